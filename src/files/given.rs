//! Files that a program holds in memory.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io::{self, Cursor, ErrorKind};
use std::path::{Component, Path, PathBuf};

use jiff::Timestamp;

use super::{FileFacts, Files, OpenFile};

/// Files in memory, by the paths that they were given.
///
/// # Examples
///
/// ```
/// use delegate_quota::api::{CheckSettings, GivenFiles, ListSource, check, load};
///
/// let mut files = GivenFiles::new();
/// files.add("list.csv", "STT,Họ và tên\n1,Hà Thị Mai\n", None);
/// files.add("list.congress.toml", "level = \"district\"\n", None);
/// let rules = load("vn-2024")?;
/// let settings = CheckSettings { files: &files, ..CheckSettings::new(&rules) };
/// let report = check("list.csv", ListSource::File("list.csv".as_ref()), &settings);
/// assert_eq!(report.inputs[0].path, "list.csv");
/// # Ok::<(), delegate_quota::api::Fault>(())
/// ```
#[derive(Debug, Default)]
pub struct GivenFiles(BTreeMap<PathBuf, GivenFile>);

#[derive(Debug)]
struct GivenFile {
    bytes: Vec<u8>,
    /// More than the bytes of a file that is too large to be read.
    length: u64,
    written: Option<Timestamp>,
}

impl GivenFiles {
    /// No files yet.
    pub const fn new() -> Self {
        Self(BTreeMap::new())
    }

    /// Adds a file, in the place of one that is named so already. `written` is the moment at which it
    /// was last written, where that is known.
    pub fn add(
        &mut self,
        path: impl AsRef<Path>,
        bytes: impl Into<Vec<u8>>,
        written: Option<Timestamp>,
    ) {
        let bytes = bytes.into();
        let length = bytes.len() as u64;
        self.0.insert(plain(path.as_ref()), GivenFile { bytes, length, written });
    }

    /// Notes a file of this length of which nothing is held: it is refused for its size.
    pub fn add_too_large(&mut self, path: impl AsRef<Path>, length: u64) {
        let file = GivenFile { bytes: Vec::new(), length, written: None };
        self.0.insert(plain(path.as_ref()), file);
    }

    /// The paths of all files, in order.
    pub fn paths(&self) -> impl Iterator<Item = &Path> {
        self.0.keys().map(PathBuf::as_path)
    }

    fn file(&self, path: &Path) -> io::Result<&GivenFile> {
        self.0.get(&plain(path)).ok_or_else(|| ErrorKind::NotFound.into())
    }

    /// The paths of the files in a folder and in those within, seen from there.
    fn within(&self, folder: &Path) -> impl Iterator<Item = &Path> {
        let folder = plain(folder);
        self.0.keys().filter_map(move |path| path.strip_prefix(&folder).ok())
    }
}

impl Files for GivenFiles {
    fn about(&self, path: &Path) -> io::Result<FileFacts> {
        match self.file(path) {
            Ok(file) => Ok(FileFacts {
                is_file: true,
                is_folder: false,
                length: file.length,
                written: file.written,
                changed: None,
            }),
            Err(_) if self.within(path).next().is_some() => {
                Ok(FileFacts { is_folder: true, ..FileFacts::default() })
            }
            Err(error) => Err(error),
        }
    }

    fn is_named(&self, path: &Path) -> bool {
        self.about(path).is_ok()
    }

    fn is_link(&self, _: &Path) -> bool {
        false
    }

    fn open(&self, path: &Path) -> io::Result<Box<dyn OpenFile + '_>> {
        Ok(Box::new(Cursor::new(&self.file(path)?.bytes)))
    }

    fn names(&self, folder: &Path) -> Option<Vec<OsString>> {
        let first = |path: &Path| path.components().next().map(|part| part.as_os_str().to_owned());
        let mut names: Vec<OsString> = self.within(folder).filter_map(first).collect();
        names.dedup();
        (!names.is_empty()).then_some(names)
    }

    fn rooted(&self, path: &Path) -> Option<PathBuf> {
        Some(Path::new("/").join(plain(path)))
    }

    fn here(&self) -> Option<PathBuf> {
        Some(PathBuf::from("/"))
    }

    fn identity(&self, path: &Path) -> PathBuf {
        plain(path)
    }
}

/// A path without `.` and `..`, by its names alone.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            // The root of what was given is the folder from which all paths are named.
            Component::CurDir | Component::RootDir => {}
            Component::ParentDir => _ = plain.pop(),
            part => plain.push(part),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_in_memory_are_found_as_those_of_a_disk_are() {
        let mut files = GivenFiles::new();
        files.add("tỉnh/a.csv", "1,2,3", None);
        files.add("./tỉnh/huyện/b.csv", "", None);
        let path = |path: &'static str| Path::new(path);
        assert_eq!(files.read(path("tỉnh/../tỉnh/./a.csv"), 3).unwrap(), b"1,2");
        assert_eq!(files.read(path("c.csv"), 3).unwrap_err().kind(), ErrorKind::NotFound);
        assert!(files.about(path("tỉnh/huyện")).unwrap().is_folder);
        assert!(files.is_file(path("tỉnh/huyện/b.csv")) && !files.is_file(path("tỉnh")));
        assert_eq!(files.names(path("tỉnh")).unwrap(), ["a.csv", "huyện"]);
        assert_eq!(files.names(path("")).unwrap(), ["tỉnh"]);
        assert_eq!(files.names(path("xã")), None);
    }
}
