//! Why no change of people will do, and what the reserve would have to hold.

mod imagined;

use std::collections::BTreeSet;

use super::model::Model;
use super::people::{People, Pins};
use super::programme::{Programme, Row};
use super::solve::{self, Solved};
use super::{Impossible, Needed, Problem};
use crate::evaluate::Evaluation;
use crate::units::Headcount;
use imagined::Imagined;

/// More people of one sort than this are not asked of a reserve.
const MOST_OF_A_SORT: i128 = 1_000;

/// What stands in the way; none where that could not be found out either.
pub(super) fn of(
    problem: &Problem<'_>,
    before: &Evaluation,
    people: &People<'_>,
    model: &Model,
) -> Option<Impossible> {
    let conflict = conflict(model)?;
    let lifted = People::of(problem, before, Pins::Lifted);
    let is_for_those_kept = solve::is_possible(&Model::of(&lifted).programme)?;
    Some(Impossible { conflict, is_for_those_kept, needed: needed(people, model) })
}

/// Rules that cannot all hold, none of which can be dropped from among them.
fn conflict(model: &Model) -> Option<Vec<String>> {
    let mut rules: Vec<&str> = Vec::new();
    for rule in model.asked_by.iter().flatten() {
        if !rules.contains(&rule.as_str()) {
            rules.push(rule);
        }
    }
    let mut held: BTreeSet<&str> = rules.iter().copied().collect();
    for rule in rules.iter().rev() {
        let mut without = held.clone();
        without.remove(rule);
        if !solve::is_possible(&model.asking_only(&without))? {
            held = without;
        }
    }
    Some(rules.into_iter().filter(|rule| held.contains(rule)).map(str::to_owned).collect())
}

impl Model {
    /// The same programme, in which these rules alone must hold.
    fn asking_only(&self, rules: &BTreeSet<&str>) -> Programme {
        let is_asked = |(asked_by, _): &(&Option<String>, &Row)| {
            asked_by.as_ref().is_none_or(|rule| rules.contains(rule.as_str()))
        };
        let rows = self.asked_by.iter().zip(&self.programme.rows).filter(is_asked);
        Programme { rows: rows.map(|(_, row)| row.clone()).collect(), ..self.programme.clone() }
    }
}

/// The fewest people with whom all rules could hold, told as loosely as the rules allow.
fn needed(people: &People<'_>, model: &Model) -> Option<Vec<Needed>> {
    let imagined = imagined::people(people);
    let mut programme = model.programme.clone();
    programme.costs.fill(0);
    let first = programme.costs.len();
    for _ in &imagined {
        programme.variable(1, MOST_OF_A_SORT);
    }
    for (at, row) in model.row_of.iter().enumerate() {
        let Some(row) = row else { continue };
        let adds = (first..).zip(&imagined).map(|(variable, one)| (variable, one.adds[at]));
        programme.rows[*row].terms.extend(adds.filter(|(_, adds)| *adds != 0));
    }
    let Solved::Found { values, .. } = solve::solve(&programme) else { return None };
    let mut second = vec![1; first];
    second.extend(imagined.iter().map(Imagined::preference));
    let values = solve::choose(&programme, values, second);
    let needed = imagined.iter().zip(&values[first..]).filter(|(_, count)| **count > 0);
    Some(
        needed
            .map(|(one, count)| Needed {
                count: Headcount::try_from(*count).unwrap_or_default(),
                who: one.who.noun(people.problem.ruleset),
            })
            .collect(),
    )
}
