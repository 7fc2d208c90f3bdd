//! What the marks and numbers of a table's gender columns stand for.
//!
//! `1` and `0`, or a column to tick, mean something only by the list's own conventions: its header
//! explains them, or its names prove them. Where neither does, they stay unknown.

use std::sync::LazyLock;

use smol_str::SmolStr;

use super::alone::names_person;
use super::columns::Columns;
use super::grid::filled;
use super::numbering::without_number;
use super::values::{gender, is_mark, is_number_code};
use crate::roster::{Field, Gender, Meant, Tells};
use crate::sheet::{Cell, Column, SheetRow};
use crate::spelling;
/// Whether the only column of marks for one gender is marked anywhere, and with marks alone: where
/// it says `Nam` of the men, too, a blank tells nothing.
pub(super) fn women_marked(columns: &Columns, body: &[&SheetRow]) -> bool {
    let columns = [(Field::GenderFemale, Gender::Female), (Field::GenderMale, Gender::Male)]
        .into_iter()
        .filter_map(|(field, marks)| Some((columns.of(field)?, marks)));
    let mut marked = false;
    for (column, marks) in columns {
        for cell in body.iter().filter_map(|row| row.cell(column)) {
            match gender(cell) {
                Meant::Known(told) if told != marks => return false,
                Meant::Known(_) => marked = true,
                _ => marked |= is_mark(cell) == Some(true),
            }
        }
    }
    marked
}

/// The columns to mark in which `o` stands beside other ticks: there it may be the sign for no.
pub(super) fn doubtful_marks(columns: &Columns, body: &[&SheetRow]) -> Vec<Column> {
    let says = |column: Column, wanted: bool| {
        let cells = body.iter().filter_map(|row| row.cell(column));
        cells.filter(|cell| is_circle(cell) == wanted).any(|cell| is_mark(cell) == Some(true))
    };
    let is_to_mark =
        |field: Field| matches!(field.tells(), Tells::Gender(_) | Tells::Role(_) | Tells::Kind(_));
    let marked = columns.used.iter().filter(|used| is_to_mark(used.field)).map(|used| used.column);
    marked.filter(|column| says(*column, true) && says(*column, false)).collect()
}

/// Whether a cell is marked by a circle.
pub(super) fn is_circle(cell: &Cell) -> bool {
    matches!(cell.text().trim(), "o" | "O" | "0")
}

/// Whether the list tells genders by how it addresses people: nearly every name begins with `Ông`
/// or `Bà`.
pub(super) fn addressed_by_gender(columns: &Columns, body: &[&SheetRow]) -> bool {
    const ENOUGH: usize = 2;
    let Some(name) = columns.of(Field::FullName).or_else(|| columns.of(Field::FamilyName)) else {
        return false;
    };
    // A heading stands alone in its row.
    let people = || body.iter().filter(|row| filled(row).count() > 1);
    let names = || people().filter_map(|row| row.cell(name)).map(Cell::shown);
    let is_person = |name: &SmolStr| names_person(name) || gender_of_address(name).is_some();
    let addressed = names().filter(|name| gender_of_address(name).is_some()).count();
    // Statistics stand in the same column.
    addressed >= ENOUGH && addressed * 5 >= names().filter(is_person).count() * 3
}

static MISTER: LazyLock<String> = LazyLock::new(|| spelling::words("ông"));
static MISSES: LazyLock<String> = LazyLock::new(|| spelling::words("bà"));

/// The gender by which a name is addressed.
pub(super) fn gender_of_address(name: &str) -> Option<Gender> {
    // Few names begin with a letter of these two words, and others need not be folded.
    let opening = name.chars().find(|letter| letter.is_alphabetic())?;
    if spelling::plain_letter(opening).is_some_and(|letter| !matches!(letter, 'b' | 'o')) {
        return None;
    }
    let words = spelling::words(without_number(name));
    let (first, rest) = words.split_once(' ')?;
    let is_name = rest.contains(' ');
    match first {
        _ if !is_name => None,
        first if first == *MISTER => Some(Gender::Male),
        first if first == *MISSES => Some(Gender::Female),
        _ => None,
    }
}

/// Which gender a code 1 stands for, where the header explains it (`1: Nam, 0: Nữ`) or the names of
/// the list prove it: enough women's `Thị` and men's `Văn`, all saying the same.
pub(super) fn one_means(columns: &Columns, body: &[&SheetRow]) -> Option<Gender> {
    const ENOUGH: u32 = 3;
    let gender = columns.of(Field::Gender)?;
    let header = columns.used.iter().find(|column| column.field == Field::Gender);
    if let Some(explained) = header.and_then(|column| one_explained(&column.header)) {
        return Some(explained);
    }
    let name = columns.of(Field::FullName).or_else(|| columns.of(Field::FamilyName))?;
    let (mut male, mut female) = (0_u32, 0_u32);
    for row in body {
        let Some(one) = row.cell(gender).and_then(is_number_code) else {
            continue;
        };
        let Some(cell) = row.cell(name) else { continue };
        let words = spelling::words(&cell.shown());
        let middle =
            |marked: &str| words.split(' ').skip(1).any(|word| word == spelling::words(marked));
        // `Thị` beside a 0 says that 1 is a man, and so on.
        match (middle("thị"), middle("văn"), one) {
            (true, false, true) | (false, true, false) => female += 1,
            (true, false, false) | (false, true, true) => male += 1,
            _ => {}
        }
    }
    match (male, female) {
        (male, 0) if male >= ENOUGH => Some(Gender::Male),
        (0, female) if female >= ENOUGH => Some(Gender::Female),
        _ => None,
    }
}

/// The gender that a header gives to the code 1, before or behind it: `1: Nam`, `Nam = 1`.
fn one_explained(header: &str) -> Option<Gender> {
    let words = spelling::words(&header.replace('=', " "));
    let words: Vec<&str> = words.split(' ').collect();
    let female = spelling::words("nữ");
    let gender = |word: &&str| match *word {
        "nam" | "male" => Some(Gender::Male),
        "female" => Some(Gender::Female),
        word if word == female => Some(Gender::Female),
        _ => None,
    };
    let one = words.iter().position(|word| *word == "1")?;
    // Codes stand before their words where the first of all is a code.
    let code_first = words.iter().position(|word| gender(word).is_some())?
        > words.iter().position(|word| matches!(*word, "0" | "1"))?;
    let told = if code_first { one + 1 } else { one.checked_sub(1)? };
    words.get(told).and_then(gender)
}
