//! What history and textbooks have published. Each table names its source.

use crate::calculate::apportion::{Claimant, Method, TieRule, apportion, awards};
use crate::closed_list::ClosedList;

const HOUSES: [(&str, &str); 6] = [
    ("1790", include_str!("us_house_1790.csv")),
    ("1830", include_str!("us_house_1830.csv")),
    ("1880", include_str!("us_house_1880.csv")),
    ("1940", include_str!("us_house_1940.csv")),
    ("1990", include_str!("us_house_1990.csv")),
    ("2020", include_str!("us_house_2020.csv")),
];

/// States with their populations, and columns headed `METHOD SEATS MIN`.
struct House {
    states: Vec<String>,
    populations: Vec<u64>,
    columns: Vec<(String, Vec<u64>)>,
}

impl House {
    fn of(year: &str) -> Self {
        let text = HOUSES.iter().find(|(known, _)| *known == year).unwrap().1;
        let mut lines = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(text.as_bytes());
        let heads = lines.headers().unwrap().clone();
        let rows: Vec<csv::StringRecord> = lines.records().map(Result::unwrap).collect();
        let column = |at: usize| rows.iter().map(|row| row[at].parse().unwrap()).collect();
        Self {
            states: rows.iter().map(|row| row[0].to_owned()).collect(),
            populations: column(1),
            columns: (2..heads.len()).map(|at| (heads[at].to_owned(), column(at))).collect(),
        }
    }

    fn divided(&self, method: Method, seats: u64, min: u64) -> Vec<u64> {
        let units = self.units(min);
        let divided = apportion(method, &units, seats, &TieRule::Leave).unwrap();
        assert_eq!(divided.tie, None);
        divided.seats
    }

    fn units(&self, min: u64) -> Vec<Claimant> {
        let claimant = |population: &u64| Claimant { min, ..Claimant::new(*population) };
        self.populations.iter().map(claimant).collect()
    }

    fn seats_of(&self, seats: &[u64], state: &str) -> u64 {
        seats[self.states.iter().position(|known| known == state).unwrap()]
    }
}

fn method(id: &str) -> Method {
    Method::with_id(id).unwrap()
}

#[test]
fn every_published_house_comes_out_state_by_state() {
    let mut columns = 0;
    for (year, _) in HOUSES {
        let house = House::of(year);
        for (head, published) in &house.columns {
            let words: Vec<&str> = head.split(' ').collect();
            let (seats, min) = (words[1].parse().unwrap(), words[2].parse().unwrap());
            assert_eq!(house.divided(method(words[0]), seats, min), *published, "{year} {head}");
            columns += 1;
        }
    }
    assert_eq!(columns, 10);
}

/// Virginia Mathematics Teacher 48(1), 2024: the three methods agree for 9 of the 24 states.
#[test]
fn in_1830_jefferson_webster_and_adams_differ_as_published() {
    let house = House::of("1830");
    let divided = [Method::DHondt, Method::SainteLague, Method::Adams]
        .map(|method| house.divided(method, 240, 0));
    assert_eq!(divided.each_ref().map(|seats| house.seats_of(seats, "New York")), [40, 39, 37]);
    assert_eq!(divided.each_ref().map(|seats| house.seats_of(seats, "Pennsylvania")), [28, 27, 26]);
    let agree = (0..24).filter(|at| divided.iter().all(|seats| seats[*at] == divided[0][*at]));
    assert_eq!(agree.count(), 9);
}

/// C. W. Seaton's discovery, which gave the paradox its name.
#[test]
fn in_1880_alabama_loses_a_seat_when_there_is_one_more() {
    let house = House::of("1880");
    let seats = |seats: u64| {
        let divided = house.divided(Method::LargestRemainder, seats, 1);
        ["Alabama", "Illinois", "Texas"].map(|state| house.seats_of(&divided, state))
    };
    assert_eq!(seats(299), [8, 18, 9]);
    assert_eq!(seats(300), [7, 19, 10]);
}

/// Bureau of the Census, priority values of 2020: the 51st seat was California's second, the 435th
/// Minnesota's eighth, and New York was 89 people short of it.
#[test]
fn in_2020_minnesota_got_the_last_seat_by_89_people() {
    let mut house = House::of("2020");
    let given = awards(Method::HuntingtonHill, &house.units(1), 435, &TieRule::Leave).unwrap();
    let last = given.last().unwrap();
    assert_eq!((house.states[last.unit].as_str(), last.nth), ("Minnesota", 8));
    let first = &given[50];
    assert_eq!((house.states[first.unit].as_str(), first.nth), ("California", 2));
    let new_york = house.states.iter().position(|state| state == "New York").unwrap();
    for (more, seats) in [(88, 26), (89, 27)] {
        let told = house.populations[new_york];
        house.populations[new_york] = told + more;
        let divided = house.divided(Method::HuntingtonHill, 435, 1);
        house.populations[new_york] = told;
        assert_eq!(divided[new_york], seats, "{more} people more");
    }
}

/// Balinski and Young, On Huntington Methods of Apportionment, SIAM Journal on Applied Mathematics
/// 33(4), 1977: five states, 26 seats, and no two of the five methods agree.
#[test]
fn the_five_divisor_methods_disagree_on_26_seats_as_published() {
    let units = [9_061, 7_179, 5_259, 3_319, 1_182].map(Claimant::new);
    for (method, expected) in [
        (Method::Adams, [9, 7, 5, 3, 2]),
        (Method::Dean, [9, 7, 5, 4, 1]),
        (Method::HuntingtonHill, [9, 7, 6, 3, 1]),
        (Method::SainteLague, [9, 8, 5, 3, 1]),
        (Method::DHondt, [10, 7, 5, 3, 1]),
    ] {
        let divided = apportion(method, &units, 26, &TieRule::Leave).unwrap();
        assert_eq!(divided.seats, expected, "{method:?}");
    }
}

/// MAA Convergence, Apportioning Representatives in the United States Congress: of 105 seats
/// Hamilton's method would have given Virginia one less than Jefferson's, and Delaware one more.
#[test]
fn in_1790_hamilton_and_jefferson_differ_over_virginia_and_delaware_alone() {
    let house = House::of("1790");
    let [jefferson, hamilton] =
        [Method::DHondt, Method::LargestRemainder].map(|method| house.divided(method, 105, 0));
    let differ = (0..15).filter(|at| jefferson[*at] != hamilton[*at]);
    let states: Vec<&str> = differ.map(|at| house.states[at].as_str()).collect();
    assert_eq!(states, ["Virginia", "Delaware"]);
    assert_eq!([&jefferson, &hamilton].map(|seats| house.seats_of(seats, "Virginia")), [19, 18]);
}

/// The examples by which the articles of the English Wikipedia explain the methods.
#[test]
fn textbook_examples_come_out() {
    let parties = [47_000, 16_000, 15_900, 12_000, 6_000, 3_100];
    for (method, populations, seats, expected) in [
        (Method::LargestRemainder, &parties[..], 10, &[5, 2, 1, 1, 1, 0][..]),
        (Method::Droop, &parties[..], 10, &[5, 2, 2, 1, 0, 0][..]),
        (Method::DHondt, &[100_000, 80_000, 30_000, 20_000][..], 8, &[4, 3, 1, 0][..]),
        (Method::SainteLague, &[100_000, 80_000, 30_000, 20_000][..], 8, &[3, 3, 1, 1][..]),
        (Method::SainteLague, &[53_000, 24_000, 23_000][..], 7, &[3, 2, 2][..]),
        (Method::DHondt, &[6_100, 5_000, 900][..], 10, &[6, 4, 0][..]),
        (Method::SainteLague, &[6_100, 5_000, 900][..], 10, &[5, 4, 1][..]),
    ] {
        let units: Vec<Claimant> = populations.iter().copied().map(Claimant::new).collect();
        let divided = apportion(method, &units, seats, &TieRule::Leave).unwrap();
        assert_eq!(divided.seats, expected, "{method:?} {populations:?}");
    }
}
