//! What was found between lists: each finding with the places it is about.

use std::collections::BTreeSet;

use crate::render::{for_terminal, problems};
use crate::report::{Across, AcrossFinding, words};
use crate::wording::Text;

use crate::render::paper::{DIM, PLAIN, Paper, WAIVED, weight};

/// How many places of one finding are named before the rest is only counted.
const PLACES_NAMED: usize = 4;

pub(super) fn write(paper: &mut Paper, across: &Across) {
    if !across.findings.is_empty() {
        let label = paper.word("Đối chiếu giữa các danh sách", "Between the lists");
        paper.heading(&format!("{label} ({})", across.findings.len()));
        let mut helped: BTreeSet<(&str, &Text)> = BTreeSet::new();
        for finding in &across.findings {
            // The same advice beneath every finding would drown what differs.
            let help = finding.help.as_ref().filter(|help| helped.insert((finding.rule, help)));
            one(paper, finding, help);
        }
    }
    if !across.not_compared.is_empty() && !paper.quiet {
        paper.heading(paper.word("Chưa đối chiếu được", "Not compared"));
        for text in &across.not_compared {
            let said = paper.sentence(text);
            paper.paragraph(" ? ", &said, PLAIN);
        }
    }
}

fn one(paper: &mut Paper, finding: &AcrossFinding, help: Option<&Text>) {
    let (mark, style) = finding.waived.as_ref().map_or(weight(finding.severity), |_| WAIVED);
    let mark = paper.paint(style, mark);
    let message = paper.sentence(&finding.message);
    let id = paper.paint(DIM, &format!("[{}]", finding.rule));
    paper.paragraph_behind(&format!(" {mark} "), 3, &format!("{message} {id}"));
    if let Some(waived) = &finding.waived {
        let said = paper.sentence(&words::waiver(waived));
        paper.paragraph("   ~ ", &said, PLAIN);
    }
    let places: Vec<String> = finding
        .places
        .iter()
        .take(PLACES_NAMED)
        .map(|at| for_terminal(&problems::place(at, paper.lang)))
        .collect();
    let more = finding.places.len().saturating_sub(PLACES_NAMED);
    for place in places {
        paper.paragraph("   ", &place, DIM);
    }
    if more > 0 {
        let said = paper.say(&crate::text!(vi: "và {more} chỗ nữa", en: "and {more} more places"));
        paper.paragraph("   ", &said, DIM);
    }
    if let (Some(help), None) = (help, &finding.waived) {
        let help = paper.sentence(help);
        paper.paragraph("   → ", &help, PLAIN);
    }
}
