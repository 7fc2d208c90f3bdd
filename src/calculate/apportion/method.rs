//! The methods by name, and what tells them apart: how strong a unit's claim to its next seat is. A
//! claim grows weaker with every seat that the unit holds already.
//!
//! A new method is a variant of [`Method`], which names its id, its labels, and its claim in
//! [`ClaimRule::claim`].

use num_bigint::{BigInt, BigUint};

use super::claim::Claim;
use crate::closed_list::closed_list;
use crate::text;
use crate::wording::Text;

closed_list! {
    /// A way to allot seats in proportion to population.
    #[derive(Default)]
    pub enum Method as "kebab-case" {
        /// Whole quotas, then the largest remainders (Hare, Hamilton, Vinton).
        #[default]
        LargestRemainder,
        /// The same by the Droop quota, which is kinder to large units.
        Droop,
        /// Webster's: quotas rounded at the half. It favours neither large nor small units.
        SainteLague,
        /// Jefferson's: quotas rounded down. It favours large units.
        #[strum(serialize = "dhondt")]
        DHondt,
        /// Equal proportions: quotas rounded at the geometric mean, as for the United States House since
        /// 1940.
        HuntingtonHill,
        /// Quotas rounded up. It favours small units.
        Adams,
        /// Quotas rounded at the harmonic mean: the people of a seat come as near as can be to the average.
        Dean,
    }
}

/// A method at work: so many people share so many seats.
#[derive(Debug, Clone, Copy)]
pub(in crate::calculate) struct ClaimRule {
    method: Method,
    total: u128,
    seats: u64,
}

impl ClaimRule {
    /// The claim of a unit of this population that holds so many seats to one more.
    ///
    /// By quotas, the next seat goes to the unit that is furthest below its own: its whole part
    /// first, then the largest remainders. By divisors it goes to the largest `population / d(n)`
    /// with `n` seats held; where `d(0)` is 0, every unit gets a first seat before any a second.
    pub(in crate::calculate) fn claim(&self, population: u64, held: u64) -> Claim {
        let (people, n) = (BigInt::from(population), BigUint::from(held));
        let next = &n + 1_u8;
        match self.method {
            Method::LargestRemainder => {
                let had = BigInt::from(held) * BigInt::from(self.total);
                Claim::fraction(people * self.seats - had, BigUint::from(self.total))
            }
            Method::Droop => {
                let size = Method::droop_quota(self.total, self.seats);
                let had = BigInt::from(held) * BigInt::from(size);
                Claim::fraction(people - had, BigUint::from(size))
            }
            // Twice both sides of n + ½: the odd numbers 1, 3, 5 … divide twice the population.
            Method::SainteLague => Claim::fraction(people * 2_u8, n * 2_u8 + 1_u8),
            Method::DHondt => Claim::fraction(people, next),
            Method::HuntingtonHill => Claim::root(&people * &people, n * next),
            Method::Adams => Claim::fraction(people, n),
            // The harmonic mean is 2 n (n + 1) / (2 n + 1).
            Method::Dean => {
                let above = people * BigInt::from(&n * 2_u8 + 1_u8);
                Claim::fraction(above, n * next * 2_u8)
            }
        }
    }
}

impl Method {
    /// The name in one word, for the head of a column, and in full, with the names of those whom it
    /// is known by.
    fn labels(self) -> (&'static str, Text) {
        const HARE: Text = Text::fixed("số dư lớn nhất (Hare)", "largest remainder (Hare)");
        const DROOP: Text = Text::fixed(
            "số dư lớn nhất với hạn ngạch Droop",
            "largest remainder by the Droop quota",
        );
        match self {
            Self::LargestRemainder => ("Hare", HARE),
            Self::Droop => ("Droop", DROOP),
            Self::SainteLague => ("S-Laguë", text!("Sainte-Laguë (Webster)")),
            Self::DHondt => ("D'Hondt", text!("D'Hondt (Jefferson)")),
            Self::HuntingtonHill => ("H-Hill", text!("Huntington–Hill")),
            Self::Adams => ("Adams", text!("Adams")),
            Self::Dean => ("Dean", text!("Dean")),
        }
    }

    /// The name in one word, for the head of a column.
    pub fn head(self) -> &'static str {
        self.labels().0
    }

    /// The name, with the names of those whom it is known by.
    pub fn name(self) -> Text {
        self.labels().1
    }

    /// Whether it goes by quotas and remainders, and not by a divisor. Such a method can take a
    /// seat from a unit as the seats grow.
    pub fn goes_by_remainders(self) -> bool {
        matches!(self, Self::LargestRemainder | Self::Droop)
    }

    /// How many people a seat costs by the Droop quota: the smallest whole number of which the
    /// population holds no more than the seats.
    pub fn droop_quota(total: u128, seats: u64) -> u128 {
        total / (u128::from(seats) + 1) + 1
    }

    /// The method where `total` people share `seats` seats.
    pub(in crate::calculate) fn rule(self, total: u128, seats: u64) -> ClaimRule {
        ClaimRule { method: self, total, seats }
    }
}
