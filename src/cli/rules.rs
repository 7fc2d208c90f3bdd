//! `rules`: which rulesets there are, what one says, whether a file is one, what the format is.

use std::path::PathBuf;

use super::exit_code::ExitStatus;
use super::options::OutputOptions;
use super::output;
use super::screen::Screen;
use crate::calculate::bounds::{self, Audited};
use crate::fault::Fault;
use crate::render::{RulesChecked, RulesFile, RulesetsListed, WholeFormat};
use crate::rules::{self, Level, Ruleset};

type WholeOutput = OutputOptions<WholeFormat>;

#[derive(Debug, clap::Args)]
pub(super) struct RulesOptions {
    #[command(subcommand)]
    pub(super) command: RulesCommand,
}

#[derive(Debug, clap::Subcommand)]
pub(super) enum RulesCommand {
    /// List the built-in rulesets
    /// vi: Liệt kê các bộ quy định có sẵn
    List {
        #[command(flatten)]
        output: WholeOutput,
    },
    /// Explain a ruleset: each rule with its limits and its source
    /// vi: Giải thích một bộ quy định: từng quy định, giới hạn và căn cứ
    Show {
        /// Ruleset: the id of a built-in one, or the path of a TOML file
        /// vi: Bộ quy định: mã của bộ có sẵn, hoặc đường dẫn tới tệp TOML
        #[arg(value_name = "ID|PATH", default_value = "vn-2024")]
        ruleset: String,
        #[command(flatten)]
        output: WholeOutput,
    },
    /// Check that a rules file can be used
    /// vi: Kiểm tra một tệp quy định có dùng được không
    Check {
        /// Rules files (TOML)
        /// vi: Các tệp quy định (TOML)
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
        #[command(flatten)]
        output: WholeOutput,
    },
    /// Print the JSON Schema of rules files
    /// vi: In lược đồ JSON Schema của tệp quy định
    Schema,
}

pub(super) fn run(command: &RulesCommand, screen: &Screen) -> anyhow::Result<ExitStatus> {
    match command {
        RulesCommand::List { output } => list(output, screen),
        RulesCommand::Show { ruleset, output } => show(ruleset, output, screen),
        RulesCommand::Check { files, output } => check(files, output, screen),
        RulesCommand::Schema => {
            output::print(format!("{:#}\n", rules::schema()), screen)?;
            Ok(ExitStatus::Accepted)
        }
    }
}

fn list(output: &WholeOutput, screen: &Screen) -> anyhow::Result<ExitStatus> {
    let files = output.destinations(&[])?;
    let shipped = rules::builtin()
        .iter()
        .map(|shipped| rules::load(shipped.id).map(|ruleset| rules::show(&ruleset)))
        .collect::<Result<Vec<_>, _>>()?;
    output::deliver_whole(&files, screen.page(true), screen, &RulesetsListed(&shipped))?;
    Ok(ExitStatus::Accepted)
}

fn show(asked: &str, output: &WholeOutput, screen: &Screen) -> anyhow::Result<ExitStatus> {
    let files = output.destinations(&[PathBuf::from(asked)])?;
    let ruleset = rules::load(asked)?;
    output::deliver_whole(&files, screen.page(true), screen, &rules::show(&ruleset))?;
    Ok(ExitStatus::Accepted)
}

/// Checks every file, whatever is wrong with the one before: whether it can be used, and what its
/// rules have to do with each other.
fn check(files: &[PathBuf], output: &WholeOutput, screen: &Screen) -> anyhow::Result<ExitStatus> {
    let to = output.destinations(files)?;
    let loaded: Vec<Result<Ruleset, Fault>> =
        files.iter().map(|file| rules::check_file(file)).collect();
    let checked = files.iter().zip(&loaded).map(|(file, loaded)| RulesFile {
        path: file.display().to_string(),
        outcome: loaded.as_ref().map(|ruleset| (ruleset, audited(ruleset))),
    });
    let report = RulesChecked { files: checked.collect() };
    output::deliver_whole(&to, screen.page(true), screen, &report)?;
    for error in loaded.iter().filter_map(|loaded| loaded.as_ref().err()) {
        screen.fail(error);
    }
    Ok(report.files.iter().map(status).max().unwrap_or(ExitStatus::Accepted))
}

/// Rules beyond calculation can be used all the same; it is said that there may be more to say.
fn audited(ruleset: &Ruleset) -> Vec<(&Level, Audited<'_>)> {
    ruleset.levels.iter().map(|level| (level, bounds::audit(ruleset, &level.id))).collect()
}

fn status(file: &RulesFile<'_>) -> ExitStatus {
    match file.outcome {
        Err(_) => ExitStatus::NotChecked,
        Ok(_) if file.contradicts() => ExitStatus::Violations,
        Ok(_) => ExitStatus::Accepted,
    }
}
