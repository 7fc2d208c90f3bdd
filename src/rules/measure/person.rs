//! What a person is known by: identity number, name, birth date and unit, folded.
//!
//! What speaks against two rows being one person is decided here: two identity numbers, or two
//! birth dates. What speaks for it stands in [`likeness`](super::likeness).

use std::collections::HashMap;
use std::hash::{BuildHasher as _, Hash};
use std::num::NonZeroU64;

use foldhash::fast::RandomState;
use foldhash::quality::FixedState;
use smol_str::SmolStr;

use super::names::PersonName;
use crate::roster::{BirthDate, Delegate, RowInDoubt};
use crate::rules::{IdentityKey, IdentityNumbers};
use crate::spelling;

/// Year, month and day; 0 for what is not told.
pub(crate) type BirthKey = (i16, i8, i8);

/// What people are compared by, folded once for each; none where it is not told.
#[derive(Debug, Clone)]
pub(crate) struct PersonKeys {
    pub(crate) identity: Option<IdentityKey>,
    pub(crate) name: Option<PersonName>,
    pub(crate) unit: Option<String>,
    pub(crate) birth: Option<BirthKey>,
}

impl PersonKeys {
    /// `numbers` are the forms of identity numbers.
    pub(crate) fn of(delegate: &Delegate, numbers: &IdentityNumbers) -> Self {
        Self::named(delegate, delegate.name.known().map_or("", SmolStr::as_str), numbers)
    }

    /// The same under this name, such as one in which numbers are masked.
    pub(crate) fn named(delegate: &Delegate, name: &str, numbers: &IdentityNumbers) -> Self {
        let unit = delegate.unit.known().map(|unit| spelling::key(unit));
        Self {
            identity: identity_key(delegate, numbers),
            name: PersonName::of(name),
            unit: unit.filter(|unit| !unit.is_empty()),
            birth: delegate.birth.known().map(|birth| birth_key(*birth)),
        }
    }

    /// The name, folded.
    pub(crate) fn name_key(&self) -> Option<&str> {
        self.name.as_ref().map(PersonName::key)
    }

    /// The birth date, where it tells the day.
    pub(crate) fn birth_day(&self) -> Option<BirthKey> {
        self.birth.filter(|(_, _, day)| *day > 0)
    }

    /// Whether something speaks against the two being one person.
    pub(crate) fn contradicts(&self, other: &Self) -> bool {
        self.numbers_differ(other) || self.births_differ(other)
    }

    /// Whether both have an identity number, and not the same.
    pub(crate) fn numbers_differ(&self, other: &Self) -> bool {
        self.identity.zip(other.identity).is_some_and(|(one, other)| one.differs(other))
    }

    /// Whether the two cannot be born on one day: a year agrees with every day in it.
    pub(crate) fn births_differ(&self, other: &Self) -> bool {
        births_differ(self.birth, other.birth)
    }
}

fn identity_key(delegate: &Delegate, numbers: &IdentityNumbers) -> Option<IdentityKey> {
    IdentityKey::of(delegate.identity.known()?, numbers)
}

fn births_differ(one: Option<BirthKey>, other: Option<BirthKey>) -> bool {
    let differ = |one: i8, other: i8| one != other && one != 0 && other != 0;
    one.zip(other).is_some_and(|(one, other)| {
        one.0 != other.0 || differ(one.1, other.1) || differ(one.2, other.2)
    })
}

/// The same as numbers, small enough to be kept of everybody: two texts that are the same have one
/// number, and two that have one number are to be looked at. None where it is not told.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PersonNumbers {
    pub(super) identity: Option<IdentityKey>,
    pub(super) name: Option<NonZeroU64>,
    pub(super) unit: Option<NonZeroU64>,
    pub(super) birth: Option<BirthKey>,
}

impl PersonNumbers {
    pub(crate) fn of(keys: &PersonKeys) -> Self {
        Self {
            identity: keys.identity,
            name: keys.name_key().and_then(number_of),
            unit: keys.unit.as_deref().and_then(number_of),
            birth: keys.birth,
        }
    }

    /// Those of each of these people.
    pub(crate) fn of_each(people: &[&Delegate], forms: &IdentityNumbers) -> Vec<Self> {
        let mut units: HashMap<&str, Option<NonZeroU64>, RandomState> = HashMap::default();
        let mut numbers = Vec::with_capacity(people.len());
        for person in people {
            numbers.push(Self {
                identity: identity_key(person, forms),
                name: person.name.known().and_then(|name| number_of(&spelling::key(name))),
                unit: person.unit.known().and_then(|unit| {
                    *units.entry(unit).or_insert_with(|| number_of(&spelling::key(unit)))
                }),
                birth: person.birth.known().map(|birth| birth_key(*birth)),
            });
        }
        numbers
    }

    /// The birth date as it is told.
    pub(crate) fn birth(&self) -> Option<BirthKey> {
        self.birth
    }

    /// The birth date, where it tells the day.
    pub(super) fn birth_day(&self) -> Option<BirthKey> {
        self.birth.filter(|(_, _, day)| *day > 0)
    }

    /// Of a birth date that tells the day, all that agree with it: not told, the year, the month,
    /// the day.
    pub(crate) fn births_that_agree(&self) -> Option<[Option<BirthKey>; 4]> {
        let (year, month, day) = self.birth_day()?;
        Some([None, Some((year, 0, 0)), Some((year, month, 0)), Some((year, month, day))])
    }

    /// Whether something speaks against the two being one person.
    pub(super) fn contradicts(&self, other: &Self) -> bool {
        let numbers = self.identity.zip(other.identity);
        numbers.is_some_and(|(one, other)| one.differs(other))
            || births_differ(self.birth, other.birth)
    }
}

/// A number for a folded text; none where it says nothing.
fn number_of(folded: &str) -> Option<NonZeroU64> {
    if folded.is_empty() { None } else { NonZeroU64::new(hashed(&folded) | 1) }
}

/// More rows in doubt than this are not looked through for names: anybody may stand in one.
pub(crate) const MOST_LOOKED_THROUGH: usize = 1_000;

/// What a row in doubt says, folded, so that a name can be looked for in it.
#[derive(Debug, Clone)]
pub(crate) struct DoubtKeys {
    name: String,
    row: String,
}

impl DoubtKeys {
    pub(crate) fn of(row: &RowInDoubt) -> Self {
        Self { name: spelling::key(&row.person.name.written), row: spelling::key(&row.written) }
    }

    /// Whether the row may be of somebody of this folded name: it has no name, or this one, be it
    /// beside the column of names.
    pub(crate) fn may_name(&self, folded: &str) -> bool {
        self.name.is_empty() || (!folded.is_empty() && self.row.contains(folded))
    }
}

fn birth_key(birth: BirthDate) -> BirthKey {
    match birth {
        BirthDate::Day(day) => (day.year(), day.month(), day.day()),
        BirthDate::Month { year, month } => (year, month, 0),
        BirthDate::Year(year) => (year, 0, 0),
    }
}

/// A number that stands for a value where many are kept or compared.
pub(crate) fn hashed(value: &impl Hash) -> u64 {
    FixedState::default().hash_one(value)
}
