//! The settings file that is begun for a folder: the units that its lists are of, with what is known
//! of each; `init` writes it.
//!
//! Only what the lists agree in is taken for known. Two lists are of one unit by the same rules by
//! which files are joined; a list that names no unit is told, and put to none.

mod gather;
mod pattern;
mod written;

use crate::congress::CongressProfile;

pub use gather::gather;
pub use written::SettingsDraft;

/// A list of the folder, with what it tells of itself.
#[derive(Debug, Clone, Default)]
pub struct ListFound {
    /// The unit's name, where it is known.
    pub unit: Option<String>,
    pub level: Option<String>,
    /// Its files as patterns see them.
    pub files: Vec<String>,
    pub profile: CongressProfile,
}

/// A unit of the file.
#[derive(Debug)]
pub struct UnitFound {
    name: String,
    level: Option<String>,
    files: Vec<String>,
    /// What its lists tell alike.
    profile: CongressProfile,
    /// The keys of which they tell different things.
    disputed: Vec<String>,
}

/// What the lists of a folder are of.
#[derive(Debug, Default)]
pub struct UnitsFound {
    /// The units, those of the highest level first.
    pub units: Vec<UnitFound>,
    /// The files of each list that names no unit.
    pub without_unit: Vec<Vec<String>>,
}
