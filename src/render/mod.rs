//! Room 5: [`Report`] → text for people or programs, one file a format.
//!
//! A renderer knows nothing but the report: it neither reads files nor prints. What it returns is
//! the whole text, ready for the terminal or a file.

mod escape;
mod figures;
mod inspect;
mod json;
mod paper;
mod rules_text;
mod table;

#[cfg(test)]
pub(crate) mod fixtures;

pub use escape::{for_terminal, for_terminal_lines};
pub use inspect::{inspection, inspection_as_json};
pub use rules_text::{explained, explained_as_json, listed};

use crate::comparison::ListsCompared;
use crate::report::Report;
use crate::what_if::WhatIf;
use crate::wording::Lang;

/// The format of a report.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Format {
    /// For people.
    #[default]
    Table,
    /// For programs.
    Json,
}

impl Format {
    /// The name on the command line.
    pub fn id(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Json => "json",
        }
    }
}

/// Written by hand: the derived one would spread the names over several lines of `--help`.
impl clap::ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Table, Self::Json]
    }

    fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
        Some(clap::builder::PossibleValue::new(self.id()))
    }
}

/// How a report is to look.
#[derive(Debug, Clone, Copy)]
pub struct RenderOptions {
    /// The language.
    pub lang: Lang,
    /// The columns of the terminal, for the formats that wrap.
    pub width: usize,
    /// Whether colours are wanted.
    pub colour: bool,
    /// Whether every finding is shown, however many are alike.
    pub all: bool,
    /// Whether only what needs attention is shown.
    pub quiet: bool,
}

/// Renders two versions of a list side by side. The text ends with a line feed.
pub fn compared(lists: &ListsCompared<'_>, format: Format, options: &RenderOptions) -> String {
    match format {
        Format::Table => table::compared(lists, options),
        Format::Json => json::compared(lists, options.lang),
    }
}

/// Renders a list and what becomes of it. The text ends with a line feed.
pub fn what_if(played: &WhatIf<'_>, format: Format, options: &RenderOptions) -> String {
    match format {
        Format::Table => table::what_if(played, options),
        Format::Json => json::what_if(played, options.lang),
    }
}

/// Renders a report. The text ends with a line feed, or is empty.
pub fn render(report: &Report, format: Format, options: &RenderOptions) -> String {
    match format {
        Format::Table => table::render(report, options),
        Format::Json => json::render(report, options.lang),
    }
}
