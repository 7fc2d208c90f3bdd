//! Whether the rows that are told are those of the files, which readers of others open.

use std::fs::{self, File};
use std::io::BufReader;
use std::path::Path;

use calamine::{Reader as _, Sheets, open_workbook_auto};

use super::cell;
use super::told::{Told, of_all_lists};

/// Whether the row holds the name; nothing where the file cannot be opened so.
fn holds(workbook: &mut Sheets<BufReader<File>>, told: &Told) -> bool {
    let sheet = workbook.worksheet_range(told.sheet.as_deref().unwrap()).unwrap();
    let name = told.delegate.as_deref().unwrap();
    (1..=12).any(|column| cell(&sheet, told.row.unwrap(), column) == name)
}

/// The same in a list that is text: its rows are lines.
fn stands_in_line(text: &str, told: &Told) -> bool {
    let line = text.lines().nth(usize::try_from(told.row.unwrap()).unwrap() - 1);
    let name = told.delegate.as_deref().unwrap().lines().next().unwrap();
    line.is_some_and(|line| line.contains(name))
}

#[test]
fn the_rows_that_are_told_are_the_delegates_own() {
    let mut opened = 0;
    for told in of_all_lists().told() {
        let (Some(name), Some(row)) = (&told.delegate, told.row) else { continue };
        let letters_off = told.cell.as_deref().map(|it| it.trim_start_matches(char::is_alphabetic));
        assert!(letters_off.is_none_or(|it| it == row.to_string()), "{told:?}");
        // A formula is quoted where it has no result, which is what other readers see.
        if name.starts_with('=') {
            continue;
        }
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(&told.path);
        let found = match path.extension().and_then(|it| it.to_str()) {
            Some("csv" | "tsv") => {
                fs::read_to_string(&path).ok().map(|text| stands_in_line(&text, &told))
            }
            _ => open_workbook_auto(&path).ok().map(|mut workbook| holds(&mut workbook, &told)),
        };
        // Tables saved as web pages and lists in old encodings are read by none of the two.
        if let Some(found) = found {
            assert!(found, "{told:?}");
            opened += 1;
        }
    }
    assert!(opened >= 30, "only {opened} rows were looked up");
}
