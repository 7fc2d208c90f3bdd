//! Which lists a path means: a file, or those of a folder.

use std::path::{Path, PathBuf};

use super::excludes::Excludes;
use super::passed_over::{self, OwnReports, Sorted};
use super::planned::{Input, empty};
use crate::files::{Files, GivenFiles};
use crate::report::PassedOver;

/// What a path means.
#[derive(Debug, Default)]
pub struct FoundLists {
    /// The inputs, in order.
    pub inputs: Vec<Input>,
    /// The files of a folder that are no lists.
    pub passed_over: Vec<PassedOver>,
    /// Whether the input was named, and not found in a folder or by a pattern.
    pub is_named: bool,
}

/// The files of a folder, sorted as they are found.
pub struct FolderSorting<'a> {
    files: &'a dyn Files,
    reports: &'a OwnReports,
    passed_over: Vec<PassedOver>,
    /// Profiles of single lists, each with the path of its list.
    profiles: Vec<(PathBuf, PathBuf)>,
}

impl<'a> FolderSorting<'a> {
    pub fn new(files: &'a dyn Files, reports: &'a OwnReports) -> Self {
        Self { files, reports, passed_over: Vec::new(), profiles: Vec::new() }
    }

    /// Whether a file of the folder is to be checked as a list.
    pub fn is_list(&mut self, path: &Path) -> bool {
        match passed_over::sorted(path, self.files, self.reports) {
            Sorted::List => return true,
            Sorted::PassedOver(kind, reason) => {
                let path = path.display().to_string();
                self.passed_over.push(PassedOver { path, kind, reason });
            }
            Sorted::ProfileOf(list) => self.profiles.push((path.to_owned(), list)),
            Sorted::Settings => {}
        }
        false
    }

    /// What the folder holds, once all of its files are sorted.
    pub fn finish(self, folder: &Path, mut found: FoundLists) -> FoundLists {
        found.passed_over.extend(self.passed_over);
        let lists: Vec<&Path> = found.inputs.iter().map(Input::path).collect();
        found.passed_over.extend(passed_over::without_list(self.profiles, &lists));
        if found.inputs.is_empty() {
            found.inputs.push(Input::Nothing(folder.to_owned(), empty()));
        }
        found
    }
}

/// What a path among files in memory means.
pub fn find_given(path: &Path, files: &GivenFiles, excludes: &Excludes) -> FoundLists {
    if !files.is_folder(path) {
        let inputs = vec![Input::File(path.to_owned())];
        return FoundLists { inputs, is_named: true, ..FoundLists::default() };
    }
    let mut found = FoundLists::default();
    let reports = OwnReports::default();
    let mut sorting = FolderSorting::new(files, &reports);
    for file in files.paths().filter(|file| is_shown_in(file, path)) {
        let mut above = file.ancestors().skip(1).take_while(|folder| folder.starts_with(path));
        let is_left_out =
            excludes.names(file, false) || above.any(|folder| excludes.names(folder, true));
        if !is_left_out && sorting.is_list(file) {
            found.inputs.push(Input::File(file.to_owned()));
        }
    }
    sorting.finish(path, found)
}

/// Whether a file lies in the folder, and neither it nor a folder on the way is hidden.
fn is_shown_in(file: &Path, folder: &Path) -> bool {
    let is_shown =
        |part: std::path::Component<'_>| !part.as_os_str().to_string_lossy().starts_with('.');
    file.strip_prefix(folder).is_ok_and(|inside| inside.components().all(is_shown))
}
