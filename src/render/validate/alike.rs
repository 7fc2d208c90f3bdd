//! Findings that are alike: a handful is shown, the rest told by the numbers of its rows.
//!
//! A column that was filled in wrongly breaks one rule on every row.

use std::collections::{BTreeMap, BTreeSet};

use crate::report::{Finding, ListReport};
use crate::roster::SheetOf;
use crate::text;
use crate::wording::{Text, number_of};

/// How many findings of one rule in one sheet are shown in full.
const SHOWN: usize = 5;

/// How many runs of rows are named before the rest is only counted.
const RUNS_NAMED: usize = 8;

/// The findings of each sheet in the order of the rows; the sheets in the order of the file.
pub(in crate::render) fn by_sheet(findings: &[Finding]) -> Vec<(SheetOf<'_>, Vec<&Finding>)> {
    let mut sheets: Vec<(SheetOf<'_>, Vec<&Finding>)> = Vec::new();
    for finding in findings {
        let sheet = finding.location.on_sheet();
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

/// The findings that are shown, each with its help where that was not told further above.
pub(in crate::render) fn shown<'a>(
    findings: &[&'a Finding],
    all: bool,
) -> Vec<(&'a Finding, Option<&'a Text>)> {
    let collapsed = collapsed(findings, all);
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let mut helped: BTreeSet<(&str, &Text)> = BTreeSet::new();
    let mut shown = Vec::new();
    for finding in findings {
        let count = seen.entry(&finding.rule).or_default();
        *count += 1;
        if *count > SHOWN && collapsed.contains(finding.rule.as_str()) {
            continue;
        }
        // The same advice on every row would drown what differs.
        let help = finding.help.as_ref().filter(|help| helped.insert((&finding.rule, help)));
        shown.push((*finding, help));
    }
    shown
}

/// The rules with so many findings here that naming the rows is shorter than showing them.
pub(in crate::render) fn collapsed<'a>(findings: &[&'a Finding], all: bool) -> BTreeSet<&'a str> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in findings {
        *counts.entry(&finding.rule).or_default() += 1;
    }
    counts
        .into_iter()
        .filter(|(_, count)| !all && *count > SHOWN + 1)
        .map(|(rule, _)| rule)
        .collect()
}

/// `… and 145 more rows with “title”: 16–160`.
pub(in crate::render) fn rest(list: &ListReport, rule: &str, findings: &[&Finding]) -> Text {
    let hidden: Vec<&&Finding> =
        findings.iter().filter(|finding| finding.rule == rule).skip(SHOWN).collect();
    let rows: BTreeSet<u32> = hidden.iter().map(|finding| finding.location.row.number()).collect();
    let title = list
        .checks
        .iter()
        .find(|check| check.rule == rule)
        .map_or_else(|| Text::same(rule), |check| check.title.clone());
    let count = u64::try_from(rows.len()).unwrap_or(u64::MAX);
    let (named, unnamed) = runs(&rows);
    let more = if unnamed > 0 { " …" } else { "" };
    text!(
        vi: "… và {rows} về “{title}”: {named}{more} (xem hết: --all)",
        en: "… and {rows} under “{title}”: {named}{more} (all of them: --all)",
        title,
        rows = number_of(count, "dòng nữa", "more row", "more rows")
    )
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
