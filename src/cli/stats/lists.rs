//! The lists whose people are counted together, and what has to be said of them.
//!
//! Lists of several levels are never counted together: who is on a delegation stands on the upper
//! list, too. Of versions of one list the newest is counted, where the names of the files tell it.

use std::path::Path;

use jiff::civil::Date;

use super::super::screen::Screen;
use super::super::validate::ListsRead;
use crate::fault::Fault;
use crate::roster::Role;
use crate::rules::{Level, Ruleset};
use crate::runs;
use crate::settings::same_unit;
use crate::spelling;
use crate::statistics::ListCounted;
use crate::text;
use crate::validate::PeopleListed;
use crate::version_day;
use crate::wording::{Text, all_of, any_of, joined};

/// The lists that are counted.
pub(super) struct ListsCounted {
    /// Each by its first file.
    pub(super) paths: Vec<String>,
    pub(super) lists: Vec<ListCounted>,
    pub(super) unreadable: Vec<String>,
    /// The older versions, and the lists of other levels than the one asked for.
    older: Vec<String>,
    of_other_levels: Vec<String>,
}

/// A list that could be read.
struct Readable<'a> {
    path: &'a str,
    people: &'a PeopleListed,
}

impl ListsCounted {
    /// Takes the lists that could be read, those of one level, and tells why the others could not.
    pub(super) fn of(
        read: &ListsRead,
        level: Option<&Level>,
        ruleset: &Ruleset,
        screen: &Screen,
    ) -> Result<Self, Fault> {
        let mut counted = Self {
            paths: Vec::new(),
            lists: Vec::new(),
            unreadable: read.tell_unreadable(screen),
            older: Vec::new(),
            of_other_levels: Vec::new(),
        };
        let read_well = read.lists.iter().filter_map(|list| {
            Some(Readable { path: &list.path, people: list.outcome.as_ref().ok()? })
        });
        let mut readable: Vec<Readable<'_>> = read_well.collect();
        if read.lists.is_empty() {
            screen.fail(&runs::empty());
        }
        match level {
            Some(level) => readable.retain(|list| {
                let is_of = list.level().is_none_or(|own| own == level.id);
                counted.of_other_levels.extend((!is_of).then(|| list.path.to_owned()));
                is_of
            }),
            None => of_one_level(&readable, ruleset)?,
        }
        for list in &readable {
            if readable.iter().any(|other| list.is_older_version_of(other)) {
                counted.older.push(list.path.to_owned());
                continue;
            }
            let (roster, profile) = (list.people.roster.clone(), list.people.profile.clone());
            counted.paths.push(list.path.to_owned());
            counted.lists.push(ListCounted { name: list.name(), roster, profile });
        }
        Ok(counted)
    }

    /// The first day of the congress, if all lists that tell it agree.
    pub(super) fn first_day(&self) -> Option<Date> {
        let mut days = self.lists.iter().filter_map(|list| list.profile.date);
        let first = days.next()?;
        days.all(|day| day == first).then_some(first)
    }

    /// What has to be said of the lists themselves.
    pub(super) fn notes(&self, read: &ListsRead) -> Vec<Text> {
        let mut notes = Vec::new();
        let mut note = |files: &[String], tell: fn(Text) -> Text| {
            notes.extend((!files.is_empty()).then(|| tell(all_of(files))));
        };
        note(&self.unreadable, |files| {
            text!(
                vi: "Không đọc được {files}: những người trong đó chưa được tính.",
                en: "{files} could not be read: the people in it are in no figure.",
                files
            )
        });
        note(&read.passed_over, |files| {
            text!(
                vi: "Bỏ qua các tệp không có danh sách: {files}.",
                en: "Passed over, since no list is in them: {files}.",
                files
            )
        });
        note(&self.of_other_levels, |files| {
            text!(
                vi: "Không tính danh sách của cấp khác: {files}.",
                en: "Not counted, since they are of another level: {files}.",
                files
            )
        });
        note(&self.older, |files| {
            text!(
                vi: "Không tính bản cũ, vì đã có bản mới hơn theo ngày ghi trong tên tệp: {files}.",
                en: "Not counted, since a newer version is there by the day in its name: {files}.",
                files
            )
        });
        notes.extend(self.several_of_one_unit());
        notes
    }

    fn several_of_one_unit(&self) -> Vec<Text> {
        let mut notes = Vec::new();
        let mut told: Vec<String> = Vec::new();
        for list in &self.lists {
            let key = spelling::key(&list.name);
            let same = |other: &&ListCounted| spelling::key(&other.name) == key;
            if told.contains(&key) || self.lists.iter().filter(same).count() < 2 {
                continue;
            }
            told.push(key.clone());
            let of_unit = self.lists.iter().zip(&self.paths).filter(|(other, _)| same(other));
            let files = all_of(&of_unit.map(|(_, path)| path.clone()).collect::<Vec<_>>());
            let unit = &list.name;
            notes.push(text!(
                vi: "“{unit}” có nhiều danh sách ({files}); tất cả đều được tính.",
                en: "“{unit}” has several lists ({files}); all are counted.",
                files
            ));
        }
        notes
    }
}

impl Readable<'_> {
    /// The level that the list itself tells, whatever level is asked for.
    fn level(&self) -> Option<&str> {
        self.people.own_level.as_deref()
    }

    fn unit(&self) -> Option<&str> {
        self.people.unit.as_deref().or(self.people.profile.name.as_deref())
    }

    /// The unit, else the file.
    fn name(&self) -> String {
        let file = || Path::new(self.path).file_stem();
        let named = self.unit().map(str::to_owned);
        named
            .or_else(|| file().map(|stem| stem.to_string_lossy().into_owned()))
            .unwrap_or_else(|| self.path.to_owned())
    }

    fn day(&self) -> Option<Date> {
        version_day::day_of(Path::new(self.path))
    }

    fn is_older_version_of(&self, other: &Self) -> bool {
        let is_of_unit = self.unit().zip(other.unit()).is_some_and(|(own, it)| same_unit(own, it));
        let is_older = self.day().zip(other.day()).is_some_and(|(own, newer)| own < newer);
        let roles = |list: &Self| -> Option<Vec<Role>> { list.people.roster.roles() };
        // What the newer one lacks is not replaced by it.
        let is_replaced = || match (roles(self), roles(other)) {
            (Some(own), Some(newer)) => own.iter().all(|role| newer.contains(role)),
            _ => false,
        };
        is_of_unit && self.level() == other.level() && is_older && is_replaced()
    }
}

/// Refuses lists of several levels.
fn of_one_level(lists: &[Readable<'_>], ruleset: &Ruleset) -> Result<(), Fault> {
    let of = |level: &Level| lists.iter().filter(|list| list.level() == Some(&level.id)).count();
    let levels: Vec<(&Level, usize)> =
        ruleset.levels.iter().map(|level| (level, of(level))).filter(|(_, n)| *n > 0).collect();
    if levels.len() < 2 {
        return Ok(());
    }
    let told = |(level, n): &(&Level, usize)| {
        let title = &level.title;
        text!("{title}: {n}", title)
    };
    let told = joined(&levels.iter().map(told).collect::<Vec<Text>>(), ", ");
    let options: Vec<Text> =
        levels.iter().map(|(level, _)| Text::same(format!("`--level {}`", level.id))).collect();
    let options = any_of(&options);
    Err(Fault::new(text!(
        vi: "các danh sách thuộc nhiều cấp ({told}); người của đoàn đại biểu có tên ở cả hai cấp, nên không cộng chung",
        en: "the lists are of several levels ({told}), and whoever is on a delegation stands on two of them",
        told
    ))
    .help(text!(
        vi: "thống kê từng cấp bằng {options}",
        en: "count one level, with {options}",
        options
    )))
}
