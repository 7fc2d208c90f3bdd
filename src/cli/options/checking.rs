//! What lists are checked against: the options that every checking command shares.

use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::super::clock;
use super::{FactsOptions, JoiningOptions, LayoutOptions, SettingsOptions};
use crate::fault::Fault;
use crate::files::Disk;
use crate::report::Strictness;
use crate::runs::{Governing, Joining, RulesInForce};
use crate::settings::Settings;
use crate::validate::{self, CheckSettings};

/// Which rules a list is held against, and for which congress.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct GoverningOptions {
    /// Ruleset: the id of a built-in one, or the path of a TOML file; by default that of the
    /// settings, else vn-2024
    /// vi: Bộ quy định: mã của bộ có sẵn, hoặc đường dẫn tới tệp TOML; mặc định theo tệp thiết lập,
    /// không có thì vn-2024
    #[arg(long, value_name = "ID|PATH")]
    pub(in crate::cli) rules: Option<String>,
    /// Level of the congress, such as `district` or `province`
    /// vi: Cấp đại hội, như `huyện` hoặc `tỉnh`
    #[arg(long, value_name = "LEVEL")]
    pub(in crate::cli) level: Option<String>,
    /// Congress profile (TOML); by default NAME.congress.toml or congress.toml beside the list
    /// vi: Hồ sơ đại hội (TOML); mặc định là TÊN.congress.toml hoặc congress.toml cạnh danh sách
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
    /// Count a rule that could not be checked as an error
    /// vi: Coi quy định chưa kiểm tra được là lỗi
    #[arg(long)]
    pub(in crate::cli) strict: bool,
    /// Count a warning as an error
    /// vi: Coi cảnh báo là lỗi
    #[arg(long)]
    pub(in crate::cli) deny_warnings: bool,
    /// The day on which waivers must still hold, as 2024-05-30; by default today
    /// vi: Ngày dùng để xét hiệu lực của các chấp thuận, như 2024-05-30; mặc định là hôm nay
    #[arg(long, value_name = "DATE", hide_short_help = true)]
    pub(in crate::cli) today: Option<Date>,
    #[command(flatten)]
    pub(in crate::cli) facts: FactsOptions,
    #[command(flatten)]
    joining: JoiningOptions,
    #[command(flatten)]
    pub(in crate::cli) layout: LayoutOptions,
}

impl GoverningOptions {
    /// What is in force for a list or folder.
    pub(in crate::cli) fn in_force(&self, path: &Path) -> Result<RulesInForce, Fault> {
        self.settings.in_force(path, self.rules.as_deref())
    }

    /// What can be said before a list is read.
    pub(in crate::cli) fn check_settings<'a>(
        &self,
        in_force: &'a RulesInForce,
        layout: &LayoutOptions,
    ) -> Result<CheckSettings<'a>, Fault> {
        let ruleset = in_force.ruleset();
        let level = self.level.as_ref().map(|level| validate::level_asked(ruleset, level));
        let profile = |file: &PathBuf| validate::load_profile(file, &Disk, ruleset.catalogue);
        Ok(CheckSettings {
            level: level.transpose()?.map(|level| level.id.clone()),
            congress: self.congress.as_ref().map(profile).transpose()?,
            settings: in_force.settings(),
            ..layout.settings(ruleset)?
        })
    }

    /// What decides which rules are in force.
    pub(in crate::cli) fn governing(&self) -> Governing<'_> {
        Governing {
            files: &Disk,
            rules: self.rules.as_deref(),
            congress: self.congress.as_deref(),
            config: self.settings.config.as_deref(),
            isolated: self.settings.isolated,
        }
    }

    /// The files that a report on these lists is made from, none of which may be written over.
    pub(in crate::cli) fn originals(
        &self,
        lists: &[&Path],
        in_force: &[&RulesInForce],
        layout: &LayoutOptions,
    ) -> Vec<PathBuf> {
        let lists = lists.iter().copied();
        let mut originals: Vec<PathBuf> = lists.clone().map(Path::to_owned).collect();
        originals.extend(lists.flat_map(|list| validate::profile_files(list, &Disk)));
        originals.extend(self.congress.clone());
        originals.extend(layout.map.clone());
        originals.extend(self.rules.as_ref().map(PathBuf::from));
        originals.extend(in_force.iter().flat_map(|rules| rules.files()));
        originals
    }
}

impl CheckingOptions {
    /// The files that a report on these lists is made from, none of which may be written over.
    pub(in crate::cli) fn originals(
        &self,
        lists: &[&Path],
        in_force: &[&RulesInForce],
    ) -> Vec<PathBuf> {
        self.governing.originals(lists, in_force, &self.layout)
    }

    /// Which files are taken for one list.
    pub(in crate::cli) fn joining(&self) -> Joining {
        self.joining.joining()
    }

    /// The day of the check: that on which waivers must still hold.
    pub(in crate::cli) fn today(&self) -> Date {
        self.today.unwrap_or_else(clock::today)
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
        in_force: &'a RulesInForce,
    ) -> Result<CheckSettings<'a>, Fault> {
        let catalogue = in_force.ruleset().catalogue;
        let settings = self.governing.check_settings(in_force, &self.layout)?;
        let facts = self.facts.told(catalogue)?;
        Ok(CheckSettings { facts, today: self.today(), ..settings })
    }
}
