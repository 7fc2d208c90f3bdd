//! The same person in the lists of two units.
//!
//! Official delegates alone are compared, and only lists of one level: a district's delegates stand
//! in the province's list by right, and a guest may be invited by many.

use std::collections::HashMap;
use std::sync::Arc;

use super::RunComparison;
use super::digest::Digest;
use super::finding::finding;
use super::people::{Duplicate, SamePersonBy};
use crate::report::{FindingBetweenLists, Severity};
use crate::settings::same_unit;
use crate::text;
use crate::wording::{Text, counted};

/// So many people in two lists, and one list is a copy of the other.
const COPY: usize = 6;

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
    fn is_of_one_unit(&self, lists: &[Arc<Digest>]) -> bool {
        let unit = |at: usize| lists[at].unit.as_deref();
        let units = unit(self.first.0).zip(unit(self.second.0));
        units.is_some_and(|(one, other)| same_unit(one, other))
    }

    fn finding(self, lists: &[Arc<Digest>]) -> FindingBetweenLists {
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
    /// People in the lists of two units: a finding for each, and one for all of two lists that share
    /// so many that one is a copy of the other.
    pub(super) fn people_in_several_lists(&mut self) {
        let mut shared: HashMap<(usize, usize), usize> = HashMap::new();
        for duplicate in self.people.duplicates() {
            let people = shared.entry((duplicate.first.0, duplicate.second.0)).or_default();
            *people += 1;
            // Versions of one list hold the same people: that there are several is told once.
            if *people < COPY && !duplicate.is_of_one_unit(&self.lists) {
                let finding = duplicate.finding(&self.lists);
                self.report(finding);
            }
        }
        let mut copies: Vec<((usize, usize), usize)> = shared.into_iter().collect();
        copies.retain(|(_, people)| *people >= COPY);
        copies.sort_unstable();
        for (lists, people) in copies {
            self.copy(lists, people);
        }
    }

    /// One finding for all the people of two lists, in place of one for each.
    fn copy(&mut self, (one, two): (usize, usize), shared: usize) {
        let (first, second) = (self.lists[one].whole(), self.lists[two].whole());
        self.found.findings.retain(|finding| {
            let paths: Vec<&str> = finding.places.iter().map(|place| place.path.as_str()).collect();
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
