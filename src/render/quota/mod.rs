//! Which numbers of delegates are still allowed: a page for people, JSON for programs.

mod json;
mod page;

use crate::calculate::bounds::Answer;
use crate::report::RulesetFacts;
use crate::rules::{Level, Rule};

use super::csv::{self, CsvTable};
use super::document::Document;
use super::{RenderOptions, WholeReport};
use crate::wording::{Lang, Text};

/// An answer with what it was asked of.
#[derive(Debug)]
pub struct QuotaReport<'a> {
    pub ruleset: RulesetFacts,
    pub level: &'a Level,
    /// The unit, where a profile or the settings name it.
    pub unit: Option<&'a str>,
    pub answer: Answer<'a>,
    /// The rules that are no part of the answer: no numbers tell what they ask for.
    pub not_supported: Vec<&'a Rule>,
}

impl WholeReport for QuotaReport<'_> {
    fn title(&self) -> Text {
        Text::fixed("Số lượng đại biểu được phép", "Numbers of delegates that are allowed")
    }

    fn document(&self, options: &RenderOptions) -> Document {
        page::document(self, options)
    }

    fn json(&self, lang: Lang) -> String {
        json::render(self, lang)
    }

    fn csv(&self) -> CsvTable {
        csv::allowed(self)
    }
}
