//! Which rules are in force: those of the settings file that is found upwards from a list, or those
//! of the command line alone.
//!
//! Every command that judges a list, or looks at one as a judge would, asks here, so that all of
//! them judge it alike and refuse the same settings in the same words.

use std::path::{Path, PathBuf};

use crate::fault::Fault;
use crate::files::Disk;
use crate::runs::{RulesInForce, find_settings, folder};

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

impl SettingsOptions {
    /// The settings file for a list or folder; for standard input that of the current folder.
    pub(in crate::cli) fn file_for(&self, path: &Path) -> Option<PathBuf> {
        if self.isolated {
            return None;
        }
        self.config.clone().or_else(|| find_settings(folder(path, &Disk), &Disk))
    }

    /// What is in force for a list or folder, where the user asks for these rules.
    pub(in crate::cli) fn in_force(
        &self,
        path: &Path,
        asked_rules: Option<&str>,
    ) -> Result<RulesInForce, Fault> {
        RulesInForce::load(self.file_for(path).as_deref(), &Disk, asked_rules)
    }
}
