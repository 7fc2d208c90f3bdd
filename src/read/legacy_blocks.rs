//! Rows pasted from a legacy list into a column of Unicode.
//!
//! The column as a whole speaks for Unicode, so its rows are looked at one by one. A cell with a
//! letter that only Unicode has is Unicode; a cell with a word that is impossible in Unicode and a
//! syllable in a legacy reading is legacy; what lies between legacy cells without a Unicode one goes
//! with them, if the words of the block together read clearly better so. Short cells of the same
//! rows, such as a group's name, follow the names.

use std::collections::{BTreeMap, BTreeSet};

use crate::asked::Asked;
use crate::sheet::{Cell, CellValue, Column, ReadNote, Row, Sheet};

use super::legacy_evidence::{Speaks, has_unicode_word, of_block};
use super::legacy_font::convert_cell;
use super::legacy_letters::Legacy;

/// A cell that may be legacy: where it is, and what it speaks for.
struct Candidate<'s> {
    row: Row,
    text: &'s str,
    speaks: Speaks,
}

/// The encoding of each cell that belongs to a block.
type Decided = BTreeMap<(Row, Column), Legacy>;

/// Converts the pasted rows of a sheet, and notes which.
pub(super) fn convert(sheet: &mut Sheet) -> Vec<ReadNote> {
    let decided = decided(sheet);
    if decided.is_empty() {
        return Vec::new();
    }
    let mut rows: BTreeMap<Legacy, BTreeSet<Row>> = BTreeMap::new();
    for row in &mut sheet.rows {
        for cell in row.cells.to_mut() {
            if let Some(encoding) = decided.get(&(row.row, cell.column))
                && convert_cell(cell, *encoding)
            {
                rows.entry(*encoding).or_default().insert(row.row);
            }
        }
    }
    let note = |(encoding, rows): (Legacy, BTreeSet<Row>)| ReadNote::ConvertedRows {
        sheet: sheet.name.clone(),
        rows: spans(&rows),
        encoding: encoding.name(),
    };
    rows.into_iter().map(note).collect()
}

fn decided(sheet: &Sheet) -> Decided {
    let said = Asked::default();
    let cells = || sheet.rows.iter().flat_map(|row| &row.cells);
    let is_legacy = |(_, speaks)| matches!(speaks, Speaks::Legacy { .. });
    // Without such a cell there is no block.
    if !cells().any(|cell| spoken(cell, &said).is_some_and(is_legacy)) {
        return Decided::new();
    }
    let mut columns: BTreeMap<Column, Vec<Candidate<'_>>> = BTreeMap::new();
    for row in &sheet.rows {
        for cell in &row.cells {
            if let Some((text, speaks)) = spoken(cell, &said) {
                let candidate = Candidate { row: row.row, text, speaks };
                columns.entry(cell.column).or_default().push(candidate);
            }
        }
    }
    let mut decided = Decided::new();
    for (column, cells) in &columns {
        for run in cells.split(|cell| cell.speaks == Speaks::Unicode) {
            decide(*column, run, &mut decided);
        }
    }
    let of_rows: BTreeMap<Row, Legacy> =
        decided.iter().map(|((row, _), encoding)| (*row, *encoding)).collect();
    for (column, cells) in &columns {
        for cell in cells {
            if let Some(encoding) = of_rows.get(&cell.row)
                && cell.speaks.is_for(*encoding)
            {
                decided.insert((cell.row, *column), *encoding);
            }
        }
    }
    decided
}

/// What a cell speaks for. Those without a letter that only Unicode has repeat a few texts.
fn spoken<'s>(cell: &'s Cell, said: &Asked<Speaks>) -> Option<(&'s str, Speaks)> {
    match &cell.value {
        CellValue::Text(text) if text.is_ascii() => None,
        CellValue::Text(text) if has_unicode_word(text) => Some((text, Speaks::Unicode)),
        CellValue::Text(text) => Some((text, said.get(text, Speaks::of))),
        _ => None,
    }
}

/// Decides a run of cells without a Unicode one among them, from its first legacy cell to its last.
fn decide(column: Column, run: &[Candidate<'_>], decided: &mut Decided) {
    let is_legacy = |cell: &Candidate<'_>| matches!(cell.speaks, Speaks::Legacy { .. });
    let first = run.iter().position(is_legacy);
    let last = run.iter().rposition(is_legacy);
    let Some(block) = first.zip(last).and_then(|(first, last)| run.get(first..=last)) else {
        return;
    };
    if let Some(encoding) = of_block(block.iter().map(|cell| cell.text)) {
        decided.extend(block.iter().map(|cell| ((cell.row, column), encoding)));
    }
}

/// The rows as spans of rows that follow each other.
fn spans(rows: &BTreeSet<Row>) -> Vec<(Row, Row)> {
    let mut spans: Vec<(Row, Row)> = Vec::new();
    for row in rows {
        match spans.last_mut() {
            Some((_, last)) if last.below() == *row => *last = *row,
            _ => spans.push((*row, *row)),
        }
    }
    spans
}
