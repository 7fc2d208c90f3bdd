//! Adams: the claim is `population / n` with `n` seats held, so that quotas are rounded up. Every
//! unit gets a first seat before any gets a second; it favours small units.

use super::claim::Claim;
use super::method::Rule;

#[derive(Debug)]
pub(super) struct Adams;

impl Rule for Adams {
    fn claim(&self, population: u64, held: u64) -> Claim {
        Claim::fraction(population, held)
    }
}
