//! What the cell formats of an .xlsx say of the cells: dates, leading zeros, fonts that name an
//! encoding or strike the text out.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::sheet::CellValue;

use super::biff::{builtin_is_date, is_date_format, number};
use super::error::ReadError;
use super::spreadsheet::{filled_with_zeros, legacy_font, zeros_of};
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
pub(super) struct Font {
    /// Its name, where it tells an encoding.
    pub(super) legacy: Option<Arc<str>>,
    pub(super) is_struck: bool,
}

/// A format as it is written: the position of its font and the number of its number format.
type Written = (usize, u16);

/// The tables from which the formats of cells are put together.
#[derive(Debug, Default)]
pub(super) struct FormatTables {
    pub(super) fonts: Vec<Font>,
    /// The written number formats: whether each shows a date, and how many digits it fills up.
    pub(super) numbers: BTreeMap<u16, (bool, usize)>,
    pub(super) formats: Vec<Written>,
}

impl FormatTables {
    /// The formats of cells, by their number.
    pub(super) fn cell_formats(&self) -> Vec<CellFormat> {
        let format = |(font, number): &Written| {
            let written = self.numbers.get(number).copied();
            let (is_date, zeros) = written.unwrap_or_else(|| (builtin_is_date(*number), 0));
            let font = self.fonts.get(*font).cloned().unwrap_or_default();
            CellFormat { font: font.legacy, is_struck: font.is_struck, is_date, zeros }
        };
        self.formats.iter().map(format).collect()
    }
}

impl CellFormat {
    /// A number as this format shows it.
    pub(super) fn number(&self, value: f64, is_1904: bool) -> CellValue {
        filled_with_zeros(number(value, self.is_date, is_1904), self.zeros)
    }
}

/// The formats of cells, by their number, from the part of the styles.
pub(super) fn read(styles: &str) -> Result<Vec<CellFormat>, ReadError> {
    let mut tables = FormatTables::default();
    let mut within = "";
    xml::each_start(styles, |element| {
        match (within, element.local_name().as_ref()) {
            (_, "numFmts") => within = "numFmts",
            (_, "fonts") => within = "fonts",
            (_, "cellXfs") => within = "cellXfs",
            // Formats of conditions number theirs anew.
            (_, "fills" | "borders" | "cellStyles" | "cellStyleXfs" | "dxfs") => within = "",
            ("numFmts", "numFmt") => {
                let code = xml::attribute(element, "formatCode").unwrap_or_default();
                if let Some(number) = xml::number(element, "numFmtId") {
                    tables.numbers.insert(number, (is_date_format(&code), zeros_of(&code)));
                }
            }
            ("fonts", "font") => tables.fonts.push(Font::default()),
            ("fonts", "strike") => {
                if let Some(last) = tables.fonts.last_mut() {
                    last.is_struck = xml::is_on(element);
                }
            }
            ("fonts", "name") => {
                let name = xml::attribute(element, "val");
                if let (Some(last), Some(name)) = (tables.fonts.last_mut(), name) {
                    last.legacy = legacy_font(&name);
                }
            }
            ("cellXfs", "xf") => tables.formats.push((
                xml::number(element, "fontId").unwrap_or_default(),
                xml::number(element, "numFmtId").unwrap_or_default(),
            )),
            _ => {}
        }
        Ok(true)
    })?;
    Ok(tables.cell_formats())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_formats_within_their_table_are_those_of_cells() {
        let styles = "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='dd/mm/yyyy'/></numFmts>\
             <cellXfs><xf numFmtId='164'/></cellXfs>\
             <dxfs><dxf><numFmt numFmtId='164' formatCode='0.00'/></dxf></dxfs></styleSheet>";
        assert!(read(styles).unwrap()[0].is_date);
    }
}
