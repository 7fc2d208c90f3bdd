//! What the first substream of an .xls says for all of its sheets: their list, texts and formats.
//!
//! A formula's record always holds a result, so the format cannot say that a formula was never
//! calculated: an empty text is the result of `=IF(A1="","",…)` in Excel and LibreOffice, and what
//! xlwt writes for every formula. xlwt is known by its user record; in its files an empty result is
//! told as uncalculated, in all others it is an empty cell.

use std::borrow::Cow;

use crate::sheet::SheetLeftOut;

use super::biff::{BOF, EOF, Record, Records, substreams, u16_at, u32_at};
use super::biff_strings::{StringFormat, shared_strings};
use super::builder::Look;
use super::cell_formats::{CellFormat, FormatTables, legacy_font};
use super::cell_values::composed;
use super::error::{Foreign, ReadError};

/// A sheet as the workbook lists it.
#[derive(Debug)]
pub(super) struct ListedSheet {
    pub(super) name: String,
    pub(super) offset: usize,
    pub(super) left_out: Option<SheetLeftOut>,
}

/// What the first substream says for all sheets.
#[derive(Debug)]
pub(super) struct Book {
    pub(super) string_format: StringFormat,
    pub(super) is_1904: bool,
    pub(super) sheets: Vec<ListedSheet>,
    /// The shared texts, composed.
    pub(super) strings: Vec<String>,
    pub(super) formats: Vec<CellFormat>,
    /// Whether the file is from a producer that writes formulas without calculating them.
    pub(super) never_calculated: bool,
    tables: FormatTables,
}

impl Book {
    pub(super) fn read(stream: &[u8]) -> Result<Self, ReadError> {
        const BIFF8: u16 = 0x0600;
        let mut records = Records::new(stream, 0);
        let first = records.next().ok_or_else(|| ReadError::damaged("no BIFF records"))?;
        if first.kind != BOF {
            return Err(ReadError::foreign(Foreign::BareBiff));
        }
        let mut book = Self {
            string_format: StringFormat {
                is_biff8: u16_at(first.data, 0) == Some(BIFF8),
                encoding: encoding_rs::WINDOWS_1252,
            },
            is_1904: false,
            sheets: Vec::new(),
            strings: Vec::new(),
            formats: Vec::new(),
            never_calculated: false,
            tables: FormatTables::default(),
        };
        while let Some(record) = records.next() {
            if record.kind == EOF {
                book.find_sheets(stream, records.position());
                book.formats = book.tables.cell_formats();
                return Ok(book);
            }
            book.learn(&record)?;
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
        let number_at = |at| u16_at(data, at).unwrap_or_default();
        match record.kind {
            FILE_PASSWORD => return Err(ReadError::Encrypted),
            CODE_PAGE => self.string_format.encoding = StringFormat::encoding_of(number_at(0)),
            // A name with its length before it, filled up with blanks; xlwt forgets the length.
            USER if self.string_format.is_biff8 => {
                self.never_calculated = usize::from(number_at(0)) > data.len();
            }
            DATE_MODE => self.is_1904 = number_at(0) == 1,
            FONT => {
                let name = self.string_format.short(data, FONT_NAME);
                let font = name.and_then(|name| legacy_font(&name));
                let is_struck = number_at(2) & STRUCK_OUT != 0;
                self.tables.fonts.push(Look { font, is_struck });
            }
            FORMAT => {
                let code = if self.string_format.is_biff8 {
                    self.string_format.long(record, 2, false)
                } else {
                    self.string_format.short(data, 2)
                };
                if let (Some(number), Some(code)) = (u16_at(data, 0), code) {
                    self.tables.add_number_format(number, &code);
                }
            }
            CELL_FORMAT => {
                // No file has a font 4; the numbers pass over it.
                let font = match number_at(0) {
                    font @ 5.. => font - 1,
                    font => font,
                };
                self.tables.formats.push((usize::from(font), number_at(2)));
            }
            SHEET => self.sheets.extend(self.listed(data)),
            SHARED_STRINGS => {
                let strings = shared_strings(record).into_iter();
                self.strings = strings.map(composed_whole).collect();
            }
            _ => {}
        }
        Ok(())
    }

    /// Corrects offsets at which no sheet begins: the sheets stand in the order of their list.
    fn find_sheets(&mut self, stream: &[u8], from: usize) {
        let begins = |sheet: &ListedSheet| u16_at(stream, sheet.offset) == Some(BOF);
        if self.sheets.iter().all(begins) {
            return;
        }
        for (sheet, offset) in self.sheets.iter_mut().zip(substreams(stream, from)) {
            if !begins(sheet) {
                sheet.offset = offset;
            }
        }
    }

    fn listed(&self, data: &[u8]) -> Option<ListedSheet> {
        const NAME: usize = 6;
        let hidden = data.get(4)? & 3 != 0;
        let is_worksheet = *data.get(5)? == 0;
        let left_out = match (is_worksheet, hidden) {
            (false, _) => Some(SheetLeftOut::NotAWorksheet),
            (true, true) => Some(SheetLeftOut::Hidden),
            (true, false) => None,
        };
        Some(ListedSheet {
            name: self.string_format.short(data, NAME)?,
            offset: usize::try_from(u32_at(data, 0)?).ok()?,
            left_out,
        })
    }
}

/// The text as it is kept, which most are.
fn composed_whole(text: String) -> String {
    match composed(&text) {
        Cow::Borrowed(_) => text,
        Cow::Owned(composed) => composed,
    }
}
