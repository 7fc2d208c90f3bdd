//! `repair`: a line for each change, in the order of the plan.

use super::{CsvCell, CsvTable};
use crate::calculate::repair::{Action, Change, Person, RepairReport, words};
use crate::roster::words::role;
use crate::wording::{Text, joined};

pub(super) static COLUMNS: [Text; 12] = [
    Text::fixed("STT", "number"),
    Text::fixed("Thay đổi", "action"),
    Text::fixed("Đại biểu", "delegate"),
    Text::fixed("Tệp", "path"),
    Text::fixed("Trang tính", "sheet"),
    Text::fixed("Dòng", "row"),
    Text::fixed("Tư cách mới", "new_role"),
    Text::fixed("Người vào thay", "replaced_by"),
    Text::fixed("Tệp của người vào thay", "by_path"),
    Text::fixed("Dòng của người vào thay", "by_row"),
    Text::fixed("Mã quy định", "rules"),
    Text::fixed("Để đạt", "for"),
];

pub(in crate::render) fn repaired(report: &RepairReport<'_>) -> CsvTable {
    let mut table = CsvTable::new(&COLUMNS);
    let changes = report.repair.outcome.plan().map_or(&[][..], |plan| &plan.changes);
    for (number, change) in (1_u64..).zip(changes) {
        table.line(line(report, number, change));
    }
    table
}

fn line(report: &RepairReport<'_>, number: u64, change: &Change) -> [CsvCell; 12] {
    let (person, into, by) = match change.action {
        Action::LeaveOut { person, .. } => (person, None, None),
        Action::Replace { person, by, role } => (person, Some(role), Some(by)),
        Action::Add { person, role } => (person, Some(role), None),
        Action::Move { person, to, .. } => (person, Some(to), None),
    };
    let [name, path, sheet, row] = who(report, Some(person));
    let [by, by_path, _, by_row] = who(report, by);
    let titles = change.serves.iter().map(|id| report.title_of(id));
    let titles: Vec<Text> = titles.collect();
    [
        number.into(),
        words::action(&change.action).into(),
        name,
        path,
        sheet,
        row,
        into.map(role).into(),
        by,
        by_path,
        by_row,
        change.serves.join("; ").into(),
        joined(&titles, "; ").into(),
    ]
}

/// Somebody's name, file, sheet and row.
fn who(report: &RepairReport<'_>, person: Option<Person>) -> [CsvCell; 4] {
    let found = person.and_then(|person| report.delegate(person));
    let sheet = found.map(|(delegate, roster)| roster.sheet_of(delegate));
    let path = person.and_then(|person| report.path_of(person));
    [
        found.map(|(delegate, _)| delegate.name.written.trim()).into(),
        path.into(),
        sheet.and_then(|sheet| sheet.name).into(),
        found.map(|(delegate, _)| delegate.row.number()).into(),
    ]
}
