//! Who of a list stands on it twice: everybody compared with everybody who may be the same.

use std::collections::{BTreeMap, HashMap};

use smol_str::SmolStr;

use super::likeness::{Likeness, Trait};
use super::names::{PersonName, may_be_near};
use super::person::{BirthKey, PersonKeys, PersonNumbers};
use crate::roster::Delegate;
use crate::rules::IdentityNumbers;

/// People who are compared with each other: by numbers first, and by what these stand for where
/// numbers agree.
pub(crate) struct Compared<'a> {
    people: &'a [&'a Delegate],
    forms: &'a IdentityNumbers,
    numbers: Vec<PersonNumbers>,
}

impl<'a> Compared<'a> {
    pub(crate) fn of(people: &'a [&'a Delegate], forms: &'a IdentityNumbers) -> Self {
        Self { people, forms, numbers: PersonNumbers::of_each(people, forms) }
    }

    fn name(&self, at: usize) -> Option<PersonName> {
        self.people[at].name.known().and_then(|name| PersonName::of(name))
    }

    /// Whether the two are one person by this likeness.
    pub(crate) fn are_one(&self, by: &Likeness, one: usize, other: usize) -> bool {
        let keys = |at: usize| PersonKeys::of(self.people[at], self.forms);
        let name = |at: usize| self.people[at].name.known().map_or("", SmolStr::as_str);
        by.may_hold(&self.numbers[one], &self.numbers[other])
            && (!by.traits().contains(&Trait::SimilarName) || may_be_near(name(one), name(other)))
            && by.holds(&keys(one), &keys(other))
    }

    /// Those who may be one person by this likeness, together.
    pub(crate) fn groups(&self, likeness: &Likeness) -> Vec<Vec<usize>> {
        likeness.groups(&self.numbers, |at| self.name(at))
    }

    /// For everybody who is the same by this likeness as somebody above, the first of these.
    pub(crate) fn firsts(&self, likeness: &Likeness) -> BTreeMap<usize, usize> {
        /// Of a smaller group, everybody is compared with all of those above.
        const LARGE: usize = 64;
        let is_by_number = likeness.traits().contains(&Trait::Identity);
        let mut firsts = BTreeMap::new();
        for group in likeness.candidates(&self.numbers, |at| self.name(at)) {
            let is_large = group.len() > LARGE && !is_by_number;
            let mut above = PeopleAbove::default();
            for (place, later) in group.iter().enumerate() {
                let known = firsts.get(later).copied().unwrap_or(usize::MAX);
                let is_one =
                    |first: &usize| *first < known && self.are_one(likeness, *first, *later);
                let births = self.numbers[*later].births_that_agree().filter(|_| is_large);
                let first = match births {
                    Some(births) => above.first_of(births, is_one),
                    None => group[..place].iter().copied().find(is_one),
                };
                if let Some(first) = first {
                    firsts.insert(*later, first);
                }
                if is_large {
                    above.add(self.numbers[*later].birth(), *later);
                }
            }
        }
        firsts
    }
}

/// The members of a group so far by birth date, so that a thousand namesakes of one unit need not
/// each be compared with all.
#[derive(Default)]
struct PeopleAbove {
    by_birth: HashMap<Option<BirthKey>, Vec<usize>>,
}

impl PeopleAbove {
    fn add(&mut self, birth: Option<BirthKey>, at: usize) {
        self.by_birth.entry(birth).or_default().push(at);
    }

    /// The first of those with one of these births of whom this is true.
    fn first_of(
        &self,
        births: [Option<BirthKey>; 4],
        is_one: impl Fn(&usize) -> bool,
    ) -> Option<usize> {
        let those = births.iter().filter_map(|birth| self.by_birth.get(birth));
        those.filter_map(|those| those.iter().copied().find(&is_one)).min()
    }
}
