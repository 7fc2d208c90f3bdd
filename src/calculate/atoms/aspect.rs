//! What selectors look at in a person: attributes and their values, and which attributes they look
//! at together.

use std::collections::BTreeSet;

use crate::catalogue::GroupCode;
use crate::evaluate::World;
use crate::roster::{Gender, OfficialKind};

/// An attribute, as far as selectors look at it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Aspect {
    Kind,
    Gender,
    Group,
    Age,
    Unit,
    /// Whether somebody works in this field; people can work in several.
    Field(String),
    /// The fields together, where the words of one tell another, too.
    Fields,
}

/// A value of an attribute.
#[derive(Debug, Clone)]
pub(super) enum Held {
    Kind(OfficialKind),
    Gender(Gender),
    Group(Option<GroupCode>),
    Age(i16),
    Unit(Option<String>),
    Works(Vec<String>),
}

/// What a selector depends on, of people in one role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Depends {
    Always(bool),
    On(BTreeSet<Aspect>),
}

impl Held {
    /// The same person with this value.
    pub(super) fn put_into(&self, world: &World) -> World {
        let mut world = world.clone();
        match self {
            Self::Kind(kind) => world.kind = *kind,
            Self::Gender(gender) => world.gender = *gender,
            Self::Group(group) => world.group = *group,
            Self::Age(age) => world.age = *age,
            Self::Unit(unit) => world.unit.clone_from(unit),
            Self::Works(fields) => world.works.extend(fields.iter().cloned()),
        }
        world
    }
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
