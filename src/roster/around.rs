//! What stands around the delegates: titles, sections, totals, rows and sheets left out, a profile.

use std::sync::Arc;

use jiff::civil::Date;
use serde::Serialize;
use smol_str::SmolStr;

use super::{Delegate, OfficialKind, Role, Value};
use crate::catalogue::Resolution;
use crate::closed_list::ClosedList;
use crate::numbers::{Fraction, Headcount};
use crate::sheet::{CellRef, Row, SheetLeftOut};

/// A row, or a run of rows, that was not taken for delegates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowsLeftOut {
    /// The file, of a list of several files.
    pub file: Option<Arc<str>>,
    /// The sheet; none for CSV.
    pub sheet: Option<String>,
    /// The first of them.
    pub first: Row,
    /// The last of them.
    pub last: Row,
    /// Why.
    pub reason: RowReason,
    /// The first text of the row, as the officer wrote it.
    pub written: String,
}

/// Why a row is not a delegate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RowReason {
    /// Letterhead and title above the table.
    AboveTable,
    /// The numbers of the columns, under the header.
    ColumnNumbers,
    /// A section heading.
    Section,
    /// A subtotal or total.
    Total,
    /// The header, repeated after a page break.
    RepeatedHeader,
    /// An ordinal without any data.
    OrdinalOnly,
    /// Totals, recipients and signature below the table.
    BelowTable,
    /// A remark that belongs to no delegate.
    Remark,
    /// It may be a person, and was not counted: see [`RowInDoubt`].
    InDoubt,
}

/// A row that may be a person of the list and was not counted as one.
///
/// Nobody knows whether it adds to a count, so that every verdict must come out the same with it
/// and without it.
#[derive(Debug, Clone, PartialEq)]
pub struct RowInDoubt {
    /// Who it would be, with whatever the row tells; its cell of the name is the place to mend.
    pub person: Delegate,
    /// The row's cells as the officer wrote them.
    pub written: String,
}

/// A total that the list states of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatedTotal {
    /// The table, as an index into [`super::Roster::tables`].
    pub table: usize,
    /// Where it is stated.
    pub cell: CellRef,
    /// The row's text as written.
    pub written: String,
    /// The number stated; none for a formula without a result.
    pub stated: Option<u64>,
    /// The first and last row that it sums up.
    pub rows: (Row, Row),
    pub counts: TotalOf,
}

/// Whom a stated total counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum TotalOf {
    /// Everybody, the women or the men: a count under the column of genders.
    EitherGender,
    /// Every delegate of its rows.
    Everyone,
    Women,
    Men,
    /// Delegates of a role.
    Role(Role),
}

impl TotalOf {
    /// Its name in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::Role(role) => role.id(),
            other => other.into(),
        }
    }
}

/// A section heading within a table, with what it carries to the rows beneath it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionHeading {
    /// The table, as an index into [`super::Roster::tables`].
    pub table: usize,
    pub row: Row,
    /// How many sections it stands in.
    pub depth: usize,
    /// The heading as written, its number with it.
    pub written: String,
    /// The role that it tells.
    pub role: Option<Role>,
    /// The kind that it tells.
    pub kind: Option<OfficialKind>,
    /// The unit that it names.
    pub unit: Option<String>,
}

/// A sheet in which no table of delegates was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetWithoutTable {
    /// The file, of a list of several files.
    pub file: Option<Arc<str>>,
    /// The sheet's name; none for CSV.
    pub sheet: Option<String>,
    /// Why.
    pub reason: SheetReason,
}

/// Why a sheet holds no table of delegates.
#[derive(Debug, Clone, PartialEq, Eq, strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum SheetReason {
    /// It was not read at all.
    NotRead(SheetLeftOut),
    Empty,
    /// No row looks like the header of a list: a cover page, an instruction, a chart's data.
    NoHeader,
    /// It holds people, and none of the headers in this row heads their names.
    NamesNotFound(Row),
    /// It counts people instead of naming them.
    Summary,
    /// It is the congress profile.
    Profile,
    /// It tells how the list was checked: this tool put it there.
    CheckResult,
    /// The user named other sheets.
    NotChosen,
}

impl SheetReason {
    /// Its name in JSON.
    pub fn id(&self) -> &'static str {
        match self {
            Self::NotRead(why) => why.into(),
            other => other.into(),
        }
    }
}

/// A congress profile that a sheet of the workbook states, as it is written there.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct StatedProfile {
    /// The sheet's name; none for CSV.
    pub sheet: Option<String>,
    /// The unit's name.
    pub name: Value<SmolStr>,
    /// The province it belongs to.
    pub province: Value<SmolStr>,
    /// The level; which of them the words mean is for the ruleset to say.
    pub level: Value<SmolStr>,
    /// How many minority people live in the unit.
    pub minority_population: Value<Headcount>,
    /// How many units below this one qualify for a congress of their own.
    pub qualifying_districts: Value<Headcount>,
    /// Where the groups are written: the first cell.
    pub groups_begin: Option<CellRef>,
    /// The groups that live in the unit, in the order of the sheet.
    pub groups: Vec<StatedGroup>,
    /// The congress's first day.
    pub date: Value<Date>,
    /// Its length in days.
    pub days: Value<Fraction>,
    /// Whether it is the pilot of its province.
    pub pilot: Value<bool>,
    /// The official delegates allotted to this unit at the upper congress.
    pub allotted_official: Value<Headcount>,
    /// The alternates allotted to it.
    pub allotted_alternates: Value<Headcount>,
}

/// A group of a stated profile.
#[derive(Debug, Clone, PartialEq)]
pub struct StatedGroup {
    /// Its name, with the catalogue's answer.
    pub group: Value<Resolution>,
    /// How many of its people live in the unit.
    pub people: Value<Headcount>,
}

/// A line of text above a table, with the place it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Title {
    /// The file, of a list of several files.
    pub file: Option<Arc<str>>,
    /// The sheet; none for CSV.
    pub sheet: Option<String>,
    pub cell: CellRef,
    /// The text as written.
    pub text: String,
}
