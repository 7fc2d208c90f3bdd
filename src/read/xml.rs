//! The parts of zipped XML that the workbook readers share: a part's reader, an attribute.

use std::borrow::Cow;
use std::io::{Cursor, Read};

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use quick_xml::XmlVersion;
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::reader::Reader;
use zip::ZipArchive;

use super::error::ReadError;
use super::limits::{Limits, Measure};

/// The zip of a workbook in memory.
pub(super) type Zip<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// A reader over a whole part in memory, whose events are pieces of it.
pub(super) type TextReader<'t> = Reader<&'t [u8]>;

/// Opens a zip and checks what it declares.
pub(super) fn open_zip<'a>(bytes: &'a [u8], limits: &Limits) -> Result<Zip<'a>, ReadError> {
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

/// The whole part of this name.
pub(super) fn part_bytes(
    zip: &mut Zip<'_>,
    name: &str,
    limits: &Limits,
) -> Result<Option<Vec<u8>>, ReadError> {
    let Some(name) = part_name(zip, name) else {
        return Ok(None);
    };
    let mut part = zip.by_name(&name).map_err(damaged)?;
    // Whatever it is called: a relationship may name any part.
    Limits::check(Measure::Part, part.size(), limits.part_bytes)?;
    let mut bytes = Vec::with_capacity(usize::try_from(part.size()).unwrap_or_default());
    part.read_to_end(&mut bytes).map_err(damaged)?;
    Ok(Some(bytes))
}

/// The whole part of this name as text.
pub(super) fn part_text(
    zip: &mut Zip<'_>,
    name: &str,
    limits: &Limits,
) -> Result<Option<String>, ReadError> {
    let Some(mut bytes) = part_bytes(zip, name, limits)? else {
        return Ok(None);
    };
    let (encoding, mark) = encoding_of(&bytes);
    if encoding == UTF_8 {
        bytes.drain(..mark);
        return String::from_utf8(bytes).map(Some).map_err(damaged);
    }
    text(&bytes).map(|text| Some(text.into_owned()))
}

/// A whole document as text.
pub(super) fn text(bytes: &[u8]) -> Result<Cow<'_, str>, ReadError> {
    let (encoding, mark) = encoding_of(bytes);
    let marked = bytes.get(mark..).unwrap_or_default();
    let text = encoding.decode_without_bom_handling_and_without_replacement(marked);
    text.ok_or_else(|| damaged(encoding.name()))
}

/// The encoding of a document, by its byte order mark, its first bytes or what it declares, and the
/// length of the mark.
fn encoding_of(bytes: &[u8]) -> (&'static Encoding, usize) {
    const DECLARATION: usize = 200;
    if let Some(marked) = Encoding::for_bom(bytes) {
        return marked;
    }
    match bytes {
        [b'<', 0, ..] => return (UTF_16LE, 0),
        [0, b'<', ..] => return (UTF_16BE, 0),
        _ => {}
    }
    let head = String::from_utf8_lossy(bytes.get(..DECLARATION).unwrap_or(bytes));
    let declared = head
        .strip_prefix("<?xml")
        .and_then(|rest| rest.split_once("?>"))
        .and_then(|(declaration, _)| declaration.split_once("encoding"))
        .and_then(|(_, rest)| rest.split(['"', '\'']).nth(1))
        .and_then(|label| Encoding::for_label(label.as_bytes()))
        // A document in two bytes a letter could not be read so far.
        .filter(|encoding| encoding.is_ascii_compatible());
    (declared.unwrap_or(UTF_8), 0)
}

/// Visits the elements of a part until the visitor has enough.
pub(super) fn each_start(
    text: &str,
    mut visit: impl FnMut(&BytesStart<'_>) -> Result<bool, ReadError>,
) -> Result<(), ReadError> {
    let mut reader = over(text);
    loop {
        match reader.read_event().map_err(damaged)? {
            Event::Start(element) if !visit(&element)? => return Ok(()),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// A reader over a whole part in memory, which passes over what spreadsheets get wrong.
pub(super) fn over(text: &str) -> TextReader<'_> {
    let mut reader = Reader::from_str(text);
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

/// The attributes of an element by their local names, unescaped.
pub(super) fn attributes<'e>(
    element: &'e BytesStart<'_>,
) -> impl Iterator<Item = (&'e str, Cow<'e, str>)> {
    let mut all = element.attributes();
    all.with_checks(false);
    all.flatten().map(|attribute| (attribute.key.local_name().into_inner(), unescaped(attribute)))
}

/// Whether an attribute says yes.
pub(super) fn is_true(flag: &str) -> bool {
    matches!(flag.trim(), "1" | "true" | "on" | "TRUE")
}

/// Whether an element such as `<strike/>` or `<strike val="1"/>` switches something on.
pub(super) fn is_on(element: &BytesStart<'_>) -> bool {
    attribute(element, "val").is_none_or(|flag| is_true(&flag))
}

/// The attribute of this local name, unescaped; prefixes differ between writers.
pub(super) fn attribute(element: &BytesStart<'_>, local: &str) -> Option<String> {
    let mut attributes = attributes(element);
    attributes.find(|(name, _)| *name == local).map(|(_, value)| value.into_owned())
}

/// The value of an attribute without its references, of which most have none.
fn unescaped(attribute: Attribute<'_>) -> Cow<'_, str> {
    if !attribute.value.bytes().any(|byte| matches!(byte, b'&' | b'\n' | b'\r' | b'\t')) {
        return attribute.value;
    }
    attribute.normalized_value(XmlVersion::Implicit1_0).unwrap_or(attribute.value)
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
