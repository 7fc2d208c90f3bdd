//! The formats that are read, one row each: how files of it are named, and what reads them.
//!
//! A new format is a row here, a reader that fills a [`WorkbookBuilder`](super::builder), and a mark in
//! `sniff` by which its content is known.

use crate::sheet::Workbook;

use super::error::ReadError;
use super::limits::{Limits, Measure};
use super::{ReadOptions, delimited, docx, html, ods, xls, xlsb, xlsx};

/// A format that is read.
#[derive(Debug)]
pub(super) struct Format {
    /// Its usual name.
    pub(super) name: &'static str,
    /// The endings under which lists of this format are kept; WPS Office calls its own `.et`.
    endings: &'static [&'static str],
    /// An ending under which no list is kept, and which surprises nobody: add-ins hold sheets, too.
    add_in: Option<&'static str>,
    made_for: MadeFor,
    read: Reader,
}

/// What a format is made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum MadeFor {
    Sheets,
    /// Pages and documents, in which anything may stand.
    Documents,
    Tables,
}

/// What reads a format.
#[derive(Debug)]
enum Reader {
    /// A file that says itself how its text is encoded.
    Bytes(fn(&[u8], &Limits) -> Result<Workbook, ReadError>),
    /// A text; the flag tells that the file's name promises a table.
    Text(fn(&[u8], &ReadOptions, bool) -> Result<Workbook, ReadError>),
}

/// Office Open XML.
pub(super) static XLSX: Format = Format {
    name: "xlsx",
    endings: &["xlsx", "xlsm", "xltx", "xltm", "et", "ett"],
    add_in: Some("xlam"),
    made_for: MadeFor::Sheets,
    read: Reader::Bytes(xlsx::read),
};

/// The binary form of Office Open XML.
pub(super) static XLSB: Format = Format {
    name: "xlsb",
    endings: &["xlsb"],
    add_in: None,
    made_for: MadeFor::Sheets,
    read: Reader::Bytes(xlsb::read),
};

/// `OpenDocument`.
pub(super) static ODS: Format = Format {
    name: "ods",
    endings: &["ods", "ots"],
    add_in: None,
    made_for: MadeFor::Sheets,
    read: Reader::Bytes(ods::read),
};

/// The same as one XML document.
pub(super) static FLAT_ODS: Format = Format {
    name: "fods",
    endings: &["fods"],
    add_in: None,
    made_for: MadeFor::Sheets,
    read: Reader::Bytes(ods::read_flat),
};

/// BIFF in an OLE container: Excel 5 to 2003.
pub(super) static XLS: Format = Format {
    name: "xls",
    endings: &["xls", "xlt", "et", "ett"],
    add_in: Some("xla"),
    made_for: MadeFor::Sheets,
    read: Reader::Bytes(xls::read),
};

/// A Word document.
pub(super) static DOCX: Format = Format {
    name: "Word",
    endings: &["docx", "docm", "dotx"],
    add_in: None,
    made_for: MadeFor::Documents,
    read: Reader::Bytes(docx::read),
};

/// A web page with a table.
pub(super) static HTML: Format = Format {
    name: "HTML",
    endings: &["html", "htm", "mht", "mhtml"],
    add_in: None,
    made_for: MadeFor::Documents,
    read: Reader::Text(|bytes, options, _| html::read(bytes, options)),
};

/// Delimited text.
pub(super) static DELIMITED: Format = Format {
    name: "CSV",
    endings: &["csv", "tsv"],
    add_in: None,
    made_for: MadeFor::Tables,
    read: Reader::Text(delimited::read),
};

static FORMATS: [&Format; 8] = [&XLSX, &XLSB, &ODS, &FLAT_ODS, &XLS, &DOCX, &HTML, &DELIMITED];

impl Format {
    /// Reads a file; its name may promise a table.
    pub(super) fn read(
        &self,
        bytes: &[u8],
        options: &ReadOptions,
        must_be_table: bool,
    ) -> Result<Workbook, ReadError> {
        match self.read {
            Reader::Bytes(read) => read(bytes, &options.limits),
            Reader::Text(read) => {
                let limit = options.limits.text_file_bytes;
                Limits::check(Measure::File, bytes.len() as u64, limit)?;
                read(bytes, options, must_be_table)
            }
        }
    }

    /// Whether a file of this format may end so without surprise.
    pub(super) fn goes_by(&self, ending: &str) -> bool {
        self.endings.contains(&ending) || self.add_in == Some(ending)
    }
}

/// Whether the ending belongs to a workbook format.
pub(super) fn promises_workbook(ending: &str) -> bool {
    FORMATS.iter().any(|format| format.made_for == MadeFor::Sheets && format.goes_by(ending))
}

/// Whether files that end so are pages or documents, in which anything may stand.
pub(super) fn promises_document(ending: &str) -> bool {
    FORMATS.iter().any(|format| format.made_for == MadeFor::Documents && format.goes_by(ending))
}

/// The endings under which lists are kept, each once.
pub(super) fn list_endings() -> Vec<&'static str> {
    let mut endings: Vec<&str> = Vec::new();
    for ending in FORMATS.iter().flat_map(|format| format.endings) {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ending_is_lower_case_and_a_dot_file_has_none() {
        assert_eq!(ending("Danh sách.XLSX").as_deref(), Some("xlsx"));
        assert_eq!(ending("danh sách"), None);
        assert_eq!(ending(".xlsx"), None);
    }
}
