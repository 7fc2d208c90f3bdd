//! From numbers to people: who leaves, who comes, who replaces whom, and what for.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::model::RepairModel;
use super::people::{Act, RepairPeople};
use super::{Action, Change};
use crate::evaluate::Evaluation;
use crate::report::Status;
use crate::roster::Role;

/// What everybody does who does anything: of each sort the last of the list leave and move, the
/// first of the reserve come.
pub(super) fn of(
    model: &RepairModel,
    people: &RepairPeople<'_>,
    values: &[i128],
) -> BTreeMap<usize, Act> {
    let mut acts = BTreeMap::new();
    for sort in &model.sorts {
        let mut rest: &[usize] = &sort.members;
        for (act, variable) in &sort.acts {
            let wanted = usize::try_from(values[*variable]).unwrap_or_default().min(rest.len());
            let taken = match act {
                Act::Leave | Act::Move(_) => {
                    let (before, taken) = rest.split_at(rest.len() - wanted);
                    rest = before;
                    taken
                }
                Act::Enter(_) => {
                    let (taken, behind) = rest.split_at(wanted);
                    rest = behind;
                    taken
                }
            };
            acts.extend(taken.iter().map(|at| (*at, *act)));
        }
    }
    debug_assert!(acts.keys().all(|at| *at < people.candidates.len()));
    acts
}

/// The changes as they are told, each with the rules that it serves.
pub(super) fn with_what_they_serve(
    people: &RepairPeople<'_>,
    acts: &BTreeMap<usize, Act>,
    (before, aside): (&Evaluation, &BTreeSet<String>),
) -> Vec<Change> {
    let actions = actions(people, acts);
    let sums = Sums::of(people, acts);
    let broken: BTreeSet<&str> = before
        .checks
        .iter()
        .filter(|check| check.status != Status::Pass)
        .map(|check| check.rule.as_str())
        .collect();
    actions
        .into_iter()
        .map(|(action, who)| {
            let mut serves = sums.broken_without(&who);
            serves.retain(|rule| !aside.contains(rule));
            serves.sort_by_key(|rule| !broken.contains(rule.as_str()));
            Change { action, serves }
        })
        .collect()
}

/// The changes, and the places of those whom each touches.
fn actions(people: &RepairPeople<'_>, acts: &BTreeMap<usize, Act>) -> Vec<(Action, Vec<usize>)> {
    let weights = people.problem.weights;
    let pays = u64::from(weights.replace) < u64::from(weights.leave_out) + u64::from(weights.add);
    let role = |at: usize| people.candidates[at].role;
    let (mut out, mut replaced, mut added, mut moved) = (vec![], vec![], vec![], vec![]);
    let mut entering: BTreeMap<Role, VecDeque<usize>> = BTreeMap::new();
    for (at, act) in acts {
        match act {
            Act::Enter(role) => entering.entry(*role).or_default().push_back(*at),
            Act::Move(to) => {
                let from = role(*at).unwrap_or(*to);
                let action = Action::Move { person: people.person(*at), from, to: *to };
                moved.push((action, vec![*at]));
            }
            Act::Leave => {}
        }
    }
    for (at, act) in acts {
        if *act != Act::Leave {
            continue;
        }
        let person = people.person(*at);
        let by = role(*at)
            .filter(|_| pays)
            .and_then(|role| Some((role, entering.get_mut(&role)?.pop_front()?)));
        match by {
            Some((role, by)) => {
                let action = Action::Replace { person, by: people.person(by), role };
                replaced.push((action, vec![*at, by]));
            }
            None => out.push((Action::LeaveOut { person, from: role(*at) }, vec![*at])),
        }
    }
    for (role, coming) in entering {
        let coming = coming.into_iter();
        added.extend(coming.map(|at| (Action::Add { person: people.person(at), role }, vec![at])));
    }
    [out, replaced, added, moved].into_iter().flatten().collect()
}

/// The sums of all inequalities with every change made.
struct Sums<'a> {
    people: &'a RepairPeople<'a>,
    acts: &'a BTreeMap<usize, Act>,
    totals: Vec<i128>,
}

impl<'a> Sums<'a> {
    fn of(people: &'a RepairPeople<'a>, acts: &'a BTreeMap<usize, Act>) -> Self {
        let mut totals: Vec<i128> = people.asked.iter().map(|asked| people.facts(asked)).collect();
        for (at, candidate) in people.candidates.iter().enumerate() {
            for (sum, part) in totals.iter_mut().zip(candidate.after(acts.get(&at))) {
                *sum += part;
            }
        }
        Self { people, acts, totals }
    }

    /// The rules that would be broken if these people did not change.
    fn broken_without(&self, who: &[usize]) -> Vec<String> {
        let mut broken: Vec<String> = Vec::new();
        for (at, asked) in self.people.asked.iter().enumerate() {
            let undone: i128 = who
                .iter()
                .map(|person| {
                    let candidate = &self.people.candidates[*person];
                    candidate.now[at] - candidate.after(self.acts.get(person))[at]
                })
                .sum();
            if !asked.is_waived && self.totals[at] + undone > asked.constraint.bound {
                broken.push(asked.rule.id.clone());
            }
        }
        for (rule, set) in &self.people.rivals {
            let stays = |at: &&usize| {
                who.contains(at) || self.acts.get(at).is_none_or(|act| *act != Act::Leave)
            };
            if set.iter().filter(stays).count() > 1 {
                broken.push(rule.id.clone());
            }
        }
        // The inequalities of a rule stand together, and so do its rivals.
        broken.dedup();
        broken
    }
}

impl super::people::Candidate {
    /// What this one adds after the act, or without any.
    fn after(&self, act: Option<&Act>) -> &[i128] {
        let known = self.acts.iter().find(|(known, _)| Some(known) == act);
        known.map_or(&self.now, |(_, then)| then)
    }
}
