//! Which unit a list is of.
//!
//! Patterns decide where the settings have them. Elsewhere the unit's name is looked for, first
//! where it means most: in the congress profile, in the file's name, in the list's own title, in the
//! names of the folders. A name that fits two units equally well decides nothing.

use std::path::Path;

use super::unit_name::{self, Sought};
use super::{Settings, Unit};
use crate::fold;
use crate::rules::Level;

/// What is known of a list by which its unit may be found.
#[derive(Debug, Default)]
pub struct UnitMatch<'a> {
    /// The list's path.
    pub path: Option<&'a Path>,
    /// The unit's name by the congress profile or the workbook's own sheet.
    pub congress: Option<&'a str>,
    /// What the list says above its tables.
    pub titles: Vec<&'a str>,
    /// The level of its congress, if known: units of other levels are not its own.
    pub level: Option<&'a str>,
}

impl Settings {
    /// The list's path as patterns see it: from the folder of the settings, with `/`.
    pub fn seen_from_root(&self, path: &Path) -> Option<std::path::PathBuf> {
        let whole = std::path::absolute(path).ok()?;
        let root = std::path::absolute(&self.root).ok()?;
        let inside = whole.strip_prefix(&root).ok()?;
        Some(inside.components().collect())
    }

    /// The unit of a list by the patterns of the settings alone.
    pub fn unit_by_pattern(&self, path: &Path) -> Option<&Unit> {
        let path = self.seen_from_root(path)?;
        self.units.iter().find(|unit| unit.lists.as_ref().is_some_and(|it| it.is_match(&path)))
    }

    /// The unit of a list.
    pub fn unit_of(&self, list: &UnitMatch<'_>) -> Option<&Unit> {
        if let Some(unit) = list.path.and_then(|path| self.unit_by_pattern(path)) {
            return Some(unit);
        }
        // A unit with patterns has said which lists are its own.
        let candidates: Vec<&Unit> = self
            .units
            .iter()
            .filter(|unit| unit.lists.is_none())
            .filter(|unit| match (list.level, &unit.profile.level) {
                (Some(level), Some(own)) => level == own,
                _ => true,
            })
            .collect();
        let exact = |name: &str| {
            only(candidates.iter().filter(|unit| unit_name::same(&unit.name, name)).copied())
        };
        let inside = list.path.and_then(|path| self.seen_from_root(path));
        let stem =
            inside.as_deref().and_then(Path::file_stem).map(std::ffi::OsStr::to_string_lossy);
        list.congress
            .and_then(exact)
            .or_else(|| stem.and_then(|stem| in_name(&candidates, &stem)))
            .or_else(|| {
                list.titles
                    .iter()
                    .find_map(|title| in_title(&candidates, &self.ruleset.levels, title))
            })
            .or_else(|| in_folders(&candidates, inside.as_deref()?))
    }
}

/// The innermost folder that names a unit.
fn in_folders<'a>(units: &[&'a Unit], path: &Path) -> Option<&'a Unit> {
    let folders: Vec<_> = path.parent()?.components().collect();
    folders.iter().rev().find_map(|folder| in_name(units, &folder.as_os_str().to_string_lossy()))
}

/// A name without blanks, marks and kinds of units, as people write file names: `TP Phổ Yên` →
/// `phoyen`.
fn squashed_name(unit: &str) -> String {
    squashed(unit_name::without_kind(&unit_name::words(unit)))
}

fn squashed(text: &str) -> String {
    fold::unmarked(text).chars().filter(|letter| letter.is_alphanumeric()).collect()
}

/// The unit with the longest name within a file's or folder's name.
fn in_name<'a>(units: &[&'a Unit], name: &str) -> Option<&'a Unit> {
    let name = squashed(name);
    let found: Vec<(usize, &Unit)> = units
        .iter()
        .map(|unit| (squashed_name(&unit.name), *unit))
        .filter(|(own, _)| !own.is_empty() && name.contains(own.as_str()))
        .map(|(own, unit)| (own.len(), unit))
        .collect();
    let longest = found.iter().map(|(length, _)| *length).max()?;
    only(found.into_iter().filter(|(length, _)| *length == longest).map(|(_, unit)| unit))
}

/// The unit that a title names first; of several that begin there, the one with the longest name.
fn in_title<'a>(units: &[&'a Unit], levels: &[Level], title: &str) -> Option<&'a Unit> {
    let title = unit_name::words(title);
    let found: Vec<(usize, usize, &Unit)> = units
        .iter()
        .filter_map(|unit| {
            let sought = Sought::new(&unit.name, unit.profile.level.as_deref(), levels);
            Some((sought.found_in(&title)?, usize::MAX - sought.length(), *unit))
        })
        .collect();
    let best = found.iter().map(|(at, length, _)| (*at, *length)).min()?;
    only(found.into_iter().filter(|(at, length, _)| (*at, *length) == best).map(|it| it.2))
}

fn only<'a>(mut found: impl Iterator<Item = &'a Unit>) -> Option<&'a Unit> {
    let first = found.next()?;
    found.next().is_none().then_some(first)
}
