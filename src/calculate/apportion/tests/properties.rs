//! The methods against their definitions, over small cases made at random.
//!
//! The definitions share nothing with the code that gives the seats: a divisor method's result is
//! one for which a divisor exists under which every unit rounds to its seats, and a result of the
//! largest remainders is as near to the quotas as any division of the same seats.

use proptest::prelude::*;

use crate::calculate::apportion::{Claimant, Infeasible, Method, TieRule, apportion};
use crate::closed_list::ClosedList;

pub(super) const DIVISOR_METHODS: [Method; 5] =
    [Method::Adams, Method::Dean, Method::HuntingtonHill, Method::SainteLague, Method::DHondt];

/// The square of the point between `n` and `n + 1` seats at which a quotient is rounded up, as a
/// fraction.
fn signpost_squared(method: Method, n: u128) -> (u128, u128) {
    match method {
        Method::Adams => (n * n, 1),
        Method::DHondt => ((n + 1) * (n + 1), 1),
        Method::SainteLague => ((2 * n + 1) * (2 * n + 1), 4),
        Method::HuntingtonHill => (n * (n + 1), 1),
        Method::Dean => {
            let (above, below) = (2 * n * (n + 1), 2 * n + 1);
            (above * above, below * below)
        }
        Method::LargestRemainder | Method::Droop => unreachable!("no divisor method"),
    }
}

/// Whether a divisor exists: no unit's claim to the seat it has last is weaker than another's to
/// the one it would get next. That is `p_i / d(a_i - 1) ≥ p_j / d(a_j)`, here squared.
pub(super) fn has_a_divisor(method: Method, units: &[Claimant], seats: &[u64]) -> bool {
    let held = |at: usize| u128::from(seats[at]);
    let people = |at: usize| u128::from(units[at].population);
    let indices = || 0..units.len();
    indices().filter(|i| seats[*i] > units[*i].min).all(|i| {
        let open = |j: &usize| units[*j].max.is_none_or(|max| seats[*j] < max);
        indices().filter(open).filter(|j| people(*j) > 0).all(|j| {
            let (last, last_below) = signpost_squared(method, held(i) - 1);
            let (next, next_below) = signpost_squared(method, held(j));
            if next == 0 {
                // A first seat that goes before every other: the other must be one, too, and of a
                // unit no smaller.
                return last == 0 && people(i) >= people(j);
            }
            people(i).pow(2) * last_below * next >= people(j).pow(2) * next_below * last
        })
    })
}

/// The divisions of the seats within the bounds that units without people do not exceed.
pub(super) fn all_divisions(units: &[Claimant], seats: u64) -> Vec<Vec<u64>> {
    let Some((first, rest)) = units.split_first() else {
        return if seats == 0 { vec![Vec::new()] } else { Vec::new() };
    };
    let most = if first.population == 0 { first.min } else { first.max.unwrap_or(seats) };
    (first.min..=most.min(seats))
        .flat_map(|own| {
            let others = all_divisions(rest, seats - own);
            others.into_iter().map(move |mut others| {
                others.insert(0, own);
                others
            })
        })
        .collect()
}

/// The sum of the squared distances from the quotas `p / size`, times the square of the size.
pub(super) fn distance(units: &[Claimant], seats: &[u64], numerator: i128, size: i128) -> i128 {
    let each = units.iter().zip(seats);
    each.map(|(unit, seats)| {
        (i128::from(unit.population) * numerator - i128::from(*seats) * size).pow(2)
    })
    .sum()
}

fn unit(populations: std::ops::Range<u64>) -> impl Strategy<Value = Claimant> {
    let room = prop_oneof![3 => Just(None), 1 => (0_u64..6).prop_map(Some)];
    let min = prop_oneof![2 => Just(0), 1 => 0_u64..4];
    (populations, min, room).prop_map(|(population, min, room)| Claimant {
        population,
        min,
        max: room.map(|room| min + room),
    })
}

fn units() -> impl Strategy<Value = Vec<Claimant>> {
    // Few people make ties likely, many make them rare.
    prop_oneof![
        proptest::collection::vec(unit(0..8), 1..6),
        proptest::collection::vec(unit(0..100_000), 1..6),
    ]
}

fn unbounded() -> impl Strategy<Value = Vec<Claimant>> {
    let people = proptest::collection::vec(1_u64..5000, 1..8);
    people.prop_map(|people| people.into_iter().map(Claimant::new).collect())
}

fn any_method() -> impl Strategy<Value = Method> {
    proptest::sample::select(Method::ALL)
}

/// Divides with ties broken in the order of the units.
pub(super) fn complete(
    method: Method,
    units: &[Claimant],
    seats: u64,
) -> Result<Vec<u64>, Infeasible> {
    let order = TieRule::Ranked((0..units.len() as u64).map(Some).collect());
    let divided = apportion(method, units, seats, &order)?;
    assert_eq!(divided.unallotted(), 0);
    Ok(divided.seats)
}

proptest! {
    #[test]
    fn a_divisor_method_gives_what_some_divisor_gives(
        units in units(), seats in 0_u64..30, method in proptest::sample::select(&DIVISOR_METHODS[..]),
    ) {
        if let Ok(divided) = complete(method, &units, seats) {
            prop_assert!(has_a_divisor(method, &units, &divided), "{divided:?}");
        }
    }

    #[test]
    fn remainders_come_as_near_to_the_quotas_as_any_division(
        units in units(), seats in 0_u64..9, droop in any::<bool>(),
    ) {
        let method = if droop { Method::Droop } else { Method::LargestRemainder };
        let people: u64 = units.iter().map(|unit| unit.population).sum();
        let (numerator, size) =
            if droop { (1, people / (seats + 1) + 1) } else { (i128::from(seats), people) };
        let size = i128::from(size);
        let divisions = all_divisions(&units, seats);
        match complete(method, &units, seats) {
            Ok(divided) => {
                let own = distance(&units, &divided, numerator, size);
                let best = divisions.iter().map(|one| distance(&units, one, numerator, size)).min();
                prop_assert_eq!(Some(own), best);
            }
            Err(_) => prop_assert!(divisions.is_empty() || people == 0),
        }
    }

    #[test]
    fn seats_and_open_seats_are_all_there_is_and_bounds_hold(
        units in units(), seats in 0_u64..40, method in any_method(),
    ) {
        if let Ok(divided) = apportion(method, &units, seats, &TieRule::Leave) {
            prop_assert_eq!(divided.seats.iter().sum::<u64>() + divided.unallotted(), seats);
            for (unit, seats) in units.iter().zip(&divided.seats) {
                prop_assert!(*seats >= unit.min && unit.max.is_none_or(|max| *seats <= max));
            }
        } else {
            let nobody = units.iter().all(|unit| unit.population == 0);
            let least: u64 = units.iter().map(|unit| unit.min).sum();
            let most = units.iter().try_fold(0, |sum: u64, unit| {
                Some(sum + if unit.population == 0 { unit.min } else { unit.max? })
            });
            prop_assert!(nobody || least > seats || most.is_some_and(|most| most < seats));
        }
    }

    #[test]
    fn a_tie_is_told_exactly_where_two_divisions_are_as_good(
        units in proptest::collection::vec(unit(1..8), 1..5), seats in 0_u64..8,
        method in proptest::sample::select(&DIVISOR_METHODS[..]),
    ) {
        if let Ok(divided) = apportion(method, &units, seats, &TieRule::Leave) {
            let good = all_divisions(&units, seats)
                .into_iter()
                .filter(|one| has_a_divisor(method, &units, one))
                .count();
            prop_assert_eq!(divided.tie.is_some(), good > 1, "{} divisions", good);
        }
    }

    #[test]
    fn one_more_seat_takes_none_away_under_a_divisor_method(
        units in units(), seats in 0_u64..30, method in proptest::sample::select(&DIVISOR_METHODS[..]),
    ) {
        let (now, then) = (complete(method, &units, seats), complete(method, &units, seats + 1));
        if let (Ok(now), Ok(then)) = (now, then) {
            prop_assert!(now.iter().zip(&then).all(|(now, then)| now <= then));
        }
    }

    #[test]
    fn hare_keeps_the_quota_and_dhondt_its_floor_and_adams_its_ceiling(
        units in unbounded(), seats in 0_u64..60,
    ) {
        let people: u64 = units.iter().map(|unit| unit.population).sum();
        let [hare, dhondt, adams] = [Method::LargestRemainder, Method::DHondt, Method::Adams]
            .map(|method| complete(method, &units, seats).unwrap());
        for (at, unit) in units.iter().enumerate() {
            let floor = unit.population * seats / people;
            let ceiling = (unit.population * seats).div_ceil(people);
            prop_assert!((floor..=ceiling).contains(&hare[at]));
            prop_assert!(dhondt[at] >= floor);
            prop_assert!(adams[at] <= ceiling);
        }
    }

    #[test]
    fn from_adams_to_dhondt_each_method_favours_the_large_more(
        units in unbounded(), seats in 0_u64..60,
    ) {
        // Majorisation: the largest k units together get no less from the method further right.
        let mut units = units;
        units.sort_by_key(|unit| std::cmp::Reverse(unit.population));
        let sums = DIVISOR_METHODS.map(|method| {
            let seats = complete(method, &units, seats).unwrap();
            seats.iter().scan(0, |sum, seats| { *sum += seats; Some(*sum) }).collect::<Vec<u64>>()
        });
        for pair in sums.windows(2) {
            prop_assert!(pair[0].iter().zip(&pair[1]).all(|(left, right)| left <= right));
        }
    }

    #[test]
    fn populations_a_thousand_times_as_large_change_nothing(
        units in units(), seats in 0_u64..40,
        method in any_method().prop_filter("rounds its quota", |method| *method != Method::Droop),
    ) {
        let larger: Vec<Claimant> = units
            .iter()
            .map(|unit| Claimant { population: unit.population * 1000, ..*unit })
            .collect();
        prop_assert_eq!(
            apportion(method, &units, seats, &TieRule::Leave),
            apportion(method, &larger, seats, &TieRule::Leave)
        );
    }
}

#[test]
fn impossible_bounds_are_told_for_what_they_are() {
    let unit = |population, min, max| Claimant { population, min, max };
    let refused = |units: &[Claimant], seats| {
        apportion(Method::Adams, units, seats, &TieRule::Leave).unwrap_err()
    };
    assert_eq!(refused(&[], 3), Infeasible::NoUnits);
    assert_eq!(refused(&[unit(0, 0, None)], 3), Infeasible::NoPopulation);
    assert_eq!(
        refused(&[unit(5, 0, None), unit(5, 3, Some(2))], 3),
        Infeasible::Crossed { unit: 1, min: 3, max: 2 }
    );
    assert_eq!(
        refused(&[unit(5, 2, None), unit(5, 2, None)], 3),
        Infeasible::MinimaExceed { sum: 4, seats: 3 }
    );
    assert_eq!(
        refused(&[unit(5, 0, Some(1)), unit(0, 1, None)], 3),
        Infeasible::MaximaFallShort { sum: 2, seats: 3 }
    );
}
