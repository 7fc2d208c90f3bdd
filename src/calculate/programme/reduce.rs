//! What needs no solver: limits of single variables, rows that say nothing, variables that are
//! alike.
//!
//! Each step keeps the whole-number solutions, or their number up to what is asked. The resident
//! groups of a district, each with "at least one", become one variable with no limit at all.

use std::collections::BTreeMap;

use super::{Effort, Form, Programme, Unsettled};

/// A programme in the form that the solver takes: `rows × x ≤ bounds`, x whole and 0 or more.
#[derive(Debug, Default)]
pub(super) struct Reduced {
    pub(super) rows: Vec<Vec<i128>>,
    pub(super) bounds: Vec<i128>,
    /// What is to become large.
    pub(super) objective: Vec<i128>,
    /// What was settled already and comes on top.
    pub(super) settled: i128,
}

/// From so many to so many.
#[derive(Debug, Clone, Copy)]
struct Limits {
    least: i128,
    most: Option<i128>,
}

impl Limits {
    fn is_empty(self) -> bool {
        self.most.is_some_and(|most| most < self.least)
    }

    fn is_settled(self) -> bool {
        self.most == Some(self.least)
    }

    fn lower(&mut self, most: i128) {
        self.most = Some(self.most.map_or(most, |held| held.min(most)));
    }
}

/// What becomes of a row.
enum Fate {
    Kept(Vec<(usize, i128)>, i128),
    Gone,
    Impossible,
}

/// The reduced programme; none where it is clear that there is no solution.
pub(super) fn reduce(
    programme: &Programme,
    objective: &Form,
    effort: &Effort,
) -> Result<Option<Reduced>, Unsettled> {
    let mut limits = vec![Limits { least: 0, most: None }; programme.variables];
    let mut rows: Vec<(Vec<(usize, i128)>, i128)> =
        programme.rows.iter().map(|row| (row.form.terms().collect(), row.bound)).collect();
    loop {
        let before: (usize, usize) = measure(&rows);
        effort.spend(before.0 + before.1 + limits.len())?;
        let mut kept = Vec::with_capacity(rows.len());
        for (terms, bound) in rows {
            match settle(&terms, bound, &mut limits)? {
                Fate::Kept(terms, bound) => kept.push((terms, bound)),
                Fate::Gone => {}
                Fate::Impossible => return Ok(None),
            }
        }
        if limits.iter().any(|limits| limits.is_empty()) {
            return Ok(None);
        }
        rows = kept;
        if measure(&rows) == before {
            break;
        }
    }
    effort.spend((rows.len() + 1) * limits.len())?;
    assemble(&rows, &limits, objective).map(Some)
}

/// Rows and terms left: each round that changes anything lowers one of them.
fn measure(rows: &[(Vec<(usize, i128)>, i128)]) -> (usize, usize) {
    (rows.len(), rows.iter().map(|(terms, _)| terms.len()).sum())
}

/// Takes out of a row what is settled, and out of the programme a row that speaks of one variable.
fn settle(terms: &[(usize, i128)], bound: i128, limits: &mut [Limits]) -> Result<Fate, Unsettled> {
    let mut bound = bound;
    let mut open = Vec::with_capacity(terms.len());
    for (variable, times) in terms {
        if limits[*variable].is_settled() {
            bound = less(bound, *times, limits[*variable].least)?;
        } else {
            open.push((*variable, *times));
        }
    }
    match open[..] {
        [] => return Ok(if bound < 0 { Fate::Impossible } else { Fate::Gone }),
        [(variable, times)] => {
            let limits = &mut limits[variable];
            if times > 0 {
                limits.lower(bound.div_euclid(times));
            } else {
                // −t·x ≤ b is x ≥ −b/t, rounded up.
                limits.least = limits.least.max(-bound.div_euclid(-times));
            }
            return Ok(Fate::Gone);
        }
        _ => {}
    }
    let mut room = bound;
    for (variable, times) in &open {
        room = less(room, *times, limits[*variable].least)?;
    }
    if open.iter().all(|(_, times)| *times < 0) && room >= 0 {
        return Ok(Fate::Gone);
    }
    if open.iter().all(|(_, times)| *times > 0) {
        if room < 0 {
            return Ok(Fate::Impossible);
        }
        if room == 0 {
            for (variable, _) in &open {
                let limits = &mut limits[*variable];
                limits.lower(limits.least);
            }
            return Ok(Fate::Gone);
        }
    }
    Ok(Fate::Kept(open, bound))
}

/// `bound − times × value`.
fn less(bound: i128, times: i128, value: i128) -> Result<i128, Unsettled> {
    times.checked_mul(value).and_then(|product| bound.checked_sub(product)).ok_or(Unsettled)
}

/// Counts each variable from its least value on, and puts those together that are alike in every
/// row: only their sum matters.
fn assemble(
    rows: &[(Vec<(usize, i128)>, i128)],
    limits: &[Limits],
    objective: &Form,
) -> Result<Reduced, Unsettled> {
    let mut reduced = Reduced::default();
    let mut columns: Vec<Vec<i128>> = vec![vec![0; rows.len() + 1]; limits.len()];
    for (at, (terms, bound)) in rows.iter().enumerate() {
        let mut room = *bound;
        for (variable, times) in terms {
            room = less(room, *times, limits[*variable].least)?;
        }
        // Whole numbers: what a common divisor leaves over of the bound cannot be used.
        let divisor = terms.iter().fold(0, |divisor, (_, times)| gcd(divisor, *times));
        for (variable, times) in terms {
            columns[*variable][at] = times / divisor;
        }
        reduced.bounds.push(room.div_euclid(divisor));
    }
    for (variable, times) in objective.terms() {
        columns[variable][rows.len()] = times;
        reduced.settled = less(reduced.settled, -times, limits[variable].least)?;
    }
    let mut alike: BTreeMap<Vec<i128>, Option<i128>> = BTreeMap::new();
    for (column, limits) in columns.into_iter().zip(limits) {
        if limits.is_settled() || column.iter().all(|times| *times == 0) {
            continue;
        }
        let room = limits.most.map(|most| most - limits.least);
        alike
            .entry(column)
            .and_modify(|held| *held = held.zip(room).map(|(one, other)| one + other))
            .or_insert(room);
    }
    reduced.rows = vec![Vec::with_capacity(alike.len()); rows.len()];
    for column in alike.keys() {
        for (row, times) in reduced.rows.iter_mut().zip(column) {
            row.push(*times);
        }
        reduced.objective.push(column[rows.len()]);
    }
    for (at, room) in alike.values().enumerate() {
        if let Some(room) = room {
            let mut row = vec![0; alike.len()];
            row[at] = 1;
            reduced.rows.push(row);
            reduced.bounds.push(*room);
        }
    }
    Ok(reduced)
}

fn gcd(mut a: i128, mut b: i128) -> i128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a.abs()
}
