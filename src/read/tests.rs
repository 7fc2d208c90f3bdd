//! Tests over whole files, most of them written by real programs (`tests/files/read/make.py`).

use std::io::Write;
use std::path::PathBuf;

use calamine::{Data, Reader};
use jiff::civil::date;

use super::*;
use crate::sheet::{CellRef, CellValue, Sheet, SheetLeftOut};

fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/files/read").join(name)
}

fn read(name: &str) -> Workbook {
    read_path(&path(name), &ReadOptions::default())
        .unwrap_or_else(|error| panic!("{name}: {}", error.fault().message.en))
}

fn refused(name: &str) -> ReadError {
    match read_path(&path(name), &ReadOptions::default()) {
        Err(error) => error,
        Ok(_) => panic!("{name} was read"),
    }
}

fn value(sheet: &Sheet, at: &str) -> Option<CellValue> {
    let digits = at.find(|c: char| c.is_ascii_digit()).unwrap();
    let (column, row) = at.split_at(digits);
    let at = CellRef::new(column.parse().unwrap(), crate::sheet::Row::new(row.parse().unwrap()));
    sheet.cell(at).map(|cell| cell.value.clone())
}

#[expect(clippy::unnecessary_wraps, reason = "stands beside `value`, which may find none")]
fn text(text: &str) -> Option<CellValue> {
    Some(CellValue::Text(text.into()))
}

fn hidden_rows(sheet: &Sheet) -> Vec<u32> {
    let hidden = sheet.rows.iter().filter(|row| row.hidden);
    hidden.map(|row| row.row.number()).collect()
}

#[test]
fn one_list_reads_the_same_from_every_format() {
    for name in [
        "list_openpyxl.xlsx",
        "list_libreoffice.xlsx",
        "list_libreoffice.ods",
        "list_libreoffice.xls",
    ] {
        let workbook = read(name);
        let sheet = &workbook.sheets[0];
        assert_eq!(sheet.name.as_deref(), Some("ĐB chính thức"), "{name}");
        assert_eq!(value(sheet, "A1"), text("DANH SÁCH ĐẠI BIỂU"), "{name}");
        assert_eq!(value(sheet, "B4"), text("Nguyễn Thị Hường"), "{name}");
        assert_eq!(value(sheet, "B11"), text("Nông Đức Mạnh Hùng"), "{name}");
        assert_eq!(value(sheet, "A4"), Some(CellValue::Number(1.0)), "{name}");
        let born = value(sheet, "C4");
        assert_eq!(born, Some(CellValue::Date(date(1980, 5, 12))), "{name}");
        // LibreOffice keeps a truth value as a number where no format shows it as one.
        let member = value(sheet, "E4");
        assert!(
            member == Some(CellValue::Bool(true)) || member == Some(CellValue::Number(1.0)),
            "{name}"
        );
        assert_eq!(value(sheet, "F6"), text("dòng một\ndòng hai"), "{name}");
        assert_eq!(hidden_rows(sheet), [6], "{name}");
        let merged = sheet.merges.first().map(|merge| merge.last.to_string());
        assert_eq!(merged.as_deref(), Some("E1"), "{name}");
        let draft = ("Nháp".to_owned(), SheetLeftOut::Hidden);
        assert!(workbook.left_out.contains(&draft), "{name}");
    }
}

#[test]
fn a_number_that_is_no_date_is_kept_as_the_file_holds_it() {
    let found = value(&read("list_openpyxl.xlsx").sheets[0], "C5");
    let expected = CellValue::ImpossibleDate("19800512".into());
    assert_eq!(found, Some(expected));
    // LibreOffice changes the number when it saves; it is still no date.
    for name in ["list_libreoffice.xlsx", "list_libreoffice.ods", "list_libreoffice.xls"] {
        let found = value(&read(name).sheets[0], "C5");
        assert!(matches!(found, Some(CellValue::ImpossibleDate(_))), "{name}: {found:?}");
    }
}

#[test]
fn formulas_tell_errors_and_results_that_were_never_calculated() {
    let fresh = &read("list_openpyxl.xlsx").sheets[0];
    let formula = CellValue::Uncalculated("A4+A5".into());
    assert_eq!(value(fresh, "F5"), Some(formula));
    for name in ["list_libreoffice.xlsx", "list_libreoffice.ods", "list_libreoffice.xls"] {
        let sheet = &read(name).sheets[0];
        let error = CellValue::Error("#DIV/0!".into());
        assert_eq!(value(sheet, "F4"), Some(error), "{name}");
        assert_eq!(value(sheet, "F5"), Some(CellValue::Number(3.0)), "{name}");
    }
}

#[test]
fn xls_of_xlwt_tells_rows_merges_dates_and_the_font() {
    let workbook = read("list_xlwt.xls");
    let sheet = &workbook.sheets[0];
    assert_eq!(value(sheet, "E6"), Some(CellValue::Uncalculated("".into())));
    assert_eq!(hidden_rows(sheet), [6]);
    assert_eq!(sheet.merges.len(), 1);
    let born = value(sheet, "C4");
    assert_eq!(born, Some(CellValue::Date(date(1980, 5, 12))));
    assert_eq!(value(sheet, "E5"), Some(CellValue::Number(2.5)));
    // One cell could not be told by its letters; its font tells.
    assert_eq!(value(sheet, "A21"), text("Nguyễn Thị Hường"));
}

#[test]
fn our_xls_cells_equal_those_of_calamine() {
    for name in ["list_xlwt.xls", "list_libreoffice.xls"] {
        let mut theirs: calamine::Xls<_> = calamine::open_workbook(path(name)).unwrap();
        let sheet = &read(name).sheets[0];
        let range = theirs.worksheet_range("ĐB chính thức").unwrap();
        let mut compared = 0;
        for (row, column, data) in range.used_cells() {
            let (top, left) = range.start().unwrap();
            let at = CellRef::new(
                crate::sheet::Column::from_index(left + u32::try_from(column).unwrap()),
                crate::sheet::Row::from_index(top + u32::try_from(row).unwrap()),
            );
            let ours = sheet.cell(at).map(crate::sheet::Cell::shown);
            match data {
                Data::String(text) if at.to_string() != "A21" && !text.is_empty() => {
                    assert_eq!(ours.as_deref(), Some(text.as_str()), "{name} {at}");
                }
                // A formula that xlwt never calculated.
                Data::String(text) if text.is_empty() => {
                    assert_eq!(ours.as_deref(), Some("="), "{name} {at}");
                }
                Data::Int(number) => {
                    assert_eq!(ours, Some(number.to_string().into()), "{name} {at}");
                }
                Data::Float(number) => {
                    assert_eq!(ours, Some(number.to_string().into()), "{name} {at}");
                }
                _ => assert!(ours.is_some(), "{name} {at}"),
            }
            compared += 1;
        }
        assert!(compared > 40, "{name}");
    }
}

#[test]
fn a_sheet_a_little_off_its_place_and_formulas_of_older_versions_are_read() {
    let whole = std::fs::read(path("list_libreoffice.xls")).unwrap();
    let stream = container::Container::open(&whole).unwrap().stream("Workbook").unwrap().unwrap();
    // The stream lies in the file in one piece.
    let start = whole.windows(64).position(|window| window == &stream[..64]).unwrap();
    assert_eq!(whole.get(start..start + stream.len()), Some(&*stream));
    let mut bent = whole.clone();
    let mut records = biff::Records::new(&stream, 0);
    let (mut sheets, mut formulas) = (0, 0);
    loop {
        let at = start + records.position();
        match records.next() {
            Some(record) if record.kind == 0x85 => {
                bent[at + 4] = bent[at + 4].wrapping_add(20);
                sheets += 1;
            }
            Some(record) if record.kind == 0x06 => {
                bent[at + 1] = if formulas % 2 == 0 { 0x02 } else { 0x04 };
                formulas += 1;
            }
            Some(_) => {}
            None => break,
        }
    }
    assert!(sheets > 1 && formulas > 1, "{sheets} sheets, {formulas} formulas");
    let read = |bytes| read_bytes(bytes, "list.xls", &ReadOptions::default()).unwrap();
    assert_eq!(read(bent), read(whole));
}

#[test]
fn xlsb_tells_what_calamine_passes_over() {
    let workbook = read("list.xlsb");
    let sheet = &workbook.sheets[0];
    assert_eq!(sheet.name.as_deref(), Some("Đại biểu"));
    assert_eq!(value(sheet, "B2"), text("Lê Văn An"));
    assert_eq!(value(sheet, "A3"), Some(CellValue::Error("#DIV/0!".into())));
    assert_eq!(hidden_rows(sheet), [2]);
    assert_eq!(sheet.merges[0].first.to_string(), "B3");
}

#[test]
fn text_files_are_read_in_every_encoding() {
    for (name, note) in [
        ("utf8_bom_semicolon.csv", None),
        ("utf16_tab.txt", None),
        ("windows1258.csv", Some("windows-1258")),
        ("tcvn3.csv", Some("TCVN3")),
    ] {
        let workbook = read(name);
        let sheet = &workbook.sheets[0];
        let notes: Vec<_> =
            note.map(|encoding| ReadNote::Decoded { encoding }).into_iter().collect();
        assert_eq!(workbook.notes, notes, "{name}");
        assert_eq!(value(sheet, "B2"), text("Nguyễn Thị Hường"), "{name}");
        assert_eq!(value(sheet, "C4"), text("Mông"), "{name}");
        assert_eq!(sheet.rows.len(), 13, "{name}");
    }
}

#[test]
fn columns_typed_for_legacy_fonts_become_unicode() {
    for (name, encoding) in
        [("tcvn3_font.xlsx", "TCVN3"), ("tcvn3_no_font.xlsx", "TCVN3"), ("vni_no_font.xlsx", "VNI")]
    {
        let workbook = read(name);
        let sheet = &workbook.sheets[0];
        assert_eq!(value(sheet, "B1"), text("Họ và tên"), "{name}");
        assert_eq!(value(sheet, "B2"), text("Nguyễn Thị Hường"), "{name}");
        assert_eq!(value(sheet, "B3"), text("Đặng Văn Quý"), "{name}");
        assert_eq!(value(sheet, "C2"), text("Đã ký"), "{name}");
        let note = ReadNote::ConvertedFont {
            sheet: sheet.name.clone(),
            columns: vec!["B".parse().unwrap()],
            encoding,
        };
        assert_eq!(workbook.notes, [note], "{name}");
    }
}

#[test]
fn a_false_ending_is_told_and_prose_is_refused() {
    let csv = read("csv_named.xlsx");
    let note = |ending: &str, content| ReadNote::NamedAs { ending: ending.to_owned(), content };
    assert_eq!(csv.notes, [note("xlsx", "CSV")]);
    let page = read("web_page.xls");
    assert_eq!(page.notes, [note("xls", "HTML")]);
    let sheet = &page.sheets[0];
    assert_eq!(value(sheet, "A1"), text("DANH SÁCH & ĐẠI BIỂU"));
    assert_eq!(value(sheet, "B3"), text("Tên"));
    assert_eq!(value(sheet, "B4"), text("Lê Văn\nAn"));
    let error = refused("prose_named.xlsx").fault().message.en;
    assert!(error.starts_with("is not a spreadsheet, although its name ends in `.xlsx`"));
}

#[test]
fn a_stray_cell_in_the_last_corner_costs_nothing() {
    for name in ["corner.xlsx", "corner.xls"] {
        let sheet = read(name).sheets.remove(0);
        assert_eq!(value(&sheet, "A1"), text("STT"), "{name}");
        assert!(sheet.cell_count() <= 5, "{name}");
    }
    let beyond = read("beyond_grid.xlsx");
    assert_eq!(value(&beyond.sheets[0], "A1"), text("STT"));
}

#[test]
fn repeats_are_bounded_and_the_rest_is_read() {
    let sheet = read("repeats.ods").sheets.remove(0);
    assert_eq!(value(&sheet, "A1"), text("An"));
    assert_eq!(value(&sheet, "A1048576"), text("An"));
    let refused = read("repeated_text.ods");
    assert_eq!(refused.sheets[0].cell_count(), 2);
    let cells = 99_000_000;
    let note = ReadNote::CellsRefused { sheet: Some("S".to_owned()), cells };
    assert_eq!(refused.notes, [note]);
}

#[test]
fn hostile_and_broken_files_end_in_a_clear_error() {
    assert!(matches!(refused("blanks.xlsx"), ReadError::TooLarge { .. }));
    assert!(matches!(refused("fat_cycle.xls"), ReadError::Damaged { .. }));
    assert!(matches!(refused("cut_off.xlsx"), ReadError::Damaged { .. }));
    assert!(matches!(refused("no such file"), ReadError::NotFound { .. }));
    assert!(matches!(refused(""), ReadError::Directory));
    assert!(matches!(refused("~$list.xlsx"), ReadError::LockFile));
}

#[test]
fn a_macro_sheet_does_not_spoil_the_workbook() {
    let workbook = read("macro_sheet.xlsm");
    assert_eq!(value(&workbook.sheets[0], "A1"), text("STT"));
    let left_out = ("Macro1".to_owned(), SheetLeftOut::NotAWorksheet);
    assert_eq!(workbook.left_out, [left_out]);
}

#[test]
fn an_encrypted_workbook_is_told_as_such() {
    let mut container = cfb::CompoundFile::create(std::io::Cursor::new(Vec::new())).unwrap();
    let mut stream = container.create_stream("/EncryptedPackage").unwrap();
    stream.write_all(b"secret").unwrap();
    stream.flush().unwrap();
    drop(stream);
    let bytes = container.into_inner().into_inner();
    let outcome = read_bytes(bytes, "ds.xlsx", &ReadOptions::default());
    assert!(matches!(outcome, Err(ReadError::Encrypted)));
}

#[test]
fn a_file_cut_anywhere_never_panics() {
    for name in [
        "list_openpyxl.xlsx",
        "list_libreoffice.ods",
        "list_libreoffice.xls",
        "list_xlwt.xls",
        "list.xlsb",
        "web_page.xls",
        "utf16_tab.txt",
    ] {
        let whole = std::fs::read(path(name)).unwrap();
        let step = (whole.len() / 60).max(1);
        for end in (0..whole.len()).step_by(step) {
            let cut = whole[..end].to_vec();
            let _ = read_bytes(cut, name, &ReadOptions::default());
            let mut bent = whole.clone();
            bent[end] ^= 0x55;
            let _ = read_bytes(bent, name, &ReadOptions::default());
        }
    }
}

#[test]
fn a_row_that_was_struck_out_is_told() {
    let struck = |name: &str| -> Vec<u32> {
        let sheet = read(name).sheets.remove(0);
        sheet.rows.iter().filter(|row| row.struck).map(|row| row.row.number()).collect()
    };
    for ending in ["openpyxl.xlsx", "libreoffice.ods", "libreoffice.xls"] {
        assert_eq!(struck(&format!("struck_out_{ending}")), [3], "{ending}");
    }
    assert!(struck("list_openpyxl.xlsx").is_empty());
}

#[test]
fn dates_counted_from_1904_are_the_days_they_show() {
    for name in ["dates_1904_openpyxl.xlsx", "dates_1904_libreoffice.xls"] {
        let found = value(&read(name).sheets[0], "A1");
        assert_eq!(found, Some(CellValue::Date(date(1980, 5, 12))), "{name}");
    }
}
