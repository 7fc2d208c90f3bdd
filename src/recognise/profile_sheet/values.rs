//! What the values of a profile sheet mean: numbers of people, lengths, days, yes and no.
//!
//! As everywhere, what is not certain is not rounded to a guess: `trên 32.000` is no number.

use jiff::civil::Date;
use smol_str::SmolStr;

use crate::catalogue::{GroupCatalogue, Resolution};
use crate::numbers::{Fraction, Headcount};
use crate::recognise::values::{birth_date, is_mark, meant, unreadable};
use crate::roster::{BirthDate, Meant, Unclear};
use crate::sheet::{Cell, CellValue};
use crate::spelling;
/// What a cell says, unless it holds nothing that can be read.
fn read<T>(cell: &Cell, read: impl FnOnce(&Cell) -> Option<T>) -> Meant<T> {
    if unreadable(cell) { Meant::Unclear(Unclear::Unreadable) } else { meant(read(cell)) }
}

/// Words, as they stand.
pub(super) fn words(cell: &Cell) -> Meant<SmolStr> {
    read(cell, |cell| match &cell.value {
        CellValue::Text(text) => Some(spelling::visible(text).into()),
        _ => None,
    })
}

/// A number of people: `32000`, `32.000`, `32 000 người`.
pub(crate) fn headcount(cell: &Cell) -> Meant<Headcount> {
    read(cell, |cell| match &cell.value {
        CellValue::Number(_) => Headcount::try_from(cell.whole_number()?).ok(),
        CellValue::Text(text) => grouped_digits(text),
        _ => None,
    })
}

/// Digits, in groups of three where a mark or a space parts them: `32.5` is no whole number.
fn grouped_digits(text: &str) -> Option<Headcount> {
    const NOUNS: [&str; 8] =
        ["người", "khẩu", "nhân khẩu", "đại biểu", "people", "persons", "delegates", "đồng bào"];
    let visible = spelling::visible(text).to_lowercase();
    let bare = NOUNS.into_iter().find_map(|noun| visible.strip_suffix(noun)).unwrap_or(&visible);
    let mut parts = bare.trim().split(['.', ',', ' ']);
    let first = parts.next()?;
    let rest: Vec<&str> = parts.collect();
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let grouped = rest.is_empty() || first.len() <= 3;
    if !grouped || !digits(first) || !rest.iter().all(|part| part.len() == 3 && digits(part)) {
        return None;
    }
    format!("{first}{}", rest.concat()).parse().ok()
}

/// A length in days: `1.5`, `1,5 ngày`, `01`. A congress lasts longer than no day.
pub(super) fn days(cell: &Cell) -> Meant<Fraction> {
    read(cell, |cell| {
        let written = match &cell.value {
            CellValue::Number(_) => cell.shown().into(),
            CellValue::Text(text) => spelling::visible(text).to_lowercase(),
            _ => return None,
        };
        let noun = ["ngày", "days", "day"].into_iter().find(|noun| written.ends_with(noun));
        let bare = written.strip_suffix(noun.unwrap_or_default())?.trim();
        let days = bare.parse::<Fraction>().ok()?;
        (days.numerator() > 0 && !bare.contains('%')).then_some(days)
    })
}

/// A day. A year or a month alone is none.
pub(super) fn day(cell: &Cell) -> Meant<Date> {
    match birth_date(cell) {
        Meant::Known(BirthDate::Day(date)) => Meant::Known(date),
        Meant::Known(_) => Meant::Unclear(Unclear::NotUnderstood),
        Meant::Blank => Meant::Blank,
        Meant::Unclear(why) => Meant::Unclear(why),
    }
}

pub(super) fn yes_or_no(cell: &Cell) -> Meant<bool> {
    read(cell, is_mark)
}

/// The names of groups in one cell, each with the catalogue's answer.
pub(super) fn groups(cell: &Cell, catalogue: &GroupCatalogue) -> Vec<(String, Meant<Resolution>)> {
    let CellValue::Text(text) = &cell.value else {
        let why = if unreadable(cell) { Unclear::Unreadable } else { Unclear::NotUnderstood };
        return vec![(cell.shown().into(), Meant::Unclear(why))];
    };
    // `21 dân tộc: Gia Rai, Xơ Đăng`
    let names = text.split_once(':').map_or(text.as_str(), |(_, names)| names);
    names
        .replace(" và ", ",")
        .replace(" and ", ",")
        .split([',', ';', '\n'])
        .map(|name| spelling::visible(name.trim_matches(['.', ' ', '-', '+', '–'])))
        .filter(|name| !name.is_empty())
        .map(|name| {
            let found = catalogue.resolve(&name);
            (name, Meant::Known(found))
        })
        .collect()
}

/// The numbers of `22 chính thức, 2 dự khuyết` or `chính thức: 22; dự khuyết: 2`.
///
/// A bare number is neither: it may be the sum of both.
pub(super) fn delegation(text: &str) -> Option<(Option<Headcount>, Option<Headcount>)> {
    let plain = spelling::unmarked(text);
    let (mut official, mut alternates) = (None, None);
    // The clause `22 chính thức` ends at a mark; each holds one number and one role.
    for clause in text.split([',', ';', '\n', '+']).flat_map(|part| part.split(" và ")) {
        let plain = spelling::unmarked(clause);
        let numbers: Vec<Headcount> =
            plain.split(' ').filter_map(|word| word.parse().ok()).collect();
        let [number] = numbers[..] else { return None };
        match (plain.contains("chinh thuc"), plain.contains("du khuyet")) {
            (true, false) if official.is_none() => official = Some(number),
            (false, true) if alternates.is_none() => alternates = Some(number),
            _ => return None,
        }
    }
    (!plain.is_empty()).then_some((official, alternates))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::Column;

    fn cell(text: &str) -> Cell {
        Cell::new(Column::new(2), CellValue::Text(text.into()))
    }

    fn number(number: f64) -> Cell {
        Cell::new(Column::new(2), CellValue::Number(number))
    }

    #[test]
    fn numbers_of_people_are_whole() {
        for text in ["32000", "32.000", "32 000 người", "32,000", " 32\u{a0}000 "] {
            assert_eq!(headcount(&cell(text)), Meant::Known(32_000), "{text}");
        }
        for text in ["trên 32.000", "32.5", "3200.000", "-5", "32.000 - 33.000", "nhiều"] {
            assert_eq!(headcount(&cell(text)), Meant::Unclear(Unclear::NotUnderstood), "{text}");
        }
        assert_eq!(headcount(&number(32.5)), Meant::Unclear(Unclear::NotUnderstood));
        assert_eq!(headcount(&number(32_000.0)), Meant::Known(32_000));
    }

    #[test]
    fn lengths_are_exact_and_more_than_nothing() {
        for written in [number(1.5), cell("1,5 ngày"), cell("1.5"), cell("3/2 ngày")] {
            let Meant::Known(read) = days(&written) else { panic!("{written:?}") };
            assert_eq!((read.numerator(), read.denominator()), (3, 2), "{written:?}");
        }
        for written in [number(0.0), number(-1.0), cell("một ngày"), cell("50%"), cell("0")] {
            assert!(matches!(days(&written), Meant::Unclear(_)), "{written:?}");
        }
    }

    #[test]
    fn a_month_is_no_day() {
        assert_eq!(day(&cell("16/5/2024")), Meant::Known(jiff::civil::date(2024, 5, 16)));
        assert_eq!(
            day(&cell("Ngày 16 tháng 5 năm 2024")),
            Meant::Known(jiff::civil::date(2024, 5, 16))
        );
        for text in ["5/2024", "16-17/5/2024", "giữa tháng 5", "31/2/2024", "16/5/20"] {
            assert!(matches!(day(&cell(text)), Meant::Unclear(_)), "{text}");
        }
    }

    #[test]
    fn the_seats_of_a_delegation_are_told_by_role() {
        assert_eq!(delegation("22 chính thức, 02 dự khuyết"), Some((Some(22), Some(2))));
        assert_eq!(delegation("Chính thức: 22; dự khuyết: 2"), Some((Some(22), Some(2))));
        assert_eq!(delegation("22 đại biểu chính thức và 2 dự khuyết"), Some((Some(22), Some(2))));
        assert_eq!(delegation("24"), None);
        assert_eq!(delegation("24 đại biểu"), None);
    }
}
