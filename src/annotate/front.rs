//! The sheet in front, which tells the verdict and leads to the cells.

use std::fmt::Write as _;

use super::marks::{Weight, address};
use super::styles_part::StylesPart;
use super::tags::escaped;
use super::workbook_part::Dialect;
use crate::sheet::CellRef;

/// Its part, by which an annotated copy is known again.
pub(super) const PART: &str = "xl/worksheets/delegate-quota.xml";

/// The widths of its columns, in letters.
pub(super) const WIDTHS: [u32; 3] = [26, 30, 84];

/// What the sheet says, row by row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FrontSheet {
    pub name: String,
    pub rows: Vec<Vec<FrontCell>>,
}

/// A text of the sheet in front.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FrontCell {
    pub text: String,
    pub look: FrontLook,
    /// The colour of the marks that it is about.
    pub weight: Option<Weight>,
    /// The cell to which it leads.
    pub link: Option<(String, CellRef)>,
}

/// How large a text is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum FrontLook {
    #[default]
    Plain,
    Strong,
    Title,
}

impl FrontLook {
    /// The size of its letters, in points.
    pub(super) fn size(self) -> u32 {
        if self == Self::Title { 16 } else { 12 }
    }
}

impl FrontCell {
    pub fn new(text: impl Into<String>, look: FrontLook) -> Self {
        Self { text: text.into(), look, ..Self::default() }
    }

    /// Whether it stands alone in its row and may reach over the columns beside it.
    pub(super) fn reaches(row: &[Self]) -> bool {
        row.len() == 1
    }
}

/// How many lines a row of these cells takes.
fn lines(row: &[FrontCell]) -> u32 {
    let all: u32 = WIDTHS.iter().sum();
    let widths = if FrontCell::reaches(row) { vec![all] } else { WIDTHS.to_vec() };
    let lines = row.iter().zip(widths).map(|(cell, width)| {
        // A column is as wide as so many digits, and letters are narrower.
        let width = usize::try_from(width * 23 / 20).unwrap_or(1);
        let lines = cell.text.lines().map(|line| line.chars().count().div_ceil(width).max(1));
        u32::try_from(lines.sum::<usize>()).unwrap_or(u32::MAX)
    });
    lines.max().unwrap_or(1).clamp(1, 20)
}

/// How high a row of these cells is, in points.
pub(super) fn height(row: &[FrontCell]) -> u32 {
    let line = if row.iter().any(|cell| cell.look == FrontLook::Title) { 24 } else { 16 };
    lines(row) * line + 2
}

/// The part of the sheet.
pub(super) fn xml(front: &FrontSheet, dialect: &Dialect, styles: &mut StylesPart) -> String {
    let (mut rows, mut links, mut merges) = (String::new(), String::new(), Vec::new());
    for (number, row) in (1_u32..).zip(&front.rows) {
        let height = height(row);
        let _ = write!(rows, "<row r=\"{number}\" ht=\"{height}\" customHeight=\"1\">");
        for (column, cell) in (1_u32..).zip(row) {
            let (at, style) = (address((number, column)), styles.wrapped(cell.weight));
            let text = run(cell);
            let _ = write!(rows, "<c r=\"{at}\" s=\"{style}\" t=\"inlineStr\"><is>{text}</is></c>");
            if let Some((sheet, cell)) = &cell.link {
                let place = escaped(&format!("'{}'!{cell}", sheet.replace('\'', "''")));
                let _ = write!(links, "<hyperlink ref=\"{at}\" location=\"{place}\"/>");
            }
        }
        rows.push_str("</row>");
        if FrontCell::reaches(row) {
            merges.push(format!("<mergeCell ref=\"A{number}:C{number}\"/>"));
        }
    }
    let column = |(at, width): (u32, u32)| {
        format!("<col min=\"{at}\" max=\"{at}\" width=\"{width}\" customWidth=\"1\"/>")
    };
    let columns: String = (1..).zip(WIDTHS).map(column).collect();
    let merges = match merges.len() {
        0 => String::new(),
        count => format!("<mergeCells count=\"{count}\">{}</mergeCells>", merges.concat()),
    };
    let links = match links.as_str() {
        "" => String::new(),
        links => format!("<hyperlinks>{links}</hyperlinks>"),
    };
    let main = &dialect.main;
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet xmlns=\"{main}\">\
         <sheetPr><tabColor rgb=\"FFC00000\"/><pageSetUpPr fitToPage=\"1\"/></sheetPr><sheetViews>\
         <sheetView showGridLines=\"0\" tabSelected=\"1\" workbookViewId=\"0\"/></sheetViews>\
         <cols>{columns}</cols><sheetData>{rows}</sheetData>{merges}{links}<pageMargins left=\"0.5\" \
         right=\"0.4\" top=\"0.6\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/><pageSetup \
         paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/></worksheet>"
    )
}

/// A text in its size. A link is blue and underlined, as people know links.
fn run(cell: &FrontCell) -> String {
    let size = cell.look.size();
    let strong = if cell.look == FrontLook::Plain { "" } else { "<b/>" };
    let (under, colour) = match cell.link {
        Some(_) => ("<u/>", "<color rgb=\"FF0563C1\"/>"),
        None => ("", ""),
    };
    let text = escaped(&cell.text);
    format!(
        "<r><rPr>{strong}{under}<sz val=\"{size}\"/>{colour}<rFont val=\"Times New Roman\"/></rPr>\
         <t xml:space=\"preserve\">{text}</t></r>"
    )
}
