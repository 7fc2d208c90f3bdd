//! Whom the figures are of: those whom a selector chooses, whatever else is unknown of them.
//!
//! Who may be among them or not is in no figure, and is told.

use super::{Asked, ListCounted, repeated};
use crate::congress::CongressProfile;
use crate::numbers::Headcount;
use crate::roster::{Delegate, Role};
use crate::rules::measure::{Case, People, World};
use crate::rules::{Noun, Privacy, Selector};
use crate::text;
use crate::wording::{Text, number_of};

/// Whom the figures are of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Base {
    /// As it was asked for.
    pub of: String,
    /// What they are called.
    pub noun: Noun,
    pub n: Headcount,
    /// Those who may be among them or not, and are in no figure.
    pub may_belong: Headcount,
    /// The rows that may be people and were not counted.
    pub rows_in_doubt: Headcount,
    /// Those who stand on several of the lists, and are counted on each.
    pub on_several_lists: Headcount,
    /// Whether the lists tell nobody's role, so that all of them are taken for official delegates.
    pub role_untold: bool,
}

/// Somebody of the base, with the list that she or he stands on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Member<'a> {
    pub(super) person: &'a Delegate,
    pub(super) list: usize,
}

pub(super) struct Chosen<'a> {
    pub(super) base: Base,
    pub(super) members: Vec<Member<'a>>,
    pub(super) notes: Vec<Text>,
    /// Whether they are the official delegates, all of them.
    pub(super) is_official: bool,
}

/// How a selector takes somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Choice {
    Yes,
    Perhaps,
    No,
}

pub(super) fn choose<'a>(lists: &'a [ListCounted], asked: &Asked<'_>) -> Chosen<'a> {
    let tells_role =
        |list: &ListCounted| list.roster.of_congress().any(|it| it.role.known().is_some());
    let mentions_role = asked.selector.mentioned().role;
    let role_untold = mentions_role && !lists.iter().any(tells_role);
    let mut members = Vec::new();
    let (mut may_belong, mut rows_in_doubt) = (0, 0);
    for (at, list) in lists.iter().enumerate() {
        let profile = CongressProfile { date: asked.as_of, ..list.profile.clone() };
        let case = case(list, &profile, asked);
        for person in list.roster.of_congress() {
            match choice(&case, person, asked, role_untold) {
                Choice::Yes => members.push(Member { person, list: at }),
                Choice::Perhaps => may_belong += 1,
                Choice::No => {}
            }
        }
        for person in list.roster.in_doubt() {
            let taken = choice(&case, person, asked, role_untold) != Choice::No;
            rows_in_doubt += Headcount::from(taken);
        }
    }
    let noun = asked.selector.noun(asked.ruleset);
    let n = members.len() as Headcount;
    let of = asked.of.clone();
    let on_several_lists = repeated::on_several_lists(&members, &asked.ruleset.identity);
    let base = Base { of, noun, n, may_belong, rows_in_doubt, on_several_lists, role_untold };
    let notes = notes(&base);
    let is_official = asked.selector == Selector::Role(vec![Role::Official]);
    Chosen { base, members, notes, is_official }
}

fn case<'a>(list: &'a ListCounted, profile: &'a CongressProfile, asked: &'a Asked<'_>) -> Case<'a> {
    Case {
        ruleset: asked.ruleset,
        roster: &list.roster,
        profile,
        level: "",
        people: People::default(),
        unit: None,
        privacy: Privacy::Masked,
    }
}

fn choice(case: &Case<'_>, person: &Delegate, asked: &Asked<'_>, role_untold: bool) -> Choice {
    let worlds = World::all(case, person, &asked.selector.mentioned());
    let (mut yes, mut no) = (false, false);
    for world in worlds.iter().filter(|it| !role_untold || it.role == Role::Official) {
        let chosen = asked.selector.chooses(world, asked.ruleset.catalogue);
        yes |= chosen;
        no |= !chosen;
    }
    match (yes, no) {
        (true, false) => Choice::Yes,
        (true, true) => Choice::Perhaps,
        (false, _) => Choice::No,
    }
}

fn notes(base: &Base) -> Vec<Text> {
    let mut notes = Vec::new();
    if base.role_untold {
        notes.push(text!(
            vi: "Danh sách không ghi tư cách của ai: mọi người được coi là đại biểu chính thức.",
            en: "The list tells nobody’s role: all are taken for official delegates."
        ));
    }
    if base.may_belong > 0 {
        notes.push(text!(
            vi: "Chưa rõ {people} có thuộc diện được thống kê hay không; chưa tính vào các số dưới đây.",
            en: "{people} or not; they are in none of the figures.",
            people = number_of(base.may_belong, "người", "person may belong to these", "people may belong to these")
        ));
    }
    if base.rows_in_doubt > 0 {
        notes.push(text!(
            vi: "Có {rows} có thể là người nhưng chưa được tính.",
            en: "{rows} and not counted.",
            rows = number_of(base.rows_in_doubt, "dòng", "row may be a person", "rows may be people")
        ));
    }
    if base.on_several_lists > 0 {
        notes.push(text!(
            vi: "{people} có tên trong nhiều danh sách và được tính ở mỗi danh sách.",
            en: "{people} on several of these lists: each list counts them.",
            people = number_of(base.on_several_lists, "người", "person stands", "people stand")
        ));
    }
    notes
}
