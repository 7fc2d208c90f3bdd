//! What only shows when several lists are laid side by side.

use std::sync::Arc;

use super::{Location, Severity, Waived};
use crate::wording::Text;

/// Everything that was found between the lists of a run.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BetweenLists {
    /// What is wrong, in the order of the rules and then of the lists.
    pub findings: Vec<FindingBetweenLists>,
    /// What could not be compared, and why: nothing passes in silence.
    pub not_compared: Vec<Text>,
}

/// Something wrong between lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindingBetweenLists {
    /// The id of the rule.
    pub rule: &'static str,
    /// The rule's title.
    pub title: Text,
    /// How much it weighs.
    pub severity: Severity,
    /// The unit whose list is to be mended, or that is to send one.
    pub unit: Option<String>,
    /// What is wrong, with names as written.
    pub message: Text,
    /// What to do about it.
    pub help: Option<Text>,
    /// The places that it is about, the one to mend first.
    pub places: Vec<Place>,
    /// The waiver under which it is accepted as it is.
    pub waived: Option<Arc<Waived>>,
}

/// A place in one of the lists of a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The list's path, as the report names it.
    pub path: String,
    /// Where in it; none where the whole list is meant.
    pub location: Option<Location>,
}
