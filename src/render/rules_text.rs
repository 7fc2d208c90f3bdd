//! A ruleset explained to people: what it asks for, where each rule comes from, how an open clause
//! is read. Somebody who has only the printed page can check it against the documents.

use crate::report::words;
use crate::rules::{
    InForce, Limit, LimitExplained, OptionExplained, RuleExplained, RulesetExplained,
    SourceDocument,
};
use crate::text;
use crate::wording::{Lang, Text};

use super::figures::{day, number};
use super::paper::{BOLD, DIM, PLAIN, Paper, weight};
use super::{RenderOptions, for_terminal, json};

/// A ruleset, explained. The text ends with a line feed.
pub fn explained(ruleset: &RulesetExplained, options: &RenderOptions) -> String {
    let mut paper = Paper::new(options);
    head(&mut paper, ruleset);
    let rules = paper.word("Các quy định", "Rules");
    paper.heading(&format!("{rules} ({})", ruleset.rules.len()));
    for rule in &ruleset.rules {
        paper.blank();
        explained_rule(&mut paper, ruleset, rule);
    }
    switched_off(&mut paper, ruleset);
    paper.finish()
}

/// The same for programs, with the texts in both languages.
pub fn explained_as_json(ruleset: &RulesetExplained) -> String {
    json::pretty(&Document { schema_version: json::SCHEMA_VERSION, ruleset })
}

#[derive(serde::Serialize)]
struct Document<'a> {
    schema_version: u32,
    #[serde(flatten)]
    ruleset: &'a RulesetExplained,
}

/// The rulesets that there are, one line each.
pub fn listed(rulesets: &[RulesetExplained], options: &RenderOptions) -> String {
    let mut paper = Paper::new(options);
    let mut table = paper.columns_under([
        paper.word("Mã", "Id"),
        paper.word("Hiệu lực", "In force"),
        paper.word("Kế thừa", "Extends"),
        paper.word("Tên", "Title"),
    ]);
    for ruleset in rulesets {
        table.add_row([
            for_terminal(&ruleset.id),
            ruleset.in_force.as_ref().map(years).unwrap_or_default(),
            ruleset.extends.as_deref().map(for_terminal).unwrap_or_default(),
            paper.say(&ruleset.title),
        ]);
    }
    paper.table(table);
    paper.finish()
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

fn head(paper: &mut Paper, ruleset: &RulesetExplained) {
    let title = paper.say(&ruleset.title);
    paper.paragraph("", &title, BOLD);
    let mut facts = vec![format!("{} {}", paper.word("Mã:", "Id:"), for_terminal(&ruleset.id))];
    if let Some(days) = &ruleset.in_force {
        facts.push(in_force(days, paper.lang));
    }
    if let Some(base) = &ruleset.extends {
        let base = for_terminal(base);
        facts.push(paper.say(&text!(vi: "kế thừa {base}", en: "extends {base}")));
    }
    paper.paragraph("", &facts.join(" · "), PLAIN);
    let levels: Vec<String> =
        ruleset.levels.iter().map(|level| named_level(paper, &level.id, &level.title)).collect();
    let label = paper.word("Áp dụng cho đại hội:", "Levels:");
    paper.paragraph("", &format!("{label} {}", levels.join(", ")), PLAIN);
    if !ruleset.sources.is_empty() {
        let heading = paper.word("Văn bản", "Documents");
        paper.heading(heading);
        for source in &ruleset.sources {
            let line = document(source, paper.lang);
            paper.paragraph(" · ", &line, PLAIN);
        }
    }
}

/// `cấp huyện (district)`: the title for the reader, the id for the option.
fn named_level(paper: &Paper, id: &str, title: &Text) -> String {
    let title = paper.say(title);
    let id = for_terminal(id);
    if title == id { title } else { format!("{title} ({id})") }
}

fn in_force(days: &InForce, lang: Lang) -> String {
    let from = day(days.from, lang);
    match days.until.map(|until| day(until, lang)) {
        Some(until) => {
            text!(vi: "hiệu lực từ {from} đến {until}", en: "in force {from} to {until}")
        }
        None => text!(vi: "hiệu lực từ {from}", en: "in force from {from}"),
    }
    .in_lang(lang)
}

fn document(source: &SourceDocument, lang: Lang) -> String {
    let mut line = for_terminal(&source.id);
    if let Some(date) = source.date {
        let date = day(date, lang);
        line = text!(vi: "{line}, ngày {date}", en: "{line}, {date}").in_lang(lang);
    }
    match &source.title {
        Some(title) => format!("{line}: {}", for_terminal(title)),
        None => line,
    }
}

fn explained_rule(paper: &mut Paper, ruleset: &RulesetExplained, rule: &RuleExplained) {
    let (mark, style) = weight(rule.severity);
    let mark = paper.paint(style, mark);
    let title = paper.say(&rule.title);
    paper.paragraph(" ", &format!("{title} [{}]", for_terminal(&rule.id)), BOLD);
    let kind = paper.say(&rule.kind_summary);
    paper.paragraph("   ", &kind, PLAIN);
    if let Some(limits) = limits(paper, ruleset, rule) {
        paper.paragraph("   ", &limits, PLAIN);
    }
    let severity = paper.say(&words::severity(rule.severity));
    let label = paper.word("Khi vi phạm:", "When broken:");
    paper.line(&format!("   {label} {mark} {severity}"));
    for cited in &rule.citations {
        let label = paper.word("Căn cứ", "Source");
        let level = cited.level.as_ref().map(|id| format!(" ({})", title_of(paper, ruleset, id)));
        let quote = cited.quote.as_ref().map(|quote| format!(" “{}”", for_terminal(quote)));
        let (level, quote) = (level.unwrap_or_default(), quote.unwrap_or_default());
        let clause = for_terminal(&cited.clause);
        paper.paragraph("   ", &format!("{label}{level}: {clause}{quote}"), PLAIN);
    }
    if let Some(reading) = &rule.reading {
        let reading = paper.say(reading);
        labelled(paper, "Cách hiểu:", "Reading:", &reading);
    }
    if let Some(help) = &rule.help {
        let help = paper.sentence(help);
        labelled(paper, "Cần làm:", "What to do:", &help);
    }
    let written = as_written(rule);
    paper.paragraph("   ", &written, DIM);
}

fn labelled(paper: &mut Paper, vi: &'static str, en: &'static str, text: &str) {
    let label = paper.word(vi, en);
    paper.paragraph("   ", &format!("{label} {text}"), PLAIN);
}

/// `Mức: cấp huyện không quá 150; cấp tỉnh không quá 250`, or the levels alone where the rule has
/// no limit and leaves some of them out.
fn limits(paper: &Paper, ruleset: &RulesetExplained, rule: &RuleExplained) -> Option<String> {
    let limiting: Vec<(&OptionExplained, Limit)> = rule
        .options
        .iter()
        .filter(|option| !option.by_level.is_empty())
        .filter_map(|option| Some((option, option.limit?)))
        .collect();
    let mut parts = Vec::new();
    for id in &rule.levels {
        let here: Vec<String> = limiting
            .iter()
            .flat_map(|(option, limits)| {
                let at = |limit: &&LimitExplained| limit.level.as_ref().is_none_or(|at| at == id);
                let here = option.by_level.iter().filter(at);
                here.map(|limit| limit_words(*limits, &limit.value, paper.lang))
            })
            .collect();
        parts.push((title_of(paper, ruleset, id), here.join(", ")));
    }
    let all_alike = parts.windows(2).all(|pair| pair[0].1 == pair[1].1);
    let everywhere = parts.len() == ruleset.levels.len();
    let label = paper.word("Mức:", "Limit:");
    match parts.first() {
        None => None,
        Some((_, limit)) if all_alike && everywhere => {
            (!limit.is_empty()).then(|| format!("{label} {limit}"))
        }
        _ => {
            let by_level: Vec<String> = parts
                .iter()
                .map(|(level, limit)| format!("{level} {limit}").trim_end().to_owned())
                .collect();
            let label =
                if limiting.is_empty() { paper.word("Áp dụng:", "Applies to:") } else { label };
            Some(format!("{label} {}", by_level.join("; ")))
        }
    }
}

fn title_of(paper: &Paper, ruleset: &RulesetExplained, id: &str) -> String {
    match ruleset.levels.iter().find(|level| level.id == id) {
        Some(level) => paper.say(&level.title),
        None => for_terminal(id),
    }
}

/// `at most 150`, `done before 30/06/2024`.
fn limit_words(limit: Limit, written: &str, lang: Lang) -> String {
    let value = value(written, lang);
    let days = if value == "1" { "day" } else { "days" };
    match limit {
        Limit::AtMost => text!(vi: "không quá {value}", en: "at most {value}"),
        Limit::AtLeast => text!(vi: "ít nhất {value}", en: "at least {value}"),
        Limit::MostDays => text!(vi: "không quá {value} ngày", en: "at most {value} {days}"),
        Limit::Before => text!(vi: "xong trước ngày {value}", en: "done before {value}"),
        Limit::From => text!(vi: "từ ngày {value}", en: "from {value}"),
    }
    .in_lang(lang)
}

/// A limit as the language writes it.
fn value(written: &str, lang: Lang) -> String {
    if let Ok(date) = written.parse::<jiff::civil::Date>() {
        return day(date, lang);
    }
    match written.parse::<u64>() {
        Ok(count) => number(count, lang),
        Err(_) if lang == Lang::Vi => for_terminal(written).replace('.', ","),
        Err(_) => for_terminal(written),
    }
}

/// The rule's own options as its file writes them, for whoever writes rules.
fn as_written(rule: &RuleExplained) -> String {
    let own = rule.options.iter().filter(|option| !option.is_default && !option.is_sentence);
    let parts: Vec<String> =
        own.map(|option| format!("{} = {}", option.key, for_terminal(&option.value))).collect();
    format!("[[{}]] {}", rule.kind, parts.join("; ")).trim_end().to_owned()
}

fn switched_off(paper: &mut Paper, ruleset: &RulesetExplained) {
    if ruleset.off.is_empty() {
        return;
    }
    let heading = paper.word("Quy định không áp dụng", "Rules switched off");
    paper.heading(&format!("{heading} ({})", ruleset.off.len()));
    for off in &ruleset.off {
        let line = format!("{}: {}", for_terminal(&off.id), paper.say(&off.reason));
        paper.paragraph(" · ", &line, PLAIN);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules;

    fn page(id: &str, lang: Lang, width: usize) -> String {
        let ruleset = rules::show(&rules::load(id).unwrap());
        let options = crate::render::fixtures::page(lang, width);
        explained(&ruleset, &options)
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
