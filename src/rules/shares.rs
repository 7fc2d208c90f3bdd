//! A part of a whole within limits: the inequalities, and how many people the limits come to.

use super::constraint::{LinearConstraint, Quantity, Term};
use super::level::{self, ByLevel};
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

/// One end of the limits of a part of a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ShareLimit {
    pub(crate) at: Fraction,
    /// Whether the fraction itself is out of bounds: more than 30%, and not at least.
    pub(crate) is_strict: bool,
}

/// One end of the limits as a rule writes it: the fraction that is still allowed, or the one that
/// no longer is. Where both are written, both hold.
#[derive(Debug)]
pub(crate) struct WrittenLimit {
    pub(crate) allowed: Option<ByLevel<Fraction>>,
    pub(crate) beyond: Option<ByLevel<Fraction>>,
}

impl WrittenLimit {
    /// What is written at this level.
    fn at(&self, level: &str) -> Vec<ShareLimit> {
        let here = |limit: &Option<ByLevel<Fraction>>, is_strict| {
            let at = level::at(limit.as_ref(), level).cloned();
            at.map(|at| ShareLimit { at, is_strict })
        };
        here(&self.allowed, false).into_iter().chain(here(&self.beyond, true)).collect()
    }
}

/// The limits of a part of a whole at one level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ShareLimits {
    pub(crate) min: Vec<ShareLimit>,
    pub(crate) max: Vec<ShareLimit>,
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

    /// The same with one person less of room, so that what the limit comes to is out of bounds.
    /// Where nothing is rounded, it comes to a part of a person, and the least there is will do.
    fn strictly(self, rounding: Rounding) -> Self {
        let room = match rounding {
            Rounding::Exact => 1,
            Rounding::Nearest | Rounding::Up | Rounding::Down => self.part.abs(),
        };
        Self { bound: self.bound - room, ..self }
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
    /// The limits at this level.
    pub(crate) fn at(
        level: &str,
        (min, max): (&WrittenLimit, &WrittenLimit),
        rounding: Rounding,
        both: bool,
    ) -> Self {
        Self { min: min.at(level), max: max.at(level), rounding, both }
    }

    /// Whether there is a limit at all.
    pub(crate) fn is_some(&self) -> bool {
        !self.min.is_empty() || !self.max.is_empty()
    }

    fn sides(&self) -> Vec<Side> {
        let rounding = self.rounding;
        let side = |side: Side, limit: &ShareLimit| {
            if limit.is_strict { side.strictly(rounding) } else { side }
        };
        let most = self.max.iter().map(|max| side(Side::at_most(&max.at, rounding), max));
        let least = self.min.iter().map(|min| side(Side::at_least(&min.at, rounding), min));
        let mut sides: Vec<Side> = most.chain(least).collect();
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

    fn limit(at: &str, is_strict: bool) -> Vec<ShareLimit> {
        vec![ShareLimit { at: at.parse().unwrap(), is_strict }]
    }

    fn limits(min: &str, rounding: Rounding, both: bool) -> ShareLimits {
        ShareLimits { min: limit(min, false), max: Vec::new(), rounding, both }
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

    #[test]
    fn more_than_a_share_is_the_next_person_beyond_it() {
        let more =
            |rounding| ShareLimits { min: limit("30%", true), ..limits("0", rounding, false) };
        assert_eq!(more(Rounding::Exact).fewest(150), Some(46), "45 are exactly 30%");
        assert_eq!(more(Rounding::Exact).fewest(151), Some(46));
        assert_eq!(more(Rounding::Up).fewest(151), Some(47), "46 is what 30% comes to");
        assert_eq!(more(Rounding::Down).fewest(151), Some(46));
        let less = ShareLimits {
            min: Vec::new(),
            max: limit("30%", true),
            rounding: Rounding::Exact,
            both: false,
        };
        assert_eq!((less.most(150), less.most(151)), (Some(44), Some(45)));
    }

    #[test]
    fn where_two_lower_limits_are_written_both_hold() {
        let both = |at: &str, beyond: &str| ShareLimits {
            min: [limit(at, false), limit(beyond, true)].concat(),
            ..limits("0", Rounding::Exact, false)
        };
        assert_eq!(both("30%", "30%").fewest(10), Some(4));
        assert_eq!(both("40%", "30%").fewest(10), Some(4));
        assert_eq!(both("50%", "30%").fewest(10), Some(5));
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
            let at = |is_strict| limit(&fraction.to_string(), is_strict);
            let none = ShareLimits { min: Vec::new(), max: Vec::new(), rounding, both: false };
            let min = ShareLimits { min: at(false), ..none.clone() };
            let max = ShareLimits { max: at(false), ..none.clone() };
            prop_assert_eq!(min.fewest(whole), Some(least));
            prop_assert_eq!(max.most(whole), Some(most));
            // Beyond a part of a person is the next whole one, beyond a whole one the one after.
            let more = ShareLimits { min: at(true), ..none.clone() };
            let less = ShareLimits { max: at(true), ..none };
            prop_assert_eq!(more.fewest(whole), Some(most + 1));
            prop_assert_eq!(less.most(whole), Some(least.saturating_sub(1)));
            if least <= whole {
                let both = ShareLimits { both: true, ..min };
                prop_assert_eq!(both.most(whole), Some(whole - least));
                prop_assert_eq!(both.fewest(whole), Some(least));
            }
        }
    }
}
