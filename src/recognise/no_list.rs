//! What a workbook is that holds no list and hides none.

use crate::roster::Field;
use crate::roster::{Roster, SheetReason};

/// Why nobody is found in a workbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoList {
    /// The form of a list, with nobody beneath its headers.
    EmptyForm,
    /// Its tables count people instead of naming them.
    Summary,
    /// Nothing in it looks like a list, nor like people.
    Nothing,
}

impl NoList {
    /// What the workbook is, of which no sheet has to be asked about.
    pub(super) fn of(roster: &Roster) -> Option<Self> {
        if roster.tables.is_empty() {
            let counts = |reason: &SheetReason| *reason == SheetReason::Summary;
            let is_summary = roster.other_sheets.iter().any(|sheet| counts(&sheet.reason));
            return Some(if is_summary { Self::Summary } else { Self::Nothing });
        }
        let is_form = roster
            .tables
            .iter()
            .all(|table| table.columns_telling(Field::FullName).next().is_some());
        (is_form && roster.delegates.is_empty()).then_some(Self::EmptyForm)
    }
}
