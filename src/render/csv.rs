//! One line a problem, for a spreadsheet: UTF-8 with a byte order mark, RFC 4180.
//!
//! The names of the columns and the ids beneath them are the same in every language, so that a
//! program can read them too. Text that a spreadsheet would take for a formula is set behind an
//! apostrophe.

use super::problems::{self, Problem, UNREADABLE};
use super::{ReportWriter, for_terminal};
use crate::report::{Closing, InputReport, ListReport, Run, Severity, Status};
use crate::wording::Lang;

pub(super) const COLUMNS: [&str; 18] = [
    "path",
    "unit",
    "level",
    "rule",
    "severity",
    "status",
    "sheet",
    "row",
    "cell",
    "delegate",
    "title",
    "message",
    "help",
    "citation",
    "also_at",
    "waived_reason",
    "waived_document",
    "waived_until",
];

/// Writes one line a problem.
pub(super) struct Writer {
    lang: Lang,
}

impl Writer {
    pub(super) fn new(lang: Lang) -> Self {
        Self { lang }
    }

    fn line(&self, of: &Origin<'_>, problem: &Problem<'_>, also_at: &str) -> String {
        let location = problem.location;
        let path = problem.path(of.path);
        let row = location.map(|it| it.row.to_string()).unwrap_or_default();
        let cell = location.and_then(|it| it.cell).map(|cell| cell.to_string()).unwrap_or_default();
        let until = problem.waived.and_then(|it| it.expires);
        let until = until.map(|day| day.to_string()).unwrap_or_default();
        record(&[
            path,
            of.unit,
            of.level,
            problem.rule,
            severity(problem.severity),
            status(problem.status),
            location.and_then(|it| it.sheet.as_deref()).unwrap_or_default(),
            &row,
            &cell,
            problem.delegate.unwrap_or_default(),
            problem.title(self.lang),
            problem.message(self.lang),
            problem.help(self.lang).unwrap_or_default(),
            problem.citation.map(|it| it.clause.as_str()).unwrap_or_default(),
            also_at,
            problem.waived.map(|it| it.reason.as_str()).unwrap_or_default(),
            problem.waived.map(|it| it.document.as_str()).unwrap_or_default(),
            &until,
        ])
    }
}

/// The list that a problem belongs to.
struct Origin<'a> {
    path: &'a str,
    unit: &'a str,
    level: &'a str,
}

impl<'a> Origin<'a> {
    fn of(input: &'a InputReport, list: &'a ListReport) -> Self {
        let unit = input.unit_name().unwrap_or_default();
        Self { path: &input.path, unit, level: &list.congress.level }
    }
}

impl ReportWriter for Writer {
    fn begin(&mut self, _run: &Run) -> String {
        format!("\u{feff}{}", record(&COLUMNS))
    }

    fn input(&mut self, _run: &Run, input: &InputReport, _number: usize) -> String {
        match &input.outcome {
            Ok(list) => {
                let origin = Origin::of(input, list);
                problems::of_list(list).iter().map(|it| self.line(&origin, it, "")).collect()
            }
            Err(error) => {
                let help: Vec<&str> = error.help.iter().map(|help| help.get(self.lang)).collect();
                let mut fields = [""; COLUMNS.len()];
                let help = help.join("; ");
                for (column, field) in [
                    ("path", input.path.as_str()),
                    ("severity", severity(Severity::Error)),
                    ("status", UNREADABLE),
                    ("title", problems::unreadable(self.lang)),
                    ("message", error.message.get(self.lang)),
                    ("help", &help),
                ] {
                    if let Some(at) = COLUMNS.iter().position(|known| *known == column) {
                        fields[at] = field;
                    }
                }
                record(&fields)
            }
        }
    }

    fn end(&mut self, _run: &Run, closing: &Closing) -> String {
        let mut lines = String::new();
        for finding in &closing.between_lists.findings {
            let origin = Origin {
                path: finding.places.first().map(|place| place.path.as_str()).unwrap_or_default(),
                unit: finding.unit.as_deref().unwrap_or_default(),
                level: "",
            };
            let others = finding.places.iter().skip(1);
            let others: Vec<String> = others.map(|at| problems::place(at, self.lang)).collect();
            lines.push_str(&self.line(&origin, &Problem::of_lists(finding), &others.join("; ")));
        }
        lines
    }
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "advice",
    }
}

fn status(status: Status) -> &'static str {
    match status {
        Status::Pass => "pass",
        Status::Fail => "fail",
        Status::NotChecked => "not_checked",
    }
}

/// The fields as one line, on which nothing is a formula or a command to a terminal.
fn record(fields: &[&str]) -> String {
    let mut writer =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let fields = fields.iter().map(|field| harmless(field));
    writer.write_record(fields).expect("a buffer in memory takes every line");
    let line = writer.into_inner().expect("a buffer in memory takes every line");
    String::from_utf8(line).expect("fields of UTF-8 make a line of UTF-8")
}

fn harmless(field: &str) -> String {
    let guard = if field.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) { "'" } else { "" };
    format!("{guard}{}", for_terminal(field))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::render::{Format, fixtures, render};
    use crate::report::Report;

    fn lines(report: &Report, lang: Lang) -> Vec<BTreeMap<String, String>> {
        let text = render(report, Format::Csv, &fixtures::page(lang, 80));
        let text = text.strip_prefix('\u{feff}').unwrap();
        csv::Reader::from_reader(text.as_bytes()).deserialize().map(Result::unwrap).collect()
    }

    #[test]
    fn a_finding_is_a_line_with_its_cell_and_its_delegate() {
        let lines = lines(&fixtures::report(), Lang::En);
        let kinh = lines.iter().find(|it| it["cell"] == "F16").unwrap();
        let told = ["path", "unit", "level", "rule", "severity", "status", "sheet", "row"];
        assert_eq!(
            told.map(|column| kinh[column].as_str()),
            [
                "huyen/sa-thay.xlsx",
                "Sa Thầy",
                "district",
                "official-is-minority",
                "error",
                "fail",
                "ĐB chính thức",
                "16"
            ]
        );
        assert_eq!(kinh["citation"], "47/KH-UBND III.5.3");
    }

    #[test]
    fn the_names_of_the_columns_are_the_same_in_every_language() {
        let vi = lines(&fixtures::report(), Lang::Vi);
        let en = lines(&fixtures::report(), Lang::En);
        assert_eq!(vi.len(), en.len());
        for (vi, en) in vi.iter().zip(&en) {
            for column in
                COLUMNS.iter().filter(|it| !["title", "message", "help", "also_at"].contains(it))
            {
                assert_eq!(vi[*column], en[*column], "{column}");
            }
        }
    }

    #[test]
    fn no_field_is_ever_a_formula() {
        for start in ["=", "+", "-", "@", "\t", "\r", "\n"] {
            let line = record(&[&format!("{start}cmd|' /C calc'!A0"), "b"]);
            assert!(line.starts_with('\''), "{line:?}");
            assert!(line.ends_with(",b\r\n"), "{line:?}");
        }
        assert_eq!(record(&["a", "b;\"c\",d"]), "a,\"b;\"\"c\"\",d\"\r\n");
        let all = render(&fixtures::report(), Format::Csv, &fixtures::page(Lang::Vi, 80));
        assert!(!all.contains('\u{1b}'));
    }

    #[test]
    fn each_problem_is_a_line() {
        let counts = fixtures::report().closing().counts;
        let problems =
            counts.errors + counts.warnings + counts.advice + counts.not_checked + counts.waived;
        let lines = lines(&fixtures::report(), Lang::Vi);
        assert_eq!(lines.len() as u64, problems + 1, "and the unreadable list");
        let waived = lines.iter().filter(|it| !it["waived_reason"].is_empty()).count() as u64;
        assert_eq!(waived, counts.waived);
    }
}
