//! The report for programs that take it in line by line: one JSON object a line.
//!
//! A line of type `list` for each input, in the shape that it has among the `inputs` of the whole
//! document, and a last line of type `summary` with all that stands around them there.

use serde::Serialize;

use super::{Foot, Head, Input, input};
use crate::render::TextWriter;
use crate::report::{Closing, InputReport, Run};
use crate::wording::Lang;

#[derive(Serialize)]
struct ListLine<'a> {
    r#type: &'static str,
    #[serde(flatten)]
    input: Input<'a>,
}

#[derive(Serialize)]
struct SummaryLine<'a> {
    r#type: &'static str,
    #[serde(flatten)]
    head: Head<'a>,
    #[serde(flatten)]
    foot: Foot<'a>,
}

/// Writes each list as soon as it is there.
pub(in crate::render) struct Writer {
    lang: Lang,
}

impl Writer {
    pub(in crate::render) fn new(lang: Lang) -> Self {
        Self { lang }
    }
}

impl TextWriter for Writer {
    fn begin(&mut self, _run: &Run) -> String {
        String::new()
    }

    fn input(&mut self, _run: &Run, input: &InputReport, _number: usize) -> String {
        line(&ListLine { r#type: "list", input: self::input(input, self.lang) })
    }

    fn end(&mut self, run: &Run, closing: &Closing) -> String {
        line(&SummaryLine {
            r#type: "summary",
            head: Head::of(run, self.lang),
            foot: Foot::of(closing, self.lang),
        })
    }
}

fn line(document: &impl Serialize) -> String {
    let mut line = serde_json::to_string(document)
        .expect("structs of strings, numbers and lists always become JSON");
    line.push('\n');
    line
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use crate::render::{Format, fixtures, render};
    use crate::wording::Lang;

    fn lines(format: Format) -> Vec<Value> {
        let text = render(&fixtures::report(), format, &fixtures::page(Lang::Vi, 80));
        serde_json::Deserializer::from_str(&text).into_iter().map(Result::unwrap).collect()
    }

    #[test]
    fn the_lines_together_are_what_the_whole_document_says() {
        let mut whole = lines(Format::Json).remove(0);
        let mut lines = lines(Format::JsonLines);
        let mut summary = lines.pop().unwrap();
        assert_eq!(summary["type"], "summary");
        summary.as_object_mut().unwrap().remove("type");
        for line in &mut lines {
            assert_eq!(line.as_object_mut().unwrap().remove("type").unwrap(), "list");
        }
        let inputs = whole.as_object_mut().unwrap().remove("inputs").unwrap();
        assert_eq!(inputs, Value::Array(lines));
        assert_eq!(summary, whole);
    }

    #[test]
    fn each_list_is_a_line_and_the_last_line_sums_up() {
        let text = render(&fixtures::report(), Format::JsonLines, &fixtures::page(Lang::En, 80));
        assert_eq!(text.lines().count(), 4);
        assert!(text.starts_with(r#"{"type":"list","path":"huyen/sa-thay.xlsx","error":null"#));
        assert!(
            text.lines().last().unwrap().starts_with(r#"{"type":"summary","schema_version":1"#)
        );
    }
}
