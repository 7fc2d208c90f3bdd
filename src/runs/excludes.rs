//! Which files and folders are left out of a run, and not even told.

use std::path::{Path, PathBuf};

use ignore::gitignore::Gitignore;

use crate::file_names::composed;
use crate::files::absolute;

/// What is left out of folders: patterns as in a `.gitignore`, of which the last that fits decides.
#[derive(Debug, Default)]
pub struct Excludes(Vec<Gitignore>);

impl Excludes {
    pub fn new(patterns: Vec<Gitignore>) -> Self {
        Self(patterns)
    }

    /// Whether a file, or a folder that it is in, is left out.
    pub fn name_file(&self, path: &Path) -> bool {
        let Some(whole) = seen_by_excludes(path) else { return false };
        self.0.iter().any(|patterns| {
            whole.starts_with(patterns.path())
                && patterns.matched_path_or_any_parents(&whole, false).is_ignore()
        })
    }

    pub fn names(&self, path: &Path, is_folder: bool) -> bool {
        let Some(whole) = seen_by_excludes(path) else { return false };
        self.0.iter().any(|patterns| {
            whole.starts_with(patterns.path()) && patterns.matched(&whole, is_folder).is_ignore()
        })
    }
}

fn seen_by_excludes(path: &Path) -> Option<PathBuf> {
    let whole = absolute(path)?;
    Some(composed(&whole.components().collect::<PathBuf>()))
}
