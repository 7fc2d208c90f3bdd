//! The programme: how many people of each sort leave, come or change role.
//!
//! People of whom the rules see the same, who may do the same and who have no rival are one sort,
//! and only their number is a variable. That keeps the programme small, whatever the list's length.

use std::collections::{BTreeMap, BTreeSet};

use super::Weights;
use super::lack::imagined::Imagined;
use super::people::{Act, RepairPeople};
use crate::calculate::programme::{Effort, Inequality, Least, LinearForm, Programme};
use crate::roster::Role;

/// People whom the rules see alike, in the order of the file.
#[derive(Debug, Clone)]
pub(super) struct Sort {
    pub(super) members: Vec<usize>,
    /// What they may do, and the variable that counts who does.
    pub(super) acts: Vec<(Act, usize)>,
}

/// The programme, and what its variables and rows stand for.
#[derive(Debug, Clone, Default)]
pub(super) struct RepairModel {
    variables: usize,
    /// Each with the rule that asks for it; none for what holds of any list.
    rows: Vec<(Inequality, Option<String>)>,
    /// The sums that the rules measure against one another.
    sums: Vec<LinearForm>,
    /// What the changes cost.
    pub(super) costs: LinearForm,
    pub(super) sorts: Vec<Sort>,
    /// The role and the variable of each sort of people who are in no file.
    others: Vec<(Role, usize)>,
    /// How many of those who leave are replaced, by role.
    replaced: Vec<usize>,
    /// Second costs, for the choice among answers of the same cost: as few people as can be, who
    /// make as few rules harder to keep, the last of the list and the first of the reserve.
    pub(super) preferences: LinearForm,
}

/// What each search may take: some ten seconds' work. Ordinary lists take some hundred thousand.
const MOST_STEPS: usize = 500_000_000;
/// More branches than this are given up; lists of some hundred people need a few dozen.
const MOST_BRANCHES: usize = 20_000;
/// So many people of one sort who are in no file are thought of, and no more.
pub(super) const MOST_OTHERS: i128 = 1_000;
/// How many branches the choice among answers of the same cost may take.
const FOR_A_CHOICE: usize = 60;

/// What each touched person weighs in the choice among answers of the same cost.
const TOUCHED: i128 = 100_000;
/// What each inequality weighs that becomes harder to keep.
const HARDER: i128 = 1_000;
/// What it weighs that a cell of the person has to be corrected: once it is, the answer may change.
const TO_CORRECT: i128 = 20 * HARDER;
/// Places further from the end of the list, or from the start of the reserve, weigh no more.
const FURTHEST: i128 = HARDER - 1;

/// What somebody is like, and so which sort is theirs.
type SortKey<'a> = ((bool, bool, Option<Role>), &'a [i128], &'a [(Act, Vec<i128>)], Vec<usize>);

impl RepairModel {
    pub(super) fn of(people: &RepairPeople<'_>) -> Self {
        Self::with(people, &[])
    }

    /// The same with people who are in no file, as many of each sort as are wanted.
    pub(super) fn with(people: &RepairPeople<'_>, others: &[Imagined]) -> Self {
        let mut model = Self::default();
        for members in sorts(people) {
            model.add_sort(people, members);
        }
        for other in others {
            let cost = i128::from(people.problem.weights.add);
            let variable = model.add_variable(cost, other.most, TOUCHED);
            model.others.push((other.role, variable));
        }
        model.add_rules(people, others);
        model.add_rivals(people);
        model.add_replacements(people);
        model.add_somebody(people);
        model
    }

    /// Whether all rules hold without any change.
    pub(super) fn is_kept_as_it_is(&self) -> bool {
        self.rows.iter().all(|(row, _)| row.bound >= 0)
    }

    fn programme(&self) -> Programme {
        let rows = self.rows.iter().map(|(row, _)| row.clone()).collect();
        Programme { variables: self.variables, rows, sums: self.sums.clone() }
    }

    /// The changes with the least of what they cost, or of another sum.
    pub(super) fn least(&self, of: &LinearForm) -> Least {
        self.programme().least(of, None, MOST_BRANCHES, &Effort::of_steps(MOST_STEPS))
    }

    /// Whether any changes will do; none where the search gave up. What they cost leads the way.
    pub(super) fn is_possible(&self) -> Option<bool> {
        match self.least(&self.costs) {
            Least::Infeasible => Some(false),
            Least::At { .. } | Least::Unbounded => Some(true),
            Least::GivenUp { known, .. } => known.map(|_| true),
        }
    }

    /// Changes of the same cost with little of another sum. That it is the least is not proved;
    /// the changes are the same every time.
    pub(super) fn within_cost_of(&self, values: Vec<i128>, goal: &LinearForm) -> Vec<i128> {
        let mut programme = self.programme();
        programme.rows.push(Inequality::at_most(self.costs.clone(), self.costs.of(&values)));
        let (effort, known) = (Effort::of_steps(MOST_STEPS), Some(values.clone()));
        match programme.least(goal, known, FOR_A_CHOICE, &effort) {
            Least::At { values, .. } | Least::GivenUp { known: Some(values), .. } => values,
            Least::GivenUp { known: None, .. } | Least::Infeasible | Least::Unbounded => values,
        }
    }

    /// The rules that ask for anything, in their order.
    pub(super) fn rules(&self) -> Vec<&str> {
        let mut rules: Vec<&str> = Vec::new();
        for rule in self.rows.iter().filter_map(|(_, rule)| rule.as_ref()) {
            if !rules.contains(&rule.as_str()) {
                rules.push(rule);
            }
        }
        rules
    }

    /// The same, in which these rules alone must hold.
    pub(super) fn asking_only(&self, rules: &BTreeSet<&str>) -> Self {
        let mut model = self.clone();
        let is_asked = |rule: &String| rules.contains(rule.as_str());
        model.rows.retain(|(_, rule)| rule.as_ref().is_none_or(is_asked));
        model
    }

    /// The same without the rows that no changes reach, and the rules that ask for these; none
    /// where the search gave up.
    pub(super) fn within_reach(&self) -> Option<(Self, BTreeSet<String>)> {
        let anything = self.asking_only(&BTreeSet::new()).programme();
        let (mut model, mut aside) = (Self { rows: Vec::new(), ..self.clone() }, BTreeSet::new());
        for (row, rule) in &self.rows {
            let least = || anything.minimum(&row.form, &Effort::of_steps(MOST_STEPS));
            match rule {
                Some(rule) if least().ok()?.is_some_and(|least| least > row.bound) => {
                    aside.insert(rule.clone());
                }
                _ => model.rows.push((row.clone(), rule.clone())),
            }
        }
        Some((model, aside))
    }

    /// How many others there are of each sort.
    pub(super) fn others(&self, values: &[i128]) -> Vec<i128> {
        self.others.iter().map(|(_, variable)| values[*variable]).collect()
    }

    /// How many leave, come and move, and how many of those who leave are replaced.
    pub(super) fn counts(&self, values: &[i128]) -> [i128; 4] {
        let leaving = self.doing(|_, act| act == Act::Leave).of(values);
        let entering = self.doing(|_, act| matches!(act, Act::Enter(_))).of(values);
        let moving = self.doing(|_, act| matches!(act, Act::Move(_))).of(values);
        let replaced: i128 = self.replaced.iter().map(|variable| values[*variable]).sum();
        [leaving, entering + self.all_others().of(values), moving, replaced]
    }

    /// All people who are in no file.
    pub(super) fn all_others(&self) -> LinearForm {
        LinearForm::sum(self.others.iter().map(|(_, variable)| *variable))
    }

    fn add_row(&mut self, form: LinearForm, bound: i128, rule: Option<&str>) {
        self.rows.push((Inequality::at_most(form, bound), rule.map(str::to_owned)));
    }

    fn add_variable(&mut self, cost: i128, most: i128, preference: i128) -> usize {
        let variable = self.variables;
        self.variables += 1;
        self.costs.add(variable, cost);
        self.preferences.add(variable, preference);
        self.add_row(LinearForm::sum([variable]), most, None);
        variable
    }

    fn add_sort(&mut self, people: &RepairPeople<'_>, members: Vec<usize>) {
        let (Some(first), Some(last)) = (members.first(), members.last()) else { return };
        let candidate = &people.candidates[*first];
        let on_file = people.problem.list.delegates.len();
        let count = members.len() as i128;
        let mut acts = Vec::new();
        for (act, then) in &candidate.acts {
            let rules = people.asked.len();
            let sides = then.iter().zip(&candidate.now).take(rules);
            let harder = sides.filter(|(then, now)| then > now).count();
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
            self.add_row(LinearForm::sum(acts.iter().map(|(_, variable)| *variable)), count, None);
        }
        self.sorts.push(Sort { members, acts });
    }

    /// What the acts change of a sum of the rules.
    fn change(&self, people: &RepairPeople<'_>, others: &[Imagined], at: usize) -> LinearForm {
        let mut form = LinearForm::default();
        for ((_, variable), other) in self.others.iter().zip(others) {
            form.add(*variable, other.adds[at]);
        }
        for sort in &self.sorts {
            let Some(first) = sort.members.first() else { continue };
            let candidate = &people.candidates[*first];
            for ((_, variable), (_, then)) in sort.acts.iter().zip(&candidate.acts) {
                form.add(*variable, then[at] - candidate.now[at]);
            }
        }
        form
    }

    fn add_rules(&mut self, people: &RepairPeople<'_>, others: &[Imagined]) {
        for (at, asked) in people.asked.iter().enumerate() {
            if asked.is_waived {
                continue;
            }
            let now: i128 = people.candidates.iter().map(|candidate| candidate.now[at]).sum();
            let bound = asked.constraint.bound - people.facts(asked) - now;
            self.add_row(self.change(people, others, at), bound, Some(&asked.rule.id));
        }
        let counted = people.asked.len()..people.asked.len() + people.counted.len();
        self.sums = counted.map(|at| self.change(people, others, at)).collect();
    }

    /// The variables of those who do this.
    fn doing(&self, is_meant: impl Fn(usize, Act) -> bool) -> LinearForm {
        let mut form = LinearForm::default();
        for sort in &self.sorts {
            let Some(first) = sort.members.first() else { continue };
            for (_, variable) in sort.acts.iter().filter(|(act, _)| is_meant(*first, *act)) {
                form.add(*variable, 1);
            }
        }
        form
    }

    /// Of each set of rivals all but one leave.
    fn add_rivals(&mut self, people: &RepairPeople<'_>) {
        for (rule, set) in &people.rivals {
            let leaving = self.doing(|at, act| act == Act::Leave && set.contains(&at));
            self.add_row(leaving.negated(), 1 - set.len() as i128, Some(&rule.id));
        }
    }

    /// Whoever leaves while another comes in the same role is replaced.
    fn add_replacements(&mut self, people: &RepairPeople<'_>) {
        let weights = people.problem.weights;
        let saved =
            i128::from(weights.leave_out) + i128::from(weights.add) - i128::from(weights.replace);
        if saved <= 0 {
            return;
        }
        for role in [Role::Official, Role::Guest] {
            let is_in_role = |at: usize| people.candidates[at].role == Some(role);
            let leaving = self.doing(|at, act| act == Act::Leave && is_in_role(at));
            let mut entering = self.doing(|_, act| act == Act::Enter(role));
            for (_, variable) in self.others.iter().filter(|(into, _)| *into == role) {
                entering.add(*variable, 1);
            }
            if leaving.is_empty() || entering.is_empty() {
                continue;
            }
            let most = people.candidates.len() as i128 + MOST_OTHERS * self.others.len() as i128;
            let variable = self.add_variable(-saved, most, 0);
            for side in [leaving, entering] {
                let mut replaced = side.negated();
                replaced.add(variable, 1);
                self.add_row(replaced, 0, None);
            }
            self.replaced.push(variable);
        }
    }

    /// A list of nobody is no list, and nothing is mended by it.
    fn add_somebody(&mut self, people: &RepairPeople<'_>) {
        let listed = people.candidates.iter().filter(|candidate| candidate.is_listed).count();
        if listed > 0 {
            let mut fewer = self.doing(|_, act| act == Act::Leave);
            let is_new =
                |at: usize, act| matches!(act, Act::Enter(_)) && !people.candidates[at].is_listed;
            fewer.add_form(&self.doing(is_new), -1);
            fewer.add_form(&self.all_others(), -1);
            self.add_row(fewer, listed as i128 - 1, None);
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
fn sorts(people: &RepairPeople<'_>) -> Vec<Vec<usize>> {
    let mut by_likeness: BTreeMap<SortKey<'_>, Vec<usize>> = BTreeMap::new();
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
