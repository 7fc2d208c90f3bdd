//! The letters of Vietnamese in their parts: base, mark, tone.

use super::thorough::{COMPOSED, Letter, TONES};

/// Those letters in their parts, taken apart when the tool is built.
static LETTERS: &[Option<Letter>] = &include!(concat!(env!("OUT_DIR"), "/letters.rs"));

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

#[cfg(test)]
mod tests {
    use super::super::taken_apart::letter;
    use super::*;

    #[test]
    fn the_table_holds_every_letter_as_unicode_takes_it_apart() {
        for c in COMPOSED.into_iter().flatten().filter_map(char::from_u32) {
            assert_eq!(composed(c), letter(c), "{c}");
        }
        assert_eq!(composed('ệ').map(|letter| (letter.base, letter.plain)), Some(('ê', 'e')));
    }
}
