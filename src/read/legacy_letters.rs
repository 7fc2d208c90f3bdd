//! The font encodings themselves: which letters the Latin look-alikes of TCVN3 and VNI stand for.

use std::borrow::Cow;

use super::legacy_tables::{TCVN3, VNI_PAIRS, VNI_SINGLES};
use crate::sheet::LegacyFont;

/// A font encoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Legacy {
    /// TCVN3, also called ABC.
    Tcvn3,
    /// VNI-Windows.
    Vni,
}

impl Legacy {
    /// The encoding's usual name.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Tcvn3 => "TCVN3",
            Self::Vni => "VNI",
        }
    }

    /// The encoding that a font shows.
    pub(super) fn of_font(font: LegacyFont) -> Self {
        match font {
            LegacyFont::Tcvn3 | LegacyFont::Tcvn3Capitals => Self::Tcvn3,
            LegacyFont::Vni => Self::Vni,
        }
    }

    /// The text in Unicode. Text with letters beyond Latin-1 is Unicode already and stays.
    pub(super) fn convert(self, text: &str, capitals: bool) -> Cow<'_, str> {
        if text.is_ascii() || text.chars().any(beyond_latin) {
            if capitals && text.is_ascii() {
                return Cow::Owned(text.to_uppercase());
            }
            return Cow::Borrowed(text);
        }
        let decoded = match self {
            Self::Tcvn3 => tcvn3(text),
            Self::Vni => vni(text),
        };
        if capitals {
            return Cow::Owned(decoded.to_uppercase());
        }
        Cow::Owned(in_one_case(text, &decoded))
    }
}

/// Whether the letter exists in no legacy encoding; typographic quotes and dashes do not count.
pub(super) fn beyond_latin(letter: char) -> bool {
    // All of these are letters; asking of any other takes a hundred times as long.
    let vietnamese = matches!(letter, '\u{100}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}');
    vietnamese || (letter > '\u{FF}' && letter.is_alphabetic())
}

pub(super) fn tcvn3(text: &str) -> String {
    text.chars()
        .map(|letter| {
            u8::try_from(letter)
                .ok()
                .and_then(|byte| TCVN3.binary_search_by_key(&byte, |entry| entry.0).ok())
                .and_then(|at| TCVN3.get(at))
                .map_or(letter, |entry| entry.1)
        })
        .collect()
}

pub(super) fn vni(text: &str) -> String {
    let mut letters = text.chars().peekable();
    let mut decoded = String::with_capacity(text.len() + 8);
    while let Some(letter) = letters.next() {
        let Ok(byte) = u8::try_from(letter) else {
            decoded.push(letter);
            continue;
        };
        let pair = letters
            .peek()
            .and_then(|next| u8::try_from(*next).ok())
            .and_then(|next| VNI_PAIRS.iter().find(|(a, b, _)| (*a, *b) == (byte, next)));
        if let Some((_, _, whole)) = pair {
            letters.next();
            decoded.push(*whole);
        } else {
            let single = VNI_SINGLES.iter().find(|(one, _)| *one == byte);
            decoded.push(single.map_or(letter, |(_, whole)| *whole));
        }
    }
    decoded
}

/// Puts the words that were typed in capitals wholly in capitals: TCVN3 has no capitals with a
/// tone, so `NGUYÔN` decodes to `NGUYễN`.
fn in_one_case(typed: &str, decoded: &str) -> String {
    // No encoding changes what stands between words, so that both texts have the same ones.
    let between = |letter: char| letter.is_ascii() && !letter.is_ascii_alphanumeric();
    let words = decoded.split_inclusive(between);
    words
        .zip(typed.split_inclusive(between))
        .map(|(word, typed)| {
            let capitals = typed.bytes().filter(u8::is_ascii_uppercase).count();
            if capitals >= 2 && !typed.bytes().any(|byte| byte.is_ascii_lowercase()) {
                word.to_uppercase()
            } else {
                word.to_owned()
            }
        })
        .collect()
}
