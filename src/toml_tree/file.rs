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
    let text = String::from_utf8(bytes).map_err(|_| ErrorKind::InvalidData)?;
    // What stands behind a cut would be passed over in silence.
    if is_cut {
        return Err(ErrorKind::FileTooLarge.into());
    }
    Ok(text)
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
