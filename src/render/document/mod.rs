//! A document: what a command says to people, as blocks that stand one beneath the other.
//!
//! A document is in both languages and knows nothing of where it will stand. Printers draw it:
//! [`on_screen`] for the terminal, [`Markdown`] and [`Html`] for pages, `workbook` for a sheet. A new
//! page is a function that fills a document; a new format for people is a printer beside these.

mod bar;
mod chart;
mod html;
mod lines;
mod markdown;
mod pages;
mod screen;
mod screen_table;
mod table;

#[cfg(test)]
mod tests;

use crate::wording::Text;

pub(crate) use bar::Bar;
pub(crate) use chart::{Chart, ChartBar, ChartShape, PyramidRow};
pub(crate) use html::Html;
pub(in crate::render) use lines::Meaning;
pub(crate) use lines::{
    BAD, DIM, GOOD, OPEN, PLAIN, Paragraph, STRONG, TextCell, TextLine, Tone, WAIVED, beneath,
    paragraph, point,
};
pub(crate) use markdown::Markdown;
pub(crate) use pages::PagePrinter;
pub(crate) use screen::on_screen;
pub(in crate::render) use table::Alignment;
pub(crate) use table::{MEDIUM, TextColumn, TextTable, WIDE};

/// What a command says.
#[derive(Debug, Default)]
pub struct Document {
    blocks: Vec<TextBlock>,
}

/// A part of a document.
#[derive(Debug)]
pub(crate) enum TextBlock {
    /// Names what is shown: a list by its files, a ruleset. The number of a list makes the address
    /// by which an overview leads to it.
    Title(Text, Option<usize>),
    /// What is about all that is shown begins here.
    Section(Text),
    /// A part of what is told begins here.
    Heading(Text),
    /// A sentence or several, or a point of an enumeration.
    Paragraph(Paragraph),
    Table(TextTable),
    Chart(Chart),
    /// The next block is about something else, and stands apart.
    Gap,
    /// What it all comes to, above everything else.
    Verdict(TextLine),
    /// What is known beforehand, each behind its label.
    Facts(Vec<(Text, TextLine)>),
    /// Room on paper for those who sign.
    Signatures([Text; 2]),
}

impl Document {
    pub(crate) fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    pub(in crate::render) fn blocks(&self) -> &[TextBlock] {
        &self.blocks
    }

    /// Its pictures.
    pub(in crate::render) fn charts(&self) -> impl Iterator<Item = &Chart> {
        self.blocks.iter().filter_map(|block| match block {
            TextBlock::Chart(chart) => Some(chart),
            _ => None,
        })
    }

    /// All blocks of another document behind these.
    pub(crate) fn append(&mut self, other: Self) {
        self.blocks.extend(other.blocks);
    }

    pub(crate) fn title(&mut self, text: Text) {
        self.blocks.push(TextBlock::Title(text, None));
    }

    /// The title of a list that other parts can lead to by its number.
    pub(crate) fn title_of_list(&mut self, text: Text, number: usize) {
        self.blocks.push(TextBlock::Title(text, Some(number)));
    }

    pub(crate) fn section(&mut self, text: Text) {
        self.blocks.push(TextBlock::Section(text));
    }

    pub(crate) fn heading(&mut self, text: Text) {
        self.blocks.push(TextBlock::Heading(text));
    }

    /// The same beneath a title that stands outside: no rank is left out between it and the headings.
    pub(crate) fn raised(mut self) -> Self {
        for block in &mut self.blocks {
            if let TextBlock::Heading(text) = block {
                *block = TextBlock::Section(text.clone());
            }
        }
        self
    }

    pub(crate) fn gap(&mut self) {
        self.blocks.push(TextBlock::Gap);
    }

    pub(crate) fn verdict(&mut self, line: TextLine) {
        self.blocks.push(TextBlock::Verdict(line));
    }

    pub(crate) fn facts(&mut self, facts: Vec<(Text, TextLine)>) {
        if !facts.is_empty() {
            self.blocks.push(TextBlock::Facts(facts));
        }
    }

    pub(crate) fn signatures(&mut self, who: [Text; 2]) {
        self.blocks.push(TextBlock::Signatures(who));
    }

    /// A paragraph that nothing sets off.
    pub(crate) fn say(&mut self, text: impl Into<TextLine>) {
        self.add(paragraph(text));
    }

    /// A remark beneath a table.
    pub(crate) fn note(&mut self, text: Text) {
        self.add(paragraph(text).toned(DIM).indented(1));
    }

    /// A paragraph, whatever sets it off.
    pub(crate) fn add(&mut self, paragraph: Paragraph) {
        self.blocks.push(TextBlock::Paragraph(paragraph));
    }

    pub(crate) fn chart(&mut self, chart: Chart) {
        self.blocks.push(TextBlock::Chart(chart));
    }

    pub(crate) fn table(&mut self, table: TextTable) {
        self.blocks.push(TextBlock::Table(table));
    }
}
