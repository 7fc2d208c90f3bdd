//! The rows beneath a header, on their way into a table.

use std::vec::IntoIter;

use super::layout::Layout;
use crate::sheet::SheetRow;

/// A row beneath a header.
#[derive(Clone, Copy)]
pub(super) enum BodyRow<'a> {
    /// A row to look at.
    Row(&'a SheetRow),
    /// A row of the same header, repeated after a page break.
    RepeatedHeader(&'a SheetRow),
}

impl<'a> BodyRow<'a> {
    /// The row of the sheet.
    pub(super) fn sheet_row(self) -> &'a SheetRow {
        match self {
            Self::Row(row) | Self::RepeatedHeader(row) => row,
        }
    }
}

/// The rows that are no repeated header.
pub(super) fn body_of<'a>(rows: &[BodyRow<'a>]) -> Vec<&'a SheetRow> {
    let own = |row: &BodyRow<'a>| match row {
        BodyRow::Row(row) => Some(*row),
        BodyRow::RepeatedHeader(_) => None,
    };
    rows.iter().filter_map(own).collect()
}

/// The rows beneath a header that are still to be read.
pub(super) enum Rows<'a> {
    /// Those of a sheet that stays as it is.
    Kept(IntoIter<BodyRow<'a>>),
    /// Those of a flat list, each of which is dropped as soon as it is read.
    GivenBack(IntoIter<SheetRow>),
}

/// A row that is being read.
pub(super) enum RowRead<'a> {
    Kept(BodyRow<'a>),
    GivenBack(SheetRow),
}

impl<'a> Rows<'a> {
    pub(super) fn next(&mut self) -> Option<RowRead<'a>> {
        match self {
            Self::Kept(rows) => rows.next().map(RowRead::Kept),
            Self::GivenBack(rows) => rows.next().map(RowRead::GivenBack),
        }
    }

    /// How many are still to be read.
    pub(super) fn left(&self) -> usize {
        match self {
            Self::Kept(rows) => rows.len(),
            Self::GivenBack(rows) => rows.len(),
        }
    }

    /// The first that says anything in the table and is no repeated header.
    pub(super) fn first_in(&self, layout: &Layout<'_>) -> Option<&SheetRow> {
        let says = |row: &&SheetRow| layout.cells(row).next().is_some();
        match self {
            Self::Kept(rows) => rows.as_slice().iter().find_map(|row| match row {
                BodyRow::Row(row) => Some(*row).filter(says),
                BodyRow::RepeatedHeader(_) => None,
            }),
            Self::GivenBack(rows) => rows.as_slice().iter().find(says),
        }
    }
}

impl RowRead<'_> {
    pub(super) fn as_body_row(&self) -> BodyRow<'_> {
        match self {
            Self::Kept(row) => *row,
            Self::GivenBack(row) => BodyRow::Row(row),
        }
    }
}
