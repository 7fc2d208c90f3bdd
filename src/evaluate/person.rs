//! What tells a person from another: identity number, name, birth date and unit, folded.
//!
//! Whether somebody stands on a list twice, and whether somebody stands on two versions of a list,
//! is one question.

use crate::fold;
use crate::roster::{BirthDate, Delegate};
use crate::rules::compact_identity;

/// Year, month and day; 0 for what is not told.
pub(crate) type BirthKey = (i16, i8, i8);

/// What people are compared by, folded once for each; none where it is not told.
#[derive(Debug, Clone)]
pub(crate) struct PersonKeys {
    pub(crate) identity: Option<String>,
    pub(crate) name: Option<String>,
    pub(crate) unit: Option<String>,
    pub(crate) birth: Option<BirthKey>,
}

impl PersonKeys {
    pub(crate) fn of(delegate: &Delegate) -> Self {
        let folded = |text: Option<&String>| {
            text.map(|text| fold::key(text)).filter(|text| !text.is_empty())
        };
        Self {
            identity: identity_key(delegate),
            name: folded(delegate.name.known()),
            unit: folded(delegate.unit.known()),
            birth: delegate.birth.known().map(|birth| birth_key(*birth)),
        }
    }

    /// The birth date, where it tells the day.
    pub(crate) fn birth_day(&self) -> Option<BirthKey> {
        self.birth.filter(|(_, _, day)| *day > 0)
    }
}

fn identity_key(delegate: &Delegate) -> Option<String> {
    let digits = compact_identity(delegate.identity.known()?);
    // Short entries such as `-` or `x` are no numbers, and agree with each other by chance.
    let is_number = digits.len() >= 9 && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| digits.trim_start_matches('0').to_owned())
}

fn birth_key(birth: BirthDate) -> BirthKey {
    match birth {
        BirthDate::Day(day) => (day.year(), day.month(), day.day()),
        BirthDate::Month { year, month } => (year, month, 0),
        BirthDate::Year(year) => (year, 0, 0),
    }
}
