//! Searches a folder for what may be a list, and tells what cannot be read on the way.

use std::path::{Path, PathBuf};

use ignore::WalkBuilder;

use crate::fault::Fault;
use crate::runs::{Excludes, Input};
use crate::text;

/// How deep folders are searched.
const DEEPEST: usize = 64;

/// Walks through a folder in the order of names; what cannot be read is an input of its own.
pub(super) fn search(
    folder: &Path,
    excludes: &Excludes,
    inputs: &mut Vec<Input>,
    mut wanted: impl FnMut(&Path) -> bool,
) {
    let walk = WalkBuilder::new(folder)
        .standard_filters(false)
        .hidden(true)
        .max_depth(Some(DEEPEST))
        .sort_by_file_name(std::ffi::OsStr::cmp)
        .build();
    let mut left_out: Option<PathBuf> = None;
    for entry in walk {
        let entry = match entry {
            Ok(entry) => entry,
            Err(fault) => {
                inputs.push(unreadable(folder, &fault));
                continue;
            }
        };
        let path = entry.path();
        if left_out.as_ref().is_some_and(|folder| path.starts_with(folder)) {
            continue;
        }
        let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
        if excludes.names(path, is_folder) {
            left_out = is_folder.then(|| path.to_owned());
            continue;
        }
        if !is_folder && wanted(path) {
            inputs.extend(named_as_list(path));
        }
    }
}

/// What stands under the name of a list; none for a link to a folder.
fn named_as_list(path: &Path) -> Option<Input> {
    match std::fs::metadata(path) {
        Ok(about) if about.is_dir() => None,
        // A pipe would be waited for without end.
        Ok(about) if !about.is_file() => Some(Input::Nothing(path.to_owned(), no_file())),
        // What a broken link leads to is for the reader to miss.
        Ok(_) | Err(_) => Some(Input::File(path.to_owned())),
    }
}

fn no_file() -> Fault {
    Fault::new(text!(
        vi: "không phải là tệp mà là ống dẫn hoặc thiết bị, nên không được đọc",
        en: "this is no file but a pipe or a device, and was not read"
    ))
    .help(text!(
        vi: "xóa đi, hoặc bỏ qua bằng --exclude",
        en: "remove it, or leave it out with --exclude"
    ))
}

/// A folder or file that the walk stumbled over.
fn unreadable(folder: &Path, fault: &ignore::Error) -> Input {
    let at = place_of(fault).unwrap_or(folder).to_owned();
    // The walk's own error would name the folder once more.
    let reason =
        fault.io_error().map_or_else(|| fault.to_string(), |error| error.kind().to_string());
    Input::Nothing(
        at,
        Fault::new(text!(
            vi: "không đọc được thư mục: {reason}",
            en: "the folder cannot be read: {reason}"
        )),
    )
}

fn place_of(fault: &ignore::Error) -> Option<&Path> {
    match fault {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => {
            place_of(err)
        }
        _ => None,
    }
}
