//! A report that is in memory as a whole, in any format: what every command but `validate` writes.
//!
//! A command tells what it has to say in three ways, and the formats are made of them: a document
//! for people, JSON for programs, lines for a spreadsheet.

use std::path::Path;

use super::csv::CsvTable;
use super::document::{Document, Html, Markdown, PagePrinter, TextLine, on_screen};
use super::validate::checked_on;
use super::{RenderOptions, WholeFormat, workbook};
use crate::wording::{Lang, Text};

/// A report that is in memory as a whole.
pub trait WholeReport {
    /// What stands above a page of it.
    fn title(&self) -> Text;

    /// What people read on a screen.
    fn document(&self, options: &RenderOptions) -> Document;

    /// What people read on a page that is handed on.
    fn page(&self, options: &RenderOptions) -> Document {
        self.document(options)
    }

    /// What it comes to, which stands on top of a page.
    fn verdict(&self) -> Option<TextLine> {
        None
    }

    /// What people read in a text that is written further, where that is no page.
    fn prose(&self) -> Option<Document> {
        None
    }

    /// What programs read. It ends with a line feed.
    fn json(&self, lang: Lang) -> String;

    /// A line for each record.
    fn csv(&self) -> CsvTable;
}

/// Renders a report: the bytes of a file. A text ends with a line feed, or is empty.
pub fn whole(report: &impl WholeReport, format: WholeFormat, options: &RenderOptions) -> Vec<u8> {
    let text = match format {
        WholeFormat::Table => on_screen(&report.document(options), options),
        WholeFormat::Json => report.json(options.lang),
        WholeFormat::Markdown => {
            let text = report.prose().unwrap_or_else(|| page(report, options));
            drawn_page(&Markdown, &report.title(), &text, options)
        }
        WholeFormat::Html => drawn_page(&Html, &report.title(), &page(report, options), options),
        WholeFormat::Csv => report.csv().in_lang(options.lang),
        WholeFormat::Xlsx => return whole_workbook(report, options),
    };
    text.into_bytes()
}

/// What people read, the records, and the pictures, each on a sheet of its own.
fn whole_workbook(report: &impl WholeReport, options: &RenderOptions) -> Vec<u8> {
    let records = report.csv().records(options.lang, Path::new(""));
    workbook::of_page(&report.title(), &page(report, options), &records, options.lang)
}

/// What a page has beneath its title.
fn page(report: &impl WholeReport, options: &RenderOptions) -> Document {
    let mut page = Document::default();
    if let Some(verdict) = report.verdict() {
        page.verdict(verdict);
    }
    page.facts(checked_on(options).into_iter().collect());
    page.append(report.page(options));
    page
}

/// A document with what stands around it on a page.
pub(super) fn drawn_page(
    printer: &impl PagePrinter,
    title: &Text,
    document: &Document,
    options: &RenderOptions,
) -> String {
    let lang = options.lang;
    let (head, body) = (printer.head(title, lang), printer.document(document, lang));
    format!("{head}{body}{}", printer.foot())
}
