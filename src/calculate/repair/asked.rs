//! What the rules ask of the numbers of people.

use super::Problem;
use super::people::case;
use crate::evaluate::Evaluation;
use crate::roster::Roster;
use crate::rules::{LinearConstraint, MendedBy, Quantity, Rule, Selector};

/// An inequality, and the rule that asks for it.
#[derive(Debug)]
pub(super) struct Demand<'a> {
    pub(super) rule: &'a Rule,
    pub(super) constraint: LinearConstraint,
    /// Whether a waiver accepts that it does not hold.
    pub(super) is_waived: bool,
}

/// The inequalities of the rules that must hold and are about people: of those of the list and
/// the reserve, and of so many more.
pub(super) fn of<'a>(
    problem: &'a Problem<'a>,
    before: &Evaluation,
    roster: &Roster,
    more: usize,
) -> Vec<Demand<'a>> {
    // A rule that says nothing of this list may say something of it with the reserve: fields of
    // work, where only the reserve tells them.
    let everybody = case(problem, roster, roster.delegates.iter().collect());
    let is_said = |rule: &Rule| {
        before.checks.iter().any(|check| check.rule == rule.id)
            || rule.body.evaluate(rule, &everybody).is_some()
    };
    let people = (roster.delegates.len() + more) as i128;
    problem
        .ruleset
        .constraints(problem.level, problem.profile)
        .into_iter()
        .filter(|(rule, _)| {
            rule.severity >= problem.least
                && matches!(rule.body.mended_by(), MendedBy::Numbers | MendedBy::Offenders)
                && is_said(rule)
        })
        .map(|(rule, constraint)| Demand {
            rule,
            constraint: with_small_numbers(constraint, people),
            is_waived: problem.terms.waive(&rule.id),
        })
        .collect()
}

/// The same for so many people at the most: 33.3333333% of up to 200 people is as much as the next
/// fraction with a denominator that they can have, 1/3.
fn with_small_numbers(mut constraint: LinearConstraint, people: i128) -> LinearConstraint {
    let is_of_people = constraint.selectors().count() == constraint.terms.len();
    let [one, other] = &mut constraint.terms[..] else { return constraint };
    let (above, below) = if one.coefficient > 0 { (one, other) } else { (other, one) };
    let (times, least) = (above.coefficient, -below.coefficient);
    let is_share = constraint.bound == 0 && least > 0 && times > people;
    if !is_share || !is_of_people {
        return constraint;
    }
    // `times × x ≤ least × y` is `x / y ≤ least / times`, and y is a number of people.
    let next = (1..=people)
        .filter_map(|divisor| Some((least.checked_mul(divisor)?.div_euclid(times), divisor)))
        .reduce(|best, next| if next.0 * best.1 > best.0 * next.1 { next } else { best });
    if let Some((part, divisor)) = next {
        (above.coefficient, below.coefficient) = (divisor, -part);
    }
    constraint
}

/// The numbers that shares and ratios measure against one another, each as a sum.
pub(super) fn counted(asked: &[Demand<'_>]) -> Vec<LinearConstraint> {
    let mut selectors: Vec<&Selector> = Vec::new();
    let measuring = asked.iter().filter(|asked| asked.constraint.terms.len() > 1);
    for selector in measuring.flat_map(|asked| asked.constraint.selectors()) {
        if !selectors.contains(&selector) {
            selectors.push(selector);
        }
    }
    let sum =
        |selector: &Selector| LinearConstraint::at_most(Quantity::Delegates(selector.clone()), 0);
    selectors.into_iter().map(sum).collect()
}
