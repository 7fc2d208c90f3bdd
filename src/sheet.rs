//! A worksheet as it was read: cells with addresses, nothing interpreted.
//!
//! The cells are kept sparsely, row by row, so that a list beside one stray cell at `XFD1048576`
//! costs what the list costs. Rows and columns are 1-based, as people see them.

mod address;
mod cell_text;
mod cells;
mod note;

pub use address::{CellRef, Column, Row};
pub use cell_text::CellText;
pub use cells::Cells;
pub(crate) use cells::RowsInBlocks;
use jiff::civil::Date;
pub use note::ReadNote;
use smol_str::{SmolStr, ToSmolStr, format_smolstr};

/// What a cell holds.
#[derive(Debug, Clone, PartialEq)]
pub enum CellValue {
    /// Text, in Unicode NFC, full-width letters and digits as plain ones, and else exactly as it was
    /// written.
    Text(SmolStr),
    /// A number that no format marks as a date.
    Number(f64),
    /// A truth value.
    Bool(bool),
    /// A number that its format shows as a date, or a date of the file format itself.
    Date(Date),
    /// A date that the calendar does not have, with what the file holds for it.
    ImpossibleDate(Box<str>),
    /// An error value, such as `#REF!`.
    Error(Box<str>),
    /// A formula of which the file keeps no result, with the formula's text where it is known.
    Uncalculated(Box<str>),
}

/// A font of before Unicode, known by its name: what is typed for it shows Vietnamese in it alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LegacyFont {
    /// `.VnTime` and its like.
    Tcvn3,
    /// `.VnTimeH` and its like, which show small letters as capitals.
    Tcvn3Capitals,
    /// `VNI-Times` and its like.
    Vni,
}

/// A cell that holds something.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// Where it stands.
    pub column: Column,
    /// What it holds.
    pub value: CellValue,
    /// The font, where it is one of before Unicode and the file format tells it.
    pub font: Option<LegacyFont>,
}

impl Cell {
    /// A cell without a known font.
    pub fn new(column: Column, value: CellValue) -> Self {
        Self { column, value, font: None }
    }

    /// The cell's text as an officer sees it: dates as `16/05/2024`, whole numbers without a
    /// decimal point.
    pub fn shown(&self) -> SmolStr {
        match &self.value {
            CellValue::Text(text) => text.clone(),
            CellValue::ImpossibleDate(text) | CellValue::Error(text) => SmolStr::new(text),
            CellValue::Uncalculated(formula) => format_smolstr!("={formula}"),
            CellValue::Number(number) => match whole_number(*number) {
                // Several times as fast as a float is written. A zero may be `-0`.
                Some(whole) if whole != 0 => whole.to_smolstr(),
                _ => number.to_smolstr(),
            },
            CellValue::Bool(true) => SmolStr::new_static("TRUE"),
            CellValue::Bool(false) => SmolStr::new_static("FALSE"),
            CellValue::Date(date) => {
                format_smolstr!("{:02}/{:02}/{}", date.day(), date.month(), date.year())
            }
        }
    }

    /// The same, borrowed where the cell holds text.
    pub fn text(&self) -> CellText<'_> {
        match &self.value {
            CellValue::Text(text) => CellText::Held(text),
            CellValue::ImpossibleDate(text) | CellValue::Error(text) => CellText::Held(text),
            _ => CellText::Made(self.shown()),
        }
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
    pub cells: Cells,
    /// Whether it was hidden by hand or by a filter.
    pub hidden: bool,
    /// Whether it was struck out, as officers do instead of deleting: more of its cells are than
    /// are not, plain numbers such as the ordinal aside.
    pub struck: bool,
}

impl SheetRow {
    /// The cell in this column, if it holds something.
    pub fn cell(&self, column: Column) -> Option<&Cell> {
        let cells = &*self.cells;
        // Rows of a table have a cell in every column, so that its place can be told.
        let first = cells.first()?.column.number();
        let place = usize::try_from(column.number().checked_sub(first)?).ok()?;
        let there = cells.get(place).filter(|cell| cell.column == column);
        there.or_else(|| {
            let at = cells.binary_search_by_key(&column, |cell| cell.column).ok()?;
            cells.get(at)
        })
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
        let at = self.rows.binary_search_by_key(&row, |other| other.row).ok()?;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_shown_as_an_officer_sees_them() {
        let shown = |value| Cell::new(Column::new(1), value).shown();
        assert_eq!(shown(CellValue::Number(1980.0)), "1980");
        assert_eq!(shown(CellValue::Date(jiff::civil::date(1980, 5, 12))), "12/05/1980");
    }

    /// A list of a million rows holds eight million of them.
    #[test]
    fn a_cell_takes_little_more_than_its_text() {
        assert!(size_of::<Cell>() <= 32);
    }

    #[test]
    fn only_whole_numbers_are_whole() {
        assert_eq!(whole_number(1980.0), Some(1980));
        assert_eq!(whole_number(1980.5), None);
        assert_eq!(whole_number(1e300), None);
        assert_eq!(whole_number(f64::NAN), None);
    }
}
