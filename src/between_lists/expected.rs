//! Which lists there should be: every unit that qualifies sends one, and each list is of a unit.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use jiff::civil::Date;

use super::RunComparison;
use super::digest::Digest;
use super::finding::finding;
use crate::congress::CongressProfile;
use crate::evaluate;
use crate::report::{
    FindingBetweenLists, PassedOver, PassedOverKind, Place, Severity, Status, UnitLine,
    UnitStanding,
};
use crate::roster::Roster;
use crate::settings::{Settings, Unit, UnitName, same_unit};
use crate::text;
use crate::wording::{Text, day};

/// The lists by their units, in the order of the lists.
struct ListsByUnit<'l>(HashMap<&'l str, Vec<(&'l UnitName, &'l Digest)>>);

impl<'l> ListsByUnit<'l> {
    fn of(lists: &'l [Arc<Digest>]) -> Self {
        let mut by_name: HashMap<&str, Vec<(&UnitName, &Digest)>> = HashMap::new();
        for list in lists {
            if let Some(name) = &list.unit_name {
                by_name.entry(name.alone()).or_default().push((name, list));
            }
        }
        Self(by_name)
    }

    /// Those of the unit of this name.
    fn named(&self, name: &UnitName) -> impl Iterator<Item = &'l Digest> {
        let near = self.0.get(name.alone()).map(Vec::as_slice).unwrap_or_default();
        near.iter().filter(move |(own, _)| own.is_of_one_unit(name)).map(|(_, list)| *list)
    }
}

impl RunComparison<'_> {
    /// Units with more than one list.
    pub(super) fn several_lists(&mut self) {
        let mut seen: HashSet<(&UnitName, Option<&str>)> = HashSet::new();
        let mut findings = Vec::new();
        let by_unit = ListsByUnit::of(&self.lists);
        for list in &self.lists {
            let (Some(name), Some(unit)) = (&list.unit_name, list.unit.clone()) else { continue };
            let key = (name, list.level.as_deref());
            // Files with different roles are parts of one list, and no versions of it.
            let is_of =
                |other: &&Digest| list.level == other.level && list.is_read && other.is_read;
            let same: Vec<&Digest> = by_unit.named(name).filter(is_of).collect();
            let is_version = |version: &&&Digest| {
                same.iter()
                    .any(|other| version.path != other.path && version.shares_roles_with(other))
            };
            let same: Vec<&Digest> = same.iter().filter(is_version).copied().collect();
            if same.len() < 2 || seen.contains(&key) {
                continue;
            }
            seen.insert(key);
            let count = same.len();
            let message = text!(
                vi: "{unit} có {count} danh sách; mỗi danh sách được kiểm tra riêng",
                en: "{unit} has {count} lists, each of which was checked by itself"
            );
            let message = match newest(&same) {
                Some(newest) => text!("{message}; {newest}", message, newest),
                None => message,
            };
            let help = text!(
                vi: "gộp vào một tệp, hoặc loại trừ bản không dùng (`exclude` trong tệp thiết lập)",
                en: "put them into one file, or leave the unused one out (`exclude` in the settings file)"
            );
            let places: Vec<Place> = same.iter().map(|list| list.whole()).collect();
            findings.push(finding("several-lists", Some(unit), message, Some(help), places));
        }
        self.report_all(findings);
    }

    pub(super) fn report_all(&mut self, findings: Vec<FindingBetweenLists>) {
        for finding in findings {
            self.report(finding);
        }
    }

    /// Lists of no unit that the settings name.
    pub(super) fn unknown_units(&mut self) {
        if self.units.is_empty() {
            return;
        }
        let by_unit = ListsByUnit::of(&self.lists);
        let known: HashSet<*const Digest> = self
            .units
            .iter()
            .flat_map(|name| by_unit.named(name))
            .map(std::ptr::from_ref)
            .collect();
        let findings: Vec<FindingBetweenLists> = self
            .lists
            .iter()
            .filter(|list| !known.contains(&Arc::as_ptr(list)))
            .map(|list| {
                let message = text!(
                    vi: "không rõ danh sách này của đơn vị nào trong thiết lập",
                    en: "the settings name no unit that this list is of"
                );
                let help = text!(
                    vi: "ghi `lists = \"mẫu tên tệp\"` cho đơn vị đó trong tệp thiết lập",
                    en: "write `lists = \"pattern\"` for its unit in the settings file"
                );
                finding("unit-unknown", None, message, Some(help), vec![list.whole()])
            })
            .collect();
        self.report_all(findings);
    }

    /// Units without a list: those that should have sent one, and those that hold no congress.
    pub(super) fn missing_lists(&mut self) -> Vec<UnitLine> {
        let Some(settings) = self.settings else { return Vec::new() };
        let mut lines = Vec::new();
        for unit in self.units_without_list(settings) {
            let standing = match qualifies(settings, unit) {
                Some(true) => self.missing(settings, unit),
                Some(false) => UnitStanding::NotExpected,
                None => {
                    self.not_compared(untold(unit));
                    continue;
                }
            };
            let level = unit.profile.level.clone();
            let title = level.as_ref().map(|level| settings.ruleset.level_title(level));
            lines.push(UnitLine::without_list(unit.name.clone(), level, title, standing));
        }
        lines
    }

    /// The units of the settings of which there is no list.
    fn units_without_list<'s>(&self, settings: &'s Settings) -> Vec<&'s Unit> {
        let by_unit = ListsByUnit::of(&self.lists);
        let has_list = |(name, unit): &(&UnitName, &Unit)| {
            by_unit.named(name).any(|list| match (&list.level, &unit.profile.level) {
                (Some(one), Some(other)) => one == other,
                _ => true,
            })
        };
        let units = self.units.iter().zip(&settings.units);
        units.filter(|unit| !has_list(unit)).map(|(_, unit)| unit).collect()
    }

    /// Reports a unit that should have sent a list, and tells how it stands.
    fn missing(&mut self, settings: &Settings, unit: &Unit) -> UnitStanding {
        let name = &unit.name;
        let sent = self.sent_instead.iter().filter(|(of, _)| same_unit(of, name));
        let sent: Vec<PassedOver> = sent.map(|(_, file)| file.clone()).collect();
        let is_unreadable = |file: &&PassedOver| file.kind == PassedOverKind::NotReadable;
        let decisive = sent.iter().find(is_unreadable).or(sent.first());
        let (message, help, standing) = match decisive.map(|file| file.kind) {
            None => (
                text!(vi: "chưa có danh sách của {name}", en: "there is no list of {name}"),
                text!(
                    vi: "đề nghị đơn vị gửi danh sách; nếu đã gửi, ghi `lists = \"mẫu tên tệp\"` cho đơn vị đó",
                    en: "ask the unit for it; if it is there, write `lists = \"pattern\"` for the unit"
                ),
                UnitStanding::Missing,
            ),
            Some(PassedOverKind::NotReadable) => (
                text!(
                    vi: "{name} đã gửi tệp nhưng không đọc được",
                    en: "{name} has sent a file that cannot be read"
                ),
                text!(
                    vi: "đề nghị đơn vị gửi tệp gốc (.xlsx, .xls, .ods, .csv hoặc .docx)",
                    en: "ask the unit for the original (.xlsx, .xls, .ods, .csv or .docx)"
                ),
                UnitStanding::Unreadable,
            ),
            Some(_) => (
                text!(
                    vi: "{name} mới gửi mẫu danh sách chưa điền",
                    en: "{name} has sent a form that is not filled in"
                ),
                text!(vi: "đề nghị đơn vị gửi danh sách", en: "ask the unit for its list"),
                UnitStanding::Missing,
            ),
        };
        let mut places: Vec<Place> =
            sent.into_iter().map(|file| Place { path: file.path, location: None }).collect();
        if places.is_empty() {
            places.push(Place { path: settings.file.display().to_string(), location: None });
        }
        let unit = Some(name.clone());
        let finding = finding("list-missing", unit, message, Some(help), places);
        self.report(finding);
        standing
    }
}

/// What the settings lack to tell whether a unit should send a list.
fn untold(unit: &Unit) -> Text {
    let name = &unit.name;
    let lacks_level = unit.profile.level.is_none();
    let profile = &unit.profile;
    let lacks_people = profile.minority_population.is_none() && profile.population.is_empty();
    let lacks = match (lacks_people, lacks_level) {
        (true, true) => text!(
            vi: "dân số DTTS (`minority_population`) và cấp (`level`)",
            en: "neither its `minority_population` nor its `level`"
        ),
        (false, true) => text!(vi: "cấp (`level`)", en: "no `level` of it"),
        (true, false) => text!(
            vi: "dân số DTTS (`minority_population`)",
            en: "no `minority_population` of it"
        ),
        (false, false) => text!(
            vi: "đủ số liệu mà quy định cần",
            en: "less of it than the rules ask for"
        ),
    };
    text!(
        vi: "không rõ {name} có phải gửi danh sách không: thiết lập chưa ghi {lacks}",
        en: "whether {name} should send a list is not known: the settings tell {lacks}", lacks
    )
}

/// Which of several versions is the newest, and what tells it: the days in all their names, else
/// those on which the files were last written.
fn newest(versions: &[&Digest]) -> Option<Text> {
    let newest_by = |day: &dyn Fn(&Digest) -> Option<Date>| {
        let mut days = Vec::new();
        for version in versions {
            days.push((day(version)?, version.path.as_str()));
        }
        let (day, path) = days.iter().max().copied()?;
        (days.iter().filter(|(other, _)| *other == day).count() == 1).then_some((day, path))
    };
    if let Some((written, path)) = newest_by(&|version| version.named_day()) {
        return Some(text!(
            vi: "theo ngày ghi trong tên tệp, mới nhất là {path} ({day})",
            en: "by the days in their names, {path} is the newest ({day})", day = day(written)
        ));
    }
    let (written, path) = newest_by(&|version| version.written)?;
    Some(text!(
        vi: "theo ngày lưu tệp, mới nhất là {path} ({day})",
        en: "by the days on which they were saved, {path} is the newest ({day})", day = day(written)
    ))
}

/// Whether the unit holds a congress of its own, by the thresholds of the rules.
fn qualifies(settings: &Settings, unit: &Unit) -> Option<bool> {
    let ruleset = &settings.ruleset;
    let level = match (&unit.profile.level, ruleset.levels.as_slice()) {
        (Some(level), _) => level,
        (None, [only]) => &only.id,
        _ => return None,
    };
    let profile: &CongressProfile = &unit.profile;
    let evaluation = evaluate::evaluate(ruleset, &Roster::default(), profile, level);
    let mut qualifies = Some(true);
    for check in evaluation.checks {
        let rule = ruleset.rule(&check.rule);
        let is_of_unit = rule.is_some_and(|rule| rule.body.qualifies_unit());
        if !is_of_unit || check.severity != Severity::Error {
            continue;
        }
        match check.status {
            Status::Fail => return Some(false),
            Status::NotChecked => qualifies = None,
            Status::Pass => {}
        }
    }
    qualifies
}
