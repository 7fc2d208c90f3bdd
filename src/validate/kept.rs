//! Files as they were understood, for whoever asks of the same files again and again.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::roster::Roster;
use crate::sheet::ReadNote;

/// So many rows of lists are kept, so that a run over thousands of lists takes no more memory than one
/// over hundreds.
pub const ROWS_KEPT: usize = 20_000;

/// The people of files, with what is told of the way these were read.
///
/// It is good as long as the files do not change and are read under the same rules, with the same bounds:
/// whoever changes these begins with an empty one. Facts of the congress may change.
#[derive(Debug, Default)]
pub struct FilesKept(Mutex<Kept>);

#[derive(Debug, Default)]
struct Kept {
    by_path: HashMap<PathBuf, Understood>,
    rows: usize,
}

/// Who is listed in a file, and what is told of the way it was read.
pub(super) type Understood = (Roster, Vec<ReadNote>);

impl FilesKept {
    pub(super) fn of(&self, file: &Path) -> Option<Understood> {
        self.lock().by_path.get(file).cloned()
    }

    pub(super) fn add(&self, file: &Path, understood: &Understood) {
        let rows = understood.0.delegates.len();
        let mut kept = self.lock();
        if kept.rows + rows <= ROWS_KEPT {
            kept.rows += rows;
            kept.by_path.insert(file.to_owned(), understood.clone());
        }
    }

    fn lock(&self) -> MutexGuard<'_, Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
