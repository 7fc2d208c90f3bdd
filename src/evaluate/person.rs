//! What tells a person from another: identity number, name, birth date and unit, folded.
//!
//! Whether somebody stands on a list twice, and whether somebody stands on two versions of a list,
//! is one question.

use crate::fold;
use crate::roster::{BirthDate, Delegate};
use crate::rules::compact_identity;

/// What people are compared by, folded once for each; none where it is not told.
#[derive(Debug, Clone)]
pub(crate) struct PersonKeys {
    pub(crate) identity: Option<String>,
    pub(crate) name: Option<String>,
    /// The name, its words still apart.
    pub(crate) words: Option<String>,
    pub(crate) unit: Option<String>,
    pub(crate) birth: Option<String>,
    /// The birth date, where it tells the day.
    pub(crate) birth_day: Option<String>,
}

impl PersonKeys {
    pub(crate) fn of(delegate: &Delegate) -> Self {
        let folded = |text: Option<&String>| {
            text.map(|text| fold::key(text)).filter(|text| !text.is_empty())
        };
        Self {
            identity: identity_key(delegate),
            name: folded(delegate.name.known()),
            words: delegate.name.known().map(|name| fold::words(name)),
            unit: folded(delegate.unit.known()),
            birth: birth_key(delegate, false),
            birth_day: birth_key(delegate, true),
        }
    }
}

fn identity_key(delegate: &Delegate) -> Option<String> {
    let digits = compact_identity(delegate.identity.known()?);
    // Short entries such as `-` or `x` are no numbers, and agree with each other by chance.
    let is_number = digits.len() >= 9 && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| digits.trim_start_matches('0').to_owned())
}

fn birth_key(delegate: &Delegate, needs_day: bool) -> Option<String> {
    let birth = delegate.birth.known()?;
    match birth {
        BirthDate::Day(day) => Some(day.to_string()),
        _ if needs_day => None,
        BirthDate::Month { year, month } => Some(format!("{year}-{month:02}")),
        BirthDate::Year(year) => Some(year.to_string()),
    }
}
