//! The ruleset that a settings file puts in force: the one that it names, with its severities and
//! required fields on top.
//!
//! These are written as a ruleset that extends the other, so that they mean exactly what they would
//! mean in a rules file, and `rules show` can say so.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use crate::closed_list::ClosedList;
use crate::fault::Fault;
use crate::files::Files;
use crate::report::Severity;
use crate::rules::{self, Ruleset};

/// The rule that asks for the fields that a settings file requires.
pub(super) const REQUIRED_RULE: &str = "required-here";

/// Puts the settings on top of the ruleset.
pub(super) fn ruleset(
    base: &Ruleset,
    named: &str,
    file: &Path,
    severity: &BTreeMap<String, Option<Severity>>,
    required: &BTreeMap<String, Vec<String>>,
    files: &dyn Files,
) -> Result<Ruleset, Fault> {
    let name = file.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    let mut text = String::new();
    let quote = |text: &str| toml::Value::String(text.to_owned()).to_string();
    let title = format!("{{ vi = {}, en = {} }}", quote(&base.title.vi), quote(&base.title.en));
    let _ = writeln!(text, "id = {}\ntitle = {title}\nextends = {}", quote(&base.id), quote(named));
    for (id, weight) in severity {
        let Some(rule) = base.rule(id) else { continue };
        let id = quote(id);
        let _ = match weight {
            Some(weight) => {
                let weight = weight.id();
                writeln!(text, "[[{}]]\nid = {id}\nseverity = \"{weight}\"", rule.kind.id)
            }
            None => writeln!(
                text,
                "[[off]]\nid = {id}\nreason = {{ vi = \"Tắt trong {name}.\", en = \"Switched off in {name}.\" }}"
            ),
        };
    }
    if !required.is_empty() {
        let fields: Vec<String> = required
            .iter()
            .flat_map(|(role, fields)| fields.iter().map(move |field| (role, field)))
            .map(|(role, field)| format!("{{ field = {}, among = {} }}", quote(field), quote(role)))
            .collect();
        let _ = writeln!(
            text,
            "[[required]]\nid = \"{REQUIRED_RULE}\"\ntitle = {{ vi = \"Thông tin bắt buộc\", en = \"Required here\" }}\nfields = [{}]\ncitation = {}",
            fields.join(", "),
            quote(&name)
        );
    }
    rules::parse_from(files, &file.display().to_string(), &text)
}
