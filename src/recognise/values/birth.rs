//! Dates of birth as lists write them: a date cell, `12/5/1980`, `05/1980`, `1980`, or words.
//!
//! Days come before months, as Vietnamese writes them, unless the year comes first.

use jiff::civil::Date;

use super::moment::{Clock, Moment, moment};
use crate::roster::{BirthDate, Meant, Unclear};
use crate::sheet::{Cell, CellValue};
use crate::spelling;

/// Years that a bare number may stand for.
const YEARS: std::ops::RangeInclusive<i64> = 1850..=2200;

/// Two-digit years from this one on are of the last century; those up to the other are of this.
/// Between them both readings are people of an unlikely age, and neither is taken.
const LAST_CENTURY_FROM: i64 = 25;
const THIS_CENTURY_UP_TO: i64 = 14;

/// A date, or why what is written is none.
type Read = Result<BirthDate, Unclear>;

/// Reads a cell that holds a date of birth.
pub(in crate::recognise) fn birth_date(cell: &Cell) -> Meant<BirthDate> {
    let read = match &cell.value {
        CellValue::Date(date) => Ok(BirthDate::Day(*date)),
        CellValue::ImpossibleDate(_) => Err(Unclear::ImpossibleDate),
        CellValue::Error(_) | CellValue::Uncalculated(_) => Err(Unclear::Unreadable),
        CellValue::Bool(_) => Err(Unclear::NotUnderstood),
        CellValue::Number(_) => match cell.whole_number() {
            Some(year) if YEARS.contains(&year) => full_year(year),
            _ => month_dot_year(&cell.shown()),
        },
        CellValue::Text(text) if text.trim().is_empty() => return Meant::Blank,
        CellValue::Text(text) => from_text(text),
    };
    read.map_or_else(Meant::Unclear, Meant::Known)
}

/// `5.1980` typed into a cell that takes it for a number.
fn month_dot_year(shown: &str) -> Read {
    match shown.split_once('.') {
        Some((month, year)) if year.len() == 4 && month.len() <= 2 => from_text(shown),
        _ => Err(Unclear::NotUnderstood),
    }
}

fn from_text(text: &str) -> Read {
    if let Some(day) = plain_day(text) {
        return from_numbers(&day);
    }
    let Moment { date, clock } = moment(text).ok_or(Unclear::NotUnderstood)?;
    let numbers = numbers_of(date).ok_or(Unclear::NotUnderstood)?;
    match (clock, &numbers[..]) {
        (Clock::English, [first, second, year]) if first.digits <= 2 && !first.named => {
            either_order(*first, *second, *year)
        }
        (Clock::EveBefore, numbers) => match from_numbers(numbers)? {
            BirthDate::Day(eve) => {
                eve.tomorrow().map(BirthDate::Day).map_err(|_| Unclear::ImpossibleDate)
            }
            inexact => Ok(inexact),
        },
        (_, numbers) => from_numbers(numbers),
    }
}

/// `12/05/1980`, as nearly every list writes it: nothing in it has to be folded.
fn plain_day(text: &str) -> Option<[Number; 3]> {
    const LONGEST: usize = 10;
    if text.len() > LONGEST {
        return None;
    }
    let mut numbers = [Number { value: 0, digits: 0, named: false }; 3];
    let mut at = 0;
    for byte in text.bytes() {
        match byte {
            b'0'..=b'9' => {
                let number = numbers.get_mut(at)?;
                number.value = number.value * 10 + i64::from(byte - b'0');
                number.digits += 1;
            }
            b'/' | b'-' | b'.' => at += 1,
            _ => return None,
        }
    }
    (at == 2 && numbers.iter().all(|number| number.digits > 0)).then_some(numbers)
}

/// Whether a cell holds a day and nothing else, told by the quickest look.
pub(in crate::recognise) fn tells_a_day(cell: &Cell) -> bool {
    match &cell.value {
        CellValue::Date(_) => true,
        CellValue::Text(text) => plain_day(text).is_some(),
        _ => false,
    }
}

/// A date by a program that may write the month first, as English does: where both orders are days
/// of the calendar, neither is taken.
fn either_order(first: Number, second: Number, year: Number) -> Read {
    let year = expand(year)?;
    let day_first = day_of(year, second.value, first.value);
    let month_first = day_of(year, first.value, second.value);
    match (day_first, month_first) {
        (Ok(one), Ok(other)) if one != other => Err(Unclear::SeveralMeanings),
        (Ok(day), _) => Ok(day),
        (Err(_), month_first) => month_first,
    }
}

/// What the numbers of a date stand for, the day before the month.
fn from_numbers(numbers: &[Number]) -> Read {
    match *numbers {
        // Two digits alone may be an age or a count, and are not understood.
        [year] if year.digits == 4 && YEARS.contains(&year.value) => full_year(year.value),
        [month, year] => month_of(expand(year)?, month.value),
        [first, month, last] if first.digits == 4 => day_of(first.value, month.value, last.value),
        // `May 12, 1980`
        [month, day, year] if month.named => day_of(expand(year)?, month.value, day.value),
        [day, month, year] => day_of(expand(year)?, month.value, day.value),
        _ => Err(Unclear::NotUnderstood),
    }
}

#[derive(Clone, Copy)]
struct Number {
    value: i64,
    digits: usize,
    /// A month given by its name.
    named: bool,
}

/// The numbers of a date, or nothing where other words than those of dates stand between them.
fn numbers_of(text: &str) -> Option<Vec<Number>> {
    const WORDS: [&str; 9] = ["ngay", "thang", "nam", "sinh", "sn", "ns", "khoang", "day", "t"];
    let plain = spelling::unmarked(text);
    let mut numbers = Vec::new();
    for word in plain.split(' ') {
        // `T7/1958` is July.
        let word = match word.strip_prefix('t') {
            Some(month) if month.bytes().all(|byte| byte.is_ascii_digit()) => month,
            _ => word,
        };
        if let Some(month) = english_month(word) {
            numbers.push(Number { value: month, digits: 2, named: true });
        } else if word.bytes().all(|byte| byte.is_ascii_digit()) && !word.is_empty() {
            let value = word.parse().ok()?;
            numbers.push(Number { value, digits: word.len(), named: false });
        } else if !WORDS.contains(&word) && !word.is_empty() {
            return None;
        }
    }
    (!numbers.is_empty()).then_some(numbers)
}

/// `20-Mar-75`, as a spreadsheet set to English writes dates to CSV.
fn english_month(word: &str) -> Option<i64> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let whole = word == "sept" || word.len() == 3;
    let is = |month: &&str| *month == word || (whole && month.starts_with(word));
    (1..).zip(&MONTHS).find(|(_, month)| is(month)).map(|(number, _)| number)
}

/// The day that a spreadsheet counts as this number: what is left of a date cell that lost its
/// format. A bare number is no date by itself; a whole column of them is.
pub(in crate::recognise) fn day_count(cell: &Cell) -> Option<Date> {
    // 18/5/1927 to 31/12/2049: five digits, which no year has.
    const DAYS: std::ops::RangeInclusive<i64> = 10_000..=54_788;
    let days = cell.whole_number().filter(|days| DAYS.contains(days))?;
    jiff::civil::date(1899, 12, 30).checked_add(jiff::Span::new().days(days)).ok()
}

fn expand(year: Number) -> Result<i64, Unclear> {
    match year.digits {
        4 => Ok(year.value),
        2 if year.value >= LAST_CENTURY_FROM => Ok(1900 + year.value),
        2 if year.value <= THIS_CENTURY_UP_TO => Ok(2000 + year.value),
        _ => Err(Unclear::SeveralMeanings),
    }
}

fn full_year(year: i64) -> Read {
    i16::try_from(year).map(BirthDate::Year).map_err(|_| Unclear::ImpossibleDate)
}

fn month_of(year: i64, month: i64) -> Read {
    match (i16::try_from(year), i8::try_from(month)) {
        // `00/1980`: the month is not known.
        (Ok(year), Ok(0)) => Ok(BirthDate::Year(year)),
        (Ok(year), Ok(month @ 1..=12)) => Ok(BirthDate::Month { year, month }),
        _ => Err(Unclear::ImpossibleDate),
    }
}

fn day_of(year: i64, month: i64, day: i64) -> Read {
    if day == 0 {
        return month_of(year, month);
    }
    let parts = (i16::try_from(year), i8::try_from(month), i8::try_from(day));
    let (Ok(year), Ok(month), Ok(day)) = parts else { return Err(Unclear::ImpossibleDate) };
    Date::new(year, month, day).map(BirthDate::Day).map_err(|_| Unclear::ImpossibleDate)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::Column;
    use jiff::civil::date;

    fn read(text: &str) -> Meant<BirthDate> {
        birth_date(&Cell::new(Column::new(1), CellValue::Text(text.into())))
    }

    #[test]
    fn days_are_read_with_the_day_first() {
        for text in [
            "12/5/1980",
            "12-05-1980",
            "12.5.1980",
            "1980-05-12",
            "12/5/80",
            "12 / 05 / 1980",
            "Ngày 12 tháng 5 năm 1980",
            "12 tháng 5 năm 1980",
            "1980-05-12 00:00:00",
            "12-May-80",
            "12-May-1980",
            "May 12, 1980",
        ] {
            assert_eq!(read(text), Meant::Known(BirthDate::Day(date(1980, 5, 12))), "{text}");
        }
    }

    #[test]
    fn what_programs_write_behind_a_date_is_no_part_of_it() {
        for text in [
            "15/06/1975 00:00:00",
            "1975-06-15T00:00:00",
            "1975-06-15T00:00:00.000Z",
            "1975-06-15T00:00:00+07:00",
            "1975-06-14T17:00:00.000Z",
            "1975-06-14T16:59:30.000Z",
            "6/15/1975 12:00:00 AM",
            "15/06/1975 12:00:00 AM",
            "15/06/1975 12:00:00 SA",
            "15/06/1975 0:00",
            "15/06/1975 (31)",
            "15/6/1975 (49 tuổi)",
        ] {
            assert_eq!(read(text), Meant::Known(BirthDate::Day(date(1975, 6, 15))), "{text}");
        }
        assert_eq!(read("9/9/1990 12:00:00 AM"), Meant::Known(BirthDate::Day(date(1990, 9, 9))));
        assert_eq!(read("1993 (31)"), Meant::Known(BirthDate::Year(1993)));
    }

    #[test]
    fn a_program_that_writes_english_may_write_the_month_first() {
        let unclear = Meant::Unclear(Unclear::SeveralMeanings);
        assert_eq!(read("6/5/1975 12:00:00 AM"), unclear);
        assert_eq!(read("31/31/1975 12:00:00 AM"), Meant::Unclear(Unclear::ImpossibleDate));
        assert_eq!(read("6/5/1975 00:00 tại xã"), Meant::Unclear(Unclear::NotUnderstood));
        assert_eq!(read("6/5/1975 (xã A)"), Meant::Unclear(Unclear::NotUnderstood));
    }

    #[test]
    fn months_and_years_alone_are_enough() {
        for text in
            ["5/1980", "05/1980", "tháng 5/1980", "00/05/1980", "T5/1980", "T.5/1980", "May-1980"]
        {
            assert_eq!(
                read(text),
                Meant::Known(BirthDate::Month { year: 1980, month: 5 }),
                "{text}"
            );
        }
        for text in ["1980", " 1980 ", "năm 1980", "Sinh năm 1980", "00/00/1980", "SN 1980"] {
            assert_eq!(read(text), Meant::Known(BirthDate::Year(1980)), "{text}");
        }
        let number = |number| birth_date(&Cell::new(Column::new(1), CellValue::Number(number)));
        assert_eq!(number(1980.0), Meant::Known(BirthDate::Year(1980)));
        assert_eq!(number(29_221.0), Meant::Unclear(Unclear::NotUnderstood));
    }

    #[test]
    fn days_that_the_calendar_lacks_are_impossible() {
        for text in ["31/02/1980", "30/2/1981", "12/13/1980", "32/01/1980", "13/1980"] {
            assert_eq!(read(text), Meant::Unclear(Unclear::ImpossibleDate), "{text}");
        }
    }

    #[test]
    fn words_and_doubtful_centuries_are_not_guessed() {
        assert_eq!(read("80"), Meant::Unclear(Unclear::NotUnderstood));
        assert_eq!(read("không rõ"), Meant::Unclear(Unclear::NotUnderstood));
        assert_eq!(read("12/5/1980 hoặc 1981"), Meant::Unclear(Unclear::NotUnderstood));
        assert_eq!(read("12/5/20"), Meant::Unclear(Unclear::SeveralMeanings));
        assert_eq!(read(""), Meant::Blank);
    }
}
