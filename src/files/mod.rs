//! Where files come from: the disk of this machine, or the hands of a program that has none.
//!
//! A list rests on more than its own file: a profile beside it, settings above it, rules that extend
//! others. The rooms ask for all of them here, so that a page in a browser, which is handed the files
//! of a folder, judges them as the command line does.

#[cfg(feature = "cli")]
mod disk;
mod given;

use std::ffi::OsString;
use std::fmt::Debug;
use std::io::{self, Read, Seek};
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::Date;

#[cfg(feature = "cli")]
pub use disk::Disk;
pub use given::GivenFiles;

/// Files by their paths.
pub trait Files: Debug + Sync {
    /// What stands at this path, links followed.
    ///
    /// # Errors
    ///
    /// Nothing does, or it cannot be looked at.
    fn about(&self, path: &Path) -> io::Result<FileFacts>;

    /// Whether the name is taken, be it by a link that leads nowhere.
    fn is_named(&self, path: &Path) -> bool;

    /// Whether the path is a link to another.
    fn is_link(&self, path: &Path) -> bool;

    /// Opens a file.
    ///
    /// # Errors
    ///
    /// There is no such file, or it cannot be opened.
    fn open(&self, path: &Path) -> io::Result<Box<dyn OpenFile + '_>>;

    /// The names in a folder; none where it cannot be looked into.
    fn names(&self, folder: &Path) -> Option<Vec<OsString>>;

    /// The path from the root of all files.
    fn rooted(&self, path: &Path) -> Option<PathBuf>;

    /// The folder, from the root, from which paths are named.
    fn here(&self) -> Option<PathBuf>;

    /// The one path of a file that can be named in several ways.
    fn identity(&self, path: &Path) -> PathBuf;

    /// The first bytes of a file, and at most so many.
    ///
    /// # Errors
    ///
    /// There is no such file, or it cannot be read.
    fn read(&self, path: &Path, most: u64) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.open(path)?.take(most).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// Whether a folder stands at this path.
    fn is_folder(&self, path: &Path) -> bool {
        self.about(path).is_ok_and(|facts| facts.is_folder)
    }

    /// Whether a file stands at this path.
    fn is_file(&self, path: &Path) -> bool {
        self.about(path).is_ok_and(|facts| facts.is_file)
    }
}

/// A file that can be read from any place on.
pub trait OpenFile: Read + Seek {}

impl<F: Read + Seek> OpenFile for F {}

/// What is known of a file that is not read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct FileFacts {
    /// Whether it is a file, and no folder, pipe or device.
    pub is_file: bool,
    /// Whether it is a folder.
    pub is_folder: bool,
    /// Its length in bytes.
    pub length: u64,
    /// When it was last written, where that is known.
    pub written: Option<Timestamp>,
    /// A number that is another whenever its contents, its rights or its name were changed, where the
    /// system tells it: a file can be replaced and its times set back.
    pub changed: Option<(i64, i64)>,
}

impl FileFacts {
    /// The day on which it was last written.
    pub fn day_written(&self) -> Option<Date> {
        self.written.map(day_in_viet_nam)
    }
}

/// The time in Viet Nam, which is one everywhere there.
pub(crate) const VIET_NAM: jiff::tz::Offset = jiff::tz::Offset::constant(7);

/// The day in Viet Nam: waivers end with a day there, wherever the machine stands.
pub(crate) fn day_in_viet_nam(moment: Timestamp) -> Date {
    VIET_NAM.to_datetime(moment).date()
}

/// The files of the machine: those of its disk with the command line, none in the bare library.
#[cfg(feature = "cli")]
pub(crate) fn of_machine() -> &'static dyn Files {
    &Disk
}

/// The files of the machine: those of its disk with the command line, none in the bare library.
#[cfg(not(feature = "cli"))]
pub(crate) fn of_machine() -> &'static dyn Files {
    static NONE: GivenFiles = GivenFiles::new();
    &NONE
}

/// A path from the root, to be compared with others and not to be opened.
pub(crate) fn absolute(path: &Path) -> Option<PathBuf> {
    of_machine().rooted(path)
}
