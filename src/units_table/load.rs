//! Tables of units, read from files: a spreadsheet by content, TOML by its name.

use std::path::Path;

use super::{UnitsOptions, UnitsTable, from_toml, from_workbook};
use crate::catalogue::GroupCatalogue;
use crate::fault::Fault;
use crate::files::Files;
use crate::read::{self, ReadOptions};
use crate::text;
use crate::toml_tree;

/// Whether the name says that the file is TOML.
pub fn is_toml(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml"))
}

/// Reads a table of units.
///
/// # Errors
///
/// The file cannot be read, holds no such table, or one with mistakes; then all of them are told.
pub fn load(
    path: &Path,
    files: &dyn Files,
    reading: &ReadOptions,
    options: &UnitsOptions,
    catalogue: &GroupCatalogue,
) -> Result<UnitsTable, Fault> {
    if is_toml(path) {
        let what = text!(vi: "tệp đơn vị", en: "file of units");
        return toml_tree::file::load(path, files, &what, |text| from_toml(text, catalogue));
    }
    from_workbook(read::read_file(path, files, reading)?, catalogue, options)
}
