//! Branch and bound: from fractions to whole numbers.
//!
//! Sums that rules speak of are parted before any single variable: once it is settled how many
//! official delegates there are, 30% of them is a number, and little is left to try.

use std::collections::BTreeMap;

use super::standard::{Standard, VariableLimits};
use super::tableau::{Rational, Relaxed, Tableau};
use super::{Effort, Least, LinearForm, Programme, Unsettled};

/// A branch this deep, or a multiple of it, waits until the others had their turn: where there is
/// room without end, it may lead down for ever past whole numbers that stand beside it.
const DEEP: usize = 24;

/// A part of the room, and what is known of the sum in it.
struct Branch {
    limits: Vec<VariableLimits>,
    depth: usize,
    /// The sum is nowhere less.
    at_least: Option<i128>,
}

/// The least of a sum in whole numbers, by so many branches at the most.
pub(super) fn least(
    programme: &Programme,
    goal: &LinearForm,
    known: Option<Vec<i128>>,
    most_branches: usize,
    effort: &Effort,
) -> Least {
    let standard = match Standard::of(programme, goal) {
        Ok(Some(standard)) => standard,
        Ok(None) => return Least::Infeasible,
        Err(Unsettled) => return Least::GivenUp { known, at_least: None },
    };
    let best = known.map(|values| (goal.of(&values), values));
    let start = Tableau::new(&standard, effort);
    let search = Search { standard: &standard, tableau: start.clone(), start, best, opened: 0 };
    match search.run(most_branches) {
        // A direction without end leads on from any whole point, if there is one.
        Least::Unbounded if !goal.is_empty() => {
            match least(programme, &LinearForm::default(), None, most_branches, effort) {
                Least::At { .. } => Least::Unbounded,
                other => other,
            }
        }
        settled => settled,
    }
}

struct Search<'a> {
    standard: &'a Standard,
    tableau: Tableau<'a>,
    start: Tableau<'a>,
    best: Option<(i128, Vec<i128>)>,
    opened: usize,
}

impl Search<'_> {
    fn run(mut self, most_branches: usize) -> Least {
        let limits = self.standard.limits.clone();
        let mut next = Some(Branch { limits, depth: 0, at_least: None });
        // Those that may hold the least first, and of these the oldest.
        let mut open: BTreeMap<(Option<i128>, usize), Branch> = BTreeMap::new();
        for branches in 0.. {
            let Some(branch) = next.take().or_else(|| Some(open.pop_first()?.1)) else { break };
            if !self.is_hopeful(branch.at_least) {
                continue;
            }
            let relaxed =
                if branches < most_branches { self.relaxed(&branch) } else { Err(Unsettled) };
            let (goal, values) = match relaxed {
                Ok(Relaxed::Infeasible) => continue,
                Ok(Relaxed::Unbounded) => return Least::Unbounded,
                Ok(Relaxed::Least(goal, values)) => (goal, values),
                Err(Unsettled) => {
                    let left = open.into_keys().map(|(at_least, _)| at_least);
                    let at_least = left.chain([branch.at_least]).min().flatten();
                    let known = self.best.map(|(_, values)| values);
                    return Least::GivenUp { known, at_least };
                }
            };
            let at_least = Some(-(-goal.0).div_euclid(goal.1));
            if !self.is_hopeful(at_least) {
                continue;
            }
            let Some(split) = self.broken(&values) else {
                let values = values[..self.standard.variables]
                    .iter()
                    .map(|(value, divisor)| value / divisor);
                self.best = at_least.map(|cost| (cost, values.collect()));
                continue;
            };
            let (near, far) = parted(branch, split, values[split], at_least);
            let is_deep = near.depth.is_multiple_of(DEEP);
            open.insert((at_least, self.number()), far);
            if is_deep {
                open.insert((at_least, self.number()), near);
            } else {
                next = Some(near);
            }
        }
        match self.best {
            Some((cost, values)) => Least::At { values, cost },
            None => Least::Infeasible,
        }
    }

    fn number(&mut self) -> usize {
        self.opened += 1;
        self.opened
    }

    /// Whether there may be less than the best so far.
    fn is_hopeful(&self, at_least: Option<i128>) -> bool {
        self.best.as_ref().is_none_or(|(best, _)| at_least.is_none_or(|least| least < *best))
    }

    /// Numbers grow with the exchanges; where they grow too large, it is begun anew.
    fn relaxed(&mut self, branch: &Branch) -> Result<Relaxed, Unsettled> {
        if let Ok(relaxed) = self.tableau.solve(&branch.limits) {
            return Ok(relaxed);
        }
        self.tableau = self.start.clone();
        self.tableau.solve(&branch.limits)
    }

    /// The first sum that is no whole number, or the first variable.
    fn broken(&self, values: &[Rational]) -> Option<usize> {
        let variables = 0..self.standard.variables;
        let is_broken = |at: &usize| values[*at].0 % values[*at].1 != 0;
        self.standard.sums.iter().copied().chain(variables).find(is_broken)
    }
}

/// Two branches, the nearer first.
fn parted(
    branch: Branch,
    at: usize,
    (value, divisor): Rational,
    at_least: Option<i128>,
) -> (Branch, Branch) {
    let below = value.div_euclid(divisor);
    let depth = branch.depth + 1;
    let mut above = Branch { limits: branch.limits.clone(), depth, at_least };
    above.limits[at].at_least(below + 1);
    let mut beneath = Branch { depth, at_least, ..branch };
    beneath.limits[at].at_most(below);
    if 2 * value.rem_euclid(divisor) > divisor { (above, beneath) } else { (beneath, above) }
}
