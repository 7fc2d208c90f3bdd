//! Huntington–Hill (equal proportions): the claim is `population / √(n (n + 1))` with `n` seats
//! held, so that quotas are rounded at the geometric mean. Every unit gets a first seat before any
//! gets a second. It is the method of the United States House since 1940.

use num_bigint::{BigInt, BigUint};

use super::claim::Claim;
use super::method::Rule;

#[derive(Debug)]
pub(super) struct HuntingtonHill;

impl Rule for HuntingtonHill {
    fn claim(&self, population: u64, held: u64) -> Claim {
        let people = BigInt::from(population);
        let held = BigUint::from(held);
        Claim::root(&people * &people, &held * (&held + 1_u8))
    }
}
