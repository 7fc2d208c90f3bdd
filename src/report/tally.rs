//! What is counted in a list as written, duplicates included.
//!
//! A count is a variant of [`TallyCount`] and a row of its table: what it is about, what it is
//! called, whom it counts and where it is shown. The variants stand in the order of JSON's keys, in
//! which a new count goes last; people see them in the order of their subjects.

use std::collections::BTreeMap;
use std::ops::{AddAssign, Index, IndexMut};

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use crate::catalogue::{GroupCode, Resolution};
use crate::closed_list::{ClosedList, closed_list};
use crate::numbers::Headcount;
use crate::roster::{Delegate, Gender, OfficialKind, Role};
use crate::wording::Text;

closed_list! {
    /// A count of the tally.
    pub enum TallyCount as "snake_case" {
        /// Official delegates and guests; alternates and unknown roles are not among them.
        Total,
        Official,
        Guest,
        Alternate,
        ExOfficio,
        Selected,
        OfficialWomen,
        OfficialMen,
        OfficialGenderUnknown,
        /// Official delegates whose group is unknown or ambiguous.
        OfficialGroupUnknown,
        RoleUnknown,
        /// Women among all who attend: official delegates and guests.
        AttendingWomen,
        Appointed,
        /// Rows that may be people and were not counted; they are in no other count.
        InDoubt,
    }
}

/// What a count is about. People see the counts of one subject together, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Subject {
    Role,
    Kind,
    Gender,
    Group,
    Doubt,
}

/// A row of the table of counts.
struct Row {
    subject: Subject,
    vi: &'static str,
    en: &'static str,
    counts: fn(&Delegate) -> bool,
    is_main: bool,
    is_of_units: bool,
}

/// A row that is shown where it differs between two tallies.
fn row(subject: Subject, vi: &'static str, en: &'static str, counts: fn(&Delegate) -> bool) -> Row {
    Row { subject, vi, en, counts, is_main: false, is_of_units: false }
}

impl Row {
    /// Two tallies beside each other show it even where both are the same.
    fn main(self) -> Self {
        Self { is_main: true, ..self }
    }

    /// The overview of units shows it.
    fn of_units(self) -> Self {
        Self { is_of_units: true, ..self }
    }
}

impl TallyCount {
    fn row(self) -> Row {
        use Subject as S;
        match self {
            Self::Total => row(S::Role, "Tổng số đại biểu", "Delegates in total", attends).main(),
            Self::Official => {
                row(S::Role, "Chính thức", "Official delegates", is_official).main().of_units()
            }
            Self::Guest => row(S::Role, "Khách mời", "Guests", is_guest).main().of_units(),
            Self::Alternate => {
                row(S::Role, "Dự khuyết", "Alternates", |it| is(it, Role::Alternate)).of_units()
            }
            Self::RoleUnknown => row(S::Role, "Chưa rõ tư cách", "In no known role", |it| {
                it.role.known().is_none()
            }),
            Self::ExOfficio => {
                row(S::Kind, "Chính thức: đương nhiên", "Officials: ex officio", |it| {
                    is_of_kind(it, OfficialKind::ExOfficio)
                })
            }
            Self::Selected => {
                row(S::Kind, "Chính thức: chọn cử", "Officials: selected", |it| {
                    is_of_kind(it, OfficialKind::Selected)
                })
            }
            Self::Appointed => {
                row(S::Kind, "Chính thức: chỉ định", "Officials: appointed", |it| {
                    is_of_kind(it, OfficialKind::Appointed)
                })
            }
            Self::OfficialWomen => row(S::Gender, "Chính thức: nữ", "Officials: women", |it| {
                is_official(it) && is_woman(it)
            })
            .main()
            .of_units(),
            Self::OfficialMen => row(S::Gender, "Chính thức: nam", "Officials: men", |it| {
                is_official(it) && it.gender.known() == Some(&Gender::Male)
            }),
            Self::OfficialGenderUnknown => row(
                S::Gender,
                "Chính thức: chưa rõ giới tính",
                "Officials: gender unknown",
                |it| is_official(it) && it.gender.known().is_none(),
            ),
            Self::AttendingWomen => {
                row(S::Gender, "Nữ, kể cả khách mời", "Women, guests included", |it| {
                    attends(it) && is_woman(it)
                })
            }
            Self::OfficialGroupUnknown => row(
                S::Group,
                "Chính thức: chưa rõ dân tộc",
                "Officials: group unknown",
                |it| is_official(it) && is_of_no_known_group(it),
            ),
            // Rows in doubt are not among the delegates, and are counted apart.
            Self::InDoubt => {
                row(S::Doubt, "Dòng chưa được tính", "Rows not counted", |_| false).of_units()
            }
        }
    }

    /// All counts in the order in which people see them.
    pub fn by_subject() -> Vec<Self> {
        let mut counts = Self::ALL.to_vec();
        counts.sort_by_key(|count| count.row().subject);
        counts
    }

    /// What it is called.
    pub fn title(self) -> Text {
        let Row { vi, en, .. } = self.row();
        Text::new(vi, en)
    }

    /// Whether it counts a part of the official delegates.
    pub fn is_part_of_officials(self) -> bool {
        use Subject::{Gender, Group, Kind};
        self != Self::AttendingWomen && matches!(self.row().subject, Kind | Gender | Group)
    }

    /// Whether it is shown even where two tallies agree in it.
    pub fn is_main(self) -> bool {
        self.row().is_main
    }
}

fn is(person: &Delegate, role: Role) -> bool {
    person.role.known() == Some(&role)
}

fn is_official(person: &Delegate) -> bool {
    is(person, Role::Official)
}

fn is_guest(person: &Delegate) -> bool {
    is(person, Role::Guest)
}

/// Whether the person comes to the congress: alternates do only in place of others.
fn attends(person: &Delegate) -> bool {
    is_official(person) || is_guest(person)
}

fn is_of_kind(person: &Delegate, kind: OfficialKind) -> bool {
    is_official(person) && person.kind.known() == Some(&kind)
}

fn is_woman(person: &Delegate) -> bool {
    person.gender.known() == Some(&Gender::Female)
}

fn is_of_no_known_group(person: &Delegate) -> bool {
    !matches!(person.group.known(), Some(Resolution::Group(_) | Resolution::Foreign))
}

/// A number for each count; lists are added up by them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Headcounts([Headcount; TallyCount::ALL.len()]);

impl Headcounts {
    /// The counts that the overview of units shows, as JSON.
    pub fn of_units<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let counts = TallyCount::ALL.iter().filter(|count| count.row().is_of_units);
        serializer.collect_map(counts.map(|count| (count.id(), self[*count])))
    }
}

impl Index<TallyCount> for Headcounts {
    type Output = Headcount;

    fn index(&self, count: TallyCount) -> &Headcount {
        &self.0[count as usize]
    }
}

impl IndexMut<TallyCount> for Headcounts {
    fn index_mut(&mut self, count: TallyCount) -> &mut Headcount {
        &mut self.0[count as usize]
    }
}

impl AddAssign for Headcounts {
    fn add_assign(&mut self, other: Self) {
        for (sum, more) in self.0.iter_mut().zip(other.0) {
            *sum += more;
        }
    }
}

/// The counts of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// The counts of the table.
    pub counts: Headcounts,
    /// Official delegates by ethnic group.
    pub official_by_group: BTreeMap<GroupCode, Headcount>,
    /// What the catalogue calls these groups.
    pub group_names: BTreeMap<GroupCode, String>,
}

impl Tally {
    /// Counts the delegates, and the rows that may be people beside them.
    pub fn of<'a>(people: impl IntoIterator<Item = &'a Delegate>, in_doubt: usize) -> Self {
        Self::of_alike(people.into_iter().map(|person| (person, 1)), in_doubt)
    }

    /// The same where each of these stands for so many, of one role, gender, group and kind.
    pub fn of_alike<'a>(
        people: impl IntoIterator<Item = (&'a Delegate, Headcount)>,
        in_doubt: usize,
    ) -> Self {
        let rows = TallyCount::ALL.iter().map(|count| (*count, count.row()));
        let rows: Vec<(TallyCount, Row)> = rows.collect();
        let mut tally = Self::default();
        tally.counts[TallyCount::InDoubt] = Headcount::try_from(in_doubt).unwrap_or(Headcount::MAX);
        for (person, many) in people {
            for (count, row) in &rows {
                tally.counts[*count] += many * Headcount::from((row.counts)(person));
            }
            if let Some(Resolution::Group(code)) = person.group.known()
                && is_official(person)
            {
                *tally.official_by_group.entry(*code).or_default() += many;
            }
        }
        tally
    }

    /// The same with the names of its groups.
    pub fn named(mut self, name: impl Fn(GroupCode) -> String) -> Self {
        self.group_names = self.official_by_group.keys().map(|code| (*code, name(*code))).collect();
        self
    }
}

impl Index<TallyCount> for Tally {
    type Output = Headcount;

    fn index(&self, count: TallyCount) -> &Headcount {
        &self.counts[count]
    }
}

impl Serialize for Tally {
    /// The counts by their ids, those of the groups in front of that of no known group.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for count in TallyCount::ALL {
            if *count == TallyCount::OfficialGroupUnknown {
                map.serialize_entry("official_by_group", &self.official_by_group)?;
            }
            map.serialize_entry(count.id(), &self[*count])?;
        }
        map.end()
    }
}
