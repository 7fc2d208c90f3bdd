//! A finding about several lists, from the rule that it breaks.

use crate::report::{FindingBetweenLists, Place, Severity};
use crate::rules::BETWEEN_LISTS;
use crate::wording::Text;

/// A finding of one of these rules.
pub(super) fn finding(
    rule: &'static str,
    unit: Option<String>,
    message: Text,
    help: Option<Text>,
    places: Vec<Place>,
) -> FindingBetweenLists {
    let known = BETWEEN_LISTS.iter().find(|known| known.id == rule);
    debug_assert!(known.is_some(), "`{rule}` is not registered");
    let severity = known.map_or(Severity::Error, |known| known.severity);
    let title = known.map_or_else(|| Text::same(rule), |known| known.title.clone());
    FindingBetweenLists { rule, title, severity, unit, message, help, places, waived: None }
}
