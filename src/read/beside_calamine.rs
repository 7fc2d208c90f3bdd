//! Our .xlsx cells beside those of calamine, over every workbook at hand: those of the tests, of
//! the examples, and those of other packages where `DELEGATE_QUOTA_CORPUS` names their folder.
//! Hostile files are left out: calamine ends the whole process over some.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;
use std::path::{Path, PathBuf};

use calamine::{DataRef, Reader as _, SheetType, SheetVisible, Xlsx};

use super::spreadsheet::{LAST_COLUMN, LAST_ROW, SheetReader as _};
use super::xlsb::cell_value;
use super::xlsx::XlsxReader;
use super::{Limits, kind};
use crate::sheet::{CellRef, CellValue, Column, Row, Workbook};

type Cells = BTreeMap<CellRef, CellValue>;

/// The cells of each visible worksheet, by calamine; none where it refuses the workbook.
fn theirs(bytes: &[u8]) -> Option<Vec<(String, Cells)>> {
    let mut xlsx = Xlsx::new(Cursor::new(bytes)).ok()?;
    let is_1904 = xlsx.has_1904_epoch();
    let mut sheets = Vec::new();
    for sheet in xlsx.sheets_metadata().to_vec() {
        if sheet.typ != SheetType::WorkSheet || sheet.visible != SheetVisible::Visible {
            continue;
        }
        let mut cells = Cells::new();
        let mut reader = xlsx.worksheet_cells_reader(&sheet.name).ok()?;
        while let Some(cell) = reader.next_cell_with_formula().ok()? {
            let value = match (cell.value, cell.formula) {
                (DataRef::Empty, Some(formula)) => Some(CellValue::Uncalculated(formula)),
                (value, _) => cell_value(&value, is_1904),
            };
            let (row, column) = cell.pos;
            if row >= LAST_ROW || column >= LAST_COLUMN {
                continue;
            }
            let at = CellRef::new(Column::from_index(column), Row::from_index(row));
            // Empty text is no cell, and the first of two cells in one place counts.
            if let Some(value) = value.filter(|it| *it != CellValue::Text(String::new())) {
                cells.entry(at).or_insert(value);
            }
        }
        sheets.push((sheet.name, cells));
    }
    Some(sheets)
}

fn ours(workbook: Workbook) -> Vec<(String, Cells)> {
    let sheets = workbook.sheets.into_iter().map(|sheet| {
        let cells = sheet.rows.into_iter().flat_map(|row| {
            let at = row.row;
            let cells = row.cells.into_iter();
            cells.map(move |cell| (CellRef::new(cell.column, at), cell.value))
        });
        (sheet.name.unwrap_or_default(), cells.collect())
    });
    sheets.collect()
}

/// Whether both mean the same: ours keeps the zeros that a format puts before a number, and the
/// formula only where it is written out.
fn alike(ours: &CellValue, theirs: &CellValue) -> bool {
    match (ours, theirs) {
        (CellValue::Text(digits), CellValue::Number(number)) => {
            digits.starts_with('0') && digits.parse() == Ok(*number)
        }
        (CellValue::Uncalculated(ours), CellValue::Uncalculated(theirs)) => {
            ours == theirs || ours.is_empty()
        }
        _ => ours == theirs,
    }
}

fn differences(ours: &[(String, Cells)], theirs: &[(String, Cells)]) -> Vec<String> {
    let names = |sheets: &[(String, Cells)]| -> Vec<String> {
        sheets.iter().map(|(name, _)| name.clone()).collect()
    };
    let mut differences = Vec::new();
    if names(ours) != names(theirs) {
        differences.push(format!("sheets {:?} {:?}", names(ours), names(theirs)));
    }
    for ((name, ours), (_, theirs)) in ours.iter().zip(theirs) {
        let places = ours.keys().chain(theirs.keys().filter(|at| !ours.contains_key(at)));
        for at in places {
            let (one, other) = (ours.get(at), theirs.get(at));
            if !one.zip(other).is_some_and(|(one, other)| alike(one, other)) {
                differences.push(format!("{name}!{at}: {one:?} {other:?}"));
            }
        }
    }
    differences
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            files(&path, found);
        } else {
            found.push(path);
        }
    }
}

#[test]
fn our_xlsx_cells_equal_those_of_calamine() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for folder in ["tests/workbooks", "examples"] {
        files(&root.join(folder), &mut found);
    }
    if let Some(corpus) = std::env::var_os("DELEGATE_QUOTA_CORPUS") {
        files(Path::new(&corpus), &mut found);
    }
    let limits = Limits::default();
    let mut differing = Vec::new();
    let (mut workbooks, mut cells) = (0, 0);
    for path in found {
        let Ok(bytes) = std::fs::read(&path) else { continue };
        // What is refused for its size is not compared: calamine takes it as it is.
        let Ok(kind::Kind::Xlsx) = kind::sniff(&bytes) else { continue };
        let Ok(workbook) = XlsxReader.read(&bytes, &limits) else { continue };
        let Some(theirs) = theirs(&bytes) else { continue };
        let ours = ours(workbook);
        // calamine knows sheets by their names alone.
        let names: BTreeSet<&String> = ours.iter().map(|(name, _)| name).collect();
        if names.len() < ours.len() {
            continue;
        }
        let differences = differences(&ours, &theirs);
        let first: Vec<_> = differences.iter().take(3).collect();
        if !differences.is_empty() {
            differing.push(format!("{}: {} {first:#?}", path.display(), differences.len()));
        }
        workbooks += 1;
        cells += ours.iter().map(|(_, cells)| cells.len()).sum::<usize>();
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
    assert!(workbooks > 100 && cells > 25_000, "{workbooks} workbooks, {cells} cells");
    eprintln!("{workbooks} workbooks, {cells} cells");
}
