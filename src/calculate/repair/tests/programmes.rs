//! The search and its proofs, on programmes small enough to be counted through.

use proptest::prelude::*;

use crate::calculate::small::cases;

use super::super::programme::{Programme, Row, is_refuted_by};
use super::super::solve::{Solved, solve};

/// Every point within the limits.
fn points(most: &[i128]) -> Vec<Vec<i128>> {
    most.iter().fold(vec![Vec::new()], |points, most| {
        points
            .iter()
            .flat_map(|point| {
                (0..=*most).map(move |value| point.iter().copied().chain([value]).collect())
            })
            .collect()
    })
}

fn programme() -> impl Strategy<Value = Programme> {
    let variables = proptest::collection::vec((-3_i128..6, 0_i128..4), 1..5);
    let rows =
        proptest::collection::vec((proptest::collection::vec(-7_i128..8, 5), -9_i128..12), 0..5);
    (variables, rows).prop_map(|(variables, rows)| {
        let mut programme = Programme::default();
        for (cost, most) in &variables {
            programme.variable(*cost, *most);
        }
        for (times, bound) in rows {
            let terms = times.into_iter().take(variables.len()).enumerate();
            let terms = terms.filter(|(_, times)| *times != 0).collect();
            programme.rows.push(Row { terms, bound });
        }
        programme
    })
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn the_search_finds_the_cheapest_point_or_proves_that_there_is_none(programme in programme()) {
        let points = points(&programme.most);
        let kept = points.iter().filter(|point| programme.is_kept_by(point));
        let cheapest = kept.map(|point| programme.cost(point)).min();
        match (solve(&programme), cheapest) {
            (Solved::Found { values, is_cheapest }, Some(cheapest)) => {
                prop_assert!(is_cheapest);
                prop_assert!(programme.is_kept_by(&values));
                prop_assert_eq!(programme.cost(&values), cheapest);
            }
            (Solved::Impossible, None) => {}
            (solved, expected) => prop_assert!(false, "{solved:?}, counted: {expected:?}"),
        }
    }

    #[test]
    fn no_sum_of_rows_refutes_what_some_point_keeps(
        programme in programme(),
        parts in proptest::collection::vec(-2_i128..20, 5),
    ) {
        let limits = programme.limits();
        if is_refuted_by(&programme.rows, &parts, &limits) {
            let points = points(&programme.most);
            prop_assert!(!points.iter().any(|point| programme.is_kept_by(point)));
        }
    }
}

#[test]
fn a_sum_of_rows_that_no_point_can_keep_is_a_refutation() {
    // x + y ≤ 1 and x − y ≤ −2 leave 2x ≤ −1.
    let mut programme = Programme::default();
    let (x, y) = (programme.variable(1, 9), programme.variable(1, 9));
    programme.rows = vec![
        Row { terms: vec![(x, 1), (y, 1)], bound: 1 },
        Row { terms: vec![(x, 1), (y, -1)], bound: -2 },
    ];
    assert!(is_refuted_by(&programme.rows, &[1, 1], &programme.limits()));
    assert!(!is_refuted_by(&programme.rows, &[1, 0], &programme.limits()));
    assert_eq!(solve(&programme), Solved::Impossible);
}
