//! Phrases that are looked for in the texts of a list, word for word.

use crate::spelling;

/// A text, folded and set between blanks, so that only whole words are found in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FoldedWords {
    text: String,
    /// Which bytes occur in it, as one bit for each four: most phrases are ruled out by it.
    bytes: u64,
}

impl FoldedWords {
    pub(crate) fn of(written: &str) -> Self {
        let text = format!(" {} ", spelling::words(written));
        let bytes = text.bytes().fold(0, |bytes, byte| bytes | 1 << (byte % 64));
        Self { text, bytes }
    }

    /// Whether these words stand in a text, one after the other.
    pub(crate) fn stand_in(&self, text: &Self) -> bool {
        self.bytes & !text.bytes == 0 && text.text.contains(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_words_are_found() {
        let text = FoldedWords::of("Giáo viên, trường Tiểu học");
        let found = |words| FoldedWords::of(words).stand_in(&text);
        assert!(found("giáo viên") && found("TRƯỜNG") && found("viên trường"));
        assert!(!found("giáo vi") && !found("iểu học") && !found("học tiểu"));
    }
}
