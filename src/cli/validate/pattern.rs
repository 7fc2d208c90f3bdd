//! Patterns of paths, which some shells leave to the program.

use std::path::{Path, PathBuf};

use globset::{GlobBuilder, GlobMatcher};

use super::walk::search;
use crate::fault::Fault;
use crate::file_names::{composed, composed_text, on_disk};
use crate::files::Disk;
use crate::runs::{Excludes, FoundLists, Input, OwnReports, passed_over};
use crate::text;

/// A pattern such as `lists/**/*.xlsx`, which the shells of Windows leave to the program.
pub(super) struct Pattern {
    written: PathBuf,
    /// The folder in front of the first `*`.
    base: PathBuf,
    matcher: GlobMatcher,
}

impl Pattern {
    /// The pattern that a path is; none where it is a plain path.
    pub(super) fn of(path: &Path) -> Option<Self> {
        let written = path.to_str()?;
        if !written.contains(['*', '?', '[', '{']) {
            return None;
        }
        // `./*.xlsx` means `*.xlsx`, and PowerShell writes `.\*.xlsx`.
        let undotted = path.strip_prefix(".").unwrap_or(path);
        let matcher = GlobBuilder::new(&composed_text(undotted.to_str()?))
            .literal_separator(true)
            .build()
            .ok()?;
        let mut base = PathBuf::new();
        for part in undotted.components() {
            if part.as_os_str().to_str().is_none_or(|part| part.contains(['*', '?', '[', '{'])) {
                break;
            }
            base.push(part);
        }
        Some(Self {
            written: path.to_owned(),
            base: on_disk(&base),
            matcher: matcher.compile_matcher(),
        })
    }

    pub(super) fn find(&self, excludes: &Excludes, reports: &OwnReports) -> FoundLists {
        let here = Path::new(".");
        let base = if self.base.as_os_str().is_empty() { here } else { &self.base };
        let mut found = Vec::new();
        let mut passed_over = Vec::new();
        search(base, excludes, &mut found, |path| {
            let path = path.strip_prefix(here).unwrap_or(path);
            if !self.matcher.is_match(composed(path)) {
                return false;
            }
            let left_aside = passed_over::left_aside_by_patterns(path, &Disk, reports);
            let is_list = left_aside.is_none();
            passed_over.extend(left_aside);
            is_list
        });
        for input in &mut found {
            if let Input::File(path) = input
                && let Ok(inside) = path.strip_prefix(here)
            {
                *path = inside.to_owned();
            }
        }
        if found.is_empty() {
            found.push(Input::Nothing(
                self.written.clone(),
                Fault::new(text!(
                    vi: "không có tệp nào khớp với mẫu này",
                    en: "no file matches this pattern"
                )),
            ));
        }
        FoundLists { inputs: found, passed_over, is_named: false }
    }
}
