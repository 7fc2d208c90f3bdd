//! What the cell formats of an .xlsx say of the cells: dates, leading zeros, fonts that name an
//! encoding or strike the text out.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::biff::{builtin_is_date, is_date_format};
use super::error::ReadError;
use super::spreadsheet::{legacy_font, zeros_of};
use super::xml;

/// What a cell's format says of its content.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct CellFormat {
    /// The font, where its name tells an encoding.
    pub(super) font: Option<Arc<str>>,
    /// Whether the font strikes the text out.
    pub(super) is_struck: bool,
    /// Whether numbers are shown as dates.
    pub(super) is_date: bool,
    /// How many digits numbers are filled up to with zeros.
    pub(super) zeros: usize,
}

/// What a font says of the text.
#[derive(Debug, Clone, Default)]
struct Font {
    /// Its name, where it tells an encoding.
    legacy: Option<Arc<str>>,
    is_struck: bool,
}

/// A format as it is written: the position of its font and the number of its number format.
type Written = (usize, u16);

/// The formats of cells, by their number, from the part of the styles.
pub(super) fn read(styles: &str) -> Result<Vec<CellFormat>, ReadError> {
    let mut fonts: Vec<Font> = Vec::new();
    let mut numbers: BTreeMap<u16, (bool, usize)> = BTreeMap::new();
    let mut formats: Vec<Written> = Vec::new();
    let mut within = "";
    xml::each_start(styles, |element| {
        match (within, element.local_name().as_ref()) {
            (_, "fonts") => within = "fonts",
            (_, "cellXfs") => within = "cellXfs",
            (_, "fills" | "borders" | "cellStyles" | "cellStyleXfs" | "dxfs") => within = "",
            ("", "numFmt") => {
                let code = xml::attribute(element, "formatCode").unwrap_or_default();
                if let Some(number) = xml::number(element, "numFmtId") {
                    numbers.insert(number, (is_date_format(&code), zeros_of(&code)));
                }
            }
            ("fonts", "font") => fonts.push(Font::default()),
            ("fonts", "strike") => {
                if let Some(last) = fonts.last_mut() {
                    last.is_struck = xml::is_on(element);
                }
            }
            ("fonts", "name") => {
                let name = xml::attribute(element, "val");
                if let (Some(last), Some(name)) = (fonts.last_mut(), name) {
                    last.legacy = legacy_font(&name);
                }
            }
            ("cellXfs", "xf") => formats.push((
                xml::number(element, "fontId").unwrap_or_default(),
                xml::number(element, "numFmtId").unwrap_or_default(),
            )),
            _ => {}
        }
        Ok(true)
    })?;
    let format = |(font, number): Written| {
        let written = numbers.get(&number).copied();
        let (is_date, zeros) = written.unwrap_or_else(|| (builtin_is_date(number), 0));
        let font = fonts.get(font).cloned().unwrap_or_default();
        CellFormat { font: font.legacy, is_struck: font.is_struck, is_date, zeros }
    };
    Ok(formats.into_iter().map(format).collect())
}
