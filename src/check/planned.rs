//! Stand-ins until the rules can explain themselves.

use crate::rules::Ruleset;
use crate::wording::Lang;

/// A ruleset explained, in one language.
pub fn show(ruleset: &Ruleset, lang: Lang) -> String {
    format!("{}\n", ruleset.title.get(lang))
}

/// The JSON Schema of rules files.
pub fn schema() -> serde_json::Value {
    serde_json::Value::Null
}
