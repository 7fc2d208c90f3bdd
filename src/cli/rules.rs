//! `rules`: which rulesets there are, what one says, whether a file is one, what the format is.

use std::path::PathBuf;

use super::exit_code::ExitStatus;
use super::failure::Failure;
use super::output;
use super::screen::Screen;
use crate::check::planned;
use crate::render::for_terminal;
use crate::rules;
use crate::text;

#[derive(Debug, clap::Args)]
pub(super) struct RulesOptions {
    #[command(subcommand)]
    pub(super) command: RulesCommand,
}

#[derive(Debug, clap::Subcommand)]
pub(super) enum RulesCommand {
    /// List the built-in rulesets
    List,
    /// Explain a ruleset: each rule with its limits and its source
    Show {
        /// Ruleset: the id of a built-in one, or the path of a TOML file
        #[arg(value_name = "ID|PATH", default_value = "vn-2024")]
        ruleset: String,
    },
    /// Check that a rules file can be used
    Check {
        /// Rules files (TOML)
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// Print the JSON Schema of rules files
    Schema,
}

pub(super) fn run(command: &RulesCommand, screen: &Screen) -> anyhow::Result<ExitStatus> {
    match command {
        RulesCommand::List => list(screen),
        RulesCommand::Show { ruleset } => show(ruleset, screen),
        RulesCommand::Check { files } => check(files, screen),
        RulesCommand::Schema => {
            output::print(&format!("{:#}\n", rules::schema()), screen)?;
            Ok(ExitStatus::Accepted)
        }
    }
}

fn list(screen: &Screen) -> anyhow::Result<ExitStatus> {
    let shipped = rules::builtin();
    let widest = shipped.iter().map(|one| one.id.len()).max().unwrap_or(0);
    let mut text = String::new();
    for one in shipped {
        let ruleset = rules::load(one.id).map_err(|error| Failure::of_rules(&error))?;
        let title = ruleset.title.get(screen.lang);
        text = format!("{text}{:widest$}  {title}\n", one.id);
    }
    output::print(&text, screen)?;
    Ok(ExitStatus::Accepted)
}

fn show(asked: &str, screen: &Screen) -> anyhow::Result<ExitStatus> {
    let ruleset = rules::load(asked).map_err(|error| Failure::of_rules(&error))?;
    output::print(&planned::show(&ruleset, screen.lang), screen)?;
    Ok(ExitStatus::Accepted)
}

/// Checks every file, whatever is wrong with the one before.
fn check(files: &[PathBuf], screen: &Screen) -> anyhow::Result<ExitStatus> {
    let mut status = ExitStatus::Accepted;
    for file in files {
        match rules::check_file(file) {
            Ok(ruleset) => {
                let (path, id) = (file.display(), &ruleset.id);
                let said = text!(
                    vi: "{path}: dùng được (bộ quy định `{id}`)",
                    en: "{path}: can be used (ruleset `{id}`)"
                );
                if !screen.quiet {
                    let said = for_terminal(said.get(screen.lang));
                    output::print(&format!("{said}\n"), screen)?;
                }
            }
            Err(error) => {
                screen.fail(&Failure::of_rules(&error));
                status = ExitStatus::NotChecked;
            }
        }
    }
    Ok(status)
}
