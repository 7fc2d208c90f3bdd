//! One sheet of an .xlsx, in one pass over its part: cells, hidden rows, merges.

use std::borrow::Cow;

use crate::sheet::CellValue;

use super::builder::{At, LAST_COLUMN, LAST_ROW, Look, WorkbookBuilder};
use super::cell_formats::CellFormat;
use super::cell_values::{self, iso_date};
use super::error::ReadError;
use super::xlsx::Shared;
use super::xlsx_text;
use super::xml::{self, Event, Tag, XmlReader};

/// Reads the part of a sheet.
pub(super) fn read(
    part: &str,
    shared: &Shared,
    book: &mut WorkbookBuilder<'_>,
) -> Result<(), ReadError> {
    let mut pass = Pass { reader: XmlReader::over(part), shared, at: (0, 0) };
    let mut in_rows = false;
    let mut has_root = false;
    loop {
        if in_rows && pass.plain_cell(book)? {
            continue;
        }
        match pass.reader.event()? {
            Event::Start(element) => match element.local_name() {
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
                "c" if in_rows => {
                    let about = About::of(&element)?;
                    pass.cell(&about, book)?;
                }
                "mergeCell" => {
                    let area = xml::attribute(&element, "ref");
                    if let Some((first, last)) = area.and_then(|area| parse_area(&area)) {
                        book.merge(first, last);
                    }
                }
                _ => has_root = true,
            },
            Event::End(name) if xml::local_name(name) == "sheetData" => in_rows = false,
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

impl About {
    fn of(element: &Tag<'_>) -> Result<Self, ReadError> {
        let mut about = Self::default();
        for (name, value) in xml::attributes(element) {
            if !about.take(name.as_bytes(), value.as_bytes()) {
                return Err(misplaced("cell", &value));
            }
        }
        Ok(about)
    }

    /// Learns an attribute; not one of a place that is none.
    fn take(&mut self, name: &[u8], value: &[u8]) -> bool {
        match name {
            b"r" => {
                self.at = address(value);
                return self.at.is_some();
            }
            b"s" => {
                let written = || std::str::from_utf8(value).ok()?.trim().parse().ok();
                self.format = short_number(value).or_else(written).unwrap_or_default();
            }
            b"t" => self.kind = Kind::of(value),
            _ => {}
        }
        true
    }
}

impl Kind {
    fn of(written: &[u8]) -> Self {
        match written {
            b"n" => Self::Number,
            b"s" => Self::Shared,
            b"inlineStr" | b"is" => Self::Inline,
            b"b" => Self::Bool,
            b"e" => Self::Error,
            b"d" => Self::Date,
            _ => Self::Text,
        }
    }
}

impl Pass<'_> {
    /// Goes to a row; whether it is hidden.
    fn row(&mut self, element: &Tag<'_>) -> Result<bool, ReadError> {
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

    /// Reads the cell at hand, if its tag is written as nearly all are; whether it is.
    fn plain_cell(&mut self, book: &mut WorkbookBuilder<'_>) -> Result<bool, ReadError> {
        let mut about = About::default();
        // A longer name may have a prefix.
        let take = |name: &[u8], value| name.len() == 1 && about.take(name, value);
        match self.reader.pass_start("<c", take) {
            None => return Ok(false),
            Some(true) => _ = self.go_to(&about),
            Some(false) => self.cell(&about, book)?,
        }
        Ok(true)
    }

    /// Goes to a cell.
    fn go_to(&mut self, about: &About) -> At {
        let at = about.at.unwrap_or((self.at.0, self.at.1.saturating_add(1)));
        self.at.1 = at.1;
        at
    }

    fn cell(&mut self, about: &About, book: &mut WorkbookBuilder<'_>) -> Result<(), ReadError> {
        let at = self.go_to(about);
        let plain = CellFormat::default();
        let format = self.shared.formats.get(about.format).unwrap_or(&plain);
        let mut value = None;
        let mut is_struck = format.look.is_struck;
        let mut formula = None;
        // Nearly all cells are written in one of a few ways, and need no events.
        while !self.reader.pass_end("</c>") {
            if about.kind != Kind::Inline
                && let Some(written) = self.reader.text_between("<v>", "</v>")
            {
                value = self.value(about.kind, written, format)?;
                is_struck = self.string_is_struck(about.kind, written).unwrap_or(is_struck);
                continue;
            }
            if let Some(written) = self.reader.text_between("<is><t>", "</t></is>") {
                value = Some(cell_values::text(&xlsx_text::plain(written)));
                continue;
            }
            match self.reader.event_within()? {
                Event::Start(part) => match part.local_name() {
                    // Beside an inline text it only repeats it.
                    "v" if about.kind != Kind::Inline => {
                        let written = self.reader.content(&part)?;
                        value = self.value(about.kind, &written, format)?;
                        let own = self.string_is_struck(about.kind, &written);
                        is_struck = own.unwrap_or(is_struck);
                    }
                    "is" => {
                        let (text, own) = xlsx_text::rich_text(&mut self.reader, &part)?;
                        is_struck = own.unwrap_or(is_struck);
                        value = Some(cell_values::text(&text));
                    }
                    "f" => formula = Some(self.reader.content(&part)?),
                    _ => {}
                },
                Event::End(name) if xml::local_name(name) == "c" => break,
                _ => {}
            }
        }
        let uncalculated = |formula: Cow<'_, str>| CellValue::Uncalculated(formula.into());
        let Some(value) = value.or_else(|| formula.map(uncalculated)) else {
            return Ok(());
        };
        book.push(at, value, &Look { is_struck, font: format.look.font })
    }

    /// Whether the shared string in a cell is struck out by its own formats.
    fn string_is_struck(&self, kind: Kind, written: &str) -> Option<bool> {
        let at = written.trim().parse().ok().filter(|_| kind == Kind::Shared)?;
        self.shared.strings.is_struck(at)
    }

    /// The value that is written in a cell; none for nothing.
    fn value(
        &self,
        kind: Kind,
        written: &str,
        format: &CellFormat,
    ) -> Result<Option<CellValue>, ReadError> {
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

/// The number that a few digits are, such as that of a format.
fn short_number(written: &[u8]) -> Option<usize> {
    let is_short = (1..=6).contains(&written.len()) && written.iter().all(u8::is_ascii_digit);
    let number = |number, digit: &u8| number * 10 + usize::from(digit - b'0');
    is_short.then(|| written.iter().fold(0, number))
}

/// `B7` as a 1-based row and column, which may lie outside the grid.
fn address(mut rest: &[u8]) -> Option<At> {
    let (mut row, mut column) = (0_u32, 0_u32);
    while let [letter @ (b'A'..=b'Z' | b'a'..=b'z'), after @ ..] = rest {
        // The lower five bits of a letter are its number.
        column = column.saturating_mul(26).saturating_add(u32::from(letter & 0x1F));
        rest = after;
    }
    let digits = rest.len();
    while let [digit @ b'0'..=b'9', after @ ..] = rest {
        row = row.saturating_mul(10).saturating_add(u32::from(digit - b'0'));
        rest = after;
    }
    let is_address = column > 0 && rest.len() < digits && matches!(rest, b"" | b".0");
    is_address.then_some((row, column))
}

/// `A1:C2` as its corners within the grid.
fn parse_area(written: &str) -> Option<(At, At)> {
    let written = written.replace('$', "");
    let (first, last) = written.split_once(':')?;
    let (first, last) = (address(first.as_bytes())?, address(last.as_bytes())?);
    let inside = |(row, column): At| (1..=LAST_ROW).contains(&row) && column <= LAST_COLUMN;
    let ordered = first.0 <= last.0 && first.1 <= last.1;
    (ordered && inside(first) && inside(last)).then_some((first, last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_and_areas_kept_within_the_grid() {
        assert_eq!(address(b"B7"), Some((7, 2)));
        assert_eq!(address(b"B7.0"), Some((7, 2)));
        assert_eq!([row_number("12"), row_number("12.0")], [Some(12); 2]);
        assert_eq!([row_number("1.5"), row_number("x")], [None; 2]);
        assert_eq!(address(b"xfd1048576"), Some((LAST_ROW, LAST_COLUMN)));
        assert_eq!(address(b"ZZZZZZZZ99999999999"), Some((u32::MAX, u32::MAX)));
        for no_address in ["A", "7", "", "B7x", "B-7", "$B$7"] {
            assert_eq!(address(no_address.as_bytes()), None, "{no_address}");
        }
        assert_eq!(parse_area("$A$1:C2"), Some(((1, 1), (2, 3))));
        for no_area in ["C2:A1", "A0:B2", "A1:XFE2", "A1:A1048577", "A1"] {
            assert_eq!(parse_area(no_area), None, "{no_area}");
        }
    }
}
