//! The workbook under construction, which every reader fills cell by cell.
//!
//! A reader begins a sheet, hands over its cells in whatever order its file has them, and ends it.
//! The builder puts them in order, keeps them sparse, and refuses what lies outside the grid or
//! beyond the limits, so that no reader has to.

use std::collections::BTreeSet;

use crate::sheet::{
    Cell, CellRef, CellValue, Column, LegacyFont, Merge, ReadNote, Row, RowsInBlocks, Sheet,
    SheetLeftOut, SheetRow, Workbook,
};

use super::error::ReadError;
use super::limits::{Limits, Measure};

/// The last row of a worksheet, 1-based.
pub(super) const LAST_ROW: u32 = 1_048_576;
/// The last column of a worksheet, 1-based.
pub(super) const LAST_COLUMN: u32 = 16_384;

/// A 1-based `(row, column)`, which may lie outside the grid.
pub(super) type At = (u32, u32);

/// How a cell's text looks, as far as that says something of the text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Look {
    /// The font, where its name tells an encoding.
    pub(super) font: Option<LegacyFont>,
    /// Whether the text is struck out.
    pub(super) is_struck: bool,
}

/// A workbook under construction.
#[derive(Debug)]
pub(super) struct WorkbookBuilder<'l> {
    pub(super) limits: &'l Limits,
    workbook: Workbook,
    sheet: OpenSheet,
    /// The cells of all sheets, and the bytes of their texts.
    cells: u64,
    text_bytes: u64,
}

/// The sheet that cells are added to.
#[derive(Debug, Default)]
struct OpenSheet {
    name: Option<String>,
    above: Vec<SheetRow>,
    rows: RowsInBlocks,
    hidden: Vec<(u32, u32)>,
    hidden_columns: Vec<(Column, Column)>,
    /// The cells that are struck out, by row and column.
    struck: BTreeSet<(Row, Column)>,
    merges: Vec<Merge>,
    refused: u64,
}

impl<'l> WorkbookBuilder<'l> {
    pub(super) fn new(limits: &'l Limits) -> Self {
        let (workbook, sheet) = Default::default();
        Self { limits, workbook, sheet, cells: 0, text_bytes: 0 }
    }

    /// Refuses more sheets than a workbook may have.
    pub(super) fn expect_sheets(&self, sheets: usize) -> Result<(), ReadError> {
        Limits::check(Measure::Sheets, sheets as u64, self.limits.sheets)
    }

    /// Begins a sheet, in the place of one that was not ended.
    pub(super) fn begin_sheet(&mut self, name: Option<&str>) {
        self.sheet = OpenSheet { name: name.map(str::to_owned), ..OpenSheet::default() };
    }

    /// Passes over a sheet.
    pub(super) fn leave_out(&mut self, name: &str, reason: SheetLeftOut) {
        self.workbook.left_out.push((name.to_owned(), reason));
    }

    /// Adds a cell. Empty text is no cell.
    pub(super) fn push(&mut self, at: At, value: CellValue, look: &Look) -> Result<(), ReadError> {
        let (row, column) = at;
        if matches!(&value, CellValue::Text(text) if text.is_empty()) {
            return Ok(());
        }
        if !(1..=LAST_ROW).contains(&row) || !(1..=LAST_COLUMN).contains(&column) {
            self.refuse(1);
            return Ok(());
        }
        self.charge(&value)?;
        let (row, column) = (Row::new(row), Column::new(column));
        if look.is_struck {
            self.sheet.struck.insert((row, column));
        }
        self.sheet.rows.push(row, Cell { column, value, font: look.font });
        Ok(())
    }

    /// Adds a line above the first row.
    pub(super) fn push_above(&mut self, value: CellValue) -> Result<(), ReadError> {
        self.charge(&value)?;
        let above = &mut self.sheet.above;
        let row = above.last().map_or(Row::new(1), |row| row.row.below());
        let cells = vec![Cell::new(Column::new(1), value)].into();
        above.push(SheetRow { row, cells, hidden: false, struck: false });
        Ok(())
    }

    fn charge(&mut self, value: &CellValue) -> Result<(), ReadError> {
        self.cells += 1;
        Limits::check(Measure::Cells, self.cells, self.limits.cells)?;
        let text = match value {
            CellValue::Text(text) => text.len(),
            CellValue::Uncalculated(formula) => formula.len(),
            _ => 0,
        };
        self.text_bytes = self.text_bytes.saturating_add(text as u64);
        Limits::check(Measure::Text, self.text_bytes, self.limits.text_bytes)
    }

    /// Counts cells that were not read.
    pub(super) fn refuse(&mut self, cells: u64) {
        self.sheet.refused = self.sheet.refused.saturating_add(cells);
    }

    /// Marks the columns from `first` to `last` as hidden, both 1-based.
    pub(super) fn hide_columns(&mut self, first: u32, last: u32) {
        // A file may claim as many runs as it has bytes.
        const MOST_RUNS: usize = 20_000;
        let hidden = &mut self.sheet.hidden_columns;
        if first <= last && hidden.len() < MOST_RUNS {
            hidden.push((Column::new(first), Column::new(last)));
        }
    }

    /// Marks the rows from `first` to `last` as hidden, both 1-based.
    pub(super) fn hide_rows(&mut self, first: u32, last: u32) {
        match self.sheet.hidden.last_mut() {
            Some((_, end)) if end.saturating_add(1) == first => *end = last,
            _ => self.sheet.hidden.push((first, last)),
        }
    }

    /// Merges a rectangle; a single cell is no merge.
    pub(super) fn merge(&mut self, first: At, last: At) {
        if first == last || self.sheet.merges.len() >= self.limits.merges {
            return;
        }
        let at = |(row, column)| CellRef::new(Column::new(column), Row::new(row));
        self.sheet.merges.push(Merge { first: at(first), last: at(last) });
    }

    /// Merges a rectangle of 0-based edges: top, bottom, left, right. A lying record lacks some.
    pub(super) fn merge_edges(&mut self, edges: [Option<u32>; 4]) {
        let edges = edges.map(|edge| edge.map(|edge| edge.saturating_add(1)));
        if let [Some(top), Some(bottom), Some(left), Some(right)] = edges {
            self.merge((top, left), (bottom, right));
        }
    }

    /// Merges the cells that one spans, as far as they lie within the grid; answers with the last.
    pub(super) fn span(&mut self, at: At, rows: u32, columns: u32) -> At {
        let last = (
            at.0.saturating_add(rows.max(1) - 1).min(LAST_ROW),
            at.1.saturating_add(columns.max(1) - 1).min(LAST_COLUMN),
        );
        if at.0 <= last.0 && at.1 <= last.1 {
            self.merge(at, last);
        }
        last
    }

    /// Ends the sheet, and adds it to the workbook with what must be told of it.
    pub(super) fn end_sheet(&mut self) {
        let mut sheet = std::mem::take(&mut self.sheet);
        let rows = sheet.rows_in_order();
        let OpenSheet { name, above, hidden_columns, merges, refused, .. } = sheet;
        if refused > 0 {
            let note = ReadNote::CellsRefused { sheet: name.clone(), cells: refused };
            self.workbook.notes.push(note);
        }
        self.workbook.sheets.push(Sheet { name, above, rows, merges, hidden_columns });
    }

    /// The finished workbook; refuses one whose sheets are nowhere in the file.
    pub(super) fn finish(self) -> Result<Workbook, ReadError> {
        let mut left_out = self.workbook.left_out.iter();
        match left_out.find(|(_, reason)| *reason == SheetLeftOut::NoPart) {
            Some((name, _)) if self.workbook.sheets.is_empty() => {
                Err(ReadError::damaged(format!("no part for the sheet `{name}`")))
            }
            _ => Ok(self.workbook),
        }
    }
}

impl OpenSheet {
    fn rows_in_order(&mut self) -> Vec<SheetRow> {
        let mut rows = std::mem::take(&mut self.rows).finish();
        if !rows.is_sorted_by(|one, next| one.row < next.row) {
            rows.sort_by_key(|row| row.row);
            rows = rows.chunk_by(|one, next| one.row == next.row).filter_map(joined).collect();
        }
        self.hidden.sort_unstable();
        for row in &mut rows {
            // Nearly every file has them in order.
            if !row.cells.is_sorted_by(|one, next| one.column < next.column) {
                let mut cells = row.cells.to_vec();
                cells.sort_by_key(|cell| cell.column);
                cells.dedup_by_key(|cell| cell.column);
                row.cells = cells.into();
            }
            let number = row.row.number();
            let upto = self.hidden.partition_point(|(first, _)| *first <= number);
            row.hidden = upto
                .checked_sub(1)
                .and_then(|at| self.hidden.get(at))
                .is_some_and(|(_, last)| number <= *last);
            row.struck = !self.struck.is_empty() && is_struck(row, &self.struck);
        }
        rows
    }
}

/// A row whose cells the file has in several places.
fn joined(parts: &[SheetRow]) -> Option<SheetRow> {
    let (first, others) = parts.split_first()?;
    let mut row = first.clone();
    if !others.is_empty() {
        row.cells = parts.iter().flat_map(|part| &part.cells).cloned().collect();
    }
    Some(row)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_struck_out_where_most_of_it_is() {
        let limits = Limits::default();
        let mut book = WorkbookBuilder::new(&limits);
        // All but the ordinal and a note; one cell; nothing.
        let struck = [(1, 2), (1, 3), (2, 4)];
        for row in 1..=3 {
            book.push((row, 1), CellValue::Number(1.0), &Look::default()).unwrap();
            for column in 2..=4 {
                let look = Look { font: None, is_struck: struck.contains(&(row, column)) };
                book.push((row, column), CellValue::Text("Tày".into()), &look).unwrap();
            }
        }
        book.end_sheet();
        let workbook = book.finish().unwrap();
        let struck: Vec<bool> = workbook.sheets[0].rows.iter().map(|row| row.struck).collect();
        assert_eq!(struck, [true, false, false]);
    }

    #[test]
    fn cells_come_out_in_order_whatever_order_the_file_has() {
        let limits = Limits::default();
        let mut book = WorkbookBuilder::new(&limits);
        for at in [(5, 2), (3, 4), (5, 1), (3, 1), (LAST_ROW + 1, 1)] {
            book.push(at, CellValue::Bool(true), &Look::default()).unwrap();
        }
        book.hide_rows(2, 3);
        book.end_sheet();
        let workbook = book.finish().unwrap();
        let shape: Vec<_> = workbook.sheets[0]
            .rows
            .iter()
            .map(|row| (row.row.number(), row.cells.len(), row.hidden))
            .collect();
        assert_eq!(shape, [(3, 2, true), (5, 2, false)]);
        assert!(matches!(workbook.notes[..], [ReadNote::CellsRefused { cells: 1, .. }]));
    }
}
