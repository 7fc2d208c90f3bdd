//! The cells of a file as they stand in it, for the page to show row by row.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use delegate_quota::api::{Fault, Files as _, GivenFiles};
use delegate_quota::rooms::read::{ReadOptions, read_file};
use delegate_quota::rooms::rules::mask_numbers;
use delegate_quota::rooms::sheet::{Sheet, SheetRow, Workbook};
use serde::Serialize;

/// So many books are kept open.
const KEPT: usize = 4;

/// The files that were opened to be shown.
#[derive(Default)]
pub(crate) struct OpenBooks(BTreeMap<PathBuf, Workbook>);

#[derive(Serialize)]
struct SheetShown<'a> {
    name: Option<&'a str>,
    /// How many rows hold something.
    rows: usize,
    /// The last column that holds something.
    columns: u32,
    /// The numbers of the rows, in order.
    numbers: Vec<u32>,
    /// The widest text of each column among the first rows, in letters.
    widths: Vec<usize>,
}

#[derive(Serialize)]
struct RowShown {
    row: u32,
    struck: bool,
    /// Column and text of each cell that holds something.
    cells: Vec<(u32, String)>,
}

/// So many rows tell how wide a column is.
const LOOKED_AT: usize = 300;

/// A row of a table has so many cells.
const FEWEST: usize = 3;

impl OpenBooks {
    /// The sheets of a file, as JSON.
    pub(crate) fn sheets(
        &mut self,
        files: &GivenFiles,
        path: &Path,
        most_cells: Option<u64>,
    ) -> Result<Vec<u8>, Fault> {
        if !self.0.contains_key(path) {
            let mut reading = ReadOptions::default();
            reading.limits.cells = most_cells.unwrap_or(reading.limits.cells);
            let book = read_file(path, files, &reading)?;
            while self.0.len() >= KEPT {
                self.0.pop_first();
            }
            self.0.insert(path.to_owned(), book);
        }
        debug_assert!(files.is_file(path), "what was read is a file");
        let sheets: Vec<SheetShown<'_>> = self
            .0
            .get(path)
            .map(|book| book.sheets.iter().map(shown).collect())
            .unwrap_or_default();
        Ok(serde_json::to_vec(&sheets).unwrap_or_default())
    }

    /// Some rows of a sheet, as JSON. Personal numbers are masked unless they are asked for.
    pub(crate) fn rows(
        &self,
        path: &Path,
        sheet: usize,
        from: usize,
        count: usize,
        is_shown: bool,
    ) -> Result<Vec<u8>, String> {
        let sheet = self.0.get(path).and_then(|book| book.sheets.get(sheet));
        let sheet = sheet.ok_or("the sheet is not open")?;
        let text = |text: &str| if is_shown { text.to_owned() } else { mask_numbers(text) };
        let rows = sheet.rows.iter().skip(from).take(count).map(|row| RowShown {
            row: row.row.number(),
            struck: row.struck,
            cells: row.cells.iter().map(|it| (it.column.number(), text(&it.shown()))).collect(),
        });
        Ok(serde_json::to_vec(&rows.collect::<Vec<_>>()).unwrap_or_default())
    }
}

fn shown(sheet: &Sheet) -> SheetShown<'_> {
    let cells = || sheet.rows.iter().flat_map(|row| &row.cells);
    let columns = cells().map(|cell| cell.column.number()).max().unwrap_or(0).min(256);
    let mut widths = vec![0; columns as usize];
    // A title stands in one cell and runs over the next: it asks for no wide column.
    let is_of_table = |row: &&SheetRow| row.cells.len() >= FEWEST;
    for cell in sheet.rows.iter().take(LOOKED_AT).filter(is_of_table).flat_map(|row| &row.cells) {
        let letters = cell.shown().lines().map(|line| line.chars().count()).max().unwrap_or(0);
        if let Some(width) = widths.get_mut(cell.column.number() as usize - 1) {
            *width = letters.max(*width);
        }
    }
    SheetShown {
        name: sheet.name.as_deref(),
        rows: sheet.rows.len(),
        columns,
        numbers: sheet.rows.iter().map(|row| row.row.number()).collect(),
        widths,
    }
}
