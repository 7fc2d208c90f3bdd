//! Largest remainder (Hare, Hamilton, Vinton).
//!
//! A unit's quota is its share of the seats, `population × seats / total population`. It gets the
//! whole part, and what is left goes to the largest remainders. Said as claims: the next seat goes
//! to the unit that is furthest below its quota, which also says what to do where bounds disturb
//! the whole parts.

use num_bigint::{BigInt, BigUint};

use super::claim::Claim;
use super::method::Rule;

#[derive(Debug)]
pub(super) struct LargestRemainder {
    pub(super) total: u128,
    pub(super) seats: u64,
}

impl Rule for LargestRemainder {
    fn claim(&self, population: u64, held: u64) -> Claim {
        let quota = BigInt::from(population) * BigInt::from(self.seats);
        let had = BigInt::from(held) * BigInt::from(self.total);
        Claim::fraction(quota - had, BigUint::from(self.total))
    }
}
