//! .xls (BIFF5 to BIFF8), by a small reader of our own.
//!
//! calamine lays every sheet out densely when it opens the file (a cell at `IV65536` costs 1 GB),
//! follows looping sector chains without end, and tells neither hidden rows nor fonts. `rxls` has
//! none of these faults but pins `encoding_rs` to one version that excludes every later one. The
//! few records that a list needs fit in this room; calamine stands beside it as a check in tests.
//!
//! A formula's record always holds a result, so the format cannot say that a formula was never
//! calculated: an empty text is the result of `=IF(A1="","",…)` in Excel and LibreOffice, and what
//! xlwt writes for every formula. xlwt is known by its user record (see [`Globals::learn`]); in its
//! files an empty result is told as uncalculated, in all others it is an empty cell.

use std::sync::Arc;

use crate::sheet::{CellValue, SheetLeftOut, Workbook};

use super::biff::{
    BOF, EOF, Record, Records, bool_or_error, builtin_is_date, f64_at, is_date_format, number,
    rk_number, substreams, u16_at, u32_at,
};
use super::biff_strings::{StringFormat, shared_strings};
use super::container::Container;
use super::error::{Foreign, ReadError};
use super::limits::{Limits, Measure};
use super::spreadsheet::{
    self, Budget, SheetBuilder, SheetReader, filled_with_zeros, legacy_font, zeros_of,
};

/// The reader of .xls.
pub(super) struct XlsReader;

impl SheetReader for XlsReader {
    fn read(&self, bytes: &[u8], limits: &Limits) -> Result<Workbook, ReadError> {
        let stream = workbook_stream(bytes)?;
        let globals = Globals::read(&stream)?;
        Limits::check(Measure::Sheets, globals.sheets.len() as u64, limits.sheets)?;
        let mut workbook = Workbook::default();
        let mut budget = Budget::new(limits);
        for sheet in &globals.sheets {
            if let Some(reason) = sheet.left_out {
                workbook.left_out.push((sheet.name.clone(), reason));
                continue;
            }
            read_sheet(&stream, sheet, &globals, &mut budget, limits)?.finish(&mut workbook);
        }
        Ok(workbook)
    }
}

fn workbook_stream(bytes: &[u8]) -> Result<Vec<u8>, ReadError> {
    let container = Container::open(bytes)?;
    let name = if container.has("Workbook") { "Workbook" } else { "Book" };
    container.stream(name)?.ok_or_else(|| ReadError::foreign(Foreign::OtherOle))
}

/// A sheet as the workbook lists it.
#[derive(Debug)]
struct Listed {
    name: String,
    offset: usize,
    left_out: Option<SheetLeftOut>,
}

/// What the first substream says for all sheets.
#[derive(Debug)]
struct Globals {
    strings: StringFormat,
    is_1904: bool,
    sheets: Vec<Listed>,
    shared: Vec<String>,
    /// The fonts: the name, where it tells an encoding, and whether the text is struck out.
    fonts: Vec<(Option<Arc<str>>, bool)>,
    /// The number format and the font of each cell format.
    formats: Vec<(u16, u16)>,
    /// The written number formats: whether each shows a date, and how many digits it fills up.
    number_formats: Vec<(u16, bool, usize)>,
    /// Whether the file is from a producer that writes formulas without calculating them.
    never_calculated: bool,
}

impl Globals {
    fn read(stream: &[u8]) -> Result<Self, ReadError> {
        const BIFF8: u16 = 0x0600;
        let mut records = Records::new(stream, 0);
        let first = records.next().ok_or_else(|| ReadError::damaged("no BIFF records"))?;
        if first.kind != BOF {
            return Err(ReadError::foreign(Foreign::BareBiff));
        }
        let mut globals = Self {
            strings: StringFormat {
                is_biff8: u16_at(first.data, 0) == Some(BIFF8),
                encoding: encoding_rs::WINDOWS_1252,
            },
            is_1904: false,
            sheets: Vec::new(),
            shared: Vec::new(),
            fonts: Vec::new(),
            formats: Vec::new(),
            number_formats: Vec::new(),
            never_calculated: false,
        };
        while let Some(record) = records.next() {
            if record.kind == EOF {
                globals.find_sheets(stream, records.position());
                return Ok(globals);
            }
            globals.learn(&record)?;
        }
        Err(ReadError::damaged("the list of sheets is cut off"))
    }

    fn learn(&mut self, record: &Record<'_>) -> Result<(), ReadError> {
        const FILE_PASSWORD: u16 = 0x2F;
        const CODE_PAGE: u16 = 0x42;
        const USER: u16 = 0x5C;
        const DATE_MODE: u16 = 0x22;
        const FONT: u16 = 0x31;
        const FORMAT: u16 = 0x041E;
        const CELL_FORMAT: u16 = 0xE0;
        const SHEET: u16 = 0x85;
        const SHARED_STRINGS: u16 = 0xFC;
        const FONT_NAME: usize = 14;
        const STRUCK_OUT: u16 = 8;
        let data = record.data;
        match record.kind {
            FILE_PASSWORD => return Err(ReadError::Encrypted),
            CODE_PAGE => {
                self.strings.encoding =
                    StringFormat::encoding_of(u16_at(data, 0).unwrap_or_default());
            }
            // A name with its length before it, filled up with blanks; xlwt forgets the length.
            USER if self.strings.is_biff8 => {
                let length = u16_at(data, 0).map_or(0, usize::from);
                self.never_calculated = length > data.len();
            }
            DATE_MODE => self.is_1904 = u16_at(data, 0) == Some(1),
            FONT => {
                let name = self.strings.short(data, FONT_NAME);
                let is_struck = u16_at(data, 2).is_some_and(|flags| flags & STRUCK_OUT != 0);
                self.fonts.push((name.and_then(|name| legacy_font(&name)), is_struck));
            }
            FORMAT => {
                let code = if self.strings.is_biff8 {
                    self.strings.long(record, 2, false)
                } else {
                    self.strings.short(data, 2)
                };
                if let (Some(number), Some(code)) = (u16_at(data, 0), code) {
                    self.number_formats.push((number, is_date_format(&code), zeros_of(&code)));
                }
            }
            CELL_FORMAT => {
                let font = u16_at(data, 0).unwrap_or_default();
                self.formats.push((u16_at(data, 2).unwrap_or_default(), font));
            }
            SHEET => self.sheets.extend(self.listed(data)),
            SHARED_STRINGS => self.shared = shared_strings(record),
            _ => {}
        }
        Ok(())
    }

    /// Corrects offsets at which no sheet begins: the sheets stand in the order of their list.
    fn find_sheets(&mut self, stream: &[u8], from: usize) {
        let begins = |sheet: &Listed| u16_at(stream, sheet.offset) == Some(BOF);
        if self.sheets.iter().all(begins) {
            return;
        }
        for (sheet, offset) in self.sheets.iter_mut().zip(substreams(stream, from)) {
            if !begins(sheet) {
                sheet.offset = offset;
            }
        }
    }

    fn listed(&self, data: &[u8]) -> Option<Listed> {
        const NAME: usize = 6;
        let hidden = data.get(4)? & 3 != 0;
        let is_worksheet = *data.get(5)? == 0;
        let left_out = match (is_worksheet, hidden) {
            (false, _) => Some(SheetLeftOut::NotAWorksheet),
            (true, true) => Some(SheetLeftOut::Hidden),
            (true, false) => None,
        };
        Some(Listed {
            name: self.strings.short(data, NAME)?,
            offset: usize::try_from(u32_at(data, 0)?).ok()?,
            left_out,
        })
    }

    /// A number as the format of its cell shows it.
    fn number(&self, value: f64, cell_format: u16) -> CellValue {
        let Some((format, _)) = self.formats.get(usize::from(cell_format)) else {
            return number(value, false, self.is_1904);
        };
        let written = self.number_formats.iter().find(|(known, ..)| known == format);
        let (is_date, zeros) =
            written.map_or((builtin_is_date(*format), 0), |(_, is_date, zeros)| (*is_date, *zeros));
        filled_with_zeros(number(value, is_date, self.is_1904), zeros)
    }

    fn font(&self, cell_format: u16) -> Option<Arc<str>> {
        self.whole_font(cell_format)?.0.clone()
    }

    fn is_struck(&self, cell_format: u16) -> bool {
        self.whole_font(cell_format).is_some_and(|(_, is_struck)| *is_struck)
    }

    fn whole_font(&self, cell_format: u16) -> Option<&(Option<Arc<str>>, bool)> {
        let (_, font) = self.formats.get(usize::from(cell_format))?;
        // No file has a font 4; the numbers pass over it.
        let at = if *font > 4 { font - 1 } else { *font };
        self.fonts.get(usize::from(at))
    }
}

/// A sheet being read from its records.
struct SheetRecords<'g, 'b, 'l> {
    globals: &'g Globals,
    sheet: SheetBuilder,
    budget: &'b mut Budget<'l>,
    limits: &'l Limits,
    /// The formula cell whose text the next STRING record holds.
    awaits_text: Option<(u16, u16, u16)>,
}

fn read_sheet<'l>(
    stream: &[u8],
    listed: &Listed,
    globals: &Globals,
    budget: &mut Budget<'l>,
    limits: &'l Limits,
) -> Result<SheetBuilder, ReadError> {
    let mut reading = SheetRecords {
        globals,
        sheet: SheetBuilder::new(Some(listed.name.clone())),
        budget,
        limits,
        awaits_text: None,
    };
    // Charts within the sheet are substreams of their own.
    let mut depth = 0_u32;
    for record in Records::new(stream, listed.offset) {
        match record.kind {
            BOF => depth = depth.saturating_add(1),
            EOF if depth <= 1 => return Ok(reading.sheet),
            EOF => depth -= 1,
            _ if depth == 1 => reading.take(&record)?,
            _ if depth == 0 => break,
            _ => {}
        }
    }
    Err(ReadError::damaged(format!("sheet `{}` is cut off", listed.name)))
}

impl SheetRecords<'_, '_, '_> {
    fn take(&mut self, record: &Record<'_>) -> Result<(), ReadError> {
        const ROW: u16 = 0x0208;
        const LABEL: u16 = 0x0204;
        const RICH_LABEL: u16 = 0xD6;
        const SHARED_LABEL: u16 = 0xFD;
        const NUMBER: u16 = 0x0203;
        const RK: u16 = 0x027E;
        const MANY_RK: u16 = 0xBD;
        const BOOL_OR_ERROR: u16 = 0x0205;
        const FORMULA: u16 = 0x06;
        // What the versions before called a formula, and some writers still do.
        const FORMULA_3: u16 = 0x0206;
        const FORMULA_4: u16 = 0x0406;
        const FORMULA_TEXT: u16 = 0x0207;
        const MERGES: u16 = 0xE5;
        const COLUMNS: u16 = 0x7D;
        let data = record.data;
        let Some(row) = u16_at(data, 0) else {
            return Ok(());
        };
        match record.kind {
            ROW => self.take_row(row, data),
            MERGES => self.take_merges(data),
            COLUMNS => self.take_columns(data),
            MANY_RK => return self.take_many(row, data),
            FORMULA_TEXT => {
                if let Some(at) = self.awaits_text.take() {
                    let text = self.globals.strings.long(record, 0, false);
                    return self.push(at, text.map(|text| spreadsheet::text(&text)));
                }
            }
            LABEL | RICH_LABEL | SHARED_LABEL | NUMBER | RK | BOOL_OR_ERROR | FORMULA
            | FORMULA_3 | FORMULA_4 => {
                let (Some(column), Some(format)) = (u16_at(data, 2), u16_at(data, 4)) else {
                    return Ok(());
                };
                let at = (row, column, format);
                let value = match record.kind {
                    NUMBER => f64_at(data, 6).map(|value| self.number(value, format)),
                    RK => u32_at(data, 6).map(|rk| self.number(rk_number(rk), format)),
                    BOOL_OR_ERROR => match data.get(6..8) {
                        Some([value, is_error]) => Some(bool_or_error(*value, *is_error != 0)),
                        _ => None,
                    },
                    FORMULA | FORMULA_3 | FORMULA_4 => self.formula(at, data),
                    SHARED_LABEL => u32_at(data, 6)
                        .and_then(|index| self.globals.shared.get(usize::try_from(index).ok()?))
                        .map(|text| spreadsheet::text(text)),
                    _ => {
                        let legacy = self.globals.font(format).is_some();
                        let text = self.globals.strings.long(record, 6, legacy);
                        text.map(|text| spreadsheet::text(&text))
                    }
                };
                return self.push(at, value);
            }
            _ => {}
        }
        Ok(())
    }

    fn push(
        &mut self,
        (row, column, format): (u16, u16, u16),
        value: Option<CellValue>,
    ) -> Result<(), ReadError> {
        let Some(value) = value else { return Ok(()) };
        let at = (u32::from(row) + 1, u32::from(column) + 1);
        let font = self.globals.font(format);
        if self.globals.is_struck(format) {
            self.sheet.strike(at);
        }
        self.sheet.push(at, value, font, self.budget)
    }

    fn number(&self, value: f64, format: u16) -> CellValue {
        self.globals.number(value, format)
    }

    /// The kept result of a formula; a text follows in a record of its own.
    fn formula(&mut self, at: (u16, u16, u16), data: &[u8]) -> Option<CellValue> {
        const NOT_A_NUMBER: u16 = 0xFFFF;
        if u16_at(data, 12) != Some(NOT_A_NUMBER) {
            return f64_at(data, 6).map(|value| self.number(value, at.2));
        }
        match data.get(6)? {
            0 => {
                self.awaits_text = Some(at);
                None
            }
            1 => Some(bool_or_error(*data.get(8)?, false)),
            2 => Some(bool_or_error(*data.get(8)?, true)),
            3 if self.globals.never_calculated => Some(CellValue::Uncalculated(String::new())),
            _ => None,
        }
    }

    fn take_row(&mut self, row: u16, data: &[u8]) {
        const HIDDEN: u16 = 0x20;
        if u16_at(data, 12).is_some_and(|flags| flags & HIDDEN != 0) {
            let row = u32::from(row) + 1;
            self.sheet.hide(row, row);
        }
    }

    fn take_columns(&mut self, data: &[u8]) {
        const HIDDEN: u16 = 1;
        if let (Some(first), Some(last), Some(flags)) =
            (u16_at(data, 0), u16_at(data, 2), u16_at(data, 8))
            && flags & HIDDEN != 0
        {
            self.sheet.hide_columns(u32::from(first) + 1, u32::from(last) + 1);
        }
    }

    fn take_merges(&mut self, data: &[u8]) {
        const BYTES: usize = 8;
        for merge in data.get(2..).unwrap_or_default().chunks_exact(BYTES) {
            let edge = |at| u16_at(merge, at).map(|edge| u32::from(edge) + 1);
            if let (Some(top), Some(bottom), Some(left), Some(right)) =
                (edge(0), edge(2), edge(4), edge(6))
            {
                self.sheet.merge((top, left), (bottom, right), self.limits);
            }
        }
    }

    fn take_many(&mut self, row: u16, data: &[u8]) -> Result<(), ReadError> {
        const BYTES: usize = 6;
        let Some(first) = u16_at(data, 2) else {
            return Ok(());
        };
        // The last two bytes repeat the last column.
        let cells = data.get(4..data.len().saturating_sub(2)).unwrap_or_default();
        for (column, cell) in (first..).zip(cells.chunks_exact(BYTES)) {
            if let (Some(format), Some(rk)) = (u16_at(cell, 0), u32_at(cell, 2)) {
                let value = self.number(rk_number(rk), format);
                self.push((row, column, format), Some(value))?;
            }
        }
        Ok(())
    }
}
