//! Two reports side by side: what turned good or bad, which findings are mended, who came and went.
//!
//! `compare` lays two versions of a list beside each other, `what-if` a list and what would become
//! of it. Both need the same answer: each rule before and after, each finding mended, new or kept.
//! Findings are told apart by the rule, the person and the cell's content, and never by the row
//! number, since rows shift when a list is worked on.

mod fields;
mod findings;
mod people;
mod rules;
mod tally;
#[cfg(test)]
mod tests;
pub mod words;

pub use fields::{Shown, ValueChange};
pub(crate) use fields::{birth_shown, values_changed};
pub use findings::FindingChanges;
pub use people::{ChangedPerson, MatchedBy, PeopleChanges, compare_people};
pub use rules::{RuleChange, Turn};
pub use tally::TallyChange;

use crate::catalogue::GroupCatalogue;
use crate::report::{ListReport, RulesetFacts, Strictness};

/// Two reports of a list, side by side.
#[derive(Debug, Clone)]
pub struct Comparison<'a> {
    /// The report before.
    pub before: &'a ListReport,
    /// The report after.
    pub after: &'a ListReport,
    /// Every rule of either report, in the order of the ruleset.
    pub rules: Vec<RuleChange<'a>>,
    /// The findings, mended, new and kept.
    pub findings: FindingChanges<'a>,
    /// The counts that differ, and the main ones in any case.
    pub tally: Vec<TallyChange>,
}

impl<'a> Comparison<'a> {
    /// Lays the reports side by side; `origin` tells for each delegate of the second report which
    /// one of the first it is.
    pub fn of(
        before: &'a ListReport,
        after: &'a ListReport,
        origin: &[Option<usize>],
        catalogue: &GroupCatalogue,
    ) -> Self {
        Self {
            before,
            after,
            rules: rules::side_by_side(&before.checks, &after.checks),
            findings: findings::side_by_side(before, after, origin),
            tally: tally::side_by_side(&before.tally, &after.tally, catalogue),
        }
    }

    /// The rules that came out better, or worse.
    pub fn turned(&self, turn: Turn) -> impl Iterator<Item = &RuleChange<'a>> {
        self.rules.iter().filter(move |rule| rule.turn == turn)
    }
}

/// Two versions of a list, checked and laid side by side.
#[derive(Debug)]
pub struct ListsCompared<'a> {
    /// The rules that both were checked against.
    pub ruleset: RulesetFacts,
    /// What counts as an error beyond the rules' own severities.
    pub strictness: Strictness,
    /// The old list's path, as the user gave it.
    pub old: &'a str,
    /// The new list's path.
    pub new: &'a str,
    /// Their reports.
    pub lists: Comparison<'a>,
    /// Who came, who went, what changed in whom.
    pub people: &'a PeopleChanges,
}
