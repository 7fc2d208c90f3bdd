//! Texts of an .xlsx: its table of shared strings, and the text within an element.

use std::borrow::Cow;
use std::collections::BTreeMap;

use quick_xml::events::{BytesStart, Event};

use super::cell_values::composed;
use super::error::ReadError;
use super::xml::{self, XmlReader};

/// The shared strings, one after the other in one text.
#[derive(Debug, Default)]
pub(super) struct SharedStrings {
    text: String,
    ends: Vec<usize>,
    /// Those with formats of their own, and whether these strike all of the text out.
    formatted: BTreeMap<usize, bool>,
}

impl SharedStrings {
    /// Reads the part. What it claims of its size is not believed.
    pub(super) fn read(part: &str) -> Result<Self, ReadError> {
        let mut strings = Self::default();
        let mut reader = XmlReader::over(part);
        let mut text = String::new();
        loop {
            match reader.event()? {
                Event::Start(element) if element.local_name().as_ref() == "si" => {
                    text.clear();
                    if let Some(is_struck) = rich_text(&mut reader, &element, &mut text)? {
                        strings.formatted.insert(strings.ends.len(), is_struck);
                    }
                    strings.push(&text);
                }
                Event::Eof => return Ok(strings),
                _ => {}
            }
        }
    }

    /// Adds a string.
    pub(super) fn push(&mut self, text: &str) {
        self.text.push_str(&composed(text));
        self.ends.push(self.text.len());
    }

    /// The string at this position, composed.
    pub(super) fn get(&self, at: usize) -> Option<&str> {
        let end = *self.ends.get(at)?;
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied();
        self.text.get(start.unwrap_or_default()..end)
    }

    /// Whether the string's own formats strike it out; none where it has none.
    pub(super) fn is_struck(&self, at: usize) -> Option<bool> {
        self.formatted.get(&at).copied()
    }
}

/// Adds the text of a shared or inline string up to its end: all of its runs, without what only
/// tells how they are spoken. Where runs have formats of their own, it tells whether these strike
/// all of the text out.
pub(super) fn rich_text(
    reader: &mut XmlReader<'_>,
    within: &BytesStart<'_>,
    text: &mut String,
) -> Result<Option<bool>, ReadError> {
    let mut spoken = false;
    let mut run = String::new();
    let (mut run_is_struck, mut is_formatted, mut all_struck) = (false, false, true);
    loop {
        match reader.event_within()? {
            Event::Start(element) => match element.local_name().as_ref() {
                "rPh" => spoken = true,
                "r" => run_is_struck = false,
                "rPr" => is_formatted = true,
                "strike" => run_is_struck = xml::is_on(&element),
                "t" => {
                    let space = xml::attribute(&element, "space");
                    let kept = space.is_some_and(|space| space == "preserve");
                    run.clear();
                    reader.content(&element, &mut run)?;
                    if !spoken {
                        all_struck &= run_is_struck || run.trim().is_empty();
                        let run = if kept { &run } else { run.trim_matches(BLANKS) };
                        text.push_str(&unescaped(run));
                    }
                }
                _ => {}
            },
            Event::End(element) if element.name() == within.name() => {
                return Ok(is_formatted.then_some(all_struck));
            }
            Event::End(element) if element.local_name().as_ref() == "rPh" => spoken = false,
            _ => {}
        }
    }
}

/// The white space of XML; a space that does not break is text.
const BLANKS: [char; 4] = [' ', '\t', '\r', '\n'];

/// A text with the characters that Excel writes as `_x000D_`: their UTF-16 code in four digits.
pub(super) fn unescaped(written: &str) -> Cow<'_, str> {
    if !written.bytes().any(|byte| byte == b'_') {
        return Cow::Borrowed(written);
    }
    let mut text = String::with_capacity(written.len());
    let mut units: Vec<u16> = Vec::new();
    let mut rest = written;
    while let Some(letter) = rest.chars().next() {
        if let Some((unit, after)) = escape(rest) {
            units.push(unit);
            rest = after;
            continue;
        }
        flush(&mut units, &mut text);
        text.push(letter);
        rest = rest.get(letter.len_utf8()..).unwrap_or_default();
    }
    flush(&mut units, &mut text);
    Cow::Owned(text)
}

/// Codes that follow each other may be the halves of one character.
fn flush(units: &mut Vec<u16>, text: &mut String) {
    let letters = char::decode_utf16(units.drain(..));
    text.extend(letters.map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)));
}

/// The code that a text begins with, and what follows it.
fn escape(text: &str) -> Option<(u16, &str)> {
    let digits = text.strip_prefix("_x")?;
    let (digits, after) = digits.split_at_checked(4)?;
    let whole = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    let unit = u16::from_str_radix(digits, 16).ok().filter(|_| whole)?;
    Some((unit, after.strip_prefix('_')?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shared_strings_are_all_their_runs_and_none_of_their_readings() {
        let part = "<x:sst xmlns:x='m' uniqueCount='4294967295'><x:si><x:t> Lê </x:t></x:si><x:si/>\
             <x:si><x:r><x:t xml:space='preserve'>Văn </x:t></x:r><x:r><x:t>A&#x309; &amp; B</x:t></x:r>\
             <x:rPh><x:t>văn</x:t></x:rPh></x:si></x:sst>";
        let strings = SharedStrings::read(part).unwrap();
        let all: Vec<_> = (0..4).map(|at| strings.get(at)).collect();
        assert_eq!(all, [Some("Lê"), Some(""), Some("Văn Ả & B"), None]);
    }

    #[test]
    fn a_string_is_struck_out_where_all_of_its_runs_are() {
        let run = |format: &str, text: &str| format!("<r>{format}<t>{text}</t></r>");
        let (struck, plain) = ("<rPr><strike/></rPr>", "<rPr><b/></rPr>");
        let part = format!(
            "<sst><si>{}{}</si><si>{}{}</si><si><t>An</t></si><si>{}</si></sst>",
            run(struck, "Lê "),
            run(struck, "An"),
            run("", "Lê "),
            run(struck, "An"),
            run(plain, "An")
        );
        let strings = SharedStrings::read(&part).unwrap();
        let told: Vec<_> = (0..4).map(|at| strings.is_struck(at)).collect();
        assert_eq!(told, [Some(true), Some(false), None, Some(false)]);
    }

    #[test]
    fn codes_of_characters_are_what_they_stand_for() {
        assert_eq!(unescaped("Lê_x000D_\nVăn"), "Lê\r\nVăn");
        assert_eq!(unescaped("_xD83D__xDE00_"), "😀");
        assert_eq!(unescaped("_xD83D_!"), "\u{FFFD}!");
        for as_it_is in ["_x00", "_x+123_", "a_b", "_x12é4_", "_x000D"] {
            assert_eq!(unescaped(as_it_is), as_it_is);
        }
    }
}
