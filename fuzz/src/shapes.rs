//! Files around the part that a target is about, so that every input reaches its reader.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// What the parts of an input are apart by.
pub const BETWEEN: &[u8] = b"\n=====\n";

/// An OLE container: whatever the input is, it begins as one.
pub fn container(input: &[u8]) -> Vec<u8> {
    const MAGIC: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
    let rest = input.get(MAGIC.len()..).unwrap_or_default();
    [MAGIC, rest].concat()
}

/// A .docx of this document and this numbering.
pub fn docx(input: &[u8]) -> Vec<u8> {
    let mut parts = apart(input).into_iter();
    let rels: &[u8] =
        b"<Relationships><Relationship Id='n' Type='x/numbering' Target='numbering.xml'/></Relationships>";
    zipped(&[
        ("word/document.xml", parts.next().unwrap_or_default()),
        ("word/numbering.xml", parts.next().unwrap_or_default()),
        ("word/_rels/document.xml.rels", rels),
    ])
}

/// An .xlsb of this sheet, these shared strings, these styles and this workbook.
pub fn xlsb(input: &[u8]) -> Vec<u8> {
    let mut parts = apart(input).into_iter();
    let rels: &[u8] = b"<Relationships><Relationship Id='rId1' Type='x/worksheet' Target='worksheets/sheet1.bin'/></Relationships>";
    zipped(&[
        ("xl/worksheets/sheet1.bin", parts.next().unwrap_or_default()),
        ("xl/sharedStrings.bin", parts.next().unwrap_or_default()),
        ("xl/styles.bin", parts.next().unwrap_or_default()),
        ("xl/workbook.bin", parts.next().unwrap_or_default()),
        ("xl/_rels/workbook.bin.rels", rels),
    ])
}

/// A flat OpenDocument with this behind its root.
pub fn flat_ods(input: &[u8]) -> Vec<u8> {
    const ROOT: &[u8] =
        b"<office:document xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0'>";
    [ROOT, input].concat()
}

/// A web page with this in it.
pub fn page(input: &[u8]) -> Vec<u8> {
    [b"<html><table><tr><td>", input].concat()
}

fn apart(input: &[u8]) -> Vec<&[u8]> {
    let mut parts = Vec::new();
    let mut rest = input;
    while let Some(at) = rest.windows(BETWEEN.len()).position(|window| window == BETWEEN) {
        parts.push(&rest[..at]);
        rest = &rest[at + BETWEEN.len()..];
    }
    parts.push(rest);
    parts
}

fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, content) in parts {
        zip.start_file(*name, stored).expect("names differ");
        zip.write_all(content).expect("memory takes it");
    }
    zip.finish().expect("memory takes it").into_inner()
}
