//! A web page with tables, which offices get named `.xls`: tables → one sheet.
//!
//! The tables stand one below the other, with the paragraphs around them as rows of one cell, as
//! Excel opens such a page: the title of a list is often a paragraph above it. A table that only
//! lays out the page gives its texts as such rows. Reading cannot fail, only find no table.

use std::borrow::Cow;
use std::collections::BTreeMap;

use encoding_rs::Encoding;

use crate::sheet::{CellValue, Workbook};

use super::ReadOptions;
use super::builder::{LAST_ROW, Look, WorkbookBuilder};
use super::cell_values;
use super::encoding::{EncodingChoice, decode};
use super::error::{Foreign, ReadError};
use super::html_tags::{Piece, Pieces, layout_tables};
use super::html_text::{collapse, saved_as_mail, unescape};
use super::limits::{Limits, Measure};

/// Reads the tables of a page as one sheet, one below the other.
pub(super) fn read(bytes: &[u8], options: &ReadOptions) -> Result<Workbook, ReadError> {
    let bytes = saved_as_mail(bytes);
    let page = page_text(&bytes, options.encoding)?;
    let mut tables = Tables::new(&options.limits, layout_tables(&page));
    for piece in Pieces(&page) {
        match piece {
            Piece::Text(text) => tables.text(text),
            Piece::Tag(name, attributes) => tables.tag(&name, attributes)?,
        }
    }
    tables.end_cell()?;
    if !tables.has_grid {
        return Err(ReadError::foreign(Foreign::WebPage));
    }
    tables.end_paragraph()?;
    tables.sheet.end_sheet();
    tables.sheet.finish()
}

fn page_text(bytes: &[u8], choice: EncodingChoice) -> Result<String, ReadError> {
    const HEAD: usize = 4096;
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let declared = head
        .split_once("charset=")
        .map(|(_, rest)| rest.trim_start_matches(['"', '\'', ' ']))
        .and_then(|rest| rest.split(['"', '\'', ' ', '>', ';', '/', '\r', '\n']).next())
        .and_then(|label| Encoding::for_label(label.as_bytes()));
    if let (Some(encoding), EncodingChoice::Auto, true) =
        (declared, choice, std::str::from_utf8(bytes).is_err())
    {
        let (text, _, faults) = encoding.decode(bytes);
        if !faults {
            return Ok(text.into_owned());
        }
    }
    Ok(decode(bytes, choice)?.text.into_owned())
}

/// The cell whose text is being gathered.
struct OpenCell {
    text: String,
    columns: u32,
    rows: u32,
    /// The number that Excel shows in the cell.
    number: Option<u32>,
}

/// The tables so far.
struct Tables<'a> {
    sheet: WorkbookBuilder<'a>,
    /// Of the tables not met so far, in their order: whether each only lays out the page.
    layout: std::vec::IntoIter<bool>,
    /// Within a table with cells: how many tables deeper.
    depth: Option<u32>,
    has_grid: bool,
    row: u32,
    /// Whether cells belong to a row that a tag began.
    in_row: bool,
    column: u32,
    cell: Option<OpenCell>,
    /// The text since the last paragraph outside of tables with cells.
    paragraph: String,
    /// By column, the last row that a cell above reaches down to.
    reached: BTreeMap<u32, u32>,
    /// How many cells from above were passed over: each row of a hostile page may pass thousands.
    passed: u64,
}

impl<'a> Tables<'a> {
    fn new(limits: &'a Limits, layout: Vec<bool>) -> Self {
        Self {
            sheet: WorkbookBuilder::new(limits),
            layout: layout.into_iter(),
            depth: None,
            has_grid: false,
            row: 0,
            in_row: false,
            column: 1,
            cell: None,
            paragraph: String::new(),
            reached: BTreeMap::new(),
            passed: 0,
        }
    }

    fn text(&mut self, text: &str) {
        match (&mut self.cell, self.depth) {
            (Some(cell), _) => cell.text.push_str(&collapse(&unescape(text))),
            (None, None) => self.paragraph.push_str(&collapse(&unescape(text))),
            // Between the cells of a table.
            (None, Some(_)) => {}
        }
    }

    fn tag(&mut self, name: &str, attributes: &str) -> Result<(), ReadError> {
        match (name, self.depth) {
            ("table", _) => self.begin_table(),
            ("/table", Some(0)) => {
                self.end_cell()?;
                self.reached.clear();
                self.depth = None;
                Ok(())
            }
            ("/table", Some(depth)) => {
                self.depth = Some(depth - 1);
                Ok(())
            }
            ("tr", Some(0)) => {
                self.end_cell()?;
                self.begin_row(hides(attributes));
                Ok(())
            }
            ("td" | "th", Some(0)) => {
                self.end_cell()?;
                self.cell = Some(OpenCell {
                    text: String::new(),
                    columns: span(attributes, "colspan"),
                    rows: span(attributes, "rowspan"),
                    number: number(attributes, "x:num"),
                });
                Ok(())
            }
            ("/td" | "/th" | "/tr", Some(0)) => self.end_cell(),
            ("br" | "/p" | "/div" | "/li", Some(_)) => {
                self.cell.iter_mut().for_each(|cell| cell.text.push('\n'));
                Ok(())
            }
            (tag, None) if is_block(tag) => self.end_paragraph(),
            _ => Ok(()),
        }
    }

    fn begin_table(&mut self) -> Result<(), ReadError> {
        let is_layout = self.layout.next() == Some(true);
        if let Some(depth) = self.depth {
            self.depth = Some(depth.saturating_add(1));
            return Ok(());
        }
        self.end_paragraph()?;
        if !is_layout {
            self.depth = Some(0);
            self.has_grid = true;
            self.in_row = false;
        }
        Ok(())
    }

    fn begin_row(&mut self, hidden: bool) {
        self.row = self.row.saturating_add(1).min(LAST_ROW + 1);
        self.in_row = true;
        self.column = 1;
        if hidden {
            self.sheet.hide_rows(self.row, self.row);
        }
    }

    /// A paragraph outside of tables with cells is a row of one cell.
    fn end_paragraph(&mut self) -> Result<(), ReadError> {
        let text = std::mem::take(&mut self.paragraph);
        let text = text.trim();
        if text.is_empty() {
            return Ok(());
        }
        self.begin_row(false);
        self.sheet.push((self.row, 1), cell_values::text(text), &Look::default())
    }

    fn end_cell(&mut self) -> Result<(), ReadError> {
        let Some(cell) = self.cell.take() else {
            return Ok(());
        };
        if !self.in_row {
            self.begin_row(false);
        }
        while self.reached.get(&self.column).is_some_and(|row| *row >= self.row) {
            self.column += 1;
            self.passed += 1;
        }
        Limits::check(Measure::Cells, self.passed, self.sheet.limits.cells)?;
        let at = (self.row, self.column);
        let last = self.sheet.span(at, cell.rows, cell.columns);
        if cell.rows > 1 {
            for column in at.1..=last.1 {
                self.reached.insert(column, last.0);
            }
        }
        self.column = last.1.saturating_add(1).max(at.1);
        let lines: Vec<&str> = cell.text.split('\n').map(str::trim).collect();
        let text = lines.join("\n");
        let text = text.trim();
        // Number signs stand for a number that its column is too narrow for.
        let is_too_wide = text.len() > 1 && text.bytes().all(|byte| byte == b'#');
        let value = match cell.number {
            Some(number) if is_too_wide => CellValue::Number(f64::from(number)),
            _ => cell_values::text(text),
        };
        self.sheet.push(at, value, &Look::default())
    }
}

/// Whether a tag begins or ends a paragraph.
fn is_block(tag: &str) -> bool {
    let name = tag.trim_start_matches('/');
    matches!(name, "p" | "div" | "br" | "li" | "tr" | "td" | "th" | "table" | "center" | "body")
        || (name.len() == 2 && name.starts_with('h'))
}

/// Whether a row's attributes keep it from being shown.
fn hides(attributes: &str) -> bool {
    let attributes = attributes.to_ascii_lowercase();
    let styled = |property: &str, wanted: &str| {
        attributes
            .split(property)
            .skip(1)
            .filter_map(|rest| rest.trim_start().strip_prefix(':'))
            .any(|value| value.trim_start().starts_with(wanted))
    };
    styled("display", "none") || styled("visibility", "collapse") || has_bare(&attributes, "hidden")
}

/// Whether an attribute is set that needs no value; what stands between quotes is one.
fn has_bare(attributes: &str, name: &str) -> bool {
    let outside = attributes.split(['"', '\'']).step_by(2);
    outside.flat_map(str::split_whitespace).any(|word| word.trim_end_matches('=') == name)
}

/// How many columns or rows a cell fills.
fn span(attributes: &str, name: &str) -> u32 {
    const WIDEST: u32 = 1_000;
    number(attributes, name).unwrap_or(1).clamp(1, WIDEST)
}

/// The whole number that an attribute begins with.
fn number(attributes: &str, name: &str) -> Option<u32> {
    let attributes: Cow<'_, str> = attributes.to_ascii_lowercase().into();
    let digits: Option<String> = attributes.find(name).map(|at| {
        attributes
            .get(at + name.len()..)
            .unwrap_or_default()
            .trim_start_matches(['=', '"', '\'', ' '])
            .chars()
            .take_while(char::is_ascii_digit)
            .collect()
    });
    digits.and_then(|digits| digits.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(page: &str) -> Vec<String> {
        let workbook = read(page.as_bytes(), &ReadOptions::default()).unwrap();
        let rows = &workbook.sheets[0].rows;
        rows.iter()
            .flat_map(|row| {
                row.cells.iter().map(|cell| format!("{}{}={}", cell.column, row.row, cell.shown()))
            })
            .collect()
    }

    #[test]
    fn open_tags_and_bare_attributes_are_understood() {
        assert_eq!(
            cells("<TABLE border=1><tr><td>1<td class=a b>Lê &amp; An<tr><TD>2</TABLE>"),
            ["A1=1", "B1=Lê & An", "A2=2"]
        );
    }

    #[test]
    fn a_cell_that_spans_rows_moves_the_cells_beside_it() {
        assert_eq!(
            cells("<table><tr><th rowspan=2>STT<th colspan='2'>Họ tên<tr><th>Họ<th>Tên</table>"),
            ["A1=STT", "B1=Họ tên", "B2=Họ", "C2=Tên"]
        );
    }

    #[test]
    fn styles_comments_and_inner_tables_add_no_cells() {
        let page = "<style>td > a{}</style><!-- <td>x --><table><tr><td>a < b\
                    <table><tr><td>c</table></td><td>d</table><p>Hết";
        assert_eq!(cells(page), ["A1=a < bc", "B1=d", "A2=Hết"]);
    }

    #[test]
    fn a_layout_table_gives_way_to_the_list_within_it() {
        let row = |cells: [&str; 3]| format!("<tr><td>{}", cells.join("<td>"));
        let list = [["STT", "Họ", "Tên"], ["1", "Lê", "An"]].map(row).concat();
        assert_eq!(
            cells(&format!(
                "<h1>DANH SÁCH</h1>Năm <b>2024</b><table><tr><td>Trang<td><table>{list}</table>Ký</table>"
            )),
            [
                "A1=DANH SÁCH",
                "A2=Năm 2024",
                "A3=Trang",
                "A4=STT",
                "B4=Họ",
                "C4=Tên",
                "A5=1",
                "B5=Lê",
                "C5=An",
                "A6=Ký"
            ]
        );
    }

    #[test]
    fn rows_that_a_browser_does_not_show_are_hidden() {
        let page = "<table><tr style='color:red; DISPLAY : none'><td>a<tr style=display:table-row><td>b\
             <tr class='x' HIDDEN><td>c<tr style='visibility:collapse'><td>d<tr title='hidden one'><td>e";
        let workbook = read(page.as_bytes(), &ReadOptions::default()).unwrap();
        let hidden: Vec<_> = workbook.sheets[0].rows.iter().map(|row| row.hidden).collect();
        assert_eq!(hidden, [true, false, true, true, false]);
    }

    #[test]
    fn a_page_without_a_table_is_not_a_list() {
        assert!(matches!(
            read(b"<html><p>404</html>", &ReadOptions::default()),
            Err(ReadError::NotASpreadsheet { what: Foreign::WebPage, .. })
        ));
    }
}
