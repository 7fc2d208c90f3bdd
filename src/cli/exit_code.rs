//! The exit status: a promise to scripts.

use std::process::ExitCode;

use crate::report::{ListReport, Strictness};

/// Every rule that is an error holds, and no finding is an error.
pub const ACCEPTED: u8 = 0;

/// At least one violation.
pub const VIOLATIONS: u8 = 1;

/// It could not be checked: bad options, a bad rules file, an unreadable list.
pub const NOT_CHECKED: u8 = 2;

/// How a run ended. The order is that in which one outweighs another over several lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ExitStatus {
    /// [`ACCEPTED`].
    Accepted,
    /// [`VIOLATIONS`].
    Violations,
    /// [`NOT_CHECKED`].
    NotChecked,
}

impl ExitStatus {
    /// The status of one list that was checked.
    pub(super) fn of(list: &ListReport, strictness: Strictness) -> Self {
        if list.counts().accepted(strictness) { Self::Accepted } else { Self::Violations }
    }

    /// The number that the process ends with.
    pub fn code(self) -> u8 {
        match self {
            Self::Accepted => ACCEPTED,
            Self::Violations => VIOLATIONS,
            Self::NotChecked => NOT_CHECKED,
        }
    }
}

impl From<ExitStatus> for ExitCode {
    fn from(status: ExitStatus) -> Self {
        Self::from(status.code())
    }
}
