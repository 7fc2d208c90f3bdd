//! Calculations on a [`Ruleset`](crate::rules::Ruleset), on populations and on numbers alone: no list,
//! no files, no number of a regulation.
//!
//! A ruleset gives its rules as inequalities ([`crate::rules::LinearConstraint`]), whatever their
//! kinds. `people_classes` turns the selectors in them into sums of whole numbers, `programme` solves what
//! comes out, exactly, and [`bounds`] asks it which numbers of delegates are still allowed.
//! [`apportion`] divides seats by population; [`allotment`] is the whole of it, with bounds and seats
//! set aside. [`repair`] asks which changes of a list keep all of its rules.

pub mod allotment;
pub mod apportion;
pub mod bounds;
mod conflict;
pub(crate) mod people_classes;
pub(crate) mod programme;
pub mod repair;
#[cfg(test)]
pub(crate) mod small;

pub use programme::Unsettled;
