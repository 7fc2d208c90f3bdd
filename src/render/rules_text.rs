//! A ruleset explained to people: what it asks for, where each rule comes from, how an open clause
//! is read. Somebody who has only the printed page can check it against the documents.

use crate::report::words;
use crate::rules::{
    InForce, Limit, LimitExplained, OptionExplained, RuleExplained, RulesetExplained,
    SourceDocument,
};
use crate::text;
use crate::wording::{Text, grouped, joined};

use super::csv::{self, CsvTable};
use super::document::{
    DIM, Document, STRONG, TextColumn, TextLine, TextTable, beneath, paragraph, point,
};
use super::figures::day;
use super::{RenderOptions, WholeReport, json, marks};
use crate::wording::Lang;

/// A ruleset, explained.
impl WholeReport for RulesetExplained {
    fn title(&self) -> Text {
        Text::fixed("Bộ quy định", "Ruleset")
    }

    fn document(&self, _options: &RenderOptions) -> Document {
        document(self)
    }

    /// With the texts in both languages.
    fn json(&self, _lang: Lang) -> String {
        json::pretty(&RulesetJson { schema_version: json::SCHEMA_VERSION, ruleset: self })
    }

    fn csv(&self) -> CsvTable {
        csv::explained(self)
    }
}

#[derive(serde::Serialize)]
struct RulesetJson<'a> {
    schema_version: u32,
    #[serde(flatten)]
    ruleset: &'a RulesetExplained,
}

/// The rulesets that there are, one line each.
#[derive(Debug)]
pub struct RulesetsListed<'a>(pub &'a [RulesetExplained]);

impl WholeReport for RulesetsListed<'_> {
    fn title(&self) -> Text {
        Text::fixed("Các bộ quy định", "Rulesets")
    }

    fn document(&self, _options: &RenderOptions) -> Document {
        listed(self.0)
    }

    /// With the titles in both languages.
    fn json(&self, _lang: Lang) -> String {
        let rulesets = self.0.iter().map(|ruleset| ListedJson {
            id: &ruleset.id,
            title: &ruleset.title,
            extends: ruleset.extends.as_deref(),
            in_force: ruleset.in_force.as_ref(),
            rules: ruleset.rules.len(),
        });
        let rulesets = rulesets.collect();
        json::pretty(&RulesetsJson { schema_version: json::SCHEMA_VERSION, rulesets })
    }

    fn csv(&self) -> CsvTable {
        csv::listed(self.0)
    }
}

#[derive(serde::Serialize)]
struct RulesetsJson<'a> {
    schema_version: u32,
    rulesets: Vec<ListedJson<'a>>,
}

#[derive(serde::Serialize)]
struct ListedJson<'a> {
    id: &'a str,
    title: &'a Text,
    extends: Option<&'a str>,
    in_force: Option<&'a InForce>,
    rules: usize,
}

fn listed(rulesets: &[RulesetExplained]) -> Document {
    let mut table = TextTable::new(
        [
            Text::fixed("Mã", "Id"),
            Text::fixed("Hiệu lực", "In force"),
            Text::fixed("Kế thừa", "Extends"),
            Text::fixed("Tên", "Title"),
        ]
        .map(TextColumn::new),
    );
    for ruleset in rulesets {
        table.row([
            (&*ruleset.id).into(),
            ruleset.in_force.as_ref().map(years).unwrap_or_default().into(),
            ruleset.extends.as_deref().unwrap_or_default().into(),
            (&ruleset.title).into(),
        ]);
    }
    let mut document = Document::default();
    document.table(table);
    document
}

/// `2023–2024`, `2023–`.
fn years(days: &InForce) -> String {
    let first = days.from.year();
    match days.until.map(jiff::civil::Date::year) {
        Some(last) if last == first => first.to_string(),
        Some(last) => format!("{first}–{last}"),
        None => format!("{first}–"),
    }
}

fn document(ruleset: &RulesetExplained) -> Document {
    let mut document = Document::default();
    head(&mut document, ruleset);
    let count = ruleset.rules.len();
    document.heading(text!(vi: "Các quy định ({count})", en: "Rules ({count})"));
    for rule in &ruleset.rules {
        document.gap();
        explain(&mut document, ruleset, rule);
    }
    if !ruleset.off.is_empty() {
        let count = ruleset.off.len();
        document.heading(text!(
            vi: "Quy định không áp dụng ({count})",
            en: "Rules switched off ({count})"
        ));
        for off in &ruleset.off {
            let id = &off.id;
            document.add(point(text!("{id}: {reason}", reason = &off.reason)));
        }
    }
    document
}

fn head(document: &mut Document, ruleset: &RulesetExplained) {
    document.title(ruleset.title.clone());
    let id = &ruleset.id;
    let mut facts = vec![text!(vi: "Mã: {id}", en: "Id: {id}")];
    facts.extend(ruleset.in_force.as_ref().map(in_force));
    if let Some(base) = &ruleset.extends {
        facts.push(text!(vi: "kế thừa {base}", en: "extends {base}"));
    }
    document.say(joined(&facts, " · "));
    let levels: Vec<Text> =
        ruleset.levels.iter().map(|level| with_id(&level.title, &level.id)).collect();
    document.say(text!(
        vi: "Áp dụng cho đại hội: {levels}",
        en: "Levels: {levels}",
        levels = joined(&levels, ", ")
    ));
    if !ruleset.sources.is_empty() {
        document.heading(Text::fixed("Văn bản", "Documents"));
        for source in &ruleset.sources {
            document.add(point(office_document(source)));
        }
    }
}

/// `cấp huyện (district)`: the title for the reader, the id for the option.
fn with_id(title: &Text, id: &str) -> Text {
    Text::by(|lang| match title.get(lang) {
        title if title == id => id.to_owned(),
        title => format!("{title} ({id})"),
    })
}

fn in_force(days: &InForce) -> Text {
    let from = day(days.from);
    let Some(until) = days.until else {
        return text!(vi: "hiệu lực từ {from}", en: "in force from {from}", from);
    };
    text!(
        vi: "hiệu lực từ {from} đến {until}",
        en: "in force {from} to {until}",
        from,
        until = day(until)
    )
}

fn office_document(source: &SourceDocument) -> Text {
    let id = &source.id;
    let date = source.date.map(|date| text!(vi: ", ngày {date}", en: ", {date}", date = day(date)));
    let title = source.title.as_ref().map(|title| format!(": {title}"));
    text!("{id}{date}{title}", date, title)
}

fn explain(document: &mut Document, ruleset: &RulesetExplained, rule: &RuleExplained) {
    let (id, title) = (&rule.id, &rule.title);
    document.add(paragraph(text!("{title} [{id}]", title)).indented(1).toned(STRONG));
    document.add(beneath(&rule.kind_summary));
    if let Some(limits) = limits(ruleset, rule) {
        document.add(beneath(limits));
    }
    let (mark, tone) = marks::of_severity(rule.severity);
    let severity = text!(" {severity}", severity = words::severity(rule.severity));
    let label = TextLine::from(Text::fixed("Khi vi phạm: ", "When broken: "));
    document.add(beneath(label.then(TextLine::from(mark).toned(tone)).then(severity)));
    for cited in &rule.citations {
        let level = cited.level.as_ref();
        let level = level.map(|id| text!(" ({title})", title = title_of(ruleset, id)));
        let quote = cited.quote.as_ref().map(|quote| format!(" “{quote}”"));
        let clause = &cited.clause;
        document.add(beneath(text!(
            vi: "Căn cứ{level}: {clause}{quote}",
            en: "Source{level}: {clause}{quote}",
            level,
            quote
        )));
    }
    if let Some(reading) = &rule.reading {
        document.add(beneath(text!(vi: "Cách hiểu: {reading}", en: "Reading: {reading}", reading)));
    }
    if let Some(help) = &rule.help {
        let help = help.capitalised();
        document.add(beneath(text!(vi: "Cần làm: {help}", en: "What to do: {help}", help)));
    }
    document.add(beneath(as_written(rule)).toned(DIM));
}

/// `Mức: cấp huyện không quá 150; cấp tỉnh không quá 250`, or the levels alone where the rule has
/// no limit and leaves some of them out.
pub(super) fn limits(ruleset: &RulesetExplained, rule: &RuleExplained) -> Option<Text> {
    let limiting: Vec<(&OptionExplained, Limit)> = rule
        .options
        .iter()
        .filter(|option| !option.by_level.is_empty())
        .filter_map(|option| Some((option, option.limit?)))
        .collect();
    let limits_at = |id: &String| {
        let limits = limiting.iter().flat_map(|(option, limit)| {
            let is_here = |at: &&LimitExplained| at.level.as_ref().is_none_or(|at| at == id);
            let here = option.by_level.iter().filter(is_here);
            here.map(|at| limit_words(*limit, &at.value))
        });
        joined(&limits.collect::<Vec<Text>>(), ", ")
    };
    let parts: Vec<(Text, Text)> =
        rule.levels.iter().map(|id| (title_of(ruleset, id), limits_at(id))).collect();
    let (_, first) = parts.first()?;
    let are_alike = parts.iter().all(|(_, limit)| limit == first);
    if are_alike && parts.len() == ruleset.levels.len() {
        return (!first.is_empty()).then(|| text!(vi: "Mức: {first}", en: "Limit: {first}", first));
    }
    let levels: Vec<Text> = parts
        .iter()
        .map(|(level, limit)| {
            let space = if limit.is_empty() { "" } else { " " };
            text!("{level}{space}{limit}", level, limit)
        })
        .collect();
    let levels = joined(&levels, "; ");
    Some(if limiting.is_empty() {
        text!(vi: "Áp dụng: {levels}", en: "Applies to: {levels}", levels)
    } else {
        text!(vi: "Mức: {levels}", en: "Limit: {levels}", levels)
    })
}

fn title_of(ruleset: &RulesetExplained, id: &str) -> Text {
    let level = ruleset.levels.iter().find(|level| level.id == id);
    level.map_or_else(|| Text::same(id), |level| level.title.clone())
}

/// `at most 150`, `done before 30/06/2024`.
fn limit_words(limit: Limit, written: &str) -> Text {
    let days = if written == "1" { "day" } else { "days" };
    let value = value(written);
    match limit {
        Limit::AtMost => text!(vi: "không quá {value}", en: "at most {value}", value),
        Limit::AtLeast => text!(vi: "ít nhất {value}", en: "at least {value}", value),
        Limit::MostDays => {
            text!(vi: "không quá {value} ngày", en: "at most {value} {days}", value)
        }
        Limit::Before => text!(vi: "xong trước ngày {value}", en: "done before {value}", value),
        Limit::From => text!(vi: "từ ngày {value}", en: "from {value}", value),
    }
}

/// A limit as each language writes it.
fn value(written: &str) -> Text {
    if let Ok(date) = written.parse::<jiff::civil::Date>() {
        return day(date);
    }
    written.parse().map_or_else(|_| Text::new(written.replace('.', ","), written), grouped)
}

/// The rule's own options as its file writes them, for whoever writes rules.
fn as_written(rule: &RuleExplained) -> String {
    // Sentences of the report are no part of what the rule asks for.
    let own = rule.options.iter().filter(|option| !option.is_default && !option.is_sentence);
    let options: Vec<String> =
        own.map(|option| format!("{} = {}", option.key, option.value)).collect();
    format!("[[{}]] {}", rule.kind, options.join("; "))
}

#[cfg(test)]
mod tests {
    use crate::render::{WholeFormat, fixtures};
    use crate::rules;
    use crate::wording::Lang;

    fn page(id: &str, lang: Lang, width: usize) -> String {
        let ruleset = rules::show(&rules::load(id).unwrap());
        let options = fixtures::page(lang, width);
        fixtures::printed(&ruleset, WholeFormat::Table, &options)
    }

    #[test]
    fn limits_stand_level_by_level_in_the_reader_s_words() {
        let vietnamese = page("vn-2024", Lang::Vi, 100);
        assert!(vietnamese.contains("Mức: cấp huyện không quá 150; cấp tỉnh không quá 250"));
        assert!(vietnamese.contains("Mức: cấp huyện xong trước ngày 30/06/2024;"));
        assert!(vietnamese.contains("Mức: ít nhất 30%"), "{vietnamese}");
        assert!(vietnamese.contains("cấp huyện không quá 1,5 ngày"), "{vietnamese}");
        let english = page("vn-2024", Lang::En, 100);
        assert!(english.contains("district at least 5,000"), "{english}");
    }

    #[test]
    fn every_rule_stands_with_its_id_and_what_is_off_with_the_reason() {
        let text = page("vn-2024-thai-nguyen", Lang::En, 80);
        for rule in &rules::load("vn-2024-thai-nguyen").unwrap().rules {
            assert!(text.contains(&format!("[{}]", rule.id)), "{}", rule.id);
        }
        assert!(text.contains("Rules switched off (1)"), "{text}");
        assert!(text.contains("qualifying-districts:"), "{text}");
    }

    #[test]
    fn nothing_is_wider_than_the_page() {
        for lang in [Lang::Vi, Lang::En] {
            for line in page("vn-2024", lang, 80).lines() {
                assert!(unicode_width::UnicodeWidthStr::width(line) <= 80, "{line}");
            }
        }
    }
}
