//! How personal numbers are shown: masked, unless somebody asks for them.

use std::borrow::Cow;

use crate::wording::Text;

/// A number of so many digits may be somebody's: an identity or a telephone number. This is a bound
/// of our own, below all that are in use, so that masking needs no ruleset.
pub(super) const PERSONAL_DIGITS: usize = 9;

/// Whether personal numbers are shown: only to whoever asks for them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Privacy {
    /// Masked, in every output.
    #[default]
    Masked,
    /// As written.
    Shown,
}

impl Privacy {
    /// A personal identity or phone number as it may be shown.
    pub fn number(self, written: &str) -> String {
        match self {
            Self::Masked => mask_identity(written),
            Self::Shown => written.to_owned(),
        }
    }

    /// The same of a text in both languages.
    pub fn said(self, text: Text) -> Text {
        match self {
            Self::Masked if may_hold_number(&text.vi) || may_hold_number(&text.en) => {
                Text::by(|lang| mask_numbers(text.get(lang)))
            }
            Self::Masked | Self::Shown => text,
        }
    }

    /// The same, in which these words are no cell's but the rule's own.
    pub fn said_beside(self, text: &Text, own: &str) -> Text {
        let mask = |text: &str| {
            // A range is written at both ends, and each end is the rule's own.
            let end = own.split('–').find(|end| !end.is_empty() && text.contains(end));
            let around = |end: &str| {
                let pieces: Vec<String> = text.split(end).map(|piece| self.text(piece)).collect();
                pieces.join(end)
            };
            end.map_or_else(|| self.text(text), around)
        };
        Text::by(|lang| mask(text.get(lang)))
    }

    /// Any text, in which long numbers may be personal ones.
    pub fn text(self, written: &str) -> String {
        match self {
            Self::Masked => mask_numbers(written),
            Self::Shown => written.to_owned(),
        }
    }
}

/// The number as it may be shown: the first four and the last two characters, and nothing of a
/// short one.
///
/// # Examples
///
/// ```
/// use delegate_quota::rooms::rules::mask_identity;
///
/// assert_eq!(mask_identity("001080123412"), "0010******12");
/// assert_eq!(mask_identity("12345"), "*****");
/// ```
pub fn mask_identity(written: &str) -> String {
    const SHOWN_FIRST: usize = 4;
    const SHOWN_LAST: usize = 2;
    let characters: Vec<char> = written.trim().chars().collect();
    let length = characters.len();
    let show = length >= PERSONAL_DIGITS;
    characters
        .into_iter()
        .enumerate()
        .map(|(at, c)| {
            let shown = show && (at < SHOWN_FIRST || at + SHOWN_LAST >= length);
            if shown { c } else { '*' }
        })
        .collect()
}

/// A text that may hold anything, with the numbers in it masked that are long enough to be an
/// identity or a telephone number.
///
/// ```
/// use delegate_quota::rooms::rules::mask_numbers;
///
/// assert_eq!(mask_numbers("CCCD 001080123412, Tày"), "CCCD 0010******12, Tày");
/// assert_eq!(mask_numbers("0905 123 456"), "0905******56");
/// assert_eq!(mask_numbers("gọi 0905.123.456 nhé"), "gọi 0905******56 nhé");
/// assert_eq!(mask_numbers("12/05/1980"), "12/05/1980");
/// assert_eq!(mask_numbers("2024-05-16 08:00, dòng 12 13 14"), "2024-05-16 08:00, dòng 12 13 14");
/// ```
pub fn mask_numbers(text: &str) -> String {
    if !has_long_number(text) {
        return text.to_owned();
    }
    let is_number = text.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '.' | '-'));
    if is_number && text.chars().filter(char::is_ascii_digit).count() >= PERSONAL_DIGITS {
        return mask_identity(text);
    }
    let mut masked = String::new();
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, from_number) = rest.split_at(start);
        let (number, after) = from_number.split_at(number_length(from_number));
        masked.push_str(before);
        let digits = number.bytes().filter(u8::is_ascii_digit).count();
        if digits >= PERSONAL_DIGITS {
            masked.push_str(&mask_identity(number));
        } else {
            masked.push_str(number);
        }
        rest = after;
    }
    masked.push_str(rest);
    masked
}

/// Whether a text may hold a number that is masked: what stands in the program itself has none.
#[expect(clippy::ptr_arg, reason = "whether it is borrowed is what is asked")]
fn may_hold_number(text: &Cow<'static, str>) -> bool {
    matches!(text, Cow::Owned(text) if has_long_number(text))
}

/// Whether a text holds digits enough for a number that is masked.
fn has_long_number(text: &str) -> bool {
    text.bytes().filter(u8::is_ascii_digit).count() >= PERSONAL_DIGITS
}

/// How long the number is that a text begins with: `0905 123 456` and `0905.123.456` are one, and
/// so is `062180001234`. Single digits and different marks between are a list or a date.
fn number_length(text: &str) -> usize {
    let run = |from: usize| text.bytes().skip(from).take_while(u8::is_ascii_digit).count();
    let mut end = run(0);
    let mut separator = None;
    while end > 1
        && let Some(next @ (b' ' | b'.' | b'-')) = text.as_bytes().get(end).copied()
        && separator.is_none_or(|held| held == next)
        && run(end + 1) > 1
    {
        separator = Some(next);
        end += 1 + run(end + 1);
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_masked_number_keeps_its_length_and_hides_the_middle() {
        assert_eq!(mask_identity("062180001234"), "0621******34");
        assert_eq!(mask_identity("123"), "***");
    }
}
