//! Which lists the paths of the command line mean.

use std::path::{Path, PathBuf};

use super::failure::Failure;
use crate::text;

/// The endings of files that may be lists.
const ENDINGS: [&str; 7] = ["xlsx", "xlsm", "xlsb", "xls", "ods", "csv", "tsv"];

/// How deep folders are searched: a loop of links ends somewhere.
const DEEPEST: usize = 32;

/// One input of the run.
pub(super) enum Input {
    /// Standard input.
    Stdin,
    /// A file, named or found.
    File(PathBuf),
    /// A folder that no list is found in, or that cannot be read.
    Nothing(PathBuf, Failure),
}

impl Input {
    /// The name in the report.
    pub(super) fn name(&self) -> String {
        match self {
            Self::Stdin => "-".to_owned(),
            Self::File(path) | Self::Nothing(path, _) => path.display().to_string(),
        }
    }
}

/// The inputs that the paths mean, folders searched, in order.
pub(super) fn find(paths: &[PathBuf]) -> Vec<Input> {
    let mut inputs = Vec::new();
    for path in paths {
        if path.as_os_str() == "-" {
            inputs.push(Input::Stdin);
        } else if path.is_dir() {
            in_folder(path, &mut inputs);
        } else {
            // Whether it is there and readable is for the reader to say.
            inputs.push(Input::File(path.clone()));
        }
    }
    inputs
}

fn in_folder(folder: &Path, inputs: &mut Vec<Input>) {
    let mut found = Vec::new();
    if let Err(fault) = search(folder, DEEPEST, &mut found) {
        let failure = Failure::new(text!(
            vi: "không đọc được thư mục: {fault}",
            en: "the folder cannot be read: {fault}"
        ));
        inputs.push(Input::Nothing(folder.to_owned(), failure));
    } else if found.is_empty() {
        inputs.push(Input::Nothing(folder.to_owned(), empty()));
    }
    found.sort();
    inputs.extend(found.into_iter().map(Input::File));
}

fn empty() -> Failure {
    let endings = ENDINGS.map(|ending| format!(".{ending}")).join(" ");
    Failure::new(text!(
        vi: "trong thư mục không có danh sách nào",
        en: "there is no list in this folder"
    ))
    .help(text!(
        vi: "danh sách là các tệp {endings}; bỏ qua tệp ẩn và tệp khóa `~$…`",
        en: "lists are files ending in {endings}; hidden files and lock files `~$…` are left out"
    ))
}

fn search(folder: &Path, depth: usize, found: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let path = entry.path();
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with('.') || name.starts_with("~$") {
            continue;
        }
        // A link to a folder is not followed: it may lead back up.
        if entry.file_type()?.is_dir() {
            if depth > 0 {
                search(&path, depth - 1, found)?;
            }
        } else if is_list(&path) && path.is_file() {
            found.push(path);
        }
    }
    Ok(())
}

fn is_list(path: &Path) -> bool {
    path.extension()
        .and_then(|ending| ending.to_str())
        .is_some_and(|ending| ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_searched_for_lists_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        std::fs::create_dir_all(root.join("b/c")).unwrap();
        std::fs::create_dir(root.join(".git")).unwrap();
        for name in [
            "z.xlsx",
            "a.CSV",
            "~$z.xlsx",
            ".hidden.xlsx",
            "congress.toml",
            "z.congress.toml",
            "README.md",
            "b/c/list.ods",
            ".git/x.csv",
        ] {
            std::fs::write(root.join(name), "").unwrap();
        }
        let names: Vec<String> = find(&[root.to_owned()])
            .iter()
            .map(|input| {
                let name = input.name();
                name[root.display().to_string().len() + 1..].replace('\\', "/")
            })
            .collect();
        assert_eq!(names, ["a.CSV", "b/c/list.ods", "z.xlsx"]);
    }

    #[test]
    fn a_folder_without_lists_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let inputs = find(&[folder.path().to_owned(), PathBuf::from("-")]);
        assert!(matches!(inputs.as_slice(), [Input::Nothing(..), Input::Stdin]));
    }
}
