//! .xlsx and .xlsm: the workbook and the order of its sheets.
//!
//! Our own reader over the zip and XML crates, because calamine tells neither hidden rows nor fonts
//! and allocates by what a file claims: beside it every part would be unpacked and parsed a second
//! time. Each part is unpacked once, within the limits, and passed over once.

use crate::sheet::{SheetLeftOut, Workbook};

use super::error::ReadError;
use super::limits::{Limits, Measure};
use super::spreadsheet::{self, Budget, SheetBuilder, SheetReader};
use super::xlsx_package::Package;
use super::xlsx_sheet::{self, Shared};
use super::xml;

/// The reader of .xlsx and .xlsm.
pub(super) struct XlsxReader;

impl SheetReader for XlsxReader {
    fn read(&self, bytes: &[u8], limits: &Limits) -> Result<Workbook, ReadError> {
        let mut zip = xml::open_zip(bytes, limits)?;
        let package = Package::read(&mut zip, limits)?;
        Limits::check(Measure::Sheets, package.sheets.len() as u64, limits.sheets)?;
        let shared = Shared::read(&mut zip, &package, limits)?;
        let mut workbook = Workbook::default();
        let mut budget = Budget::new(limits);
        for sheet in package.sheets {
            if !sheet.is_worksheet {
                workbook.left_out.push((sheet.name, SheetLeftOut::NotAWorksheet));
            } else if sheet.is_hidden {
                workbook.left_out.push((sheet.name, SheetLeftOut::Hidden));
            } else {
                let part = match &sheet.part {
                    Some(part) => xml::part_text(&mut zip, part, limits)?,
                    None => None,
                };
                let Some(part) = part else {
                    workbook.left_out.push((sheet.name, SheetLeftOut::NoPart));
                    continue;
                };
                let mut built = SheetBuilder::new(Some(sheet.name));
                xlsx_sheet::read(&part, &shared, &mut built, &mut budget, limits)?;
                built.finish(&mut workbook);
            }
        }
        spreadsheet::refuse_if_all_are_lost(&workbook)?;
        Ok(workbook)
    }
}
