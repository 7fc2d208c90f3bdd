//! What stands above the rules of a ruleset: its id, its days, its levels, its documents.

use crate::rules::{InForce, Level, RulesetExplained, SourceDocument};
use crate::text;
use crate::wording::{Text, joined};

use crate::render::document::{Document, TextLine, point};
use crate::render::figures::day;

pub(super) fn head(page: &mut Document, ruleset: &RulesetExplained) {
    let id = TextLine::from(&*ruleset.id);
    let mut facts = vec![(text!(vi: "Mã", en: "Id"), id)];
    if let Some(days) = &ruleset.in_force {
        facts.push((text!(vi: "Hiệu lực", en: "In force"), in_force(days).into()));
    }
    if let Some(base) = &ruleset.extends {
        facts.push((text!(vi: "Kế thừa", en: "Extends"), TextLine::from(&**base)));
    }
    let levels: Vec<Text> = ruleset.levels.iter().map(with_id).collect();
    facts.push((text!(vi: "Áp dụng cho", en: "Levels"), joined(&levels, ", ").into()));
    page.facts(facts);
    if !ruleset.sources.is_empty() {
        page.heading(text!(vi: "Văn bản", en: "Documents"));
        for source in &ruleset.sources {
            page.add(point(office_document(source)));
        }
    }
}

/// `cấp huyện (district)`: the title for the reader, the id for the option.
fn with_id(level: &Level) -> Text {
    Text::by(|lang| match level.title.get(lang) {
        title if title == level.id => level.id.clone(),
        title => format!("{title} ({})", level.id),
    })
}

fn in_force(days: &InForce) -> Text {
    let from = day(days.from);
    let Some(until) = days.until else {
        return text!(vi: "từ {from}", en: "from {from}", from);
    };
    text!(vi: "từ {from} đến {until}", en: "{from} to {until}", from, until = day(until))
}

fn office_document(source: &SourceDocument) -> Text {
    let id = &source.id;
    let date = source.date.map(|date| text!(vi: ", ngày {date}", en: ", {date}", date = day(date)));
    let title = source.title.as_ref().map(|title| format!(": {title}"));
    text!("{id}{date}{title}", date, title)
}
