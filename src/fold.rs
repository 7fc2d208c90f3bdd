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

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The key under which two spellings of one name are equal, without spaces or punctuation.
///
/// # Examples
///
/// ```
/// use delegate_quota::fold::key;
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
    words(text)
        .nfd()
        .filter(|c| !is_combining_mark(*c) && !is_tone(*c))
        .map(|c| if c == 'đ' { 'd' } else { c })
        .collect()
}

/// The text as a person sees it: invisible characters dropped, every run of white space one space.
pub fn visible(text: &str) -> String {
    let seen: String = text.chars().filter(|c| !is_invisible(*c)).collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Tones are kept as private-use characters, so that a real digit in a text stays a digit.
const TONES: [(char, char); 5] = [
    ('\u{300}', '\u{E001}'),
    ('\u{301}', '\u{E002}'),
    ('\u{303}', '\u{E003}'),
    ('\u{309}', '\u{E004}'),
    ('\u{323}', '\u{E005}'),
];

fn is_tone(c: char) -> bool {
    TONES.iter().any(|(_, stand_in)| *stand_in == c)
}

fn fold(text: &str, keep_words: bool) -> String {
    // Before NFKC, which turns U+00B4 into a space and an accent.
    let cleaned = text.chars().filter(|c| !is_dropped(*c));
    let mut folded = String::with_capacity(text.len());
    let mut tone = None;
    for c in cleaned.nfkc().flat_map(char::to_lowercase).nfd().filter(|c| !is_dropped(*c)) {
        let c = if matches!(c, 'ð' | 'ɖ') { 'đ' } else { c };
        if let Some((_, stand_in)) = TONES.iter().find(|(mark, _)| *mark == c) {
            tone = Some(*stand_in);
            continue;
        }
        if !is_vowel(c) && !is_combining_mark(c) {
            folded.extend(tone.take());
        }
        if c.is_whitespace() || is_separator(c) {
            if keep_words && !folded.is_empty() && !folded.ends_with(' ') {
                folded.push(' ');
            }
        } else {
            folded.push(c);
        }
    }
    folded.extend(tone);
    folded.trim_end().nfc().collect()
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

fn is_dropped(c: char) -> bool {
    is_apostrophe(c) || is_invisible(c)
}

fn is_apostrophe(c: char) -> bool {
    matches!(
        c,
        '\'' | '\u{2018}'
            | '\u{2019}'
            | '\u{201B}'
            | '\u{2BC}'
            | '\u{2BB}'
            | '\u{2B9}'
            | '\u{2BE}'
            | '\u{2032}'
            | '`'
            | '\u{B4}'
            | '\u{FF07}'
            | '\u{A78C}'
    )
}

fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
            | '\u{FEFF}' | '\u{FE00}'..='\u{FE0F}' | '\u{34F}' | '\u{61C}'
    )
}

fn is_separator(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '-' | '\u{2010}'
                ..='\u{2015}'
                    | '\u{2212}'
                    | '\u{2043}'
                    | '\u{FE63}'
                    | '\u{FF0D}'
                    | '_'
                    | '.'
                    | '·'
                    | '/'
                    | '\\'
                    | ','
                    | ';'
                    | ':'
                    | '('
                    | ')'
                    | '['
                    | ']'
                    | '"'
                    | '“'
                    | '”'
                    | '«'
                    | '»'
                    | '*'
                    | '+'
                    | '|'
                    | '!'
                    | '?'
                    | '…'
        )
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
        fn folding_twice_changes_nothing(text in "[ a-eA-EOUIY0-9ÀắằẩậđĐèéẻẽẹÊềếÍỉơƠớợưỨừýỷỳỹ'’.,/\\-]{0,40}") {
            prop_assert_eq!(unmarked(&unmarked(&text)), unmarked(&text));
            prop_assert_eq!(key(&key(&text)), key(&text));
        }
    }
}
