//! .xlsx and .xlsm, by calamine's streaming cell reader.
//!
//! calamine's ranges are dense: a cell at `XFD1048576` beside a list costs them 550 GB, and the
//! stream nothing. What the stream does not tell (hidden rows, merges, fonts, formats) comes from our own
//! pass over the same sheet, in [`super::xlsx_parts`].

use std::io::Cursor;

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};

use crate::sheet::{CellValue, SheetLeftOut, Workbook};

use super::error::{Foreign, ReadError};
use super::limits::{Limits, Measure};
use super::no_panic::guarded;
use super::spreadsheet::{self, Budget, SheetBuilder, SheetReader};
use super::xlsx_extras::SheetExtras;
use super::xlsx_parts::Package;

/// The reader of .xlsx and .xlsm.
pub(super) struct XlsxReader;

impl SheetReader for XlsxReader {
    fn read(&self, bytes: &[u8], limits: &Limits) -> Result<Workbook, ReadError> {
        let mut package = Package::open(bytes, limits)?;
        package.check_shared_strings()?;
        guarded(|| read(bytes, &mut package, limits))
    }
}

fn read(bytes: &[u8], package: &mut Package<'_>, limits: &Limits) -> Result<Workbook, ReadError> {
    let mended = package.mended()?;
    let mut workbook = Workbook::default();
    let source = mended.as_deref().unwrap_or(bytes);
    let mut xlsx = Xlsx::new(Cursor::new(source)).map_err(told)?;
    let sheets = xlsx.sheets_metadata().to_vec();
    Limits::check(Measure::Sheets, sheets.len() as u64, limits.sheets)?;
    let is_1904 = xlsx.has_1904_epoch();
    let mut budget = Budget::new(limits);
    for sheet in sheets {
        if sheet.typ != SheetType::WorkSheet {
            workbook.left_out.push((sheet.name, SheetLeftOut::NotAWorksheet));
        } else if sheet.visible == SheetVisible::Visible {
            let extras = package.extras(&sheet.name, limits)?;
            let read = read_sheet(&mut xlsx, &sheet.name, is_1904, extras, &mut budget, limits);
            if read.is_err() {
                // Its rows may have been passed over so far; a fault of theirs is told first.
                package.extras_of_all(&sheet.name, limits)?;
            }
            read?.finish(&mut workbook);
        } else {
            workbook.left_out.push((sheet.name, SheetLeftOut::Hidden));
        }
    }
    Ok(workbook)
}

fn read_sheet(
    xlsx: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    is_1904: bool,
    extras: SheetExtras,
    budget: &mut Budget<'_>,
    limits: &Limits,
) -> Result<SheetBuilder, ReadError> {
    let mut sheet = SheetBuilder::new(Some(name.to_owned()));
    let mut cells = match xlsx.worksheet_cells_reader(name) {
        Ok(cells) => cells,
        // A chart sheet that calls itself a worksheet holds no cells.
        Err(XlsxError::NotAWorksheet(_)) => return Ok(sheet),
        Err(fault) => return Err(told(fault)),
    };
    while let Some(cell) = cells.next_cell_with_formula().map_err(told)? {
        let (row, column) = cell.pos;
        let value = match (cell.value, cell.formula) {
            (DataRef::Empty, Some(formula)) => CellValue::Uncalculated(formula),
            (value, _) => match cell_value(&value, is_1904) {
                Some(value) => value,
                None => continue,
            },
        };
        let look = extras.looks.get(&(row, column)).cloned().unwrap_or_default();
        let value = spreadsheet::filled_with_zeros(value, look.zeros);
        let at = (row.saturating_add(1), column.saturating_add(1));
        sheet.push(at, value, look.font, budget)?;
    }
    for (first, last) in extras.hidden {
        sheet.hide(first, last);
    }
    for (first, last) in extras.merges {
        sheet.merge(first, last, limits);
    }
    Ok(sheet)
}

/// The value of a cell as calamine yields it; nothing for an empty cell.
pub(super) fn cell_value(value: &DataRef<'_>, is_1904: bool) -> Option<CellValue> {
    Some(match value {
        DataRef::Empty => return None,
        DataRef::String(text) => spreadsheet::text(text.as_str()),
        DataRef::SharedString(text) => spreadsheet::text(text),
        DataRef::Bool(truth) => CellValue::Bool(*truth),
        DataRef::Int(number) => number
            .to_string()
            .parse()
            .map_or_else(|_| CellValue::Text(number.to_string()), CellValue::Number),
        DataRef::Float(number) => CellValue::Number(*number),
        DataRef::DateTime(moment) if moment.is_duration() => CellValue::Number(moment.as_f64()),
        DataRef::DateTime(moment) => spreadsheet::serial_date(moment.as_f64(), is_1904),
        DataRef::DateTimeIso(written) => spreadsheet::iso_date(written),
        DataRef::DurationIso(written) => spreadsheet::text(written),
        DataRef::Error(error) => CellValue::Error(error.to_string()),
    })
}

fn told(fault: XlsxError) -> ReadError {
    match fault {
        XlsxError::Password => ReadError::Encrypted,
        XlsxError::FileNotFound(name) if name.contains("workbook") => {
            ReadError::foreign(Foreign::Archive)
        }
        other => ReadError::damaged(other.to_string()),
    }
}
