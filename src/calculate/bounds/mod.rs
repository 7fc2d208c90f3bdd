//! Which numbers of delegates a ruleset still allows, given some of them.
//!
//! Nothing here knows a single rule or kind: the ranges follow from the inequalities of the
//! ruleset in force. Only rules of a given severity bind; by default errors alone, since a list
//! that breaks a warning can be submitted. A fact that nobody tells, such as the minority
//! population, is a number like the others. What depends on names and not on numbers (a missing
//! cell, somebody listed twice, days and lengths, the seats of a delegation to the upper congress)
//! sets no range. A rule that needs the resident groups counts once they are told; one on fields of
//! work or units counts as it stands, since the list to come may tell them.

mod audit;
mod model;
mod name;
mod sentence;
#[cfg(test)]
pub(crate) mod tests;

use std::collections::BTreeSet;

pub use audit::{Audited, Remark, StatedRule, audit};
pub use sentence::number_of;

use crate::congress::CongressProfile;
use crate::report::Severity;
use crate::rules::{Noun, Quantity, Rule, Ruleset};
use crate::wording::Text;

use super::programme::{Inequality, Unsettled};
use model::BoundsModel;

/// What is asked.
#[derive(Debug, Clone)]
pub struct Question<'a> {
    /// The rules.
    pub ruleset: &'a Ruleset,
    /// The level.
    pub level: &'a str,
    /// What is known of the congress; its facts count as given, unless they are given anew.
    pub profile: &'a CongressProfile,
    /// The numbers given.
    pub given: Vec<(Quantity, u64)>,
    /// Rules of this severity or more bind.
    pub binding: Severity,
}

/// What is still allowed.
#[derive(Debug, Clone)]
pub struct Answer<'a> {
    /// Every quantity that the ruleset speaks of, or that was given: the usual ones first.
    pub quantities: Vec<Allowed<'a>>,
    /// The smallest set of rules and numbers that cannot hold together, where all cannot.
    pub conflict: Option<Conflict<'a>>,
}

/// A quantity with its range.
#[derive(Debug, Clone)]
pub struct Allowed<'a> {
    /// The name for programs.
    pub name: String,
    /// The name for people.
    pub noun: Noun,
    /// The number given.
    pub given: Option<u64>,
    /// Whether a binding rule speaks of it.
    pub is_ruled: bool,
    /// Whether it is a number of people that every list has.
    pub is_usual: bool,
    /// Whether it is a fact of the congress, which no list changes.
    pub is_fact: bool,
    /// What is allowed given all the other numbers; none where they cannot hold among themselves.
    pub range: Option<Range<'a>>,
}

/// From so many to so many.
#[derive(Debug, Clone)]
pub struct Range<'a> {
    /// The least.
    pub min: u64,
    /// The most; none where there is no limit.
    pub max: Option<u64>,
    /// Why not less: the fewest rules and numbers that say so.
    pub min_by: Vec<Reason<'a>>,
    /// Why not more.
    pub max_by: Vec<Reason<'a>>,
}

/// What sets a limit, or has a part in a conflict.
#[derive(Debug, Clone, Copy)]
pub enum Reason<'a> {
    /// A rule.
    Rule(&'a Rule),
    /// The number given for a quantity, by its place in [`Answer::quantities`].
    Given(usize),
}

/// Rules and numbers that cannot hold together, though all but any one of them can.
#[derive(Debug, Clone)]
pub struct Conflict<'a> {
    /// The rules, in the order of the ruleset, with what each asks for in these numbers.
    pub rules: Vec<(&'a Rule, Text)>,
    /// The numbers given, by the places of their quantities.
    pub given: Vec<usize>,
}

impl Range<'_> {
    /// Whether every number is allowed.
    pub fn is_all(&self) -> bool {
        self.min == 0 && self.max.is_none()
    }

    /// Whether this number lies in the range.
    pub fn contains(&self, number: u64) -> bool {
        self.min <= number && self.max.is_none_or(|max| number <= max)
    }
}

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unanswered {
    /// It cannot be calculated exactly.
    #[error(transparent)]
    Unsettled(#[from] Unsettled),
    /// Two numbers were given for the same people.
    #[error("{} is given twice", .0.en_many)]
    GivenTwice(Noun),
}

/// Finds the range of every quantity, given all the other numbers.
///
/// # Errors
///
/// The ruleset's numbers are too large to be calculated exactly, its selectors tell too many kinds
/// of people apart, or a quantity is given twice.
///
/// # Examples
///
/// ```
/// use delegate_quota::rooms::calculate::bounds::{Question, allowed};
/// use delegate_quota::rooms::congress::CongressProfile;
/// use delegate_quota::rooms::report::Severity;
/// use delegate_quota::rooms::roster::Role;
/// use delegate_quota::rooms::rules::{self, Quantity, Selector};
///
/// let (ruleset, profile) = (rules::load("vn-2024").unwrap(), CongressProfile::default());
/// let official = Quantity::Delegates(Selector::Role(vec![Role::Official]));
/// let answer = allowed(&Question {
///     ruleset: &ruleset,
///     level: "district",
///     profile: &profile,
///     given: vec![(official, 120)],
///     binding: Severity::Error,
/// })?;
/// let guests = answer.quantities.iter().find(|quantity| quantity.name == "guest").unwrap();
/// assert_eq!(guests.range.as_ref().unwrap().max, Some(40));
/// # Ok::<(), delegate_quota::rooms::calculate::bounds::Unanswered>(())
/// ```
pub fn allowed<'a>(question: &Question<'a>) -> Result<Answer<'a>, Unanswered> {
    let model = BoundsModel::new(question)?;
    if let Some(twice) = model.given_twice() {
        return Err(Unanswered::GivenTwice(model.quantities[twice].noun.clone()));
    }
    let quantities = (0..model.quantities.len())
        .map(|at| of_quantity(&model, at))
        .collect::<Result<Vec<_>, _>>()?;
    let all: Vec<usize> = (0..model.sources.len()).collect();
    let core = model.smallest(&all, &[])?;
    let conflict = core.map(|core| explained(&model, &core)).transpose()?;
    Ok(Answer { quantities, conflict })
}

/// The quantities of a question with their names for programs.
///
/// # Errors
///
/// The selectors tell too many kinds of people apart.
pub fn named(question: &Question<'_>) -> Result<Vec<(String, Quantity)>, Unsettled> {
    let quantities = BoundsModel::new(question)?.quantities.into_iter();
    Ok(quantities.map(|quantity| (quantity.name, quantity.quantity)).collect())
}

fn of_quantity<'a>(model: &BoundsModel<'a>, at: usize) -> Result<Allowed<'a>, Unsettled> {
    let quantity = &model.quantities[at];
    let others: Vec<usize> = (0..model.sources.len())
        .filter(|source| model.sources[*source].origin.given() != Some(at))
        .collect();
    // The fewest rules and other numbers given that rule this out.
    let reasons = |ruled_out: Inequality| -> Result<Vec<Reason<'a>>, Unsettled> {
        let core = model.smallest(&others, &[ruled_out])?.unwrap_or_default();
        Ok(core.iter().map(|source| model.sources[*source].origin).collect())
    };
    let range = match model.range(&quantity.form, others.iter().copied())? {
        None => None,
        Some((min, max)) => {
            let fewer =
                (min > 0).then(|| Inequality::at_most(quantity.form.clone(), i128::from(min) - 1));
            let more = max.map(|max| Inequality::at_least(&quantity.form, i128::from(max) + 1));
            let [min_by, max_by] =
                [fewer, more].map(|row| row.map_or_else(|| Ok(Vec::new()), reasons));
            Some(Range { min, max, min_by: min_by?, max_by: max_by? })
        }
    };
    let is_fact = matches!(quantity.quantity, Quantity::Fact(_));
    Ok(Allowed {
        name: quantity.name.clone(),
        noun: quantity.noun.clone(),
        given: model.given(at),
        is_ruled: quantity.is_ruled,
        is_usual: at < model::USUAL && !is_fact,
        is_fact,
        range,
    })
}

fn explained<'a>(
    model: &BoundsModel<'a>,
    core: &BTreeSet<usize>,
) -> Result<Conflict<'a>, Unsettled> {
    let mut rules = Vec::new();
    let mut given = Vec::new();
    for source in core {
        match model.sources[*source].origin {
            Reason::Given(at) => given.push(at),
            Reason::Rule(rule) => rules.push((rule, sentence::in_conflict(model, core, *source)?)),
        }
    }
    rules.sort_by_key(|(rule, _)| model.place_of(rule));
    Ok(Conflict { rules, given })
}
