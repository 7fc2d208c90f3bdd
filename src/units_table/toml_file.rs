//! TOML → [`UnitsTable`]: `[[unit]]` with the words that a congress profile uses of one unit.

use std::collections::BTreeMap;

use crate::catalogue::GroupCatalogue;
use crate::congress;
use crate::numbers::Headcount;
use crate::spelling;
use crate::text;
use crate::toml_tree::{self, Problem, Value, ValueKind, WrittenTable};

use super::{Unit, UnitsTable};

/// The keys of a unit, in the order of documentation.
const KEYS: [&str; 8] =
    ["name", "population", "minority_population", "min", "max", "level", "groups", "delegation"];

/// Reads a file of units.
///
/// # Errors
///
/// All the problems of the text, which is file 0 of their places.
///
/// # Examples
///
/// ```
/// use delegate_quota::rooms::catalogue::GroupCatalogue;
/// use delegate_quota::rooms::units_table::from_toml;
///
/// let text = "[[unit]]\nname = \"Đakrông\"\npopulation = { \"Bru Vân Kiều\" = 30000, Kinh = 9 }\n";
/// let table = from_toml(text, GroupCatalogue::vietnam()).unwrap();
/// assert_eq!(table.units[0].population, 30_000);
/// ```
pub fn from_toml(text: &str, catalogue: &GroupCatalogue) -> Result<UnitsTable, Vec<Problem>> {
    let units = toml_tree::read_text(text, ["unit"], |table, problems| {
        let units = table.required("unit", problems);
        units.map(|units| units_of(units, catalogue, problems)).unwrap_or_default()
    })?;
    let mut groups: Vec<_> = units.iter().flat_map(|unit| unit.by_group.keys().copied()).collect();
    groups.sort_unstable();
    groups.dedup();
    Ok(UnitsTable { units, groups, ..UnitsTable::default() })
}

/// The units of a value that is an array of tables, for any file that holds one.
pub fn units_of(
    value: &Value,
    catalogue: &GroupCatalogue,
    problems: &mut Vec<Problem>,
) -> Vec<Unit> {
    let Some(items) = value.as_array(problems) else { return Vec::new() };
    if items.is_empty() {
        problems.push(value.problem(super::sheet::no_units().message));
    }
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    let mut units = Vec::new();
    for (at, item) in items.iter().enumerate() {
        let Some(unit) = unit(item, catalogue, problems) else { continue };
        if let Some(before) = known.insert(spelling::key(&unit.name), at) {
            let (name, nth) = (&unit.name, before + 1);
            problems.push(item.problem(text!(
                vi: "đơn vị “{name}” đã có, là đơn vị thứ {nth}",
                en: "the unit “{name}” is there already, as unit {nth}"
            )));
        }
        units.push(unit);
    }
    units
}

fn unit(value: &Value, catalogue: &GroupCatalogue, problems: &mut Vec<Problem>) -> Option<Unit> {
    let table = WrittenTable::new(value.as_table(problems)?, KEYS);
    table.finish(problems);
    let name = table.required("name", problems)?.as_words(problems)?;
    let by_group = match table.optional("population") {
        Some(value) if matches!(value.kind, ValueKind::Table(_)) => {
            congress::population(value, catalogue, problems)?
        }
        _ => BTreeMap::new(),
    };
    let told = table.optional("minority_population").or_else(|| table.optional("population"));
    let population = match told {
        Some(value) if !matches!(value.kind, ValueKind::Table(_)) => value.as_count(problems)?,
        Some(_) => {
            let minorities = by_group.iter().filter(|(code, _)| catalogue.is_minority(**code));
            minorities.map(|(_, people)| *people).fold(0, Headcount::saturating_add)
        }
        None => {
            table.required("population", problems)?;
            return None;
        }
    };
    let (min, max) = (table.count("min", problems), table.count("max", problems));
    if let (Some(min), Some(max)) = (min, max)
        && min > max
    {
        problems.push(value.problem(super::sheet::crossed(name, min, max)));
    }
    Some(Unit {
        name: spelling::visible(name),
        population,
        by_group,
        groups: table
            .optional("groups")
            .and_then(|value| toml_tree::group_codes(value, catalogue, problems))
            .unwrap_or_default(),
        level: table.words("level", problems),
        min,
        max,
        delegation: table
            .optional("delegation")
            .and_then(|value| congress::allotment(value, problems)),
        cell: None,
    })
}
