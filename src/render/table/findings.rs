//! What to mend, sheet by sheet and row by row.
//!
//! A column that was filled in wrongly breaks one rule on every row; after a handful of findings of
//! one rule in a sheet the rest is told by the numbers of the rows.

use std::collections::{BTreeMap, BTreeSet};

use comfy_table::{Cell, ColumnConstraint, Row as TableRow, Width};

use crate::lang::report as words;
use crate::render::for_terminal;
use crate::report::{Finding, ListReport, Location};
use crate::text;
use crate::wording::{Text, counted};

use crate::render::paper::{BOLD, Layout, PLAIN, Paper, WAIVED, weight};

/// How many findings of one rule in one sheet are shown in full.
const SHOWN: usize = 5;

/// How many runs of rows are named before the rest is only counted.
const RUNS_NAMED: usize = 8;

/// The widest that the column of names becomes.
const NAME_WIDTH: u16 = 26;

pub(super) fn write(paper: &mut Paper, list: &ListReport) {
    for (sheet, findings) in by_sheet(&list.findings) {
        let label = paper.word("Cần xem lại", "To mend");
        let place = paper.say(&words::sheet(sheet));
        paper.heading(&format!("{label} – {place} ({})", findings.len()));
        one_sheet(paper, list, &findings);
    }
}

/// The findings of each sheet in the order of the rows; the sheets in the order of the file.
fn by_sheet(findings: &[Finding]) -> Vec<(Option<&str>, Vec<&Finding>)> {
    let mut sheets: Vec<(Option<&str>, Vec<&Finding>)> = Vec::new();
    for finding in findings {
        let sheet = finding.location.sheet.as_deref();
        match sheets.iter_mut().find(|(name, _)| *name == sheet) {
            Some((_, held)) => held.push(finding),
            None => sheets.push((sheet, vec![finding])),
        }
    }
    for (_, held) in &mut sheets {
        held.sort_by_key(|finding| finding.location.row);
    }
    sheets
}

fn one_sheet(paper: &mut Paper, list: &ListReport, findings: &[&Finding]) {
    let collapsed = collapsed(paper, findings);
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let mut helped: BTreeSet<(&str, &Text)> = BTreeSet::new();
    let mut table = paper.columns();
    for finding in findings {
        let count = seen.entry(&finding.rule).or_default();
        *count += 1;
        if *count > SHOWN && collapsed.contains(finding.rule.as_str()) {
            continue;
        }
        // The same advice on every row would drown what differs.
        let help = finding.help.as_ref().filter(|help| helped.insert((&finding.rule, help)));
        table.add_row(row(paper, finding, help));
    }
    if let Some(place) = table.column_mut(0) {
        place.set_constraint(ColumnConstraint::ContentWidth);
    }
    if paper.layout() != Layout::Narrow
        && let Some(name) = table.column_mut(1)
    {
        name.set_constraint(ColumnConstraint::UpperBoundary(Width::Fixed(NAME_WIDTH)));
    }
    paper.table(table);
    for rule in collapsed {
        rest(paper, list, rule, findings);
    }
}

/// The rules with so many findings here that naming the rows is shorter than showing them.
fn collapsed<'a>(paper: &Paper, findings: &[&'a Finding]) -> BTreeSet<&'a str> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in findings {
        *counts.entry(&finding.rule).or_default() += 1;
    }
    counts
        .into_iter()
        .filter(|(_, count)| !paper.all && *count > SHOWN + 1)
        .map(|(rule, _)| rule)
        .collect()
}

fn row(paper: &Paper, finding: &Finding, help: Option<&Text>) -> TableRow {
    let (mark, style) = finding.waived.as_ref().map_or(weight(finding.severity), |_| WAIVED);
    let cell = place(paper, &finding.location);
    let place = paper.paint(style, &format!("{mark} {cell}"));
    let name = finding.delegate.as_deref().map(for_terminal).unwrap_or_default();
    let mut message = paper.sentence(&finding.message);
    if let Some(waived) = &finding.waived {
        message = format!("{message}\n~ {}", paper.sentence(&words::waiver(waived)));
    } else if let Some(help) = help {
        message = format!("{message}\n→ {}", paper.sentence(help));
    }
    let mut row = TableRow::new();
    row.add_cell(Cell::new(place));
    if paper.layout() == Layout::Narrow {
        if !name.is_empty() {
            message = format!("{}\n{message}", paper.paint(BOLD, &name));
        }
    } else {
        row.add_cell(Cell::new(name));
    }
    row.add_cell(Cell::new(message));
    row
}

/// The cell, or the row where no cell is meant.
pub(super) fn place(paper: &Paper, location: &Location) -> String {
    paper.say(&words::place(location))
}

/// `… and 145 more rows with “title”: 16–160`.
fn rest(paper: &mut Paper, list: &ListReport, rule: &str, findings: &[&Finding]) {
    let hidden: Vec<&&Finding> =
        findings.iter().filter(|finding| finding.rule == rule).skip(SHOWN).collect();
    let rows: BTreeSet<u32> = hidden.iter().map(|finding| finding.location.row.number()).collect();
    let title = list
        .checks
        .iter()
        .find(|check| check.rule == rule)
        .map_or_else(|| Text::same(rule), |check| check.title.clone());
    let (vi, en) = (&title.vi, &title.en);
    let count = u64::try_from(rows.len()).unwrap_or(u64::MAX);
    let rows_en = counted(count, "more row", "more rows");
    let (named, unnamed) = runs(&rows);
    let mut told = text!(
        vi: "… và {count} dòng nữa về “{vi}”: {named}",
        en: "… and {rows_en} under “{en}”: {named}"
    );
    if unnamed > 0 {
        told.vi.push_str(" …");
        told.en.push_str(" …");
    }
    told.vi.push_str(" (xem hết: --all)");
    told.en.push_str(" (all of them: --all)");
    let told = paper.say(&told);
    paper.paragraph("   ", &told, PLAIN);
}

/// Rows as runs, `16–160, 163`, and how many further runs are not named.
fn runs(rows: &BTreeSet<u32>) -> (String, usize) {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for &row in rows {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == row => *last = row,
            _ => runs.push((row, row)),
        }
    }
    let named: Vec<String> = runs
        .iter()
        .take(RUNS_NAMED)
        .map(
            |(first, last)| {
                if first == last { first.to_string() } else { format!("{first}–{last}") }
            },
        )
        .collect();
    (named.join(", "), runs.len().saturating_sub(RUNS_NAMED))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbouring_rows_are_told_as_a_run() {
        let rows = (16..=160).chain([163]).collect();
        assert_eq!(runs(&rows), ("16–160, 163".to_owned(), 0));
        let scattered = (1..=20).step_by(2).collect();
        assert_eq!(runs(&scattered).1, 2);
    }
}
