//! One sheet of an .xls, from its records.

use super::biff::{BOF, EOF, Record, Records, bool_or_error, f64_at, rk_number, u16_at, u32_at};
use super::builder::WorkbookBuilder;
use super::cell_formats::CellFormat;
use super::cell_values;
use super::error::ReadError;
use super::xls_book::{Book, ListedSheet};
use crate::sheet::CellValue;

/// A cell as its record names it: row, column, format.
type CellHead = (u16, u16, u16);

/// A sheet being read from its records.
struct SheetRecords<'b, 'l> {
    book: &'b Book,
    sheet: &'b mut WorkbookBuilder<'l>,
    plain: CellFormat,
    /// The formula cell whose text the next STRING record holds.
    awaits_text: Option<CellHead>,
}

/// Reads the records of a sheet.
pub(super) fn read(
    stream: &[u8],
    listed: &ListedSheet,
    book: &Book,
    sheet: &mut WorkbookBuilder<'_>,
) -> Result<(), ReadError> {
    let mut reading = SheetRecords { book, sheet, plain: CellFormat::default(), awaits_text: None };
    // Charts within the sheet are substreams of their own.
    let mut depth = 0_u32;
    for record in Records::new(stream, listed.offset) {
        match record.kind {
            BOF => depth = depth.saturating_add(1),
            EOF if depth <= 1 => return Ok(()),
            EOF => depth -= 1,
            _ if depth == 1 => reading.take(&record)?,
            _ if depth == 0 => break,
            _ => {}
        }
    }
    Err(ReadError::damaged(format!("sheet `{}` is cut off", listed.name)))
}

impl SheetRecords<'_, '_> {
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
        let Some(row) = u16_at(data, 0) else { return Ok(()) };
        match record.kind {
            ROW => self.take_row(row, data),
            MERGES => self.take_merges(data),
            COLUMNS => self.take_columns(data),
            MANY_RK => return self.take_many(row, data),
            FORMULA_TEXT => {
                if let Some(cell) = self.awaits_text.take() {
                    let text = self.book.string_format.long(record, 0, false);
                    return self.push(cell, text.map(|text| cell_values::text(&text)));
                }
            }
            LABEL | RICH_LABEL | SHARED_LABEL | NUMBER | RK | BOOL_OR_ERROR | FORMULA
            | FORMULA_3 | FORMULA_4 => {
                let (Some(column), Some(format)) = (u16_at(data, 2), u16_at(data, 4)) else {
                    return Ok(());
                };
                let cell = (row, column, format);
                let value = match record.kind {
                    NUMBER => f64_at(data, 6).map(|value| self.number(value, format)),
                    RK => u32_at(data, 6).map(|rk| self.number(rk_number(rk), format)),
                    BOOL_OR_ERROR => match data.get(6..8) {
                        Some([value, is_error]) => Some(bool_or_error(*value, *is_error != 0)),
                        _ => None,
                    },
                    FORMULA | FORMULA_3 | FORMULA_4 => self.formula(cell, data),
                    SHARED_LABEL => u32_at(data, 6)
                        .and_then(|index| self.book.strings.get(usize::try_from(index).ok()?))
                        .map(|text| CellValue::Text(text.into())),
                    _ => {
                        let in_legacy_font = self.format(format).look.font.is_some();
                        let text = self.book.string_format.long(record, 6, in_legacy_font);
                        text.map(|text| cell_values::text(&text))
                    }
                };
                return self.push(cell, value);
            }
            _ => {}
        }
        Ok(())
    }

    fn push(
        &mut self,
        (row, column, format): CellHead,
        value: Option<CellValue>,
    ) -> Result<(), ReadError> {
        let Some(value) = value else { return Ok(()) };
        let at = (u32::from(row) + 1, u32::from(column) + 1);
        let format = self.book.formats.get(usize::from(format)).unwrap_or(&self.plain);
        self.sheet.push(at, value, &format.look)
    }

    fn format(&self, number: u16) -> &CellFormat {
        self.book.formats.get(usize::from(number)).unwrap_or(&self.plain)
    }

    fn number(&self, value: f64, format: u16) -> CellValue {
        self.format(format).number(value, self.book.is_1904)
    }

    /// The kept result of a formula; a text follows in a record of its own.
    fn formula(&mut self, cell: CellHead, data: &[u8]) -> Option<CellValue> {
        const NOT_A_NUMBER: u16 = 0xFFFF;
        if u16_at(data, 12) != Some(NOT_A_NUMBER) {
            return f64_at(data, 6).map(|value| self.number(value, cell.2));
        }
        match data.get(6)? {
            0 => {
                self.awaits_text = Some(cell);
                None
            }
            1 => Some(bool_or_error(*data.get(8)?, false)),
            2 => Some(bool_or_error(*data.get(8)?, true)),
            3 if self.book.never_calculated => Some(CellValue::Uncalculated(Box::default())),
            _ => None,
        }
    }

    fn take_row(&mut self, row: u16, data: &[u8]) {
        const HIDDEN: u16 = 0x20;
        if u16_at(data, 12).is_some_and(|flags| flags & HIDDEN != 0) {
            let row = u32::from(row) + 1;
            self.sheet.hide_rows(row, row);
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
            self.sheet.merge_edges([0, 2, 4, 6].map(|at| u16_at(merge, at).map(u32::from)));
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
