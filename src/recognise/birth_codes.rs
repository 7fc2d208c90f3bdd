//! Columns of birth dates that have lost their format: `29353` where `12/05/1980` was meant.
//!
//! One such number may be a slip of the hand; a column of nothing else is dates that were pasted as
//! values or saved by a program that forgot their format.

use super::columns::Columns;
use super::grid::is_empty;
use super::values::day_count;
use crate::roster::Field;
use crate::sheet::{CellValue, SheetRow};

/// Whether the numbers of the columns of birth dates count days.
pub(super) fn birth_is_a_day_count(columns: &Columns, body: &[&SheetRow]) -> bool {
    const ENOUGH: usize = 3;
    let columns: Vec<_> = [Field::BirthDate, Field::BirthDateMale, Field::BirthDateFemale]
        .into_iter()
        .filter_map(|field| columns.of(field))
        .collect();
    let (mut counts, mut dates, mut all) = (0, 0, 0);
    for cell in body.iter().flat_map(|row| columns.iter().filter_map(|column| row.cell(*column))) {
        all += usize::from(!is_empty(cell));
        counts += usize::from(day_count(cell).is_some());
        dates += usize::from(matches!(cell.value, CellValue::Date(_)));
    }
    // Totals and sections leave numbers of their own between them.
    counts >= ENOUGH && (counts + dates) * 5 >= all * 4
}
