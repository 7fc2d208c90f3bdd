//! What is known of each of the people who are counted.

use super::base::Member;
use super::{AgeConvention, Asked, ListCounted};
use crate::catalogue::{GroupCode, Resolution};
use crate::numbers::Headcount;
use crate::roster::{BirthDate, Delegate, Gender, OfficialKind, Role, Roster};
use crate::rules::measure::{age_range, fields_told};
use crate::rules::{ColumnsRead, LadderRule, Privacy, Ruleset, Said, Told};
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
            rungs: Vec::new(),
        }
    };
    let mut people: Vec<Person<'a>> = members.iter().map(one).collect();
    let mut notes = Vec::new();
    let rosters: Vec<&Roster> = lists.iter().map(|list| &list.roster).collect();
    for ladder in &asked.ruleset.ladders {
        let columns = ColumnsRead::of(ladder, &rosters);
        let mut taken = 0;
        for (person, member) in people.iter_mut().zip(members) {
            let told = columns.told(ladder, member.list, member.person);
            taken += Headcount::from(told.by_blank);
            person.rungs.push(rung(told, ladder, member.person));
        }
        notes.extend(note_of_latest(&columns, ladder));
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

fn rung(told: Told, ladder: &LadderRule, delegate: &Delegate) -> RungTold {
    match told.said {
        Said::Rung(at) => RungTold::Rung(at),
        Said::Blank => RungTold::Blank,
        Said::NotUnderstood => {
            let texts = ladder.values(delegate).map(|value| value.written.trim());
            let texts: Vec<&str> = texts.filter(|text| !text.is_empty()).collect();
            RungTold::NotUnderstood(Privacy::Masked.text(&texts.join(" | ")))
        }
    }
}

fn note_of_latest(columns: &ColumnsRead, ladder: &LadderRule) -> Option<Text> {
    let title = &ladder.parts.get(ladder.told_by_latest_term()?)?.title;
    let latest = columns.latest()?;
    Some(text!(
        vi: "{title}: là đại biểu khóa gần nhất mà danh sách có ghi, tức khóa thứ {latest}.",
        en: "{title}: elected in the latest term that the list names, number {latest}.",
        title
    ))
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
