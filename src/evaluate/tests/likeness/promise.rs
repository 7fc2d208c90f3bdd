//! The promise, word by word: which of two rows are, or may be, of one person.

use super::rows::{Row, unmarked};

fn whole_name(row: &Row) -> String {
    let name = row.name.join(" ");
    format!("{} {name}", row.honorific).trim().to_lowercase()
}

fn one_letter_apart(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let without = |all: &[char], at: usize| {
        let mut left = all.to_vec();
        left.remove(at);
        left
    };
    let shorter =
        |long: &[char], short: &[char]| (0..long.len()).any(|at| without(long, at) == short);
    let replaced = one.len() == other.len()
        && (0..one.len()).any(|at| without(&one, at) == without(&other, at));
    replaced || shorter(&one, &other) || shorter(&other, &one)
}

fn one_middle_word_apart(one: &[String], other: &[String]) -> bool {
    let without_one = |all: &[String]| -> Vec<Vec<String>> {
        let inner = 1..all.len().saturating_sub(1);
        inner.map(|at| [&all[..at], &all[at + 1..]].concat()).collect()
    };
    let replaced = one.len() == other.len()
        && without_one(one).iter().enumerate().any(|(at, left)| without_one(other)[at] == *left);
    replaced
        || without_one(one).iter().any(|left| left == other)
        || without_one(other).iter().any(|left| left == one)
}

pub(super) fn same_name(one: &Row, other: &Row) -> bool {
    whole_name(one) == whole_name(other)
}

/// Equal, or an honorific, marks, a letter or a middle word apart.
pub(super) fn near_name(one: &Row, other: &Row) -> bool {
    let words = |row: &Row| -> Vec<String> {
        row.name.iter().map(|word| word.to_lowercase().replace('.', "")).collect()
    };
    let (one_words, other_words) = (words(one), words(other));
    let (one, other) = (one_words.concat(), other_words.concat());
    one == other
        || unmarked(&one) == unmarked(&other)
        || one_letter_apart(&one, &other)
        || one_middle_word_apart(&one_words, &other_words)
}

/// The number with its form: one that is too long is no number of today, whatever zeros it begins
/// with.
fn number(row: &Row) -> Option<(Option<&str>, &str)> {
    (row.number.len() >= 9).then(|| (form(row), row.number.trim_start_matches('0')))
}

fn form(row: &Row) -> Option<&'static str> {
    match row.number.len() {
        9 => Some("old"),
        11 | 12 => Some("new"),
        _ => None,
    }
}

pub(super) fn same_number(one: &Row, other: &Row) -> bool {
    number(one).is_some() && number(one) == number(other)
}

/// An old number beside a new one, or one that is too long, tells nothing.
pub(super) fn two_numbers(one: &Row, other: &Row) -> bool {
    form(one).is_some() && form(one) == form(other) && !same_number(one, other)
}

pub(super) fn same_birth(one: &Row, other: &Row) -> bool {
    !one.birth.is_empty() && one.birth == other.birth
}

pub(super) fn same_day(one: &Row, other: &Row) -> bool {
    one.birth.len() == 3 && one.birth == other.birth
}

pub(super) fn two_births(one: &Row, other: &Row) -> bool {
    // From the year on, as far as both tell.
    one.birth.iter().rev().zip(other.birth.iter().rev()).any(|(one, other)| one != other)
}

pub(super) fn same_unit(one: &Row, other: &Row) -> bool {
    !one.unit.is_empty() && one.unit.to_lowercase() == other.unit.to_lowercase()
}

pub(super) fn two_units(one: &Row, other: &Row) -> bool {
    !one.unit.is_empty() && !other.unit.is_empty() && !same_unit(one, other)
}

fn two_people(one: &Row, other: &Row) -> bool {
    two_numbers(one, other) || two_births(one, other)
}

pub(super) fn error_in_a_list(one: &Row, other: &Row) -> bool {
    let all = same_name(one, other) && same_birth(one, other) && same_unit(one, other);
    same_number(one, other) || (all && !two_people(one, other))
}

pub(super) fn warning_in_a_list(one: &Row, other: &Row) -> bool {
    let near = near_name(one, other) && same_birth(one, other) && same_unit(one, other);
    let named = same_name(one, other) && (same_birth(one, other) || same_unit(one, other));
    (near || named) && !two_people(one, other)
}

pub(super) fn warning_between_lists(one: &Row, other: &Row) -> bool {
    let name = same_name(one, other) || (near_name(one, other) && same_unit(one, other));
    name && same_day(one, other) && !two_numbers(one, other)
}

/// Of lists of one person each: nobody else fits.
pub(super) fn one_in_two_versions(one: &Row, other: &Row) -> bool {
    let name = same_name(one, other);
    let moved_or_birth_corrected = name && (same_birth(one, other) || same_unit(one, other));
    let number_corrected =
        moved_or_birth_corrected && !two_births(one, other) && !two_units(one, other);
    let name_corrected = near_name(one, other)
        && (same_day(one, other) || (same_birth(one, other) && same_unit(one, other)));
    let both_born = !one.birth.is_empty() && !other.birth.is_empty();
    let by_name = name && !two_births(one, other) && (both_born || !two_units(one, other));
    same_number(one, other)
        || number_corrected
        || (!two_numbers(one, other) && (moved_or_birth_corrected || name_corrected || by_name))
}
