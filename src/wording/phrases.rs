//! Days, quotations and numbers as the sentences of each language hold them.

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

/// A share in percent with one decimal, cut and not rounded: 44 of 150 never reads `30%`.
pub(crate) fn percent(part: Headcount, whole: Headcount) -> Text {
    if whole == 0 {
        return Text::same("–");
    }
    let thousandths = u128::from(part) * 1000 / u128::from(whole);
    let (units, tenths) = (thousandths / 10, thousandths % 10);
    text!(vi: "{units},{tenths}%", en: "{units}.{tenths}%")
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
}
