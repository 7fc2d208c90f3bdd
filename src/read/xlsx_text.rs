//! Texts of an .xlsx: its table of shared strings, and the text within an element.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::cell_values::composed;
use super::error::ReadError;
use super::xml::{self, BLANKS, Event, Tag, XmlReader};

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
        loop {
            if let Some(text) = reader.text_between("<si><t>", "</t></si>") {
                strings.push(&plain(text));
                continue;
            }
            match reader.event()? {
                Event::Start(element) if element.local_name() == "si" => {
                    let (text, is_struck) = rich_text(&mut reader, &element)?;
                    if let Some(is_struck) = is_struck {
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

/// The text of a shared or inline string up to its end: all of its runs, without what only tells
/// how they are spoken. Where runs have formats of their own, it tells whether these strike all of
/// the text out.
pub(super) fn rich_text<'t>(
    reader: &mut XmlReader<'t>,
    within: &Tag<'_>,
) -> Result<(Cow<'t, str>, Option<bool>), ReadError> {
    let mut text = Cow::Borrowed("");
    let mut spoken = false;
    let (mut run_is_struck, mut is_formatted, mut all_struck) = (false, false, true);
    loop {
        match reader.event_within()? {
            Event::Start(element) => match element.local_name() {
                "rPh" => spoken = true,
                "r" => run_is_struck = false,
                "rPr" => is_formatted = true,
                "strike" => run_is_struck = xml::is_on(&element),
                "t" => {
                    let run = reader.content(&element)?;
                    if !spoken {
                        all_struck &= run_is_struck || run.trim().is_empty();
                        let space = xml::attribute(&element, "space");
                        let kept = space.is_some_and(|space| space == "preserve");
                        add(&mut text, if kept { run } else { trimmed(run) });
                    }
                }
                _ => {}
            },
            Event::End(name) if name == within.name() => {
                return Ok((text, is_formatted.then_some(all_struck)));
            }
            Event::End(name) if xml::local_name(name) == "rPh" => spoken = false,
            _ => {}
        }
    }
}

/// What is written as the only run of a text.
pub(super) fn plain(written: &str) -> Cow<'_, str> {
    let inner = |byte: Option<&u8>| byte.is_some_and(|byte| *byte > b' ');
    let (first, last) = (written.as_bytes().first(), written.as_bytes().last());
    // Most texts are trimmed, and need not be looked at letter by letter.
    let is_trimmed = inner(first) && inner(last);
    unescaped(if is_trimmed { written } else { written.trim_matches(BLANKS) })
}

/// Adds a run to a text, which most often has no other.
fn add<'t>(text: &mut Cow<'t, str>, run: Cow<'t, str>) {
    let run = match unescaped(&run) {
        Cow::Borrowed(_) => run,
        Cow::Owned(run) => Cow::Owned(run),
    };
    if text.is_empty() {
        *text = run;
    } else {
        text.to_mut().push_str(&run);
    }
}

fn trimmed(text: Cow<'_, str>) -> Cow<'_, str> {
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim_matches(BLANKS)),
        Cow::Owned(text) => Cow::Owned(text.trim_matches(BLANKS).to_owned()),
    }
}

/// A text with the characters that Excel writes as `_x000D_`: their UTF-16 code in four digits.
pub(super) fn unescaped(written: &str) -> Cow<'_, str> {
    // All bytes are looked at, which is faster than to stop at one.
    if !written.bytes().fold(false, |found, byte| found | matches!(byte, b'_')) {
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
