//! `inspect`: shows how a workbook was understood, and writes a map file to start from.

use std::path::{Path, PathBuf};

use super::exit_code::ExitStatus;
use super::options::{GoverningOptions, LayoutOptions, NEW_FILES, ReportOptions};
use super::output::{self, NewFile};
use super::screen::Screen;
use super::session::in_language_of;
use super::validate::stdin;
use crate::fault::Fault;
use crate::runs::RulesInForce;
use crate::text;
use crate::validate::{Inspection, ListSource, inspect_list};

#[derive(Debug, clap::Args)]
pub(super) struct InspectOptions {
    /// Spreadsheet or CSV file to look at
    /// vi: Bảng tính hoặc tệp CSV cần xem
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    governing: GoverningOptions,
    #[command(flatten)]
    layout: LayoutOptions,
    /// Write a new map file that says what was understood, to correct and give to --map
    /// vi: Ghi tệp chỉ dẫn mới theo cách đã hiểu, để sửa rồi dùng với --map
    #[arg(long, value_name = "FILE", group = NEW_FILES)]
    write_map: Option<PathBuf>,
    #[command(flatten)]
    report: ReportOptions,
}

pub(super) fn run(options: &InspectOptions, screen: &Screen) -> anyhow::Result<ExitStatus> {
    let in_force = options.governing.in_force(&options.file)?;
    Ok(in_language_of(&in_force, screen, |screen| run_under(&in_force, options, screen)))
}

/// What tells the level stands beside what tells the layout: the tables of a delegation are told
/// apart by it, and the columns that the rules need.
fn run_under(
    in_force: &RulesInForce,
    options: &InspectOptions,
    screen: &Screen,
) -> anyhow::Result<ExitStatus> {
    let settings = options.governing.check_settings(in_force, &options.layout)?;
    let originals = options.governing.originals(&[&options.file], &[in_force], &options.layout);
    let files = options.report.output.destinations(&originals)?;
    let force = options.report.output.force;
    let new_map = NewFile::asked(options.write_map.as_ref(), force, &originals)?;
    let name = options.file.display().to_string();
    let source = source(&options.file)?;
    let inspection = inspect_list(&name, source, &settings);
    output::deliver_whole(&files, screen.page(options.report.all), screen, &inspection)?;
    if let Some(new_map) = new_map {
        write_map(&new_map, &inspection, screen)?;
    }
    match inspection.error {
        Some(error) => {
            screen.fail(&error.about(name));
            Ok(ExitStatus::NotChecked)
        }
        None => Ok(ExitStatus::Accepted),
    }
}

pub(super) fn source(file: &Path) -> Result<ListSource<'_>, Fault> {
    if file.as_os_str() == "-" {
        return stdin().map(ListSource::Bytes);
    }
    if file.is_dir() {
        return Err(Fault::new(text!(
            vi: "đây là một thư mục; mỗi lần chỉ xem được một tệp",
            en: "this is a folder; one file can be looked at at a time"
        ))
        .about(file.display()));
    }
    Ok(ListSource::File(file))
}

fn write_map(new_map: &NewFile<'_>, inspection: &Inspection, screen: &Screen) -> Result<(), Fault> {
    if inspection.roster.tables.is_empty() {
        return Err(Fault::new(text!(
            vi: "không có bảng nào để ghi vào tệp chỉ dẫn",
            en: "there is no table to write into a map"
        )));
    }
    new_map.write(inspection.map(screen.lang))?;
    let path = new_map.path().display();
    screen.note(&text!(
        vi: "đã ghi tệp chỉ dẫn {path}; sửa rồi dùng: --map {path}",
        en: "the map was written to {path}; correct it and use it with --map {path}"
    ));
    Ok(())
}
