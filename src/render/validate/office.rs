//! The page that an office hands on: the verdict on top with unit, file and day, what is broken and
//! what is missing, the cells to mend, what holds in a small table, and room for signatures.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::verdict;
use super::{
    View, between_lists, facts, findings, list, measure, missing_facts, overview, passed_over,
    rules,
};
use crate::render::document::{
    BAD, Bar, DIM, Document, GOOD, OPEN, TextCell, TextColumn, TextLine, TextTable, Tone, beneath,
};
use crate::render::figures::day;
use crate::render::{RenderOptions, marks, problems};
use crate::report::{
    Check, Closing, InputReport, ListReport, Measure, RulesetFacts, Run, Severity, Standing,
    Status, UnitLine, UnitStanding,
};
use crate::text;
use crate::wording::{Text, joined, number_of};

/// One list, beneath its title where there are several.
pub(super) fn tell(document: &mut Document, run: &Run, input: &InputReport, view: View<'_>) {
    let report = match &input.outcome {
        Ok(report) => report,
        Err(error) => {
            let sentence = Text::by(|lang| problems::unreadable(lang).to_owned());
            document.verdict(TextLine::from(text!("✗ {sentence}.", sentence)).toned(BAD));
            document.facts(known(&[], input, view.options));
            for text in std::iter::once(&error.message).chain(&error.help) {
                document.add(beneath(text.capitalised()));
            }
            return;
        }
    };
    document.verdict(verdict::sentence(report, run.strictness));
    document.facts(facts_of_list(input, report, view.options));
    not_held(document, report, view);
    findings::by_sheet(document, report, &report.findings, view.options.all, true);
    held(document, report);
    list::how_it_was_read(document, report, view);
}

/// What stands in front of several lists.
pub(super) fn front(
    document: &mut Document,
    run: &Run,
    closing: &Closing,
    parts: &BTreeMap<String, usize>,
    view: View<'_>,
) {
    let tone = worst(&closing.overview.units);
    document.verdict(TextLine::from(overview::overall(run, closing)).toned(tone));
    let mut known = vec![lists(closing)];
    known.extend(checked_on(view.options));
    known.push(rulesets(&run.rulesets));
    document.facts(known);
    overview::units(document, run, closing, parts, view);
    beside(document, closing, view);
    signatures(document);
}

/// What is told beside the lists themselves.
pub(super) fn beside(document: &mut Document, closing: &Closing, view: View<'_>) {
    between_lists::tell(document, &closing.between_lists, view);
    passed_over::tell(document, &closing.passed_over, view);
}

fn worst(units: &[UnitLine]) -> Tone {
    let is_open = |unit: &UnitLine| unit.standing == UnitStanding::Listed(Standing::Open);
    let holds = |unit: &UnitLine| {
        matches!(unit.standing, UnitStanding::Listed(Standing::Ready) | UnitStanding::NotExpected)
    };
    match units {
        [] => OPEN,
        units if units.iter().all(holds) => GOOD,
        units if units.iter().all(|unit| holds(unit) || is_open(unit)) => OPEN,
        _ => BAD,
    }
}

/// A label and what it stands before.
type Fact = (Text, TextLine);

fn lists(closing: &Closing) -> Fact {
    let lists = number_of(closing.inputs as u64, "danh sách", "list", "lists");
    (Text::fixed("Đã kiểm tra", "Scope"), lists.into())
}

fn rulesets(rulesets: &[Arc<RulesetFacts>]) -> Fact {
    let told = |ruleset: &Arc<RulesetFacts>| {
        let (id, title) = (&ruleset.id, &ruleset.title);
        text!("{title} ({id})", title)
    };
    let all: Vec<Text> = rulesets.iter().map(told).collect();
    (Text::fixed("Bộ quy định", "Rules"), joined(&all, "; ").into())
}

/// The day of the check, where the caller knows it.
pub(in crate::render) fn checked_on(options: &RenderOptions) -> Option<Fact> {
    options.day.map(|date| (Text::fixed("Ngày kiểm tra", "Checked on"), day(date).into()))
}

/// What is known of a list beforehand: unit, file, day, people, rules.
pub(in crate::render) fn facts_of_list(
    input: &InputReport,
    report: &ListReport,
    options: &RenderOptions,
) -> Vec<Fact> {
    let unit = facts::congress(&report.congress);
    let mut told = known(&[(Text::fixed("Đơn vị", "Unit"), unit.into())], input, options);
    told.push((Text::fixed("Thành phần", "People"), facts::people(&report.tally).into()));
    told.push(rulesets(std::slice::from_ref(&report.ruleset)));
    told
}

/// Unit, file and day.
fn known(unit: &[Fact], input: &InputReport, options: &RenderOptions) -> Vec<Fact> {
    let files = facts::files(&input.path, &input.parts);
    let file = (Text::fixed("Tệp", "File"), files.into());
    unit.iter().cloned().chain([file]).chain(checked_on(options)).collect()
}

/// The rules that do not hold, the heaviest first, and those of which that is not known.
fn not_held(document: &mut Document, list: &ListReport, view: View<'_>) {
    for (heading, mut checks) in rules::not_held(list) {
        if checks.is_empty() {
            continue;
        }
        checks.sort_by_key(|check| std::cmp::Reverse(check.severity));
        let count = checks.len();
        document.heading(text!("{heading} ({count})", heading));
        let mut table = of_rules(Text::fixed("Lý do và cách khắc phục", "Why, and what to do"));
        for check in checks {
            table.row(broken_row(check, view.options.all));
        }
        document.table(table);
    }
    missing_facts::tell(document, &list.checks);
}

/// A table of rules with their numbers, and what is told of each behind them.
fn of_rules(told: Text) -> TextTable {
    TextTable::new([
        TextColumn::new(Text::fixed("Quy định", "Rule")),
        TextColumn::number(Text::fixed("Thực tế", "Found")).whole(),
        TextColumn::new(Text::fixed("Giới hạn", "Allowed")).whole(),
        TextColumn::new(Text::fixed("Chênh lệch", "Margin")).whole(),
        TextColumn::new(told),
    ])
}

fn broken_row(check: &Check, all: bool) -> [TextCell; 5] {
    let (mark, tone) = marks::of_check(check);
    let title = TextLine::from(text!("{mark} {title}", title = &check.title)).toned(tone.strong());
    let title = TextCell::from(title);
    let title = match (check.status, check.severity) {
        (Status::Fail, Severity::Error) if check.waived.is_none() => title,
        (Status::Fail, _) => title.with_line(TextLine::from(rules::result(check)).toned(DIM)),
        _ => title,
    };
    let why = rules::why(check, all).into_iter().map(TextLine::from).collect();
    let [found, allowed, margin] = measured(check);
    [title, found, allowed, margin, why]
}

/// The same in a line: `151, ≤ 150, 1 over`.
pub(in crate::render) fn found_and_allowed(check: &Check) -> Text {
    let all = [measure::observed(check), measure::limit(check), measure::margin(check)];
    let told: Vec<Text> = all.into_iter().filter(|text| !text.is_empty()).collect();
    joined(&told, "; ")
}

/// What was found, what is allowed, how far one is from the other.
fn measured(check: &Check) -> [TextCell; 3] {
    let found = measure::observed(check);
    let found = match measure::percent(check) {
        Some(percent) => text!("{found} ({percent})", found, percent),
        None => found,
    };
    [
        TextCell::from(found).with_bar(bar(check)),
        measure::limit(check).into(),
        measure::margin(check).into(),
    ]
}

/// The rules that hold, each on a line.
fn held(document: &mut Document, list: &ListReport) {
    let held: Vec<&Check> = list.checks.iter().filter(|it| it.status == Status::Pass).collect();
    if held.is_empty() {
        return;
    }
    let count = held.len();
    document.heading(text!(vi: "Quy định đạt ({count})", en: "Rules that hold ({count})"));
    let mut table = of_rules(Text::fixed("Căn cứ", "Source")).compact();
    for check in held {
        let [found, allowed, margin] = measured(check);
        let title = text!("✓ {title}", title = &check.title);
        let clause = TextLine::from(&*check.citation.clause).toned(DIM);
        table.row([title.into(), found, allowed, margin, clause.into()]);
    }
    document.table(table);
    if let Some(issuers) = rules::issuers(list) {
        document.note(issuers);
    }
}

/// The picture of a share, or of a number of people beside the most that is allowed.
fn bar(check: &Check) -> Option<Bar> {
    let count = |measure: &Option<Measure>| match measure {
        Some(Measure::Count(count)) => Some(*count),
        _ => None,
    };
    let part = count(&check.observed)?;
    let limit = count(&check.min).or_else(|| count(&check.max))?;
    let whole = match (check.kind, check.of) {
        ("share" | "ratio", Some(of)) => of,
        // What is too much must have room, too.
        ("count", _) => part.max(limit).saturating_mul(10) / 9,
        _ => return None,
    };
    Some(Bar { part, limit, whole, is_broken: check.is_broken() })
}

/// Room for those who answer for it.
pub(super) fn signatures(document: &mut Document) {
    document.signatures([
        Text::fixed("Người kiểm tra", "Checked by"),
        Text::fixed("Lãnh đạo cơ quan, đơn vị", "Approved by"),
    ]);
}

/// The unit of a list, by which its sheet of paper is known among others.
pub(super) fn title(input: &InputReport) -> Text {
    let unit = input.unit_name().map(Text::same);
    unit.unwrap_or_else(|| facts::files(&input.path, &input.parts))
}
