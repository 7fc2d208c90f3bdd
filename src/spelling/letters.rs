//! The letters of Vietnamese in their parts: base, mark, tone.

use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

/// Tones are kept as private-use characters, so that a real digit in a text stays a digit.
pub(super) const TONES: [(char, char); 5] = [
    ('\u{300}', '\u{E001}'),
    ('\u{301}', '\u{E002}'),
    ('\u{303}', '\u{E003}'),
    ('\u{309}', '\u{E004}'),
    ('\u{323}', '\u{E005}'),
];

pub(super) fn is_tone(c: char) -> bool {
    ('\u{E001}'..='\u{E005}').contains(&c)
}

/// A composed letter in its parts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Letter {
    /// In lower case, with its own mark and without its tone: `ê` of `Ệ`.
    pub(super) base: char,
    /// The base without its mark: `e` of `ê`.
    pub(super) plain: char,
    pub(super) tone: Option<char>,
    pub(super) vowel: bool,
}

/// The ranges that the composed letters of Vietnamese stand in.
const COMPOSED: [std::ops::RangeInclusive<u32>; 2] = [0xC0..=0x24F, 0x1EA0..=0x1EFF];

static LETTERS: LazyLock<Vec<Option<Letter>>> = LazyLock::new(|| {
    COMPOSED.into_iter().flatten().map(|code| char::from_u32(code).and_then(letter)).collect()
});

/// A letter of Vietnamese, if it is one.
pub(super) fn composed(c: char) -> Option<Letter> {
    let code = u32::from(c);
    let [first, second] = &COMPOSED;
    let at = if first.contains(&code) {
        code - first.start()
    } else if second.contains(&code) {
        first.end() - first.start() + 1 + code - second.start()
    } else {
        return None;
    };
    *LETTERS.get(usize::try_from(at).ok()?)?
}

/// A composed vowel in lower case without its tone, and the combining mark of the tone; none for any
/// other letter.
pub(crate) fn vowel_and_tone(c: char) -> Option<(char, Option<char>)> {
    let letter = composed(c).filter(|letter| letter.vowel)?;
    let mark = |tone| TONES.iter().find(|(_, stand_in)| *stand_in == tone).map(|(mark, _)| *mark);
    Some((letter.base, letter.tone.and_then(mark)))
}

/// Takes a letter apart; none where it has other marks than Vietnamese letters have.
fn letter(c: char) -> Option<Letter> {
    let mut lower = c.to_lowercase();
    let (Some(lower), None) = (lower.next(), lower.next()) else { return None };
    if matches!(lower, 'đ' | 'ð') {
        return Some(Letter { base: 'đ', plain: 'd', tone: None, vowel: false });
    }
    let mut tone = None;
    let mut base = String::new();
    for part in std::iter::once(lower).nfd() {
        match TONES.iter().find(|(mark, _)| *mark == part) {
            Some((_, stand_in)) => tone = Some(*stand_in),
            None => base.push(part),
        }
    }
    let plain = base.chars().next()?;
    let vowel = is_vowel(plain);
    let mut composed = base.nfc();
    let (Some(base), None) = (composed.next(), composed.next()) else { return None };
    vowel.then_some(Letter { base, plain, tone, vowel })
}

/// Whether it is a vowel without mark or tone.
pub(super) fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}
