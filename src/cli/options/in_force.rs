//! Which rules are in force: those of the settings file that is found upwards from a list, or those
//! of the command line alone.
//!
//! Every command that judges a list, or looks at one as a judge would, asks here, so that all of
//! them judge it alike and refuse the same settings in the same words.

use std::path::{Path, PathBuf};

use super::super::failure::Failure;
use crate::rules::{self, Ruleset};
use crate::settings::{self, Settings, SettingsError};
use crate::wording::Lang;

/// Which settings file is used.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct SettingsOptions {
    /// Settings file to use; by default the nearest delegate-quota.toml upwards from the list, or
    /// from the current folder where there is no list
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) config: Option<PathBuf>,
    /// Use no settings file
    #[arg(long, conflicts_with = "config")]
    pub(in crate::cli) isolated: bool,
}

/// The rules in force.
#[derive(Debug)]
pub(in crate::cli) enum InForce {
    /// Those of a settings file.
    Settings(Box<Settings>),
    /// Those of the command line alone.
    Rules(Box<Ruleset>),
}

impl SettingsOptions {
    /// The settings file for a list or folder; for standard input that of the current folder.
    pub(in crate::cli) fn file_for(&self, path: &Path) -> Option<PathBuf> {
        if self.isolated {
            return None;
        }
        self.config.clone().or_else(|| settings::find(folder(path)))
    }

    /// What is in force for a list or folder, where the user asks for these rules.
    pub(in crate::cli) fn in_force(
        &self,
        path: &Path,
        asked_rules: Option<&str>,
    ) -> Result<InForce, Failure> {
        InForce::load(self.file_for(path).as_deref(), asked_rules)
    }
}

impl InForce {
    /// Reads the settings file, where there is one, and the rules: those that the user asks for, else
    /// those of the settings, else the default.
    ///
    /// # Errors
    ///
    /// Settings or rules that cannot be used: every verdict would rest on rules that were not meant.
    pub(in crate::cli) fn load(
        file: Option<&Path>,
        asked_rules: Option<&str>,
    ) -> Result<Self, Failure> {
        if let Some(file) = file {
            return settings(file, asked_rules).map(Box::new).map(Self::Settings);
        }
        rules::load(asked_rules.unwrap_or(rules::builtin()[0].id))
            .map(Box::new)
            .map(Self::Rules)
            .map_err(|error| Failure::of_rules(&error))
    }

    pub(in crate::cli) fn ruleset(&self) -> &Ruleset {
        match self {
            Self::Settings(settings) => &settings.ruleset,
            Self::Rules(ruleset) => ruleset,
        }
    }

    pub(in crate::cli) fn settings(&self) -> Option<&Settings> {
        match self {
            Self::Settings(settings) => Some(settings),
            Self::Rules(_) => None,
        }
    }

    /// The language that the settings ask for.
    pub(in crate::cli) fn lang(&self) -> Option<Lang> {
        self.settings().and_then(|settings| settings.lang)
    }

    /// The files that the settings are made from.
    pub(in crate::cli) fn files(&self) -> Vec<PathBuf> {
        let Some(settings) = self.settings() else { return Vec::new() };
        let mut files = vec![settings.file.clone()];
        files.extend(settings.rules.as_ref().map(|named| settings.root.join(named)));
        files.extend(settings.units_file.as_ref().map(|units| units.path.clone()));
        files
    }
}

/// Reads a settings file; what is wrong with it is told in the same way by every command.
pub(in crate::cli) fn settings(
    file: &Path,
    asked_rules: Option<&str>,
) -> Result<Settings, Failure> {
    settings::load(file, asked_rules).map_err(|error| match error {
        SettingsError::Invalid(error) => Failure::from(error),
        SettingsError::Rules(error) => Failure::of_rules(&error).about(file.display().to_string()),
    })
}

/// The folder from which settings are looked for.
pub(in crate::cli) fn folder(path: &Path) -> &Path {
    if path.is_dir() {
        return path;
    }
    path.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."))
}
