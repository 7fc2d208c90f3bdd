//! The text of a Word document as blocks: paragraphs, and tables whose cells hold blocks.
//!
//! What a printed page would not show is no text: deletions that were tracked, hidden letters, the
//! instructions of fields, and the second form of a drawing for older programs. What was inserted
//! is. The blocks are bounded as the cells of a sheet are, and tables nest only so deep.

use super::builder::Look;
use super::cell_formats::legacy_font;
use super::docx_numbering::Numbering;
use super::error::ReadError;
use super::limits::{Limits, Measure};
use super::xml::{self, Event, Tag, XmlReader};
use crate::sheet::LegacyFont;

/// Tables within tables beyond this are read as the text that they hold.
const DEEPEST: usize = 8;

/// A piece of the document.
#[derive(Debug)]
pub(super) enum Block {
    Paragraph(String),
    Table(Table),
}

/// A table: its rows from the top.
#[derive(Debug, Default)]
pub(super) struct Table {
    pub(super) rows: Vec<TableRow>,
}

/// A row of a table.
#[derive(Debug, Default)]
pub(super) struct TableRow {
    /// The columns that are left out before the first cell.
    pub(super) before: u32,
    pub(super) cells: Vec<TableCell>,
    /// Whether it was deleted while changes were tracked.
    is_deleted: bool,
}

/// A cell of a table.
#[derive(Debug, Default)]
pub(super) struct TableCell {
    /// How many columns it spans.
    pub(super) columns: u32,
    /// Whether it goes on with the cell above.
    pub(super) continues: bool,
    pub(super) blocks: Vec<Block>,
    /// The font, where its name tells an encoding.
    font: Option<LegacyFont>,
    /// The bytes of its text, and of that part which is struck out.
    bytes: usize,
    struck_bytes: usize,
}

impl TableCell {
    /// How it looks: struck out where most of its text is.
    pub(super) fn look(&self) -> Look {
        Look { font: self.font, is_struck: self.struck_bytes * 2 > self.bytes }
    }
}

/// Reads the body of a document.
pub(super) fn read(
    part: &str,
    numbering: Numbering,
    limits: &Limits,
) -> Result<Vec<Block>, ReadError> {
    let mut body =
        Body { open: Vec::new(), blocks: Vec::new(), numbering, pieces: 0, text_bytes: 0, limits };
    let mut reader = XmlReader::over(part);
    let mut in_body = false;
    loop {
        match reader.event_within()? {
            Event::Start(element) => match element.local_name() {
                "body" => in_body = true,
                _ if in_body => body.start(&mut reader, &element)?,
                _ => {}
            },
            Event::End(name) if in_body => match xml::local_name(name) {
                "body" => {
                    body.close_to(0);
                    return Ok(body.blocks);
                }
                name => body.end(name),
            },
            _ => {}
        }
    }
}

/// What is open at a place of the document.
#[derive(Debug)]
enum Open {
    Table(Table),
    Row(TableRow),
    Cell(TableCell),
    Paragraph(OpenParagraph),
}

#[derive(Debug, Default)]
struct OpenParagraph {
    text: String,
    /// The list that numbers it, and its level there.
    number: Option<(String, usize)>,
    /// Whether the letters at hand are hidden.
    is_hidden: bool,
    /// Whether they are struck out.
    is_struck: bool,
    /// What stands in the text boxes that are anchored here.
    boxes: Vec<Block>,
}

struct Body<'l> {
    open: Vec<Open>,
    blocks: Vec<Block>,
    numbering: Numbering,
    /// The cells, rows and paragraphs so far.
    pieces: u64,
    /// The bytes of text so far.
    text_bytes: u64,
    limits: &'l Limits,
}

impl Body<'_> {
    fn start(&mut self, reader: &mut XmlReader<'_>, element: &Tag<'_>) -> Result<(), ReadError> {
        match element.local_name() {
            // A change of the mark of a row or a paragraph has nothing within.
            "del" | "moveFrom" if matches!(self.open.last(), Some(Open::Row(_))) => {
                if let Some(Open::Row(row)) = self.open.last_mut() {
                    row.is_deleted = true;
                }
            }
            "del" | "moveFrom" | "Fallback" | "rPrChange" | "pPrChange" | "tcPrChange"
            | "trPrChange" | "tblPrChange" | "tblGridChange" => reader.skip(element)?,
            "tbl" if self.tables() < DEEPEST => self.push(Open::Table(Table::default()))?,
            "tr" if matches!(self.open.last(), Some(Open::Table(_))) => {
                self.push(Open::Row(TableRow::default()))?;
            }
            "tc" if matches!(self.open.last(), Some(Open::Row(_))) => {
                self.push(Open::Cell(TableCell { columns: 1, ..TableCell::default() }))?;
            }
            "p" => self.push(Open::Paragraph(OpenParagraph::default()))?,
            "gridBefore" => {
                if let Some(Open::Row(row)) = self.open.last_mut() {
                    row.before = span(element).unwrap_or(0);
                }
            }
            "gridSpan" => {
                if let Some(Open::Cell(cell)) = self.open.last_mut() {
                    cell.columns = span(element).unwrap_or(1).max(1);
                }
            }
            "vMerge" => {
                let begins = xml::attribute(element, "val").is_some_and(|val| val == "restart");
                if let Some(Open::Cell(cell)) = self.open.last_mut() {
                    cell.continues = !begins;
                }
            }
            "rFonts" => self.learn_font(element),
            _ => return self.letters(reader, element),
        }
        Ok(())
    }

    /// Takes what stands within a paragraph.
    fn letters(&mut self, reader: &mut XmlReader<'_>, element: &Tag<'_>) -> Result<(), ReadError> {
        let Some(Open::Paragraph(paragraph)) = self.open.last_mut() else { return Ok(()) };
        match element.local_name() {
            "r" => (paragraph.is_hidden, paragraph.is_struck) = (false, false),
            "strike" | "dstrike" => paragraph.is_struck = xml::is_on(element),
            "vanish" => paragraph.is_hidden = xml::is_on(element),
            "numId" => {
                let list = xml::attribute(element, "val").unwrap_or_default().into_owned();
                let level = paragraph.number.take().map_or(0, |(_, level)| level);
                paragraph.number = Some((list, level));
            }
            "ilvl" => {
                let level = xml::number(element, "val").unwrap_or_default();
                let list = paragraph.number.take().map(|(list, _)| list);
                paragraph.number = Some((list.unwrap_or_default(), level));
            }
            _ if paragraph.is_hidden => {}
            "t" => {
                let text = reader.content(element)?;
                paragraph.text.push_str(&text);
                let (bytes, is_struck) = (text.len(), paragraph.is_struck);
                self.text_bytes += bytes as u64;
                Limits::check(Measure::Text, self.text_bytes, self.limits.text_bytes)?;
                if let Some(cell) = self.cell() {
                    cell.bytes += bytes;
                    cell.struck_bytes += if is_struck { bytes } else { 0 };
                }
            }
            "tab" => paragraph.text.push('\t'),
            "br" | "cr" => paragraph.text.push('\n'),
            "noBreakHyphen" => paragraph.text.push('-'),
            "sym" => paragraph.text.extend(symbol(element)),
            _ => {}
        }
        Ok(())
    }

    fn learn_font(&mut self, element: &Tag<'_>) {
        let name = xml::attribute(element, "ascii").or_else(|| xml::attribute(element, "hAnsi"));
        let Some(font) = name.and_then(|name| legacy_font(&name)) else { return };
        if let Some(cell) = self.cell() {
            cell.font = Some(font);
        }
    }

    /// The cell in which the text stands.
    fn cell(&mut self) -> Option<&mut TableCell> {
        self.open.iter_mut().rev().find_map(|open| match open {
            Open::Cell(cell) => Some(cell),
            _ => None,
        })
    }

    fn tables(&self) -> usize {
        self.open.iter().filter(|open| matches!(open, Open::Table(_))).count()
    }

    fn push(&mut self, open: Open) -> Result<(), ReadError> {
        const PIECES_OF_A_CELL: u64 = 4;
        const DEEPEST: usize = 64;
        self.pieces += 1;
        Limits::check(Measure::Cells, self.pieces / PIECES_OF_A_CELL, self.limits.cells)?;
        if self.open.len() < DEEPEST {
            self.open.push(open);
        }
        Ok(())
    }

    /// Closes what an element of this name opened, with all within that never closed.
    fn end(&mut self, name: &str) {
        let is_it = |open: &Open| {
            matches!(
                (name, open),
                ("tbl", Open::Table(_))
                    | ("tr", Open::Row(_))
                    | ("tc", Open::Cell(_))
                    | ("p", Open::Paragraph(_))
            )
        };
        if matches!(name, "tbl" | "tr" | "tc" | "p")
            && let Some(at) = self.open.iter().rposition(is_it)
        {
            self.close_to(at);
        }
    }

    fn close_to(&mut self, depth: usize) {
        while self.open.len() > depth
            && let Some(open) = self.open.pop()
        {
            match open {
                Open::Table(table) => self.add(Block::Table(table)),
                Open::Paragraph(paragraph) => self.end_paragraph(paragraph),
                Open::Row(row) if row.is_deleted => {}
                Open::Row(row) => {
                    if let Some(Open::Table(table)) = self.open.last_mut() {
                        table.rows.push(row);
                    }
                }
                Open::Cell(cell) => {
                    if let Some(Open::Row(row)) = self.open.last_mut() {
                        row.cells.push(cell);
                    }
                }
            }
        }
    }

    fn end_paragraph(&mut self, paragraph: OpenParagraph) {
        let in_cell = self.open.iter().any(|open| matches!(open, Open::Cell(_)));
        let text = match paragraph.number {
            // Within a list the number is Word's, and stands nowhere in the text.
            Some((list, 0)) => {
                let number = self.numbering.next(&list);
                let is_ordinal = in_cell && paragraph.text.trim().is_empty();
                if is_ordinal { number.unwrap_or_default() } else { paragraph.text }
            }
            _ => paragraph.text,
        };
        self.add(Block::Paragraph(text));
        paragraph.boxes.into_iter().for_each(|block| self.add(block));
    }

    /// Adds a block to what holds it.
    fn add(&mut self, block: Block) {
        match self.open.last_mut() {
            Some(Open::Cell(cell)) => cell.blocks.push(block),
            Some(Open::Paragraph(paragraph)) => paragraph.boxes.push(block),
            Some(Open::Table(_) | Open::Row(_)) => {}
            None => self.blocks.push(block),
        }
    }
}

fn span(element: &Tag<'_>) -> Option<u32> {
    const WIDEST: u32 = 1_000;
    xml::number(element, "val").map(|span: u32| span.min(WIDEST))
}

/// The tick that a letter of a font of symbols shows; any other shows nothing that is read.
fn symbol(element: &Tag<'_>) -> Option<char> {
    const TICKS: [&str; 8] = ["F0FC", "F0FE", "F0FB", "F0FD", "00FC", "00FE", "00FB", "00FD"];
    let letter = xml::attribute(element, "char")?.to_ascii_uppercase();
    TICKS.contains(&&*letter).then_some('x')
}
