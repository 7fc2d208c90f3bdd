//! What selectors look at in a person: attributes and their values, and which attributes they look
//! at together.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::catalogue::{GroupCatalogue, GroupCode};
use crate::closed_list::ClosedList;
use crate::roster::{Gender, OfficialKind};
use crate::rules::measure::World;
use crate::rules::{Mentioned, Ruleset, Selector};

/// An attribute, as far as selectors look at it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Aspect {
    Kind,
    Gender,
    Group,
    Age,
    /// The day of birth. It is divided apart from the age, so that of a ruleset that looks at both
    /// more is allowed than there can be, and never less.
    Birth,
    Unit,
    /// What is told for a statistic.
    Told(String),
    /// Whether somebody works in this field; people can work in several.
    Field(String),
    /// The fields together, where the words of one tell another, too.
    Fields,
}

/// A value of an attribute.
#[derive(Debug, Clone)]
pub(crate) enum AspectValue {
    Kind(OfficialKind),
    Gender(Gender),
    Group(Option<GroupCode>),
    Age(i16),
    Birth(Date),
    Unit(Option<String>),
    /// The statistic, and the part told; none where it is none of those looked at.
    Told(String, Option<String>),
    Works(Vec<String>),
}

/// What a selector depends on, of people in one role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Depends {
    Always(bool),
    On(BTreeSet<Aspect>),
}

impl Aspect {
    /// What a part of a selector looks at beside the role, where it is a single attribute.
    pub(crate) fn of(leaf: &Selector) -> Option<Self> {
        match leaf {
            Selector::Gender(_) => Some(Self::Gender),
            Selector::Group(_) => Some(Self::Group),
            Selector::Age(_) => Some(Self::Age),
            Selector::Born(_) => Some(Self::Birth),
            Selector::Told(told) => Some(Self::Told(told.statistic.clone())),
            Selector::Unit(_) => Some(Self::Unit),
            Selector::Kind(_) => Some(Self::Kind),
            Selector::Work(_) => Some(Self::Fields),
            Selector::Role(_) | Selector::Not(_) | Selector::Any(_) | Selector::All(_) => None,
        }
    }

    /// Every value that the attribute can have, as far as it matters; which fields of work can be
    /// had together, who asks has to know.
    pub(crate) fn values(&self, mentioned: &Mentioned, ruleset: &Ruleset) -> Vec<AspectValue> {
        match self {
            Self::Kind => OfficialKind::ALL.iter().copied().map(AspectValue::Kind).collect(),
            Self::Gender => Gender::ALL.iter().copied().map(AspectValue::Gender).collect(),
            Self::Group => {
                let groups = ruleset.catalogue.groups().iter();
                groups.map(|group| Some(group.code)).chain([None]).map(AspectValue::Group).collect()
            }
            // Nobody is listed before birth; the limits of a band of ages draw that, too.
            Self::Age => mentioned
                .ages
                .iter()
                .copied()
                .filter(|age| *age >= 0)
                .map(AspectValue::Age)
                .collect(),
            Self::Birth => mentioned.births.iter().copied().map(AspectValue::Birth).collect(),
            Self::Told(statistic) => {
                let looked_at = mentioned.parts.get(statistic);
                let all = ruleset.ladder(statistic).map_or(0, |ladder| ladder.parts.len());
                // Everybody of whom it is told is of one of its parts.
                let others = looked_at.is_none_or(|parts| parts.len() < all).then_some(None);
                let parts = looked_at.into_iter().flatten().cloned().map(Some).chain(others);
                parts.map(|part| AspectValue::Told(statistic.clone(), part)).collect()
            }
            Self::Unit => mentioned
                .units
                .iter()
                .cloned()
                .map(Some)
                .chain([None])
                .map(AspectValue::Unit)
                .collect(),
            Self::Field(field) => {
                vec![AspectValue::Works(Vec::new()), AspectValue::Works(vec![field.clone()])]
            }
            Self::Fields => Vec::new(),
        }
    }
}

impl AspectValue {
    /// The same person with this value.
    pub(crate) fn put_into(&self, world: &World) -> World {
        let mut world = world.clone();
        match self {
            Self::Kind(kind) => world.kind = *kind,
            Self::Gender(gender) => world.gender = *gender,
            Self::Group(group) => world.group = *group,
            Self::Age(age) => world.age = *age,
            Self::Birth(day) => world.born = *day,
            Self::Told(statistic, part) => {
                let told = part.iter().map(|part| (statistic.clone(), part.clone()));
                world.parts.extend(told);
            }
            Self::Unit(unit) => world.unit.clone_from(unit),
            Self::Works(fields) => world.works.extend(fields.iter().cloned()),
        }
        world
    }
}

/// The first value of those that all the selectors see alike, with how each sees it.
pub(crate) fn distinct(
    values: Vec<AspectValue>,
    leaves: &[&Selector],
    catalogue: &GroupCatalogue,
) -> Vec<(AspectValue, Vec<bool>)> {
    let mut seen = BTreeSet::new();
    let seen_as = |value: AspectValue| {
        let world = value.put_into(&World::default());
        (value, leaves.iter().map(|leaf| leaf.chooses(&world, catalogue)).collect())
    };
    let mut distinct: Vec<(AspectValue, Vec<bool>)> = values.into_iter().map(seen_as).collect();
    distinct.retain(|(_, signature)| seen.insert(signature.clone()));
    distinct
}

/// The attributes in sets, so that no selector looks at two sets.
pub(super) fn connected(depends: &[Depends]) -> Vec<BTreeSet<Aspect>> {
    let mut sets: Vec<BTreeSet<Aspect>> = Vec::new();
    for on in depends {
        let Depends::On(on) = on else { continue };
        let (touched, mut apart): (Vec<_>, Vec<_>) =
            sets.into_iter().partition(|set| !set.is_disjoint(on));
        apart.push(touched.into_iter().flatten().chain(on.iter().cloned()).collect());
        sets = apart;
    }
    sets.sort();
    sets
}
