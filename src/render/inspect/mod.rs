//! How a workbook was understood: for people on one page, for programs as JSON.

mod columns;
mod json;
mod page;
mod rows;
pub(super) mod words;

use crate::validate::Inspection;
use crate::wording::{Lang, Text};

use super::csv::{self, CsvTable};
use super::document::Document;
use super::{RenderOptions, WholeReport};
pub(super) use columns::on_a_line;

impl WholeReport for Inspection {
    fn title(&self) -> Text {
        Text::fixed("Cách hiểu bảng tính", "How a workbook was understood")
    }

    fn document(&self, options: &RenderOptions) -> Document {
        page::document(self, options)
    }

    fn json(&self, lang: Lang) -> String {
        json::render(self, lang)
    }

    fn csv(&self) -> CsvTable {
        csv::inspected(self)
    }
}
