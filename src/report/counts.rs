//! How many problems there are, and whether a list can be submitted.

use serde::Serialize;

use super::{Check, Finding, ListReport, Severity, Status};

/// What counts as an error beyond the rules' own severities.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Strictness {
    /// `--strict`: a rule that could not be checked counts as an error.
    pub not_checked_is_error: bool,
    /// `--deny-warnings`: a warning counts as an error.
    pub warning_is_error: bool,
}

/// How many problems there are, by weight. A rule with findings counts by its findings, another
/// broken rule counts once.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    pub errors: u64,
    pub warnings: u64,
    /// Pieces of advice.
    pub advice: u64,
    /// Rules that could not be checked.
    pub not_checked: u64,
    /// Problems under a waiver, whatever they weigh.
    pub waived: u64,
}

/// What can be said of a list as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, strum::IntoStaticStr, Serialize)]
#[strum(serialize_all = "snake_case")]
#[serde(into = "&'static str")]
pub enum Standing {
    /// It can be submitted.
    Ready,
    /// No error was found, but a rule that decides could not be checked.
    Open,
    /// It cannot be submitted.
    Refused,
}

impl Check {
    /// Whether the rule is broken and nothing excuses it.
    pub fn is_broken(&self) -> bool {
        self.status == Status::Fail && self.waived.is_none()
    }
}

impl ListReport {
    /// How many problems the list has.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for finding in &self.findings {
            counts.add(finding.severity, finding.waived.is_some());
        }
        for check in &self.checks {
            match check.status {
                Status::Pass => {}
                Status::NotChecked => counts.not_checked += 1,
                Status::Fail => {
                    if self.findings_of(check).next().is_none() {
                        counts.add(check.severity, check.waived.is_some());
                    }
                }
            }
        }
        counts
    }

    /// The findings of a rule.
    pub fn findings_of<'a>(&'a self, check: &'a Check) -> impl Iterator<Item = &'a Finding> {
        self.findings.iter().filter(|finding| finding.rule == check.rule)
    }

    /// What can be said of the list as a whole.
    pub fn standing(&self, strictness: Strictness) -> Standing {
        if !self.counts().accepted(strictness) {
            return Standing::Refused;
        }
        let decisive =
            |check: &Check| check.status == Status::NotChecked && check.severity == Severity::Error;
        if self.checks.iter().any(decisive) { Standing::Open } else { Standing::Ready }
    }
}

impl Counts {
    /// Counts one more problem.
    pub fn add(&mut self, severity: Severity, waived: bool) {
        let count = match severity {
            _ if waived => &mut self.waived,
            Severity::Error => &mut self.errors,
            Severity::Warning => &mut self.warnings,
            Severity::Advice => &mut self.advice,
        };
        *count += 1;
    }

    /// Whether the list can be submitted.
    pub fn accepted(&self, strictness: Strictness) -> bool {
        self.errors == 0
            && !(strictness.warning_is_error && self.warnings > 0)
            && !(strictness.not_checked_is_error && self.not_checked > 0)
    }
}

impl std::ops::AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.advice += other.advice;
        self.not_checked += other.not_checked;
        self.waived += other.waived;
    }
}
