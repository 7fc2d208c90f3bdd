//! `rules`: which rulesets there are, what one says, whether a file is one, what the format is.

use std::path::{Path, PathBuf};

use super::exit_code::ExitStatus;
use super::output;
use super::screen::Screen;
use crate::calculate::bounds::{self, Audited, Remark};
use crate::render::{self, TableOrJson, for_terminal};
use crate::rules::{self, Level, Ruleset};
use crate::text;

#[derive(Debug, clap::Args)]
pub(super) struct RulesOptions {
    #[command(subcommand)]
    pub(super) command: RulesCommand,
}

#[derive(Debug, clap::Subcommand)]
pub(super) enum RulesCommand {
    /// List the built-in rulesets
    /// vi: Liệt kê các bộ quy định có sẵn
    List,
    /// Explain a ruleset: each rule with its limits and its source
    /// vi: Giải thích một bộ quy định: từng quy định, giới hạn và căn cứ
    Show {
        /// Ruleset: the id of a built-in one, or the path of a TOML file
        /// vi: Bộ quy định: mã của bộ có sẵn, hoặc đường dẫn tới tệp TOML
        #[arg(value_name = "ID|PATH", default_value = "vn-2024")]
        ruleset: String,
        /// Format of the explanation
        /// vi: Định dạng báo cáo
        #[arg(long, value_name = "FORMAT", default_value = "table")]
        format: TableOrJson,
    },
    /// Check that a rules file can be used
    /// vi: Kiểm tra một tệp quy định có dùng được không
    Check {
        /// Rules files (TOML)
        /// vi: Các tệp quy định (TOML)
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// Print the JSON Schema of rules files
    /// vi: In lược đồ JSON Schema của tệp quy định
    Schema,
}

pub(super) fn run(command: &RulesCommand, screen: &Screen) -> anyhow::Result<ExitStatus> {
    match command {
        RulesCommand::List => list(screen),
        RulesCommand::Show { ruleset, format } => show(ruleset, *format, screen),
        RulesCommand::Check { files } => check(files, screen),
        RulesCommand::Schema => {
            output::print(&format!("{:#}\n", rules::schema()), screen)?;
            Ok(ExitStatus::Accepted)
        }
    }
}

fn list(screen: &Screen) -> anyhow::Result<ExitStatus> {
    let shipped = rules::builtin()
        .iter()
        .map(|shipped| rules::load(shipped.id).map(|ruleset| rules::show(&ruleset)))
        .collect::<Result<Vec<_>, _>>()?;
    output::print(&render::listed(&shipped, &screen.page(true)), screen)?;
    Ok(ExitStatus::Accepted)
}

fn show(asked: &str, format: TableOrJson, screen: &Screen) -> anyhow::Result<ExitStatus> {
    let ruleset = rules::load(asked)?;
    let explained = rules::show(&ruleset);
    let text = match format {
        TableOrJson::Table => render::explained(&explained, &screen.page(true)),
        TableOrJson::Json => render::explained_as_json(&explained),
    };
    output::print(&text, screen)?;
    Ok(ExitStatus::Accepted)
}

/// Checks every file, whatever is wrong with the one before.
fn check(files: &[PathBuf], screen: &Screen) -> anyhow::Result<ExitStatus> {
    let mut status = ExitStatus::Accepted;
    for file in files {
        match rules::check_file(file) {
            Ok(ruleset) => status = status.max(judge(file, &ruleset, screen)?),
            Err(error) => {
                screen.fail(&error);
                status = ExitStatus::NotChecked;
            }
        }
    }
    Ok(status)
}

/// Tells whether a file can be used, and what its rules have to do with each other.
fn judge(file: &Path, ruleset: &Ruleset, screen: &Screen) -> anyhow::Result<ExitStatus> {
    let (path, id) = (file.display(), &ruleset.id);
    // Rules beyond calculation can be used all the same; it is said that there may be more to say.
    let audited: Vec<(&Level, Audited<'_>)> =
        ruleset.levels.iter().map(|level| (level, bounds::audit(ruleset, &level.id))).collect();
    let is_contradiction =
        |remark: &Remark<'_>| matches!(remark, Remark::Contradiction { is_error: true, .. });
    let contradicts =
        audited.iter().flat_map(|(_, audited)| &audited.remarks).any(is_contradiction);
    let verdict = if contradicts {
        text!(
            vi: "{path}: các quy định mâu thuẫn với nhau (bộ quy định `{id}`)",
            en: "{path}: the rules contradict each other (ruleset `{id}`)"
        )
    } else {
        text!(
            vi: "{path}: dùng được (bộ quy định `{id}`)",
            en: "{path}: can be used (ruleset `{id}`)"
        )
    };
    let remarks = render::remarks(&audited, &screen.page(true));
    if !screen.quiet || !remarks.is_empty() {
        let verdict = for_terminal(verdict.get(screen.lang));
        output::print(&format!("{verdict}\n{remarks}"), screen)?;
    }
    Ok(if contradicts { ExitStatus::Violations } else { ExitStatus::Accepted })
}
