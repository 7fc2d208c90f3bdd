//! A part of a whole within limits: the inequalities, and how many people the limits come to.

use super::constraint::{LinearConstraint, Quantity, Term};
use super::level::ByLevel;
use super::min_and_max::MinAndMax;
use super::selector::Selector;
use crate::closed_list::closed_list;
use crate::numbers::{Fraction, Headcount};

closed_list! {
    /// What a share of so many people comes to where it is no whole number.
    pub enum Rounding as "snake_case" {
        /// What it is: 44 of 150 are not 30%.
        Exact,
        /// The nearest whole number, half a person up.
        Nearest,
        /// The next whole number.
        Up,
        /// The whole number below.
        Down,
    }
}

/// The limits of a part of a whole at one level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ShareLimits {
    pub(crate) min: Option<Fraction>,
    pub(crate) max: Option<Fraction>,
    pub(crate) rounding: Rounding,
    /// Whether the rest of the whole has the same limits.
    pub(crate) both: bool,
}

/// `part × people − whole × people ≤ bound`, in which `part` may be negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Side {
    part: i128,
    whole: i128,
    bound: i128,
}

impl Side {
    /// No more than this fraction. With a denominator `q`, rounding up allows `q − 1` more of `q`
    /// parts of a person, and rounding to the nearest the half of `q`.
    fn at_most(max: &Fraction, rounding: Rounding) -> Self {
        let (p, q) = (i128::from(max.numerator()), i128::from(max.denominator()));
        match rounding {
            Rounding::Exact | Rounding::Down => Self { part: q, whole: -p, bound: 0 },
            Rounding::Up => Self { part: q, whole: -p, bound: q - 1 },
            Rounding::Nearest => Self { part: 2 * q, whole: -2 * p, bound: q },
        }
    }

    /// No less than this fraction.
    fn at_least(min: &Fraction, rounding: Rounding) -> Self {
        let (p, q) = (i128::from(min.numerator()), i128::from(min.denominator()));
        match rounding {
            Rounding::Exact | Rounding::Up => Self { part: -q, whole: p, bound: 0 },
            Rounding::Down => Self { part: -q, whole: p, bound: q - 1 },
            Rounding::Nearest => Self { part: -2 * q, whole: 2 * p, bound: q - 1 },
        }
    }

    /// The same of the rest of the whole.
    fn of_the_rest(self) -> Self {
        Self { part: -self.part, whole: self.whole + self.part, bound: self.bound }
    }

    fn constraint(self, part: &Selector, whole: &Selector) -> LinearConstraint {
        let term = |coefficient: i128, people: &Selector| Term {
            coefficient,
            quantity: Quantity::Delegates(people.clone()),
        };
        LinearConstraint {
            terms: vec![term(self.part, part), term(self.whole, whole)],
            bound: self.bound,
        }
    }

    /// How many of so many people this allows at the most, or asks for at the least.
    fn of(self, whole: Headcount) -> i128 {
        let room = self.bound - self.whole * i128::from(whole);
        // A lower limit has a negative coefficient, and the quotient is rounded up.
        if self.part > 0 { room.div_euclid(self.part) } else { -(room.div_euclid(-self.part)) }
    }
}

impl ShareLimits {
    /// Limits without rounding, of the part alone.
    pub(crate) fn exact(limits: MinAndMax<Fraction>) -> Self {
        let MinAndMax { min, max } = limits;
        Self { min, max, rounding: Rounding::Exact, both: false }
    }

    /// The limits at this level.
    pub(crate) fn at(
        level: &str,
        (min, max): (Option<&ByLevel<Fraction>>, Option<&ByLevel<Fraction>>),
        rounding: Rounding,
        both: bool,
    ) -> Self {
        Self { rounding, both, ..Self::exact(MinAndMax::at(level, min, max)) }
    }

    /// Whether there is a limit at all.
    pub(crate) fn is_some(&self) -> bool {
        self.min.is_some() || self.max.is_some()
    }

    fn sides(&self) -> Vec<Side> {
        let most = self.max.iter().map(|max| Side::at_most(max, self.rounding));
        let mut sides: Vec<Side> =
            most.chain(self.min.iter().map(|min| Side::at_least(min, self.rounding))).collect();
        if self.both {
            for rest in sides.clone().into_iter().map(Side::of_the_rest) {
                if !sides.contains(&rest) {
                    sides.push(rest);
                }
            }
        }
        sides
    }

    /// A part of a whole within these limits, as inequalities.
    pub(crate) fn constraints(&self, part: &Selector, whole: &Selector) -> Vec<LinearConstraint> {
        self.sides().into_iter().map(|side| side.constraint(part, whole)).collect()
    }

    /// The fewest of so many people who keep the limits.
    pub(crate) fn fewest(&self, whole: Headcount) -> Option<Headcount> {
        let lower = self.sides().into_iter().filter(|side| side.part < 0);
        lower.map(|side| people(side.of(whole))).max()
    }

    /// The most of so many people who keep the limits.
    pub(crate) fn most(&self, whole: Headcount) -> Option<Headcount> {
        let upper = self.sides().into_iter().filter(|side| side.part > 0);
        upper.map(|side| people(side.of(whole))).min()
    }
}

fn people(number: i128) -> Headcount {
    Headcount::try_from(number.max(0)).unwrap_or(Headcount::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn limits(min: &str, rounding: Rounding, both: bool) -> ShareLimits {
        ShareLimits { min: min.parse().ok(), max: None, rounding, both }
    }

    #[test]
    fn a_share_that_is_no_whole_number_is_rounded_as_the_rule_says() {
        let fewest = |rounding| limits("30%", rounding, false).fewest(151);
        assert_eq!(fewest(Rounding::Exact), Some(46));
        assert_eq!(fewest(Rounding::Up), Some(46));
        assert_eq!(fewest(Rounding::Nearest), Some(45));
        assert_eq!(fewest(Rounding::Down), Some(45));
        let half = limits("50%", Rounding::Nearest, false);
        assert_eq!(half.fewest(3), Some(2));
    }

    #[test]
    fn what_both_sides_need_leaves_a_range() {
        let parity = limits("40%", Rounding::Exact, true);
        assert_eq!((parity.fewest(10), parity.most(10)), (Some(4), Some(6)));
        assert_eq!((parity.fewest(11), parity.most(11)), (Some(5), Some(6)));
    }

    proptest! {
        /// The inequalities say what dividing and rounding says.
        #[test]
        fn inequalities_round_as_numbers_do(
            p in 0_u64..60, q in 1_u64..60, whole in 0_u64..400, rounding in 0_usize..4,
        ) {
            let rounding = [Rounding::Exact, Rounding::Nearest, Rounding::Up, Rounding::Down][rounding];
            let fraction: Fraction = format!("{p}/{q}").parse().unwrap();
            let (p, q) = (p * whole, q);
            let nearest = (2 * p + q) / (2 * q);
            let (least, most) = match rounding {
                Rounding::Exact => (p.div_ceil(q), p / q),
                Rounding::Nearest => (nearest, nearest),
                Rounding::Up => (p.div_ceil(q), p.div_ceil(q)),
                Rounding::Down => (p / q, p / q),
            };
            let both = false;
            let min = ShareLimits { min: Some(fraction.clone()), max: None, rounding, both };
            let max = ShareLimits { min: None, max: Some(fraction), rounding, both };
            prop_assert_eq!(min.fewest(whole), Some(least));
            prop_assert_eq!(max.most(whole), Some(most));
            if least <= whole {
                let both = ShareLimits { both: true, ..min };
                prop_assert_eq!(both.most(whole), Some(whole - least));
                prop_assert_eq!(both.fewest(whole), Some(least));
            }
        }
    }
}
