//! The solver against trying every whole number.

use proptest::prelude::*;

use super::*;
use crate::calculate::small::cases;

fn form(times: &[i128]) -> LinearForm {
    let mut form = LinearForm::default();
    for (variable, times) in times.iter().enumerate() {
        form.add(variable, *times);
    }
    form
}

fn programme(variables: usize, rows: &[(Vec<i128>, i128)]) -> Programme {
    let rows = rows.iter().map(|(times, bound)| Inequality::at_most(form(times), *bound)).collect();
    Programme { variables, rows, sums: Vec::new() }
}

/// How large the sum can become, as the least of its opposite.
fn largest(programme: &Programme, objective: &[i128]) -> Least {
    let effort = Effort::of_a_question();
    programme.least(&form(objective).negated(), None, MOST_BRANCHES, &effort)
}

/// The best over all numbers from 0 to `most` each.
fn tried(most: i128, rows: &[(Vec<i128>, i128)], objective: &[i128]) -> Option<i128> {
    let sum = |times: &[i128], values: &[i128]| -> i128 {
        times.iter().zip(values).map(|(times, value)| times * value).sum()
    };
    let mut points = vec![Vec::new()];
    for _ in objective {
        points = points
            .iter()
            .flat_map(|point: &Vec<i128>| {
                (0..=most).map(move |value| point.iter().copied().chain([value]).collect())
            })
            .collect();
    }
    points
        .iter()
        .filter(|point| rows.iter().all(|(times, bound)| sum(times, point) <= *bound))
        .map(|point| sum(objective, point))
        .max()
}

fn rows(variables: usize) -> impl Strategy<Value = Vec<(Vec<i128>, i128)>> {
    let row = (prop::collection::vec(-5_i128..6, variables), -12_i128..13);
    prop::collection::vec(row, 0..6)
}

proptest! {
    #![proptest_config(cases(300))]
    #[test]
    fn the_optimum_is_that_of_every_point_tried(
        rows in rows(4),
        objective in prop::collection::vec(-4_i128..5, 4),
    ) {
        const MOST: i128 = 4;
        // Limits on each variable make the points that can be tried all that there are.
        let mut limited = rows.clone();
        for variable in 0..4 {
            let mut row = vec![0; 4];
            row[variable] = 1;
            limited.push((row, MOST));
        }
        let programme = programme(4, &limited);
        let expected = tried(MOST, &rows, &objective);
        prop_assert_eq!(programme.maximum(&form(&objective), &Effort::of_a_question()), Ok(expected));
    }

    #[test]
    fn what_is_proved_of_a_search_that_is_given_up_is_true(
        rows in rows(4),
        costs in prop::collection::vec(-4_i128..5, 4),
        sums in prop::collection::vec(prop::collection::vec(0_i128..2, 4), 0..3),
        branches in 0_usize..4,
    ) {
        const MOST: i128 = 4;
        let mut programme = programme(4, &rows);
        programme.rows.extend((0..4).map(|at| Inequality::at_most(LinearForm::sum([at]), MOST)));
        programme.sums = sums.iter().map(|sum| form(sum)).collect();
        let turned: Vec<i128> = costs.iter().map(|cost| -cost).collect();
        let expected = tried(MOST, &rows, &turned);
        let effort = Effort::of_a_question();
        match (programme.least(&form(&costs), None, branches, &effort), expected) {
            (Least::Infeasible, expected) => prop_assert_eq!(expected, None),
            (Least::At { values, cost }, Some(most)) => {
                prop_assert_eq!((cost, form(&costs).of(&values)), (-most, -most));
            }
            (Least::GivenUp { known, at_least }, Some(most)) => {
                prop_assert!(at_least.is_none_or(|least| least <= -most));
                prop_assert!(known.is_none_or(|values| form(&costs).of(&values) >= -most));
            }
            (Least::GivenUp { known, .. }, None) => prop_assert_eq!(known, None),
            (found, expected) => prop_assert!(false, "{found:?}, not {expected:?}"),
        }
    }

    #[test]
    fn without_limits_an_answer_is_never_below_a_point_that_is_tried(
        rows in rows(3),
        objective in prop::collection::vec(-4_i128..5, 3),
    ) {
        match (largest(&programme(3, &rows), &objective), tried(14, &rows, &objective)) {
            (Least::Infeasible, found) => prop_assert_eq!(found, None),
            (Least::At { cost, .. }, Some(found)) => prop_assert!(found <= -cost),
            _ => {}
        }
    }
}

#[test]
fn what_has_no_end_is_unbounded_only_if_there_is_a_whole_point() {
    // 1 ≤ 2x − 2y ≤ 1 has no whole solution, though fractions go on for ever.
    let odd = programme(2, &[(vec![2, -2], 1), (vec![-2, 2], -1)]);
    assert_eq!(largest(&odd, &[1, 0]), Least::Infeasible);
    let even = programme(2, &[(vec![2, -2], 2), (vec![-2, 2], -2)]);
    assert_eq!(largest(&even, &[1, 0]), Least::Unbounded);
    assert_eq!(even.minimum(&form(&[1, 0]), &Effort::of_a_question()), Ok(Some(1)));
}

#[test]
fn numbers_beyond_128_bits_are_given_up_and_not_cut_off() {
    let huge = i128::MAX / 2;
    let rows = [(vec![huge, 3], huge), (vec![5, huge - 1], huge), (vec![7, -huge], 1)];
    assert_eq!(
        programme(2, &rows).maximum(&form(&[1, 1]), &Effort::of_a_question()),
        Err(Unsettled)
    );
}

#[test]
fn an_endless_search_is_given_up() {
    // x + y = 2u and x − y = 2v + 1: fractions go on for ever, and no single row shows the parity.
    let rows = [
        (vec![1, 1, -2, 0], 0),
        (vec![-1, -1, 2, 0], 0),
        (vec![1, -1, 0, -2], 1),
        (vec![-1, 1, 0, 2], -1),
    ];
    assert_eq!(
        programme(4, &rows).maximum(&form(&[0, 0, 1, 0]), &Effort::of_a_question()),
        Err(Unsettled)
    );
}

#[test]
fn a_question_is_given_up_once_its_steps_are_spent() {
    let small = programme(2, &[(vec![2, 3], 7), (vec![3, 2], 8)]);
    let effort = Effort::of_steps(10_000);
    let answered = (0..10_000).take_while(|_| small.maximum(&form(&[1, 1]), &effort).is_ok());
    assert!((10..10_000).contains(&answered.count()));
    // What is spent stays spent, however little is asked.
    assert_eq!(small.maximum(&form(&[1, 0]), &effort), Err(Unsettled));
}

#[test]
fn whole_numbers_beside_an_endless_way_down_are_found() {
    // x1 = 4·(x3 + x5) − 5 and x4 + x5 = x1 + x2 + 5: the fractions between go on for ever.
    let rows = [
        (vec![-1, -1, 0, 1, 1], 5),
        (vec![1, 1, 0, -1, -1], -5),
        (vec![-1, 0, 4, 0, 4], 5),
        (vec![1, 0, -4, 0, -4], -5),
    ];
    let effort = Effort::of_a_question();
    assert_eq!(programme(5, &rows).is_feasible(&effort), Ok(true));
}
