//! Our cells beside those of calamine, over every workbook at hand: those of the tests, of
//! the examples, and those of other packages where `DELEGATE_QUOTA_CORPUS` names their folder.
//! Hostile files are left out: calamine ends the whole process over some.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;
use std::path::{Path, PathBuf};

use calamine::{
    Data, DataRef, Ods, Reader as _, SheetType, SheetVisible, Xls, XlsOptions, Xlsb, Xlsx,
};

use super::builder::{LAST_COLUMN, LAST_ROW};
use super::cell_values::serial_date;
use super::container::Container;
use super::xlsb::cell_value;
use super::{ReadOptions, sniff};
use crate::sheet::{CellRef, CellValue, Column, Row, Workbook};

type Cells = BTreeMap<CellRef, CellValue>;

/// The cells of each visible worksheet, by calamine; none where it refuses the workbook.
fn theirs(kind: &str, bytes: &[u8]) -> Option<Vec<(String, Cells)>> {
    match kind {
        "xlsx" => theirs_of_xlsx(bytes),
        "xlsb" => {
            let book = Xlsb::new(Cursor::new(bytes)).ok()?;
            let is_1904 = book.has_1904_epoch();
            laid_out(book, is_1904)
        }
        "xls" => {
            // Else calamine takes a wrong code page at its word.
            let mut options = XlsOptions::default();
            options.force_codepage = Some(1200);
            let options = if is_biff8(bytes) { options } else { XlsOptions::default() };
            let book = Xls::new_with_options(Cursor::new(bytes), options).ok()?;
            let is_1904 = book.has_1904_epoch();
            laid_out(book, is_1904)
        }
        "ods" => laid_out(Ods::new(Cursor::new(bytes)).ok()?, false),
        _ => None,
    }
}

fn is_biff8(bytes: &[u8]) -> bool {
    Container::open(bytes).is_ok_and(|container| container.has("Workbook"))
}

/// The cells of the formats that calamine lays out whole.
fn laid_out<'b, R: calamine::Reader<Cursor<&'b [u8]>>>(
    mut book: R,
    is_1904: bool,
) -> Option<Vec<(String, Cells)>> {
    let mut sheets = Vec::new();
    for sheet in book.sheets_metadata().to_vec() {
        if sheet.typ != SheetType::WorkSheet || sheet.visible != SheetVisible::Visible {
            continue;
        }
        let range = book.worksheet_range(&sheet.name).ok()?;
        let (top, left) = range.start().unwrap_or_default();
        let mut cells = Cells::new();
        for (row, column, data) in range.used_cells() {
            let at = CellRef::new(
                Column::from_index(left + u32::try_from(column).unwrap()),
                Row::from_index(top + u32::try_from(row).unwrap()),
            );
            let value = match data {
                Data::String(text) => cell_value(&DataRef::String(text.clone()), is_1904),
                Data::Int(number) => cell_value(&DataRef::Int(*number), is_1904),
                Data::Float(number) => cell_value(&DataRef::Float(*number), is_1904),
                Data::Bool(truth) => cell_value(&DataRef::Bool(*truth), is_1904),
                Data::DateTime(moment) => cell_value(&DataRef::DateTime(*moment), is_1904),
                Data::DateTimeIso(day) => cell_value(&DataRef::DateTimeIso(day.clone()), is_1904),
                Data::DurationIso(it) => cell_value(&DataRef::DurationIso(it.clone()), is_1904),
                Data::Error(error) => cell_value(&DataRef::Error(error.clone()), is_1904),
                Data::Empty => None,
            };
            if let Some(value) = value.filter(|it| *it != CellValue::Text("".into())) {
                cells.insert(at, value);
            }
        }
        sheets.push((sheet.name, cells));
    }
    Some(sheets)
}

fn theirs_of_xlsx(bytes: &[u8]) -> Option<Vec<(String, Cells)>> {
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
                (DataRef::Empty, Some(formula)) => Some(CellValue::Uncalculated(formula.into())),
                (value, _) => cell_value(&value, is_1904),
            };
            let (row, column) = cell.pos;
            if row >= LAST_ROW || column >= LAST_COLUMN {
                continue;
            }
            let at = CellRef::new(Column::from_index(column), Row::from_index(row));
            // Empty text is no cell, and the first of two cells in one place counts.
            if let Some(value) = value.filter(|it| *it != CellValue::Text("".into())) {
                cells.entry(at).or_insert(value);
            }
        }
        sheets.push((sheet.name, cells));
    }
    Some(sheets)
}

fn ours(workbook: Workbook) -> Vec<(String, Cells)> {
    let sheets = workbook.sheets.into_iter().map(|sheet| {
        let cells = sheet.rows.iter().flat_map(|row| {
            row.cells.iter().map(|cell| (CellRef::new(cell.column, row.row), cell.value.clone()))
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
        // In .xls calamine does not see number formats that stand behind those of the cells.
        (CellValue::Date(_), CellValue::Number(days)) => serial_date(*days, false) == *ours,
        // Errors are text in calamine's .ods.
        (CellValue::Error(ours), CellValue::Text(theirs)) => **ours == **theirs,
        // A duration of .ods is told as calamine's value holds it, and by us as the sheet shows it.
        (CellValue::Text(_), CellValue::Text(theirs)) if is_duration(theirs) => true,
        _ => ours == theirs,
    }
}

/// Whether a text is a duration as XML writes it: `PT16H45M00S`.
fn is_duration(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let hours = text.strip_prefix("PT").and_then(|rest| rest.split_once('H'));
    let minutes = hours.and_then(|(hours, rest)| digits(hours).then(|| rest.split_once('M'))?);
    minutes.is_some_and(|(minutes, rest)| {
        digits(minutes) && rest.strip_suffix('S').is_some_and(digits)
    })
}

/// Whether a cell that one of both does not have is no difference.
fn is_explained(kind: &str, ours: Option<&CellValue>, theirs: Option<&CellValue>) -> bool {
    match (ours, theirs) {
        // Formulas that nobody calculated are no cells of calamine's: .ods has them, and the empty
        // text that xlwt writes for each.
        (Some(CellValue::Uncalculated(_)), None) => matches!(kind, "xls" | "ods"),
        // What calamine drops of .xlsb: errors of formulas, and records that are short or rich; and
        // of .ods, text in a cell of a type that the format does not know.
        (Some(CellValue::Text(_)), None) => matches!(kind, "xlsb" | "ods"),
        (Some(_), None) => kind == "xlsb",
        _ => false,
    }
}

fn differences(kind: &str, ours: &[(String, Cells)], theirs: &[(String, Cells)]) -> Vec<String> {
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
            let is_alike = one.zip(other).is_some_and(|(one, other)| alike(one, other));
            if !is_alike && !is_explained(kind, one, other) {
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
fn our_cells_equal_those_of_calamine() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for folder in ["tests/workbooks", "tests/writers", "tests/files/quirks", "examples"] {
        files(&root.join(folder), &mut found);
    }
    if let Some(corpus) = std::env::var_os("DELEGATE_QUOTA_CORPUS") {
        files(Path::new(&corpus), &mut found);
    }
    let options = ReadOptions::default();
    let mut differing = Vec::new();
    let mut workbooks: BTreeMap<&str, usize> = BTreeMap::new();
    let mut cells = 0;
    for path in found {
        let Ok(bytes) = std::fs::read(&path) else { continue };
        // What is refused for its size is not compared: calamine takes it as it is.
        let Ok(format) = sniff::sniff(&bytes) else { continue };
        let kind = format.name;
        if !["xlsx", "xlsb", "xls", "ods"].contains(&kind) {
            continue;
        }
        let Ok(workbook) = format.read(&bytes, &options, true) else { continue };
        let Some(theirs) = theirs(kind, &bytes) else { continue };
        let ours = ours(workbook);
        // calamine knows sheets by their names alone.
        let names: BTreeSet<&String> = ours.iter().map(|(name, _)| name).collect();
        if names.len() < ours.len() {
            continue;
        }
        let differences = differences(kind, &ours, &theirs);
        let first: Vec<_> = differences.iter().take(3).collect();
        if !differences.is_empty() {
            differing.push(format!("{}: {} {first:#?}", path.display(), differences.len()));
        }
        *workbooks.entry(kind).or_insert(0) += 1;
        cells += ours.iter().map(|(_, cells)| cells.len()).sum::<usize>();
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
    let enough = [("xlsx", 100), ("xls", 30), ("ods", 20), ("xlsb", 2)];
    assert!(enough.iter().all(|(kind, least)| workbooks[kind] >= *least), "{workbooks:?}");
    assert!(cells > 30_000, "{cells} cells");
    eprintln!("{workbooks:?}, {cells} cells");
}
