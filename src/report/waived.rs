//! A problem that somebody with the authority to do so has accepted.

use jiff::civil::Date;

/// Why a broken rule or a finding does not count. It is shown all the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waived {
    /// Which waiver of its settings file it is, counted from 0.
    pub index: usize,
    /// The reason, in the words of whoever wrote it.
    pub reason: String,
    /// The document that decides it.
    pub document: String,
    /// The last day on which it holds; none where it has no end.
    pub expires: Option<Date>,
}
