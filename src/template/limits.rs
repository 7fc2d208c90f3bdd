//! How many rows a list needs, and the caps that its office should know: both from the ruleset.

use crate::congress::CongressProfile;
use crate::roster::Role;
use crate::rules::{Quantity, Rule, Selector};

use super::TemplateOptions;

/// Rows where no rule sets a cap: a usual congress of a district.
const ROWS_WITHOUT_CAP: u32 = 100;
/// Rows for alternates, whom no rule caps; a delegation has a few.
const ROWS_FOR_ALTERNATES: u32 = 20;
/// A cap beyond this is no help in sizing a form.
const MOST_ROWS: u32 = 1_000;
/// Rows beyond the cap, for names that are still to be chosen from.
const SPARE: u32 = 10;

/// The rows of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ListRows {
    /// How many are numbered: as many as may be filled in the end.
    pub(super) numbered: u32,
    /// How many follow without a number.
    pub(super) spare: u32,
}

/// The rows of the list of this role.
pub(super) fn rows(options: &TemplateOptions<'_>, role: Role) -> ListRows {
    let usual = if role == Role::Alternate { ROWS_FOR_ALTERNATES } else { ROWS_WITHOUT_CAP };
    let whole = Selector::Role(vec![role]);
    let cap = caps(options)
        .into_iter()
        .filter(|cap| cap.of == whole)
        .filter_map(|cap| u32::try_from(cap.most).ok())
        .min();
    ListRows { numbered: cap.unwrap_or(usual).clamp(1, MOST_ROWS), spare: SPARE }
}

/// The most of some delegates that a rule allows.
pub(super) struct Cap<'a> {
    pub(super) rule: &'a Rule,
    pub(super) most: u64,
    of: Selector,
}

/// Every plain cap on the number of delegates of some roles at the level.
pub(super) fn caps<'a>(options: &TemplateOptions<'a>) -> Vec<Cap<'a>> {
    options
        .ruleset
        .constraints(&options.level.id, &CongressProfile::default())
        .into_iter()
        .filter_map(|(rule, constraint)| {
            let [term] = constraint.terms.as_slice() else { return None };
            // Other plain caps are rules about rows, such as nobody of another group.
            let Quantity::Delegates(of @ Selector::Role(_)) = &term.quantity else { return None };
            let most = (term.coefficient == 1).then(|| u64::try_from(constraint.bound).ok())??;
            Some(Cap { rule, most, of: of.clone() })
        })
        .collect()
}
