//! Which rules are in force: those of the settings file that is found upwards from a list, or those
//! that whoever asks names.

use std::path::{Path, PathBuf};

use crate::fault::Fault;
use crate::files::Files;
use crate::rules::{self, Ruleset};
use crate::settings::{self, FILE_NAME, Settings};
use crate::wording::Lang;

/// The rules in force.
#[derive(Debug)]
pub enum RulesInForce {
    /// Those of a settings file.
    Settings(Box<Settings>),
    /// Those of the command line alone.
    Rules(Box<Ruleset>),
}

impl RulesInForce {
    /// Reads the settings file, where there is one, and the rules: those that the user asks for, else
    /// those of the settings, else the default.
    ///
    /// # Errors
    ///
    /// Settings or rules that cannot be used: every verdict would rest on rules that were not meant.
    pub fn load(
        file: Option<&Path>,
        files: &dyn Files,
        asked_rules: Option<&str>,
    ) -> Result<Self, Fault> {
        if let Some(file) = file {
            return settings::load(file, files, asked_rules).map(Box::new).map(Self::Settings);
        }
        let rules = asked_rules.unwrap_or(rules::builtin()[0].id);
        rules::load_from(files, rules).map(Box::new).map(Self::Rules)
    }

    pub fn ruleset(&self) -> &Ruleset {
        match self {
            Self::Settings(settings) => &settings.ruleset,
            Self::Rules(ruleset) => ruleset,
        }
    }

    pub fn settings(&self) -> Option<&Settings> {
        match self {
            Self::Settings(settings) => Some(settings),
            Self::Rules(_) => None,
        }
    }

    /// The language that the settings ask for.
    pub fn lang(&self) -> Option<Lang> {
        self.settings().and_then(|settings| settings.lang)
    }

    /// The files that the settings are made from.
    pub fn files(&self) -> Vec<PathBuf> {
        let Some(settings) = self.settings() else { return Vec::new() };
        let mut files = vec![settings.file.clone()];
        files.extend(settings.rules.as_ref().map(|named| settings.root.join(named)));
        files.extend(settings.units_file.as_ref().map(|units| units.path.clone()));
        files
    }
}

/// The folder from which settings are looked for.
pub fn folder<'a>(path: &'a Path, files: &dyn Files) -> &'a Path {
    if files.is_folder(path) {
        return path;
    }
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// The settings file in this folder or the nearest one above it.
pub fn find_settings(folder: &Path, files: &dyn Files) -> Option<PathBuf> {
    let whole = files.rooted(folder)?;
    let found =
        whole.ancestors().map(|folder| folder.join(FILE_NAME)).find(|file| files.is_file(file))?;
    // Shown as near to what the user wrote as can be: a path from the root says less.
    let near = files.here().and_then(|here| found.strip_prefix(here).ok().map(Path::to_owned));
    Some(near.unwrap_or(found))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::Disk;

    #[test]
    fn the_nearest_settings_above_a_list_are_its_own() {
        let folder = tempfile::tempdir().unwrap();
        let deep = folder.path().join("tinh/huyen");
        std::fs::create_dir_all(&deep).unwrap();
        let outer = folder.path().join(FILE_NAME);
        std::fs::write(&outer, "").unwrap();
        assert_eq!(find_settings(&deep, &Disk), Some(outer));
        let inner = folder.path().join("tinh").join(FILE_NAME);
        std::fs::write(&inner, "").unwrap();
        assert_eq!(find_settings(&deep, &Disk), Some(inner));
    }
}
