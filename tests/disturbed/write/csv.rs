//! Delimited text as offices save it.

use super::super::page::{Page, Typed};
use super::super::random::Rng;

pub(super) fn write(page: &Page, rng: &mut Rng) -> Vec<u8> {
    let separator = rng.pick(&[',', ',', ';', '\t']);
    let line_end = rng.pick(&["\r\n", "\n"]);
    let mut text = String::new();
    if rng.chance(50) {
        text.push('\u{feff}');
    }
    for row in 1..=page.last_row() {
        for column in 1..=page.last_column() {
            if column > 1 {
                text.push(separator);
            }
            if let Some(value) = page.cells.get(&(row, column)) {
                text.push_str(&quoted(value, separator));
            }
        }
        text.push_str(line_end);
    }
    text.into_bytes()
}

fn quoted(value: &Typed, separator: char) -> String {
    let shown = value.shown();
    if shown.contains([separator, '"', '\n', '\r']) {
        return format!("\"{}\"", shown.replace('"', "\"\""));
    }
    shown
}
