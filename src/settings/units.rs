//! The units that send lists, with what the province knows of each.

use globset::{Glob, GlobSet, GlobSetBuilder};

use super::unit_name::implied_level;
use crate::catalogue::GroupCatalogue;
use crate::congress::{self, CongressProfile};
use crate::file_names::composed_text;
use crate::numbers::Headcount;
use crate::rules::Level;
use crate::text;
use crate::toml_tree::{Problem, Table, Value, ValueKind, WrittenTable};

/// A unit that sends a list, or should.
#[derive(Debug, Clone)]
pub struct Unit {
    pub name: String,
    /// Which lists are its own, where the settings say so by pattern.
    pub lists: Option<GlobSet>,
    /// What is known of its congress.
    pub profile: CongressProfile,
    /// What its official list is put together from.
    pub composition: Option<Composition>,
}

/// How many official delegates of each origin a list is put together from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Composition {
    /// Those whom the lower congresses send.
    pub delegations: Option<Headcount>,
    /// Those of departments, agencies and organisations.
    pub agencies: Option<Headcount>,
    /// Those who are delegates by office or honour.
    pub ex_officio: Option<Headcount>,
}

/// The keys of a unit that a congress profile does not have.
const OWN_KEYS: [&str; 2] = ["lists", "composition"];

impl Unit {
    /// Reads a `[[unit]]`.
    pub(super) fn read(
        table: &Table,
        catalogue: &GroupCatalogue,
        levels: &[Level],
        problems: &mut Vec<Problem>,
    ) -> Option<Self> {
        let table = WrittenTable::new(table, congress::KEYS.into_iter().chain(OWN_KEYS));
        table.finish(problems);
        let mut profile = CongressProfile::from_table(&table, catalogue, problems);
        if let Some(value) = table.optional("level")
            && let Some(level) = &profile.level
        {
            let known: Vec<&str> = levels.iter().map(|level| level.id.as_str()).collect();
            if !known.contains(&level.as_str()) {
                problems.push(value.unknown_word(level, &known));
            }
        }
        let lists = table.optional("lists").and_then(|value| patterns(value, problems));
        let composition =
            table.optional("composition").and_then(|value| composition(value, problems));
        table.required("name", problems)?;
        let name = profile.name.clone()?;
        profile.level = profile.level.or_else(|| implied_level(&name, levels).map(str::to_owned));
        Some(Self { name, lists, profile, composition })
    }
}

/// One pattern or several, seen from the folder of the settings.
pub(super) fn patterns(value: &Value, problems: &mut Vec<Problem>) -> Option<GlobSet> {
    let written = match &value.kind {
        ValueKind::String(_) => vec![value.as_words(problems)?.to_owned()],
        _ => value.as_words_list(problems)?,
    };
    let mut set = GlobSetBuilder::new();
    for pattern in written {
        match Glob::new(&composed_text(&pattern)) {
            Ok(glob) => {
                set.add(glob);
            }
            Err(fault) => {
                let fault = fault.kind().to_string();
                problems.push(value.problem(text!(
                    vi: "`{pattern}` không phải là mẫu tên tệp: {fault}",
                    en: "`{pattern}` is not a pattern of file names: {fault}"
                )));
            }
        }
    }
    set.build().ok()
}

fn composition(value: &Value, problems: &mut Vec<Problem>) -> Option<Composition> {
    let keys = ["delegations", "agencies", "ex_officio"];
    let table = WrittenTable::new(value.as_table(problems)?, keys);
    table.finish(problems);
    let count = |key: &str, problems: &mut Vec<Problem>| table.optional(key)?.as_count(problems);
    Some(Composition {
        delegations: count("delegations", problems),
        agencies: count("agencies", problems),
        ex_officio: count("ex_officio", problems),
    })
}
