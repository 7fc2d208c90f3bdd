//! What tells a person from another: identity number, name, birth date and unit, folded.
//!
//! Whether somebody stands on a list twice, and whether somebody stands on two versions of a list,
//! is one question.

use crate::fold;
use crate::roster::{BirthDate, Delegate, RowInDoubt};
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

/// More rows in doubt than this are not looked through for names: anybody may stand in one.
pub(crate) const MOST_LOOKED_THROUGH: usize = 1_000;

/// What a row in doubt says, folded, so that a name can be looked for in it.
#[derive(Debug, Clone)]
pub(crate) struct DoubtKeys {
    name: String,
    row: String,
}

impl DoubtKeys {
    pub(crate) fn of(row: &RowInDoubt) -> Self {
        Self { name: fold::key(&row.person.name.written), row: fold::key(&row.written) }
    }

    /// Whether the row may be of somebody of this folded name: it has no name, or this one, be it
    /// beside the column of names.
    pub(crate) fn may_name(&self, folded: &str) -> bool {
        self.name.is_empty() || (!folded.is_empty() && self.row.contains(folded))
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
