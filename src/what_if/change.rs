//! One change as it is written: `5: role=guest`, `ĐB chính thức!17`, `row=22: gender=female`.

use super::facts::Facts;
use crate::closed_list::{ClosedList, closed_list};
use crate::fault::Fault;
use crate::rules::{Ruleset, Selector};
use crate::selection::{self, LineKind, RowRef, number};
use crate::text;
use crate::wording::Text;

closed_list! {
    /// What a change does; the id is its key in scenario files and in JSON.
    pub enum ChangeKind as "snake_case" {
        /// Adds made-up people.
        Add,
        /// Leaves people out.
        Remove,
        /// Changes what a row says.
        Set,
        /// Makes alternates official.
        PromoteAlternates,
    }
}

impl ChangeKind {
    /// Its option on the command line.
    pub fn option(self) -> String {
        format!("--{}", self.id().replace('_', "-"))
    }
}

/// How many people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HowMany {
    Number(u64),
    /// All there are.
    All,
}

/// A change to a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Adds so many people of whom this is said.
    Add {
        /// How many.
        count: u64,
        /// What is said of each.
        facts: Facts,
    },
    /// Leaves out so many of those whom the selector chooses.
    Remove {
        /// How many.
        count: HowMany,
        /// Of whom.
        of: Selector,
    },
    /// Leaves out the person of a row.
    RemoveRow(RowRef),
    /// Changes what a row says.
    Set {
        /// The row.
        row: RowRef,
        /// What it says now.
        facts: Facts,
    },
    /// Makes the first alternates of the list official.
    PromoteAlternates {
        /// How many.
        count: u64,
    },
}

/// Nobody argues over more, and memory is bounded by it.
const MOST_ADDED: u64 = 10_000;

impl Change {
    /// Reads a change of this kind.
    ///
    /// # Errors
    ///
    /// It is not written as changes of this kind are; found and expected are told.
    ///
    /// # Examples
    ///
    /// ```
    /// use delegate_quota::rooms::rules;
    /// use delegate_quota::rooms::what_if::{Change, ChangeKind};
    ///
    /// let ruleset = rules::load("vn-2024")?;
    /// let change = Change::parse(ChangeKind::Add, "5: role=khách mời", &ruleset).unwrap();
    /// assert!(matches!(change, Change::Add { count: 5, .. }));
    /// # Ok::<(), delegate_quota::rooms::fault::Fault>(())
    /// ```
    pub fn parse(kind: ChangeKind, written: &str, ruleset: &Ruleset) -> Result<Self, Fault> {
        let written = written.trim();
        match kind {
            ChangeKind::Add => add(written, ruleset),
            ChangeKind::Remove => remove(written, ruleset),
            ChangeKind::Set => set(written, ruleset),
            ChangeKind::PromoteAlternates => {
                people(written, []).map(|count| Self::PromoteAlternates { count })
            }
        }
    }

    /// What kind of change it is.
    pub fn kind(&self) -> ChangeKind {
        match self {
            Self::Add { .. } => ChangeKind::Add,
            Self::Remove { .. } | Self::RemoveRow(_) => ChangeKind::Remove,
            Self::Set { .. } => ChangeKind::Set,
            Self::PromoteAlternates { .. } => ChangeKind::PromoteAlternates,
        }
    }
}

const ADDING: Text =
    Text::fixed("ví dụ: --add \"5: tư cách=khách mời\"", "for example: --add \"5: role=guest\"");
const REMOVING: [Text; 2] = [
    Text::fixed(
        "bớt theo số người: --remove \"3: giới tính=nam\"",
        "so many people: --remove \"3: gender=male\"",
    ),
    Text::fixed(
        "bớt người ở một dòng: --remove \"Trang tính!17\"",
        "the person of a row: --remove \"Sheet!17\"",
    ),
];
const SETTING: Text = Text::fixed(
    "ví dụ: --set \"22: giới tính=nữ\", --set \"Trang tính!22: tư cách=khách mời\"",
    "for example: --set \"row=22: gender=female\", --set \"Sheet!22: role=guest\"",
);

/// A number of people, 1 or more.
fn people(written: &str, help: impl IntoIterator<Item = Text>) -> Result<u64, Fault> {
    number(written).filter(|count| *count > 0).ok_or_else(|| {
        let message = text!(
            vi: "“{written}” không phải là số người, cần một số từ 1 trở lên",
            en: "“{written}” is no number of people, expected 1 or more"
        );
        Fault::new(message).helps(help)
    })
}

/// Refuses more made-up people than a list can have.
pub(super) fn can_be_added(count: u64) -> Result<(), Fault> {
    if count <= MOST_ADDED {
        return Ok(());
    }
    Err(Fault::new(text!(
        vi: "{count} người giả định là quá nhiều, được tối đa {MOST_ADDED}",
        en: "{count} made-up people are too many, at most {MOST_ADDED} can be added"
    )))
}

fn add(written: &str, ruleset: &Ruleset) -> Result<Change, Fault> {
    let (count, of) = written.split_once(':').unwrap_or(("1", written));
    let count = people(count.trim(), [ADDING])?;
    can_be_added(count)?;
    let facts = Facts::of(&LineKind::Changed.pairs_of_person(of, ruleset)?, ruleset)?;
    if facts.role.is_none() {
        let roles = text!(
            vi: "ghi tư cách=chính thức, tư cách=khách mời hoặc tư cách=dự khuyết",
            en: "write role=official, role=guest or role=alternate"
        );
        return Err(Fault::new(text!(
            vi: "chưa nói thêm người với tư cách gì",
            en: "the role of the people to add is not told"
        ))
        .help(roles)
        .help(ADDING));
    }
    Ok(Change::Add { count, facts })
}

fn remove(written: &str, ruleset: &Ruleset) -> Result<Change, Fault> {
    if let Some((count, of)) = written.split_once(':') {
        let count = match count.trim() {
            "all" | "tất cả" => HowMany::All,
            count => HowMany::Number(people(count, REMOVING)?),
        };
        return Ok(Change::Remove { count, of: selection::changed(of, ruleset)? });
    }
    if let Some(row) = RowRef::of(written) {
        return Ok(Change::RemoveRow(row));
    }
    let message = if written.contains('=') {
        text!(
            vi: "“{written}” chưa nói bớt bao nhiêu người",
            en: "“{written}” does not tell how many people are left out"
        )
    } else {
        no_row(written)
    };
    Err(Fault::new(message).helps(REMOVING))
}

fn set(written: &str, ruleset: &Ruleset) -> Result<Change, Fault> {
    let Some((row, facts)) = written.split_once(':') else {
        let message = text!(
            vi: "“{written}” chưa đúng dạng `dòng: khóa=giá trị`",
            en: "“{written}” is not written as `row: key=value`"
        );
        return Err(Fault::new(message).help(SETTING));
    };
    let Some(row) = RowRef::of(row) else {
        return Err(Fault::new(no_row(row.trim())).help(SETTING));
    };
    let pairs = LineKind::Changed.pairs_of_person(facts, ruleset)?;
    Ok(Change::Set { row, facts: Facts::of(&pairs, ruleset)? })
}

fn no_row(written: &str) -> Text {
    text!(vi: "“{written}” không phải là một dòng", en: "“{written}” is not a row")
}
