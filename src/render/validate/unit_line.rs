//! A unit's line of the overview: its name, its standing, its quantities, what is broken.

use std::collections::BTreeSet;

use super::measure;
use crate::evaluate::delegates_elsewhere;
use crate::report::{
    Broken, Headcounts, Severity, Standing, TallyCount, UnitLine, UnitStanding, words,
};
use crate::roster::Role;
use crate::text;
use crate::wording::{Text, grouped, joined, number_of, percent};

/// How many broken rules of a unit are named before the rest is only counted.
const NAMED: usize = 3;

/// The unit's name, or the path of its list.
pub(super) fn name(line: &UnitLine) -> &str {
    let path = || line.paths.first().map_or("", String::as_str);
    line.unit.as_deref().unwrap_or_else(path)
}

/// What the lines of an overview have in common, so that each is told apart by what differs.
pub(super) struct UnitNames<'a> {
    /// The level of most units, which need not be told at each.
    usual_level: Option<&'a str>,
    /// The names that several lines of one level bear.
    shared: BTreeSet<(&'a str, Option<&'a str>)>,
}

impl<'a> UnitNames<'a> {
    pub(super) fn of(units: &[&'a UnitLine]) -> Self {
        let levels = || units.iter().filter_map(|line| line.level.as_deref());
        let usual_level =
            levels().max_by_key(|level| levels().filter(|other| other == level).count());
        let mut seen = BTreeSet::new();
        let named =
            units.iter().filter_map(|line| Some((line.unit.as_deref()?, line.level.as_deref())));
        let shared = named.filter(|name| !seen.insert(*name)).collect();
        Self { usual_level, shared }
    }

    /// The unit with the number of its lists or files, if it has several; its level where it is not
    /// the usual one: a province and a city in it may bear one name; its file where it has lines for
    /// several.
    pub(super) fn unit(&self, line: &UnitLine) -> Text {
        let level = line.level.as_deref();
        let unusual = line.level_title.as_ref().filter(|_| level != self.usual_level);
        let unusual = unusual.map(|title| text!(", {level}", level = words::level(title)));
        let (lists, files) = (line.lists, line.paths.len());
        let several = match (lists, files) {
            (0 | 1, 0 | 1) => None,
            (0 | 1, _) => Some(text!(vi: " ({files} tệp)", en: " ({files} files)")),
            _ if line.unit.is_none() => None,
            _ if line.older > 0 => Some(text!(
                vi: " ({lists} danh sách, tính bản mới)",
                en: " ({lists} lists, the newest counted)"
            )),
            _ => Some(text!(vi: " ({lists} danh sách)", en: " ({lists} lists)")),
        };
        let own_name = line.unit.as_deref().map(|name| (name, level));
        let is_shared = own_name.is_some_and(|name| self.shared.contains(&name));
        let path = line.paths.first().filter(|_| is_shared).map(|path| format!(": {path}"));
        let name = name(line);
        text!("{name}{unusual}{several}{path}", unusual, several, path)
    }
}

/// The word for a unit's standing, behind its mark.
pub(super) fn standing(standing: UnitStanding) -> Text {
    match standing {
        UnitStanding::Listed(Standing::Ready) => Text::fixed("✓ Có thể trình", "✓ ready"),
        UnitStanding::Listed(Standing::Open) => {
            Text::fixed("? Chưa kết luận", "? not fully checked")
        }
        UnitStanding::Listed(Standing::Refused) => Text::fixed("✗ Chưa đạt", "✗ not ready"),
        UnitStanding::Missing => Text::fixed("✗ Chưa gửi", "✗ not sent"),
        UnitStanding::Unreadable => Text::fixed("✗ Không đọc được", "✗ not readable"),
        UnitStanding::NotExpected => Text::fixed("– Không tổ chức", "– holds none"),
    }
}

/// Official delegates, guests, women and groups; a dash where no list tells them.
pub(super) fn quantities(line: &UnitLine) -> [Text; 4] {
    let groups = match line.resident_groups {
        Some(resident) => format!("{}/{resident}", line.groups),
        None => line.groups.to_string(),
    };
    [
        (Role::Official, grouped(line.people[TallyCount::Official])),
        (Role::Guest, grouped(line.people[TallyCount::Guest])),
        (Role::Official, women(&line.people)),
        (Role::Official, Text::same(groups)),
    ]
    .map(|(role, quantity)| match line.standing {
        UnitStanding::Listed(_) if !line.roles_elsewhere.contains(&role) => quantity,
        _ => Text::fixed("–", "–"),
    })
}

/// Women and their share of the official delegates: `45 (30,0%)`.
pub(super) fn women(people: &Headcounts) -> Text {
    let (part, whole) = (people[TallyCount::OfficialWomen], people[TallyCount::Official]);
    text!("{women} ({share})", women = grouped(part), share = percent(part, whole))
}

/// The broken rules by title, errors first, with how far each is off; a few of them, or all.
pub(super) fn broken(line: &UnitLine, all: bool) -> Text {
    let is_error = |broken: &&Broken| broken.severity == Severity::Error;
    let mut parts: Vec<Text> = line.broken.iter().filter(is_error).map(named).collect();
    if parts.len() > NAMED + 1 && !all {
        let more = parts.len() - NAMED;
        parts.truncate(NAMED);
        parts.push(text!(vi: "và {more} quy định nữa", en: "and {more} more rules"));
    }
    if !line.roles_elsewhere.is_empty() {
        let delegates = delegates_elsewhere(&line.roles_elsewhere);
        parts
            .insert(0, text!(vi: "không có {delegates}", en: "{delegates} are missing", delegates));
    }
    let lesser = line.broken.iter().filter(|broken| !is_error(broken)).count() as u64;
    let counts = line.counts;
    for (count, part) in [
        (lesser, number_of(lesser, "điểm cần lưu ý", "lesser point", "lesser points")),
        (
            counts.not_checked,
            number_of(counts.not_checked, "chưa kiểm tra", "not checked", "not checked"),
        ),
        (counts.waived, number_of(counts.waived, "được chấp thuận", "waived", "waived")),
    ] {
        if count > 0 {
            parts.push(part);
        }
    }
    joined(&parts, "; ")
}

/// A broken rule with how far it is off.
fn named(broken: &Broken) -> Text {
    let older = broken.is_of_older.then_some(Text::fixed("bản cũ: ", "older list: "));
    let off_by = broken.off_by.map(|by| text!(" ({by})", by = measure::off_by(by)));
    text!("{older}{title}{off_by}", older, title = &broken.title, off_by)
}
