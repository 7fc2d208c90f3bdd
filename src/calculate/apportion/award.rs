//! Gives the seats one after the other, each to the strongest claim.
//!
//! That is the whole of every method here: a divisor method gives the seat to the largest quotient,
//! and a method of remainders to the unit that is furthest below its quota. Bounds need nothing
//! more: a unit begins at its lower bound and leaves at its upper one.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::bounds::{Claimant, Infeasible, check};
use super::claim::Claim;
use super::head_start;
use super::method::{ClaimRule, Method};
use super::ties::{Tie, TieRule};

/// Seats divided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Apportionment {
    /// The seats of each unit.
    pub seats: Vec<u64>,
    /// The tie for the last seats, where there was one.
    pub tie: Option<Tie>,
}

impl Apportionment {
    /// The seats that a tie left open.
    pub fn unallotted(&self) -> u64 {
        self.tie.as_ref().map_or(0, Tie::open)
    }
}

/// One seat, in the order in which they are given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Award {
    /// The unit, by position.
    pub unit: usize,
    /// Which of the unit's seats it is, counted from 1.
    pub nth: u64,
    /// The claim; none for a seat of the lower bound.
    pub claim: Option<Claim>,
}

/// Divides the seats among the units.
///
/// # Errors
///
/// There is nobody to divide among, or the bounds cannot hold.
///
/// # Examples
///
/// ```
/// use delegate_quota::rooms::calculate::apportion::{Claimant, Method, TieRule, apportion};
///
/// let units = [53_000, 24_000, 23_000].map(Claimant::new);
/// let divided = apportion(Method::SainteLague, &units, 7, &TieRule::Leave)?;
/// assert_eq!(divided.seats, [3, 2, 2]);
/// # Ok::<(), delegate_quota::rooms::calculate::apportion::Infeasible>(())
/// ```
pub fn apportion(
    method: Method,
    units: &[Claimant],
    seats: u64,
    ties: &TieRule,
) -> Result<Apportionment, Infeasible> {
    check(units, seats)?;
    let rule = method.rule(total(units), seats);
    let held = head_start::of(units, seats, &rule);
    Ok(finished(units, seats, held, &rule, ties))
}

/// Gives what is left when each unit holds so much already.
pub(super) fn finished(
    units: &[Claimant],
    seats: u64,
    held: Vec<u64>,
    rule: &ClaimRule,
    ties: &TieRule,
) -> Apportionment {
    Awarding::new(units, seats, held, rule).run(ties, &mut |_| {})
}

/// Every seat in the order in which it is given, those of the lower bounds first.
///
/// # Errors
///
/// As [`apportion`].
pub fn awards(
    method: Method,
    units: &[Claimant],
    seats: u64,
    ties: &TieRule,
) -> Result<Vec<Award>, Infeasible> {
    check(units, seats)?;
    let rule = method.rule(total(units), seats);
    let least = units.iter().enumerate();
    let mut given: Vec<Award> = least
        .flat_map(|(unit, claimant)| {
            (1..=claimant.min).map(move |nth| Award { unit, nth, claim: None })
        })
        .collect();
    let held = units.iter().map(|unit| unit.min).collect();
    Awarding::new(units, seats, held, &rule).run(ties, &mut |award| given.push(award));
    Ok(given)
}

/// All people of the units.
pub fn total(units: &[Claimant]) -> u128 {
    units.iter().map(|unit| u128::from(unit.population)).sum()
}

/// A claim that waits for a seat, and its unit. Of equal claims the first unit's comes first: it
/// shows in the lines of the explanation alone.
type Waiting = (Claim, Reverse<usize>);

struct Awarding<'a> {
    units: &'a [Claimant],
    rule: &'a ClaimRule,
    held: Vec<u64>,
    left: u64,
    waiting: BinaryHeap<Waiting>,
}

impl<'a> Awarding<'a> {
    /// Begins with what each unit holds already, which is no more than it gets in the end.
    fn new(units: &'a [Claimant], seats: u64, held: Vec<u64>, rule: &'a ClaimRule) -> Self {
        let given: u64 = held.iter().sum();
        let left = seats.saturating_sub(given);
        let mut awarding = Self { units, rule, held, left, waiting: BinaryHeap::new() };
        for unit in 0..units.len() {
            awarding.wait(unit);
        }
        awarding
    }

    fn wait(&mut self, unit: usize) {
        let (claimant, held) = (&self.units[unit], self.held[unit]);
        if held < claimant.most() {
            self.waiting.push((self.rule.claim(claimant.population, held), Reverse(unit)));
        }
    }

    fn run(mut self, ties: &TieRule, told: &mut impl FnMut(Award)) -> Apportionment {
        let mut tie = None;
        while self.left > 0 {
            let equals = self.strongest();
            let Some((claim, _)) = equals.first().cloned() else { break };
            if equals.len() as u64 <= self.left {
                for (claim, Reverse(unit)) in equals {
                    self.give(unit, claim, told);
                }
                continue;
            }
            let among = equals.into_iter().map(|(_, Reverse(unit))| unit).collect();
            let decided = Tie::decided(among, self.left, ties);
            for unit in &decided.winners {
                self.give(*unit, claim.clone(), told);
            }
            self.left = 0;
            tie = Some(decided);
        }
        Apportionment { seats: self.held, tie }
    }

    /// The strongest claims, all that are equal. A unit has one claim at a time, and its next one
    /// is weaker.
    fn strongest(&mut self) -> Vec<Waiting> {
        let mut equals: Vec<Waiting> = self.waiting.pop().into_iter().collect();
        while let (Some(first), Some(next)) = (equals.first(), self.waiting.peek())
            && first.0 == next.0
        {
            equals.extend(self.waiting.pop());
        }
        equals
    }

    fn give(&mut self, unit: usize, claim: Claim, told: &mut impl FnMut(Award)) {
        self.held[unit] += 1;
        self.left -= 1;
        told(Award { unit, nth: self.held[unit], claim: Some(claim) });
        self.wait(unit);
    }
}
