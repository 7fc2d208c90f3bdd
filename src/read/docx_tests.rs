//! Word documents, made in code: what Word shows of a table is what its sheet holds.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;
use crate::sheet::Sheet;

fn docx(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn document(body: &str) -> Vec<u8> {
    let document = format!("<w:document xmlns:w='w'><w:body>{body}</w:body></w:document>");
    docx(&[("word/document.xml", &document)])
}

fn outcome(body: &str) -> Result<Workbook, ReadError> {
    read_bytes(document(body), "list.docx", &ReadOptions::default())
}

fn sheets(body: &str) -> Vec<Sheet> {
    outcome(body).unwrap_or_else(|error| panic!("{}", error.fault().message.en)).sheets
}

/// `A1=STT` for each cell.
fn cells(sheet: &Sheet) -> Vec<String> {
    let cells = sheet.rows.iter().flat_map(|row| {
        row.cells.iter().map(|cell| format!("{}{}={}", cell.column, row.row, cell.shown()))
    });
    cells.collect()
}

fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn tc(content: &str) -> String {
    format!("<w:tc>{content}</w:tc>")
}

fn row(texts: &[&str]) -> String {
    format!("<w:tr>{}</w:tr>", texts.iter().map(|text| tc(&p(text))).collect::<String>())
}

fn table(rows: &[String]) -> String {
    format!("<w:tbl>{}</w:tbl>", rows.concat())
}

#[test]
fn each_table_is_a_sheet_with_the_paragraphs_above_it() {
    let letterhead = table(&[row(&["UBND HUYỆN", "CỘNG HÒA"])]);
    let list = |name: &str| table(&[row(&["STT", "Họ tên", "Nữ"]), row(&["1", name, "x"])]);
    let body =
        [letterhead, p("DANH SÁCH"), list("An"), p("II. KHÁCH MỜI"), list("Bình"), p("Người lập")];
    let sheets = sheets(&body.concat());
    let above = |sheet: &Sheet| -> Vec<String> {
        sheet.above.iter().map(|row| row.cells[0].shown().to_string()).collect()
    };
    assert_eq!(sheets[0].name.as_deref(), Some("Bảng 2"));
    assert_eq!(above(&sheets[0]), ["UBND HUYỆN", "CỘNG HÒA", "DANH SÁCH"]);
    assert_eq!(cells(&sheets[0]), ["A1=STT", "B1=Họ tên", "C1=Nữ", "A2=1", "B2=An", "C2=x"]);
    assert_eq!(sheets[1].name.as_deref(), Some("Bảng 3"));
    assert_eq!(above(&sheets[1]), ["II. KHÁCH MỜI"]);
    assert_eq!(cells(&sheets[1]).last().unwrap(), "A3=Người lập");
}

#[test]
fn a_table_that_begins_with_a_number_goes_on_with_the_one_before() {
    let head = table(&[row(&["STT", "Họ tên", "Nữ"]), row(&["1", "An", "x"])]);
    let section = format!("<w:tr>{}</w:tr>", tc(&p("A. Trung ương")));
    let rest = table(&[section, row(&["2", "Bình", ""])]);
    let other = table(&[row(&["1", "2", "3", "4"])]);
    let sheets = sheets(&[head, p("II. Khách mời"), rest, other].concat());
    let first = cells(&sheets[0]);
    assert_eq!(first[6..], ["A3=II. Khách mời", "A4=A. Trung ương", "A5=2", "B5=Bình"]);
    assert_eq!(sheets[0].merges[0].last.to_string(), "C3");
    assert_eq!(sheets.len(), 2);
}

#[test]
fn spans_merge_and_what_they_cover_is_not_there() {
    let span = |columns: u8, properties: &str, text: &str| {
        tc(&format!("<w:tcPr><w:gridSpan w:val='{columns}'/>{properties}</w:tcPr>{}", p(text)))
    };
    let begins = "<w:vMerge w:val='restart'/>";
    let rows = [
        format!(
            "<w:tr>{}{}{}</w:tr>",
            span(1, begins, "STT"),
            span(2, "", "Năm sinh"),
            span(1, begins, "Xã A")
        ),
        format!(
            "<w:tr>{}{}{}{}</w:tr>",
            span(1, "<w:vMerge/>", "che"),
            span(1, "", "Nam"),
            span(1, "", "Nữ"),
            span(1, "<w:vMerge/>", "")
        ),
        format!(
            "<w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>{}{}{}</w:tr>",
            span(1, "", "1980"),
            span(1, "", "b"),
            span(1, "<w:vMerge/>", "")
        ),
    ];
    let sheet = sheets(&table(&rows)).remove(0);
    assert_eq!(
        cells(&sheet),
        ["A1=STT", "B1=Năm sinh", "D1=Xã A", "B2=Nam", "C2=Nữ", "B3=1980", "C3=b"]
    );
    let mut merges: Vec<_> =
        sheet.merges.iter().map(|merge| format!("{}:{}", merge.first, merge.last)).collect();
    merges.sort();
    assert_eq!(merges, ["A1:A2", "B1:C1", "D1:D3"]);
}

#[test]
fn tracked_changes_are_taken_as_accepted_and_hidden_letters_are_none() {
    let run = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let changed = format!(
        "<w:p><w:ins>{}</w:ins><w:del><w:r><w:delText>Cũ</w:delText></w:r>{}</w:del><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r>{}</w:p>",
        run("Lê "),
        run("không"),
        run("An"),
    );
    let deleted = row(&["9", "Đã bỏ", "x"]).replace("<w:tr>", "<w:tr><w:trPr><w:del/></w:trPr>");
    let inserted = row(&["2", "Bình", "x"]).replace("<w:tr>", "<w:tr><w:trPr><w:ins/></w:trPr>");
    let rows =
        [format!("<w:tr>{}{}{}</w:tr>", tc(&p("1")), tc(&changed), tc(&p("x"))), deleted, inserted];
    let sheet = sheets(&table(&rows)).remove(0);
    assert_eq!(cells(&sheet), ["A1=1", "B1=Lê An", "C1=x", "A2=2", "B2=Bình", "C2=x"]);
}

#[test]
fn a_row_that_is_struck_out_is_told_so() {
    let struck = row(&["2", "Bình", "x"])
        .replace("<w:r>", "<w:r><w:rPr><w:strike/></w:rPr>")
        .replacen("<w:strike/>", "<w:strike w:val='0'/>", 1);
    let sheet = sheets(&table(&[row(&["1", "An", "x"]), struck])).remove(0);
    let rows: Vec<_> = sheet.rows.iter().map(|row| row.struck).collect();
    assert_eq!(rows, [false, true]);
}

#[test]
fn breaks_ticks_and_text_boxes_within_cells_are_read() {
    let first = "<w:p><w:r><w:t>Lê</w:t><w:br/><w:t xml:space='preserve'>Văn </w:t><w:t>An</w:t></w:r></w:p>";
    let tick = "<w:p><w:r><w:sym w:font='Wingdings' w:char='F0FC'/></w:r></w:p>";
    let boxed = format!(
        "<w:p><w:r><w:t>a</w:t><mc:AlternateContent><mc:Choice><w:txbxContent>{0}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>{0}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>",
        p("hộp")
    );
    let row =
        format!("<w:tr>{}{}{}</w:tr>", tc(&(first.to_owned() + &p("dòng"))), tc(tick), tc(&boxed));
    let sheet = sheets(&table(&[row])).remove(0);
    assert_eq!(cells(&sheet), ["A1=Lê\nVăn An\ndòng", "B1=x", "C1=a\nhộp"]);
}

#[test]
fn a_list_within_a_layout_table_is_found_and_a_table_within_a_list_is_text() {
    let list = table(&[row(&["STT", "Họ tên", "Nữ"]), row(&["1", "An", "x"])]);
    let outer = table(&[format!("<w:tr>{}{}</w:tr>", tc(&p("Trang")), tc(&list))]);
    let laid_out = sheets(&outer).remove(0);
    assert_eq!(cells(&laid_out).len(), 6);
    assert_eq!(laid_out.above[0].cells[0].shown(), "Trang");
    let inner = table(&[row(&["a", "b"]), row(&["c", "d"])]);
    let holding = format!("<w:tr>{}{}{}</w:tr>", tc(&p("2")), tc(&inner), tc(&p("x")));
    let held = sheets(&table(&[row(&["1", "2", "3"]), holding])).remove(0);
    assert_eq!(cells(&held)[3..], ["A2=2", "B2=a b\nc d", "C2=x"]);
}

#[test]
fn ordinals_that_word_counts_are_there() {
    let numbered =
        "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='5'/></w:numPr></w:pPr></w:p>";
    let person =
        |name: &str| format!("<w:tr>{}{}{}</w:tr>", tc(numbered), tc(&p(name)), tc(&p("x")));
    let body = table(&[row(&["STT", "Họ tên", "Nữ"]), person("An"), person("Bình")]);
    let document = format!("<w:document xmlns:w='w'><w:body>{body}</w:body></w:document>");
    let numbering = "<w:numbering xmlns:w='w'><w:abstractNum w:abstractNumId='2'><w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/></w:lvl></w:abstractNum><w:num w:numId='5'><w:abstractNumId w:val='2'/></w:num></w:numbering>";
    let rels = "<Relationships><Relationship Id='a' Type='x/numbering' Target='numbering.xml'/></Relationships>";
    let bytes = docx(&[
        ("word/document.xml", &document),
        ("word/numbering.xml", numbering),
        ("word/_rels/document.xml.rels", rels),
    ]);
    let workbook = read_bytes(bytes, "list.docx", &ReadOptions::default()).unwrap();
    let cells = cells(&workbook.sheets[0]);
    assert_eq!(cells[3..], ["A2=1", "B2=An", "C2=x", "A3=2", "B3=Bình", "C3=x"]);
}

#[test]
fn a_document_without_a_table_or_cut_off_is_refused() {
    assert!(matches!(
        outcome(&p("Kính gửi")),
        Err(ReadError::NotASpreadsheet { what: Foreign::WordWithoutTable, .. })
    ));
    let cut = docx(&[("word/document.xml", "<w:document><w:body><w:tbl><w:tr>")]);
    let refused = read_bytes(cut, "list.docx", &ReadOptions::default());
    assert!(matches!(refused, Err(ReadError::Damaged { .. })));
}

#[test]
fn a_hostile_document_ends_within_the_bounds() {
    let deep = 20_000;
    let open = format!("<w:tbl><w:tr><w:tc>{}", p("a"));
    let nested = format!("{}{}", open.repeat(deep), "</w:tc></w:tr></w:tbl>".repeat(deep));
    assert!(outcome(&nested).is_err());
    let boxes = format!("{}{}", "<w:p>".repeat(deep), "</w:p>".repeat(deep));
    assert!(outcome(&boxes).is_err());
    for many in ["<w:tc/>".repeat(900_000), "<w:p/>".repeat(900_000)] {
        let many = format!("<w:tbl><w:tr>{many}</w:tr></w:tbl>");
        assert!(matches!(outcome(&many), Err(ReadError::TooLarge { what: Measure::Cells, .. })));
    }
    let wide = tc(&format!("<w:tcPr><w:gridSpan w:val='4294967295'/></w:tcPr>{}", p("a")));
    let wide = table(&[format!("<w:tr>{}</w:tr>", wide.repeat(50))]);
    let workbook = outcome(&wide).unwrap();
    assert!(matches!(workbook.notes[..], [ReadNote::CellsRefused { .. }]));
    let bomb = "<!DOCTYPE a [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]><w:document><w:body><w:p><w:r><w:t>&b;";
    let bomb = docx(&[("word/document.xml", bomb)]);
    assert!(read_bytes(bomb, "list.docx", &ReadOptions::default()).is_err());
}
