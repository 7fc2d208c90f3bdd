//! What single cells mean: genders, marks, dates of birth, roles.
//!
//! Each reader answers with what is certain or says that it is not: a gender `N` fits both `Nam`
//! and `Nữ`, a day that the calendar lacks is impossible, and neither is rounded to a guess.

mod birth;
mod gender;
mod role;

pub(super) use birth::birth_date;
pub(super) use gender::{gender, is_mark, is_number_code};
pub(super) use role::{RoleWords, role_words, short_role_words};

use crate::roster::{Meant, Unclear};
use crate::sheet::{Cell, CellValue};

/// A cell whose content cannot be read at all: an error value, a formula without a result.
pub(super) fn unreadable(cell: &Cell) -> bool {
    matches!(cell.value, CellValue::Error(_) | CellValue::Uncalculated(_))
}

/// What was understood of a written value, where `None` means that it was not.
pub(super) fn meant<T>(understood: Option<T>) -> Meant<T> {
    understood.map_or(Meant::Unclear(Unclear::NotUnderstood), Meant::Known)
}
