//! How rows number themselves: `12`, `1.2`, `II`, `b)`, and which number follows which; and the row
//! that numbers the columns.

use super::section::{Style, style_of};
use crate::sheet::Cell;

/// The number of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Numbering {
    pub(super) style: Style,
    /// What stands before the last part: `1` of `1.2`.
    outer: String,
    value: u32,
}

impl Numbering {
    /// Reads what stands in the column of ordinals.
    pub(super) fn of(text: &str) -> Option<Self> {
        let style = style_of(text)?;
        let bare = text.trim().trim_matches(['.', '(', ')', '/', ':', '-']).trim();
        let (outer, last) = match style {
            Style::DottedNumber => bare.rsplit_once('.')?,
            _ => ("", bare),
        };
        let value = match style {
            Style::Number | Style::DottedNumber => last.parse().ok()?,
            Style::Roman => roman(last)?,
            Style::Letter | Style::SmallLetter => {
                let letter = last.chars().next()?.to_ascii_lowercase();
                u32::from(letter).checked_sub(u32::from('a'))? + 1
            }
            _ => return None,
        };
        Some(Self { style, outer: outer.to_owned(), value })
    }

    /// Whether this is the number behind the other.
    pub(super) fn follows(&self, other: &Self) -> bool {
        self.style == other.style && self.outer == other.outer && self.value == other.value + 1
    }

    /// Whether a count of people begins here: `1`, or `1.1`.
    pub(super) fn begins(&self) -> bool {
        matches!(self.style, Style::Number | Style::DottedNumber) && self.value == 1
    }
}

/// A text without the number that opens it: `1. Họ và tên`, `(2) Giới tính`, `3) Nông Văn An`.
pub(super) fn without_number(text: &str) -> &str {
    let trimmed = text.trim_start();
    let open = trimmed.strip_prefix('(').unwrap_or(trimmed);
    let number = open.find(|c: char| !c.is_ascii_digit()).unwrap_or(open.len());
    let rest = &open[number..];
    let rest = rest.strip_prefix(['.', ')', '-', ':']).map(str::trim_start);
    match rest {
        Some(rest) if number > 0 && rest.starts_with(char::is_alphabetic) => rest,
        _ => text,
    }
}

/// The value of a numeral of the letters and the size that lists use.
fn roman(text: &str) -> Option<u32> {
    let digit = |letter: char| match letter {
        'I' => Some(1),
        'V' => Some(5),
        'X' => Some(10),
        _ => None,
    };
    let digits: Vec<u32> = text.chars().map(digit).collect::<Option<_>>()?;
    let value = digits.iter().enumerate().fold(0_i64, |sum, (at, value)| {
        let smaller = digits.get(at + 1).is_some_and(|next| next > value);
        sum + if smaller { -i64::from(*value) } else { i64::from(*value) }
    });
    u32::try_from(value).ok()
}

/// Whether a row of column numbers begins with the first.
pub(super) fn begins_with_one<'c>(mut cells: impl Iterator<Item = &'c Cell>) -> bool {
    cells.next().is_some_and(|cell| {
        let text = cell.text();
        matches!(text.trim_matches(['(', ')', '[', ']', ' ', '-']), "1" | "A" | "a")
    })
}

/// `1 2 3 …`, `(1) (2) (3) …`, `A B 1 2 …`, `(7a) (7b)`, `(3)=(4)+(5)`: at least three cells that
/// count up.
pub(crate) fn is_column_numbers<'c>(cells: impl Iterator<Item = &'c Cell> + Clone) -> bool {
    const ENOUGH: usize = 3;
    const MOST: u32 = 60;
    // Most rows hold a name or other words longer than any number, and need no closer look.
    const LONGEST: usize = 12;
    let is_word = |cell: &Cell| {
        let text = cell.text();
        text.trim().len() > LONGEST && !text.contains('=')
    };
    if cells.clone().any(is_word) {
        return false;
    }
    let mut numbers = Vec::new();
    let mut letters = 0;
    for cell in cells.clone() {
        let text = cell.text();
        // A spreadsheet takes `(1)` for -1.
        let bare = text.trim().trim_start_matches('-').trim_matches(['(', ')', '[', ']', '.']);
        let bare: String = bare.chars().filter(|c| !matches!(c, '(' | ')' | ' ')).collect();
        let is_letter = bare.len() == 1 && bare.bytes().all(|byte| byte.is_ascii_alphabetic());
        // `7a`, `9=7+8`
        let lead = bare.find(|c: char| !c.is_ascii_digit()).map_or(bare.as_str(), |at| &bare[..at]);
        let tail = &bare[lead.len()..];
        let is_sum = tail.starts_with('=')
            && tail
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '=' | '+' | '-' | '/'));
        let is_part = tail.len() == 1 && tail.bytes().all(|byte| byte.is_ascii_lowercase());
        match lead.parse::<u32>() {
            Ok(number) if tail.is_empty() || is_sum || is_part => numbers.push(number),
            Err(_) if is_letter && (numbers.is_empty() || numbers.len() > 2) => letters += 1,
            _ => return false,
        }
    }
    // Beside another table the numbers begin again.
    let goes_on = |pair: &[u32]| matches!(pair, [left, right] if left <= right || *right == 1);
    let counts_up = numbers.windows(2).all(goes_on);
    // `A | B` heads two columns.
    let differs = numbers.first() != numbers.last() || letters > 1;
    let is_enough = cells.count() >= ENOUGH || letters > 1;
    is_enough && counts_up && differs && numbers.iter().all(|number| *number <= MOST)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::{CellValue, Column};

    #[test]
    fn a_row_of_column_numbers_counts_up() {
        let is_numbers = |row: &str| {
            let texts = row.split('|').map(|text| CellValue::Text(text.trim().into()));
            let cells: Vec<Cell> = (0..)
                .zip(texts)
                .map(|(at, text)| Cell::new(Column::from_index(at), text))
                .collect();
            is_column_numbers(cells.iter())
        };
        for row in [
            "1 | 2 | 3",
            "(1) | (2) | (3)",
            "A | B | 1 | 2",
            "A | B",
            "1 | 2 | 3 | A",
            "1 | 2 | 7a | 7b | 9=7+8",
            "1 | 2 | 3 | 1 | 2 | 3",
            "1 | 2 | 60",
        ] {
            assert!(is_numbers(row), "{row}");
        }
        for row in [
            "1 | 2",
            "A | 1",
            "1 | A | 2",
            "3 | 2 | 4",
            "1 | 1 | 1",
            "1 | 2 | 61",
            "1 | 2 | Nam",
            "1 | 2 | 3 | 4bis",
            "1 | 2 | 3 | 4%",
        ] {
            assert!(!is_numbers(row), "{row}");
        }
    }

    #[test]
    fn a_number_follows_the_one_before_it_in_its_own_style() {
        let follows = |later: &str, earlier: &str| {
            Numbering::of(later).unwrap().follows(&Numbering::of(earlier).unwrap())
        };
        for (earlier, later) in
            [("9", "10."), ("1.1", "1.2"), ("III", "IV"), ("a)", "b)"), ("(1)", "(2)")]
        {
            assert!(follows(later, earlier), "{earlier} {later}");
        }
        for (earlier, later) in [("1", "3"), ("1.1", "2.2"), ("I", "2"), ("1", "1.2")] {
            assert!(!follows(later, earlier), "{earlier} {later}");
        }
        assert!(Numbering::of("1.1").unwrap().begins() && !Numbering::of("I").unwrap().begins());
    }
}
