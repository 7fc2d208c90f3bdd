//! Branch and bound: from fractions to whole numbers.

use std::collections::VecDeque;

use super::reduce::Reduced;
use super::simplex::{self, Relaxed};
use super::{Effort, Extreme, Unsettled};

/// More branches than this are given up. The programmes of rulesets need a few; without an end
/// are only some that leave room for endlessly many fractions and for no whole number.
const MOST_BRANCHES: usize = 2_000;

/// A branch this deep, or a multiple of it, waits until the others had their turn: where there is
/// room without end, it may lead down for ever past whole numbers that stand beside it.
const DEEP: usize = 24;

/// The limits of each variable on the way to a branch: from so many, to so many.
type Limits = Vec<(i128, Option<i128>)>;

/// The largest value in whole numbers.
pub(super) fn maximum(reduced: &Reduced, effort: &Effort) -> Result<Extreme, Unsettled> {
    let mut search = Search { reduced, effort, branches: 0 };
    let found = search.best(&reduced.objective, vec![(0, None); reduced.objective.len()])?;
    Ok(match found {
        Extreme::At(value) => Extreme::At(value.checked_add(reduced.settled).ok_or(Unsettled)?),
        other => other,
    })
}

struct Search<'a> {
    reduced: &'a Reduced,
    effort: &'a Effort,
    branches: usize,
}

impl Search<'_> {
    /// The best within these limits.
    fn best(&mut self, objective: &[i128], limits: Limits) -> Result<Extreme, Unsettled> {
        let any_will_do = objective.iter().all(|times| *times == 0);
        let mut best = None;
        let mut open = VecDeque::from([(0, limits)]);
        while let Some((depth, limits)) = open.pop_back() {
            self.branches += 1;
            if self.branches > MOST_BRANCHES {
                return Err(Unsettled);
            }
            let (value, variables, divisor) = match self.relaxed(objective, &limits)? {
                Relaxed::Infeasible => continue,
                Relaxed::Best { value, variables, divisor } => (value, variables, divisor),
                Relaxed::Unbounded => {
                    // A direction without end leads on from any whole point, if there is one.
                    let nothing = vec![0; objective.len()];
                    if self.best(&nothing, limits)? == Extreme::Infeasible {
                        continue;
                    }
                    return Ok(Extreme::Unbounded);
                }
            };
            if best.is_some_and(|best| value.div_euclid(divisor) <= best) {
                continue;
            }
            let Some(split) = variables.iter().position(|value| value % divisor != 0) else {
                best = Some(value / divisor);
                if any_will_do {
                    break;
                }
                continue;
            };
            let below = variables[split].div_euclid(divisor);
            let mut above = limits.clone();
            above[split].0 = below + 1;
            let mut beneath = limits;
            beneath[split].1 = Some(below);
            let depth = depth + 1;
            for branch in [above, beneath] {
                if depth % DEEP == 0 {
                    open.push_front((depth, branch));
                } else {
                    open.push_back((depth, branch));
                }
            }
        }
        Ok(best.map_or(Extreme::Infeasible, Extreme::At))
    }

    fn relaxed(&self, objective: &[i128], limits: &Limits) -> Result<Relaxed, Unsettled> {
        let mut rows = self.reduced.rows.clone();
        let mut bounds = self.reduced.bounds.clone();
        let mut limit = |variable: usize, sign: i128, bound: i128| {
            let mut row = vec![0; objective.len()];
            row[variable] = sign;
            rows.push(row);
            bounds.push(bound);
        };
        for (variable, (least, most)) in limits.iter().enumerate() {
            if *least > 0 {
                limit(variable, -1, -least);
            }
            if let Some(most) = most {
                limit(variable, 1, *most);
            }
        }
        simplex::maximum(&rows, &bounds, objective, self.effort)
    }
}
