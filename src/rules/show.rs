//! A ruleset explained: plain values for `rules show`, in no particular format.

use std::fmt::Display;

use serde::{Serialize, Serializer};

use super::option::{Limit, OptionType};
use super::rule::COMMON;
use super::{InForce, Level, Rule, Ruleset, SourceDocument, SwitchedOff};
use crate::report::{Citation, Severity};
use crate::text;
use crate::toml_tree::{Table, Value, ValueKind};
use crate::wording::Text;

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RulesetExplained {
    pub id: String,
    pub title: Text,
    /// The ruleset that it extends.
    pub extends: Option<String>,
    /// The documents it comes from: number, date and title.
    pub sources: Vec<SourceDocument>,
    /// The days on which it is in force.
    pub in_force: Option<InForce>,
    pub levels: Vec<Level>,
    pub rules: Vec<RuleExplained>,
    /// The rules that it switches off.
    pub off: Vec<SwitchedOff>,
}

/// A day as JSON writes it: `2024-06-30`.
pub(super) fn day<S: Serializer>(day: &impl Display, to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(day)
}

/// A day that need not be there.
#[expect(clippy::ref_option, reason = "serde hands over the field as it is")]
pub(super) fn maybe_day<S: Serializer>(
    day: &Option<impl Display>,
    to: S,
) -> Result<S::Ok, S::Error> {
    day.as_ref().map(ToString::to_string).serialize(to)
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RuleExplained {
    pub id: String,
    pub kind: &'static str,
    /// What rules of this kind ask for, in a line.
    pub kind_summary: Text,
    pub title: Text,
    /// How much it weighs.
    pub severity: Severity,
    /// The levels at which it says something.
    pub levels: Vec<String>,
    /// The kind's own options as the rule writes them, or what holds where they are left out.
    pub options: Vec<OptionExplained>,
    /// The clauses that it comes from: one for all levels, or one for each.
    pub citations: Vec<CitationExplained>,
    /// What it asks for in numbers that no single option tells.
    #[serde(skip)]
    pub asks: Option<Text>,
    /// What the numbers of its limits are of.
    #[serde(skip)]
    pub unit: Option<Text>,
    /// Whether it asks how the list is kept, and nothing of the people on it.
    #[serde(skip)]
    pub is_about_list: bool,
    /// How an open clause is read, and why.
    pub reading: Option<Text>,
    /// What to do where it is broken.
    pub help: Option<Text>,
}

/// An option of a rule, with its value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OptionExplained {
    pub key: &'static str,
    /// Its value, as TOML.
    pub value: String,
    /// Whether the rule leaves it out.
    pub is_default: bool,
    /// For an option that may differ by level: its value for each.
    pub by_level: Vec<LimitExplained>,
    /// Whether it is a sentence of the report and no part of what the rule asks for.
    #[serde(skip)]
    pub is_sentence: bool,
    /// How the values limit, if they do.
    #[serde(skip)]
    pub limit: Option<Limit>,
    /// What it says.
    pub doc: Text,
}

/// The clause that a rule comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CitationExplained {
    /// The level; none for a clause that is cited at all of them.
    pub level: Option<String>,
    /// Document and clause.
    pub clause: String,
    /// A short quote of the clause.
    pub quote: Option<String>,
}

/// The value of an option at a level.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LimitExplained {
    /// The level; none for a value that holds at all of them.
    pub level: Option<String>,
    /// The value as it is meant: a number, a fraction or a day, without quotes.
    pub value: String,
}

/// Explains a ruleset.
pub fn show(ruleset: &Ruleset) -> RulesetExplained {
    RulesetExplained {
        id: ruleset.id.clone(),
        title: ruleset.title.clone(),
        extends: ruleset.extends.clone(),
        sources: ruleset.sources.clone(),
        in_force: ruleset.in_force,
        levels: ruleset.levels.clone(),
        rules: ruleset.rules.iter().map(|rule| explain(rule, ruleset)).collect(),
        off: ruleset.off.clone(),
    }
}

fn explain(rule: &Rule, ruleset: &Ruleset) -> RuleExplained {
    debug_assert!(
        rule.kind.options.iter().all(|option| COMMON.iter().all(|common| common.key != option.key))
    );
    RuleExplained {
        id: rule.id.clone(),
        kind: rule.kind.id,
        kind_summary: rule.kind.summary.clone(),
        title: rule.title.clone(),
        severity: rule.severity,
        levels: ruleset
            .levels
            .iter()
            .filter(|level| rule.applies_at(&level.id))
            .map(|level| level.id.clone())
            .collect(),
        options: options(rule),
        citations: citations(rule, ruleset),
        asks: rule.body.asks(ruleset),
        unit: rule.body.unit(ruleset),
        is_about_list: rule.body.looks_at_rows() || rule.body.counts_places(),
        reading: rule.reading.clone(),
        help: rule.help.clone(),
    }
}

/// The clauses of the levels at which the rule says something; one where all are alike.
fn citations(rule: &Rule, ruleset: &Ruleset) -> Vec<CitationExplained> {
    let mut cited: Vec<CitationExplained> = ruleset
        .levels
        .iter()
        .filter(|level| rule.applies_at(&level.id))
        .map(|level| {
            let Citation { clause, quote, .. } = rule.citation(&level.id);
            CitationExplained { level: Some(level.id.clone()), clause, quote }
        })
        .collect();
    let alike = |one: &CitationExplained, other: &CitationExplained| {
        one.clause == other.clause && one.quote == other.quote
    };
    if cited.windows(2).all(|pair| alike(&pair[0], &pair[1])) {
        cited.truncate(1);
        for only in &mut cited {
            only.level = None;
        }
    }
    cited
}

fn options(rule: &Rule) -> Vec<OptionExplained> {
    rule.kind
        .options
        .iter()
        .filter_map(|option| {
            let written = rule.written.get(option.key);
            let value = match written {
                Some(entry) => toml_of(&entry.value),
                None => option.default?.to_owned(),
            };
            Some(OptionExplained {
                key: option.key,
                value,
                is_default: written.is_none(),
                by_level: match written {
                    Some(entry) if option.value.is_by_level() => by_level(&entry.value),
                    _ => Vec::new(),
                },
                is_sentence: matches!(option.value, OptionType::Text),
                limit: option.limit,
                doc: option.doc.clone().unwrap_or_else(|| text!("")),
            })
        })
        .collect()
}

/// The value for each level, in the order in which they are written.
fn by_level(value: &Value) -> Vec<LimitExplained> {
    let ValueKind::Table(levels) = &value.kind else {
        return vec![LimitExplained { level: None, value: bare(value) }];
    };
    levels
        .entries
        .iter()
        .map(|entry| LimitExplained {
            level: Some(entry.key.name.to_string()),
            value: bare(&entry.value),
        })
        .collect()
}

/// A limit without the quotes that TOML puts around a fraction.
fn bare(value: &Value) -> String {
    match &value.kind {
        ValueKind::String(text) => text.to_string(),
        _ => toml_of(value),
    }
}

/// A value as one line of TOML.
fn toml_of(value: &Value) -> String {
    match &value.kind {
        ValueKind::String(text) => toml::Value::String(text.to_string()).to_string(),
        ValueKind::Integer(number) => number.map(|number| number.to_string()).unwrap_or_default(),
        ValueKind::Decimal(text) => text.to_string(),
        ValueKind::Boolean(truth) => truth.to_string(),
        ValueKind::Date(date) => date.to_string(),
        ValueKind::OtherTime => String::new(),
        ValueKind::Array(items) => {
            let items: Vec<String> = items.iter().map(toml_of).collect();
            format!("[{}]", items.join(", "))
        }
        ValueKind::Table(table) => inline(table),
    }
}

fn inline(table: &Table) -> String {
    let entries: Vec<String> = table
        .entries
        .iter()
        .map(|entry| format!("{} = {}", entry.key.name, toml_of(&entry.value)))
        .collect();
    format!("{{ {} }}", entries.join(", "))
}
