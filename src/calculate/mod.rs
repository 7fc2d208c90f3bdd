//! Calculations on a [`Ruleset`](crate::rules::Ruleset) and a list that was understood: no files.
//!
//! A ruleset gives its rules as inequalities ([`crate::rules::LinearConstraint`]), whatever their
//! kinds; [`repair`] asks which changes of a list keep them all.

pub mod repair;
