//! Reads what every rule has, and hands the rest to its kind.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Rule;
use super::decode::Decoding;
use super::extends::WrittenRule;
use super::kinds::RuleBody;
use super::option::COMMON;
use crate::report::Severity;
use crate::text;
use crate::wording::Text;
use crate::written::{Problem, Value, WrittenTable};

/// Reads a rule; what is wrong with it is recorded.
pub(crate) fn decode(rule: &WrittenRule, decoding: &mut Decoding) -> Option<Rule> {
    let keys = COMMON.iter().chain(rule.kind.options).map(|option| option.key);
    let table = WrittenTable::new(&rule.table, keys);
    table.finish(&mut decoding.problems);
    let problems = &mut decoding.problems;
    let id = table.required("id", problems);
    let id = id.and_then(|value| value.as_words(problems)).map(str::to_owned);
    let title = table.required("title", problems);
    let title = title.and_then(|value| value.as_text(problems));
    let clause = table.required("citation", problems);
    let clause = clause.and_then(|value| decoding.by_level(value, words));
    let quote = decoding.optional_by_level(&table, "quote", words);
    let reading = decoding.optional_text(&table, "reading");
    let message = placeholders_known(&table, "message", rule, decoding);
    let help = placeholders_known(&table, "help", rule, decoding);
    let levels = named_levels(&table, decoding);
    let severity = decoding.severity_or(&table, "severity", Severity::Error);
    let body: Option<Arc<dyn RuleBody>> = (rule.kind.decode)(&table, decoding);
    Some(Rule {
        id: id?,
        kind: rule.kind,
        title: title?,
        severity,
        clause: clause?,
        quote,
        reading,
        message,
        help,
        levels,
        body: body?,
        written: rule.table.clone(),
    })
}

fn words(value: &Value, problems: &mut Vec<Problem>) -> Option<String> {
    value.as_words(problems).map(str::to_owned)
}

fn named_levels(table: &WrittenTable<'_>, decoding: &mut Decoding) -> Option<Vec<String>> {
    let items = table.optional("levels")?.as_array(&mut decoding.problems)?;
    let known: Vec<&str> = decoding.levels.iter().map(String::as_str).collect();
    let mut named = Vec::new();
    for item in items {
        let Some(word) = item.as_words(&mut decoding.problems) else {
            continue;
        };
        if known.contains(&word) {
            named.push(word.to_owned());
        } else {
            decoding.problems.push(item.unknown_word(word, &known));
        }
    }
    Some(named)
}

/// A text of which every `{placeholder}` is one that the kind fills in.
fn placeholders_known(
    table: &WrittenTable<'_>,
    key: &str,
    rule: &WrittenRule,
    decoding: &mut Decoding,
) -> Option<Text> {
    let value = table.optional(key)?;
    let said = value.as_text(&mut decoding.problems)?;
    let named: BTreeSet<&str> =
        [&said.vi, &said.en].into_iter().flat_map(|text| placeholders(text)).collect();
    for name in named {
        if !rule.kind.placeholders.contains(&name) {
            let problem = value.unknown_word(&format!("{{{name}}}"), &[]);
            let known: Vec<String> =
                rule.kind.placeholders.iter().map(|known| format!("`{{{known}}}`")).collect();
            let known = known.join(", ");
            decoding.problems.push(
                problem
                    .help(text!(vi: "các chỗ điền: {known}", en: "the placeholders are {known}")),
            );
        }
    }
    Some(said)
}

/// The names between braces.
fn placeholders(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}').map(|(name, _)| name))
}
