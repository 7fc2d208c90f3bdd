//! Whole-number programmes, solved exactly: the least or the largest of a sum under inequalities.
//!
//! An answer here is a verdict ("no list can hold 41 guests", "nothing cheaper will do"), and a
//! verdict of this crate never rests on a floating-point number. So this solver is small and exact:
//! integer pivoting ([`tableau`]) inside branch and bound ([`search`]), on a programme freed of its
//! idle parts ([`standard`]), and it gives up rather than run on ([`effort`]).

mod effort;
mod search;
mod standard;
mod tableau;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

pub(crate) use effort::Effort;

/// A sum of variables, each so many times; variables are numbered from 0 and never negative.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct LinearForm(BTreeMap<usize, i128>);

/// `form ≤ bound`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Inequality {
    /// The sum.
    pub(crate) form: LinearForm,
    /// What it may come to at the most.
    pub(crate) bound: i128,
}

/// Inequalities over whole numbers that are 0 or more.
#[derive(Debug, Clone, Default)]
pub(crate) struct Programme {
    /// How many variables there are.
    pub(crate) variables: usize,
    /// The inequalities.
    pub(crate) rows: Vec<Inequality>,
    /// Sums that inequalities speak of: these are parted before any variable.
    pub(crate) sums: Vec<LinearForm>,
}

/// More branches than this are given up. The programmes of rulesets need a few; without an end
/// are only some that leave room for endlessly many fractions and for no whole number.
const MOST_BRANCHES: usize = 2_000;

/// How small a sum can become.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Least {
    /// No whole numbers keep all the inequalities.
    Infeasible,
    /// As small as one likes.
    Unbounded,
    /// So small, and no smaller.
    At { values: Vec<i128>, cost: i128 },
    /// The search was given up: the best so far, and what the sum is certainly not below.
    GivenUp { known: Option<Vec<i128>>, at_least: Option<i128> },
}

/// The programme is too large, or its numbers are: there is no answer rather than a doubtful one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the rules are too many or their numbers too large to be calculated exactly")]
pub struct Unsettled;

impl LinearForm {
    /// The sum of these variables, each once.
    pub(crate) fn sum(variables: impl IntoIterator<Item = usize>) -> Self {
        let mut form = Self::default();
        for variable in variables {
            form.add(variable, 1);
        }
        form
    }

    /// Adds a variable, so many times.
    pub(crate) fn add(&mut self, variable: usize, times: i128) {
        let coefficient = self.0.entry(variable).or_default();
        *coefficient += times;
        if *coefficient == 0 {
            self.0.remove(&variable);
        }
    }

    /// Adds another sum, so many times.
    pub(crate) fn add_form(&mut self, other: &Self, times: i128) {
        for (variable, coefficient) in &other.0 {
            self.add(*variable, coefficient * times);
        }
    }

    /// The same sum with every sign turned.
    pub(crate) fn negated(&self) -> Self {
        Self(self.0.iter().map(|(variable, times)| (*variable, -times)).collect())
    }

    /// The same sum, each coefficient divided by what divides them all.
    fn divided(&self, divisor: i128) -> Self {
        Self(self.0.iter().map(|(variable, times)| (*variable, times / divisor)).collect())
    }

    /// The sum with these values.
    pub(crate) fn of(&self, values: &[i128]) -> i128 {
        self.terms().map(|(variable, times)| times * values[variable]).sum()
    }

    /// Whether nothing is summed.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The variables with their coefficients, none of them 0.
    pub(crate) fn terms(&self) -> impl Iterator<Item = (usize, i128)> {
        self.0.iter().map(|(variable, times)| (*variable, *times))
    }
}

impl Inequality {
    /// `form ≤ bound`.
    pub(crate) fn at_most(form: LinearForm, bound: i128) -> Self {
        Self { form, bound }
    }

    /// `form ≥ bound`.
    pub(crate) fn at_least(form: &LinearForm, bound: i128) -> Self {
        Self { form: form.negated(), bound: -bound }
    }
}

impl Programme {
    /// How small a sum can become, by so many branches at the most; these values are known to
    /// keep the inequalities.
    pub(crate) fn least(
        &self,
        sum: &LinearForm,
        known: Option<Vec<i128>>,
        most_branches: usize,
        effort: &Effort,
    ) -> Least {
        search::least(self, sum, known, most_branches, effort)
    }

    /// How small a sum can become; none where there is no end, or no whole numbers at all.
    pub(crate) fn minimum(
        &self,
        sum: &LinearForm,
        effort: &Effort,
    ) -> Result<Option<i128>, Unsettled> {
        match self.least(sum, None, MOST_BRANCHES, effort) {
            Least::Infeasible | Least::Unbounded => Ok(None),
            Least::At { cost, .. } => Ok(Some(cost)),
            Least::GivenUp { .. } => Err(Unsettled),
        }
    }

    /// How large a sum can become; none where there is no end, or no whole numbers at all.
    pub(crate) fn maximum(
        &self,
        sum: &LinearForm,
        effort: &Effort,
    ) -> Result<Option<i128>, Unsettled> {
        Ok(self.minimum(&sum.negated(), effort)?.map(|negative| -negative))
    }

    /// Whether there are whole numbers that keep all the inequalities.
    pub(crate) fn is_feasible(&self, effort: &Effort) -> Result<bool, Unsettled> {
        Ok(self.minimum(&LinearForm::default(), effort)?.is_some())
    }
}
