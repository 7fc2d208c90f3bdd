//! Files of phrases, by which words that offices write are data: `key: phrase, phrase`. A line that
//! begins with blanks continues the one before it; `#` begins a remark. Where all phrases stand for
//! one thing, no line has a key.

/// Each phrase with its key, in the order of the file.
pub(crate) fn entries(text: &'static str) -> Vec<(&'static str, &'static str)> {
    let mut entries = Vec::new();
    let mut key = "";
    for line in text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
        let phrases = match line.split_once(':') {
            Some((named, phrases)) if !line.starts_with(' ') => {
                key = named;
                phrases
            }
            _ => line,
        };
        let phrases = phrases.split(',').map(str::trim).filter(|phrase| !phrase.is_empty());
        entries.extend(phrases.map(|phrase| (key, phrase)));
    }
    entries
}

/// Whether a text begins with a phrase, and other words follow it or none; both are folded. It
/// answers with what follows.
pub(crate) fn behind<'w>(words: &'w str, phrase: &str) -> Option<&'w str> {
    // Most phrases begin with another letter: whole texts are not compared for it.
    if words.as_bytes().first() != phrase.as_bytes().first() {
        return None;
    }
    let rest = words.strip_prefix(phrase)?;
    (rest.is_empty() || rest.starts_with(' ')).then(|| rest.trim_start())
}

/// Which of the letters `a` to `z` occur in a text, as one bit each. A phrase stands in a text only
/// if all of its letters do, which rules out nearly every phrase without looking at the text again.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Letters(u32);

impl Letters {
    pub(crate) fn of(text: &str) -> Self {
        let letters = text.bytes().filter(u8::is_ascii_lowercase);
        Self(letters.fold(0, |letters, letter| letters | 1 << (letter - b'a')))
    }

    /// These letters and the others.
    pub(crate) fn and(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }

    /// Whether a letter is among them.
    pub(crate) fn has(self, letter: char) -> bool {
        let at = u32::from(letter).wrapping_sub(u32::from('a'));
        self.0.checked_shr(at).is_some_and(|rest| rest & 1 == 1)
    }

    /// Whether all of these letters are among the others.
    pub(crate) fn are_within(self, others: Self) -> bool {
        self.0 & !others.0 == 0
    }

    /// How many letters only one of both has.
    pub(crate) fn differing(self, other: Self) -> u32 {
        (self.0 ^ other.0).count_ones()
    }
}

/// Where a phrase begins in a text as whole words; both are folded. Every cell is asked for dozens
/// of phrases, so nothing is allocated.
pub(crate) fn position(words: &str, phrase: &str) -> Option<usize> {
    let phrase = phrase.as_bytes();
    let mut rest = words.as_bytes();
    while rest.len() >= phrase.len() {
        if rest.first() == phrase.first()
            && let Some(behind) = rest.strip_prefix(phrase)
            && matches!(behind.first(), None | Some(b' '))
        {
            return Some(words.len() - rest.len());
        }
        let blank = rest.iter().position(|byte| *byte == b' ')?;
        rest = rest.get(blank + 1..)?;
    }
    None
}

/// Whether a phrase stands in a text as whole words; both are folded.
pub(crate) fn holds(words: &str, phrase: &str) -> bool {
    position(words, phrase).is_some()
}

/// The first letters of a text's words: no phrase that begins with another has to be looked for.
#[derive(Clone, Copy)]
pub(crate) struct Initials(u64);

impl Initials {
    pub(crate) fn of(words: &str) -> Self {
        let first = |word: &str| word.bytes().next().map_or(0, Self::bit);
        Self(words.split(' ').map(first).fold(0, |all, bit| all | bit))
    }

    /// Several letters may share a bit.
    fn bit(letter: u8) -> u64 {
        1 << (letter & 63)
    }

    pub(crate) fn may_open(self, phrase: &str) -> bool {
        phrase.bytes().next().is_some_and(|letter| self.0 & Self::bit(letter) != 0)
    }
}

/// Whether the phrase is a text but for blanks, of which the text has none left: `Họ vàtên`.
pub(crate) fn equals_squeezed(phrase: &str, squeezed: &str) -> bool {
    phrase.len() >= squeezed.len()
        && phrase.bytes().filter(|byte| *byte != b' ').eq(squeezed.bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_stands_in_a_text_as_whole_words() {
        assert_eq!(position("dai bieu khach moi", "khach moi"), Some(9));
        assert_eq!(position("khach moi", "khach moi"), Some(0));
        assert!(holds(" khach moi ", "khach moi"));
        for text in ["", "khach", "khach moit", "nkhach moi", "khach  moi"] {
            assert!(!holds(text, "khach moi"), "{text}");
        }
    }
}
