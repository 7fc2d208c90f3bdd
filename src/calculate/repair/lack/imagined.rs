//! People whom a reserve could hold, told by what the rules look at and by nothing more.
//!
//! Each attribute that a rule looks at is either left open or is one that some rule names. What is
//! left open is taken as whatever makes the rules harder to keep, so that whoever fits the words is
//! of use.

use std::collections::BTreeSet;

use crate::calculate::repair::people::People;
use crate::catalogue::{GroupCatalogue, GroupCode};
use crate::evaluate::{Summands, World, Worlds};
use crate::fold;
use crate::roster::{Gender, Role};
use crate::rules::{AgeBand, Groups, LinearConstraint, Mentioned, Quantity, Selector};

/// Somebody who is not there.
pub(super) struct Imagined {
    pub(super) who: Selector,
    /// What this one would add to the sum of each inequality.
    pub(super) adds: Vec<i128>,
    /// How many attributes are asked for.
    asked: i128,
}

impl Imagined {
    /// Of equally many people those are asked for of whom the least is asked.
    pub(super) fn preference(&self) -> i128 {
        1_000 * (1 + self.asked)
    }
}

/// More combinations than this are not drawn; the attributes that come last are left open.
const MOST_COMBINATIONS: usize = 2_000;

/// Everybody whom the rules tell apart, the least asked for first.
pub(super) fn people(people: &People<'_>) -> Vec<Imagined> {
    let constraints: Vec<&LinearConstraint> =
        people.asked.iter().map(|asked| &asked.constraint).collect();
    let summands: Vec<Summands<'_>> = constraints.iter().map(|it| Summands::of(it)).collect();
    let selectors: Vec<&Selector> = constraints.iter().flat_map(|it| selectors(it)).collect();
    let ruleset = people.problem.ruleset;
    let mut attributes = Attributes::default();
    for selector in &selectors {
        attributes.add(selector);
    }
    let mentioned = Selector::mentioned_by(selectors.iter().copied());
    let mut imagined = Vec::new();
    for role in [Role::Official, Role::Guest] {
        for parts in attributes.combinations() {
            let worlds = worlds(role, &parts, &mentioned, ruleset.catalogue);
            let adds = summands
                .iter()
                .map(|summands| {
                    let sums = worlds.iter().map(|world| summands.of_world(world, ruleset));
                    sums.max().unwrap_or_default()
                })
                .collect();
            let asked = parts.len() as i128;
            let role = std::iter::once(Selector::Role(vec![role]));
            let who = Selector::All(role.chain(parts).collect());
            imagined.push(Imagined { who, adds, asked });
        }
    }
    imagined.sort_by_key(|one| one.asked);
    let mut alike: BTreeSet<Vec<i128>> = BTreeSet::new();
    imagined.retain(|one| alike.insert(one.adds.clone()));
    imagined
}

fn selectors(constraint: &LinearConstraint) -> impl Iterator<Item = &Selector> {
    constraint.terms.iter().filter_map(|term| match &term.quantity {
        Quantity::Delegates(selector) => Some(selector),
        Quantity::Fact(_) => None,
    })
}

/// What the rules ask of each attribute.
#[derive(Default)]
struct Attributes {
    genders: Vec<Selector>,
    groups: Vec<Selector>,
    ages: Vec<Selector>,
    works: Vec<Selector>,
    units: Vec<Selector>,
}

impl Attributes {
    fn add(&mut self, selector: &Selector) {
        match selector {
            Selector::Gender(_) => {
                for gender in Gender::ALL {
                    note(&mut self.genders, Selector::Gender(gender));
                }
            }
            Selector::Group(_) => {
                note(&mut self.groups, Selector::Group(Groups::Minority));
                note(&mut self.groups, selector.clone());
            }
            Selector::Age(band) => {
                note(&mut self.ages, selector.clone());
                let below = band.min.map(|min| AgeBand { min: None, max: Some(min - 1) });
                let above = band.max.map(|max| AgeBand { min: Some(max + 1), max: None });
                for beside in [below, above].into_iter().flatten() {
                    note(&mut self.ages, Selector::Age(beside));
                }
            }
            Selector::Work(_) => note(&mut self.works, selector.clone()),
            Selector::Unit(_) => note(&mut self.units, selector.clone()),
            Selector::Role(_) | Selector::Kind(_) => {}
            Selector::Not(other) => self.add(other),
            Selector::Any(parts) | Selector::All(parts) => {
                for part in parts {
                    self.add(part);
                }
            }
        }
    }

    /// Each attribute left open, or one of those asked for.
    fn combinations(&self) -> Vec<Vec<Selector>> {
        let mut all: Vec<Vec<Selector>> = vec![Vec::new()];
        for asked in [&self.genders, &self.groups, &self.ages, &self.works, &self.units] {
            if all.len() * (asked.len() + 1) > MOST_COMBINATIONS {
                continue;
            }
            let with = |parts: &Vec<Selector>, one: &Selector| {
                parts.iter().cloned().chain([one.clone()]).collect()
            };
            let more: Vec<Vec<Selector>> = all
                .iter()
                .flat_map(|parts| asked.iter().map(move |one| with(parts, one)))
                .collect();
            all.extend(more);
        }
        all
    }
}

fn note(known: &mut Vec<Selector>, selector: Selector) {
    if !known.contains(&selector) {
        known.push(selector);
    }
}

/// Every way in which somebody can turn out of whom these are asked.
fn worlds(
    role: Role,
    parts: &[Selector],
    mentioned: &Mentioned,
    catalogue: &GroupCatalogue,
) -> Worlds {
    let mut worlds = Worlds::One(World { role, ..World::default() });
    let mut genders = Gender::ALL.to_vec();
    let mut groups: Vec<Option<GroupCode>> =
        catalogue.groups().iter().map(|group| Some(group.code)).chain([None]).collect();
    let mut ages: Vec<i16> = mentioned.ages.iter().copied().collect();
    let mut works: Vec<Vec<String>> = std::iter::once(Vec::new())
        .chain(mentioned.works.iter().map(|field| vec![field.clone()]))
        .collect();
    let mut units: Vec<Option<String>> =
        std::iter::once(None).chain(mentioned.units.iter().cloned().map(Some)).collect();
    for part in parts {
        match part {
            Selector::Gender(gender) => genders = vec![*gender],
            Selector::Group(asked) => groups.retain(|group| {
                group.is_some_and(|code| match asked {
                    Groups::Minority => catalogue.is_minority(code),
                    Groups::Listed(codes) => codes.contains(&code),
                })
            }),
            Selector::Age(band) => ages.retain(|age| band.contains(*age)),
            Selector::Work(fields) => works = fields.iter().map(|it| vec![it.clone()]).collect(),
            Selector::Unit(asked) => {
                units = asked.iter().map(|unit| Some(fold::key(unit))).collect();
            }
            _ => {}
        }
    }
    if mentioned.gender {
        worlds.branch(&genders, |world, gender| world.gender = *gender);
    }
    if mentioned.group {
        worlds.branch(&groups, |world, group| world.group = *group);
    }
    if !mentioned.ages.is_empty() {
        worlds.branch(&ages, |world, age| world.age = *age);
    }
    if !mentioned.works.is_empty() {
        worlds.branch(&works, |world, works| world.works.clone_from(works));
    }
    if !mentioned.units.is_empty() {
        worlds.branch(&units, |world, unit| world.unit.clone_from(unit));
    }
    worlds
}
