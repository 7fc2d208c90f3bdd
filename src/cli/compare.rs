//! `compare`: two versions of a list side by side.

use std::path::PathBuf;

use super::exit_code::ExitStatus;
use super::failure::Failure;
use super::in_language_of;
use super::one_list;
use super::options::{CheckingOptions, InForce, Joining, ReportOptions};
use super::output::{self, NewFile};
use super::screen::Screen;
use crate::check::{CheckSettings, ListPart, check_parts};
use crate::comparison::{Comparison, ListsCompared, compare_people};
use crate::render;
use crate::report::{InputReport, ListReport};
use crate::text;

#[derive(Debug, clap::Args)]
pub(super) struct CompareOptions {
    /// Old version of the list
    #[arg(value_name = "OLD")]
    old: PathBuf,
    /// New version of the list
    #[arg(value_name = "NEW")]
    new: PathBuf,
    #[command(flatten)]
    checking: CheckingOptions,
    #[command(flatten)]
    report: ReportOptions,
}

/// The status is that of the new list alone, as `validate` would give it: whether it can be
/// submitted is what a script asks, and differences are no fault.
pub(super) fn run(options: &CompareOptions, screen: &Screen) -> anyhow::Result<ExitStatus> {
    if options.old.as_os_str() == "-" && options.new.as_os_str() == "-" {
        return Err(Failure::new(text!(
            vi: "chỉ một trong hai danh sách có thể đọc từ đầu vào chuẩn",
            en: "only one of the two lists can be standard input"
        ))
        .into());
    }
    // Both are laid beside each other, so that both are judged alike: as the new one is.
    let in_force = options.checking.in_force(&options.new)?;
    let work = |screen: &_| run_under(&in_force, options, screen);
    Ok(in_language_of(&in_force, screen, work))
}

fn run_under(
    in_force: &InForce,
    options: &CompareOptions,
    screen: &Screen,
) -> anyhow::Result<ExitStatus> {
    let settings = options.checking.check_settings(in_force).map_err(Failure::from)?;
    let ruleset = settings.ruleset;
    let (old_parts, new_parts) = parts(options, &settings);
    let mut originals = options.checking.originals(&[&options.old, &options.new], &[in_force]);
    for parts in [&old_parts, &new_parts].into_iter().flatten() {
        originals.extend(one_list::originals(parts, &options.checking, in_force));
    }
    let file = options.report.output.as_deref();
    let file = file.map(|path| NewFile::new(path, options.report.force, &originals)).transpose()?;
    let new = new_parts.map(|parts| check_parts(parts, &settings));
    // Both are lists of one unit, wherever the old one is kept.
    let units = in_force.settings().map(|settings| &settings.units[..]).unwrap_or_default();
    let new_unit = new.as_ref().ok().and_then(|new| new.unit.clone());
    let unit = units.iter().find(|unit| new_unit.as_deref() == Some(unit.name.as_str()));
    let of_unit = CheckSettings { unit, ..settings.clone() };
    let old = old_parts.map(|parts| check_parts(parts, &of_unit));
    let new_unit = new.as_ref().ok().and_then(|new| new.unit_name().map(str::to_owned));
    let (Some((old_path, old)), Some((new_path, new))) = (read(old, screen), read(new, screen))
    else {
        return Ok(ExitStatus::NotChecked);
    };
    screen.warn_of_expired(&settings.terms(Some(&options.new), new_unit.as_deref()));
    settings_of_old(options, in_force, screen);
    let catalogue = ruleset.catalogue;
    let people = compare_people(&old.roster, &new.roster, catalogue, settings.privacy);
    let strictness = options.checking.strictness(in_force.settings());
    let compared = ListsCompared {
        ruleset: ruleset.facts(),
        strictness,
        old: &old_path,
        new: &new_path,
        lists: Comparison::of(&old, &new, &people.origin, catalogue),
        people: &people,
    };
    output::deliver(&options.report, file.as_ref(), screen, |page| {
        render::compared(&compared, options.report.format, page)
    })?;
    Ok(ExitStatus::of(&new, strictness))
}

/// Says so where the old list stands under settings of its own, which are not looked at.
fn settings_of_old(options: &CompareOptions, in_force: &InForce, screen: &Screen) {
    let Some(own) = options.checking.governing.settings.file_for(&options.old) else { return };
    if in_force.settings().is_none_or(|settings| settings.file != own) {
        let own = own.display();
        screen.note(&text!(
            vi: "không dùng thiết lập {own} của danh sách cũ: cả hai danh sách được xét theo thiết lập của danh sách mới",
            en: "the settings of the old list, {own}, are not used: both lists are judged by those of the new one"
        ));
    }
}

/// The files of both lists. What is beside a file goes with it only if it is so for both: whoever
/// stands in a file that one side lacks has not come or gone.
fn parts(
    options: &CompareOptions,
    settings: &CheckSettings<'_>,
) -> (Result<Vec<ListPart>, Failure>, Result<Vec<ListPart>, Failure>) {
    let both = [options.old.clone(), options.new.clone()];
    let read = |path: &PathBuf, joining| {
        one_list::read(std::slice::from_ref(path), joining, settings, &both)
    };
    let joining = options.checking.joining();
    let (old, new) = (read(&options.old, joining), read(&options.new, joining));
    let is_joined = |path: &PathBuf, parts: &Result<Vec<ListPart>, Failure>| {
        !path.is_dir() && parts.as_ref().is_ok_and(|parts| parts.len() > 1)
    };
    let (old_is, new_is) = (is_joined(&options.old, &old), is_joined(&options.new, &new));
    let is_guess = joining == Joining::OfOneUnit && !options.old.is_dir() && !options.new.is_dir();
    match (old_is, new_is) {
        (true, false) if is_guess => (read(&options.old, Joining::Apart), new),
        (false, true) if is_guess => (old, read(&options.new, Joining::Apart)),
        _ => (old, new),
    }
}

/// One list's path and report; where there is none, why is told, so that both lists' faults are told
/// at once.
fn read(report: Result<InputReport, Failure>, screen: &Screen) -> Option<(String, ListReport)> {
    let InputReport { path, outcome, .. } = match report {
        Ok(report) => report,
        Err(failure) => {
            screen.fail(&failure);
            return None;
        }
    };
    match outcome {
        Ok(list) => Some((path, *list)),
        Err(error) => {
            screen.fail(&Failure::from(error).about(path));
            None
        }
    }
}
