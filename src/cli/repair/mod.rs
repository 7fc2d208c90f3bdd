//! `repair`: the fewest changes after which every rule holds that people can mend.

mod keep;
mod weights;

use std::path::PathBuf;

use super::exit_code::ExitStatus;
use super::failure::Failure;
use super::in_language_of;
use super::inspect::source;
use super::one_list;
use super::options::{CheckingOptions, InForce, NEW_FILES, ReportOptions};
use super::output::{self, NewFile};
use super::save;
use super::screen::Screen;
use crate::calculate::repair::{Outcome, Problem, Repair, RepairReport, Reserve, repair};
use crate::check::{CheckSettings, UnderstoodList, read_people, understand_parts};
use crate::render;
use crate::report::{ListReport, Severity, Standing, Strictness};
use crate::roster::Roster;
use crate::text;

#[derive(Debug, clap::Args)]
pub(super) struct RepairOptions {
    /// List to look at: a spreadsheet, a CSV file, or `-` for CSV on standard input; of a list of
    /// several files, all of them or their folder
    #[arg(required = true, value_name = "FILE")]
    list: Vec<PathBuf>,
    /// List of people who may be added, beside the list's own alternates
    #[arg(id = "reserve_list", long = "reserve", value_name = "FILE")]
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
    /// Write the list with the changes made to this new file (.xlsx or .csv)
    #[arg(long, value_name = "FILE", group = NEW_FILES)]
    save: Option<PathBuf>,
    #[command(flatten)]
    checking: CheckingOptions,
    #[command(flatten)]
    report: ReportOptions,
}

/// The status is that of the list as it stands: 0 where it could be submitted and nothing need be
/// changed, 1 where something must be, 2 where nothing could be found out.
pub(super) fn run(options: &RepairOptions, screen: &Screen) -> anyhow::Result<ExitStatus> {
    let in_force = options.checking.in_force(&options.list[0])?;
    let work = |screen: &_| run_under(&in_force, options, screen);
    Ok(in_language_of(&in_force, screen, work))
}

fn run_under(
    in_force: &InForce,
    options: &RepairOptions,
    screen: &Screen,
) -> anyhow::Result<ExitStatus> {
    let settings = options.checking.check_settings(in_force).map_err(Failure::from)?;
    let weights = weights::weights(&options.weights)?;
    reads_input_once(options)?;
    let parts = one_list::read(
        &options.list,
        options.checking.joining(),
        &settings,
        options.reserve.as_slice(),
    )?;
    let mut originals = one_list::originals(&parts, &options.checking, in_force);
    originals.extend(options.reserve.clone());
    let new_file = |path| NewFile::new(path, options.report.force, &originals);
    let file = options.report.output.as_deref().map(new_file).transpose()?;
    let save = options.save.as_deref().map(new_file).transpose()?;
    options.save.as_deref().map(save::can_be_saved).transpose()?;
    let path = parts.first().map(|part| part.path.clone()).unwrap_or_default();
    let list = understand_parts(parts, &settings)
        .map_err(|error| Failure::from(error).about(path.clone()))?;
    one_list::is_whole(&list).map_err(|failure| failure.about(path.clone()))?;
    let reserve = reserve(options, &list, &settings)?;
    let keep = keep::places(&options.keep, &list.roster)?;
    let strictness = options.checking.strictness(in_force.settings());
    let repair = repair(&Problem {
        ruleset: settings.ruleset,
        level: &list.level,
        profile: &list.profile,
        list: &list.roster,
        reserve: reserve.as_ref().map(|(_, roster)| roster),
        keep,
        weights,
        may_move: !options.no_move,
        least: if strictness.warning_is_error { Severity::Warning } else { Severity::Error },
        privacy: settings.privacy,
        terms: list.terms(&settings),
    });
    screen.warn_of_expired(&list.terms(&settings));
    let (understood, list) = (list.clone(), list.judge(&settings));
    let reserve = reserve.as_ref().map(|(path, roster)| Reserve { path, roster });
    let report = RepairReport { path: &path, list: &list, reserve, weights, repair: &repair };
    output::deliver(&options.report, file.as_ref(), screen, |page| {
        render::repair(&report, options.report.format, page)
    })?;
    if let Some(file) = &save {
        match repair.outcome.plan() {
            Some(plan) => {
                let made = save::Made { list: &understood, roster: &plan.list };
                save::save(file, &made, (&options.checking, in_force), screen)?;
            }
            None => screen.note(&text!(
                vi: "không có thay đổi nào, nên không ghi danh sách",
                en: "there are no changes, and so no list was written"
            )),
        }
    }
    Ok(status(&list, &repair, strictness))
}

/// Standard input can be the list or the reserve.
fn reads_input_once(options: &RepairOptions) -> Result<(), Failure> {
    let is_input = |path: &PathBuf| path.as_os_str() == "-";
    if !(options.reserve.iter().any(is_input) && options.list.iter().any(is_input)) {
        return Ok(());
    }
    Err(Failure::new(text!(
        vi: "không thể đọc cả danh sách và nguồn bổ sung từ đầu vào chuẩn",
        en: "the list and the reserve cannot both be read from standard input"
    )))
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

fn status(list: &ListReport, repair: &Repair, strictness: Strictness) -> ExitStatus {
    match repair.outcome {
        Outcome::Unsettled | Outcome::RowsInDoubt(_) => ExitStatus::NotChecked,
        Outcome::Nothing if list.standing(strictness) != Standing::Refused => ExitStatus::Accepted,
        Outcome::Nothing | Outcome::Found(_) | Outcome::Impossible(_) => ExitStatus::Violations,
    }
}
