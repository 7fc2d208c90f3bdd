//! The rules asked one by one, those of a long list on two cores.

use std::num::NonZeroUsize;
use std::panic::resume_unwind;
use std::thread;

use super::List;
use crate::rules::Rule;
use crate::rules::measure::{Case, Outcome};

/// Of fewer people a second core would not pay.
const LONG: usize = 50_000;

/// The stack of the second thread: that of a main thread.
const STACK: usize = 8 << 20;

/// What comes out of each rule that applies, in the order of the ruleset.
pub(super) fn outcomes<'a>(list: &List<'a>, case: &Case<'a>) -> Vec<(&'a Rule, Outcome)> {
    let cores = || thread::available_parallelism().map_or(1, NonZeroUsize::get);
    asked(list, case, case.people.len() >= LONG && cores() > 1)
}

fn asked<'a>(list: &List<'a>, case: &Case<'a>, on_two: bool) -> Vec<(&'a Rule, Outcome)> {
    let rules: Vec<&Rule> = list.ruleset.rules_at(list.level).collect();
    let of_rows = list.case_of_rows(case);
    let rows = of_rows.as_ref().unwrap_or(case);
    let ask = |by_rows: bool| {
        let rules = rules.iter().enumerate();
        let rules = rules.filter(move |(_, rule)| rule.body.looks_at_rows() == by_rows);
        let told = rules.filter_map(|(at, rule)| {
            let outcome =
                if by_rows { rows.outcome_of_rows(rule) } else { rule.body.evaluate(rule, case) };
            Some((at, outcome?))
        });
        told.collect::<Vec<_>>()
    };
    // Rules that look at rows keep findings and compare people, those on numbers hardly anything: both at
    // once take little more memory than one behind the other. Two that keep much would take a tenth more.
    let (mut outcomes, others) = thread::scope(|scope| {
        let thread = on_two.then(|| thread::Builder::new().stack_size(STACK));
        let other = thread.and_then(|it| it.spawn_scoped(scope, || ask(false)).ok());
        let outcomes = ask(true);
        // Where no thread is to be had, this one asks all rules.
        let join = |it: thread::ScopedJoinHandle<'_, _>| {
            it.join().unwrap_or_else(|panic| resume_unwind(panic))
        };
        (outcomes, other.map_or_else(|| ask(false), join))
    });
    outcomes.extend(others);
    outcomes.sort_by_key(|(at, _)| *at);
    outcomes.into_iter().filter_map(|(at, outcome)| Some((*rules.get(at)?, outcome))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::congress::CongressProfile;
    use crate::evaluate::tests::{List as Listed, Person};
    use crate::roster::Role;
    use crate::rules::Privacy;

    #[test]
    fn two_cores_say_what_one_says() {
        let people = Listed::of("district")
            .and(60, Person::official().group("Tày"))
            .and(40, Person::official().man().group("Xá"))
            .and(9, Person::official().gender_unknown().group("Kinh"))
            .and(40, Person::new(Role::Guest));
        let (roster, profile) = (people.roster(), CongressProfile::default());
        let (ruleset, level, privacy) = (&people.ruleset, "district", Privacy::Masked);
        let list = List { ruleset, roster: &roster, profile: &profile, level, privacy };
        let case = list.case();
        let told = |on_two| {
            let outcomes = asked(&list, &case, on_two).into_iter();
            let told = outcomes.map(|(rule, outcome)| outcome.into_check(rule, level));
            told.map(|told| format!("{told:?}")).collect::<Vec<_>>()
        };
        let of_one = told(false);
        assert!(of_one.len() > 15);
        for _ in 0..20 {
            assert_eq!(told(true), of_one);
        }
    }
}
