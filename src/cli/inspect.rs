//! `inspect`: shows how a workbook was understood, and writes a map file to start from.

use std::path::{Path, PathBuf};

use super::exit_code::ExitStatus;
use super::failure::Failure;
use super::options::LayoutOptions;
use super::output::{self, NewFile};
use super::screen::Screen;
use super::validate::stdin;
use crate::check::{Inspection, ListSource, inspect_list};
use crate::render::{self, Format};
use crate::rules;
use crate::text;

#[derive(Debug, clap::Args)]
pub(super) struct InspectOptions {
    /// Spreadsheet or CSV file to look at
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Ruleset: the id of a built-in one, or the path of a TOML file
    #[arg(long, value_name = "ID|PATH", default_value = "vn-2024")]
    rules: String,
    #[command(flatten)]
    layout: LayoutOptions,
    /// Format of the report
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    format: Format,
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
    let ruleset = rules::load(&options.rules).map_err(|error| Failure::of_rules(&error))?;
    let settings = options.layout.settings(&ruleset).map_err(Failure::from)?;
    let new_map = options.write_map.as_deref().map(|path| new_map(path, options)).transpose()?;
    let name = options.file.display().to_string();
    let source = source(&options.file)?;
    let inspection = inspect_list(&name, source, &settings);
    let text = match options.format {
        Format::Table => render::inspection(&inspection, &screen.page(options.all)),
        Format::Json => render::inspection_as_json(&inspection, screen.lang),
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

/// The file for the map, which may not be the list itself.
fn new_map<'a>(path: &'a Path, options: &InspectOptions) -> Result<NewFile<'a>, Failure> {
    let mut originals = vec![options.file.clone(), PathBuf::from(&options.rules)];
    originals.extend(options.layout.map.clone());
    NewFile::new(path, options.force, &originals)
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
