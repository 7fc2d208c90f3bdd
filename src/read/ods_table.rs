//! One table of an .ods: rows, cells, repeats, merges.
//!
//! Kept apart from the document because here every number comes from the file: positions saturate,
//! repeats are bounded, and only cells that hold something are kept.

use std::borrow::Cow;

use crate::sheet::CellValue;

use super::builder::{LAST_COLUMN, LAST_ROW, Look, WorkbookBuilder};
use super::cell_formats::{filled_with_zeros, zeros_shown};
use super::cell_values::{iso_date, text};
use super::error::ReadError;
use super::limits::{Limits, Measure};
use super::ods::Styles;
use super::xml::{self, Event, Tag, XmlReader};

const CELL: &str = "table:table-cell";
const COVERED_CELL: &str = "table:covered-table-cell";

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
#[derive(Debug)]
struct Declared<'t> {
    repeated: u32,
    columns_spanned: u32,
    rows_spanned: u32,
    kind: Cow<'t, str>,
    is_error: bool,
    value: Option<Cow<'t, str>>,
    formula: Option<Cow<'t, str>>,
    style: Option<Cow<'t, str>>,
}

impl Default for Declared<'_> {
    fn default() -> Self {
        Self {
            repeated: 1,
            columns_spanned: 1,
            rows_spanned: 1,
            kind: Cow::Borrowed(""),
            is_error: false,
            value: None,
            formula: None,
            style: None,
        }
    }
}

impl<'t> Declared<'t> {
    fn of(element: &Tag<'t>) -> Self {
        let mut declared = Self::default();
        for (name, value) in element.attributes() {
            declared.take(name, xml::unescaped(name, value));
        }
        declared
    }

    /// Learns an attribute.
    fn take(&mut self, name: &str, value: Cow<'t, str>) {
        let number = || value.trim().parse().unwrap_or(1);
        match name {
            "table:number-columns-repeated" => self.repeated = number(),
            "table:number-columns-spanned" => self.columns_spanned = number(),
            "table:number-rows-spanned" => self.rows_spanned = number(),
            "table:formula" => self.formula = Some(value),
            "table:style-name" => self.style = Some(value),
            // LibreOffice repeats the type under another prefix, and only there as an error.
            "office:value-type" => self.kind = value,
            "calcext:value-type" => self.is_error = value == "error",
            "office:value"
            | "office:date-value"
            | "office:time-value"
            | "office:boolean-value"
            | "office:string-value" => self.value = Some(value),
            _ => {}
        }
    }

    /// The value, given the text if the cell has any: a formula with a paragraph was calculated,
    /// even to nothing.
    fn into_value(self, shown: Option<String>) -> Option<CellValue> {
        let is_shown = shown.is_some();
        let shown = shown.unwrap_or_default();
        if self.is_error || (self.formula.is_some() && is_error_name(&shown)) {
            return Some(CellValue::Error(shown.into()));
        }
        let value = match (&*self.kind, self.value) {
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
fn is_hidden(element: &Tag<'_>) -> bool {
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
                Event::Start(element) => match element.name() {
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
                Event::End("table:table") => return Ok(()),
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
            let (declared, name, is_empty) = match self.plain_cell() {
                Some((declared, is_empty)) => (declared, CELL, is_empty),
                None => match self.reader.event_within()? {
                    Event::Start(cell) if matches!(cell.name(), CELL | COVERED_CELL) => {
                        (Declared::of(&cell), cell.name(), false)
                    }
                    Event::End("table:table-row") => return Ok(cells),
                    _ => continue,
                },
            };
            let mut declared = declared;
            let covered = name == COVERED_CELL;
            let style = declared.style.take();
            let shown = if is_empty { None } else { self.read_text(name)? };
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

    /// What the tag of a cell says, if it is written as nearly all are; whether it has no content.
    fn plain_cell(&mut self) -> Option<(Declared<'t>, bool)> {
        let mut declared = Declared::default();
        let is_empty = self.reader.pass_start("<table:table-cell", |name, value| {
            let (name, value) = (std::str::from_utf8(name), std::str::from_utf8(value));
            let (Ok(name), Ok(value)) = (name, value) else { return false };
            declared.take(name, Cow::Borrowed(value));
            true
        })?;
        Some((declared, is_empty))
    }

    /// The text of a cell to its end: its paragraphs, without comments and drawings.
    fn read_text(&mut self, cell: &str) -> Result<Option<String>, ReadError> {
        const LONGEST_BLANK: usize = 1_000;
        let mut text: Option<String> = None;
        let mut within_paragraph = 0_u32;
        loop {
            if within_paragraph == 0 {
                if cell == CELL && self.reader.pass_end("</table:table-cell>") {
                    return Ok(text);
                }
                if let Some(paragraph) = self.reader.text_between("<text:p>", "</text:p>") {
                    add(&mut text, &xml::with_plain_breaks(paragraph));
                    continue;
                }
            }
            match self.reader.event_within()? {
                Event::Start(element) => match element.name() {
                    "text:p" | "text:h" => {
                        within_paragraph += 1;
                        add(&mut text, "");
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
                Event::Text(part) | Event::Verbatim(part) if within_paragraph > 0 => {
                    text.get_or_insert_default().push_str(&xml::with_plain_breaks(part));
                }
                Event::Reference(entity) if within_paragraph > 0 => {
                    text.get_or_insert_default().extend(xml::reference(entity));
                }
                Event::End(name) if name == cell => return Ok(text),
                Event::End("text:p" | "text:h") => {
                    within_paragraph = within_paragraph.saturating_sub(1);
                }
                _ => {}
            }
        }
    }
}

/// Adds a paragraph to the text of a cell.
fn add(text: &mut Option<String>, paragraph: &str) {
    match text {
        Some(text) => {
            text.push('\n');
            text.push_str(paragraph);
        }
        None => *text = Some(paragraph.to_owned()),
    }
}
