//! What was not taken for the list, and how the file was read: briefly, but never in silence.

use std::collections::BTreeSet;

use crate::report::{ListReport, words};
use crate::roster::{RowReason, RowsLeftOut, SheetOf};
use crate::sheet::Row;
use crate::text;
use crate::wording::{Lang, counted};

/// What stands under “How the file was read”, a sentence each.
pub(in crate::render) fn lines(list: &ListReport, lang: Lang) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for sheet in &list.roster.other_sheets {
        let name = words::sheet(sheet.on_sheet());
        let reason = words::sheet_reason(&sheet.reason);
        lines.push(format!("{}: {}.", name.get(lang), reason.get(lang)));
    }
    rows(list, lang, &mut lines);
    hidden_rows(list, lang, &mut lines);
    lines.extend(list.notes.iter().map(|note| {
        let said = words::read_note(&note.note);
        let file = note.file.as_ref().map(|file| format!("{file}: ")).unwrap_or_default();
        format!("{file}{}", said.get(lang))
    }));
    lines
}

/// The rows of each sheet that are no delegates, counted by reason; those in doubt only where no
/// rule tells them at their cells.
fn rows(list: &ListReport, lang: Lang, lines: &mut Vec<String>) {
    let found = list.findings.iter().map(|finding| &finding.location);
    let found: BTreeSet<(SheetOf<'_>, Row)> =
        found.map(|place| (place.on_sheet(), place.row)).collect();
    let is_told = |rows: &&RowsLeftOut| {
        rows.reason == RowReason::InDoubt && found.contains(&(rows.on_sheet(), rows.first))
    };
    let left_out = || list.roster.rows_left_out.iter().filter(|rows| !is_told(rows));
    let mut sheets: Vec<SheetOf<'_>> = Vec::new();
    for rows in left_out() {
        if !sheets.contains(&rows.on_sheet()) {
            sheets.push(rows.on_sheet());
        }
    }
    for sheet in sheets {
        let mut reasons: Vec<(RowReason, u64)> = Vec::new();
        for rows in left_out().filter(|rows| rows.on_sheet() == sheet) {
            let count = u64::from(rows.last.number().saturating_sub(rows.first.number())) + 1;
            match reasons.iter_mut().find(|(reason, _)| *reason == rows.reason) {
                Some((_, held)) => *held += count,
                None => reasons.push((rows.reason, count)),
            }
        }
        let told: Vec<String> = reasons
            .into_iter()
            .map(|(reason, count)| words::rows_left_out(reason, count).get(lang).to_owned())
            .collect();
        let name = words::sheet(sheet);
        let label = text!(vi: "không tính là đại biểu", en: "not taken for delegates");
        lines.push(format!("{}, {}: {}.", name.get(lang), label.get(lang), told.join(", ")));
    }
}

/// Rows hidden by hand or by a filter are part of the list.
fn hidden_rows(list: &ListReport, lang: Lang, lines: &mut Vec<String>) {
    for (index, table) in list.roster.tables.iter().enumerate() {
        let hidden = list
            .roster
            .delegates
            .iter()
            .filter(|delegate| delegate.table == index && delegate.hidden)
            .count();
        let hidden = u64::try_from(hidden).unwrap_or(u64::MAX);
        if hidden == 0 {
            continue;
        }
        let name = words::sheet(table.on_sheet());
        let (vi, en) = (name.vi, name.en);
        let rows = counted(hidden, "hidden row is", "hidden rows are");
        let said = text!(
            vi: "{vi}: {hidden} dòng bị ẩn vẫn được tính.",
            en: "{en}: {rows} counted all the same."
        );
        lines.push(said.get(lang).to_owned());
    }
}
