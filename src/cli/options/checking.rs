//! What lists are checked against: the options that every checking command shares.

use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::super::clock;
use super::super::failure::Failure;
use super::{InForce, Joining, JoiningOptions, LayoutOptions, SettingsOptions, groups, people};
use crate::check::{self, CheckSettings};
use crate::report::{InputError, Strictness};
use crate::settings::Settings;

/// Which rules a list is held against, and for which congress.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct GoverningOptions {
    /// Ruleset: the id of a built-in one, or the path of a TOML file; by default that of the
    /// settings, else vn-2024
    #[arg(long, value_name = "ID|PATH")]
    pub(in crate::cli) rules: Option<String>,
    /// Level of the congress, such as `district` or `province`
    #[arg(long, value_name = "LEVEL")]
    pub(in crate::cli) level: Option<String>,
    /// Congress profile (TOML); by default NAME.congress.toml or congress.toml beside the list
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) congress: Option<PathBuf>,
    #[command(flatten)]
    pub(in crate::cli) settings: SettingsOptions,
}

/// What lists are checked against.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct CheckingOptions {
    #[command(flatten)]
    pub(in crate::cli) governing: GoverningOptions,
    /// Minority population of the unit; wins over the profile
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = people)]
    pub(in crate::cli) population: Option<u64>,
    /// Resident minority groups, separated by commas; win over the profile
    #[arg(long, value_name = "NAMES")]
    pub(in crate::cli) groups: Option<String>,
    #[command(flatten)]
    joining: JoiningOptions,
    #[command(flatten)]
    pub(in crate::cli) layout: LayoutOptions,
    /// Count a rule that could not be checked as an error
    #[arg(long)]
    pub(in crate::cli) strict: bool,
    /// Count a warning as an error
    #[arg(long)]
    pub(in crate::cli) deny_warnings: bool,
    /// The day on which waivers must still hold, as 2024-05-30; by default today
    #[arg(long, value_name = "DATE")]
    pub(in crate::cli) today: Option<Date>,
}

impl GoverningOptions {
    /// What is in force for a list or folder.
    pub(in crate::cli) fn in_force(&self, path: &Path) -> Result<InForce, Failure> {
        self.settings.in_force(path, self.rules.as_deref())
    }

    /// What can be said before a list is read.
    pub(in crate::cli) fn check_settings<'a>(
        &self,
        in_force: &'a InForce,
        layout: &LayoutOptions,
    ) -> Result<CheckSettings<'a>, InputError> {
        let ruleset = in_force.ruleset();
        if let Some(level) = &self.level {
            check::known_level(ruleset, level)?;
        }
        let profile = |file: &PathBuf| check::load_profile(file, ruleset.catalogue);
        Ok(CheckSettings {
            level: self.level.clone(),
            congress: self.congress.as_ref().map(profile).transpose()?,
            settings: in_force.settings(),
            ..layout.settings(ruleset)?
        })
    }

    /// The files that a report on these lists is made from, none of which may be written over.
    pub(in crate::cli) fn originals(
        &self,
        lists: &[&Path],
        in_force: &[&InForce],
        layout: &LayoutOptions,
    ) -> Vec<PathBuf> {
        let lists = lists.iter().copied();
        let mut originals: Vec<PathBuf> = lists.clone().map(Path::to_owned).collect();
        originals.extend(lists.flat_map(check::profile_files));
        originals.extend(self.congress.clone());
        originals.extend(layout.map.clone());
        originals.extend(self.rules.as_ref().map(PathBuf::from));
        originals.extend(in_force.iter().flat_map(|it| it.files()));
        originals
    }
}

impl CheckingOptions {
    /// What is in force for a list.
    pub(in crate::cli) fn in_force(&self, list: &Path) -> Result<InForce, Failure> {
        self.governing.in_force(list)
    }

    /// The files that a report on these lists is made from, none of which may be written over.
    pub(in crate::cli) fn originals(&self, lists: &[&Path], in_force: &[&InForce]) -> Vec<PathBuf> {
        self.governing.originals(lists, in_force, &self.layout)
    }

    /// Which files are taken for one list.
    pub(in crate::cli) fn joining(&self) -> Joining {
        self.joining.joining()
    }

    /// An option that is set says more than the settings; neither can be unset by the other.
    pub(in crate::cli) fn strictness(&self, settings: Option<&Settings>) -> Strictness {
        let strict = settings.and_then(|settings| settings.strict);
        let deny_warnings = settings.and_then(|settings| settings.deny_warnings);
        Strictness {
            not_checked_is_error: self.strict || strict.unwrap_or_default(),
            warning_is_error: self.deny_warnings || deny_warnings.unwrap_or_default(),
        }
    }

    /// Everything that is the same for all lists, so that what is wrong with it is told once.
    pub(in crate::cli) fn check_settings<'a>(
        &self,
        in_force: &'a InForce,
    ) -> Result<CheckSettings<'a>, InputError> {
        let catalogue = in_force.ruleset().catalogue;
        let settings = self.governing.check_settings(in_force, &self.layout)?;
        let groups = self.groups.as_ref().map(|names| groups(names, catalogue)).transpose()?;
        let today = self.today.unwrap_or_else(clock::today);
        Ok(CheckSettings { population: self.population, groups, today, ..settings })
    }
}
