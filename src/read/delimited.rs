//! Delimited text → one sheet: comma, semicolon, tab or bar, found by how the records line up.
//!
//! The sniffer is our own because the general ones take a letter of Vietnamese text for the
//! delimiter. Cells stay text as written; what they mean is decided later.

use std::borrow::Cow;
use std::collections::BTreeMap;

use smol_str::SmolStr;

use crate::sheet::{CellValue, ReadNote, Workbook};

use super::ReadOptions;
use super::builder::{Look, WorkbookBuilder};
use super::cell_values;
use super::encoding::{VERTICAL_TAB, decode};
use super::error::{Foreign, ReadError};
use super::shared_texts::SharedTexts;

const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];
/// How many records the sniffer looks at.
const SAMPLE: usize = 60;

/// Reads delimited text. With `must_be_table`, text without clear columns is refused.
pub(super) fn read(
    bytes: &[u8],
    options: &ReadOptions,
    must_be_table: bool,
) -> Result<Workbook, ReadError> {
    let decoded = decode(bytes, options.encoding)?;
    let text = one_line_end(decoded.text);
    if text.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    let (declared, skipped) = declared_delimiter(&text);
    let body = text.get(skipped..).unwrap_or_default();
    let (delimiter, tabular) = match declared {
        Some(delimiter) => (delimiter, true),
        None => sniff(body),
    };
    if must_be_table && !tabular {
        return Err(ReadError::foreign(Foreign::Text));
    }
    let first_line = if skipped == 0 { 1 } else { 2 };
    let mut book = WorkbookBuilder::new(&options.limits);
    if body.contains('"') || !delimiter.is_ascii() {
        let quoting = quotes_are_closed(body, delimiter);
        records(body, reader(body, delimiter, quoting), first_line, &mut book)?;
    } else {
        lines(body, delimiter, first_line, &mut book)?;
    }
    book.end_sheet();
    let mut workbook = book.finish()?;
    if let Some(encoding) = decoded.guessed {
        workbook.notes.insert(0, ReadNote::Decoded { encoding });
    }
    Ok(workbook)
}

fn one_line_end(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.contains('\r') {
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        text
    }
}

/// The delimiter that Excel's first line `sep=;` declares, and that line's length.
fn declared_delimiter(text: &str) -> (Option<u8>, usize) {
    let line = text.split('\n').next().unwrap_or_default();
    let declared = line
        .strip_prefix("sep=")
        .or_else(|| line.strip_prefix("SEP="))
        .and_then(|rest| rest.bytes().next());
    match declared {
        Some(delimiter) => (Some(delimiter), (line.len() + 1).min(text.len())),
        None => (None, 0),
    }
}

fn reader(text: &str, delimiter: u8, quoting: bool) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .quoting(quoting)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes())
}

/// The delimiter whose records agree best on their number of fields, and whether that makes a
/// table.
fn sniff(text: &str) -> (u8, bool) {
    const HEAD: usize = 1024 * 1024;
    // A letter takes at most four bytes, so one of four cuts falls between letters.
    let head = (HEAD - 3..=HEAD).rev().find_map(|end| text.get(..end));
    let text = head.unwrap_or(text);
    let mut best = (0, DELIMITERS[0], false);
    for delimiter in DELIMITERS {
        let (score, tabular) = agreement(text, delimiter);
        if score > best.0 {
            best = (score, delimiter, tabular);
        }
    }
    (best.1, best.2)
}

/// How well the records agree, in thousandths weighted by width, and whether they make a table.
fn agreement(text: &str, delimiter: u8) -> (usize, bool) {
    const WIDEST_COUNTED: usize = 8;
    let mut by_width: BTreeMap<usize, usize> = BTreeMap::new();
    let mut total = 0;
    let mut begun = false;
    for (width, filled) in widths(text, delimiter) {
        // The letterhead above the table says nothing of its columns.
        begun |= filled >= 2;
        if !begun || filled == 0 {
            continue;
        }
        total += 1;
        *by_width.entry(width).or_default() += 1;
    }
    let mode = by_width
        .into_iter()
        .filter(|(width, _)| *width >= 2)
        .max_by_key(|(width, records)| (*records, *width));
    let Some((width, records)) = mode else {
        return (0, false);
    };
    let score = records * 1000 / total * width.min(WIDEST_COUNTED);
    let most = records * 10 >= total * 8;
    let tabular = (width >= 3 && records >= 2 && records * 2 >= total)
        || (width == 2 && records >= 3 && most);
    (score, tabular)
}

/// Of the first records, how many fields each has, and how many that hold something.
fn widths(text: &str, delimiter: u8) -> Vec<(usize, usize)> {
    let is_filled = |field: &&str| !field.trim().is_empty();
    if text.contains('"') {
        let records = reader(text, delimiter, true).into_records().take(SAMPLE).flatten();
        return records.map(|it| (it.len(), it.iter().filter(is_filled).count())).collect();
    }
    let lines = text.split('\n').filter(|line| !line.is_empty()).take(SAMPLE);
    let fields = |line: &'_ str| {
        let fields = || line.split(char::from(delimiter));
        (fields().count(), fields().filter(is_filled).count())
    };
    lines.map(fields).collect()
}

/// Whether quotes are used as CSV means them. A cell that merely begins with a quote mark would
/// else swallow the rest of the list.
fn quotes_are_closed(text: &str, delimiter: u8) -> bool {
    const LINES_IN_A_CELL: usize = 50;
    let breaks = |field: &str| field.bytes().filter(|byte| *byte == b'\n').count();
    !reader(text, delimiter, true).records().flatten().any(|record| {
        record.iter().any(|field| breaks(field) > LINES_IN_A_CELL || unclosed(text, field))
    })
}

/// Whether the field runs to the very end of the text over several lines: its quote never closed.
fn unclosed(text: &str, field: &str) -> bool {
    field.trim_end().contains('\n') && text.ends_with(field)
}

/// Without a quote in it, a text needs but to be cut.
fn lines(
    text: &str,
    delimiter: u8,
    first_line: u32,
    book: &mut WorkbookBuilder<'_>,
) -> Result<(), ReadError> {
    let plain = Look::default();
    let mut cells = CellTexts::of(text);
    let (mut line, mut column, mut start) = (first_line, 1_u32, 0);
    let ends = memchr::memchr2_iter(delimiter, b'\n', text.as_bytes());
    for end in ends.chain(std::iter::once(text.len())) {
        let field = text.get(start..end).unwrap_or_default();
        if !field.is_empty() {
            book.push((line, column), CellValue::Text(cells.read(field)), &plain)?;
        }
        (line, column) = match text.as_bytes().get(end) {
            Some(b'\n') => (line.saturating_add(1), 1),
            _ => (line, column.saturating_add(1)),
        };
        start = end + 1;
    }
    Ok(())
}

fn records(
    text: &str,
    mut reader: csv::Reader<&[u8]>,
    first_line: u32,
    book: &mut WorkbookBuilder<'_>,
) -> Result<(), ReadError> {
    let mut record = csv::StringRecord::new();
    let (mut counted, mut line) = (0, first_line);
    let plain = Look::default();
    let mut cells = CellTexts::of(text);
    while reader.read_record(&mut record).map_err(|fault| ReadError::damaged(fault.to_string()))? {
        let start = record.position().map_or(0, |at| usize::try_from(at.byte()).unwrap_or(0));
        // The csv crate counts blank lines into the record that follows them.
        let rest = text.get(start..).unwrap_or_default();
        let start = start + (rest.len() - rest.trim_start_matches('\n').len());
        let passed = text.get(counted..start).unwrap_or_default();
        let breaks = passed.bytes().filter(|byte| *byte == b'\n').count();
        line = line.saturating_add(u32::try_from(breaks).unwrap_or(u32::MAX));
        counted = start;
        for (column, field) in (1_u32..).zip(&record) {
            if !field.is_empty() {
                book.push((line, column), CellValue::Text(cells.read(field)), &plain)?;
            }
        }
    }
    Ok(())
}

/// Fields → the texts of cells, with what the whole text has none of looked for once.
struct CellTexts {
    has_formulas: bool,
    has_inner_breaks: bool,
    is_composed: bool,
    shared: SharedTexts,
}

impl CellTexts {
    fn of(text: &str) -> Self {
        Self {
            has_formulas: text.contains('='),
            has_inner_breaks: text.contains(VERTICAL_TAB),
            is_composed: cell_values::is_composed(text),
            shared: SharedTexts::default(),
        }
    }

    fn read(&mut self, field: &str) -> SmolStr {
        let mut text = Cow::Borrowed(field);
        if self.has_formulas {
            text = without_formula(field);
        }
        if self.has_inner_breaks {
            text = Cow::Owned(text.replace(VERTICAL_TAB, "\n"));
        }
        if self.is_composed {
            return self.shared.get(&text);
        }
        self.shared.get(&cell_values::composed(&text))
    }
}

/// The text of `="006075000011"`: the formula keeps Excel from taking it for a number.
fn without_formula(field: &str) -> Cow<'_, str> {
    if !field.contains('=') {
        return Cow::Borrowed(field);
    }
    let within = field
        .trim()
        .strip_prefix("=\"")
        .and_then(|rest| rest.strip_suffix('"'))
        .map(|text| text.replace("\"\"", "\u{0}"));
    match within {
        // A lone quote within ends the text: what stands here is another formula.
        Some(text) if !text.contains('"') => Cow::Owned(text.replace('\u{0}', "\"")),
        _ => Cow::Borrowed(field),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::sheet::Sheet;

    proptest! {
        #[test]
        fn a_text_without_quotes_is_cut_as_the_csv_crate_cuts_it(
            text in "[aễ1 ,;\n]{0,80}",
            delimiter in prop::sample::select(&DELIMITERS[..2]),
        ) {
            let limits = crate::read::Limits::default();
            let [mut cut, mut parsed] = [(); 2].map(|()| WorkbookBuilder::new(&limits));
            lines(&text, delimiter, 1, &mut cut).unwrap();
            records(&text, reader(&text, delimiter, true), 1, &mut parsed).unwrap();
            let [cut, parsed] = [cut, parsed].map(|mut book| {
                book.end_sheet();
                book.finish().unwrap()
            });
            prop_assert_eq!(cut, parsed);
            let counted = reader(&text, delimiter, true).into_records().flatten();
            let counted = counted.take(SAMPLE).map(|record| record.len());
            let widths = widths(&text, delimiter).into_iter().map(|(width, _)| width);
            prop_assert_eq!(widths.collect::<Vec<_>>(), counted.collect::<Vec<_>>());
        }
    }

    fn sheet(text: &str) -> Sheet {
        read(text.as_bytes(), &ReadOptions::default(), false).unwrap().sheets.remove(0)
    }

    fn shape(sheet: &Sheet) -> Vec<(u32, Vec<String>)> {
        sheet
            .rows
            .iter()
            .map(|row| {
                let cells = row
                    .cells
                    .iter()
                    .map(|cell| format!("{}={}", cell.column, cell.shown()))
                    .collect();
                (row.row.number(), cells)
            })
            .collect()
    }

    #[test]
    fn every_delimiter_is_found_beneath_a_letterhead_with_commas() {
        for delimiter in [",", ";", "\t", "|"] {
            let head = "ỦY BAN NHÂN DÂN HUYỆN\n\nDANH SÁCH ĐẠI BIỂU\n";
            let rows = [
                ["STT", "Họ và tên", "Dân tộc", "Nơi ở"],
                ["1", "Nguyễn Thị Hường", "Tày", "\"Xã A, huyện B\""],
                ["2", "Đặng Văn Quý", "", "\"Xã C, huyện B\""],
            ];
            let text = head.to_owned() + &rows.map(|row| row.join(delimiter)).join("\n");
            let sheet = sheet(&text);
            let rows = shape(&sheet);
            assert_eq!(rows[2].0, 4, "{delimiter:?}");
            assert_eq!(rows[4].1, ["A=2", "B=Đặng Văn Quý", "D=Xã C, huyện B"]);
        }
    }

    #[test]
    fn rows_are_numbered_by_the_line_on_which_the_record_starts() {
        let text = "sep=;\r\nSTT;Tên\r\n\r\n1;\"An\r\nBình\"\r\n2;Chi\r\n";
        let rows = shape(&sheet(text));
        let numbers: Vec<_> = rows.iter().map(|row| row.0).collect();
        assert_eq!(numbers, [2, 4, 6]);
        assert_eq!(rows[1].1, ["A=1", "B=An\nBình"]);
    }

    #[test]
    fn a_formula_that_only_keeps_a_text_is_that_text() {
        let text = "STT,Số CCCD,Ghi chú\n1,=\"006075000011\",\"=\"\"006\"\"\"\n2,\"=\"\"a\"\"&\"\"b\"\"\",=\"\"\n";
        let rows = shape(&sheet(text));
        assert_eq!(rows[1].1, ["A=1", "B=006075000011", "C=006"]);
        assert_eq!(rows[2].1, ["A=2", "B==\"a\"&\"b\""]);
    }

    #[test]
    fn a_quote_that_never_closes_swallows_nothing() {
        let text = "STT,Tên\n1,\"Anh hùng\n2,An\n3,Bình\n";
        let rows = shape(&sheet(text));
        assert_eq!(rows.len(), 4);
        assert_eq!(rows[1].1, ["A=1", "B=\"Anh hùng"]);
    }

    #[test]
    fn text_that_should_be_a_workbook_must_have_columns() {
        let read = |text: &str| read(text.as_bytes(), &ReadOptions::default(), true).is_ok();
        assert!(read("STT,Tên,Dân tộc\n1,An,Tày\n2,Bình,Nùng\n"));
        assert!(!read("Kính gửi\nđồng chí\nchủ tịch\n"));
        assert!(!read("Kính gửi, đồng chí\nTôi tên là An\nNay tôi viết đơn này\n"));
    }
}
