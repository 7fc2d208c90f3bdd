//! Which columns of a sheet are typed for a legacy font.
//!
//! Where no font is named, a column decides, or else its sheet. Most columns are told to be Unicode by
//! their letters alone; only where these leave it open is every word read three ways.

use std::collections::BTreeMap;

use crate::sheet::{Cell, CellValue, Column, Sheet};

use super::legacy_evidence::{Count, Evidence};
use super::legacy_letters::Legacy;

/// The cells of one column whose fonts name the same encoding, or none.
pub(super) type Group = (Column, Option<Legacy>);

/// The group of a cell.
pub(super) fn group_of(cell: &Cell) -> Group {
    (cell.column, cell.font.map(Legacy::of_font))
}

/// Cells without the name of a font decide for themselves from so many on, and else with their sheet.
const CELLS_TO_DECIDE: usize = 10;

/// The encoding of each group that is legacy.
pub(super) fn decided(sheet: &Sheet) -> BTreeMap<Group, Legacy> {
    let counts = counts(sheet);
    let mut whole = Count::default();
    for count in counts.values() {
        whole.merge(count);
    }
    let asks_sheet = |group: &Group, count: &Count| {
        group.1.is_none() && count.cells < CELLS_TO_DECIDE && count.beyond_latin == 0
    };
    let sheet_tells =
        whole.may_be_legacy() && counts.iter().any(|(group, count)| asks_sheet(group, count));
    let mut groups: BTreeMap<Group, Evidence> = BTreeMap::new();
    for (group, count) in &counts {
        let may_be_legacy = match group.1 {
            Some(_) => count.beyond_latin == 0,
            None => count.cells >= CELLS_TO_DECIDE && count.may_be_legacy(),
        };
        if may_be_legacy || sheet_tells {
            groups.insert(*group, Evidence::default());
        }
    }
    if groups.is_empty() {
        return BTreeMap::new();
    }
    for (group, text) in texts(sheet) {
        if let Some(evidence) = groups.get_mut(&group)
            && !evidence.count.is_surely_unicode()
        {
            evidence.add(text);
        }
    }
    let mut whole = Evidence::default();
    for evidence in groups.values() {
        whole.merge(evidence);
    }
    let verdict = |evidence: &Evidence| evidence.verdict().map(|(encoding, _)| encoding);
    let verdict_of_sheet = verdict(&whole).filter(|_| sheet_tells);
    let encoding = |(group, evidence): (Group, Evidence)| {
        let encoding = match group.1 {
            // Excel shows Unicode text in a legacy font too, so the letters may overrule the name.
            Some(font) => (evidence.count.beyond_latin == 0
                && (evidence.unicode() == 0 || verdict(&evidence).is_some()))
            .then_some(font),
            None if asks_sheet(&group, &evidence.count) => verdict_of_sheet,
            None if evidence.count.cells < CELLS_TO_DECIDE => None,
            None => verdict(&evidence),
        };
        Some((group, encoding?))
    };
    groups.into_iter().filter_map(encoding).collect()
}

/// The words of each group.
fn counts(sheet: &Sheet) -> BTreeMap<Group, Count> {
    let mut counts: BTreeMap<Group, Count> = BTreeMap::new();
    for (group, text) in texts(sheet) {
        let count = counts.entry(group).or_default();
        if !count.is_surely_unicode() {
            count.add(text);
        }
    }
    counts
}

/// The texts that may be legacy. ASCII reads the same in every encoding; in a font of capitals it is
/// shown in capitals.
fn texts(sheet: &Sheet) -> impl Iterator<Item = (Group, &str)> {
    let cells = sheet.above.iter().chain(&sheet.rows).flat_map(|row| &row.cells);
    cells.filter_map(|cell| match &cell.value {
        CellValue::Text(text) if cell.font.is_some() || !text.is_ascii() => {
            Some((group_of(cell), text.as_str()))
        }
        _ => None,
    })
}
