//! The tables that a list stands in: their columns, and what was left out of them.

use std::sync::Arc;

use super::{Field, Role, ToldBy};
use crate::closed_list::closed_list;
use crate::sheet::{Column, Row};

closed_list! {
    /// Which congress a table's people are delegates to.
    pub enum TableOf as "snake_case" {
        /// The congress that the list is for.
        Congress,
        /// The delegation to the upper congress: people who, as a rule, stand in the list already.
        /// They are counted for the delegation alone.
        Delegation,
    }
}

/// A column that was understood.
#[derive(Debug, Clone, PartialEq)]
pub struct TableColumn {
    /// What it holds.
    pub field: Field,
    /// Where it stands.
    pub column: Column,
    /// The header as written, its rows joined by ` / `.
    pub header: String,
    /// How sure the tool is, in percent.
    pub confidence: u8,
}

impl TableColumn {
    /// The same column without a meaning.
    pub fn as_unused(&self) -> UnusedColumn {
        UnusedColumn { column: self.column, header: self.header.clone(), looks_like: None }
    }
}

/// A column with a header of which the tool has no use.
#[derive(Debug, Clone, PartialEq)]
pub struct UnusedColumn {
    /// Where it stands.
    pub column: Column,
    /// The header as written.
    pub header: String,
    /// The fact of a person that its content looks like, for whoever looks for the column of it.
    pub looks_like: Option<Field>,
}

/// A table of delegates within a sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// The file, of a list of several files.
    pub file: Option<Arc<str>>,
    /// The sheet's name; none for CSV.
    pub sheet: Option<String>,
    /// The rows of the header, first to last.
    pub header_rows: Vec<Row>,
    /// The first row beneath the header that was read.
    pub first_row: Row,
    /// The last row that was read.
    pub last_row: Row,
    /// The columns that were understood, from the left.
    pub columns: Vec<TableColumn>,
    /// The columns that were not.
    pub unused_columns: Vec<UnusedColumn>,
    /// The role that the sheet, the title or the user tells for all of the table.
    pub role: Option<(Role, ToldBy)>,
    /// Which congress its people are delegates to.
    pub of: TableOf,
    /// Whether names begin with `Ông` or `Bà`, which tells the gender where no column does.
    pub addressed_by_gender: bool,
    /// How many delegates were read from it.
    pub delegates: u64,
}

impl Table {
    /// The columns with their headers: those that were understood, then the others.
    pub fn headed(&self) -> impl Iterator<Item = (Column, &str)> {
        let used = self.columns.iter().map(|column| (column.column, column.header.as_str()));
        let unused = self.unused_columns.iter();
        used.chain(unused.map(|column| (column.column, column.header.as_str())))
    }

    /// The column that holds this field.
    pub fn column(&self, field: Field) -> Option<&TableColumn> {
        self.columns.iter().find(|column| column.field == field)
    }

    /// The columns that tell a fact of a person, such as the gender: its own, and marks.
    pub(crate) fn columns_telling(&self, fact: Field) -> impl Iterator<Item = &TableColumn> {
        self.columns.iter().filter(move |column| column.field.tells_of(fact))
    }
}
