//! How to give a billion seats without giving them one by one.
//!
//! All claims down to one and the same level are met together, as long as that takes no more seats
//! than there are: each unit then holds no more than it gets in the end, and what is left is a few
//! seats for each unit. The level is one of the claims of the most populous unit, found by halving.

use super::bounds::Claimant;
use super::claim::Claim;
use super::method::ClaimRule;

/// With fewer seats than this, giving them one by one costs less than finding the level.
const WORTH_IT: u64 = 20_000;

/// What each unit holds before seats are given one by one: at least its lower bound.
pub(super) fn of(units: &[Claimant], seats: u64, rule: &ClaimRule) -> Vec<u64> {
    if seats < WORTH_IT { least(units) } else { levelled(units, seats, rule) }
}

fn least(units: &[Claimant]) -> Vec<u64> {
    units.iter().map(|unit| unit.min).collect()
}

fn levelled(units: &[Claimant], seats: u64, rule: &ClaimRule) -> Vec<u64> {
    let population = units.iter().map(|unit| unit.population).max().unwrap_or_default();
    let mut reached = least(units);
    let (mut fits, mut beyond) = (0, u64::MAX);
    while fits < beyond {
        let middle = fits + (beyond - fits) / 2;
        let level = rule.claim(population, middle);
        match all_at(&level, units, seats, rule) {
            Some(held) => {
                reached = held;
                fits = middle + 1;
            }
            None => beyond = middle,
        }
    }
    reached
}

/// What all hold when every claim down to the level is met; none where the seats do not suffice.
fn all_at(level: &Claim, units: &[Claimant], seats: u64, rule: &ClaimRule) -> Option<Vec<u64>> {
    let mut sum = 0_u64;
    let mut all = Vec::with_capacity(units.len());
    for unit in units {
        let held = one_at(level, unit, seats, rule);
        sum = sum.checked_add(held).filter(|sum| *sum <= seats)?;
        all.push(held);
    }
    Some(all)
}

/// How many seats a unit holds when its claims down to the level are met.
fn one_at(level: &Claim, unit: &Claimant, seats: u64, rule: &ClaimRule) -> u64 {
    let (mut held, mut beyond) = (unit.min, unit.most().min(seats).max(unit.min));
    while held < beyond {
        let middle = held + (beyond - held) / 2;
        if rule.claim(unit.population, middle) >= *level {
            held = middle + 1;
        } else {
            beyond = middle;
        }
    }
    held
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calculate::apportion::award::finished;
    use crate::calculate::apportion::{Method, TieRule, apportion, total};
    use crate::closed_list::ClosedList;
    use proptest::prelude::*;

    fn units() -> impl Strategy<Value = Vec<Claimant>> {
        let unit = (0_u64..2000, 0_u64..4, proptest::option::of(0_u64..300)).prop_map(
            |(population, min, room)| Claimant {
                population,
                min,
                max: room.map(|room| min + room),
            },
        );
        proptest::collection::vec(unit, 1..8)
    }

    proptest! {
        #[test]
        fn nobody_starts_with_more_than_the_seats_one_by_one_give(
            units in units(), seats in 0_u64..400, method in proptest::sample::select(Method::ALL),
        ) {
            if let Ok(slow) = apportion(method, &units, seats, &TieRule::Leave) {
                let rule = method.rule(total(&units), seats);
                let start = levelled(&units, seats, &rule);
                for ((start, end), unit) in start.iter().zip(&slow.seats).zip(&units) {
                    prop_assert!(*start >= unit.min && start <= end);
                }
                let left = seats - start.iter().sum::<u64>();
                let unbounded = units.iter().all(|unit| unit.max.is_none());
                prop_assert!(!unbounded || left <= 3 * units.len() as u64, "{left} left");
                let fast = finished(&units, seats, start, &rule, &TieRule::Leave);
                prop_assert_eq!(fast, slow);
            }
        }
    }

    #[test]
    fn a_number_of_seats_beyond_counting_is_divided_at_once() {
        let units = [u64::MAX, u64::MAX / 3, 1].map(Claimant::new);
        for &method in Method::ALL {
            let divided = apportion(method, &units, u64::MAX, &TieRule::Leave).unwrap();
            let sum: u128 = divided.seats.iter().map(|seats| u128::from(*seats)).sum();
            assert_eq!(sum + u128::from(divided.unallotted()), u128::from(u64::MAX), "{method:?}");
        }
    }
}
