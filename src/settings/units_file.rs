//! `units = "…"`: the table in which an office keeps its units and their populations, or the one
//! that `allocate` wrote.

use std::path::{Path, PathBuf};

use super::unit_name;
use super::units::Unit;
use crate::congress::CongressProfile;
use crate::files::Files;
use crate::read::ReadOptions;
use crate::rules::Ruleset;
use crate::toml_tree::{Place, Problem, Value, ValueKind, WrittenTable};
use crate::units_table::{self, UnitsOptions};

/// Which table tells the units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitsFile {
    /// The file.
    pub path: PathBuf,
    /// The level of the units whose rows tell none.
    level: Option<String>,
    /// The sheet, where the workbook has several.
    sheet: Option<String>,
    place: Place,
}

impl UnitsFile {
    /// Reads `"file"`, or `{ file = "…", level = "…", sheet = "…" }`.
    pub(super) fn read(
        value: &Value,
        root: &Path,
        base: &Ruleset,
        problems: &mut Vec<Problem>,
    ) -> Option<Self> {
        let place = value.place.clone();
        let ValueKind::Table(inner) = &value.kind else {
            let named = value.as_words(problems)?;
            return Some(Self { path: root.join(named), level: None, sheet: None, place });
        };
        let inner = WrittenTable::new(inner, ["file", "level", "sheet"]);
        inner.finish(problems);
        let words = |key: &str, problems: &mut Vec<Problem>| {
            inner.optional(key)?.as_words(problems).map(str::to_owned)
        };
        let level = words("level", problems);
        if let (Some(value), Some(level)) = (inner.optional("level"), &level) {
            let known: Vec<&str> = base.levels.iter().map(|level| level.id.as_str()).collect();
            if !known.contains(&level.as_str()) {
                problems.push(value.unknown_word(level, &known));
            }
        }
        let sheet = words("sheet", problems);
        let named = inner.required("file", problems)?.as_words(problems)?;
        Some(Self { path: root.join(named), level, sheet, place })
    }

    /// Takes over the units of the table; what `[[unit]]` says of one of them wins.
    pub(super) fn add_to(
        &self,
        units: &mut Vec<Unit>,
        base: &Ruleset,
        files: &dyn Files,
        problems: &mut Vec<Problem>,
    ) {
        let options = UnitsOptions { sheet: self.sheet.clone(), ..UnitsOptions::default() };
        let reading = ReadOptions::default();
        let table = match units_table::load(&self.path, files, &reading, &options, base.catalogue) {
            Ok(table) => table,
            Err(error) => {
                let path = format!("`{}`", self.path.display());
                problems.push(Problem::refused(&self.place, error.at(path)));
                return;
            }
        };
        for row in table.units {
            let profile = self.profile(row, base);
            let name = profile.name.clone().unwrap_or_default();
            let same = |known: &&mut Unit| {
                let levels = (&known.profile.level, &profile.level);
                let same_level = !matches!(levels, (Some(one), Some(other)) if one != other);
                same_level && unit_name::same(&known.name, &name)
            };
            match units.iter_mut().find(same) {
                Some(known) => known.profile.fill_from(&profile),
                None => units.push(Unit { name, lists: None, profile, composition: None }),
            }
        }
    }

    fn profile(&self, row: units_table::Unit, base: &Ruleset) -> CongressProfile {
        let resident: Vec<_> = row
            .by_group
            .iter()
            .filter(|(code, people)| **people > 0 && base.catalogue.is_minority(**code))
            .map(|(code, _)| *code)
            .collect();
        let groups = if resident.is_empty() { row.groups } else { resident };
        let implied = || unit_name::implied_level(&row.name, &base.levels).map(str::to_owned);
        let level = row.level.or_else(|| self.level.clone()).or_else(implied);
        CongressProfile {
            name: Some(row.name),
            level,
            minority_population: Some(row.population),
            groups: (!groups.is_empty()).then_some(groups),
            population: row.by_group,
            delegation: row.delegation,
            ..CongressProfile::default()
        }
    }
}
