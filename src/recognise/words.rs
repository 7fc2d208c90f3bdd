//! The words of lists outside of lists: what `nữ` or `khách mời` means in an option.
//!
//! Options take the same words as cells, so that an officer can write what the list says.

use super::values::{birth_date, gender as gender_of_cell, short_role_words};
use crate::roster::{BirthDate, Gender, OfficialKind, Role};
use crate::sheet::{Cell, CellValue, Column};

fn cell(word: &str) -> Cell {
    Cell::new(Column::new(1), CellValue::Text(word.into()))
}

/// The gender that a word means.
pub(crate) fn gender(word: &str) -> Option<Gender> {
    gender_of_cell(&cell(word)).known()
}

/// The role that a word means.
pub(crate) fn role(word: &str) -> Option<Role> {
    short_role_words(word).role()
}

/// The kind that a word means.
pub(crate) fn kind(word: &str) -> Option<OfficialKind> {
    short_role_words(word).kind()
}

/// The birth date that a text means.
pub(crate) fn birth(text: &str) -> Option<BirthDate> {
    birth_date(&cell(text)).known()
}
