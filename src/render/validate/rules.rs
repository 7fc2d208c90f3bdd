//! A row for each rule: how it came out, what was found, what is allowed, how far it is from that;
//! and why each broken rule is broken, and what each lacks that could not be checked.

use super::{View, measure, missing_facts};
use crate::render::document::{
    DIM, Document, MEDIUM, PLAIN, Paragraph, STRONG, TextCell, TextColumn, TextLine, TextTable,
    WIDE, beneath, point,
};
use crate::render::marks;
use crate::report::{Check, IssuedDocument, ListReport, Severity, Status, words};
use crate::text;
use crate::wording::{Text, joined};

/// The widest that a clause's column becomes.
const CLAUSE_WIDTH: u16 = 34;

/// How many deciding cells are named before the rest is only counted.
const CELLS_NAMED: usize = 10;

/// Only the rules that do not hold, where only what needs attention is shown. What is wrong with the
/// list itself is counted in places and not in people, and stands in a table of its own.
pub(super) fn tables(document: &mut Document, list: &ListReport, view: View<'_>) {
    let shown = list.checks.iter().filter(|it| !view.is_brief || it.status != Status::Pass);
    let (places, rules): (Vec<&Check>, Vec<&Check>) = shown.partition(|it| it.counts_places);
    let clauses = words::clauses_elsewhere(&list.ruleset.id);
    let mut of_rules = TextTable::new([
        TextColumn::new(Text::fixed("Kết quả", "Result")).whole(),
        TextColumn::new(Text::fixed("Quy định", "Rule")),
        TextColumn::number(Text::fixed("Thực tế", "Found")).from(MEDIUM).or_in_line(1).whole(),
        TextColumn::new(Text::fixed("Giới hạn", "Allowed")).from(MEDIUM).or_in_line(1).whole(),
        TextColumn::new(Text::fixed("Chênh lệch", "Margin")).from(MEDIUM).or_in_line(1).whole(),
        last_column(view),
    ]);
    for check in &rules {
        let [result, title, reason] = around(check, view);
        let found = measure::observed(check);
        let in_full = match measure::percent(check) {
            Some(percent) => text!("{found} ({percent})", found, percent),
            None => found.clone(),
        };
        let (limit, margin) = (measure::limit(check), measure::margin(check));
        let found = TextCell::from(found).or_in_full(in_full);
        of_rules.row([result, title, found, limit.into(), margin.into(), reason]);
    }
    let mut of_places = TextTable::new([
        TextColumn::new(Text::fixed("Kết quả", "Result")).whole(),
        TextColumn::new(Text::fixed("Nội dung danh sách", "The list itself")),
        TextColumn::number(Text::fixed("Số chỗ sai", "Places")).whole(),
        last_column(view),
    ]);
    for check in &places {
        let [result, title, reason] = around(check, view);
        of_places.row([result, title, measure::observed(check).into(), reason]);
    }
    // The last of them tells whose documents these are, or where the clauses are to be read.
    let noting = |table: TextTable| table.noting_dropped(clauses).noting_in_full(issuers(list));
    let (of_rules, of_places) = if of_places.is_empty() {
        (noting(of_rules), of_places)
    } else {
        (of_rules, noting(of_places))
    };
    for table in [of_rules, of_places].into_iter().filter(|table| !table.is_empty()) {
        document.gap();
        document.table(table);
    }
}

/// Who issued the documents that the rules come from: a plan of every province may bear one number.
pub(super) fn issuers(list: &ListReport) -> Option<Text> {
    let mut documents: Vec<&IssuedDocument> = Vec::new();
    for document in list.checks.iter().flat_map(|check| &check.citation.documents) {
        if !documents.contains(&document) {
            documents.push(document);
        }
    }
    let told = |document: &&IssuedDocument| format!("{} – {}", document.id, document.issuer);
    let told: Vec<String> = documents.iter().map(told).collect();
    let told = told.join("; ");
    (!told.is_empty()).then(|| text!(vi: "Cơ quan ban hành: {told}", en: "Issued by: {told}"))
}

/// Where room is short, the clauses stand with the rules that are broken, and with `rules show`.
fn last_column(view: View<'_>) -> TextColumn {
    if view.is_page {
        TextColumn::new(Text::fixed("Giải thích", "Why"))
    } else {
        TextColumn::new(Text::fixed("Căn cứ", "Source")).from(WIDE).at_most(CLAUSE_WIDTH)
    }
}

/// How a rule came out, what it is called, and where it comes from; on a page, why it came out so.
fn around(check: &Check, view: View<'_>) -> [TextCell; 3] {
    let (mark, tone) = marks::of_check(check);
    let result = text!("{mark} {result}", result = result(check).capitalised());
    let is_set_off = !view.is_page && check.status != Status::Pass;
    let reason = if view.is_page {
        why(check, view.options.all).into_iter().map(TextLine::from).collect()
    } else {
        TextLine::from(&*check.citation.clause).toned(DIM).into()
    };
    [
        TextLine::from(result).toned(tone).into(),
        TextLine::from(&check.title).toned(if is_set_off { STRONG } else { PLAIN }).into(),
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
    for (heading, checks) in not_held(list) {
        part(document, &heading, &checks, all);
    }
    missing_facts::tell(document, &list.checks);
}

/// The rules that do not hold, by what is to be said of them: broken, accepted as they are, not
/// checked. What is wrong with the list itself stands at its cells, and the facts of the congress
/// that rules wait for are told together.
pub(super) fn not_held(list: &ListReport) -> [(Text, Vec<&Check>); 3] {
    let those = |is_asked: &dyn Fn(&Check) -> bool| -> Vec<&Check> {
        let told_here = |check: &&Check| is_asked(check) && !is_told_at_cells(check, list);
        list.checks.iter().filter(told_here).collect()
    };
    [
        (Text::fixed("Quy định không đạt", "Broken rules"), those(&Check::is_broken)),
        (
            Text::fixed("Quy định không đạt, đã được chấp thuận", "Broken rules that are waived"),
            those(&|check| check.status == Status::Fail && !check.is_broken()),
        ),
        (
            Text::fixed("Quy định chưa kiểm tra được", "Rules that could not be checked"),
            those(&|check| check.status == Status::NotChecked && check.waits_for.is_none()),
        ),
    ]
}

/// Whether it is about what is wrong with the list itself, which stands at its cells, and needs no
/// second telling.
pub(in crate::render) fn is_told_at_cells(check: &Check, list: &ListReport) -> bool {
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

/// What is said beneath a rule that does not hold; of one that holds, its source alone. How a fact
/// is told for which it waits is told for all rules together.
pub(in crate::render) fn why(check: &Check, all: bool) -> Vec<Paragraph> {
    let source = beneath(source(check)).toned(DIM);
    if check.status == Status::Pass {
        return vec![source];
    }
    if check.waits_for.is_some() {
        return vec![beneath(check.message.capitalised())];
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
    let clause = check.citation.with_issuers();
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
