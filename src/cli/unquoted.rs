//! Names with blanks that were typed without quotes: the shell hands `Danh sách.xlsx` on as two words.

use std::ffi::{OsStr, OsString};
use std::path::Path;

use crate::fault::Fault;
use crate::text;

/// More words than this are no name that somebody typed.
const MOST_WORDS: usize = 20;

/// Refuses words that name nothing, and together name something that is there.
pub(super) fn refuse(words: &[OsString]) -> Result<(), Fault> {
    match words.iter().enumerate().find_map(|(at, _)| name_in_pieces(&words[at..])) {
        None => Ok(()),
        Some(name) => {
            let (name, first) = (name.to_string_lossy(), words_of(&name));
            Err(Fault::new(text!(
                vi: "không có tệp “{first}”, nhưng có “{name}”",
                en: "there is no file “{first}”, but there is “{name}”"
            ))
            .help(text!(
                vi: "tên có dấu cách phải đặt trong dấu nháy kép: \"{name}\"",
                en: "a name with blanks must stand in double quotes: \"{name}\""
            )))
        }
    }
}

fn words_of(name: &OsStr) -> String {
    let name = name.to_string_lossy();
    name.split(' ').next().unwrap_or_default().to_owned()
}

/// The name that the words are from the first one on, where no shorter one is there.
fn name_in_pieces(words: &[OsString]) -> Option<OsString> {
    let is_bare = |word: &&OsString| !word.as_encoded_bytes().starts_with(b"-");
    let mut words = words.iter().take(MOST_WORDS).take_while(is_bare);
    let mut name = words.next()?.clone();
    if Path::new(&name).exists() {
        return None;
    }
    words.find_map(|word| {
        name.push(" ");
        name.push(word);
        Path::new(&name).exists().then(|| name.clone())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(folder: &Path, line: &str) -> Option<Fault> {
        let words = line.split(' ').map(|word| match word.strip_prefix('@') {
            Some(name) => folder.join(name).into_os_string(),
            None => OsString::from(word),
        });
        refuse(&words.collect::<Vec<_>>()).err()
    }

    #[test]
    fn a_name_in_pieces_is_told_as_it_should_be_typed() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("Danh sách đại biểu.xlsx"), "").unwrap();
        let fault = refused(folder.path(), "validate @Danh sách đại biểu.xlsx --strict").unwrap();
        assert!(fault.message.en.contains("Danh sách đại biểu.xlsx”"), "{fault:?}");
        assert!(fault.help[0].vi.contains("đại biểu.xlsx\""), "{fault:?}");
    }

    #[test]
    fn names_that_are_there_and_names_that_are_not_are_left_to_the_command() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["a", "b", "a b"] {
            std::fs::write(folder.path().join(name), "").unwrap();
        }
        for line in ["validate @a b", "validate @c d", "validate", "validate @c --output b"] {
            assert!(refused(folder.path(), line).is_none(), "{line}");
        }
    }
}
