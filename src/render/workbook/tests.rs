use super::*;
use crate::read::{ReadOptions, read_bytes};
use crate::render::document::{DIM, TextColumn, TextTable, paragraph};
use crate::render::{Format, fixtures, render_file};
use crate::sheet::{SheetRow, Workbook as Read};

fn read(bytes: Vec<u8>) -> Read {
    read_bytes(bytes, "result.xlsx", &ReadOptions::default()).unwrap()
}

/// All texts of a workbook.
pub(in crate::render) fn text_of(bytes: Vec<u8>) -> String {
    let book = read(bytes);
    let rows = book.sheets.iter().flat_map(|sheet| &sheet.rows);
    let texts: Vec<String> =
        rows.flat_map(|row| &row.cells).map(|cell| cell.shown().into()).collect();
    texts.join("\n")
}

/// The filled cells of a sheet, row by row.
fn texts(book: &Read, sheet: &str) -> Vec<Vec<String>> {
    let sheet = book.sheets.iter().find(|it| it.name.as_deref() == Some(sheet)).unwrap();
    let row = |row: &SheetRow| row.cells.iter().map(|cell| cell.shown().into()).collect();
    sheet.rows.iter().map(row).collect()
}

fn names(book: &Read) -> Vec<&str> {
    book.sheets.iter().filter_map(|sheet| sheet.name.as_deref()).collect()
}

fn validated(report: &crate::report::Report, lang: Lang) -> Read {
    read(render_file(report, Format::Xlsx, &fixtures::page(lang, 80)))
}

#[test]
fn a_folder_s_workbook_has_the_verdict_in_front_and_a_line_for_each_unit() {
    let report = fixtures::report();
    let book = validated(&report, Lang::Vi);
    assert_eq!(names(&book), ["Kết luận", "Đơn vị", "Quy định", "Cần sửa", "Thành phần"]);
    let units = texts(&book, "Đơn vị");
    assert_eq!(units.len(), 1 + 3);
    assert!(units[1].contains(&"Sa Thầy".to_owned()) && units[1].contains(&"150".to_owned()));
    let counts = report.closing().counts;
    let problems =
        counts.errors + counts.warnings + counts.advice + counts.not_checked + counts.waived;
    let lines = texts(&book, "Cần sửa").len() as u64;
    assert_eq!(lines, 1 + problems + 1, "the headings and the unreadable list");
    let front = texts(&book, "Kết luận").concat().join("\n");
    assert!(front.contains("20/05/2024"), "{front}");
}

#[test]
fn a_list_s_workbook_has_its_page_and_no_sheet_of_units() {
    let book = validated(&fixtures::clean(), Lang::En);
    assert_eq!(names(&book), ["Verdict", "Rules", "People"]);
}

#[test]
fn text_stays_text_and_is_cut_to_what_a_cell_holds() {
    let long = "ạ".repeat(40_000);
    let hostile = ["=1+1", "+cmd|' /C calc'!A0", "@x", "\u{1b}[31m", "\u{ffff}", "a\nb", &long];
    let mut records = Records::new(hostile.map(str::to_owned));
    records.row(hostile.map(RecordCell::text));
    let mut table = TextTable::new(hostile.map(|title| TextColumn::new(Text::same(title))));
    table.row(hostile.map(|text| Text::same(text).into()));
    let mut page = Document::default();
    page.heading(Text::same(&long));
    page.table(table);
    page.add(paragraph(Text::same("=2+2")).toned(DIM).indented(3));
    let bytes = of_page(&Text::same("=3+3"), &page, &records, Lang::Vi);
    let book = read(bytes);
    let data = texts(&book, "Số liệu");
    assert_eq!(data[1][0], "=1+1");
    assert_eq!(data[1][6].chars().count(), LONGEST);
    assert!(data[1][6].ends_with('…'));
    assert!(!data.concat().concat().contains('\u{1b}'));
    assert!(texts(&book, "Kết quả").concat().contains(&"=2+2".to_owned()));
}

#[test]
fn a_book_without_records_has_the_page_alone() {
    let records = Records::new(["a".to_owned()]);
    let bytes = of_page(&Text::same("t"), &Document::default(), &records, Lang::En);
    assert_eq!(names(&read(bytes)), ["Result"]);
}
