//! Letters that were lost before the file came here: `Nguy?n` instead of `Nguyễn`.
//!
//! A program that saves text in an encoding without Vietnamese letters writes `?` for each, and some
//! write `_`. Every name and group would be told as a fault of its own, and the cause never: so it is
//! told, or the file is refused, where it holds next to nothing else.

use crate::sheet::{CellRef, CellValue, ReadNote, Sheet, Workbook};

use super::error::ReadError;

/// Notes lost letters; refuses a workbook that lost most of them.
pub(super) fn tell(workbook: &mut Workbook) -> Result<(), ReadError> {
    const FEW: usize = 10;
    let mut questions = Lost { mark: '?', cells: 0, example: String::new() };
    let mut underscores = Lost { mark: '_', ..questions.clone() };
    let mut notes = Vec::new();
    for sheet in &workbook.sheets {
        let mut replaced = Vec::new();
        for (at, text) in texts(sheet).filter(|(_, text)| may_have_lost(text)) {
            questions.look_at(text);
            underscores.look_at(text);
            if text.contains(char::REPLACEMENT_CHARACTER) {
                replaced.push(at);
            }
        }
        if !replaced.is_empty() {
            notes.push(ReadNote::LettersLost { sheet: sheet.name.clone(), cells: replaced });
        }
    }
    for lost in [&questions, &underscores] {
        if lost.cells >= FEW && lost.cells > lost.others_with_letters(workbook) {
            let (cells, example) = (lost.cells, lost.example.clone());
            return Err(ReadError::LettersLost { cells, example });
        }
    }
    // Names of files have underscores, too.
    if questions.cells > 0 {
        let Lost { cells, example, .. } = questions;
        workbook.notes.push(ReadNote::QuestionMarks { cells, example });
    }
    workbook.notes.extend(notes);
    Ok(())
}

fn texts(sheet: &Sheet) -> impl Iterator<Item = (CellRef, &str)> {
    sheet.rows.iter().flat_map(|row| {
        row.cells.iter().filter_map(|cell| match &cell.value {
            CellValue::Text(text) => Some((CellRef::new(cell.column, row.row), text.as_str())),
            _ => None,
        })
    })
}

/// A quick look: whether a text has a mark, or the first byte of the replacement character.
fn may_have_lost(text: &str) -> bool {
    memchr::memchr3(b'?', b'_', 0xEF, text.as_bytes()).is_some()
}

/// The cells that have a mark for letters.
#[derive(Clone)]
struct Lost {
    mark: char,
    cells: usize,
    example: String,
}

impl Lost {
    fn look_at(&mut self, text: &str) {
        if let Some(word) = self.word_in(text) {
            self.cells += 1;
            if self.example.is_empty() {
                word.clone_into(&mut self.example);
            }
        }
    }

    fn word_in<'t>(&self, text: &'t str) -> Option<&'t str> {
        text.split_whitespace().find(|word| stands_in(word, self.mark))
    }

    /// How many cells have letters instead that no western encoding has.
    fn others_with_letters(&self, workbook: &Workbook) -> usize {
        let has_letter =
            |text: &str| text.chars().any(|letter| letter > '\u{FF}' && letter.is_alphabetic());
        let texts = workbook.sheets.iter().flat_map(texts);
        texts.filter(|(_, text)| self.word_in(text).is_none() && has_letter(text)).count()
    }
}

/// Whether the mark stands for a letter: before another one.
fn stands_in(word: &str, mark: char) -> bool {
    if !word.contains(mark) || word.contains("://") {
        return false;
    }
    let mut after_mark = false;
    word.chars().any(|letter| {
        let lost = after_mark && letter.is_alphabetic();
        after_mark = letter == mark;
        lost
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::{Cell, Column, Row, Sheet, SheetRow};

    fn workbook(texts: &[&str]) -> Workbook {
        let row = |(row, text): (u32, &&str)| SheetRow {
            row: Row::new(row),
            cells: vec![Cell::new(Column::new(1), CellValue::Text((*text).into()))].into(),
            hidden: false,
            struck: false,
        };
        let rows = (1..).zip(texts).map(row).collect();
        Workbook { sheets: vec![Sheet { rows, ..Sheet::default() }], ..Workbook::default() }
    }

    #[test]
    fn questions_and_names_of_files_are_not_lost_letters() {
        let texts = ["Tày?", "https://a.vn/?id=b", "Nam hay Nữ?", "1960 ?", "?", "danh_sach"];
        let mut asked = workbook(&texts);
        assert!(tell(&mut asked).is_ok());
        assert_eq!(asked.notes, []);
    }

    #[test]
    fn a_few_are_told_and_most_are_refused() {
        let mut few = workbook(&["Nguy?n", "Tày", "Nguyễn", "L?"]);
        assert!(tell(&mut few).is_ok());
        let note = ReadNote::QuestionMarks { cells: 1, example: "Nguy?n".to_owned() };
        assert_eq!(few.notes, [note]);
        for most in ["??i bi?u", "__i bi_u"] {
            let refused = tell(&mut workbook(&[most; 12]));
            assert!(matches!(refused, Err(ReadError::LettersLost { cells: 12, .. })));
        }
    }
}
