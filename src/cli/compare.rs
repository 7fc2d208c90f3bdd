//! `compare`: two versions of a list side by side.

use std::path::{Path, PathBuf};

use super::exit_code::ExitStatus;
use super::one_list::OneList;
use super::options::{CheckingOptions, ReportOptions};
use super::output;
use super::screen::Screen;
use super::session::Session;
use crate::fault::Fault;
use crate::report::{InputReport, ListReport};
use crate::runs::Joining;
use crate::text;
use crate::validate::CheckSettings;
use crate::versions::{Comparison, ListsCompared, compare_people};

#[derive(Debug, clap::Args)]
pub(super) struct CompareOptions {
    /// Old version of the list
    /// vi: Danh sách cũ
    #[arg(value_name = "OLD")]
    old: PathBuf,
    /// New version of the list
    /// vi: Danh sách mới
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
        return Err(Fault::new(text!(
            vi: "chỉ một trong hai danh sách có thể đọc từ đầu vào chuẩn",
            en: "only one of the two lists can be standard input"
        ))
        .into());
    }
    // Both are laid beside each other, so that both are judged alike: as the new one is.
    Session::open(&options.checking, &options.new, screen, |session| compare(session, options))
}

fn compare(session: &Session<'_>, options: &CompareOptions) -> anyhow::Result<ExitStatus> {
    let Session { settings, screen, strictness, .. } = session;
    let ruleset = settings.ruleset;
    let (old, new) = lists(session, options);
    let mut originals = session.originals(&[&options.old, &options.new]);
    for list in [&old, &new].into_iter().flatten() {
        originals.extend(list.originals(session));
    }
    let files = options.report.output.destinations(&originals)?;
    let new = new.map(|list| list.check(settings));
    // Both are lists of one unit, wherever the old one is kept.
    let units = settings.settings.map(|settings| &settings.units[..]).unwrap_or_default();
    let new_unit = new.as_ref().ok().and_then(|new| new.unit.clone());
    let unit = units.iter().find(|unit| new_unit.as_deref() == Some(unit.name.as_str()));
    let of_unit = CheckSettings { unit, ..settings.clone() };
    let old = old.map(|list| list.check(&of_unit));
    let new_unit = new.as_ref().ok().and_then(|new| new.unit_name().map(str::to_owned));
    let (Some((old_path, old)), Some((new_path, new))) = (read(old, screen), read(new, screen))
    else {
        return Ok(ExitStatus::NotChecked);
    };
    screen.warn_of_expired(&settings.terms(Some(&options.new), new_unit.as_deref()));
    settings_of_old(session, &options.old);
    let catalogue = ruleset.catalogue;
    let people = compare_people(&old.roster, &new.roster, ruleset, settings.privacy);
    let compared = ListsCompared {
        ruleset: ruleset.facts(),
        strictness: *strictness,
        old: &old_path,
        new: &new_path,
        lists: Comparison::of(&old, &new, &people.origin, catalogue),
        people: &people,
    };
    output::deliver_whole(&files, session.page(options.report.all), screen, &compared)?;
    Ok(ExitStatus::of(&new, *strictness))
}

/// Says so where the old list stands under settings of its own, which are not looked at.
fn settings_of_old(session: &Session<'_>, old: &Path) {
    let Some(own) = session.checking.governing.settings.file_for(old) else { return };
    if session.in_force.settings().is_none_or(|settings| settings.file != own) {
        let own = own.display();
        session.screen.note(&text!(
            vi: "không dùng thiết lập {own} của danh sách cũ: cả hai danh sách được xét theo thiết lập của danh sách mới",
            en: "the settings of the old list, {own}, are not used: both lists are judged by those of the new one"
        ));
    }
}

/// The files of both lists. What is beside a file goes with it only if it is so for both: whoever
/// stands in a file that one side lacks has not come or gone.
fn lists(
    session: &Session<'_>,
    options: &CompareOptions,
) -> (Result<OneList, Fault>, Result<OneList, Fault>) {
    let both = [options.old.clone(), options.new.clone()];
    let read = |path: &PathBuf, joining| {
        OneList::read(session, std::slice::from_ref(path), joining, &both)
    };
    let joining = session.checking.joining();
    let (old, new) = (read(&options.old, joining), read(&options.new, joining));
    let is_joined = |path: &PathBuf, list: &Result<OneList, Fault>| {
        !path.is_dir() && list.as_ref().is_ok_and(OneList::has_several_files)
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
fn read(report: Result<InputReport, Fault>, screen: &Screen) -> Option<(String, ListReport)> {
    let list = report.and_then(|InputReport { path, outcome, .. }| match outcome {
        Ok(list) => Ok((path, *list)),
        Err(fault) => Err(fault.about(path)),
    });
    list.map_err(|fault| screen.fail(&fault)).ok()
}
