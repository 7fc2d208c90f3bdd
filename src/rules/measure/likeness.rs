//! When do two rows stand for one person?
//!
//! A [`Likeness`] names what two people must have in common: the identity number; name, birth date
//! and unit; a near name with the same birth date and unit. The rules about one list, the
//! comparison of a folder's lists and that of two versions of a list ask by it alike.

use std::collections::HashSet;

use foldhash::fast::RandomState;

use super::names::{NameDifference, PersonName};
use super::person::{BirthKey, PersonKeys, PersonNumbers, hashed};

/// Something that two people can have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Trait {
    /// The identity number.
    Identity,
    /// The name, folded.
    Name,
    /// The name, or one that is near.
    SimilarName,
    /// The birth date as it is told, a year alone too.
    Birth,
    BirthDay,
    Unit,
}

/// What two people must have in common to be taken for one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Likeness(Vec<Trait>);

impl Likeness {
    pub(crate) fn new(traits: impl Into<Vec<Trait>>) -> Self {
        Self(traits.into())
    }

    /// By what people of two lists are taken for one.
    ///
    /// A year alone is shared by too many namesakes. A near name is too little between two units,
    /// unless both lists name the same unit beside it.
    pub(crate) fn between_lists() -> [Self; 3] {
        use Trait::{BirthDay, Identity, Name, SimilarName, Unit};
        [
            Self::new([Identity]),
            Self::new([Name, BirthDay]),
            Self::new([SimilarName, BirthDay, Unit]),
        ]
    }

    pub(crate) fn traits(&self) -> &[Trait] {
        &self.0
    }

    /// Whether the two are one person by this likeness. One identity number is one person, whatever
    /// else is told; otherwise nothing may speak against it.
    pub(crate) fn holds(&self, one: &PersonKeys, other: &PersonKeys) -> bool {
        let is_by_number = self.0.contains(&Trait::Identity);
        (is_by_number || !one.contradicts(other)) && self.has_in_common(one, other)
    }

    /// Whether the two have all of it in common, whatever else speaks against their being one.
    pub(crate) fn has_in_common(&self, one: &PersonKeys, other: &PersonKeys) -> bool {
        self.0.iter().all(|what| what.is_shared(one, other))
    }

    /// Those who may have it in common, together: everybody who has it in common with somebody
    /// stands in a group with her or him. The groups and their members are in the order of the
    /// people; a near name puts one person into several groups.
    pub(crate) fn groups(
        &self,
        people: &[PersonNumbers],
        name: impl Fn(usize) -> Option<PersonName>,
    ) -> Vec<Vec<usize>> {
        self.groups_of_near(people, name, 0)
    }

    /// The same for whoever compares every two of a group anyhow: names are not looked at where
    /// few agree in the rest.
    pub(crate) fn candidates(
        &self,
        people: &[PersonNumbers],
        name: impl Fn(usize) -> Option<PersonName>,
    ) -> Vec<Vec<usize>> {
        const FEW: usize = 16;
        self.groups_of_near(people, name, FEW)
    }

    fn groups_of_near(
        &self,
        people: &[PersonNumbers],
        name: impl Fn(usize) -> Option<PersonName>,
        few: usize,
    ) -> Vec<Vec<usize>> {
        let exact = people.iter().enumerate();
        let exact = grouped(exact.filter_map(|(at, person)| Some((self.part(person)?, at))));
        if !self.0.contains(&Trait::SimilarName) {
            return exact;
        }
        let mut groups = Vec::new();
        for group in exact {
            if group.len() <= few {
                groups.push(group);
                continue;
            }
            let signed = group.into_iter().flat_map(|at| {
                let signatures = name(at).map(|name| name.signatures());
                signatures.unwrap_or_default().into_iter().map(move |signature| (signature, at))
            });
            groups.extend(grouped(signed));
        }
        groups.sort_unstable();
        groups.dedup();
        groups
    }

    /// A number for what must be equal, near names aside; none where a part of it is not told.
    pub(crate) fn part(&self, person: &PersonNumbers) -> Option<u64> {
        self.0.iter().try_fold(0, |part, what| {
            let number = match what {
                Trait::Identity => hashed(&person.identity?),
                Trait::Name => person.name?.get(),
                Trait::Birth => birth_number(person.birth?),
                Trait::BirthDay => birth_number(person.birth_day()?),
                Trait::Unit => person.unit?.get(),
                Trait::SimilarName => person.name.map(|_| 0)?,
            };
            Some(mixed(part, number))
        })
    }

    /// Whether the two may be one person as far as numbers tell: where they are, it says so.
    pub(crate) fn may_hold(&self, one: &PersonNumbers, other: &PersonNumbers) -> bool {
        let is_by_number = self.0.contains(&Trait::Identity);
        (is_by_number || !one.contradicts(other)) && self.part(one) == self.part(other)
    }
}

fn birth_number((year, month, day): BirthKey) -> u64 {
    let bits = |number: i16| u64::from(number.cast_unsigned());
    bits(year) << 32 | bits(month.into()) << 16 | bits(day.into())
}

/// A number for a sequence of numbers, with one more behind them.
fn mixed(before: u64, more: u64) -> u64 {
    const ODD: u64 = 0x9E37_79B9_7F4A_7C15;
    (before.rotate_left(23) ^ more).wrapping_mul(ODD)
}

impl Trait {
    fn is_shared(self, one: &PersonKeys, other: &PersonKeys) -> bool {
        match self {
            Self::Identity => one.identity.is_some() && one.identity == other.identity,
            Self::Name => one.name_key().is_some() && one.name_key() == other.name_key(),
            Self::SimilarName => name_difference(one, other).is_some(),
            Self::Birth => one.birth.is_some() && one.birth == other.birth,
            Self::BirthDay => one.birth_day().is_some() && one.birth == other.birth,
            Self::Unit => one.unit.is_some() && one.unit == other.unit,
        }
    }
}

/// What tells the names of the two apart; none where they are unlike or not told.
pub(crate) fn name_difference(one: &PersonKeys, other: &PersonKeys) -> Option<NameDifference> {
    one.name.as_ref()?.difference(other.name.as_ref()?)
}

/// Those of one number, wherever there are several.
fn grouped(numbered: impl Iterator<Item = (u64, usize)>) -> Vec<Vec<usize>> {
    let mut numbered: Vec<(u64, usize)> = numbered.collect();
    let mut seen: HashSet<u64, RandomState> = HashSet::default();
    seen.reserve(numbered.len());
    // Nearly everybody stands alone, and need not be sorted.
    let repeated = numbered.iter().filter(|(number, _)| !seen.insert(*number));
    let repeated: HashSet<u64, RandomState> = repeated.map(|(number, _)| *number).collect();
    drop(seen);
    numbered.retain(|(number, _)| repeated.contains(number));
    numbered.sort_unstable();
    numbered.dedup();
    let groups = numbered.chunk_by(|(one, _), (other, _)| one == other);
    let groups = groups.filter(|group| group.len() > 1);
    let mut groups: Vec<Vec<usize>> =
        groups.map(|group| group.iter().map(|(_, at)| *at).collect()).collect();
    groups.sort_unstable();
    groups
}

#[cfg(test)]
mod tests {
    use super::super::names::PersonName;
    use super::*;

    fn keys(name: &str, birth: (i16, i8, i8)) -> PersonKeys {
        PersonKeys {
            identity: None,
            name: PersonName::of(name),
            unit: None,
            birth: (birth.0 > 0).then_some(birth),
        }
    }

    #[test]
    fn what_is_not_told_is_shared_by_nobody_and_what_differs_by_no_two() {
        let (an, mai) = (keys("Lò An", (1980, 1, 2)), keys("Lò Mai", (1980, 1, 3)));
        let (year, nobody) = (keys("Lò An", (1980, 0, 0)), keys("", (0, 0, 0)));
        let shared = [Trait::Name, Trait::Birth, Trait::BirthDay, Trait::Unit, Trait::Identity];
        for what in shared {
            assert!(!what.is_shared(&an, &mai), "of different people");
            assert!(!what.is_shared(&nobody, &nobody), "of what is not told");
        }
        assert!(Trait::Name.is_shared(&an, &year) && Trait::Birth.is_shared(&year, &year));
        assert!(!Trait::BirthDay.is_shared(&year, &year) && Trait::BirthDay.is_shared(&an, &an));
    }
}
