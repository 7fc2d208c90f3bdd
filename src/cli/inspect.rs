//! `inspect`: shows how a workbook was understood, and writes a map file to start from.

use std::path::{Path, PathBuf};

use super::exit_code::ExitStatus;
use super::failure::Failure;
use super::in_language_of;
use super::options::{GoverningOptions, InForce, LayoutOptions};
use super::output::{self, NewFile};
use super::screen::Screen;
use super::validate::stdin;
use crate::check::{Inspection, ListSource, inspect_list};
use crate::render::{self, TableOrJson};
use crate::text;

#[derive(Debug, clap::Args)]
pub(super) struct InspectOptions {
    /// Spreadsheet or CSV file to look at
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    governing: GoverningOptions,
    #[command(flatten)]
    layout: LayoutOptions,
    /// Format of the report
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    format: TableOrJson,
    /// Write a new map file that says what was understood, to correct and give to --map
    #[arg(long, value_name = "FILE")]
    write_map: Option<PathBuf>,
    /// Replace an existing file
    #[arg(long, requires = "write_map")]
    force: bool,
    /// Show everything, however many are alike
    #[arg(long)]
    all: bool,
}

pub(super) fn run(options: &InspectOptions, screen: &Screen) -> anyhow::Result<ExitStatus> {
    let in_force = options.governing.in_force(&options.file)?;
    let work = |screen: &_| run_under(&in_force, options, screen);
    Ok(in_language_of(&in_force, screen, work))
}

/// What tells the level stands beside what tells the layout: the tables of a delegation are told
/// apart by it, and the columns that the rules need.
fn run_under(
    in_force: &InForce,
    options: &InspectOptions,
    screen: &Screen,
) -> anyhow::Result<ExitStatus> {
    let settings = options.governing.check_settings(in_force, &options.layout);
    let settings = settings.map_err(Failure::from)?;
    let originals = options.governing.originals(&[&options.file], &[in_force], &options.layout);
    let new_map = |path| NewFile::new(path, options.force, &originals);
    let new_map = options.write_map.as_deref().map(new_map).transpose()?;
    let name = options.file.display().to_string();
    let source = source(&options.file)?;
    let inspection = inspect_list(&name, source, &settings);
    let text = match options.format {
        TableOrJson::Table => render::inspection(&inspection, &screen.page(options.all)),
        TableOrJson::Json => render::inspection_as_json(&inspection, screen.lang),
    };
    output::print(&text, screen)?;
    if let Some(new_map) = new_map {
        write_map(&new_map, &inspection, screen)?;
    }
    match inspection.error {
        Some(error) => {
            screen.fail(&Failure::from(error).about(name));
            Ok(ExitStatus::NotChecked)
        }
        None => Ok(ExitStatus::Accepted),
    }
}

pub(super) fn source(file: &Path) -> Result<ListSource<'_>, Failure> {
    if file.as_os_str() == "-" {
        return stdin().map(ListSource::Bytes);
    }
    if file.is_dir() {
        return Err(Failure::new(text!(
            vi: "đây là một thư mục; mỗi lần chỉ xem được một tệp",
            en: "this is a folder; one file can be looked at at a time"
        ))
        .about(file.display().to_string()));
    }
    Ok(ListSource::File(file))
}

fn write_map(
    new_map: &NewFile<'_>,
    inspection: &Inspection,
    screen: &Screen,
) -> Result<(), Failure> {
    if inspection.roster.tables.is_empty() {
        return Err(Failure::new(text!(
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
