//! A sheet with its merged cells looked up: who stands where, and what covers what.

use std::collections::BTreeMap;

use smol_str::SmolStr;

use super::values::{RoleWords, short_role_words};
use super::vocabulary::{Match, heading, may_head_a_name};
use crate::asked::Asked;
use crate::roster::{RowReason, RowsLeftOut};
use crate::sheet::{Cell, CellRef, CellValue, Column, Merge, Row, Sheet, SheetRow};

/// Merged areas larger than this are decoration, not headers or units; and a hostile file may hold
/// a million of them.
const LARGEST_MERGE: u64 = 5_000;
const MOST_COVERED: usize = 200_000;

/// A sheet, with its merges indexed, and with what its texts were found to say.
#[derive(Debug)]
pub(crate) struct Grid<'a> {
    sheet: &'a Sheet,
    /// Each covered cell with the merge that covers it; the anchor is among them.
    covered: BTreeMap<CellRef, Merge>,
    headings: Asked<Option<Match>>,
    names: Asked<bool>,
    roles: Asked<RoleWords>,
}

impl<'a> Grid<'a> {
    pub(crate) fn new(sheet: &'a Sheet) -> Self {
        let mut covered = BTreeMap::new();
        for merge in &sheet.merges {
            let height =
                u64::from(merge.last.row.number().saturating_sub(merge.first.row.number()));
            let width =
                u64::from(merge.last.column.number().saturating_sub(merge.first.column.number()));
            if (height + 1).saturating_mul(width + 1) > LARGEST_MERGE {
                continue;
            }
            if covered.len() > MOST_COVERED {
                break;
            }
            for row in merge.first.row.number()..=merge.last.row.number() {
                for column in merge.first.column.number()..=merge.last.column.number() {
                    covered.insert(CellRef::new(Column::new(column), Row::new(row)), *merge);
                }
            }
        }
        let (headings, names, roles) = Default::default();
        Self { sheet, covered, headings, names, roles }
    }

    pub(crate) fn rows(&self) -> &'a [SheetRow] {
        &self.sheet.rows
    }

    /// The row with this number, if it holds something.
    pub(super) fn row(&self, row: Row) -> Option<&'a SheetRow> {
        self.sheet.row(row)
    }

    /// What stands above the first row.
    pub(super) fn above(&self) -> &'a [SheetRow] {
        &self.sheet.above
    }

    pub(super) fn name(&self) -> Option<&'a str> {
        self.sheet.name.as_deref()
    }

    /// What the text of a cell stands for if it is a header's.
    pub(super) fn heading(&self, text: &str) -> Option<Match> {
        self.headings.get(text, heading)
    }

    /// Whether the text of a cell may head names; see [`may_head_a_name`].
    pub(super) fn may_head_a_name(&self, text: &str) -> bool {
        self.names.get(text, may_head_a_name)
    }

    /// What a cell says of role and kind, short forms included.
    pub(super) fn role_words(&self, text: &str) -> RoleWords {
        self.roles.get(text, short_role_words)
    }

    /// An account of rows that are no delegates.
    pub(super) fn rows_left_out(
        &self,
        first: Row,
        last: Row,
        reason: RowReason,
        written: String,
    ) -> RowsLeftOut {
        let sheet = self.name().map(str::to_owned);
        RowsLeftOut { file: None, sheet, first, last, reason, written }
    }

    /// Whether the column is hidden.
    pub(super) fn is_hidden(&self, column: Column) -> bool {
        self.sheet.hides(column)
    }

    /// Whether any cells are merged.
    pub(super) fn is_merged(&self) -> bool {
        !self.sheet.merges.is_empty()
    }

    /// The merge that this cell is part of.
    pub(super) fn merge(&self, at: CellRef) -> Option<&Merge> {
        self.covered.get(&at)
    }

    /// The cell, or the anchor of the merge that covers it.
    pub(super) fn cell_or_anchor(&self, at: CellRef) -> Option<&'a Cell> {
        let own = self.sheet.cell(at).filter(|cell| !is_empty(cell));
        own.or_else(|| self.anchor(at))
    }

    /// The cell that is merged over this one.
    pub(super) fn anchor(&self, at: CellRef) -> Option<&'a Cell> {
        self.sheet.cell(self.merge(at)?.first)
    }

    /// The text at the cell, or at the anchor of its merge.
    pub(crate) fn text(&self, at: CellRef) -> Option<SmolStr> {
        let cell = self.cell_or_anchor(at)?;
        (!is_empty(cell)).then(|| cell.shown())
    }
}

/// Whether a cell holds nothing but white space.
pub(crate) fn is_empty(cell: &Cell) -> bool {
    // Nearly every text begins with a letter or a figure; `À` to `Đ` and beyond begin with 0xC3 to
    // 0xDF, as no white space does.
    let begins_with_a_sign =
        |text: &str| matches!(text.as_bytes().first(), Some(b'!'..=b'~' | 0xC3..=0xDF));
    matches!(&cell.value, CellValue::Text(text) if !begins_with_a_sign(text) && is_blank(text))
}

/// White space, in the wide sense of lists: with non-breaking and zero-width spaces.
// Kept out of `is_empty`, which is asked of every cell many times and comes this far for few.
#[inline(never)]
pub(super) fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || matches!(c, '\u{200B}' | '\u{FEFF}' | '\u{2060}'))
}

/// The row's cell in this column, if it holds something.
pub(crate) fn own(row: &SheetRow, column: Column) -> Option<&Cell> {
    row.cell(column).filter(|cell| !is_empty(cell))
}

/// The row's cells that hold something.
pub(crate) fn filled(row: &SheetRow) -> impl Iterator<Item = &Cell> + Clone {
    row.cells.iter().filter(|cell| !is_empty(cell))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_but_white_space_is_empty() {
        let is_empty =
            |text: &str| is_empty(&Cell::new(Column::new(1), CellValue::Text(text.into())));
        // Each letter and sign alone is what it is behind a blank.
        for c in ('\0'..='\u{2100}').chain('\u{2FF0}'..='\u{3010}').chain(['\u{FEFF}']) {
            assert_eq!(is_empty(&c.to_string()), is_empty(&format!(" {c}")), "{c:?}");
        }
        assert!(is_empty("\u{A0}\u{200B} ") && !is_empty("Đ") && !is_empty(" x"));
    }
}
