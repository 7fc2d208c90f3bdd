//! Dean: the claim is `population` over the harmonic mean of `n` and `n + 1`, with `n` seats held.
//! Every unit gets a first seat before any gets a second; it keeps the people of a seat as near as
//! can be to the average.

use num_bigint::{BigInt, BigUint};

use super::claim::Claim;
use super::method::Rule;

#[derive(Debug)]
pub(super) struct Dean;

impl Rule for Dean {
    fn claim(&self, population: u64, held: u64) -> Claim {
        // The harmonic mean is 2 n (n + 1) / (2 n + 1).
        let held = BigUint::from(held);
        let above = BigInt::from(population) * BigInt::from(&held * 2_u8 + 1_u8);
        Claim::fraction(above, &held * (&held + 1_u8) * 2_u8)
    }
}
