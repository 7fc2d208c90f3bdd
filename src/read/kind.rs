//! What a file is, by its content and never by its name.
//!
//! Offices receive web pages named `.xls`, CSV named `.xlsx` and workbooks without any ending. The
//! name counts only where a text could be anything: an ending that promises a workbook asks for
//! more evidence before a text is taken for a table.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::error::{Foreign, ReadError};

/// A format that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Office Open XML: .xlsx, .xlsm.
    Xlsx,
    /// The binary form of Office Open XML.
    Xlsb,
    /// `OpenDocument`.
    Ods,
    /// BIFF in an OLE container: Excel 5 to 2003.
    Xls,
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
            Self::Xls => "xls",
            Self::Html => "HTML",
            Self::Delimited => "CSV",
        }
    }

    /// Whether a file of this format may end so without surprise.
    pub(super) fn goes_by(self, ending: &str) -> bool {
        match self {
            Self::Xlsx => matches!(ending, "xlsx" | "xlsm" | "xltx" | "xltm"),
            Self::Xlsb => ending == "xlsb",
            Self::Ods => matches!(ending, "ods" | "ots"),
            Self::Xls => matches!(ending, "xls" | "xlt"),
            Self::Html => matches!(ending, "html" | "htm" | "mht" | "mhtml"),
            Self::Delimited => !promises_workbook(ending),
        }
    }
}

/// Whether the ending belongs to a workbook format.
pub(super) fn promises_workbook(ending: &str) -> bool {
    matches!(ending, "xlsx" | "xlsm" | "xltx" | "xltm" | "xlsb" | "ods" | "ots" | "xls" | "xlt")
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
    if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
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
    let foreign = if under("word/") {
        Foreign::Word
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
    let container = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(|fault| {
        // Some writers of protected workbooks make containers that the cfb crate refuses.
        let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        if bytes.windows(name.len()).any(|window| window == name) {
            ReadError::Encrypted
        } else {
            ReadError::damaged(fault.to_string())
        }
    })?;
    if container.exists("/EncryptedPackage") {
        Err(ReadError::Encrypted)
    } else if container.is_stream("/Workbook") || container.is_stream("/Book") {
        Ok(Kind::Xls)
    } else if container.is_stream("/WordDocument") {
        Err(ReadError::foreign(Foreign::Word))
    } else if container.is_stream("/PowerPoint Document") {
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
        (b"\x09\x00\x04\x00", Foreign::BareBiff),
        (b"\x09\x02\x06\x00", Foreign::BareBiff),
        (b"\x09\x04\x06\x00", Foreign::BareBiff),
        (b"\x09\x08\x10\x00", Foreign::BareBiff),
        (b"\x09\x08\x08\x00", Foreign::BareBiff),
    ];
    MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, what)| *what)
}

fn sniff_text(bytes: &[u8]) -> Result<Kind, ReadError> {
    const HEAD: usize = 4096;
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    // Without its zero bytes, UTF-16 of ASCII reads as ASCII.
    let head: Vec<u8> = head.iter().copied().filter(|byte| *byte != 0).collect();
    let head = String::from_utf8_lossy(&head).to_ascii_lowercase();
    let head = head.trim_start_matches(|c: char| !c.is_ascii() || c.is_ascii_whitespace());
    if head.starts_with("<?xml") && head.contains("urn:schemas-microsoft-com:office:spreadsheet") {
        return Err(ReadError::foreign(Foreign::SpreadsheetMl2003));
    }
    let marked_up = head.starts_with('<') || head.starts_with("mime-version:");
    let page = ["<html", "<table", "<!doctype html", "<body", "mime-version:"]
        .iter()
        .any(|mark| head.contains(mark));
    if marked_up && page {
        return Ok(Kind::Html);
    }
    Ok(Kind::Delimited)
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
        assert!(matches!(sniff(b" \r\n"), Err(ReadError::Empty)));
        assert!(matches!(sniff(b"STT,T\xC3\xAAn\n"), Ok(Kind::Delimited)));
    }

    #[test]
    fn a_web_page_is_recognised_in_any_case_and_in_utf_16() {
        assert!(matches!(sniff(b"\xEF\xBB\xBF<HTML><Table>"), Ok(Kind::Html)));
        assert!(matches!(sniff(b"MIME-Version: 1.0\r\n<html"), Ok(Kind::Html)));
        let wide: Vec<u8> = "\u{FEFF}<table>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(matches!(sniff(&wide), Ok(Kind::Html)));
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
