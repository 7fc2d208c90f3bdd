//! Our scan of XML beside quick-xml: the same events, attributes and refusals, over every part of the
//! workbooks at hand, whole, cut and bent, and over text made of markup.

use std::io::{Cursor, Read as _};
use std::path::Path;

use proptest::prelude::*;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event as Foreign};
use quick_xml::reader::Reader;
use zip::ZipArchive;

use super::xml;
use super::xml_markup::{Event, Markup, Tag, local_name, reference, unescaped, with_plain_breaks};

/// An event as both tell it, or the refusal with which a part ends.
#[derive(Debug, PartialEq, Eq)]
enum Told {
    Start { name: String, local: String, attributes: Vec<[String; 3]> },
    End { name: String, local: String },
    Text(String, String),
    Verbatim(String, String),
    Reference(String, Option<char>),
    Aside,
    Refused(String),
}

fn ours(text: &str) -> Vec<Told> {
    let mut markup = Markup::of(text);
    let mut told = Vec::new();
    loop {
        told.push(match markup.next() {
            Ok(Event::Start(tag)) => our_start(&tag),
            Ok(Event::End(name)) => {
                Told::End { name: name.to_owned(), local: local_name(name).to_owned() }
            }
            Ok(Event::Text(text)) => {
                Told::Text(text.to_owned(), with_plain_breaks(text).into_owned())
            }
            Ok(Event::Verbatim(text)) => {
                Told::Verbatim(text.to_owned(), with_plain_breaks(text).into_owned())
            }
            Ok(Event::Reference(entity)) => Told::Reference(entity.to_owned(), reference(entity)),
            Ok(Event::Aside) => Told::Aside,
            Ok(Event::Eof) => return told,
            Err(fault) => {
                told.push(Told::Refused(fault.to_string()));
                return told;
            }
        });
    }
}

fn our_start(tag: &Tag<'_>) -> Told {
    let told = |(name, value)| [name, local_name(name), &unescaped(name, value)].map(str::to_owned);
    Told::Start {
        name: tag.name().to_owned(),
        local: tag.local_name().to_owned(),
        attributes: tag.attributes().map(told).collect(),
    }
}

fn theirs(text: &str) -> Vec<Told> {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.expand_empty_elements = true;
    config.check_end_names = false;
    config.check_comments = false;
    let mut told = Vec::new();
    loop {
        told.push(match reader.read_event() {
            Ok(Foreign::Start(tag)) => their_start(&tag),
            Ok(Foreign::End(tag)) => Told::End {
                name: tag.name().as_ref().to_owned(),
                local: tag.local_name().as_ref().to_owned(),
            },
            Ok(Foreign::Text(text)) => {
                Told::Text(text.as_ref().to_owned(), text.xml10_content().into_owned())
            }
            Ok(Foreign::CData(text)) => {
                Told::Verbatim(text.as_ref().to_owned(), text.xml10_content().into_owned())
            }
            Ok(Foreign::GeneralRef(entity)) => {
                let letter = match entity.as_ref() {
                    "amp" => Some('&'),
                    "lt" => Some('<'),
                    "gt" => Some('>'),
                    "quot" => Some('"'),
                    "apos" => Some('\''),
                    _ => entity.resolve_char_ref().ok().flatten(),
                };
                Told::Reference(entity.as_ref().to_owned(), letter)
            }
            Ok(Foreign::Eof) => return told,
            Ok(_) => Told::Aside,
            Err(fault) => {
                told.push(Told::Refused(fault.to_string()));
                return told;
            }
        });
    }
}

fn their_start(tag: &BytesStart<'_>) -> Told {
    let mut attributes = tag.attributes();
    attributes.with_checks(false);
    let told = |attribute: quick_xml::events::attributes::Attribute<'_>| {
        let value = attribute.normalized_value(XmlVersion::Implicit1_0);
        let value = value.unwrap_or_else(|_| attribute.value.clone());
        let (name, local) = (attribute.key.as_ref(), attribute.key.local_name());
        [name, local.as_ref(), &value].map(str::to_owned)
    };
    Told::Start {
        name: tag.name().as_ref().to_owned(),
        local: tag.local_name().as_ref().to_owned(),
        attributes: attributes.flatten().map(told).collect(),
    }
}

/// The texts of all parts of the workbooks at hand.
fn parts() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut parts = Vec::new();
    for folder in ["tests/workbooks", "tests/writers", "tests/files/read", "examples/01_sa_thay"] {
        for entry in std::fs::read_dir(root.join(folder)).unwrap().flatten() {
            let Ok(bytes) = std::fs::read(entry.path()) else { continue };
            let Ok(mut zip) = ZipArchive::new(Cursor::new(&bytes)) else { continue };
            for index in 0..zip.len() {
                let mut bytes = Vec::new();
                let Ok(part) = zip.by_index(index) else { continue };
                if part.take(1 << 20).read_to_end(&mut bytes).is_err() {
                    continue;
                }
                parts.extend(xml::text_of_part(&bytes).ok().map(std::borrow::Cow::into_owned));
            }
        }
    }
    parts
}

#[test]
fn the_parts_of_workbooks_are_read_as_quick_xml_reads_them() {
    let parts = parts();
    assert!(parts.len() > 1_000, "{} parts", parts.len());
    for part in &parts {
        assert!(ours(part) == theirs(part), "{part:.200}");
    }
}

#[test]
fn parts_that_are_cut_or_bent_are_read_and_refused_as_quick_xml_does() {
    const LONGEST: usize = 3_000;
    let short = |part: &String| part.is_char_boundary(LONGEST) && part.starts_with("<?xml");
    let mut at = 7;
    let mut next = |below: usize| {
        at = (at * 31 + 17) % 1_000_003;
        at % below
    };
    for part in parts().iter().filter(|part| short(part)).step_by(9) {
        for mark in ["<", ">", "\"", "'", "&", "/", "=", " ", "<!", "<?", "]]>", ";", ""] {
            let part = &part[..LONGEST];
            let (from, upto) = (next(LONGEST), next(LONGEST));
            let Some((before, after)) = part.split_at_checked(from) else { continue };
            let bent = [before, mark, after].concat();
            assert_eq!(ours(&bent), theirs(&bent), "{mark} {from}");
            let Some(cut) = part.get(..upto) else { continue };
            assert_eq!(ours(cut), theirs(cut), "{upto}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn text_made_of_markup_is_read_as_quick_xml_reads_it(
        pieces in prop::collection::vec(prop::sample::select(vec![
            "<", ">", "</", "/>", "<c", "<x:c", "</c>", "<c>", "<c/>", "\"", "'", "=", " ", "\t", "\r\n",
            "\n", "r", "x:r", "a='1'", " b=\"2\"", " r=A1", " =", "==", "=\"3\"", "&", ";", "&amp;", "&#225;", "&#xE1;", "&x;",
            "ế", "\u{FEFF}", "<!--", "-->", "<![CDATA[", "]]>", "<?xml", "?>", "<!DOCTYPE", "[", "]", ":",
            "text", "/", "!", "?", "-", "&#0;",
        ]), 0..24)
    ) {
        let text = pieces.concat();
        prop_assert_eq!(ours(&text), theirs(&text));
    }
}
