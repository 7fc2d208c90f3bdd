//! `rules`: which rulesets there are, what one says, whether a file is one, what the format is.

use std::path::PathBuf;

use super::exit_code::ExitStatus;
use super::options::OutputOptions;
use super::output::{self, NewFile};
use super::screen::Screen;
use crate::calculate::bounds::{self, Audited};
use crate::fault::Fault;
use crate::files;
use crate::render::{
    FileTested, RulesChecked, RulesFile, RulesTested, RulesetsListed, WholeFormat,
};
use crate::rules::{self, Level, Ruleset};
use crate::text;
use crate::toml_tree;
use crate::what_if;

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
    /// Try the examples of rules files (`[[example]]`): does each file say what they say?
    /// vi: Thử các ví dụ (`[[example]]`) của tệp quy định: tệp có nói đúng như ví dụ không
    Test {
        /// Rulesets: ids of built-in ones, or paths of TOML files; all built-in ones by default
        /// vi: Bộ quy định: mã của bộ có sẵn, hoặc đường dẫn tới tệp TOML; mặc định là mọi bộ có sẵn
        #[arg(value_name = "ID|PATH")]
        rulesets: Vec<String>,
        #[command(flatten)]
        output: WholeOutput,
    },
    /// Begin a ruleset of one's own: a commented file to fill in, on top of another ruleset
    /// vi: Bắt đầu một bộ quy định riêng: tệp có chú thích để điền, trên cơ sở một bộ quy định khác
    New {
        /// Ruleset to extend: the id of a built-in one, or the path of a TOML file
        /// vi: Bộ quy định được kế thừa: mã của bộ có sẵn, hoặc đường dẫn tới tệp TOML
        #[arg(long, value_name = "ID|PATH", default_value = "vn-2024")]
        extends: String,
        /// Level of congress, one of that ruleset or a new one; by default all of them
        /// vi: Cấp đại hội, của bộ quy định ấy hoặc một cấp mới; mặc định là mọi cấp
        #[arg(long, value_name = "LEVEL")]
        level: Option<String>,
        /// File to write; by default the text is printed
        /// vi: Tệp cần ghi; mặc định là in ra màn hình
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
        /// Replace the file if it is there
        /// vi: Ghi đè nếu tệp đã có
        #[arg(long)]
        force: bool,
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
        RulesCommand::Test { rulesets, output } => test(rulesets, output, screen),
        RulesCommand::New { extends, level, output, force } => {
            begin(extends, level.as_deref(), (output.as_ref(), *force), screen)
        }
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

/// Tries the examples of every file, whatever is wrong with the one before.
fn test(asked: &[String], output: &WholeOutput, screen: &Screen) -> anyhow::Result<ExitStatus> {
    let shipped = rules::builtin().iter().map(|shipped| shipped.id.to_owned());
    let asked = if asked.is_empty() { shipped.collect() } else { asked.to_vec() };
    let inputs: Vec<PathBuf> = asked.iter().map(PathBuf::from).collect();
    let to = output.destinations(&inputs)?;
    let report = RulesTested { files: asked.iter().map(|asked| tested(asked)).collect() };
    output::deliver_whole(&to, screen.page(true), screen, &report)?;
    for error in report.files.iter().filter_map(|file| file.error.as_ref()) {
        screen.fail(error);
    }
    let status = |file: &FileTested| match (file.examples, file.holds()) {
        (None, _) => ExitStatus::NotChecked,
        (_, false) => ExitStatus::Violations,
        (_, true) => ExitStatus::Accepted,
    };
    Ok(report.files.iter().map(status).max().unwrap_or(ExitStatus::Accepted))
}

fn tested(asked: &str) -> FileTested {
    let path = asked.to_owned();
    let (ruleset, sources) = match rules::load_with_examples(&files::Disk, asked) {
        Ok(loaded) => loaded,
        Err(error) => return FileTested { path, examples: None, error: Some(error) },
    };
    let problems = what_if::test_examples(&ruleset);
    let said = text!(vi: "ví dụ không đúng", en: "examples turn out otherwise");
    let error =
        (!problems.is_empty()).then(|| toml_tree::invalid(said, &problems, &sources).about(asked));
    FileTested { path, examples: Some(ruleset.examples.len()), error }
}

/// Refuses a level that no rules file can name.
fn check_level_id(written: &str) -> Result<(), Fault> {
    let is_id = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    let begins_well = written.starts_with(|c: char| c.is_ascii_lowercase());
    if begins_well && written.chars().all(is_id) {
        return Ok(());
    }
    Err(Fault::new(text!(
        vi: "`--level`: “{written}” không phải là mã của một cấp",
        en: "`--level`: “{written}” is no id of a level"
    ))
    .help(text!(
        vi: "ghi bằng chữ thường không dấu, chữ số và `_`, như `commune`",
        en: "write small letters without marks, figures and `_`, such as `commune`"
    )))
}

/// Writes the beginning of a ruleset that extends another.
fn begin(
    extends: &str,
    level: Option<&str>,
    (output, force): (Option<&PathBuf>, bool),
    screen: &Screen,
) -> anyhow::Result<ExitStatus> {
    level.map_or(Ok(()), check_level_id)?;
    let extended = rules::load(extends)?;
    let file = NewFile::asked(output, force, &[PathBuf::from(extends)])?;
    let example = what_if::example_beyond_a_limit(&extended, level);
    let text = rules::draft(&extended, extends, level, example.as_ref(), screen.lang);
    match &file {
        Some(file) => {
            file.write(text)?;
            let place = file.path().display();
            screen.note(&text!(
                vi: "đã ghi bộ quy định vào {place}; mở tệp này để ghi những gì khác",
                en: "the ruleset was written to {place}; open it to write what differs"
            ));
        }
        None => drop(output::print(&text, screen)?),
    }
    Ok(ExitStatus::Accepted)
}
