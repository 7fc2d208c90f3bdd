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

use crate::report::{Closing, InputReport, RepairReport, Report, Run};
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

    /// The format that a file's name tells by its ending.
    pub fn of_file(path: &std::path::Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        match ending.as_str() {
            "txt" => Some(Self::Table),
            "json" => Some(Self::Json),
            _ => None,
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
    /// Whether each of several lists is shown whole, and not by its line of the overview alone.
    pub details: bool,
    /// The order of the overview.
    pub order: OverviewOrder,
}

/// The order of the units in the overview.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum OverviewOrder {
    /// Those that need the most work first.
    #[default]
    Worst,
    /// By name.
    Name,
}

/// Writes the report of a run list by list, so that none need be kept.
///
/// Each part is a text that stands behind the one before; together they are the whole document,
/// which ends with a line feed or is empty.
pub trait ReportWriter {
    /// What stands before the first list.
    fn begin(&mut self, run: &Run) -> String;

    /// One list; they are numbered from 1.
    fn input(&mut self, run: &Run, input: &InputReport, number: usize) -> String;

    /// What stands behind the last list.
    fn end(&mut self, run: &Run, closing: &Closing) -> String;
}

/// The writer of a format.
pub fn writer(format: Format, options: &RenderOptions) -> Box<dyn ReportWriter> {
    match format {
        Format::Table => Box::new(table::Writer::new(*options)),
        Format::Json => Box::new(json::Writer::new(options.lang)),
    }
}

/// The changes that would mend a list. The text ends with a line feed.
pub fn repair(report: &RepairReport<'_>, format: Format, options: &RenderOptions) -> String {
    match format {
        Format::Table => table::repair(report, options),
        Format::Json => json::repair(report, options.lang),
    }
}

/// Renders a report that is in memory as a whole.
pub fn render(report: &Report, format: Format, options: &RenderOptions) -> String {
    let mut writer = writer(format, options);
    let mut text = writer.begin(&report.run);
    for (number, input) in (1..).zip(&report.inputs) {
        text.push_str(&writer.input(&report.run, input, number));
    }
    text.push_str(&writer.end(&report.run, &report.closing()));
    text
}
