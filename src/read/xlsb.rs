//! .xlsb, by calamine's streaming cell reader.
//!
//! calamine passes over formulas that end in an error, and tells neither hidden rows nor merges;
//! our own short pass over the sheet's records adds them.
//!
//! A formula's record always holds a result, and all who write this format calculate: an empty text
//! is a result like any other, so no formula is told as uncalculated.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsb, XlsbError};

use crate::sheet::{CellValue, SheetLeftOut, Workbook};

use super::error::ReadError;
use super::limits::{Limits, Measure};
use super::no_panic::guarded;
use super::spreadsheet::{self, Budget, SheetBuilder, SheetReader};
use super::xml::{self, Zip};

/// The reader of .xlsb.
pub(super) struct XlsbReader;

impl SheetReader for XlsbReader {
    fn read(&self, bytes: &[u8], limits: &Limits) -> Result<Workbook, ReadError> {
        let mut zip = xml::open_zip(bytes, limits)?;
        guarded(|| read(bytes, &mut zip, limits))
    }
}

fn read(bytes: &[u8], zip: &mut Zip<'_>, limits: &Limits) -> Result<Workbook, ReadError> {
    let parts = sheet_parts(zip, limits)?;
    let mut xlsb: Xlsb<_> = Xlsb::new(Cursor::new(bytes)).map_err(told)?;
    let sheets = xlsb.sheets_metadata().to_vec();
    Limits::check(Measure::Sheets, sheets.len() as u64, limits.sheets)?;
    let is_1904 = xlsb.has_1904_epoch();
    let mut workbook = Workbook::default();
    let mut budget = Budget::new(limits);
    for sheet in sheets {
        if sheet.typ != SheetType::WorkSheet {
            workbook.left_out.push((sheet.name, SheetLeftOut::NotAWorksheet));
            continue;
        }
        if sheet.visible != SheetVisible::Visible {
            workbook.left_out.push((sheet.name, SheetLeftOut::Hidden));
            continue;
        }
        let mut built = SheetBuilder::new(Some(sheet.name.clone()));
        let mut cells = xlsb.worksheet_cells_reader(&sheet.name).map_err(told)?;
        while let Some(cell) = cells.next_cell().map_err(told)? {
            let (row, column) = cell.get_position();
            if let Some(value) = cell_value(cell.get_value(), is_1904) {
                let at = (row.saturating_add(1), column.saturating_add(1));
                built.push(at, value, None, &mut budget)?;
            }
        }
        drop(cells);
        if let Some(part) = parts.get(&sheet.name)
            && let Some(records) = xml::part_bytes(zip, part, limits)?
        {
            add_what_calamine_omits(&records, &mut built, &mut budget, limits)?;
        }
        built.finish(&mut workbook);
    }
    Ok(workbook)
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

fn told(fault: XlsbError) -> ReadError {
    match fault {
        XlsbError::Password => ReadError::Encrypted,
        other => ReadError::damaged(other.to_string()),
    }
}

/// A record: its type and its content.
type Record<'a> = (u32, &'a [u8]);

/// The records of a part, as far as they are whole.
struct Records<'a>(&'a [u8]);

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        let (kind, rest) = variable(self.0, 2)?;
        let (length, rest) = variable(rest, 4)?;
        let (content, rest) = rest.split_at_checked(usize::try_from(length).ok()?)?;
        self.0 = rest;
        Some((kind, content))
    }
}

/// A number in seven-bit groups, of at most so many bytes. A record's type keeps the marker bit.
fn variable(bytes: &[u8], longest: u32) -> Option<(u32, &[u8])> {
    let mut value = 0;
    let mut rest = bytes;
    for group in 0..longest {
        let (byte, after) = rest.split_first()?;
        rest = after;
        value |= u32::from(byte & 0x7F) << (7 * group);
        if byte & 0x80 == 0 {
            break;
        }
    }
    Some((value, rest))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let four: [u8; 4] = bytes.get(at..at + 4)?.try_into().ok()?;
    Some(u32::from_le_bytes(four))
}

fn wide_text(bytes: &[u8], at: usize) -> Option<(String, usize)> {
    let length = usize::try_from(u32_at(bytes, at)?).ok()?;
    let end = length.checked_mul(2)?.checked_add(at + 4)?;
    let text = bytes.get(at + 4..end)?;
    let (text, _) = encoding_rs::UTF_16LE.decode_without_bom_handling(text);
    Some((text.into_owned(), end))
}

/// The parts of the sheets by sheet name.
fn sheet_parts(zip: &mut Zip<'_>, limits: &Limits) -> Result<BTreeMap<String, String>, ReadError> {
    const BUNDLED_SHEET: u32 = 0x9C;
    let targets = super::xlsx_package::relationships(zip, "xl/_rels/workbook.bin.rels", limits)?;
    let workbook = xml::part_bytes(zip, "xl/workbook.bin", limits)?.unwrap_or_default();
    let mut parts = BTreeMap::new();
    for (_, content) in Records(&workbook).filter(|(kind, _)| *kind == BUNDLED_SHEET) {
        if let Some((id, after)) = wide_text(content, 8)
            && let Some((name, _)) = wide_text(content, after)
            && let Some((target, _)) = targets.get(&id)
        {
            let part =
                target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), ToOwned::to_owned);
            parts.insert(name, part);
        }
    }
    Ok(parts)
}

fn add_what_calamine_omits(
    records: &[u8],
    sheet: &mut SheetBuilder,
    budget: &mut Budget<'_>,
    limits: &Limits,
) -> Result<(), ReadError> {
    const ROW: u32 = 0x00;
    const FORMULA_ERROR: u32 = 0x0B;
    const MERGE: u32 = 0xB0;
    const ROW_IS_HIDDEN: u8 = 0x10;
    let mut row = 0;
    for (kind, content) in Records(records) {
        match kind {
            ROW => {
                row = u32_at(content, 0).map_or(row, |row| row.saturating_add(1));
                if content.get(11).is_some_and(|flags| flags & ROW_IS_HIDDEN != 0) {
                    sheet.hide(row, row);
                }
            }
            FORMULA_ERROR => {
                if let (Some(column), Some(code)) = (u32_at(content, 0), content.get(8)) {
                    let value = CellValue::Error(error_name(*code).to_owned());
                    sheet.push((row, column.saturating_add(1)), value, None, budget)?;
                }
            }
            MERGE => {
                let edge = |at| u32_at(content, at).map(|edge| edge.saturating_add(1));
                if let (Some(top), Some(bottom), Some(left), Some(right)) =
                    (edge(0), edge(4), edge(8), edge(12))
                {
                    sheet.merge((top, left), (bottom, right), limits);
                }
            }
            _ => {}
        }
    }
    Ok(())
}

/// The error value of this code, the same in all binary formats of Excel.
pub(super) fn error_name(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        0x2A => "#N/A",
        _ => "#ERROR!",
    }
}
