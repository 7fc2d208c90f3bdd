//! Annotations of a GitHub Actions job: a workflow command for each problem, on a line of its own.
//!
//! GitHub shows the first ten of each level in a step; all of them stand in its log.

use super::problems::{self, Level, Problem};
use super::{TextWriter, address, for_terminal};
use crate::report::{Closing, InputReport, Location, Run};
use crate::wording::Lang;

/// Writes one line a problem.
pub(super) struct Writer {
    lang: Lang,
}

impl Writer {
    pub(super) fn new(lang: Lang) -> Self {
        Self { lang }
    }

    fn annotation(
        &self,
        run: &Run,
        path: Option<&str>,
        problem: &Problem<'_>,
        more: &[String],
    ) -> String {
        let mut lines = problem.lines(self.lang);
        lines.extend_from_slice(more);
        let title = format!("{} [{}]", problem.title(self.lang), problem.rule);
        command(problem.level(run.strictness), path, problem.location, &title, &lines)
    }
}

impl TextWriter for Writer {
    fn begin(&mut self, _run: &Run) -> String {
        String::new()
    }

    fn input(&mut self, run: &Run, input: &InputReport, _number: usize) -> String {
        let path = Some(input.path.as_str());
        match &input.outcome {
            Ok(list) => problems::of_list(list)
                .iter()
                .map(|it| self.annotation(run, Some(it.path(&input.path)), it, &[]))
                .collect(),
            Err(error) => {
                let lines = problems::error_lines(error, self.lang);
                command(Level::Error, path, None, problems::unreadable(self.lang), &lines)
            }
        }
    }

    fn end(&mut self, run: &Run, closing: &Closing) -> String {
        let mut annotations = String::new();
        for finding in &closing.between_lists.findings {
            let path = finding.places.first().map(|place| place.path.as_str());
            let others = finding.places.iter().skip(1);
            let others: Vec<String> = others.map(|at| problems::place(at, self.lang)).collect();
            let problem = Problem::of_lists(finding);
            annotations.push_str(&self.annotation(run, path, &problem, &others));
        }
        annotations
    }
}

/// `::error file=…,line=…,col=…,title=…::…`.
fn command(
    level: Level,
    path: Option<&str>,
    location: Option<&Location>,
    title: &str,
    lines: &[String],
) -> String {
    let name = match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "notice",
    };
    let mut properties = Vec::new();
    if let Some(path) = path.filter(|path| *path != "-") {
        properties.push(format!("file={}", property(&address::plain(path))));
    }
    if let Some(location) = location {
        properties.push(format!("line={}", location.row));
        if let Some(cell) = location.cell {
            properties.push(format!("col={}", cell.column.number()));
        }
    }
    properties.push(format!("title={}", property(title)));
    let lines: Vec<String> = lines.iter().map(|line| data(line)).collect();
    format!("::{name} {}::{}\n", properties.join(","), lines.join("%0A"))
}

/// Text after the second `::`.
fn data(text: &str) -> String {
    for_terminal(text).replace('%', "%25")
}

/// The value of a property, which a colon or comma would end.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::render::{Format, fixtures, render};

    /// How the runner takes a command apart, after its own `ActionCommand.TryParseV2`.
    fn parsed(line: &str) -> (String, BTreeMap<String, String>, String) {
        let rest = line.strip_prefix("::").unwrap();
        let (head, message) = rest.split_once("::").unwrap();
        let (name, properties) = head.split_once(' ').unwrap();
        let undone = |text: &str, marks: &[(&str, &str)]| {
            marks.iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
        };
        let data = [("%0D", "\r"), ("%0A", "\n"), ("%25", "%")];
        let property = [("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")];
        let properties = properties
            .split(',')
            .map(|pair| pair.split_once('=').unwrap())
            .map(|(key, value)| (key.to_owned(), undone(value, &property)))
            .collect();
        (name.to_owned(), properties, undone(message, &data))
    }

    fn annotations(lang: Lang) -> Vec<(String, BTreeMap<String, String>, String)> {
        let text = render(&fixtures::report(), Format::Github, &fixtures::page(lang, 80));
        text.lines().map(parsed).collect()
    }

    #[test]
    fn a_finding_is_an_error_at_its_row_and_column() {
        let annotations = annotations(Lang::En);
        let (name, properties, message) = annotations
            .iter()
            .find(|(_, properties, _)| properties.get("line").is_some_and(|line| line == "16"))
            .unwrap();
        assert_eq!(name, "error");
        assert_eq!(properties["file"], "huyen/sa-thay.xlsx");
        assert_eq!(properties["col"], "6");
        assert_eq!(
            properties["title"],
            "Official delegates belong to an ethnic minority [official-is-minority]"
        );
        assert!(message.contains("the official delegate is “Kinh”\nChoose official"), "{message}");
    }

    #[test]
    fn percent_signs_commas_and_colons_come_back_whole() {
        let line =
            command(Level::Error, Some("a,b:1%2C.xlsx"), None, "30%, a: b", &["30%0A".to_owned()]);
        assert_eq!(line, "::error file=a%2Cb%3A1%252C.xlsx,title=30%25%2C a%3A b::30%250A\n");
        let (_, properties, message) = parsed(line.trim_end());
        assert_eq!(properties["file"], "a,b:1%2C.xlsx");
        assert_eq!((properties["title"].as_str(), message.as_str()), ("30%, a: b", "30%0A"));
        // The first two colons end the properties, and the first sign of equality ends a key.
        let line = command(Level::Error, Some("a=b.xlsx"), None, "c::d", &["e::f".to_owned()]);
        let (_, properties, message) = parsed(line.trim_end());
        assert_eq!((properties["file"].as_str(), message.as_str()), ("a=b.xlsx", "e::f"));
        assert_eq!(properties["title"], "c::d");
    }

    #[test]
    fn a_cell_cannot_give_the_runner_a_command() {
        let line = command(Level::Note, None, None, "a", &["x\r\n::stop-commands::y".to_owned()]);
        assert_eq!(line.lines().count(), 1, "{line}");
    }

    #[test]
    fn each_problem_is_told_once_with_its_level() {
        let annotations = annotations(Lang::Vi);
        let of = |name: &str| annotations.iter().filter(|(held, ..)| held == name).count() as u64;
        let counts = fixtures::report().closing().counts;
        assert_eq!(of("error"), counts.errors + 1, "and the unreadable list");
        assert_eq!(of("warning"), counts.warnings + counts.not_checked);
        assert_eq!(of("notice"), counts.advice + counts.waived);
    }
}
