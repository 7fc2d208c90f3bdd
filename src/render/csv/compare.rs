//! `compare`: a line for each change, of people, of numbers, of rules and of what is to be mended.

use super::what_if::result;
use super::{CsvCell, CsvTable, observed};
use crate::render::before_and_after::place;
use crate::render::compare::{facts_of, location, name};
use crate::report::{Finding, Location};
use crate::roster::words::field;
use crate::roster::{Delegate, Roster};
use crate::text;
use crate::versions::{ChangedPerson, ListsCompared, RuleChange, Shown};
use crate::wording::Text;

pub(super) static COLUMNS: [Text; 8] = [
    Text::fixed("Loại thay đổi", "change"),
    Text::fixed("Đại biểu", "delegate"),
    Text::fixed("Mã quy định", "rule"),
    Text::fixed("Mục", "what"),
    Text::fixed("Bản cũ", "old"),
    Text::fixed("Bản mới", "new"),
    Text::fixed("Vị trí ở bản cũ", "old_place"),
    Text::fixed("Vị trí ở bản mới", "new_place"),
];

const NONE: Text = Text::fixed("", "");

pub(in crate::render) fn compared(lists: &ListsCompared<'_>) -> CsvTable {
    let mut table = CsvTable::new(&COLUMNS);
    people(&mut table, lists);
    for change in lists.lists.tally.iter().filter(|change| change.is_changed()) {
        let sort = Text::fixed("số lượng", "number");
        table.line([
            sort.into(),
            NONE.into(),
            NONE.into(),
            (&change.title).into(),
            change.before.into(),
            change.after.into(),
            NONE.into(),
            NONE.into(),
        ]);
    }
    for rule in lists.lists.rules.iter().filter(|rule| rule.is_changed()) {
        table.line(rule_line(rule));
    }
    let findings = &lists.lists.findings;
    for finding in &findings.mended {
        table.line(finding_line(Text::fixed("hết lỗi", "mended"), finding, true));
    }
    for finding in &findings.new {
        table.line(finding_line(Text::fixed("lỗi mới", "new finding"), finding, false));
    }
    table
}

fn people(table: &mut CsvTable, lists: &ListsCompared<'_>) {
    let (old, new) = (&lists.lists.before.roster, &lists.lists.after.roster);
    let people = lists.people;
    for (roster, sort, is_old, places) in [
        (new, Text::fixed("thêm", "came"), false, &people.came),
        (old, Text::fixed("bớt", "went"), true, &people.went),
        (new, Text::fixed("có thể thêm", "perhaps came"), false, &people.perhaps_came),
        (old, Text::fixed("có thể bớt", "perhaps went"), true, &people.perhaps_went),
    ] {
        for person in places.iter().filter_map(|at| roster.delegates.get(*at)) {
            table.line(person_line(roster, person, &sort, is_old));
        }
    }
    for changed in &people.changed {
        values(table, old, new, changed);
    }
}

fn person_line(roster: &Roster, person: &Delegate, sort: &Text, is_old: bool) -> [CsvCell; 8] {
    let (facts, at) = (facts_of(roster, person), place(&location(roster, person)));
    let [old, new] = sides(facts, is_old);
    let [old_place, new_place] = sides(at, is_old);
    [
        sort.into(),
        name(person.name.written.trim()).into(),
        NONE.into(),
        NONE.into(),
        old.into(),
        new.into(),
        old_place.into(),
        new_place.into(),
    ]
}

/// A text on its side.
fn sides(text: Text, is_old: bool) -> [Text; 2] {
    if is_old { [text, NONE] } else { [NONE, text] }
}

fn values(table: &mut CsvTable, old: &Roster, new: &Roster, changed: &ChangedPerson) {
    let (Some(before), Some(after)) =
        (old.delegates.get(changed.old), new.delegates.get(changed.new))
    else {
        return;
    };
    let at = |roster: &Roster, person: &Delegate, shown: &Shown| {
        let here = location(roster, person);
        place(&Location { cell: shown.cell.or(here.cell), ..here })
    };
    for change in &changed.changes {
        let value = |shown: &Shown| shown.value.clone().unwrap_or_default();
        table.line([
            Text::fixed("sửa", "changed").into(),
            name(after.name.written.trim()).into(),
            NONE.into(),
            field(change.field).into(),
            value(&change.old).into(),
            value(&change.new).into(),
            at(old, before, &change.old).into(),
            at(new, after, &change.new).into(),
        ]);
    }
}

fn rule_line(rule: &RuleChange<'_>) -> [CsvCell; 8] {
    let side = |check| match (result(check), observed(check)) {
        (CsvCell::Text(result), CsvCell::Text(found)) if !found.is_empty() => {
            text!("{result}: {found}", result, found).into()
        }
        (result, _) => result,
    };
    [
        Text::fixed("quy định", "rule").into(),
        NONE.into(),
        rule.rule.into(),
        rule.title.into(),
        side(rule.before),
        side(rule.after),
        NONE.into(),
        NONE.into(),
    ]
}

fn finding_line(sort: Text, finding: &Finding, is_old: bool) -> [CsvCell; 8] {
    let [old, new] = sides(finding.message.capitalised(), is_old);
    let [old_place, new_place] = sides(place(&finding.location), is_old);
    [
        sort.into(),
        finding.delegate.as_deref().into(),
        finding.rule.as_str().into(),
        NONE.into(),
        old.into(),
        new.into(),
        old_place.into(),
        new_place.into(),
    ]
}
