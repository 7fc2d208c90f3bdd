//! What the benches measure the tool against, and how they hold their sides beside each other.

use std::fs;
use std::io::Cursor;
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use anyhow::{Context as _, Result};
use calamine::{Reader, open_workbook_auto_from_rs};

/// Where this program was started as the bare side, with `--bare PATH`: reads and ends.
pub(crate) fn as_bare_side(read: impl Fn(&Path) -> Result<usize>) -> Result<Option<ExitCode>> {
    let mut arguments = std::env::args().skip(1);
    if arguments.next().as_deref() != Some("--bare") {
        return Ok(None);
    }
    let path = arguments.next().context("--bare needs a path")?;
    // The count is used, so that the reading is not optimised away.
    let is_empty = read(Path::new(&path))? == 0;
    Ok(Some(if is_empty { ExitCode::FAILURE } else { ExitCode::SUCCESS }))
}

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
