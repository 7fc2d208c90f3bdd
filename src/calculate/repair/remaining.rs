//! What other people on the list would not mend.

use super::Problem;
use crate::evaluate::Evaluation;
use crate::report::{Check, Finding, Status};
use crate::rules::MendedBy;

/// What is left to mend otherwise than by changing people.
#[derive(Debug, Clone, Default)]
pub struct Remaining {
    /// Cells to fill in or to correct.
    pub cells: Vec<Finding>,
    /// Rules that are broken and rest on something else than the people on the list: a fact, a
    /// date, who goes on to the upper congress.
    pub elsewhere: Vec<Check>,
    /// Those of them that people could mend, and that are not worked out here, by their ids: the order
    /// of the list, the mean of its ages, what is asked of each unit.
    pub not_supported: Vec<String>,
    /// Cells that a waiver accepts as they are.
    pub waived_cells: Vec<Finding>,
    /// Broken rules that a waiver accepts, apart from those told at their cells.
    pub waived: Vec<Check>,
    /// Rules that could not be checked, because a fact or a cell is not told.
    pub not_checked: Vec<Check>,
}

impl Remaining {
    pub(super) fn of(evaluation: &Evaluation, problem: &Problem<'_>, are_mended: bool) -> Self {
        let is_of_people = |rule: &str| {
            let mended_by = problem.ruleset.rule(rule).map(|rule| rule.body.mended_by());
            matches!(mended_by, Some(MendedBy::Numbers | MendedBy::Offenders))
        };
        let (waived_cells, open): (Vec<&Finding>, Vec<&Finding>) =
            evaluation.findings.iter().partition(|finding| finding.waived.is_some());
        let matters = |check: &&Check| check.severity >= problem.least;
        let is_unsupported = |rule: &str| {
            problem.ruleset.rule(rule).is_some_and(|rule| rule.body.is_beyond_repair())
        };
        // Where all that people can mend is mended, what a rule about people still has against
        // somebody, such as two who are alike, is left to look at as well.
        let cells = open.into_iter().filter(|finding| {
            finding.severity >= problem.least
                && (are_mended || !is_of_people(&finding.rule))
                && !is_unsupported(&finding.rule)
        });
        let has_findings =
            |check: &Check| evaluation.findings.iter().any(|finding| finding.rule == check.rule);
        let elsewhere = evaluation.checks.iter().filter(matters).filter(|check| {
            let is_told_at_cells = has_findings(check) && !is_unsupported(&check.rule);
            check.is_broken() && !is_told_at_cells && !is_of_people(&check.rule)
        });
        let waived = evaluation.checks.iter().filter(|check| {
            check.status == Status::Fail && check.waived.is_some() && !has_findings(check)
        });
        let is_open = |check: &&Check| check.status == Status::NotChecked;
        let not_checked = evaluation.checks.iter().filter(is_open);
        let elsewhere: Vec<Check> = elsewhere.cloned().collect();
        let ids = elsewhere.iter().map(|check| &check.rule);
        Self {
            not_supported: ids.filter(|rule| is_unsupported(rule)).cloned().collect(),
            cells: cells.cloned().collect(),
            elsewhere,
            waived_cells: waived_cells.into_iter().cloned().collect(),
            waived: waived.cloned().collect(),
            not_checked: not_checked.cloned().collect(),
        }
    }

    /// Whether anything is accepted by a waiver.
    pub fn is_waived(&self) -> bool {
        !self.waived.is_empty() || !self.waived_cells.is_empty()
    }

    /// Whether nothing is left that is an error.
    pub fn is_nothing(&self) -> bool {
        self.cells.is_empty() && self.elsewhere.is_empty()
    }
}
