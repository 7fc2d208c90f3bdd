//! A list and what becomes of it, for people.
//!
//! One scenario is shown rule by rule, before and after. Several stand side by side, a column each,
//! beneath what each of them changes.

use comfy_table::{Cell, Row};

use crate::comparison::RuleChange;
use crate::render::paper::{BOLD, DIM, PLAIN, Paper, outcome};
use crate::render::{RenderOptions, for_terminal};
use crate::report::{Check, Status};
use crate::roster::words::field;
use crate::text;
use crate::what_if::texts as words;
use crate::what_if::{AppliedChange, ChangeKind, Effect, Played, Touched, WhatIf};
use crate::wording::{Text, list};

use super::{header, side_by_side, verdict};
use crate::render::told::{head, measure};

const SIDES: side_by_side::Sides =
    side_by_side::Sides { before: ("Hiện nay", "Now"), after: ("Giả định", "Then") };

/// How many people are named before the rest is only counted.
const NAMED: usize = 5;

pub(in crate::render) fn render(played: &WhatIf<'_>, options: &RenderOptions) -> String {
    let mut paper = Paper::new(options);
    let files = head::files(played.path, &played.before.roster.files(), paper.lang);
    paper.paragraph("", &for_terminal(&files), BOLD);
    header::congress_and_rules(&mut paper, &played.before.congress, &played.ruleset);
    if let [only] = &played.scenarios[..] {
        one(&mut paper, played, only);
    } else {
        several(&mut paper, played);
    }
    paper.finish()
}

fn one(paper: &mut Paper, played: &WhatIf<'_>, scenario: &Played<'_>) {
    let label = match &scenario.outcome.scenario.name {
        Some(name) => {
            format!("{} “{}”", paper.word("Kịch bản", "Scenario"), for_terminal(name))
        }
        None => paper.word("Thay đổi giả định", "Supposed changes").to_owned(),
    };
    let untouched = paper.word(" (danh sách gốc giữ nguyên)", " (the list itself stays as it is)");
    paper.heading(&format!("{label}{untouched}"));
    changes(paper, scenario);
    side_by_side::tally(paper, &scenario.beside.tally, SIDES);
    side_by_side::rules(paper, &scenario.beside, SIDES);
    not_asked(paper, played);
    turned(paper, scenario);
    hinges(paper, scenario, "! ");
    side_by_side::findings(paper, &scenario.beside.findings);
    paper.blank();
    sentence(paper, SIDES.before, played, played.before);
    sentence(paper, SIDES.after, played, &scenario.outcome.report);
}

fn sentence(
    paper: &mut Paper,
    (vi, en): (&'static str, &'static str),
    played: &WhatIf<'_>,
    report: &crate::report::ListReport,
) {
    let (said, style) = verdict::told(report, played.strictness);
    let lead = format!("{}: ", paper.word(vi, en));
    let said = paper.say(&said);
    paper.paragraph(&lead, &said, style);
}

/// What each change comes to: whom it adds, whom it leaves out, what it changes.
fn changes(paper: &mut Paper, scenario: &Played<'_>) {
    for change in &scenario.outcome.applied.changes {
        let lead = match change.change.kind() {
            ChangeKind::Add => " + ",
            ChangeKind::Remove => " − ",
            ChangeKind::Set => " ~ ",
            ChangeKind::PromoteAlternates => " ↑ ",
        };
        let said = change_told(paper, change);
        paper.paragraph(lead, &said, PLAIN);
    }
}

fn change_told(paper: &Paper, change: &AppliedChange) -> String {
    let mut said = paper.say(&change.title);
    if !change.candidates.is_empty() {
        said = format!("{said}, {}", paper.say(&words::taken_from_end(change.candidates.len())));
    }
    format!("{said}: {}", named(paper, &change.touched))
}

fn named(paper: &Paper, touched: &[Touched]) -> String {
    let made_up = touched.iter().all(|one| one.effect == Effect::Added);
    if made_up && let (Some(first), Some(last)) = (touched.first(), touched.last()) {
        return if touched.len() > 1 {
            format!("{} – {}", first.name, last.name)
        } else {
            first.name.clone()
        };
    }
    let shown = if paper.all { touched.len() } else { NAMED };
    let mut all: Vec<String> = touched.iter().take(shown).map(|one| who(paper, one)).collect();
    let more = touched.len().saturating_sub(shown);
    if more > 0 {
        all.push(paper.say(&text!(vi: "và {more} người nữa", en: "and {more} more")));
    }
    all.join(", ")
}

/// The name with the place, and what changes.
fn who(paper: &Paper, touched: &Touched) -> String {
    let name = match touched.name.as_str() {
        "" => paper.word("(không ghi tên)", "(no name)").to_owned(),
        name => for_terminal(name),
    };
    let mut said = match &touched.location {
        Some(location) => format!("{name} ({})", side_by_side::place(location, paper.lang)),
        None => name,
    };
    if let Effect::Changed(changes) = &touched.effect {
        let nothing = Text::new("(trống)", "(blank)");
        let told: Vec<String> = changes
            .iter()
            .map(|change| {
                let value = |shown: &crate::comparison::Shown| {
                    paper.say(shown.value.as_ref().unwrap_or(&nothing))
                };
                let (old, new) = (value(&change.old), value(&change.new));
                format!("{} {old} → {new}", paper.say(&field(change.field)))
            })
            .collect();
        let told = match &told[..] {
            [] => paper.word("không có gì khác", "nothing differs").to_owned(),
            told => told.join("; "),
        };
        said = format!("{said}: {told}");
    }
    said
}

/// What turned good and what turned bad, in two lines.
fn turned(paper: &mut Paper, scenario: &Played<'_>) {
    use crate::comparison::Turn;
    for (turn, vi, en) in
        [(Turn::Better, "Tốt lên", "Turned good"), (Turn::Worse, "Xấu đi", "Turned bad")]
    {
        let titles: Vec<String> =
            scenario.beside.turned(turn).map(|rule| paper.say(rule.title)).collect();
        if !titles.is_empty() {
            let label = paper.word(vi, en);
            let titles = list(&titles, paper.lang);
            paper.blank();
            paper.paragraph("", &format!("{label}: {titles}."), BOLD);
        }
    }
}

/// Why a rule that was asked is not asked any more.
fn not_asked(paper: &mut Paper, played: &WhatIf<'_>) {
    let mut titles: Vec<String> = Vec::new();
    for rule in played.scenarios.iter().flat_map(|scenario| &scenario.beside.rules) {
        let title = paper.say(rule.title);
        if rule.after.is_none() && !titles.contains(&title) {
            titles.push(title);
        }
    }
    if !titles.is_empty() && !paper.quiet {
        let titles = list(&titles, paper.lang);
        let said = paper.say(&text!(
            vi: "Không xét “{titles}” cho danh sách giả định: số tổng ghi trong tệp chỉ nói về danh sách hiện nay.",
            en: "“{titles}” is not asked of the supposed list: the totals in the file speak of the list as it is now."
        ));
        paper.paragraph(" ", &said, DIM);
    }
}

fn hinges(paper: &mut Paper, scenario: &Played<'_>, lead: &str) {
    let outcome = scenario.outcome;
    if outcome.hinges.is_empty() {
        return;
    }
    paper.blank();
    for hinge in &outcome.hinges {
        let check = outcome.report.checks.iter().find(|check| check.rule == hinge.rule);
        let Some(check) = check else { continue };
        let otherwise = crate::report::words::status(hinge.otherwise);
        let mut names: Vec<String> =
            hinge.instead.iter().take(NAMED).map(|it| for_terminal(it)).collect();
        let more = hinge.instead.len().saturating_sub(NAMED);
        if more > 0 {
            names.push(paper.say(&text!(vi: "{more} người khác", en: "{more} others")));
        }
        let instead = list(&names, paper.lang);
        let said = paper.say(&words::hinges(&check.title, &otherwise, &instead));
        paper.paragraph(lead, &said, PLAIN);
    }
}

/// A column for each scenario.
fn several(paper: &mut Paper, played: &WhatIf<'_>) {
    for (at, scenario) in played.scenarios.iter().enumerate() {
        let name = scenario.outcome.scenario.name.as_deref().unwrap_or_default();
        paper.heading(&format!("[{}] {}", at + 1, for_terminal(name)));
        changes(paper, scenario);
    }
    paper.blank();
    matrix(paper, played);
    not_asked(paper, played);
    for (at, scenario) in played.scenarios.iter().enumerate() {
        hinges(paper, scenario, &format!("[{}] ! ", at + 1));
    }
    paper.blank();
    sentence(paper, SIDES.before, played, played.before);
    for (at, scenario) in played.scenarios.iter().enumerate() {
        let (said, style) = verdict::told(&scenario.outcome.report, played.strictness);
        let findings = &scenario.beside.findings;
        let (mended, new) = (findings.mended.len(), findings.new.len());
        let said = paper.say(&said);
        let about = match (mended, new) {
            (0, 0) => String::new(),
            _ => paper.say(&text!(
                vi: " Chỗ phải xem lại: hết {mended}, thêm {new}.",
                en: " Findings: {mended} mended, {new} new."
            )),
        };
        paper.paragraph(&format!("[{}] ", at + 1), &format!("{said}{about}"), style);
    }
}

fn matrix(paper: &mut Paper, played: &WhatIf<'_>) {
    let of_rule = |rule: &str| -> Vec<Option<&RuleChange<'_>>> {
        played
            .scenarios
            .iter()
            .map(|scenario| scenario.beside.rules.iter().find(|other| other.rule == rule))
            .collect()
    };
    let mut table = paper.columns();
    let mut titles = vec![
        paper.word("Quy định", "Rule").to_owned(),
        paper.word(SIDES.before.0, SIDES.before.1).to_owned(),
    ];
    titles.extend((1..=played.scenarios.len()).map(|number| format!("[{number}]")));
    let titles: Vec<Cell> =
        titles.iter().map(|title| Cell::new(paper.paint(BOLD, title))).collect();
    table.set_header(Row::from(titles));
    let mut same = 0_usize;
    let mut shown: Vec<&Check> = Vec::new();
    for check in &played.before.checks {
        let rules = of_rule(&check.rule);
        let is_changed = rules.iter().flatten().any(|rule| rule.is_changed());
        if !is_changed && !paper.all {
            same += 1;
            continue;
        }
        let mut cells = vec![paper.say(&check.title), standing(paper, Some(check))];
        cells.extend(rules.iter().map(|rule| standing(paper, rule.and_then(|rule| rule.after))));
        table.add_row(cells.into_iter().map(Cell::new).collect::<Vec<_>>());
        shown.push(check);
        shown.extend(rules.iter().filter_map(|rule| rule.and_then(|rule| rule.after)));
    }
    paper.table(table);
    side_by_side::mark_of_waived(paper, shown);
    if same > 0 {
        let said = paper.say(&text!(
            vi: "{same} quy định khác không đổi trong mọi kịch bản (xem từng quy định: --all).",
            en: "{same} other rules are the same in every scenario (each of them: --all)."
        ));
        paper.paragraph(" ", &said, DIM);
    }
}

/// `✗ 51/151, vượt 1`.
fn standing(paper: &Paper, check: Option<&Check>) -> String {
    let Some(check) = check else { return "–".to_owned() };
    let (mark, style) = outcome(check);
    let parts: Vec<String> =
        [measure::observed(check, paper.lang), measure::margin(check, paper.lang)]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect();
    let mut said = format!("{mark} {}", parts.join(", "));
    if check.status == Status::NotChecked && parts.is_empty() {
        said = format!("{mark} {}", paper.say(&side_by_side::result_word(check)));
    }
    paper.paint(style, said.trim_end())
}
