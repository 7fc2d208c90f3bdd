//! The attributes by which rules tell people apart, the values that each can have, and how these
//! are told.

use std::collections::BTreeMap;

use crate::catalogue::GroupCode;
use crate::evaluate::World;
use crate::roster::Gender;
use crate::rules::{AgeBand, Groups, Mentioned, Ruleset, Selector};

/// Of more fields of work than this, nobody is imagined in several.
const MOST_FIELDS: usize = 4;

/// A value of an attribute.
pub(super) enum Value {
    Gender(Gender),
    Group(Option<GroupCode>),
    Age(i16),
    Works(Vec<String>),
    Unit(Option<String>),
}

pub(super) struct Attribute {
    /// A value for each way in which the rules see it.
    pub(super) values: Vec<Value>,
    /// The ways to tell of it, the loosest first, and the values that fit.
    pub(super) ways: Vec<(Vec<Selector>, Vec<usize>)>,
}

impl Value {
    pub(super) fn put_into(&self, world: &mut World) {
        match self {
            Self::Gender(gender) => world.gender = *gender,
            Self::Group(group) => world.group = *group,
            Self::Age(age) => world.age = *age,
            Self::Works(works) => world.works.clone_from(works),
            Self::Unit(unit) => world.unit.clone_from(unit),
        }
    }
}

impl Attribute {
    pub(super) fn of(values: Vec<Value>, leaves: &[Selector], ruleset: &Ruleset) -> Self {
        let is_about = |leaf: &&Selector| {
            matches!(
                (leaf, values.first()),
                (Selector::Gender(_), Some(Value::Gender(_)))
                    | (Selector::Group(_), Some(Value::Group(_)))
                    | (Selector::Age(_), Some(Value::Age(_)))
                    | (Selector::Work(_), Some(Value::Works(_)))
                    | (Selector::Unit(_), Some(Value::Unit(_)))
            )
        };
        let mut leaves: Vec<Selector> = leaves.iter().filter(is_about).cloned().collect();
        if let Some(Value::Works(_)) = values.first() {
            // Whoever works in several fields is told by each.
            let all: Vec<Selector> = leaves.iter().flat_map(each_field).collect();
            for field in all {
                note(&mut leaves, field);
            }
        }
        let sees = |leaf: &Selector, value: &Value| {
            let mut world = World::default();
            value.put_into(&mut world);
            leaf.chooses(&world, ruleset.catalogue)
        };
        let mut places: BTreeMap<Vec<bool>, usize> = BTreeMap::new();
        let mut distinct = Vec::new();
        for value in values {
            let signature = leaves.iter().map(|leaf| sees(leaf, &value)).collect();
            places.entry(signature).or_insert_with(|| {
                distinct.push(value);
                distinct.len() - 1
            });
        }
        let fit = |parts: &[Selector]| -> Vec<usize> {
            let fits = |at: &usize| parts.iter().all(|part| sees(part, &distinct[*at]));
            (0..distinct.len()).filter(fits).collect()
        };
        let mut ways = vec![Vec::new()];
        ways.extend(leaves.iter().cloned().map(|leaf| vec![leaf]));
        for (signature, value) in &places {
            let named = leaves.iter().zip(signature).filter(|(_, sees)| **sees);
            let others = leaves.iter().zip(signature).filter(|(_, sees)| !**sees);
            let mut parts: Vec<Selector> = named.map(|(leaf, _)| leaf.clone()).collect();
            parts.extend(others.map(|(leaf, _)| Selector::Not(Box::new(leaf.clone()))));
            // What is said by the others need not be said.
            for at in (0..parts.len()).rev() {
                let part = parts.remove(at);
                if fit(&parts) != [*value] {
                    parts.insert(at, part);
                }
            }
            ways.push(told_together(parts));
        }
        let mut ways: Vec<(Vec<Selector>, Vec<usize>)> = ways
            .into_iter()
            .map(|parts| (fit(&parts), parts))
            .map(|(fit, parts)| (parts, fit))
            .collect();
        ways.sort_by_key(|(parts, fit)| (std::cmp::Reverse(fit.len()), parts.len()));
        Self { values: distinct, ways }
    }

    /// How it is told that somebody has this value and no other.
    pub(super) fn exactly(&self, value: usize) -> Vec<Selector> {
        let exact = self.ways.iter().find(|(_, fit)| fit[..] == [value]);
        exact.map(|(parts, _)| parts.clone()).unwrap_or_default()
    }
}

/// What is said against several values of one attribute, said once.
fn told_together(parts: Vec<Selector>) -> Vec<Selector> {
    let mut told: Vec<Selector> = Vec::new();
    for part in parts {
        let Selector::Not(other) = &part else {
            told.push(part);
            continue;
        };
        let held = told.iter_mut().find_map(|held| match held {
            Selector::Not(held) => Some(held),
            _ => None,
        });
        match (held.map(|held| &mut **held), &**other) {
            (Some(Selector::Work(held)), Selector::Work(more))
            | (Some(Selector::Unit(held)), Selector::Unit(more)) => {
                held.extend(more.iter().cloned());
            }
            (
                Some(Selector::Group(Groups::Listed(held))),
                Selector::Group(Groups::Listed(more)),
            ) => held.extend(more.iter().copied()),
            _ => told.push(part),
        }
    }
    told
}

/// The parts of a selector that look at one attribute each, and what such parts are told beside.
pub(super) fn add_leaves(selector: &Selector, leaves: &mut Vec<Selector>) {
    match selector {
        Selector::Gender(_) => {
            for gender in Gender::ALL {
                note(leaves, Selector::Gender(gender));
            }
        }
        Selector::Group(_) => {
            note(leaves, selector.clone());
            note(leaves, Selector::Group(Groups::Minority));
        }
        Selector::Age(band) => {
            note(leaves, selector.clone());
            let below = band.min.map(|min| AgeBand { min: None, max: Some(min - 1) });
            let above = band.max.map(|max| AgeBand { min: Some(max + 1), max: None });
            for beside in below.into_iter().chain(above) {
                note(leaves, Selector::Age(beside));
            }
        }
        Selector::Work(_) | Selector::Unit(_) => note(leaves, selector.clone()),
        Selector::Role(_) | Selector::Kind(_) => {}
        Selector::Not(other) => add_leaves(other, leaves),
        Selector::Any(parts) | Selector::All(parts) => {
            for part in parts {
                add_leaves(part, leaves);
            }
        }
    }
}

fn each_field(leaf: &Selector) -> Vec<Selector> {
    let Selector::Work(fields) = leaf else { return Vec::new() };
    fields.iter().map(|field| Selector::Work(vec![field.clone()])).collect()
}

fn note(known: &mut Vec<Selector>, selector: Selector) {
    if !known.contains(&selector) {
        known.push(selector);
    }
}

/// The values that each attribute can have which the rules look at, and whether these are all.
pub(super) fn values(mentioned: &Mentioned, ruleset: &Ruleset) -> (Vec<Vec<Value>>, bool) {
    let mut attributes = Vec::new();
    if mentioned.gender {
        attributes.push(Gender::ALL.map(Value::Gender).into());
    }
    if mentioned.group {
        let groups = ruleset.catalogue.groups().iter().map(|group| Some(group.code));
        attributes.push(groups.chain([None]).map(Value::Group).collect());
    }
    if !mentioned.ages.is_empty() {
        attributes
            .push(mentioned.ages.iter().copied().filter(|age| *age >= 0).map(Value::Age).collect());
    }
    let fields: Vec<&String> = mentioned.works.iter().collect();
    let is_few = fields.len() <= MOST_FIELDS;
    if !fields.is_empty() {
        let sets: Vec<u32> = if is_few {
            (0..1 << fields.len()).collect()
        } else {
            std::iter::once(0).chain((0..fields.len()).map(|at| 1 << at)).collect()
        };
        let of = |set: &u32| {
            let has =
                |(at, field): (usize, &&String)| (set >> at & 1 == 1).then(|| (*field).clone());
            Value::Works(fields.iter().enumerate().filter_map(has).collect())
        };
        attributes.push(sets.iter().map(of).collect());
    }
    if !mentioned.units.is_empty() {
        let units = mentioned.units.iter().cloned().map(Some);
        attributes.push(units.chain([None]).map(Value::Unit).collect());
    }
    (attributes, is_few)
}
