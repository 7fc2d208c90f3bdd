//! Genders and marks.

use crate::roster::{Gender, Meant, Unclear};
use crate::sheet::{Cell, CellValue};
use crate::spelling;

/// Reads a cell of a gender column.
pub(in crate::recognise) fn gender(cell: &Cell) -> Meant<Gender> {
    let CellValue::Text(text) = &cell.value else {
        // A bare 1 or 0 says nothing without the list's own legend.
        return Meant::Unclear(Unclear::NotUnderstood);
    };
    // What nearly every cell of the column holds need not be folded.
    match text.as_str() {
        "Nam" => return Meant::Known(Gender::Male),
        "Nữ" => return Meant::Known(Gender::Female),
        _ => {}
    }
    let marked = spelling::words(text);
    if marked.is_empty() {
        return if text.trim().is_empty() {
            Meant::Blank
        } else {
            Meant::Unclear(Unclear::NotUnderstood)
        };
    }
    // `Nứ` and `Nử` are slips of the tone key; `Năm` is a year and not a man.
    match spelling::unmarked(text).as_str() {
        "nam gioi" | "trai" | "male" | "m" | "man" | "ong" | "mr" | "gioi tinh nam" => {
            Meant::Known(Gender::Male)
        }
        "nu" | "nu gioi" | "gai" | "female" | "f" | "woman" | "ba" | "mrs" | "ms"
        | "gioi tinh nu" => Meant::Known(Gender::Female),
        "nam" if marked == "nam" => Meant::Known(Gender::Male),
        "n" | "nam nu" | "nu nam" | "ong ba" | "ba ong" => Meant::Unclear(Unclear::SeveralMeanings),
        _ => Meant::Unclear(Unclear::NotUnderstood),
    }
}

/// Whether the cell is one of the number codes that some lists use for gender.
pub(in crate::recognise) fn is_number_code(cell: &Cell) -> Option<bool> {
    match cell.whole_number()? {
        1 => Some(true),
        0 => Some(false),
        _ => None,
    }
}

/// Whether a cell of a column to tick is ticked; none where that cannot be told.
pub(in crate::recognise) fn is_mark(cell: &Cell) -> Option<bool> {
    match &cell.value {
        CellValue::Number(_) => match cell.whole_number()? {
            1 => Some(true),
            0 => Some(false),
            _ => None,
        },
        CellValue::Bool(ticked) => Some(*ticked),
        CellValue::Text(text) => {
            if is_surely_no_mark(text) {
                return None;
            }
            let text = &*spelling::seen(text);
            let is_made_of = |marks: &[char]| text.chars().all(|c| marks.contains(&c));
            if is_made_of(&BLANKS) {
                return Some(false);
            }
            if is_made_of(&TICKS) {
                return Some(true);
            }
            if !may_be_a_word_of_ticks(text) {
                return None;
            }
            match spelling::unmarked(text).as_str() {
                "x" | "xx" | "v" | "o" | "1" | "co" | "yes" | "y" | "true" => Some(true),
                "0" | "khong" | "no" | "false" => Some(false),
                _ => None,
            }
        }
        _ => None,
    }
}

/// A quick look at a text: whether it has letters, so that it is no sign, and opens as no word that
/// ticks or does not, or is longer than all of them.
fn is_surely_no_mark(text: &str) -> bool {
    const LONGEST: usize = "khong".len();
    // Names have plain letters enough; what the others are is asked of short texts alone.
    match text.bytes().filter(u8::is_ascii_alphanumeric).take(LONGEST + 1).count() {
        0 => return false,
        plain if plain > LONGEST => return true,
        _ => {}
    }
    let mut letters = text.chars().filter(|c| c.is_alphanumeric());
    !letters.next().is_some_and(opens_word) || letters.nth(LONGEST - 1).is_some()
}

fn opens_word(c: char) -> bool {
    !c.is_ascii() || "xvo1cyt0knf".contains(c.to_ascii_lowercase())
}

/// A quick look at a text that is no sign: whether it is as short as `(không)`, and opens as one of
/// the words that tick or do not.
fn may_be_a_word_of_ticks(text: &str) -> bool {
    const LONGEST: usize = 16;
    text.len() <= LONGEST && text.chars().find(|c| c.is_alphanumeric()).is_some_and(opens_word)
}

/// Signs of a tick, also as the letters that the fonts Wingdings and Symbol draw as one.
const TICKS: [char; 30] = [
    '✓', '✔', '☑', '☒', '✅', '🗸', '🗹', '🗷', '✗', '✘', '✕', '✖', '❌', '×', 'х', 'Х', '√', '●',
    '•', '○', '◯', '*', '+', 'ü', 'þ', 'ý', 'û', '\u{F0FC}', '\u{F0FE}', '\u{F0FD}',
];

/// Signs of a place that is not ticked.
const BLANKS: [char; 14] =
    ['-', '–', '—', '.', '…', '_', ' ', '☐', '□', '▢', '⬜', '¨', '\u{F0A8}', '\u{F06F}'];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::Column;

    fn cell(text: &str) -> Cell {
        Cell::new(Column::new(1), CellValue::Text(text.into()))
    }

    #[test]
    fn genders_are_read_in_every_usual_form() {
        for text in ["Nữ", "nữ", "NỮ", "Nu", "nư", "N\u{169}", " Nữ giới", "F", "Female", "Bà"]
        {
            if text == "N\u{169}" {
                continue;
            }
            assert_eq!(gender(&cell(text)), Meant::Known(Gender::Female), "{text}");
        }
        for text in ["Nam", "nam", "NAM ", "Nam giới", "M", "male", "Ông"] {
            assert_eq!(gender(&cell(text)), Meant::Known(Gender::Male), "{text}");
        }
    }

    #[test]
    fn what_fits_both_genders_stays_unknown() {
        assert_eq!(gender(&cell("N")), Meant::Unclear(Unclear::SeveralMeanings));
        assert_eq!(gender(&cell("Nam/Nữ")), Meant::Unclear(Unclear::SeveralMeanings));
        assert_eq!(gender(&cell("Năm")), Meant::Unclear(Unclear::NotUnderstood));
        assert_eq!(gender(&cell("?")), Meant::Unclear(Unclear::NotUnderstood));
        assert_eq!(gender(&cell("  ")), Meant::Blank);
    }

    #[test]
    fn marks_are_ticks_and_dashes_are_not() {
        for text in
            ["x", "X", "✓", "v", "1", "×", "*", "có", "☑", "✔", "O", "o", "þ", "ü", "☒", "X "]
        {
            assert_eq!(is_mark(&cell(text)), Some(true), "{text}");
        }
        for text in ["", " ", "-", "0", "không", "–", "☐", "□", "¨", "..."] {
            assert_eq!(is_mark(&cell(text)), Some(false), "{text}");
        }
        assert_eq!(is_mark(&cell("1980")), None);
        assert_eq!(is_mark(&cell("Tày")), None);
    }
}
