//! What keeps a rule from being checked, in words: cells left unclear, and rows that may be people.

use std::collections::BTreeSet;

use super::Case;
use crate::report::Location;
use crate::text;
use crate::wording::{Text, counted};

impl Case<'_> {
    /// What these places are, in words.
    pub(crate) fn unsettled(&self, places: &[Location]) -> Unsettled {
        let in_doubt = self.roster.rows_in_doubt.iter().map(|row| &row.person);
        let in_doubt: BTreeSet<Location> =
            in_doubt.map(|person| self.place_of(person, &person.name)).collect();
        let rows = places.iter().filter(|place| in_doubt.contains(place)).count();
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
        let cells = cells(self.cells);
        let rows =
            counted(self.rows as u64, "row that was not counted", "rows that were not counted");
        let cells =
            Text::new(format!("{} chưa rõ", cells.vi), format!("{} left unclear", cells.en));
        let rows = Text::new(format!("{} dòng chưa được tính", self.rows), rows);
        self.joined(cells, rows)
    }

    /// What to do about them.
    pub(crate) fn settle(self) -> Text {
        let cells = cells(self.cells);
        let rows =
            counted(self.rows as u64, "row that was not counted", "rows that were not counted");
        let cells = Text::new(format!("điền rõ {}", cells.vi), format!("fill in {}", cells.en));
        let rows = Text::new(
            format!("làm rõ {} dòng chưa được tính", self.rows),
            format!("settle the {rows}"),
        );
        let both = self.joined(cells, rows);
        let (vi, en) = (both.vi, both.en);
        text!(vi: "{vi} rồi kiểm tra lại", en: "{en} and check again")
    }

    fn joined(self, cells: Text, rows: Text) -> Text {
        match (self.cells, self.rows) {
            (_, 0) => cells,
            (0, _) => rows,
            _ => Text::new(
                format!("{} và {}", cells.vi, rows.vi),
                format!("{} and {}", cells.en, rows.en),
            ),
        }
    }
}

/// So many cells.
fn cells(count: usize) -> Text {
    let english = counted(u64::try_from(count).unwrap_or(u64::MAX), "cell", "cells");
    text!(vi: "{count} ô", en: "{english}")
}
