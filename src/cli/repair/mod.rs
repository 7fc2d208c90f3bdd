//! `repair`: the fewest changes after which every rule holds that people can mend.

mod keep;
mod weights;

use std::path::{Path, PathBuf};

use super::exit_code::ExitStatus;
use super::failure::Failure;
use super::inspect::source;
use super::options::CheckingOptions;
use super::output::{self, NewFile};
use super::screen::Screen;
use crate::calculate::repair::{Outcome, Problem, Repair, repair};
use crate::check::{CheckSettings, UnderstoodList, read_people, understand_list};
use crate::render::{self, Format, RenderOptions};
use crate::report::{ListReport, RepairReport, Reserve, Severity, Standing, Strictness};
use crate::roster::Roster;
use crate::text;

#[derive(Debug, clap::Args)]
pub(super) struct RepairOptions {
    /// List to look at: a spreadsheet, a CSV file, or `-` for CSV on standard input
    #[arg(value_name = "FILE")]
    list: PathBuf,
    /// List of people who may be added, beside the list's own alternates
    #[arg(long, value_name = "FILE")]
    reserve: Option<PathBuf>,
    /// Keep this one as is: a name, a row, or `SHEET!ROW`; can be given several times. Ex-officio
    /// delegates are kept in any case
    #[arg(long, value_name = "WHO")]
    keep: Vec<String>,
    /// What changes cost, from 1 up: leave-out, replace, add, move; what is not named costs 1
    #[arg(long, value_name = "CHANGE=N,…")]
    weights: Vec<String>,
    /// Turn nobody from an official delegate into a guest or the other way round
    #[arg(long)]
    no_move: bool,
    #[command(flatten)]
    checking: CheckingOptions,
    /// Format of the report
    #[arg(long, value_name = "FORMAT")]
    format: Option<Format>,
    /// Write the report to this new file
    #[arg(id = "report_file", short = 'o', long = "output", value_name = "FILE")]
    output: Option<PathBuf>,
    /// Replace an existing file
    #[arg(long, requires = "report_file")]
    force: bool,
    /// Show everything, however many are alike
    #[arg(long)]
    all: bool,
}

/// The status is that of the list as it stands: 0 where it could be submitted and nothing need be
/// changed, 1 where something must be, 2 where nothing could be found out.
pub(super) fn run(options: &RepairOptions, screen: &Screen) -> anyhow::Result<ExitStatus> {
    let ruleset = options.checking.ruleset()?;
    let settings = options.checking.settings(&ruleset).map_err(Failure::from)?;
    let weights = weights::weights(&options.weights)?;
    let originals = originals(options);
    let file = options.output.as_deref();
    let file = file.map(|path| NewFile::new(path, options.force, &originals)).transpose()?;
    let path = options.list.display().to_string();
    if path == "-" && options.reserve.as_deref() == Some(Path::new("-")) {
        return Err(Failure::new(text!(
            vi: "không thể đọc cả danh sách và nguồn bổ sung từ đầu vào chuẩn",
            en: "the list and the reserve cannot both be read from standard input"
        ))
        .into());
    }
    let list = understand_list(&path, source(&options.list)?, &settings)
        .map_err(|error| Failure::from(error).about(path.clone()))?;
    let reserve = reserve(options, &list, &settings)?;
    let keep = keep::places(&options.keep, &list.roster)?;
    let strictness = options.checking.strictness();
    let repair = repair(&Problem {
        ruleset: &ruleset,
        level: &list.level,
        profile: &list.profile,
        list: &list.roster,
        reserve: reserve.as_ref().map(|(_, roster)| roster),
        keep,
        weights,
        may_move: !options.no_move,
        least: if strictness.warning_is_error { Severity::Warning } else { Severity::Error },
        privacy: settings.privacy,
    });
    let list = list.judge(&settings);
    let reserve = reserve.as_ref().map(|(path, roster)| Reserve { path, roster });
    let report = RepairReport { path: &path, list: &list, reserve, weights, repair: &repair };
    write(options, &report, file.as_ref(), screen)?;
    Ok(status(&list, &repair, strictness))
}

/// The people of `--reserve`, with the path of their file.
fn reserve(
    options: &RepairOptions,
    list: &UnderstoodList,
    settings: &CheckSettings<'_>,
) -> Result<Option<(String, Roster)>, Failure> {
    let Some(file) = &options.reserve else { return Ok(None) };
    let path = file.display().to_string();
    let roster = read_people(&path, source(file)?, &list.level, settings)
        .map_err(|error| Failure::from(error).about(path.clone()))?;
    Ok(Some((path, roster)))
}

/// The files that the report is made from, which may not be written over.
fn originals(options: &RepairOptions) -> Vec<PathBuf> {
    let list = &options.list;
    let beside = [list.with_extension("congress.toml"), list.with_file_name("congress.toml")];
    let checking = &options.checking;
    std::iter::once(list.clone())
        .chain(beside)
        .chain(options.reserve.clone())
        .chain(checking.congress.clone())
        .chain(checking.layout.map.clone())
        .chain(checking.rules.as_ref().map(PathBuf::from))
        .collect()
}

fn write(
    options: &RepairOptions,
    report: &RepairReport<'_>,
    file: Option<&NewFile<'_>>,
    screen: &Screen,
) -> anyhow::Result<()> {
    let by_name = options.output.as_deref().and_then(Format::of_file);
    let format = options.format.or(by_name).unwrap_or_default();
    let page = screen.page(options.all);
    match file {
        None => output::print(&render::repair(report, format, &page), screen),
        Some(file) => {
            let page = RenderOptions { colour: false, ..page };
            Ok(file.write(render::repair(report, format, &page))?)
        }
    }
}

fn status(list: &ListReport, repair: &Repair, strictness: Strictness) -> ExitStatus {
    match repair.outcome {
        Outcome::Unsettled => ExitStatus::NotChecked,
        Outcome::Nothing if list.standing(strictness) != Standing::Refused => ExitStatus::Accepted,
        Outcome::Nothing | Outcome::Found(_) | Outcome::Impossible(_) => ExitStatus::Violations,
    }
}
