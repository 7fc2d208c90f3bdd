//! How far a broken rule is from holding.

use super::{Check, Measure, Status};

/// How far a broken rule is from holding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OffBy {
    /// So many are missing.
    Short(u64),
    /// So many are too many.
    Over(u64),
    /// So many places of the list are to be mended.
    Places(u64),
}

/// How many are as each of some people must be; of the others it may not be known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fulfilled {
    pub by: u64,
    pub not_by: u64,
    pub of: u64,
}

impl Check {
    /// How far the rule is from holding; none where it holds, or where no number tells it.
    pub fn off_by(&self) -> Option<OffBy> {
        if self.status != Status::Fail {
            return None;
        }
        if let Some(Fulfilled { not_by, .. }) = self.fulfilled {
            return (not_by > 0).then_some(OffBy::Short(not_by));
        }
        let amount = self.margin.filter(|margin| *margin < 0)?.unsigned_abs();
        if self.counts_places {
            return Some(OffBy::Places(amount));
        }
        let is_short = match (&self.observed, &self.min, &self.max) {
            (Some(Measure::Count(found)), Some(Measure::Count(least)), _) => found < least,
            (_, min, max) => min.is_some() && max.is_none(),
        };
        Some(if is_short { OffBy::Short(amount) } else { OffBy::Over(amount) })
    }
}
