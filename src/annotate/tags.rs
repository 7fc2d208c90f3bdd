//! The tags of an XML part with the places at which they stand, and changes spliced in at places.

use std::ops::Range;

use quick_xml::events::Event;
use quick_xml::reader::Reader;

use super::AnnotateError;

/// A tag as it is written.
#[derive(Debug, Clone)]
pub(super) struct Tag<'t> {
    /// The whole tag, from `<` to `>`.
    pub(super) text: &'t str,
    pub(super) at: Range<usize>,
    pub(super) shape: TagShape,
    /// How many elements are around it.
    pub(super) depth: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TagShape {
    /// `<x>`
    Start,
    /// `<x/>`
    Empty,
    /// `</x>`
    End,
}

/// All tags of a part, in their order.
pub(super) fn tags(text: &str) -> Result<Vec<Tag<'_>>, AnnotateError> {
    let mut reader = Reader::from_str(text);
    let mut tags = Vec::new();
    let mut depth: usize = 0;
    loop {
        let from = place(&reader)?;
        let event = reader.read_event().map_err(|_| AnnotateError::NotThisKind)?;
        let shape = match event {
            Event::Start(_) => TagShape::Start,
            Event::Empty(_) => TagShape::Empty,
            Event::End(_) => TagShape::End,
            Event::Eof => return Ok(tags),
            _ => continue,
        };
        if shape == TagShape::End {
            depth = depth.checked_sub(1).ok_or(AnnotateError::NotThisKind)?;
        }
        let at = from..place(&reader)?;
        let written = text.get(at.clone()).ok_or(AnnotateError::NotThisKind)?;
        tags.push(Tag { text: written, at, shape, depth });
        if shape == TagShape::Start {
            depth += 1;
        }
    }
}

fn place(reader: &Reader<&[u8]>) -> Result<usize, AnnotateError> {
    usize::try_from(reader.buffer_position()).map_err(|_| AnnotateError::NotThisKind)
}

impl<'t> Tag<'t> {
    /// The name with its prefix.
    pub(super) fn full_name(&self) -> &'t str {
        let name = self.text.trim_start_matches(['<', '/']);
        name.split(|letter: char| letter.is_whitespace() || matches!(letter, '/' | '>'))
            .next()
            .unwrap_or_default()
    }

    /// The name without its prefix.
    pub(super) fn name(&self) -> &'t str {
        self.full_name().rsplit(':').next().unwrap_or_default()
    }

    /// The prefix of the name with its colon, or nothing.
    pub(super) fn prefix(&self) -> &'t str {
        let name = self.full_name();
        name.split_at(name.rfind(':').map_or(0, |colon| colon + 1)).0
    }

    /// Whether the element begins here and has this name.
    pub(super) fn begins(&self, name: &str) -> bool {
        self.shape != TagShape::End && self.name() == name
    }

    /// Whether the element ends here and has this name.
    pub(super) fn ends(&self, name: &str) -> bool {
        self.shape == TagShape::End && self.name() == name
    }

    /// The value of an attribute by its full name, or by its name behind any prefix where this one
    /// begins with a colon.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let (_, value) =
            attributes(self.text).find(|(at, _)| is_named(&self.text[at.clone()], name))?;
        Some(unescaped(&self.text[value]))
    }

    /// The tag with this attribute, in the place of the one that it may have already.
    pub(super) fn with(&self, name: &str, value: &str) -> String {
        with_attribute(self.text, name, value)
    }
}

fn is_named(written: &str, name: &str) -> bool {
    match name.strip_prefix(':') {
        Some(local) => written.rsplit(':').next() == Some(local) && written != local,
        None => written == name,
    }
}

/// A tag with this attribute, in the place of the one that it may have already.
pub(super) fn with_attribute(tag: &str, name: &str, value: &str) -> String {
    let value = escaped(value);
    if let Some((_, place)) = attributes(tag).find(|(at, _)| &tag[at.clone()] == name) {
        return format!("{}{value}{}", &tag[..place.start], &tag[place.end..]);
    }
    let end = if tag.ends_with("/>") { tag.len() - 2 } else { tag.len() - 1 };
    format!("{} {name}=\"{value}\"{}", tag[..end].trim_end(), &tag[end..])
}

/// A tag without this attribute.
pub(super) fn without_attribute(tag: &str, name: &str) -> String {
    match attributes(tag).find(|(at, _)| &tag[at.clone()] == name) {
        Some((at, value)) => format!("{}{}", tag[..at.start].trim_end(), &tag[value.end + 1..]),
        None => tag.to_owned(),
    }
}

/// The places of the names and the values of a tag's attributes.
fn attributes(tag: &str) -> impl Iterator<Item = (Range<usize>, Range<usize>)> {
    let mut at = tag.find(char::is_whitespace).unwrap_or(tag.len());
    std::iter::from_fn(move || {
        let rest = &tag[at..];
        let from = at + rest.find(|letter: char| !letter.is_whitespace())?;
        let equals = from + tag[from..].find('=')?;
        let name = from..from + tag[from..equals].trim_end().len();
        let open = equals + 1 + tag[equals + 1..].find(['"', '\''])?;
        let quote = char::from(*tag.as_bytes().get(open)?);
        let close = open + 1 + tag[open + 1..].find(quote)?;
        at = close + 1;
        Some((name, open + 1..close))
    })
}

fn unescaped(text: &str) -> String {
    quick_xml::escape::unescape(text).map_or_else(|_| text.to_owned(), std::borrow::Cow::into_owned)
}

/// Text as it stands between tags and in attributes; what XML cannot hold is left out.
pub(super) fn escaped(text: &str) -> String {
    let is_held = |letter: &char| {
        !(letter.is_control() && !matches!(letter, '\n' | '\t')
            || matches!(letter, '\u{fffe}' | '\u{ffff}'))
    };
    quick_xml::escape::escape(text.chars().filter(is_held).collect::<String>()).into_owned()
}

/// Changes to a text, each in the place of a piece of it.
#[derive(Debug, Default)]
pub(super) struct Edits(Vec<(Range<usize>, String)>);

impl Edits {
    pub(super) fn replace(&mut self, at: Range<usize>, with: String) {
        self.0.push((at, with));
    }

    pub(super) fn insert(&mut self, at: usize, text: String) {
        self.0.push((at..at, text));
    }

    /// The text with all changes; those at one place stand in the order in which they came.
    pub(super) fn apply(mut self, text: &str) -> String {
        self.0.sort_by_key(|(at, _)| at.start);
        let mut edited = String::with_capacity(text.len());
        let mut done = 0;
        for (at, with) in self.0 {
            edited.push_str(&text[done..at.start]);
            edited.push_str(&with);
            done = at.end;
        }
        edited.push_str(&text[done..]);
        edited
    }
}

/// The text with more before the end of the outermost element of this name, which may be empty yet.
pub(super) fn before_end(text: &str, name: &str, more: &str) -> Result<String, AnnotateError> {
    let tags = tags(text)?;
    let mut edits = Edits::default();
    if let Some(end) = tags.iter().rev().find(|tag| tag.ends(name)) {
        edits.insert(end.at.start, more.to_owned());
        return Ok(edits.apply(text));
    }
    let empty = tags.iter().find(|tag| tag.begins(name)).ok_or(AnnotateError::NotThisKind)?;
    let open = format!("{}>", empty.text.trim_end_matches("/>").trim_end());
    edits.replace(empty.at.clone(), format!("{open}{more}</{}>", empty.full_name()));
    Ok(edits.apply(text))
}
