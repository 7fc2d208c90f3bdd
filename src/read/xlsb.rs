//! .xlsb, by calamine's streaming cell reader and a pass of our own over the same records.
//!
//! calamine gives what a record holds; our pass knows where it stands and how it is shown. It adds
//! what calamine drops: short records, which have no column, texts in several fonts, formulas that
//! end in an error, hidden rows and merges. It checks what records claim before calamine allocates by
//! it, and reads alone where calamine refuses: a workbook with a sheet of macros, a sheet without
//! its extent.
//!
//! A formula's record always holds a result, and all who write this format calculate: an empty text
//! is a result like any other, so no formula is told as uncalculated.

use std::io::Cursor;

use calamine::{DataRef, Reader, Xlsb, XlsbError};
use smol_str::ToSmolStr;

use super::biff::{bool_or_error, f64_at, rk_number, u32_at};
use super::builder::{At, WorkbookBuilder};
use super::cell_formats::CellFormat;
use super::cell_values;
use super::error::ReadError;
use super::limits::{Limits, Measure};
use super::no_panic::guarded;
use super::package::Package;
use super::xlsb_book::{self, Book, Strings, format_number, rich_text};
use super::xlsb_records::{Record, Records, wide_text};
use crate::sheet::{CellValue, Workbook};

type Foreign<'a> = Xlsb<Cursor<&'a [u8]>>;

/// Reads an .xlsb.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Workbook, ReadError> {
    let mut package = Package::open(bytes, limits)?;
    let mut workbook = WorkbookBuilder::new(limits);
    let book = Book::read(&mut package)?;
    workbook.expect_sheets(book.sheets.len())?;
    let strings = xlsb_book::checked(&mut package, "xl/sharedStrings.bin")?;
    let size = strings.len() as u64;
    Limits::check(Measure::SharedStrings, size, limits.shared_strings_bytes)?;
    let strings = Strings::new(strings);
    let mut theirs = opened(bytes)?;
    for sheet in &book.sheets {
        if let Some(reason) = sheet.left_out {
            workbook.leave_out(&sheet.name, reason);
            continue;
        }
        let part = xlsb_book::checked(&mut package, &sheet.part)?;
        let cells = theirs.as_mut().and_then(|theirs| cells_of(theirs, &sheet.name));
        let theirs = Theirs { cells, ahead: None };
        workbook.begin_sheet(Some(&sheet.name));
        let sheet = &mut workbook;
        Pass { book: &book, strings: &strings, theirs, sheet, at: (0, 0) }.read(&part)?;
        workbook.end_sheet();
    }
    workbook.finish()
}

/// The workbook as calamine opens it; none where it refuses.
fn opened(bytes: &[u8]) -> Result<Option<Foreign<'_>>, ReadError> {
    match guarded(|| Xlsb::new(Cursor::new(bytes)).map_err(told)) {
        Ok(theirs) => Ok(Some(theirs)),
        Err(ReadError::Encrypted) => Err(ReadError::Encrypted),
        Err(_) => Ok(None),
    }
}

/// The value of a cell as calamine yields it; nothing for an empty cell.
pub(super) fn cell_value(value: &DataRef<'_>, is_1904: bool) -> Option<CellValue> {
    Some(match value {
        DataRef::Empty => return None,
        DataRef::String(text) => cell_values::text(text.as_str()),
        DataRef::SharedString(text) => cell_values::text(text),
        DataRef::Bool(truth) => CellValue::Bool(*truth),
        DataRef::Int(number) => number
            .to_string()
            .parse()
            .map_or_else(|_| CellValue::Text(number.to_smolstr()), CellValue::Number),
        DataRef::Float(number) => CellValue::Number(*number),
        DataRef::DateTime(moment) if moment.is_duration() => CellValue::Number(moment.as_f64()),
        DataRef::DateTime(moment) => cell_values::serial_date(moment.as_f64(), is_1904),
        DataRef::DateTimeIso(written) => cell_values::iso_date(written),
        DataRef::DurationIso(written) => cell_values::text(written),
        DataRef::Error(error) => CellValue::Error(error.to_string().into()),
    })
}

fn told(fault: XlsbError) -> ReadError {
    match fault {
        XlsbError::Password => ReadError::Encrypted,
        other => ReadError::damaged(other.to_string()),
    }
}

/// Gives the next cell, until there is none or calamine refuses one.
type NextCell<'x> = Box<dyn FnMut() -> Option<(At, Content)> + 'x>;

/// The cells of a sheet as calamine gives them.
fn cells_of<'x>(theirs: &'x mut Foreign<'_>, sheet: &str) -> Option<NextCell<'x>> {
    let mut cells = guarded(|| theirs.worksheet_cells_reader(sheet).map_err(told)).ok()?;
    Some(Box::new(move || {
        let cell = guarded(|| {
            let cell = cells.next_cell().map_err(told)?;
            Ok(cell.and_then(|cell| Some((cell.get_position(), content(cell.get_value())?))))
        });
        let ((row, column), content) = cell.ok()??;
        Some(((row.saturating_add(1), column.saturating_add(1)), content))
    }))
}

/// The cells as calamine gives them, one ahead.
struct Theirs<'x> {
    /// None once there are no more.
    cells: Option<NextCell<'x>>,
    ahead: Option<(At, Content)>,
}

/// What a cell holds, whatever shows it.
enum Content {
    Number(f64),
    Other(CellValue),
}

impl Theirs<'_> {
    /// What the cell at this place holds, if it is the next that calamine gives.
    fn next_at(&mut self, at: At) -> Option<Content> {
        if self.ahead.is_none() {
            self.ahead = self.cells.as_mut().and_then(|next| next());
            self.cells.take_if(|_| self.ahead.is_none());
        }
        self.ahead.take_if(|(place, _)| *place == at).map(|(_, content)| content)
    }
}

fn content(value: &DataRef<'_>) -> Option<Content> {
    Some(match value {
        DataRef::Float(number) => Content::Number(*number),
        DataRef::DateTime(moment) => Content::Number(moment.as_f64()),
        other => match cell_value(other, false)? {
            CellValue::Number(number) => Content::Number(number),
            other => Content::Other(other),
        },
    })
}

/// The pass over a sheet's records.
struct Pass<'p, 'x, 'l> {
    book: &'p Book,
    strings: &'p Strings,
    theirs: Theirs<'x>,
    sheet: &'p mut WorkbookBuilder<'l>,
    /// The row, and the column of the cell that was read last.
    at: At,
}

impl Pass<'_, '_, '_> {
    fn read(&mut self, part: &[u8]) -> Result<(), ReadError> {
        const ROW: u32 = 0x00;
        const MERGE: u32 = 0xB0;
        const COLUMNS: u32 = 0x3C;
        const END_OF_CELLS: u32 = 0x92;
        let mut is_whole = false;
        for record in Records(part) {
            match record.0 {
                ROW => self.row(record.1),
                COLUMNS => self.columns(record.1),
                MERGE => self.sheet.merge_edges([0, 4, 8, 12].map(|at| u32_at(record.1, at))),
                END_OF_CELLS => is_whole = true,
                _ if !is_whole => self.cell(record)?,
                _ => {}
            }
        }
        if is_whole { Ok(()) } else { Err(ReadError::damaged("a sheet is cut off")) }
    }

    fn columns(&mut self, content: &[u8]) {
        const IS_HIDDEN: u8 = 1;
        let edge = |at| u32_at(content, at).map(|edge| edge.saturating_add(1));
        if let (Some(first), Some(last), Some(flags)) = (edge(0), edge(4), content.get(16))
            && flags & IS_HIDDEN != 0
        {
            self.sheet.hide_columns(first, last);
        }
    }

    fn row(&mut self, content: &[u8]) {
        const IS_HIDDEN: u8 = 0x10;
        let row = u32_at(content, 0).map_or(self.at.0, |row| row.saturating_add(1));
        self.at = (row, 0);
        if content.get(11).is_some_and(|flags| flags & IS_HIDDEN != 0) {
            self.sheet.hide_rows(row, row);
        }
    }

    fn cell(&mut self, record: Record<'_>) -> Result<(), ReadError> {
        const BLANK: u32 = 0x01;
        const RICH: u32 = 0x3E;
        const SHORT_BLANK: u32 = 0x0C;
        let before = self.at.1;
        // A short record stands beside the one before it, and does without the column.
        let (kind, column, value) = match record.0 {
            kind @ (BLANK..SHORT_BLANK | RICH) => (kind, u32_at(record.1, 0), 8),
            kind @ SHORT_BLANK..=0x12 => (kind - SHORT_BLANK + BLANK, Some(before), 4),
            _ => return Ok(()),
        };
        let Some(column) = column.map(|column| column.saturating_add(1)) else { return Ok(()) };
        self.at.1 = column;
        let plain = CellFormat::default();
        let format = format_number(record, value - 4);
        let format = format.and_then(|at| self.book.formats.get(at)).unwrap_or(&plain);
        let ours = || content_of(kind, record.1, value, self.strings);
        let value = match self.theirs.next_at(self.at).or_else(ours) {
            Some(Content::Number(number)) => format.number(number, self.book.is_1904),
            Some(Content::Other(value)) => value,
            None => return Ok(()),
        };
        self.sheet.push(self.at, value, &format.look)
    }
}

/// What a record of a cell holds from an offset on.
fn content_of(kind: u32, record: &[u8], at: usize, strings: &Strings) -> Option<Content> {
    let number = |value: Option<f64>| value.map(Content::Number);
    let flag = |is_error| Some(bool_or_error(*record.get(at)?, is_error));
    let other = |value: Option<CellValue>| value.map(Content::Other);
    match kind {
        0x02 => number(u32_at(record, at).map(rk_number)),
        0x03 | 0x0B => other(flag(true)),
        0x04 | 0x0A => other(flag(false)),
        0x05 | 0x09 => number(f64_at(record, at)),
        0x06 | 0x08 => other(wide_text(record, at).map(|(text, _)| cell_values::text(&text))),
        0x07 => {
            let index = usize::try_from(u32_at(record, at)?).ok()?;
            other(strings.get(index).map(|text| CellValue::Text(text.into())))
        }
        0x3E => other(rich_text(record, at).map(|text| cell_values::text(&text))),
        _ => None,
    }
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
