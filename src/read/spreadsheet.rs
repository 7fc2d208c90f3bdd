//! What the readers of workbook formats share: the trait, the sheet under construction, dates.
//!
//! A reader hands over cells in whatever order its file has them; [`SheetBuilder`] puts them in
//! order, keeps them sparse, and refuses what lies outside the grid or beyond the limits.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::{Date, date};
use unicode_normalization::UnicodeNormalization;

use crate::sheet::{
    Cell, CellRef, CellValue, Column, Merge, ReadNote, Row, Sheet, SheetLeftOut, SheetRow, Workbook,
};

use super::error::ReadError;
use super::limits::{Limits, Measure};

/// The last row of a worksheet, 1-based.
pub(super) const LAST_ROW: u32 = 1_048_576;
/// The last column of a worksheet, 1-based.
pub(super) const LAST_COLUMN: u32 = 16_384;

/// A reader of one workbook format.
///
/// The formats are read by different crates or by our own code; nothing outside this trait knows
/// which.
pub(super) trait SheetReader {
    /// Reads a whole workbook.
    fn read(&self, bytes: &[u8], limits: &Limits) -> Result<Workbook, ReadError>;
}

/// What the cells of all sheets of one workbook have used of its limits.
#[derive(Debug)]
pub(super) struct Budget<'a> {
    limits: &'a Limits,
    cells: u64,
    text_bytes: u64,
}

impl<'a> Budget<'a> {
    pub(super) fn new(limits: &'a Limits) -> Self {
        Self { limits, cells: 0, text_bytes: 0 }
    }

    fn charge(&mut self, value: &CellValue) -> Result<(), ReadError> {
        self.cells += 1;
        Limits::check(Measure::Cells, self.cells, self.limits.cells)?;
        if let CellValue::Text(text) | CellValue::Uncalculated(text) = value {
            self.text_bytes = self.text_bytes.saturating_add(text.len() as u64);
        }
        Limits::check(Measure::Text, self.text_bytes, self.limits.text_bytes)
    }
}

/// A sheet under construction.
#[derive(Debug, Default)]
pub(super) struct SheetBuilder {
    name: Option<String>,
    above: Vec<SheetRow>,
    rows: Vec<SheetRow>,
    hidden: Vec<(u32, u32)>,
    hidden_columns: Vec<(Column, Column)>,
    /// The cells that are struck out, by row and column.
    struck: BTreeSet<(Row, Column)>,
    merges: Vec<Merge>,
    refused: u64,
}

impl SheetBuilder {
    pub(super) fn new(name: Option<String>) -> Self {
        Self { name, ..Self::default() }
    }

    /// Adds a cell; both numbers are 1-based. Empty text is no cell.
    pub(super) fn push(
        &mut self,
        (row, column): (u32, u32),
        value: CellValue,
        font: Option<Arc<str>>,
        budget: &mut Budget<'_>,
    ) -> Result<(), ReadError> {
        if matches!(&value, CellValue::Text(text) if text.is_empty()) {
            return Ok(());
        }
        if !(1..=LAST_ROW).contains(&row) || !(1..=LAST_COLUMN).contains(&column) {
            self.refuse(1);
            return Ok(());
        }
        budget.charge(&value)?;
        let cell = Cell { column: Column::new(column), value, font };
        let row = Row::new(row);
        match self.rows.last_mut() {
            Some(last) if last.row == row => last.cells.push(cell),
            _ => self.rows.push(SheetRow { row, cells: vec![cell], hidden: false, struck: false }),
        }
        Ok(())
    }

    /// Adds a line above the first row.
    pub(super) fn push_above(
        &mut self,
        value: CellValue,
        budget: &mut Budget<'_>,
    ) -> Result<(), ReadError> {
        budget.charge(&value)?;
        let row = self.above.last().map_or(Row::new(1), |row| row.row.below());
        let cells = vec![Cell::new(Column::new(1), value)];
        self.above.push(SheetRow { row, cells, hidden: false, struck: false });
        Ok(())
    }

    /// Counts cells that were not read.
    pub(super) fn refuse(&mut self, cells: u64) {
        self.refused = self.refused.saturating_add(cells);
    }

    /// Marks the columns from `first` to `last` as hidden, both 1-based.
    pub(super) fn hide_columns(&mut self, first: u32, last: u32) {
        // A file may claim as many runs as it has bytes.
        const MOST_RUNS: usize = 20_000;
        if first <= last && self.hidden_columns.len() < MOST_RUNS {
            self.hidden_columns.push((Column::new(first), Column::new(last)));
        }
    }

    /// Marks the rows from `first` to `last` as hidden, both 1-based.
    pub(super) fn hide(&mut self, first: u32, last: u32) {
        match self.hidden.last_mut() {
            Some((_, end)) if end.saturating_add(1) == first => *end = last,
            _ => self.hidden.push((first, last)),
        }
    }

    /// Marks a cell as struck out; both numbers are 1-based.
    pub(super) fn strike(&mut self, (row, column): (u32, u32)) {
        self.struck.insert((Row::new(row), Column::new(column)));
    }

    /// Merges a rectangle of 1-based `(row, column)` corners; a single cell is no merge.
    pub(super) fn merge(&mut self, first: (u32, u32), last: (u32, u32), limits: &Limits) {
        if first == last || self.merges.len() >= limits.merges {
            return;
        }
        let at = |(row, column)| CellRef::new(Column::new(column), Row::new(row));
        self.merges.push(Merge { first: at(first), last: at(last) });
    }

    /// The finished sheet, added to the workbook with what must be told of it.
    pub(super) fn finish(mut self, workbook: &mut Workbook) {
        self.rows.sort_by_key(|row| row.row);
        self.rows.dedup_by(|later, kept| {
            let same = later.row == kept.row;
            if same {
                kept.cells.append(&mut later.cells);
            }
            same
        });
        self.hidden.sort_unstable();
        for row in &mut self.rows {
            row.cells.sort_by_key(|cell| cell.column);
            row.cells.dedup_by_key(|cell| cell.column);
            let number = row.row.number();
            let upto = self.hidden.partition_point(|(first, _)| *first <= number);
            row.hidden = upto
                .checked_sub(1)
                .and_then(|at| self.hidden.get(at))
                .is_some_and(|(_, last)| number <= *last);
            row.struck = !self.struck.is_empty() && is_struck(row, &self.struck);
        }
        if self.refused > 0 {
            workbook
                .notes
                .push(ReadNote::CellsRefused { sheet: self.name.clone(), cells: self.refused });
        }
        workbook.sheets.push(Sheet {
            name: self.name,
            above: self.above,
            rows: self.rows,
            merges: self.merges,
            hidden_columns: self.hidden_columns,
        });
    }
}

/// Refuses a workbook whose sheets are nowhere in the file.
pub(super) fn refuse_if_all_are_lost(workbook: &Workbook) -> Result<(), ReadError> {
    let lost = workbook.left_out.iter().find(|(_, reason)| *reason == SheetLeftOut::NoPart);
    match lost {
        Some((name, _)) if workbook.sheets.is_empty() => {
            Err(ReadError::damaged(format!("no part for the sheet `{name}`")))
        }
        _ => Ok(()),
    }
}

/// Whether most of a row is struck out. An ordinal often is not, nor is a note of the reason.
fn is_struck(row: &SheetRow, struck: &BTreeSet<(Row, Column)>) -> bool {
    let is_ordinal = |cell: &&Cell| matches!(cell.value, CellValue::Number(_));
    let is_blank =
        |cell: &&Cell| matches!(&cell.value, CellValue::Text(text) if text.trim().is_empty());
    let telling = || row.cells.iter().filter(|cell| !is_ordinal(cell) && !is_blank(cell));
    let of_them = telling().filter(|cell| struck.contains(&(row.row, cell.column))).count();
    of_them * 2 > telling().count()
}

/// Text as it is kept.
pub(super) fn text(text: &str) -> CellValue {
    CellValue::Text(composed(text).into_owned())
}

/// Text in NFC, with line breaks as `\n` and full-width letters and digits as the plain ones they
/// stand for: a number typed with an East Asian keyboard is the same number.
pub(super) fn composed(text: &str) -> Cow<'_, str> {
    // Of letters below U+0300 none is decomposed, nor are those of Vietnamese.
    let plain = |c: char| (c < '\u{300}' && c != '\r') || ('\u{1EA0}'..='\u{1EFF}').contains(&c);
    if text.chars().all(plain) {
        return Cow::Borrowed(text);
    }
    let text: String =
        text.replace("\r\n", "\n").replace('\r', "\n").chars().map(plain_width).collect();
    Cow::Owned(if unicode_normalization::is_nfc(&text) { text } else { text.nfc().collect() })
}

fn plain_width(c: char) -> char {
    const FULL_WIDTH: std::ops::RangeInclusive<char> = '\u{FF01}'..='\u{FF5E}';
    const BEYOND_PLAIN: u32 = 0xFEE0;
    if FULL_WIDTH.contains(&c) {
        char::from_u32(u32::from(c) - BEYOND_PLAIN).unwrap_or(c)
    } else {
        c
    }
}

/// The font, where it is one that tells an encoding: other names would only cost memory.
pub(super) fn legacy_font(name: &str) -> Option<Arc<str>> {
    let lower = name.trim().to_ascii_lowercase();
    (lower.starts_with(".vn") || lower.starts_with("vni-") || lower.starts_with("vni "))
        .then(|| Arc::from(name.trim()))
}

/// A number that its format shows as a date.
///
/// Excel counts days from 1900 as if that year had a 29 February (serial 60), or from 1904. The
/// time of day is dropped; a time without a day stays a number.
pub(super) fn serial_date(serial: f64, is_1904: bool) -> CellValue {
    const LAST: f64 = 2_958_466.0;
    let offset = if is_1904 { 1_462.0 } else { 0.0 };
    let impossible = || CellValue::ImpossibleDate(format!("{serial}"));
    if serial > 0.0 && serial < 1.0 {
        return CellValue::Number(serial);
    }
    #[expect(clippy::float_arithmetic, reason = "a spreadsheet's date is a float of days")]
    let days = (serial + offset).floor();
    if !days.is_finite() || serial < 0.0 || days >= LAST {
        return impossible();
    }
    let Some(days) = crate::sheet::whole_number(days) else {
        return impossible();
    };
    let (epoch, days) = match days {
        0 => return CellValue::ImpossibleDate("00/01/1900".to_owned()),
        60 => return CellValue::ImpossibleDate("29/02/1900".to_owned()),
        1..60 => (date(1899, 12, 31), days),
        _ => (date(1899, 12, 30), days),
    };
    epoch.checked_add(jiff::Span::new().days(days)).map_or_else(|_| impossible(), CellValue::Date)
}

/// How many digits a number format fills up with zeros: 12 for `000000000000`, as offices format
/// identity numbers to keep their leading zero. None for any other format.
pub(super) fn zeros_of(format: &str) -> usize {
    let first = format.split(';').next().unwrap_or_default();
    let fills = first.len() > 1 && first.bytes().all(|byte| byte == b'0');
    if fills { first.len() } else { 0 }
}

/// How many digits a shown number has that begins with a zero.
pub(super) fn zeros_shown(shown: &str) -> usize {
    let shown = shown.trim();
    let filled = shown.starts_with('0') && shown.bytes().all(|byte| byte.is_ascii_digit());
    if filled { shown.len() } else { 0 }
}

/// A whole number with the zeros that its format puts before it, as text: they are what an officer
/// sees, and a number cannot keep them.
pub(super) fn filled_with_zeros(value: CellValue, zeros: usize) -> CellValue {
    const MOST: usize = 30;
    match &value {
        CellValue::Number(number) if zeros > 0 => match crate::sheet::whole_number(*number) {
            Some(whole) if whole >= 0 && whole.to_string().len() < zeros.min(MOST) => {
                let width = zeros.min(MOST);
                CellValue::Text(format!("{whole:0width$}"))
            }
            _ => value,
        },
        _ => value,
    }
}

/// A date in the form `1980-05-12` or `1980-05-12T00:00:00`.
pub(super) fn iso_date(written: &str) -> CellValue {
    let day = written.split(['T', ' ']).next().unwrap_or(written);
    day.parse::<Date>()
        .map_or_else(|_| CellValue::ImpossibleDate(written.to_owned()), CellValue::Date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn serials_become_the_dates_that_a_spreadsheet_shows() {
        let shown = |serial| serial_date(serial, false);
        assert_eq!(shown(1.0), CellValue::Date(date(1900, 1, 1)));
        assert_eq!(shown(59.0), CellValue::Date(date(1900, 2, 28)));
        assert_eq!(shown(61.0), CellValue::Date(date(1900, 3, 1)));
        assert_eq!(shown(29_353.75), CellValue::Date(date(1980, 5, 12)));
        assert_eq!(shown(2_958_465.9), CellValue::Date(date(9999, 12, 31)));
        assert_eq!(serial_date(27_891.0, true), CellValue::Date(date(1980, 5, 12)));
    }

    #[test]
    fn days_that_the_calendar_lacks_are_kept_as_written() {
        for (serial, shown) in
            [(60.0, "29/02/1900"), (0.0, "00/01/1900"), (-3.0, "-3"), (12_051_980.0, "12051980")]
        {
            assert_eq!(serial_date(serial, false), CellValue::ImpossibleDate(shown.to_owned()));
        }
        assert!(matches!(serial_date(f64::NAN, false), CellValue::ImpossibleDate(_)));
        assert_eq!(serial_date(0.5, false), CellValue::Number(0.5));
        assert_eq!(iso_date("1980-02-30"), CellValue::ImpossibleDate("1980-02-30".to_owned()));
    }

    #[test]
    fn a_row_is_struck_out_where_most_of_it_is() {
        let limits = Limits::default();
        let mut budget = Budget::new(&limits);
        let mut sheet = SheetBuilder::new(None);
        for row in 1..=3 {
            sheet.push((row, 1), CellValue::Number(1.0), None, &mut budget).unwrap();
            for column in 2..=4 {
                sheet.push((row, column), text("Tày"), None, &mut budget).unwrap();
            }
        }
        // All but the ordinal and a note; one cell; nothing.
        for at in [(1, 2), (1, 3), (2, 4)] {
            sheet.strike(at);
        }
        let mut workbook = Workbook::default();
        sheet.finish(&mut workbook);
        let struck: Vec<bool> = workbook.sheets[0].rows.iter().map(|row| row.struck).collect();
        assert_eq!(struck, [true, false, false]);
    }

    #[test]
    fn full_width_digits_are_the_digits_that_they_stand_for() {
        assert_eq!(composed("００６０７５００００１１"), "006075000011");
        assert_eq!(composed("１５／０６／１９７５"), "15/06/1975");
        assert_eq!(composed("Ta\u{300}y\r\n"), "Tày\n");
    }

    #[test]
    fn a_format_of_zeros_keeps_the_leading_ones() {
        assert_eq!(zeros_of("000000000000"), 12);
        assert_eq!(zeros_of("000000000000;@"), 12);
        assert_eq!([zeros_of("0"), zeros_of("0.00"), zeros_of("General")], [0; 3]);
        let shown = |number, zeros| filled_with_zeros(CellValue::Number(number), zeros);
        assert_eq!(shown(6_080_000_123.0, 12), CellValue::Text("006080000123".to_owned()));
        assert_eq!(shown(1980.0, 4), CellValue::Number(1980.0));
        assert_eq!(shown(1.5, 4), CellValue::Number(1.5));
    }

    #[test]
    fn cells_come_out_in_order_whatever_order_the_file_has() {
        let limits = Limits::default();
        let mut budget = Budget::new(&limits);
        let mut sheet = SheetBuilder::new(None);
        for at in [(5, 2), (3, 4), (5, 1), (3, 1), (LAST_ROW + 1, 1)] {
            sheet.push(at, CellValue::Bool(true), None, &mut budget).unwrap();
        }
        sheet.hide(2, 3);
        let mut workbook = Workbook::default();
        sheet.finish(&mut workbook);
        let shape: Vec<_> = workbook.sheets[0]
            .rows
            .iter()
            .map(|row| (row.row.number(), row.cells.len(), row.hidden))
            .collect();
        assert_eq!(shape, [(3, 2, true), (5, 2, false)]);
        assert!(matches!(workbook.notes[..], [ReadNote::CellsRefused { cells: 1, .. }]));
    }
}
