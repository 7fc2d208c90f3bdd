//! The simplex method in whole numbers: the least of a sum within limits, fractions allowed.
//!
//! Each line expresses one variable by those that stand at one of their limits, over a divisor of its
//! own, so that nothing is rounded. Every variable has limits on both sides or on one, and a branch
//! of the search merely draws them closer: the tableau of the last branch is where the next begins.

use std::cmp::Ordering;

use super::standard::{Standard, VariableLimits, gcd};
use super::{Effort, Unsettled};

/// A value as a fraction; the divisor is above 0.
pub(super) type Rational = (i128, i128);

/// The least of the sum where fractions are allowed.
#[derive(Debug)]
pub(super) enum Relaxed {
    Infeasible,
    Unbounded,
    /// The least, and a value for each variable with which it is reached.
    Least(Rational, Vec<Rational>),
}

/// A cell above this is worth the search for a common divisor.
const LARGE: u128 = 1 << 40;

/// `variable = Σ cell × variable of the column, over the divisor`.
#[derive(Debug, Clone)]
struct TableauLine {
    variable: usize,
    divisor: i128,
    cells: Vec<i128>,
}

/// A variable that stands at its upper limit, or at the lower one.
#[derive(Debug, Clone, Copy)]
struct TableauColumn {
    variable: usize,
    is_high: bool,
}

#[derive(Debug, Clone)]
pub(super) struct Tableau<'e> {
    effort: &'e Effort,
    /// The last line expresses the sum that is to become small.
    lines: Vec<TableauLine>,
    columns: Vec<TableauColumn>,
    /// A second sum that tells columns of the same cost apart, once they hold the search up.
    second: Option<TableauLine>,
}

impl<'e> Tableau<'e> {
    pub(super) fn new(standard: &Standard, effort: &'e Effort) -> Self {
        let of = |(at, form): (usize, &super::LinearForm)| {
            let mut cells = vec![0; standard.variables];
            for (variable, times) in form.terms() {
                cells[variable] = times;
            }
            TableauLine { variable: standard.variables + at, divisor: 1, cells }
        };
        let lines = standard.forms.iter().chain([&standard.goal]).enumerate().map(of).collect();
        let column = |variable| TableauColumn { variable, is_high: false };
        let columns = (0..standard.variables).map(column).collect();
        Self { effort, lines, columns, second: None }
    }

    /// The least within these limits, of which the goal has none.
    pub(super) fn solve(&mut self, limits: &[VariableLimits]) -> Result<Relaxed, Unsettled> {
        let is_least = self.put_at_limits(limits);
        if !self.restore(limits, is_least)? {
            return Ok(Relaxed::Infeasible);
        }
        if !is_least && !self.climb(limits)? {
            return Ok(Relaxed::Unbounded);
        }
        let mut values = vec![(0, 1); limits.len()];
        for column in &self.columns {
            values[column.variable] = (column.value(limits), 1);
        }
        let standing = self.standing(limits);
        for line in &self.lines {
            values[line.variable] = (line.value(&standing)?, line.divisor);
        }
        let least = values.pop().unwrap_or((0, 1));
        Ok(Relaxed::Least(least, values))
    }

    fn goal(&self) -> &[i128] {
        self.lines.last().map_or(&[], |line| &line.cells)
    }

    /// Puts each column at the limit that makes the goal small; whether there is such a limit each
    /// time. Where there is none, the other one has to do.
    fn put_at_limits(&mut self, limits: &[VariableLimits]) -> bool {
        let goal: Vec<i128> = self.goal().to_vec();
        let mut is_least = true;
        for (column, cost) in self.columns.iter_mut().zip(goal) {
            let limits = limits[column.variable];
            let wanted = if cost == 0 { column.is_high } else { cost < 0 };
            let is_there = if wanted { limits.most.is_some() } else { limits.least.is_some() };
            column.is_high = wanted == is_there;
            is_least &= is_there || cost == 0;
        }
        is_least
    }

    /// The columns whose variables are not at 0, and where they stand: few, as a rule.
    fn standing(&self, limits: &[VariableLimits]) -> Vec<(usize, i128)> {
        let columns = self.columns.iter().map(|column| column.value(limits)).enumerate();
        columns.filter(|(_, value)| *value != 0).collect()
    }

    /// Brings every line within its limits and keeps the goal the least, where it is
    /// (`by_cost`); whether that can be done.
    fn restore(&mut self, limits: &[VariableLimits], by_cost: bool) -> Result<bool, Unsettled> {
        self.second = None;
        for turn in 0.. {
            let Some((row, is_high)) = self.worst(limits)? else {
                return Ok(true);
            };
            // So many turns are more than usual.
            if turn == 2 * (self.lines.len() + self.columns.len()) {
                self.second = Some(self.tie_breaker());
            }
            let Some(column) = self.cheapest((row, is_high), limits, by_cost)? else {
                return Ok(false);
            };
            self.exchange(row, column, is_high)?;
        }
        Ok(true)
    }

    /// A sum by which no two columns cost the same, and each stands at its better limit. Columns of
    /// one cost can be exchanged for one another for ever; by this sum each turn gets somewhere.
    fn tie_breaker(&self) -> TableauLine {
        let cost = |column: &TableauColumn| {
            let cost = 1 + (column.variable as i128 * 40_503) % 65_536;
            if column.is_high { -cost } else { cost }
        };
        TableauLine { variable: 0, divisor: 1, cells: self.columns.iter().map(cost).collect() }
    }

    /// The line that is furthest out of its limits, and whether it is above.
    fn worst(&self, limits: &[VariableLimits]) -> Result<Option<(usize, bool)>, Unsettled> {
        let mut worst: Option<(i128, usize, bool)> = None;
        let standing = self.standing(limits);
        self.effort.spend(self.lines.len() * (1 + standing.len()))?;
        for (row, line) in self.lines[..self.lines.len() - 1].iter().enumerate() {
            let value = line.value(&standing)?;
            let limits = limits[line.variable];
            let below = beyond(limits.least, value, line.divisor, false)?;
            let above = beyond(limits.most, value, line.divisor, true)?;
            let Some(far) = below.or(above) else { continue };
            let is_worse = worst.is_none_or(|(furthest, at, _)| {
                far > furthest || (far == furthest && line.variable < self.lines[at].variable)
            });
            if is_worse {
                worst = Some((far, row, above.is_some()));
            }
        }
        Ok(worst.map(|(_, row, is_high)| (row, is_high)))
    }

    /// The column that brings a line back into its limits at the least cost.
    fn cheapest(
        &self,
        (row, is_high): (usize, bool),
        limits: &[VariableLimits],
        by_cost: bool,
    ) -> Result<Option<usize>, Unsettled> {
        let mut best: Option<([i128; 2], i128, usize)> = None;
        for (at, column) in self.columns.iter().enumerate() {
            let cell = self.lines[row].cells[at];
            let helps = (cell > 0) != (is_high != column.is_high);
            if cell == 0 || !helps || limits[column.variable].is_point() {
                continue;
            }
            let cost = if by_cost { self.goal()[at].abs() } else { 0 };
            let second = self.second.as_ref().map_or(0, |line| line.cells[at].abs());
            let (costs, cell) = ([cost, second], cell.abs());
            let order = match best {
                None => Ordering::Less,
                Some((best_costs, best_cell, best_at)) => {
                    let mut order = Ordering::Equal;
                    for (cost, best_cost) in costs.into_iter().zip(best_costs) {
                        let one = product(cost, best_cell)?;
                        order = order.then(one.cmp(&product(best_cost, cell)?));
                    }
                    // Of equals, the one by which the line moves the most, and then the first.
                    let is_first = column.variable.cmp(&self.columns[best_at].variable);
                    order.then(best_cell.cmp(&cell)).then(is_first)
                }
            };
            if order.is_lt() {
                best = Some((costs, cell, at));
            }
        }
        Ok(best.map(|(_, _, at)| at))
    }

    /// Makes the goal smaller until nothing does; whether there is an end.
    fn climb(&mut self, limits: &[VariableLimits]) -> Result<bool, Unsettled> {
        loop {
            let improves = |(at, column): &(usize, &TableauColumn)| {
                let cost = self.goal()[*at];
                !limits[column.variable].is_point()
                    && if column.is_high { cost > 0 } else { cost < 0 }
            };
            let columns = self.columns.iter().enumerate().filter(improves);
            let Some((at, _)) = columns.min_by_key(|(_, column)| column.variable) else {
                return Ok(true);
            };
            match self.first_stop(at, limits)? {
                StopsAt::None => return Ok(false),
                StopsAt::OwnLimit => self.columns[at].is_high ^= true,
                StopsAt::TableauLine(row, is_high) => self.exchange(row, at, is_high)?,
            }
        }
    }

    /// What first stops the variable of a column on its way to its other limit.
    fn first_stop(&self, at: usize, limits: &[VariableLimits]) -> Result<StopsAt, Unsettled> {
        let column = self.columns[at];
        let own = limits[column.variable];
        let standing = self.standing(limits);
        let mut first = own
            .least
            .zip(own.most)
            .map(|(least, most)| (most - least, 1, column.variable, StopsAt::OwnLimit));
        for (row, line) in self.lines[..self.lines.len() - 1].iter().enumerate() {
            let cell = line.cells[at];
            if cell == 0 {
                continue;
            }
            let grows = (cell > 0) != column.is_high;
            let limits_of_line = limits[line.variable];
            let Some(limit) = (if grows { limits_of_line.most } else { limits_of_line.least })
            else {
                continue;
            };
            let value = line.value(&standing)?;
            let way = product(limit, line.divisor)?.checked_sub(value).ok_or(Unsettled)?.abs();
            let is_sooner = match first {
                None => true,
                Some((first_way, first_cell, first_variable, _)) => {
                    let (one, other) = (product(way, first_cell)?, product(first_way, cell.abs())?);
                    one < other || (one == other && line.variable < first_variable)
                }
            };
            if is_sooner {
                first = Some((way, cell.abs(), line.variable, StopsAt::TableauLine(row, grows)));
            }
        }
        Ok(first.map_or(StopsAt::None, |(.., stop)| stop))
    }

    /// Exchanges the variable of a line, which goes to one of its limits, with that of a column.
    fn exchange(&mut self, row: usize, at: usize, is_high: bool) -> Result<(), Unsettled> {
        let leaving = self.lines[row].variable;
        let line = &mut self.lines[row];
        let pivot = line.cells[at];
        let sign = pivot.signum();
        for cell in &mut line.cells {
            *cell *= -sign;
        }
        line.cells[at] = line.divisor * sign;
        line.divisor = pivot.abs();
        line.variable = self.columns[at].variable;
        self.columns[at] = TableauColumn { variable: leaving, is_high };
        let replacing = line.clone();
        let mut steps = 0;
        let lines = self.lines.iter_mut().chain(&mut self.second).enumerate();
        for (_, line) in lines.filter(|(other, _)| *other != row) {
            if line.cells[at] != 0 {
                line.put_in(&replacing, at)?;
                steps += replacing.cells.len();
            }
        }
        self.effort.spend(steps)
    }
}

/// What stops a variable.
#[derive(Debug, Clone, Copy)]
enum StopsAt {
    None,
    OwnLimit,
    TableauLine(usize, bool),
}

impl TableauColumn {
    fn value(self, limits: &[VariableLimits]) -> i128 {
        let limits = limits[self.variable];
        let (wanted, other) =
            if self.is_high { (limits.most, limits.least) } else { (limits.least, limits.most) };
        wanted.or(other).unwrap_or_default()
    }
}

impl TableauLine {
    /// Its value with the columns standing there, times the divisor.
    fn value(&self, standing: &[(usize, i128)]) -> Result<i128, Unsettled> {
        let mut sum = 0_i128;
        for (at, value) in standing {
            sum = sum.checked_add(product(self.cells[*at], *value)?).ok_or(Unsettled)?;
        }
        Ok(sum)
    }

    /// Replaces the variable of a column by what another line says of it.
    fn put_in(&mut self, replacing: &Self, at: usize) -> Result<(), Unsettled> {
        let common = gcd(self.cells[at], replacing.divisor);
        let (times, scale) = (self.cells[at] / common, replacing.divisor / common);
        self.cells[at] = 0;
        let mut largest = 0;
        for (cell, part) in self.cells.iter_mut().zip(&replacing.cells) {
            if scale != 1 && *cell != 0 {
                *cell = product(*cell, scale)?;
            }
            if *part != 0 {
                *cell = cell.checked_add(product(times, *part)?).ok_or(Unsettled)?;
            }
            largest = largest.max(cell.unsigned_abs());
        }
        self.divisor = product(self.divisor, scale)?;
        if self.divisor > 1 && largest > LARGE {
            self.shorten();
        }
        Ok(())
    }

    /// Takes out what divides every part.
    fn shorten(&mut self) {
        let mut common = self.divisor;
        for cell in &self.cells {
            if common == 1 {
                return;
            }
            if *cell != 0 {
                common = gcd(common, *cell);
            }
        }
        self.divisor /= common;
        for cell in &mut self.cells {
            *cell /= common;
        }
    }
}

/// By how much a value is beyond a limit, in whole numbers and at least 1; none where it is not.
fn beyond(
    limit: Option<i128>,
    value: i128,
    divisor: i128,
    is_upper: bool,
) -> Result<Option<i128>, Unsettled> {
    let Some(limit) = limit else { return Ok(None) };
    let over = value.checked_sub(product(limit, divisor)?).ok_or(Unsettled)?;
    let over = if is_upper { over } else { -over };
    Ok((over > 0).then(|| 1 + over / divisor))
}

/// Nearly all numbers are small, and their product is then a single step.
fn product(one: i128, other: i128) -> Result<i128, Unsettled> {
    match (i64::try_from(one), i64::try_from(other)) {
        (Ok(one), Ok(other)) => Ok(i128::from(one) * i128::from(other)),
        _ => one.checked_mul(other).ok_or(Unsettled),
    }
}
