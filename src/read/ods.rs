//! .ods and .fods: the document, its styles and the order of its tables.
//!
//! Our own reader, because calamine fails on indented XML, gives error cells as text and lets
//! 801 bytes of repeated rows cost 5.7 GB. A repeated row costs here what it holds.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::sheet::{SheetLeftOut, Workbook};

use super::builder::{Look, WorkbookBuilder};
use super::cell_formats::legacy_font;
use super::error::{Foreign, ReadError};
use super::limits::{Limits, Measure};
use super::ods_table::TableReader;
use super::package::Package;
use super::xml::{self, Event, Tag, XmlReader};

/// What the styles of a document say of its tables and cells.
#[derive(Debug, Default)]
pub(super) struct Styles {
    hidden_tables: BTreeSet<String>,
    looks: BTreeMap<String, Look>,
    /// The style whose properties follow.
    current: Option<String>,
}

impl Styles {
    /// The look of a cell of this style.
    pub(super) fn look(&self, style: Option<&str>) -> Look {
        style.and_then(|style| self.looks.get(style)).cloned().unwrap_or_default()
    }

    fn learn(&mut self, element: &Tag<'_>) {
        let named = |name| xml::attribute(element, name);
        match (element.name(), &self.current) {
            ("style:style", _) => self.current = named("name").map(Cow::into_owned),
            ("style:table-properties", Some(style))
                if named("display").as_deref() == Some("false") =>
            {
                self.hidden_tables.insert(style.clone());
            }
            ("style:text-properties", Some(style)) => {
                let font = named("font-name").or_else(|| named("font-family"));
                let font = font.and_then(|name| legacy_font(name.trim_matches('\'')));
                let line = named("text-line-through-style");
                let is_struck = line.is_some_and(|line| line != "none");
                if font.is_some() || is_struck {
                    let look = self.looks.entry(style.clone()).or_default();
                    look.is_struck |= is_struck;
                    look.font = font.or(look.font);
                }
            }
            _ => {}
        }
    }
}

/// Reads an .ods.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Workbook, ReadError> {
    let mut package = Package::open(bytes, limits)?;
    if let Some(manifest) = package.bytes("META-INF/manifest.xml")?
        && is_encrypted(&xml::text_of_part(&manifest)?)?
    {
        return Err(ReadError::Encrypted);
    }
    let mut styles = Styles::default();
    if let Some(part) = package.bytes("styles.xml")? {
        // Whatever tables stand there are none of the document's.
        let text = xml::text_of_part(&part)?;
        read_document(&text, &mut styles, &mut WorkbookBuilder::new(limits))?;
    }
    let part = package.bytes("content.xml")?.ok_or_else(|| ReadError::damaged("no content.xml"))?;
    let text = xml::text_of_part(&part)?;
    let mut book = WorkbookBuilder::new(limits);
    read_document(&text, &mut styles, &mut book)?;
    book.finish()
}

/// Reads a .fods: the same document without a package.
pub(super) fn read_flat(bytes: &[u8], limits: &Limits) -> Result<Workbook, ReadError> {
    Limits::check(Measure::Part, bytes.len() as u64, limits.part_bytes)?;
    let mut book = WorkbookBuilder::new(limits);
    if read_document(&xml::text(bytes)?, &mut Styles::default(), &mut book)? {
        book.finish()
    } else {
        Err(ReadError::foreign(Foreign::OtherOpenDocument))
    }
}

/// Whether the manifest says that the tables are encrypted. A library of macros may be so alone.
fn is_encrypted(manifest: &str) -> Result<bool, ReadError> {
    let mut of_tables = false;
    let mut reader = XmlReader::over(manifest);
    loop {
        match reader.event()? {
            Event::Start(element) => match element.local_name() {
                "file-entry" => {
                    let path = xml::attribute(&element, "full-path");
                    let tables = ["content.xml", "encrypted-package"];
                    of_tables = path.is_some_and(|path| tables.contains(&&*path));
                }
                "encryption-data" if of_tables => return Ok(true),
                _ => {}
            },
            Event::Eof => return Ok(false),
            _ => {}
        }
    }
}

/// Reads styles and tables; whether the document is a spreadsheet.
fn read_document(
    part: &str,
    styles: &mut Styles,
    book: &mut WorkbookBuilder<'_>,
) -> Result<bool, ReadError> {
    let mut reader = XmlReader::over_part("content.xml", part);
    let mut sheets = 0;
    let mut in_spreadsheet = false;
    loop {
        match reader.event()? {
            Event::Start(element) => match element.name() {
                "office:spreadsheet" => in_spreadsheet = true,
                "table:table" if in_spreadsheet => {
                    sheets += 1;
                    book.expect_sheets(sheets)?;
                    let name = xml::attribute(&element, "name");
                    let style = xml::attribute(&element, "style-name");
                    book.begin_sheet(name.as_deref());
                    TableReader::new(&mut reader, styles, book).read()?;
                    if style.is_some_and(|style| styles.hidden_tables.contains(&*style)) {
                        book.leave_out(&name.unwrap_or_default(), SheetLeftOut::Hidden);
                    } else {
                        book.end_sheet();
                    }
                }
                _ => styles.learn(&element),
            },
            // Only what follows the tables may be missing: a cut file must not pass for a short one.
            Event::Eof if in_spreadsheet => return Err(reader.cut_off()),
            Event::Eof => return Ok(false),
            Event::End("office:spreadsheet") => {
                return Ok(true);
            }
            _ => {}
        }
    }
}
