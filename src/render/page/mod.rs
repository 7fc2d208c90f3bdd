//! The page: an overview of all units, then each list, for Markdown and HTML.
//!
//! What stands on it is said here once, as blocks; a [`Printer`] draws them. The overview stands in
//! front but is known last, so what is drawn of the lists is kept until then: text, not the lists.

mod across;
mod html;
mod list;
mod markdown;
mod overview;
mod passed_over;

#[cfg(test)]
mod tests;

use crate::report::{Closing, InputReport, Run};
use crate::text;

use super::{RenderOptions, ReportWriter};
pub(super) use html::Html;
pub(super) use markdown::Markdown;

/// How something is to be taken: what a colour may repeat, never says alone.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Tone {
    #[default]
    Plain,
    Strong,
    Dim,
    Good,
    Open,
    Bad,
}

/// A part of the page.
pub(super) enum Block {
    /// A list begins here; its number makes the address by which the overview leads to it.
    List(usize, String),
    /// What is about all lists begins here.
    Section(String),
    /// A part of what is told of a list.
    Heading(String),
    Paragraph(Tone, String),
    Bullets(Vec<Cell>),
    Table(Table),
}

pub(super) struct Table {
    titles: Vec<&'static str>,
    /// The columns of numbers, which are compared by their last digits.
    numbers: std::ops::Range<usize>,
    rows: Vec<Vec<Cell>>,
}

/// A cell of a table or a point of an enumeration: lines one beneath the other.
#[derive(Default)]
pub(super) struct Cell {
    tone: Tone,
    lines: Vec<String>,
    /// The number of the list to which it leads.
    list: Option<usize>,
}

impl Cell {
    fn new(text: impl Into<String>) -> Self {
        Self { lines: vec![text.into()], ..Self::default() }
    }

    fn lines(lines: Vec<String>) -> Self {
        Self { lines, ..Self::default() }
    }

    fn toned(self, tone: Tone) -> Self {
        Self { tone, ..self }
    }
}

/// Draws blocks.
pub(super) trait Printer {
    /// Whether what holds is told too, and not only what needs attention.
    const WHOLE: bool;

    /// What stands before everything.
    fn head(&self, title: &str, lang: &str) -> String;

    /// The blocks one beneath the other.
    fn blocks(&self, blocks: &[Block]) -> String;

    /// What stands behind everything.
    fn foot(&self) -> String;
}

/// Writes the page.
pub(super) struct Writer<P> {
    printer: P,
    options: RenderOptions,
    /// The lists as they are drawn.
    lists: String,
    /// The paths of the lists that have a part of their own, with their numbers.
    parts: std::collections::BTreeMap<String, usize>,
}

impl<P: Printer> Writer<P> {
    pub(super) fn new(printer: P, options: RenderOptions) -> Self {
        Self { printer, options, lists: String::new(), parts: std::collections::BTreeMap::new() }
    }
}

/// What stands above every page.
pub(super) fn title() -> crate::wording::Text {
    text!(vi: "Kết quả kiểm tra danh sách đại biểu", en: "Check of lists of delegates")
}

impl<P: Printer> ReportWriter for Writer<P> {
    fn begin(&mut self, run: &Run) -> String {
        let lang = self.options.lang;
        let title = title();
        let title = title.get(lang);
        let code = match lang {
            crate::wording::Lang::Vi => "vi",
            crate::wording::Lang::En => "en",
        };
        let rules: Vec<Block> = run
            .rulesets
            .iter()
            .map(|ruleset| {
                let (id, name) = (&ruleset.id, ruleset.title.get(lang));
                let said = text!(vi: "Bộ quy định: {id} – {name}", en: "Rules: {id} – {name}");
                Block::Paragraph(Tone::Plain, said.get(lang).to_owned())
            })
            .collect();
        format!("{}{}", self.printer.head(title, code), self.printer.blocks(&rules))
    }

    fn input(&mut self, run: &Run, input: &InputReport, number: usize) -> String {
        let blocks = list::blocks(run, input, number, P::WHOLE, &self.options);
        if !blocks.is_empty() {
            self.parts.insert(input.path.clone(), number);
            self.lists.push_str(&self.printer.blocks(&blocks));
        }
        String::new()
    }

    fn end(&mut self, run: &Run, closing: &Closing) -> String {
        let mut blocks = overview::blocks(run, closing, &self.parts, &self.options);
        blocks.extend(across::blocks(&closing.across, self.options.lang));
        blocks.extend(passed_over::blocks(&closing.passed_over, self.options.lang));
        let front = self.printer.blocks(&blocks);
        let lists = std::mem::take(&mut self.lists);
        format!("{front}{lists}{}", self.printer.foot())
    }
}
