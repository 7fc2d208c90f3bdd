//! The limits of a rule in the reader's words.

use crate::rules::{Limit, LimitExplained, OptionExplained, RuleExplained, RulesetExplained};
use crate::text;
use crate::wording::{Text, grouped, joined};

use crate::render::figures::day;

/// What a rule asks for in numbers at one level: `không quá 150`, `ít nhất 30%`; none where it
/// asks for no number there.
pub(super) fn limit_at(rule: &RuleExplained, level: &str) -> Option<Text> {
    let is_here = |at: &&LimitExplained| at.level.as_ref().is_none_or(|at| at == level);
    let limits = limiting(rule).flat_map(|(option, limit)| {
        let here = option.by_level.iter().filter(is_here);
        here.map(move |at| limit_words(limit, &at.value))
    });
    let limits: Vec<Text> = limits.collect();
    (!limits.is_empty()).then(|| joined(&limits, ", "))
}

/// The options that limit something.
fn limiting(rule: &RuleExplained) -> impl Iterator<Item = (&OptionExplained, Limit)> {
    let options = rule.options.iter().filter(|option| !option.by_level.is_empty());
    options.filter_map(|option| Some((option, option.limit?)))
}

/// `Mức: cấp huyện không quá 150; cấp tỉnh không quá 250`, or the levels alone where the rule has
/// no limit and leaves some of them out.
pub(in crate::render) fn limits(ruleset: &RulesetExplained, rule: &RuleExplained) -> Option<Text> {
    let at = |id: &String| limit_at(rule, id).unwrap_or_default();
    let parts: Vec<(Text, Text)> =
        rule.levels.iter().map(|id| (title_of(ruleset, id), at(id))).collect();
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
    Some(if limiting(rule).next().is_none() {
        text!(vi: "Áp dụng: {levels}", en: "Applies to: {levels}", levels)
    } else {
        text!(vi: "Mức: {levels}", en: "Limit: {levels}", levels)
    })
}

pub(super) fn title_of(ruleset: &RulesetExplained, id: &str) -> Text {
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
        Limit::MoreThan => text!(vi: "hơn {value}", en: "more than {value}", value),
        Limit::LessThan => text!(vi: "dưới {value}", en: "less than {value}", value),
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
