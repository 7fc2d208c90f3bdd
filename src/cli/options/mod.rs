//! The options that commands share.

mod checking;
mod facts;
mod groups;
mod in_force;
mod joining;
mod layout;
mod one_of;
mod outputs;

use crate::render::WholeFormat;
use crate::wording::Lang;

pub(super) use checking::{CheckingOptions, GoverningOptions};
pub(super) use facts::{FactsOptions, day};
pub(super) use groups::groups;
pub(super) use in_force::SettingsOptions;
use joining::JoiningOptions;
pub(super) use layout::LayoutOptions;
pub(super) use one_of::one_of;
pub(super) use outputs::{Destinations, OutputOptions};

/// The options of every command.
#[derive(Debug, Default, clap::Args)]
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

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum ColourOption {
    #[default]
    Auto,
    Always,
    Never,
}

/// The arguments that name files to write, which --force speaks of.
pub(super) const NEW_FILES: &str = "new_files";

/// How the report of a command other than `validate` is written.
#[derive(Debug, clap::Args)]
pub(super) struct ReportOptions {
    #[command(flatten)]
    pub(super) output: OutputOptions<WholeFormat>,
    /// Show every finding, however many are alike
    /// vi: Nêu đầy đủ, dù có nhiều chỗ giống nhau
    #[arg(long)]
    pub(super) all: bool,
}

/// A number of people, refused in words rather than in those of the number's type.
pub(super) fn people(written: &str) -> Result<u64, &'static str> {
    crate::numbers::people(written).ok_or("expected a whole number, 0 or more")
}
