//! The people of each unit by themselves: of a constituency, of a delegation.
//!
//! Whose unit is not told may be of each unit or of none; so somebody of whom the list does not tell
//! it stands in each unit as one who may be there or not. What holds so holds whichever way the
//! units turn out.

use std::collections::HashMap;
use std::sync::Arc;

use foldhash::fast::RandomState;

use super::{Case, Listed, People};
use crate::numbers::Headcount;
use crate::report::Location;
use crate::roster::Delegate;
use crate::spelling;

/// A unit that a rule is asked of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedUnit {
    /// Its name, as the profile or the list writes it.
    pub name: String,
    /// Its seats, where the profile tells them.
    pub seats: Option<Headcount>,
}

/// A unit with its people.
#[derive(Debug)]
pub(crate) struct UnitPeople<'a> {
    pub(crate) unit: AskedUnit,
    pub(crate) people: Vec<&'a Delegate>,
    in_doubt: Vec<&'a Delegate>,
}

/// Everybody listed, by unit.
#[derive(Debug, Default)]
pub(crate) struct ByUnit<'a> {
    pub(crate) units: Vec<UnitPeople<'a>>,
    /// Those whose unit is not told.
    of_any: Vec<&'a Delegate>,
}

impl<'a> Case<'a> {
    /// The units whose seats the profile tells, and those of whom the list has somebody who counts.
    pub(crate) fn by_unit(&self, counts: impl Fn(&Delegate) -> bool) -> ByUnit<'a> {
        let mut places: HashMap<String, usize, RandomState> = HashMap::default();
        let mut all = ByUnit::default();
        for (name, seats) in &self.profile.seats {
            places.insert(spelling::key(name), all.units.len());
            all.units.push(UnitPeople::new(name, Some(*seats)));
        }
        for Listed { person, is_in_doubt } in self.listed().filter(|who| counts(who.person)) {
            let Some(name) = person.unit.known() else {
                all.of_any.push(person);
                continue;
            };
            let at = *places.entry(spelling::key(name)).or_insert_with(|| {
                all.units.push(UnitPeople::new(name.trim(), None));
                all.units.len() - 1
            });
            let unit = &mut all.units[at];
            let known = if is_in_doubt { &mut unit.in_doubt } else { &mut unit.people };
            known.push(person);
        }
        all
    }

    /// The same rule's case of one unit alone.
    pub(crate) fn of_unit<'u>(&'u self, all: &ByUnit<'u>, unit: &'u UnitPeople<'u>) -> Case<'u> {
        let in_doubt = unit.in_doubt.iter().chain(&all.of_any).copied().collect();
        let mut people = People::new(unit.people.clone(), in_doubt);
        // A column is read of everybody in it.
        people.columns = Arc::clone(&self.people.columns);
        Case {
            people,
            unit: Some(&unit.unit),
            ruleset: self.ruleset,
            roster: self.roster,
            profile: self.profile,
            level: self.level,
            privacy: self.privacy,
        }
    }

    /// Where to settle whether somebody in doubt counts: the row, or the unit where that alone is
    /// not told.
    pub(super) fn place_in_doubt(&self, person: &Delegate) -> Location {
        let is_row = || {
            let mut rows = self.roster.rows_in_doubt.iter();
            rows.any(|row| std::ptr::eq(&raw const row.person, person))
        };
        if self.unit.is_some() && person.unit.known().is_none() && !is_row() {
            return self.place_of(person, &person.unit);
        }
        self.place_of(person, &person.name)
    }
}

impl ByUnit<'_> {
    /// Whether anybody at all counts.
    pub(crate) fn is_anybody_listed(&self) -> bool {
        !self.of_any.is_empty() || !self.units.is_empty()
    }
}

impl UnitPeople<'_> {
    fn new(name: &str, seats: Option<Headcount>) -> Self {
        let unit = AskedUnit { name: name.to_owned(), seats };
        Self { unit, people: Vec::new(), in_doubt: Vec::new() }
    }
}
