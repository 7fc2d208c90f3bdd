//! The list with changes made: a roster that the rules can be asked of.

use std::collections::{BTreeMap, BTreeSet};

use super::people::{Act, RepairPeople, in_role};
use crate::roster::{Roster, TableOf};

/// The list after these acts; the list itself stays as it is.
///
/// The totals that were typed by hand stay, too: where they no longer agree, they are to be
/// corrected along with the list.
pub(super) fn with(people: &RepairPeople<'_>, acts: &BTreeMap<usize, Act>) -> Roster {
    let mut roster = people.roster.clone();
    let on_file = people.problem.list.delegates.len();
    let gone: BTreeSet<usize> = (0..roster.delegates.len())
        .filter(|at| match acts.get(at) {
            Some(Act::Leave) => true,
            Some(Act::Move(_) | Act::Enter(_)) => false,
            None => *at >= on_file,
        })
        .collect();
    for (at, act) in acts {
        if let Some(role) = act.role() {
            roster.delegates[*at] = in_role(&roster.delegates[*at], role);
        }
    }
    roster.leave_out(&gone);
    roster
}

/// The list without those who go on to the upper congress by a table of their own: no act is about
/// them, so that nothing against them stands in the way of any.
pub(super) fn without_those_apart(list: &Roster) -> Roster {
    let mut own = list.clone();
    own.delegates.retain(|delegate| list.table_of(delegate) != TableOf::Delegation);
    own
}
