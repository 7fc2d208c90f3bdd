//! What a file is, by its content and never by its name.
//!
//! Offices receive web pages named `.xls`, CSV named `.xlsx` and workbooks without any ending. The
//! name counts only where a text could be anything: an ending that promises a workbook asks for
//! more evidence before a text is taken for a table.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::container::{self, Container};
use super::error::{Foreign, ReadError};
use super::formats::{DELIMITED, DOCX, FLAT_ODS, Format, HTML, ODS, XLS, XLSB, XLSX};
use super::xml;

/// What content of some kind is.
#[derive(Clone, Copy)]
enum Content {
    Read(&'static Format),
    Foreign(Foreign),
    Encrypted,
}
use Content::{Encrypted, Foreign as Other, Read as Is};

type Sniffed = Result<&'static Format, ReadError>;

impl Content {
    fn sniffed(self) -> Sniffed {
        match self {
            Self::Read(format) => Ok(format),
            Self::Foreign(what) => Err(ReadError::foreign(what)),
            Self::Encrypted => Err(ReadError::Encrypted),
        }
    }
}

/// What a zip with all of these parts is; a name that ends in a slash is that of a folder.
static ZIPS: [(&[&str], Content); 8] = [
    (&["xl/workbook.bin"], Is(&XLSB)),
    (&["xl/workbook.xml"], Is(&XLSX)),
    (&["index/document.iwa"], Other(Foreign::OtherSpreadsheet("Apple Numbers"))),
    (&["index.zip"], Other(Foreign::OtherSpreadsheet("Apple Numbers"))),
    (&["word/"], Is(&DOCX)),
    (&["ppt/"], Other(Foreign::Presentation)),
    (&["content.xml", "meta-inf/manifest.xml"], Is(&ODS)),
    // The workbook part may have another name; its relationships tell the reader.
    (&["[content_types].xml"], Is(&XLSX)),
];

/// What a zip is whose part `mimetype` says so.
static MIME_TYPES: [(&str, Content); 3] = [
    ("opendocument.spreadsheet", Is(&ODS)),
    ("opendocument.text", Other(Foreign::Word)),
    ("opendocument", Other(Foreign::OtherOpenDocument)),
];

/// What an OLE container with a stream of this name is.
static STREAMS: [(&str, Content); 5] = [
    ("EncryptedPackage", Encrypted),
    ("Workbook", Is(&XLS)),
    ("Book", Is(&XLS)),
    ("WordDocument", Other(Foreign::Word)),
    ("PowerPoint Document", Other(Foreign::Presentation)),
];

/// What begins with these bytes.
static MAGIC: &[(&[u8], Foreign)] = &[
    (b"%PDF", Foreign::Pdf),
    (b"{\\rtf", Foreign::Word),
    (b"\x89PNG", Foreign::Image),
    (b"\xFF\xD8\xFF", Foreign::Image),
    (b"GIF8", Foreign::Image),
    (b"II*\0", Foreign::Image),
    (b"MM\0*", Foreign::Image),
    (b"Rar!", Foreign::Archive),
    (b"7z\xBC\xAF\x27\x1C", Foreign::Archive),
    (b"\x1F\x8B\x08", Foreign::Archive),
    (b"\0\0\x02\0\x06\x04", Foreign::OtherSpreadsheet("Lotus 1-2-3")),
    (b"\0\0\x1A\0\0\x10", Foreign::OtherSpreadsheet("Lotus 1-2-3")),
    (b"\xFF\0\x02\0\x04\x04", Foreign::OtherSpreadsheet("Quattro Pro")),
    (b"\x09\x00\x04\x00", Foreign::BareBiff),
    (b"\x09\x02\x06\x00", Foreign::BareBiff),
    (b"\x09\x04\x06\x00", Foreign::BareBiff),
    (b"\x09\x08\x10\x00", Foreign::BareBiff),
    (b"\x09\x08\x08\x00", Foreign::BareBiff),
];

/// Tells the format, or what else the content is.
pub(super) fn sniff(bytes: &[u8]) -> Sniffed {
    if bytes.is_empty() || bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(ReadError::Empty);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return sniff_zip(bytes);
    }
    if bytes.starts_with(container::MAGIC) {
        let container = Container::open(bytes)?;
        let known = STREAMS.iter().find(|(name, _)| container.has(name));
        return known.map_or(Other(Foreign::OtherOle), |(_, content)| *content).sniffed();
    }
    if is_dbase(bytes) {
        return Err(ReadError::foreign(Foreign::OtherSpreadsheet("dBase")));
    }
    match MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        Some((_, what)) => Err(ReadError::foreign(*what)),
        None => sniff_text(bytes),
    }
}

fn sniff_zip(bytes: &[u8]) -> Sniffed {
    const LONGEST: u64 = 200;
    let mut zip = ZipArchive::new(Cursor::new(bytes))
        .map_err(|_| ReadError::damaged("zip: no central directory"))?;
    let names: Vec<String> = zip
        .file_names()
        .filter_map(Result::ok)
        .map(|name| name.to_lowercase().replace('\\', "/"))
        .collect();
    let has = |wanted: &str| match wanted.strip_suffix('/') {
        Some(_) => names.iter().any(|name| name.starts_with(wanted)),
        None => names.iter().any(|name| name == wanted),
    };
    let known = if has("mimetype") {
        let mut mimetype = String::new();
        if let Ok(part) = zip.by_name("mimetype") {
            part.take(LONGEST).read_to_string(&mut mimetype).map_err(xml::damaged)?;
        }
        MIME_TYPES.iter().find(|(type_, _)| mimetype.contains(type_)).map(|(_, content)| *content)
    } else {
        let fits = |parts: &[&str]| parts.iter().all(|part| has(part));
        ZIPS.iter().find(|(parts, _)| fits(parts)).map(|(_, content)| *content)
    };
    known.unwrap_or(Other(Foreign::Archive)).sniffed()
}

fn sniff_text(bytes: &[u8]) -> Sniffed {
    // Pages of Excel begin with long tables of styles.
    const HEAD: usize = 512 * 1024;
    // What is no page is told by its first lines.
    const LINES: usize = 4 * 1024;
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let head = if head.contains(&b'<') { head } else { head.get(..LINES).unwrap_or(head) };
    // Without its zero bytes, UTF-16 of ASCII reads as ASCII.
    let head: Vec<u8> = head.iter().copied().filter(|byte| *byte != 0).collect();
    let head = String::from_utf8_lossy(&head).to_ascii_lowercase();
    let head = head.trim_start_matches(|c: char| !c.is_ascii() || c.is_ascii_whitespace());
    if let Some(what) = foreign_text(head) {
        return Err(ReadError::foreign(what));
    }
    let has = |mark: &&str| head.contains(mark);
    let marked_up = head.starts_with('<') || head.starts_with("mime-version:");
    if marked_up && ["<office:document", "urn:oasis:names:tc:opendocument"].iter().all(has) {
        return Ok(&FLAT_ODS);
    }
    let page = ["<html", "<table", "<!doctype html", "<body", "mime-version:"].iter().any(has);
    // A page may begin with text.
    if (marked_up && page) || ["<table", "<tr", "<td"].iter().all(has) {
        return Ok(&HTML);
    }
    Ok(&DELIMITED)
}

/// The spreadsheets that are text and not read, by their first letters in lower case.
fn foreign_text(head: &str) -> Option<Foreign> {
    if head.starts_with("<?xml") && head.contains("urn:schemas-microsoft-com:office:spreadsheet") {
        return Some(Foreign::SpreadsheetMl2003);
    }
    let mut lines = head.lines().map(str::trim);
    let first = lines.next()?;
    if first.starts_with("id;p") {
        Some(Foreign::OtherSpreadsheet("SYLK"))
    } else if first == "table" && lines.next().is_some_and(|line| line.starts_with("0,1")) {
        Some(Foreign::OtherSpreadsheet("DIF"))
    } else if first.starts_with("socialcalc:version") {
        Some(Foreign::OtherSpreadsheet("SocialCalc"))
    } else {
        None
    }
}

/// Whether the bytes begin as a table of dBase: its version, the date of its last change, and a
/// header whose fields end with a carriage return.
fn is_dbase(bytes: &[u8]) -> bool {
    const VERSIONS: [u8; 10] = [0x02, 0x03, 0x04, 0x30, 0x31, 0x43, 0x83, 0x8B, 0xF5, 0xFB];
    let [version, _, month, day, _, _, _, _, low, high, ..] = bytes else { return false };
    let header = usize::from(u16::from_le_bytes([*low, *high]));
    let closes = |at: usize| bytes.get(at) == Some(&0x0D);
    VERSIONS.contains(version)
        && (1..=12).contains(month)
        && (1..=31).contains(day)
        && (32..=header).step_by(32).any(closes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn foreign(bytes: &[u8]) -> Option<Foreign> {
        match sniff(bytes) {
            Err(ReadError::NotASpreadsheet { what, .. }) => Some(what),
            _ => None,
        }
    }

    fn name(bytes: &[u8]) -> Option<&'static str> {
        sniff(bytes).ok().map(|format| format.name)
    }

    #[test]
    fn content_is_recognised_by_its_first_bytes() {
        assert_eq!(foreign(b"%PDF-1.7 ..."), Some(Foreign::Pdf));
        assert_eq!(foreign(b"\x89PNG\r\n"), Some(Foreign::Image));
        assert_eq!(foreign(b"\x09\x08\x10\x00\x00\x06"), Some(Foreign::BareBiff));
        for (text, name) in [
            ("ID;PCALCOOO32\nC;X1;Y1", "SYLK"),
            ("TABLE\r\n0,1\r\n\"\"", "DIF"),
            ("socialcalc:version:1.5", "SocialCalc"),
        ] {
            assert_eq!(foreign(text.as_bytes()), Some(Foreign::OtherSpreadsheet(name)));
        }
        assert_eq!(name(b"table,0,1\n0,1\n"), Some(DELIMITED.name));
        assert!(matches!(sniff(b" \r\n"), Err(ReadError::Empty)));
        assert_eq!(name(b"STT,T\xC3\xAAn\n"), Some(DELIMITED.name));
    }

    #[test]
    fn a_web_page_is_recognised_in_any_case_and_in_utf_16() {
        assert_eq!(name(b"\xEF\xBB\xBF<HTML><Table>"), Some(HTML.name));
        assert_eq!(name(b"MIME-Version: 1.0\r\n<html"), Some(HTML.name));
        let wide: Vec<u8> = "\u{FEFF}<table>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(name(&wide), Some(HTML.name));
        let late = format!("<meta>{}<table>", "<style>a{}</style>".repeat(1_000));
        for page in [&*late, "Danh sách\n<TABLE><TR><TD>"] {
            assert_eq!(name(page.as_bytes()), Some(HTML.name));
        }
    }

    #[test]
    fn a_cut_zip_is_damaged_and_not_a_text() {
        assert!(matches!(sniff(b"PK\x03\x04\x14\x00 and no more"), Err(ReadError::Damaged { .. })));
    }
}
