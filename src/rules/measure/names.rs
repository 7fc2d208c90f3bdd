//! When are two written names near enough to be the name of one person?
//!
//! Offices put `Ông`, `TS.` or `NNƯT` in front of a name, leave a middle word out, miss a mark or
//! a letter. Of these differences one alone is near; more are another name. What may stand in
//! front of a name is data: `honorifics.txt`.

use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization as _;

use super::person::hashed;
use crate::phrases::entries;
use crate::spelling;
use crate::text;
use crate::wording::Text;

/// A person's name, ready to be compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PersonName {
    /// The whole name, folded.
    key: String,
    /// The name as it is written; taken apart only where somebody may be near.
    written: String,
}

/// What tells two near names apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NameDifference {
    /// Nothing: they are the same when folded.
    Nothing,
    /// A form of address or a title in front.
    Honorific,
    /// Marks alone, of however many letters.
    Marks,
    /// One letter more, less or other.
    Letter,
    /// One word more, less or other between the first and the last.
    MiddleWord,
}

impl NameDifference {
    /// The difference in a few words.
    pub(crate) fn words(self) -> Text {
        match self {
            Self::Nothing => text!(vi: "giống hệt", en: "no difference"),
            Self::Honorific => text!(vi: "khác danh xưng", en: "an honorific apart"),
            Self::Marks => text!(vi: "chỉ khác dấu", en: "marks apart"),
            Self::Letter => text!(vi: "khác một chữ cái", en: "one letter apart"),
            Self::MiddleWord => text!(vi: "khác một tên đệm", en: "a middle name apart"),
        }
    }
}

impl PersonName {
    /// The name that a text says; none where it says nothing.
    pub(crate) fn of(written: &str) -> Option<Self> {
        let key = spelling::key(written);
        (!key.is_empty()).then(|| Self { key, written: written.to_owned() })
    }

    /// The whole name, folded.
    pub(crate) fn key(&self) -> &str {
        &self.key
    }

    /// Whether the two are the same, an honorific aside.
    pub(crate) fn is_same_without_honorific(&self, other: &Self) -> bool {
        use NameDifference::{Honorific, Nothing};
        matches!(self.difference(other), Some(Nothing | Honorific))
    }

    /// What tells the two apart; none where they are unlike.
    pub(crate) fn difference(&self, other: &Self) -> Option<NameDifference> {
        if self.key == other.key {
            return Some(NameDifference::Nothing);
        }
        let (one, other) = (BareName::of(&self.written), BareName::of(&other.written));
        if one.folded.concat() == other.folded.concat() {
            return Some(NameDifference::Honorific);
        }
        if one.unmarked() == other.unmarked() {
            return Some(NameDifference::Marks);
        }
        if is_one_edit(&one.letters, &other.letters) {
            return Some(NameDifference::Letter);
        }
        is_one_edit_inside(&one.folded, &other.folded).then_some(NameDifference::MiddleWord)
    }

    /// Numbers of which two near names have one in common, so that nobody need be compared with
    /// everybody. Names that are not near may have one in common, too.
    pub(crate) fn signatures(&self) -> Vec<u64> {
        let bare = BareName::of(&self.written);
        let mut signatures = vec![
            hashed(&("key", &self.key)),
            hashed(&("marks", bare.unmarked())),
            hashed(&("letters", &bare.letters)),
            hashed(&("words", &bare.folded)),
        ];
        let without_letter = |at| hashed(&("letters", without(&bare.letters, at)));
        signatures.extend((0..bare.letters.len()).map(without_letter));
        let without_word = |at| hashed(&("words", without(&bare.folded, at)));
        signatures.extend((1..bare.folded.len().saturating_sub(1)).map(without_word));
        signatures
    }
}

/// A name without what is put in front of it, taken apart.
struct BareName {
    /// Its letters with their marks, in lower case.
    letters: Vec<char>,
    /// Its words, folded.
    folded: Vec<String>,
}

impl BareName {
    fn of(written: &str) -> Self {
        let words = words(written);
        let mut folded: Vec<String> = words.iter().map(|word| spelling::key(word)).collect();
        // Several may follow each other; a name is left in any case.
        while let Some(honorific) = HONORIFICS
            .iter()
            .find(|honorific| folded.len() > honorific.len() && folded.starts_with(honorific))
        {
            folded.drain(..honorific.len());
        }
        let letters = words.iter().skip(words.len() - folded.len());
        Self { letters: letters.flat_map(|word| word.chars()).collect(), folded }
    }

    fn unmarked(&self) -> String {
        spelling::unmarked(&self.letters.iter().collect::<String>())
    }
}

/// Whether what is written may be two near names; where it is sure that they are not, this takes a
/// twentieth of comparing them.
pub(crate) fn may_be_near(one: &str, other: &str) -> bool {
    let (Some(one), Some(other)) = (PlainName::of(one), PlainName::of(other)) else { return true };
    one.may_be_addressed()
        || other.may_be_addressed()
        || one.last_word() == other.last_word()
        || one.letters() == other.letters()
        || is_one_edit(one.letters(), other.letters())
}

/// Words that are looked for between the first and the last word of names.
#[derive(Debug)]
pub(crate) struct MiddleWords {
    folded: Vec<String>,
    /// The same without marks: few names hold them.
    plain: Vec<Vec<char>>,
}

impl MiddleWords {
    pub(crate) fn new(words: &[String]) -> Self {
        let folded: Vec<String> = words.iter().map(|word| spelling::words(word)).collect();
        let plain = |word: &String| spelling::without_marks(word).chars().collect();
        Self { plain: folded.iter().map(plain).collect(), folded }
    }

    /// Whether one of them stands in a name.
    pub(crate) fn stand_in(&self, name: &str) -> bool {
        if PlainName::of(name).is_some_and(|name| !self.may_stand_in(&name)) {
            return false;
        }
        let folded = spelling::words(name);
        // The family name and the given name are anybody's.
        let ends = folded.find(' ').zip(folded.rfind(' '));
        let middle = ends.and_then(|(first, last)| folded.get(first + 1..last));
        middle.is_some_and(|middle| {
            middle.split(' ').any(|word| self.folded.iter().any(|other| other == word))
        })
    }

    fn may_stand_in(&self, name: &PlainName) -> bool {
        let middle = name.letters.get(name.second..name.last).unwrap_or_default();
        let stands = |word: &Vec<char>| {
            word.is_empty() || middle.windows(word.len()).any(|letters| letters == *word)
        };
        self.plain.iter().any(stands)
    }
}

/// A name of plain letters and single spaces, without its marks.
struct PlainName {
    letters: [char; Self::LONGEST],
    length: usize,
    /// Where the second and the last word begin.
    second: usize,
    last: usize,
}

impl PlainName {
    const LONGEST: usize = 48;

    /// None of a name of which this would tell too little.
    fn of(written: &str) -> Option<Self> {
        let mut name = Self { letters: ['\0'; Self::LONGEST], length: 0, second: 0, last: 0 };
        for c in written.chars() {
            if c == ' ' {
                name.second = if name.second == 0 { name.length } else { name.second };
                name.last = name.length;
            } else {
                *name.letters.get_mut(name.length)? = spelling::plain_letter(c)?;
                name.length += 1;
            }
        }
        (name.last < name.length).then_some(name)
    }

    fn letters(&self) -> &[char] {
        &self.letters[..self.length]
    }

    fn last_word(&self) -> &[char] {
        &self.letters[self.last..self.length]
    }

    /// Whether a form of address may stand in front.
    fn may_be_addressed(&self) -> bool {
        static FIRST_WORDS: LazyLock<Vec<Vec<char>>> = LazyLock::new(|| {
            let first_words = HONORIFICS.iter().filter_map(|honorific| honorific.first());
            first_words.map(|word| spelling::without_marks(word).chars().collect()).collect()
        });
        FIRST_WORDS.iter().any(|word| word == &self.letters[..self.second])
    }
}

/// The words of a text, composed, in lower case.
fn words(text: &str) -> Vec<String> {
    let composed: String = spelling::visible(text).nfc().flat_map(char::to_lowercase).collect();
    let kept = composed.replace(spelling::is_apostrophe, "").replace(['ð', 'ɖ'], "đ");
    let between =
        |c: char| !c.is_alphanumeric() && !unicode_normalization::char::is_combining_mark(c);
    kept.split(between).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The folded words of everything in `honorifics.txt`, the longest first.
static HONORIFICS: LazyLock<Vec<Vec<String>>> = LazyLock::new(|| {
    let folded = |phrase: &str| words(phrase).iter().map(|word| spelling::key(word)).collect();
    let phrases = entries(include_str!("honorifics.txt")).into_iter();
    let mut honorifics: Vec<Vec<String>> = phrases.map(|(_, phrase)| folded(phrase)).collect();
    honorifics.sort_by_key(|words| std::cmp::Reverse(words.len()));
    honorifics
});

fn without<T: Clone>(all: &[T], at: usize) -> Vec<T> {
    [&all[..at], &all[at + 1..]].concat()
}

/// Whether one element more, less or other makes one of the two into the other.
fn is_one_edit<T: PartialEq>(one: &[T], other: &[T]) -> bool {
    let ahead = one.iter().zip(other).take_while(|(one, other)| one == other).count();
    let (one, other) = (&one[ahead..], &other[ahead..]);
    let behind =
        one.iter().rev().zip(other.iter().rev()).take_while(|(one, other)| one == other).count();
    one.len().max(other.len()) - behind == 1
}

/// The same where the first and the last element stay.
fn is_one_edit_inside<T: PartialEq>(one: &[T], other: &[T]) -> bool {
    let ([first, one @ .., last], [other_first, other @ .., other_last]) = (one, other) else {
        return false;
    };
    first == other_first && last == other_last && is_one_edit(one, other)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn difference(one: &str, other: &str) -> Option<NameDifference> {
        let name = |text| PersonName::of(text).unwrap();
        let found = name(one).difference(&name(other));
        assert_eq!(found, name(other).difference(&name(one)), "{one} | {other}");
        found
    }

    #[test]
    fn each_difference_is_told_apart() {
        use NameDifference::{Honorific, Letter, Marks, MiddleWord, Nothing};
        for (one, other, expected) in [
            ("Lò Văn Hoà", "LÒ  VĂN HÒA", Some(Nothing)),
            ("Lò Văn Hai", "Ông Lò Văn Hai", Some(Honorific)),
            ("Lò Văn Hai", "Đ/c Lò Văn Hai", Some(Honorific)),
            ("Lò Văn Hai", "PGS.TS.Lò Văn Hai", Some(Honorific)),
            ("Bà Lò Thị Hà", "NNƯT Lò Thị Hà", Some(Honorific)),
            ("Thượng toạ Thích Thanh Minh", "Thích Thanh Minh", Some(Honorific)),
            ("Lò Văn Hai", "Lò Văn Hải", Some(Marks)),
            ("Nguyen Thi Hang", "Nguyễn Thị Hằng", Some(Marks)),
            ("Lò Văn Hai", "Lò Văn Hoai", Some(Letter)),
            ("Lò Văn Bế", "Lò Văn Ba", Some(Letter)),
            ("Lò Văn Hải", "Lò Văn Hả", Some(Letter)),
            ("Lò An", "Lò Văn An", Some(MiddleWord)),
            ("Nông T. Hà", "Nông Thị Hà", Some(MiddleWord)),
            ("Rơ Châm H'Biên", "Rơ Châm Thị H’Biên", Some(MiddleWord)),
            ("Lò Thị Hà", "Lò Thị Hoa", None),
            ("Lò An", "Lò Bình", None),
            ("A Thút", "A Thút Hai", None),
            ("Lò Văn An", "Vàng Văn An", None),
            ("Lò Thị Thu An", "Lò An", None),
            ("Ông", "Bà", None),
        ] {
            assert_eq!(difference(one, other), expected, "{one} | {other}");
        }
    }

    proptest! {
        #[test]
        fn what_is_near_may_be_near(
            one in "(ông |bà |TS |ts\\. )?[abàẫđ]{1,3}( [abàô']{1,2}){0,3}",
            other in "(ông |bà |TS |ts\\. )?[abàẫđ]{1,3}( [abàô']{1,2}){0,3}",
        ) {
            let name = |text: &str| PersonName::of(text).unwrap();
            if name(&one).difference(&name(&other)).is_some() {
                prop_assert!(may_be_near(&one, &other), "{one} | {other}");
            }
        }

        #[test]
        fn near_names_share_a_signature(one in "(ông )?[abà]{1,2}( [abà]{1,2}){0,3}", other in "(ts\\. )?[abà]{1,2}( [abà]{1,2}){0,3}") {
            let name = |text: &str| PersonName::of(text).unwrap();
            let (one, other) = (name(&one), name(&other));
            if one.difference(&other).is_some() {
                let shared = one.signatures();
                prop_assert!(other.signatures().iter().any(|it| shared.contains(it)));
            }
        }
    }
}
