//! What single cells mean: genders, marks, dates of birth, roles.
//!
//! Each reader answers with what is certain or says that it is not: a gender `N` fits both `Nam`
//! and `Nữ`, a day that the calendar lacks is impossible, and neither is rounded to a guess.

mod birth;
mod brackets;
mod gender;
mod moment;
mod role;

pub(super) use birth::{birth_date, day_count, tells_a_day};
pub(super) use gender::{gender, is_mark, is_number_code};
pub(super) use role::{RoleWords, only_role_words, role_words, short_role_words};

use crate::roster::{Meant, Unclear};
use crate::sheet::{Cell, CellValue};
use crate::spelling;

/// A cell whose content cannot be read at all: an error value, a formula without a result.
pub(super) fn unreadable(cell: &Cell) -> bool {
    matches!(cell.value, CellValue::Error(_) | CellValue::Uncalculated(_))
}

/// `"`, `-nt-`, `như trên`: what stands in the row above holds here, too.
pub(super) fn is_ditto(cell: &Cell) -> bool {
    let CellValue::Text(text) = &cell.value else { return false };
    // Nearly every cell has another letter, and need not be folded: folding keeps those of ASCII.
    let of_the_words =
        |byte: u8| matches!(byte.to_ascii_lowercase(), b'n' | b'h' | b'u' | b't' | b'r' | b'e');
    let other = |byte: u8| byte.is_ascii_alphanumeric() && !of_the_words(byte);
    let last = || text.chars().rev().find(|c| c.is_alphanumeric()).and_then(spelling::plain_letter);
    if text.bytes().any(other) || last().is_some_and(|last| !matches!(last, 't' | 'n')) {
        return false;
    }
    let text = text.trim();
    let quotes = |c: char| matches!(c, '"' | '\'' | '”' | '“' | '″' | '〃' | '»');
    let frame = |c: char| quotes(c) || matches!(c, '-' | '–' | ' ' | ',' | '.');
    let word = text.trim_matches(frame);
    match spelling::unmarked(word).as_str() {
        "" => word == "//" || (word.is_empty() && text.contains(quotes)),
        "nt" | "n t" | "nhu tren" => true,
        _ => false,
    }
}

/// What was understood of a written value, where `None` means that it was not.
pub(super) fn meant<T>(understood: Option<T>) -> Meant<T> {
    understood.map_or(Meant::Unclear(Unclear::NotUnderstood), Meant::Known)
}
