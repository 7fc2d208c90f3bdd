//! The row most like a header, where a sheet has none that heads names: it is asked about.

use smol_str::SmolStr;

use super::grid::{Grid, filled};
use super::header::{QUITE_SURE, fields_of};
use crate::roster::Field;
use crate::sheet::{Column, Row};

/// A row that reads like a header but heads no names.
#[derive(Debug, Clone)]
pub(super) struct Nameless {
    pub(super) row: Row,
    /// What it heads, as written.
    pub(super) labels: Vec<(Column, SmolStr)>,
    /// The fields that were understood.
    pub(super) fields: Vec<Field>,
}

/// The row most like a header in a sheet whose names are headed by nothing that is known.
pub(super) fn nameless(grid: &Grid<'_>) -> Option<Nameless> {
    const ENOUGH: usize = 3;
    let mut best: Option<Nameless> = None;
    for row in grid.rows().iter().filter(|row| filled(row).count() >= ENOUGH) {
        let fields = fields_of(grid, row, QUITE_SURE);
        if fields.len() >= ENOUGH
            && best.as_ref().is_none_or(|best| fields.len() > best.fields.len())
        {
            let labels = filled(row).map(|cell| (cell.column, cell.shown())).collect();
            best = Some(Nameless { row: row.row, labels, fields });
        }
    }
    best
}
