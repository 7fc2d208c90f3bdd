//! People whom a reserve could hold: of every gender, group, age, field of work and unit that the
//! rules tell apart, those among them that no rule names.
//!
//! Once it is known who is lacking, each is told by nothing more than is needed: an attribute is
//! left open where whoever fits the other words would do, whatever the attribute turns out to be.

use std::collections::BTreeSet;

use super::attributes::{Attribute, looked_at};
use crate::calculate::repair::model::MOST_OTHERS;
use crate::calculate::repair::people::RepairPeople;
use crate::roster::Role;
use crate::rules::measure::{Summands, World};
use crate::rules::{LinearConstraint, Ruleset, Selector};

/// More combinations of values than this are not drawn.
const MOST_COMBINATIONS: usize = 20_000;

/// Everybody who could be imagined.
pub(in crate::calculate::repair) struct Imagination<'a> {
    ruleset: &'a Ruleset,
    summands: Vec<Summands<'a>>,
    pub(super) attributes: Vec<Attribute>,
    /// Whether all whom the rules tell apart can be drawn.
    pub(super) is_whole: bool,
}

/// Somebody who is not there.
#[derive(Clone)]
pub(in crate::calculate::repair) struct Imagined {
    pub(in crate::calculate::repair) role: Role,
    /// No more than so many are thought of.
    pub(in crate::calculate::repair) most: i128,
    /// Of each attribute the values that this one may have.
    values: Vec<Vec<usize>>,
    /// What is said of each attribute.
    told: Vec<Vec<Selector>>,
    /// What this one would add to the sum of each inequality, at the worst; and to each number that
    /// is counted.
    pub(in crate::calculate::repair) adds: Vec<i128>,
}

impl<'a> Imagination<'a> {
    pub(super) fn of(people: &'a RepairPeople<'_>) -> Self {
        let ruleset = people.problem.ruleset;
        let asked = people.asked.iter().map(|asked| &asked.constraint);
        let constraints: Vec<&LinearConstraint> = asked.chain(&people.counted).collect();
        let selectors: Vec<&Selector> =
            constraints.iter().flat_map(|sum| sum.selectors()).collect();
        let (attributes, is_whole) = looked_at(&selectors, ruleset);
        let combinations: usize =
            attributes.iter().map(|attribute| attribute.values.len()).product();
        let summands = constraints.iter().map(|sum| Summands::of(sum)).collect();
        let is_whole = is_whole && combinations <= MOST_COMBINATIONS;
        Self { ruleset, summands, attributes, is_whole }
    }

    /// One of each sort that the rules tell apart.
    pub(super) fn people(&self) -> Vec<Imagined> {
        let mut known: BTreeSet<Vec<i128>> = BTreeSet::new();
        let mut people = Vec::new();
        let all: Vec<Vec<usize>> =
            self.attributes.iter().map(|attribute| (0..attribute.values.len()).collect()).collect();
        for role in [Role::Official, Role::Guest] {
            for values in combinations(&all).take(MOST_COMBINATIONS) {
                let adds = self.adds_of(role, &values);
                if !known.insert(adds.clone()) {
                    continue;
                }
                let attributes = self.attributes.iter().zip(&values);
                let told = attributes.map(|(attribute, value)| attribute.exactly(*value)).collect();
                let values = values.into_iter().map(|value| vec![value]).collect();
                people.push(Imagined { role, most: MOST_OTHERS, values, told, adds });
            }
        }
        people
    }

    fn adds_of(&self, role: Role, values: &[usize]) -> Vec<i128> {
        let mut world = World { role, ..World::default() };
        for (attribute, value) in self.attributes.iter().zip(values) {
            world = attribute.values[*value].put_into(&world);
        }
        self.summands.iter().map(|summands| summands.of_world(&world, self.ruleset)).collect()
    }

    /// What somebody adds at the worst of whom this is told.
    fn worst(&self, role: Role, values: &[Vec<usize>]) -> Vec<i128> {
        let mut worst = vec![i128::MIN; self.summands.len()];
        for values in combinations(values) {
            for (held, adds) in worst.iter_mut().zip(self.adds_of(role, &values)) {
                *held = (*held).max(adds);
            }
        }
        worst
    }

    /// The same person told more loosely of the attribute at this place, the loosest first.
    pub(super) fn looser<'s>(
        &'s self,
        one: &'s Imagined,
        at: usize,
    ) -> impl Iterator<Item = Imagined> + 's {
        let held = &one.values[at];
        let fits = move |(_, values): &&(Vec<Selector>, Vec<usize>)| {
            held.iter().all(|value| values.contains(value)) && values.len() > held.len()
        };
        self.attributes[at].ways.iter().filter(fits).map(move |(told, values)| {
            let mut looser = one.clone();
            looser.values[at].clone_from(values);
            looser.told[at].clone_from(told);
            looser.adds = self.worst(one.role, &looser.values);
            looser
        })
    }
}

impl Imagined {
    pub(super) fn selector(&self) -> Selector {
        let role = std::iter::once(Selector::Role(vec![self.role]));
        Selector::All(role.chain(self.told.iter().flatten().cloned()).collect())
    }
}

/// A value of each attribute, in every combination.
fn combinations(values: &[Vec<usize>]) -> impl Iterator<Item = Vec<usize>> {
    let all: usize = values.iter().map(Vec::len).product();
    (0..all).map(move |mut number| {
        let chosen = values.iter().map(|values| {
            let value = values[number % values.len()];
            number /= values.len();
            value
        });
        chosen.collect()
    })
}
