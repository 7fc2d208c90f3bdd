//! The styles of an .xlsx, from which the formats of its cells are put together.

use super::builder::Look;
use super::cell_formats::{CellFormat, FormatTables, legacy_font};
use super::error::ReadError;
use super::xml;

/// The formats of cells, by their number, from the part of the styles.
pub(super) fn read(styles: &str) -> Result<Vec<CellFormat>, ReadError> {
    let mut tables = FormatTables::default();
    let mut within = "";
    xml::each_start(styles, |element| {
        match (within, element.local_name()) {
            (_, "numFmts") => within = "numFmts",
            (_, "fonts") => within = "fonts",
            (_, "cellXfs") => within = "cellXfs",
            // Formats of conditions number theirs anew.
            (_, "fills" | "borders" | "cellStyles" | "cellStyleXfs" | "dxfs") => within = "",
            ("numFmts", "numFmt") => {
                let code = xml::attribute(element, "formatCode").unwrap_or_default();
                if let Some(number) = xml::number(element, "numFmtId") {
                    tables.add_number_format(number, &code);
                }
            }
            ("fonts", "font") => tables.fonts.push(Look::default()),
            ("fonts", "strike") => {
                if let Some(last) = tables.fonts.last_mut() {
                    last.is_struck = xml::is_on(element);
                }
            }
            ("fonts", "name") => {
                let name = xml::attribute(element, "val");
                if let (Some(last), Some(name)) = (tables.fonts.last_mut(), name) {
                    last.font = legacy_font(&name);
                }
            }
            ("cellXfs", "xf") => tables.formats.push((
                xml::number(element, "fontId").unwrap_or_default(),
                xml::number(element, "numFmtId").unwrap_or_default(),
            )),
            _ => {}
        }
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
        let shown = read(styles).unwrap()[0].number(29_353.0, false);
        assert!(matches!(shown, crate::sheet::CellValue::Date(_)));
    }
}
