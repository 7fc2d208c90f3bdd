//! What was found between lists, as points.

use super::{Block, Cell, Tone};
use crate::render::paper::{WAIVED, weight};
use crate::render::problems::{self, Problem};
use crate::report::{Across, AcrossFinding, Severity};
use crate::text;
use crate::wording::{Lang, capitalised};

pub(super) fn blocks(across: &Across, lang: Lang) -> Vec<Block> {
    let mut blocks = Vec::new();
    if !across.findings.is_empty() {
        let heading = text!(vi: "Đối chiếu giữa các danh sách", en: "Between the lists");
        blocks.push(Block::Section(heading.get(lang).to_owned()));
        let points = across.findings.iter().map(|finding| point(finding, lang)).collect();
        blocks.push(Block::Bullets(points));
    }
    if !across.not_compared.is_empty() {
        let heading = text!(vi: "Chưa đối chiếu được", en: "Not compared");
        blocks.push(Block::Section(heading.get(lang).to_owned()));
        let texts = across.not_compared.iter().map(|text| Cell::new(capitalised(text.get(lang))));
        blocks.push(Block::Bullets(texts.collect()));
    }
    blocks
}

fn point(finding: &AcrossFinding, lang: Lang) -> Cell {
    let (mark, _) = finding.waived.as_ref().map_or(weight(finding.severity), |_| WAIVED);
    let problem = Problem::of_across(finding);
    let mut lines = problem.lines(lang);
    if let Some(first) = lines.first_mut() {
        *first = format!("{mark} {first} [{}]", finding.rule);
    }
    lines.extend(finding.places.iter().map(|place| problems::place(place, lang)));
    Cell::lines(lines).toned(tone(finding.severity, finding.waived.is_some()))
}

/// The tone of a problem.
pub(super) fn tone(severity: Severity, waived: bool) -> Tone {
    match severity {
        _ if waived => Tone::Dim,
        Severity::Error => Tone::Bad,
        Severity::Warning => Tone::Open,
        Severity::Advice => Tone::Plain,
    }
}
