//! What a sheet of an .xlsx holds beside its cells, gathered from the elements of its part.

use std::collections::BTreeMap;
use std::sync::Arc;

use quick_xml::events::BytesStart;

use super::limits::Limits;
use super::spreadsheet::{LAST_COLUMN, LAST_ROW};
use super::xml;

/// A 1-based `(row, column)`.
type At = (u32, u32);

/// What a sheet holds beside its cells.
#[derive(Debug, Default)]
pub(super) struct SheetExtras {
    /// Hidden rows, as first and last.
    pub(super) hidden: Vec<(u32, u32)>,
    /// Merged rectangles, by their corners.
    pub(super) merges: Vec<(At, At)>,
    /// What the formats of cells say, only where they say something.
    pub(super) looks: Looks,
}

/// What a cell's format says of its content.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Look {
    /// The font, where its name tells an encoding.
    pub(super) font: Option<Arc<str>>,
    /// How many digits the number format fills up with zeros.
    pub(super) zeros: usize,
}

/// The looks of cells by 0-based `(row, column)`.
pub(super) type Looks = BTreeMap<(u32, u32), Look>;

/// What stands before the rows of a sheet and after them; none where a row may be hidden, or where
/// a comment or the like could hide what is a row.
pub(super) fn around_rows(sheet: &str) -> Option<(&str, &str)> {
    const OPENING: &str = "<sheetData>";
    let first = sheet.find(OPENING)? + OPENING.len();
    let end = sheet.rfind("</sheetData>")?;
    let telling = ["hidden", "mergeCell", "<!", "<?"];
    let rows = sheet.get(first..end)?;
    let silent = !telling.iter().any(|word| rows.contains(word));
    (silent && is_balanced(rows.as_bytes())).then(|| (&sheet[..first], &sheet[end..]))
}

/// Whether as many elements are opened as closed: what is closed too often is a fault that shows
/// only further on.
fn is_balanced(xml: &[u8]) -> bool {
    let tags: usize = xml.iter().map(|byte| usize::from(*byte == b'<')).sum();
    tags == 2 * pairs(xml, *b"</") + pairs(xml, *b"/>")
}

/// How often the two bytes stand beside each other; counted in pieces small enough for a byte, which
/// the compiler turns into few steps.
fn pairs(xml: &[u8], pair: [u8; 2]) -> usize {
    const PIECE: usize = 255;
    let nexts = xml.get(1..).unwrap_or_default();
    let pieces = xml.chunks(PIECE).zip(nexts.chunks(PIECE));
    let counts = pieces.map(|(ones, nexts)| -> u8 {
        ones.iter().zip(nexts).map(|(one, next)| u8::from([*one, *next] == pair)).sum()
    });
    counts.map(usize::from).sum()
}

/// The extras of a sheet, as its elements are visited in their order.
pub(super) struct Gathering<'a> {
    pub(super) extras: SheetExtras,
    looks: &'a [Look],
    /// Whether any format says something.
    pub(super) looks_tell: bool,
    limits: &'a Limits,
    row: u32,
    column: u32,
}

impl<'a> Gathering<'a> {
    pub(super) fn new(looks: &'a [Look], limits: &'a Limits) -> Self {
        let looks_tell = looks.iter().any(|look| *look != Look::default());
        Self { extras: SheetExtras::default(), looks, looks_tell, limits, row: 0, column: 0 }
    }

    /// Takes what an element tells; false where there is enough.
    pub(super) fn visit(&mut self, element: &BytesStart<'_>) -> bool {
        match element.local_name().as_ref() {
            "row" => {
                self.row = xml::number(element, "r").unwrap_or(self.row + 1).min(LAST_ROW);
                self.column = 0;
                if xml::attribute(element, "hidden").is_some_and(|flag| is_true(&flag)) {
                    self.extras.hidden.push((self.row, self.row));
                }
            }
            "c" if self.looks_tell => self.look(element),
            "mergeCell" => {
                let area = xml::attribute(element, "ref").and_then(|area| parse_area(&area));
                self.extras.merges.extend(area);
                return self.extras.merges.len() < self.limits.merges;
            }
            _ => {}
        }
        true
    }

    fn look(&mut self, cell: &BytesStart<'_>) {
        let at = xml::attribute(cell, "r").and_then(|at| parse_at(&at));
        let at = at.unwrap_or((self.row, (self.column + 1).min(LAST_COLUMN)));
        self.column = at.1;
        if let Some(look) = xml::number(cell, "s").and_then(|s: usize| self.looks.get(s))
            && *look != Look::default()
            && (self.extras.looks.len() as u64) < self.limits.cells
        {
            self.extras.looks.insert((at.0 - 1, at.1 - 1), look.clone());
        }
    }
}

fn is_true(flag: &str) -> bool {
    matches!(flag, "1" | "true" | "on")
}

/// `B7` as a 1-based row and column.
fn parse_at(written: &str) -> Option<At> {
    let written = written.replace('$', "");
    let letters = written.find(|c: char| c.is_ascii_digit())?;
    let (column, row) = written.split_at(letters);
    let column: crate::sheet::Column = column.parse().ok()?;
    let row = row.parse().ok()?;
    ((1..=LAST_ROW).contains(&row) && column.number() <= LAST_COLUMN)
        .then_some((row, column.number()))
}

fn parse_area(written: &str) -> Option<(At, At)> {
    let (first, last) = written.split_once(':')?;
    let (first, last) = (parse_at(first)?, parse_at(last)?);
    (first.0 <= last.0 && first.1 <= last.1).then_some((first, last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_passed_over_only_where_they_hide_nothing() {
        let sheet = |rows: &str| format!("<a><sheetData>{rows}</sheetData><b/></a>");
        let plain = sheet("<row r='1'><c/></row>");
        let around = ("<a><sheetData>", "</sheetData><b/></a>");
        assert_eq!(around_rows(&plain), Some(around));
        for rows in
            ["<row hidden='1'/>", "<x:mergeCell/>", "<!-- </sheetData> -->", "</row>", "<a>"]
        {
            assert_eq!(around_rows(&sheet(rows)), None, "{rows}");
        }
        assert_eq!(around_rows("<a><sheetData/></a>"), None);
        let many = "<c/><d></d>".repeat(1_000);
        assert_eq!(around_rows(&sheet(&many)), Some(around));
        assert_eq!(around_rows(&sheet(&(many + "</d>"))), None);
    }

    #[test]
    fn addresses_outside_the_grid_are_no_addresses() {
        assert_eq!(parse_at("B7"), Some((7, 2)));
        assert_eq!(parse_at("$XFD$1048576"), Some((LAST_ROW, LAST_COLUMN)));
        for address in ["XFE1", "A1048577", "A0", "7", "ZZZZZZZ9", ""] {
            assert_eq!(parse_at(address), None, "{address}");
        }
        assert_eq!(parse_area("A1:C2"), Some(((1, 1), (2, 3))));
        assert_eq!(parse_area("C2:A1"), None);
    }
}
