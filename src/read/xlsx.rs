//! .xlsx and .xlsm: the workbook, the order of its sheets, and what they share.
//!
//! Our own reader over the zip and XML crates, because calamine tells neither hidden rows nor fonts
//! and allocates by what a file claims: beside it every part would be unpacked and parsed a second
//! time. Each part is unpacked once, within the limits, and passed over once.

use crate::sheet::{SheetLeftOut, Workbook};

use super::builder::WorkbookBuilder;
use super::cell_formats::CellFormat;
use super::error::{Foreign, ReadError};
use super::limits::{Limits, Measure};
use super::package::{ListedSheet, Package};
use super::xlsx_formats;
use super::xlsx_sheet;
use super::xlsx_text::SharedStrings;
use super::xml;

/// What the sheets of a workbook share.
pub(super) struct Shared {
    pub(super) strings: SharedStrings,
    pub(super) formats: Vec<CellFormat>,
    /// Whether dates are counted from 1904.
    pub(super) is_1904: bool,
}

/// Reads an .xlsx.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Workbook, ReadError> {
    let mut package = Package::open(bytes, limits)?;
    let mut book = WorkbookBuilder::new(limits);
    let (sheets, shared) = workbook(&mut package, &book)?;
    for sheet in sheets {
        if let Some(reason) = sheet.left_out {
            book.leave_out(&sheet.name, reason);
        } else if let Some(part) = package.bytes(&sheet.part)? {
            let text = xml::text_of_part(&part)?;
            book.begin_sheet(Some(&sheet.name));
            xlsx_sheet::read(&text, &shared, &mut book)?;
            book.end_sheet();
        } else {
            book.leave_out(&sheet.name, SheetLeftOut::NoPart);
        }
    }
    book.finish()
}

/// The sheets in their order, and what they share.
fn workbook(
    package: &mut Package<'_>,
    book: &WorkbookBuilder<'_>,
) -> Result<(Vec<ListedSheet>, Shared), ReadError> {
    let part = package.main_part("xl/workbook.xml")?;
    let content = package.bytes(&part)?.ok_or_else(|| ReadError::foreign(Foreign::Archive))?;
    let text = xml::text_of_part(&content)?;
    let related = package.relationships(&part)?;
    let mut sheets = Vec::new();
    let mut is_1904 = false;
    xml::each_start(&text, |element| match element.local_name() {
        "sheet" => {
            let named = |name| xml::attribute(element, name);
            // Some writers say `show` of a sheet that is visible.
            let is_hidden = matches!(named("state").as_deref(), Some("hidden" | "veryHidden"));
            let (name, id) = (named("name").unwrap_or_default(), named("id").unwrap_or_default());
            sheets.push(related.sheet(name.into_owned(), &id, is_hidden));
        }
        // An extension's element of the same name has no such attribute.
        "workbookPr" => is_1904 |= xml::is_set(element, "date1904"),
        _ => {}
    })?;
    book.expect_sheets(sheets.len())?;
    let part_named = |kind: &str, usual: &str| {
        related.part_of_kind(kind).unwrap_or_else(|| related.beside(usual))
    };
    let strings = part_named("/sharedStrings", "sharedStrings.xml");
    let strings = package.bytes(&strings)?.unwrap_or_default();
    let strings = xml::text_of_part(&strings)?;
    let limit = package.limits.shared_strings_bytes;
    Limits::check(Measure::SharedStrings, strings.len() as u64, limit)?;
    let styles = package.bytes(&part_named("/styles", "styles.xml"))?.unwrap_or_default();
    let styles = xml::text_of_part(&styles)?;
    let strings = SharedStrings::read(&strings)?;
    let formats = xlsx_formats::read(&styles)?;
    Ok((sheets, Shared { strings, formats, is_1904 }))
}
