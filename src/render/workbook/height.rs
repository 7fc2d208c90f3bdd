//! How high rows are. Not every program finds the height of a wrapped text itself, and none does in
//! merged cells, so that each row says it.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::style::LINE;

/// A row is never higher than so many lines.
const MOST_LINES: u32 = 20;

/// The letters of the longest line.
pub(super) fn widest_line(text: &str) -> usize {
    text.lines().map(|line| line.chars().count()).max().unwrap_or(0)
}

/// How many lines a text takes in a column of this width.
pub(super) fn lines(text: &str, width: usize) -> u32 {
    // A column is as wide as so many digits, and letters are narrower; lines break between words,
    // and lose some of that again.
    let lines = text.lines().map(|line| line.chars().count().div_ceil(width.max(1)).max(1));
    u32::try_from(lines.sum::<usize>()).unwrap_or(MOST_LINES).clamp(1, MOST_LINES)
}

/// Makes a row high enough for texts in columns of these widths.
pub(super) fn fit<'a>(
    sheet: &mut Worksheet,
    row: u32,
    texts: impl Iterator<Item = (&'a str, usize)>,
) -> Result<(), XlsxError> {
    let most = texts.map(|(text, width)| lines(text, width)).max().unwrap_or(1);
    if most > 1 {
        sheet.set_row_height(row, most * LINE + 2)?;
    }
    Ok(())
}
