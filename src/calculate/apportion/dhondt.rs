//! D'Hondt (Jefferson): the claim is `population / (n + 1)` with `n` seats held, so that quotas are
//! rounded down. It favours large units.

use num_bigint::BigUint;

use super::claim::Claim;
use super::method::Rule;

#[derive(Debug)]
pub(super) struct DHondt;

impl Rule for DHondt {
    fn claim(&self, population: u64, held: u64) -> Claim {
        Claim::fraction(population, BigUint::from(held) + 1_u8)
    }
}
