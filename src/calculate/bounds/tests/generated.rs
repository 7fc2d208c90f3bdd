//! Rulesets drawn at random against every list.

use std::collections::BTreeSet;

use jiff::civil::date;
use proptest::prelude::*;

use super::super::model::BoundsModel;
use super::super::*;
use super::compared::{Compared, Reach};
use super::drawn::{self, Base, DrawnRule};
use super::every_list::{Given, Pool, each_list};
use super::usual_quantities;
use crate::calculate::small::cases;
use crate::evaluate::tests::{List, Person};
use crate::report::Status;
use crate::rules::measure::{Case, People};
use crate::rules::{Fact, Privacy, Selector};

/// A congress whose day is known, as ages need it.
fn held(are_groups_told: bool) -> CongressProfile {
    let catalogue = crate::catalogue::GroupCatalogue::vietnam();
    let groups = || ["Tày", "Nùng"].map(|name| catalogue.resolve(name).group().unwrap()).into();
    CongressProfile {
        date: Some(date(2024, 5, 16)),
        groups: are_groups_told.then(groups),
        seats: drawn::SEATS.map(|(unit, seats)| (unit.to_owned(), seats)).to_vec(),
        ..CongressProfile::default()
    }
}

/// How large lists of so many kinds are drawn.
fn most_of(kinds: usize) -> usize {
    match kinds {
        0..=6 => 6,
        7..=8 => 5,
        9..=12 => 4,
        13..=20 => 3,
        _ => 2,
    }
}

/// The usual numbers of people and the quantities of all the rules, once each: of those that choose
/// the same people, the first. Rules that a ruleset inherits and that do not bind are left out: a dozen fields of work that
/// overlap are too many to be calculated.
fn distinct(question: &Question<'_>) -> Vec<Quantity> {
    let mut all = usual_quantities();
    all.retain(|quantity| matches!(quantity, Quantity::Delegates(_)));
    let constraints = question.ruleset.constraints(question.level, question.profile);
    let is_asked = |rule: &Rule| rule.severity >= question.binding || rule.id.starts_with('r');
    for (_, constraint) in constraints.into_iter().filter(|(rule, _)| is_asked(rule)) {
        for term in constraint.terms {
            if !all.contains(&term.quantity) && !is_of_no_unit(&term.quantity) {
                all.push(term.quantity);
            }
        }
    }
    let given = all.iter().map(|quantity| (quantity.clone(), 0)).collect();
    let model = BoundsModel::new(&Question { given, ..question.clone() }).unwrap();
    all.retain(|quantity| model.quantity(quantity).is_some());
    all
}

/// Whether it counts those who are of none of the units, whom no list here has.
fn is_of_no_unit(quantity: &Quantity) -> bool {
    let units = drawn::SEATS.map(|(unit, _)| unit.to_owned()).to_vec();
    let outside = Selector::Not(Box::new(Selector::Unit(units)));
    matches!(quantity, Quantity::Delegates(Selector::All(parts)) if parts.contains(&outside))
}

/// Of people whom the rules see alike, one.
fn one_of_each(
    question: &Question<'_>,
    kinds: Vec<Person>,
    quantities: &[Quantity],
    which: usize,
) -> Vec<Person> {
    let mut alike: Vec<(Vec<u64>, Vec<Person>)> = Vec::new();
    for person in kinds {
        let list = List {
            ruleset: question.ruleset.clone(),
            level: question.level.to_owned(),
            profile: question.profile.clone(),
            people: vec![person.clone()],
        };
        let roster = list.roster();
        let case = Case {
            ruleset: question.ruleset,
            roster: &roster,
            profile: question.profile,
            level: question.level,
            people: People::new(roster.of_congress().collect(), Vec::new()),
            unit: None,
            privacy: Privacy::Masked,
        };
        let seen: Vec<u64> = quantities
            .iter()
            .map(|quantity| match quantity {
                Quantity::Delegates(selector) => case.known_count(selector),
                Quantity::Fact(_) => 0,
            })
            .collect();
        match alike.iter_mut().find(|(held, _)| *held == seen) {
            Some((_, people)) => people.push(person),
            None => alike.push((seen, vec![person])),
        }
    }
    alike.into_iter().map(|(_, people)| people[which % people.len()].clone()).collect()
}

/// Congresses with every number of these that a threshold could ask for, and one more.
fn congresses(profile: &CongressProfile, quantities: &[Quantity]) -> Vec<CongressProfile> {
    let numbers = |fact| {
        let is_asked = quantities.contains(&Quantity::Fact(fact));
        0..=if is_asked { 5 } else { 0 }
    };
    numbers(Fact::MinorityPopulation)
        .flat_map(|population| {
            numbers(Fact::QualifyingDistricts).map(move |districts| CongressProfile {
                minority_population: Some(population),
                qualifying_districts: Some(districts),
                ..profile.clone()
            })
        })
        .collect()
}

/// A ruleset, the question about it, and what else is drawn.
#[derive(Debug, Clone)]
struct Asked {
    attributes: (usize, usize),
    rules: Vec<DrawnRule>,
    base: Base,
    is_province: bool,
    are_groups_told: bool,
    binding: Severity,
    which: usize,
    /// Numbers given, quantity by quantity; all the lists together show whether they can be.
    given: Vec<Vec<Option<u64>>>,
}

prop_compose! {
    fn asked()(
        (one, other) in (0_usize..8, 1_usize..8),
        rules in prop::collection::vec(drawn::drawn(), 1..6),
        base in drawn::base(),
        is_province in prop::bool::weighted(0.3),
        are_groups_told in any::<bool>(),
        binding in prop_oneof![6 => Just(Severity::Error), 1 => Just(Severity::Warning), 1 => Just(Severity::Advice)],
        which in 0_usize..8,
        given in prop::collection::vec(prop::collection::vec(prop::option::weighted(0.4, 0_u64..4), 14), 12),
    ) -> Asked {
        // Advice asks for a dozen fields of work at once, which no small list covers.
        let binding = if base.is_some() { binding.max(Severity::Warning) } else { binding };
        // The rules of a shipped one look at gender and group.
        let attributes = match (one, (one + other) % 8) {
            _ if base.is_some() => (0, 1),
            // Ages and days of birth are no two attributes.
            (drawn::AGE, drawn::BORN) | (drawn::BORN, drawn::AGE) => (0, one),
            pair => pair,
        };
        Asked { attributes, rules, base, is_province, are_groups_told, binding, which, given }
    }
}

/// Compares what is answered about a ruleset with every list.
fn compare_with_every_list(asked: &Asked) -> Result<(), TestCaseError> {
    // A day sets no range, and would break a deadline of another year.
    let date = held(false).date.filter(|_| asked.base.is_none());
    let profile = CongressProfile { date, ..held(asked.are_groups_told) };
    let level = if asked.is_province { "province" } else { "district" };
    // The cap is set to the size of the lists when that is known; the selectors are the same.
    let with_cap = |cap| drawn::ruleset(&asked.rules, asked.attributes, (&asked.base, cap));
    let any_cap = with_cap(1);
    let binding = asked.binding;
    let question =
        Question { ruleset: &any_cap, level, profile: &profile, given: Vec::new(), binding };
    let quantities = distinct(&question);
    let kinds = one_of_each(&question, drawn::kinds(asked.attributes), &quantities, asked.which);
    let most = most_of(kinds.len());
    let ruleset = with_cap(most - 1);
    let question = Question { ruleset: &ruleset, ..question };
    let congresses = congresses(&profile, &quantities);
    let count = quantities.len();
    let pools: [Pool; 1] = [(kinds, most)];
    let compared = Compared::new(&question, (&pools, &congresses), quantities, Reach::Limited);
    let nothing: Given = vec![None; count];
    compared.compare(&nothing)?;
    for numbers in &asked.given {
        compared.compare(&numbers.iter().copied().chain(nothing.clone()).take(count).collect())?;
    }
    Ok(())
}

proptest! {
    // A case draws a thousand lists; `PROPTEST_CASES` asks for more of them.
    #![proptest_config(cases(16))]
    #[test]
    fn the_answers_on_any_ruleset_are_those_of_all_lists(asked in asked()) {
        compare_with_every_list(&asked)?;
    }

    /// A rule is told to be needless, or to contradict others, if and only if the lists show it.
    /// The cap on everybody holds in all lists that are drawn, so only the other rules are looked at.
    #[test]
    fn the_remarks_on_any_ruleset_are_what_all_lists_show(asked in asked()) {
        // Without a threshold the profile has no part; nor are the units told that a rule is asked of.
        let rules = asked.rules.iter().filter(|rule| rule.kind != 9).cloned();
        let rules: Vec<DrawnRule> = rules.map(DrawnRule::of_the_list).collect();
        prop_assume!(rules.len() > 1);
        let profile = held(false);
        let ruleset_of = |cap| drawn::ruleset(&rules, asked.attributes, (&None, cap));
        let any_cap = ruleset_of(1);
        let (given, binding) = (Vec::new(), Severity::Advice);
        let level = "district";
        let question = Question { ruleset: &any_cap, level, profile: &profile, given, binding };
        let kinds = drawn::kinds(asked.attributes);
        let kinds = one_of_each(&question, kinds, &distinct(&question), asked.which);
        let most = most_of(kinds.len());
        let ruleset = ruleset_of(most);
        let question = Question { ruleset: &ruleset, ..question };
        let mut broken: BTreeSet<Vec<String>> = BTreeSet::new();
        each_list(&question, &[(kinds, most)], &mut |case| {
            let fails = |rule: &&Rule| {
                let outcome = rule.body.evaluate(rule, case);
                outcome.is_some_and(|outcome| outcome.status == Status::Fail)
            };
            let failing = ruleset.rules_at(level).filter(fails);
            broken.insert(failing.map(|rule| rule.id.clone()).collect());
        });
        let audited = audit(&ruleset, level);
        // What was given up says nothing of what it did not get to.
        prop_assume!(!audited.gave_up);
        compare_remarks(&ruleset, &audited.remarks, &broken)?;
    }
}

/// Compares what is said of the rules with the sets of rules that lists break.
fn compare_remarks(
    ruleset: &Ruleset,
    remarks: &[Remark<'_>],
    broken: &BTreeSet<Vec<String>>,
) -> Result<(), TestCaseError> {
    let ids = |rules: &[StatedRule<'_>]| {
        rules.iter().map(|(rule, _)| rule.id.clone()).collect::<Vec<_>>()
    };
    let keeps = |broken: &[String], rules: &[String]| rules.iter().all(|id| !broken.contains(id));
    let mut told: BTreeSet<String> = BTreeSet::new();
    for remark in remarks {
        match remark {
            Remark::Contradiction { rules, .. } => {
                let rules = ids(rules);
                prop_assert!(!broken.iter().any(|broken| keeps(broken, &rules)), "{:?}", rules);
                told.extend(rules);
            }
            Remark::Implied { rule: (rule, _), by, .. } => {
                let by = ids(by);
                let shown =
                    broken.iter().any(|broken| broken.contains(&rule.id) && keeps(broken, &by));
                prop_assert!(!shown, "{} by {:?}", rule.id, by);
                told.insert(rule.id.clone());
                told.extend(by);
            }
            Remark::CannotFail { rule: (rule, _) } => {
                prop_assert!(!broken.iter().any(|broken| broken.contains(&rule.id)), "{}", rule.id);
                told.insert(rule.id.clone());
            }
            Remark::LeavesNone { .. } => {}
        }
    }
    let is_contradictory =
        remarks.iter().any(|remark| matches!(remark, Remark::Contradiction { .. }));
    // What rests on the resident groups asks for nothing while nobody tells them.
    let asks = |rule: &&Rule| {
        rule.id != "cap"
            && !rule.body.constraints("district", &CongressProfile::default()).is_empty()
    };
    for rule in ruleset.rules_at("district").filter(asks).filter(|_| !is_contradictory) {
        let weighs =
            |id: &String| ruleset.rule(id).is_some_and(|other| other.severity >= rule.severity);
        let alone = broken.iter().any(|broken| {
            broken.contains(&rule.id) && broken.iter().all(|id| *id == rule.id || !weighs(id))
        });
        prop_assert!(alone || told.contains(&rule.id), "{} is needless, and not told", rule.id);
    }
    Ok(())
}
