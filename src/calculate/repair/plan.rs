//! The search for changes: those that cost nothing else first, then at a price, then for what is
//! left where some rule is out of reach.

use std::collections::BTreeSet;

use super::model::RepairModel;
use super::people::{Latitude, RepairPeople};
use super::{Action, Change, Outcome, Plan, Problem, Weights, changed, changes, lack};
use crate::calculate::programme::Least;
use crate::evaluate::Evaluation;
use crate::report::{Check, Status};

pub(super) fn outcome(
    problem: &Problem<'_>,
    before: &Evaluation,
    people: &RepairPeople<'_>,
) -> Outcome {
    let model = RepairModel::of(people);
    if model.is_kept_as_it_is() {
        return Outcome::Nothing;
    }
    match cheapest(&model, people, before, &BTreeSet::new()) {
        Cheapest::Found(mut plan) => {
            plan.relief = lack::relief(problem, before, &plan);
            Outcome::Found(plan)
        }
        Cheapest::Unsettled => Outcome::Unsettled,
        Cheapest::None => at_a_price(problem, before).map_or_else(
            || Outcome::Impossible(lack::of(problem, before, people, &model)),
            Outcome::Found,
        ),
    }
}

/// Changes by which a rule about something else no longer holds, such as who goes on to the upper
/// congress.
fn at_a_price(problem: &Problem<'_>, before: &Evaluation) -> Option<Box<Plan>> {
    let latitude = Latitude { may_break_elsewhere: true, ..Latitude::default() };
    let people = RepairPeople::of(problem, before, latitude);
    match cheapest(&RepairModel::of(&people), &people, before, &BTreeSet::new()) {
        Cheapest::Found(plan) => Some(plan),
        Cheapest::None | Cheapest::Unsettled => None,
    }
}

/// What came of the search.
pub(super) enum Cheapest {
    Found(Box<Plan>),
    None,
    Unsettled,
}

/// The cheapest changes, with which the rules hold that are not set aside.
pub(super) fn cheapest(
    model: &RepairModel,
    people: &RepairPeople<'_>,
    before: &Evaluation,
    aside: &BTreeSet<String>,
) -> Cheapest {
    let (values, at_least) = match model.least(&model.costs) {
        Least::At { values, cost } => (values, cost),
        Least::GivenUp { known: Some(values), at_least } => (values, at_least.unwrap_or(0)),
        Least::Infeasible => return Cheapest::None,
        Least::GivenUp { known: None, .. } | Least::Unbounded => return Cheapest::Unsettled,
    };
    let problem = people.problem;
    let values = model.within_cost_of(values, &model.preferences);
    let acts = changes::of(model, people, &values);
    let list = changed::with(people, &acts);
    let after = problem.evaluate(&list);
    // The rules themselves have the last word.
    let own = changed::without_those_apart(&list);
    if !people.hold_after(&problem.evaluate(&own), aside) {
        return Cheapest::Unsettled;
    }
    let changes = changes::with_what_they_serve(people, &acts, (before, aside));
    let cost = changes.iter().map(|change| cost(change, problem.weights)).sum();
    let at_least = u64::try_from(at_least).unwrap_or(0);
    Cheapest::Found(Box::new(Plan {
        changes,
        cost,
        is_proven_minimal: cost <= at_least,
        at_least: at_least.min(cost),
        price: price(problem, before, &after),
        relief: None,
        list,
        after,
    }))
}

fn cost(change: &Change, weights: Weights) -> u64 {
    u64::from(match change.action {
        Action::LeaveOut { .. } => weights.leave_out,
        Action::Replace { .. } => weights.replace,
        Action::Add { .. } => weights.add,
        Action::Move { .. } => weights.move_role,
    })
}

/// The rules that held, and afterwards do not or cannot be checked.
fn price(problem: &Problem<'_>, before: &Evaluation, after: &Evaluation) -> Vec<Check> {
    let passed = |rule: &str| {
        before.checks.iter().any(|check| check.rule == rule && check.status == Status::Pass)
    };
    let matters = |check: &&Check| {
        check.severity >= problem.least && check.status != Status::Pass && passed(&check.rule)
    };
    after.checks.iter().filter(matters).cloned().collect()
}
