//! Files that people write by hand, read from disk: all their problems told at once, each at its
//! place.

use std::path::Path;

use super::problem::{Problem, Sources, render_problems};
use crate::report::InputError;
use crate::text;
use crate::wording::{Lang, Text, counted};

/// Such a file is a page; what is larger is something else.
const LARGEST: u64 = 1 << 20;

/// Reads a file of this sort and parses it; `what` is what messages call it.
pub(crate) fn load<T>(
    path: &Path,
    what: &Text,
    parse: impl FnOnce(&str) -> Result<T, Vec<Problem>>,
) -> Result<T, InputError> {
    let text = read(path).map_err(|fault| InputError {
        message: unreadable(path, what, &fault),
        help: Vec::new(),
    })?;
    parse(&text).map_err(|problems| invalid(path, what, text, &problems))
}

fn read(path: &Path) -> std::io::Result<String> {
    use std::io::Read as _;

    let mut text = String::new();
    let read = std::fs::File::open(crate::file_names::on_disk(path))?
        .take(LARGEST + 1)
        .read_to_string(&mut text)?;
    // What stands behind a cut would be passed over in silence.
    if read as u64 > LARGEST {
        return Err(std::io::ErrorKind::FileTooLarge.into());
    }
    Ok(text)
}

fn unreadable(path: &Path, what: &Text, fault: &std::io::Error) -> Text {
    let path = path.display();
    let (vi, en) = (&what.vi, &what.en);
    match fault.kind() {
        std::io::ErrorKind::NotFound => {
            text!(vi: "không có {vi} `{path}`", en: "there is no {en} `{path}`")
        }
        std::io::ErrorKind::InvalidData => text!(
            vi: "{vi} `{path}` không phải là văn bản UTF-8",
            en: "the {en} `{path}` is not UTF-8 text"
        ),
        std::io::ErrorKind::FileTooLarge => text!(
            vi: "{vi} `{path}` lớn hơn 1 MiB",
            en: "the {en} `{path}` is larger than 1 MiB"
        ),
        _ => text!(
            vi: "không đọc được {vi} `{path}`: {fault}",
            en: "the {en} `{path}` cannot be read: {fault}"
        ),
    }
}

/// All the problems, each with its place: a message of several lines.
fn invalid(path: &Path, what: &Text, text: String, problems: &[Problem]) -> InputError {
    let sources = Sources::single(path.display().to_string(), text);
    let shown = |lang| render_problems(problems, &sources, lang, false);
    let (vi_shown, en_shown) = (shown(Lang::Vi), shown(Lang::En));
    let (path, count) = (path.display(), problems.len() as u64);
    let problems_en = counted(count, "problem", "problems");
    let (vi, en) = (&what.vi, &what.en);
    InputError {
        message: text!(
            vi: "{vi} `{path}` có {count} lỗi\n{vi_shown}",
            en: "the {en} `{path}` has {problems_en}\n{en_shown}"
        ),
        help: Vec::new(),
    }
}
