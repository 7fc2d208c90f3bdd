//! The report for people: something that one would hand to a colleague.
//!
//! For each list: what it is, one line a rule, then why the broken ones are broken and what the
//! others lack, then what to mend at which cell, what was left out, and one plain sentence. Colour
//! only repeats what a word or a mark says already.

mod across;
mod compare;
mod details;
mod findings;
mod header;
mod overview;
mod passed_over;
mod repair;
mod rules;
mod side_by_side;
mod verdict;
mod what_if;

#[cfg(test)]
mod tests;

use crate::report::{Closing, Counts, InputReport, ListReport, Run};

pub(super) use compare::render as compared;
pub(super) use repair::render as repair;
pub(super) use what_if::render as what_if;

use super::paper::{DIM, Paper};
use super::{RenderOptions, ReportWriter, for_terminal, told};

/// Writes the report at the width of the options.
///
/// One list is shown whole; of several, only the overview, unless details are asked for.
pub(super) struct Writer {
    options: RenderOptions,
    /// Whether something stands above already.
    begun: bool,
}

impl Writer {
    pub(super) fn new(options: RenderOptions) -> Self {
        Self { options, begun: false }
    }

    /// The page, set off from what stands above.
    fn page(&mut self, paper: Paper) -> String {
        let text = paper.finish();
        if text.is_empty() {
            return text;
        }
        let gap = if self.begun { "\n" } else { "" };
        self.begun = true;
        format!("{gap}{text}")
    }
}

impl ReportWriter for Writer {
    fn begin(&mut self, _run: &Run) -> String {
        String::new()
    }

    fn input(&mut self, run: &Run, input: &InputReport, number: usize) -> String {
        // Why a list could not be read is told on standard error, not here.
        let Ok(list) = &input.outcome else {
            return String::new();
        };
        if run.inputs > 1 && !self.options.details {
            return String::new();
        }
        let mut paper = Paper::new(&self.options);
        list_report(&mut paper, run, input, list, number);
        self.page(paper)
    }

    fn end(&mut self, run: &Run, closing: &Closing) -> String {
        let mut paper = Paper::new(&self.options);
        let lists = closing.overview.units.len();
        if run.inputs > 1 || lists > 1 {
            overview::write(&mut paper, closing, &self.options);
        }
        across::write(&mut paper, &closing.across);
        passed_over::write(&mut paper, &closing.passed_over);
        if run.inputs > 1 || lists > 1 {
            overview::sentences(&mut paper, run, closing, &self.options);
        }
        self.page(paper)
    }
}

fn list_report(
    paper: &mut Paper,
    run: &Run,
    input: &InputReport,
    list: &ListReport,
    number: usize,
) {
    if paper.quiet && list.counts() == Counts::default() {
        return;
    }
    header::write(paper, run, input, list, number);
    rules::write(paper, list);
    details::write(paper, list);
    findings::write(paper, list);
    if !paper.quiet {
        how_it_was_read(paper, list);
    }
    verdict::sentence(paper, list, run.strictness);
    paper.blank();
}

/// What was not taken for the list, and how the file was read: briefly, but never in silence.
fn how_it_was_read(paper: &mut Paper, list: &ListReport) {
    let lines = told::left_out::lines(list, paper.lang);
    if lines.is_empty() {
        return;
    }
    paper.heading(paper.word("Cách đọc tệp", "How the file was read"));
    for line in lines {
        paper.paragraph(" · ", &for_terminal(&line), DIM);
    }
}
