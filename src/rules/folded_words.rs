//! Phrases that are looked for in the texts of a list, word for word.

use std::borrow::Cow;
use std::sync::OnceLock;

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

/// The words of a ruleset that tell one thing. They are folded when a list is first asked for them:
/// most runs ask for none.
#[derive(Debug, Clone)]
pub(crate) struct KnownWords<T = FoldedWords> {
    written: Vec<Cow<'static, str>>,
    fold: fn(&str) -> T,
    folded: OnceLock<Vec<T>>,
}

impl<T> KnownWords<T> {
    pub(crate) fn new(written: Vec<Cow<'static, str>>, fold: fn(&str) -> T) -> Self {
        Self { written, fold, folded: OnceLock::new() }
    }

    /// The words as lists write them.
    pub(crate) fn written(&self) -> &[Cow<'static, str>] {
        &self.written
    }

    pub(crate) fn folded(&self) -> &[T] {
        self.folded.get_or_init(|| self.written.iter().map(|word| (self.fold)(word)).collect())
    }
}

impl KnownWords {
    /// Whether one of them stands in a text.
    pub(crate) fn stand_in(&self, text: &FoldedWords) -> bool {
        self.folded().iter().any(|words| words.stand_in(text))
    }
}

impl<T> PartialEq for KnownWords<T> {
    fn eq(&self, other: &Self) -> bool {
        self.written == other.written
    }
}

impl<T> Eq for KnownWords<T> {}

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
