//! One table of an .ods: rows, cells, repeats, merges.
//!
//! Kept apart from the document because here every number comes from the file: positions saturate,
//! repeats are bounded, and only cells that hold something are kept.

use quick_xml::events::{BytesStart, Event};

use crate::sheet::CellValue;

use super::builder::{LAST_COLUMN, LAST_ROW, Look, WorkbookBuilder};
use super::cell_formats::{filled_with_zeros, zeros_shown};
use super::cell_values::{iso_date, text};
use super::error::ReadError;
use super::limits::{Limits, Measure};
use super::ods::Styles;
use super::xml::{self, XmlReader};

/// A reader that stands within a `table:table`.
pub(super) struct TableReader<'r, 't, 'l> {
    reader: &'r mut XmlReader<'t>,
    styles: &'r Styles,
    book: &'r mut WorkbookBuilder<'l>,
}

/// A cell with content, and how many columns it fills.
struct RepeatedCell {
    column: u32,
    repeated: u32,
    value: CellValue,
    look: Look,
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
            let words = || xml::attribute(element, key.local_name().as_ref());
            let number = || xml::number(element, key.local_name().as_ref()).unwrap_or(1);
            match key.as_ref() {
                "table:number-columns-repeated" => declared.repeated = number(),
                "table:number-columns-spanned" => declared.columns_spanned = number(),
                "table:number-rows-spanned" => declared.rows_spanned = number(),
                "table:formula" => declared.formula = words(),
                "table:style-name" => declared.style = words(),
                // LibreOffice repeats the type under another prefix, and only there as an error.
                "office:value-type" => attribute.value.as_ref().clone_into(&mut declared.kind),
                "calcext:value-type" => declared.is_error = attribute.value.as_ref() == "error",
                "office:value"
                | "office:date-value"
                | "office:time-value"
                | "office:boolean-value"
                | "office:string-value" => declared.value = words(),
                _ => {}
            }
        }
        declared
    }

    /// The value, given the text if the cell has any: a formula with a paragraph was calculated,
    /// even to nothing.
    fn into_value(self, shown: Option<String>) -> Option<CellValue> {
        let is_shown = shown.is_some();
        let shown = shown.unwrap_or_default();
        if self.is_error || (self.formula.is_some() && is_error_name(&shown)) {
            return Some(CellValue::Error(shown.into()));
        }
        let value = match (self.kind.as_str(), self.value) {
            ("float" | "percentage" | "currency", Some(value)) => {
                let number = value.trim().parse();
                let number = number.map_or_else(|_| text(&shown), CellValue::Number);
                filled_with_zeros(number, zeros_shown(&shown))
            }
            ("date", Some(value)) => iso_date(value.trim()),
            ("boolean", Some(value)) => CellValue::Bool(value.trim() == "true"),
            (_, Some(value)) if shown.is_empty() => text(&value),
            _ => text(&shown),
        };
        match (value, self.formula) {
            (CellValue::Text(text), Some(formula))
                if text.is_empty() && self.kind.is_empty() && !is_shown =>
            {
                let formula = formula.split_once(":=").map_or(&*formula, |(_, rest)| rest);
                let formula = formula.trim_start_matches('=');
                Some(CellValue::Uncalculated(formula.into()))
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

impl<'r, 't, 'l> TableReader<'r, 't, 'l> {
    pub(super) fn new(
        reader: &'r mut XmlReader<'t>,
        styles: &'r Styles,
        book: &'r mut WorkbookBuilder<'l>,
    ) -> Self {
        Self { reader, styles, book }
    }

    /// Reads to the end of the table.
    pub(super) fn read(mut self) -> Result<(), ReadError> {
        let mut row = 1_u32;
        let mut column = 1_u32;
        loop {
            match self.reader.event_within()? {
                Event::Start(element) => match element.name().as_ref() {
                    "table:table-row" => {
                        let repeated = xml::number(&element, "number-rows-repeated").unwrap_or(1);
                        let cells = self.read_row(row)?;
                        let end = row.saturating_add(repeated);
                        if is_hidden(&element) && row <= LAST_ROW {
                            self.book.hide_rows(row, end.saturating_sub(1).min(LAST_ROW));
                        }
                        self.place(&cells, (row, repeated))?;
                        row = end;
                    }
                    "table:table-column" => {
                        let repeated = xml::number(&element, "number-columns-repeated");
                        let end = column.saturating_add(repeated.unwrap_or(1_u32));
                        if is_hidden(&element) {
                            self.book.hide_columns(column, end.saturating_sub(1));
                        }
                        column = end;
                    }
                    "table:shapes" | "office:forms" => self.reader.skip(&element)?,
                    _ => {}
                },
                Event::End(element) if element.name().as_ref() == "table:table" => return Ok(()),
                _ => {}
            }
        }
    }

    fn place(
        &mut self,
        cells: &[RepeatedCell],
        (row, repeated): (u32, u32),
    ) -> Result<(), ReadError> {
        if cells.is_empty() {
            return Ok(());
        }
        if repeated > self.book.limits.repeated_rows || row > LAST_ROW {
            let columns: u64 = cells.iter().map(|cell| u64::from(cell.repeated)).sum();
            self.book.refuse(columns.saturating_mul(u64::from(repeated)));
            return Ok(());
        }
        for row in row..row.saturating_add(repeated) {
            for cell in cells {
                let end = cell.column.saturating_add(cell.repeated);
                let within = end.min(LAST_COLUMN + 1);
                self.book.refuse(u64::from(end - within.max(cell.column).min(end)));
                for column in cell.column..within {
                    self.book.push((row, column), cell.value.clone(), &cell.look)?;
                }
            }
        }
        Ok(())
    }

    fn read_row(&mut self, row: u32) -> Result<Vec<RepeatedCell>, ReadError> {
        let mut cells = Vec::new();
        let mut column = 1_u32;
        loop {
            let element = match self.reader.event_within()? {
                Event::Start(element) => element,
                Event::End(element) if element.name().as_ref() == "table:table-row" => {
                    return Ok(cells);
                }
                _ => continue,
            };
            let covered = match element.name().as_ref() {
                "table:table-cell" => false,
                "table:covered-table-cell" => true,
                _ => continue,
            };
            let mut declared = Declared::of(&element);
            let style = declared.style.take();
            let shown = self.read_text(element.name().as_ref())?;
            let repeated = declared.repeated;
            self.book.span((row, column), declared.rows_spanned, declared.columns_spanned);
            // What a merge covers is not seen, so it is no part of the list.
            if !covered && let Some(value) = declared.into_value(shown) {
                let limit = self.book.limits.cells;
                Limits::check(Measure::Cells, cells.len() as u64, limit)?;
                let look = self.styles.look(style.as_deref());
                cells.push(RepeatedCell { column, repeated, value, look });
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
            match self.reader.event_within()? {
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
                    _ => self.reader.skip(&element)?,
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
                _ => {}
            }
        }
    }
}
