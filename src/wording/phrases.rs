//! Days, quotations and numbers as the sentences of each language hold them.

use std::cmp::Ordering;

use jiff::civil::Date;

use super::{Lang, Part, Text, counted, either, list};
use crate::numbers::{Fraction, Headcount};
use crate::text;

/// A day as each language writes it: `16/5/2024`, `16 May 2024`.
pub(crate) fn day(date: Date) -> Text {
    Text::new(
        format!("{}/{}/{}", date.day(), date.month(), date.year()),
        date.strftime("%-d %B %Y").to_string(),
    )
}

/// A cell's text as each language quotes it.
pub(crate) fn quoted(written: &str) -> String {
    format!("“{}”", written.trim())
}

/// A share in percent with one decimal, rounded half up.
pub(crate) fn percent(part: Headcount, whole: Headcount) -> Text {
    percent_beside(part, whole, [])
}

/// The same beside limits: rounded to the side of each on which the share itself is, so that 2,999
/// of 10,000 never read `30,0%` where 30% is the least.
pub(crate) fn percent_beside<'a>(
    part: Headcount,
    whole: Headcount,
    limits: impl IntoIterator<Item = &'a Fraction>,
) -> Text {
    if whole == 0 {
        return Text::same("–");
    }
    let thousandths = rounded_beside((part, whole), 1000, limits);
    text!("{tenths}%", tenths = tenths(thousandths))
}

/// A mean of so many beside limits, to a tenth: `37,4`.
pub(crate) fn mean_beside<'a>(
    sum: u64,
    many: u64,
    limits: impl IntoIterator<Item = &'a Fraction>,
) -> Text {
    if many == 0 { Text::same("–") } else { tenths(rounded_beside((sum, many), 10, limits)) }
}

/// How many parts of so many a quotient is, rounded to the side of each limit on which it is.
fn rounded_beside<'a>(
    (part, whole): (u64, u64),
    parts: u64,
    limits: impl IntoIterator<Item = &'a Fraction>,
) -> u128 {
    let (scaled, by) = (u128::from(part) * u128::from(parts), u128::from(whole));
    let is_at = |rounded: u128, limit: &Fraction| {
        limit.compare(u64::try_from(rounded).unwrap_or(u64::MAX), parts)
    };
    let mut rounded = (2 * scaled + by) / (2 * by);
    for limit in limits {
        match limit.compare(part, whole) {
            Ordering::Less if is_at(rounded, limit).is_ge() => rounded = scaled / by,
            Ordering::Greater if is_at(rounded, limit).is_le() => rounded = scaled.div_ceil(by),
            _ => {}
        }
    }
    rounded
}

/// So many tenths: `374` is `37,4`.
fn tenths(tenths: u128) -> Text {
    let (units, tenths) = (tenths / 10, tenths % 10);
    text!(vi: "{units},{tenths}", en: "{units}.{tenths}")
}

/// A large number as each language groups it: `5.000`, `5,000`.
pub(crate) fn grouped(number: u64) -> Text {
    let digits = number.to_string();
    let with = |separator: char| {
        let mut grouped = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                grouped.push(separator);
            }
            grouped.push(digit);
        }
        grouped
    };
    Text::new(with('.'), with(','))
}

/// So many of something: `3 dòng`, `3 rows`. The English noun has its two numbers.
pub(crate) fn number_of(count: u64, vi: &str, en_one: &str, en_many: &str) -> Text {
    Text::new(format!("{count} {vi}"), counted(count, en_one, en_many))
}

/// A length in days: `1,5 ngày`, `1.5 days`.
pub(crate) fn days(length: &Fraction) -> Text {
    let written = length.to_string();
    let number = written.strip_suffix(".0").unwrap_or(&written);
    let noun = if number == "1" { "day" } else { "days" };
    Text::new(format!("{} ngày", number.replace('.', ",")), format!("{number} {noun}"))
}

/// Texts or names as a list: `a, b và c`, `a, b and c`.
pub(crate) fn all_of(parts: &[impl Part]) -> Text {
    Text::by(|lang| list(&each(parts, lang), lang))
}

/// Texts or names of which one will do: `a, b hoặc c`, `a, b or c`.
pub(crate) fn any_of(parts: &[impl Part]) -> Text {
    Text::by(|lang| either(&each(parts, lang), lang))
}

fn each(parts: &[impl Part], lang: Lang) -> Vec<String> {
    parts.iter().map(|part| part.part(lang).to_owned()).collect()
}

/// A text on one line, with single spaces between its words.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_set_apart_as_each_language_does() {
        assert_eq!(grouped(32000).vi, "32.000");
        assert_eq!(grouped(1_252_000).en, "1,252,000");
        assert_eq!(grouped(150).vi, "150");
    }

    #[test]
    fn a_share_is_rounded_half_up_and_never_across_a_limit() {
        let share = |part, whole, limits: &[&str]| {
            let limits: Vec<Fraction> = limits.iter().map(|limit| limit.parse().unwrap()).collect();
            percent_beside(part, whole, &limits).vi.into_owned()
        };
        assert_eq!(share(40, 140, &[]), "28,6%");
        assert_eq!(share(1, 800, &[]), "0,1%");
        assert_eq!(share(1, 8, &["30%"]), "12,5%");
        assert_eq!(share(2_999, 10_000, &[]), "30,0%");
        assert_eq!(share(2_999, 10_000, &["30%"]), "29,9%");
        assert_eq!(share(3_001, 10_000, &["30%"]), "30,1%");
        assert_eq!(share(3, 10, &["30%"]), "30,0%");
        assert_eq!(share(3_999, 10_000, &["30%", "40%"]), "39,9%");
        assert_eq!(percent(1, 0).vi, "–");
    }
}
