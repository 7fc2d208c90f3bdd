//! `validate`: checks lists and reports.

use std::io::Read as _;
use std::path::PathBuf;

use super::exit_code::ExitStatus;
use super::failure::Failure;
use super::lists::{self, Input};
use super::options::{CheckingOptions, ReportOptions};
use super::output::{self, NewFile};
use super::panics;
use super::screen::Screen;
use crate::check::{CheckSettings, ListSource, check_list};
use crate::render;
use crate::report::{InputError, InputReport, Report};
use crate::text;

/// More of standard input than this is no list; the reader has a smaller limit of its own.
const LARGEST_INPUT: u64 = 1 << 30;

#[derive(Debug, clap::Args)]
pub(super) struct ValidateOptions {
    /// Lists to check: spreadsheets, CSV files, folders of them, or `-` for CSV on standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    checking: CheckingOptions,
    #[command(flatten)]
    report: ReportOptions,
}

pub(super) fn run(options: &ValidateOptions, screen: &Screen) -> anyhow::Result<ExitStatus> {
    let ruleset = options.checking.ruleset()?;
    let settings = options.checking.settings(&ruleset).map_err(Failure::from)?;
    let inputs = lists::find(&options.paths);
    let file = new_file(options, &inputs)?;
    let report = Report {
        ruleset: ruleset.facts(),
        inputs: inputs.into_iter().map(|input| check(input, &settings, screen)).collect(),
        strictness: options.checking.strictness(),
    };
    write(&report, options, file.as_ref(), screen)?;
    Ok(status(&report))
}

/// The file for the report, which may be none of what the report is made from.
fn new_file<'a>(
    options: &'a ValidateOptions,
    inputs: &[Input],
) -> Result<Option<NewFile<'a>>, Failure> {
    let Some(path) = &options.report.output else {
        return Ok(None);
    };
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
    NewFile::new(path, options.report.force, &originals).map(Some)
}

/// Checks one input, and tells at once why it could not be checked.
fn check(input: Input, settings: &CheckSettings<'_>, screen: &Screen) -> InputReport {
    let name = input.name();
    let checked = match input {
        Input::Nothing(_, failure) => Err(failure),
        Input::File(path) => {
            panics::caught(|| check_list(&name, ListSource::File(&path), settings))
        }
        Input::Stdin => stdin().and_then(|bytes| {
            panics::caught(|| check_list(&name, ListSource::Bytes(bytes), settings))
        }),
    };
    let report = checked.unwrap_or_else(|failure| InputReport {
        path: name.clone(),
        outcome: Err(InputError::from(failure)),
    });
    if let Err(error) = &report.outcome {
        screen.fail(&Failure::from(error.clone()).about(name));
    }
    report
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

fn write(
    report: &Report,
    options: &ValidateOptions,
    file: Option<&NewFile<'_>>,
    screen: &Screen,
) -> anyhow::Result<()> {
    let page = output::page(file, options.report.all, screen);
    let text = render::render(report, options.report.format, &page);
    // An empty file would only be in the way of the next try.
    let is_of_nothing = report.inputs.iter().all(|input| input.outcome.is_err());
    if file.is_some() && text.is_empty() && is_of_nothing {
        return Ok(());
    }
    output::deliver(&text, file, screen)
}

/// The status of the list that came out worst.
fn status(report: &Report) -> ExitStatus {
    report
        .inputs
        .iter()
        .map(|input| match &input.outcome {
            Err(_) => ExitStatus::NotChecked,
            Ok(list) if list.counts().accepted(report.strictness) => ExitStatus::Accepted,
            Ok(_) => ExitStatus::Violations,
        })
        .max()
        .unwrap_or(ExitStatus::NotChecked)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::fixtures;

    #[test]
    fn what_could_not_be_checked_outweighs_a_violation() {
        assert_eq!(status(&fixtures::report()), ExitStatus::NotChecked);
        assert_eq!(status(&fixtures::broken()), ExitStatus::Violations);
        assert_eq!(status(&fixtures::clean()), ExitStatus::Accepted);
        let mut nothing = fixtures::clean();
        nothing.inputs.clear();
        assert_eq!(status(&nothing), ExitStatus::NotChecked);
    }
}
