//! Hostile files, made in code: each ends in what is left to read, or in a clear error.
//!
//! They are small as files; what they claim, repeat or nest would cost gigabytes or hours.

use std::io::{Cursor, Write};
use std::time::{Duration, Instant};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;
use crate::sheet::{Sheet, SheetLeftOut};

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const MIB: usize = 1024 * 1024;
const NO_STRINGS: &str = "<sst></sst>";

/// The rows of a list, in the words of `.xlsx`.
const LIST: &str = r#"<row r="1"><c r="A1" t="inlineStr"><is><t>STT</t></is></c></row>
    <row r="2"><c r="A2"><v>1</v></c></row>"#;

fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A workbook of these sheets, and of a table of shared strings.
fn xlsx(sheets: usize, sheet: &str, shared: &str) -> Vec<u8> {
    let (mut listed, mut targets) = (String::new(), String::new());
    for at in 1..=sheets {
        let at = at.to_string();
        listed += &["<sheet name='S", &at, "' sheetId='", &at, "' r:id='rId", &at, "'/>"].concat();
        targets +=
            &["<Relationship Id='rId", &at, "' Type='", RELS, "/worksheet' Target='sheet.xml'/>"]
                .concat();
    }
    let workbook = format!(
        r#"<workbook xmlns="{MAIN}" xmlns:r="{RELS}"><sheets>{listed}</sheets></workbook>"#
    );
    zipped(&[
        ("[Content_Types].xml", "<Types/>"),
        (
            "_rels/.rels",
            &format!(
                r#"<Relationships><Relationship Id="rId1" Type="{RELS}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
            ),
        ),
        ("xl/workbook.xml", &workbook),
        ("xl/_rels/workbook.xml.rels", &format!("<Relationships>{targets}</Relationships>")),
        ("xl/sharedStrings.xml", shared),
        ("xl/sheet.xml", sheet),
    ])
}

fn worksheet(data: &str) -> String {
    format!(r#"<worksheet xmlns="{MAIN}"><sheetData>{data}</sheetData></worksheet>"#)
}

fn ods(rows: &str) -> Vec<u8> {
    const NAMES: &str = r#"xmlns:office="o" xmlns:table="t" xmlns:text="x""#;
    let content = format!(
        r#"<office:document-content {NAMES}><office:body><office:spreadsheet>
        <table:table table:name="S">{rows}</table:table>
        </office:spreadsheet></office:body></office:document-content>"#
    );
    let kind = "application/vnd.oasis.opendocument.spreadsheet";
    zipped(&[("mimetype", kind), ("content.xml", &content)])
}

fn outcome(bytes: Vec<u8>) -> Result<Workbook, ReadError> {
    // Without optimisation, and beside other tests.
    const LONGEST: Duration = Duration::from_secs(60);
    let started = Instant::now();
    let outcome = read_bytes(bytes, "list", &ReadOptions::default());
    assert!(started.elapsed() < LONGEST, "took {:?}", started.elapsed());
    outcome
}

fn read(bytes: Vec<u8>) -> Sheet {
    outcome(bytes).unwrap_or_else(|error| panic!("{}", error.fault().message.en)).sheets.remove(0)
}

fn too_large(bytes: Vec<u8>) -> Measure {
    match outcome(bytes) {
        Err(ReadError::TooLarge { what, .. }) => what,
        Err(other) => panic!("{}", other.fault().message.en),
        Ok(_) => panic!("it was read"),
    }
}

#[test]
fn a_zip_bomb_is_refused_unopened() {
    let bomb = worksheet(&" ".repeat(40 * MIB));
    assert_eq!(too_large(xlsx(1, &bomb, NO_STRINGS)), Measure::Ratio);
}

#[test]
fn a_shared_string_of_a_gigabyte_is_refused_unopened() {
    // Sixty-four megabytes stand for the gigabyte: what is declared decides, not what is unpacked.
    let shared = format!("<sst><si><t>{}</t></si></sst>", "a".repeat(64 * MIB));
    assert_eq!(too_large(xlsx(1, &worksheet(LIST), &shared)), Measure::Ratio);
    let part = "xl/sharedStrings.xml";
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, size) in [("xl/workbook.xml", 1), (part, 31 * MIB)] {
        zip.start_file(name, stored).unwrap();
        zip.write_all(&vec![b' '; size]).unwrap();
    }
    let bytes = zip.finish().unwrap().into_inner();
    let limits = Limits { shared_strings_bytes: 30 << 20, ..Limits::default() };
    let options = ReadOptions { limits, ..ReadOptions::default() };
    let refused = read_bytes(bytes, "list", &options);
    assert!(matches!(refused, Err(ReadError::TooLarge { what: Measure::SharedStrings, .. })));
}

#[test]
fn a_table_of_strings_that_lies_about_its_size_costs_what_it_holds() {
    let shared =
        format!(r#"<sst xmlns="{MAIN}" uniqueCount="4294967295"><si><t>An</t></si></sst>"#);
    let sheet = worksheet(r#"<row><c t="s"><v>0</v></c></row>"#);
    assert_eq!(read(xlsx(1, &sheet, &shared)).cell_count(), 1);
}

#[test]
fn a_part_is_bounded_whatever_it_is_called() {
    let package = |name: &str, target: &str| {
        format!(
            r#"<Relationships><Relationship Id="rId1" Type="{RELS}/{name}" Target="{target}"/></Relationships>"#
        )
    };
    let sheet = format!("{}{}", worksheet(LIST), " ".repeat(2 * MIB));
    let bytes = zipped(&[
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", &package("officeDocument", "xl/workbook.xml")),
        (
            "xl/workbook.xml",
            &format!(
                r#"<workbook xmlns="{MAIN}" xmlns:r="{RELS}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>"#
            ),
        ),
        ("xl/_rels/workbook.xml.rels", &package("worksheet", "sheet.dat")),
        ("xl/sheet.dat", &sheet),
    ]);
    let limits = Limits { part_bytes: 1 << 20, ..Limits::default() };
    let refused = read_bytes(bytes, "list", &ReadOptions { limits, ..ReadOptions::default() });
    assert!(matches!(refused, Err(ReadError::TooLarge { what: Measure::Part, .. })));
}

#[test]
fn what_a_sheet_says_of_itself_is_told_as_damage_where_it_cannot_be() {
    for row in [
        r#"<row><c t="s"><v>1</v></c></row>"#,
        r#"<row r="x"><c><v>1</v></c></row>"#,
        r#"<row><c r="7"><v>1</v></c></row>"#,
        r#"<row><c t="inlineStr"><is><t>&unknown;</t></is></c></row>"#,
        "<row><c><v>1",
    ] {
        let refused = outcome(xlsx(1, &worksheet(row), NO_STRINGS));
        assert!(matches!(refused, Err(ReadError::Damaged { .. })), "{row}");
    }
}

#[test]
fn one_long_string_in_many_cells_is_refused_once_it_costs_too_much() {
    let shared = format!("<sst xmlns=\"{MAIN}\"><si><t>{}</t></si></sst>", "ab ".repeat(MIB / 3));
    let row = r#"<row><c t="s"><v>0</v></c></row>"#;
    assert_eq!(too_large(xlsx(1, &worksheet(&row.repeat(5_000)), &shared)), Measure::Text);
}

#[test]
fn a_list_beside_a_cell_in_the_last_corner_is_read() {
    let corner = r#"<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>"#;
    let sheet = read(xlsx(1, &worksheet(&format!("{LIST}{corner}")), NO_STRINGS));
    assert_eq!(sheet.cell_count(), 3);
}

#[test]
fn a_list_beside_a_row_repeated_a_million_times_is_read() {
    let cell =
        r#"<table:table-cell office:value-type="string"><text:p>An</text:p></table:table-cell>"#;
    let row = format!("<table:table-row>{cell}</table:table-row>");
    let million = format!(
        r#"<table:table-row table:number-rows-repeated="1048570">{cell}</table:table-row>"#
    );
    let workbook = outcome(ods(&format!("{row}{row}{million}"))).unwrap();
    assert_eq!(workbook.sheets[0].cell_count(), 2);
    assert!(matches!(workbook.notes[..], [ReadNote::CellsRefused { cells: 1_048_570, .. }]));
}

#[test]
fn rows_repeated_below_the_grid_cost_nothing() {
    let wide = r#"<table:table-row table:number-rows-repeated="3000"><table:table-cell table:number-columns-repeated="16384" office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>"#;
    let below = format!(
        r#"<table:table-row table:number-rows-repeated="1048576"><table:table-cell/></table:table-row>{}"#,
        wide.repeat(2_000)
    );
    assert_eq!(read(ods(&below)).cell_count(), 0);
}

#[test]
fn elements_nested_without_end_are_passed_through() {
    let deep = 200_000;
    let nested = format!("{}{}{LIST}", "<a>".repeat(deep), "</a>".repeat(deep));
    assert_eq!(read(xlsx(1, &worksheet(&nested), NO_STRINGS)).cell_count(), 2);
    let row = "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>An</text:p></table:table-cell></table:table-row>";
    let nested = format!(
        "{row}{}{}",
        "<table:table-row-group>".repeat(deep),
        "</table:table-row-group>".repeat(deep)
    );
    assert_eq!(read(ods(&nested)).cell_count(), 1);
}

#[test]
fn entities_that_multiply_are_not_resolved() {
    let mut entities = String::from(r#"<!ENTITY a0 "ha">"#);
    for level in 1..30 {
        let inner = format!("&a{};", level - 1).repeat(10);
        entities += &["<!ENTITY a", &level.to_string(), " \"", &inner, "\">"].concat();
    }
    let cell = r#"<row r="3"><c r="A3" t="inlineStr"><is><t>&a29;</t></is></c></row>"#;
    let sheet = format!("<!DOCTYPE x [{entities}]>{}", worksheet(&format!("{LIST}{cell}")));
    match outcome(xlsx(1, &sheet, NO_STRINGS)) {
        Ok(workbook) => assert!(workbook.sheets[0].cell_count() <= 3),
        Err(error) => assert!(matches!(error, ReadError::Damaged { .. })),
    }
}

#[test]
fn what_other_programs_leave_in_a_package_does_not_spoil_it() {
    let workbook = format!(
        r#"<workbook xmlns="{MAIN}" xmlns:r="{RELS}"><sheets><sheet name="S" sheetId="1" state="show" r:id="rId1"/></sheets></workbook>"#
    );
    let package = |name: &str, target: &str| {
        format!(
            r#"<Relationships><Relationship Id="rId1" Type="{RELS}/{name}" Target="{target}"/></Relationships>"#
        )
    };
    let bytes = zipped(&[
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", &package("officeDocument", "xl/workbook.xml")),
        ("xl/workbook.xml", &workbook),
        ("xl/_rels/workbook.xml.rels", &package("worksheet", "sheet.xml")),
        ("xl/sharedStrings.xml", NO_STRINGS),
        ("__MACOSX/xl/._sharedStrings.xml", "\0\u{5}\u{16}\u{7}Mac OS X <\u{FFFD}"),
        ("xl/sheet.xml", &worksheet(LIST)),
    ]);
    assert_eq!(read(bytes).cell_count(), 2);
}

#[test]
fn a_sheet_without_its_part_is_left_out_unless_it_is_the_only_one() {
    let with_parts = |parts: &[(&str, &str)]| {
        let sheets = "<sheet name='S' sheetId='1' r:id='rId1'/><sheet name='T' sheetId='2' r:id='rId2'/><sheet name='U' sheetId='3'/>";
        let workbook = format!("<workbook xmlns:r='{RELS}'><sheets>{sheets}</sheets></workbook>");
        let target = |at: u8| {
            format!(
                "<Relationship Id='rId{at}' Type='{RELS}/worksheet' Target='../xl/./{at}.xml'/>"
            )
        };
        let rels = format!("<Relationships>{}{}</Relationships>", target(1), target(2));
        let named = [("xl/workbook.xml", &*workbook), ("xl/_rels/workbook.xml.rels", &*rels)];
        outcome(zipped(&[&named[..], parts].concat()))
    };
    let workbook = with_parts(&[("xl/1.xml", &worksheet(LIST))]).unwrap();
    assert_eq!(workbook.sheets.len(), 1);
    let lost = ["T", "U"].map(|name| (name.to_owned(), SheetLeftOut::NoPart));
    assert_eq!(workbook.left_out, lost);
    assert!(matches!(with_parts(&[]), Err(ReadError::Damaged { .. })));
}

#[test]
fn a_part_may_declare_another_encoding() {
    let part = |declared: &str, bytes: &[u8]| {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let workbook = "<workbook><sheets><sheet name='S' r:id='1'/></sheets></workbook>";
        let rels = format!(
            "<Relationships><Relationship Id='1' Type='{RELS}/worksheet' Target='s.xml'/></Relationships>"
        );
        let head = format!("<?xml version='1.0' encoding='{declared}'?><worksheet><sheetData>");
        let cell = b"<row><c t='inlineStr'><is><t>";
        let sheet = [head.as_bytes(), cell, bytes, b"</t></is></c></row></sheetData></worksheet>"];
        for (name, content) in [
            ("xl/workbook.xml", workbook.as_bytes()),
            ("xl/_rels/workbook.xml.rels", rels.as_bytes()),
            ("xl/s.xml", &sheet.concat()),
        ] {
            zip.start_file(name, SimpleFileOptions::default()).unwrap();
            zip.write_all(content).unwrap();
        }
        let sheet = read(zip.finish().unwrap().into_inner());
        sheet.rows[0].cells[0].shown()
    };
    assert_eq!(part("iso-8859-1", b"L\xEA"), "Lê");
    assert_eq!(part("UTF-8", "Lê".as_bytes()), "Lê");
}

#[test]
fn a_flat_document_is_bounded_as_one_in_parts_is() {
    const ROOT: &str = "<office:document xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0'><office:body>";
    let flat = |tables: &str| {
        outcome(format!("{ROOT}<office:spreadsheet>{tables}</office:spreadsheet>").into_bytes())
    };
    let cell =
        "<table:table-cell office:value-type='string'><text:p>An</text:p></table:table-cell>";
    let million = format!(
        "<table:table><table:table-row>{cell}</table:table-row><table:table-row table:number-rows-repeated='1048570'>{cell}</table:table-row></table:table>"
    );
    assert_eq!(flat(&million).unwrap().sheets[0].cell_count(), 1);
    let nested = "<table:table><table:table-row><table:table-cell>".repeat(50_000);
    assert!(matches!(flat(&nested), Err(ReadError::Damaged { .. })));
    let formula = "<table:table><table:table-row><table:table-cell table:formula='of:=A1'><text:p/></table:table-cell><table:table-cell table:formula='of:=A1'/></table:table-row></table:table>";
    let told = flat(formula).unwrap();
    let cells = &told.sheets[0].rows[0].cells;
    assert_eq!(cells.len(), 1, "a formula with a paragraph was calculated");
    let text = format!("{ROOT}<office:text><text:p>An</text:p></office:text>");
    let other = outcome(text.into_bytes());
    assert!(matches!(
        other,
        Err(ReadError::NotASpreadsheet { what: Foreign::OtherOpenDocument, .. })
    ));
}

#[test]
fn tables_nested_without_end_in_a_page_cost_what_they_are_long() {
    let deep = format!("{}<tr><td>An", "<table><tr><td>1<td>2<td>3".repeat(200_000));
    assert!(outcome(deep.into_bytes()).is_ok());
    let mail = format!("MIME-Version: 1.0\n\n{}<table>", "--a\n\n".repeat(500_000));
    assert!(outcome(mail.into_bytes()).is_err());
}

#[test]
fn twenty_thousand_sheets_are_refused() {
    assert_eq!(too_large(xlsx(20_000, &worksheet(LIST), NO_STRINGS)), Measure::Sheets);
}

#[test]
fn a_zip_of_very_many_parts_is_refused_unopened() {
    let names: Vec<String> = (0..20_000).map(|at| format!("xl/{at}")).collect();
    let parts: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), NO_STRINGS)).collect();
    assert_eq!(too_large(zipped(&parts)), Measure::Parts);
}

#[test]
fn a_text_larger_than_any_list_is_refused_before_it_is_copied() {
    let text = "STT,Họ và tên\n1,".to_owned() + &"a".repeat(17 * MIB);
    assert_eq!(too_large(text.into_bytes()), Measure::File);
}

#[test]
fn a_page_of_ampersands_and_of_spans_ends() {
    let page = format!("<table><tr><td>An{}</table>", "&".repeat(4 * MIB));
    assert_eq!(read(page.into_bytes()).cell_count(), 1);
    let wide = "<td colspan=1000 rowspan=1000>x".repeat(16);
    let rows = "<tr><td>".repeat(200_000);
    let page = format!("<table><tr>{wide}{rows}</table>");
    assert_eq!(too_large(page.into_bytes()), Measure::Cells);
}
