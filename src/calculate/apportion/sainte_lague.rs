//! Sainte-Laguë (Webster): the claim is `population / (n + ½)` with `n` seats held, so that quotas
//! are rounded at the half. It favours neither large nor small units.

use num_bigint::{BigInt, BigUint};

use super::claim::Claim;
use super::method::Rule;

#[derive(Debug)]
pub(super) struct SainteLague;

impl Rule for SainteLague {
    fn claim(&self, population: u64, held: u64) -> Claim {
        // Twice both sides: the odd numbers 1, 3, 5 … divide twice the population.
        let twice = BigInt::from(population) * 2_u8;
        Claim::fraction(twice, BigUint::from(held) * 2_u8 + 1_u8)
    }
}
