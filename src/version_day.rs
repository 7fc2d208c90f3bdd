//! What the name of a list's file tells: the day of a version.

use std::path::Path;

use jiff::civil::Date;

/// The day that the name of this file tells.
pub(crate) fn day_of(path: &Path) -> Option<Date> {
    path.file_stem().and_then(|stem| day_in(&stem.to_string_lossy()))
}

/// The day that a file's name tells: `2024-05-16`, `16.5.2024`, `20240516`.
fn day_in(name: &str) -> Option<Date> {
    let numbers: Vec<&str> = name
        .split(|letter: char| !letter.is_ascii_digit())
        .filter(|digits| !digits.is_empty())
        .collect();
    let day = |year: &str, month: &str, day: &str| {
        let (year, month, day) = (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
        (1990..2100).contains(&year).then(|| Date::new(year, month, day).ok()).flatten()
    };
    let in_one = numbers.iter().find_map(|number| {
        let is_whole = number.len() == 8;
        let parts = |a, b| Some((number.get(..a)?, number.get(a..b)?, number.get(b..)?));
        let year_first = parts(4, 6).filter(|_| is_whole).and_then(|(y, m, d)| day(y, m, d));
        year_first.or_else(|| parts(2, 4).filter(|_| is_whole).and_then(|(d, m, y)| day(y, m, d)))
    });
    in_one.or_else(|| {
        numbers.windows(3).find_map(|three| match three {
            [year, month, last] if year.len() == 4 => day(year, month, last),
            [first, month, year] if year.len() == 4 => day(year, month, first),
            _ => None,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_in_a_name_is_found_however_it_is_written() {
        let day = Some(jiff::civil::date(2024, 5, 16));
        for name in ["ds 16-5-2024", "2024-05-16 ds", "ds_20240516_v2", "16052024", "ds 16.05.2024"]
        {
            assert_eq!(day_in(name), day, "{name}");
        }
        for name in ["ds 2024", "47-KH-2024", "ds 12", "99999999"] {
            assert_eq!(day_in(name), None, "{name}");
        }
    }
}
