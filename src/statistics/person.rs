//! What is known of each of the people who are counted.

use std::collections::BTreeMap;

use smol_str::SmolStr;

use super::base::Member;
use super::{AgeConvention, Asked, ListCounted};
use crate::catalogue::{GroupCode, Resolution};
use crate::numbers::Headcount;
use crate::roster::{BirthDate, Delegate, Gender, Meant, OfficialKind, Role, Table};
use crate::rules::measure::{age_range, fields_told};
use crate::rules::{LadderRule, Privacy, Ruleset, Said, latest_term};
use crate::text;
use crate::wording::{Text, number_of};

/// A group, or that of a foreigner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum GroupOf {
    Group(GroupCode),
    Foreigner,
}

/// Somebody, with what is known of her or him.
#[derive(Debug)]
pub(super) struct Person<'a> {
    pub(super) delegate: &'a Delegate,
    /// The list, where there are several.
    pub(super) list: Option<&'a str>,
    pub(super) role: Option<Role>,
    pub(super) kind: Option<OfficialKind>,
    pub(super) gender: Option<Gender>,
    pub(super) group: Option<GroupOf>,
    pub(super) is_minority: Option<bool>,
    /// The fields of work that are told; none where nothing is understood.
    pub(super) works: Option<Vec<String>>,
    pub(super) birth: Option<BirthDate>,
    /// The least and the most that the age can be.
    pub(super) age: Option<(i16, i16)>,
    /// What the texts say for each ladder of the ruleset.
    pub(super) rungs: Vec<RungTold>,
}

/// What somebody's texts say for a ladder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum RungTold {
    Rung(usize),
    Blank,
    NotUnderstood(String),
}

impl Person<'_> {
    /// Whether the age is below a limit.
    pub(super) fn is_younger(&self, limit: i16) -> Option<bool> {
        match self.age? {
            (_, most) if most < limit => Some(true),
            (least, _) if least >= limit => Some(false),
            _ => None,
        }
    }

    /// Whether the rung of a ladder is counted in the column of the cross tables.
    pub(super) fn is_in_column(&self, at: usize, ladder: &LadderRule) -> Option<bool> {
        match self.rungs.get(at)? {
            RungTold::Rung(rung) => ladder.parts.get(*rung).map(|rung| rung.in_column),
            RungTold::Blank | RungTold::NotUnderstood(_) => None,
        }
    }
}

pub(super) struct People<'a> {
    pub(super) people: Vec<Person<'a>>,
    pub(super) notes: Vec<Text>,
}

pub(super) fn read<'a>(
    members: &[Member<'a>],
    lists: &'a [ListCounted],
    asked: &Asked<'_>,
) -> People<'a> {
    let one = |member: &Member<'a>| {
        let delegate = member.person;
        let list = lists.get(member.list).filter(|_| lists.len() > 1);
        let birth = delegate.birth.known().copied();
        let age = birth.zip(asked.as_of).map(|(birth, day)| match asked.convention {
            AgeConvention::Completed => age_range(birth, day),
            AgeConvention::Year => (day.year() - birth.year(), day.year() - birth.year()),
        });
        let ladders = asked.ruleset.ladders.iter();
        Person {
            delegate,
            list: list.map(|list| list.name.as_str()),
            role: delegate.role.known().copied(),
            kind: delegate.kind.known().copied(),
            gender: delegate.gender.known().copied(),
            group: group(delegate),
            is_minority: is_minority(delegate, asked.ruleset),
            works: works(delegate, asked.ruleset),
            birth,
            age: age.filter(|(least, _)| *least >= 0),
            rungs: ladders.map(|ladder| told(delegate, ladder)).collect(),
        }
    };
    let mut people: Vec<Person<'a>> = members.iter().map(one).collect();
    let mut notes = Vec::new();
    for (at, ladder) in asked.ruleset.ladders.iter().enumerate() {
        notes.extend(take_latest_term(&mut people, at, ladder));
        let taken = take_blanks(&mut people, members, lists, at, ladder);
        notes.extend(note_of_blanks(taken, ladder));
    }
    People { people, notes }
}

fn group(delegate: &Delegate) -> Option<GroupOf> {
    match delegate.group.known()? {
        Resolution::Group(code) => Some(GroupOf::Group(*code)),
        Resolution::Foreign => Some(GroupOf::Foreigner),
        Resolution::Ambiguous(_) | Resolution::Unknown { .. } => None,
    }
}

fn is_minority(delegate: &Delegate, ruleset: &Ruleset) -> Option<bool> {
    match delegate.group.known()? {
        Resolution::Group(code) => Some(ruleset.catalogue.is_minority(*code)),
        Resolution::Foreign => Some(false),
        Resolution::Ambiguous(codes) => {
            let all = codes.iter().all(|code| ruleset.catalogue.is_minority(*code));
            all.then_some(true)
        }
        Resolution::Unknown { .. } => None,
    }
}

fn works(delegate: &Delegate, ruleset: &Ruleset) -> Option<Vec<String>> {
    let fields = fields_told(ruleset, delegate.work.known()?);
    (!fields.is_empty()).then_some(fields)
}

fn told(delegate: &Delegate, ladder: &LadderRule) -> RungTold {
    let values = || ladder.fields.iter().filter_map(|field| delegate.other(*field));
    let is_readable = |meant: &Meant<SmolStr>| !matches!(meant, Meant::Unclear(_));
    let texts = values().filter(|value| is_readable(&value.meant));
    let said = ladder.said(texts.map(|value| value.written.as_str()));
    let written = || {
        let texts = values().map(|value| value.written.trim()).filter(|text| !text.is_empty());
        Privacy::Masked.text(&texts.collect::<Vec<_>>().join(" | "))
    };
    match said {
        Said::Rung(at) => RungTold::Rung(at),
        Said::Blank if values().all(|value| is_readable(&value.meant)) => RungTold::Blank,
        Said::Blank | Said::NotUnderstood => RungTold::NotUnderstood(written()),
    }
}

/// Takes those of the latest term that anybody names out of those of any.
fn take_latest_term(people: &mut [Person<'_>], at: usize, ladder: &LadderRule) -> Option<Text> {
    let part = ladder.told_by_latest_term()?;
    let title = &ladder.parts.get(part)?.title;
    let term = |delegate: &Delegate| {
        let values = ladder.fields.iter().filter_map(|field| delegate.other(*field));
        values.filter_map(|value| latest_term(&value.written)).max()
    };
    let latest = people.iter().filter_map(|person| term(person.delegate)).max()?;
    for person in people.iter_mut().filter(|person| term(person.delegate) == Some(latest)) {
        person.rungs[at] = RungTold::Rung(part);
    }
    Some(text!(
        vi: "{title}: là đại biểu khóa gần nhất mà danh sách có ghi, tức khóa thứ {latest}.",
        en: "{title}: elected in the latest term that the list names, number {latest}.",
        title
    ))
}

/// Takes blank cells for the part of the ladder that its column leaves blank: where no fewer of it
/// are blank than written, and something else is written of others.
fn take_blanks(
    people: &mut [Person<'_>],
    members: &[Member<'_>],
    lists: &[ListCounted],
    at: usize,
    ladder: &LadderRule,
) -> Headcount {
    let Some(part) = ladder.told_by_blanks() else { return 0 };
    let table_of = |member: &Member<'_>| (member.list, member.person.table);
    let mut tables: BTreeMap<(usize, usize), Tallied> = BTreeMap::new();
    for (person, member) in people.iter().zip(members) {
        let tallied = tables.entry(table_of(member)).or_default();
        match person.rungs[at] {
            RungTold::Blank => tallied.blank += 1,
            RungTold::Rung(rung) if rung == part => tallied.written += 1,
            RungTold::Rung(_) => tallied.others += 1,
            RungTold::NotUnderstood(_) => {}
        }
    }
    let mut taken = 0;
    for (person, member) in people.iter_mut().zip(members) {
        let (list, table) = table_of(member);
        let has_column = lists[list].roster.tables.get(table).is_some_and(|it| has(it, ladder));
        let leaves_blank = tables.get(&(list, table)).is_some_and(Tallied::leaves_blank);
        if has_column && leaves_blank && person.rungs[at] == RungTold::Blank {
            person.rungs[at] = RungTold::Rung(part);
            taken += 1;
        }
    }
    taken
}

/// Whether the table has a column that the ladder reads.
pub(super) fn has(table: &Table, ladder: &LadderRule) -> bool {
    ladder.fields.iter().any(|field| table.column(*field).is_some())
}

/// How often a column tells a part in words, by a blank cell, or another part.
#[derive(Debug, Default)]
struct Tallied {
    blank: Headcount,
    written: Headcount,
    others: Headcount,
}

impl Tallied {
    fn leaves_blank(&self) -> bool {
        self.blank >= self.written && self.others > 0
    }
}

fn note_of_blanks(taken: Headcount, ladder: &LadderRule) -> Option<Text> {
    let part = ladder.told_by_blanks().and_then(|at| ladder.parts.get(at))?;
    (taken > 0).then(|| {
        text!(
            vi: "{title}: {cells} được tính là “{part}”, vì cột này thường để trống khi không có.",
            en: "{title}: {cells} as “{part}”, since this column is left blank where there is none.",
            title = &ladder.title,
            part = &part.title,
            cells = number_of(taken, "ô trống", "blank cell is counted", "blank cells are counted")
        )
    })
}
