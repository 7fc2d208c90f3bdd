//! Which numbers of delegates are still allowed: a page for people, JSON for programs.

mod json;
mod page;

use crate::calculate::bounds::Answer;
use crate::report::RulesetFacts;
use crate::rules::Level;

use super::document::on_screen;
use super::{RenderOptions, TableOrJson};

/// An answer with what it was asked of.
#[derive(Debug)]
pub struct QuotaReport<'a> {
    pub ruleset: RulesetFacts,
    pub level: &'a Level,
    /// The unit, where a profile or the settings name it.
    pub unit: Option<&'a str>,
    pub answer: Answer<'a>,
}

/// Renders an answer. The text ends with a line feed, or is empty.
pub fn quota(report: &QuotaReport<'_>, format: TableOrJson, options: &RenderOptions) -> String {
    match format {
        TableOrJson::Table => on_screen(&page::document(report, options), options),
        TableOrJson::Json => json::render(report, options.lang),
    }
}
