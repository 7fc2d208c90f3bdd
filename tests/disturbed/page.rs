//! A book as it was typed: cells, merges, hidden rows and columns. The writers put it into files.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use delegate_quota::rooms::sheet::Column;
use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization as _;

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Typed {
    Text(String),
    Number(i64),
    Date(Date),
}

impl Typed {
    pub(super) fn shown(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Date(date) => {
                format!("{:02}/{:02}/{}", date.day(), date.month(), date.year())
            }
        }
    }
}

impl From<&str> for Typed {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Typed {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

/// A rectangle of cells, corners included: first row, first column, last row, last column.
pub(super) type Area = (u32, u32, u32, u32);

/// One sheet. Rows and columns count from 1, as in a spreadsheet.
#[derive(Debug, Clone, Default)]
pub(super) struct Page {
    pub(super) name: String,
    pub(super) cells: BTreeMap<(u32, u32), Typed>,
    pub(super) merges: Vec<Area>,
    pub(super) hidden_rows: BTreeSet<u32>,
    pub(super) hidden_columns: BTreeSet<u32>,
}

impl Page {
    pub(super) fn named(name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::default() }
    }

    pub(super) fn put(&mut self, row: u32, column: u32, value: impl Into<Typed>) {
        let value = value.into();
        if value != Typed::Text(String::new()) {
            self.cells.insert((row, column), value);
        }
    }

    pub(super) fn merge(&mut self, area: Area) {
        if (area.0, area.1) != (area.2, area.3) {
            self.merges.push(area);
        }
    }

    /// The text as some keyboards type it: letters and their marks apart.
    pub(super) fn decompose(&mut self) {
        for value in self.cells.values_mut() {
            if let Typed::Text(text) = value {
                *text = text.nfd().collect();
            }
        }
    }

    /// What the cell shows; nothing where it is empty.
    pub(super) fn shown_at(&self, row: u32, column: u32) -> String {
        self.cells.get(&(row, column)).map(Typed::shown).unwrap_or_default()
    }

    pub(super) fn last_row(&self) -> u32 {
        self.cells.keys().map(|(row, _)| *row).max().unwrap_or(0)
    }

    pub(super) fn last_column(&self) -> u32 {
        self.cells.keys().map(|(_, column)| *column).max().unwrap_or(0)
    }

    /// The sheet as lines of text, for people to look at.
    pub(super) fn shown(&self) -> String {
        let mut text = format!("== {}\n", self.name);
        for row in 1..=self.last_row() {
            let hidden = if self.hidden_rows.contains(&row) { "~" } else { " " };
            let _ = write!(text, "{hidden}{row:>3} ");
            for column in 1..=self.last_column() {
                let shown = self.shown_at(row, column);
                let mark = if self.hidden_columns.contains(&column) { "~" } else { "" };
                let _ = write!(text, "│{mark}{}", shown.replace('\n', "⏎"));
            }
            text.push('\n');
        }
        for (row, column, to_row, to_column) in &self.merges {
            let (from, to) = (Column::new(*column), Column::new(*to_column));
            let _ = write!(text, " {from}{row}:{to}{to_row}");
        }
        text.push('\n');
        text
    }
}
