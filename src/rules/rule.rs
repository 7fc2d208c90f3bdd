//! Reads what every rule has, and hands the rest to its kind.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::crossed_limits;
use super::decode::Decoding;
use super::extends::WrittenRule;
use super::kinds::RuleBody;
use super::option::{OptionSpec, OptionType, Options as _, options};
use super::option_value::OptionValue;
use super::{ByLevel, Rule, source};
use crate::report::Severity;
use crate::text;
use crate::toml_tree::{Value, WrittenTable};
use crate::wording::Text;

/// The options that every rule has.
pub(super) const COMMON: &[OptionSpec] = Common::OPTIONS;

options! {
    struct Common {
        id: String {
            vi: "Mã của quy định, duy nhất trong tệp; tệp kế thừa dùng mã này để sửa hoặc tắt quy định.",
            en: "The rule's id, unique in the file; a ruleset that extends this one overrides or switches off by it.",
        },
        title: Text { vi: "Tên quy định, dùng trong báo cáo.", en: "What the report calls the rule." },
        severity: Severity {
            vi: "Mức độ khi vi phạm.",
            en: "How much it weighs when it is broken.",
            default: "\"error\"",
        },
        citation: ByLevel<String> { vi: "Văn bản và điều khoản.", en: "Document and clause." },
        quote: Option<ByLevel<String>> {
            vi: "Trích nguyên văn ngắn của điều khoản.",
            en: "A short quote of the clause, in the document's own words.",
        },
        reading: Option<Text> {
            vi: "Cách hiểu được chọn khi điều khoản có thể hiểu nhiều cách, và lý do.",
            en: "How an open clause is read, and why.",
        },
        message: Option<Text> {
            vi: "Câu báo khi vi phạm, thay cho câu có sẵn; dùng được các chỗ điền như `{observed}`.",
            en: "What to say where the rule is broken, with placeholders such as `{observed}`.",
        },
        help: Option<Text> {
            vi: "Việc cần làm khi vi phạm, thay cho gợi ý có sẵn; dùng được các chỗ điền như trên.",
            en: "What to do where the rule is broken, with the same placeholders.",
        },
        levels: Option<KnownLevels> {
            vi: "Các cấp áp dụng; bỏ trống là mọi cấp.",
            en: "The levels it applies to; all where it is left out.",
        },
    }
}

/// Reads a rule; what is wrong with it is recorded.
pub(crate) fn decode(rule: &WrittenRule, decoding: &mut Decoding) -> Option<Rule> {
    let keys = COMMON.iter().chain(rule.kind.options).map(|option| option.key);
    let table = WrittenTable::new(&rule.table, keys);
    table.finish(&mut decoding.problems);
    let common = Common::read(&table, decoding);
    refuse_unknown_placeholders(rule, &table, decoding);
    let body: Option<Arc<dyn RuleBody>> = (rule.kind.decode)(&table, decoding);
    crossed_limits::refuse(rule.kind, &table, decoding);
    let (common, body) = (common?, body?);
    Some(Rule {
        id: common.id,
        kind: rule.kind,
        title: common.title,
        severity: common.severity,
        documents: source::issued(&decoding.sources, &common.citation.joined()),
        clause: common.citation,
        quote: common.quote,
        reading: common.reading,
        message: common.message,
        help: common.help,
        levels: common.levels.map(|KnownLevels(levels)| levels),
        body,
        written: rule.table.clone(),
    })
}

/// Levels of the ruleset, by id.
struct KnownLevels(Vec<String>);

impl OptionValue for KnownLevels {
    const TYPE: OptionType = Vec::<String>::TYPE;

    fn read(value: &Value, decoding: &mut Decoding) -> Option<Self> {
        let items = value.as_array(&mut decoding.problems)?;
        let known: Vec<&str> = decoding.levels.iter().map(String::as_str).collect();
        if known.is_empty() {
            // That there are no levels is a problem of the head, told there.
            return None;
        }
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
        Some(Self(named))
    }
}

/// Refuses a `{placeholder}` in `message` or `help` that the kind does not fill in.
fn refuse_unknown_placeholders(
    rule: &WrittenRule,
    table: &WrittenTable<'_>,
    decoding: &mut Decoding,
) {
    let filled_in = rule.kind.placeholders;
    for value in ["message", "help"].into_iter().filter_map(|key| table.optional(key)) {
        // What is wrong with the text itself is recorded where it is read.
        let Some(text) = value.as_text(&mut Vec::new()) else { continue };
        let named: BTreeSet<&str> =
            [&text.vi, &text.en].into_iter().flat_map(|text| placeholders(text)).collect();
        for name in named.into_iter().filter(|name| !filled_in.contains(name)) {
            let known: Vec<String> =
                filled_in.iter().map(|known| format!("`{{{known}}}`")).collect();
            let known = known.join(", ");
            decoding.problems.push(
                value
                    .unknown_word(&format!("{{{name}}}"), &[])
                    .help(text!(vi: "các chỗ điền: {known}", en: "the placeholders are {known}")),
            );
        }
    }
}

/// The names between braces.
fn placeholders(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}').map(|(name, _)| name))
}
