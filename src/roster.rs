//! The list as it was understood: delegates with typed values, and the tables they stand in.
//!
//! Nothing here reads or judges. Each value keeps the cell it came from and the text that the
//! officer wrote beside what was understood, so that every later message can point at the cell and
//! quote it. What is unknown stays unknown: [`Meant::Blank`] and [`Meant::Unclear`] are never
//! turned into an assumption.

mod totals;

mod around;
mod field;
mod files;
mod hypothetical;
mod rare;
mod shared_text;
mod table;
pub mod words;

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::Serialize;
use smol_str::SmolStr;

use crate::catalogue::Resolution;
use crate::closed_list::closed_list;
use crate::sheet::{Cell, CellRef, Row};

pub use around::{
    RowInDoubt, RowReason, RowsLeftOut, SectionHeading, SheetReason, SheetWithoutTable,
    StatedGroup, StatedProfile, StatedTotal, Title, TotalOf,
};
pub use field::Field;
pub(crate) use field::{ColumnTrait, Tells};
pub use files::SheetOf;
pub use hypothetical::{hypothetical_name, is_hypothetical_name};
pub use rare::Rare;
pub use shared_text::Common;
pub(crate) use shared_text::RepeatedWords;
pub use table::{Table, TableColumn, TableOf, UnusedColumn};

closed_list! {
    /// In which capacity a person is on the list.
    pub enum Role as "snake_case" {
        /// Đại biểu chính thức: votes.
        Official,
        /// Đại biểu khách mời: invited, does not vote.
        Guest,
        /// Đại biểu dự khuyết: stands in for an official delegate at the upper congress.
        Alternate,
    }
}

closed_list! {
    /// A delegate's gender, as lists state it.
    pub enum Gender as "snake_case" {
        /// Nữ.
        Female,
        /// Nam.
        Male,
    }
}

closed_list! {
    /// How an official delegate came to the congress.
    pub enum OfficialKind as "snake_case" {
        /// Đại biểu đương nhiên: by office or honour held.
        ExOfficio,
        /// Đại biểu chọn cử: chosen by a lower congress, conference or agency.
        Selected,
        /// Đại biểu chỉ định: named by the body that convenes the congress.
        Appointed,
    }
}

/// A date of birth, as exactly as the list tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BirthDate {
    /// The year alone.
    Year(i16),
    /// The month of a year.
    Month {
        /// The year.
        year: i16,
        /// 1 to 12.
        month: i8,
    },
    /// The day.
    Day(Date),
}

impl BirthDate {
    /// The year of birth.
    pub fn year(self) -> i16 {
        match self {
            Self::Year(year) | Self::Month { year, .. } => year,
            Self::Day(date) => date.year(),
        }
    }

    /// The first and the last day that the birth can have been on.
    pub fn range(self) -> (Date, Date) {
        match self {
            Self::Year(year) => (jiff::civil::date(year, 1, 1), jiff::civil::date(year, 12, 31)),
            Self::Month { year, month } => {
                let first = jiff::civil::date(year, month, 1);
                (first, first.last_of_month())
            }
            Self::Day(date) => (date, date),
        }
    }
}

/// What was understood of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meant<T> {
    /// The list tells it.
    Known(T),
    /// The list says nothing: an empty cell, or no column for it.
    Blank,
    /// Something is written, and it was not understood.
    Unclear(Unclear),
}

impl<T> Meant<T> {
    /// The value, if it is known.
    pub fn known(self) -> Option<T> {
        match self {
            Self::Known(value) => Some(value),
            Self::Blank | Self::Unclear(_) => None,
        }
    }
}

/// Why a written value was not understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unclear {
    /// The words mean nothing to the tool.
    NotUnderstood,
    /// It fits more than one meaning: a gender `N`, marks in both the `Nam` and the `Nữ` column.
    SeveralMeanings,
    /// A day that the calendar does not have.
    ImpossibleDate,
    /// The cell holds an error value or a formula without a result.
    Unreadable,
}

/// A value, with the place and the words it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value<T, W = SmolStr> {
    /// What was understood.
    pub meant: Meant<T>,
    /// The cell it was read from, or the one to fill in; none where the list has no place for it.
    pub cell: Option<CellRef>,
    /// The cell's text as the officer wrote it; empty for a blank one.
    pub written: W,
}

impl<T, W: Default> Default for Value<T, W> {
    fn default() -> Self {
        Self { meant: Meant::Blank, cell: None, written: W::default() }
    }
}

impl<T> Value<T> {
    /// A value that the list has no place for.
    pub const fn absent() -> Self {
        Self::blank(None)
    }

    /// A value that the list does not tell, with the cell to fill in.
    pub const fn blank(cell: Option<CellRef>) -> Self {
        Self { meant: Meant::Blank, cell, written: SmolStr::new_static("") }
    }

    /// What a cell of a row says.
    pub fn of(row: Row, cell: &Cell, meant: Meant<T>) -> Self {
        Self { meant, cell: Some(CellRef::new(cell.column, row)), written: cell.shown() }
    }
}

impl<T, W> Value<T, W> {
    /// A value that is known without a cell of the row, such as a role told by the sheet's name.
    pub fn implied(known: T, written: impl Into<W>) -> Self {
        Self { meant: Meant::Known(known), cell: None, written: written.into() }
    }

    /// The value, if it is known.
    pub fn known(&self) -> Option<&T> {
        match &self.meant {
            Meant::Known(value) => Some(value),
            Meant::Blank | Meant::Unclear(_) => None,
        }
    }

    /// Whether the list says nothing of it.
    pub fn is_blank(&self) -> bool {
        matches!(self.meant, Meant::Blank)
    }
}

/// What told a delegate's role or kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ToldBy {
    /// The row's own cell.
    Column,
    /// A section row above.
    Section,
    /// The sheet's name.
    Sheet,
    /// A title above the table.
    Title,
    /// The ruleset, which takes every row of an unmarked list for one role.
    Ruleset,
    /// An option or a map file of the user's.
    User,
}

/// A person on the list.
#[derive(Debug, Clone, PartialEq)]
pub struct Delegate {
    /// The table, as an index into [`Roster::tables`].
    pub table: usize,
    /// The row of the sheet.
    pub row: Row,
    /// Whether the row was hidden by hand or by a filter; it counts all the same.
    pub hidden: bool,
    /// The full name.
    pub name: Value<SmolStr>,
    /// The birth date.
    pub birth: Value<BirthDate>,
    /// The gender.
    pub gender: Common<Gender>,
    /// The ethnic group. A name that is ambiguous or unknown is `Known` here, with the catalogue's
    /// answer.
    pub group: Common<Resolution>,
    /// The role, and what told it.
    pub role: Common<Role>,
    /// What told the role; none where nothing did.
    pub role_told_by: Option<ToldBy>,
    /// Ex-officio, selected or appointed.
    pub kind: Common<OfficialKind>,
    /// The unit that the delegate stands for, from a column or from a section row.
    pub unit: Common<SmolStr>,
    /// The field of work.
    pub work: Rare<SmolStr>,
    /// The personal identity number, as written.
    pub identity: Rare<SmolStr>,
    /// Whether the delegate is marked as going on to the upper congress.
    pub delegation: Rare<bool>,
    /// The other columns' values, by field.
    pub others: Box<[(Field, Value<SmolStr>)]>,
}

impl Delegate {
    /// What a column without a meaning of its own says of the delegate.
    pub(crate) fn other(&self, field: Field) -> Option<&Value<SmolStr>> {
        self.others.iter().find(|(other, _)| *other == field).map(|(_, value)| value)
    }
}

/// A list as it was understood.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Roster {
    /// The tables of delegates, in the order of the file.
    pub tables: Vec<Table>,
    /// Everybody in them, in the order of the file.
    pub delegates: Vec<Delegate>,
    /// The rows that were not taken for delegates.
    pub rows_left_out: Vec<RowsLeftOut>,
    /// Those of them that may be people all the same, in the order of the file.
    pub rows_in_doubt: Vec<RowInDoubt>,
    /// The sheets without a table of delegates.
    pub other_sheets: Vec<SheetWithoutTable>,
    /// The section headings, in the order of the file.
    pub sections: Vec<SectionHeading>,
    /// The totals that the list states.
    pub stated_totals: Vec<StatedTotal>,
    /// The lines of text above the tables of the congress, letterhead and title.
    pub titles: Vec<Title>,
    /// Of each table of a delegation, by its index: its titles and its sheet's name as one text.
    pub delegation_titles: Vec<(usize, String)>,
    /// The lines of text of the sheets without a table, such as a cover page.
    pub cover: Vec<Title>,
    /// The congress profiles that sheets of the workbook state.
    pub profiles: Vec<StatedProfile>,
}

impl Roster {
    /// The delegates to the congress itself, without those of a delegation to the upper one.
    pub fn of_congress(&self) -> impl Iterator<Item = &Delegate> {
        self.delegates.iter().filter(|delegate| self.table_of(delegate) == TableOf::Congress)
    }

    /// Those who may be delegates to the congress itself, and were not counted.
    pub fn in_doubt(&self) -> impl Iterator<Item = &Delegate> {
        let people = self.rows_in_doubt.iter().map(|row| &row.person);
        people.filter(|person| self.table_of(person) == TableOf::Congress)
    }

    /// Leaves out the delegates at these places.
    pub(crate) fn leave_out(&mut self, places: &BTreeSet<usize>) {
        let mut at = 0..;
        self.delegates.retain(|_| !at.next().is_some_and(|at| places.contains(&at)));
    }

    /// Which congress the delegate's table is for.
    pub fn table_of(&self, delegate: &Delegate) -> TableOf {
        self.tables.get(delegate.table).map_or(TableOf::Congress, |table| table.of)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A register of a country holds a million of them.
    #[test]
    fn a_delegate_takes_little_more_than_its_name_and_dates() {
        assert!(size_of::<Delegate>() <= 320);
    }
}
