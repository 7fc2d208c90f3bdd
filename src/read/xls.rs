//! .xls (BIFF5 to BIFF8), by a small reader of our own.
//!
//! calamine lays every sheet out densely when it opens the file (a cell at `IV65536` costs 1 GB),
//! follows looping sector chains without end, and tells neither hidden rows nor fonts. `rxls` has
//! none of these faults but pins `encoding_rs` to one version that excludes every later one. The
//! few records that a list needs fit in two rooms, one for the workbook and one for a sheet;
//! calamine stands beside them as a check in tests.

use crate::sheet::Workbook;

use super::builder::WorkbookBuilder;
use super::container::Container;
use super::error::{Foreign, ReadError};
use super::limits::Limits;
use super::xls_book::Book;
use super::xls_sheet;

/// Reads an .xls.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Workbook, ReadError> {
    let container = Container::open(bytes)?;
    let name = if container.has("Workbook") { "Workbook" } else { "Book" };
    let stream = container.stream(name)?.ok_or_else(|| ReadError::foreign(Foreign::OtherOle))?;
    let book = Book::read(&stream)?;
    let mut workbook = WorkbookBuilder::new(limits);
    workbook.expect_sheets(book.sheets.len())?;
    for sheet in &book.sheets {
        if let Some(reason) = sheet.left_out {
            workbook.leave_out(&sheet.name, reason);
            continue;
        }
        workbook.begin_sheet(Some(&sheet.name));
        xls_sheet::read(&stream, sheet, &book, &mut workbook)?;
        workbook.end_sheet();
    }
    workbook.finish()
}
