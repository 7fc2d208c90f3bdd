//! A document drawn on a sheet, to be read and printed: its tables one beneath the other in the same
//! columns, its sentences across them.

use rust_xlsxwriter::{Format, FormatAlign, Worksheet, XlsxError};

use super::height::{fit, lines, widest_line};
use super::held;
use super::number::{number, number_at};
use super::style::{LINE, Styles};
use crate::render::document::{
    Alignment, Document, PLAIN, Paragraph, TextBlock, TextCell, TextLine, TextTable,
};
use crate::wording::{Lang, Text};

/// The widths of columns in letters.
const NARROWEST: usize = 9;
const WIDEST: usize = 46;
/// A page is at least so wide, so that sentences have room.
const PAGE: usize = 90;

/// Draws a document beneath its title.
pub(super) fn draw(
    sheet: &mut Worksheet,
    styles: &Styles,
    lang: Lang,
    title: &Text,
    document: &Document,
) -> Result<(), XlsxError> {
    let widths = widths(document, lang);
    for (at, width) in (0..).zip(&widths) {
        let width = u32::try_from(*width).unwrap_or(u32::MAX);
        sheet.set_column_width(at, f64::from(width))?;
    }
    let mut page = PageSheet { sheet, styles, lang, widths: &widths, row: 0 };
    page.across(title.get(lang), &styles.title(), 2 * LINE)?;
    page.document(document)
}

/// The widths of the columns: as wide as the texts of all tables need, and together as a page.
fn widths(document: &Document, lang: Lang) -> Vec<usize> {
    let most = tables(document).map(|table| table.page_columns().len()).max().unwrap_or(0);
    let mut widths = vec![NARROWEST; most.max(2)];
    for table in tables(document) {
        let columns = table.page_columns();
        // The last column of a table has all the room that is left.
        for (width, at) in widths.iter_mut().zip(&columns[..columns.len().saturating_sub(1)]) {
            let at = *at;
            *width = (*width).max(needed(table, at, lang));
        }
    }
    for block in document.blocks() {
        if let TextBlock::Facts(facts) = block {
            let labels = facts.iter().map(|(label, _)| label.get(lang).chars().count() + 3);
            widths[0] = labels.max().unwrap_or(0).max(widths[0]);
        }
    }
    let all: usize = widths.iter().sum();
    let ends = tables(document).filter_map(|table| {
        let columns = table.page_columns();
        let before: usize = widths[..columns.len().saturating_sub(1)].iter().sum();
        Some(before + needed(table, *columns.last()?, lang))
    });
    let page = ends.max().unwrap_or(0).max(PAGE);
    if let Some(last) = widths.last_mut() {
        *last += page.saturating_sub(all);
    }
    widths
}

/// How wide a column of a table would be.
fn needed(table: &TextTable, at: usize, lang: Lang) -> usize {
    let cells = table.rows.iter().filter_map(|row| row.get(at));
    let lines = cells.flat_map(|cell| cell.lines(true));
    let longest = lines.map(|line| widest_line(&line.plain(lang))).max().unwrap_or(0);
    let title = table.columns[at].title.get(lang);
    let word = title.split(' ').map(|word| word.chars().count()).max().unwrap_or(0);
    (longest.max(word) + 2).min(WIDEST)
}

fn tables(document: &Document) -> impl Iterator<Item = &TextTable> {
    document.blocks().iter().filter_map(|block| match block {
        TextBlock::Table(table) => Some(table),
        _ => None,
    })
}

/// A sheet that grows row by row.
struct PageSheet<'a> {
    sheet: &'a mut Worksheet,
    styles: &'a Styles,
    lang: Lang,
    widths: &'a [usize],
    /// The row that comes next.
    row: u32,
}

impl PageSheet<'_> {
    fn document(&mut self, document: &Document) -> Result<(), XlsxError> {
        for block in document.blocks() {
            match block {
                TextBlock::Title(text, _) | TextBlock::Section(text) => self.heading(text, true)?,
                TextBlock::Heading(text) => self.heading(text, false)?,
                TextBlock::Verdict(line) => {
                    let tone = line.words.last().map_or(PLAIN, |word| word.1);
                    let format = self.styles.verdict(tone);
                    self.across(&line.plain(self.lang), &format, LINE + 4)?;
                }
                TextBlock::Facts(facts) => self.facts(facts)?,
                TextBlock::Paragraph(paragraph) => self.paragraph(paragraph)?,
                TextBlock::Table(table) => self.table(table)?,
                TextBlock::Gap => self.row += 1,
                // Pictures have a sheet of their own, and nobody signs a file.
                TextBlock::Chart(_) | TextBlock::Signatures(_) => {}
            }
        }
        Ok(())
    }

    /// What names a part, below a blank row.
    fn heading(&mut self, text: &Text, is_section: bool) -> Result<(), XlsxError> {
        self.row += 1;
        let format = self.styles.heading(is_section);
        self.across(text.get(self.lang), &format, LINE + 4)
    }

    fn paragraph(&mut self, paragraph: &Paragraph) -> Result<(), XlsxError> {
        let line = paragraph.behind_mark();
        let tone = line.only_tone().unwrap_or(PLAIN);
        let indent = u8::try_from(paragraph.indent).unwrap_or(u8::MAX).min(4);
        let format = self.styles.text(tone).set_indent(indent);
        self.across(&line.plain(self.lang), &format, LINE)
    }

    fn facts(&mut self, facts: &[(Text, TextLine)]) -> Result<(), XlsxError> {
        for (label, fact) in facts {
            let text = fact.plain(self.lang);
            let format = self.styles.text(fact.only_tone().unwrap_or(PLAIN));
            let label = held(label.get(self.lang));
            self.sheet.write_string_with_format(self.row, 0, label, &self.styles.label())?;
            self.merged(1, &text, &format, LINE)?;
        }
        Ok(())
    }

    fn table(&mut self, table: &TextTable) -> Result<(), XlsxError> {
        let columns = table.page_columns();
        let header = self.styles.header();
        let titles = columns.iter().map(|at| table.columns[*at].title.get(self.lang).to_owned());
        let titles: Vec<_> = titles.map(|title| (title, header.clone())).collect();
        self.table_row(&titles)?;
        let none = TextCell::default();
        for row in &table.rows {
            let cells = columns.iter().map(|at| {
                let is_number = table.columns[*at].alignment != Alignment::Left;
                self.cell(row.get(*at).unwrap_or(&none), is_number)
            });
            let cells: Vec<_> = cells.collect();
            self.table_row(&cells)?;
        }
        Ok(())
    }

    /// The text of a cell, and how it looks in a column of numbers or of words.
    fn cell(&self, cell: &TextCell, is_number: bool) -> (String, Format) {
        let lines = cell.lines(true);
        let tone = lines.first().and_then(TextLine::only_tone).unwrap_or(PLAIN);
        let texts: Vec<String> = lines.iter().map(|line| line.plain(self.lang)).collect();
        let text = texts.join("\n");
        let format = match number(&text, self.lang) {
            Some((_, look)) => self.styles.number(look, tone),
            None if is_number => self.styles.cell(tone).set_align(FormatAlign::Right),
            None => self.styles.cell(tone),
        };
        (text, format)
    }

    /// A row of a table, whose last cell reaches to the edge of the page.
    fn table_row(&mut self, cells: &[(String, Format)]) -> Result<(), XlsxError> {
        let last = cells.len().saturating_sub(1);
        let rest: usize = self.widths[last..].iter().sum();
        let room = self.widths[..last].iter().copied().chain([rest]);
        fit(self.sheet, self.row, cells.iter().map(|(text, _)| &**text).zip(room))?;
        for (at, (text, format)) in (0..).zip(cells) {
            if usize::from(at) == last && cells.len() < self.widths.len() {
                let edge = column(self.widths.len() - 1);
                self.sheet.merge_range(self.row, at, self.row, edge, "", format)?;
            }
            match number(text, self.lang) {
                Some((digits, _)) => {
                    number_at(self.sheet, (self.row, at), &digits, format)?;
                }
                None => {
                    self.sheet.write_string_with_format(self.row, at, held(text), format)?;
                }
            }
        }
        self.row += 1;
        Ok(())
    }

    /// A text across all columns, in a row as high as it needs.
    fn across(&mut self, text: &str, format: &Format, line: u32) -> Result<(), XlsxError> {
        self.merged(0, text, format, line)
    }

    /// A text from a column to the edge of the page.
    fn merged(
        &mut self,
        first: u16,
        text: &str,
        format: &Format,
        line: u32,
    ) -> Result<(), XlsxError> {
        let room: usize = self.widths[usize::from(first)..].iter().sum();
        self.sheet.set_row_height(self.row, lines(text, room) * line + 2)?;
        let edge = column(self.widths.len() - 1);
        self.sheet.merge_range(self.row, first, self.row, edge, &held(text), format)?;
        self.row += 1;
        Ok(())
    }
}

fn column(at: usize) -> u16 {
    u16::try_from(at).unwrap_or(u16::MAX)
}
