//! Everybody on the lists of a run, by what two lists can agree in.
//!
//! Each stands under a number for what another would have to share. Nearly all numbers are one
//! person's alone; whoever shares one is compared once all lists are there. Nobody's place depends on
//! when a list came, so that `--watch` takes out a list that has changed and puts it in again: what
//! comes out is what a run over the same lists would find.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap};
use std::num::NonZeroU64;
use std::sync::{Arc, LazyLock};

use foldhash::fast::RandomState;

use super::digest::{Digest, ListedPerson, PersonAt};
use crate::rules::IdentityKey;
use crate::rules::measure::{Likeness, PersonKeys, PersonName, PersonNumbers, hashed};

/// Why two people are taken for one, the weightiest reason first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum SamePersonBy {
    Number,
    NameAndDay,
    SimilarName,
}

static LIKENESSES: LazyLock<[(SamePersonBy, Likeness); 3]> = LazyLock::new(|| {
    use SamePersonBy::{NameAndDay, Number, SimilarName};
    let [number, name_and_day, similar_name] = Likeness::between_lists();
    [(Number, number), (NameAndDay, name_and_day), (SimilarName, similar_name)]
});

/// An official delegate, who may stand in another list, too. Small, since it is kept of everybody in
/// thousands of lists.
#[derive(Debug, Clone)]
pub(super) struct KeptPerson {
    at: PersonAt,
    identity: Option<IdentityKey>,
    name: Box<str>,
    /// For each likeness the number of what another has to share, near names aside; none where it is
    /// not told.
    numbers: [Option<NonZeroU64>; 3],
}

impl KeptPerson {
    /// Only people of one level meet.
    pub(super) fn of(person: &ListedPerson, level: &str) -> Self {
        let numbers = PersonNumbers::of(&person.keys);
        Self {
            at: person.at,
            identity: person.keys.identity,
            name: person.name.as_str().into(),
            numbers: LIKENESSES.each_ref().map(|(reason, likeness)| {
                let part = likeness.part(&numbers)?;
                NonZeroU64::new(hashed(&(level, reason, part)) | 1)
            }),
        }
    }

    /// What this one is compared by with others of one number. Whoever has it was born on the same
    /// day and is of the same unit as far as that matters, so that any day and unit will do.
    fn keys(&self) -> PersonKeys {
        PersonKeys {
            identity: self.identity,
            name: PersonName::of(&self.name),
            unit: Some(String::new()),
            birth: Some((1, 1, 1)),
        }
    }
}

/// The people of all lists that share their settings, kept from one round to the next.
#[derive(Debug, Default)]
pub struct PeopleKnown {
    lists: Vec<Option<KnownList>>,
    /// The numbers of lists that are gone.
    free: Vec<u32>,
    by_digest: HashMap<*const Digest, u32>,
    /// Whose number nobody else has.
    alone: HashMap<NonZeroU64, PersonRef, RandomState>,
    crowds: BTreeMap<NonZeroU64, Crowd>,
    /// How many lists have a place in this round.
    placed: u32,
}

#[derive(Debug)]
struct KnownList {
    digest: Arc<Digest>,
    /// Its place among the lists of this round; none where it is not among them.
    place: Option<u32>,
}

/// Somebody, by the numbers of the list and of the person in it.
#[derive(Debug, Clone, Copy)]
struct PersonRef {
    list: u32,
    person: u32,
}

/// Those who share a number.
#[derive(Debug)]
struct Crowd {
    likeness: usize,
    people: Vec<PersonRef>,
}

/// Somebody among the lists of a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Placed {
    place: u32,
    person: u32,
    list: u32,
}

/// Somebody who stands in an earlier list, too.
#[derive(Debug)]
pub(super) struct Duplicate {
    pub(super) name: String,
    pub(super) other_name: String,
    /// The place of the list among the lists, and where the person stands in it.
    pub(super) first: (usize, PersonAt),
    pub(super) second: (usize, PersonAt),
    pub(super) reason: SamePersonBy,
}

impl PeopleKnown {
    /// Begins a round, to which no list belongs yet.
    pub(super) fn begin(&mut self) {
        self.placed = 0;
        for list in self.lists.iter_mut().flatten() {
            list.place = None;
        }
    }

    /// Puts a list behind the others of this round.
    pub(super) fn put(&mut self, digest: &Arc<Digest>) {
        let known = self.by_digest.get(&Arc::as_ptr(digest)).copied();
        let number = known.or_else(|| self.take_in(digest));
        let list = number.and_then(|number| self.lists.get_mut(number as usize)?.as_mut());
        if let Some(list) = list {
            list.place = Some(self.placed);
        }
        self.placed = self.placed.saturating_add(1);
    }

    /// The number of a list that was not known; none where there are more than numbers.
    fn take_in(&mut self, digest: &Arc<Digest>) -> Option<u32> {
        let number = match self.free.pop() {
            Some(free) => free,
            None => u32::try_from(self.lists.len()).ok()?,
        };
        let known = Some(KnownList { digest: Arc::clone(digest), place: None });
        match self.lists.get_mut(number as usize) {
            Some(slot) => *slot = known,
            None => self.lists.push(known),
        }
        self.by_digest.insert(Arc::as_ptr(digest), number);
        for (at, person) in (0_u32..).zip(&digest.people) {
            let who = PersonRef { list: number, person: at };
            for (likeness, shared) in person.numbers.iter().enumerate() {
                if let Some(shared) = shared {
                    self.stand_under(*shared, likeness, who);
                }
            }
        }
        Some(number)
    }

    fn stand_under(&mut self, number: NonZeroU64, likeness: usize, who: PersonRef) {
        if let Some(crowd) = self.crowds.get_mut(&number) {
            crowd.people.push(who);
            return;
        }
        match self.alone.entry(number) {
            Entry::Vacant(free) => {
                free.insert(who);
            }
            Entry::Occupied(taken) => {
                let people = vec![taken.remove(), who];
                self.crowds.insert(number, Crowd { likeness, people });
            }
        }
    }

    /// Forgets the lists that are not among those of this round.
    fn forget_the_others(&mut self) {
        for at in 0..self.lists.len() {
            let Some(gone) = self.lists[at].take_if(|list| list.place.is_none()) else { continue };
            self.free.extend(u32::try_from(at));
            self.by_digest.remove(&Arc::as_ptr(&gone.digest));
            for number in gone.digest.people.iter().flat_map(|person| person.numbers).flatten() {
                if self.alone.remove(&number).is_some() {
                    continue;
                }
                if let Some(crowd) = self.crowds.get_mut(&number) {
                    crowd.people.retain(|who| who.list as usize != at);
                    if crowd.people.is_empty() {
                        self.crowds.remove(&number);
                    }
                }
            }
        }
    }

    /// Whoever stands in an earlier list of this round, too, in the order of the lists and their rows:
    /// for each the first one there, by the weightiest reason.
    pub(super) fn duplicates(&mut self) -> Vec<Duplicate> {
        self.forget_the_others();
        let crowds: Vec<(usize, Vec<Placed>)> =
            self.crowds.values().filter_map(|crowd| self.of_several_lists(crowd)).collect();
        let mut turns: Vec<(Placed, usize, &[Placed])> = Vec::new();
        for (likeness, people) in &crowds {
            turns.extend(people.iter().map(|who| (*who, *likeness, &people[..])));
        }
        turns.sort_unstable_by_key(|(who, likeness, _)| (*who, *likeness));
        let one_by_one = turns.chunk_by(|(one, ..), (other, ..)| one == other);
        one_by_one.filter_map(|turns| self.duplicate(turns)).collect()
    }

    /// The people of a crowd in their order, if they are not all of one list.
    fn of_several_lists(&self, crowd: &Crowd) -> Option<(usize, Vec<Placed>)> {
        let placed = |who: &PersonRef| {
            let place = self.lists.get(who.list as usize)?.as_ref()?.place?;
            Some(Placed { place, person: who.person, list: who.list })
        };
        let mut people: Vec<Placed> = crowd.people.iter().filter_map(placed).collect();
        people.sort_unstable();
        let are_several = people.first()?.place != people.last()?.place;
        are_several.then_some((crowd.likeness, people))
    }

    /// Somebody whose crowds these are, if an earlier list has this person.
    fn duplicate(&self, turns: &[(Placed, usize, &[Placed])]) -> Option<Duplicate> {
        let (who, ..) = turns.first()?;
        let own = self.person(*who)?;
        let keys = own.keys();
        let (other, reason) = turns.iter().find_map(|(_, likeness, crowd)| {
            let (reason, likeness) = LIKENESSES.get(*likeness)?;
            let earlier = crowd.iter().take_while(|other| other.place < who.place);
            let mut others = earlier.filter_map(|other| Some((other, self.person(*other)?)));
            let same = others.find(|(_, other)| likeness.holds(&other.keys(), &keys));
            Some((same?, *reason))
        })?;
        Some(Duplicate {
            name: own.name.to_string(),
            other_name: other.1.name.to_string(),
            first: (other.0.place as usize, other.1.at),
            second: (who.place as usize, own.at),
            reason,
        })
    }

    fn person(&self, who: Placed) -> Option<&KeptPerson> {
        let list = self.lists.get(who.list as usize)?.as_ref()?;
        list.digest.people.get(who.person as usize)
    }
}
