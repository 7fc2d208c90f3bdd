//! The ranges for people: each number with what is allowed and what limits it, then a verdict.

use comfy_table::{Cell, CellAlignment};

use crate::calculate::bounds::{Allowed, Conflict, Range, Reason, number_of};
use crate::render::paper::{BOLD, PLAIN, Paper, came_out};
use crate::render::{RenderOptions, figures, for_terminal};
use crate::report::{Severity, Status};
use crate::rules::Rule;
use crate::text;
use crate::wording::{Text, list};

use super::QuotaReport;

/// More numbers than this that are limited alike share a line.
const MOST_ALIKE: usize = 3;

pub(super) fn render(report: &QuotaReport<'_>, options: &RenderOptions) -> String {
    let mut paper = Paper::new(options);
    if !paper.quiet {
        head(&mut paper, report);
        ranges(&mut paper, report);
    }
    match &report.answer.conflict {
        Some(conflict) => contradiction(&mut paper, report, conflict),
        None if !paper.quiet => agreement(&mut paper, report),
        None => {}
    }
    if !paper.quiet {
        clauses(&mut paper, report);
    }
    paper.finish()
}

fn head(paper: &mut Paper, report: &QuotaReport<'_>) {
    let title = paper.say(&report.ruleset.title);
    paper.paragraph("", &title, BOLD);
    let level = paper.say(&report.level.title);
    let label = paper.word("Cấp đại hội:", "Level:");
    let mut said = format!("{label} {level}");
    if let Some(unit) = report.unit {
        said = format!("{} {} · {said}", paper.word("Đơn vị:", "Unit:"), for_terminal(unit));
    }
    paper.paragraph("", &said, PLAIN);
    paper.blank();
}

/// A line of the table, which may stand for several numbers that are limited alike.
struct Line<'a> {
    first: &'a Allowed<'a>,
    alike: usize,
}

fn ranges(paper: &mut Paper, report: &QuotaReport<'_>) {
    let mut table = paper.columns_under([
        paper.word("Số lượng", "Number of"),
        paper.word("Đã cho", "Given"),
        paper.word("Được phép", "Allowed"),
        paper.word("Giới hạn do", "Limited by"),
    ]);
    for line in lines(report, paper.all) {
        let allowed = line.first;
        let given = allowed.given.map(|number| figures::number(number, paper.lang));
        let is_broken = allowed
            .given
            .zip(allowed.range.as_ref())
            .is_some_and(|(number, range)| !range.contains(number));
        let (mark, style) = came_out(Status::Fail, Severity::Error);
        let given = match given {
            Some(number) if is_broken => paper.paint(style, &format!("{mark} {number}")),
            Some(number) => number,
            None => "–".to_owned(),
        };
        table.add_row([
            Cell::new(label(paper, &line)),
            Cell::new(given).set_alignment(CellAlignment::Right),
            Cell::new(paper.say(&range_words(paper, allowed.range.as_ref()))),
            Cell::new(limits(paper, report, allowed)),
        ]);
    }
    paper.table(table);
}

/// What is worth a line: the people of every list, what a rule speaks of, what was given. Where
/// numbers contradict each other, the others have no range to show.
fn lines<'a>(report: &'a QuotaReport<'a>, all: bool) -> Vec<Line<'a>> {
    let mut lines: Vec<Line<'a>> = Vec::new();
    let quantities = report.answer.quantities.iter();
    let told = |held: &&Allowed<'_>| {
        let is_limited = held.range.as_ref().is_some_and(|range| !range.is_all());
        held.given.is_some()
            || (held.is_usual && is_limited)
            || (held.is_ruled && held.range.is_some())
    };
    let plain = |held: &Allowed<'_>| !held.is_usual && held.given.is_none();
    let shown: Vec<&Allowed<'_>> = quantities.filter(told).collect();
    for held in &shown {
        let like = |other: &&&Allowed<'_>| plain(other) && is_limited_alike(held, other);
        let alike = shown.iter().filter(like).count();
        if all || !plain(held) || alike <= MOST_ALIKE {
            lines.push(Line { first: held, alike: 0 });
        } else if !lines.iter().any(|line| line.alike > 0 && is_limited_alike(line.first, held)) {
            lines.push(Line { first: held, alike: alike - 1 });
        }
    }
    lines
}

/// Whether the same range comes from the same rules.
fn is_limited_alike(one: &Allowed<'_>, other: &Allowed<'_>) -> bool {
    let said = |held: &Allowed<'_>| {
        held.range.as_ref().map(|range| {
            let ids = range.min_by.iter().chain(&range.max_by).map(|reason| match reason {
                Reason::Rule(rule) => rule.id.clone(),
                Reason::Given(at) => at.to_string(),
            });
            (range.min, range.max, ids.collect::<Vec<String>>())
        })
    };
    said(one) == said(other)
}

fn label(paper: &Paper, line: &Line<'_>) -> String {
    let noun = paper.sentence(&line.first.noun.many());
    if line.alike == 0 {
        return noun;
    }
    let alike = line.alike;
    let more = paper.say(&text!(
        vi: "và {alike} số khác có cùng giới hạn (xem bằng --all)",
        en: "and {alike} more with the same limits (shown by --all)",
    ));
    format!("{noun}, {more}")
}

fn range_words(paper: &Paper, range: Option<&Range<'_>>) -> Text {
    let number = |number: u64| figures::number(number, paper.lang);
    match range.map(|range| (range.min, range.max)) {
        None => text!(vi: "không số nào", en: "none"),
        Some((0, None)) => text!(vi: "không giới hạn", en: "any"),
        Some((min, None)) => {
            let min = number(min);
            text!(vi: "từ {min}", en: "{min} or more")
        }
        Some((min, Some(max))) if min == max => Text::same(number(min)),
        Some((min, Some(max))) => {
            let (min, max) = (number(min), number(max));
            text!(vi: "{min} đến {max}", en: "{min} to {max}")
        }
    }
}

/// `tối thiểu: Tỷ lệ đại biểu nữ, với 120 đại biểu chính thức`.
fn limits(paper: &Paper, report: &QuotaReport<'_>, allowed: &Allowed<'_>) -> String {
    let Some(range) = &allowed.range else {
        return paper
            .word("các số còn lại mâu thuẫn", "the others contradict each other")
            .to_owned();
    };
    let end = |label: &str, reasons: &[Reason<'_>]| {
        (!reasons.is_empty()).then(|| format!("{label} {}", reasons_words(paper, report, reasons)))
    };
    let least = end(paper.word("tối thiểu:", "least:"), &range.min_by);
    let most = end(paper.word("tối đa:", "most:"), &range.max_by);
    let ends: Vec<String> = least.into_iter().chain(most).collect();
    ends.join("\n")
}

fn reasons_words(paper: &Paper, report: &QuotaReport<'_>, reasons: &[Reason<'_>]) -> String {
    let rules: Vec<String> = reasons
        .iter()
        .filter_map(|reason| match reason {
            Reason::Rule(rule) => Some(paper.say(&rule.title)),
            Reason::Given(_) => None,
        })
        .collect();
    let given: Vec<usize> = reasons
        .iter()
        .filter_map(|reason| match reason {
            Reason::Given(at) => Some(*at),
            Reason::Rule(_) => None,
        })
        .collect();
    let rules = rules.join(" + ");
    let given = given_words(paper, report, &given);
    match (rules.is_empty(), given.is_empty()) {
        (false, true) => rules,
        (true, _) => format!("{} {given}", paper.word("do có", "the")),
        (false, false) => format!("{rules}, {} {given}", paper.word("với", "with")),
    }
}

/// `120 đại biểu chính thức và 40 khách mời`.
fn given_words(paper: &Paper, report: &QuotaReport<'_>, given: &[usize]) -> String {
    let said: Vec<String> = given
        .iter()
        .map(|at| &report.answer.quantities[*at])
        .map(|held| paper.say(&number_of(held.given.unwrap_or_default(), &held.noun)))
        .collect();
    list(&said, paper.lang)
}

fn agreement(paper: &mut Paper, report: &QuotaReport<'_>) {
    paper.blank();
    if report.answer.quantities.iter().all(|held| held.given.is_none()) {
        let hint = paper.word(
            "Cho biết một vài số, ví dụ --official 120, để xem các số còn lại được phép đến đâu.",
            "Give some of the numbers, such as --official 120, to see what they leave to the others.",
        );
        paper.paragraph("", hint, PLAIN);
        return;
    }
    let (mark, style) = came_out(Status::Pass, Severity::Error);
    let said = paper.word(
        "Các số đã cho không trái quy định bắt buộc nào về số lượng.",
        "The numbers given keep every binding rule on numbers.",
    );
    paper.paragraph(&format!("{mark} "), said, style);
}

fn contradiction(paper: &mut Paper, report: &QuotaReport<'_>, conflict: &Conflict<'_>) {
    paper.blank();
    let (mark, style) = came_out(Status::Fail, Severity::Error);
    let given = given_words(paper, report, &conflict.given);
    let on_facts = conflict.given.iter().all(|at| report.answer.quantities[*at].is_fact);
    let said = match (conflict.given.is_empty(), conflict.rules.is_empty()) {
        (true, _) => paper.say(&text!(
            vi: "Các quy định này mâu thuẫn với nhau, không danh sách nào đạt được tất cả:",
            en: "These rules contradict each other, and no list can keep them all:",
        )),
        (false, true) => paper.say(&text!(
            vi: "Các số này mâu thuẫn với nhau: {given}.",
            en: "These numbers contradict each other: {given}.",
        )),
        (false, false) if on_facts => paper.say(&text!(
            vi: "Với {given}, không danh sách nào đạt quy định:",
            en: "With {given}, no list can keep the rules:",
        )),
        (false, false) => paper.say(&text!(
            vi: "Không thể có {given}, vì:",
            en: "There cannot be {given}, because:",
        )),
    };
    paper.paragraph(&format!("{mark} "), &said, style.bold());
    for (rule, sentence) in &conflict.rules {
        let (title, id) = (paper.say(&rule.title), for_terminal(&rule.id));
        let sentence = paper.say(sentence);
        let clause = clause(report, rule).map(|clause| format!(" ({clause})")).unwrap_or_default();
        paper.paragraph("   · ", &format!("{title} [{id}]: {sentence}.{clause}"), PLAIN);
        if let Some(help) = plain_help(rule) {
            let help = paper.say(help);
            paper.paragraph("     → ", &help, PLAIN);
        }
    }
    ways_out(paper, report, conflict);
}

/// A rule's own help, where it is not about the numbers of a list.
fn plain_help(rule: &Rule) -> Option<&Text> {
    rule.help.as_ref().filter(|help| !help.vi.contains('{') && !help.en.contains('{'))
}

/// What each of several numbers of the conflict may be while all the others stay.
fn ways_out(paper: &mut Paper, report: &QuotaReport<'_>, conflict: &Conflict<'_>) {
    if conflict.given.len() < 2 {
        return;
    }
    let ways: Vec<String> = conflict
        .given
        .iter()
        .map(|at| &report.answer.quantities[*at])
        .filter(|held| !held.is_fact)
        .filter_map(|held| {
            let words = range_words(paper, Some(held.range.as_ref()?));
            let (people, range) = (paper.say(&held.noun.many()), paper.say(&words));
            Some(format!("{people}: {range}"))
        })
        .collect();
    if ways.is_empty() {
        return;
    }
    let label = paper.word(
        "Nếu chỉ đổi một số và giữ nguyên các số khác, số đó phải là:",
        "If a single one is changed and the others stay, it must be:",
    );
    paper.paragraph("  ", label, PLAIN);
    for way in ways {
        paper.paragraph("   · ", &way, PLAIN);
    }
}

/// The clause of each rule that limits a number.
fn clauses(paper: &mut Paper, report: &QuotaReport<'_>) {
    let mut cited: Vec<&Rule> = Vec::new();
    for line in lines(report, paper.all) {
        let Some(range) = &line.first.range else { continue };
        for reason in range.min_by.iter().chain(&range.max_by) {
            if let Reason::Rule(rule) = reason
                && !cited.iter().any(|held| held.id == rule.id)
            {
                cited.push(rule);
            }
        }
    }
    if cited.is_empty() {
        return;
    }
    let heading = paper.word("Căn cứ", "Sources");
    paper.heading(heading);
    for rule in cited {
        let (title, id) = (paper.say(&rule.title), for_terminal(&rule.id));
        let clause = clause(report, rule).map(|clause| format!(": {clause}")).unwrap_or_default();
        paper.paragraph(" · ", &format!("{title} [{id}]{clause}"), PLAIN);
    }
}

/// The clause of a rule, where one is cited at this level.
fn clause(report: &QuotaReport<'_>, rule: &Rule) -> Option<String> {
    let clause = for_terminal(&rule.citation(&report.level.id).clause);
    (!clause.is_empty()).then_some(clause)
}
