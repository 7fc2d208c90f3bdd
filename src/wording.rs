//! Two languages, side by side.
//!
//! Everything that a person reads exists in Vietnamese and in English. A [`Text`] carries both, so
//! that rules are evaluated once and the language is chosen only where the report is rendered.
//! The texts themselves stand in the room that they speak of, and those of the rules in the rules
//! files: a new one is written with [`text!`] where it is needed, Vietnamese before English.

mod phrases;

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};

pub(crate) use phrases::{
    all_of, any_of, day, days, grouped, mean_beside, number_of, one_line, percent, percent_beside,
    quoted,
};

/// A language of the reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Vietnamese.
    Vi,
    /// English.
    En,
}

impl Lang {
    /// The language as programs name it.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Vi => "vi",
            Self::En => "en",
        }
    }
}

/// A text in both languages.
///
/// A text that is the same in every run can be `const` ([`Text::fixed`]) and costs nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// In Vietnamese.
    pub vi: Cow<'static, str>,
    /// In English.
    pub en: Cow<'static, str>,
}

impl Text {
    /// A text in both languages.
    pub fn new(vi: impl Into<String>, en: impl Into<String>) -> Self {
        Self { vi: Cow::Owned(vi.into()), en: Cow::Owned(en.into()) }
    }

    /// A text of the program itself, in both languages.
    pub const fn fixed(vi: &'static str, en: &'static str) -> Self {
        Self { vi: Cow::Borrowed(vi), en: Cow::Borrowed(en) }
    }

    /// A text that is the same in both, such as a name.
    pub fn same(text: impl Into<String>) -> Self {
        let text = text.into();
        Self::new(text.clone(), text)
    }

    /// A text that is made in the same way in each language.
    pub fn by(make: impl Fn(Lang) -> String) -> Self {
        Self::new(make(Lang::Vi), make(Lang::En))
    }

    /// The text in this language.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Vi => &self.vi,
            Lang::En => &self.en,
        }
    }

    /// Whether it says nothing.
    pub(crate) fn is_empty(&self) -> bool {
        self.vi.is_empty() && self.en.is_empty()
    }

    /// The text as the beginning of a sentence.
    pub(crate) fn capitalised(&self) -> Self {
        Self::by(|lang| capitalised(self.get(lang)))
    }

    /// A title within a sentence: its first letter small.
    pub(crate) fn in_sentence(&self) -> Self {
        let lower = |text: &str| {
            let mut letters = text.chars();
            let first = letters.next().map(|first| first.to_lowercase().to_string());
            first.unwrap_or_default() + letters.as_str()
        };
        Self::by(|lang| lower(self.get(lang)))
    }

    /// The text in this language, to keep.
    pub fn in_lang(self, lang: Lang) -> String {
        match lang {
            Lang::Vi => self.vi.into_owned(),
            Lang::En => self.en.into_owned(),
        }
    }
}

/// What can be a part of a [`text!`](crate::text): it is said in the language of the text around it.
pub trait Part {
    /// This part in a language.
    fn part(&self, lang: Lang) -> &str;
}

impl Part for Text {
    fn part(&self, lang: Lang) -> &str {
        self.get(lang)
    }
}

/// A name is the same in both languages.
impl Part for str {
    fn part(&self, _: Lang) -> &str {
        self
    }
}

impl Part for String {
    fn part(&self, _: Lang) -> &str {
        self
    }
}

/// A part that is not there says nothing.
impl<P: Part> Part for Option<P> {
    fn part(&self, lang: Lang) -> &str {
        self.as_ref().map_or("", |part| part.part(lang))
    }
}

impl<P: Part + ?Sized> Part for &P {
    fn part(&self, lang: Lang) -> &str {
        (**self).part(lang)
    }
}

/// Builds a [`Text`] from one format string for each language, or one for both.
///
/// Both are required, so a text that lacks a language does not compile. Variables in braces are
/// written as they are; those named behind the format strings, with a value or without, are texts
/// themselves (any [`Part`]) and are said in the language of the text around them.
///
/// ```text
/// text!(vi: "{place}: có {people}", en: "{place}: {people} found", place, people = women(44))
/// ```
macro_rules! text {
    (vi: $vi:literal, en: $en:literal $(, $name:ident $(= $part:expr)?)* $(,)?) => {{
        $(let $name = &$crate::text!(@part $name $(= $part)?);)*
        $crate::wording::Text {
            vi: $crate::text!(@said $vi, $crate::wording::Lang::Vi $(, $name)*),
            en: $crate::text!(@said $en, $crate::wording::Lang::En $(, $name)*),
        }
    }};
    ($both:literal $(, $name:ident $(= $part:expr)?)* $(,)?) => {
        $crate::text!(vi: $both, en: $both $(, $name $(= $part)?)*)
    };
    (@part $name:ident) => { $name };
    (@part $name:ident = $part:expr) => { $part };
    (@said $said:literal, $lang:expr $(, $name:ident)*) => {{
        // A part may be said in one of the languages alone.
        $(let $name = $crate::wording::Part::part($name, $lang); let _ = $name;)*
        $crate::wording::formatted(format_args!($said))
    }};
}

pub(crate) use text;

/// What a format string gives; one without variables is kept as it stands in the program.
#[doc(hidden)]
pub fn formatted(said: fmt::Arguments<'_>) -> Cow<'static, str> {
    said.as_str().map_or_else(|| Cow::Owned(said.to_string()), Cow::Borrowed)
}

/// Texts behind one another, with this between them.
pub fn joined<'a>(
    texts: impl IntoIterator<Item = &'a Text, IntoIter: Clone>,
    between: &str,
) -> Text {
    let texts = texts.into_iter();
    Text::by(|lang| texts.clone().map(|text| text.get(lang)).collect::<Vec<_>>().join(between))
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

/// Offers the known word nearest to a mistyped one, where any is near enough.
pub fn did_you_mean<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<Text> {
    nearest(typed, known).map(|near| text!(vi: "có phải `{near}`?", en: "did you mean `{near}`?"))
}

/// The known word nearest to a mistyped one, if any is near enough to be worth offering.
pub fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
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
    fn parts_of_a_text_are_said_in_the_language_of_the_text_around_them() {
        let women = 44;
        let people = text!(vi: "{women} đại biểu nữ", en: "{women} women");
        let place = text!(vi: "trang “ĐB”", en: "sheet “ĐB”");
        let found =
            text!(vi: "{place}: có {who}", en: "{place}: {who} found", place, who = &people);
        assert_eq!(
            found,
            Text::fixed("trang “ĐB”: có 44 đại biểu nữ", "sheet “ĐB”: 44 women found")
        );
        assert_eq!(text!("{people}; {place}", people, place).en, "44 women; sheet “ĐB”");
        assert_eq!(text!("{none}.", none = None::<Text>).vi, ".");
    }

    #[test]
    fn a_near_word_is_offered_and_a_far_one_is_not() {
        assert_eq!(nearest("citaton", ["citation", "count"]), Some("citation"));
        assert_eq!(nearest("xyz", ["citation", "count"]), None);
    }
}
