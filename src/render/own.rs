//! Reports that this tool has written, known again by how they begin.
//!
//! Where they lie among lists they are no lists, and no fault.

use super::{Format, csv, statistics, workbook};
use crate::report::words;
use crate::wording::Lang;

/// Whether a file that begins so is a report in this format, or an allotment; of a workbook, whose
/// own properties are these.
pub fn is_report(format: Format, head: &str) -> bool {
    let head = head.trim_start_matches('\u{feff}');
    let tool = |before: &str| head.contains(&format!("{before}\"{}", env!("CARGO_PKG_NAME")));
    let titles = || [Lang::Vi, Lang::En].map(|lang| words::check_title().in_lang(lang));
    match format {
        Format::Csv => {
            let first = head.lines().next().unwrap_or_default();
            csv::is_own(head)
                || first.starts_with("name,population,") && first.contains(",quota,official")
        }
        Format::Html => tool("<meta name=\"generator\" content="),
        Format::Markdown => {
            titles().iter().any(|title| head.starts_with(&format!("# {title}\n")))
                || statistics::is_own(head)
        }
        Format::Json => tool("\"name\": "),
        Format::JsonLines => head.starts_with("{\"type\":\"list\",\"path\":"),
        Format::Junit => tool("<testsuites name="),
        Format::Table => ["Bộ quy định: ", "Rules: "]
            .iter()
            .any(|mark| head.lines().any(|line| line.starts_with(mark))),
        Format::Xlsx => workbook::is_own(head),
        Format::Sarif | Format::Github | Format::Gitlab => false,
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::render::{ReportFormat as _, fixtures, render};

    #[test]
    fn reports_are_known_again_in_both_languages() {
        for (name, format) in [
            ("a.csv", Format::Csv),
            ("a.html", Format::Html),
            ("a.md", Format::Markdown),
            ("a.json", Format::Json),
            ("a.jsonl", Format::JsonLines),
            ("a.xml", Format::Junit),
        ] {
            assert_eq!(Format::of_file(Path::new(name)), Some(format));
            for lang in [Lang::Vi, Lang::En] {
                let text = render(&fixtures::report(), format, &fixtures::page(lang, 80));
                assert!(is_report(format, &text), "{name} {lang:?}");
            }
        }
        assert!(is_report(Format::Csv, "name,population,level,quota,official\n"));
    }

    #[test]
    fn a_list_is_no_report() {
        assert!(!is_report(Format::Csv, "STT,Họ và tên,Giới tính,Dân tộc\n"));
        assert!(!is_report(Format::Csv, "line,path,unit\n"));
        assert!(!is_report(Format::Markdown, "# Danh sách đại biểu\n\nTổng số: 150\n"));
        assert!(!is_report(Format::Html, "<html><title>Danh sách đại biểu</title><table>"));
    }
}
