//! The disk of this machine.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use super::{FileFacts, Files, OpenFile};

/// The files of this machine, by paths from its root or from the current folder.
#[derive(Debug, Clone, Copy)]
pub struct Disk;

impl Files for Disk {
    fn about(&self, path: &Path) -> io::Result<FileFacts> {
        let about = fs::metadata(path)?;
        let written = about.modified().ok().and_then(|moment| moment.try_into().ok());
        let (is_file, is_folder) = (about.is_file(), about.is_dir());
        #[cfg(unix)]
        let changed = {
            use std::os::unix::fs::MetadataExt as _;
            Some((about.ctime(), about.ctime_nsec()))
        };
        #[cfg(not(unix))]
        let changed = None;
        Ok(FileFacts { is_file, is_folder, length: about.len(), written, changed })
    }

    fn is_named(&self, path: &Path) -> bool {
        path.symlink_metadata().is_ok()
    }

    fn is_link(&self, path: &Path) -> bool {
        path.is_symlink()
    }

    fn open(&self, path: &Path) -> io::Result<Box<dyn OpenFile + '_>> {
        Ok(Box::new(File::open(path)?))
    }

    fn names(&self, folder: &Path) -> Option<Vec<OsString>> {
        let entries = fs::read_dir(folder).ok()?.filter_map(Result::ok);
        Some(entries.map(|entry| entry.file_name()).collect())
    }

    fn rooted(&self, path: &Path) -> Option<PathBuf> {
        std::path::absolute(path).ok()
    }

    fn here(&self) -> Option<PathBuf> {
        std::env::current_dir().ok()
    }

    fn identity(&self, path: &Path) -> PathBuf {
        path.canonicalize().unwrap_or_else(|_| path.to_owned())
    }
}
