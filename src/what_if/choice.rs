//! Which verdicts hang on who is left out.
//!
//! `3: gender=male` leaves out the last three men. Another three may be the only ones of their
//! group: then the rule would come out otherwise, and that is told. For each inequality of a rule,
//! and for those of whom one alone may stand there, the choices that press the sum down and up the
//! furthest are tried, and the rule itself judges them, so that what is told is a list that there
//! can be.

use std::collections::BTreeSet;

use super::apply::{Applied, AppliedChange};
use crate::report::{Check, ListReport, Status};
use crate::roster::{Delegate, Roster};
use crate::rules::measure::{Bounds, Case, People};
use crate::rules::{LinearConstraint, Rule};
use crate::validate::{CheckSettings, UnderstoodList};

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
    let terms = list.terms(settings);
    for change in applied.changes.iter().filter(|change| !change.candidates.is_empty()) {
        let pool = Pool::of(list, settings, applied, change);
        let sums = settings.ruleset.constraints(&list.level, &list.profile);
        let sums = sums.into_iter().map(|(rule, sum)| (rule, pool.shares(&sum)));
        let rules = settings.ruleset.rules_at(&list.level);
        let rivals = rules.filter_map(|rule| Some((rule, pool.shares_of_rivals(rule)?)));
        for (rule, shares) in sums.chain(rivals) {
            let is_found = found.iter().any(|hinge| hinge.rule == rule.id);
            let check = after.checks.iter().find(|check| check.rule == rule.id);
            // However a rule comes out that is waived, nothing hangs on it.
            let is_settled = is_found || terms.waive(&rule.id);
            if let (false, Some(check)) = (is_settled, check) {
                found.extend(pool.hinge(rule, check, &shares));
            }
        }
    }
    let place = |hinge: &Hinges| after.checks.iter().position(|check| check.rule == hinge.rule);
    found.sort_by_key(place);
    found
}

/// Those among whom a change chose.
struct Pool<'a> {
    list: &'a UnderstoodList,
    settings: &'a CheckSettings<'a>,
    /// The list without any of them.
    rest: Roster,
    /// Those left out and those who could have been, in the order of the list.
    people: Vec<&'a Delegate>,
    /// How many are left out.
    taken: usize,
}

impl<'a> Pool<'a> {
    fn of(
        list: &'a UnderstoodList,
        settings: &'a CheckSettings<'a>,
        applied: &'a Applied,
        change: &'a AppliedChange,
    ) -> Self {
        let candidates: BTreeSet<usize> = change.candidates.iter().copied().collect();
        let is_candidate =
            |at: &usize| applied.origin[*at].is_some_and(|at| candidates.contains(&at));
        let places: BTreeSet<usize> = (0..applied.origin.len()).filter(is_candidate).collect();
        let staying = places.iter().map(|at| &applied.roster.delegates[*at]);
        let people = staying.chain(&change.removed).collect();
        let mut rest = applied.roster.clone();
        rest.leave_out(&places);
        Self { list, settings, rest, people, taken: change.removed.len() }
    }

    fn case<'r>(&'r self, roster: &'r Roster, people: Vec<&'r Delegate>) -> Case<'r> {
        Case {
            ruleset: self.settings.ruleset,
            roster,
            profile: &self.list.profile,
            level: &self.list.level,
            people: People::new(people, roster.in_doubt().collect()),
            unit: None,
            privacy: self.settings.privacy,
        }
    }

    /// What each adds to the sum of an inequality.
    fn shares(&self, constraint: &LinearConstraint) -> Vec<Bounds> {
        self.case(&self.rest, Vec::new()).shares(constraint, &self.people)
    }

    /// Whom a rule would not have beside somebody further up, each as one; none where nobody.
    fn shares_of_rivals(&self, rule: &Rule) -> Option<Vec<Bounds>> {
        let mut people: Vec<&Delegate> = self.rest.of_congress().collect();
        let first = people.len();
        people.extend(&self.people);
        let sets = rule.body.rivals(&self.case(&self.rest, people));
        let behind = sets.iter().flat_map(|set| set.iter().skip(1));
        let behind: BTreeSet<usize> = behind.filter_map(|at| at.checked_sub(first)).collect();
        let share = |at| i128::from(behind.contains(&at));
        let bounds = |at| Bounds { least: share(at), most: share(at) };
        (!behind.is_empty()).then(|| (0..self.people.len()).map(bounds).collect())
    }

    fn hinge(&self, rule: &Rule, check: &Check, shares: &[Bounds]) -> Option<Hinges> {
        self.extremes(shares).into_iter().find_map(|swap| {
            // One other person may be enough: the fewer are named, the plainer it is.
            let all = swap.len();
            let fewer = std::iter::successors(Some(1_usize), |number| number.checked_mul(2));
            let tried = fewer.take_while(|number| *number < all).chain((all > 0).then_some(all));
            tried.into_iter().find_map(|number| {
                let swap = swap.get(..number)?;
                let roster = self.with(swap);
                let case = self.case(&roster, roster.of_congress().collect());
                let otherwise = rule.body.evaluate(rule, &case)?.status;
                if otherwise == check.status {
                    return None;
                }
                let name =
                    |(out, _): &(usize, usize)| self.people[*out].name.written.trim().to_owned();
                Some(Hinges {
                    rule: check.rule.clone(),
                    otherwise,
                    instead: swap.iter().map(name).collect(),
                })
            })
        })
    }

    /// The two choices that press the sum the furthest up and down, as who goes and who stays in
    /// return; the rest of the choice is as it was.
    fn extremes(&self, shares: &[Bounds]) -> [Vec<(usize, usize)>; 2] {
        let first_taken = self.people.len() - self.taken;
        let is_taken = |at: usize| at >= first_taken;
        let share = |at: usize| (shares[at].most, shares[at].least);
        let mut order: Vec<usize> = (0..self.people.len()).collect();
        let swap = |order: &[usize]| -> Vec<(usize, usize)> {
            let (chosen, left) = order.split_at(self.taken);
            let out = chosen.iter().copied().filter(|at| !is_taken(*at));
            let back = left.iter().rev().copied().filter(|at| is_taken(*at));
            out.zip(back).collect()
        };
        // Of equals, whoever is left out already stays so.
        order.sort_by_key(|at| (share(*at), !is_taken(*at)));
        let up = swap(&order);
        order.sort_by_key(|at| (std::cmp::Reverse(share(*at)), !is_taken(*at)));
        [up, swap(&order)]
    }

    /// The list with these swapped.
    fn with(&self, swap: &[(usize, usize)]) -> Roster {
        let first_taken = self.people.len() - self.taken;
        let out: BTreeSet<usize> = swap.iter().map(|(out, _)| *out).collect();
        let back: BTreeSet<usize> = swap.iter().map(|(_, back)| *back).collect();
        let stay = self.people.iter().enumerate().filter(|(at, _)| {
            if *at < first_taken { !out.contains(at) } else { back.contains(at) }
        });
        let mut roster = self.rest.clone();
        roster.delegates.extend(stay.map(|(_, person)| (*person).clone()));
        roster
    }
}
