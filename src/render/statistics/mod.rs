//! The figures of a credentials report: a page of tables for people (terminal, HTML), sentences in
//! the order of the official form (Markdown), JSON for programs.

mod charts;
mod json;
mod page;
mod sentences;
pub(super) mod words;

use super::csv::{self, CsvTable};
use super::document::Document;
use super::{RenderOptions, WholeReport};
use crate::report::RulesetFacts;
use crate::statistics::Statistics;
use crate::text;
use crate::wording::{Lang, Text};

/// Whether a text in Markdown begins as figures do.
pub(super) fn is_own(head: &str) -> bool {
    sentences::begin(head)
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

impl WholeReport for StatsReport<'_> {
    fn title(&self) -> Text {
        text!(vi: "Thống kê đại biểu", en: "Figures of the delegates")
    }

    fn document(&self, options: &RenderOptions) -> Document {
        page::document(self, options.plain_letters)
    }

    fn prose(&self) -> Option<Document> {
        Some(sentences::document(self))
    }

    fn json(&self, lang: Lang) -> String {
        json::render(self, lang)
    }

    fn csv(&self) -> CsvTable {
        csv::counted(self)
    }
}
