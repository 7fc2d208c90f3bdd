//! Dividing seats in proportion to population, exactly.
//!
//! Each method says how strong a unit's [`Claim`] to its next seat is;
//! `award` gives the seats to the strongest claims, within bounds, and tells a [`Tie`] where claims
//! to the last seats are equal. Nothing is rounded and nothing is broken by chance. What the
//! methods are and where they come from is told in `docs/ALLOTMENT.md`.

mod award;
mod bounds;
mod claim;
mod head_start;
mod lot;
mod method;
mod ties;

#[cfg(test)]
mod tests;

pub use award::{Apportionment, Award, apportion, awards, total};
pub use bounds::{Claimant, Infeasible};
pub use claim::Claim;
pub use lot::ticket;
pub use method::Method;
pub use ties::{Tie, TieRule};
