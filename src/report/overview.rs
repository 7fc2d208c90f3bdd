//! A line for each unit: who is ready, who is not, and why.
//!
//! A line holds numbers and names only, never a list itself, so that the overview of thousands of
//! lists stays small.

use std::path::Path;

use jiff::civil::Date;

use super::{
    Check, Counts, FindingBetweenLists, Headcounts, InputReport, ListReport, OffBy, Severity,
    Standing, Strictness, TallyCount,
};
use crate::roster::Role;
use crate::version_day;
use crate::wording::Text;

/// All units of a run.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Overview {
    /// A line for each unit, in the order in which their lists came.
    pub units: Vec<UnitLine>,
}

/// One unit: what its lists hold together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitLine {
    /// Its name: that of the settings, else that of its congress; none where nothing tells it.
    pub unit: Option<String>,
    /// The level of its congress, where a list or the settings tell it.
    pub level: Option<String>,
    /// What its ruleset calls the level.
    pub level_title: Option<Text>,
    /// How many lists it sent.
    pub lists: u64,
    /// How many of them are older versions: their people are not counted.
    pub older: u64,
    /// The day that the name of the list tells, or of the newest version.
    day: Option<Date>,
    /// Their files, those of the newest version in front.
    pub paths: Vec<String>,
    /// The roles whose delegates none of its lists has, where each is a part of a list.
    pub roles_elsewhere: Vec<Role>,
    /// The people of all its lists.
    pub people: Headcounts,
    /// Groups with an official delegate.
    pub groups: u64,
    /// Resident groups, where the profile tells them.
    pub resident_groups: Option<u64>,
    /// The rules that are broken, each once, the heaviest first.
    pub broken: Vec<Broken>,
    /// How many problems there are.
    pub counts: Counts,
    /// What can be said of the unit as a whole.
    pub standing: UnitStanding,
}

/// A broken rule in the overview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// Its id.
    pub rule: String,
    pub title: Text,
    /// How much it weighs.
    pub severity: Severity,
    /// By how much; none where no number tells it.
    pub off_by: Option<OffBy>,
    /// Whether an older version alone breaks it.
    pub is_of_older: bool,
}

/// What the lists of one level hold together. Lists of different levels are never added up: who is
/// on a delegation stands on two of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LevelTotals {
    pub level: String,
    /// What the rulesets call the level.
    pub title: Option<Text>,
    pub lists: u64,
    pub people: Headcounts,
}

/// What can be said of a unit. The order is from the best to the worst.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum UnitStanding {
    /// It holds no congress and sent no list, as it should be.
    NotExpected,
    Listed(Standing),
    /// It qualifies for a congress and sent no list.
    Missing,
    /// A list of it could not be checked.
    Unreadable,
}

impl UnitStanding {
    /// Its name in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::Listed(standing) => standing.into(),
            other => other.into(),
        }
    }
}

impl Overview {
    /// Takes one more list in.
    pub fn add(&mut self, input: &InputReport, strictness: Strictness) {
        let line = UnitLine::of(input, strictness);
        let held = self
            .units
            .iter_mut()
            .find(|held| line.unit.is_some() && held.unit == line.unit && held.level == line.level);
        match held {
            Some(held) if input.unit.is_some() => held.merge(line),
            _ => self.units.push(line),
        }
    }
}

impl Overview {
    /// Adds what was found between lists to the line of the list that is to be mended: a unit is not
    /// ready whose list is at odds with another.
    pub fn add_finding(&mut self, finding: &FindingBetweenLists) {
        let Some(place) = finding.places.first() else { return };
        let Some(line) = self.units.iter_mut().find(|line| line.paths.contains(&place.path)) else {
            return;
        };
        line.counts.add(finding.severity, finding.waived.is_some());
        if finding.waived.is_some() {
            return;
        }
        if finding.severity == Severity::Error {
            line.standing = line.standing.max(UnitStanding::Listed(Standing::Refused));
        }
        match line.broken.iter_mut().find(|held| held.rule == finding.rule) {
            Some(held) => {
                if let Some(OffBy::Places(places)) = &mut held.off_by {
                    *places += 1;
                }
            }
            None => line.broken.push(Broken {
                rule: finding.rule.to_owned(),
                title: finding.title.clone(),
                severity: finding.severity,
                off_by: Some(OffBy::Places(1)),
                is_of_older: false,
            }),
        }
    }
}

impl Overview {
    /// The totals of each level of which there is a list, that of the most lists first.
    pub fn totals(&self) -> Vec<LevelTotals> {
        let mut totals: Vec<LevelTotals> = Vec::new();
        // Lists of a unit that no settings name stand in lines of their own.
        let is_replaced = |line: &UnitLine| {
            line.unit.is_some()
                && line.day.is_some()
                && self.units.iter().any(|other| {
                    other.unit == line.unit
                        && other.level == line.level
                        && line.is_older_version_of(other)
                })
        };
        for line in self.units.iter().filter(|line| line.lists > 0 && !is_replaced(line)) {
            // Of a list that could not be read nothing is known.
            let Some(level) = &line.level else { continue };
            match totals.iter_mut().find(|held| held.level == *level) {
                Some(held) => held.add(line),
                None => totals.push(LevelTotals::of(level, line)),
            }
        }
        totals.sort_by_key(|total| std::cmp::Reverse(total.lists));
        totals
    }
}

impl LevelTotals {
    fn of(level: &str, line: &UnitLine) -> Self {
        Self {
            level: level.to_owned(),
            title: line.level_title.clone(),
            lists: line.counted_lists(),
            people: line.people,
        }
    }

    fn add(&mut self, line: &UnitLine) {
        self.lists += line.counted_lists();
        self.people += line.people;
    }
}

impl UnitLine {
    /// A unit that sent no list.
    pub fn without_list(
        unit: String,
        level: Option<String>,
        level_title: Option<Text>,
        standing: UnitStanding,
    ) -> Self {
        Self {
            unit: Some(unit),
            level,
            level_title,
            lists: 0,
            older: 0,
            day: None,
            paths: Vec::new(),
            roles_elsewhere: Vec::new(),
            people: Headcounts::default(),
            groups: 0,
            resident_groups: None,
            broken: Vec::new(),
            counts: Counts::default(),
            standing,
        }
    }

    fn of(input: &InputReport, strictness: Strictness) -> Self {
        let blank = Self {
            lists: 1,
            day: version_day::day_of(Path::new(&input.path)),
            paths: input.paths(),
            unit: input.unit.clone(),
            ..Self::without_list(String::new(), None, None, UnitStanding::Unreadable)
        };
        let Ok(list) = &input.outcome else {
            return blank;
        };
        Self {
            unit: input.unit_name().map(str::to_owned),
            level: Some(list.congress.level.clone()),
            level_title: Some(list.congress.level_title.clone()),
            people: list.tally.counts,
            groups: represented(list),
            resident_groups: list.congress.groups.as_ref().map(|groups| groups.len() as u64),
            broken: broken(list),
            roles_elsewhere: list.roles_elsewhere.clone(),
            counts: list.counts(),
            standing: UnitStanding::Listed(list.standing(strictness)),
            ..blank
        }
    }

    /// The lists whose people are counted.
    fn counted_lists(&self) -> u64 {
        self.lists - self.older
    }

    /// Adds another list of the same unit. Of two versions the newer one is counted. Groups are not
    /// added up: the same group may stand in both lists, so the larger number is kept.
    fn merge(&mut self, mut other: Self) {
        if self.is_older_version_of(&other) {
            std::mem::swap(self, &mut other);
        }
        if other.is_older_version_of(self) {
            other.leave_uncounted();
        }
        self.lists += other.lists;
        self.older += other.older;
        self.roles_elsewhere.retain(|role| other.roles_elsewhere.contains(role));
        self.paths.extend(other.paths);
        self.people += other.people;
        self.groups = self.groups.max(other.groups);
        self.resident_groups = self.resident_groups.max(other.resident_groups);
        for broken in other.broken {
            if !self.broken.iter().any(|held| held.rule == broken.rule) {
                self.broken.push(broken);
            }
        }
        self.counts += other.counts;
        self.standing = self.standing.max(other.standing);
    }

    /// Whether the days in the names tell that the other list replaces this one: it is newer and
    /// holds delegates of every role that this one does.
    fn is_older_version_of(&self, other: &Self) -> bool {
        let is_replaced = |role| self.people[role] == 0 || other.people[role] > 0;
        let is_older = self.day.zip(other.day).is_some_and(|(own, newer)| own < newer);
        is_older
            && [TallyCount::Official, TallyCount::Guest, TallyCount::Alternate]
                .into_iter()
                .all(is_replaced)
    }

    /// Counts nobody of these lists, since a newer one has taken their place.
    fn leave_uncounted(&mut self) {
        self.older = self.lists;
        self.people = Headcounts::default();
        self.groups = 0;
        for broken in &mut self.broken {
            broken.is_of_older = true;
        }
    }
}

/// The resident groups that have an official delegate; all that have one where the resident groups
/// are not known.
fn represented(list: &ListReport) -> u64 {
    let by_group = &list.tally.official_by_group;
    let count = match &list.congress.groups {
        Some(resident) => resident
            .iter()
            .filter(|code| by_group.get(code).is_some_and(|people| *people > 0))
            .count(),
        None => by_group.values().filter(|people| **people > 0).count(),
    };
    count as u64
}

fn broken(list: &ListReport) -> Vec<Broken> {
    let stands = |check: &Check| {
        let mut findings = list.findings_of(check).peekable();
        let excused = findings.peek().is_some() && findings.all(|it| it.waived.is_some());
        check.is_broken() && !excused
    };
    let mut broken: Vec<Broken> = list
        .checks
        .iter()
        .filter(|check| stands(check))
        .map(|check| Broken {
            rule: check.rule.clone(),
            title: check.title.clone(),
            severity: check.severity,
            off_by: check.off_by(),
            is_of_older: false,
        })
        .collect();
    broken.sort_by_key(|broken| std::cmp::Reverse(broken.severity));
    broken
}

#[cfg(test)]
mod tests;
