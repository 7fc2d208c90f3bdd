//! Whether a word is a Vietnamese syllable, by its onset, rime and tone.
//!
//! Only as exact as telling encodings apart needs: a text read in the wrong encoding yields words
//! that break these patterns nearly always, while rare names of minority languages may break them
//! in any encoding and then count for none.

use unicode_normalization::UnicodeNormalization;

use crate::spelling;

/// The consonants that open a syllable, longest first, so that the first match is the right one.
const ONSETS: &[&str] = &[
    "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "đ", "g",
    "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x", "",
];

/// The rimes, without their tones, in order.
const RIMES: &[&str] = &[
    "a", "ac", "ach", "ai", "am", "an", "ang", "anh", "ao", "ap", "at", "au", "ay", "e", "ec",
    "em", "en", "eng", "eo", "ep", "et", "i", "ia", "ich", "im", "in", "inh", "ip", "it", "iu",
    "iêc", "iêm", "iên", "iêng", "iêp", "iêt", "iêu", "o", "oa", "oac", "oach", "oai", "oam",
    "oan", "oang", "oanh", "oao", "oap", "oat", "oay", "oc", "oe", "oen", "oeo", "oet", "oi", "om",
    "on", "ong", "ooc", "oong", "op", "ot", "oăc", "oăm", "oăn", "oăng", "oăt", "u", "ua", "uc",
    "ui", "um", "un", "ung", "up", "ut", "uy", "uya", "uych", "uyn", "uynh", "uyp", "uyt", "uyu",
    "uyên", "uyêt", "uâc", "uân", "uâng", "uât", "uây", "uê", "uêch", "uênh", "uôc", "uôi", "uôm",
    "uôn", "uông", "uôt", "uơ", "y", "yêm", "yên", "yêng", "yêt", "yêu", "â", "âc", "âm", "ân",
    "âng", "âp", "ât", "âu", "ây", "ê", "êch", "êm", "ên", "ênh", "êp", "êt", "êu", "ô", "ôc",
    "ôi", "ôm", "ôn", "ông", "ôp", "ôt", "ă", "ăc", "ăm", "ăn", "ăng", "ăp", "ăt", "ơ", "ơi", "ơm",
    "ơn", "ơp", "ơt", "ư", "ưa", "ưc", "ưi", "ưm", "ưn", "ưng", "ưt", "ưu", "ươc", "ươi", "ươm",
    "ươn", "ương", "ươp", "ươt", "ươu",
];

/// The combining marks of the tones; level tone has none.
const GRAVE: char = '\u{300}';
const ACUTE: char = '\u{301}';
const TILDE: char = '\u{303}';
const HOOK: char = '\u{309}';
const DOT_BELOW: char = '\u{323}';

/// Whether the word could be a Vietnamese syllable; letter case does not matter.
pub(super) fn is_syllable(word: &str) -> bool {
    let Some((letters, tone)) = split_tone(word) else {
        return false;
    };
    ONSETS
        .iter()
        .any(|onset| letters.strip_prefix(onset).is_some_and(|rime| fits(onset, rime, tone)))
}

fn fits(onset: &str, rime: &str, tone: Option<char>) -> bool {
    let stopped = ["c", "ch", "p", "t"].iter().any(|coda| rime.ends_with(coda));
    if stopped && !matches!(tone, Some(ACUTE | DOT_BELOW)) {
        return false;
    }
    let front = rime.starts_with(['i', 'e', 'ê', 'y']);
    if match onset {
        "c" => front,
        "gh" | "ngh" => !front,
        _ => false,
    } {
        return false;
    }
    RIMES.binary_search(&rime).is_ok()
}

/// The lower-case letters without the tone, and the tone; nothing for a word with two tones.
fn split_tone(word: &str) -> Option<(String, Option<char>)> {
    let mut tone = None;
    let mut letters = String::with_capacity(word.len());
    for c in word.chars() {
        let (letter, its_tone) = match c {
            'đ' | 'Đ' => ('đ', None),
            _ if c.is_ascii() => (c.to_ascii_lowercase(), None),
            _ => match spelling::vowel_and_tone(c) {
                Some(parts) => parts,
                None => return split_any(word),
            },
        };
        letters.push(letter);
        if its_tone.is_some() && tone.replace(its_tone).is_some() {
            return None;
        }
    }
    Some((letters, tone.flatten()))
}

/// The same of any word, and slower.
fn split_any(word: &str) -> Option<(String, Option<char>)> {
    let mut tone = None;
    let mut letters = String::with_capacity(word.len());
    for part in word.nfd().flat_map(char::to_lowercase) {
        match part {
            GRAVE | ACUTE | TILDE | HOOK | DOT_BELOW => {
                if tone.replace(part).is_some() {
                    return None;
                }
            }
            _ => letters.push(part),
        }
    }
    Some((letters.nfc().collect(), tone))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_syllables_and_misread_names_are_not() {
        for word in
            ["Nguyễn", "Thị", "Hường", "Giàng", "Điểu", "Đặng", "Quý", "Gì", "Nghĩa", "Ẩn", "TRẦN"]
        {
            assert!(is_syllable(word), "{word}");
        }
        for word in ["NguyÔn", "§µo", "H\u{ad}êng", "TrÇn", "Cọt2", "at", "x"] {
            assert!(!is_syllable(word), "{word}");
        }
    }

    #[test]
    fn words_are_split_the_same_both_ways() {
        for c in ('\u{21}'..='\u{24F}').chain('\u{1EA0}'..='\u{1EFF}') {
            for word in [format!("{c}n"), format!("Ng{c}"), format!("à{c}ế")] {
                assert_eq!(split_tone(&word), split_any(&word), "{word}");
            }
        }
    }

    #[test]
    fn the_rimes_are_all_composed_and_in_order() {
        for rime in RIMES {
            assert!(rime.nfc().eq(rime.chars()), "{rime}");
        }
        assert!(RIMES.is_sorted());
    }
}
