//! Calculations on a [`Ruleset`](crate::rules::Ruleset) and numbers alone: no list, no files.
//!
//! A ruleset gives its rules as inequalities ([`crate::rules::LinearConstraint`]), whatever their
//! kinds. `atoms` turns the selectors in them into sums of whole numbers, `programme` solves what
//! comes out, exactly, and [`bounds`] asks it which numbers of delegates are still allowed.

pub(crate) mod atoms;
pub mod bounds;
mod conflict;
pub(crate) mod programme;

pub use programme::Unsettled;
