//! Numbers and days as each language writes them.

use jiff::civil::Date;

use crate::wording::{Lang, grouped};

/// A number with its thousands set apart: `32.000` / `32,000`.
pub(super) fn number(number: u64, lang: Lang) -> String {
    grouped(number).get(lang).to_owned()
}

/// A day: `30/06/2024` / `2024-06-30`.
pub(super) fn day(date: Date, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("{:02}/{:02}/{}", date.day(), date.month(), date.year()),
        Lang::En => date.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_set_apart_as_each_language_does() {
        assert_eq!(number(32000, Lang::Vi), "32.000");
        assert_eq!(number(1_252_000, Lang::En), "1,252,000");
        assert_eq!(number(150, Lang::Vi), "150");
    }
}
