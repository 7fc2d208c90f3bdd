//! One sheet of an .xlsx, in one pass over its part: cells, hidden rows, merges.

use quick_xml::events::{BytesStart, Event};

use crate::sheet::CellValue;

use super::builder::{At, LAST_COLUMN, LAST_ROW, Look, WorkbookBuilder};
use super::cell_formats::CellFormat;
use super::cell_values::{self, iso_date};
use super::error::ReadError;
use super::xlsx::Shared;
use super::xlsx_text;
use super::xml::{self, XmlReader};

/// Reads the part of a sheet.
pub(super) fn read(
    part: &str,
    shared: &Shared,
    book: &mut WorkbookBuilder<'_>,
) -> Result<(), ReadError> {
    let mut pass =
        Pass { reader: XmlReader::over(part), shared, at: (0, 0), written: String::new() };
    let mut in_rows = false;
    let mut has_root = false;
    loop {
        match pass.reader.event()? {
            Event::Start(element) => match element.local_name().as_ref() {
                "sheetData" => in_rows = true,
                "row" if in_rows => {
                    if pass.row(&element)? {
                        book.hide_rows(pass.at.0, pass.at.0);
                    }
                }
                "col" if !in_rows => {
                    let edge = |name| xml::number::<u32>(&element, name);
                    if xml::is_set(&element, "hidden")
                        && let (Some(first), Some(last)) = (edge("min"), edge("max"))
                    {
                        book.hide_columns(first, last);
                    }
                }
                "c" if in_rows => pass.cell(&element, book)?,
                "mergeCell" => {
                    let area = xml::attribute(&element, "ref");
                    if let Some((first, last)) = area.and_then(|area| parse_area(&area)) {
                        book.merge(first, last);
                    }
                }
                _ => has_root = true,
            },
            Event::End(element) if element.local_name().as_ref() == "sheetData" => in_rows = false,
            // Only what follows the rows may be missing: a cut file must not pass for a short one.
            Event::Eof if in_rows || !has_root => return Err(pass.reader.cut_off()),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// The pass over a part, and where it is.
struct Pass<'a> {
    reader: XmlReader<'a>,
    shared: &'a Shared,
    /// The cell that was read last.
    at: At,
    /// What is written in the cell at hand, kept for its room.
    written: String,
}

/// What the attributes of a cell say.
#[derive(Default)]
struct About {
    at: Option<At>,
    format: usize,
    kind: Kind,
}

/// How the content of a cell is to be read.
#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum Kind {
    #[default]
    Number,
    Shared,
    Inline,
    Bool,
    Error,
    Date,
    /// The text of a formula's result, and whatever else the format may come to have.
    Text,
}

impl Pass<'_> {
    /// Goes to a row; whether it is hidden.
    fn row(&mut self, element: &BytesStart<'_>) -> Result<bool, ReadError> {
        let mut hidden = false;
        let mut row = self.at.0.saturating_add(1);
        for (name, value) in xml::attributes(element) {
            match name {
                "r" => row = row_number(&value).ok_or_else(|| misplaced("row", &value))?,
                "hidden" => hidden = xml::is_true(&value),
                _ => {}
            }
        }
        self.at = (row, 0);
        Ok(hidden)
    }

    fn cell(
        &mut self,
        element: &BytesStart<'_>,
        book: &mut WorkbookBuilder<'_>,
    ) -> Result<(), ReadError> {
        let about = about(element)?;
        let at = about.at.unwrap_or((self.at.0, self.at.1.saturating_add(1)));
        self.at = (self.at.0, at.1);
        let plain = CellFormat::default();
        let format = self.shared.formats.get(about.format).unwrap_or(&plain);
        let mut value = None;
        let mut is_struck = format.look.is_struck;
        let mut formula: Option<String> = None;
        loop {
            match self.reader.event_within()? {
                Event::Start(part) => {
                    self.written.clear();
                    match part.local_name().as_ref() {
                        // Beside an inline text it only repeats it.
                        "v" if about.kind != Kind::Inline => {
                            self.reader.content(&part, &mut self.written)?;
                            value = self.value(about.kind, format)?;
                            is_struck = self.string_is_struck(about.kind).unwrap_or(is_struck);
                        }
                        "is" => {
                            let written = &mut self.written;
                            let own = xlsx_text::rich_text(&mut self.reader, &part, written)?;
                            is_struck = own.unwrap_or(is_struck);
                            value = Some(cell_values::text(&self.written));
                        }
                        "f" => {
                            self.reader.content(&part, &mut self.written)?;
                            formula = Some(std::mem::take(&mut self.written));
                        }
                        _ => {}
                    }
                }
                Event::End(element) if element.local_name().as_ref() == "c" => break,
                _ => {}
            }
        }
        let Some(value) = value.or(formula.map(|formula| CellValue::Uncalculated(formula.into())))
        else {
            return Ok(());
        };
        book.push(at, value, &Look { is_struck, font: format.look.font.clone() })
    }

    /// Whether the shared string in a cell is struck out by its own formats.
    fn string_is_struck(&self, kind: Kind) -> Option<bool> {
        let at = self.written.trim().parse().ok().filter(|_| kind == Kind::Shared)?;
        self.shared.strings.is_struck(at)
    }

    /// The value that is written in a cell; none for nothing.
    fn value(&self, kind: Kind, format: &CellFormat) -> Result<Option<CellValue>, ReadError> {
        let written = &*self.written;
        let digits = written.trim();
        if kind != Kind::Text && digits.is_empty() {
            return Ok(None);
        }
        Ok(Some(match kind {
            Kind::Shared => {
                let at = digits.parse().ok();
                let text = at.and_then(|at| self.shared.strings.get(at));
                let text = text.ok_or_else(|| misplaced("shared string", digits))?;
                CellValue::Text(text.into())
            }
            Kind::Bool => CellValue::Bool(xml::is_true(digits)),
            Kind::Error => CellValue::Error(digits.into()),
            Kind::Date => iso_date(digits),
            Kind::Text | Kind::Inline => cell_values::text(&xlsx_text::unescaped(written)),
            Kind::Number => match digits.parse() {
                Ok(number) => format.number(number, self.shared.is_1904),
                Err(_) => cell_values::text(written),
            },
        }))
    }
}

fn about(element: &BytesStart<'_>) -> Result<About, ReadError> {
    let mut about = About::default();
    for (name, value) in xml::attributes(element) {
        match name {
            "r" => {
                about.at = Some(address(&value).ok_or_else(|| misplaced("cell", &value))?);
            }
            "s" => about.format = value.trim().parse().unwrap_or_default(),
            "t" => {
                about.kind = match &*value {
                    "n" => Kind::Number,
                    "s" => Kind::Shared,
                    "inlineStr" | "is" => Kind::Inline,
                    "b" => Kind::Bool,
                    "e" => Kind::Error,
                    "d" => Kind::Date,
                    _ => Kind::Text,
                }
            }
            _ => {}
        }
    }
    Ok(about)
}

/// A row's number, which some writers write as a float.
fn row_number(written: &str) -> Option<u32> {
    let written = written.trim();
    let (whole, fraction) = written.split_once('.').unwrap_or((written, ""));
    let is_whole = fraction.bytes().all(|digit| digit == b'0');
    whole.parse().ok().filter(|_| is_whole)
}

fn misplaced(what: &str, written: &str) -> ReadError {
    ReadError::damaged(format!("{what} `{written}`"))
}

/// `B7` as a 1-based row and column, which may lie outside the grid.
fn address(written: &str) -> Option<At> {
    let letters = written.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (column, row) = written.split_at_checked(letters)?;
    let row = row.strip_suffix(".0").unwrap_or(row);
    if column.is_empty() || row.is_empty() || !row.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let column = column.bytes().fold(0_u32, |column, letter| {
        let letter = u32::from(letter.to_ascii_uppercase() - b'A') + 1;
        column.saturating_mul(26).saturating_add(letter)
    });
    let row = row
        .bytes()
        .fold(0_u32, |row, digit| row.saturating_mul(10).saturating_add(u32::from(digit - b'0')));
    Some((row, column))
}

/// `A1:C2` as its corners within the grid.
fn parse_area(written: &str) -> Option<(At, At)> {
    let written = written.replace('$', "");
    let (first, last) = written.split_once(':')?;
    let (first, last) = (address(first)?, address(last)?);
    let inside = |(row, column): At| (1..=LAST_ROW).contains(&row) && column <= LAST_COLUMN;
    let ordered = first.0 <= last.0 && first.1 <= last.1;
    (ordered && inside(first) && inside(last)).then_some((first, last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_and_areas_kept_within_the_grid() {
        assert_eq!(address("B7"), Some((7, 2)));
        assert_eq!(address("B7.0"), Some((7, 2)));
        assert_eq!([row_number("12"), row_number("12.0")], [Some(12); 2]);
        assert_eq!([row_number("1.5"), row_number("x")], [None; 2]);
        assert_eq!(address("xfd1048576"), Some((LAST_ROW, LAST_COLUMN)));
        assert_eq!(address("ZZZZZZZZ99999999999"), Some((u32::MAX, u32::MAX)));
        for no_address in ["A", "7", "", "B7x", "B-7", "$B$7"] {
            assert_eq!(address(no_address), None, "{no_address}");
        }
        assert_eq!(parse_area("$A$1:C2"), Some(((1, 1), (2, 3))));
        for no_area in ["C2:A1", "A0:B2", "A1:XFE2", "A1:A1048577", "A1"] {
            assert_eq!(parse_area(no_area), None, "{no_area}");
        }
    }
}
