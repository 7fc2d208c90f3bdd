//! Which rules are in force: those of the settings file that is found upwards from a list, or those
//! of the command line alone.
//!
//! Every command that judges a list, or looks at one as a judge would, asks here, so that all of
//! them judge it alike and refuse the same settings in the same words.

use std::path::{Path, PathBuf};

use crate::fault::Fault;
use crate::rules::{self, Ruleset};
use crate::settings::{self, Settings};
use crate::wording::Lang;

/// Which settings file is used.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct SettingsOptions {
    /// Settings file to use; by default the nearest delegate-quota.toml upwards from the list, or
    /// from the current folder where there is no list
    /// vi: Tệp thiết lập cần dùng; mặc định là delegate-quota.toml gần nhất, tìm ngược lên từ thư
    /// mục chứa danh sách (không có danh sách thì từ thư mục hiện tại)
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) config: Option<PathBuf>,
    /// Use no settings file
    /// vi: Không dùng tệp thiết lập nào
    #[arg(long, conflicts_with = "config")]
    pub(in crate::cli) isolated: bool,
}

/// The rules in force.
#[derive(Debug)]
pub(in crate::cli) enum RulesInForce {
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
    ) -> Result<RulesInForce, Fault> {
        RulesInForce::load(self.file_for(path).as_deref(), asked_rules)
    }
}

impl RulesInForce {
    /// Reads the settings file, where there is one, and the rules: those that the user asks for, else
    /// those of the settings, else the default.
    ///
    /// # Errors
    ///
    /// Settings or rules that cannot be used: every verdict would rest on rules that were not meant.
    pub(in crate::cli) fn load(
        file: Option<&Path>,
        asked_rules: Option<&str>,
    ) -> Result<Self, Fault> {
        if let Some(file) = file {
            return settings::load(file, asked_rules).map(Box::new).map(Self::Settings);
        }
        rules::load(asked_rules.unwrap_or(rules::builtin()[0].id)).map(Box::new).map(Self::Rules)
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

/// The folder from which settings are looked for.
pub(in crate::cli) fn folder(path: &Path) -> &Path {
    if path.is_dir() {
        return path;
    }
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}
