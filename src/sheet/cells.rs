//! The cells of rows, kept in a few large blocks.
//!
//! A block that no row holds any longer goes back to the system at once. Cells that each row kept for
//! itself would leave small holes between texts that outlive them, and nothing would be won by dropping
//! rows that were understood.

use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use super::{Cell, Row, SheetRow};

/// So many cells make a block, of 4 MiB: a piece that allocators fetch from the system by itself.
const BLOCK: usize = 1 << 17;

/// The cells of a row, as a part of a block that neighbouring rows share. A copy is cheap.
#[derive(Clone)]
pub struct Cells {
    block: Arc<Vec<Cell>>,
    start: u32,
    end: u32,
}

impl Cells {
    /// The cells, to be changed in their place. From then on they are the row's own.
    pub fn to_mut(&mut self) -> &mut [Cell] {
        if Arc::strong_count(&self.block) > 1 {
            *self = Self::from(self.to_vec());
        }
        let (start, end) = (self.start as usize, self.end as usize);
        Arc::make_mut(&mut self.block).get_mut(start..end).unwrap_or_default()
    }
}

impl Deref for Cells {
    type Target = [Cell];

    fn deref(&self) -> &[Cell] {
        self.block.get(self.start as usize..self.end as usize).unwrap_or_default()
    }
}

impl From<Vec<Cell>> for Cells {
    fn from(cells: Vec<Cell>) -> Self {
        let end = place(cells.len());
        Self { block: Arc::new(cells), start: 0, end }
    }
}

impl FromIterator<Cell> for Cells {
    fn from_iter<I: IntoIterator<Item = Cell>>(cells: I) -> Self {
        Self::from(cells.into_iter().collect::<Vec<_>>())
    }
}

impl<'a> IntoIterator for &'a Cells {
    type Item = &'a Cell;
    type IntoIter = std::slice::Iter<'a, Cell>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl PartialEq for Cells {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl fmt::Debug for Cells {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

fn place(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// Rows on their way into blocks, cell by cell.
#[derive(Debug, Default)]
pub(crate) struct RowsInBlocks {
    rows: Vec<SheetRow>,
    /// The block that is being filled, and where in it each of its rows begins.
    open: Vec<Cell>,
    begun: Vec<(Row, usize)>,
}

impl RowsInBlocks {
    /// Adds a cell to the last row, or begins the next with it.
    pub(crate) fn push(&mut self, row: Row, cell: Cell) {
        match self.begun.last() {
            Some((last, _)) if *last == row => {}
            // A row is most often as long as the one before, and no block should grow for it.
            Some((_, start)) if self.open.len() * 2 - start > BLOCK => {
                self.close();
                self.open = Vec::with_capacity(BLOCK);
                self.begun.push((row, 0));
            }
            _ => self.begun.push((row, self.open.len())),
        }
        self.open.push(cell);
    }

    /// All rows, in the order in which they were begun.
    pub(crate) fn finish(mut self) -> Vec<SheetRow> {
        self.close();
        self.rows
    }

    fn close(&mut self) {
        let mut end = place(self.open.len());
        let block = Arc::new(std::mem::take(&mut self.open));
        let closed = self.rows.len();
        self.rows.extend(self.begun.drain(..).map(|(row, start)| {
            let cells = Cells { block: Arc::clone(&block), start: place(start), end: 0 };
            SheetRow { row, cells, hidden: false, struck: false }
        }));
        for row in self.rows.iter_mut().skip(closed).rev() {
            row.cells.end = end;
            end = row.cells.start;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::{CellValue, Column};

    fn cell(column: u32, value: f64) -> Cell {
        Cell::new(Column::new(column), CellValue::Number(value))
    }

    #[test]
    fn rows_keep_their_cells_across_blocks() {
        // Rows of all lengths up to 400, so that blocks end in the midst of none.
        let lengths = || (0..2_000_u32).map(|row| (Row::new(row + 1), row % 400 + 1));
        let mut rows = RowsInBlocks::default();
        for (row, length) in lengths() {
            (1..=length).for_each(|column| rows.push(row, cell(column, f64::from(row.number()))));
        }
        let rows = rows.finish();
        let blocks: std::collections::BTreeSet<_> =
            rows.iter().map(|row| Arc::as_ptr(&row.cells.block)).collect();
        assert_eq!(blocks.len(), 4);
        for (row, (number, length)) in rows.iter().zip(lengths()) {
            let value = f64::from(number.number());
            let cells: Vec<Cell> = (1..=length).map(|column| cell(column, value)).collect();
            assert_eq!((row.row, &*row.cells), (number, &cells[..]));
        }
    }

    #[test]
    fn a_change_is_the_changed_rows_alone() {
        let mut rows = RowsInBlocks::default();
        for row in 1..=3 {
            rows.push(Row::new(row), cell(1, 0.0));
        }
        let mut rows = rows.finish();
        let copy = rows[1].clone();
        rows[1].cells.to_mut()[0] = cell(1, 7.0);
        let values: Vec<_> = rows.iter().map(|row| row.cells[0].shown()).collect();
        assert_eq!(values, ["0", "7", "0"]);
        assert_eq!(copy.cells[0].shown(), "0");
    }
}
