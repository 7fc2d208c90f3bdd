//! A worksheet as it was read: cells with addresses, nothing interpreted.
//!
//! The cells are kept sparsely, row by row, so that a list beside one stray cell at `XFD1048576`
//! costs what the list costs. Rows and columns are 1-based, as people see them.

use std::borrow::Cow;
use std::fmt;
use std::num::NonZeroU32;
use std::str::FromStr;

use jiff::civil::Date;

/// A spreadsheet's own row number, 1-based.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Row(NonZeroU32);

/// A spreadsheet column, 1-based: 1 is `A`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Column(NonZeroU32);

impl Row {
    /// The row with this 1-based number; row 1 for 0.
    pub fn new(number: u32) -> Self {
        Self(NonZeroU32::new(number).unwrap_or(NonZeroU32::MIN))
    }

    /// The row at this 0-based position.
    pub fn from_index(index: u32) -> Self {
        Self::new(index.saturating_add(1))
    }

    /// The 1-based number.
    pub fn number(self) -> u32 {
        self.0.get()
    }

    /// The row beneath.
    #[must_use]
    pub fn below(self) -> Self {
        Self::new(self.number().saturating_add(1))
    }
}

impl Column {
    /// The column with this 1-based number; column 1 for 0.
    pub fn new(number: u32) -> Self {
        Self(NonZeroU32::new(number).unwrap_or(NonZeroU32::MIN))
    }

    /// The column at this 0-based position.
    pub fn from_index(index: u32) -> Self {
        Self::new(index.saturating_add(1))
    }

    /// The 1-based number.
    pub fn number(self) -> u32 {
        self.0.get()
    }
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Display for Column {
    /// The letters of the column: `A`, `Z`, `AA`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut letters = Vec::new();
        let mut rest = self.number();
        while rest > 0 {
            rest -= 1;
            letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
            rest /= 26;
        }
        letters.iter().rev().try_for_each(|letter| write!(f, "{letter}"))
    }
}

/// A text is not the letters of a column.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a column")]
pub struct ColumnError(pub String);

impl FromStr for Column {
    type Err = ColumnError;

    fn from_str(text: &str) -> Result<Self, ColumnError> {
        let fault = || ColumnError(text.to_owned());
        if text.is_empty() || text.len() > 3 {
            return Err(fault());
        }
        let mut number = 0;
        for letter in text.bytes() {
            if !letter.is_ascii_alphabetic() {
                return Err(fault());
            }
            number = number * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1;
        }
        Ok(Self::new(number))
    }
}

/// The address of a cell within its sheet, shown as `B7`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellRef {
    /// The cell's row.
    pub row: Row,
    /// The cell's column.
    pub column: Column,
}

impl CellRef {
    /// The cell at this column and row.
    pub fn new(column: Column, row: Row) -> Self {
        Self { row, column }
    }
}

impl fmt::Display for CellRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.column, self.row)
    }
}

/// What a cell holds.
#[derive(Debug, Clone, PartialEq)]
pub enum CellValue {
    /// Text, in Unicode NFC, full-width letters and digits as plain ones, and else exactly as it was
    /// written.
    Text(String),
    /// A number that no format marks as a date.
    Number(f64),
    /// A truth value.
    Bool(bool),
    /// A number that its format shows as a date, or a date of the file format itself.
    Date(Date),
    /// A date that the calendar does not have, with what the file holds for it.
    ImpossibleDate(String),
    /// An error value, such as `#REF!`.
    Error(String),
    /// A formula of which the file keeps no result, with the formula's text where it is known.
    Uncalculated(String),
}

/// A cell that holds something.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// Where it stands.
    pub column: Column,
    /// What it holds.
    pub value: CellValue,
    /// The font's name, where the file format tells it: legacy Vietnamese fonts are known by name.
    pub font: Option<std::sync::Arc<str>>,
}

impl Cell {
    /// A cell without a known font.
    pub fn new(column: Column, value: CellValue) -> Self {
        Self { column, value, font: None }
    }

    /// The cell's text as an officer sees it: dates as `16/05/2024`, whole numbers without a
    /// decimal point.
    pub fn shown(&self) -> String {
        self.text().into_owned()
    }

    /// The same, borrowed where the cell holds text.
    pub fn text(&self) -> Cow<'_, str> {
        let shown = match &self.value {
            CellValue::Text(text) | CellValue::ImpossibleDate(text) | CellValue::Error(text) => {
                return Cow::Borrowed(text);
            }
            CellValue::Uncalculated(formula) => format!("={formula}"),
            CellValue::Number(number) => match whole_number(*number) {
                // Several times as fast as a float is written. A zero may be `-0`.
                Some(whole) if whole != 0 => whole.to_string(),
                _ => number.to_string(),
            },
            CellValue::Bool(true) => "TRUE".to_owned(),
            CellValue::Bool(false) => "FALSE".to_owned(),
            CellValue::Date(date) => {
                format!("{:02}/{:02}/{}", date.day(), date.month(), date.year())
            }
        };
        Cow::Owned(shown)
    }

    /// The whole number that the cell holds, as a number or as digits.
    pub fn whole_number(&self) -> Option<i64> {
        match &self.value {
            CellValue::Number(number) => whole_number(*number),
            CellValue::Text(text) => text.trim().parse().ok(),
            _ => None,
        }
    }
}

/// The integer that a spreadsheet number stands for, if it is one.
pub fn whole_number(number: f64) -> Option<i64> {
    // Beyond 2^53 a spreadsheet number no longer tells neighbouring integers apart.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if number.fract() != 0.0 || number.abs() > EXACT {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "whole, and far from the ends of an i64")]
    let whole = number as i64;
    Some(whole)
}

/// A row that holds at least one cell.
#[derive(Debug, Clone, PartialEq)]
pub struct SheetRow {
    /// Its number in the sheet; in CSV, the line on which the record starts.
    pub row: Row,
    /// Its cells, by column.
    pub cells: Vec<Cell>,
    /// Whether it was hidden by hand or by a filter.
    pub hidden: bool,
    /// Whether it was struck out, as officers do instead of deleting: more of its cells are than
    /// are not, plain numbers such as the ordinal aside.
    pub struck: bool,
}

impl SheetRow {
    /// The cell in this column, if it holds something.
    pub fn cell(&self, column: Column) -> Option<&Cell> {
        let at = self.cells.binary_search_by_key(&column, |cell| cell.column).ok()?;
        self.cells.get(at)
    }
}

/// A rectangle of merged cells, both corners included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Merge {
    /// The upper left cell, which holds the value.
    pub first: CellRef,
    /// The lower right cell.
    pub last: CellRef,
}

impl Merge {
    /// Whether the cell lies within the rectangle.
    pub fn contains(&self, cell: CellRef) -> bool {
        (self.first.row..=self.last.row).contains(&cell.row)
            && (self.first.column..=self.last.column).contains(&cell.column)
    }
}

/// One worksheet, or a whole CSV file.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sheet {
    /// The sheet's name; none for CSV.
    pub name: Option<String>,
    /// What stands above the first row and is no row of it: the paragraphs above a table in a text.
    /// Their numbers only tell their order.
    pub above: Vec<SheetRow>,
    /// The rows that hold something, from the top.
    pub rows: Vec<SheetRow>,
    /// The merged cells, where the format tells them. An empty list proves nothing.
    pub merges: Vec<Merge>,
    /// The columns that nobody sees who opens or prints the sheet, as first and last of each run.
    pub hidden_columns: Vec<(Column, Column)>,
}

impl Sheet {
    /// The row with this number, if it holds something.
    pub fn row(&self, row: Row) -> Option<&SheetRow> {
        let at = self.rows.binary_search_by_key(&row, |held| held.row).ok()?;
        self.rows.get(at)
    }

    /// The cell at this address, if it holds something.
    pub fn cell(&self, at: CellRef) -> Option<&Cell> {
        self.row(at.row)?.cell(at.column)
    }

    /// Whether the column is hidden.
    pub fn hides(&self, column: Column) -> bool {
        self.hidden_columns.iter().any(|(first, last)| (*first..=*last).contains(&column))
    }

    /// The number of cells that hold something.
    pub fn cell_count(&self) -> usize {
        self.rows.iter().map(|row| row.cells.len()).sum()
    }
}

/// Why a worksheet was not taken for a part of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum SheetLeftOut {
    /// Hidden sheets are drafts.
    Hidden,
    /// A chart, macro or dialogue sheet: it has no cells.
    NotAWorksheet,
    /// The workbook lists it, but the file does not hold it.
    NoPart,
}

/// A file as it was read.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Workbook {
    /// The visible worksheets, in their order.
    pub sheets: Vec<Sheet>,
    /// The sheets that were not read, by name, with the reason.
    pub left_out: Vec<(String, SheetLeftOut)>,
    /// What the officer should know of how the file was read, such as a conversion of its text.
    pub notes: Vec<ReadNote>,
}

/// Something about the way the file was read that the report must tell.
#[derive(Debug, Clone, PartialEq, Eq, strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum ReadNote {
    /// The file's content is of another format than its name says.
    NamedAs {
        /// The format that the ending promises.
        ending: String,
        /// What the content is.
        content: &'static str,
    },
    /// The text was decoded from this encoding, which the file does not declare.
    Decoded {
        /// The encoding's usual name, such as `windows-1258`.
        encoding: &'static str,
    },
    /// Text typed for a legacy Vietnamese font was converted to Unicode.
    ConvertedFont {
        /// The sheet, where there is one.
        sheet: Option<String>,
        /// The columns converted; empty for all of the sheet.
        columns: Vec<Column>,
        /// `TCVN3` or `VNI`.
        encoding: &'static str,
    },
    /// Rows typed for a legacy Vietnamese font among others in Unicode were converted.
    ConvertedRows {
        /// The sheet, where there is one.
        sheet: Option<String>,
        /// The first and the last of each span of rows.
        rows: Vec<(Row, Row)>,
        /// `TCVN3` or `VNI`.
        encoding: &'static str,
    },
    /// Dates written month first were read so.
    MonthFirst {
        /// The sheet, where there is one.
        sheet: Option<String>,
        /// The columns.
        columns: Vec<Column>,
    },
    /// In some cells question marks stand for letters that were lost before.
    QuestionMarks {
        /// In how many.
        cells: usize,
        /// One of them.
        example: String,
    },
    /// Cells outside the bounds that a list needs were not read.
    CellsRefused {
        /// The sheet, where there is one.
        sheet: Option<String>,
        /// How many, as far as they were counted.
        cells: u64,
    },
    /// Letters of these cells were lost when the file was written or pasted together: they hold
    /// U+FFFD in their place.
    LettersLost {
        /// The sheet, where there is one.
        sheet: Option<String>,
        /// The cells.
        cells: Vec<CellRef>,
    },
    /// Other files of the same list lie beside it, and were not read with it.
    OtherFiles {
        /// Their paths.
        files: Vec<String>,
    },
    /// Some of the people are made up, for a hypothetical list.
    HypotheticalPeople {
        /// How many.
        people: u64,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_lettered_as_in_a_spreadsheet() {
        for (number, letters) in [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (16384, "XFD")] {
            assert_eq!(Column::new(number).to_string(), letters);
            assert_eq!(letters.parse::<Column>(), Ok(Column::new(number)));
        }
        assert!("B7".parse::<Column>().is_err());
        assert!("".parse::<Column>().is_err());
    }

    #[test]
    fn cells_are_shown_as_an_officer_sees_them() {
        let shown = |value| Cell::new(Column::new(1), value).shown();
        assert_eq!(shown(CellValue::Number(1980.0)), "1980");
        assert_eq!(shown(CellValue::Date(jiff::civil::date(1980, 5, 12))), "12/05/1980");
    }

    #[test]
    fn only_whole_numbers_are_whole() {
        assert_eq!(whole_number(1980.0), Some(1980));
        assert_eq!(whole_number(1980.5), None);
        assert_eq!(whole_number(1e300), None);
        assert_eq!(whole_number(f64::NAN), None);
    }
}
