//! From a least to a most: the limits of a rule at one level.

use super::constraint::{LinearConstraint, Quantity};
use super::level::{ByLevel, at};
use crate::numbers::Headcount;

/// The least and the most, either of which may be left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct MinAndMax<T> {
    pub(crate) min: Option<T>,
    pub(crate) max: Option<T>,
}

impl<T> MinAndMax<T> {
    /// Whether there is a limit at all.
    pub(crate) fn is_some(&self) -> bool {
        self.min.is_some() || self.max.is_some()
    }
}

impl<T: Clone> MinAndMax<T> {
    /// The limits at this level.
    pub(crate) fn at(level: &str, min: Option<&ByLevel<T>>, max: Option<&ByLevel<T>>) -> Self {
        Self { min: at(min, level).cloned(), max: at(max, level).cloned() }
    }
}

impl MinAndMax<Headcount> {
    /// A number within these limits, as inequalities.
    pub(crate) fn constraints(self, quantity: &Quantity) -> Vec<LinearConstraint> {
        let most = self.max.map(|max| LinearConstraint::at_most(quantity.clone(), max));
        let least = self.min.map(|min| LinearConstraint::at_least(quantity.clone(), min));
        most.into_iter().chain(least).collect()
    }
}
