//! `compare`: two versions of a list side by side.

use std::path::{Path, PathBuf};

use super::exit_code::ExitStatus;
use super::failure::Failure;
use super::inspect::source;
use super::options::{CheckingOptions, ReportOptions};
use super::output::{self, NewFile};
use super::screen::Screen;
use crate::check::{CheckSettings, check_list};
use crate::comparison::{Comparison, ListsCompared, compare_people};
use crate::render;
use crate::report::ListReport;
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
    let ruleset = options.checking.ruleset()?;
    let settings = options.checking.settings(&ruleset).map_err(Failure::from)?;
    let originals = options.checking.originals(&[&options.old, &options.new]);
    let file = options.report.output.as_deref();
    let file = file.map(|path| NewFile::new(path, options.report.force, &originals)).transpose()?;
    let old = checked(&options.old, &settings, screen)?;
    let new = checked(&options.new, &settings, screen)?;
    let (Some(old), Some(new)) = (old, new) else {
        return Ok(ExitStatus::NotChecked);
    };
    let catalogue = ruleset.catalogue;
    let people = compare_people(&old.roster, &new.roster, catalogue, settings.privacy);
    let (old_path, new_path) = (name(&options.old), name(&options.new));
    let strictness = options.checking.strictness();
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

fn name(path: &Path) -> String {
    path.display().to_string()
}

/// One list's report; where there is none, why is told, so that both lists' faults are told at once.
fn checked(
    path: &Path,
    settings: &CheckSettings<'_>,
    screen: &Screen,
) -> Result<Option<ListReport>, Failure> {
    let report = check_list(&name(path), source(path)?, settings);
    match report.outcome {
        Ok(list) => Ok(Some(*list)),
        Err(error) => {
            screen.fail(&Failure::from(error).about(name(path)));
            Ok(None)
        }
    }
}
