//! Bytes → [`Workbook`]: cells with addresses, nothing interpreted.
//!
//! The content decides the format (`sniff`), `limits` bound it before it is believed, one reader for
//! each format (`formats` lists them) fills the workbook (`builder`), and `legacy_font` then turns
//! text typed for old Vietnamese fonts into Unicode. The file is only ever read. Every failure is a
//! [`ReadError`] with a way on.

mod biff;
mod biff_strings;
mod builder;
mod cell_formats;
mod cell_values;
mod container;
mod custom_properties;
mod default_password;
mod delimited;
mod docx;
mod docx_body;
mod docx_numbering;
mod encoding;
mod error;
mod formats;
mod html;
mod html_tags;
mod html_text;
mod inflate;
mod legacy_blocks;
mod legacy_evidence;
mod legacy_font;
mod legacy_groups;
mod legacy_letters;
mod legacy_tables;
mod limits;
mod lost_letters;
mod month_first;
mod near_name;
mod no_panic;
mod ods;
mod ods_table;
mod package;
mod shared_texts;
mod sniff;
mod syllable;
mod xls;
mod xls_book;
mod xls_sheet;
mod xlsb;
mod xlsb_book;
mod xlsb_records;
mod xlsx;
mod xlsx_formats;
mod xlsx_sheet;
mod xlsx_text;
mod xml;
mod xml_markup;

use std::path::Path;

use crate::files::Files;
use crate::sheet::{ReadNote, Workbook};

use formats::Format;

pub use custom_properties::custom_properties;
pub use encoding::EncodingChoice;
pub use error::{Foreign, ReadError};
pub use limits::{Limits, Measure};

/// The endings under which lists are kept, without the dot.
pub fn list_endings() -> Vec<&'static str> {
    formats::list_endings()
}

/// Whether a file of this name may be a list.
pub fn is_named_as_list(path: &Path) -> bool {
    ending(path).is_some_and(|ending| formats::list_endings().contains(&&*ending))
}

/// Whether a file of this name is a page or a document, in which anything may stand.
pub(crate) fn is_document(path: &Path) -> bool {
    ending(path).is_some_and(|ending| formats::promises_document(&ending))
}

/// What a file of this name is that may hold a list, but in a format that is not read.
pub(crate) fn foreign_by_name(path: &Path) -> Option<Foreign> {
    Foreign::of_ending(&ending(path)?)
}

fn ending(path: &Path) -> Option<String> {
    formats::ending(&path.file_name()?.to_string_lossy())
}

/// How a file is to be read.
#[derive(Debug, Clone, Default)]
pub struct ReadOptions {
    /// How much of the file is believed.
    pub limits: Limits,
    /// Which encoding its text is in.
    pub encoding: EncodingChoice,
}

/// Reads a file of this machine, by its content.
///
/// # Errors
///
/// Fails if the file cannot be opened, is not a spreadsheet, is damaged, encrypted or too large.
#[cfg(feature = "cli")]
pub fn read_path(path: &Path, options: &ReadOptions) -> Result<Workbook, ReadError> {
    read_file(path, &crate::files::Disk, options)
}

/// The same of one of these files.
///
/// # Errors
///
/// As [`read_bytes`], and if it cannot be opened.
pub fn read_file(
    path: &Path,
    files: &dyn Files,
    options: &ReadOptions,
) -> Result<Workbook, ReadError> {
    let path = &crate::file_names::as_spelled(path, files);
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    refuse_lock_file(&name)?;
    let about = files.about(path).map_err(|fault| match fault.kind() {
        std::io::ErrorKind::NotFound => ReadError::NotFound { near: near_name::of(path, files) },
        _ => ReadError::Io(fault),
    })?;
    if about.is_folder {
        return Err(ReadError::Directory);
    }
    let limit = options.limits.file_bytes;
    Limits::check(Measure::File, about.length, limit)?;
    // A pipe has no size to check first.
    let bytes = files.read(path, limit.saturating_add(1))?;
    read_bytes(bytes, &name, options)
}

/// Reads a file's bytes; `name` is the file's name, for its ending and for messages.
///
/// # Errors
///
/// Fails if the content is not a spreadsheet, is damaged, encrypted or too large.
///
/// # Examples
///
/// ```
/// use delegate_quota::rooms::read::{ReadOptions, read_bytes};
///
/// let list = "STT,Họ và tên\n1,Nguyễn Văn An\n".as_bytes().to_vec();
/// let workbook = read_bytes(list, "danh-sach.csv", &ReadOptions::default())?;
/// assert_eq!(workbook.sheets[0].rows.len(), 2);
/// # Ok::<(), delegate_quota::rooms::read::ReadError>(())
/// ```
#[expect(
    clippy::needless_pass_by_value,
    reason = "the bytes are dropped here, before the workbook is recognised"
)]
pub fn read_bytes(
    bytes: Vec<u8>,
    name: &str,
    options: &ReadOptions,
) -> Result<Workbook, ReadError> {
    refuse_lock_file(name)?;
    Limits::check(Measure::File, bytes.len() as u64, options.limits.file_bytes)?;
    let ending = formats::ending(name);
    let promised = ending.filter(|ending| formats::promises_workbook(ending));
    read_content(&bytes, promised.as_deref(), options).map_err(|error| match error {
        ReadError::NotASpreadsheet { what, .. } => {
            ReadError::NotASpreadsheet { what, ending: promised }
        }
        other => other,
    })
}

fn refuse_lock_file(name: &str) -> Result<(), ReadError> {
    if name.starts_with("~$") || name.starts_with(".~lock.") {
        return Err(ReadError::LockFile);
    }
    Ok(())
}

fn read_content(
    bytes: &[u8],
    promised: Option<&str>,
    options: &ReadOptions,
) -> Result<Workbook, ReadError> {
    options.limits.check_parts(bytes)?;
    let format = match sniff::sniff(bytes) {
        Err(ReadError::Encrypted) => {
            let opened = default_password::opened(bytes).ok_or(ReadError::Encrypted)?;
            // What is within is no such container again.
            return match sniff::sniff(&opened)? {
                Format { name: "xlsx" | "xlsb", .. } => read_content(&opened, promised, options),
                _ => Err(ReadError::Encrypted),
            };
        }
        format => format?,
    };
    let mut workbook = format.read(bytes, options, promised.is_some())?;
    match (options.encoding, options.encoding.legacy()) {
        (_, Some(encoding)) => legacy_font::convert_all(&mut workbook, encoding),
        (EncodingChoice::Auto, None) => legacy_font::convert_workbook(&mut workbook),
        _ => {}
    }
    lost_letters::tell(&mut workbook)?;
    month_first::settle(&mut workbook);
    if let Some(ending) = promised
        && !format.goes_by(ending)
    {
        workbook
            .notes
            .insert(0, ReadNote::NamedAs { ending: ending.to_owned(), content: format.name });
    }
    Ok(workbook)
}

#[cfg(test)]
mod beside_calamine;
#[cfg(test)]
mod beside_quick_xml;
#[cfg(test)]
mod docx_tests;
#[cfg(test)]
mod hostile_tests;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod xlsb_tests;
