//! Which lists the paths of the command line mean: files, folders, patterns.
//!
//! Folders are searched through; hidden files and what the excludes name are left out, and what
//! else is no list is told ([`super::passed_over`]). What a `.gitignore` names is not left out:
//! lists hold personal data and are often ignored by version control, and a list that is passed
//! over in silence would look like a valid one. Names are compared with composed letters.

use std::path::{Path, PathBuf};

use super::pattern::Pattern;
use super::walk::search;
use crate::fault::Fault;
use crate::file_names::on_disk;
use crate::files::Disk;
use crate::runs::{Excludes, FolderSorting, FoundLists, Input, OwnReports};

/// What a path means.
pub(super) fn find(path: &Path, excludes: &Excludes, reports: &OwnReports) -> FoundLists {
    let path = &*on_disk(path);
    if path.is_dir() {
        return in_folder(path, excludes, reports);
    }
    if let (false, Some(pattern)) = (path.exists(), Pattern::of(path)) {
        return pattern.find(excludes, reports);
    }
    let input = if path.as_os_str() == "-" {
        Input::Stdin
    } else {
        // Whether it is there and readable is for the reader to say.
        Input::File(path.to_owned())
    };
    FoundLists { inputs: vec![input], is_named: true, ..FoundLists::default() }
}

fn in_folder(folder: &Path, excludes: &Excludes, reports: &OwnReports) -> FoundLists {
    let mut found = FoundLists::default();
    let mut sorting = FolderSorting::new(&Disk, reports);
    search(folder, excludes, &mut found.inputs, |path| sorting.is_list(path));
    sorting.finish(folder, found)
}

/// The files of a folder that may be lists.
///
/// # Errors
///
/// There is none, or something under the name of a list cannot be read.
pub(in crate::cli) fn files_in(folder: &Path) -> Result<Vec<PathBuf>, Fault> {
    let found = find(folder, &Excludes::default(), &OwnReports::default()).inputs.into_iter();
    let files = found.filter_map(|input| match input {
        Input::File(path) => Some(Ok(path)),
        Input::Nothing(path, failure) => Some(Err(failure.about(path.display()))),
        Input::Stdin => None,
    });
    files.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(path: &Path, excludes: &Excludes) -> FoundLists {
        super::find(path, excludes, &OwnReports::default())
    }

    fn folder(names: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for name in names {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "").unwrap();
        }
        folder
    }

    fn names(root: &Path, inputs: &[Input]) -> Vec<String> {
        let root = root.display().to_string();
        inputs
            .iter()
            .map(|input| input.name()[root.len()..].replace('\\', "/"))
            .map(|name| name.trim_start_matches('/').to_owned())
            .collect()
    }

    const MIXED: [&str; 9] = [
        "z.xlsx",
        "a.CSV",
        "~$z.xlsx",
        ".hidden.xlsx",
        "congress.toml",
        "z.congress.toml",
        "README.md",
        "b/c/list.ods",
        ".git/x.csv",
    ];

    #[test]
    fn a_folder_is_searched_for_lists_and_nothing_else() {
        let folder = folder(&MIXED);
        let found = find(folder.path(), &Excludes::default()).inputs;
        assert_eq!(names(folder.path(), &found), ["a.CSV", "b/c/list.ods", "z.xlsx"]);
    }

    #[test]
    fn what_a_folder_holds_besides_is_told_but_for_what_lists_rest_on() {
        let folder = folder(&MIXED);
        let found = find(folder.path(), &Excludes::default());
        let told: Vec<_> = found
            .passed_over
            .iter()
            .map(|it| it.path[folder.path().display().to_string().len() + 1..].to_owned())
            .collect();
        assert_eq!(told, ["README.md", "~$z.xlsx"]);
        assert!(find(&folder.path().join("z.xlsx"), &Excludes::default()).is_named);
    }

    #[test]
    fn names_are_found_however_their_letters_are_put_together() {
        use unicode_normalization::UnicodeNormalization as _;
        let name: String = "huyện/Bắc Hà.xlsx".nfd().collect();
        let folder = folder(&[&name]);
        let none = Excludes::default();
        for typed in ["huyện", "huyện/Bắc Hà.xlsx", "huyện/*Hà.xlsx", "**/Bắc*"] {
            let found = find(&folder.path().join(typed), &none).inputs;
            assert_eq!(names(folder.path(), &found), [&*name], "{typed}");
        }
        let mut patterns = ignore::gitignore::GitignoreBuilder::new(folder.path());
        patterns.add_line(None, "huyện/Bắc Hà.xlsx").unwrap();
        let excludes = Excludes::new(vec![patterns.build().unwrap()]);
        let found = find(folder.path(), &excludes);
        assert!(matches!(&*found.inputs, [Input::Nothing(..)]), "{found:?}");
    }

    #[test]
    fn patterns_are_spelled_out_where_the_shell_does_not() {
        let folder = folder(&MIXED);
        let pattern = folder.path().join("**/*.{ods,xlsx}");
        let found = find(&pattern, &Excludes::default()).inputs;
        assert_eq!(names(folder.path(), &found), ["b/c/list.ods", "z.xlsx"]);
        let nothing = find(&folder.path().join("*.xlsb"), &Excludes::default()).inputs;
        assert!(matches!(nothing.as_slice(), [Input::Nothing(..)]), "{nothing:?}");
    }

    #[test]
    fn a_pattern_may_begin_with_the_folder_that_it_is_seen_from() {
        for written in ["./src/*.rs", "src/*.rs", ".//src/*.rs"] {
            let pattern = Pattern::of(Path::new(written)).unwrap();
            let found = pattern.find(&Excludes::default(), &OwnReports::default()).inputs;
            assert!(found.iter().any(|it| it.path() == Path::new("src/lib.rs")), "{written}");
        }
    }

    #[test]
    fn excludes_are_written_as_in_a_gitignore() {
        let folder = folder(&["nhap/a.xlsx", "b.xlsx", "b-cu.xlsx", "giu/b-cu.xlsx"]);
        let mut patterns = ignore::gitignore::GitignoreBuilder::new(folder.path());
        for line in ["nhap/", "*-cu.xlsx", "!giu/*-cu.xlsx"] {
            patterns.add_line(None, line).unwrap();
        }
        let excludes = Excludes::new(vec![patterns.build().unwrap()]);
        let found = find(folder.path(), &excludes).inputs;
        assert_eq!(names(folder.path(), &found), ["b.xlsx", "giu/b-cu.xlsx"]);
    }

    #[cfg(unix)]
    #[test]
    fn what_only_has_the_name_of_a_list_is_told_and_not_waited_for() {
        let folder = folder(&["a.csv", "b.xlsx/inner.csv"]);
        let at = |name: &str| folder.path().join(name);
        let pipe = std::process::Command::new("mkfifo").arg(at("pipe.csv")).status().unwrap();
        assert!(pipe.success());
        for (target, link) in [("/dev/zero", "zero.csv"), ("nowhere", "broken.xlsx"), (".", "loop")]
        {
            std::os::unix::fs::symlink(target, at(link)).unwrap();
        }
        let found = find(folder.path(), &Excludes::default()).inputs;
        let all = ["a.csv", "b.xlsx/inner.csv", "broken.xlsx", "pipe.csv", "zero.csv"];
        assert_eq!(names(folder.path(), &found), all);
        let told = found.iter().filter(|input| matches!(input, Input::Nothing(..)));
        assert_eq!(told.count(), 2);
    }

    #[test]
    fn a_folder_without_lists_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let inputs = find(folder.path(), &Excludes::default()).inputs;
        assert!(matches!(inputs.as_slice(), [Input::Nothing(..)]));
    }
}
