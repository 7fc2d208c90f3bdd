//! What writers get wrong and spreadsheet programs open all the same: each file under
//! `tests/files/quirks/` is named by its fault, and most hold the one list of `as_it_is.xlsx`.

use std::path::{Path, PathBuf};

use delegate_quota::rooms::catalogue::GroupCatalogue;
use delegate_quota::rooms::read::{ReadError, ReadOptions, read_path};
use delegate_quota::rooms::recognise::{Hints, RecogniseOptions, recognise};
use delegate_quota::rooms::sheet::{ReadNote, Workbook};

use crate::workbooks::{Person, person};

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files/quirks").join(name)
}

fn read(name: &str) -> Workbook {
    read_path(&path(name), &ReadOptions::default())
        .unwrap_or_else(|error| panic!("{name}: {}", error.fault().message.en))
}

/// The people of a list, without the places where they stand.
fn people(name: &str) -> Vec<Person> {
    let options = RecogniseOptions {
        catalogue: GroupCatalogue::vietnam(),
        sheets: Vec::new(),
        unstated_role: None,
        hints: Hints::default(),
    };
    let roster = recognise(read(name), &options)
        .unwrap_or_else(|error| panic!("{name}: {}", error.message.en));
    let people = roster.delegates.iter().map(|delegate| {
        let mut facts = person(&roster, delegate);
        facts.retain(|key, _| !matches!(key.as_str(), "sheet" | "row"));
        facts
    });
    people.collect()
}

#[test]
fn what_spreadsheet_programs_open_is_read_as_it_is() {
    let as_it_is = people("as_it_is.xlsx");
    assert_eq!(as_it_is.len(), 188);
    for name in [
        "targets_that_climb.xlsx",
        "formats_within_dxfs.xlsx",
        "sheet_without_part.xlsx",
        "template.xltx",
        "default_password.xlsx",
        // Twenty of its rows are typed for a font of TCVN3.
        "tcvn3_rows.xlsx",
        "wps.et",
        "jexcelapi.xls",
        "sheetjs.xls",
        "short_records.xlsb",
        "no_extent.xlsb",
        "long_style_first.xls",
        "outer_layout_table.xls",
        "page.html",
        // Its dates are number signs, as a narrow column shows them.
        "page.mht",
        "month_first.csv",
        "tables.docx",
    ] {
        let people = people(name);
        assert_eq!(people.len(), as_it_is.len(), "{name}");
        let differing = people.iter().zip(&as_it_is).find(|(one, other)| one != other);
        assert_eq!(differing, None, "{name}");
    }
}

#[test]
fn the_same_list_with_one_fault_tells_the_same_people() {
    for (name, whole) in [
        ("formulas_without_text.ods", "formulas_without_text.xlsx"),
        ("times_and_dash.xlsx", "times_and_hyphen.xlsx"),
    ] {
        assert_eq!(people(name), people(whole), "{name}");
    }
    let as_it_is = people("as_it_is.xlsx");
    let told = people("vertical_tabs.csv");
    assert!(told.len() > 30, "{}", told.len());
    let name = |person: &Person| person["name"].to_string().replace("\\n", " ");
    for (one, other) in told.iter().zip(&as_it_is) {
        assert_eq!(name(one), name(other));
        assert_eq!(one["birth"], other["birth"]);
    }
}

#[test]
fn a_row_that_a_page_does_not_show_is_hidden() {
    let workbook = read("hidden_row.xls");
    let hidden = workbook.sheets[0].rows.iter().filter(|row| row.hidden).count();
    assert_eq!(hidden, 1);
}

#[test]
fn dates_written_month_first_are_told_once() {
    let notes = read("month_first.csv").notes;
    assert!(matches!(&notes[..], [ReadNote::MonthFirst { columns, .. }] if columns.len() == 1));
}

#[test]
fn a_library_of_macros_may_be_encrypted() {
    assert_eq!(read("encrypted_macros.ods").sheets.len(), 1);
}

#[test]
fn what_cannot_be_read_is_refused_by_its_cause() {
    let refused = |name| read_path(&path(name), &ReadOptions::default()).unwrap_err();
    assert!(matches!(refused("question_marks.csv"), ReadError::LettersLost { .. }));
    assert!(matches!(refused("record_of_256_mib_claimed.xlsb"), ReadError::Damaged { .. }));
}
