//! Two languages, side by side.
//!
//! Everything that a person reads exists in Vietnamese and in English. A [`Text`] carries both, so
//! that rules are evaluated once and the language is chosen only where the report is rendered.
//! The texts themselves stand in the room that they speak of, and those of the rules in the rules files.

mod phrases;

use serde::{Deserialize, Serialize};

pub(crate) use phrases::{day, grouped, percent, quoted};

/// A language of the reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Vietnamese.
    Vi,
    /// English.
    En,
}

/// A text in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// In Vietnamese.
    pub vi: String,
    /// In English.
    pub en: String,
}

impl Text {
    /// A text in both languages.
    pub fn new(vi: impl Into<String>, en: impl Into<String>) -> Self {
        Self { vi: vi.into(), en: en.into() }
    }

    /// A text that is the same in both, such as a name.
    pub fn same(text: impl Into<String>) -> Self {
        let text = text.into();
        Self { vi: text.clone(), en: text }
    }

    /// The text in this language.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Vi => &self.vi,
            Lang::En => &self.en,
        }
    }
}

/// Builds a [`Text`] from one format string for each language.
///
/// Both are required, so a text that lacks a language does not compile.
///
/// # Examples
///
/// ```
/// use delegate_quota::text;
///
/// let women = 44;
/// let said = text!(vi: "{women} đại biểu nữ", en: "{women} women");
/// assert_eq!(said.en, "44 women");
/// ```
#[macro_export]
macro_rules! text {
    (vi: $vi:literal, en: $en:literal $(,)?) => {
        $crate::wording::Text::new(format!($vi), format!($en))
    };
}

/// Texts behind one another, with this between them.
pub fn joined<'a>(texts: impl IntoIterator<Item = &'a Text>, between: &str) -> Text {
    let mut joined = Text::same("");
    for (index, text) in texts.into_iter().enumerate() {
        let between = if index == 0 { "" } else { between };
        joined = Text::new(
            [&joined.vi, between, &text.vi].concat(),
            [&joined.en, between, &text.en].concat(),
        );
    }
    joined
}

/// Joins names as a list: `a, b và c` / `a, b and c`.
pub fn list(names: &[String], lang: Lang) -> String {
    let and = match lang {
        Lang::Vi => "và",
        Lang::En => "and",
    };
    with_last(names, and)
}

/// Joins names of which one will do: `a, b hoặc c` / `a, b or c`.
pub fn either(names: &[String], lang: Lang) -> String {
    let or = match lang {
        Lang::Vi => "hoặc",
        Lang::En => "or",
    };
    with_last(names, or)
}

fn with_last(names: &[String], word: &str) -> String {
    match names {
        [] => String::new(),
        [only] => only.clone(),
        [init @ .., last] => format!("{} {word} {last}", init.join(", ")),
    }
}

/// An English noun in the number that the count asks for: `1 row`, `2 rows`.
///
/// Vietnamese nouns do not change with number and need no such helper.
pub fn counted(count: u64, singular: &str, plural: &str) -> String {
    format!("{count} {}", if count == 1 { singular } else { plural })
}

/// A fragment as the beginning of a sentence: its first letter large.
pub fn capitalised(fragment: &str) -> String {
    let mut letters = fragment.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// The known word nearest to a mistyped one, if any is near enough to be worth offering.
pub fn did_you_mean<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    const NEAR_ENOUGH: f64 = 0.7;
    known
        .into_iter()
        .map(|word| (strsim::normalized_damerau_levenshtein(typed, word), word))
        .filter(|(score, _)| *score >= NEAR_ENOUGH)
        .max_by(|left, right| left.0.total_cmp(&right.0))
        .map(|(_, word)| word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_joined_as_each_language_joins_them() {
        let names = ["Tày", "Nùng", "Dao"].map(str::to_owned);
        assert_eq!(list(&names, Lang::Vi), "Tày, Nùng và Dao");
        assert_eq!(list(&names[..2], Lang::En), "Tày and Nùng");
        assert_eq!(list(&names[..1], Lang::En), "Tày");
        assert_eq!(either(&names, Lang::En), "Tày, Nùng or Dao");
    }

    #[test]
    fn a_near_word_is_offered_and_a_far_one_is_not() {
        assert_eq!(did_you_mean("citaton", ["citation", "count"]), Some("citation"));
        assert_eq!(did_you_mean("xyz", ["citation", "count"]), None);
    }
}
