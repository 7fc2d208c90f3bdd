//! Takes a letter apart, by the tables of Unicode. The build script makes the table of letters with it.

use unicode_normalization::UnicodeNormalization;

use super::thorough::{Letter, TONES, is_vowel};

/// Takes a letter apart; none where it has other marks than Vietnamese letters have.
pub(super) fn letter(c: char) -> Option<Letter> {
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
