//! The simplex method in whole numbers.
//!
//! The tableau holds integers over one common divisor (Edmonds' integer pivoting): every division
//! in a pivot leaves no remainder, so nothing is ever rounded. Bland's rule chooses the pivots,
//! which cannot go round in circles. What would not fit 128 bits is given up, never cut off.

use super::{Effort, Unsettled};

/// The best that a linear programme allows, where fractions are allowed.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Relaxed {
    Infeasible,
    Unbounded,
    /// The value and the variables, all over `divisor`, which is positive.
    Best {
        value: i128,
        variables: Vec<i128>,
        divisor: i128,
    },
}

/// Rows of `basic variable = value − Σ cell × other variable`, all over the divisor; below them
/// the objective in the same form, and while a start is sought, the artificial one.
struct Tableau<'e> {
    effort: &'e Effort,
    cells: Vec<Vec<i128>>,
    divisor: i128,
    /// The variable of each row.
    basic: Vec<usize>,
    /// The variable of each column; the last column holds the values.
    others: Vec<usize>,
}

/// The largest `objective × x` with `rows × x ≤ bounds` and x ≥ 0.
pub(super) fn maximum(
    rows: &[Vec<i128>],
    bounds: &[i128],
    objective: &[i128],
    effort: &Effort,
) -> Result<Relaxed, Unsettled> {
    let (variables, slack) = (objective.len(), rows.len());
    effort.spend((variables + 1) * (slack + 1))?;
    let mut tableau = Tableau {
        effort,
        cells: rows
            .iter()
            .zip(bounds)
            .map(|(row, bound)| row.iter().copied().chain([*bound]).collect())
            .collect(),
        divisor: 1,
        basic: (variables..variables + slack).collect(),
        others: (0..variables).collect(),
    };
    tableau.cells.push(objective.iter().map(|times| -times).chain([0]).collect());
    if bounds.iter().any(|bound| *bound < 0) && !tableau.find_start(variables + slack)? {
        return Ok(Relaxed::Infeasible);
    }
    if !tableau.climb(slack)? {
        return Ok(Relaxed::Unbounded);
    }
    let mut solution = vec![0; variables];
    for (row, variable) in tableau.basic.iter().enumerate() {
        if let Some(held) = solution.get_mut(*variable) {
            *held = tableau.value(row);
        }
    }
    Ok(Relaxed::Best { value: tableau.value(slack), variables: solution, divisor: tableau.divisor })
}

impl Tableau<'_> {
    fn value(&self, row: usize) -> i128 {
        self.cells[row][self.others.len()]
    }

    /// Makes every value 0 or more, with the help of an artificial variable that loosens all rows
    /// and is then brought down to 0; tells whether it could be.
    fn find_start(&mut self, artificial: usize) -> Result<bool, Unsettled> {
        let rows = self.basic.len();
        let column = self.others.len();
        for (at, row) in self.cells.iter_mut().enumerate() {
            row.insert(column, if at < rows { -1 } else { 0 });
        }
        self.others.push(artificial);
        let mut goal = vec![0; column + 2];
        goal[column] = 1;
        self.cells.push(goal);
        let lowest = (0..rows).min_by_key(|row| self.value(*row)).unwrap_or_default();
        self.pivot(lowest, column)?;
        self.climb(rows + 1)?;
        if self.value(rows + 1) < 0 {
            return Ok(false);
        }
        self.cells.pop();
        if let Some(row) = self.basic.iter().position(|variable| *variable == artificial) {
            // At 0 it can leave by any column; where all are 0 the row says nothing any more.
            if let Some(column) = (0..self.others.len()).find(|at| self.cells[row][*at] != 0) {
                self.pivot(row, column)?;
            }
        }
        if let Some(column) = self.others.iter().position(|variable| *variable == artificial) {
            self.others.remove(column);
            for row in &mut self.cells {
                row.remove(column);
            }
        }
        Ok(true)
    }

    /// Improves the objective in this row until nothing improves it; tells whether there is an end.
    fn climb(&mut self, objective: usize) -> Result<bool, Unsettled> {
        loop {
            let improving = (0..self.others.len())
                .filter(|column| self.cells[objective][*column] < 0)
                .min_by_key(|column| self.others[*column]);
            let Some(column) = improving else {
                return Ok(true);
            };
            let Some(row) = self.tightest(column)? else {
                return Ok(false);
            };
            self.pivot(row, column)?;
        }
    }

    /// The row that first stops the column's variable from growing.
    fn tightest(&self, column: usize) -> Result<Option<usize>, Unsettled> {
        let mut tightest: Option<usize> = None;
        for row in (0..self.basic.len()).filter(|row| self.cells[*row][column] > 0) {
            let Some(held) = tightest else {
                tightest = Some(row);
                continue;
            };
            let one = product(self.value(row), self.cells[held][column])?;
            let other = product(self.value(held), self.cells[row][column])?;
            if one < other || (one == other && self.basic[row] < self.basic[held]) {
                tightest = Some(row);
            }
        }
        Ok(tightest)
    }

    /// Exchanges the variable of a row with that of a column.
    fn pivot(&mut self, row: usize, column: usize) -> Result<(), Unsettled> {
        self.effort.spend(self.cells.len() * self.cells[row].len())?;
        let pivot = self.cells[row][column];
        let pivot_row = self.cells[row].clone();
        for (at, cells) in self.cells.iter_mut().enumerate() {
            if at == row {
                continue;
            }
            let factor = cells[column];
            for (cell, above) in cells.iter_mut().zip(&pivot_row) {
                let crossed = product(*cell, pivot)?
                    .checked_sub(product(factor, *above)?)
                    .ok_or(Unsettled)?;
                *cell = crossed / self.divisor;
            }
            cells[column] = -factor;
        }
        self.cells[row][column] = self.divisor;
        self.divisor = pivot;
        if pivot < 0 {
            self.divisor = -pivot;
            for cell in self.cells.iter_mut().flatten() {
                *cell = -*cell;
            }
        }
        std::mem::swap(&mut self.basic[row], &mut self.others[column]);
        Ok(())
    }
}

fn product(one: i128, other: i128) -> Result<i128, Unsettled> {
    one.checked_mul(other).ok_or(Unsettled)
}
