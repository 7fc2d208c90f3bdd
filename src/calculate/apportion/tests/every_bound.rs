//! Every method with every combination of small bounds, against every division within them.

use super::properties::{DIVISOR_METHODS, all_divisions, complete, distance, has_a_divisor};
use crate::calculate::apportion::{Claimant, Infeasible, Method, TieRule, apportion};
use crate::closed_list::ClosedList;

/// Units of so few people, each with every pair of bounds from 0 to 2 seats.
fn each_unit() -> Vec<Claimant> {
    let bounds = [(0, None), (1, None), (0, Some(0)), (0, Some(1)), (1, Some(1)), (1, Some(2))];
    let unit =
        |population| bounds.into_iter().map(move |(min, max)| Claimant { population, min, max });
    [0, 1, 3, 7].into_iter().flat_map(unit).collect()
}

/// Whether the division is one that the method's definition allows, among these.
fn is_right(method: Method, units: &[Claimant], seats: u64, given: &[u64]) -> bool {
    if DIVISOR_METHODS.contains(&method) {
        return has_a_divisor(method, units, given);
    }
    let people: u64 = units.iter().map(|unit| unit.population).sum();
    let (numerator, size) = match method {
        Method::Droop => (1, people / (seats + 1) + 1),
        _ => (i128::from(seats), people),
    };
    let far = |division: &[u64]| distance(units, division, numerator, i128::from(size));
    all_divisions(units, seats).iter().all(|other| far(given) <= far(other))
}

/// Compares one case; whether it was one that can be divided.
fn is_divided(method: Method, units: &[Claimant], seats: u64) -> bool {
    let divisions = all_divisions(units, seats);
    let told = format!("{method:?}, {seats} seats, {units:?}");
    match complete(method, units, seats) {
        Ok(given) => {
            assert!(divisions.contains(&given), "{told}: {given:?}");
            assert!(is_right(method, units, seats, &given), "{told}: {given:?}");
            let right = divisions.iter().filter(|one| is_right(method, units, seats, one)).count();
            let left = apportion(method, units, seats, &TieRule::Leave).unwrap();
            assert_eq!(left.tie.is_some(), right > 1, "{told}: {right} divisions");
            true
        }
        Err(Infeasible::NoPopulation) => false,
        Err(_) => {
            assert!(divisions.is_empty(), "{told}");
            false
        }
    }
}

#[test]
fn every_small_case_with_bounds_is_divided_as_each_method_defines() {
    let (all, mut divided) = (each_unit(), 0);
    for (at, one) in all.iter().enumerate() {
        for (after, other) in all.iter().enumerate().skip(at) {
            for third in &all[after..] {
                for seats in 0..=4 {
                    for &method in Method::ALL {
                        let units = [*one, *other, *third];
                        divided += usize::from(is_divided(method, &units, seats));
                    }
                }
            }
        }
    }
    println!("{divided} divisions");
    assert!(divided > 10_000, "{divided}");
}
