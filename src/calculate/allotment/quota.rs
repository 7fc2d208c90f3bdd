//! A unit's exact share of the seats.

use num_bigint::{BigInt, BigUint};

use crate::calculate::apportion::Claim;

/// `population × pool / total`, exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quota {
    population: u64,
    pool: u64,
    total: u128,
}

impl Quota {
    /// The share of so many people in the seats that `total` people share.
    pub fn new(population: u64, pool: u64, total: u128) -> Self {
        Self { population, pool, total: total.max(1) }
    }

    fn numerator(self) -> u128 {
        // 64 bits times 64 bits.
        u128::from(self.population) * u128::from(self.pool)
    }

    /// The share rounded down.
    pub fn floor(self) -> u64 {
        u64::try_from(self.numerator() / self.total).unwrap_or(u64::MAX)
    }

    /// The share rounded up.
    pub fn ceil(self) -> u64 {
        u64::try_from(self.numerator().div_ceil(self.total)).unwrap_or(u64::MAX)
    }

    /// Whether so many seats are the share rounded down or up.
    pub fn is_kept_by(self, seats: u64) -> bool {
        (self.floor()..=self.ceil()).contains(&seats)
    }

    /// The share in digits, with this many behind the point, rounded to the nearest.
    pub fn decimal(self, places: u32) -> String {
        self.deviation(0, places).trim_start_matches('-').to_owned()
    }

    /// How many seats more than the share these are, in digits; with a minus where fewer.
    pub fn deviation(self, seats: u64, places: u32) -> String {
        let had = BigInt::from(seats) * BigInt::from(self.total);
        let beyond =
            Claim::fraction(had - BigInt::from(self.numerator()), BigUint::from(self.total));
        beyond.decimal(places).unwrap_or_default()
    }

    /// The share as a fraction: population times seats, over all people.
    pub fn exact(self) -> String {
        format!("{}/{}", self.numerator(), self.total)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_exact_and_rounded_for_the_eye_alone() {
        let quota = Quota::new(36_500, 187, 312_400);
        assert_eq!(quota.exact(), "6825500/312400");
        assert_eq!((quota.floor(), quota.ceil()), (21, 22));
        assert_eq!(quota.decimal(2), "21.85");
        assert_eq!(quota.deviation(22, 2), "0.15");
        assert_eq!(quota.deviation(21, 2), "-0.85");
        assert!(quota.is_kept_by(21) && !quota.is_kept_by(23));
        let whole = Quota::new(50, 4, 100);
        assert!(whole.is_kept_by(2) && !whole.is_kept_by(3));
    }

    #[test]
    fn the_largest_numbers_do_not_overflow() {
        let quota = Quota::new(u64::MAX, u64::MAX, u128::from(u64::MAX) * 3);
        assert_eq!(quota.floor(), u64::MAX / 3);
        assert!(quota.deviation(u64::MAX, 2).ends_with(".00"));
    }
}
