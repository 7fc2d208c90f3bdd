//! What a file is, by its content and never by its name.
//!
//! Offices receive web pages named `.xls`, CSV named `.xlsx` and workbooks without any ending. The
//! name counts only where a text could be anything: an ending that promises a workbook asks for
//! more evidence before a text is taken for a table.

use std::io::{Cursor, Read};
use strum::VariantArray;

use zip::ZipArchive;

use super::container::{self, Container};
use super::error::{Foreign, ReadError};

/// A format that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::VariantArray)]
pub(super) enum Kind {
    /// Office Open XML: .xlsx, .xlsm.
    Xlsx,
    /// The binary form of Office Open XML.
    Xlsb,
    /// `OpenDocument`.
    Ods,
    /// The same as one XML document.
    FlatOds,
    /// BIFF in an OLE container: Excel 5 to 2003.
    Xls,
    /// A Word document.
    Docx,
    /// A web page with a table.
    Html,
    /// Delimited text.
    Delimited,
}

impl Kind {
    /// The format's usual name.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Xlsb => "xlsb",
            Self::Ods => "ods",
            Self::FlatOds => "fods",
            Self::Xls => "xls",
            Self::Docx => "Word",
            Self::Html => "HTML",
            Self::Delimited => "CSV",
        }
    }

    /// The endings under which lists of this format are kept; WPS Office calls its own `.et`.
    const fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Xlsx => &["xlsx", "xlsm", "xltx", "xltm", "et", "ett"],
            Self::Xlsb => &["xlsb"],
            Self::Ods => &["ods", "ots"],
            Self::FlatOds => &["fods"],
            Self::Xls => &["xls", "xlt", "et", "ett"],
            Self::Docx => &["docx", "docm", "dotx"],
            Self::Html => &["html", "htm", "mht", "mhtml"],
            Self::Delimited => &["csv", "tsv"],
        }
    }

    /// Whether a file of this format may end so without surprise; add-ins hold sheets, too.
    pub(super) fn goes_by(self, ending: &str) -> bool {
        self.endings().contains(&ending)
            || matches!((self, ending), (Self::Xlsx, "xlam") | (Self::Xls, "xla"))
    }

    /// Whether it is made for sheets, and not for any document or text.
    fn is_workbook(self) -> bool {
        !matches!(self, Self::Docx | Self::Html | Self::Delimited)
    }
}

/// Whether the ending belongs to a workbook format.
pub(super) fn promises_workbook(ending: &str) -> bool {
    Kind::VARIANTS.iter().any(|kind| kind.is_workbook() && kind.goes_by(ending))
}

/// Whether files that end so are pages or documents, in which anything may stand.
pub(super) fn promises_document(ending: &str) -> bool {
    [Kind::Docx, Kind::Html].iter().any(|kind| kind.goes_by(ending))
}

/// The endings under which lists are kept, each once.
pub(super) fn list_endings() -> Vec<&'static str> {
    let mut endings: Vec<&str> = Vec::new();
    for ending in Kind::VARIANTS.iter().flat_map(|kind| kind.endings()) {
        if !endings.contains(ending) {
            endings.push(ending);
        }
    }
    endings
}

/// The lower-case ending of a file's name, without the dot.
pub(super) fn ending(name: &str) -> Option<String> {
    let (stem, ending) = name.rsplit_once('.')?;
    (!stem.is_empty() && !ending.is_empty()).then(|| ending.to_lowercase())
}

/// Tells the format, or what else the content is.
pub(super) fn sniff(bytes: &[u8]) -> Result<Kind, ReadError> {
    if bytes.is_empty() || bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(ReadError::Empty);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return sniff_zip(bytes);
    }
    if bytes.starts_with(container::MAGIC) {
        return sniff_ole(bytes);
    }
    if let Some(what) = foreign_magic(bytes) {
        return Err(ReadError::foreign(what));
    }
    sniff_text(bytes)
}

fn sniff_zip(bytes: &[u8]) -> Result<Kind, ReadError> {
    let mut zip = ZipArchive::new(Cursor::new(bytes))
        .map_err(|_| ReadError::damaged("zip: no central directory"))?;
    let names: Vec<String> = zip
        .file_names()
        .filter_map(Result::ok)
        .map(|name| name.to_lowercase().replace('\\', "/"))
        .collect();
    let has = |wanted: &str| names.iter().any(|name| name == wanted);
    let under = |folder: &str| names.iter().any(|name| name.starts_with(folder));
    if has("mimetype") {
        return sniff_open_document(&mut zip);
    }
    if has("xl/workbook.bin") {
        return Ok(Kind::Xlsb);
    }
    if has("xl/workbook.xml") {
        return Ok(Kind::Xlsx);
    }
    let foreign = if has("index/document.iwa") || has("index.zip") {
        Foreign::OtherSpreadsheet("Apple Numbers")
    } else if under("word/") {
        return Ok(Kind::Docx);
    } else if under("ppt/") {
        Foreign::Presentation
    } else if has("content.xml") && has("meta-inf/manifest.xml") {
        return Ok(Kind::Ods);
    } else if has("[content_types].xml") {
        // The workbook part may have another name; its relationships tell the reader.
        return Ok(Kind::Xlsx);
    } else {
        Foreign::Archive
    };
    Err(ReadError::foreign(foreign))
}

fn sniff_open_document(zip: &mut ZipArchive<Cursor<&[u8]>>) -> Result<Kind, ReadError> {
    const LONGEST: u64 = 200;
    let mut mimetype = String::new();
    if let Ok(part) = zip.by_name("mimetype") {
        part.take(LONGEST)
            .read_to_string(&mut mimetype)
            .map_err(|fault| ReadError::damaged(fault.to_string()))?;
    }
    if mimetype.contains("opendocument.spreadsheet") {
        Ok(Kind::Ods)
    } else if mimetype.contains("opendocument.text") {
        Err(ReadError::foreign(Foreign::Word))
    } else if mimetype.contains("opendocument") {
        Err(ReadError::foreign(Foreign::OtherOpenDocument))
    } else {
        Err(ReadError::foreign(Foreign::Archive))
    }
}

fn sniff_ole(bytes: &[u8]) -> Result<Kind, ReadError> {
    let container = Container::open(bytes)?;
    if container.has("EncryptedPackage") {
        Err(ReadError::Encrypted)
    } else if container.has("Workbook") || container.has("Book") {
        Ok(Kind::Xls)
    } else if container.has("WordDocument") {
        Err(ReadError::foreign(Foreign::Word))
    } else if container.has("PowerPoint Document") {
        Err(ReadError::foreign(Foreign::Presentation))
    } else {
        Err(ReadError::foreign(Foreign::OtherOle))
    }
}

fn foreign_magic(bytes: &[u8]) -> Option<Foreign> {
    const MAGIC: &[(&[u8], Foreign)] = &[
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
    if is_dbase(bytes) {
        return Some(Foreign::OtherSpreadsheet("dBase"));
    }
    MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, what)| *what)
}

fn sniff_text(bytes: &[u8]) -> Result<Kind, ReadError> {
    // Pages of Excel begin with long tables of styles.
    const HEAD: usize = 512 * 1024;
    let head = bytes.get(..HEAD).unwrap_or(bytes);
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
        return Ok(Kind::FlatOds);
    }
    let page = ["<html", "<table", "<!doctype html", "<body", "mime-version:"].iter().any(has);
    // A page may begin with text.
    if (marked_up && page) || ["<table", "<tr", "<td"].iter().all(has) {
        return Ok(Kind::Html);
    }
    Ok(Kind::Delimited)
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
        assert!(matches!(sniff(b"table,0,1\n0,1\n"), Ok(Kind::Delimited)));
        assert!(matches!(sniff(b" \r\n"), Err(ReadError::Empty)));
        assert!(matches!(sniff(b"STT,T\xC3\xAAn\n"), Ok(Kind::Delimited)));
    }

    #[test]
    fn a_web_page_is_recognised_in_any_case_and_in_utf_16() {
        assert!(matches!(sniff(b"\xEF\xBB\xBF<HTML><Table>"), Ok(Kind::Html)));
        assert!(matches!(sniff(b"MIME-Version: 1.0\r\n<html"), Ok(Kind::Html)));
        let wide: Vec<u8> = "\u{FEFF}<table>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(matches!(sniff(&wide), Ok(Kind::Html)));
        let late = format!("<meta>{}<table>", "<style>a{}</style>".repeat(1_000));
        for page in [&*late, "Danh sách\n<TABLE><TR><TD>"] {
            assert!(matches!(sniff(page.as_bytes()), Ok(Kind::Html)));
        }
    }

    #[test]
    fn a_cut_zip_is_damaged_and_not_a_text() {
        assert!(matches!(sniff(b"PK\x03\x04\x14\x00 and no more"), Err(ReadError::Damaged { .. })));
    }

    #[test]
    fn an_ending_is_lower_case_and_a_dot_file_has_none() {
        assert_eq!(ending("Danh sách.XLSX").as_deref(), Some("xlsx"));
        assert_eq!(ending("danh sách"), None);
        assert_eq!(ending(".xlsx"), None);
    }
}
