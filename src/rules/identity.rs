//! What a personal identity number looks like, and how it is shown.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::roster::Gender;
use crate::wording::Text;

/// The form of identity numbers, as a ruleset describes it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct IdentityNumbers {
    /// The codes of the provinces in which births are registered, three digits each.
    pub provinces: BTreeSet<Cow<'static, str>>,
    /// What the digit after the province tells.
    pub centuries: Vec<CenturyDigit>,
}

/// What the fourth digit of an identity number tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CenturyDigit {
    pub digit: char,
    /// The first year of the century, to which the two digits after it are added.
    pub first_year: i16,
    pub gender: Gender,
}

/// What a valid number tells of its holder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ToldByNumber {
    pub(crate) gender: Gender,
    pub(crate) year: i16,
}

/// The length of a number of today.
const LENGTH: usize = 12;
/// The length of an old one.
const OLD_LENGTH: usize = 9;
/// The least length of a number of today whose leading zeros were lost: codes of provinces begin
/// with up to two.
const SHORTENED_LENGTH: usize = LENGTH - 2;

/// How a written number stands to the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NumberForm {
    /// A number of today, of a known province.
    Current,
    /// An old number.
    Old,
    /// A number of today of which the leading zero was lost.
    LostZero,
    /// A spreadsheet's `1.9E+10`: the last digits are gone from sight.
    Scientific,
    /// Twelve digits that begin with no province's code.
    UnknownProvince,
    /// Something else.
    Malformed,
}

impl IdentityNumbers {
    pub(crate) fn form(&self, written: &str) -> NumberForm {
        let compact = compact(written);
        let is_digits = !compact.is_empty() && compact.bytes().all(|byte| byte.is_ascii_digit());
        if !is_digits {
            return if is_scientific(&compact) {
                NumberForm::Scientific
            } else {
                NumberForm::Malformed
            };
        }
        match compact.len() {
            LENGTH if self.knows_province(&compact) => NumberForm::Current,
            LENGTH => NumberForm::UnknownProvince,
            OLD_LENGTH => NumberForm::Old,
            length if length + 1 == LENGTH && self.knows_province(&format!("0{compact}")) => {
                NumberForm::LostZero
            }
            _ => NumberForm::Malformed,
        }
    }

    fn knows_province(&self, digits: &str) -> bool {
        self.provinces.is_empty()
            || digits.get(..3).is_some_and(|code| self.provinces.contains(code))
    }

    /// What a number of today tells, a lost leading zero put back.
    pub(crate) fn told(&self, written: &str) -> Option<ToldByNumber> {
        let digits = match self.form(written) {
            NumberForm::Current => compact(written),
            NumberForm::LostZero => Cow::Owned(format!("0{}", compact(written))),
            _ => return None,
        };
        let digit = digits.chars().nth(3)?;
        let century = self.centuries.iter().find(|century| century.digit == digit)?;
        let years: i16 = digits.get(4..6)?.parse().ok()?;
        Some(ToldByNumber { gender: century.gender, year: century.first_year.checked_add(years)? })
    }
}

/// A written number as two rows are compared by it, with its leading zeros or without. It stands for
/// the number and does not hold it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct IdentityKey {
    digits: u64,
    length: KeyLength,
}

/// Somebody may have an old number and one of today, and both are hers or his.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum KeyLength {
    Old,
    /// With its leading zeros or without.
    Current,
    /// Too long: a slip of somebody's fingers, which says nothing against anybody.
    Other,
}

impl IdentityKey {
    /// The key of a written number; none for what is no number.
    pub(crate) fn of(written: &str) -> Option<Self> {
        let digits = compact(written);
        let length = match digits.len() {
            // Short entries such as `-` or `x` are no numbers, and agree with each other by chance.
            0..OLD_LENGTH => return None,
            OLD_LENGTH => KeyLength::Old,
            SHORTENED_LENGTH..=LENGTH => KeyLength::Current,
            _ => KeyLength::Other,
        };
        let significant = digits.trim_start_matches('0');
        let is_number = digits.bytes().all(|byte| byte.is_ascii_digit()) && !significant.is_empty();
        is_number.then(|| Self { digits: crate::rules::measure::hashed(&significant), length })
    }

    /// Whether these are two numbers of one form, and so of two people.
    pub(crate) fn differs(self, other: Self) -> bool {
        self.length == other.length && self.length != KeyLength::Other && self != other
    }
}

/// The number without the spaces and dots that people put between its digits.
pub(crate) fn compact(written: &str) -> Cow<'_, str> {
    let trimmed = written.trim().trim_start_matches('\'');
    let is_bare = trimmed.bytes().all(|byte| byte.is_ascii_digit());
    if is_bare || is_scientific(trimmed) {
        return Cow::Borrowed(trimmed);
    }
    trimmed.chars().filter(|c| !matches!(c, ' ' | '\u{a0}' | '.' | '-')).collect()
}

fn is_scientific(text: &str) -> bool {
    let Some((mantissa, exponent)) = text.split_once(['E', 'e']) else {
        return false;
    };
    let is_number = |part: &str| {
        !part.is_empty() && part.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
    };
    is_number(mantissa) && is_number(exponent.trim_start_matches('+'))
}

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
    let show = length >= OLD_LENGTH;
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
    if is_number && text.chars().filter(char::is_ascii_digit).count() >= OLD_LENGTH {
        return mask_identity(text);
    }
    let mut masked = String::new();
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, from_number) = rest.split_at(start);
        let (number, after) = from_number.split_at(number_length(from_number));
        masked.push_str(before);
        let digits = number.bytes().filter(u8::is_ascii_digit).count();
        if digits >= OLD_LENGTH {
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
    text.bytes().filter(u8::is_ascii_digit).count() >= OLD_LENGTH
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

    fn numbers() -> IdentityNumbers {
        IdentityNumbers {
            provinces: ["001", "062"].map(Cow::from).into(),
            centuries: vec![
                CenturyDigit { digit: '1', first_year: 1900, gender: Gender::Female },
                CenturyDigit { digit: '2', first_year: 2000, gender: Gender::Male },
            ],
        }
    }

    #[test]
    fn each_form_is_told_apart() {
        for (written, form) in [
            ("062180001234", NumberForm::Current),
            ("062 180 001 234", NumberForm::Current),
            ("123456789", NumberForm::Old),
            ("62180001234", NumberForm::LostZero),
            ("62180001", NumberForm::Malformed),
            ("99180001234", NumberForm::Malformed),
            ("999180001234", NumberForm::UnknownProvince),
            ("6.2180001234E+10", NumberForm::Scientific),
            ("6,2E10", NumberForm::Scientific),
            ("062180OO1234", NumberForm::Malformed),
            ("", NumberForm::Malformed),
        ] {
            assert_eq!(numbers().form(written), form, "{written}");
        }
    }

    #[test]
    fn gender_and_year_are_read_even_where_the_zero_was_lost() {
        for written in ["062180001234", "62180001234"] {
            let told = numbers().told(written).unwrap();
            assert_eq!((told.gender, told.year), (Gender::Female, 1980));
        }
        assert_eq!(numbers().told("062205001234").unwrap().year, 2005);
        assert_eq!(numbers().told("123456789"), None);
    }

    #[test]
    fn numbers_of_one_form_alone_tell_two_people_apart() {
        let key = |written| IdentityKey::of(written).unwrap();
        for same in ["062180001234", "62180001234", "062 180 001 234"] {
            assert_eq!(key(same), key("062180001234"), "{same}");
        }
        assert_eq!(key("1180001234"), key("001180001234"));
        assert!(key("062180001234").differs(key("062180001235")));
        assert!(key("123456789").differs(key("123456780")));
        // An old number beside one of today, or beside one with a digit too many.
        assert!(!key("123456789").differs(key("062180001234")));
        assert!(!key("0621800012345").differs(key("062180001234")));
        for none in ["", "-", "12345678", "6.2180001234E+10", "062180OO1234", "000000000000"] {
            assert_eq!(IdentityKey::of(none), None, "{none}");
        }
    }

    #[test]
    fn a_masked_number_keeps_its_length_and_hides_the_middle() {
        assert_eq!(mask_identity("062180001234"), "0621******34");
        assert_eq!(mask_identity("123"), "***");
    }
}
