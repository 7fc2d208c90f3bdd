//! Folds any text, by the tables of Unicode. The build script has it, too: it folds the names of groups.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Letter {
    /// In lower case, with its own mark and without its tone: `ê` of `Ệ`.
    pub(super) base: char,
    /// The base without its mark: `e` of `ê`.
    pub(super) plain: char,
    pub(super) tone: Option<char>,
    pub(super) vowel: bool,
}

/// The ranges that the composed letters of Vietnamese stand in.
pub(super) const COMPOSED: [std::ops::RangeInclusive<u32>; 2] = [0xC0..=0x24F, 0x1EA0..=0x1EFF];

/// Whether it is a vowel without mark or tone.
pub(super) fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

/// What is folded so far.
pub(super) struct Folded {
    text: String,
    /// The tone of the vowels that were pushed last, to be put behind them.
    pub(super) tone: Option<char>,
    keep_words: bool,
}

impl Folded {
    pub(super) fn new(length: usize, keep_words: bool) -> Self {
        // A tone takes more bytes than its letter has left over for it.
        Self { text: String::with_capacity(length + length / 2), tone: None, keep_words }
    }

    /// Takes a lower-case letter without tone; `vowel` tells that a tone may still move behind it.
    #[inline]
    pub(super) fn letter(&mut self, c: char, vowel: bool) {
        if !vowel {
            self.put_tone();
        }
        self.text.push(c);
    }

    #[inline]
    fn put_tone(&mut self) {
        if let Some(tone) = self.tone.take() {
            self.text.push(tone);
        }
    }

    pub(super) fn separator(&mut self) {
        self.put_tone();
        if self.keep_words && !self.text.is_empty() && !self.text.ends_with(' ') {
            self.text.push(' ');
        }
    }

    pub(super) fn finish(mut self) -> String {
        self.put_tone();
        self.text.truncate(self.text.trim_end().len());
        self.text
    }
}

/// Any text, folded.
pub(super) fn fold_any(text: &str, keep_words: bool) -> String {
    // Before NFKC, which turns U+00B4 into a space and an accent.
    let cleaned = text.chars().filter(|c| !is_dropped(*c));
    let mut folded = Folded::new(text.len(), keep_words);
    for c in cleaned.nfkc().flat_map(char::to_lowercase).nfd().filter(|c| !is_dropped(*c)) {
        let c = if matches!(c, 'ð' | 'ɖ') { 'đ' } else { c };
        if let Some((_, stand_in)) = TONES.iter().find(|(mark, _)| *mark == c) {
            folded.tone = Some(*stand_in);
        } else if c.is_whitespace() || is_separator(c) {
            folded.separator();
        } else {
            folded.letter(c, is_vowel(c) || is_combining_mark(c));
        }
    }
    folded.finish().nfc().collect()
}

/// Any folded words without their marks.
pub(super) fn unmarked_any(words: &str) -> String {
    words
        .nfd()
        .filter(|c| !is_combining_mark(*c) && !is_tone(*c))
        .map(|c| if c == 'đ' { 'd' } else { c })
        .collect()
}

pub(super) fn is_dropped(c: char) -> bool {
    is_apostrophe(c) || is_invisible(c)
}

/// Whether the character is one of the many that stand for an apostrophe.
pub fn is_apostrophe(c: char) -> bool {
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

pub(super) fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
            | '\u{FEFF}' | '\u{FE00}'..='\u{FE0F}' | '\u{34F}' | '\u{61C}'
    )
}

pub(super) fn is_separator(c: char) -> bool {
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
