//! .ods: the content of an `OpenDocument` spreadsheet, written cell by cell.

use std::fmt::Write as _;
use std::io::Write as _;

use zip::write::SimpleFileOptions;

use super::super::page::{Page, Typed};

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" office:version="1.2">
<office:automatic-styles><number:date-style style:name="N1"><number:day number:style="long"/><number:text>/</number:text><number:month number:style="long"/><number:text>/</number:text><number:year number:style="long"/></number:date-style><style:style style:name="day" style:family="table-cell" style:data-style-name="N1"/></office:automatic-styles>
<office:body><office:spreadsheet>"#;
const FOOT: &str = "</office:spreadsheet></office:body></office:document-content>";
const TYPE: &str = "application/vnd.oasis.opendocument.spreadsheet";
const MANIFEST: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>"#;

pub(super) fn write(pages: &[Page]) -> Vec<u8> {
    let mut content = HEAD.to_owned();
    for page in pages {
        write_page(page, &mut content);
    }
    content.push_str(FOOT);
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, text, options) in [
        ("mimetype", TYPE, stored),
        ("META-INF/manifest.xml", MANIFEST, SimpleFileOptions::default()),
        ("content.xml", content.as_str(), SimpleFileOptions::default()),
    ] {
        archive.start_file(name, options).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn write_page(page: &Page, content: &mut String) {
    let _ = write!(content, "<table:table table:name=\"{}\">", escaped(&page.name));
    for column in 1..=page.last_column() {
        let hidden = page.hidden_columns.contains(&column);
        let visibility = if hidden { " table:visibility=\"collapse\"" } else { "" };
        let _ = write!(content, "<table:table-column{visibility}/>");
    }
    for row in 1..=page.last_row() {
        let hidden = page.hidden_rows.contains(&row);
        let visibility = if hidden { " table:visibility=\"collapse\"" } else { "" };
        let _ = write!(content, "<table:table-row{visibility}>");
        for column in 1..=page.last_column() {
            write_cell(page, row, column, content);
        }
        content.push_str("</table:table-row>");
    }
    content.push_str("</table:table>");
}

fn write_cell(page: &Page, row: u32, column: u32, content: &mut String) {
    let area = page.merges.iter().find(|(first, left, last, right)| {
        (first..=last).contains(&&row) && (left..=right).contains(&&column)
    });
    let mut spans = String::new();
    if let Some((first, left, last, right)) = area {
        if (*first, *left) != (row, column) {
            content.push_str("<table:covered-table-cell/>");
            return;
        }
        let (columns, rows) = (right - left + 1, last - first + 1);
        let _ = write!(
            spans,
            " table:number-columns-spanned=\"{columns}\" table:number-rows-spanned=\"{rows}\""
        );
    }
    let Some(value) = page.cells.get(&(row, column)) else {
        let _ = write!(content, "<table:table-cell{spans}/>");
        return;
    };
    let typed = match value {
        Typed::Text(_) => "office:value-type=\"string\"".to_owned(),
        Typed::Number(number) => format!("office:value-type=\"float\" office:value=\"{number}\""),
        Typed::Date(date) => format!(
            "table:style-name=\"day\" office:value-type=\"date\" office:date-value=\"{date}\""
        ),
    };
    let _ = write!(content, "<table:table-cell{spans} {typed}>");
    for line in value.shown().split('\n') {
        let _ = write!(content, "<text:p>{}</text:p>", escaped(line));
    }
    content.push_str("</table:table-cell>");
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
