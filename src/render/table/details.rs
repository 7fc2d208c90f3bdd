//! Why each broken rule is broken, and what each rule that could not be checked lacks.

use crate::render::{for_terminal, told};
use crate::report::{Check, ListReport, Severity, Status, words};

use crate::render::paper::{DIM, PLAIN, Paper, outcome};

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
        let cells = for_terminal(&told::deciding(check, paper.lang, paper.all));
        paper.paragraph("   ", &cells, PLAIN);
    }
    if let Some(waived) = &check.waived {
        let waived = paper.sentence(&words::waiver(waived));
        paper.paragraph("   ", &waived, PLAIN);
    } else if let Some(help) = &check.help {
        let help = paper.sentence(help);
        paper.paragraph("   → ", &help, PLAIN);
    }
    let source = for_terminal(&told::source(check, paper.lang));
    paper.paragraph("   ", &source, DIM);
}
