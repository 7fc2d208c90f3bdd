//! What only shows when several lists are laid side by side: the same person in two of them, a
//! delegation that the province's list does not hold, a unit that sent nothing.
//!
//! Lists come one by one ([`RunComparison::add`]), and only what is compared is kept of each
//! ([`Digest`]), so that a comparison of thousands of lists fits into memory. `--watch` keeps it from
//! one round to the next, with the people of all lists ([`PeopleKnown`]): the rest is compared anew.

mod delegations;
mod digest;
mod duplicates;
mod expected;
mod finding;
mod people;
mod plan;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use jiff::civil::Date;

pub use digest::{Company, Digest};
pub use people::PeopleKnown;

use crate::report::{
    BetweenLists, FindingBetweenLists, Location, PassedOver, PassedOverKind, Place, UnitLine,
};
use crate::rules::{BETWEEN_LISTS, EXPIRED, Level};
use crate::settings::{Settings, UnitMatch, UnitName};
use crate::sheet::Row;
use crate::text;
use crate::wording::Text;
use finding::finding;

/// The comparison of the lists of a run that share their settings.
#[derive(Debug)]
pub struct RunComparison<'a> {
    settings: Option<&'a Settings>,
    /// The levels of congress, from the lowest.
    levels: &'a [Level],
    today: Date,
    /// The names of the units of the settings.
    units: Vec<UnitName>,
    lists: Vec<Arc<Digest>>,
    people: &'a mut PeopleKnown,
    /// Files that are no lists and were sent in place of one, with their units.
    sent_instead: Vec<(String, PassedOver)>,
    waivers_used: BTreeSet<usize>,
    found: BetweenLists,
}

/// What came out of a comparison.
#[derive(Debug, Default)]
pub struct RunCompared {
    /// What was found.
    pub between_lists: BetweenLists,
    /// The units without a list.
    pub units: Vec<UnitLine>,
}

impl<'a> RunComparison<'a> {
    /// Begins a comparison; `levels` are those of the ruleset, from the lowest. `people` may know the
    /// same lists from an earlier one.
    pub fn new(
        settings: Option<&'a Settings>,
        levels: &'a [Level],
        today: Date,
        people: &'a mut PeopleKnown,
    ) -> Self {
        people.begin();
        Self {
            settings,
            levels,
            today,
            units: settings
                .iter()
                .flat_map(|it| &it.units)
                .map(|unit| UnitName::of(&unit.name))
                .collect(),
            lists: Vec::new(),
            people,
            sent_instead: Vec::new(),
            waivers_used: BTreeSet::new(),
            found: BetweenLists::default(),
        }
    }

    /// Takes in one more list.
    pub fn add(&mut self, list: &Arc<Digest>) {
        self.waivers_used.extend(&list.waivers_used);
        self.people.put(list);
        self.lists.push(Arc::clone(list));
    }

    /// Takes in a file that is no list: a unit may have sent it in place of one.
    pub fn pass_over(&mut self, file: &PassedOver) {
        let is_sent = matches!(file.kind, PassedOverKind::NotReadable | PassedOverKind::EmptyForm);
        let list = UnitMatch { path: Some(Path::new(&file.path)), ..UnitMatch::default() };
        let unit = self.settings.filter(|_| is_sent).and_then(|settings| settings.unit_of(&list));
        self.sent_instead.extend(unit.map(|unit| (unit.name.clone(), file.clone())));
    }

    /// Compares what was taken in. `covers_all` tells that every list there is was: only then can
    /// one be missing.
    pub fn finish(mut self, covers_all: bool) -> RunCompared {
        self.people_in_several_lists();
        self.several_lists();
        self.delegations();
        self.plan();
        self.groups();
        let units = if covers_all { self.missing_lists() } else { Vec::new() };
        self.unknown_units();
        self.waivers(covers_all);
        let order = |rule: &str| BETWEEN_LISTS.iter().position(|known| known.id == rule);
        self.found.findings.sort_by_key(|finding| order(finding.rule));
        RunCompared { between_lists: self.found, units }
    }

    fn rank(&self, level: Option<&str>) -> Option<usize> {
        rank(self.levels, level?)
    }

    /// Records a finding, as heavy as the settings say; one that a waiver covers is marked.
    fn report(&mut self, mut finding: FindingBetweenLists) {
        if let Some(settings) = self.settings {
            match settings.severity.get(finding.rule) {
                Some(None) => return,
                Some(Some(severity)) => finding.severity = *severity,
                None => {}
            }
            let path = finding.places.first().map(|place| std::path::PathBuf::from(&place.path));
            let path = path.and_then(|path| settings.seen_from_root(&path));
            let waiver = settings.waivers.iter().find(|waiver| {
                waiver.rule == finding.rule
                    && waiver.holds_on(self.today)
                    && waiver.is_for(finding.unit.as_deref(), path.as_deref())
            });
            if let Some(waiver) = waiver {
                finding.waived = Some(Arc::clone(&waiver.waived));
                self.waivers_used.insert(waiver.waived.index);
            }
        }
        self.found.findings.push(finding);
    }

    fn not_compared(&mut self, why: Text) {
        if !self.found.not_compared.contains(&why) {
            self.found.not_compared.push(why);
        }
    }

    /// Waivers that have expired, and those that cover nothing of what was checked.
    fn waivers(&mut self, covers_all: bool) {
        let Some(settings) = self.settings else { return };
        for waiver in &settings.waivers {
            let rule = &waiver.rule;
            let seen =
                |list: &Arc<Digest>| waiver.is_for(list.unit.as_deref(), list.inside.as_deref());
            let unit = waiver.unit.clone();
            let (rule_id, message, help) = if waiver.holds_on(self.today) {
                let is_idle = !self.waivers_used.contains(&waiver.waived.index);
                if !is_idle || !(covers_all || self.lists.iter().any(seen)) {
                    continue;
                }
                (
                    "waiver-unused",
                    text!(
                        vi: "chấp thuận `{rule}`{whom} không áp dụng vào đâu: các danh sách đã kiểm tra không có gì cần chấp thuận",
                        en: "the waiver of `{rule}`{whom} covers nothing: there is nothing to waive",
                        whom = waiver.for_whom()
                    ),
                    text!(vi: "bỏ mục này khỏi tệp thiết lập", en: "take it out of the settings file"),
                )
            } else {
                if !(covers_all || self.lists.iter().any(seen)) {
                    continue;
                }
                (
                    EXPIRED,
                    waiver.told_expired(),
                    text!(
                        vi: "gia hạn bằng văn bản mới, hoặc bỏ mục này khỏi tệp thiết lập",
                        en: "have it renewed by a new document, or take it out of the settings file"
                    ),
                )
            };
            let place = Place {
                path: settings.file.display().to_string(),
                location: Some(Location {
                    file: None,
                    sheet: None,
                    row: Row::new(waiver.line),
                    cell: None,
                }),
            };
            let finding = finding(rule_id, unit, message, Some(help), vec![place]);
            self.report(finding);
        }
    }
}

/// How high a level is: 0 for the lowest.
fn rank(levels: &[Level], level: &str) -> Option<usize> {
    levels.iter().position(|known| known.id == level)
}
