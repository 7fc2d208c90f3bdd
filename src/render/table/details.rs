//! Why each broken rule is broken, and what each rule that could not be checked lacks.

use crate::lang::report as words;
use crate::render::for_terminal;
use crate::report::{Check, ListReport, Location, Severity, Status};

use crate::render::paper::{DIM, PLAIN, Paper, outcome};

/// How many deciding cells are named before the rest is only counted.
const CELLS_NAMED: usize = 10;

pub(super) fn write(paper: &mut Paper, list: &ListReport) {
    let broken = paper.word("Quy định không đạt", "Broken rules");
    part(paper, list, Status::Fail, broken);
    let open = paper.word("Quy định chưa kiểm tra được", "Rules that could not be checked");
    part(paper, list, Status::NotChecked, open);
}

fn part(paper: &mut Paper, list: &ListReport, status: Status, heading: &str) {
    // What is wrong with the list itself stands at its cells, and needs no second telling.
    let told_at_cells = |check: &Check| {
        check.citation.quote.is_none()
            && list.findings.iter().any(|finding| finding.rule == check.rule)
    };
    let checks: Vec<&Check> = list
        .checks
        .iter()
        .filter(|check| check.status == status && !told_at_cells(check))
        .collect();
    if checks.is_empty() {
        return;
    }
    paper.heading(&format!("{heading} ({})", checks.len()));
    for check in checks {
        one(paper, check);
    }
}

/// Why a rule is broken, or what its check lacks.
pub(super) fn one(paper: &mut Paper, check: &Check) {
    let (mark, style) = outcome(check);
    let mut title = paper.say(&check.title);
    if check.severity != Severity::Error {
        title = format!("{title} ({})", paper.say(&words::severity(check.severity)));
    }
    let lead = format!(" {mark} ");
    paper.paragraph(&lead, &title, style.bold());
    let message = paper.sentence(&check.message);
    paper.paragraph("   ", &message, PLAIN);
    if !check.decided_by.is_empty() {
        let cells = deciding(paper, &check.decided_by);
        paper.paragraph("   ", &cells, PLAIN);
    }
    if let Some(waived) = &check.waived {
        let waived = paper.sentence(&words::waiver(waived));
        paper.paragraph("   ", &waived, PLAIN);
    } else if let Some(help) = &check.help {
        let help = paper.sentence(help);
        paper.paragraph("   → ", &help, PLAIN);
    }
    let source = source(paper, check);
    paper.paragraph("   ", &source, DIM);
}

/// The clause with its quote, and the id by which `rules show` and the rules file know the rule.
fn source(paper: &Paper, check: &Check) -> String {
    let clause = for_terminal(&check.citation.clause);
    let quote = check
        .citation
        .quote
        .as_ref()
        .map(|quote| format!(" “{}”", for_terminal(quote)))
        .unwrap_or_default();
    let id = for_terminal(&check.rule);
    if clause.is_empty() {
        return format!("[{id}]");
    }
    let label = paper.word("Căn cứ", "Source");
    format!("{label}: {clause}{quote} [{id}]")
}

fn deciding(paper: &Paper, places: &[Location]) -> String {
    let label = paper.word("Tùy thuộc vào các ô:", "Decided by:");
    let shown = if paper.all { places.len() } else { CELLS_NAMED };
    let mut named = Vec::new();
    let mut sheet = None;
    for place in places.iter().take(shown) {
        let cell = super::findings::place(paper, place);
        // The sheet is named once, before the first of its cells.
        if sheet != Some(&place.sheet) && place.sheet.is_some() {
            let name = paper.say(&words::sheet(place.sheet.as_deref()));
            named.push(format!("{name}: {cell}"));
        } else {
            named.push(cell);
        }
        sheet = Some(&place.sheet);
    }
    let rest = places.len().saturating_sub(shown);
    if rest > 0 {
        named.push(match paper.lang {
            crate::wording::Lang::Vi => format!("và {rest} ô nữa"),
            crate::wording::Lang::En => format!("and {rest} more"),
        });
    }
    format!("{label} {}", named.join(", "))
}
