//! The parts of zipped XML that the workbook readers share: a part's reader, an attribute.

use std::io::{BufRead, BufReader, Cursor, Read};

use quick_xml::XmlVersion;
use quick_xml::events::{BytesRef, BytesStart};
use quick_xml::reader::Reader;
use zip::ZipArchive;
use zip::read::ZipFile;

use super::error::ReadError;

/// The zip of a workbook in memory.
pub(super) type Zip<'a> = ZipArchive<Cursor<&'a [u8]>>;
/// A reader over one of its parts.
pub(super) type PartReader<'z, 'a> = Reader<BufReader<ZipFile<'z, Cursor<&'a [u8]>>>>;

/// Opens a zip and checks what it declares.
pub(super) fn open_zip<'a>(
    bytes: &'a [u8],
    limits: &super::limits::Limits,
) -> Result<Zip<'a>, ReadError> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    limits.check_zip(&mut zip)?;
    Ok(zip)
}

/// The part of this name in any case, as some writers spell them otherwise.
pub(super) fn part_name(zip: &Zip<'_>, wanted: &str) -> Option<String> {
    if zip.index_for_name(wanted).is_some() {
        return Some(wanted.to_owned());
    }
    zip.file_names()
        .filter_map(Result::ok)
        .find(|name| name.replace('\\', "/").eq_ignore_ascii_case(wanted))
        .map(std::borrow::Cow::into_owned)
}

/// An XML reader over the part of this name.
pub(super) fn part<'z, 'a>(
    zip: &'z mut Zip<'a>,
    name: &str,
) -> Result<Option<PartReader<'z, 'a>>, ReadError> {
    let Some(name) = part_name(zip, name) else {
        return Ok(None);
    };
    let file = zip.by_name(&name).map_err(damaged)?;
    Ok(Some(tolerant(BufReader::new(file))))
}

/// The whole part of this name.
pub(super) fn part_bytes(zip: &mut Zip<'_>, name: &str) -> Result<Option<Vec<u8>>, ReadError> {
    let Some(name) = part_name(zip, name) else {
        return Ok(None);
    };
    let mut bytes = Vec::new();
    zip.by_name(&name).map_err(damaged)?.read_to_end(&mut bytes).map_err(damaged)?;
    Ok(Some(bytes))
}

/// An XML reader that passes over what spreadsheets get wrong.
pub(super) fn tolerant<R: BufRead>(source: R) -> Reader<R> {
    let mut reader = Reader::from_reader(source);
    let config = reader.config_mut();
    config.expand_empty_elements = true;
    config.check_end_names = false;
    config.check_comments = false;
    reader
}

/// A fault of the zip or the XML, told as damage.
pub(super) fn damaged(fault: impl std::fmt::Display) -> ReadError {
    ReadError::damaged(fault.to_string())
}

/// The attribute of this local name, unescaped; prefixes differ between writers.
pub(super) fn attribute(element: &BytesStart<'_>, local: &str) -> Option<String> {
    element
        .attributes()
        .with_checks(false)
        .flatten()
        .find(|attribute| attribute.key.local_name().as_ref() == local)
        .map(|attribute| {
            attribute
                .normalized_value(XmlVersion::Implicit1_0)
                .map_or_else(|_| attribute.value.as_ref().to_owned(), std::borrow::Cow::into_owned)
        })
}

/// The attribute of this local name as a number.
pub(super) fn number<T: std::str::FromStr>(element: &BytesStart<'_>, local: &str) -> Option<T> {
    attribute(element, local)?.trim().parse().ok()
}

/// The character that a reference in text stands for, such as `&amp;` or `&#225;`.
pub(super) fn reference(entity: &BytesRef<'_>) -> Option<char> {
    if let Ok(Some(letter)) = entity.resolve_char_ref() {
        return Some(letter);
    }
    match entity.as_ref() {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    }
}
