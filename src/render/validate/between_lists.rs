//! What was found between lists: each finding with the places it is about.

use std::collections::BTreeSet;

use super::View;
use crate::render::document::{DIM, Document, TextLine, Tone, beneath, point};
use crate::render::{marks, problems};
use crate::report::{BetweenLists, FindingBetweenLists, Place, words};
use crate::text;
use crate::wording::Text;

/// How many places of one finding a screen names before the rest is only counted.
const PLACES_NAMED: usize = 4;

pub(super) fn tell(document: &mut Document, between_lists: &BetweenLists, view: View<'_>) {
    if !between_lists.findings.is_empty() {
        let heading = Text::fixed("Đối chiếu giữa các danh sách", "Between the lists");
        view.section(document, heading, between_lists.findings.len());
        let mut helped: BTreeSet<(&str, &Text)> = BTreeSet::new();
        for finding in &between_lists.findings {
            let (mark, tone) = match finding.waived {
                Some(_) => marks::OF_WAIVED,
                None => marks::of_severity(finding.severity),
            };
            if view.is_page {
                on_page(document, finding, mark, tone);
            } else {
                // The same advice beneath every finding would drown what differs.
                let help = finding.help.as_ref().filter(|help| helped.insert((finding.rule, help)));
                on_screen(document, finding, help, TextLine::from(mark).toned(tone));
            }
        }
    }
    if !between_lists.not_compared.is_empty() && (view.is_page || !view.options.quiet) {
        document.section(Text::fixed("Chưa đối chiếu được", "Not compared"));
        for text in &between_lists.not_compared {
            let point = point(text.capitalised());
            document.add(if view.is_page { point } else { point.marked("?") });
        }
    }
}

fn on_page(document: &mut Document, finding: &FindingBetweenLists, mark: &str, tone: Tone) {
    let rule = finding.rule;
    let message = text!("{message} [{rule}]", message = finding.message.capitalised());
    document.add(point(message).marked(mark).toned(tone));
    let waiver = finding.waived.as_deref().map(words::waiver);
    let below = waiver.as_ref().or(finding.help.as_ref()).map(Text::capitalised);
    if let Some(line) = below {
        document.add(beneath(line));
    }
    for place in finding.places.iter().map(place) {
        document.add(beneath(place).toned(DIM));
    }
}

fn place(place: &Place) -> Text {
    Text::by(|lang| problems::place(place, lang))
}

fn on_screen(
    document: &mut Document,
    finding: &FindingBetweenLists,
    help: Option<&Text>,
    mark: TextLine,
) {
    let rule = finding.rule;
    let message = TextLine::from(finding.message.capitalised()).then(" ");
    document.add(point(message.then(TextLine::from(text!("[{rule}]")).toned(DIM))).marked(mark));
    if let Some(waived) = &finding.waived {
        document.add(beneath(words::waiver(waived).capitalised()).marked("~"));
    }
    for place in finding.places.iter().take(PLACES_NAMED) {
        document.add(beneath(self::place(place)).toned(DIM));
    }
    let more = finding.places.len().saturating_sub(PLACES_NAMED);
    if more > 0 {
        document
            .add(beneath(text!(vi: "và {more} chỗ nữa", en: "and {more} more places")).toned(DIM));
    }
    if let (Some(help), None) = (help, &finding.waived) {
        document.add(beneath(help.capitalised()).marked("→"));
    }
}
