//! The counts of the list as written.

use crate::catalogue::Resolution;
use crate::report::Tally;
use crate::roster::{Delegate, Gender, OfficialKind, Role};
use crate::rules::measure::Case;
use crate::units::Headcount;

/// Counts the delegates to the congress itself, duplicates included. Rows in doubt are counted
/// apart, and in no other count.
pub(crate) fn tally(case: &Case<'_>) -> Tally {
    let in_doubt = Headcount::try_from(case.in_doubt.len()).unwrap_or(Headcount::MAX);
    let mut tally = Tally { in_doubt, ..Tally::default() };
    for delegate in &case.people {
        match delegate.role.known() {
            None => tally.role_unknown += 1,
            Some(Role::Alternate) => tally.alternate += 1,
            Some(role @ (Role::Official | Role::Guest)) => {
                tally.total += 1;
                if delegate.gender.known() == Some(&Gender::Female) {
                    tally.attending_women += 1;
                }
                if *role == Role::Guest {
                    tally.guest += 1;
                } else {
                    add_official(&mut tally, delegate);
                }
            }
        }
    }
    tally
}

fn add_official(tally: &mut Tally, delegate: &Delegate) {
    tally.official += 1;
    match delegate.kind.known() {
        Some(OfficialKind::ExOfficio) => tally.ex_officio += 1,
        Some(OfficialKind::Selected) => tally.selected += 1,
        Some(OfficialKind::Appointed) => tally.appointed += 1,
        None => {}
    }
    match delegate.gender.known() {
        Some(Gender::Female) => tally.official_women += 1,
        Some(Gender::Male) => tally.official_men += 1,
        None => tally.official_gender_unknown += 1,
    }
    match delegate.group.known() {
        Some(Resolution::Group(code)) => *tally.official_by_group.entry(*code).or_default() += 1,
        Some(Resolution::Foreign) => {}
        Some(Resolution::Ambiguous(_) | Resolution::Unknown { .. }) | None => {
            tally.official_group_unknown += 1;
        }
    }
}
