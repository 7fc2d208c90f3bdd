//! What keeps a rule from being checked, in words: cells left unclear, and rows that may be people.

use std::collections::BTreeSet;

use super::Case;
use crate::report::Location;
use crate::text;
use crate::wording::{Text, all_of, number_of};

impl Case<'_> {
    /// What these places are, in words.
    pub(crate) fn unsettled(&self, places: &[Location]) -> Unsettled {
        let in_doubt = self.roster.rows_in_doubt.iter().map(|row| &row.person);
        let in_doubt: BTreeSet<Location> =
            in_doubt.map(|person| self.place_of(person, &person.name)).collect();
        let is_in_doubt = |place: &&Location| !in_doubt.is_empty() && in_doubt.contains(place);
        let rows = places.iter().filter(is_in_doubt).count();
        Unsettled { cells: places.len() - rows, rows }
    }
}

/// So many cells, and so many rows.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Unsettled {
    cells: usize,
    rows: usize,
}

impl Unsettled {
    /// `3 cells left unclear and 1 row that was not counted`.
    pub(crate) fn words(self) -> Text {
        let cells = text!(vi: "{cells} chưa rõ", en: "{cells} left unclear", cells = self.cells());
        self.joined(cells, self.rows())
    }

    /// What to do about them.
    pub(crate) fn settle(self) -> Text {
        let cells = text!(vi: "điền rõ {cells}", en: "fill in {cells}", cells = self.cells());
        let rows = text!(vi: "làm rõ {rows}", en: "settle the {rows}", rows = self.rows());
        let both = self.joined(cells, rows);
        text!(vi: "{both} rồi kiểm tra lại", en: "{both} and check again", both)
    }

    fn cells(self) -> Text {
        number_of(self.cells as u64, "ô", "cell", "cells")
    }

    fn rows(self) -> Text {
        let (one, many) = ("row that was not counted", "rows that were not counted");
        number_of(self.rows as u64, "dòng chưa được tính", one, many)
    }

    fn joined(self, cells: Text, rows: Text) -> Text {
        match (self.cells, self.rows) {
            (_, 0) => cells,
            (0, _) => rows,
            _ => all_of(&[cells, rows]),
        }
    }
}
