//! Columns of dates written month first, as programs set to English write them to text.
//!
//! Day before month is what Vietnamese writes, and so is read. Where dates of a column can only be
//! month first (`07/26/1975`) and none can only be day first, the whole column is: read day first, its
//! other dates would be wrong in silence. It is told once, and the dates become dates.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::sheet::{CellValue, Column, ReadNote, Sheet, Workbook};

/// Reads the columns of every sheet that are written month first, and notes which.
pub(super) fn settle(workbook: &mut Workbook) {
    for sheet in &mut workbook.sheets {
        let columns = month_first(sheet);
        if columns.is_empty() {
            continue;
        }
        for cell in sheet.rows.iter_mut().flat_map(|row| row.cells.to_mut()) {
            if let CellValue::Text(text) = &cell.value
                && columns.contains(&cell.column)
                && let Some((month, day, year)) = parts(text)
                && let Ok(date) = Date::new(year, month, day)
            {
                cell.value = CellValue::Date(date);
            }
        }
        workbook.notes.push(ReadNote::MonthFirst { sheet: sheet.name.clone(), columns });
    }
}

fn month_first(sheet: &Sheet) -> Vec<Column> {
    /// One or two may be slips.
    const SURE: usize = 3;
    let mut columns: BTreeMap<Column, (usize, usize)> = BTreeMap::new();
    for cell in sheet.rows.iter().flat_map(|row| &row.cells) {
        let CellValue::Text(text) = &cell.value else { continue };
        let Some((first, second, year)) = parts(text) else { continue };
        // Up to twelve either may be the month, and nothing is told.
        if first <= 12 && second <= 12 {
            continue;
        }
        // Asking the calendar for a thirteenth month costs it a message.
        let fits = |month, day| month <= 12 && Date::new(year, month, day).is_ok();
        let (month_first, day_first) = columns.entry(cell.column).or_default();
        *month_first += usize::from(fits(first, second) && !fits(second, first));
        *day_first += usize::from(fits(second, first) && !fits(first, second));
    }
    let sure = columns
        .into_iter()
        .filter(|(_, (month_first, day_first))| *month_first >= SURE && *day_first == 0);
    sure.map(|(column, _)| column).collect()
}

/// The three numbers of `07/26/1975`, in their order.
fn parts(text: &str) -> Option<(i8, i8, i16)> {
    // Most cells are words or longer numbers, and need not be cut up.
    const SHORTEST: usize = "1/1/1980".len();
    const LONGEST: [usize; 3] = [2, 2, 4];
    let first = text.as_bytes().first()?;
    if text.len() < SHORTEST || (!first.is_ascii_digit() && first.is_ascii_graphic()) {
        return None;
    }
    let (mut numbers, mut digits, mut at) = ([0_i16; 3], [0_usize; 3], 0);
    for byte in text.trim().bytes() {
        match byte {
            b'0'..=b'9' if digits.get(at)? < LONGEST.get(at)? => {
                numbers[at] = numbers[at] * 10 + i16::from(byte - b'0');
                digits[at] += 1;
            }
            b'/' | b'-' | b'.' => at += 1,
            _ => return None,
        }
    }
    let is_whole = at == 2 && digits[0] > 0 && digits[1] > 0 && digits[2] == 4;
    let [first, second, year] = numbers;
    is_whole.then(|| Some((i8::try_from(first).ok()?, i8::try_from(second).ok()?, year)))?
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::{Cell, Row, SheetRow};

    fn column(dates: &[&str]) -> (Vec<String>, Vec<ReadNote>) {
        let row = |(row, date): (u32, &&str)| SheetRow {
            row: Row::new(row),
            cells: vec![Cell::new(Column::new(3), CellValue::Text((*date).into()))].into(),
            hidden: false,
            struck: false,
        };
        let rows = (1..).zip(dates).map(row).collect();
        let sheets = vec![Sheet { rows, ..Sheet::default() }];
        let mut workbook = Workbook { sheets, ..Workbook::default() };
        settle(&mut workbook);
        let rows = &workbook.sheets[0].rows;
        (rows.iter().map(|row| row.cells[0].shown().to_string()).collect(), workbook.notes)
    }

    #[test]
    fn a_column_that_can_only_be_month_first_is_read_so_and_told_once() {
        let (dates, notes) = column(&[
            "Ngày sinh",
            "07/26/1975",
            "8/27/1977",
            "12-09-1980",
            "02.30.1979",
            "10/20/1973",
        ]);
        assert_eq!(
            dates,
            ["Ngày sinh", "26/07/1975", "27/08/1977", "09/12/1980", "02.30.1979", "20/10/1973"]
        );
        assert_eq!(notes, [ReadNote::MonthFirst { sheet: None, columns: vec![Column::new(3)] }]);
    }

    #[test]
    fn slips_in_a_column_with_the_day_first_stay_as_they_are() {
        for dates in [
            ["07/26/1975", "08/27/1977", "10/20/1973", "26/07/1975"],
            ["07/26/1975", "08/27/1977", "10/10/1973", "1975"],
            ["1975", "5/1980", "1980-05-12", "1/2/3/1980"],
        ] {
            assert_eq!(column(&dates), (dates.map(str::to_owned).to_vec(), vec![]));
        }
    }
}
