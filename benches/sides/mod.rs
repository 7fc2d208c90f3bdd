//! What the benches measure the tool against, and how they hold their sides beside each other.

use std::fs;
use std::io::Cursor;
use std::path::Path;
use std::time::Duration;

use anyhow::Result;
use calamine::{Reader, open_workbook_auto_from_rs};

/// Reads every cell of a file and counts them, with the crates that the tool itself uses.
pub(crate) fn bare_read(file: &Path) -> Result<usize> {
    let bytes = fs::read(file)?;
    if file.extension().is_some_and(|ending| ending == "csv") {
        let mut reader =
            csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(&bytes[..]);
        let mut cells = 0;
        for record in reader.records() {
            cells += record?.len();
        }
        return Ok(cells);
    }
    let mut workbook = open_workbook_auto_from_rs(Cursor::new(bytes))?;
    let mut cells = 0;
    for name in workbook.sheet_names() {
        cells += workbook.worksheet_range(&name)?.used_cells().count();
    }
    Ok(cells)
}

/// The one in the middle.
pub(crate) fn median(times: &mut [Duration]) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}
