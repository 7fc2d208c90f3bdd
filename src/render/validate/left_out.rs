//! What was not taken for the list, and how the file was read: briefly, but never in silence.

use std::collections::BTreeSet;

use crate::report::{ListReport, words};
use crate::roster::{RowReason, RowsLeftOut, SheetOf};
use crate::sheet::Row;
use crate::text;
use crate::wording::{Text, counted, joined};

/// What stands under “How the file was read”, a sentence each.
pub(super) fn sentences(list: &ListReport) -> Vec<Text> {
    let sheets = list.roster.other_sheets.iter().map(|sheet| {
        text!(
            "{name}: {reason}.",
            name = words::sheet(sheet.on_sheet()),
            reason = words::sheet_reason(&sheet.reason)
        )
    });
    let notes = list.notes.iter().map(|note| {
        let file = note.file.as_ref().map(|file| format!("{file}: "));
        text!("{file}{note}", file, note = words::read_note(&note.note))
    });
    sheets.chain(rows(list)).chain(hidden_rows(list)).chain(notes).collect()
}

/// The rows of each sheet that are no delegates, counted by reason; those in doubt only where no
/// rule tells them at their cells.
fn rows(list: &ListReport) -> Vec<Text> {
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
    let of_sheet = |sheet: SheetOf<'_>| {
        let mut reasons: Vec<(RowReason, u64)> = Vec::new();
        for rows in left_out().filter(|rows| rows.on_sheet() == sheet) {
            let count = u64::from(rows.last.number().saturating_sub(rows.first.number())) + 1;
            match reasons.iter_mut().find(|(reason, _)| *reason == rows.reason) {
                Some((_, before)) => *before += count,
                None => reasons.push((rows.reason, count)),
            }
        }
        let reasons: Vec<Text> = reasons
            .into_iter()
            .map(|(reason, count)| words::rows_left_out(reason, count))
            .collect();
        text!(
            vi: "{sheet}, không tính là đại biểu: {rows}.",
            en: "{sheet}, not taken for delegates: {rows}.",
            sheet = words::sheet(sheet),
            rows = joined(&reasons, ", ")
        )
    };
    sheets.into_iter().map(of_sheet).collect()
}

/// Rows hidden by hand or by a filter are part of the list.
fn hidden_rows(list: &ListReport) -> Vec<Text> {
    let tables = list.roster.tables.iter().enumerate();
    let hidden = tables.map(|(index, table)| {
        let delegates = list.roster.delegates.iter();
        (table, delegates.filter(|it| it.table == index && it.hidden).count() as u64)
    });
    hidden
        .filter(|(_, hidden)| *hidden > 0)
        .map(|(table, hidden)| {
            let rows = counted(hidden, "hidden row is", "hidden rows are");
            text!(
                vi: "{sheet}: {hidden} dòng bị ẩn vẫn được tính.",
                en: "{sheet}: {rows} counted all the same.",
                sheet = words::sheet(table.on_sheet())
            )
        })
        .collect()
}
