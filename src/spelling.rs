//! When are two Vietnamese texts the same words?
//!
//! Offices write one name in many ways: composed and decomposed Unicode, old and new placement of
//! tones (`Hoà`, `Hòa`), five kinds of apostrophe, hyphens or spaces, look-alikes of Đ. [`key`]
//! makes these equal and keeps apart what Vietnamese keeps apart: `La Ha` and `La Hủ`, `Mạ` and
//! `Mảng`, `Lào` and `Lao`. [`words`] does the same and keeps the words separate, for phrases.
//! [`unmarked`] also drops the marks: good for suggestions, never for a decision about a group.
//!
//! Text typed for legacy fonts must be converted before it is folded: one of the invisible
//! characters that are dropped here is a letter in TCVN3.

mod letters;
#[cfg(test)]
mod taken_apart;
mod thorough;

use std::borrow::Cow;

use letters::composed;
pub(crate) use letters::vowel_and_tone;
pub(crate) use thorough::is_apostrophe;
use thorough::{
    Folded, fold_any, is_dropped, is_invisible, is_separator, is_tone, is_vowel, unmarked_any,
};

/// The key under which two spellings of one name are equal, without spaces or punctuation.
///
/// # Examples
///
/// ```
/// use delegate_quota::rooms::spelling::key;
///
/// assert_eq!(key("H'Mông"), key("Hmông"));
/// assert_eq!(key("Bru - Vân Kiều"), key("bru vân kiều"));
/// assert_ne!(key("Lào"), key("Lao"));
/// ```
pub fn key(text: &str) -> String {
    fold(text, false)
}

/// The words of a phrase, lower-case, with tones in one place and single spaces between them.
/// Punctuation separates words, so that `TT/` and `(TT)` are `tt`.
pub fn words(text: &str) -> String {
    fold(text, true)
}

/// The words without any mark: `Đại biểu` is `dai bieu`.
pub fn unmarked(text: &str) -> String {
    without_marks(&words(text))
}

/// The same of what is already folded into [`words`].
pub(crate) fn without_marks(words: &str) -> String {
    if words.is_ascii() {
        return words.to_owned();
    }
    unmarked_simple(words).unwrap_or_else(|| unmarked_any(words))
}

/// The same where all of their letters are those of Vietnamese.
fn unmarked_simple(words: &str) -> Option<String> {
    let mut plain = String::with_capacity(words.len());
    for c in words.chars() {
        if c.is_ascii() {
            plain.push(c);
        } else if !is_tone(c) {
            plain.push(composed(c)?.plain);
        }
    }
    Some(plain)
}

/// A letter or digit that Vietnamese has, in lower case without any mark; none for any other.
pub(crate) fn plain_letter(c: char) -> Option<char> {
    if c.is_ascii_alphanumeric() {
        return Some(c.to_ascii_lowercase());
    }
    composed(c).map(|letter| letter.plain)
}

/// The text as a person sees it: invisible characters dropped, every run of white space one space.
pub fn visible(text: &str) -> String {
    seen(text).into_owned()
}

/// The same, borrowed where it is what is written.
pub(crate) fn seen(text: &str) -> Cow<'_, str> {
    if is_tidy(text) {
        return Cow::Borrowed(text);
    }
    let mut seen = String::with_capacity(text.len());
    let mut space = false;
    for c in text.chars().filter(|c| !is_invisible(*c)) {
        if c.is_whitespace() {
            space = !seen.is_empty();
            continue;
        }
        if std::mem::take(&mut space) {
            seen.push(' ');
        }
        seen.push(c);
    }
    Cow::Owned(seen)
}

/// Whether the text holds nothing but letters and digits of Vietnamese, with single spaces between
/// words, as most names do: then it is what a person sees.
fn is_tidy(text: &str) -> bool {
    let mut after_space = true;
    for c in text.chars() {
        match c {
            ' ' if after_space => return false,
            ' ' => after_space = true,
            '!'..='~' | 'À'..='ɏ' | 'Ạ'..='ỹ' => after_space = false,
            _ => return false,
        }
    }
    !after_space || text.is_empty()
}

fn fold(text: &str, keep_words: bool) -> String {
    fold_simple(text, keep_words).unwrap_or_else(|| fold_any(text, keep_words))
}

/// Folds a text of letters that Vietnamese has, composed, which nearly all cells are; none for any
/// other. It gives what [`fold_any`] gives, ten times as fast.
fn fold_simple(text: &str, keep_words: bool) -> Option<String> {
    let mut folded = Folded::new(text.len(), keep_words);
    for c in text.chars() {
        // Letters first, since nearly all are.
        if c.is_ascii_alphanumeric() {
            let c = c.to_ascii_lowercase();
            folded.letter(c, is_vowel(c));
        } else if let Some(letter) = composed(c) {
            folded.letter(letter.base, letter.vowel);
            folded.tone = letter.tone.or(folded.tone);
        } else if is_separator(c) {
            folded.separator();
        } else if !is_dropped(c) {
            if !c.is_ascii() {
                return None;
            }
            folded.letter(c, false);
        }
    }
    Some(folded.finish())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn spellings_of_one_name_are_equal() {
        for (left, right) in [
            ("H'Mông", "H’mông"),
            ("Hʼmông", "HMÔNG"),
            ("K`Ho", "K‘ho"),
            ("M´Nông", "Mnông"),
            ("Gia-rai", "Gia\u{2011}rai"),
            ("Gia Rai", "Giarai"),
            ("Ê\u{a0}đê", "Ê Đê"),
            ("Hoà", "Hòa"),
            ("thuý", "thúy"),
            ("Uỷ", "Ủy"),
            ("khoẻ", "khỏe"),
            ("quý", "qúy"),
            ("Ðinh", "Đinh"),
            ("Ɖinh", "ðinh"),
            ("Ｋinh", "Kinh"),
            ("Tày", "Ta\u{300}y"),
            ("Tà-ôi", "TÀ ÔI"),
            ("Nùng\u{200b}", "nùng"),
        ] {
            assert_eq!(key(left), key(right), "{left} {right}");
        }
    }

    #[test]
    fn names_that_vietnamese_keeps_apart_stay_apart() {
        for (left, right) in [
            ("La Ha", "La Hủ"),
            ("Lào", "Lao"),
            ("Tày", "Tây"),
            ("Mạ", "Mảng"),
            ("Cơ Lao", "Cờ Lao"),
            ("Xá", "Xa"),
            ("Mông", "Mường"),
        ] {
            assert_ne!(key(left), key(right), "{left} {right}");
        }
    }

    #[test]
    fn words_stay_separate_and_marks_can_be_dropped() {
        assert_eq!(words("  Họ và\n TÊN: "), words("họ và tên"));
        assert_eq!(unmarked("ĐẠI BIỂU\nchính thức (150)"), "dai bieu chinh thuc 150");
    }

    proptest! {
        #[test]
        fn the_fast_way_gives_what_the_thorough_way_gives(
            text in "[ a-zA-Z0-9À-ɏẠ-ỹ'’.,/()\\-]{0,30}",
        ) {
            if let Some(fast) = fold_simple(&text, true) {
                prop_assert_eq!(&fast, &fold_any(&text, true));
                prop_assert_eq!(unmarked_simple(&fast), Some(unmarked_any(&fast)));
            }
        }

        #[test]
        fn folding_twice_changes_nothing(text in "[ a-eA-EOUIY0-9ÀắằẩậđĐèéẻẽẹÊềếÍỉơƠớợưỨừýỷỳỹ'’.,/\\-]{0,40}") {
            prop_assert_eq!(unmarked(&unmarked(&text)), unmarked(&text));
            prop_assert_eq!(key(&key(&text)), key(&text));
            prop_assert_eq!(without_marks(&key(&text)), unmarked(&text).replace(' ', ""));
        }
    }
}
