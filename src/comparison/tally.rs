//! The counts before and after.

use super::words;
use crate::catalogue::{GroupCatalogue, GroupCode};
use crate::report::Tally;
use crate::units::Headcount;
use crate::wording::Text;

/// A count of the tally.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the variants are the words of the tally themselves")]
pub enum Quantity {
    Total,
    Official,
    Guest,
    Alternate,
    RoleUnknown,
    ExOfficio,
    Selected,
    Appointed,
    OfficialWomen,
    OfficialMen,
    OfficialGenderUnknown,
    AttendingWomen,
    OfficialGroupUnknown,
    InDoubt,
    /// Official delegates of one group.
    Group(GroupCode),
}

impl Quantity {
    /// Its name in JSON: the key of the tally.
    pub fn id(self) -> &'static str {
        match self {
            Self::Total => "total",
            Self::Official => "official",
            Self::Guest => "guest",
            Self::Alternate => "alternate",
            Self::RoleUnknown => "role_unknown",
            Self::ExOfficio => "ex_officio",
            Self::Selected => "selected",
            Self::Appointed => "appointed",
            Self::OfficialWomen => "official_women",
            Self::OfficialMen => "official_men",
            Self::OfficialGenderUnknown => "official_gender_unknown",
            Self::AttendingWomen => "attending_women",
            Self::OfficialGroupUnknown => "official_group_unknown",
            Self::InDoubt => "in_doubt",
            Self::Group(_) => "official_by_group",
        }
    }
}

/// A count before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TallyChange {
    /// What is counted.
    pub quantity: Quantity,
    /// What it is called.
    pub title: Text,
    /// So many before.
    pub before: Headcount,
    /// So many after.
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
    let counts = |tally: &Tally| {
        [
            (Quantity::Total, tally.total),
            (Quantity::Official, tally.official),
            (Quantity::Guest, tally.guest),
            (Quantity::Alternate, tally.alternate),
            (Quantity::RoleUnknown, tally.role_unknown),
            (Quantity::ExOfficio, tally.ex_officio),
            (Quantity::Selected, tally.selected),
            (Quantity::Appointed, tally.appointed),
            (Quantity::OfficialWomen, tally.official_women),
            (Quantity::OfficialMen, tally.official_men),
            (Quantity::OfficialGenderUnknown, tally.official_gender_unknown),
            (Quantity::AttendingWomen, tally.attending_women),
            (Quantity::OfficialGroupUnknown, tally.official_group_unknown),
            (Quantity::InDoubt, tally.in_doubt),
        ]
    };
    let mut changes: Vec<TallyChange> = counts(before)
        .into_iter()
        .zip(counts(after))
        .map(|((quantity, before), (_, after))| TallyChange {
            quantity,
            title: words::quantity(quantity, catalogue),
            before,
            after,
        })
        .collect();
    let groups: std::collections::BTreeSet<GroupCode> =
        before.official_by_group.keys().chain(after.official_by_group.keys()).copied().collect();
    let of = |tally: &Tally, code| tally.official_by_group.get(code).copied().unwrap_or_default();
    changes.extend(groups.iter().map(|code| TallyChange {
        quantity: Quantity::Group(*code),
        title: words::quantity(Quantity::Group(*code), catalogue),
        before: of(before, code),
        after: of(after, code),
    }));
    changes
}
