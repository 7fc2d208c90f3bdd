//! The inputs of a run: what is checked as one list.

use std::path::{Path, PathBuf};

use crate::fault::Fault;
use crate::read;
use crate::text;

/// One input of the run.
#[derive(Debug, Clone)]
pub enum Input {
    /// Standard input.
    Stdin,
    /// A file, named or found.
    File(PathBuf),
    /// A folder or pattern that no list is found in, or what cannot be read at all.
    Nothing(PathBuf, Fault),
}

impl Input {
    /// The name in the report.
    pub fn name(&self) -> String {
        match self {
            Self::Stdin => "-".to_owned(),
            Self::File(path) | Self::Nothing(path, _) => path.display().to_string(),
        }
    }

    /// The file or folder.
    pub fn path(&self) -> &Path {
        match self {
            Self::Stdin => Path::new("-"),
            Self::File(path) | Self::Nothing(path, _) => path,
        }
    }
}

/// An input, with the group that it is in.
#[derive(Debug, Clone)]
pub struct Planned {
    pub input: Input,
    /// The other files of a list of several.
    pub others: Vec<PathBuf>,
    pub group: usize,
    /// Whether the user named it, and not the folder or a pattern that it was found by.
    pub is_named: bool,
}

impl Planned {
    /// The files of the list.
    pub fn files(&self) -> impl Iterator<Item = &Path> {
        let own = match &self.input {
            Input::File(path) => Some(path.as_path()),
            Input::Stdin | Input::Nothing(..) => None,
        };
        own.into_iter().chain(self.others.iter().map(PathBuf::as_path))
    }
}

/// Why a folder cannot be valid.
pub fn empty() -> Fault {
    let endings = read::list_endings();
    let endings: Vec<String> = endings.iter().map(|ending| format!(".{ending}")).collect();
    let endings = endings.join(" ");
    Fault::new(text!(
        vi: "trong thư mục không có danh sách nào",
        en: "there is no list in this folder"
    ))
    .help(text!(
        vi: "danh sách là các tệp {endings}; bỏ qua tệp ẩn",
        en: "lists are files ending in {endings}; hidden files are left out"
    ))
}
