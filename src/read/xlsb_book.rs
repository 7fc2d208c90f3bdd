//! What the sheets of an .xlsb share: their list, their texts, their formats.

use std::cell::OnceCell;

use super::biff::{u16_at, u32_at};
use super::builder::Look;
use super::cell_formats::{CellFormat, FormatTables, legacy_font};
use super::error::ReadError;
use super::package::{ListedSheet, Package, Relationships};
use super::xlsb_records::{self, Record, Records, wide_text};
use super::xlsx_text::SharedStrings;

/// The workbook part.
#[derive(Debug, Default)]
pub(super) struct Book {
    pub(super) sheets: Vec<ListedSheet>,
    pub(super) is_1904: bool,
    pub(super) formats: Vec<CellFormat>,
}

impl Book {
    pub(super) fn read(package: &mut Package<'_>) -> Result<Self, ReadError> {
        const PROPERTIES: u32 = 0x99;
        const BUNDLED_SHEET: u32 = 0x9C;
        const DATES_FROM_1904: u8 = 1;
        const PART: &str = "xl/workbook.bin";
        let related = package.relationships(PART)?;
        let part = checked(package, PART)?;
        let formats = formats(&checked(package, "xl/styles.bin")?);
        let mut book = Self { formats, ..Self::default() };
        for (kind, content) in Records(&part) {
            match kind {
                PROPERTIES => {
                    book.is_1904 =
                        content.first().is_some_and(|flags| flags & DATES_FROM_1904 != 0);
                }
                BUNDLED_SHEET => book.sheets.extend(listed(content, &related)),
                _ => {}
            }
        }
        Ok(book)
    }
}

/// The whole part of this name, once no record of it claims more than it holds.
pub(super) fn checked(package: &mut Package<'_>, name: &str) -> Result<Vec<u8>, ReadError> {
    let part = package.bytes(name)?.unwrap_or_default();
    xlsb_records::check(&part)?;
    Ok(part)
}

fn listed(content: &[u8], related: &Relationships) -> Option<ListedSheet> {
    const RELATIONSHIP: usize = 8;
    const NONE: u32 = u32::MAX;
    let (id, after) = match u32_at(content, RELATIONSHIP)? {
        NONE => (String::new(), RELATIONSHIP + 4),
        _ => wide_text(content, RELATIONSHIP)?,
    };
    let (name, _) = wide_text(content, after)?;
    Some(related.sheet(name, &id, u32_at(content, 0) != Some(0)))
}

/// The table of texts, read once our own pass needs it: calamine holds it too.
#[derive(Debug)]
pub(super) struct Strings {
    part: Vec<u8>,
    read: OnceCell<SharedStrings>,
}

impl Strings {
    pub(super) fn new(part: Vec<u8>) -> Self {
        Self { part, read: OnceCell::new() }
    }

    /// The text at this position. How many there are is counted, not believed.
    pub(super) fn get(&self, at: usize) -> Option<&str> {
        const ITEM: u32 = 0x13;
        let read = || {
            let mut strings = SharedStrings::default();
            for (_, content) in Records(&self.part).filter(|(kind, _)| *kind == ITEM) {
                strings.push(&rich_text(content, 0).unwrap_or_default());
            }
            strings
        };
        self.read.get_or_init(read).get(at)
    }
}

/// A text behind the flags that tell what else is stored of it.
pub(super) fn rich_text(content: &[u8], at: usize) -> Option<String> {
    wide_text(content, at + 1).map(|(text, _)| text)
}

fn formats(part: &[u8]) -> Vec<CellFormat> {
    const FONT: u32 = 0x2B;
    const FONT_NAME: usize = 21;
    const STRUCK_OUT: u16 = 8;
    const NUMBER_FORMAT: u32 = 0x2C;
    const CELL_FORMATS: u32 = 0x0269;
    const END_OF_CELL_FORMATS: u32 = 0x026A;
    const CELL_FORMAT: u32 = 0x2F;
    let mut tables = FormatTables::default();
    let mut of_cells = false;
    for (kind, content) in Records(part) {
        match kind {
            FONT => {
                let name = wide_text(content, FONT_NAME);
                let font = name.and_then(|(name, _)| legacy_font(&name));
                let is_struck = u16_at(content, 2).is_some_and(|flags| flags & STRUCK_OUT != 0);
                tables.fonts.push(Look { font, is_struck });
            }
            NUMBER_FORMAT => {
                if let (Some(number), Some((code, _))) = (u16_at(content, 0), wide_text(content, 2))
                {
                    tables.add_number_format(number, &code);
                }
            }
            CELL_FORMATS => of_cells = true,
            END_OF_CELL_FORMATS => of_cells = false,
            CELL_FORMAT if of_cells => {
                let number = u16_at(content, 2).unwrap_or_default();
                let font = usize::from(u16_at(content, 4).unwrap_or_default());
                tables.formats.push((font, number));
            }
            _ => {}
        }
    }
    tables.cell_formats()
}

/// The number of a cell's format, behind which a flag stands.
pub(super) fn format_number((_, content): Record<'_>, at: usize) -> Option<usize> {
    const NUMBER: u32 = 0x00FF_FFFF;
    usize::try_from(u32_at(content, at)? & NUMBER).ok()
}
