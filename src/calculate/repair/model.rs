//! The programme: how many people of each sort leave, come or change role.
//!
//! People of whom the rules see the same, who may do the same and who have no rival are one sort,
//! and only their number is a variable. That keeps the programme small, whatever the list's length.

use std::collections::BTreeMap;

use super::Weights;
use super::people::{Act, People};
use super::programme::{Programme, Row};
use crate::roster::Role;

/// People whom the rules see alike, in the order of the file.
#[derive(Debug)]
pub(super) struct Sort {
    pub(super) members: Vec<usize>,
    /// What they may do, and the variable that counts who does.
    pub(super) acts: Vec<(Act, usize)>,
}

/// The programme, and what its variables and rows stand for.
#[derive(Debug)]
pub(super) struct Model {
    pub(super) programme: Programme,
    pub(super) sorts: Vec<Sort>,
    /// How many of those who leave are replaced, by role.
    pub(super) replaced: Vec<(Role, usize)>,
    /// For each row, the rule that asks for it; none for what holds of any list.
    pub(super) asked_by: Vec<Option<String>>,
    /// For each inequality of the rules, its row; none for what is waived.
    pub(super) row_of: Vec<Option<usize>>,
    /// For each variable, what it weighs in the choice among answers of the same cost.
    preferences: Vec<i128>,
}

/// What each touched person weighs in the choice among answers of the same cost.
const TOUCHED: i128 = 100_000;
/// What each inequality weighs that becomes harder to keep.
const HARDER: i128 = 1_000;
/// What it weighs that a cell of the person has to be corrected: once it is, the answer may change.
const TO_CORRECT: i128 = 20 * HARDER;
/// Places further from the end of the list, or from the start of the reserve, weigh no more.
const FURTHEST: i128 = HARDER - 1;

/// What somebody is like, and so which sort is theirs.
type Likeness<'a> = ((bool, bool, Option<Role>), &'a [i128], &'a [(Act, Vec<i128>)], Vec<usize>);

impl Model {
    pub(super) fn of(people: &People<'_>) -> Self {
        let mut model = Self {
            programme: Programme::default(),
            sorts: Vec::new(),
            replaced: Vec::new(),
            asked_by: Vec::new(),
            row_of: Vec::new(),
            preferences: Vec::new(),
        };
        for members in sorts(people) {
            model.add_sort(people, members);
        }
        model.add_rules(people);
        model.add_rivals(people);
        model.add_replacements(people);
        model
    }

    /// Whether all rules hold without any change.
    pub(super) fn is_kept_as_it_is(&self) -> bool {
        self.programme.is_kept_by(&vec![0; self.programme.costs.len()])
    }

    /// Second costs, for the choice among answers of the same cost: as few people as can be, who
    /// make as few rules harder to keep, the last of the list and the first of the reserve.
    pub(super) fn preferences(&self) -> Vec<i128> {
        self.preferences.clone()
    }

    fn add_row(&mut self, row: Row, rule: Option<&str>) {
        self.programme.rows.push(row);
        self.asked_by.push(rule.map(str::to_owned));
    }

    fn add_variable(&mut self, cost: i128, most: i128, preference: i128) -> usize {
        self.preferences.push(preference);
        self.programme.variable(cost, most)
    }

    fn add_sort(&mut self, people: &People<'_>, members: Vec<usize>) {
        let (Some(first), Some(last)) = (members.first(), members.last()) else { return };
        let candidate = &people.candidates[*first];
        let on_file = people.problem.list.delegates.len();
        let count = members.len() as i128;
        let mut acts = Vec::new();
        for (act, then) in &candidate.acts {
            let harder = then.iter().zip(&candidate.now).filter(|(then, now)| then > now).count();
            let place = match act {
                Act::Leave | Act::Move(_) => on_file.saturating_sub(last + 1),
                Act::Enter(_) => first.checked_sub(on_file).unwrap_or(0),
            };
            let cost = act.cost(people.problem.weights);
            let to_correct = if candidate.is_to_correct { TO_CORRECT } else { 0 };
            let preference =
                TOUCHED + to_correct + HARDER * harder as i128 + FURTHEST.min(place as i128);
            acts.push((*act, self.add_variable(cost, count, preference)));
        }
        if acts.len() > 1 {
            let terms = acts.iter().map(|(_, variable)| (*variable, 1)).collect();
            self.add_row(Row { terms, bound: count }, None);
        }
        self.sorts.push(Sort { members, acts });
    }

    fn add_rules(&mut self, people: &People<'_>) {
        for (at, asked) in people.asked.iter().enumerate() {
            if asked.is_waived {
                self.row_of.push(None);
                continue;
            }
            let now: i128 = people.candidates.iter().map(|candidate| candidate.now[at]).sum();
            let mut terms = Vec::new();
            for sort in &self.sorts {
                let Some(first) = sort.members.first() else { continue };
                let candidate = &people.candidates[*first];
                for ((_, variable), (_, then)) in sort.acts.iter().zip(&candidate.acts) {
                    let difference = then[at] - candidate.now[at];
                    if difference != 0 {
                        terms.push((*variable, difference));
                    }
                }
            }
            let bound = asked.constraint.bound - people.facts(asked) - now;
            self.row_of.push(Some(self.programme.rows.len()));
            self.add_row(Row { terms, bound }, Some(&asked.rule.id));
        }
    }

    /// Of each set of rivals all but one leave.
    fn add_rivals(&mut self, people: &People<'_>) {
        for (rule, set) in &people.rivals {
            let leaving = |at: &usize| {
                let sort = self.sorts.iter().find(|sort| sort.members.contains(at))?;
                let (_, variable) = sort.acts.iter().find(|(act, _)| *act == Act::Leave)?;
                Some((*variable, -1))
            };
            let terms = set.iter().filter_map(leaving).collect();
            self.add_row(Row { terms, bound: 1 - set.len() as i128 }, Some(&rule.id));
        }
    }

    /// Whoever leaves while another comes in the same role is replaced.
    fn add_replacements(&mut self, people: &People<'_>) {
        let weights = people.problem.weights;
        let saved =
            i128::from(weights.leave_out) + i128::from(weights.add) - i128::from(weights.replace);
        if saved <= 0 {
            return;
        }
        for role in [Role::Official, Role::Guest] {
            let mut leaving = Vec::new();
            let mut entering = Vec::new();
            for sort in &self.sorts {
                let held = sort.members.first().and_then(|at| people.candidates[*at].role);
                for (act, variable) in &sort.acts {
                    match act {
                        Act::Leave if held == Some(role) => leaving.push((*variable, -1)),
                        Act::Enter(into) if *into == role => entering.push((*variable, -1)),
                        _ => {}
                    }
                }
            }
            let most = |terms: &[(usize, i128)]| -> i128 {
                terms.iter().map(|(variable, _)| self.programme.most[*variable]).sum()
            };
            let most = most(&leaving).min(most(&entering));
            if most == 0 {
                continue;
            }
            let variable = self.add_variable(-saved, most, 0);
            for mut terms in [leaving, entering] {
                terms.push((variable, 1));
                self.add_row(Row { terms, bound: 0 }, None);
            }
            self.replaced.push((role, variable));
        }
    }
}

impl Act {
    fn cost(self, weights: Weights) -> i128 {
        i128::from(match self {
            Self::Leave => weights.leave_out,
            Self::Move(_) => weights.move_role,
            Self::Enter(_) => weights.add,
        })
    }
}

/// Those who may do anything, sorted by what the rules see of them; in the order of the file.
fn sorts(people: &People<'_>) -> Vec<Vec<usize>> {
    let mut by_likeness: BTreeMap<Likeness<'_>, Vec<usize>> = BTreeMap::new();
    for (at, candidate) in people.candidates.iter().enumerate() {
        if candidate.acts.is_empty() {
            continue;
        }
        // A rival is a sort apart: one of them leaves, and it matters which.
        let is_rival = people.rivals.iter().any(|(_, set)| set.contains(&at));
        let apart = if is_rival { vec![at] } else { Vec::new() };
        let state = (candidate.is_listed, candidate.is_to_correct, candidate.role);
        let likeness = (state, &candidate.now[..], &candidate.acts[..], apart);
        by_likeness.entry(likeness).or_default().push(at);
    }
    let mut sorts: Vec<Vec<usize>> = by_likeness.into_values().collect();
    sorts.sort();
    sorts
}
