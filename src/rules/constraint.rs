//! Rules as inequalities over whole numbers.
//!
//! `30%` women among the official delegates is `3 × official − 10 × women ≤ 0`. In this form a
//! verdict is exact, and other calculations (which counts are still allowed, which changes mend a
//! list) need no knowledge of the rule's kind.

use super::selector::Selector;
use crate::closed_list::closed_list;
use crate::congress::CongressProfile;
use crate::numbers::Headcount;

closed_list! {
    /// A number that the congress profile tells.
    pub enum Fact as "snake_case" {
        /// The minority people who live in the unit.
        MinorityPopulation,
        /// The units below this one that qualify for a congress of their own.
        QualifyingDistricts,
    }
}

impl Fact {
    /// The fact, if the profile tells it.
    pub fn of(self, profile: &CongressProfile) -> Option<u64> {
        match self {
            Self::MinorityPopulation => profile.minority_population,
            Self::QualifyingDistricts => profile.qualifying_districts,
        }
    }
}

/// A number that a list or a profile has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Quantity {
    /// How many delegates a selector chooses.
    Delegates(Selector),
    /// A fact of the profile.
    Fact(Fact),
}

impl Quantity {
    /// Whom it counts; none for a fact.
    pub fn selector(&self) -> Option<&Selector> {
        match self {
            Self::Delegates(selector) => Some(selector),
            Self::Fact(_) => None,
        }
    }
}

/// A quantity, so many times.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// How many times; negative where more of it helps.
    pub coefficient: i128,
    /// What is counted.
    pub quantity: Quantity,
}

/// `sum of coefficient × quantity ≤ bound`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinearConstraint {
    /// The sum.
    pub terms: Vec<Term>,
    /// What it may come to at the most.
    pub bound: i128,
}

impl LinearConstraint {
    /// Whom it counts.
    pub fn selectors(&self) -> impl Iterator<Item = &Selector> {
        self.terms.iter().filter_map(|term| term.quantity.selector())
    }

    pub fn at_most(quantity: Quantity, most: Headcount) -> Self {
        Self { terms: vec![Term { coefficient: 1, quantity }], bound: i128::from(most) }
    }

    pub fn at_least(quantity: Quantity, least: Headcount) -> Self {
        Self { terms: vec![Term { coefficient: -1, quantity }], bound: -i128::from(least) }
    }
}
