//! The mark and the tone of what a rule came to.

use super::document::{BAD, GOOD, OPEN, PLAIN, Tone, WAIVED};
use crate::report::{Check, Finding, Severity, Standing, Status};

/// Of what a waiver accepts.
pub(super) const OF_WAIVED: (&str, Tone) = ("~", WAIVED);

/// Of a rule's outcome.
pub(super) fn of_check(check: &Check) -> (&'static str, Tone) {
    if check.waived.is_some() { OF_WAIVED } else { of_outcome(check.status, check.severity) }
}

pub(super) fn of_finding(finding: &Finding) -> (&'static str, Tone) {
    if finding.waived.is_some() { OF_WAIVED } else { of_severity(finding.severity) }
}

/// Of an outcome that no waiver covers.
pub(super) fn of_outcome(status: Status, severity: Severity) -> (&'static str, Tone) {
    match status {
        Status::Pass => ("✓", GOOD),
        Status::NotChecked => ("?", OPEN),
        Status::Fail => of_severity(severity),
    }
}

pub(super) fn of_severity(severity: Severity) -> (&'static str, Tone) {
    match severity {
        Severity::Error => ("✗", BAD),
        Severity::Warning => ("!", OPEN),
        Severity::Advice => ("i", PLAIN),
    }
}

/// The tone of a list's standing.
pub(super) fn of_standing(standing: Standing) -> Tone {
    match standing {
        Standing::Ready => GOOD,
        Standing::Open => OPEN,
        Standing::Refused => BAD,
    }
}
