//! Sheets without a table: a cover, a summary, or a list that cannot be read and is asked about.

use std::collections::BTreeSet;

use super::alone::names_person;
use super::blocks::titles_of;
use super::grid::{Grid, filled};
use super::nameless::{Nameless, nameless};
use super::numbering::Numbering;
use super::section::Style;
use super::sheet::{SheetContext, SheetRead};
use super::titles::table_title;
use crate::catalogue::{Remembering, Resolution};
use crate::roster::{Field, SheetReason, Title};
use crate::sheet::{Cell, CellValue, Row, SheetRow};
use crate::spelling;

/// A sheet without a header of names: a cover, a summary, or a list that cannot be read.
pub(super) fn without_table(grid: &Grid<'_>, context: &SheetContext<'_>) -> SheetRead {
    const MOST_TEXTS: usize = 60;
    let hints = context.hints;
    let texts: Vec<Title> = grid
        .above()
        .iter()
        .chain(grid.rows())
        .flat_map(|row| titles_of(grid, row))
        .take(MOST_TEXTS)
        .collect();
    let reason = match nameless(grid) {
        _ if texts.is_empty() => SheetReason::Empty,
        None => match first_person(grid, &texts, context.catalogue) {
            Some(row) if hints.is_empty() => return SheetRead::NoHeader { row, texts },
            _ => SheetReason::NoHeader,
        },
        // The user says that the header is another row: this one is not asked about.
        Some(_) if hints.header_row.is_some() => SheetReason::NoHeader,
        Some(header)
            if holds_people(grid, &header, &PERSONAL)
                || (tells_a_role(grid, &texts, header.row)
                    && holds_people(grid, &header, &OF_GUESTS)) =>
        {
            return SheetRead::NamesNotFound { row: header.row, labels: header.labels };
        }
        Some(_) => SheetReason::Summary,
    };
    SheetRead::None { reason, texts }
}

/// What only people have.
const PERSONAL: [Field; 5] =
    [Field::Gender, Field::Group, Field::BirthDate, Field::Identity, Field::GenderFemale];
/// What lists of guests tell besides names, and plans and programmes tell, too.
const OF_GUESTS: [Field; 3] = [Field::Post, Field::Workplace, Field::Unit];

/// Whether the sheet's name or its titles say whose list it is.
fn tells_a_role(grid: &Grid<'_>, texts: &[Title], header: Row) -> bool {
    let above: Vec<&Title> = texts.iter().filter(|title| title.cell.row < header).collect();
    table_title(&above, grid.name()).role.is_some()
}

/// The first row that is numbered and names somebody, in a sheet that no header explains. One such
/// row is enough where the sheet says whose list it is.
fn first_person(grid: &Grid<'_>, texts: &[Title], catalogue: &Remembering<'_>) -> Option<Row> {
    let is_person = |row: &&SheetRow| {
        let mut cells = filled(row);
        let is_numbered = cells.next().is_some_and(|cell| {
            Numbering::of(&cell.shown()).is_some_and(|number| number.style == Style::Number)
        });
        is_numbered && cells.next().is_some_and(|cell| is_full_name(&cell.shown(), catalogue))
    };
    let mut people = grid.rows().iter().filter(is_person);
    let first = people.next()?.row;
    (people.next().is_some() || tells_a_role(grid, texts, first)).then_some(first)
}

/// `Nông Văn An`: each word begins with a capital, and it is no name of a group.
fn is_full_name(text: &str, catalogue: &Remembering<'_>) -> bool {
    const WORDS: std::ops::RangeInclusive<usize> = 2..=6;
    let capital = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    WORDS.contains(&text.split_whitespace().count())
        && text.split_whitespace().all(capital)
        && names_person(text)
        && matches!(catalogue.resolve(text), Resolution::Unknown { .. })
}

/// Whether the rows beneath a header without names are people all the same: they tell such things
/// of themselves in words, where a summary has counts. A list of what may be chosen in a column
/// has words, too, and each of them once.
fn holds_people(grid: &Grid<'_>, header: &Nameless, personal: &[Field]) -> bool {
    if !header.fields.iter().any(|field| personal.contains(field)) {
        return false;
    }
    let rows: Vec<&SheetRow> = grid.rows().iter().filter(|row| row.row > header.row).collect();
    let is_wordy = |cell: &&Cell| matches!(&cell.value, CellValue::Text(text) if spelling::words(text).chars().any(char::is_alphabetic));
    let full: Vec<&&SheetRow> = rows.iter().filter(|row| filled(row).count() >= 3).collect();
    let wordy = full.iter().filter(|row| filled(row).filter(is_wordy).count() >= 3).count();
    let is_counted = header.fields.contains(&Field::Ordinal);
    !full.is_empty() && wordy * 2 >= full.len() && (is_counted || says_anything_twice(&rows))
}

/// Whether a column says the same of two rows.
fn says_anything_twice(rows: &[&SheetRow]) -> bool {
    let mut seen = BTreeSet::new();
    rows.iter().flat_map(|row| filled(row)).any(|cell| {
        let words = spelling::key(&cell.shown());
        !words.is_empty() && !seen.insert((cell.column, words))
    })
}
