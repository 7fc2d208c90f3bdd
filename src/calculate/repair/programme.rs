//! A programme in whole numbers, and what can be said of it exactly.
//!
//! The solver that is asked for answers calculates in floating point. So nothing that it says is
//! taken for granted: an answer is put into the inequalities here, and that there is none is
//! believed only on a proof ([`is_refuted_by`]) that holds in integers.

/// `sum of coefficient × variable ≤ bound`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    /// Each variable once.
    pub(super) terms: Vec<(usize, i128)>,
    pub(super) bound: i128,
}

/// Variables from 0 to so many, what each costs, and what they must keep.
#[derive(Debug, Clone, Default)]
pub(super) struct Programme {
    pub(super) costs: Vec<i128>,
    pub(super) most: Vec<i128>,
    pub(super) rows: Vec<Row>,
}

/// From so many to so many, for each variable.
#[derive(Debug, Clone)]
pub(super) struct Limits {
    pub(super) least: Vec<i128>,
    pub(super) most: Vec<i128>,
}

/// A fraction that a row is taken, in parts of this: fine enough for any programme that a list
/// gives, and a power of two, so that nothing is lost in the change from floating point.
pub(super) const PARTS: i128 = 1 << 24;

/// How often limits are drawn closer before that is left to branching.
const MOST_ROUNDS: usize = 50;

impl Row {
    pub(super) fn sum(&self, values: &[i128]) -> i128 {
        self.terms.iter().map(|(variable, times)| times * values[*variable]).sum()
    }

    /// The least that the sum can come to.
    fn least(&self, limits: &Limits) -> i128 {
        self.terms.iter().map(|(variable, times)| limits.least_of(*variable, *times)).sum()
    }
}

impl Limits {
    /// The least of a variable so many times.
    fn least_of(&self, variable: usize, times: i128) -> i128 {
        times * if times < 0 { self.most[variable] } else { self.least[variable] }
    }

    pub(super) fn is_point(&self) -> bool {
        self.least == self.most
    }

    /// Draws the limits closer by what the rows leave; whether any whole numbers remain.
    pub(super) fn tighten(&mut self, rows: &[Row]) -> bool {
        for _ in 0..MOST_ROUNDS {
            let mut changed = false;
            for row in rows {
                let least = row.least(self);
                if least > row.bound {
                    return false;
                }
                for (variable, times) in &row.terms {
                    let room = row.bound - (least - self.least_of(*variable, *times));
                    let (held_least, held_most) = (self.least[*variable], self.most[*variable]);
                    if *times > 0 {
                        self.most[*variable] = held_most.min(room.div_euclid(*times));
                    } else if *times < 0 {
                        // x ≥ room / times, rounded up.
                        let least = -room.div_euclid(-*times);
                        self.least[*variable] = held_least.max(least);
                    }
                    if self.least[*variable] > self.most[*variable] {
                        return false;
                    }
                    if (held_least, held_most) != (self.least[*variable], self.most[*variable]) {
                        changed = true;
                        break;
                    }
                }
            }
            if !changed {
                return true;
            }
        }
        true
    }
}

impl Programme {
    /// A new variable; its number.
    pub(super) fn variable(&mut self, cost: i128, most: i128) -> usize {
        self.costs.push(cost);
        self.most.push(most);
        self.costs.len() - 1
    }

    pub(super) fn limits(&self) -> Limits {
        Limits { least: vec![0; self.most.len()], most: self.most.clone() }
    }

    pub(super) fn cost(&self, values: &[i128]) -> i128 {
        self.costs.iter().zip(values).map(|(cost, value)| cost * value).sum()
    }

    /// Whether these whole numbers keep all that is asked.
    pub(super) fn is_kept_by(&self, values: &[i128]) -> bool {
        let within = |(value, most): (&i128, &i128)| (0..=*most).contains(value);
        values.len() == self.most.len()
            && values.iter().zip(&self.most).all(within)
            && self.rows.iter().all(|row| row.sum(values) <= row.bound)
    }

    /// That it costs at most so much, as one more row.
    pub(super) fn costs_at_most(&self, bound: i128) -> Row {
        let costs = self.costs.iter().copied().enumerate();
        Row { terms: costs.filter(|(_, cost)| *cost != 0).collect(), bound }
    }
}

/// Whether the rows, each taken so many parts and summed, contradict the limits.
///
/// Any sum of the rows, each taken a number of times that is not negative, must hold where they
/// all hold. So where the least that such a sum can come to is above its bound, no values within
/// the limits keep the rows, wherever the numbers of times came from.
pub(super) fn is_refuted_by(rows: &[Row], parts: &[i128], limits: &Limits) -> bool {
    let refuted = || {
        let mut times = vec![0_i128; limits.least.len()];
        let mut bound = 0_i128;
        for (row, parts) in rows.iter().zip(parts) {
            if *parts < 0 {
                return None;
            }
            bound = bound.checked_add(row.bound.checked_mul(*parts)?)?;
            for (variable, coefficient) in &row.terms {
                let part = coefficient.checked_mul(*parts)?;
                times[*variable] = times[*variable].checked_add(part)?;
            }
        }
        let mut least = 0_i128;
        for (variable, times) in times.iter().enumerate() {
            let at = if *times < 0 { limits.most[variable] } else { limits.least[variable] };
            least = least.checked_add(times.checked_mul(at)?)?;
        }
        Some(least > bound)
    };
    refuted().unwrap_or(false)
}
