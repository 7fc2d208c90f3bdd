//! What `compare` and `what-if` share: counts, rules and findings, before and after.

use anstyle::{AnsiColor, Style};
use comfy_table::{Cell, CellAlignment, ColumnConstraint, Row, Table, Width};

use crate::comparison::{Comparison, FindingChanges, RuleChange, TallyChange, Turn};
use crate::render::figures::number;
use crate::render::for_terminal;
use crate::render::paper::{BOLD, DIM, Layout, PLAIN, Paper, outcome, weight};
use crate::report::{Check, Finding, Location, Status, TallyCount, words};
use crate::text;
use crate::wording::{Lang, Text, counted};

use crate::render::told::measure;

const BETTER: Style = AnsiColor::Green.on_default().bold();
const WORSE: Style = AnsiColor::Red.on_default().bold();

/// How many findings of one sort are shown before the rest is only counted.
const SHOWN: usize = 10;

/// The widest that the column of names becomes.
const NAME_WIDTH: u16 = 26;

/// What the two sides are called.
#[derive(Clone, Copy)]
pub(super) struct Sides {
    pub(super) before: (&'static str, &'static str),
    pub(super) after: (&'static str, &'static str),
}

/// `a → b`, or the one where both are the same.
pub(super) fn arrow(before: &str, after: &str) -> String {
    let told = |side: &str| if side.is_empty() { "–".to_owned() } else { side.to_owned() };
    if before == after {
        before.to_owned()
    } else {
        format!("{} → {}", told(before), told(after))
    }
}

/// The counts that differ, and the main ones in any case.
pub(super) fn tally(paper: &mut Paper, changes: &[TallyChange], sides: Sides) {
    let is_main = |change: &TallyChange| change.count.is_some_and(TallyCount::is_main);
    let shown = |change: &&TallyChange| change.is_changed() || (is_main(change) && !paper.quiet);
    let shown: Vec<&TallyChange> = changes.iter().filter(shown).collect();
    if shown.is_empty() {
        return;
    }
    paper.blank();
    let mut table = paper.columns();
    let titles = [
        paper.word("Số lượng", "Numbers"),
        paper.word(sides.before.0, sides.before.1),
        paper.word(sides.after.0, sides.after.1),
        paper.word("Thêm/bớt", "Difference"),
    ];
    table.set_header(header(paper, &titles, true));
    for change in shown {
        let difference = match change.after.cmp(&change.before) {
            std::cmp::Ordering::Equal => String::new(),
            std::cmp::Ordering::Less => {
                format!("−{}", number(change.before - change.after, paper.lang))
            }
            std::cmp::Ordering::Greater => {
                format!("+{}", number(change.after - change.before, paper.lang))
            }
        };
        let cells = [
            paper.say(&change.title),
            number(change.before, paper.lang),
            number(change.after, paper.lang),
            difference,
        ];
        let mut row = Row::new();
        for (at, content) in cells.into_iter().enumerate() {
            row.add_cell(aligned(Cell::new(content), at > 0));
        }
        table.add_row(row);
    }
    paper.table(table);
}

fn header(paper: &Paper, titles: &[&str], numbers: bool) -> Row {
    let mut row = Row::new();
    for (at, title) in titles.iter().enumerate() {
        row.add_cell(aligned(Cell::new(paper.paint(BOLD, title)), numbers && at > 0));
    }
    row
}

fn aligned(cell: Cell, to_the_right: bool) -> Cell {
    if to_the_right { cell.set_alignment(CellAlignment::Right) } else { cell }
}

/// The rules of which anything changed, one line each, then the others in a sentence.
pub(super) fn rules(paper: &mut Paper, beside: &Comparison<'_>, sides: Sides) {
    let (all, quiet) = (paper.all, paper.quiet);
    let shown = |rule: &&RuleChange<'_>| {
        all || if quiet { rule.turn != Turn::Same } else { rule.is_changed() }
    };
    let changed: Vec<&RuleChange<'_>> = beside.rules.iter().filter(shown).collect();
    if !changed.is_empty() {
        paper.blank();
        let layout = paper.layout();
        let mut table = paper.columns();
        table.set_header(rules_header(paper, layout, sides));
        for rule in changed {
            table.add_row(rule_row(paper, layout, rule));
        }
        as_wide_as_needed(&mut table, layout);
        paper.table(table);
    }
    if !all {
        let same: Vec<&RuleChange<'_>> =
            beside.rules.iter().filter(|rule| !rule.is_changed()).collect();
        unchanged(paper, &same);
    }
}

fn as_wide_as_needed(table: &mut Table, layout: Layout) {
    let fixed: &[usize] = match layout {
        Layout::Wide => &[0, 2, 3, 4, 5],
        Layout::Medium => &[0, 2, 3],
        Layout::Narrow => &[0],
    };
    for at in fixed {
        if let Some(column) = table.column_mut(*at) {
            column.set_constraint(ColumnConstraint::ContentWidth);
        }
    }
}

fn rules_header(paper: &Paper, layout: Layout, sides: Sides) -> Row {
    let before = paper.word(sides.before.0, sides.before.1);
    let after = paper.word(sides.after.0, sides.after.1);
    let mut titles = vec![paper.word("Kết quả", "Result"), paper.word("Quy định", "Rule")];
    match layout {
        Layout::Wide => titles.extend([
            before,
            after,
            paper.word("Giới hạn", "Allowed"),
            paper.word("Chênh lệch", "Margin"),
        ]),
        Layout::Medium => {
            titles.extend([paper.word("Thực tế", "Found"), paper.word("Giới hạn", "Allowed")]);
        }
        Layout::Narrow => {}
    }
    header(paper, &titles, false)
}

fn rule_row(paper: &Paper, layout: Layout, rule: &RuleChange<'_>) -> Row {
    let lang = paper.lang;
    let side = |tell: fn(&Check, Lang) -> String| {
        let told = |check: Option<&Check>| check.map(|check| tell(check, lang)).unwrap_or_default();
        (told(rule.before), told(rule.after))
    };
    let found = side(measure::observed);
    let margin = side(measure::margin);
    let (limit_before, limit_after) = side(measure::limit);
    let limit = for_terminal(if limit_after.is_empty() { &limit_before } else { &limit_after });
    let margin = arrow(&margin.0, &margin.1);
    let title = paper.say(rule.title);
    let title = if rule.turn == Turn::Same { title } else { paper.paint(BOLD, &title) };
    let result = result(paper, rule);
    let cells = match layout {
        Layout::Wide => vec![result, title, told(&found.0), told(&found.1), limit, margin],
        Layout::Medium => {
            let found = arrow(&found.0, &found.1);
            vec![result, title, lines(&[found, margin]), limit]
        }
        Layout::Narrow => {
            let quantities: Vec<String> = [arrow(&found.0, &found.1), limit, margin]
                .into_iter()
                .filter(|quantity| !quantity.is_empty())
                .collect();
            vec![result, lines(&[title, quantities.join(" · ")])]
        }
    };
    let mut row = Row::new();
    for content in cells {
        row.add_cell(Cell::new(content));
    }
    row
}

fn told(side: &str) -> String {
    if side.is_empty() { "–".to_owned() } else { side.to_owned() }
}

fn lines(lines: &[String]) -> String {
    let filled: Vec<&str> =
        lines.iter().map(String::as_str).filter(|line| !line.is_empty()).collect();
    filled.join("\n")
}

/// `✗ → ✓ Đạt`: both marks, and the word of the second.
fn result(paper: &Paper, rule: &RuleChange<'_>) -> String {
    let mark = |check: Option<&Check>| check.map_or(("–", PLAIN), outcome);
    let ((before, _), (after, style)) = (mark(rule.before), mark(rule.after));
    let word = rule.after.map_or_else(|| Text::new("không xét", "not asked"), result_word);
    let word = paper.sentence(&word);
    let style = match rule.turn {
        Turn::Better => BETTER,
        Turn::Worse => WORSE,
        Turn::Same => style,
    };
    paper.paint(style, &format!("{before} → {after} {word}"))
}

/// The word for how a rule came out; a broken rule that is less than an error is called by weight.
pub(super) fn result_word(check: &Check) -> Text {
    use crate::report::Severity;
    match (check.status, check.severity) {
        _ if check.waived.is_some() => words::waived(),
        (Status::Fail, Severity::Warning | Severity::Advice) => words::severity(check.severity),
        (status, _) => words::status(status),
    }
}

/// What the mark of a waived rule stands for, beneath a table that has no word for it.
pub(super) fn mark_of_waived<'a>(paper: &mut Paper, shown: impl IntoIterator<Item = &'a Check>) {
    if !paper.quiet && shown.into_iter().any(|check| check.waived.is_some()) {
        let said = paper.word("Dấu ~: được chấp thuận.", "~ marks what is waived.");
        paper.paragraph(" ", said, DIM);
    }
}

/// `Không đổi: 15 quy định vẫn đạt; vẫn không đạt: …`.
fn unchanged(paper: &mut Paper, same: &[&RuleChange<'_>]) {
    let held = same.iter().filter(|rule| is(rule, Status::Pass)).count();
    let mut said = Vec::new();
    if held > 0 && !paper.quiet {
        let rules = counted(u64::try_from(held).unwrap_or(u64::MAX), "rule holds", "rules hold");
        said.push(paper.say(&text!(
            vi: "{held} quy định vẫn đạt như trước",
            en: "{rules} as before"
        )));
    }
    for (status, vi, en) in [
        (Status::Fail, "vẫn không đạt", "still broken"),
        (Status::NotChecked, "vẫn chưa kiểm tra được", "still not checked"),
    ] {
        let names: Vec<String> =
            same.iter().filter(|rule| is(rule, status)).map(|rule| named(paper, rule)).collect();
        if !names.is_empty() {
            said.push(format!("{}: {}", paper.word(vi, en), names.join("; ")));
        }
    }
    if said.is_empty() {
        return;
    }
    let label = paper.word("Không đổi", "Unchanged");
    let hint = if held > 0 && !paper.quiet {
        paper.word(" (xem từng quy định: --all)", " (each of them: --all)")
    } else {
        ""
    };
    paper.paragraph(" ", &format!("{label}: {}.{hint}", said.join("; ")), DIM);
}

fn is(rule: &RuleChange<'_>, status: Status) -> bool {
    rule.after.is_some_and(|check| check.status == status)
}

/// The rule with the word for its weight and how far it is off.
fn named(paper: &Paper, rule: &RuleChange<'_>) -> String {
    let title = paper.say(rule.title);
    let Some(check) = rule.after else { return title };
    let mut details = Vec::new();
    if check.waived.is_some() {
        details.push(paper.say(&words::waived_after_name()));
    } else if check.status == Status::Fail && check.severity != crate::report::Severity::Error {
        details.push(paper.say(&words::severity(check.severity)));
    }
    let margin = measure::margin(check, paper.lang);
    if check.status == Status::Fail && !margin.is_empty() {
        details.push(margin);
    }
    if details.is_empty() { title } else { format!("{title} ({})", details.join(", ")) }
}

/// What is mended and what is new, at each cell.
pub(super) fn findings(paper: &mut Paper, changes: &FindingChanges<'_>) {
    some_findings(paper, paper.word("Chỗ đã hết lỗi", "Findings mended"), &changes.mended, true);
    some_findings(paper, paper.word("Chỗ mới phải xem lại", "New findings"), &changes.new, false);
    let kept = changes.kept.len();
    if kept > 0 && !paper.quiet {
        let findings =
            counted(u64::try_from(kept).unwrap_or(u64::MAX), "finding is", "findings are");
        let said = paper.say(&text!(
            vi: "Còn {kept} chỗ phải xem lại như trước.",
            en: "{findings} there as before."
        ));
        paper.blank();
        paper.paragraph("", &said, PLAIN);
    }
}

fn some_findings(paper: &mut Paper, label: &str, findings: &[&Finding], mended: bool) {
    if findings.is_empty() {
        return;
    }
    paper.heading(&format!("{label} ({})", findings.len()));
    let shown = if paper.all { findings.len() } else { SHOWN };
    let mut table = paper.columns();
    for finding in findings.iter().take(shown) {
        let (mark, style) = if mended { ("✓", BETTER) } else { weight(finding.severity) };
        let at = place(&finding.location, paper.lang);
        let place = paper.paint(style, &format!("{mark} {at}"));
        let name = finding.delegate.as_deref().map(for_terminal).unwrap_or_default();
        let message = paper.sentence(&finding.message);
        let mut row = Row::new();
        row.add_cell(Cell::new(place));
        if paper.layout() == Layout::Narrow {
            row.add_cell(Cell::new(lines(&[name, message])));
        } else {
            row.add_cell(Cell::new(name));
            row.add_cell(Cell::new(message));
        }
        table.add_row(row);
    }
    if paper.layout() != Layout::Narrow
        && let Some(name) = table.column_mut(1)
    {
        name.set_constraint(ColumnConstraint::UpperBoundary(Width::Fixed(NAME_WIDTH)));
    }
    paper.table(table);
    rest(paper, findings.len().saturating_sub(shown));
}

/// `… and 12 more`.
pub(super) fn rest(paper: &mut Paper, more: usize) {
    if more > 0 {
        let said = paper.say(&text!(
            vi: "… và {more} nữa (xem hết: --all)",
            en: "… and {more} more (all of them: --all)"
        ));
        paper.paragraph("   ", &said, DIM);
    }
}

/// `ĐB chính thức!D22`, or the row where no cell is meant.
pub(super) fn place(location: &Location, lang: Lang) -> String {
    let sheet = location.on_sheet().address();
    let sheet = sheet.map(|name| format!("{}!", for_terminal(&name)));
    let at = match (location.cell, lang) {
        (Some(cell), _) => cell.to_string(),
        (None, Lang::Vi) => format!("dòng {}", location.row),
        (None, Lang::En) => format!("row {}", location.row),
    };
    format!("{}{at}", sheet.unwrap_or_default())
}
