//! A finding about several lists, from the rule that it breaks.

use crate::report::{AcrossFinding, Place, Severity};
use crate::rules::BETWEEN_LISTS;
use crate::wording::Text;

/// A finding of one of these rules.
pub(super) fn finding(
    rule: &'static str,
    unit: Option<String>,
    message: Text,
    help: Option<Text>,
    places: Vec<Place>,
) -> AcrossFinding {
    let known = BETWEEN_LISTS.iter().find(|known| known.id == rule);
    debug_assert!(known.is_some(), "`{rule}` is not registered");
    let severity = known.map_or(Severity::Error, |known| known.severity);
    let title = known.map_or_else(|| Text::same(rule), |known| known.title.clone());
    AcrossFinding { rule, title, severity, unit, message, help, places, waived: None }
}
