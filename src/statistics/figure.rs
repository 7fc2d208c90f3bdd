//! A figure: how many of the base, and of how many it is not told.

use crate::numbers::Headcount;
use crate::roster::Field;
use crate::wording::Text;

/// How many people something is true of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count {
    /// Those of whom it is known to be true.
    pub n: Headcount,
    /// Those of whom it is not told.
    pub unknown: Headcount,
}

impl Count {
    /// Counts what may be true, false or untold of each.
    pub(super) fn of(told: impl Iterator<Item = Option<bool>>) -> Self {
        let mut count = Self::default();
        for it in told {
            count.n += Headcount::from(it == Some(true));
            count.unknown += Headcount::from(it.is_none());
        }
        count
    }

    /// The most that it can be.
    pub fn most(self) -> Headcount {
        self.n + self.unknown
    }
}

/// A part of a partition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    pub id: String,
    pub title: Text,
    pub n: Headcount,
}

/// Why a figure is not told of somebody.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Untold {
    /// Those of whom nothing is written.
    pub blank: Headcount,
    /// What is written and was not understood, with how often, the most frequent first.
    pub texts: Vec<(String, Headcount)>,
}

/// What a statistic comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Figure {
    /// So many of the base.
    Count(Count),
    /// The base in parts; each is in one of them or untold.
    Parts { parts: Vec<Part>, unknown: Headcount },
    /// The lists have no column that tells it.
    NoColumn(Vec<Field>),
}

impl Figure {
    /// Of how many it is not told; of a figure that is told of nobody there is nothing to add up.
    pub fn unknown(&self) -> Headcount {
        match self {
            Self::Count(count) => count.unknown,
            Self::Parts { unknown, .. } => *unknown,
            Self::NoColumn(_) => 0,
        }
    }
}

/// A statistic of the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statistic {
    pub id: String,
    pub title: Text,
    pub figure: Figure,
    /// Why some are untold, where texts tell it.
    pub untold: Untold,
}

/// A share of the base in hundredths of a percent, rounded half up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share(u64);

impl Share {
    /// The share; there is none of nobody.
    pub fn of(n: Headcount, base: Headcount) -> Option<Self> {
        const WHOLE: u128 = 10_000;
        let (n, base) = (u128::from(n), u128::from(base));
        let share = (2 * n * WHOLE + base).checked_div(2 * base)?;
        u64::try_from(share).ok().map(Self)
    }

    /// In hundredths of a percent.
    pub fn hundredths(self) -> u64 {
        self.0
    }

    /// The number with two decimals behind a point, as programs read it.
    pub fn plain(self) -> String {
        format!("{}.{:02}", self.0 / 100, self.0 % 100)
    }

    /// The percentage as each language writes it: `45,28%`, `45.28%`.
    pub fn words(self) -> Text {
        let plain = self.plain();
        Text::new(format!("{}%", plain.replace('.', ",")), format!("{plain}%"))
    }

    /// So many steps of a scale that has this many for the whole.
    pub fn steps(self, scale: u64) -> u64 {
        const WHOLE: u64 = 10_000;
        (self.0.min(WHOLE) * scale + WHOLE / 2) / WHOLE
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_rounded_half_up_and_exact() {
        let share = |n, base| Share::of(n, base).map(Share::plain);
        assert_eq!(share(393, 868).as_deref(), Some("45.28"));
        assert_eq!(share(1, 800).as_deref(), Some("0.13"));
        assert_eq!(share(1, 3).as_deref(), Some("33.33"));
        assert_eq!(share(2, 3).as_deref(), Some("66.67"));
        assert_eq!(share(7, 7).as_deref(), Some("100.00"));
        assert_eq!(share(0, 7).as_deref(), Some("0.00"));
        assert_eq!(share(0, 0), None);
        assert_eq!(Share::of(44, 150).unwrap().words().vi, "29,33%");
        assert_eq!(Share::of(1, 2).unwrap().steps(20), 10);
    }
}
