//! How strong a unit's claim to its next seat is: an exact number, compared without rounding.
//!
//! Every method is defined by one such number, and the seat goes to the largest. A claim is a fraction
//! of integers of any size; Huntington and Hill's is the root of one, and since all claims of a
//! method are roots then, they are compared by what stands under the root.

use std::cmp::Ordering;

use num_bigint::{BigInt, BigUint, Sign};

/// An exact claim to a seat.
#[derive(Debug, Clone)]
pub struct Claim {
    numerator: BigInt,
    /// 0: the claim to a first seat that goes before every other, larger populations first.
    denominator: BigUint,
    /// Whether the claim is the root of the fraction.
    root: bool,
}

impl Claim {
    /// The claim `numerator / denominator`; beyond every number where the denominator is 0.
    pub(in crate::calculate) fn fraction(
        numerator: impl Into<BigInt>,
        denominator: impl Into<BigUint>,
    ) -> Self {
        Self { numerator: numerator.into(), denominator: denominator.into(), root: false }
    }

    /// The claim `√(numerator / denominator)`.
    pub(super) fn root(numerator: impl Into<BigInt>, denominator: impl Into<BigUint>) -> Self {
        Self { root: true, ..Self::fraction(numerator, denominator) }
    }

    /// Whether it goes before every number: the first seat of a unit, under some methods.
    pub fn is_unlimited(&self) -> bool {
        self.denominator == BigUint::ZERO
    }

    /// Compares it with a whole number, 0 or more.
    pub fn compare_whole(&self, whole: u64) -> Ordering {
        if self.is_unlimited() {
            return Ordering::Greater;
        }
        let whole = BigInt::from(whole);
        let whole = if self.root { &whole * &whole } else { whole };
        self.numerator.cmp(&(whole * BigInt::from(self.denominator.clone())))
    }

    /// The claim in digits, with this many behind the point, rounded to the nearest, halves up.
    /// None where it goes before every number.
    pub fn decimal(&self, places: u32) -> Option<String> {
        if self.is_unlimited() {
            return None;
        }
        let scale = BigUint::from(10_u8).pow(places);
        let size = self.numerator.magnitude();
        let two = BigUint::from(2_u8);
        // Twice the scaled size, rounded down, has a last bit that says which way to round.
        let doubled = if self.root {
            (size * &scale * &scale * &two * &two / &self.denominator).sqrt()
        } else {
            size * &scale * &two / &self.denominator
        };
        let rounded = (doubled + 1_u8) / two;
        let sign =
            if self.numerator.sign() == Sign::Minus && rounded != BigUint::ZERO { "-" } else { "" };
        let digits = rounded.to_string();
        let places = usize::try_from(places).unwrap_or_default();
        let digits = format!("{digits:0>width$}", width = places + 1);
        let (whole, rest) = digits.split_at(digits.len() - places);
        let point = if places == 0 { "" } else { "." };
        Some(format!("{sign}{whole}{point}{rest}"))
    }

    /// The claim as it is, not rounded: `1918578/79`, `√(a/b)`. None where it is unlimited.
    pub fn exact(&self) -> Option<String> {
        if self.is_unlimited() {
            return None;
        }
        let fraction = format!("{}/{}", self.numerator, self.denominator);
        Some(if self.root { format!("√({fraction})") } else { fraction })
    }
}

impl Ord for Claim {
    fn cmp(&self, other: &Self) -> Ordering {
        if self.denominator == other.denominator {
            return self.numerator.cmp(&other.numerator);
        }
        let times =
            |one: &Self, other: &Self| &one.numerator * BigInt::from(other.denominator.clone());
        let unlimited = self.is_unlimited().cmp(&other.is_unlimited());
        unlimited.then_with(|| times(self, other).cmp(&times(other, self)))
    }
}

impl PartialOrd for Claim {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Claim {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Claim {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn claims_are_compared_exactly_where_a_float_would_see_none() {
        let near = Claim::fraction(u64::MAX, 3_u8);
        let nearer = Claim::fraction(u64::MAX - 1, 3_u8);
        assert!(near > nearer);
        assert_eq!(Claim::fraction(2, 4_u8), Claim::fraction(1, 2_u8));
        assert!(Claim::fraction(-1, 2_u8) < Claim::fraction(0, 5_u8));
    }

    #[test]
    fn a_claim_beyond_every_number_goes_first_and_the_larger_population_before_it() {
        let large = Claim::fraction(20, 0_u8);
        let small = Claim::fraction(10, 0_u8);
        assert!(large > small && small > Claim::fraction(u64::MAX, 1_u8));
        assert_eq!(large.decimal(2), None);
    }

    #[test]
    fn decimals_are_rounded_to_the_nearest() {
        let shown = |claim: Claim| claim.decimal(2).unwrap();
        assert_eq!(shown(Claim::fraction(2, 3_u8)), "0.67");
        assert_eq!(shown(Claim::fraction(1, 8_u8)), "0.13");
        assert_eq!(shown(Claim::fraction(-7, 2_u8)), "-3.50");
        assert_eq!(shown(Claim::fraction(-1, 1000_u16)), "0.00");
        assert_eq!(shown(Claim::root(2, 1_u8)), "1.41");
        assert_eq!(shown(Claim::root(3, 1_u8)), "1.73");
        assert_eq!(Claim::fraction(7, 2_u8).decimal(0).unwrap(), "4");
    }

    #[test]
    fn roots_are_compared_with_whole_numbers_by_their_squares() {
        assert_eq!(Claim::root(9, 1_u8).compare_whole(3), Ordering::Equal);
        assert_eq!(Claim::root(8, 1_u8).compare_whole(3), Ordering::Less);
    }
}
