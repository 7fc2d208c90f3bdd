//! The facts of the congress that rules wait for, told once: which are missing, what for, and how
//! they are told.

use crate::render::document::{DIM, Document, OPEN, PLAIN, TextLine, beneath, point};
use crate::report::{Check, CongressFact, MissingFact, way_on};
use crate::text;
use crate::wording::{Text, joined};

/// The block, where any of these checks waits for a fact.
pub(super) fn tell(document: &mut Document, checks: &[Check]) {
    let waiting: Vec<(&Check, &MissingFact)> =
        checks.iter().filter_map(|check| Some((check, check.waits_for.as_ref()?))).collect();
    let mut facts: Vec<&MissingFact> = Vec::new();
    for (_, missing) in &waiting {
        if !facts.iter().any(|fact| fact.fact == missing.fact) {
            facts.push(missing);
        }
    }
    if facts.is_empty() {
        return;
    }
    facts.sort_by_key(|missing| missing.fact);
    let rules = waiting.len();
    document.heading(text!(
        vi: "Chưa kiểm tra được vì thiếu thông tin về đại hội ({rules})",
        en: "Not checked for want of facts of the congress ({rules})"
    ));
    for missing in &facts {
        let line = TextLine::from(missing.fact.name().capitalised()).toned(PLAIN);
        let rules = TextLine::from(waited_for_by(missing.fact, &waiting)).toned(DIM);
        document.add(point(line.then(rules)).marked(TextLine::from("?").toned(OPEN.strong())));
    }
    let facts: Vec<MissingFact> = facts.into_iter().cloned().collect();
    for way in way_on(&facts) {
        document.add(beneath(way.capitalised()).marked("→"));
    }
}

/// ` (để xét: Thời hạn; Thời hạn đại hội điểm)`: the rules that wait for the fact.
fn waited_for_by(fact: CongressFact, waiting: &[(&Check, &MissingFact)]) -> Text {
    let of_fact = waiting.iter().filter(|(_, missing)| missing.fact == fact);
    let titles: Vec<Text> = of_fact.map(|(check, _)| check.title.clone()).collect();
    text!(vi: " (để xét: {titles})", en: " (for: {titles})", titles = joined(&titles, "; "))
}
