//! Tries single acts on the rules that no number of people mends.
//!
//! Nobody may come or change role of whom a cell would then have to be corrected, and no act may
//! break a rule about something else, such as who goes on to the upper congress.

use std::collections::BTreeMap;

use super::people::{self, Act, in_role};
use super::{Problem, Unfit};
use crate::report::Status;
use crate::roster::Delegate;
use crate::rules::measure::Case;
use crate::rules::{MendedBy, Rule};

/// The rules that acts are tried on.
pub(super) struct Probe<'a> {
    case: &'a Case<'a>,
    problem: &'a Problem<'a>,
    of_cells: Vec<&'a Rule>,
    /// The rules about something else that are not broken, and yet depend on who is on the list;
    /// and how they come out now.
    elsewhere: Vec<(&'a Rule, Option<Status>)>,
}

impl<'a> Probe<'a> {
    pub(super) fn new(
        case: &'a Case<'a>,
        problem: &'a Problem<'a>,
        may_break_elsewhere: bool,
    ) -> Self {
        let rules = |mended_by| {
            problem
                .ruleset
                .rules_at(problem.level)
                .filter(move |rule| rule.body.mended_by() == mended_by)
        };
        let nobody = people::case(problem, case.roster, Vec::new());
        let elsewhere = rules(MendedBy::Elsewhere)
            .filter(|_| !may_break_elsewhere)
            .filter(|rule| rule.severity >= problem.least && !problem.terms.waive(&rule.id))
            .filter_map(|rule| {
                let of = |case: &Case<'_>| {
                    rule.body.evaluate(rule, case).map(|out| (out.status, out.message))
                };
                let now = of(case);
                let depends = now != of(&nobody);
                let status = now.map(|(status, _)| status);
                (depends && status != Some(Status::Fail)).then_some((rule, status))
            })
            .collect();
        Self { case, problem, of_cells: rules(MendedBy::Cells).collect(), elsewhere }
    }

    /// What stands against an act; none where nothing does.
    pub(super) fn objection(
        &self,
        at: usize,
        delegate: &Delegate,
        act: Act,
        is_listed: bool,
    ) -> Option<Unfit> {
        let changed = act.role().map(|role| in_role(delegate, role));
        if let Some(changed) = &changed {
            let now = if is_listed { self.cells_to_correct(delegate) } else { BTreeMap::new() };
            let then = self.cells_to_correct(changed);
            if then.iter().any(|(rule, count)| now.get(rule).is_none_or(|now| now < count)) {
                return Some(Unfit::CellToCorrect);
            }
        }
        let breaks =
            !self.elsewhere.is_empty() && !self.keeps_elsewhere(at, changed.as_ref(), is_listed);
        breaks.then_some(Unfit::BreaksAnother)
    }

    /// How many errors there are in this one's own cells, by the rule.
    pub(super) fn cells_to_correct(&self, delegate: &Delegate) -> BTreeMap<&'a str, usize> {
        let alone = people::case(self.problem, self.case.roster, vec![delegate]);
        let mut errors = BTreeMap::new();
        for rule in &self.of_cells {
            if self.problem.waives_for(rule, delegate) {
                continue;
            }
            let Some(outcome) = rule.body.evaluate(rule, &alone) else { continue };
            let found = outcome.findings.iter();
            let mut count = found.filter(|finding| finding.severity >= self.problem.least).count();
            let is_of_all = outcome.status == Status::Fail && outcome.findings.is_empty();
            count += usize::from(is_of_all && rule.severity >= self.problem.least);
            if count > 0 {
                errors.insert(rule.id.as_str(), count);
            }
        }
        errors
    }

    fn keeps_elsewhere(&self, at: usize, changed: Option<&Delegate>, is_listed: bool) -> bool {
        let own = &self.case.roster.delegates[at];
        let mut people: Vec<&Delegate> = self.case.people.to_vec();
        let place = people.iter().position(|person| is_listed && std::ptr::eq(*person, own));
        match (place, changed) {
            (Some(place), Some(changed)) => people[place] = changed,
            (Some(place), None) => _ = people.remove(place),
            (None, Some(changed)) => people.push(changed),
            (None, None) => {}
        }
        let then = people::case(self.problem, self.case.roster, people);
        // What holds must hold, and what cannot be checked must not be broken.
        self.elsewhere.iter().all(|(rule, now)| {
            let then = rule.body.evaluate(rule, &then).map(|outcome| outcome.status);
            then == *now || then.is_none_or(|then| then == Status::Pass)
        })
    }
}
