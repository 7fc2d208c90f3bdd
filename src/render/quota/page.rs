//! The ranges for people: each number with what is allowed and what limits it, then a verdict.

use crate::calculate::bounds::{Allowed, Conflict, Range, Reason, number_of};
use crate::render::RenderOptions;
use crate::render::document::{
    BAD, Document, GOOD, TextColumn, TextLine, TextTable, beneath, paragraph, point,
};
use crate::report::Citation;
use crate::rules::Rule;
use crate::text;
use crate::wording::{Text, all_of, grouped, joined};

use super::QuotaReport;

/// More numbers than this that are limited alike share a line.
const MOST_ALIKE: usize = 3;

pub(super) fn document(report: &QuotaReport<'_>, options: &RenderOptions) -> Document {
    let mut document = Document::default();
    let page = &mut document;
    if !options.quiet {
        head(page, report);
        ranges(page, report, options.all);
    }
    match &report.answer.conflict {
        Some(conflict) => contradiction(page, report, conflict),
        None if !options.quiet => agreement(page, report),
        None => {}
    }
    if !options.quiet {
        clauses(page, report, options.all);
        not_supported(page, report);
    }
    document
}

fn head(document: &mut Document, report: &QuotaReport<'_>) {
    document.title(report.ruleset.title.clone());
    let unit = report.unit.map(|unit| text!(vi: "Đơn vị: {unit} · ", en: "Unit: {unit} · "));
    let level = &report.level.title;
    document.say(text!(vi: "{unit}Cấp đại hội: {level}", en: "{unit}Level: {level}", unit, level));
    document.gap();
}

/// A line of the table, which may stand for several numbers that are limited alike.
struct RangeLine<'a> {
    first: &'a Allowed<'a>,
    alike: usize,
}

fn ranges(document: &mut Document, report: &QuotaReport<'_>, all: bool) {
    let mut table = TextTable::new([
        TextColumn::new(Text::fixed("Số lượng", "Number of")),
        TextColumn::number(Text::fixed("Đã cho", "Given")).below_title(),
        TextColumn::new(Text::fixed("Được phép", "Allowed")),
        TextColumn::new(Text::fixed("Giới hạn do", "Limited by")),
    ]);
    for line in lines(report, all) {
        let allowed = line.first;
        let range = allowed.range.as_ref();
        let is_broken =
            allowed.given.zip(range).is_some_and(|(number, range)| !range.contains(number));
        let given = match allowed.given.map(grouped) {
            Some(number) if is_broken => TextLine::from(text!("✗ {number}", number)).toned(BAD),
            Some(number) => number.into(),
            None => "–".into(),
        };
        table.row([
            label(&line).into(),
            given.into(),
            in_words(range).into(),
            limits(report, range).into_iter().map(TextLine::from).collect(),
        ]);
    }
    document.table(table);
}

/// What is worth a line: the people of every list, what a rule speaks of, what was given. Where
/// numbers contradict each other, the others have no range to show.
fn lines<'a>(report: &'a QuotaReport<'a>, all: bool) -> Vec<RangeLine<'a>> {
    let mut lines: Vec<RangeLine<'a>> = Vec::new();
    let is_shown = |allowed: &&Allowed<'_>| {
        let is_limited = allowed.range.as_ref().is_some_and(|range| !range.is_all());
        allowed.given.is_some()
            || (allowed.is_usual && is_limited)
            || (allowed.is_ruled && allowed.range.is_some())
    };
    let is_plain = |allowed: &Allowed<'_>| !allowed.is_usual && allowed.given.is_none();
    let shown: Vec<&Allowed<'_>> = report.answer.quantities.iter().filter(is_shown).collect();
    for allowed in &shown {
        let is_like = |other: &&&Allowed<'_>| is_plain(other) && is_limited_alike(allowed, other);
        let alike = shown.iter().filter(is_like).count();
        if all || !is_plain(allowed) || alike <= MOST_ALIKE {
            lines.push(RangeLine { first: allowed, alike: 0 });
        } else if !lines.iter().any(|line| line.alike > 0 && is_limited_alike(line.first, allowed))
        {
            lines.push(RangeLine { first: allowed, alike: alike - 1 });
        }
    }
    lines
}

/// Whether the same range comes from the same rules.
fn is_limited_alike(one: &Allowed<'_>, other: &Allowed<'_>) -> bool {
    let limits = |allowed: &Allowed<'_>| {
        allowed.range.as_ref().map(|range| {
            let ids = range.min_by.iter().chain(&range.max_by).map(|reason| match reason {
                Reason::Rule(rule) => rule.id.clone(),
                Reason::Given(at) => at.to_string(),
            });
            (range.min, range.max, ids.collect::<Vec<String>>())
        })
    };
    limits(one) == limits(other)
}

fn label(line: &RangeLine<'_>) -> Text {
    let noun = line.first.noun.many().capitalised();
    match line.alike {
        0 => noun,
        alike => text!(
            vi: "{noun}, và {alike} số khác có cùng giới hạn (xem bằng --all)",
            en: "{noun}, and {alike} more with the same limits (shown by --all)",
            noun
        ),
    }
}

fn in_words(range: Option<&Range<'_>>) -> Text {
    match range.map(|range| (range.min, range.max)) {
        None => Text::fixed("không số nào", "none"),
        Some((0, None)) => Text::fixed("không giới hạn", "any"),
        Some((min, None)) => text!(vi: "từ {min}", en: "{min} or more", min = grouped(min)),
        Some((min, Some(max))) if min == max => grouped(min),
        Some((min, Some(max))) => {
            let (min, max) = (grouped(min), grouped(max));
            text!(vi: "{min} đến {max}", en: "{min} to {max}", min, max)
        }
    }
}

/// `tối thiểu: Tỷ lệ đại biểu nữ, với 120 đại biểu chính thức`.
fn limits(report: &QuotaReport<'_>, range: Option<&Range<'_>>) -> Vec<Text> {
    let Some(range) = range else {
        return vec![Text::fixed("các số còn lại mâu thuẫn", "the others contradict each other")];
    };
    [
        (Text::fixed("tối thiểu:", "least:"), &range.min_by),
        (Text::fixed("tối đa:", "most:"), &range.max_by),
    ]
    .into_iter()
    .filter(|(_, reasons)| !reasons.is_empty())
    .map(|(label, by)| text!("{label} {reasons}", label, reasons = reasons(report, by)))
    .collect()
}

fn reasons(report: &QuotaReport<'_>, reasons: &[Reason<'_>]) -> Text {
    let (mut rules, mut given) = (Vec::new(), Vec::new());
    for reason in reasons {
        match reason {
            Reason::Rule(rule) => rules.push(&rule.title),
            Reason::Given(at) => given.push(*at),
        }
    }
    let titles = joined(rules.iter().copied(), " + ");
    let numbers = given_numbers(report, &given);
    match (rules.is_empty(), given.is_empty()) {
        (false, true) => titles,
        (true, _) => text!(vi: "do có {numbers}", en: "the {numbers}", numbers),
        (false, false) => {
            text!(vi: "{titles}, với {numbers}", en: "{titles}, with {numbers}", titles, numbers)
        }
    }
}

/// `120 đại biểu chính thức và 40 khách mời`.
fn given_numbers(report: &QuotaReport<'_>, given: &[usize]) -> Text {
    let numbers: Vec<Text> = given
        .iter()
        .map(|at| &report.answer.quantities[*at])
        .map(|allowed| number_of(allowed.given.unwrap_or_default(), &allowed.noun))
        .collect();
    all_of(&numbers)
}

fn agreement(document: &mut Document, report: &QuotaReport<'_>) {
    document.gap();
    if report.answer.quantities.iter().all(|allowed| allowed.given.is_none()) {
        document.say(Text::fixed(
            "Cho biết một vài số, ví dụ --official 120, để xem các số còn lại được phép đến đâu.",
            "Give some of the numbers, such as --official 120, to see what they leave to the others.",
        ));
        return;
    }
    let verdict = Text::fixed(
        "Các số đã cho không trái quy định bắt buộc nào về số lượng.",
        "The numbers given keep every binding rule on numbers.",
    );
    document.add(paragraph(verdict).marked("✓").toned(GOOD));
}

fn contradiction(document: &mut Document, report: &QuotaReport<'_>, conflict: &Conflict<'_>) {
    document.gap();
    let given = given_numbers(report, &conflict.given);
    let are_facts = conflict.given.iter().all(|at| report.answer.quantities[*at].is_fact);
    let verdict = match (conflict.given.is_empty(), conflict.rules.is_empty()) {
        (true, _) => Text::fixed(
            "Các quy định này mâu thuẫn với nhau, không danh sách nào đạt được tất cả:",
            "These rules contradict each other, and no list can keep them all:",
        ),
        (false, true) => text!(
            vi: "Các số này mâu thuẫn với nhau: {given}.",
            en: "These numbers contradict each other: {given}.",
            given
        ),
        (false, false) if are_facts => text!(
            vi: "Với {given}, không danh sách nào đạt quy định:",
            en: "With {given}, no list can keep the rules:",
            given
        ),
        (false, false) => text!(
            vi: "Không thể có {given}, vì:",
            en: "There cannot be {given}, because:",
            given
        ),
    };
    document.add(paragraph(verdict).marked("✗").toned(BAD.strong()));
    for (rule, sentence) in &conflict.rules {
        let (id, title) = (&rule.id, &rule.title);
        let clause = citation(report, rule).map(|cited| format!(" ({})", cited.clause));
        document.add(
            point(text!("{title} [{id}]: {sentence}.{clause}", title, sentence, clause))
                .indented(3),
        );
        if let Some(help) = plain_help(rule) {
            document.add(beneath(help).indented(5).marked("→"));
        }
    }
    ways_out(document, report, conflict);
}

/// A rule's own help, where it is not about the numbers of a list.
fn plain_help(rule: &Rule) -> Option<&Text> {
    rule.help.as_ref().filter(|help| !help.vi.contains('{') && !help.en.contains('{'))
}

/// What each of several numbers of the conflict may be while all the others stay.
fn ways_out(document: &mut Document, report: &QuotaReport<'_>, conflict: &Conflict<'_>) {
    if conflict.given.len() < 2 {
        return;
    }
    let ways: Vec<Text> = conflict
        .given
        .iter()
        .map(|at| &report.answer.quantities[*at])
        .filter(|allowed| !allowed.is_fact)
        .filter_map(|allowed| {
            let range = in_words(Some(allowed.range.as_ref()?));
            Some(text!("{people}: {range}", people = allowed.noun.many(), range))
        })
        .collect();
    if ways.is_empty() {
        return;
    }
    let label = Text::fixed(
        "Nếu chỉ đổi một số và giữ nguyên các số khác, số đó phải là:",
        "If a single one is changed and the others stay, it must be:",
    );
    document.add(paragraph(label).indented(2));
    for way in ways {
        document.add(point(way).indented(3));
    }
}

/// The clause of each rule that limits a number.
fn clauses(document: &mut Document, report: &QuotaReport<'_>, all: bool) {
    let mut cited: Vec<&Rule> = Vec::new();
    for line in lines(report, all) {
        let Some(range) = &line.first.range else { continue };
        for reason in range.min_by.iter().chain(&range.max_by) {
            if let Reason::Rule(rule) = reason
                && !cited.iter().any(|other| other.id == rule.id)
            {
                cited.push(rule);
            }
        }
    }
    if cited.is_empty() {
        return;
    }
    document.heading(Text::fixed("Căn cứ", "Sources"));
    for rule in cited {
        let (id, title) = (&rule.id, &rule.title);
        let clause = citation(report, rule).map(|cited| format!(": {}", cited.with_issuers()));
        document.add(point(text!("{title} [{id}]{clause}", title, clause)));
    }
}

/// The rules that the numbers say nothing of, lest somebody takes them for kept.
fn not_supported(document: &mut Document, report: &QuotaReport<'_>) {
    if report.not_supported.is_empty() {
        return;
    }
    document.heading(Text::fixed(
        "Chưa hỗ trợ ở đây: không tính được bằng số lượng",
        "Not supported here: numbers do not tell",
    ));
    for rule in &report.not_supported {
        let (id, title) = (&rule.id, &rule.title);
        document.add(point(text!("{title} [{id}]", title)));
    }
    document.note(Text::fixed(
        "Các quy định này xét từng người trong danh sách; dùng `validate` khi đã có danh sách.",
        "These rules ask of each person on a list; `validate` checks them once there is one.",
    ));
}

/// Where a rule comes from, where a clause is cited at this level.
fn citation(report: &QuotaReport<'_>, rule: &Rule) -> Option<Citation> {
    let citation = rule.citation(&report.level.id);
    (!citation.clause.is_empty()).then_some(citation)
}
