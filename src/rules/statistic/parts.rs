//! The parts of a statistic as a rules file writes them. Each has an id of its own: by it a report
//! names the part, and of two with one id nobody could tell which is meant.

use super::PartOptions;
use crate::rules::decode::Decoding;
use crate::rules::option::OptionType;
use crate::rules::option_value::{Nested, OptionValue};
use crate::text;
use crate::toml_tree::{Value, ValueKind};

/// Parts of which no two have one id.
pub(super) struct DistinctParts(pub(super) Vec<Nested<PartOptions>>);

impl OptionValue for DistinctParts {
    const TYPE: OptionType = Vec::<Nested<PartOptions>>::TYPE;

    fn read(value: &Value, decoding: &mut Decoding) -> Option<Self> {
        let parts = Vec::<Nested<PartOptions>>::read(value, decoding)?;
        let mut known: Vec<&str> = Vec::new();
        for (id, written) in ids(value) {
            if known.contains(&id) {
                decoding.problems.push(written.problem(text!(
                    vi: "mức `{id}` đã ghi ở trên",
                    en: "the part `{id}` stands above already"
                )));
            }
            known.push(id);
        }
        Some(Self(parts))
    }
}

/// The id of each part, with the place where it stands.
fn ids(parts: &Value) -> Vec<(&str, &Value)> {
    let ValueKind::Array(parts) = &parts.kind else { return Vec::new() };
    parts.iter().filter_map(id_of).collect()
}

fn id_of(part: &Value) -> Option<(&str, &Value)> {
    let ValueKind::Table(part) = &part.kind else { return None };
    let id = &part.get("id")?.value;
    match &id.kind {
        ValueKind::String(written) => Some((written, id)),
        _ => None,
    }
}
