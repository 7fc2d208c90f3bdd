//! .ods and .fods: the document, its styles and the order of its tables.
//!
//! Our own reader, because calamine fails on indented XML, gives error cells as text and lets
//! 801 bytes of repeated rows cost 5.7 GB. A repeated row costs here what it holds.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use quick_xml::events::{BytesStart, Event};

use crate::sheet::{SheetLeftOut, Workbook};

use super::error::{Foreign, ReadError};
use super::limits::{Limits, Measure};
use super::ods_table::TableReader;
use super::spreadsheet::{Budget, SheetBuilder, SheetReader, legacy_font};
use super::xml::{self, TextReader};

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
        if let Some(manifest) = xml::part_text(&mut zip, "META-INF/manifest.xml", limits)?
            && is_encrypted(&manifest)?
        {
            return Err(ReadError::Encrypted);
        }
        let mut styles = Styles::default();
        if let Some(part) = xml::part_text(&mut zip, "styles.xml", limits)? {
            read_document(&mut xml::over(&part), &mut styles, limits, None)?;
        }
        let mut workbook = Workbook::default();
        let Some(part) = xml::part_text(&mut zip, "content.xml", limits)? else {
            return Err(ReadError::damaged("no content.xml"));
        };
        read_document(&mut xml::over(&part), &mut styles, limits, Some(&mut workbook))?;
        Ok(workbook)
    }
}

/// The reader of .fods: the same document without a package.
pub(super) struct FlatOdsReader;

impl SheetReader for FlatOdsReader {
    fn read(&self, bytes: &[u8], limits: &Limits) -> Result<Workbook, ReadError> {
        Limits::check(Measure::Part, bytes.len() as u64, limits.part_bytes)?;
        let mut workbook = Workbook::default();
        let text = xml::text(bytes)?;
        let mut styles = Styles::default();
        if read_document(&mut xml::over(&text), &mut styles, limits, Some(&mut workbook))? {
            Ok(workbook)
        } else {
            Err(ReadError::foreign(Foreign::OtherOpenDocument))
        }
    }
}

/// Whether the manifest says that the tables are encrypted. A library of macros may be so alone.
fn is_encrypted(manifest: &str) -> Result<bool, ReadError> {
    let mut of_tables = false;
    let mut encrypted = false;
    xml::each_start(manifest, |element| {
        match element.local_name().as_ref() {
            "file-entry" => {
                let path = xml::attribute(element, "full-path");
                of_tables = matches!(path.as_deref(), Some("content.xml" | "encrypted-package"));
            }
            "encryption-data" => encrypted |= of_tables,
            _ => {}
        }
        Ok(!encrypted)
    })?;
    Ok(encrypted)
}

/// Reads styles and, with a workbook to fill, tables; whether the document is a spreadsheet.
fn read_document(
    reader: &mut TextReader<'_>,
    styles: &mut Styles,
    limits: &Limits,
    mut workbook: Option<&mut Workbook>,
) -> Result<bool, ReadError> {
    let mut budget = Budget::new(limits);
    let mut sheets = 0_u64;
    let mut in_spreadsheet = false;
    loop {
        let table = match reader.read_event().map_err(xml::damaged)? {
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
            Event::Eof => return Ok(false),
            Event::End(element) if element.name().as_ref() == "office:spreadsheet" => {
                return Ok(true);
            }
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
