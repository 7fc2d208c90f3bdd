//! Two versions of a list, for people: who came, who went, what changed, what is mended.

use crate::comparison::{ChangedPerson, ListsCompared, Shown, words};
use crate::render::paper::{BOLD, DIM, PLAIN, Paper};
use crate::render::told::head;
use crate::render::{RenderOptions, for_terminal};
use crate::report::{CongressFacts, Location};
use crate::roster::words::{field, gender as gender_words, role as role_words};
use crate::roster::{Delegate, Field, Roster, TableOf};
use crate::rules::mask_numbers;
use crate::text;
use crate::wording::{Text, list};

use super::{header, side_by_side, verdict};

const SIDES: side_by_side::Sides =
    side_by_side::Sides { before: ("Cũ", "Old"), after: ("Mới", "New") };

/// How many people of one sort are shown before the rest is only counted.
const SHOWN: usize = 20;

pub(in crate::render) fn render(lists: &ListsCompared<'_>, options: &RenderOptions) -> String {
    let mut paper = Paper::new(options);
    let (old, new) = (lists.lists.before, lists.lists.after);
    for (label, path, list) in [
        (paper.word("Danh sách cũ", "Old list"), lists.old, old),
        (paper.word("Danh sách mới", "New list"), lists.new, new),
    ] {
        let files = head::files(path, &list.roster.files(), paper.lang);
        let line = format!("{label}: {}", for_terminal(&files));
        paper.paragraph("", &line, BOLD);
    }
    header::congress_and_rules(&mut paper, &new.congress, &lists.ruleset);
    other_congress(&mut paper, &old.congress, &new.congress);
    people(&mut paper, lists);
    side_by_side::tally(&mut paper, &lists.lists.tally, SIDES);
    side_by_side::rules(&mut paper, &lists.lists, SIDES);
    side_by_side::findings(&mut paper, &lists.lists.findings);
    let (said, style) = verdict::told(new, lists.strictness);
    let said = paper.say(&said);
    paper.blank();
    paper.paragraph(&format!("{}: ", paper.word(SIDES.after.0, SIDES.after.1)), &said, style);
    paper.finish()
}

/// A verdict that turned because of the profile, and not of the list, must not look otherwise.
fn other_congress(paper: &mut Paper, old: &CongressFacts, new: &CongressFacts) {
    if old != new {
        let said = paper.say(&text!(
            vi: "Hồ sơ đại hội của hai danh sách khác nhau (tên, cấp, số dân hoặc các dân tộc), nên kết quả có thể khác vì hồ sơ.",
            en: "The two lists have different congress profiles (name, level, population or groups), and rules may differ because of that."
        ));
        paper.paragraph("! ", &said, PLAIN);
    }
}

fn people(paper: &mut Paper, lists: &ListsCompared<'_>) {
    let (old, new) = (&lists.lists.before.roster, &lists.lists.after.roster);
    let people = lists.people;
    some(paper, new, paper.word("Thêm vào danh sách", "Came"), "+", &people.came);
    some(paper, old, paper.word("Không còn trong danh sách", "Went"), "−", &people.went);
    let perhaps = paper.word(
        "Chưa rõ là mới: danh sách cũ có dòng chưa được tính, có thể là người này",
        "Perhaps came: a row of the old list that was not counted may be theirs",
    );
    some(paper, new, perhaps, "?", &people.perhaps_came);
    let perhaps = paper.word(
        "Chưa rõ còn hay không: danh sách mới có dòng chưa được tính, có thể là người này",
        "Perhaps went: a row of the new list that was not counted may be theirs",
    );
    some(paper, old, perhaps, "?", &people.perhaps_went);
    if !people.changed.is_empty() {
        let label = paper.word("Có thay đổi", "Changed");
        paper.heading(&format!("{label} ({})", people.changed.len()));
        let shown = if paper.all { people.changed.len() } else { SHOWN };
        for changed in people.changed.iter().take(shown) {
            person(paper, old, new, changed);
        }
        side_by_side::rest(paper, people.changed.len().saturating_sub(shown));
    }
    if !paper.quiet {
        paper.blank();
        let same = people.unchanged;
        let differing = [&people.came, &people.went, &people.perhaps_came, &people.perhaps_went];
        let nothing = differing.iter().all(|people| people.is_empty())
            && people.changed.is_empty()
            && old.rows_in_doubt.is_empty()
            && new.rows_in_doubt.is_empty();
        let said = if nothing {
            text!(
                vi: "Hai danh sách gồm cùng {same} người, không ai thay đổi gì.",
                en: "Both lists have the same {same} people, and nothing changed in any of them."
            )
        } else {
            text!(vi: "Giữ nguyên: {same} người.", en: "The same: {same}.")
        };
        let said = paper.say(&said);
        paper.paragraph("", &said, PLAIN);
    }
    for (fields, vi, en) in [
        (
            &people.fields_gone,
            "Danh sách mới không còn cột",
            "The new list has no column any more for",
        ),
        (&people.fields_new, "Danh sách mới có thêm cột", "The new list has a new column for"),
    ] {
        if !fields.is_empty() {
            let names: Vec<String> =
                fields.iter().map(|named: &Field| paper.say(&field(*named))).collect();
            let said = format!("{}: {}.", paper.word(vi, en), list(&names, paper.lang));
            paper.paragraph("", &said, DIM);
        }
    }
}

/// Those who came, or went.
fn some(paper: &mut Paper, roster: &Roster, label: &str, mark: &str, people: &[usize]) {
    if people.is_empty() {
        return;
    }
    paper.heading(&format!("{label} ({})", people.len()));
    let shown = if paper.all { people.len() } else { SHOWN };
    for at in people.iter().take(shown) {
        let Some(person) = roster.delegates.get(*at) else { continue };
        let line = described(paper, roster, person);
        paper.paragraph(&format!(" {mark} "), &line, PLAIN);
    }
    side_by_side::rest(paper, people.len().saturating_sub(shown));
}

/// `Nguyễn Văn A (ĐB chính thức!B17): chính thức, nam, Tày, 12/05/1980, xã Rờ Kơi`.
fn described(paper: &Paper, roster: &Roster, person: &Delegate) -> String {
    let mut facts: Vec<String> = Vec::new();
    if roster.table_of(person) == TableOf::Delegation {
        facts.push(paper.word("đoàn dự đại hội cấp trên", "upper delegation").to_owned());
    }
    if let Some(role) = person.role.known() {
        facts.push(paper.say(&role_words(*role)));
    }
    let written = [&person.group.written, &person.birth.written, &person.unit.written];
    if let Some(gender) = person.gender.known() {
        facts.push(paper.say(&gender_words(*gender)));
    }
    facts.extend(written.iter().map(|text| for_terminal(&mask_numbers(text.trim()))));
    facts.retain(|fact| !fact.is_empty());
    let name = name(paper, person);
    let place = side_by_side::place(&location(roster, person), paper.lang);
    format!("{name} ({place}): {}", facts.join(", "))
}

fn name(paper: &Paper, person: &Delegate) -> String {
    match person.name.written.trim() {
        "" => paper.word("(không ghi tên)", "(no name)").to_owned(),
        name => for_terminal(name),
    }
}

fn location(roster: &Roster, person: &Delegate) -> Location {
    Location::of(roster, person, person.name.cell)
}

/// Somebody of both lists, with what changed: old → new, and both cells.
fn person(paper: &mut Paper, old: &Roster, new: &Roster, changed: &ChangedPerson) {
    let (Some(before), Some(after)) =
        (old.delegates.get(changed.old), new.delegates.get(changed.new))
    else {
        return;
    };
    let (there, mut here) = (location(old, before), location(new, after));
    let was = side_by_side::place(&there, paper.lang);
    if there.on_sheet() == here.on_sheet() && there != here {
        (here.file, here.sheet) = (None, None);
    }
    let places = side_by_side::arrow(&was, &side_by_side::place(&here, paper.lang));
    let mut line = format!("{} ({places})", name(paper, after));
    if roster_of_delegation(new, after) {
        line = format!("{line}, {}", paper.word("đoàn dự đại hội cấp trên", "upper delegation"));
    }
    if let Some(by) = words::matched_by(changed.matched_by) {
        line = format!("{line} – {}", paper.say(&by));
    }
    paper.paragraph(" ~ ", &line, PLAIN);
    let nothing = Text::new("(trống)", "(blank)");
    for change in &changed.changes {
        let value = |shown: &Shown| paper.say(shown.value.as_ref().unwrap_or(&nothing));
        let cell = |shown: &Shown| shown.cell.map(|cell| cell.to_string()).unwrap_or_default();
        let cells = side_by_side::arrow(&cell(&change.old), &cell(&change.new));
        let cells = if cells.is_empty() { String::new() } else { format!(" [{cells}]") };
        let (old, new) = (value(&change.old), value(&change.new));
        // Two masked numbers may differ where nobody sees it.
        let hidden = if old == new {
            paper.word(" (khác nhau ở phần bị che)", " (they differ where they are masked)")
        } else {
            ""
        };
        let label = paper.say(&field(change.field));
        paper.paragraph("   · ", &format!("{label}: {old} → {new}{hidden}{cells}"), PLAIN);
    }
}

fn roster_of_delegation(roster: &Roster, person: &Delegate) -> bool {
    roster.table_of(person) == TableOf::Delegation
}
