//! A list and what becomes of it, for people.
//!
//! One scenario is shown rule by rule, before and after. Several stand side by side, a column each,
//! beneath what each of them changes.

use super::before_and_after::{self, Sides, mark_of_waived, place};
use super::compare::{name, values};
use super::csv::{self, CsvTable};
use super::document::{
    Document, STRONG, TextCell, TextColumn, TextLine, TextTable, paragraph, point,
};
use super::validate::{facts, measure, rules, verdict};
use super::{RenderOptions, WholeReport, json, marks};
use crate::report::{Check, ListReport, Status};
use crate::roster::words::field;
use crate::text;
use crate::versions::{RuleChange, Turn};
use crate::what_if::texts as words;
use crate::what_if::{AppliedChange, ChangeKind, Effect, Played, Touched, WhatIf};
use crate::wording::{Lang, Text, all_of, joined};

const SIDES: Sides =
    Sides { before: Text::fixed("Hiện nay", "Now"), after: Text::fixed("Giả định", "Then") };

/// How many people are named before the rest is only counted.
const NAMED: usize = 5;

impl WholeReport for WhatIf<'_> {
    fn title(&self) -> Text {
        Text::fixed("Danh sách sau các thay đổi giả định", "A list after supposed changes")
    }

    fn verdict(&self) -> Option<TextLine> {
        let [only] = &self.scenarios[..] else { return None };
        let verdict = verdict_of(&only.outcome.report, self);
        Some(before_and_after::verdict_on_top(&SIDES.after, verdict))
    }

    fn document(&self, options: &RenderOptions) -> Document {
        document(self, options)
    }

    fn json(&self, lang: Lang) -> String {
        json::what_if(self, lang)
    }

    fn csv(&self) -> CsvTable {
        csv::what_if(self)
    }
}

fn document(played: &WhatIf<'_>, options: &RenderOptions) -> Document {
    let mut document = Document::default();
    document.title(facts::files(played.path, &played.before.roster.files()));
    facts::congress_and_rules(&mut document, &played.before.congress, &played.ruleset);
    if let [only] = &played.scenarios[..] {
        one(&mut document, played, only, options);
    } else {
        several(&mut document, played, options);
    }
    document
}

fn one(
    document: &mut Document,
    played: &WhatIf<'_>,
    scenario: &Played<'_>,
    options: &RenderOptions,
) {
    let label = match &scenario.outcome.scenario.name {
        Some(name) => text!(vi: "Kịch bản “{name}”", en: "Scenario “{name}”"),
        None => Text::fixed("Thay đổi giả định", "Supposed changes"),
    };
    document.heading(text!(
        vi: "{label} (danh sách gốc giữ nguyên)",
        en: "{label} (the list itself stays as it is)",
        label
    ));
    changes(document, scenario, options);
    before_and_after::tally(document, &scenario.beside.tally, &SIDES, options);
    before_and_after::rules(document, &scenario.beside, &SIDES, options);
    not_asked(document, played, options);
    turned(document, scenario);
    hinges(document, scenario, "!");
    before_and_after::findings(document, &scenario.beside.findings, options);
    document.gap();
    now(document, played);
    let then = verdict_of(&scenario.outcome.report, played);
    before_and_after::verdict(document, &SIDES.after, then);
}

fn now(document: &mut Document, played: &WhatIf<'_>) {
    let verdict = verdict_of(played.before, played);
    before_and_after::verdict(document, &SIDES.before, verdict);
}

fn verdict_of(list: &ListReport, played: &WhatIf<'_>) -> TextLine {
    verdict::sentence(list, played.strictness)
}

/// What each change comes to: whom it adds, whom it leaves out, what it changes.
fn changes(document: &mut Document, scenario: &Played<'_>, options: &RenderOptions) {
    for change in &scenario.outcome.applied.changes {
        let mark = match change.change.kind() {
            ChangeKind::Add => "+",
            ChangeKind::Remove => "−",
            ChangeKind::Set => "~",
            ChangeKind::PromoteAlternates => "↑",
        };
        document.add(point(applied(change, options)).marked(mark));
    }
}

fn applied(change: &AppliedChange, options: &RenderOptions) -> Text {
    let from_end = (!change.candidates.is_empty())
        .then(|| text!(", {how}", how = words::taken_from_end(change.candidates.len())));
    text!(
        "{title}{from_end}: {people}",
        title = &change.title,
        from_end,
        people = named(&change.touched, options)
    )
}

fn named(touched: &[Touched], options: &RenderOptions) -> Text {
    let are_made_up = touched.iter().all(|person| person.effect == Effect::Added);
    if are_made_up && let (Some(first), Some(last)) = (touched.first(), touched.last()) {
        let (first, last) = (&first.name, &last.name);
        return if touched.len() > 1 { text!("{first} – {last}") } else { Text::same(first) };
    }
    let shown = if options.all { touched.len() } else { NAMED };
    let mut people: Vec<Text> = touched.iter().take(shown).map(who).collect();
    let more = touched.len().saturating_sub(shown);
    if more > 0 {
        people.push(text!(vi: "và {more} người nữa", en: "and {more} more"));
    }
    joined(&people, ", ")
}

/// The name with the place, and what changes.
fn who(touched: &Touched) -> Text {
    let place =
        touched.location.as_ref().map(|location| text!(" ({place})", place = place(location)));
    let changes = match &touched.effect {
        Effect::Changed(changes) if changes.is_empty() => {
            Some(Text::fixed(": không có gì khác", ": nothing differs"))
        }
        Effect::Changed(changes) => {
            let changes: Vec<Text> = changes
                .iter()
                .map(|change| {
                    text!("{label} {values}", label = field(change.field), values = values(change))
                })
                .collect();
            Some(text!(": {changes}", changes = joined(&changes, "; ")))
        }
        Effect::Added | Effect::Removed => None,
    };
    text!("{name}{place}{changes}", name = name(&touched.name), place, changes)
}

/// What turned good and what turned bad, in two lines.
fn turned(document: &mut Document, scenario: &Played<'_>) {
    for (turn, label) in [
        (Turn::Better, Text::fixed("Tốt lên", "Turned good")),
        (Turn::Worse, Text::fixed("Xấu đi", "Turned bad")),
    ] {
        let titles: Vec<&Text> = scenario.beside.turned(turn).map(|rule| rule.title).collect();
        if !titles.is_empty() {
            document.gap();
            let sentence = text!("{label}: {titles}.", label, titles = all_of(&titles));
            document.add(paragraph(sentence).toned(STRONG));
        }
    }
}

/// Why a rule that was asked is not asked any more.
fn not_asked(document: &mut Document, played: &WhatIf<'_>, options: &RenderOptions) {
    let mut titles: Vec<&Text> = Vec::new();
    for rule in played.scenarios.iter().flat_map(|scenario| &scenario.beside.rules) {
        if rule.after.is_none() && !titles.contains(&rule.title) {
            titles.push(rule.title);
        }
    }
    if !titles.is_empty() && !options.quiet {
        document.note(text!(
            vi: "Không xét “{titles}” cho danh sách giả định: số tổng ghi trong tệp chỉ nói về danh sách hiện nay.",
            en: "“{titles}” is not asked of the supposed list: the totals in the file speak of the list as it is now.",
            titles = all_of(&titles)
        ));
    }
}

fn hinges(document: &mut Document, scenario: &Played<'_>, mark: &str) {
    let outcome = scenario.outcome;
    if outcome.hinges.is_empty() {
        return;
    }
    document.gap();
    for hinge in &outcome.hinges {
        let check = outcome.report.checks.iter().find(|check| check.rule == hinge.rule);
        let Some(check) = check else { continue };
        let otherwise = crate::report::words::status(hinge.otherwise);
        let mut names: Vec<Text> = hinge.instead.iter().take(NAMED).map(Text::same).collect();
        let more = hinge.instead.len().saturating_sub(NAMED);
        if more > 0 {
            names.push(text!(vi: "{more} người khác", en: "{more} others"));
        }
        let sentence = words::hinges(&check.title, &otherwise, &all_of(&names));
        document.add(paragraph(sentence).marked(mark));
    }
}

/// A column for each scenario.
fn several(document: &mut Document, played: &WhatIf<'_>, options: &RenderOptions) {
    let scenarios = || (1..).zip(&played.scenarios);
    for (number, scenario) in scenarios() {
        let name = scenario.outcome.scenario.name.as_deref().unwrap_or_default();
        document.heading(text!("[{number}] {name}"));
        changes(document, scenario, options);
    }
    document.gap();
    matrix(document, played, options);
    not_asked(document, played, options);
    for (number, scenario) in scenarios() {
        hinges(document, scenario, &format!("[{number}] !"));
    }
    document.gap();
    now(document, played);
    for (number, scenario) in scenarios() {
        let findings = &scenario.beside.findings;
        let about = match (findings.mended.len(), findings.new.len()) {
            (0, 0) => Text::default(),
            (mended, new) => text!(
                vi: " Chỗ phải xem lại: hết {mended}, thêm {new}.",
                en: " Findings: {mended} mended, {new} new."
            ),
        };
        let verdict = verdict_of(&scenario.outcome.report, played).and(about);
        document.add(paragraph(verdict).marked(format!("[{number}]")));
    }
}

fn matrix(document: &mut Document, played: &WhatIf<'_>, options: &RenderOptions) {
    let titles = [Text::fixed("Quy định", "Rule"), SIDES.before];
    let numbers = (1..=played.scenarios.len()).map(|number| text!("[{number}]"));
    let mut table = TextTable::new(titles.into_iter().chain(numbers).map(TextColumn::new));
    let mut same = 0_usize;
    let mut shown: Vec<&Check> = Vec::new();
    for check in &played.before.checks {
        let rules: Vec<Option<&RuleChange<'_>>> = played
            .scenarios
            .iter()
            .map(|scenario| scenario.beside.rules.iter().find(|rule| rule.rule == check.rule))
            .collect();
        if !options.all && !rules.iter().flatten().any(|rule| rule.is_changed()) {
            same += 1;
            continue;
        }
        let mut cells = vec![TextCell::from(&check.title), outcome(Some(check))];
        let after = || rules.iter().map(|rule| rule.and_then(|rule| rule.after));
        cells.extend(after().map(outcome));
        table.row(cells);
        shown.push(check);
        shown.extend(after().flatten());
    }
    document.table(table);
    mark_of_waived(document, shown, options);
    if same > 0 {
        document.note(text!(
            vi: "{same} quy định khác không đổi trong mọi kịch bản (xem từng quy định: --all).",
            en: "{same} other rules are the same in every scenario (each of them: --all)."
        ));
    }
}

/// `✗ 51/151, vượt 1`.
fn outcome(check: Option<&Check>) -> TextCell {
    let Some(check) = check else { return "–".into() };
    let (mark, tone) = marks::of_check(check);
    let mut parts = vec![measure::observed(check), measure::margin(check)];
    parts.retain(|part| !part.is_empty());
    if check.status == Status::NotChecked && parts.is_empty() {
        parts.push(rules::result(check));
    }
    let space = if parts.is_empty() { "" } else { " " };
    let parts = joined(&parts, ", ");
    TextLine::from(text!("{mark}{space}{parts}", parts)).toned(tone).into()
}
