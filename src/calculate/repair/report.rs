//! What a renderer knows of a repair: the list as it is, the reserve, and what can be done.

use super::{Person, Repair, Weights};
use crate::report::ListReport;
use crate::roster::{Delegate, Roster};

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
}
