//! Records of .xlsb, made in code: what calamine drops or refuses is read, what is claimed bounded.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;
use crate::sheet::{CellValue, SheetLeftOut};

/// A record, its type and its length in seven-bit groups.
fn record(kind: u16, content: &[u8]) -> Vec<u8> {
    let group =
        |number: usize, more: bool| u8::try_from(number & 0x7F).unwrap() | u8::from(more) << 7;
    let kind = usize::from(kind);
    let mut bytes = vec![group(kind, kind > 0x7F)];
    if kind > 0x7F {
        bytes.push(group(kind >> 7, false));
    }
    bytes.push(group(content.len(), content.len() > 0x7F));
    if content.len() > 0x7F {
        bytes.push(group(content.len() >> 7, false));
    }
    [bytes, content.to_vec()].concat()
}

fn number(number: u32) -> Vec<u8> {
    number.to_le_bytes().to_vec()
}

fn wide(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let bytes = units.iter().flat_map(|unit| unit.to_le_bytes());
    number(u32::try_from(units.len()).unwrap()).into_iter().chain(bytes).collect()
}

/// A workbook with a sheet and, as some have, a sheet of macros.
fn xlsb(sheet: &[Vec<u8>], with_macros: bool) -> Vec<u8> {
    let listed =
        |id: &str, name: &str| record(0x9C, &[number(0), number(1), wide(id), wide(name)].concat());
    let mut sheets = listed("rId1", "Danh sách");
    if with_macros {
        sheets.extend(listed("rId2", "Macro1"));
    }
    let book = [record(0x83, &[]), sheets, record(0x90, &[]), record(0x84, &[])].concat();
    let strings = [
        record(0x9F, &[number(1), number(u32::MAX)].concat()),
        record(0x13, &[vec![0], wide("Tày")].concat()),
    ];
    let rels = "<p:Relationships xmlns:p='r'><p:Relationship Id='rId1' Type='x/worksheet' Target='worksheets/sheet1.bin'/>\
        <p:Relationship Id='rId2' Type='x/xlMacrosheet' Target='macrosheets/sheet1.bin'/></p:Relationships>";
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in [
        ("xl/workbook.bin", book),
        ("xl/sharedStrings.bin", strings.concat()),
        ("xl/worksheets/sheet1.bin", sheet.concat()),
        ("xl/_rels/workbook.bin.rels", rels.into()),
    ] {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(&content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn read(bytes: Vec<u8>) -> Result<Workbook, ReadError> {
    read_bytes(bytes, "list.xlsb", &ReadOptions::default())
}

/// A cell with its column and no format.
fn cell(kind: u16, column: u32, value: Vec<u8>) -> Vec<u8> {
    record(kind, &[number(column), number(0), value].concat())
}

/// A short one, which stands beside the cell before it.
fn short(kind: u16, value: Vec<u8>) -> Vec<u8> {
    record(kind, &[number(0), value].concat())
}

fn rows() -> Vec<Vec<u8>> {
    vec![
        record(0x91, &[]),
        record(0x00, &[number(4), vec![0; 20]].concat()),
        cell(0x02, 1, number(7 << 2 | 2)),
        short(0x0C, vec![]),
        short(0x12, number(0)),
        short(0x11, wide("Lê")),
        short(0x0D, number(9 << 2 | 2)),
        short(0x10, 2.5_f64.to_le_bytes().to_vec()),
        short(0x0F, vec![1]),
        short(0x0E, vec![0x2A]),
        cell(0x3E, 20, [vec![0], wide("Nùng")].concat()),
        cell(0x07, 21, number(0)),
        cell(0x07, 22, number(77)),
        record(0x92, &[]),
    ]
}

#[test]
fn short_and_rich_records_are_read_with_calamine_and_alone() {
    let extent = [record(0x81, &[]), record(0x94, &[0; 16])].concat();
    let whole = [vec![extent], rows()].concat();
    for (with_macros, sheet) in [(false, whole), (false, rows()), (true, rows())] {
        let workbook = read(xlsb(&sheet, with_macros)).unwrap();
        let row = &workbook.sheets[0].rows[0];
        assert_eq!(row.row.number(), 5);
        let shown: Vec<_> =
            row.cells.iter().map(|cell| format!("{}={}", cell.column, cell.shown())).collect();
        assert_eq!(
            shown,
            ["B=7", "D=Tày", "E=Lê", "F=9", "G=2.5", "H=TRUE", "I=#N/A", "U=Nùng", "V=Tày"]
        );
        assert_eq!(row.cells[6].value, CellValue::Error("#N/A".into()));
        let macros = ("Macro1".to_owned(), SheetLeftOut::NotAWorksheet);
        assert_eq!(workbook.left_out.contains(&macros), with_macros);
    }
}

#[test]
fn a_sheet_that_claims_more_than_it_holds_or_never_ends_is_damaged() {
    let mut claimed = rows();
    claimed.insert(2, vec![0x06, 0xFF, 0xFF, 0xFF, 0x7F]);
    let mut endless = rows();
    endless.pop();
    for sheet in [claimed, endless, Vec::new()] {
        assert!(matches!(read(xlsb(&sheet, false)), Err(ReadError::Damaged { .. })));
    }
}
