//! What `compare` and `what-if` share: counts, rules and findings, before and after.

use super::document::{
    BAD, Document, GOOD, MEDIUM, PLAIN, STRONG, TextCell, TextColumn, TextLine, TextTable, WIDE,
    paragraph,
};
use super::validate::{findings::NAME_WIDTH, measure, rules};
use super::{RenderOptions, marks, more};
use crate::report::{Check, Finding, Location, Severity, Status, TallyCount, words};
use crate::text;
use crate::versions::{Comparison, FindingChanges, RuleChange, TallyChange, Turn};
use crate::wording::{Text, counted, grouped, joined};

/// How many findings of one sort are shown before the rest is only counted.
const SHOWN: usize = 10;

/// What the two sides are called.
pub(super) struct Sides {
    pub(super) before: Text,
    pub(super) after: Text,
}

/// `a → b`, or the one where both are the same.
pub(super) fn arrow(before: &Text, after: &Text) -> Text {
    if before == after {
        return before.clone();
    }
    text!("{before} → {after}", before = or_dash(before), after = or_dash(after))
}

fn or_dash(side: &Text) -> Text {
    if side.is_empty() { Text::fixed("–", "–") } else { side.clone() }
}

/// The counts that differ, and the main ones in any case.
pub(super) fn tally(
    document: &mut Document,
    changes: &[TallyChange],
    sides: &Sides,
    options: &RenderOptions,
) {
    let is_main = |change: &TallyChange| change.count.is_some_and(TallyCount::is_main);
    let mut table = TextTable::new([
        TextColumn::new(Text::fixed("Số lượng", "Numbers")),
        TextColumn::number(sides.before.clone()),
        TextColumn::number(sides.after.clone()),
        TextColumn::number(Text::fixed("Thêm/bớt", "Difference")),
    ]);
    let shown = |change: &&TallyChange| change.is_changed() || (is_main(change) && !options.quiet);
    for change in changes.iter().filter(shown) {
        let amount = grouped(change.before.abs_diff(change.after));
        let difference = match change.after.cmp(&change.before) {
            std::cmp::Ordering::Equal => Text::default(),
            std::cmp::Ordering::Less => text!("−{amount}", amount),
            std::cmp::Ordering::Greater => text!("+{amount}", amount),
        };
        let title = change.title.clone();
        table.row(
            [title, grouped(change.before), grouped(change.after), difference].map(TextCell::from),
        );
    }
    if !table.is_empty() {
        document.gap();
        document.table(table);
    }
}

/// The rules of which anything changed, one line each, then the others in a sentence.
pub(super) fn rules(
    document: &mut Document,
    comparison: &Comparison<'_>,
    sides: &Sides,
    options: &RenderOptions,
) {
    // A screen that is wide shows what was found before and after in columns, and a narrower one
    // in one column, with the margin beneath.
    let mut table = TextTable::new([
        TextColumn::new(Text::fixed("Kết quả", "Result")).whole(),
        TextColumn::new(Text::fixed("Quy định", "Rule")),
        TextColumn::new(Text::fixed("Thực tế", "Found"))
            .from(MEDIUM)
            .until(WIDE)
            .or_in_line(1)
            .whole(),
        TextColumn::new(sides.before.clone()).from(WIDE).whole(),
        TextColumn::new(sides.after.clone()).from(WIDE).whole(),
        TextColumn::new(Text::fixed("Giới hạn", "Allowed")).from(MEDIUM).or_in_line(1).whole(),
        TextColumn::new(Text::fixed("Chênh lệch", "Margin")).from(WIDE).or_in_line(2).whole(),
    ]);
    let is_shown = |rule: &&RuleChange<'_>| match (options.all, options.quiet) {
        (true, _) => true,
        (false, true) => rule.turn != Turn::Same,
        (false, false) => rule.is_changed(),
    };
    for rule in comparison.rules.iter().filter(is_shown) {
        table.row(rule_row(rule));
    }
    if !table.is_empty() {
        document.gap();
        document.table(table);
    }
    if !options.all {
        let same: Vec<&RuleChange<'_>> =
            comparison.rules.iter().filter(|rule| !rule.is_changed()).collect();
        unchanged(document, &same, options.quiet);
    }
}

fn rule_row(rule: &RuleChange<'_>) -> [TextCell; 7] {
    let both = |of: fn(&Check) -> Text| {
        [rule.before, rule.after].map(|check| check.map_or_else(Text::default, of))
    };
    let [found_before, found_after] = both(measure::observed);
    let [margin_before, margin_after] = both(measure::margin);
    let [limit_before, limit_after] = both(measure::limit);
    let tone = if rule.turn == Turn::Same { PLAIN } else { STRONG };
    [
        result(rule).into(),
        TextLine::from(rule.title).toned(tone).into(),
        arrow(&found_before, &found_after).into(),
        or_dash(&found_before).into(),
        or_dash(&found_after).into(),
        if limit_after.is_empty() { limit_before } else { limit_after }.into(),
        arrow(&margin_before, &margin_after).into(),
    ]
}

/// `✗ → ✓ Đạt`: both marks, and the word of the second.
fn result(rule: &RuleChange<'_>) -> TextLine {
    let mark = |check: Option<&Check>| check.map_or(("–", PLAIN), marks::of_check);
    let ((before, _), (after, tone)) = (mark(rule.before), mark(rule.after));
    let word = rule.after.map_or(Text::fixed("không xét", "not asked"), rules::result);
    let tone = match rule.turn {
        Turn::Better => GOOD.strong(),
        Turn::Worse => BAD.strong(),
        Turn::Same => tone,
    };
    TextLine::from(text!("{before} → {after} {word}", word = word.capitalised())).toned(tone)
}

/// What the mark of a waived rule stands for, beneath a table that has no word for it.
pub(super) fn mark_of_waived<'a>(
    document: &mut Document,
    shown: impl IntoIterator<Item = &'a Check>,
    options: &RenderOptions,
) {
    if !options.quiet && shown.into_iter().any(|check| check.waived.is_some()) {
        let note = Text::fixed("Dấu ~: được chấp thuận.", "~ marks what is waived.");
        document.note(note);
    }
}

/// `Không đổi: 15 quy định vẫn đạt; vẫn không đạt: …`.
fn unchanged(document: &mut Document, same: &[&RuleChange<'_>], is_quiet: bool) {
    let of = |status: Status| {
        same.iter().filter(move |rule| rule.after.is_some_and(|check| check.status == status))
    };
    let holding = of(Status::Pass).count();
    let mut parts = Vec::new();
    let mut hint = None;
    if holding > 0 && !is_quiet {
        let rules = counted(holding as u64, "rule holds", "rules hold");
        parts.push(text!(vi: "{holding} quy định vẫn đạt như trước", en: "{rules} as before"));
        hint = Some(Text::fixed(" (xem từng quy định: --all)", " (each of them: --all)"));
    }
    for (status, label) in [
        (Status::Fail, Text::fixed("vẫn không đạt", "still broken")),
        (Status::NotChecked, Text::fixed("vẫn chưa kiểm tra được", "still not checked")),
    ] {
        let names: Vec<Text> = of(status).map(|rule| named(rule)).collect();
        if !names.is_empty() {
            parts.push(text!("{label}: {names}", label, names = joined(&names, "; ")));
        }
    }
    if !parts.is_empty() {
        let parts = joined(&parts, "; ");
        document.note(
            text!(vi: "Không đổi: {parts}.{hint}", en: "Unchanged: {parts}.{hint}", parts, hint),
        );
    }
}

/// The rule with the word for its weight and how far it is off.
fn named(rule: &RuleChange<'_>) -> Text {
    let title = rule.title;
    let Some(check) = rule.after else { return title.clone() };
    let is_broken = check.status == Status::Fail;
    let mut details = Vec::new();
    if check.waived.is_some() {
        details.push(words::waived_after_name());
    } else if is_broken && check.severity != Severity::Error {
        details.push(words::severity(check.severity));
    }
    let margin = measure::margin(check);
    if is_broken && !margin.is_empty() {
        details.push(margin);
    }
    if details.is_empty() {
        title.clone()
    } else {
        text!("{title} ({details})", title, details = joined(&details, ", "))
    }
}

/// What is mended and what is new, at each cell.
pub(super) fn findings(
    document: &mut Document,
    changes: &FindingChanges<'_>,
    options: &RenderOptions,
) {
    let mended = Text::fixed("Chỗ đã hết lỗi", "Findings mended");
    let new = Text::fixed("Chỗ mới phải xem lại", "New findings");
    some_findings(document, &mended, &changes.mended, |_| ("✓", GOOD.strong()), options);
    some_findings(document, &new, &changes.new, |it| marks::of_severity(it.severity), options);
    let kept = changes.kept.len();
    if kept > 0 && !options.quiet {
        let findings = counted(kept as u64, "finding is", "findings are");
        document.gap();
        document.say(text!(
            vi: "Còn {kept} chỗ phải xem lại như trước.",
            en: "{findings} there as before."
        ));
    }
}

fn some_findings(
    document: &mut Document,
    label: &Text,
    findings: &[&Finding],
    mark: fn(&Finding) -> (&'static str, super::document::Tone),
    options: &RenderOptions,
) {
    if findings.is_empty() {
        return;
    }
    let count = findings.len();
    document.heading(text!("{label} ({count})", label));
    let mut table = TextTable::new([
        TextColumn::new(Text::fixed("Ô", "Cell")),
        TextColumn::new(Text::fixed("Đại biểu", "Delegate"))
            .from(MEDIUM)
            .or_above(2, PLAIN)
            .at_most(NAME_WIDTH),
        TextColumn::new(Text::fixed("Nội dung", "What is wrong")),
    ])
    .untitled_on_screen();
    let shown = if options.all { count } else { count.min(SHOWN) };
    for finding in &findings[..shown] {
        let (mark, tone) = mark(finding);
        let place = text!("{mark} {place}", place = place(&finding.location));
        table.row([
            TextLine::from(place).toned(tone).into(),
            finding.delegate.as_deref().unwrap_or_default().into(),
            finding.message.capitalised().into(),
        ]);
    }
    document.table(table);
    more::hidden(document, count - shown);
}

/// `ĐB chính thức!D22`, or the row where no cell is meant.
pub(super) fn place(location: &Location) -> Text {
    let cell = words::place(location);
    match location.on_sheet().address() {
        Some(sheet) => text!("{sheet}!{cell}", cell),
        None => cell,
    }
}

/// The verdict on top of a page, behind the name of its side.
pub(super) fn verdict_on_top(side: &Text, verdict: TextLine) -> TextLine {
    TextLine::from(text!("{side}: ", side)).then(verdict)
}

/// The verdict behind the name of its side.
pub(super) fn verdict(document: &mut Document, side: &Text, verdict: TextLine) {
    document.add(paragraph(verdict).marked(text!("{side}:", side)));
}
