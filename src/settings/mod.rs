//! The settings file of a folder, `delegate-quota.toml`: which rules hold there, which units send
//! lists, what is left out, what is accepted as it is.
//!
//! It is found upwards from each list, so that a province's folder carries its own settings, and
//! whoever checks a list in it checks it in the same way. What the command line says wins.

mod decode;
mod draft;
mod local_terms;
mod matching;
mod overlay;
mod unit_name;
mod units;
mod units_file;
mod waiver;

use std::collections::BTreeMap;
use std::path::PathBuf;

pub use decode::load;
pub use draft::{ListFound, SettingsDraft, gather};
pub use local_terms::LocalTerms;
pub use matching::{UnitMatch, seen_from};
pub(crate) use unit_name::{
    Sought, UnitName, key as unit_key, same as same_unit, words as unit_words,
};
pub use units::Unit;
pub use units_file::UnitsFile;
pub use waiver::Waiver;

use crate::report::Severity;
use crate::rules::Ruleset;
use crate::toml_tree::Place;
use crate::wording::Lang;

/// The name of a settings file.
pub const FILE_NAME: &str = "delegate-quota.toml";

/// A settings file, with the ruleset that it puts in force.
#[derive(Debug)]
pub struct Settings {
    pub file: PathBuf,
    /// The folder that it speaks of: patterns and paths in it are seen from there.
    pub root: PathBuf,
    /// The rules, with the severities and the required fields of this file.
    pub ruleset: Ruleset,
    /// The ruleset that the file names; none where it names none.
    pub rules: Option<String>,
    /// The language of reports.
    pub lang: Option<Lang>,
    /// What is left out of folders: lines as in a `.gitignore`.
    pub exclude: Vec<String>,
    /// Whether a rule that could not be checked counts as an error.
    pub strict: Option<bool>,
    /// Whether a warning counts as an error.
    pub deny_warnings: Option<bool>,
    /// What rules weigh here; none for one that is switched off.
    pub severity: BTreeMap<String, Option<Severity>>,
    /// The fields that lists must fill in here, by the role of whom they are asked.
    pub required: BTreeMap<String, Vec<String>>,
    /// The table that tells the units.
    pub units_file: Option<UnitsFile>,
    /// The units that send lists.
    pub units: Vec<Unit>,
    /// What is accepted as it is.
    pub waivers: Vec<Waiver>,
    /// The line of each key, `severity.women-share` with those of its tables.
    lines: BTreeMap<String, u32>,
}

impl Settings {
    /// The line on which the file sets a key; none where it does not.
    pub fn line(&self, key: &str) -> Option<u32> {
        self.lines.get(key).copied()
    }
}

/// The line of a place in a file's text.
fn line_of(text: &str, place: &Place) -> u32 {
    let before = text.get(..place.span.start).unwrap_or_default();
    u32::try_from(before.matches('\n').count()).map_or(u32::MAX, |lines| lines + 1)
}
