//! .xlsx by `rust_xlsxwriter`.

use rust_xlsxwriter::{Format, Workbook, Worksheet};

use super::super::page::{Page, Typed};

pub(super) fn write(pages: &[Page]) -> Vec<u8> {
    let mut book = Workbook::new();
    for page in pages {
        write_page(page, book.add_worksheet());
    }
    book.save_to_buffer().unwrap()
}

fn write_page(page: &Page, sheet: &mut Worksheet) {
    sheet.set_name(&page.name).unwrap();
    let column_at = |column: u32| u16::try_from(column - 1).unwrap();
    for (row, column, to_row, to_column) in &page.merges {
        let (first, last) = (column_at(*column), column_at(*to_column));
        sheet.merge_range(row - 1, first, to_row - 1, last, "", &Format::new()).unwrap();
    }
    let day = Format::new().set_num_format("dd/mm/yyyy");
    for ((row, column), value) in &page.cells {
        let (row, column) = (row - 1, column_at(*column));
        match value {
            Typed::Text(text) => sheet.write_string(row, column, text),
            Typed::Number(number) => sheet.write_number(row, column, as_float(*number)),
            Typed::Date(date) => {
                let (year, month, day_of) = (date.year(), date.month(), date.day());
                let written = rust_xlsxwriter::ExcelDateTime::from_ymd(
                    u16::try_from(year).unwrap(),
                    u8::try_from(month).unwrap(),
                    u8::try_from(day_of).unwrap(),
                );
                sheet.write_datetime_with_format(row, column, written.unwrap(), &day)
            }
        }
        .unwrap();
    }
    for row in &page.hidden_rows {
        sheet.set_row_hidden(row - 1).unwrap();
    }
    for column in &page.hidden_columns {
        sheet.set_column_hidden(column_at(*column)).unwrap();
    }
}

/// A number of a spreadsheet is a float; those drawn here are small.
pub(super) fn as_float(number: i64) -> f64 {
    f64::from(i32::try_from(number).unwrap())
}
