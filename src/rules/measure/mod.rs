//! What the kinds of rules measure a list with: counts, coverings and likenesses of people whose
//! values may be unknown, and rows that may be people.
//!
//! A value that a list leaves unknown turns out in several ways ([`World`]), and a measure comes to
//! the least and the most over all of them. No rule stands here: what is asked of a measure is told
//! by the kind, in [`crate::rules::kinds`].

mod classes;
mod compared;
mod likeness;
mod linear;
mod listed;
mod matching;
mod names;
mod outcome;
mod pairs;
mod parts;
mod pattern;
mod people;
mod person;
mod sequence;
mod tips;
mod unit;
mod unsettled;
mod worlds;

use jiff::civil::Date;

pub(crate) use compared::Compared;
pub(crate) use likeness::{Likeness, Trait, name_difference};
pub use linear::{Bounds, LinearVerdict};
pub(crate) use linear::{Summands, facts_of, headcount};
pub(crate) use listed::{Listed, Possible};
pub(crate) use matching::fill_all;
pub(crate) use names::{MiddleWords, NameDifference, PersonName};
pub use outcome::Outcome;
pub(crate) use pattern::{Breach, LastOnes, Pattern};
pub use people::People;
pub(crate) use person::{DoubtKeys, MOST_LOOKED_THROUGH, PersonKeys, PersonNumbers, hashed};
pub(crate) use sequence::Sequence;
pub use unit::AskedUnit;
pub(crate) use unit::{ByUnit, UnitPeople};
pub(crate) use unsettled::Unsettled;
pub use worlds::World;
pub(crate) use worlds::{age_range, fields_told};

use super::{Privacy, Rule, Ruleset};
use crate::congress::CongressProfile;
use crate::report::{Finding, Location};
use crate::roster::{Delegate, Roster, Value};

/// All that a rule is evaluated against.
#[derive(Debug)]
pub struct Case<'a> {
    /// The rules.
    pub ruleset: &'a Ruleset,
    /// The list.
    pub roster: &'a Roster,
    /// What is known of the congress.
    pub profile: &'a CongressProfile,
    pub level: &'a str,
    /// Whom it is asked of.
    pub people: People<'a>,
    /// The unit whose people these are, where it is asked of one by itself.
    pub unit: Option<&'a AskedUnit>,
    /// Whether findings may show personal numbers.
    pub privacy: Privacy,
}

impl Case<'_> {
    /// The place of a cell of the delegate's row, or of the row itself.
    pub fn location(&self, delegate: &Delegate, cell: Option<crate::sheet::CellRef>) -> Location {
        Location::of(self.roster, delegate, cell)
    }

    /// The place of a value of the delegate's.
    pub fn place_of<T, W>(&self, delegate: &Delegate, value: &Value<T, W>) -> Location {
        self.location(delegate, value.cell)
    }

    /// A finding at a place of the delegate's row, to be completed.
    pub fn finding(rule: &Rule, delegate: &Delegate, location: Location) -> Finding {
        Finding {
            rule: rule.id.clone(),
            severity: rule.severity,
            message: crate::wording::Text::same(""),
            help: None,
            location,
            delegate: name_of(delegate),
            waived: None,
        }
    }

    /// Where a place stands in the file: sheets in their order, then rows, then cells.
    pub(crate) fn position(&self, location: &Location) -> (usize, crate::sheet::Row, Option<u32>) {
        let sheet = self
            .roster
            .tables
            .iter()
            .position(|table| table.on_sheet() == location.on_sheet())
            .unwrap_or(usize::MAX);
        let column = location.cell.map(|cell| cell.column.number());
        (sheet, location.row, column)
    }

    /// The congress's first day.
    pub fn first_day(&self) -> Option<Date> {
        self.profile.date
    }
}

/// The delegate's name as written, if the row has one.
pub(crate) fn name_of(delegate: &Delegate) -> Option<String> {
    let written = delegate.name.written.trim();
    (!written.is_empty()).then(|| written.to_owned())
}
