//! The options that commands share.

mod checking;
mod groups;
mod in_force;
mod joining;
mod layout;
mod one_of;

use std::path::PathBuf;

use super::output::NewFile;
use crate::fault::Fault;
use crate::render::TableOrJson;
use crate::wording::Lang;

pub(super) use checking::{CheckingOptions, GoverningOptions};
pub(super) use groups::groups;
pub(super) use in_force::{RulesInForce, SettingsOptions, folder};
pub(super) use joining::Joining;
use joining::JoiningOptions;
pub(super) use layout::LayoutOptions;
pub(super) use one_of::one_of;

/// The options of every command.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Global options")]
pub(super) struct GlobalOptions {
    /// Language of everything printed; by default that of the system
    /// vi: Ngôn ngữ hiển thị; mặc định theo hệ thống
    #[arg(long, global = true, value_name = "LANG")]
    pub(super) lang: Option<LangOption>,
    /// When to use colour
    /// vi: Khi nào dùng màu
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(super) color: ColourOption,
    /// Print only what needs attention
    /// vi: Chỉ in những gì cần xem lại
    #[arg(short, long, global = true)]
    pub(super) quiet: bool,
    /// Print help
    /// vi: In hướng dẫn
    #[arg(short, long, global = true, action = clap::ArgAction::Help)]
    help: Option<bool>,
    /// Print the version
    /// vi: In phiên bản
    #[arg(short = 'V', long, action = clap::ArgAction::Version)]
    version: Option<bool>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum LangOption {
    Vi,
    En,
}

impl From<LangOption> for Lang {
    fn from(option: LangOption) -> Self {
        match option {
            LangOption::Vi => Self::Vi,
            LangOption::En => Self::En,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum ColourOption {
    Auto,
    Always,
    Never,
}

/// The arguments that name files to write, which --force speaks of.
pub(super) const NEW_FILES: &str = "new_files";

/// How the report of a command other than `validate` is written.
#[derive(Debug, clap::Args)]
#[command(group = clap::ArgGroup::new(NEW_FILES).multiple(true))]
pub(super) struct ReportOptions {
    /// Format of the report
    /// vi: Định dạng báo cáo
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub(super) format: TableOrJson,
    /// Write the report to this new file instead of standard output
    /// vi: Ghi báo cáo vào tệp mới này thay vì ra đầu ra chuẩn
    #[arg(short, long, value_name = "FILE", group = NEW_FILES)]
    pub(super) output: Option<PathBuf>,
    /// Let the new file replace an existing one
    /// vi: Cho phép ghi đè lên tệp đã có
    #[arg(long, requires = NEW_FILES)]
    pub(super) force: bool,
    /// Show every finding, however many are alike
    /// vi: Nêu đầy đủ, dù có nhiều chỗ giống nhau
    #[arg(long)]
    pub(super) all: bool,
}

impl ReportOptions {
    /// The file that the report is written to, where one is asked for.
    pub(super) fn file(&self, originals: &[PathBuf]) -> Result<Option<NewFile<'_>>, Fault> {
        NewFile::asked(self.output.as_ref(), self.force, originals)
    }
}

/// A number of people, refused in words rather than in those of the number's type.
pub(super) fn people(written: &str) -> Result<u64, &'static str> {
    crate::numbers::people(written).ok_or("expected a whole number, 0 or more")
}
