//! A web page with tables, which offices get named `.xls`: tables → one sheet.
//!
//! Such pages leave tags open and attributes unquoted, so an XML reader refuses them, and a browser's
//! parser is a large dependency for tables alone. This small tokenizer knows rows, cells, spans and
//! line breaks; it cannot fail, only find no table.

use std::borrow::Cow;
use std::collections::BTreeMap;

use encoding_rs::Encoding;

use crate::sheet::Workbook;

use super::encoding::{EncodingChoice, decode};
use super::error::{Foreign, ReadError};
use super::html_text::{collapse, quoted_printable, unescape};
use super::limits::{Limits, Measure};
use super::spreadsheet::{self, Budget, LAST_COLUMN, LAST_ROW, SheetBuilder};

/// Reads the tables of a page as one sheet, one below the other.
pub(super) fn read(
    bytes: &[u8],
    encoding: EncodingChoice,
    limits: &Limits,
) -> Result<Workbook, ReadError> {
    let bytes = quoted_printable(bytes);
    let page = page_text(&bytes, encoding)?;
    let mut tables = Tables::new(limits);
    let mut rest = page.as_str();
    while let Some(open) = rest.find('<') {
        let (before, tag) = rest.split_at(open);
        tables.text(before);
        rest = tables.tag(tag)?;
    }
    tables.end_cell()?;
    if tables.row == 0 {
        return Err(ReadError::foreign(Foreign::WebPage));
    }
    let mut workbook = Workbook::default();
    tables.sheet.finish(&mut workbook);
    Ok(workbook)
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
    Ok(decode(bytes, choice)?.text)
}

/// The cell whose text is being gathered.
struct OpenCell {
    text: String,
    columns: u32,
    rows: u32,
}

/// The tables so far.
struct Tables<'a> {
    sheet: SheetBuilder,
    budget: Budget<'a>,
    limits: &'a Limits,
    depth: u32,
    row: u32,
    column: u32,
    cell: Option<OpenCell>,
    /// By column, the last row that a cell above reaches down to.
    reached: BTreeMap<u32, u32>,
    /// How many cells from above were passed over: each row of a hostile page may pass thousands.
    passed: u64,
}

impl<'a> Tables<'a> {
    fn new(limits: &'a Limits) -> Self {
        Self {
            sheet: SheetBuilder::new(None),
            budget: Budget::new(limits),
            limits,
            depth: 0,
            row: 0,
            column: 1,
            cell: None,
            reached: BTreeMap::new(),
            passed: 0,
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(cell) = &mut self.cell {
            cell.text.push_str(&collapse(&unescape(text)));
        }
    }

    /// Takes the tag at the beginning of the page's rest and gives what follows it.
    fn tag<'p>(&mut self, page: &'p str) -> Result<&'p str, ReadError> {
        if let Some(comment) = page.strip_prefix("<!--") {
            return Ok(comment.split_once("-->").map_or("", |(_, rest)| rest));
        }
        let begins_tag = page.get(1..).is_some_and(|rest| {
            rest.starts_with(|c: char| c.is_ascii_alphabetic() || "/!?".contains(c))
        });
        if !begins_tag {
            self.text("<");
            return Ok(page.get(1..).unwrap_or_default());
        }
        let end = tag_end(page);
        let (tag, rest) = page.split_at(end);
        let inner = tag.trim_start_matches('<').trim_end_matches('>');
        let name_end = inner.find(|c: char| c.is_ascii_whitespace()).unwrap_or(inner.len());
        let (name, attributes) = inner.split_at(name_end);
        let name = name.trim_end_matches('/').to_ascii_lowercase();
        match name.as_str() {
            "script" | "style" | "title" => return Ok(after_element(rest, &name)),
            "table" => self.depth = self.depth.saturating_add(1),
            "/table" => {
                if self.depth == 1 {
                    self.end_cell()?;
                    self.reached.clear();
                }
                self.depth = self.depth.saturating_sub(1);
            }
            "tr" if self.depth == 1 => {
                self.end_cell()?;
                self.row = self.row.saturating_add(1).min(LAST_ROW + 1);
                self.column = 1;
            }
            "td" | "th" if self.depth == 1 => {
                self.end_cell()?;
                self.cell = Some(OpenCell {
                    text: String::new(),
                    columns: span(attributes, "colspan"),
                    rows: span(attributes, "rowspan"),
                });
            }
            "/td" | "/th" | "/tr" if self.depth == 1 => self.end_cell()?,
            "br" | "/p" | "/div" | "/li" => {
                if let Some(cell) = &mut self.cell {
                    cell.text.push('\n');
                }
            }
            _ => {}
        }
        Ok(rest)
    }

    fn end_cell(&mut self) -> Result<(), ReadError> {
        let Some(cell) = self.cell.take() else {
            return Ok(());
        };
        self.row = self.row.max(1);
        while self.reached.get(&self.column).is_some_and(|row| *row >= self.row) {
            self.column += 1;
            self.passed += 1;
        }
        Limits::check(Measure::Cells, self.passed, self.limits.cells)?;
        let at = (self.row, self.column);
        let last = (
            at.0.saturating_add(cell.rows - 1).min(LAST_ROW),
            at.1.saturating_add(cell.columns - 1).min(LAST_COLUMN),
        );
        if at.0 <= last.0 && at.1 <= last.1 {
            self.sheet.merge(at, last, self.limits);
        }
        if cell.rows > 1 {
            for column in at.1..=last.1 {
                self.reached.insert(column, last.0);
            }
        }
        self.column = last.1.saturating_add(1).max(at.1);
        let lines: Vec<&str> = cell.text.split('\n').map(str::trim).collect();
        let text = lines.join("\n");
        self.sheet.push(at, spreadsheet::text(text.trim()), None, &mut self.budget)
    }
}

/// Where the tag ends; a `>` within quotes belongs to it.
fn tag_end(page: &str) -> usize {
    let mut quote = None;
    for (at, byte) in page.bytes().enumerate() {
        match (byte, quote) {
            (b'"' | b'\'', None) => quote = Some(byte),
            (byte, Some(open)) if byte == open => quote = None,
            (b'>', None) => return at + 1,
            _ => {}
        }
    }
    // A quote that never closes: the tag ends at the first `>` after all.
    page.find('>').map_or(page.len(), |at| at + 1)
}

/// What follows an element whose content is no text of the page.
fn after_element<'p>(page: &'p str, name: &str) -> &'p str {
    let closing = format!("</{name}");
    let mut rest = page;
    while let Some(at) = rest.find("</") {
        rest = rest.get(at..).unwrap_or_default();
        let head = rest.get(..closing.len()).unwrap_or_default();
        if head.eq_ignore_ascii_case(&closing) {
            return rest;
        }
        rest = rest.get(2..).unwrap_or_default();
    }
    ""
}

/// How many columns or rows a cell fills.
fn span(attributes: &str, name: &str) -> u32 {
    const WIDEST: u32 = 1_000;
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
    let number = digits.and_then(|digits| digits.parse().ok()).unwrap_or(1);
    number.clamp(1, WIDEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(page: &str) -> Vec<String> {
        let workbook = read(page.as_bytes(), EncodingChoice::Auto, &Limits::default()).unwrap();
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
        assert_eq!(cells(page), ["A1=a < bc", "B1=d"]);
    }

    #[test]
    fn a_page_without_a_table_is_not_a_list() {
        assert!(matches!(
            read(b"<html><p>404</html>", EncodingChoice::Auto, &Limits::default()),
            Err(ReadError::NotASpreadsheet { what: Foreign::WebPage, .. })
        ));
    }
}
