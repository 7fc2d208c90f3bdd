//! Dividing seats in proportion to population, exactly.
//!
//! Each method is one small file that says how strong a unit's [`Claim`] to its next seat is;
//! `award` gives the seats to the strongest claims, within bounds, and tells a [`Tie`] where claims
//! to the last seats are equal. Nothing is rounded and nothing is broken by chance. What the
//! methods are and where they come from is told in `docs/ALLOTMENT.md`.

mod adams;
mod award;
mod bounds;
mod claim;
mod dean;
mod dhondt;
mod droop;
mod head_start;
mod huntington_hill;
mod largest_remainder;
mod lot;
mod method;
mod sainte_lague;
mod ties;

#[cfg(test)]
mod tests;

pub use award::{Apportionment, Award, apportion, awards, total};
pub use bounds::{Claimant, Infeasible};
pub use claim::Claim;
pub use lot::ticket;
pub use method::Method;
pub use ties::{Tie, TieRule};
