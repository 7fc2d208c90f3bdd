//! Largest remainder by the Droop quota.
//!
//! As with Hare's, but a seat costs `⌊total population / (seats + 1)⌋ + 1` people: the smallest
//! whole number of which the population holds no more than the seats. It is kinder to large units.

use num_bigint::{BigInt, BigUint};

use super::claim::Claim;
use super::method::Rule;

#[derive(Debug)]
pub(super) struct Droop {
    size: u128,
}

impl Droop {
    pub(super) fn new(total: u128, seats: u64) -> Self {
        Self { size: total / (u128::from(seats) + 1) + 1 }
    }

    /// How many people a seat costs.
    pub(super) fn size(&self) -> u128 {
        self.size
    }
}

impl Rule for Droop {
    fn claim(&self, population: u64, held: u64) -> Claim {
        let had = BigInt::from(held) * BigInt::from(self.size);
        Claim::fraction(BigInt::from(population) - had, BigUint::from(self.size))
    }
}
