//! Which verdicts hang on who is left out.
//!
//! `3: gender=male` leaves out the last three men. Another three may be the only ones of their
//! group: then the rule would come out otherwise, and that is told. For each inequality of a rule
//! the choices that press its sum down and up the furthest are tried, and the rule itself judges
//! them, so that what is told is a list that there can be.

use super::apply::{Applied, AppliedChange};
use crate::check::{CheckSettings, UnderstoodList};
use crate::evaluate::Case;
use crate::report::{Check, ListReport, Status};
use crate::roster::{Delegate, Roster};
use crate::rules::{LinearConstraint, Rule};

/// A rule that would come out otherwise if other people were left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hinges {
    /// The rule's id.
    pub rule: String,
    /// How it would come out.
    pub otherwise: Status,
    /// The names of those who would be left out instead.
    pub instead: Vec<String>,
}

/// The rules whose outcome hangs on the choice, each with one other choice.
pub(super) fn hinges(
    list: &UnderstoodList,
    applied: &Applied,
    after: &ListReport,
    settings: &CheckSettings<'_>,
) -> Vec<Hinges> {
    let mut found: Vec<Hinges> = Vec::new();
    for change in applied.changes.iter().filter(|change| !change.candidates.is_empty()) {
        let pool = Pool::of(applied, change);
        for (rule, constraint) in settings.ruleset.constraints(&list.level, &list.profile) {
            let told = found.iter().any(|hinge| hinge.rule == rule.id);
            let check = after.checks.iter().find(|check| check.rule == rule.id);
            if let (false, Some(check)) = (told, check) {
                found.extend(pool.hinge(rule, check, &constraint, list, settings));
            }
        }
    }
    let place = |hinge: &Hinges| after.checks.iter().position(|check| check.rule == hinge.rule);
    found.sort_by_key(place);
    found
}

/// Those among whom a change chose.
struct Pool<'a> {
    /// The list without any of them.
    rest: Roster,
    /// Those left out and those who could have been, in the order of the list.
    people: Vec<&'a Delegate>,
    /// How many are left out.
    taken: usize,
}

impl<'a> Pool<'a> {
    fn of(applied: &'a Applied, change: &'a AppliedChange) -> Self {
        let is_candidate = |origin: &Option<usize>| {
            origin.is_some_and(|origin| change.candidates.contains(&origin))
        };
        let mut rest = applied.roster.clone();
        let mut origins = applied.origin.iter();
        rest.delegates.retain(|_| !origins.next().is_some_and(is_candidate));
        let staying = applied.roster.delegates.iter().zip(&applied.origin);
        let mut people: Vec<&Delegate> =
            staying.filter(|(_, origin)| is_candidate(origin)).map(|(person, _)| person).collect();
        people.extend(&change.removed);
        Self { rest, people, taken: change.removed.len() }
    }

    fn hinge(
        &self,
        rule: &Rule,
        check: &Check,
        constraint: &LinearConstraint,
        list: &UnderstoodList,
        settings: &CheckSettings<'_>,
    ) -> Option<Hinges> {
        let case = |roster: &'_ Roster| -> Status {
            let people = roster.of_congress().collect();
            let case = Case {
                ruleset: settings.ruleset,
                roster,
                profile: &list.profile,
                level: &list.level,
                people,
                privacy: settings.privacy,
            };
            rule.body.evaluate(rule, &case).map_or(check.status, |outcome| outcome.status)
        };
        let shares = {
            let case = Case {
                ruleset: settings.ruleset,
                roster: &self.rest,
                profile: &list.profile,
                level: &list.level,
                people: Vec::new(),
                privacy: settings.privacy,
            };
            case.shares(constraint, &self.people)
        };
        let mut order: Vec<usize> = (0..self.people.len()).collect();
        order.sort_by_key(|at| (shares[*at].most, shares[*at].least));
        if order.first().map(|at| shares[*at]) == order.last().map(|at| shares[*at]) {
            return None;
        }
        let smallest: Vec<usize> = order.iter().copied().take(self.taken).collect();
        let largest: Vec<usize> = order.iter().rev().copied().take(self.taken).collect();
        [smallest, largest].into_iter().find_map(|out| {
            let mut roster = self.rest.clone();
            let stay = self.people.iter().enumerate().filter(|(at, _)| !out.contains(at));
            roster.delegates.extend(stay.map(|(_, person)| (*person).clone()));
            let otherwise = case(&roster);
            (otherwise != check.status).then(|| Hinges {
                rule: rule.id.clone(),
                otherwise,
                instead: out
                    .iter()
                    .map(|at| self.people[*at].name.written.trim().to_owned())
                    .collect(),
            })
        })
    }
}
