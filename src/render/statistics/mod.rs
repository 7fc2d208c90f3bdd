//! The figures of a credentials report: a page of tables for people (terminal, HTML), sentences in
//! the order of the official form (Markdown), a line each for a spreadsheet, JSON for programs.

mod charts;
mod csv;
mod json;
mod page;
mod sentences;
mod words;

use super::RenderOptions;
use super::document::{Html, Markdown, PagePrinter, on_screen};
use crate::closed_list::closed_list;
use crate::report::RulesetFacts;
use crate::statistics::Statistics;
use crate::text;

closed_list! {
    /// The format of the figures.
    #[derive(Default)]
    pub enum StatsFormat as "kebab-case" {
        /// For people.
        #[default]
        Table,
        /// For programs.
        Json,
        /// For a spreadsheet.
        Csv,
        /// Sentences to paste into the report.
        Markdown,
        /// A page to hand on or to print.
        Html,
    }
}

impl StatsFormat {
    /// The format that a file's name tells by its ending.
    pub fn of_file(path: &std::path::Path) -> Option<Self> {
        match &*path.extension()?.to_str()?.to_ascii_lowercase() {
            "txt" => Some(Self::Table),
            "json" => Some(Self::Json),
            "csv" => Some(Self::Csv),
            "md" => Some(Self::Markdown),
            "html" | "htm" => Some(Self::Html),
            _ => None,
        }
    }
}

/// Figures with what they were counted from.
#[derive(Debug)]
pub struct StatsReport<'a> {
    pub ruleset: RulesetFacts,
    /// The lists, each by its first file.
    pub paths: &'a [String],
    /// The unit, of one list.
    pub unit: Option<&'a str>,
    pub statistics: &'a Statistics,
}

/// Renders figures. The text ends with a line feed.
pub fn statistics(
    report: &StatsReport<'_>,
    format: StatsFormat,
    options: &RenderOptions,
) -> String {
    match format {
        StatsFormat::Table => on_screen(&page::document(report), options),
        StatsFormat::Json => json::render(report, options.lang),
        StatsFormat::Csv => csv::render(report, options.lang),
        StatsFormat::Markdown => on_page(&Markdown, &sentences::document(report), options),
        StatsFormat::Html => on_page(&Html, &page::document(report), options),
    }
}

fn on_page(
    printer: &impl PagePrinter,
    document: &super::document::Document,
    options: &RenderOptions,
) -> String {
    let title = text!(vi: "Thống kê đại biểu", en: "Figures of the delegates");
    let head = printer.head(&title, options.lang);
    format!("{head}{}{}", printer.document(document, options.lang), printer.foot())
}
