//! Files that people write by hand, read from disk: all their problems told at once, each at its
//! place.

use std::io::ErrorKind;
use std::path::Path;

use super::problem::{Problem, Sources, render_problems};
use crate::fault::{self, Fault};
use crate::file_names::as_spelled;
use crate::files::Files;
use crate::text;
use crate::wording::{Text, number_of};

/// Such a file is a page; what is larger is something else.
const LARGEST: u64 = 1 << 20;

/// Reads a file of this sort and parses it; `what` is what messages call it.
pub(crate) fn load<T>(
    path: &Path,
    files: &dyn Files,
    what: &Text,
    parse: impl FnOnce(&str) -> Result<T, Vec<Problem>>,
) -> Result<T, Fault> {
    let text = read(path, files).map_err(|fault| Fault::new(unreadable(path, what, &fault)))?;
    parse(&text).map_err(|problems| invalid(path, what, text, &problems))
}

fn read(path: &Path, files: &dyn Files) -> std::io::Result<String> {
    let bytes = files.read(&as_spelled(path, files), LARGEST + 1)?;
    let is_cut = bytes.len() as u64 > LARGEST;
    let text = decoded(bytes).ok_or(ErrorKind::InvalidData)?;
    // What stands behind a cut would be passed over in silence.
    if is_cut {
        return Err(ErrorKind::FileTooLarge.into());
    }
    Ok(text)
}

/// The text of a file: UTF-8, or UTF-16 with its mark in front, as PowerShell's `>` and Notepad's
/// “Unicode” write it.
pub(crate) fn decoded(bytes: Vec<u8>) -> Option<String> {
    let (encoding, text) = match &bytes[..] {
        [0xFF, 0xFE, text @ ..] => (encoding_rs::UTF_16LE, text),
        [0xFE, 0xFF, text @ ..] => (encoding_rs::UTF_16BE, text),
        _ => return String::from_utf8(bytes).ok(),
    };
    let text = encoding.decode_without_bom_handling_and_without_replacement(text)?;
    Some(text.into_owned())
}

fn unreadable(path: &Path, what: &Text, fault: &std::io::Error) -> Text {
    let path = path.display();
    match fault.kind() {
        ErrorKind::NotFound => {
            text!(vi: "không có {what} `{path}`", en: "there is no {what} `{path}`", what)
        }
        ErrorKind::InvalidData => text!(
            vi: "{what} `{path}` không phải là văn bản UTF-8",
            en: "the {what} `{path}` is not UTF-8 text",
            what
        ),
        ErrorKind::FileTooLarge => text!(
            vi: "{what} `{path}` lớn hơn 1 MiB",
            en: "the {what} `{path}` is larger than 1 MiB",
            what
        ),
        _ => text!(
            vi: "không đọc được {what} `{path}`: {fault}",
            en: "the {what} `{path}` cannot be read: {fault}",
            what,
            fault = fault::system(fault)
        ),
    }
}

/// All the problems, each with its place: a message of several lines.
fn invalid(path: &Path, what: &Text, text: String, problems: &[Problem]) -> Fault {
    let sources = Sources::single(path.display().to_string(), text);
    let path = path.display();
    Fault::new(text!(
        vi: "{what} `{path}` có {count}\n{lines}",
        en: "the {what} `{path}` has {count}\n{lines}",
        what,
        count = number_of(problems.len() as u64, "lỗi", "problem", "problems"),
        lines = Text::by(|lang| render_problems(problems, &sources, lang, false))
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::GivenFiles;

    #[test]
    fn a_file_in_the_unicode_of_windows_is_read() {
        let text = "name = \"Sa Thầy\"\n";
        let units: Vec<u16> = text.encode_utf16().collect();
        let little = units.iter().flat_map(|unit| unit.to_le_bytes());
        let big = units.iter().flat_map(|unit| unit.to_be_bytes());
        for bytes in [
            text.as_bytes().to_vec(),
            [0xFF, 0xFE].into_iter().chain(little).collect(),
            [0xFE, 0xFF].into_iter().chain(big).collect(),
        ] {
            let mut files = GivenFiles::new();
            files.add("congress.toml", bytes, None);
            assert_eq!(read(Path::new("congress.toml"), &files).unwrap(), text);
        }
        let mut files = GivenFiles::new();
        files.add("odd.toml", [0xFF, 0xFE, b'a'], None);
        assert_eq!(read(Path::new("odd.toml"), &files).unwrap_err().kind(), ErrorKind::InvalidData);
    }
}
