//! The units below a congress with their populations: a table as offices keep it, or TOML.
//!
//! Seats are allotted from it, and a settings file names its units by it. A spreadsheet is known by
//! its headings (`headings`), under whatever titles and above whatever totals stand around it
//! (`sheet`, `rows`); TOML is read key by key (`toml_file`). As with lists, nothing is dropped in
//! silence: what is no unit is told, and what cannot be understood is an error at its cell.

mod columns;
mod headings;
mod load;
mod rows;
mod sheet;
mod toml_file;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use crate::catalogue::GroupCode;
use crate::congress::Allotment;
use crate::numbers::Headcount;
use crate::sheet::{CellRef, ReadNote, Row};
use crate::spelling;

pub use load::{is_toml, load};
pub use sheet::from_workbook;
pub use toml_file::from_toml;

/// A unit below the congress.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Its name.
    pub name: String,
    /// How many people it counts: the minority population where the table tells that apart.
    pub population: Headcount,
    /// How many of each group, where the table tells it.
    pub by_group: BTreeMap<GroupCode, Headcount>,
    /// The minority groups that live there, where they are named without numbers.
    pub groups: Vec<GroupCode>,
    /// The level of its congress, in the words of the ruleset.
    pub level: Option<String>,
    /// It gets no fewer seats.
    pub min: Option<Headcount>,
    /// It gets no more seats.
    pub max: Option<Headcount>,
    /// The seats that it is allotted at the upper congress.
    pub delegation: Option<Allotment>,
    /// Its cell; none in TOML.
    pub cell: Option<CellRef>,
}

impl Unit {
    /// A unit of which nothing but this is known.
    pub fn new(name: impl Into<String>, population: Headcount) -> Self {
        Self {
            name: name.into(),
            population,
            by_group: BTreeMap::new(),
            groups: Vec::new(),
            level: None,
            min: None,
            max: None,
            delegation: None,
            cell: None,
        }
    }
}

/// The units of a congress, in the order of their table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UnitsTable {
    /// The units.
    pub units: Vec<Unit>,
    /// The groups that have a column, or a key, of their own.
    pub groups: Vec<GroupCode>,
    /// Where the populations stand: the column's letters and heading; none where they are the sums
    /// of the groups, and in TOML.
    pub population_column: Option<String>,
    /// The totals that the table states of itself.
    pub totals: Vec<StatedTotal>,
    /// The rows and columns that were read over, with the reason.
    pub left_out: Vec<LeftOut>,
    /// What the officer should know of how the file was read.
    pub notes: Vec<ReadNote>,
}

impl UnitsTable {
    /// The unit of this name, however it is spelt.
    pub fn position(&self, name: &str) -> Option<usize> {
        let key = spelling::key(name);
        self.units.iter().position(|unit| spelling::key(&unit.name) == key)
    }
}

/// A total that stands in the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatedTotal {
    pub cell: CellRef,
    /// What it says.
    pub stated: Headcount,
    /// What the units above it add up to.
    pub counted: u128,
}

impl StatedTotal {
    /// Whether it says what the units add up to.
    pub fn agrees(&self) -> bool {
        u128::from(self.stated) == self.counted
    }
}

/// Something in the table that is no part of a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LeftOut {
    /// A heading over some of the units, or a sum of them: `I. Các huyện miền núi`.
    Section {
        row: Row,
        /// Its words.
        text: String,
    },
    /// The rows beneath the table, from this one on: recipients, signature, remarks.
    Below {
        /// The first of them.
        row: Row,
    },
    /// A column that was read over because the user said so, or because it has no heading.
    Column {
        /// Its letters and its heading.
        heading: String,
    },
}

/// How a table of units is to be read.
#[derive(Debug, Clone, Default)]
pub struct UnitsOptions {
    /// The sheet, where the user names it.
    pub sheet: Option<String>,
    /// The headings of columns to read over.
    pub ignore: Vec<String>,
}
