//! The very words that head a column, told from all other texts at the least cost: every cell of
//! every row is asked, since a header may follow anywhere.

use std::sync::LazyLock;

use super::numbering::without_number;
use super::vocabulary::{Heading, LONGEST_HEADER, phrases_of};
use crate::phrases::Letters;
use crate::roster::Field;
use crate::spelling;

/// The words that head names.
pub(super) static NAMES: LazyLock<ExactHeadings> =
    LazyLock::new(|| ExactHeadings::of(Heading::is_name));

/// The words that head ordinals.
pub(super) static ORDINALS: LazyLock<ExactHeadings> =
    LazyLock::new(|| ExactHeadings::of(|heading| heading == Heading::Field(Field::Ordinal)));

/// The phrases that head one thing.
pub(super) struct ExactHeadings {
    /// Without marks and blanks, in order.
    squeezed: Vec<String>,
    /// Of each letter that such a phrase begins with, the letters that it ends with.
    ends: [Letters; 26],
}

impl ExactHeadings {
    fn of(heads_it: impl Fn(Heading) -> bool) -> Self {
        let mut squeezed: Vec<String> =
            phrases_of(heads_it).map(|phrase| phrase.replace(' ', "")).collect();
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

    /// Whether a text is one of the phrases, but for marks and blanks. The first letter and the last
    /// are looked at before the text is folded.
    pub(super) fn hold(&self, text: &str) -> bool {
        let opens_none = |byte: &u8| {
            byte.is_ascii_alphabetic() && self.ends(char::from(*byte)) == Letters::default()
        };
        let is_figure = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'/' | b'.' | b'-');
        if text.len() > LONGEST_HEADER * 2
            || text.as_bytes().first().is_some_and(opens_none)
            || text.bytes().all(is_figure)
        {
            return false;
        }
        let is_letter = |c: &char| c.is_alphabetic();
        let ends = text.chars().find(is_letter).zip(text.chars().rev().find(is_letter));
        let Some((first, last)) = ends else { return self.holds_as_it_stands(text) };
        // What is no letter of Vietnamese is left to the closer look.
        let plain = spelling::plain_letter(first).zip(spelling::plain_letter(last));
        plain.is_none_or(|(first, last)| self.ends(first).has(last))
            && self.holds_as_it_stands(text)
    }

    fn holds_as_it_stands(&self, text: &str) -> bool {
        let plain = spelling::unmarked(without_number(&text.replace('&', " ")));
        self.squeezed.binary_search(&plain.replace(' ', "")).is_ok()
    }
}

/// The place of a letter in the alphabet.
fn place(letter: char) -> Option<usize> {
    let place = u32::from(letter.to_ascii_lowercase()).checked_sub(u32::from('a'))?;
    usize::try_from(place).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_names_are_told_from_names() {
        for heading in ["Họ và tên", "HỌ, TÊN", "2. Họ tên đại biểu", "Họ vàtên", "ho ten", "Tên"]
        {
            assert!(NAMES.hold(heading), "{heading}");
        }
        for name in ["Hoàng Văn Tuyên", "Hồ Thị Yến", "Trưởng thôn", "Tôn Thất Tiên", "1", ""]
        {
            assert!(!NAMES.hold(name), "{name}");
        }
        assert!(
            ORDINALS.hold("STT")
                && ORDINALS.hold("Số TT")
                && ORDINALS.hold("#")
                && !ORDINALS.hold("I")
        );
    }

    /// What is certain to head a column is not passed over by the quick look.
    #[test]
    fn every_phrase_is_held() {
        for phrase in phrases_of(Heading::is_name) {
            assert!(NAMES.hold(&phrase), "{phrase}");
        }
        for phrase in phrases_of(|heading| heading == Heading::Field(Field::Ordinal)) {
            assert!(ORDINALS.hold(&phrase), "{phrase}");
        }
    }
}
