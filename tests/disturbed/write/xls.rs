//! .xls: the records of BIFF8 that a list needs, texts in UTF-16.

use jiff::civil::{Date, date};

use super::super::page::{Page, Typed};
use super::container;
use super::xlsx::as_float;

/// The cell formats: the first that may be used by cells, and the one of dates after it.
const PLAIN: u16 = 15;
const DAY: u16 = 16;
const BUILT_IN_DAY: u16 = 14;
/// What a record can hold.
const LONGEST: usize = 8000;

pub(super) fn write(pages: &[Page]) -> Vec<u8> {
    let texts: Vec<&str> = pages.iter().flat_map(texts_of).collect();
    let sheets: Vec<Vec<u8>> = sheets(pages);
    // The globals tell where each sheet begins, and are as long whatever they tell.
    let length = globals(pages, &vec![0; pages.len()], &texts).len();
    let mut at = length;
    let mut starts = Vec::new();
    for sheet in &sheets {
        starts.push(at);
        at += sheet.len();
    }
    let mut stream = globals(pages, &starts, &texts);
    stream.extend(sheets.concat());
    container::holding("Workbook", stream)
}

fn texts_of(page: &Page) -> impl Iterator<Item = &str> {
    page.cells.values().filter_map(|value| match value {
        Typed::Text(text) => Some(text.as_str()),
        _ => None,
    })
}

fn record(kind: u16, content: &[u8]) -> Vec<u8> {
    let mut bytes = kind.to_le_bytes().to_vec();
    bytes.extend(short(content.len()));
    bytes.extend(content);
    bytes
}

fn short(number: usize) -> [u8; 2] {
    u16::try_from(number).unwrap().to_le_bytes()
}

fn shorts(numbers: &[u16]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_le_bytes()).collect()
}

/// A text whose length is told in two bytes.
fn long_text(text: &str) -> Vec<u8> {
    let letters: Vec<u16> = text.encode_utf16().collect();
    let mut bytes = short(letters.len()).to_vec();
    bytes.push(1);
    bytes.extend(shorts(&letters));
    bytes
}

fn beginning(of: u16) -> Vec<u8> {
    record(0x0809, &shorts(&[0x0600, of, 0x0dbb, 0x07cc, 0x41, 0, 6, 0]))
}

fn globals(pages: &[Page], starts: &[usize], texts: &[&str]) -> Vec<u8> {
    let mut bytes = beginning(5);
    bytes.extend(record(0x0042, &shorts(&[1200])));
    bytes.extend(record(0x003d, &shorts(&[0, 0, 0x3000, 0x2000, 0x38, 0, 0, 1, 600])));
    bytes.extend(record(0x0022, &[0, 0]));
    for _ in 0..4 {
        let mut font = shorts(&[220, 0, 0x7fff, 400, 0, 0, 0]);
        font.extend([5, 1]);
        font.extend("Arial".encode_utf16().flat_map(u16::to_le_bytes));
        bytes.extend(record(0x0031, &font));
    }
    for format in 0..=DAY {
        let style = format < PLAIN;
        let shown = if format == DAY { BUILT_IN_DAY } else { 0 };
        let mut content = shorts(&[0, shown, if style { 0xfff5 } else { 1 }]);
        content.extend([0x20, 0, 0, if style { 0 } else { 0x04 }]);
        content.extend(shorts(&[0, 0, 0, 0, 0x20c0]));
        bytes.extend(record(0x00e0, &content));
    }
    bytes.extend(record(0x0293, &[0, 0x80, 0, 0xff]));
    for (page, start) in pages.iter().zip(starts) {
        let letters: Vec<u16> = page.name.encode_utf16().collect();
        let mut content = u32::try_from(*start).unwrap().to_le_bytes().to_vec();
        content.extend([0, 0, u8::try_from(letters.len()).unwrap(), 1]);
        content.extend(shorts(&letters));
        bytes.extend(record(0x0085, &content));
    }
    bytes.extend(shared_texts(texts));
    bytes.extend(record(0x000a, &[]));
    bytes
}

/// The table of texts; a record that is full is continued at the beginning of a text.
fn shared_texts(texts: &[&str]) -> Vec<u8> {
    let count = u32::try_from(texts.len()).unwrap().to_le_bytes();
    let (mut bytes, mut kind) = (Vec::new(), 0x00fc);
    let mut content = [count, count].concat();
    for text in texts {
        let text = long_text(text);
        if content.len() + text.len() > LONGEST {
            bytes.extend(record(kind, &content));
            (kind, content) = (0x003c, Vec::new());
        }
        content.extend(text);
    }
    bytes.extend(record(kind, &content));
    bytes
}

fn sheets(pages: &[Page]) -> Vec<Vec<u8>> {
    let mut text: u32 = 0;
    pages.iter().map(|page| sheet(page, &mut text)).collect()
}

/// `text` is the number of the page's first text in the table of texts.
fn sheet(page: &Page, text: &mut u32) -> Vec<u8> {
    let at = |number: u32| u16::try_from(number - 1).unwrap();
    let mut bytes = beginning(0x10);
    for column in &page.hidden_columns {
        let column = at(*column);
        bytes.extend(record(0x007d, &shorts(&[column, column, 2048, PLAIN, 1, 0])));
    }
    let (rows, columns) = (page.last_row(), u16::try_from(page.last_column()).unwrap());
    let mut bounds = [0_u32.to_le_bytes(), rows.to_le_bytes()].concat();
    bounds.extend(shorts(&[0, columns, 0]));
    bytes.extend(record(0x0200, &bounds));
    for row in 1..=rows {
        let hidden = if page.hidden_rows.contains(&row) { 0x20 } else { 0 };
        let facts = [at(row), 0, columns, 300, 0, 0, 0x0100 | hidden, PLAIN];
        bytes.extend(record(0x0208, &shorts(&facts)));
    }
    for ((row, column), value) in &page.cells {
        let format = if matches!(value, Typed::Date(_)) { DAY } else { PLAIN };
        let mut content = shorts(&[at(*row), at(*column), format]);
        let kind = match value {
            Typed::Text(_) => {
                content.extend(text.to_le_bytes());
                *text += 1;
                0x00fd
            }
            Typed::Number(number) => {
                content.extend(as_float(*number).to_le_bytes());
                0x0203
            }
            Typed::Date(day) => {
                content.extend(as_float(serial(*day)).to_le_bytes());
                0x0203
            }
        };
        bytes.extend(record(kind, &content));
    }
    bytes.extend(record(0x023e, &shorts(&[0x06b6, 0, 0, 0x40, 0, 0, 0, 0, 0])));
    for areas in page.merges.chunks(1000) {
        let mut content = short(areas.len()).to_vec();
        for (row, column, to_row, to_column) in areas {
            content.extend(shorts(&[at(*row), at(*to_row), at(*column), at(*to_column)]));
        }
        bytes.extend(record(0x00e5, &content));
    }
    bytes.extend(record(0x000a, &[]));
    bytes
}

/// The number of the day, of which 1/1/1900 is the first; the 29/2/1900 is counted, too.
fn serial(day: Date) -> i64 {
    i64::from((day - date(1899, 12, 30)).get_days())
}
