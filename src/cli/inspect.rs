//! `inspect`: shows how a workbook was understood, and writes a map file to start from.

use std::path::{Path, PathBuf};

use super::exit_code::ExitStatus;
use super::failure::Failure;
use super::options::LayoutOptions;
use super::output::{self, NewFile};
use super::screen::Screen;
use super::validate::stdin;
use crate::check::{
    CheckSettings, Inspection, ListSource, inspect_list, known_level, load_profile,
};
use crate::render::{self, TableOrJson};
use crate::report::InputError;
use crate::rules::{self, Ruleset};
use crate::text;

#[derive(Debug, clap::Args)]
pub(super) struct InspectOptions {
    /// Spreadsheet or CSV file to look at
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Ruleset: the id of a built-in one, or the path of a TOML file
    #[arg(long, value_name = "ID|PATH", default_value = "vn-2024")]
    rules: String,
    /// Level of the congress, such as `district` or `province`
    #[arg(long, value_name = "LEVEL")]
    level: Option<String>,
    /// Congress profile (TOML); by default NAME.congress.toml or congress.toml beside the list
    #[arg(long, value_name = "FILE")]
    congress: Option<PathBuf>,
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
    let ruleset = rules::load(&options.rules).map_err(|error| Failure::of_rules(&error))?;
    let settings = settings(options, &ruleset).map_err(Failure::from)?;
    let new_map = options.write_map.as_deref().map(|path| new_map(path, options)).transpose()?;
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

/// What tells the level stands beside what tells the layout: the tables of a delegation are told
/// apart by it, and the columns that the rules need.
fn settings<'a>(
    options: &InspectOptions,
    ruleset: &'a Ruleset,
) -> Result<CheckSettings<'a>, InputError> {
    let congress = options.congress.as_ref();
    let congress = congress.map(|file| load_profile(file, ruleset.catalogue)).transpose()?;
    if let Some(level) = &options.level {
        known_level(ruleset, level)?;
    }
    let layout = options.layout.settings(ruleset)?;
    Ok(CheckSettings { level: options.level.clone(), congress, ..layout })
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
    originals.extend(options.congress.clone());
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
