//! The counts before and after.

use std::collections::BTreeSet;

use crate::catalogue::{GroupCatalogue, GroupCode};
use crate::numbers::Headcount;
use crate::report::{Tally, TallyCount};
use crate::text;
use crate::wording::Text;

/// A count before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TallyChange {
    /// The count; of the official delegates of a group none.
    pub count: Option<TallyCount>,
    /// The group whose official delegates are counted.
    pub group: Option<GroupCode>,
    /// What it is called.
    pub title: Text,
    pub before: Headcount,
    pub after: Headcount,
}

impl TallyChange {
    /// Whether the counts differ.
    pub fn is_changed(&self) -> bool {
        self.before != self.after
    }
}

/// All the counts, then those of the groups that either side has.
pub(super) fn side_by_side(
    before: &Tally,
    after: &Tally,
    catalogue: &GroupCatalogue,
) -> Vec<TallyChange> {
    let of_count = |count: TallyCount| TallyChange {
        count: Some(count),
        group: None,
        title: count.title(),
        before: before[count],
        after: after[count],
    };
    let groups: BTreeSet<GroupCode> =
        before.official_by_group.keys().chain(after.official_by_group.keys()).copied().collect();
    let of = |tally: &Tally, code| tally.official_by_group.get(&code).copied().unwrap_or_default();
    let of_group = |code: GroupCode| {
        let name = catalogue.name(code);
        TallyChange {
            count: None,
            group: Some(code),
            title: text!(vi: "Chính thức: {name}", en: "Officials: {name}"),
            before: of(before, code),
            after: of(after, code),
        }
    };
    let counts = TallyCount::by_subject().into_iter().map(of_count);
    counts.chain(groups.into_iter().map(of_group)).collect()
}
