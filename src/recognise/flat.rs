//! Large flat lists: a header, and nothing but rows of the table to the end of the sheet.
//!
//! A register of a whole country is read with next to no room to spare. No row of a flat list is asked
//! for again once it is read, so that each can be given back while the people are put together.

use super::body::BodyRow;
use super::grid::{Grid, own};
use super::values::is_ditto;
use crate::roster::{ColumnTrait, TableColumn};

/// Fewer rows take little more than a megabyte.
const MANY: usize = 5_000;

/// Where the rows of a flat list begin in its sheet; none where it is none, or is not large.
///
/// Merged cells and ditto marks repeat what stands in rows above, which then have to stay.
pub(super) fn first_row_of_flat(
    grid: &Grid<'_>,
    columns: &[TableColumn],
    rows: &[BodyRow<'_>],
) -> Option<usize> {
    if rows.len() < MANY || grid.is_merged() {
        return None;
    }
    let first = grid.rows().len().checked_sub(rows.len())?;
    let beneath = grid.rows().get(first..)?;
    let is_whole = beneath
        .iter()
        .zip(rows)
        .all(|(own, row)| matches!(row, BodyRow::Row(row) if std::ptr::eq(*row, own)));
    let carried = columns.iter().filter(|used| used.field.has(ColumnTrait::Carried));
    let is_repeated = |column| beneath.iter().filter_map(|row| own(row, column)).any(is_ditto);
    let repeats = carried.map(|used| used.column).any(is_repeated);
    (is_whole && !repeats).then_some(first)
}
