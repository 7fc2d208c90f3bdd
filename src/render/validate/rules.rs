//! A row for each rule: how it came out, what was found, what is allowed, how far it is from that;
//! and why each broken rule is broken, and what each lacks that could not be checked.

use super::{View, measure};
use crate::render::document::{
    DIM, Document, MEDIUM, PLAIN, Paragraph, STRONG, TextCell, TextColumn, TextLine, TextTable,
    WIDE, beneath, point,
};
use crate::render::marks;
use crate::report::{Check, ListReport, Severity, Status, words};
use crate::text;
use crate::wording::{Text, joined};

/// The widest that a clause's column becomes.
const CLAUSE_WIDTH: u16 = 34;

/// How many deciding cells are named before the rest is only counted.
const CELLS_NAMED: usize = 10;

/// Only the rules that do not hold, where only what needs attention is shown.
pub(super) fn table(document: &mut Document, list: &ListReport, view: View<'_>) {
    let mut columns = vec![
        TextColumn::new(Text::fixed("Kết quả", "Result")).whole(),
        TextColumn::new(Text::fixed("Quy định", "Rule")),
        TextColumn::number(Text::fixed("Thực tế", "Found")).from(MEDIUM).or_in_line(1).whole(),
        TextColumn::new(Text::fixed("Giới hạn", "Allowed")).from(MEDIUM).or_in_line(1).whole(),
        TextColumn::new(Text::fixed("Chênh lệch", "Margin")).from(MEDIUM).or_in_line(1).whole(),
    ];
    // Where room is short, the clauses stand with the rules that are broken, and with `rules show`.
    columns.push(if view.is_page {
        TextColumn::new(Text::fixed("Giải thích", "Why"))
    } else {
        TextColumn::new(Text::fixed("Căn cứ", "Source")).from(WIDE).at_most(CLAUSE_WIDTH)
    });
    let mut table =
        TextTable::new(columns).noting_dropped(words::clauses_elsewhere(&list.ruleset.id));
    for check in list.checks.iter().filter(|it| !view.is_brief || it.status != Status::Pass) {
        table.row(row(check, view));
    }
    if !table.is_empty() {
        document.gap();
        document.table(table);
    }
}

fn row(check: &Check, view: View<'_>) -> [TextCell; 6] {
    let (mark, tone) = marks::of_check(check);
    let result = text!("{mark} {result}", result = result(check).capitalised());
    let is_set_off = !view.is_page && check.status != Status::Pass;
    let found = measure::observed(check);
    let in_full = match measure::percent(check) {
        Some(percent) => text!("{found} ({percent})", found, percent),
        None => found.clone(),
    };
    let reason = if view.is_page {
        why(check, view.options.all).into_iter().map(TextLine::from).collect()
    } else {
        TextLine::from(&*check.citation.clause).toned(DIM).into()
    };
    [
        TextLine::from(result).toned(tone).into(),
        TextLine::from(&check.title).toned(if is_set_off { STRONG } else { PLAIN }).into(),
        TextCell::from(found).or_in_full(in_full),
        measure::limit(check).into(),
        measure::margin(check).into(),
        reason,
    ]
}

/// The word for how a rule came out; a broken rule that is less than an error is called by its
/// weight.
pub(in crate::render) fn result(check: &Check) -> Text {
    match (check.status, check.severity) {
        _ if check.waived.is_some() => words::waived(),
        (Status::Fail, Severity::Warning | Severity::Advice) => words::severity(check.severity),
        (status, _) => words::status(status),
    }
}

/// Why each broken rule is broken, and what each rule lacks that could not be checked.
pub(super) fn reasons(document: &mut Document, list: &ListReport, all: bool) {
    for (status, heading) in [
        (Status::Fail, Text::fixed("Quy định không đạt", "Broken rules")),
        (
            Status::NotChecked,
            Text::fixed("Quy định chưa kiểm tra được", "Rules that could not be checked"),
        ),
    ] {
        let of_status = list.checks.iter().filter(|check| check.status == status);
        let checks: Vec<&Check> =
            of_status.filter(|check| !is_told_at_cells(check, list)).collect();
        part(document, &heading, &checks, all);
    }
}

/// Whether it is about what is wrong with the list itself, which stands at its cells, and needs no
/// second telling.
pub(super) fn is_told_at_cells(check: &Check, list: &ListReport) -> bool {
    check.citation.quote.is_none() && list.findings.iter().any(|finding| finding.rule == check.rule)
}

/// The reasons of some rules under a heading, if there are any.
pub(in crate::render) fn part(
    document: &mut Document,
    heading: &Text,
    checks: &[&Check],
    all: bool,
) {
    if checks.is_empty() {
        return;
    }
    let count = checks.len();
    document.heading(text!("{heading} ({count})", heading));
    for check in checks {
        reason(document, check, all);
    }
}

/// Why a rule is broken, or what its check lacks.
pub(in crate::render) fn reason(document: &mut Document, check: &Check, all: bool) {
    let (mark, tone) = marks::of_check(check);
    let title = match check.severity {
        Severity::Error => check.title.clone(),
        severity => text!(
            "{title} ({severity})",
            title = &check.title,
            severity = words::severity(severity)
        ),
    };
    document.add(point(title).marked(mark).toned(tone.strong()));
    for paragraph in why(check, all) {
        document.add(paragraph);
    }
}

/// What is said beneath a rule that does not hold; of one that holds, its source alone.
pub(super) fn why(check: &Check, all: bool) -> Vec<Paragraph> {
    let source = beneath(source(check)).toned(DIM);
    if check.status == Status::Pass {
        return vec![source];
    }
    let mut paragraphs = vec![beneath(check.message.capitalised())];
    if !check.decided_by.is_empty() {
        paragraphs.push(beneath(deciding(check, all)));
    }
    if let Some(waived) = &check.waived {
        paragraphs.push(beneath(words::waiver(waived).capitalised()));
    } else if let Some(help) = &check.help {
        paragraphs.push(beneath(help.capitalised()).marked("→"));
    }
    paragraphs.push(source);
    paragraphs
}

/// The clause with its quote, and the id by which `rules show` and the rules file know the rule.
fn source(check: &Check) -> Text {
    let clause = &check.citation.clause;
    let quote = check.citation.quote.as_ref().map(|quote| format!(" “{quote}”"));
    let id = &check.rule;
    if clause.is_empty() {
        return text!("[{id}]");
    }
    text!(vi: "Căn cứ: {clause}{quote} [{id}]", en: "Source: {clause}{quote} [{id}]", quote)
}

/// The cells that decide a rule which could not be checked.
fn deciding(check: &Check, all: bool) -> Text {
    let places = &check.decided_by;
    let shown = if all { places.len() } else { CELLS_NAMED };
    let mut named = Vec::new();
    let mut sheet = None;
    for place in places.iter().take(shown) {
        let cell = words::place(place);
        // The sheet is named once, before the first of its cells.
        let here = place.on_sheet();
        let is_named = here.file.is_some() || here.name.is_some();
        named.push(if is_named && sheet != Some(here) {
            text!("{sheet}: {cell}", sheet = words::sheet(here), cell)
        } else {
            cell
        });
        sheet = Some(here);
    }
    let rest = places.len().saturating_sub(shown);
    if rest > 0 {
        named.push(text!(vi: "và {rest} ô nữa", en: "and {rest} more"));
    }
    text!(
        vi: "Tùy thuộc vào các ô: {cells}",
        en: "Decided by: {cells}",
        cells = joined(&named, ", ")
    )
}
