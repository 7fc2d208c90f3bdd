//! The commands and what they take, in one tree.

use clap::{CommandFactory as _, Parser};

use super::allocate::AllocateOptions;
use super::compare::CompareOptions;
use super::completions::CompletionsOptions;
use super::help_in_vietnamese;
use super::inspect::InspectOptions;
use super::options::GlobalOptions;
use super::quota::QuotaOptions;
use super::repair::RepairOptions;
use super::rules::RulesOptions;
use super::settings::ShowSettingsOptions;
use super::template::WorkbookOptions;
use super::validate::ValidateOptions;
use super::what_if::WhatIfOptions;
use crate::wording::Lang;

/// Checks lists of congress delegates against the rules that govern them.
#[derive(Debug, Parser)]
#[command(
    name = "delegate-quota",
    // Declared with the other global options, so that they have texts in both languages.
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true,
    version,
    max_term_width = 100
)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Subcommand,
    #[command(flatten)]
    pub(super) global: GlobalOptions,
}

#[derive(Debug, clap::Subcommand)]
pub(super) enum Subcommand {
    /// Check lists: files, folders, or `-` for CSV on standard input
    Validate(ValidateOptions),
    /// Show how a workbook was understood: tables, columns, roles, rows left out
    Inspect(InspectOptions),
    /// Show the settings in force for a list or folder, and where each comes from
    Settings(ShowSettingsOptions),
    /// Allot seats to units in proportion to population
    Allocate(AllocateOptions),
    /// Tell which numbers of delegates are still allowed, given some of them
    Quota(QuotaOptions),
    /// Lay two versions of a list side by side: who came, who went, what is mended, what is new
    Compare(CompareOptions),
    /// Check a list as it would be after additions, removals and changes, beside what it is
    WhatIf(WhatIfOptions),
    /// Find the fewest changes after which every rule holds that people can mend
    Repair(RepairOptions),
    /// The rulesets: which there are, what they say, whether a file is one
    Rules(RulesOptions),
    /// Write a blank workbook to fill in, which `validate` reads without any option
    Template(WorkbookOptions),
    /// Print a completion script for a shell
    Completions(CompletionsOptions),
    /// Print the manual page
    Man,
}

/// The command line as clap knows it, with its help in this language.
pub fn command(lang: Lang) -> clap::Command {
    let command = Arguments::command();
    match lang {
        Lang::En => command,
        Lang::Vi => help_in_vietnamese::in_vietnamese(command),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tree_is_sound_in_both_languages() {
        for lang in crate::cli::LANGUAGES {
            command(lang).debug_assert();
        }
    }
}
