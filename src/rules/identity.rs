//! What a personal identity number looks like, and what it tells.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::masking::PERSONAL_DIGITS;
use crate::numbers::Headcount;
use crate::roster::Gender;

/// The form of identity numbers, as a ruleset describes it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct IdentityNumbers {
    /// The forms that are in use, that of today first. Empty where nothing is known of them.
    pub forms: Vec<NumberShape>,
    /// The codes of the provinces in which births are registered, with which numbers of today begin.
    pub provinces: BTreeSet<Cow<'static, str>>,
    /// What the digit behind the province tells; two digits of the year stand behind it.
    pub centuries: Vec<CenturyDigit>,
}

/// One of the forms that identity numbers have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberShape {
    /// How many digits it has.
    pub digits: Headcount,
    /// What people call it.
    pub name: String,
    /// How many zeros it may begin with, which a spreadsheet drops.
    pub leading_zeros: Headcount,
}

/// What the digit behind the province tells.
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

/// How a written number stands to the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NumberForm {
    /// A number of today, of a known province.
    Current,
    /// A number of an older form.
    Older,
    /// A number of today of which the leading zero was lost.
    LostZero,
    /// A spreadsheet's `1.9E+10`: the last digits are gone from sight.
    Scientific,
    /// As many digits as today's, and they begin with no province's code.
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
        let Some((now, older)) = self.forms.split_first() else {
            return NumberForm::Current;
        };
        match compact.len() as Headcount {
            length if length == now.digits && self.knows_province(&compact) => NumberForm::Current,
            length if length == now.digits => NumberForm::UnknownProvince,
            length if older.iter().any(|form| form.digits == length) => NumberForm::Older,
            length if length + 1 == now.digits && self.knows_province(&format!("0{compact}")) => {
                NumberForm::LostZero
            }
            _ => NumberForm::Malformed,
        }
    }

    fn knows_province(&self, digits: &str) -> bool {
        let Some(length) = self.province_digits() else { return true };
        digits.get(..length).is_some_and(|code| self.provinces.contains(code))
    }

    /// How many digits the code of a province has; none where no codes are known.
    fn province_digits(&self) -> Option<usize> {
        self.provinces.first().map(|code| code.len())
    }

    /// What a number of today tells, a lost leading zero put back.
    pub(crate) fn told(&self, written: &str) -> Option<ToldByNumber> {
        let digits = match self.form(written) {
            NumberForm::Current => compact(written),
            NumberForm::LostZero => Cow::Owned(format!("0{}", compact(written))),
            _ => return None,
        };
        let mut behind = digits.get(self.province_digits()?..)?.chars();
        let digit = behind.next()?;
        let century = self.centuries.iter().find(|century| century.digit == digit)?;
        let years: i16 = behind.as_str().get(..2)?.parse().ok()?;
        Some(ToldByNumber { gender: century.gender, year: century.first_year.checked_add(years)? })
    }
}

/// A written number as two rows are compared by it. It stands for the number and does not hold it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct IdentityKey {
    digits: u64,
    form: KeyForm,
}

/// Somebody may have an old number and one of today, and both are hers or his.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum KeyForm {
    /// This one of the known forms, with its leading zeros or without.
    Known(u8),
    /// None of them: a slip of somebody's fingers, which says nothing against anybody.
    Slip,
    /// Nothing is known of the forms: so many digits.
    Digits(u8),
}

impl IdentityKey {
    /// The key of a written number; none for what is no number.
    pub(crate) fn of(written: &str, numbers: &IdentityNumbers) -> Option<Self> {
        let digits = compact(written);
        // Short entries such as `-` or `x` are no numbers, and agree with each other by chance.
        if digits.len() < PERSONAL_DIGITS {
            return None;
        }
        let significant = digits.trim_start_matches('0');
        let is_number = digits.bytes().all(|byte| byte.is_ascii_digit()) && !significant.is_empty();
        let form = numbers.key_form(digits.len() as Headcount);
        is_number.then(|| Self { digits: crate::rules::measure::hashed(&significant), form })
    }

    /// Whether these are two numbers of one form, and so of two people.
    pub(crate) fn differs(self, other: Self) -> bool {
        self.form == other.form && self.form != KeyForm::Slip && self != other
    }
}

impl IdentityNumbers {
    fn key_form(&self, digits: Headcount) -> KeyForm {
        let fits = |form: &NumberShape| {
            (form.digits.saturating_sub(form.leading_zeros)..=form.digits).contains(&digits)
        };
        let known = self.forms.iter().position(fits).and_then(|at| u8::try_from(at).ok());
        match known {
            Some(at) => KeyForm::Known(at),
            None if self.forms.is_empty() => {
                KeyForm::Digits(u8::try_from(digits).unwrap_or(u8::MAX))
            }
            None => KeyForm::Slip,
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers() -> IdentityNumbers {
        let shape = |digits, name: &str, leading_zeros| NumberShape {
            digits,
            name: name.to_owned(),
            leading_zeros,
        };
        IdentityNumbers {
            forms: vec![shape(12, "CCCD", 2), shape(9, "CMND", 0)],
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
            ("123456789", NumberForm::Older),
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
        let numbers = numbers();
        let key = |written| IdentityKey::of(written, &numbers).unwrap();
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
            assert_eq!(IdentityKey::of(none, &numbers), None, "{none}");
        }
    }

    #[test]
    fn where_no_form_is_known_numbers_of_as_many_digits_tell_two_people_apart() {
        let unknown = IdentityNumbers::default();
        let key = |written| IdentityKey::of(written, &unknown).unwrap();
        assert_eq!(key("80021512345"), key("800215 12345"));
        assert!(key("80021512345").differs(key("80021512346")));
        assert!(!key("80021512345").differs(key("8002151234")));
        assert_eq!(unknown.form("80021512345"), NumberForm::Current);
        assert_eq!(unknown.form("8002151234x"), NumberForm::Malformed);
    }
}
