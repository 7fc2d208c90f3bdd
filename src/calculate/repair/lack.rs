//! Why no change of people will do, and what the reserve would have to hold.

mod attributes;
pub(super) mod imagined;

use std::collections::BTreeSet;

use super::model::{MOST_OTHERS, RepairModel};
use super::people::{Latitude, RepairPeople};
use super::plan::{self, Cheapest};
use super::{Action, Change, Impossible, Lack, Needed, Plan, Problem, Relief};
use crate::calculate::programme::Least;
use crate::evaluate::Evaluation;
use crate::numbers::Headcount;
use imagined::{Imagination, Imagined};

/// Fewer departures than this, or than a tenth of the list, are no drastic plan.
const FEW: usize = 5;

/// What stands in the way.
pub(super) fn of(
    problem: &Problem<'_>,
    before: &Evaluation,
    people: &RepairPeople<'_>,
    model: &RepairModel,
) -> Impossible {
    let conflict = conflict(model);
    let lifted = Latitude { are_pins_lifted: true, ..Latitude::default() };
    let lifted = RepairPeople::of(problem, before, lifted);
    let is_for_those_kept = RepairModel::of(&lifted).is_possible() == Some(true);
    let wider = Latitude { more: MOST_OTHERS as usize, ..Latitude::default() };
    let lack = lack(&RepairPeople::of(problem, before, wider));
    let rest = rest(people, model, before);
    Impossible { conflict, is_for_those_kept, lack, rest }
}

/// Rules that cannot all hold, none of which can be dropped from among them. One of which it was
/// not found out stays.
fn conflict(model: &RepairModel) -> Vec<String> {
    let rules = model.rules();
    let mut core: BTreeSet<&str> = rules.iter().copied().collect();
    for rule in rules.iter().rev() {
        let mut without = core.clone();
        without.remove(rule);
        if model.asking_only(&without).is_possible() == Some(false) {
            core = without;
        }
    }
    rules.into_iter().filter(|rule| core.contains(rule)).map(str::to_owned).collect()
}

/// What can be mended beside the rows that are out of reach one by one.
fn rest(people: &RepairPeople<'_>, model: &RepairModel, before: &Evaluation) -> Option<Box<Plan>> {
    let (rest, aside) = model.within_reach()?;
    if aside.is_empty() || rest.is_kept_as_it_is() {
        return None;
    }
    match plan::cheapest(&rest, people, before, &aside) {
        Cheapest::Found(plan) => Some(plan),
        Cheapest::None | Cheapest::Unsettled => None,
    }
}

/// The fewest people with whom all rules could hold.
fn lack(people: &RepairPeople<'_>) -> Lack {
    let imagination = Imagination::of(people);
    let imagined = imagination.people();
    let model = RepairModel::with(people, &imagined);
    match model.least(&model.all_others()) {
        Least::At { values, .. } => {
            let chosen = chosen(imagined, &model.others(&values));
            Lack::People(described(people, &imagination, chosen, |model| {
                model.is_possible() == Some(true)
            }))
        }
        Least::Infeasible if imagination.is_whole => Lack::NobodyHelps,
        Least::Infeasible | Least::Unbounded | Least::GivenUp { .. } => Lack::Unsettled,
    }
}

/// Those of whom some are needed, and of each no more than so many.
fn chosen(mut imagined: Vec<Imagined>, counts: &[i128]) -> Vec<Imagined> {
    for (person, count) in imagined.iter_mut().zip(counts) {
        person.most = *count;
    }
    imagined.retain(|person| person.most > 0);
    imagined
}

/// These people, told as loosely as is still enough.
fn described(
    people: &RepairPeople<'_>,
    imagination: &Imagination<'_>,
    mut chosen: Vec<Imagined>,
    is_enough: impl Fn(&RepairModel) -> bool,
) -> Vec<Needed> {
    for at in 0..chosen.len() {
        for attribute in 0..imagination.attributes.len() {
            let exact = chosen[at].clone();
            for looser in imagination.looser(&exact, attribute) {
                chosen[at] = looser;
                if is_enough(&RepairModel::with(people, &chosen)) {
                    break;
                }
                chosen[at] = exact.clone();
            }
        }
    }
    let mut needed: Vec<Needed> = Vec::new();
    for person in chosen {
        let who = person.selector().noun(people.problem.ruleset);
        let count = Headcount::try_from(person.most).unwrap_or_default();
        match needed.iter_mut().find(|known| known.who == who) {
            Some(known) => known.count += count,
            None => needed.push(Needed { count, who }),
        }
    }
    needed
}

/// The reserve with which a plan that dismisses many would be at most half as dear.
pub(super) fn relief(problem: &Problem<'_>, before: &Evaluation, plan: &Plan) -> Option<Relief> {
    let is_departure = |change: &&Change| matches!(change.action, Action::LeaveOut { .. });
    let departures = plan.changes.iter().filter(is_departure).count();
    if departures < FEW || departures * 10 < problem.list.delegates.len() {
        return None;
    }
    let latitude = Latitude { more: MOST_OTHERS as usize, ..Latitude::default() };
    let people = RepairPeople::of(problem, before, latitude);
    let imagination = Imagination::of(&people);
    let imagined = imagination.people();
    let model = RepairModel::with(&people, &imagined);
    let Least::At { values, cost } = model.least(&model.costs) else { return None };
    if cost * 2 > i128::from(plan.cost) {
        return None;
    }
    let values = model.within_cost_of(values, &model.all_others());
    let [leaving, entering, moves, replaced] = model.counts(&values);
    let chosen = chosen(imagined, &model.others(&values));
    let needed = described(
        &people,
        &imagination,
        chosen,
        |model| matches!(model.least(&model.costs), Least::At { cost: then, .. } if then <= cost),
    );
    let count = |number: i128| Headcount::try_from(number).unwrap_or_default();
    Some(Relief {
        needed,
        cost: count(cost),
        replacements: count(replaced),
        departures: count(leaving - replaced),
        additions: count(entering - replaced),
        moves: count(moves),
    })
}
