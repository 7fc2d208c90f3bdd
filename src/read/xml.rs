//! XML as workbooks and documents hold it: events of a part in memory, attributes by local name.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use quick_xml::errors::IllFormedError;

use super::error::ReadError;
use super::xml_markup::Markup;

pub(super) use super::xml_markup::{
    BLANKS, Event, Tag, local_name, reference, unescaped, with_plain_breaks,
};

/// A reader over a whole part in memory, whose events are pieces of it.
pub(super) struct XmlReader<'t> {
    markup: Markup<'t>,
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
        Self { markup: Markup::of(text), part }
    }

    /// The next event.
    pub(super) fn event(&mut self) -> Result<Event<'t>, ReadError> {
        self.markup.next().map_err(damaged)
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
    pub(super) fn skip(&mut self, element: &Tag<'_>) -> Result<(), ReadError> {
        let mut within = 0_usize;
        loop {
            match self.event()? {
                Event::Start(inner) if inner.name() == element.name() => within += 1,
                Event::End(name) if name == element.name() => {
                    let Some(still) = within.checked_sub(1) else { return Ok(()) };
                    within = still;
                }
                Event::Eof => {
                    let name = element.name().to_owned();
                    return Err(damaged(quick_xml::Error::from(IllFormedError::MissingEndTag(
                        name,
                    ))));
                }
                _ => {}
            }
        }
    }

    /// Passes over a tag that begins so and is written plainly; see [`Markup::pass_start`].
    #[inline]
    pub(super) fn pass_start(
        &mut self,
        beginning: &str,
        take: impl FnMut(&'t [u8], &'t [u8]) -> bool,
    ) -> Option<bool> {
        self.markup.pass_start(beginning, take)
    }

    /// What stands between two tags that are written just so, where it is nothing but text.
    #[inline]
    pub(super) fn text_between(&mut self, before: &str, after: &str) -> Option<&'t str> {
        self.markup.text_between(before, after)
    }

    /// Passes over the end of an element that is written just so.
    #[inline]
    pub(super) fn pass_end(&mut self, written: &str) -> bool {
        self.markup.pass_end(written)
    }

    /// What stands directly or deeper within an element, up to its end.
    pub(super) fn content(&mut self, within: &Tag<'_>) -> Result<Cow<'t, str>, ReadError> {
        let mut text = Cow::Borrowed("");
        loop {
            match self.event_within()? {
                Event::Text(written) | Event::Verbatim(written) if text.is_empty() => {
                    text = Cow::Borrowed(written);
                }
                Event::Text(written) | Event::Verbatim(written) => text.to_mut().push_str(written),
                Event::Reference(entity) => match reference(entity) {
                    Some(letter) => text.to_mut().push(letter),
                    None => return Err(ReadError::damaged(format!("entity `&{entity};`"))),
                },
                Event::End(name) if name == within.name() => return Ok(text),
                _ => {}
            }
        }
    }
}

/// Visits the elements of a part.
pub(super) fn each_start(text: &str, mut visit: impl FnMut(&Tag<'_>)) -> Result<(), ReadError> {
    let mut reader = XmlReader::over(text);
    loop {
        match reader.event()? {
            Event::Start(element) => visit(&element),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// The text of a part of a package.
pub(super) fn text_of_part(bytes: &[u8]) -> Result<Cow<'_, str>, ReadError> {
    text(bytes).map_err(|fault| match encoding_of(bytes) {
        // Where its bytes are wrong.
        (encoding, mark) if encoding == UTF_8 => {
            let marked = bytes.get(mark..).unwrap_or_default();
            std::str::from_utf8(marked).map_or_else(damaged, |_| fault)
        }
        _ => fault,
    })
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
    let head = bytes.get(..DECLARATION).unwrap_or(bytes).strip_prefix(b"<?xml");
    let end = |head: &[u8]| head.windows(2).position(|two| two == b"?>");
    let declared = head
        .and_then(|head| std::str::from_utf8(head.get(..end(head)?)?).ok())
        .and_then(|declaration| declaration.split_once("encoding"))
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
pub(super) fn attributes<'t>(element: &Tag<'t>) -> impl Iterator<Item = (&'t str, Cow<'t, str>)> {
    element.attributes().map(|(name, value)| (local_name(name), unescaped(name, value)))
}

/// Whether an attribute says yes.
pub(super) fn is_true(flag: &str) -> bool {
    matches!(flag.trim(), "1" | "true" | "on" | "TRUE")
}

/// Whether an attribute is there and says yes.
pub(super) fn is_set(element: &Tag<'_>, local: &str) -> bool {
    attribute(element, local).is_some_and(|flag| is_true(&flag))
}

/// Whether an element such as `<strike/>` or `<strike val="1"/>` switches something on.
pub(super) fn is_on(element: &Tag<'_>) -> bool {
    attribute(element, "val").is_none_or(|flag| is_true(&flag))
}

/// The attribute of this local name, unescaped; prefixes differ between writers.
pub(super) fn attribute<'t>(element: &Tag<'t>, local: &str) -> Option<Cow<'t, str>> {
    let (name, value) = element.attributes().find(|(name, _)| local_name(name) == local)?;
    Some(unescaped(name, value))
}

/// The attribute of this local name as a number.
pub(super) fn number<T: std::str::FromStr>(element: &Tag<'_>, local: &str) -> Option<T> {
    attribute(element, local)?.trim().parse().ok()
}
