//! What Markdown and HTML have in common: points of an enumeration stand together.

use super::lines::{BULLET, PLAIN, Paragraph, TextLine};
use super::table::TextTable;
use super::{Document, TextBlock};
use crate::wording::{Lang, Text};

/// Draws a document on a page without end.
pub(crate) trait PagePrinter {
    /// What stands before everything.
    fn head(&self, title: &Text, lang: Lang) -> String;

    /// The blocks of a document.
    fn document(&self, document: &Document, lang: Lang) -> String {
        let mut page = String::new();
        let mut points: Vec<Vec<TextLine>> = Vec::new();
        for block in &document.blocks {
            match block {
                TextBlock::Paragraph(paragraph) if paragraph.is_point() => {
                    points.push(vec![paragraph.behind_mark()]);
                    continue;
                }
                TextBlock::Paragraph(paragraph) if paragraph.indent >= BENEATH => {
                    if let Some(point) = points.last_mut() {
                        point.push(paragraph.behind_mark());
                        continue;
                    }
                }
                _ => {}
            }
            if !points.is_empty() {
                page.push_str(&self.points(&points, lang));
                points.clear();
            }
            page.push_str(&self.block(block, lang));
        }
        if !points.is_empty() {
            page.push_str(&self.points(&points, lang));
        }
        page
    }

    /// A block that is no point of an enumeration.
    fn block(&self, block: &TextBlock, lang: Lang) -> String;

    /// An enumeration; a point has lines one beneath the other.
    fn points(&self, points: &[Vec<TextLine>], lang: Lang) -> String;

    /// What stands behind everything.
    fn foot(&self) -> String;
}

/// What is so far in belongs to the point above it.
const BENEATH: usize = 3;

impl Paragraph {
    fn is_point(&self) -> bool {
        self.indent < BENEATH && !self.mark.is_empty()
    }

    /// The text behind its mark; a page has bullets of its own.
    pub(in crate::render) fn behind_mark(&self) -> TextLine {
        if self.mark.is_empty() || self.mark.words[0].0.vi == BULLET {
            return self.text.clone();
        }
        let tone = self.text.only_tone().unwrap_or(PLAIN);
        self.mark.clone().then(" ").toned(tone).then(self.text.clone())
    }
}

impl TextTable {
    /// The columns of a page, which has room for all of them.
    pub(in crate::render) fn page_columns(&self) -> Vec<usize> {
        self.own_columns(super::table::PAGE)
    }
}

impl TextLine {
    /// The words without their tones.
    pub(in crate::render) fn plain(&self, lang: Lang) -> String {
        self.words.iter().map(|(text, _)| text.get(lang)).collect()
    }
}
