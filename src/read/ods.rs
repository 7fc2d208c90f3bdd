//! .ods: the document, its styles and the order of its tables.
//!
//! Our own reader, because calamine fails on indented XML, gives error cells as text and lets
//! 801 bytes of repeated rows cost 5.7 GB. A repeated row costs here what it holds.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use quick_xml::events::{BytesStart, Event};

use crate::sheet::{SheetLeftOut, Workbook};

use super::error::ReadError;
use super::limits::{Limits, Measure};
use super::ods_table::TableReader;
use super::spreadsheet::{Budget, SheetBuilder, SheetReader, legacy_font};
use super::xml::{self, PartReader};

/// The reader of .ods.
pub(super) struct OdsReader;

/// What the styles of a document say of its tables and cells.
#[derive(Debug, Default)]
pub(super) struct Styles {
    hidden_tables: BTreeSet<String>,
    fonts: BTreeMap<String, Arc<str>>,
    struck: BTreeSet<String>,
    current: Option<String>,
}

impl Styles {
    /// The font of a cell style, where its name tells an encoding.
    pub(super) fn font(&self, style: &str) -> Option<Arc<str>> {
        self.fonts.get(style).map(Arc::clone)
    }

    /// Whether a cell style strikes the text out.
    pub(super) fn strikes(&self, style: &str) -> bool {
        self.struck.contains(style)
    }

    fn learn(&mut self, element: &BytesStart<'_>) {
        match element.name().as_ref() {
            "style:style" => self.current = xml::attribute(element, "name"),
            "style:table-properties" => {
                let shown = xml::attribute(element, "display");
                if let (Some("false"), Some(style)) = (shown.as_deref(), &self.current) {
                    self.hidden_tables.insert(style.clone());
                }
            }
            "style:text-properties" => {
                let font = xml::attribute(element, "font-name")
                    .or_else(|| xml::attribute(element, "font-family"))
                    .and_then(|name| legacy_font(name.trim_matches('\'')));
                if let (Some(font), Some(style)) = (font, &self.current) {
                    self.fonts.insert(style.clone(), font);
                }
                let line = xml::attribute(element, "text-line-through-style");
                if let (Some(line), Some(style)) = (line, &self.current)
                    && line != "none"
                {
                    self.struck.insert(style.clone());
                }
            }
            _ => {}
        }
    }
}

impl SheetReader for OdsReader {
    fn read(&self, bytes: &[u8], limits: &Limits) -> Result<Workbook, ReadError> {
        let mut zip = xml::open_zip(bytes, limits)?;
        if let Some(manifest) = xml::part_bytes(&mut zip, "META-INF/manifest.xml", limits)?
            && String::from_utf8_lossy(&manifest).contains("encryption-data")
        {
            return Err(ReadError::Encrypted);
        }
        let mut styles = Styles::default();
        if let Some(mut reader) = xml::part(&mut zip, "styles.xml")? {
            read_document(&mut reader, &mut styles, limits, None)?;
        }
        let mut workbook = Workbook::default();
        let Some(mut reader) = xml::part(&mut zip, "content.xml")? else {
            return Err(ReadError::damaged("no content.xml"));
        };
        read_document(&mut reader, &mut styles, limits, Some(&mut workbook))?;
        Ok(workbook)
    }
}

/// Reads styles and, with a workbook to fill, tables.
fn read_document(
    reader: &mut PartReader<'_, '_>,
    styles: &mut Styles,
    limits: &Limits,
    mut workbook: Option<&mut Workbook>,
) -> Result<(), ReadError> {
    let mut buffer = Vec::new();
    let mut budget = Budget::new(limits);
    let mut sheets = 0_u64;
    let mut in_spreadsheet = false;
    loop {
        buffer.clear();
        let table = match reader.read_event_into(&mut buffer).map_err(xml::damaged)? {
            Event::Start(element) => match element.name().as_ref() {
                "office:spreadsheet" => {
                    in_spreadsheet = true;
                    continue;
                }
                "table:table" if in_spreadsheet => {
                    (xml::attribute(&element, "name"), xml::attribute(&element, "style-name"))
                }
                _ => {
                    styles.learn(&element);
                    continue;
                }
            },
            // Only what follows the tables may be missing: a cut file must not pass for a short one.
            Event::Eof if in_spreadsheet => {
                return Err(ReadError::damaged("content.xml is cut off"));
            }
            Event::Eof => return Ok(()),
            Event::End(element) if element.name().as_ref() == "office:spreadsheet" => return Ok(()),
            _ => continue,
        };
        sheets += 1;
        Limits::check(Measure::Sheets, sheets, limits.sheets)?;
        let (name, style) = table;
        let mut sheet = SheetBuilder::new(name.clone());
        TableReader::new(reader, styles, limits).read(&mut sheet, &mut budget)?;
        let Some(workbook) = workbook.as_deref_mut() else {
            continue;
        };
        if style.is_some_and(|style| styles.hidden_tables.contains(&style)) {
            let name = name.unwrap_or_default();
            workbook.left_out.push((name, SheetLeftOut::Hidden));
        } else {
            sheet.finish(workbook);
        }
    }
}
