//! Letters that were lost before the file came here: `Nguy?n` instead of `Nguyễn`.
//!
//! A program that saves text in an encoding without Vietnamese letters writes `?` for each. Every
//! name and group would be told as a fault of its own, and the cause never: so it is told, or the
//! file is refused, where it holds next to nothing else.

use crate::sheet::{CellValue, ReadNote, Workbook};

use super::error::ReadError;

/// Notes lost letters; refuses a workbook that lost most of them.
pub(super) fn tell(workbook: &mut Workbook) -> Result<(), ReadError> {
    const FEW: usize = 10;
    let (mut lost, mut kept) = (0_usize, 0_usize);
    let mut example = None;
    let rows = workbook.sheets.iter().flat_map(|sheet| &sheet.rows);
    for cell in rows.flat_map(|row| &row.cells) {
        let CellValue::Text(text) = &cell.value else { continue };
        if let Some(word) = text.split_whitespace().find(|word| has_lost_letters(word)) {
            lost += 1;
            example.get_or_insert_with(|| word.to_owned());
        } else if text.chars().any(only_vietnamese) {
            kept += 1;
        }
    }
    let Some(example) = example else { return Ok(()) };
    if lost >= FEW && lost > kept {
        return Err(ReadError::LettersLost { cells: lost, example });
    }
    workbook.notes.push(ReadNote::QuestionMarks { cells: lost, example });
    Ok(())
}

/// Whether a question mark stands for a letter: before another one.
fn has_lost_letters(word: &str) -> bool {
    if word.contains("://") {
        return false;
    }
    let mut before_letter = false;
    word.chars().any(|letter| {
        let lost = before_letter && letter.is_alphabetic();
        before_letter = letter == '?';
        lost
    })
}

/// Whether no western encoding has the letter.
fn only_vietnamese(letter: char) -> bool {
    letter > '\u{FF}' && letter.is_alphabetic()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::{Cell, Column, Row, Sheet, SheetRow};

    fn workbook(texts: &[&str]) -> Workbook {
        let row = |(row, text): (u32, &&str)| SheetRow {
            row: Row::new(row),
            cells: vec![Cell::new(Column::new(1), CellValue::Text((*text).to_owned()))],
            hidden: false,
        };
        let rows = (1..).zip(texts).map(row).collect();
        Workbook { sheets: vec![Sheet { rows, ..Sheet::default() }], ..Workbook::default() }
    }

    #[test]
    fn questions_are_not_lost_letters() {
        let mut asked = workbook(&["Tày?", "https://a.vn/?id=b", "Nam hay Nữ?", "1960 ?", "?"]);
        assert!(tell(&mut asked).is_ok());
        assert_eq!(asked.notes, []);
    }

    #[test]
    fn a_few_are_told_and_most_are_refused() {
        let mut few = workbook(&["Nguy?n", "Tày", "Nguyễn", "L?"]);
        assert!(tell(&mut few).is_ok());
        let note = ReadNote::QuestionMarks { cells: 1, example: "Nguy?n".to_owned() };
        assert_eq!(few.notes, [note]);
        let refused = tell(&mut workbook(&["??i bi?u"; 12]));
        assert!(matches!(refused, Err(ReadError::LettersLost { cells: 12, .. })));
    }
}
