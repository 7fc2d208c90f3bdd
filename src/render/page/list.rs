//! One list on the page: its head, its rules, what to mend at which cell, how it was read.

use super::across::tone;
use super::{Block, Cell, Table, Tone};
use crate::render::paper::{WAIVED, outcome, weight};
use crate::render::told::{self, alike, head, left_out, measure, verdict};
use crate::render::{RenderOptions, problems};
use crate::report::{
    Check, Counts, Finding, InputReport, ListReport, Run, Standing, Status, words,
};
use crate::roster::SheetOf;
use crate::text;
use crate::wording::{Lang, Text, capitalised};

/// The blocks of a list; none of one that holds, where only what needs attention is told.
pub(super) fn blocks(
    run: &Run,
    input: &InputReport,
    number: usize,
    whole: bool,
    options: &RenderOptions,
) -> Vec<Block> {
    let lang = options.lang;
    let list = match &input.outcome {
        Ok(list) => list,
        Err(error) => {
            let mut lines = problems::error_lines(error, lang);
            lines.insert(0, problems::unreadable(lang).to_owned());
            let title = Block::List(number, head::files(&input.path, &input.parts, lang));
            return vec![title, Block::Bullets(vec![Cell::lines(lines).toned(Tone::Bad)])];
        }
    };
    let counts = list.counts();
    if !whole && counts == Counts::default() {
        return Vec::new();
    }
    let standing = list.standing(run.strictness);
    let said = verdict::of(list, run.strictness);
    let mut blocks = vec![
        Block::List(number, head::files(&input.path, &input.parts, lang)),
        Block::Paragraph(Tone::Plain, head::congress(&list.congress, lang)),
        Block::Paragraph(Tone::Plain, head::people(&list.tally, lang)),
        Block::Paragraph(verdict_tone(standing), said.get(lang).to_owned()),
    ];
    blocks.extend(rules(list, whole, options));
    for (sheet, findings) in alike::by_sheet(&list.findings) {
        blocks.extend(sheet_findings(list, sheet, &findings, options));
    }
    let read = left_out::lines(list, lang);
    if !read.is_empty() {
        let heading = text!(vi: "Cách đọc tệp", en: "How the file was read");
        blocks.push(Block::Heading(heading.get(lang).to_owned()));
        blocks.push(Block::Bullets(read.into_iter().map(Cell::new).collect()));
    }
    blocks
}

fn verdict_tone(standing: Standing) -> Tone {
    match standing {
        Standing::Ready => Tone::Good,
        Standing::Open => Tone::Open,
        Standing::Refused => Tone::Bad,
    }
}

/// A row for each rule; only for those that do not hold, unless all are told.
fn rules(list: &ListReport, whole: bool, options: &RenderOptions) -> Option<Block> {
    let rows: Vec<Vec<Cell>> = list
        .checks
        .iter()
        .filter(|check| whole || check.status != Status::Pass)
        .map(|check| rule(check, options))
        .collect();
    let titles = match options.lang {
        Lang::Vi => ["Kết quả", "Quy định", "Thực tế", "Giới hạn", "Chênh lệch", "Giải thích"],
        Lang::En => ["Result", "Rule", "Found", "Allowed", "Margin", "Why"],
    };
    (!rows.is_empty()).then(|| Block::Table(Table { titles: titles.to_vec(), numbers: 2..3, rows }))
}

fn rule(check: &Check, options: &RenderOptions) -> Vec<Cell> {
    let lang = options.lang;
    let (mark, _) = outcome(check);
    let result = format!("{mark} {}", told::result(check, lang));
    let tone = match check.status {
        Status::Pass => Tone::Good,
        Status::NotChecked => Tone::Open,
        Status::Fail => tone(check.severity, check.waived.is_some()),
    };
    let mut found = measure::observed(check, lang);
    if let Some(percent) = measure::percent(check, lang) {
        found = format!("{found} ({percent})");
    }
    vec![
        Cell::new(result).toned(tone),
        Cell::new(check.title.get(lang)),
        Cell::new(found),
        Cell::new(measure::limit(check, lang)),
        Cell::new(measure::margin(check, lang)),
        Cell::lines(why(check, options)),
    ]
}

fn why(check: &Check, options: &RenderOptions) -> Vec<String> {
    let lang = options.lang;
    let source = told::source(check, lang);
    if check.status == Status::Pass {
        return vec![source];
    }
    let mut lines = vec![capitalised(check.message.get(lang))];
    if !check.decided_by.is_empty() {
        lines.push(told::deciding(check, lang, options.all));
    }
    let below = match (&check.waived, &check.help) {
        (Some(waived), _) => Some(capitalised(words::waiver(waived).get(lang))),
        (None, Some(help)) => Some(format!("→ {}", capitalised(help.get(lang)))),
        (None, None) => None,
    };
    lines.extend(below);
    lines.push(source);
    lines
}

/// What to mend on one sheet.
fn sheet_findings(
    list: &ListReport,
    sheet: SheetOf<'_>,
    findings: &[&Finding],
    options: &RenderOptions,
) -> Vec<Block> {
    let lang = options.lang;
    let label = text!(vi: "Cần xem lại", en: "To mend");
    let place = words::sheet(sheet);
    let heading = format!("{} – {} ({})", label.get(lang), place.get(lang), findings.len());
    let collapsed = alike::collapsed(findings, options.all);
    let shown = alike::shown(findings, options.all).into_iter();
    let rows = shown.map(|(finding, help)| finding_row(finding, help, lang)).collect();
    let titles = match lang {
        Lang::Vi => vec!["Ô", "Đại biểu", "Nội dung"],
        Lang::En => vec!["Cell", "Delegate", "What is wrong"],
    };
    let mut blocks =
        vec![Block::Heading(heading), Block::Table(Table { titles, numbers: 0..0, rows })];
    blocks.extend(collapsed.into_iter().map(|rule| {
        let said = alike::rest(list, rule, findings);
        Block::Paragraph(Tone::Plain, said.get(lang).to_owned())
    }));
    blocks
}

fn finding_row(finding: &Finding, help: Option<&Text>, lang: Lang) -> Vec<Cell> {
    let (mark, _) = finding.waived.as_ref().map_or(weight(finding.severity), |_| WAIVED);
    let at = words::place(&finding.location);
    let place = format!("{mark} {}", at.get(lang));
    let mut lines = vec![capitalised(finding.message.get(lang))];
    match (&finding.waived, help) {
        (Some(waived), _) => lines.push(capitalised(words::waiver(waived).get(lang))),
        (None, Some(help)) => lines.push(format!("→ {}", capitalised(help.get(lang)))),
        (None, None) => {}
    }
    vec![
        Cell::new(place).toned(tone(finding.severity, finding.waived.is_some())),
        Cell::new(finding.delegate.clone().unwrap_or_default()),
        Cell::lines(lines),
    ]
}
