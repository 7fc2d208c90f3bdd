//! Solves a programme: the solver's answer, and then the proof that none is cheaper.
//!
//! The proof is a search of its own, by branch and bound over whole numbers: is there anything that
//! costs less? A branch is dropped only where [`is_refuted_by`] shows in integers that it holds
//! nothing. The solver's floating point merely suggests where to branch and which rows to sum up;
//! were it wrong, the search would take longer, and never come to a wrong end.

use std::time::{Duration, Instant};

use super::floating::{self, Nodes};
use super::programme::{Limits, Programme, Row, is_refuted_by};

/// More branches than this are given up. Lists of some hundred people need a few dozen.
const MOST_BRANCHES: usize = 4_000;

/// How many branches the solver takes for its answer, and for the choice among equal ones.
const FOR_AN_ANSWER: Nodes = Nodes(2_000);
const FOR_A_CHOICE: Nodes = Nodes(50);

/// Nobody waits longer than this for a proof. The branches are counted so that every run ends at
/// the same point; the clock is for programmes of which each single branch is a long way.
const LONGEST: Duration = Duration::from_secs(5);

/// What came out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Solved {
    /// These whole numbers, and whether it was proved that none are cheaper.
    Found { values: Vec<i128>, is_cheapest: bool },
    /// It was proved that there are none.
    Impossible,
    /// Neither was found out within the bounds of the search.
    Unsettled,
}

/// The cheapest whole numbers.
pub(super) fn solve(programme: &Programme) -> Solved {
    let mut search = Search { programme, best: None, branches: 0 };
    search.offer(floating::whole_numbers(programme, None, FOR_AN_ANSWER));
    let is_settled = search.run();
    match (search.best, is_settled) {
        (Some(values), is_cheapest) => Solved::Found { values, is_cheapest },
        (None, true) => Solved::Impossible,
        (None, false) => Solved::Unsettled,
    }
}

/// Whether there are any whole numbers at all; none where the search gave up.
pub(super) fn is_possible(programme: &Programme) -> Option<bool> {
    let costs = vec![0; programme.costs.len()];
    match solve(&Programme { costs, ..programme.clone() }) {
        Solved::Found { .. } => Some(true),
        Solved::Impossible => Some(false),
        Solved::Unsettled => None,
    }
}

/// Whole numbers that cost no more, and are chosen by second costs. That they are the best by
/// those is not proved; that they are the same every time follows from the solver's own steps.
pub(super) fn choose(programme: &Programme, values: Vec<i128>, second: Vec<i128>) -> Vec<i128> {
    let cost = programme.cost(&values);
    let mut chosen = programme.clone();
    chosen.rows.push(programme.costs_at_most(cost));
    chosen.costs = second;
    let better = floating::whole_numbers(&chosen, Some(&values), FOR_A_CHOICE)
        .filter(|found| chosen.is_kept_by(found) && chosen.cost(found) <= chosen.cost(&values));
    better.unwrap_or(values)
}

struct Search<'a> {
    programme: &'a Programme,
    best: Option<Vec<i128>>,
    branches: usize,
}

impl Search<'_> {
    /// Takes whole numbers that keep everything and are cheaper than the best so far.
    fn offer(&mut self, values: Option<Vec<i128>>) -> bool {
        let Some(values) = values else { return false };
        let cost = self.programme.cost(&values);
        let is_better = self.best.as_ref().is_none_or(|best| cost < self.programme.cost(best));
        let is_taken = is_better && self.programme.is_kept_by(&values);
        if is_taken {
            self.best = Some(values);
        }
        is_taken
    }

    /// The rows, and that it must be cheaper than the best so far.
    fn rows(&self) -> Vec<Row> {
        let mut rows = self.programme.rows.clone();
        if let Some(best) = &self.best {
            rows.push(self.programme.costs_at_most(self.programme.cost(best) - 1));
        }
        rows
    }

    /// Searches for something cheaper; whether all was searched.
    fn run(&mut self) -> bool {
        let begun = Instant::now();
        let mut open = vec![self.programme.limits()];
        let mut rows = self.rows();
        while let Some(mut limits) = open.pop() {
            self.branches += 1;
            if self.branches > MOST_BRANCHES || begun.elapsed() > LONGEST {
                return false;
            }
            if !limits.tighten(&rows) {
                continue;
            }
            if limits.is_point() {
                if self.offer(Some(limits.least)) {
                    rows = self.rows();
                }
                continue;
            }
            let relaxed = floating::fractions(&self.programme.costs, &rows, &limits);
            let split = match &relaxed {
                floating::Relaxed::Impossible => {
                    let parts = floating::contradiction(&rows, &limits);
                    if parts.is_some_and(|parts| is_refuted_by(&rows, &parts, &limits)) {
                        continue;
                    }
                    middle(&limits)
                }
                floating::Relaxed::Unknown => middle(&limits),
                floating::Relaxed::Near { rounded, split } => {
                    if self.offer(Some(rounded.clone())) {
                        rows = self.rows();
                        open.push(limits);
                        continue;
                    }
                    split
                        .filter(|(variable, below)| {
                            limits.least[*variable] <= *below && *below < limits.most[*variable]
                        })
                        .unwrap_or_else(|| middle(&limits))
                }
            };
            branch(&mut open, limits, split);
        }
        true
    }
}

/// The variable with the most room, cut in half.
fn middle(limits: &Limits) -> (usize, i128) {
    let room = |variable: &usize| limits.most[*variable] - limits.least[*variable];
    let widest = (0..limits.least.len()).rev().max_by_key(room).unwrap_or_default();
    (widest, limits.least[widest] + room(&widest) / 2)
}

/// Two branches: the variable is at most `below`, or above.
fn branch(open: &mut Vec<Limits>, limits: Limits, (variable, below): (usize, i128)) {
    let mut above = limits.clone();
    above.least[variable] = below + 1;
    open.push(above);
    let mut beneath = limits;
    beneath.most[variable] = below;
    open.push(beneath);
}
