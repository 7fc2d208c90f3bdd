//! The JSON Schema of rules files, from the declarations of the kinds.
//!
//! Editors that know TOML (taplo, Even Better TOML) complete and check a rules file by it.

use serde_json::{Map, Value, json};

use super::decode::{EVERYONE, SELECTOR_KEYS};
use super::head::HEAD;
use super::kinds::{self, Kind};
use super::option::{OptionSpec, OptionType};
use super::rule::COMMON;
use crate::closed_list::ClosedList;
use crate::roster::{Gender, OfficialKind, Role};

/// The JSON Schema of rules files.
pub fn schema() -> Value {
    let mut properties = properties(HEAD.iter());
    for kind in kinds::ALL {
        let items = rule(kind);
        properties.insert(
            kind.id.to_owned(),
            json!({"type": "array", "description": kind.summary.en, "items": items}),
        );
    }
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "delegate-quota rules file",
        "type": "object",
        "required": ["id", "title"],
        "additionalProperties": false,
        "properties": properties,
        "$defs": {"text": text(), "selector": selector(), "fraction": fraction()},
    })
}

fn text() -> Value {
    closed(json!({"vi": {"type": "string"}, "en": {"type": "string"}}), &["vi", "en"])
}

fn fraction() -> Value {
    json!({"anyOf": [
        {"type": "string", "pattern": r"^\s*[0-9]+([.,][0-9]+)?\s*%?\s*$|^\s*[0-9]+\s*/\s*[0-9]+\s*$"},
        {"type": "number", "minimum": 0},
    ]})
}

fn text_of() -> Value {
    json!({"$ref": "#/$defs/text"})
}

fn closed(properties: impl Into<Value>, required: &[&str]) -> Value {
    let properties: Value = properties.into();
    json!({
        "type": "object",
        "additionalProperties": false,
        "required": required,
        "properties": properties,
    })
}

fn words_list() -> Value {
    json!({"type": "array", "items": {"type": "string"}})
}

fn date() -> Value {
    json!({"type": "string", "format": "date"})
}

/// A rule. Only the id is demanded: a rule that overrides another writes what differs.
fn rule(kind: &Kind) -> Value {
    let options = COMMON.iter().chain(kind.options);
    closed(properties(options), &["id"])
}

fn properties<'a>(options: impl Iterator<Item = &'a OptionSpec>) -> Map<String, Value> {
    options
        .map(|option| {
            let mut shape = value(option.value);
            if let (Some(shape), Some(doc)) = (shape.as_object_mut(), &option.doc) {
                shape.insert("description".to_owned(), json!(doc.en));
            }
            (option.key.to_owned(), shape)
        })
        .collect()
}

fn value(value: OptionType) -> Value {
    match value {
        OptionType::Words => json!({"type": "string"}),
        OptionType::WordsOrList => json!({"anyOf": [{"type": "string"}, words_list()]}),
        OptionType::Text => text_of(),
        OptionType::OneOf(words) => json!({"enum": words()}),
        OptionType::Bool => json!({"type": "boolean"}),
        OptionType::Count => json!({"type": "integer", "minimum": 0}),
        OptionType::Fraction => json!({"$ref": "#/$defs/fraction"}),
        OptionType::Date => date(),
        OptionType::Selector => json!({"$ref": "#/$defs/selector"}),
        OptionType::ByLevel(one) => {
            let one = self::value(*one);
            json!({"anyOf": [one, {"type": "object", "additionalProperties": one}]})
        }
        OptionType::List(item) => json!({"type": "array", "items": self::value(*item)}),
        OptionType::Year => json!({"type": "integer"}),
        OptionType::Table(options) => {
            let required: Vec<&str> =
                options.iter().filter(|option| option.required).map(|option| option.key).collect();
            closed(properties(options.iter()), &required)
        }
        OptionType::AnyTable => json!({"type": "object"}),
        OptionType::Named(options) => json!({
            "type": "object",
            "additionalProperties": self::value(OptionType::Table(options)),
        }),
    }
}

fn selector() -> Value {
    let roles = json!({"anyOf": [
        {"enum": Role::ids()},
        {"type": "array", "items": {"enum": Role::ids()}},
    ]});
    let one_or_more = json!({"anyOf": [{"type": "string"}, words_list()]});
    let properties: Map<String, Value> = SELECTOR_KEYS
        .iter()
        .map(|key| {
            let shape = match *key {
                "role" => roles.clone(),
                "gender" => json!({"enum": Gender::ids()}),
                "kind" => json!({"enum": OfficialKind::ids()}),
                "age" => {
                    closed(json!({"min": {"type": "integer"}, "max": {"type": "integer"}}), &[])
                }
                "born" => closed(json!({"from": date(), "before": date()}), &[]),
                "not" => json!({"$ref": "#/$defs/selector"}),
                "any" => json!({"type": "array", "items": {"$ref": "#/$defs/selector"}}),
                _ => one_or_more.clone(),
            };
            ((*key).to_owned(), shape)
        })
        .collect();
    // Every other key is a statistic of the ruleset.
    let ends = json!({"at_least": {"type": "string"}, "at_most": {"type": "string"}});
    let parts = json!({"anyOf": [{"type": "string"}, words_list(), closed(ends, &[])]});
    json!({"anyOf": [
        {"const": EVERYONE},
        roles,
        {"type": "object", "properties": properties, "additionalProperties": parts},
    ]})
}
