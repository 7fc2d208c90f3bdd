//! The same person in the lists of two units.
//!
//! Official delegates alone are compared, and only lists of one level: a district's delegates stand
//! in the province's list by right, and a guest may be invited by many.

use std::collections::HashMap;

use super::digest::{At, Digest, Kept, Person, hashed};
use super::{Comparison, registry};
use crate::report::{AcrossFinding, Severity};
use crate::roster::BirthDate;
use crate::text;
use crate::wording::counted;

/// So many people in two lists, and one list is a copy of the other.
const COPY: usize = 6;

/// Everybody seen so far, by what two lists can agree in.
#[derive(Debug, Default)]
pub(super) struct People {
    by_identity: HashMap<u64, Seen>,
    by_name: HashMap<u64, Seen>,
    /// How many people each pair of lists shares.
    shared: HashMap<(usize, usize), usize>,
}

#[derive(Debug, Clone, Copy)]
struct Seen {
    list: u32,
    at: At,
}

impl Seen {
    fn list(self) -> usize {
        usize::try_from(self.list).unwrap_or(usize::MAX)
    }
}

/// Somebody who stands in an earlier list, too.
pub(super) struct Duplicate {
    name: String,
    first: Seen,
    second: Seen,
    severity: Severity,
}

impl People {
    /// Adds a list's official delegates; those in a list of another unit before are returned.
    pub(super) fn add(&mut self, list: usize, digest: &Digest, lists: &[Kept]) -> Vec<Duplicate> {
        let Ok(number) = u32::try_from(list) else { return Vec::new() };
        // Only lists of one level meet.
        let level = &digest.level;
        let mut duplicates = Vec::new();
        for person in &digest.official {
            let second = Seen { list: number, at: person.at };
            let by_identity = person
                .identity
                .and_then(|it| meet(&mut self.by_identity, hashed(&(level, it)), second));
            let by_name = name_and_day(person)
                .and_then(|key| meet(&mut self.by_name, hashed(&(level, key)), second));
            let met = match (by_identity, by_name) {
                (Some(first), _) => Some((first, Severity::Error)),
                (None, Some(first)) => Some((first, Severity::Warning)),
                (None, None) => None,
            };
            let Some((first, severity)) = met else {
                continue;
            };
            if lists.get(first.list()).is_none() {
                continue;
            }
            let shared = self.shared.entry((first.list(), list)).or_default();
            *shared += 1;
            if *shared < COPY {
                let name = person.name.clone();
                duplicates.push(Duplicate { name, first, second, severity });
            }
        }
        duplicates
    }
}

/// Who was here before under this key; whoever is first stays.
fn meet(seen: &mut HashMap<u64, Seen>, key: u64, now: Seen) -> Option<Seen> {
    let first = *seen.entry(key).or_insert(now);
    (first.list != now.list).then_some(first)
}

/// Name and day of birth; a year alone is shared by too many namesakes.
fn name_and_day(person: &Person) -> Option<u64> {
    let Some(BirthDate::Day(day)) = person.birth else { return None };
    (!person.folded.is_empty()).then(|| hashed(&(&person.folded, day)))
}

impl Duplicate {
    pub(super) fn finding(self, lists: &[Kept]) -> AcrossFinding {
        let (first, second) = (&lists[self.first.list()], &lists[self.second.list()]);
        let (name, other) = (&self.name, first.name());
        let places = vec![second.place(self.second.at), first.place(self.first.at)];
        let message = match self.severity {
            Severity::Error => text!(
                vi: "“{name}” cũng là đại biểu chính thức trong danh sách của {other} (cùng số định danh)",
                en: "“{name}” is an official delegate of {other}, too (the same identity number)"
            ),
            _ => text!(
                vi: "“{name}” có thể cũng là đại biểu chính thức trong danh sách của {other} (cùng họ tên và ngày sinh)",
                en: "“{name}” may be an official delegate of {other}, too (the same name and birth date)"
            ),
        };
        let help = text!(
            vi: "giữ người này ở một danh sách, chọn người khác cho danh sách kia",
            en: "keep the delegate in one of the lists, and choose somebody else for the other"
        );
        let unit = second.unit.clone();
        AcrossFinding {
            severity: self.severity,
            ..registry::finding("duplicate-across-lists", unit, message, Some(help), places)
        }
    }
}

impl Comparison<'_> {
    /// Lists that share so many people that one is a copy of the other: one finding for all of them
    /// in place of one for each.
    pub(super) fn people_of_copies(&mut self) {
        let mut copies: Vec<((usize, usize), usize)> = self
            .people
            .shared
            .iter()
            .filter(|(_, shared)| **shared >= COPY)
            .map(|(k, v)| (*k, *v))
            .collect();
        copies.sort_unstable();
        for ((one, two), shared) in copies {
            let (first, second) = (self.lists[one].whole(), self.lists[two].whole());
            self.found.findings.retain(|finding| {
                let paths: Vec<&str> = finding.places.iter().map(|it| it.path.as_str()).collect();
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
            let finding =
                registry::finding("copied-list", unit, message, Some(help), vec![second, first]);
            self.report(finding);
        }
    }
}
