//! The solver, and the only floating point of this calculation.
//!
//! What comes from here is a suggestion, to be proved by whoever asked.

use std::time::Duration;

use microlp::{ComparisonOp, OptimizationDirection, Problem, SolveOptions, Variable};

use super::programme::{Limits, PARTS, Programme, Row};

/// How many branches the solver may take. A count ends every run at the same point; the clock is
/// for the worst.
#[derive(Debug, Clone, Copy)]
pub(super) struct Nodes(pub(super) u64);

const LONGEST: Duration = Duration::from_secs(5);

/// What the solver says where fractions of people are allowed.
#[derive(Debug)]
pub(super) enum Relaxed {
    Impossible,
    /// The nearest whole numbers, and where to part them: a variable that came out broken, and the
    /// whole number below.
    Near {
        rounded: Vec<i128>,
        split: Option<(usize, i128)>,
    },
    /// The solver failed.
    Unknown,
}

/// Whole numbers that the solver takes for the cheapest, or the best that it came to; it begins
/// with these, if there are any.
pub(super) fn whole_numbers(
    programme: &Programme,
    begin: Option<&[i128]>,
    nodes: Nodes,
) -> Option<Vec<i128>> {
    let mut problem = Problem::new(OptimizationDirection::Minimize);
    let variables: Vec<Variable> = programme
        .costs
        .iter()
        .zip(&programme.most)
        .map(|(cost, most)| {
            problem.add_integer_var(float(*cost), (0, i32::try_from(*most).unwrap_or(i32::MAX)))
        })
        .collect();
    add_rows(&mut problem, &variables, &programme.rows);
    let mut options = options();
    options.node_limit = Some(nodes.0);
    options.warm_start = begin.map(|values| {
        variables.iter().zip(values).map(|(variable, value)| (*variable, float(*value))).collect()
    });
    let solution = problem.solve_with(options).ok()?.into_solution().ok()?;
    Some(variables.iter().map(|variable| nearest(solution.var_value(*variable))).collect())
}

/// The cheapest where fractions are allowed.
pub(super) fn fractions(costs: &[i128], rows: &[Row], limits: &Limits) -> Relaxed {
    let mut problem = Problem::new(OptimizationDirection::Minimize);
    let variables: Vec<Variable> = (0..costs.len())
        .map(|at| {
            let bounds = (float(limits.least[at]), float(limits.most[at]));
            problem.add_var(float(costs[at]), bounds)
        })
        .collect();
    add_rows(&mut problem, &variables, rows);
    let outcome = match problem.solve_with(options()) {
        Ok(outcome) => outcome,
        Err(microlp::Error::Infeasible) => return Relaxed::Impossible,
        Err(_) => return Relaxed::Unknown,
    };
    let Some(solution) = outcome.solution() else { return Relaxed::Unknown };
    let values: Vec<f64> = variables.iter().map(|it| solution.var_value(*it)).collect();
    let most_broken = (0..values.len())
        .filter(|at| broken(values[*at]) > 1e-6)
        .max_by(|one, other| broken(values[*one]).total_cmp(&broken(values[*other])));
    Relaxed::Near {
        rounded: values.iter().map(|value| nearest(*value)).collect(),
        split: most_broken.map(|at| (at, nearest(values[at].floor()))),
    }
}

/// How many parts of each row to sum up, so that the sum contradicts the limits: the solution of
/// the dual, in which every row is taken from 0 to 1 times.
pub(super) fn contradiction(rows: &[Row], limits: &Limits) -> Option<Vec<i128>> {
    let mut problem = Problem::new(OptimizationDirection::Maximize);
    let taken: Vec<Variable> = rows
        .iter()
        .map(|row| {
            let excess = row.sum(&limits.least) - row.bound;
            problem.add_var(float(excess), (0.0, 1.0))
        })
        .collect();
    let mut columns: Vec<Vec<(Variable, f64)>> = vec![Vec::new(); limits.least.len()];
    for (row, taken) in rows.iter().zip(&taken) {
        for (variable, times) in &row.terms {
            columns[*variable].push((*taken, float(*times)));
        }
    }
    for (at, column) in columns.into_iter().enumerate() {
        let room = float(limits.most[at] - limits.least[at]);
        if room == 0.0 || column.is_empty() {
            continue;
        }
        // What the variable can take back: `room × sum` where the sum is below 0, else nothing.
        let back = problem.add_var(room, (f64::NEG_INFINITY, 0.0));
        let mut terms = vec![(back, 1.0)];
        terms.extend(column.iter().map(|(taken, times)| (*taken, -times)));
        problem.add_constraint(&terms[..], ComparisonOp::Le, 0.0);
    }
    let solution = problem.solve_with(options()).ok()?.into_solution().ok()?;
    let parts = |variable: &Variable| nearest(scaled(solution.var_value(*variable))).max(0);
    Some(taken.iter().map(parts).collect())
}

fn add_rows(problem: &mut Problem, variables: &[Variable], rows: &[Row]) {
    for row in rows {
        let terms: Vec<(Variable, f64)> =
            row.terms.iter().map(|(at, times)| (variables[*at], float(*times))).collect();
        problem.add_constraint(&terms[..], ComparisonOp::Le, float(row.bound));
    }
}

fn options() -> SolveOptions {
    let mut options = SolveOptions::default();
    options.time_limit = Some(LONGEST);
    options
}

#[expect(clippy::cast_precision_loss, reason = "what comes of it is proved in integers")]
fn float(number: i128) -> f64 {
    number as f64
}

/// How far from a whole number.
#[expect(clippy::float_arithmetic, reason = "it merely suggests where to branch")]
fn broken(value: f64) -> f64 {
    (value - value.round()).abs()
}

#[expect(clippy::float_arithmetic, reason = "what comes of it is proved in integers")]
fn scaled(times: f64) -> f64 {
    times * float(PARTS)
}

#[expect(clippy::cast_possible_truncation, reason = "what comes of it is proved in integers")]
fn nearest(value: f64) -> i128 {
    value.round() as i128
}
