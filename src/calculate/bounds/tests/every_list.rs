//! Every small list, with what the rule engine says of it and how many people it counts.
//!
//! Nothing of the calculation is used here: lists are drawn person by person, and
//! [`crate::evaluate`] judges and counts them.

use std::collections::BTreeMap;

use proptest::prelude::TestCaseError;
use proptest::{prop_assert, prop_assert_eq};

use super::super::*;
use crate::evaluate::Case;
use crate::evaluate::tests::{List, Person};
use crate::report::Status;
use crate::rules::{Fact, Privacy};

/// A list that breaks no binding rule, by the numbers that it comes to.
type Numbers = Vec<u64>;

/// Every list that breaks no error rule.
pub(super) struct EveryList {
    quantities: Vec<Quantity>,
    lists: Vec<Numbers>,
}

impl EveryList {
    /// Draws all lists of at most `most` people of these kinds, with each of these populations.
    pub(super) fn draw(
        question: &Question<'_>,
        (kinds, most): (&[Person], usize),
        populations: &[u64],
        quantities: &[Quantity],
    ) -> Self {
        let mut lists = Vec::new();
        each_list(question, (kinds, most), &mut |list| {
            for population in populations {
                list.profile.minority_population = Some(*population);
                if keeps_every_rule(list) {
                    lists.push(numbers(list, quantities));
                }
            }
        });
        Self { quantities: quantities.to_vec(), lists }
    }

    /// The least and the most of a quantity among the lists with these numbers.
    fn range(&self, quantity: usize, given: &BTreeMap<usize, u64>) -> Option<(u64, u64)> {
        let fit = self.lists.iter().filter(|numbers| {
            given.iter().all(|(at, number)| *at == quantity || numbers[*at] == *number)
        });
        let found: Vec<u64> = fit.map(|numbers| numbers[quantity]).collect();
        Some((*found.iter().min()?, *found.iter().max()?))
    }

    fn is_feasible(&self, given: &BTreeMap<usize, u64>) -> bool {
        self.lists.iter().any(|numbers| given.iter().all(|(at, number)| numbers[*at] == *number))
    }

    /// Compares an answer with what the lists show. Populations are drawn up to a limit only.
    pub(super) fn compare(
        &self,
        question: &Question<'_>,
        given: &BTreeMap<usize, u64>,
    ) -> Result<(), TestCaseError> {
        let asked = Question {
            given: given
                .iter()
                .map(|(at, number)| (self.quantities[*at].clone(), *number))
                .collect(),
            ..question.clone()
        };
        let answer = allowed(&asked).map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert_eq!(answer.conflict.is_none(), self.is_feasible(given), "{:?}", given);
        let model = Model::new(&asked).map_err(|error| TestCaseError::fail(error.to_string()))?;
        for (at, quantity) in self.quantities.iter().enumerate() {
            // A quantity that chooses the same people as another stands there by its first form.
            let Some(place) = model.quantity(quantity) else { continue };
            let range = answer.quantities[place].range.as_ref();
            let said = range.map(|range| (range.min, range.max));
            let found = self.range(at, given).map(|(min, max)| (min, Some(max)));
            let name = &answer.quantities[place].name;
            if matches!(quantity, Quantity::Fact(_)) {
                prop_assert_eq!(said.map(|said| said.0), found.map(|found| found.0), "{}", name);
            } else {
                prop_assert_eq!(said, found, "{} given {:?}", name, given);
            }
            if let Some(range) = range {
                prop_assert_eq!(range.min_by.is_empty(), range.min == 0, "{}", name);
                // Nobody can be both; that needs no rule to say so.
                let has_no_reason = matches!(range.max, None | Some(0));
                prop_assert!(!range.max_by.is_empty() || has_no_reason, "{}", name);
            }
        }
        if let Some(conflict) = &answer.conflict {
            prop_assert!(conflict.rules.len() + conflict.given.len() > 0);
            for (rule, sentence) in &conflict.rules {
                prop_assert!(!sentence.vi.is_empty() && !sentence.en.is_empty(), "{}", rule.id);
            }
        }
        Ok(())
    }
}

/// Draws every list of at most `most` people of these kinds.
pub(super) fn each_list(
    question: &Question<'_>,
    (kinds, most): (&[Person], usize),
    see: &mut impl FnMut(&mut List),
) {
    let mut list = List {
        ruleset: question.ruleset.clone(),
        level: question.level.to_owned(),
        profile: question.profile.clone(),
        people: Vec::new(),
    };
    draw_from(kinds, most, &mut list, see);
}

fn draw_from(kinds: &[Person], room: usize, list: &mut List, see: &mut impl FnMut(&mut List)) {
    let Some((kind, others)) = kinds.split_first() else {
        see(list);
        return;
    };
    let before = list.people.len();
    for count in 0..=room {
        draw_from(others, room - count, list, see);
        list.people.push(kind.clone());
    }
    list.people.truncate(before);
}

/// Whether no rule that is an error when broken is broken. A list of nobody tells no unit and no
/// field of work, and so is not asked to cover them; one that is being planned is.
fn keeps_every_rule(list: &List) -> bool {
    let checks = list.evaluate().checks;
    let binds = |rule: &&Rule| rule.severity == Severity::Error;
    let is_asked = |rule: &Rule| checks.iter().any(|check| check.rule == rule.id);
    let is_spared = list
        .ruleset
        .rules_at(&list.level)
        .filter(binds)
        .any(|rule| rule.kind.id == "coverage" && !is_asked(rule));
    let mut binding = checks.iter().filter(|check| check.severity == Severity::Error);
    !(is_spared && list.people.is_empty()) && binding.all(|check| check.status != Status::Fail)
}

fn numbers(list: &List, quantities: &[Quantity]) -> Numbers {
    let roster = list.roster();
    let case = Case {
        ruleset: &list.ruleset,
        roster: &roster,
        profile: &list.profile,
        level: &list.level,
        people: roster.of_congress().collect(),
        privacy: Privacy::Masked,
    };
    let number = |quantity: &Quantity| match quantity {
        Quantity::Delegates(selector) => case.known_count(selector),
        Quantity::Fact(fact) => Fact::of(*fact, &list.profile).unwrap_or_default(),
    };
    quantities.iter().map(number).collect()
}
