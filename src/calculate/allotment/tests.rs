//! Whole allotments: set aside, reserved, bounded, tied.

use super::*;
use crate::catalogue::{GroupCatalogue, GroupCode, Resolution};
use crate::units_table::{Unit, UnitsTable};

fn group(name: &str) -> GroupCode {
    match GroupCatalogue::vietnam().resolve(name) {
        Resolution::Group(code) => code,
        other => panic!("{other:?}"),
    }
}

fn table(people: &[(&str, u64)]) -> UnitsTable {
    let units = people.iter().map(|(name, people)| Unit::new(*name, *people)).collect();
    UnitsTable { units, ..UnitsTable::default() }
}

fn seats(allotted: &Allotment) -> Vec<u64> {
    allotted.units.iter().map(UnitAllotment::seats).collect()
}

fn reserve(name: &str, seats: u64) -> Reserve {
    Reserve { group: group(name), name: name.to_owned(), seats }
}

/// All seats are somewhere.
fn add_up(allotted: &Allotment) -> bool {
    let units: u64 = seats(allotted).iter().sum();
    let aside: u64 = allotted.set_aside.iter().map(|aside| aside.seats).sum();
    let apart = allotted.reserved.iter().filter(|reserved| reserved.given.is_none());
    let apart: u64 = apart.map(|reserved| reserved.seats).sum();
    units + aside + apart + allotted.unallotted == allotted.seats
}

#[test]
fn dak_lak_s_250_are_187_by_population_and_63_set_aside() {
    let aside = |name: &str, seats| SetAside { name: name.to_owned(), seats };
    let request = Request {
        seats: 250,
        set_aside: vec![aside("Sở, ban, ngành", 45), aside("Đương nhiên", 18)],
        ..Request::default()
    };
    let allotted =
        allot(&table(&[("Buôn Đôn", 31_000), ("Ea Súp", 27_000), ("Lắk", 41_000)]), &request);
    let allotted = allotted.unwrap();
    assert_eq!(allotted.pool, 187);
    assert_eq!(seats(&allotted).iter().sum::<u64>(), 187);
    assert!(add_up(&allotted));
}

#[test]
fn a_reserved_seat_goes_where_the_group_lives_beside_the_seats_by_population() {
    let mut table = table(&[("A", 600), ("B", 400)]);
    table.groups = vec![group("Ngái")];
    table.units[1].by_group.insert(group("Ngái"), 12);
    let request = Request { seats: 31, reserve: vec![reserve("Ngái", 1)], ..Request::default() };
    let allotted = allot(&table, &request).unwrap();
    assert_eq!(seats(&allotted), [18, 13]);
    assert_eq!(allotted.reserved[0].given, Some(vec![(1, 1)]));
    assert!(add_up(&allotted));
}

#[test]
fn a_reserved_seat_is_held_apart_where_nothing_tells_where_the_group_lives() {
    let mut table = table(&[("A", 600), ("B", 400)]);
    let request = Request { seats: 31, reserve: vec![reserve("Ngái", 1)], ..Request::default() };
    let allotted = allot(&table, &request).unwrap();
    assert_eq!((seats(&allotted), allotted.reserved[0].given.as_ref()), (vec![18, 12], None));
    assert!(add_up(&allotted));
    // Named in one unit, it needs no numbers.
    table.units[0].groups.push(group("Ngái"));
    assert_eq!(seats(&allot(&table, &request).unwrap()), [19, 12]);
    table.units[1].groups.push(group("Ngái"));
    assert_eq!(seats(&allot(&table, &request).unwrap()), [18, 12]);
}

#[test]
fn bounds_hold_for_reserved_seats_too() {
    let mut table = table(&[("A", 600), ("B", 400)]);
    table.groups = vec![group("Ngái")];
    table.units[1].by_group.insert(group("Ngái"), 12);
    table.units[1].max = Some(5);
    let request = Request { seats: 31, reserve: vec![reserve("Ngái", 1)], ..Request::default() };
    let allotted = allot(&table, &request).unwrap();
    assert_eq!(seats(&allotted), [26, 5]);
    assert_eq!(allotted.units[1].bound, Some(Bound::Upper));
    table.units[1].max = Some(0);
    let refused = allot(&table, &request).unwrap_err();
    assert!(refused.message.en.contains("`--reserve Ngái`: no unit"), "{refused}");
}

#[test]
fn a_unit_s_own_bound_wins_over_everybody_s() {
    let mut table = table(&[("A", 980), ("B", 10), ("C", 10)]);
    table.units[2].min = Some(0);
    let request = Request { seats: 20, min: Some(2), ..Request::default() };
    let allotted = allot(&table, &request).unwrap();
    assert_eq!(seats(&allotted), [18, 2, 0]);
    assert_eq!(allotted.units[1].bound, Some(Bound::Lower));
    let outside = &allotted.standing.outside_quota;
    assert!(outside.iter().all(|outside| !outside.by_method), "{outside:?}");
}

#[test]
fn a_tie_stays_open_and_is_broken_only_as_asked() {
    let table = table(&[("A", 100), ("B", 100), ("C", 100)]);
    let with = |ties| allot(&table, &Request { seats: 4, ties, ..Request::default() }).unwrap();
    let left = with(TieChoice::Leave);
    assert_eq!((seats(&left), left.unallotted), (vec![1, 1, 1], 1));
    assert!(add_up(&left));
    assert_eq!(seats(&with(TieChoice::TableOrder)), [2, 1, 1]);
    assert_eq!(seats(&with(TieChoice::Named(vec!["c".to_owned()]))), [1, 1, 2]);
    // Drawn again, the same; and whoever wins does not depend on the order of the table.
    let lot = with(TieChoice::Lot(2024));
    assert_eq!(lot, with(TieChoice::Lot(2024)));
    let winner = |allotted: &Allotment| {
        allotted.units.iter().find(|unit| unit.seats() == 2).unwrap().name.clone()
    };
    let mut reversed = table.clone();
    reversed.units.reverse();
    for seed in 0..20 {
        let request = Request { seats: 4, ties: TieChoice::Lot(seed), ..Request::default() };
        let (one, other) = (allot(&table, &request).unwrap(), allot(&reversed, &request).unwrap());
        assert_eq!(winner(&one), winner(&other), "{seed}");
    }
    let unknown =
        Request { seats: 4, ties: TieChoice::Named(vec!["D".to_owned()]), ..Request::default() };
    assert!(allot(&table, &unknown).is_err());
}

#[test]
fn alabama_s_paradox_is_told_from_either_side() {
    let states = [("A", 1_262_505), ("I", 3_077_871), ("T", 1_591_749), ("rest", 43_439_215)];
    let at = |seats| {
        let request = Request { seats, ..Request::default() };
        allot(&table(&states), &request).unwrap().standing
    };
    // The rest of the states as one unit moves the numbers at which it happens.
    let harmed = (2..400).find(|seats| matches!(at(*seats).one_more, OneSeat::Harms(_))).unwrap();
    assert_eq!(at(harmed).one_more, at(harmed + 1).one_fewer);
    let webster = Request {
        seats: harmed,
        method: crate::calculate::apportion::Method::SainteLague,
        ..Request::default()
    };
    assert_eq!(allot(&table(&states), &webster).unwrap().standing.one_more, OneSeat::CannotHarm);
}

#[test]
fn a_seat_more_harms_who_then_loses_a_tie_that_is_decided() {
    let table = table(&[("A", 1), ("B", 1), ("C", 3), ("D", 3)]);
    let with = |seats, ties| allot(&table, &Request { seats, ties, ..Request::default() }).unwrap();
    let by_order = with(4, TieChoice::TableOrder);
    assert_eq!(seats(&by_order), [1, 1, 1, 1]);
    assert_eq!(seats(&with(5, TieChoice::TableOrder)), [1, 0, 2, 2]);
    assert_eq!(by_order.standing.one_more, OneSeat::Harms(vec![1]));
    // While it is open, nobody has lost it.
    assert_eq!(with(4, TieChoice::Leave).standing.one_more, OneSeat::NoHarm);
}

#[test]
fn every_seat_has_its_line_and_all_methods_stand_side_by_side() {
    let request =
        Request { seats: 9, explain: true, compare: true, min: Some(1), ..Request::default() };
    let allotted = allot(&table(&[("A", 60), ("B", 30), ("C", 1)]), &request).unwrap();
    let lines = allotted.explanation.as_ref().unwrap();
    assert_eq!(lines.len(), 9);
    for (at, unit) in allotted.units.iter().enumerate() {
        let own: Vec<u64> =
            lines.iter().filter(|line| line.unit == at).map(|line| line.nth).collect();
        assert_eq!(own, (1..=unit.seats()).collect::<Vec<_>>());
    }
    let compared = allotted.comparison.as_ref().unwrap();
    assert_eq!(compared.len(), 7);
    assert_eq!(compared[0].seats, seats(&allotted));
}

#[test]
fn what_cannot_be_is_refused_with_the_numbers() {
    let table = table(&[("A", 60), ("B", 30)]);
    let refused = |request: Request| allot(&table, &request).unwrap_err().message.en;
    let aside = vec![SetAside { name: "X".to_owned(), seats: 8 }];
    let too_much = Request { seats: 5, set_aside: aside, ..Request::default() };
    assert!(refused(too_much).contains("8 seats are set aside"));
    assert!(
        refused(Request { seats: 5, min: Some(3), ..Request::default() }).contains("add up to 6")
    );
    assert!(
        refused(Request { seats: 5, max: Some(2), ..Request::default() }).contains("add up to 4")
    );
    let crossed = Request { seats: 5, min: Some(2), max: Some(1), ..Request::default() };
    assert!(refused(crossed).contains("“A”: at least 2 is more than at most 1"));
    let long = Request { seats: 1 << 40, explain: true, ..Request::default() };
    assert!(refused(long).contains("--explain"));
}
