//! What is marked on a sheet: cells with a colour and a note.

use std::collections::BTreeMap;

use crate::sheet::CellRef;

/// How much a mark weighs, and with it its colour. The order is from the least to the most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// Worth a look.
    Note,
    /// In doubt.
    Open,
    /// Wrong.
    Bad,
}

impl Weight {
    /// The colour of the cell, as hexadecimal red, green and blue.
    pub(super) fn colour(self) -> &'static str {
        match self {
            Self::Note => "DDEBF7",
            Self::Open => "FFEB9C",
            Self::Bad => "FFC7CE",
        }
    }
}

/// A cell to mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellMark {
    /// Its sheet; none where the original has no sheets.
    pub sheet: Option<String>,
    pub cell: CellRef,
    pub weight: Weight,
    /// What is told at the cell.
    pub note: String,
}

/// The marks of one sheet, each cell once.
#[derive(Debug, Default)]
pub(super) struct Marked {
    pub(super) cells: BTreeMap<(u32, u32), (Weight, String)>,
}

impl Marked {
    /// A cell that is marked twice has the heavier colour and both notes.
    pub(super) fn add(&mut self, mark: &CellMark) {
        let at = (mark.cell.row.number(), mark.cell.column.number());
        let (weight, note) = self.cells.entry(at).or_insert((mark.weight, String::new()));
        *weight = (*weight).max(mark.weight);
        if !note.is_empty() {
            note.push('\n');
        }
        note.push_str(&mark.note);
    }
}

/// A cell in A1 notation.
pub(super) fn address((row, column): (u32, u32)) -> String {
    format!("{}{row}", crate::sheet::Column::new(column))
}
