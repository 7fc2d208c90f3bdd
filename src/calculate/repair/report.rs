//! What a renderer knows of a repair: the list as it is, the reserve, and what can be done.

use super::{Person, Repair, Weights};
use crate::report::ListReport;
use crate::roster::{Delegate, Roster};
use crate::wording::Text;

/// People who may be taken onto the list.
#[derive(Debug, Clone, Copy)]
pub struct Reserve<'a> {
    /// The path of their file, as the user gave it.
    pub path: &'a str,
    /// Who they are.
    pub roster: &'a Roster,
}

/// A list, and the changes that would mend it.
#[derive(Debug, Clone, Copy)]
pub struct RepairReport<'a> {
    /// The path as the user gave it; `-` for standard input.
    pub path: &'a str,
    /// The list as it is.
    pub list: &'a ListReport,
    /// The reserve, where one was given.
    pub reserve: Option<Reserve<'a>>,
    /// What changes cost.
    pub weights: Weights,
    /// What can be done.
    pub repair: &'a Repair,
}

impl<'a> RepairReport<'a> {
    /// Somebody, and the roster that tells of them.
    pub fn delegate(&self, person: Person) -> Option<(&'a Delegate, &'a Roster)> {
        let (roster, at) = match person {
            Person::Listed(at) => (&self.list.roster, at),
            Person::Reserve(at) => (self.reserve?.roster, at),
        };
        Some((roster.delegates.get(at)?, roster))
    }

    /// The path of the file that somebody stands in.
    pub fn path_of(&self, person: Person) -> Option<&'a str> {
        let of_sheet = self.delegate(person).and_then(|(one, roster)| roster.sheet_of(one).file);
        of_sheet.or_else(|| match person {
            Person::Listed(_) => Some(self.path),
            Person::Reserve(_) => self.reserve.map(|reserve| reserve.path),
        })
    }

    /// The title of a rule; its id where nothing tells a title.
    pub fn title_of(&self, rule: &str) -> Text {
        let known = self.list.ruleset.rules.iter().find(|known| known.id == rule);
        known.map_or_else(|| Text::same(rule), |known| known.title.clone())
    }
}
