//! How a workbook was understood: for people on one page, for programs as JSON.

mod columns;
mod json;
mod page;
mod rows;
mod words;

use crate::validate::Inspection;
use crate::wording::Lang;

use super::RenderOptions;
use super::document::on_screen;

/// The page for people. The text ends with a line feed.
pub fn inspection(inspection: &Inspection, options: &RenderOptions) -> String {
    on_screen(&page::document(inspection, options), options)
}

/// The same for programs.
pub fn inspection_as_json(inspection: &Inspection, lang: Lang) -> String {
    json::render(inspection, lang)
}
