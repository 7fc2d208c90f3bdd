//! A sheet of records: headings that stay in sight, filters, a line for each record.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::height::{fit, widest_line};
use super::held;
use super::link::CellLink;
use super::number::{decimal, number_at};
use super::style::{NumberLook, Styles};
use crate::render::document::{PLAIN, Tone};
use crate::text;
use crate::wording::{Lang, Text, grouped};

/// A sheet has so many rows in all; the last one is kept to say what did not fit.
const MOST_ROWS: usize = 1_048_574;

/// A sheet follows so many links, and leaves the rest as text.
const MOST_LINKS: usize = 60_000;

/// Columns are at least and at most so many letters wide.
const NARROWEST: usize = 6;
const WIDEST: usize = 46;

/// Records beneath their headings.
#[derive(Debug, Default)]
pub(in crate::render) struct Records {
    columns: Vec<String>,
    rows: Vec<Vec<RecordCell>>,
}

/// What stands in a cell of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::render) enum RecordCell {
    Blank,
    /// A number in plain digits, with a point where it is no whole one.
    Number(String, NumberLook),
    Text(String, Tone),
    /// A text that leads to a place.
    Link(String, CellLink),
}

impl RecordCell {
    pub(in crate::render) fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Blank } else { Self::Text(text, PLAIN) }
    }

    pub(in crate::render) fn number(number: impl Into<i128>) -> Self {
        Self::Number(number.into().to_string(), NumberLook::Whole)
    }

    /// A number in plain digits, with a point.
    pub(in crate::render) fn decimal(digits: String) -> Self {
        Self::Number(digits, NumberLook::Decimal)
    }

    /// A share in hundredths of a percent.
    pub(in crate::render) fn share(share: u64) -> Self {
        Self::Number(decimal(share, 4), NumberLook::Percent(2))
    }

    /// The text that is wrapped.
    fn wrapped(&self) -> &str {
        match self {
            Self::Text(text, _) | Self::Link(text, _) => text,
            _ => "",
        }
    }

    fn width(&self) -> usize {
        match self {
            Self::Blank => 0,
            Self::Number(digits, _) => digits.len() + 2,
            Self::Text(text, _) | Self::Link(text, _) => widest_line(text),
        }
    }
}

impl<T: Into<RecordCell>> From<Option<T>> for RecordCell {
    fn from(cell: Option<T>) -> Self {
        cell.map_or(Self::Blank, Into::into)
    }
}

impl Records {
    pub(in crate::render) fn new(columns: impl IntoIterator<Item = String>) -> Self {
        Self { columns: columns.into_iter().collect(), rows: Vec::new() }
    }

    /// A record; it has a cell for each column.
    pub(in crate::render) fn row(&mut self, cells: impl IntoIterator<Item = RecordCell>) {
        let cells: Vec<RecordCell> = cells.into_iter().collect();
        debug_assert_eq!(cells.len(), self.columns.len(), "a cell for each column");
        self.rows.push(cells);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Leaves out so many columns at the left.
    pub(in crate::render) fn without_first(mut self, columns: usize) -> Self {
        self.columns.drain(..columns.min(self.columns.len()));
        for row in &mut self.rows {
            row.drain(..columns.min(row.len()));
        }
        self
    }

    /// Leaves out the columns in which nothing stands.
    pub(in crate::render) fn without_blank_columns(mut self) -> Self {
        let is_told = |at: usize| {
            self.rows.iter().any(|row| row.get(at).is_some_and(|cell| *cell != RecordCell::Blank))
        };
        let kept: Vec<bool> = (0..self.columns.len()).map(is_told).collect();
        let mut at = kept.iter();
        self.columns.retain(|_| *at.next().unwrap_or(&true));
        for row in &mut self.rows {
            let mut at = kept.iter();
            row.retain(|_| *at.next().unwrap_or(&true));
        }
        self
    }

    /// How wide a column is: as its texts, or as its heading on two lines.
    fn width(&self, at: usize) -> usize {
        let title = &self.columns[at];
        let word = title.split(' ').map(|word| word.chars().count()).max().unwrap_or(0);
        let title = title.chars().count();
        let longest = self.rows.iter().filter_map(|row| row.get(at)).map(RecordCell::width).max();
        let heading = (title.div_ceil(2) + 4).max(word + 3);
        (longest.unwrap_or(0) + 2).max(heading).clamp(NARROWEST, WIDEST)
    }
}

pub(super) fn write(
    sheet: &mut Worksheet,
    styles: &Styles,
    lang: Lang,
    records: &Records,
) -> Result<(), XlsxError> {
    let widths: Vec<usize> = (0..records.columns.len()).map(|at| records.width(at)).collect();
    for (at, (title, width)) in (0..).zip(records.columns.iter().zip(&widths)) {
        sheet.set_column_width(at, f64::from(u32::try_from(*width).unwrap_or(u32::MAX)))?;
        sheet.write_string_with_format(0, at, held(title), &styles.header())?;
    }
    let titles = records.columns.iter().map(String::as_str).zip(widths.iter().copied());
    fit(sheet, 0, titles)?;
    let shown = records.rows.len().min(MOST_ROWS);
    let mut links = 0;
    for (row, cells) in (1..).zip(&records.rows[..shown]) {
        for (at, cell) in (0..).zip(cells) {
            write_cell(sheet, styles, (row, at), cell, &mut links)?;
        }
        fit(sheet, row, cells.iter().map(RecordCell::wrapped).zip(widths.iter().copied()))?;
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_repeat_rows(0, 0)?;
    let last_row = u32::try_from(shown).unwrap_or(u32::MAX);
    let last_column = u16::try_from(records.columns.len()).unwrap_or(u16::MAX).saturating_sub(1);
    sheet.autofilter(0, 0, last_row, last_column)?;
    if records.rows.len() > shown {
        let more = left_out(records.rows.len() - shown);
        sheet.write_string(last_row + 1, 0, more.get(lang))?;
    }
    Ok(())
}

fn left_out(rows: usize) -> Text {
    let rows = grouped(rows as u64);
    text!(
        vi: "… và {rows} dòng nữa mà một trang tính không chứa hết (xem đủ ở định dạng csv)",
        en: "… and {rows} more rows, for which a sheet has no room (csv has them all)",
        rows
    )
}

fn write_cell(
    sheet: &mut Worksheet,
    styles: &Styles,
    (row, at): (u32, u16),
    cell: &RecordCell,
    links: &mut usize,
) -> Result<(), XlsxError> {
    match cell {
        RecordCell::Blank => {
            sheet.write_blank(row, at, &styles.cell(PLAIN))?;
        }
        RecordCell::Number(digits, look) => {
            number_at(sheet, (row, at), digits, &styles.number(*look, PLAIN))?;
        }
        RecordCell::Text(text, tone) => {
            sheet.write_string_with_format(row, at, held(text), &styles.cell(*tone))?;
        }
        RecordCell::Link(text, link) => match link.url().filter(|_| *links < MOST_LINKS) {
            Some(url) => {
                *links += 1;
                sheet.write_url_with_format(row, at, url.set_text(held(text)), &styles.link())?;
            }
            None => {
                sheet.write_string_with_format(row, at, held(text), &styles.cell(PLAIN))?;
            }
        },
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_in_which_nothing_stands_are_left_out() {
        let mut records = Records::new(["a", "b", "c"].map(str::to_owned));
        records.row([RecordCell::number(1_u64), RecordCell::Blank, RecordCell::Blank]);
        records.row([RecordCell::Blank, RecordCell::Blank, RecordCell::text("x")]);
        let records = records.without_blank_columns();
        assert_eq!(records.columns, ["a", "c"]);
        assert_eq!(records.rows[1], [RecordCell::Blank, RecordCell::text("x")]);
    }
}
