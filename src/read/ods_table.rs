//! One table of an .ods: rows, cells, repeats, merges.
//!
//! Kept apart from the document because here every number comes from the file: positions saturate,
//! repeats are bounded, and only cells that hold something are kept.

use std::sync::Arc;

use quick_xml::events::{BytesStart, Event};

use crate::sheet::CellValue;

use super::error::ReadError;
use super::limits::{Limits, Measure};
use super::ods::Styles;
use super::spreadsheet::{self, Budget, LAST_COLUMN, LAST_ROW, SheetBuilder};
use super::xml::{self, TextReader};

/// A reader that stands within a `table:table`.
pub(super) struct TableReader<'r, 't> {
    reader: &'r mut TextReader<'t>,
    styles: &'r Styles,
    limits: &'r Limits,
}

/// A cell with content, and how many columns it fills.
struct HeldCell {
    column: u32,
    repeated: u32,
    value: CellValue,
    font: Option<Arc<str>>,
    is_struck: bool,
}

/// What the attributes of a cell say before its text is known.
#[derive(Debug, Default)]
struct Declared {
    repeated: u32,
    columns_spanned: u32,
    rows_spanned: u32,
    kind: String,
    is_error: bool,
    value: Option<String>,
    formula: Option<String>,
    style: Option<String>,
}

impl Declared {
    fn of(element: &BytesStart<'_>) -> Self {
        let mut declared =
            Self { repeated: 1, columns_spanned: 1, rows_spanned: 1, ..Self::default() };
        for attribute in element.attributes().with_checks(false).flatten() {
            let key = attribute.key;
            let text = || xml::attribute(element, key.local_name().as_ref());
            let number = || xml::number(element, key.local_name().as_ref()).unwrap_or(1);
            match key.as_ref() {
                "table:number-columns-repeated" => declared.repeated = number(),
                "table:number-columns-spanned" => declared.columns_spanned = number(),
                "table:number-rows-spanned" => declared.rows_spanned = number(),
                "table:formula" => declared.formula = text(),
                "table:style-name" => declared.style = text(),
                // LibreOffice repeats the type under another prefix, and only there as an error.
                "office:value-type" => attribute.value.as_ref().clone_into(&mut declared.kind),
                "calcext:value-type" => declared.is_error = attribute.value.as_ref() == "error",
                "office:value"
                | "office:date-value"
                | "office:time-value"
                | "office:boolean-value"
                | "office:string-value" => declared.value = text(),
                _ => {}
            }
        }
        declared
    }

    /// The value, given the text if the cell has any: a formula with a paragraph was calculated,
    /// even to nothing.
    fn into_value(self, text: Option<String>) -> Option<CellValue> {
        let is_shown = text.is_some();
        let shown = text.unwrap_or_default();
        if self.is_error || (self.formula.is_some() && is_error_name(&shown)) {
            return Some(CellValue::Error(shown));
        }
        let value = match (self.kind.as_str(), self.value) {
            ("float" | "percentage" | "currency", Some(value)) => {
                let number = value.trim().parse();
                let number = number.map_or_else(|_| spreadsheet::text(&shown), CellValue::Number);
                spreadsheet::filled_with_zeros(number, spreadsheet::zeros_shown(&shown))
            }
            ("date", Some(value)) => spreadsheet::iso_date(value.trim()),
            ("boolean", Some(value)) => CellValue::Bool(value.trim() == "true"),
            (_, Some(value)) if shown.is_empty() => spreadsheet::text(&value),
            _ => spreadsheet::text(&shown),
        };
        match (value, self.formula) {
            (CellValue::Text(text), Some(formula))
                if text.is_empty() && self.kind.is_empty() && !is_shown =>
            {
                let formula = formula.split_once(":=").map_or(&*formula, |(_, rest)| rest);
                let formula = formula.trim_start_matches('=');
                Some(CellValue::Uncalculated(formula.to_owned()))
            }
            (CellValue::Text(text), _) if text.is_empty() => None,
            (value, _) => Some(value),
        }
    }
}

/// Whether a row or a column is hidden, by hand or by a filter.
fn is_hidden(element: &BytesStart<'_>) -> bool {
    xml::attribute(element, "visibility")
        .is_some_and(|shown| shown == "collapse" || shown == "filter")
}

fn is_error_name(text: &str) -> bool {
    matches!(text, "#NULL!" | "#DIV/0!" | "#VALUE!" | "#REF!" | "#NAME?" | "#NUM!" | "#N/A")
        || text.starts_with("Err:")
}

impl<'r, 't> TableReader<'r, 't> {
    pub(super) fn new(
        reader: &'r mut TextReader<'t>,
        styles: &'r Styles,
        limits: &'r Limits,
    ) -> Self {
        Self { reader, styles, limits }
    }

    /// Reads to the end of the table.
    pub(super) fn read(
        mut self,
        sheet: &mut SheetBuilder,
        budget: &mut Budget<'_>,
    ) -> Result<(), ReadError> {
        let mut row = 1_u32;
        let mut column = 1_u32;
        loop {
            let event = self.reader.read_event();
            let (repeated, hidden) = match event.map_err(xml::damaged)? {
                Event::Start(element) => match element.name().as_ref() {
                    "table:table-row" => (
                        xml::number(&element, "number-rows-repeated").unwrap_or(1_u32),
                        is_hidden(&element),
                    ),
                    "table:table-column" => {
                        let repeated = xml::number(&element, "number-columns-repeated");
                        let end = column.saturating_add(repeated.unwrap_or(1_u32));
                        if is_hidden(&element) {
                            sheet.hide_columns(column, end.saturating_sub(1));
                        }
                        column = end;
                        continue;
                    }
                    "table:shapes" | "office:forms" => {
                        self.skip(&element)?;
                        continue;
                    }
                    _ => continue,
                },
                Event::End(element) if element.name().as_ref() == "table:table" => return Ok(()),
                Event::Eof => return Err(ReadError::damaged("content.xml is cut off")),
                _ => continue,
            };
            let cells = self.read_row(row, sheet)?;
            let end = row.saturating_add(repeated);
            if hidden && row <= LAST_ROW {
                sheet.hide(row, end.saturating_sub(1).min(LAST_ROW));
            }
            self.place(&cells, (row, repeated), sheet, budget)?;
            row = end;
        }
    }

    fn place(
        &self,
        cells: &[HeldCell],
        (row, repeated): (u32, u32),
        sheet: &mut SheetBuilder,
        budget: &mut Budget<'_>,
    ) -> Result<(), ReadError> {
        if cells.is_empty() {
            return Ok(());
        }
        if repeated > self.limits.repeated_rows || row > LAST_ROW {
            let columns: u64 = cells.iter().map(|cell| u64::from(cell.repeated)).sum();
            sheet.refuse(columns.saturating_mul(u64::from(repeated)));
            return Ok(());
        }
        for row in row..row.saturating_add(repeated) {
            for cell in cells {
                let end = cell.column.saturating_add(cell.repeated);
                let within = end.min(LAST_COLUMN + 1);
                sheet.refuse(u64::from(end - within.max(cell.column).min(end)));
                for column in cell.column..within {
                    let font = cell.font.clone();
                    sheet.push((row, column), cell.value.clone(), font, budget)?;
                    if cell.is_struck {
                        sheet.strike((row, column));
                    }
                }
            }
        }
        Ok(())
    }

    fn read_row(&mut self, row: u32, sheet: &mut SheetBuilder) -> Result<Vec<HeldCell>, ReadError> {
        let mut cells = Vec::new();
        let mut column = 1_u32;
        loop {
            let event = self.reader.read_event();
            let element = match event.map_err(xml::damaged)? {
                Event::Start(element) => element,
                Event::End(element) if element.name().as_ref() == "table:table-row" => {
                    return Ok(cells);
                }
                Event::Eof => return Err(ReadError::damaged("content.xml is cut off")),
                _ => continue,
            };
            let covered = match element.name().as_ref() {
                "table:table-cell" => false,
                "table:covered-table-cell" => true,
                _ => continue,
            };
            let declared = Declared::of(&element);
            let text = self.read_text(element.name().as_ref())?;
            let repeated = declared.repeated;
            let last = (
                row.saturating_add(declared.rows_spanned.max(1) - 1).min(LAST_ROW),
                column.saturating_add(declared.columns_spanned.max(1) - 1).min(LAST_COLUMN),
            );
            if row <= last.0 && column <= last.1 {
                sheet.merge((row, column), last, self.limits);
            }
            let style = declared.style.clone();
            // What a merge covers is not seen, so it is no part of the list.
            if !covered && let Some(value) = declared.into_value(text) {
                Limits::check(Measure::Cells, cells.len() as u64, self.limits.cells)?;
                cells.push(HeldCell {
                    column,
                    repeated,
                    value,
                    font: style.as_ref().and_then(|style| self.styles.font(style)),
                    is_struck: style.is_some_and(|style| self.styles.strikes(&style)),
                });
            }
            column = column.saturating_add(repeated);
        }
    }

    /// The text of a cell to its end: its paragraphs, without comments and drawings.
    fn read_text(&mut self, cell: &str) -> Result<Option<String>, ReadError> {
        const LONGEST_BLANK: usize = 1_000;
        let mut text: Option<String> = None;
        let mut within_paragraph = 0_u32;
        loop {
            let event = self.reader.read_event();
            match event.map_err(xml::damaged)? {
                Event::Start(element) => match element.name().as_ref() {
                    "text:p" | "text:h" => {
                        within_paragraph += 1;
                        match &mut text {
                            Some(text) => text.push('\n'),
                            None => text = Some(String::new()),
                        }
                    }
                    "text:s" => {
                        let blanks = xml::number(&element, "c").unwrap_or(1_usize);
                        let blanks = " ".repeat(blanks.min(LONGEST_BLANK));
                        text.get_or_insert_default().push_str(&blanks);
                    }
                    "text:tab" => text.get_or_insert_default().push('\t'),
                    "text:line-break" => text.get_or_insert_default().push('\n'),
                    "text:a" | "text:span" => {}
                    name if name.starts_with("text:") && within_paragraph > 0 => {}
                    _ => {
                        self.skip(&element)?;
                    }
                },
                Event::Text(part) if within_paragraph > 0 => {
                    text.get_or_insert_default().push_str(&part.xml10_content());
                }
                Event::CData(part) if within_paragraph > 0 => {
                    text.get_or_insert_default().push_str(&part.xml10_content());
                }
                Event::GeneralRef(entity) if within_paragraph > 0 => {
                    text.get_or_insert_default().extend(xml::reference(&entity));
                }
                Event::End(element) if element.name().as_ref() == cell => return Ok(text),
                Event::End(element) if matches!(element.name().as_ref(), "text:p" | "text:h") => {
                    within_paragraph = within_paragraph.saturating_sub(1);
                }
                Event::Eof => return Err(ReadError::damaged("content.xml is cut off")),
                _ => {}
            }
        }
    }

    fn skip(&mut self, element: &BytesStart<'_>) -> Result<(), ReadError> {
        self.reader.read_to_end(element.name()).map_err(xml::damaged)?;
        Ok(())
    }
}
