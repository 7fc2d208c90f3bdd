//! The markup of a part as slices of it: tags, texts, references.
//!
//! The XML of lists is plain, and a scan over its bytes costs a fraction of a general reader's events.
//! What is rare stays with `quick-xml`: declarations, comments, `CDATA`, and whatever is no XML at all,
//! so that a damaged part is refused in its words. A test holds every event against it.

use std::borrow::Cow;
use std::ops::Range;

use quick_xml::XmlVersion;
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesRef, BytesText, Event as Foreign};
use quick_xml::name::QName;
use quick_xml::reader::Reader;

/// A piece of a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Event<'t> {
    /// An element begins; one without content ends at once.
    Start(Tag<'t>),
    /// The element of this name ends.
    End(&'t str),
    /// Text between markup and references.
    Text(&'t str),
    /// Text in which nothing is markup.
    Verbatim(&'t str),
    /// What stands between `&` and `;`.
    Reference(&'t str),
    /// A declaration, a comment or an instruction.
    Aside,
    /// The part ends.
    Eof,
}

/// The beginning of an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tag<'t> {
    name: &'t str,
    attributes: &'t str,
}

impl<'t> Tag<'t> {
    fn of(content: &'t str) -> Self {
        let end = content.bytes().position(is_blank).unwrap_or(content.len());
        let (name, attributes) = content.split_at_checked(end).unwrap_or_default();
        Self { name, attributes }
    }

    /// The name as it is written.
    pub(super) fn name(&self) -> &'t str {
        self.name
    }

    /// The name without its prefix; prefixes differ between writers.
    pub(super) fn local_name(&self) -> &'t str {
        local_name(self.name)
    }

    /// The attributes by their names, as they are written.
    pub(super) fn attributes(&self) -> Attributes<'t> {
        Attributes { rest: self.attributes }
    }
}

/// A name without its prefix.
pub(super) fn local_name(name: &str) -> &str {
    match name.bytes().position(|byte| byte == b':') {
        Some(colon) => name.get(colon + 1..).unwrap_or_default(),
        None => name,
    }
}

/// The attributes of a tag. What is none is passed over.
#[derive(Debug, Clone)]
pub(super) struct Attributes<'t> {
    rest: &'t str,
}

impl<'t> Iterator for Attributes<'t> {
    type Item = (&'t str, &'t str);

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(plain) = PlainAttribute::of(self.rest.as_bytes()) {
            let text = self.rest;
            self.rest = text.get(plain.end()..)?;
            return Some((text.get(plain.name)?, text.get(plain.value)?));
        }
        loop {
            let text = without_blanks(self.rest);
            // Whatever a name begins with is no end of it.
            let mut after_first = text.bytes().skip(1);
            let end = after_first.position(|byte| byte == b'=' || is_blank(byte))?;
            let (name, rest) = text.split_at_checked(end + 1)?;
            self.rest = without_blanks(rest);
            let [b'=', ..] = self.rest.as_bytes() else { continue };
            let rest = without_blanks(self.rest.get(1..)?);
            let [quote @ (b'"' | b'\''), ..] = *rest.as_bytes() else {
                let end = rest.bytes().position(is_blank)?;
                self.rest = rest.get(end..)?;
                continue;
            };
            let value = rest.get(1..)?;
            let end = value.bytes().position(|byte| byte == quote)?;
            let (value, rest) = value.split_at_checked(end)?;
            self.rest = rest.get(1..)?;
            return Some((name, value));
        }
    }
}

/// An attribute behind one blank, written as programs write them and without references.
struct PlainAttribute {
    name: Range<usize>,
    value: Range<usize>,
}

impl PlainAttribute {
    /// The one that a text begins with.
    #[inline]
    fn of(text: &[u8]) -> Option<Self> {
        let is_of_name = |byte: &u8| matches!(byte, b'a'..=b'z' | b'A'..=b'Z' | b':' | b'-');
        let [b' ', name @ ..] = text else { return None };
        let name = 1..1 + name.iter().position(|byte| !is_of_name(byte)).filter(|end| *end > 0)?;
        let [b'=', b'"', value @ ..] = text.get(name.end..)? else { return None };
        let length = value.iter().position(|byte| *byte == b'"' || is_reference(*byte))?;
        let value = name.end + 2..name.end + 2 + length;
        (text.get(value.end) == Some(&b'"')).then_some(Self { name, value })
    }

    /// Where what follows it begins.
    fn end(&self) -> usize {
        self.value.end + 1
    }
}

/// The white space of XML; a space that does not break is text.
pub(super) const BLANKS: [char; 4] = [' ', '\t', '\r', '\n'];

fn without_blanks(text: &str) -> &str {
    let blanks = text.bytes().take_while(|byte| is_blank(*byte)).count();
    text.get(blanks..).unwrap_or_default()
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n')
}

/// A scan over a part.
#[derive(Debug)]
pub(super) struct Markup<'t> {
    /// What was not passed yet.
    rest: &'t str,
    /// The element without content that began last.
    empty: Option<&'t str>,
    /// How many elements began that did not end.
    open: usize,
}

impl<'t> Markup<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        let rest = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        Self { rest, empty: None, open: 0 }
    }

    /// The next piece.
    pub(super) fn next(&mut self) -> Result<Event<'t>, quick_xml::Error> {
        if let Some(name) = self.empty.take() {
            self.open -= 1;
            return Ok(Event::End(name));
        }
        match self.rest.as_bytes() {
            [] => Ok(Event::Eof),
            [b'<', b'/', ..] if self.open > 0 => self.end(),
            [b'<', b'/' | b'!' | b'?', ..] => self.rare(),
            [b'<', ..] => self.start(),
            [b'&', ..] => self.reference(),
            text => {
                let end = memchr::memchr2(b'<', b'&', text);
                Ok(Event::Text(self.take(end.unwrap_or(text.len()), 0)))
            }
        }
    }

    /// Takes so many bytes, and passes over those after them.
    fn take(&mut self, bytes: usize, and: usize) -> &'t str {
        let (taken, rest) = self.rest.split_at_checked(bytes).unwrap_or_default();
        self.rest = rest.get(and..).unwrap_or_default();
        taken
    }

    fn start(&mut self) -> Result<Event<'t>, quick_xml::Error> {
        let Some(end) = end_of_tag(self.rest.as_bytes()) else { return self.rare() };
        let content = self.take(end, 1).get(1..).unwrap_or_default();
        self.open += 1;
        let tag = match content.strip_suffix('/') {
            Some(content) => {
                let tag = Tag::of(content);
                self.empty = Some(tag.name);
                tag
            }
            None => Tag::of(content),
        };
        Ok(Event::Start(tag))
    }

    fn end(&mut self) -> Result<Event<'t>, quick_xml::Error> {
        let Some(end) = end_of_tag(self.rest.as_bytes()) else { return self.rare() };
        let name = self.take(end, 1).get(2..).unwrap_or_default();
        self.open -= 1;
        let bare = name.trim_end_matches(BLANKS);
        Ok(Event::End(if bare.is_empty() { name } else { bare }))
    }

    fn reference(&mut self) -> Result<Event<'t>, quick_xml::Error> {
        let after = self.rest.bytes().skip(1);
        match after.enumerate().find(|(_, byte)| matches!(byte, b';' | b'&' | b'<')) {
            Some((length, b';')) => {
                self.take(1, 0);
                Ok(Event::Reference(self.take(length, 1)))
            }
            _ => self.rare(),
        }
    }

    /// Passes over a tag that begins so and has its attributes one blank apart, in double quotes and
    /// without references, as programs write them; whether the element has no content. `take` takes
    /// their names and values, and may refuse one: then, as before any other tag, nothing is passed
    /// over.
    #[inline]
    pub(super) fn pass_start(
        &mut self,
        beginning: &str,
        mut take: impl FnMut(&'t [u8], &'t [u8]) -> bool,
    ) -> Option<bool> {
        let mut rest =
            self.rest.strip_prefix(beginning).filter(|_| self.empty.is_none())?.as_bytes();
        let (after, is_empty) = loop {
            match rest {
                [b'>', after @ ..] => break (after, false),
                [b'/', b'>', after @ ..] | [b' ', b'/', b'>', after @ ..] => break (after, true),
                _ => {}
            }
            let attribute = PlainAttribute::of(rest)?;
            let after = rest.get(attribute.end()..)?;
            if !take(rest.get(attribute.name)?, rest.get(attribute.value)?) {
                return None;
            }
            rest = after;
        };
        self.rest = self.rest.get(self.rest.len() - after.len()..)?;
        self.open += usize::from(!is_empty);
        Some(is_empty)
    }

    /// The text between two tags that are written just so, where there is nothing else: most texts
    /// stand like that, and need no events.
    #[inline]
    pub(super) fn text_between(&mut self, before: &str, after: &str) -> Option<&'t str> {
        let rest = self.rest.strip_prefix(before).filter(|_| self.empty.is_none())?;
        let end = memchr::memchr2(b'<', b'&', rest.as_bytes())?;
        let (text, rest) = rest.split_at_checked(end)?;
        self.rest = rest.strip_prefix(after)?;
        Some(text)
    }

    /// Passes over the end of an element that is written just so.
    #[inline]
    pub(super) fn pass_end(&mut self, written: &str) -> bool {
        let rest = self.rest.strip_prefix(written).filter(|_| self.empty.is_none());
        if let (Some(rest), Some(open)) = (rest, self.open.checked_sub(1)) {
            (self.rest, self.open) = (rest, open);
            return true;
        }
        false
    }

    /// What is rare or wrong, as `quick-xml` reads or refuses it.
    #[cold]
    fn rare(&mut self) -> Result<Event<'t>, quick_xml::Error> {
        let mut reader = Reader::from_str(self.rest);
        reader.config_mut().check_comments = false;
        let event = reader.read_event()?;
        let length = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
        let read = self.take(length, 0);
        Ok(match event {
            Foreign::CData(_) => {
                let text = read.strip_prefix("<![CDATA[").and_then(|text| text.strip_suffix("]]>"));
                Event::Verbatim(text.unwrap_or_default())
            }
            _ => Event::Aside,
        })
    }
}

/// Where a tag ends: at the first `>` outside of quotes.
fn end_of_tag(text: &[u8]) -> Option<usize> {
    let mut bytes = text.iter();
    loop {
        let quote = bytes.find(|byte| matches!(byte, b'>' | b'"' | b'\''))?;
        if *quote == b'>' {
            return Some(text.len() - bytes.len() - 1);
        }
        bytes.find(|byte| *byte == quote)?;
    }
}

/// The value of an attribute without its references, of which most have none.
pub(super) fn unescaped<'t>(name: &'t str, value: &'t str) -> Cow<'t, str> {
    if !value.bytes().any(is_reference) {
        return Cow::Borrowed(value);
    }
    let attribute = Attribute { key: QName(name), value: Cow::Borrowed(value) };
    attribute.normalized_value(XmlVersion::Implicit1_0).unwrap_or(Cow::Borrowed(value))
}

/// Whether a byte in the value of an attribute stands for another one, or for the beginning of one.
fn is_reference(byte: u8) -> bool {
    matches!(byte, b'&' | b'\n' | b'\r' | b'\t')
}

/// A text with its line breaks as XML has them.
pub(super) fn with_plain_breaks(text: &str) -> Cow<'_, str> {
    if text.bytes().any(|byte| byte == b'\r') {
        return BytesText::from_escaped(text).xml10_content();
    }
    Cow::Borrowed(text)
}

/// The character that a reference in text stands for, such as `amp` or `#225`.
pub(super) fn reference(entity: &str) -> Option<char> {
    match entity {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => BytesRef::new(entity).resolve_char_ref().ok().flatten(),
    }
}
