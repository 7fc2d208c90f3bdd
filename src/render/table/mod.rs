//! The report for people: something that one would hand to a colleague.
//!
//! For each list: what it is, one line a rule, then why the broken ones are broken and what the
//! others lack, then what to mend at which cell, what was left out, and one plain sentence. Colour
//! only repeats what a word or a mark says already.

mod compare;
mod details;
mod findings;
mod header;
mod left_out;
mod measure;
mod rules;
mod side_by_side;
mod verdict;
mod what_if;

#[cfg(test)]
mod tests;

use crate::report::{InputReport, ListReport, Report};

pub(super) use compare::render as compared;
pub(super) use what_if::render as what_if;

use super::RenderOptions;
use super::paper::Paper;

/// Renders the report at the width of the options.
pub(super) fn render(report: &Report, options: &RenderOptions) -> String {
    let mut paper = Paper::new(options);
    for input in &report.inputs {
        // Why a list could not be read is told on standard error, not here.
        if let Ok(list) = &input.outcome {
            list_report(&mut paper, report, input, list);
        }
    }
    if report.inputs.len() > 1 {
        verdict::summary(&mut paper, report);
    }
    paper.finish()
}

fn list_report(paper: &mut Paper, report: &Report, input: &InputReport, list: &ListReport) {
    if paper.quiet && list.counts() == crate::report::Counts::default() {
        return;
    }
    header::write(paper, report, input, list);
    rules::write(paper, list, &report.ruleset.id);
    details::write(paper, list);
    findings::write(paper, list);
    if !paper.quiet {
        left_out::write(paper, list);
    }
    verdict::sentence(paper, list, report.strictness);
    paper.blank();
}
