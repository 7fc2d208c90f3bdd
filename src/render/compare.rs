//! Two versions of a list, for people: who came, who went, what changed, what is mended.

use super::before_and_after::{self, Sides, arrow, place};
use super::csv::{self, CsvTable};
use super::document::{DIM, Document, TextLine, paragraph, point};
use super::validate::{facts, verdict};
use super::{RenderOptions, WholeReport, json, more};
use crate::report::Location;
use crate::roster::words::{field, gender, role};
use crate::roster::{Delegate, Field, Roster, TableOf};
use crate::rules::mask_numbers;
use crate::text;
use crate::versions::{ChangedPerson, ListsCompared, Shown, ValueChange, words};
use crate::wording::{Lang, Text, all_of, joined};

const SIDES: Sides =
    Sides { before: Text::fixed("Cũ", "Old"), after: Text::fixed("Mới", "New") };

const OF_DELEGATION: Text = Text::fixed("đoàn dự đại hội cấp trên", "upper delegation");

/// How many people of one sort are shown before the rest is only counted.
const SHOWN: usize = 20;

impl WholeReport for ListsCompared<'_> {
    fn title(&self) -> Text {
        Text::fixed("Đối chiếu hai bản danh sách", "Two versions of a list side by side")
    }

    fn verdict(&self) -> Option<TextLine> {
        let verdict = verdict::sentence(self.lists.after, self.strictness);
        Some(before_and_after::verdict_on_top(&SIDES.after, verdict))
    }

    fn document(&self, options: &RenderOptions) -> Document {
        document(self, options)
    }

    fn json(&self, lang: Lang) -> String {
        json::compared(self, lang)
    }

    fn csv(&self) -> CsvTable {
        csv::compared(self)
    }
}

fn document(lists: &ListsCompared<'_>, options: &RenderOptions) -> Document {
    let mut document = Document::default();
    let (old, new) = (lists.lists.before, lists.lists.after);
    for (label, path, list) in [
        (Text::fixed("Danh sách cũ", "Old list"), lists.old, old),
        (Text::fixed("Danh sách mới", "New list"), lists.new, new),
    ] {
        let files = facts::files(path, &list.roster.files());
        document.title(text!("{label}: {files}", label, files));
    }
    facts::congress_and_rules(&mut document, &new.congress, &lists.ruleset);
    // A verdict that turned because of the profile, and not of the list, must not look otherwise.
    if old.congress != new.congress {
        let note = Text::fixed(
            "Hồ sơ đại hội của hai danh sách khác nhau (tên, cấp, số dân hoặc các dân tộc), nên kết quả có thể khác vì hồ sơ.",
            "The two lists have different congress profiles (name, level, population or groups), and rules may differ because of that.",
        );
        document.add(paragraph(note).marked("!"));
    }
    people(&mut document, lists, options);
    before_and_after::tally(&mut document, &lists.lists.tally, &SIDES, options);
    before_and_after::rules(&mut document, &lists.lists, &SIDES, options);
    before_and_after::findings(&mut document, &lists.lists.findings, options);
    document.gap();
    let verdict = verdict::sentence(new, lists.strictness);
    before_and_after::verdict(&mut document, &SIDES.after, verdict);
    document
}

fn people(document: &mut Document, lists: &ListsCompared<'_>, options: &RenderOptions) {
    let (old, new) = (&lists.lists.before.roster, &lists.lists.after.roster);
    let people = lists.people;
    for (roster, heading, mark, people) in [
        (new, Text::fixed("Thêm vào danh sách", "Came"), "+", &people.came),
        (old, Text::fixed("Không còn trong danh sách", "Went"), "−", &people.went),
        (
            new,
            Text::fixed(
                "Chưa rõ là mới: danh sách cũ có dòng chưa được tính, có thể là người này",
                "Perhaps came: a row of the old list that was not counted may be theirs",
            ),
            "?",
            &people.perhaps_came,
        ),
        (
            old,
            Text::fixed(
                "Chưa rõ còn hay không: danh sách mới có dòng chưa được tính, có thể là người này",
                "Perhaps went: a row of the new list that was not counted may be theirs",
            ),
            "?",
            &people.perhaps_went,
        ),
    ] {
        part(document, &heading, people, options, |document, at| {
            if let Some(person) = roster.delegates.get(*at) {
                document.add(point(described(roster, person)).marked(mark));
            }
        });
    }
    let heading = Text::fixed("Có thay đổi", "Changed");
    part(document, &heading, &people.changed, options, |document, changed| {
        changed_person(document, old, new, changed);
    });
    if !options.quiet {
        document.gap();
        document.say(unchanged(lists));
    }
    for (fields, label) in [
        (
            &people.fields_gone,
            Text::fixed("Danh sách mới không còn cột", "The new list has no column any more for"),
        ),
        (
            &people.fields_new,
            Text::fixed("Danh sách mới có thêm cột", "The new list has a new column for"),
        ),
    ] {
        if !fields.is_empty() {
            let names: Vec<Text> = fields.iter().map(|named: &Field| field(*named)).collect();
            let sentence = text!("{label}: {names}.", label, names = all_of(&names));
            document.add(paragraph(sentence).toned(DIM));
        }
    }
}

/// Some of those whom a heading is about.
fn part<P>(
    document: &mut Document,
    heading: &Text,
    people: &[P],
    options: &RenderOptions,
    tell: impl Fn(&mut Document, &P),
) {
    if people.is_empty() {
        return;
    }
    let count = people.len();
    document.heading(text!("{heading} ({count})", heading));
    let shown = if options.all { count } else { count.min(SHOWN) };
    for person in &people[..shown] {
        tell(document, person);
    }
    more::hidden(document, count - shown);
}

fn unchanged(lists: &ListsCompared<'_>) -> Text {
    let people = lists.people;
    let same = people.unchanged;
    let differing = [&people.came, &people.went, &people.perhaps_came, &people.perhaps_went];
    let rosters = [&lists.lists.before.roster, &lists.lists.after.roster];
    let is_all = differing.iter().all(|people| people.is_empty())
        && people.changed.is_empty()
        && rosters.iter().all(|roster| roster.rows_in_doubt.is_empty());
    if is_all {
        text!(
            vi: "Hai danh sách gồm cùng {same} người, không ai thay đổi gì.",
            en: "Both lists have the same {same} people, and nothing changed in any of them."
        )
    } else {
        text!(vi: "Giữ nguyên: {same} người.", en: "The same: {same}.")
    }
}

/// `Nguyễn Văn A (ĐB chính thức!B17): chính thức, nam, Tày, 12/05/1980, xã Rờ Kơi`.
fn described(roster: &Roster, person: &Delegate) -> Text {
    text!(
        "{name} ({place}): {facts}",
        name = name(person.name.written.trim()),
        place = place(&location(roster, person)),
        facts = facts_of(roster, person)
    )
}

/// `chính thức, nam, Tày, 12/05/1980, xã Rờ Kơi`.
pub(super) fn facts_of(roster: &Roster, person: &Delegate) -> Text {
    let mut facts: Vec<Text> = Vec::new();
    if is_of_delegation(roster, person) {
        facts.push(OF_DELEGATION);
    }
    facts.extend(person.role.known().map(|known| role(*known)));
    facts.extend(person.gender.known().map(|known| gender(*known)));
    let written = [&*person.group.written, &*person.birth.written, &*person.unit.written];
    let written = written.map(|text| Text::same(mask_numbers(text.trim())));
    facts.extend(written.into_iter().filter(|text| !text.is_empty()));
    joined(&facts, ", ")
}

/// The name, or that there is none.
pub(super) fn name(written: &str) -> Text {
    match written {
        "" => Text::fixed("(không ghi tên)", "(no name)"),
        name => Text::same(name),
    }
}

pub(super) fn location(roster: &Roster, person: &Delegate) -> Location {
    Location::of(roster, person, person.name.cell)
}

fn is_of_delegation(roster: &Roster, person: &Delegate) -> bool {
    roster.table_of(person) == TableOf::Delegation
}

/// Somebody of both lists, with what changed: old → new, and both cells.
fn changed_person(document: &mut Document, old: &Roster, new: &Roster, changed: &ChangedPerson) {
    let (Some(before), Some(after)) =
        (old.delegates.get(changed.old), new.delegates.get(changed.new))
    else {
        return;
    };
    let (there, mut here) = (location(old, before), location(new, after));
    let old_place = place(&there);
    if there.on_sheet() == here.on_sheet() && there != here {
        (here.file, here.sheet) = (None, None);
    }
    let delegation =
        is_of_delegation(new, after).then(|| text!(", {delegation}", delegation = OF_DELEGATION));
    let matched_by = words::matched_by(changed.matched_by).map(|by| text!(" – {by}", by));
    let line = text!(
        "{name} ({places}){delegation}{matched_by}",
        name = name(after.name.written.trim()),
        places = arrow(&old_place, &place(&here)),
        delegation,
        matched_by
    );
    document.add(point(line).marked("~"));
    for change in &changed.changes {
        let cell =
            |shown: &Shown| shown.cell.map_or_else(Text::default, |at| Text::same(at.to_string()));
        let cells = arrow(&cell(&change.old), &cell(&change.new));
        let cells = (!cells.is_empty()).then(|| text!(" [{cells}]", cells));
        // Two masked numbers may differ where nobody sees it.
        let hidden = (value(&change.old) == value(&change.new)).then_some(Text::fixed(
            " (khác nhau ở phần bị che)",
            " (they differ where they are masked)",
        ));
        let values = values(change);
        let line = text!(
            "{label}: {values}{hidden}{cells}",
            label = field(change.field),
            values,
            hidden,
            cells
        );
        document.add(point(line).indented(3));
    }
}

/// What a field held and what it holds.
pub(super) fn values(change: &ValueChange) -> Text {
    text!("{old} → {new}", old = value(&change.old), new = value(&change.new))
}

fn value(shown: &Shown) -> Text {
    shown.value.clone().unwrap_or(Text::fixed("(trống)", "(blank)"))
}
