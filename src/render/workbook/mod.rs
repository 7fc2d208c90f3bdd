//! A workbook of results: what people read on its first sheet, and behind it the same as records
//! that can be sorted, filtered and counted on.
//!
//! Numbers are numbers, text is text whatever it begins with, and no cell holds a formula. A
//! workbook is put together by its report: [`page`](ResultBook::page) draws a document on a sheet,
//! [`records`](ResultBook::records) writes a table, [`charts`](ResultBook::charts) the pictures.

mod charts;
mod height;
mod link;
mod number;
mod page;
mod records;
mod style;

#[cfg(test)]
mod tests;

use rust_xlsxwriter::{DocProperties, Workbook, Worksheet, XlsxError};

use super::document::Document;
use crate::template::print_on_a4;
use crate::wording::{Lang, Text};
pub(super) use link::CellLink;
pub(super) use number::number;
pub(super) use records::{RecordCell, Records};
use style::Styles;
#[cfg(test)]
pub(super) use tests::text_of;

/// The property by which a results workbook is known again.
const MARK: &str = "delegate-quota";

/// A cell holds so many UTF-16 units; what is longer is cut, and says so.
const LONGEST: usize = 32_767;

/// A workbook that grows sheet by sheet.
pub(super) struct ResultBook {
    book: Workbook,
    styles: Styles,
    lang: Lang,
}

impl ResultBook {
    fn new(title: &Text, lang: Lang) -> Result<Self, XlsxError> {
        let styles = Styles::new();
        let mut book = Workbook::new();
        book.set_default_format(styles.plain(), style::ROW_HEIGHT, style::COLUMN_WIDTH)?;
        let properties = DocProperties::new().set_title(title.get(lang)).set_author("");
        book.set_properties(&properties.set_custom_property(MARK, env!("CARGO_PKG_VERSION")));
        Ok(Self { book, styles, lang })
    }

    /// A sheet on which a document is drawn beneath a title.
    pub(super) fn page(
        &mut self,
        name: &Text,
        title: &Text,
        document: &Document,
    ) -> Result<(), XlsxError> {
        let sheet = set_up(self.book.add_worksheet(), name.get(self.lang))?;
        page::draw(sheet, &self.styles, self.lang, title, document)
    }

    /// A sheet of records, with filters over their headings; none where there are no records.
    pub(super) fn records(&mut self, name: &Text, records: &Records) -> Result<(), XlsxError> {
        if records.is_empty() {
            return Ok(());
        }
        let sheet = set_up(self.book.add_worksheet(), name.get(self.lang))?;
        records::write(sheet, &self.styles, self.lang, records)
    }

    /// A sheet of the pictures of a document, each beside its numbers; none where it has none.
    pub(super) fn charts(&mut self, name: &Text, document: &Document) -> Result<(), XlsxError> {
        let charts: Vec<_> = document.charts().collect();
        if charts.is_empty() {
            return Ok(());
        }
        let name = name.get(self.lang);
        let sheet = set_up(self.book.add_worksheet(), name)?;
        charts::draw(sheet, name, &self.styles, self.lang, &charts)
    }

    /// The bytes of the file.
    fn finish(mut self) -> Result<Vec<u8>, XlsxError> {
        self.book.save_to_buffer()
    }
}

/// The workbook of a page and the records that belong to it.
pub(super) fn of_page(title: &Text, page: &Document, records: &Records, lang: Lang) -> Vec<u8> {
    const RESULT: Text = Text::fixed("Kết quả", "Result");
    const DATA: Text = Text::fixed("Số liệu", "Data");
    const CHARTS: Text = Text::fixed("Biểu đồ", "Charts");
    put_together(title, lang, |book| {
        book.page(&RESULT, title, page)?;
        book.records(&DATA, records)?;
        book.charts(&CHARTS, page)
    })
}

/// A workbook of sheets that are filled in one after the other.
pub(super) fn put_together(
    title: &Text,
    lang: Lang,
    fill: impl FnOnce(&mut ResultBook) -> Result<(), XlsxError>,
) -> Vec<u8> {
    let whole = || {
        let mut book = ResultBook::new(title, lang)?;
        fill(&mut book)?;
        book.finish()
    };
    // Nothing is left that a sheet refuses: texts are cut to what a cell holds, rows to what a
    // sheet holds, addresses are short, and the names of sheets are ours.
    whole().expect("every cell fits its sheet")
}

/// Whether a file whose properties are these is a results workbook.
pub(super) fn is_own(properties: &str) -> bool {
    properties.contains(&format!("name=\"{MARK}\""))
}

/// Names the sheet, for A4 on its side, as wide as the paper.
fn set_up<'a>(sheet: &'a mut Worksheet, name: &str) -> Result<&'a mut Worksheet, XlsxError> {
    sheet.set_name(name)?;
    print_on_a4(sheet);
    Ok(sheet.set_landscape())
}

/// A text that a cell can hold, in which nothing is obeyed.
fn held(text: &str) -> String {
    let text = super::for_terminal_lines(text).replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}");
    if text.len() <= LONGEST || text.encode_utf16().count() <= LONGEST {
        return text;
    }
    let mut room = LONGEST - 1;
    let mut cut: String = text
        .chars()
        .take_while(|letter| {
            let fits = room >= letter.len_utf16();
            room = room.saturating_sub(letter.len_utf16());
            fits
        })
        .collect();
    cut.push('…');
    cut
}
