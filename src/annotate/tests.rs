//! Copies of small packages written by hand, as the rarer writers write them. Real workbooks are
//! judged by openpyxl and LibreOffice (`tests/annotated.rs`).

use std::io::{Cursor, Read as _, Write as _};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::*;
use crate::read::{ReadOptions, read_bytes};
use crate::sheet::{CellRef, Column, Row};

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const KINDS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const RELS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

fn zipped(parts: &[(&str, String)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn part(zip: &[u8], name: &str) -> String {
    let mut text = String::new();
    let mut zip = ZipArchive::new(Cursor::new(zip)).unwrap();
    zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

fn relationships(named: &[(&str, &str, &str)]) -> String {
    let named = named.iter().map(|(id, kind, target)| {
        format!("<Relationship Id=\"{id}\" Type=\"{KINDS}/{kind}\" Target=\"{target}\"/>")
    });
    format!("<Relationships xmlns=\"{RELS}\">{}</Relationships>", named.collect::<String>())
}

/// A workbook of two sheets whose elements have a prefix, as the SDK of Microsoft writes them; the
/// first sheet is as told.
fn prefixed(sheet: &str) -> Vec<(&'static str, String)> {
    let x = format!("xmlns:x=\"{MAIN}\"");
    let types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
        <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
        <Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-\
        officedocument.spreadsheetml.sheet.main+xml\"/></Types>";
    vec![
        ("[Content_Types].xml", types.to_owned()),
        ("_rels/.rels", relationships(&[("rId1", "officeDocument", "/xl/workbook.xml")])),
        (
            "xl/workbook.xml",
            format!(
                "<x:workbook {x}><x:bookViews><x:workbookView activeTab=\"1\" firstSheet=\"1\"/>\
                 </x:bookViews><x:sheets><x:sheet name=\"DS &amp; 1\" sheetId=\"7\" r:id=\"a\" \
                 xmlns:r=\"{KINDS}\"/><x:sheet name=\"KM\" sheetId=\"3\" r:id=\"b\" \
                 xmlns:r=\"{KINDS}\"/></x:sheets><x:definedNames><x:definedName name=\"N\" \
                 localSheetId=\"1\">KM!$A$1</x:definedName></x:definedNames></x:workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            relationships(&[
                ("a", "worksheet", "worksheets/sheet1.xml"),
                ("b", "worksheet", "worksheets/sheet2.xml"),
                ("c", "styles", "styles.xml"),
            ]),
        ),
        (
            "xl/styles.xml",
            format!(
                "<x:styleSheet {x}><x:fills count=\"1\"><x:fill/></x:fills><x:cellXfs count=\"2\">\
                 <x:xf fillId=\"0\"/><x:xf fontId=\"4\" fillId=\"0\"><x:alignment wrapText=\"1\"/>\
                 </x:xf></x:cellXfs></x:styleSheet>"
            ),
        ),
        ("xl/worksheets/sheet1.xml", format!("<x:worksheet {x}>{sheet}</x:worksheet>")),
        (
            "xl/worksheets/sheet2.xml",
            format!(
                "<x:worksheet {x}><x:sheetViews><x:sheetView tabSelected=\"1\"/></x:sheetViews>\
                 <x:sheetData/></x:worksheet>"
            ),
        ),
    ]
}

fn mark(column: u32, row: u32, weight: Weight) -> CellMark {
    CellMark {
        sheet: Some("DS & 1".to_owned()),
        cell: CellRef::new(Column::new(column), Row::new(row)),
        weight,
        note: "Ghi <Nam> hoặc \"Nữ\"".to_owned(),
    }
}

fn copy(parts: &[(&str, String)], marks: Vec<CellMark>) -> Vec<u8> {
    let rows = vec![vec![FrontCell::new("Chưa đạt", FrontLook::Title)]];
    let front = FrontSheet { name: "Kết quả".to_owned(), rows };
    annotated_copy(&zipped(parts), &Annotation { marks, front }, false).unwrap()
}

const CELLS: &str = "<x:sheetData><x:row r=\"2\"><x:c r=\"B2\" s=\"1\"><x:v>5</x:v></x:c></x:row>\
     <x:row r=\"5\" s=\"1\" customFormat=\"1\"/></x:sheetData><x:pageMargins/><x:tableParts/>";

#[test]
fn cells_and_rows_that_are_not_there_yet_are_added_in_their_order() {
    let marks = [(1, 1), (1, 2), (2, 2), (4, 2), (3, 4), (1, 5), (2, 9)];
    let marks = marks.map(|(column, row)| mark(column, row, Weight::Bad)).to_vec();
    let copy = copy(&prefixed(CELLS), marks);
    let sheet = part(&copy, "xl/worksheets/sheet1.xml");
    let cells: Vec<&str> =
        sheet.split("r=\"").skip(1).map(|it| it.split('"').next().unwrap()).collect();
    assert_eq!(cells, ["1", "A1", "2", "A2", "B2", "D2", "4", "C4", "5", "A5", "9", "B9"]);
    // The style of a cell is made from its own, that of a new one from its row's.
    assert!(sheet.contains("<x:c r=\"B2\" s=\"3\"><x:v>5</x:v></x:c>"), "{sheet}");
    assert!(sheet.contains("<x:c r=\"A5\" s=\"3\"/></x:row>"), "{sheet}");
    assert!(sheet.contains("<x:c r=\"A1\" s=\"2\"/>"), "{sheet}");
    let styles = part(&copy, "xl/styles.xml");
    assert!(styles.contains("<x:fills count=\"4\">"), "{styles}");
    let made =
        "<x:xf fontId=\"4\" fillId=\"3\" applyFill=\"1\"><x:alignment wrapText=\"1\"/></x:xf>";
    assert!(styles.contains(made), "{styles}");
    let drawing = sheet.find("<x:legacyDrawing").unwrap();
    assert!(sheet.find("<x:pageMargins").unwrap() < drawing);
    assert!(drawing < sheet.find("<x:tableParts").unwrap());
    let book = read_bytes(copy, "copy.xlsx", &ReadOptions::default()).unwrap();
    let names: Vec<_> = book.sheets.iter().filter_map(|sheet| sheet.name.clone()).collect();
    assert_eq!(names[..2], ["Kết quả", "DS & 1"]);
}

#[test]
fn the_sheet_in_front_moves_what_counts_sheets_and_is_the_only_one_selected() {
    let copy = copy(&prefixed(CELLS), vec![]);
    let workbook = part(&copy, "xl/workbook.xml");
    assert!(workbook.contains("<x:definedName name=\"N\" localSheetId=\"2\">"), "{workbook}");
    assert!(workbook.contains("<x:workbookView activeTab=\"0\"/>"), "{workbook}");
    assert!(workbook.contains("<x:sheets><x:sheet xmlns:dq="), "{workbook}");
    assert!(workbook.contains("sheetId=\"8\""), "{workbook}");
    assert!(!part(&copy, "xl/worksheets/sheet2.xml").contains("tabSelected"));
    // A sheet without marks is the original's, byte for byte.
    let original = prefixed(CELLS).remove(5).1;
    assert_eq!(part(&copy, "xl/worksheets/sheet1.xml"), original);
}

#[test]
fn notes_that_somebody_wrote_stay_and_ours_follow() {
    let sheet = format!("{CELLS}<x:legacyDrawing xmlns:r=\"{KINDS}\" r:id=\"v\"/>");
    let mut parts = prefixed(&sheet);
    parts.push((
        "xl/worksheets/_rels/sheet1.xml.rels",
        relationships(&[("v", "vmlDrawing", "../d.vml"), ("k", "comments", "../comments1.xml")]),
    ));
    // Boxes may be no XML at all.
    let boxes =
        "<xml><v:shapetype id=\"_x0000_t202\"/><v:shape id=\"_x0000_s1040\"><br></v:shape></xml>";
    parts.push(("xl/d.vml", boxes.to_owned()));
    parts.push((
        "xl/comments1.xml",
        format!(
            "<comments xmlns=\"{MAIN}\"><authors><author>Lan</author></authors><commentList>\
             <comment ref=\"B2\" authorId=\"0\"><text><t>Hỏi lại</t></text></comment></commentList>\
             </comments>"
        ),
    ));
    let copy = copy(&parts, vec![mark(2, 2, Weight::Open), mark(3, 2, Weight::Note)]);
    let comments = part(&copy, "xl/comments1.xml");
    assert!(comments.contains("<t>Hỏi lại</t><r>"), "{comments}");
    assert!(comments.contains("ref=\"C2\" authorId=\"1\""), "{comments}");
    assert!(comments.contains("Ghi &lt;Nam&gt; hoặc"), "{comments}");
    let boxes = part(&copy, "xl/d.vml");
    assert_eq!(boxes.matches("<v:shape id=").count(), 2, "the note of B2 has its box already");
    assert!(boxes.contains("_x0000_s1041"), "{boxes}");
    assert_eq!(part(&copy, "xl/worksheets/sheet1.xml").matches("legacyDrawing").count(), 1);
}

#[test]
fn parts_that_begin_with_a_byte_order_mark_are_changed_at_their_places() {
    let plain = prefixed(CELLS);
    let marked: Vec<_> =
        plain.iter().map(|(name, text)| (*name, format!("\u{feff}{text}"))).collect();
    let marks = || vec![mark(2, 2, Weight::Bad), mark(4, 2, Weight::Bad)];
    let (plain, marked) = (copy(&plain, marks()), copy(&marked, marks()));
    for name in ["xl/workbook.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml"] {
        assert_eq!(
            part(&marked, name).trim_start_matches('\u{feff}'),
            part(&plain, name),
            "{name}"
        );
    }
}

#[test]
fn a_sheet_without_rows_gets_those_that_are_marked() {
    let copy = copy(&prefixed("<x:sheetData/>"), vec![mark(1, 3, Weight::Bad)]);
    let sheet = part(&copy, "xl/worksheets/sheet1.xml");
    assert!(
        sheet.contains("<x:row r=\"3\"><x:c r=\"A3\" s=\"2\"/></x:row></x:sheetData>"),
        "{sheet}"
    );
}

#[test]
fn what_is_no_such_workbook_is_refused() {
    let annotation = Annotation::default();
    let of = |bytes: &[u8]| annotated_copy(bytes, &annotation, false).unwrap_err();
    assert_eq!(of(b"STT,H\xe1\xbb\x8d"), AnnotateError::NotThisKind);
    assert_eq!(of(&zipped(&[("a.xml", "<a/>".to_owned())])), AnnotateError::NotThisKind);
    let again = copy(&prefixed(CELLS), vec![]);
    assert_eq!(of(&again), AnnotateError::IsAnnotated);
    let mut macros = prefixed(CELLS);
    macros[0].1 =
        macros[0].1.replace("spreadsheetml.sheet.main", "ms-excel.sheet.macroEnabled.main");
    assert_eq!(of(&zipped(&macros)), AnnotateError::HasMacros);
    assert!(annotated_copy(&zipped(&macros), &annotation, true).is_ok());
}

#[test]
fn a_cut_or_damaged_package_is_never_a_panic() {
    let whole = zipped(&prefixed(CELLS));
    let annotation = Annotation { marks: vec![mark(2, 2, Weight::Bad)], ..Annotation::default() };
    for at in (0..whole.len()).step_by(7) {
        let mut damaged = whole.clone();
        damaged[at] ^= 0x55;
        let _ = annotated_copy(&damaged, &annotation, false);
        let _ = annotated_copy(&whole[..at], &annotation, false);
    }
}
