//! [`Report`] → text for people or programs, one file a format.
//!
//! A renderer knows nothing but the report: it neither reads files nor prints. What it returns is
//! the whole text, ready for the terminal or a file.
//!
//! What people read is a document, which every command fills in a room of its own name; the
//! terminal, Markdown and HTML draw it. A new page goes beside those rooms. A new format for people
//! is a printer in `document`, and one for programs a file here, with its line in [`formats`].

mod address;
mod allotment;
mod annotation;
mod before_and_after;
mod compare;
mod csv;
mod document;
mod escape;
mod figures;
mod fingerprint;
mod formats;
mod github;
mod gitlab;
mod inspect;
mod json;
mod junit;
mod marks;
mod more;
mod own;
mod problems;
mod quota;
mod repair;
mod rules_checked;
mod rules_remarks;
mod rules_tested;
mod rules_text;
mod sarif;
mod settings;
mod statistics;
mod validate;
mod what_if;
mod whole;
mod workbook;

#[cfg(test)]
pub(crate) mod fixtures;
#[cfg(test)]
mod in_doubt_tests;

pub use allotment::{AllotmentPage, allotment};
pub use annotation::annotation;
use escape::for_markup;
pub use escape::{for_terminal, for_terminal_lines};
pub use formats::{AllotmentFormat, Format, ReportFormat, WholeFormat, is_format_id};
pub use own::is_report;
pub use quota::QuotaReport;
pub use rules_checked::{RulesChecked, RulesFile};
pub use rules_tested::{FileTested, RulesTested};
pub use rules_text::RulesetsListed;
pub use settings::SettingsPage;
pub use statistics::StatsReport;
pub use whole::{WholeReport, whole};

use std::path::Path;

use jiff::civil::Date;

use crate::report::{Closing, InputReport, Report, Run};
use crate::wording::Lang;

/// How a report is to look.
#[derive(Debug, Clone, Copy)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is an option of the command line by itself"
)]
pub struct RenderOptions {
    /// The language.
    pub lang: Lang,
    /// The columns of the terminal, for the formats that wrap.
    pub width: usize,
    /// Whether colours are wanted.
    pub colour: bool,
    /// Whether pictures are drawn in the letters of a typewriter alone.
    pub plain_letters: bool,
    /// Whether every finding is shown, however many are alike.
    pub all: bool,
    /// Whether only what needs attention is shown.
    pub quiet: bool,
    /// Whether each of several lists is shown whole, and not by its line of the overview alone.
    pub details: bool,
    /// The order of the overview.
    pub order: OverviewOrder,
    /// The day of the check, which a page tells.
    pub day: Option<Date>,
}

impl RenderOptions {
    /// How a report looks where nothing else is asked for: 80 columns, without colours.
    pub fn new(lang: Lang) -> Self {
        Self {
            lang,
            width: 80,
            colour: false,
            plain_letters: false,
            all: false,
            quiet: false,
            details: false,
            order: OverviewOrder::Worst,
            day: None,
        }
    }
}

/// The order of the units in the overview.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
pub enum OverviewOrder {
    /// Those that need the most work first.
    #[default]
    Worst,
    /// By name.
    Name,
}

/// Writes the report of a run list by list, so that none need be kept.
///
/// Each part stands behind the one before; together they are the whole file, which may be empty.
pub trait ReportWriter {
    /// What stands before the first list.
    fn begin(&mut self, run: &Run) -> Vec<u8>;

    /// One list; they are numbered from 1.
    fn input(&mut self, run: &Run, input: &InputReport, number: usize) -> Vec<u8>;

    /// What stands behind the last list.
    fn end(&mut self, run: &Run, closing: &Closing) -> Vec<u8>;
}

/// The same of a format that is text, which ends with a line feed where it is not empty.
trait TextWriter {
    fn begin(&mut self, run: &Run) -> String;
    fn input(&mut self, run: &Run, input: &InputReport, number: usize) -> String;
    fn end(&mut self, run: &Run, closing: &Closing) -> String;
}

impl<W: TextWriter> ReportWriter for W {
    fn begin(&mut self, run: &Run) -> Vec<u8> {
        TextWriter::begin(self, run).into_bytes()
    }

    fn input(&mut self, run: &Run, input: &InputReport, number: usize) -> Vec<u8> {
        TextWriter::input(self, run, input, number).into_bytes()
    }

    fn end(&mut self, run: &Run, closing: &Closing) -> Vec<u8> {
        TextWriter::end(self, run, closing).into_bytes()
    }
}

/// The writer of a format. `way_back` leads from the folder of the report to the one from which the
/// paths of the lists are named: by it a workbook leads to their cells.
pub fn writer(format: Format, options: &RenderOptions, way_back: &Path) -> Box<dyn ReportWriter> {
    match format {
        Format::Table => Box::new(validate::ScreenWriter::new(*options)),
        Format::Json => Box::new(json::Writer::new(options.lang)),
        Format::JsonLines => Box::new(json::lines::Writer::new(options.lang)),
        Format::Sarif => Box::new(sarif::Writer::new(options.lang)),
        Format::Junit => Box::new(junit::Writer::new(options.lang)),
        Format::Github => Box::new(github::Writer::new(options.lang)),
        Format::Gitlab => Box::new(gitlab::Writer::new(options.lang)),
        Format::Markdown => Box::new(validate::SummaryWriter::new(*options)),
        Format::Html => Box::new(validate::OfficeWriter::new(*options)),
        Format::Csv => Box::new(csv::Writer::new(options.lang)),
        Format::Xlsx => Box::new(validate::WorkbookWriter::new(*options, way_back)),
    }
}

/// Renders a report that is in memory as a whole, in a format that is text.
pub fn render(report: &Report, format: Format, options: &RenderOptions) -> String {
    String::from_utf8_lossy(&render_file(report, format, options)).into_owned()
}

/// The same in any format: the bytes of a file beside the lists.
pub fn render_file(report: &Report, format: Format, options: &RenderOptions) -> Vec<u8> {
    render_run(&report.run, &report.inputs, &report.closing(), format, options)
}

/// The same of a run whose end is known by itself.
pub fn render_run(
    run: &Run,
    inputs: &[InputReport],
    closing: &Closing,
    format: Format,
    options: &RenderOptions,
) -> Vec<u8> {
    let mut writer = writer(format, options, Path::new(""));
    let mut file = writer.begin(run);
    for (number, input) in (1..).zip(inputs) {
        file.extend(writer.input(run, input, number));
    }
    file.extend(writer.end(run, closing));
    file
}
