//! The very words that head names, told from the names themselves at the least cost: every cell of
//! every row is asked, since a header may follow anywhere.

use std::sync::LazyLock;

use super::numbering::without_number;
use super::vocabulary::{LONGEST_HEADER, phrases_of_names};
use crate::phrases::Letters;
use crate::spelling;

static NAMES: LazyLock<NameHeadings> = LazyLock::new(NameHeadings::new);

struct NameHeadings {
    /// The phrases without marks and blanks, in order.
    squeezed: Vec<String>,
    /// Of each letter that such a phrase begins with, the letters that it ends with.
    ends: [Letters; 26],
}

impl NameHeadings {
    fn new() -> Self {
        let mut squeezed: Vec<String> =
            phrases_of_names().map(|phrase| phrase.replace(' ', "")).collect();
        squeezed.sort_unstable();
        squeezed.dedup();
        let mut ends = [Letters::default(); 26];
        for phrase in &squeezed {
            let last = phrase.get(phrase.len().saturating_sub(1)..).unwrap_or_default();
            let first = phrase.chars().next().and_then(place);
            if let Some(known) = first.and_then(|first| ends.get_mut(first)) {
                *known = known.and(Letters::of(last));
            }
        }
        Self { squeezed, ends }
    }

    /// The letters that phrases end with which begin with this one.
    fn ends(&self, first: char) -> Letters {
        place(first).and_then(|first| self.ends.get(first)).copied().unwrap_or_default()
    }
}

/// The place of a letter in the alphabet.
fn place(letter: char) -> Option<usize> {
    let place = u32::from(letter.to_ascii_lowercase()).checked_sub(u32::from('a'))?;
    usize::try_from(place).ok()
}

/// Whether a text is the very words that head names, but for marks and blanks. The first letter and
/// the last are looked at before the text is folded.
pub(super) fn says_names(text: &str) -> bool {
    let opens_none = |byte: &u8| {
        byte.is_ascii_alphabetic() && NAMES.ends(char::from(*byte)) == Letters::default()
    };
    if text.len() > LONGEST_HEADER * 2 || text.as_bytes().first().is_some_and(opens_none) {
        return false;
    }
    let is_letter = |c: &char| c.is_alphabetic();
    let ends = text.chars().find(is_letter).zip(text.chars().rev().find(is_letter));
    let Some((first, last)) = ends else { return false };
    // What is no letter of Vietnamese is left to the closer look.
    let plain = spelling::plain_letter(first).zip(spelling::plain_letter(last));
    plain.is_none_or(|(first, last)| NAMES.ends(first).has(last)) && {
        let plain = spelling::unmarked(without_number(&text.replace('&', " ")));
        NAMES.squeezed.binary_search(&plain.replace(' ', "")).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_names_are_told_from_names() {
        for heading in ["Họ và tên", "HỌ, TÊN", "2. Họ tên đại biểu", "Họ vàtên", "ho ten", "Tên"]
        {
            assert!(says_names(heading), "{heading}");
        }
        for name in ["Hoàng Văn Tuyên", "Hồ Thị Yến", "Trưởng thôn", "Tôn Thất Tiên", "1", ""]
        {
            assert!(!says_names(name), "{name}");
        }
    }

    /// What is certain to head names is not passed over by the quick look.
    #[test]
    fn every_phrase_says_names() {
        for phrase in phrases_of_names() {
            assert!(says_names(&phrase), "{phrase}");
        }
    }
}
