//! `compare` for programs: both lists, who came, who went, what changed in whom.

use serde::Serialize;

use crate::report::{ListReport, Strictness};
use crate::roster::{Field, Role, Roster, TableOf};
use crate::versions::{ChangedPerson, ListsCompared, MatchedBy};
use crate::wording::Lang;

use super::list::Congress;
use super::side_by_side::{Beside, Side};
use super::what_if::ValueJson;
use super::{Ruleset, SCHEMA_VERSION, Tool, pretty};

#[derive(Serialize)]
struct Document<'a> {
    schema_version: u32,
    tool: Tool,
    ruleset: Ruleset<'a>,
    old: Version<'a>,
    new: Version<'a>,
    people: PeopleJson<'a>,
    #[serde(flatten)]
    beside: Beside<'a>,
}

#[derive(Serialize)]
struct Version<'a> {
    path: &'a str,
    congress: Congress<'a>,
    #[serde(flatten)]
    side: Side<'a>,
}

#[derive(Serialize)]
struct PeopleJson<'a> {
    came: Vec<PersonJson<'a>>,
    went: Vec<PersonJson<'a>>,
    perhaps_came: Vec<PersonJson<'a>>,
    perhaps_went: Vec<PersonJson<'a>>,
    changed: Vec<ChangedJson<'a>>,
    unchanged: u64,
    fields_gone: &'a [Field],
    fields_new: &'a [Field],
}

#[derive(Serialize)]
struct PersonJson<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<&'a str>,
    sheet: Option<&'a str>,
    row: u32,
    role: Option<Role>,
    of: TableOf,
}

#[derive(Serialize)]
struct ChangedJson<'a> {
    matched_by: MatchedBy,
    old: PersonJson<'a>,
    new: PersonJson<'a>,
    changes: Vec<ValueJson<'a>>,
}

pub(in crate::render) fn render(lists: &ListsCompared<'_>, lang: Lang) -> String {
    let (old, new) = (lists.lists.before, lists.lists.after);
    let version = |path, list| version(path, list, lists.strictness, lang);
    let people = lists.people;
    pretty(&Document {
        schema_version: SCHEMA_VERSION,
        tool: Tool::this(),
        ruleset: Ruleset::of(&lists.ruleset, lang),
        old: version(lists.old, old),
        new: version(lists.new, new),
        people: PeopleJson {
            came: persons(&new.roster, &people.came),
            went: persons(&old.roster, &people.went),
            perhaps_came: persons(&new.roster, &people.perhaps_came),
            perhaps_went: persons(&old.roster, &people.perhaps_went),
            changed: people
                .changed
                .iter()
                .filter_map(|one| changed(&old.roster, &new.roster, one, lang))
                .collect(),
            unchanged: people.unchanged,
            fields_gone: &people.fields_gone,
            fields_new: &people.fields_new,
        },
        beside: Beside::of(&lists.lists, lang),
    })
}

fn version<'a>(
    path: &'a str,
    list: &'a ListReport,
    strictness: Strictness,
    lang: Lang,
) -> Version<'a> {
    Version { path, congress: Congress::of(&list.congress), side: Side::of(list, strictness, lang) }
}

fn persons<'a>(roster: &'a Roster, places: &[usize]) -> Vec<PersonJson<'a>> {
    places.iter().filter_map(|at| person(roster, *at)).collect()
}

fn person(roster: &Roster, at: usize) -> Option<PersonJson<'_>> {
    let person = roster.delegates.get(at)?;
    Some(PersonJson {
        name: person.name.written.trim(),
        path: roster.sheet_of(person).file,
        sheet: roster.sheet_of(person).name,
        row: person.row.number(),
        role: person.role.known().copied(),
        of: roster.table_of(person),
    })
}

fn changed<'a>(
    old: &'a Roster,
    new: &'a Roster,
    one: &'a ChangedPerson,
    lang: Lang,
) -> Option<ChangedJson<'a>> {
    Some(ChangedJson {
        matched_by: one.matched_by,
        old: person(old, one.old)?,
        new: person(new, one.new)?,
        changes: one.changes.iter().map(|change| ValueJson::of(change, lang)).collect(),
    })
}
