//! The changes one by one: what is done with whom, and for which rules.

use std::path::Path;

use crate::calculate::repair::{Action, Change, Person, RepairReport, words};
use crate::render::document::{
    DIM, Document, MEDIUM, STRONG, TextCell, TextColumn, TextLine, TextTable,
};
use crate::roster::words::role;
use crate::roster::{Delegate, Roster};
use crate::text;
use crate::wording::{Text, joined};

/// The widest that the rules' column becomes.
const RULES_WIDTH: u16 = 34;

/// A plan of so many changes is summed up in a line.
const LONG: usize = 6;

pub(super) fn departures(changes: &[Change]) -> usize {
    let is_departure = |change: &&Change| matches!(change.action, Action::LeaveOut { .. });
    changes.iter().filter(is_departure).count()
}

pub(super) fn tell(document: &mut Document, report: &RepairReport<'_>, changes: &[Change]) {
    let count = changes.len();
    document.heading(text!(vi: "Thay đổi ({count})", en: "Changes ({count})"));
    if count >= LONG {
        document.say(words::in_short(changes));
    }
    let mut table = TextTable::new([
        TextColumn::new(Text::fixed("Thay đổi", "Change")).whole(),
        TextColumn::new(Text::fixed("Đại biểu", "Delegate")),
        TextColumn::new(Text::fixed("Để đạt", "For"))
            .from(MEDIUM)
            .or_beneath(1)
            .at_most(RULES_WIDTH),
    ])
    .untitled_on_screen();
    for (number, change) in (1..).zip(changes) {
        let action = TextLine::from(words::action(&change.action)).toned(STRONG);
        table.row([
            TextLine::from(text!("{number}. ")).then(action).into(),
            who(report, &change.action),
            TextLine::from(purpose(report, &change.serves)).toned(DIM).into(),
        ]);
    }
    document.table(table);
}

/// The titles of the rules that a change is for.
fn purpose(report: &RepairReport<'_>, rules: &[String]) -> Text {
    let mut titles: Vec<Text> = rules.iter().map(|id| report.title_of(id)).collect();
    if titles.is_empty() {
        titles.push(Text::fixed("danh sách còn có người", "somebody to be left on the list"));
    }
    text!(vi: "để đạt: {titles}", en: "for: {titles}", titles = joined(&titles, "; "))
}

fn who(report: &RepairReport<'_>, action: &Action) -> TextCell {
    let person = |mark: &str, person| TextLine::from(mark).then(described(report, person));
    let into = |role| text!(" {becomes}", becomes = words::becomes(role));
    match *action {
        Action::LeaveOut { person: leaving, .. } => person("− ", leaving).into(),
        Action::Replace { person: leaving, by, role } => {
            TextCell::from(person("− ", leaving)).with_line(person("+ ", by).then(into(role)))
        }
        Action::Add { person: added, role } => person("+ ", added).then(into(role)).into(),
        Action::Move { person: moved, to, .. } => described(report, moved).then(into(to)).into(),
    }
}

/// Name, what is known of the person, and where to find the row.
pub(super) fn described(report: &RepairReport<'_>, person: Person) -> TextLine {
    let Some((delegate, roster)) = report.delegate(person) else { return TextLine::default() };
    let mut facts = vec![match person {
        Person::Listed(_) => delegate
            .role
            .known()
            .map_or(Text::fixed("chưa rõ tư cách", "role unknown"), |known| role(*known)),
        Person::Reserve(_) => Text::fixed("nguồn bổ sung", "reserve"),
    }];
    facts.extend(delegate.gender.known().map(|gender| words::gender(*gender)));
    let group = delegate.group.written.trim();
    if !group.is_empty() {
        facts.push(Text::same(group));
    }
    facts.push(place(delegate, roster));
    let name = match delegate.name.written.trim() {
        "" => Text::fixed("(chưa ghi tên)", "(no name)"),
        name => Text::same(name),
    };
    let facts = text!(" ({facts})", facts = joined(&facts, ", "));
    TextLine::from(name).toned(STRONG).then(facts)
}

fn place(delegate: &Delegate, roster: &Roster) -> Text {
    let row = delegate.row;
    let sheet = roster.sheet_of(delegate);
    // The head of the report tells where the files lie.
    let file = sheet.file.and_then(|file| Path::new(file).file_name());
    let file = file.map(|file| format!("{}, ", file.to_string_lossy()));
    let name = sheet.name.map(|name| format!("“{name}” "));
    text!(vi: "{file}{name}dòng {row}", en: "{file}{name}row {row}", file, name)
}
