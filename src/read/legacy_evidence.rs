//! Which encoding the words of a text speak for, counted in Vietnamese syllables.

use std::collections::{BTreeSet, HashMap};

use foldhash::fast::RandomState;

use super::legacy_letters::{Legacy, beyond_latin, tcvn3, vni};
use super::syllable::is_syllable;

/// In which readings a word is a syllable.
#[derive(Debug, Clone, Copy)]
enum Reading {
    /// It has letters that only Unicode has, and so no other reading.
    BeyondLatin {
        unicode: bool,
    },
    Latin {
        unicode: bool,
        tcvn3: bool,
        vni: bool,
    },
}

impl Reading {
    fn of(word: &str) -> Self {
        if word.chars().any(beyond_latin) {
            return Self::BeyondLatin { unicode: is_syllable(word) };
        }
        Self::Latin {
            unicode: is_latin_syllable(word),
            tcvn3: is_syllable(&tcvn3(word)),
            vni: is_syllable(&vni(word)),
        }
    }
}

/// Whether a word that has another reading, too, is a syllable as it stands.
fn is_latin_syllable(word: &str) -> bool {
    is_syllable(word) && in_plain_case(word)
}

/// How many words of a column have letters that only Unicode has: counted at a glance, and for most
/// columns enough to tell that no legacy encoding could read better.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Count {
    /// The cells with a word that tells something.
    pub(super) cells: usize,
    /// Those words.
    words: usize,
    /// Those of them with letters that only Unicode has.
    pub(super) beyond_latin: usize,
}

impl Count {
    // More words would only cost time.
    const ENOUGH_WORDS: usize = 20_000;

    /// Adds the words of one cell.
    pub(super) fn add(&mut self, text: &str) {
        if self.is_enough() || text.is_ascii() {
            return;
        }
        let before = self.words;
        for word in telling(text) {
            if self.words < Self::ENOUGH_WORDS {
                self.words += 1;
                self.beyond_latin += usize::from(word.chars().any(beyond_latin));
            }
        }
        self.cells += usize::from(self.words > before);
    }

    fn is_enough(&self) -> bool {
        self.words >= Self::ENOUGH_WORDS
    }

    pub(super) fn merge(&mut self, other: &Self) {
        self.cells += other.cells;
        self.words += other.words;
        self.beyond_latin += other.beyond_latin;
    }

    /// Whether so many words have letters that only Unicode has that no rest of the column could
    /// make it a legacy one; looking on would only cost time.
    pub(super) fn is_surely_unicode(&self) -> bool {
        const ENOUGH: usize = 24;
        self.beyond_latin >= ENOUGH && self.beyond_latin * 2 > self.words
    }

    /// Whether a legacy encoding could read clearly better, were all other words syllables in it.
    pub(super) fn may_be_legacy(&self) -> bool {
        let others = self.words - self.beyond_latin;
        others >= SYLLABLES && self.is_legacy_beside(others)
    }

    /// Whether hardly a word has letters that only Unicode has, beside so many syllables in a legacy
    /// encoding: such a column holds none, save in a stray cell.
    fn is_legacy_beside(&self, syllables: usize) -> bool {
        self.beyond_latin * 10 <= syllables
    }
}

/// How many syllables a legacy reading has at least.
const SYLLABLES: usize = 2;

/// How many words of a text are syllables in each reading.
#[derive(Debug, Clone, Default)]
pub(super) struct Evidence {
    pub(super) count: Count,
    letters: usize,
    words: BTreeSet<String>,
    /// The words that were looked at: lists repeat few words over and over.
    known: HashMap<String, Reading, RandomState>,
    unicode: usize,
    tcvn3: usize,
    vni: usize,
}

impl Evidence {
    /// Adds the words of one cell.
    pub(super) fn add(&mut self, text: &str) {
        if self.count.is_enough() || text.is_ascii() {
            return;
        }
        let room = Count::ENOUGH_WORDS.saturating_sub(self.count.words);
        self.count.add(text);
        telling(text).take(room).for_each(|word| self.add_word(word));
    }

    fn add_word(&mut self, word: &str) {
        match self.reading(word) {
            Reading::BeyondLatin { unicode } => self.unicode += usize::from(unicode),
            Reading::Latin { unicode, tcvn3, vni } => {
                self.letters += word.chars().filter(|letter| !letter.is_ascii()).count();
                self.unicode += usize::from(unicode);
                self.tcvn3 += usize::from(tcvn3);
                self.vni += usize::from(vni);
            }
        }
    }

    fn reading(&mut self, word: &str) -> Reading {
        if let Some(known) = self.known.get(word) {
            return *known;
        }
        let reading = Reading::of(word);
        self.known.insert(word.to_owned(), reading);
        if let Reading::Latin { .. } = reading {
            self.words.insert(word.to_owned());
        }
        reading
    }

    pub(super) fn merge(&mut self, other: &Self) {
        self.count.merge(&other.count);
        self.letters += other.letters;
        self.unicode += other.unicode;
        self.tcvn3 += other.tcvn3;
        self.vni += other.vni;
        self.words.extend(other.words.iter().cloned());
    }

    /// The words that are syllables in Unicode as the text stands.
    pub(super) fn unicode(&self) -> usize {
        self.unicode
    }

    /// The legacy encoding that clearly reads better than Unicode does.
    pub(super) fn verdict(&self) -> Option<(Legacy, usize)> {
        const LETTERS: usize = 3;
        if self.letters < LETTERS || self.words.len() < 2 {
            return None;
        }
        let (best, syllables) = if self.tcvn3 >= self.vni {
            (Legacy::Tcvn3, self.tcvn3)
        } else {
            (Legacy::Vni, self.vni)
        };
        let clear = syllables >= SYLLABLES
            && syllables > self.unicode * 2
            && self.count.is_legacy_beside(syllables);
        clear.then_some((best, syllables))
    }
}

/// What one cell speaks for by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Speaks {
    /// It has a letter that only Unicode has.
    Unicode,
    /// It has a word that no Vietnamese text in Unicode has, and that is a syllable in these.
    Legacy {
        /// In TCVN3.
        tcvn3: bool,
        vni: bool,
    },
    /// It reads either way.
    Nothing,
}

impl Speaks {
    pub(super) fn of(text: &str) -> Self {
        if has_unicode_word(text) {
            return Self::Unicode;
        }
        let told = || telling(text);
        // Most cells have such a letter, and syllables take longer to look for.
        if told().any(|word| word.chars().any(beyond_latin)) {
            return Self::Unicode;
        }
        let (mut as_tcvn3, mut as_vni) = (false, false);
        for word in told() {
            if !is_latin_syllable(word) {
                as_tcvn3 |= is_syllable(&tcvn3(word));
                as_vni |= is_syllable(&vni(word));
            }
        }
        match (as_tcvn3, as_vni) {
            (false, false) => Self::Nothing,
            (tcvn3, vni) => Self::Legacy { tcvn3, vni },
        }
    }

    pub(super) fn is_for(self, encoding: Legacy) -> bool {
        match self {
            Self::Legacy { tcvn3, vni } => match encoding {
                Legacy::Tcvn3 => tcvn3,
                Legacy::Vni => vni,
            },
            Self::Unicode | Self::Nothing => false,
        }
    }
}

/// The encoding of cells that stand together among others in Unicode: two words that are impossible
/// in Unicode are syllables in it, and hardly any word is one in Unicode alone.
pub(super) fn of_block<'t>(texts: impl Iterator<Item = &'t str>) -> Option<Legacy> {
    #[derive(Default)]
    struct Words<'t> {
        only_here: BTreeSet<&'t str>,
        only_in_unicode: usize,
    }
    let (mut as_tcvn3, mut as_vni) = (Words::default(), Words::default());
    for word in texts.flat_map(telling) {
        let Reading::Latin { unicode, tcvn3, vni } = Reading::of(word) else { continue };
        for (found, legacy) in [(&mut as_tcvn3, tcvn3), (&mut as_vni, vni)] {
            if legacy && !unicode {
                found.only_here.insert(word);
            }
            found.only_in_unicode += usize::from(unicode && !legacy);
        }
    }
    let (encoding, found) = if as_tcvn3.only_here.len() >= as_vni.only_here.len() {
        (Legacy::Tcvn3, as_tcvn3)
    } else {
        (Legacy::Vni, as_vni)
    };
    let count = found.only_here.len();
    (count >= 2 && count > found.only_in_unicode * 2).then_some(encoding)
}

/// Whether a letter that only Unicode has stands beside another letter: a word that tells something,
/// however the rest of the text is cut into words.
pub(super) fn has_unicode_word(text: &str) -> bool {
    // The letters up to those of Latin-1 begin with lower bytes.
    let Some(first) = text.bytes().position(|byte| byte >= 0xC4) else { return false };
    let (passed, text) = text.split_at_checked(first).unwrap_or_default();
    let mut before = passed.chars().next_back().unwrap_or(' ');
    text.chars().any(|letter| {
        let is_one = (beyond_latin(letter) && before.is_alphabetic())
            || (beyond_latin(before) && letter.is_alphabetic());
        before = letter;
        is_one
    })
}

/// The words of a text that tell anything, without what stands around them: a mark is a letter in
/// some encoding, and so a letter has to stand beside others.
fn telling(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(between_words);
    let words = words.map(|word| word.trim_matches(['.', '-', ':', '\'', '?', '!']));
    words.filter(|word| !word.is_ascii() && has_letters(word) && word.chars().nth(1).is_some())
}

/// Whether there is a letter in the text as it stands.
pub(super) fn has_letters(text: &str) -> bool {
    text.chars().any(char::is_alphabetic)
}

fn between_words(c: char) -> bool {
    matches!(c, ',' | ';' | '(' | ')' | '/' | '"') || c.is_whitespace()
}

/// Whether the letters are all small, all capitals, or small after a first capital: what people
/// write. Misread legacy text has capitals amid a word.
fn in_plain_case(word: &str) -> bool {
    let small_after_first = word.chars().skip(1).all(|c| !c.is_uppercase());
    small_after_first || word.chars().all(|c| !c.is_lowercase())
}
