//! `validate`: checks lists and reports.

mod in_order;
mod lists;
mod outputs;
mod progress;

use std::io::Read as _;
use std::num::NonZeroUsize;
use std::path::PathBuf;

use super::exit_code::ExitStatus;
use super::failure::Failure;
use super::options::CheckingOptions;
use super::panics;
use super::screen::Screen;
use crate::check::{CheckSettings, ListSource, check_list};
use crate::render::{Format, OverviewOrder, RenderOptions};
use crate::report::{Across, Closing, InputError, InputReport, Run, Strictness};
use crate::text;
use in_order::in_order;
use lists::{Excludes, Input};
use outputs::{OutputOption, Outputs};
use progress::Progress;

/// More of standard input than this is no list; the reader has a smaller limit of its own.
const LARGEST_INPUT: u64 = 1 << 30;

#[derive(Debug, clap::Args)]
pub(super) struct ValidateOptions {
    /// Lists to check: spreadsheets, CSV files, folders or patterns of them, or `-` for CSV on
    /// standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    checking: CheckingOptions,
    #[command(flatten)]
    report: ReportOptions,
    /// How many lists are checked at the same time; by default as many as there are cores
    #[arg(short, long, value_name = "N")]
    jobs: Option<NonZeroUsize>,
}

/// How the report is written.
#[derive(Debug, clap::Args)]
struct ReportOptions {
    /// Format of the report
    #[arg(long, value_name = "FORMAT")]
    format: Option<Format>,
    /// Write a report to this new file, as `report.json` or `json=report.txt`; can be given several
    /// times
    #[arg(short, long, value_name = "[FORMAT=]FILE")]
    output: Vec<OutputOption>,
    /// Let --output replace an existing file
    #[arg(long, requires = "output")]
    force: bool,
    /// Show every finding, however many are alike
    #[arg(long)]
    all: bool,
    /// Show each of several lists in full, and not by its line of the overview alone
    #[arg(long)]
    details: bool,
    /// Order of the overview of several lists
    #[arg(long, value_name = "ORDER", default_value = "worst")]
    order: OverviewOrder,
}

pub(super) fn run(options: &ValidateOptions, screen: &Screen) -> anyhow::Result<ExitStatus> {
    let ruleset = options.checking.ruleset()?;
    let settings = options.checking.settings(&ruleset).map_err(Failure::from)?;
    let inputs = lists::find(&options.paths, &Excludes::default());
    let report = &options.report;
    let page =
        RenderOptions { details: report.details, order: report.order, ..screen.page(report.all) };
    let originals = originals(options, &inputs);
    let mut outputs =
        Outputs::new(&report.output, report.format, report.force, &originals, &page, screen)?;
    let run = Run {
        rulesets: vec![ruleset.facts().into()],
        strictness: options.checking.strictness(),
        inputs: inputs.len(),
    };
    let closing = check_all(&inputs, &settings, &run, options.jobs(), &mut outputs, screen)?;
    let status = status(&closing, run.strictness);
    outputs.end(&run, &closing)?;
    Ok(status)
}

impl ValidateOptions {
    fn jobs(&self) -> NonZeroUsize {
        let cores = || std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
        self.jobs.unwrap_or_else(cores)
    }
}

/// The files that the report is made from, which may not be written over.
fn originals(options: &ValidateOptions, inputs: &[Input]) -> Vec<PathBuf> {
    let mut originals: Vec<PathBuf> = inputs
        .iter()
        .filter_map(|input| match input {
            Input::File(path) => Some(path.clone()),
            Input::Stdin | Input::Nothing(..) => None,
        })
        .collect();
    let profiles: Vec<PathBuf> = originals
        .iter()
        .flat_map(|list| {
            [list.with_extension("congress.toml"), list.with_file_name("congress.toml")]
        })
        .collect();
    originals.extend(profiles);
    originals.extend(options.checking.congress.clone());
    originals.extend(options.checking.layout.map.clone());
    originals.push(PathBuf::from(&options.checking.rules));
    originals
}

/// Checks every input on all cores, and writes each report as soon as those before it are written.
fn check_all(
    inputs: &[Input],
    settings: &CheckSettings<'_>,
    run: &Run,
    jobs: NonZeroUsize,
    outputs: &mut Outputs<'_>,
    screen: &Screen,
) -> anyhow::Result<Closing> {
    let mut closing = Closing::default();
    let mut written = outputs.begin(run);
    let mut number = 0;
    let mut progress = Progress::new(inputs.len(), screen);
    in_order(
        inputs,
        jobs,
        |input| check(input, settings),
        |_, report| {
            number += 1;
            progress.aside(|| {
                if let Err(error) = &report.outcome {
                    screen.fail(&Failure::from(error.clone()).about(report.path.clone()));
                }
                if written.is_ok() {
                    written = outputs.input(run, &report, number);
                }
            });
            closing.add(&report, run.strictness);
            progress.step();
        },
    );
    progress.finish();
    written?;
    closing.conclude(Across::default());
    Ok(closing)
}

/// Checks one input.
fn check(input: &Input, settings: &CheckSettings<'_>) -> InputReport {
    let name = input.name();
    let checked = match input {
        Input::Nothing(_, failure) => Err(failure.clone()),
        Input::File(path) => panics::caught(|| check_list(&name, ListSource::File(path), settings)),
        Input::Stdin => stdin().and_then(|bytes| {
            panics::caught(|| check_list(&name, ListSource::Bytes(bytes), settings))
        }),
    };
    checked.unwrap_or_else(|failure| InputReport {
        path: name,
        outcome: Err(InputError::from(failure)),
    })
}

pub(super) fn stdin() -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    std::io::stdin().lock().take(LARGEST_INPUT).read_to_end(&mut bytes).map_err(|fault| {
        Failure::new(text!(
            vi: "không đọc được đầu vào chuẩn: {fault}",
            en: "standard input cannot be read: {fault}"
        ))
    })?;
    Ok(bytes)
}

/// What could not be checked outweighs what is broken.
fn status(closing: &Closing, strictness: Strictness) -> ExitStatus {
    if closing.unreadable > 0 || closing.overview.units.is_empty() {
        ExitStatus::NotChecked
    } else if closing.counts.accepted(strictness) {
        ExitStatus::Accepted
    } else {
        ExitStatus::Violations
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::fixtures;

    #[test]
    fn what_could_not_be_checked_outweighs_a_violation() {
        let of = |report: crate::report::Report| status(&report.closing(), report.run.strictness);
        assert_eq!(of(fixtures::report()), ExitStatus::NotChecked);
        assert_eq!(of(fixtures::broken()), ExitStatus::Violations);
        assert_eq!(of(fixtures::clean()), ExitStatus::Accepted);
        assert_eq!(status(&Closing::default(), Strictness::default()), ExitStatus::NotChecked);
    }
}
