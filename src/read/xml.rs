//! XML as workbooks and documents hold it: events of a part in memory, attributes by local name.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use quick_xml::XmlVersion;
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::reader::Reader;

use super::error::ReadError;

/// A reader over a whole part in memory, whose events are pieces of it.
pub(super) struct XmlReader<'t> {
    reader: Reader<&'t [u8]>,
    /// What is read, for the message where it is cut off.
    part: &'static str,
}

impl<'t> XmlReader<'t> {
    /// A reader that passes over what spreadsheets get wrong.
    pub(super) fn over(text: &'t str) -> Self {
        Self::over_part("a part", text)
    }

    /// The same over the part of this name.
    pub(super) fn over_part(part: &'static str, text: &'t str) -> Self {
        let mut reader = Reader::from_str(text);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.check_end_names = false;
        config.check_comments = false;
        Self { reader, part }
    }

    /// The next event.
    pub(super) fn event(&mut self) -> Result<Event<'t>, ReadError> {
        self.reader.read_event().map_err(damaged)
    }

    /// The next event where the text must not end yet: a cut file must not pass for a short one.
    pub(super) fn event_within(&mut self) -> Result<Event<'t>, ReadError> {
        match self.event()? {
            Event::Eof => Err(self.cut_off()),
            event => Ok(event),
        }
    }

    /// The part ends where it must not.
    pub(super) fn cut_off(&self) -> ReadError {
        ReadError::damaged(format!("{} is cut off", self.part))
    }

    /// Goes on behind an element that began.
    pub(super) fn skip(&mut self, element: &BytesStart<'_>) -> Result<(), ReadError> {
        self.reader.read_to_end(element.name()).map(drop).map_err(damaged)
    }

    /// Adds what stands directly or deeper within an element, up to its end.
    pub(super) fn content(
        &mut self,
        within: &BytesStart<'_>,
        text: &mut String,
    ) -> Result<(), ReadError> {
        loop {
            match self.event_within()? {
                Event::Text(written) => text.push_str(written.as_ref()),
                Event::CData(written) => text.push_str(written.as_ref()),
                Event::GeneralRef(entity) => match reference(&entity) {
                    Some(letter) => text.push(letter),
                    None => {
                        return Err(ReadError::damaged(format!("entity `&{};`", entity.as_ref())));
                    }
                },
                Event::End(element) if element.name() == within.name() => return Ok(()),
                _ => {}
            }
        }
    }
}

/// Visits the elements of a part.
pub(super) fn each_start(
    text: &str,
    mut visit: impl FnMut(&BytesStart<'_>),
) -> Result<(), ReadError> {
    let mut reader = XmlReader::over(text);
    loop {
        match reader.event()? {
            Event::Start(element) => visit(&element),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// A whole document as text, in the place of its bytes where it can be.
pub(super) fn into_text(mut bytes: Vec<u8>) -> Result<String, ReadError> {
    let (encoding, mark) = encoding_of(&bytes);
    if encoding == UTF_8 {
        bytes.drain(..mark);
        return String::from_utf8(bytes).map_err(damaged);
    }
    text(&bytes).map(Cow::into_owned)
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

/// Whether an attribute is there and says yes.
pub(super) fn is_set(element: &BytesStart<'_>, local: &str) -> bool {
    attribute(element, local).is_some_and(|flag| is_true(&flag))
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
