//! Names of files that look alike are one name.
//!
//! macOS, archives and chat programs write `ấ` as three characters where keyboards write one, so a
//! name that somebody types may differ from the one on disk. A path is opened as the disk spells
//! it, and compared with patterns and with other names in NFC.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::files::Files;

/// Text with every letter in one piece.
pub(crate) fn composed_text(text: &str) -> String {
    text.nfc().collect()
}

/// A path with every letter in one piece: to compare, not to open.
pub(crate) fn composed(path: &Path) -> PathBuf {
    match path.to_str() {
        Some(text) if !is_nfc(text) => PathBuf::from(composed_text(text)),
        // A name that is no Unicode is compared byte by byte.
        Some(_) | None => path.to_owned(),
    }
}

/// The path as the disk spells it, if something stands there; else as it was written.
#[cfg(feature = "cli")]
pub(crate) fn on_disk(path: &Path) -> PathBuf {
    as_spelled(path, &crate::files::Disk)
}

/// The path as these files spell it, if something stands there; else as it was written.
pub(crate) fn as_spelled(path: &Path, files: &dyn Files) -> PathBuf {
    spelled(path, files, |folder, name| {
        one_of_two(folder, name, files).or_else(|| in_listing(folder, name, files))
    })
}

/// The same without a look through folders: for names that often have no file.
///
/// A name that is composed in one part and decomposed in another is not found.
pub(crate) fn quickly_spelled(path: &Path, files: &dyn Files) -> PathBuf {
    spelled(path, files, |folder, name| one_of_two(folder, name, files))
}

fn spelled(
    path: &Path,
    files: &dyn Files,
    find: impl Fn(&Path, &str) -> Option<PathBuf>,
) -> PathBuf {
    let is_plain = path.to_str().is_none_or(str::is_ascii);
    if is_plain || files.is_named(path) {
        return path.to_owned();
    }
    let mut found = PathBuf::new();
    for part in path.components() {
        let next = found.join(part);
        let name = part.as_os_str().to_str();
        let is_there = files.is_named(&next);
        let looked = || name.and_then(|name| find(&found, name));
        match if is_there { Some(next) } else { looked() } {
            Some(next) => found = next,
            None => return path.to_owned(),
        }
    }
    found
}

/// The name composed or decomposed, whichever is there.
fn one_of_two(folder: &Path, name: &str, files: &dyn Files) -> Option<PathBuf> {
    let spellings = [composed_text(name), name.nfd().collect()];
    spellings.into_iter().map(|name| folder.join(name)).find(|path| files.is_named(path))
}

/// The first name in the folder that looks like this one.
fn in_listing(folder: &Path, name: &str, files: &dyn Files) -> Option<PathBuf> {
    let sought = composed_text(name);
    let listed = if folder == Path::new("") { Path::new(".") } else { folder };
    let looks_alike =
        |name: &OsStr| name.to_str().is_some_and(|name| composed_text(name) == sought);
    let mut names = files.names(listed)?;
    names.sort();
    names.into_iter().find(|name| looks_alike(name)).map(|name| folder.join(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder that holds a file under a name that is composed or not, as Linux keeps it.
    fn holding(name: &str) -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join(decomposed("huyện"));
        std::fs::create_dir(&inner).unwrap();
        let file = inner.join(name);
        std::fs::write(&file, "").unwrap();
        (folder, file)
    }

    fn decomposed(text: &str) -> String {
        text.nfd().collect()
    }

    #[test]
    fn a_name_is_found_however_its_letters_are_put_together() {
        let mixed = format!("{} Hà.xlsx", decomposed("Bắc"));
        for name in ["Bắc Hà.xlsx".to_owned(), decomposed("Bắc Hà.xlsx"), mixed] {
            let (folder, file) = holding(&name);
            for typed in ["huyện/Bắc Hà.xlsx".to_owned(), decomposed("huyện/Bắc Hà.xlsx")]
            {
                assert_eq!(on_disk(&folder.path().join(typed)), file);
            }
        }
    }

    #[test]
    fn what_is_not_there_keeps_the_spelling_in_which_it_was_written() {
        let (folder, _) = holding("Bắc Hà.xlsx");
        for name in ["huyện/Bắc Hạ.xlsx", "huyện/Bac Ha.xlsx", "xã/Bắc Hà.xlsx"] {
            let typed = folder.path().join(name);
            assert_eq!(on_disk(&typed), typed);
            assert_eq!(quickly_spelled(&typed, &crate::files::Disk), typed);
        }
    }
}
