//! Which unit a list is of.
//!
//! Patterns decide where the settings have them. Elsewhere the unit's name is looked for, first
//! where it means most: in the congress profile, in the file's name, in the list's own title, in the
//! names of the folders. A name that fits two units equally well decides nothing.

use std::path::{Path, PathBuf};

use super::unit_name::{self, Sought, UnitName};
use super::{Settings, Unit};
use crate::file_names::composed;
use crate::files::absolute;
use crate::rules::Level;
use crate::spelling;

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
    /// The list's path as patterns see it: from the folder of the settings, with `/` and composed
    /// letters.
    pub fn seen_from_root(&self, path: &Path) -> Option<PathBuf> {
        seen_from(&self.root, path)
    }

    /// The unit of a list by the patterns of the settings alone.
    pub fn unit_by_pattern(&self, path: &Path) -> Option<&Unit> {
        let path = self.seen_from_root(path)?;
        self.units
            .iter()
            .find(|unit| unit.lists.as_ref().is_some_and(|lists| lists.is_match(&path)))
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
        let levels = &self.ruleset.levels;
        let exact = |name: &str| {
            let name = UnitName::of(name);
            let is_it = |unit: &&&Unit| UnitName::of(&unit.name).is_of_one_unit(&name);
            only(candidates.iter().filter(is_it).copied())
        };
        let inside = list.path.and_then(|path| self.seen_from_root(path));
        let stem =
            inside.as_deref().and_then(Path::file_stem).map(std::ffi::OsStr::to_string_lossy);
        list.congress
            .and_then(exact)
            .or_else(|| stem.and_then(|stem| in_name(&candidates, levels, &stem)))
            .or_else(|| list.titles.iter().find_map(|title| in_title(&candidates, levels, title)))
            .or_else(|| in_folders(&candidates, levels, inside.as_deref()?))
    }
}

/// A path as it is seen from a folder; none where it does not lie in it.
pub fn seen_from(root: &Path, path: &Path) -> Option<PathBuf> {
    let whole = composed(&absolute(path)?);
    let root = composed(&absolute(root)?);
    let inside = whole.strip_prefix(&root).ok()?;
    Some(inside.components().collect())
}

/// The innermost folder that names a unit.
fn in_folders<'a>(units: &[&'a Unit], levels: &[Level], path: &Path) -> Option<&'a Unit> {
    let folders: Vec<_> = path.parent()?.components().collect();
    let name =
        |folder: &std::path::Component<'_>| folder.as_os_str().to_string_lossy().into_owned();
    folders.iter().rev().find_map(|folder| in_name(units, levels, &name(folder)))
}

/// The shortest name that is looked for within a word of a file's name, blanks left out: `lak` in
/// `daklak` would mean nothing.
const LEAST_WITHIN_WORD: usize = 6;

/// A unit as people write it in file names: without blanks and marks, `TP Phổ Yên` → `phoyen`.
pub(super) struct Squashed {
    name: String,
    sought: Sought,
}

impl Squashed {
    pub(super) fn new(unit: &Unit, levels: &[Level]) -> Self {
        let words = unit_name::words(&unit.name);
        let name = squashed(unit_name::without_kind(&words));
        let sought = Sought::new(&unit.name, unit.profile.level.as_deref(), levels).unmarked();
        Self { name, sought }
    }

    /// Whether a file's name holds the unit's.
    pub(super) fn is_in_name(&self, name: &str) -> bool {
        let name = words_of_name(name);
        !self.name.is_empty() && self.is_in(&name.split_whitespace().collect::<Vec<&str>>())
    }

    /// Whether the words hold the name: as words of their own, or at an end of a long one, as in
    /// `dsdonghy`.
    fn is_in(&self, words: &[&str]) -> bool {
        (0..words.len()).any(|start| {
            let mut joined = String::new();
            let is_whole = words[start..].iter().any(|word| {
                joined.push_str(word);
                joined == self.name
            });
            let before = words[..start].join(" ");
            is_whole && self.sought.may_follow(&before) || self.is_at_an_end(words[start], &before)
        })
    }

    fn is_at_an_end(&self, word: &str, before: &str) -> bool {
        if self.name.len() < LEAST_WITHIN_WORD {
            return false;
        }
        let in_front = word.strip_suffix(self.name.as_str());
        in_front.is_some_and(|front| self.sought.may_follow(format!("{before} {front}").trim()))
            || word.starts_with(self.name.as_str()) && self.sought.may_follow(before)
    }
}

fn squashed(text: &str) -> String {
    spelling::unmarked(text).chars().filter(|letter| letter.is_alphanumeric()).collect()
}

/// The words of a file's or folder's name, without marks, with digits apart from letters.
fn words_of_name(name: &str) -> String {
    let mut apart = String::with_capacity(name.len());
    let mut last_is_digit = false;
    for letter in name.chars() {
        if letter.is_ascii_digit() != last_is_digit {
            apart.push(' ');
        }
        last_is_digit = letter.is_ascii_digit();
        apart.push(letter);
    }
    spelling::unmarked(&unit_name::words(&apart))
}

/// The unit with the longest name within a file's or folder's name.
fn in_name<'a>(units: &[&'a Unit], levels: &[Level], name: &str) -> Option<&'a Unit> {
    let name = words_of_name(name);
    let words: Vec<&str> = name.split_whitespace().collect();
    let found: Vec<(usize, &Unit)> = units
        .iter()
        .map(|unit| (Squashed::new(unit, levels), *unit))
        .filter(|(squashed, _)| !squashed.name.is_empty() && squashed.is_in(&words))
        .map(|(squashed, unit)| (squashed.name.len(), unit))
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
    only(
        found.into_iter().filter(|(at, length, _)| (*at, *length) == best).map(|(_, _, unit)| unit),
    )
}

fn only<'a>(mut found: impl Iterator<Item = &'a Unit>) -> Option<&'a Unit> {
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::congress::CongressProfile;
    use crate::rules;

    /// The unit that a file's name is taken for.
    fn named(units: &[&str], name: &str) -> Option<String> {
        let ruleset = rules::load("vn-2024").unwrap();
        let units: Vec<Unit> = units
            .iter()
            .map(|unit| Unit {
                name: (*unit).to_owned(),
                lists: None,
                profile: CongressProfile::default(),
                composition: None,
            })
            .collect();
        let units: Vec<&Unit> = units.iter().collect();
        in_name(&units, &ruleset.levels, name).map(|unit| unit.name.clone())
    }

    #[test]
    fn a_file_is_of_the_unit_whose_name_stands_in_its_name() {
        let units = ["Huyện Lắk", "Huyện Krông Búk", "TX Buôn Hồ", "Huyện Cư M'gar", "Phổ Yên"];
        let found = |name: &str| named(&units, name);
        assert_eq!(found("1. Huyện Lắk (bản cuối)").as_deref(), Some("Huyện Lắk"));
        assert_eq!(found("DS_lak_2024").as_deref(), Some("Huyện Lắk"));
        assert_eq!(found("lak2").as_deref(), Some("Huyện Lắk"));
        assert_eq!(found("krong-buk").as_deref(), Some("Huyện Krông Búk"));
        assert_eq!(found("dskrongbuk").as_deref(), Some("Huyện Krông Búk"));
        assert_eq!(found("Cu M’gar").as_deref(), Some("Huyện Cư M'gar"));
        assert_eq!(found("TXBuonHo").as_deref(), Some("TX Buôn Hồ"));
        assert_eq!(found("tp.phoyen_final").as_deref(), Some("Phổ Yên"));
    }

    #[test]
    fn a_unit_is_not_found_in_the_name_of_another() {
        for unit in ["Huyện Lắk", "Lắk"] {
            for name in ["Danh sách tỉnh Đắk Lắk", "danh sach tinh dak lak", "daklak", "bulak3"]
            {
                assert_eq!(named(&[unit], name), None, "{unit} in {name}");
            }
        }
        assert_eq!(named(&["TP Thái Nguyên"], "tinh-thai-nguyen"), None);
        assert_eq!(named(&["Bắc Hà"], "danhsachbachang"), None);
        assert_eq!(named(&["Bắc Hà"], "abc hai"), None);
    }
}
