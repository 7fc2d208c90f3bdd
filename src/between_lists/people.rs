//! The same person in the lists of two units.
//!
//! Official delegates alone are compared, and only lists of one level: a district's delegates stand
//! in the province's list by right, and a guest may be invited by many.

use std::collections::HashMap;

use super::RunComparison;
use super::digest::{Digest, ListedPerson, PersonAt};
use super::finding::finding;
use crate::report::{FindingBetweenLists, Severity};
use crate::rules::IdentityKey;
use crate::rules::measure::{Likeness, PersonKeys, PersonName, PersonNumbers, hashed};
use crate::settings::same_unit;
use crate::text;
use crate::wording::{Text, counted};

/// So many people in two lists, and one list is a copy of the other.
const COPY: usize = 6;

/// Everybody seen so far, by what two lists can agree in.
#[derive(Debug)]
pub(super) struct PeopleSeen {
    likenesses: [(SamePersonBy, Likeness); 3],
    known: Vec<PersonSeen>,
    /// Those who may be one person by one of the likenesses, under a number for what they share.
    chains: HashMap<u64, LinkChain>,
    links: Vec<Link>,
    /// How many people each pair of lists shares.
    shared: HashMap<(usize, usize), usize>,
}

/// Why two people are taken for one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum SamePersonBy {
    Number,
    NameAndDay,
    SimilarName,
}

/// Somebody seen before. Small, since it is kept of everybody in thousands of lists.
#[derive(Debug)]
struct PersonSeen {
    list: u32,
    at: PersonAt,
    identity: Option<IdentityKey>,
    name: Box<str>,
}

/// The first and the last link of a chain.
#[derive(Debug, Clone, Copy)]
struct LinkChain {
    first: u32,
    last: u32,
}

/// Somebody in a chain, and the link behind; none behind the last.
#[derive(Debug, Clone, Copy)]
struct Link {
    person: u32,
    next: u32,
}

const NONE: u32 = u32::MAX;

/// Somebody who stands in an earlier list, too.
pub(super) struct Duplicate {
    name: String,
    other_name: String,
    first: (usize, PersonAt),
    second: (usize, PersonAt),
    reason: SamePersonBy,
}

impl Default for PeopleSeen {
    fn default() -> Self {
        use SamePersonBy::{NameAndDay, Number, SimilarName};
        let [number, name_and_day, similar_name] = Likeness::between_lists();
        let likenesses =
            [(Number, number), (NameAndDay, name_and_day), (SimilarName, similar_name)];
        Self {
            likenesses,
            known: Vec::new(),
            chains: HashMap::new(),
            links: Vec::new(),
            shared: HashMap::new(),
        }
    }
}

impl PeopleSeen {
    /// Adds a list's official delegates; those in a list of another unit before are returned.
    pub(super) fn add(&mut self, list: usize, digest: &Digest) -> Vec<Duplicate> {
        let (Ok(number), Ok(_)) = (
            u32::try_from(list),
            u32::try_from(self.links.len() + digest.officials().len() * self.likenesses.len()),
        ) else {
            return Vec::new();
        };
        let mut duplicates = Vec::new();
        for person in digest.officials() {
            let numbers = PersonNumbers::of(&person.keys);
            // Only lists of one level meet.
            let keys = self.likenesses.each_ref().map(|(reason, likeness)| {
                Some(hashed(&(&digest.level, reason, likeness.part(&numbers)?)))
            });
            let met = self.met(keys, number, person);
            if let Some((known, reason)) = met {
                let first = usize::try_from(known.list).unwrap_or(usize::MAX);
                let duplicate = Duplicate {
                    name: person.name.clone(),
                    other_name: known.name.to_string(),
                    first: (first, known.at),
                    second: (list, person.at),
                    reason,
                };
                let shared = self.shared.entry((first, list)).or_default();
                *shared += 1;
                if *shared < COPY {
                    duplicates.push(duplicate);
                }
            }
            self.remember(keys, number, person);
        }
        duplicates
    }

    /// The first one of another list who is this person, by the weightiest reason.
    fn met(
        &self,
        keys: [Option<u64>; 3],
        list: u32,
        person: &ListedPerson,
    ) -> Option<(&PersonSeen, SamePersonBy)> {
        self.likenesses.iter().zip(keys).find_map(|((reason, likeness), key)| {
            let mut chain = self.chain(key?).filter(|known| known.list != list);
            let known =
                chain.find(|known| likeness.holds(&known.keys_beside(person), &person.keys));
            Some((known?, *reason))
        })
    }

    fn chain(&self, key: u64) -> impl Iterator<Item = &PersonSeen> {
        let mut next = self.chains.get(&key).map_or(NONE, |chain| chain.first);
        std::iter::from_fn(move || {
            let link = self.links.get(usize::try_from(next).ok()?)?;
            next = link.next;
            self.known.get(usize::try_from(link.person).ok()?)
        })
    }

    fn remember(&mut self, keys: [Option<u64>; 3], list: u32, person: &ListedPerson) {
        let place = u32::try_from(self.known.len()).unwrap_or(NONE);
        self.known.push(PersonSeen {
            list,
            at: person.at,
            identity: person.keys.identity,
            name: person.name.as_str().into(),
        });
        for key in keys.into_iter().flatten() {
            let here = u32::try_from(self.links.len()).unwrap_or(NONE);
            self.links.push(Link { person: place, next: NONE });
            let chain = self.chains.entry(key).or_insert(LinkChain { first: here, last: here });
            if chain.last != here
                && let Some(last) = self.links.get_mut(chain.last as usize)
            {
                last.next = here;
            }
            chain.last = here;
        }
    }
}

impl PersonSeen {
    /// What this one is compared by with somebody of the same chain: the rest is the same.
    fn keys_beside(&self, other: &ListedPerson) -> PersonKeys {
        PersonKeys {
            identity: self.identity,
            name: PersonName::of(&self.name),
            ..other.keys.clone()
        }
    }
}

impl SamePersonBy {
    /// How much it weighs, and what two lists say alike.
    fn told(self, other_name: &str) -> (Severity, Text) {
        match self {
            Self::Number => {
                (Severity::Error, text!(vi: "cùng số định danh", en: "the same identity number"))
            }
            Self::NameAndDay => (
                Severity::Warning,
                text!(vi: "cùng họ tên và ngày sinh", en: "the same name and birth date"),
            ),
            Self::SimilarName => (
                Severity::Warning,
                text!(
                    vi: "tên gần giống “{other_name}”, cùng ngày sinh và đơn vị",
                    en: "nearly the name “{other_name}”, the same birth date and unit"
                ),
            ),
        }
    }
}

impl Duplicate {
    /// Whether both lists are of one unit.
    pub(super) fn is_of_one_unit(&self, lists: &[Digest]) -> bool {
        let unit = |at: usize| lists[at].unit.as_deref();
        let units = unit(self.first.0).zip(unit(self.second.0));
        units.is_some_and(|(one, other)| same_unit(one, other))
    }

    pub(super) fn finding(self, lists: &[Digest]) -> FindingBetweenLists {
        let (first, second) = (&lists[self.first.0], &lists[self.second.0]);
        let (name, other) = (&self.name, first.name());
        let places = vec![second.place(self.second.1), first.place(self.first.1)];
        let (severity, alike) = self.reason.told(&self.other_name);
        let message = if severity == Severity::Error {
            text!(
                vi: "“{name}” cũng là đại biểu chính thức trong danh sách của {other} ({alike})",
                en: "“{name}” is an official delegate of {other}, too ({alike})", alike
            )
        } else {
            text!(
                vi: "“{name}” có thể cũng là đại biểu chính thức trong danh sách của {other} ({alike})",
                en: "“{name}” may be an official delegate of {other}, too ({alike})", alike
            )
        };
        let help = text!(
            vi: "giữ người này ở một danh sách, chọn người khác cho danh sách kia",
            en: "keep the delegate in one of the lists, and choose somebody else for the other"
        );
        let unit = second.unit.clone();
        FindingBetweenLists {
            severity,
            ..finding("duplicate-across-lists", unit, message, Some(help), places)
        }
    }
}

impl RunComparison<'_> {
    /// Lists that share so many people that one is a copy of the other: one finding for all of them
    /// in place of one for each.
    pub(super) fn people_of_copies(&mut self) {
        let mut copies: Vec<((usize, usize), usize)> = self
            .people
            .shared
            .iter()
            .map(|(lists, shared)| (*lists, *shared))
            .filter(|(_, shared)| *shared >= COPY)
            .collect();
        copies.sort_unstable();
        for ((one, two), shared) in copies {
            let (first, second) = (self.lists[one].whole(), self.lists[two].whole());
            self.found.findings.retain(|finding| {
                let paths: Vec<&str> =
                    finding.places.iter().map(|place| place.path.as_str()).collect();
                finding.rule != "duplicate-across-lists" || paths != [&second.path, &first.path]
            });
            let people = counted(shared as u64, "person stands", "people stand");
            let message = text!(
                vi: "{shared} người có mặt trong cả hai danh sách: có vẻ một tệp là bản sao của tệp kia",
                en: "{people} in both lists: one seems to be a copy of the other"
            );
            let help = text!(
                vi: "xóa hoặc loại trừ bản cũ (`exclude` trong tệp thiết lập)",
                en: "delete the old copy, or leave it out (`exclude` in the settings file)"
            );
            let unit = self.lists[two].unit.clone();
            let finding = finding("copied-list", unit, message, Some(help), vec![second, first]);
            self.report(finding);
        }
    }
}
