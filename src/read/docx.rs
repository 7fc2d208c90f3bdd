//! .docx: each table of a Word document as a sheet.
//!
//! Lists that must be signed travel as Word files. A table with columns is a sheet named `Bảng 3`, the
//! third of the document, whose rows are those of the table; the paragraphs above it stand above
//! its first row, where the title of a list is looked for. A table that begins with a number has no
//! header of its own and goes on with the one before it. What only lays out the page, such as the two
//! columns of a letterhead, is paragraphs.

use std::collections::BTreeMap;

use crate::sheet::Workbook;

use super::builder::{LAST_ROW, Look, WorkbookBuilder};
use super::cell_values;
use super::docx_body::{self, Block, Table, TableRow};
use super::docx_numbering::Numbering;
use super::error::{Foreign, ReadError};
use super::limits::Limits;
use super::package::Package;
use super::xml;

/// Reads a .docx.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Workbook, ReadError> {
    let mut package = Package::open(bytes, limits)?;
    let part = package.main_part("word/document.xml")?;
    let numbering = match package.relationships(&part)?.part_of_kind("/numbering") {
        Some(numbering) => package.bytes(&numbering)?,
        None => None,
    };
    let numbering = numbering.unwrap_or_default();
    let numbering = Numbering::read(&xml::text_of_part(&numbering)?)?;
    let content = package.bytes(&part)?;
    let content = content.ok_or_else(|| ReadError::damaged(format!("no {part}")))?;
    let mut sheets = Sheets {
        book: WorkbookBuilder::new(limits),
        tables: 0,
        paragraphs: Vec::new(),
        open: None,
    };
    sheets.flow(docx_body::read(&xml::text_of_part(&content)?, numbering, limits)?)?;
    sheets.finish()
}

/// The sheets so far.
struct Sheets<'l> {
    book: WorkbookBuilder<'l>,
    /// How many tables there were.
    tables: usize,
    /// The paragraphs since the last sheet.
    paragraphs: Vec<String>,
    /// The size of the sheet to which the next table may belong.
    open: Option<Size>,
}

struct Size {
    rows: u32,
    columns: u32,
}

impl Sheets<'_> {
    fn flow(&mut self, blocks: Vec<Block>) -> Result<(), ReadError> {
        for block in blocks {
            match block {
                Block::Paragraph(text) => {
                    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
                    self.paragraphs.extend(lines.map(ToOwned::to_owned));
                }
                Block::Table(table) => {
                    self.tables += 1;
                    if lays_out(&table) {
                        for cell in table.rows.into_iter().flat_map(|row| row.cells) {
                            self.flow(cell.blocks)?;
                        }
                    } else {
                        self.add(&table)?;
                    }
                }
            }
        }
        Ok(())
    }

    fn add(&mut self, table: &Table) -> Result<(), ReadError> {
        self.book.expect_sheets(self.tables)?;
        let columns = table.rows.iter().map(width).max().unwrap_or_default();
        let goes_on = begins_with_a_number(table)
            && self.open.as_ref().is_some_and(|open| open.columns == columns);
        if goes_on {
            self.paragraphs_as_rows()?;
        } else {
            self.close();
            self.book.begin_sheet(Some(&format!("Bảng {}", self.tables)));
            for text in self.paragraphs.drain(..) {
                self.book.push_above(cell_values::text(&text))?;
            }
            self.open = Some(Size { rows: 0, columns });
        }
        if let Some(open) = &mut self.open {
            open.rows = add_rows(&mut self.book, open.rows, table)?;
        }
        Ok(())
    }

    /// The paragraphs between tables of one sheet, each over its whole width.
    fn paragraphs_as_rows(&mut self) -> Result<(), ReadError> {
        let Some(open) = &mut self.open else { return Ok(()) };
        for text in self.paragraphs.drain(..) {
            open.rows = open.rows.saturating_add(1).min(LAST_ROW + 1);
            let (first, last) = ((open.rows, 1), (open.rows, open.columns));
            self.book.merge(first, last);
            self.book.push(first, cell_values::text(&text), &Look::default())?;
        }
        Ok(())
    }

    fn close(&mut self) {
        if self.open.take().is_some() {
            self.book.end_sheet();
        }
    }

    fn finish(mut self) -> Result<Workbook, ReadError> {
        self.paragraphs_as_rows()?;
        self.close();
        let workbook = self.book.finish()?;
        if workbook.sheets.is_empty() {
            return Err(ReadError::foreign(Foreign::WordWithoutTable));
        }
        Ok(workbook)
    }
}

/// Adds the rows of a table beneath the last row of the sheet; answers with its last.
fn add_rows(book: &mut WorkbookBuilder<'_>, top: u32, table: &Table) -> Result<u32, ReadError> {
    // By column, the cell that those beneath may go on with, and its width.
    let mut above: BTreeMap<u32, (u32, u32)> = BTreeMap::new();
    let mut number = top;
    for (at, row) in table.rows.iter().enumerate() {
        number = number.saturating_add(1).min(LAST_ROW + 1);
        let beneath = table.rows.get(at + 1);
        let mut column = row.before.saturating_add(1);
        for cell in &row.cells {
            let last = column.saturating_add(cell.columns - 1);
            // What a merge covers is not seen.
            if !cell.continues || !above.contains_key(&column) {
                above.insert(column, (number, last));
                let text = cell_values::text(shown(&cell.blocks).trim());
                book.push((number, column), text, &cell.look())?;
            }
            if !beneath.is_some_and(|row| continues(row, column))
                && let Some((first, last)) = above.remove(&column)
            {
                book.merge((first, column), (number, last));
            }
            column = last.saturating_add(1);
        }
    }
    Ok(number)
}

/// Whether a row goes on with the cell above at this column.
fn continues(row: &TableRow, column: u32) -> bool {
    let mut at = row.before.saturating_add(1);
    for cell in &row.cells {
        if at >= column {
            return at == column && cell.continues;
        }
        at = at.saturating_add(cell.columns);
    }
    false
}

fn width(row: &TableRow) -> u32 {
    row.cells.iter().fold(row.before, |width, cell| width.saturating_add(cell.columns))
}

/// A list has more columns than a letterhead, in some of its rows.
const CELLS_OF_A_LIST: usize = 3;

/// Whether a table only lays out the page: it has no row of a list, or fewer than one within it.
fn lays_out(table: &Table) -> bool {
    let rows = rows_of_a_list(table);
    rows == 0 || within_cells(table).map(rows_of_a_list).max() > Some(rows.max(1))
}

fn rows_of_a_list(table: &Table) -> usize {
    table.rows.iter().filter(|row| row.cells.len() >= CELLS_OF_A_LIST).count()
}

/// The tables within the cells of a table, however deep.
fn within_cells(table: &Table) -> impl Iterator<Item = &Table> {
    let mut found: Vec<&Table> = Vec::new();
    let mut left = vec![table];
    while let Some(table) = left.pop() {
        let cells = table.rows.iter().flat_map(|row| &row.cells);
        for block in cells.flat_map(|cell| &cell.blocks) {
            if let Block::Table(inner) = block {
                found.push(inner);
                left.push(inner);
            }
        }
    }
    found.into_iter()
}

/// Whether the first row of a list in a table, behind headings of sections, is a person's.
fn begins_with_a_number(table: &Table) -> bool {
    let mut rows = table.rows.iter().filter(|row| row.cells.len() >= CELLS_OF_A_LIST);
    let first = rows.next().and_then(|row| row.cells.first());
    let text = first.map(|cell| shown(&cell.blocks)).unwrap_or_default();
    let digits = text.trim().trim_end_matches('.');
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// The blocks as the text of one cell; those of a table within it side by side.
fn shown(blocks: &[Block]) -> String {
    let mut text = String::new();
    for block in blocks {
        let piece = match block {
            Block::Paragraph(paragraph) => paragraph.trim().to_owned(),
            Block::Table(table) => {
                let row = |row: &TableRow| -> String {
                    let cells = row.cells.iter().map(|cell| shown(&cell.blocks));
                    cells.collect::<Vec<_>>().join(" ")
                };
                table.rows.iter().map(row).collect::<Vec<_>>().join("\n")
            }
        };
        if !text.is_empty() && !piece.is_empty() {
            text.push('\n');
        }
        text.push_str(&piece);
    }
    text
}
