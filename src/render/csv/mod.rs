//! Lines for a spreadsheet: UTF-8 with a byte order mark, RFC 4180.
//!
//! Headings and values are in the reader's language; the ids of rules are the same in both. Text
//! that a spreadsheet would take for a formula is set behind an apostrophe. What a command has to
//! say in lines is a file here, and its columns stand in [`HEADINGS`].

mod compare;
mod inspect;
mod lists;
mod quota;
mod repair;
mod rules;
mod settings;
mod stats;
mod what_if;

use std::path::Path;
use std::sync::LazyLock;

use super::for_terminal;
use super::workbook::{self, CellLink, RecordCell, Records};
use crate::report::Check;
use crate::sheet::Row;
use crate::wording::{Lang, Text, capitalised};

pub(super) use compare::compared;
pub(super) use inspect::inspected;
pub(super) use lists::Writer;
pub(super) use quota::allowed;
pub(super) use repair::repaired;
pub(super) use rules::{checked, explained, listed, tested};
pub(super) use settings::in_force;
pub(super) use stats::counted;
pub(super) use what_if::what_if;

/// The headings of every table that this tool writes, by which its files are known again.
static HEADINGS: [&[Text]; 12] = [
    &compare::COLUMNS,
    &inspect::COLUMNS,
    &lists::COLUMNS,
    &quota::COLUMNS,
    &repair::COLUMNS,
    &rules::COLUMNS_OF_CHECKED,
    &rules::COLUMNS_OF_TESTED,
    &rules::COLUMNS_OF_EXPLAINED,
    &rules::COLUMNS_OF_LISTED,
    &settings::COLUMNS,
    &stats::COLUMNS,
    &what_if::COLUMNS,
];

/// How the reports began that earlier versions wrote: they still lie in folders.
const EARLIER: &str = "path,unit,level,rule,severity,status,sheet,row,cell,";

/// Records beneath their headings.
#[derive(Debug)]
pub struct CsvTable {
    columns: &'static [Text],
    lines: Vec<Vec<CsvCell>>,
}

impl CsvTable {
    pub(super) fn new(columns: &'static [Text]) -> Self {
        Self { columns, lines: Vec::new() }
    }

    /// A record; it has a cell for each column.
    pub(super) fn line(&mut self, cells: impl IntoIterator<Item = CsvCell>) {
        let cells: Vec<CsvCell> = cells.into_iter().collect();
        debug_assert_eq!(cells.len(), self.columns.len(), "a cell for each column");
        self.lines.push(cells);
    }

    /// The whole file.
    pub(super) fn in_lang(&self, lang: Lang) -> String {
        format!("{}{}", head(self.columns, lang), self.lines_in(lang))
    }

    /// The same records for a sheet, on which numbers are numbers and cells lead to their place, from
    /// the folder that `way_back` leaves; columns without anything are left out.
    pub(super) fn records(&self, lang: Lang, way_back: &Path) -> Records {
        let title = |title: &Text| capitalised(&title.get(lang).replace('_', " "));
        let titles = self.columns.iter().map(title);
        let mut records = Records::new(titles);
        for cells in &self.lines {
            records.row(cells.iter().map(|cell| cell.on_sheet(lang, way_back)));
        }
        records.without_blank_columns()
    }

    /// The records without their headings.
    fn lines_in(&self, lang: Lang) -> String {
        self.lines.iter().map(|cells| line(cells, lang)).collect()
    }
}

/// What stands in a record.
#[derive(Debug, Clone)]
pub(super) enum CsvCell {
    /// A number, which no spreadsheet takes for anything else.
    Number(i128),
    /// A number in hundredths.
    Hundredths(u64),
    /// The cell of a place in a file, or nothing where the whole row is meant.
    Place {
        written: String,
        file: String,
        sheet: Option<String>,
        row: Row,
    },
    Text(Text),
}

impl CsvCell {
    fn on_sheet(&self, lang: Lang, way_back: &Path) -> RecordCell {
        match self {
            Self::Place { written, file, sheet, row } => {
                let cell = if written.is_empty() { format!("A{row}") } else { written.clone() };
                let file = way_back.join(file).display().to_string();
                let place = sheet.as_ref().map(|sheet| (sheet.clone(), cell.clone()));
                RecordCell::Link(cell, CellLink { file, place })
            }
            Self::Number(number) => RecordCell::number(*number),
            Self::Hundredths(number) => RecordCell::decimal(hundredths(*number, '.')),
            Self::Text(text) => match workbook::number(text.get(lang), lang) {
                Some((digits, look)) => RecordCell::Number(digits, look),
                None => RecordCell::text(text.get(lang)),
            },
        }
    }

    /// What is not known, or does not belong there.
    fn none() -> Self {
        Self::Text(Text::default())
    }
}

fn hundredths(number: u64, point: char) -> String {
    format!("{}{point}{:02}", number / 100, number % 100)
}

impl From<Text> for CsvCell {
    fn from(text: Text) -> Self {
        Self::Text(text)
    }
}

impl From<&Text> for CsvCell {
    fn from(text: &Text) -> Self {
        Self::Text(text.clone())
    }
}

impl From<String> for CsvCell {
    fn from(text: String) -> Self {
        Self::Text(Text::same(text))
    }
}

impl From<&str> for CsvCell {
    fn from(text: &str) -> Self {
        Self::Text(Text::same(text))
    }
}

impl From<u64> for CsvCell {
    fn from(number: u64) -> Self {
        Self::Number(number.into())
    }
}

impl From<i64> for CsvCell {
    fn from(number: i64) -> Self {
        Self::Number(number.into())
    }
}

impl From<u32> for CsvCell {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl<T: Into<Self>> From<Option<T>> for CsvCell {
    fn from(value: Option<T>) -> Self {
        value.map_or_else(Self::none, Into::into)
    }
}

/// What was found by a rule: a number, or with the whole it is a part of `44/150`.
fn observed(check: Option<&Check>) -> CsvCell {
    check.map(super::validate::measure::observed).into()
}

/// What is allowed. A number by itself is no formula, which an equals sign would make of it.
fn limit(check: Option<&Check>) -> CsvCell {
    let limit = check.map(super::validate::measure::limit).unwrap_or_default();
    Text::by(|lang| limit.get(lang).trim_start_matches("= ").to_owned()).into()
}

/// How far a rule is from its limit, in people.
fn margin(check: Option<&Check>) -> CsvCell {
    check.and_then(|check| check.margin).into()
}

/// The mark by which spreadsheets take a file for UTF-8, and the headings.
fn head(columns: &[Text], lang: Lang) -> String {
    let columns: Vec<&str> = columns.iter().map(|column| column.get(lang)).collect();
    format!("\u{feff}{}", record(&columns))
}

fn line(cells: &[CsvCell], lang: Lang) -> String {
    let fields: Vec<String> = cells
        .iter()
        .map(|cell| match cell {
            CsvCell::Number(number) => number.to_string(),
            CsvCell::Place { written, .. } => harmless(written),
            CsvCell::Hundredths(number) => {
                let point = if lang == Lang::Vi { ',' } else { '.' };
                hundredths(*number, point)
            }
            CsvCell::Text(text) => harmless(text.get(lang)),
        })
        .collect();
    written(&fields)
}

/// Whether a file that begins so has a head of this tool's.
pub(super) fn is_own(head: &str) -> bool {
    /// The heads of all tables in both languages.
    static HEADS: LazyLock<Vec<String>> = LazyLock::new(|| {
        let of = |columns: &[Text], lang| {
            let columns: Vec<&str> = columns.iter().map(|column| column.get(lang)).collect();
            record(&columns).trim_end().to_owned()
        };
        let in_both =
            |columns: &&'static [Text]| [Lang::Vi, Lang::En].map(|lang| of(columns, lang));
        HEADINGS.iter().flat_map(in_both).collect()
    });
    let first = head.trim_start_matches('\u{feff}').lines().next().unwrap_or_default();
    HEADS.iter().any(|head| head == first) || first.starts_with(EARLIER)
}

/// The fields as one line, on which nothing is a formula or a command to a terminal.
fn record(fields: &[&str]) -> String {
    let fields: Vec<String> = fields.iter().map(|field| harmless(field)).collect();
    written(&fields)
}

fn written(fields: &[String]) -> String {
    let mut writer =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
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
    use super::*;
    use crate::render::{Format, fixtures, render};

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
    fn a_number_is_a_number_even_where_it_is_less_than_nothing() {
        assert_eq!(line(&[(-3_i64).into(), "-3".into()], Lang::Vi), "-3,'-3\r\n");
    }
}
