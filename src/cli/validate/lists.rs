//! Which lists the paths of the command line mean: files, folders, patterns.
//!
//! Folders are searched through; hidden files and what the excludes name are left out, and what
//! else is no list is told ([`super::passed_over`]). What a `.gitignore` names is not left out:
//! lists hold personal data and are often ignored by version control, and a list that is passed
//! over in silence would look like a valid one. Names are compared with composed letters.

use std::path::{Path, PathBuf};

use globset::{GlobBuilder, GlobMatcher};
use ignore::WalkBuilder;

use super::super::failure::Failure;
use super::excludes::Excludes;
use super::passed_over::{self, Sorted};
use crate::file_names::{composed, composed_text, on_disk};
use crate::read;
use crate::report::PassedOver;
use crate::text;

/// How deep folders are searched.
const DEEPEST: usize = 64;

/// One input of the run.
#[derive(Debug, Clone)]
pub(super) enum Input {
    /// Standard input.
    Stdin,
    /// A file, named or found.
    File(PathBuf),
    /// A folder or pattern that no list is found in, or what cannot be read at all.
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

    /// The file or folder.
    pub(super) fn path(&self) -> &Path {
        match self {
            Self::Stdin => Path::new("-"),
            Self::File(path) | Self::Nothing(path, _) => path,
        }
    }
}

/// What a path of the command line means.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// The inputs, in order.
    pub(super) inputs: Vec<Input>,
    /// The files of a folder that are no lists.
    pub(super) passed_over: Vec<PassedOver>,
    /// Whether the input was named, and not found in a folder or by a pattern.
    pub(super) is_named: bool,
}

/// What a path means.
pub(super) fn find(path: &Path, excludes: &Excludes) -> Found {
    let path = &*on_disk(path);
    if path.is_dir() {
        return in_folder(path, excludes);
    }
    if let (false, Some(pattern)) = (path.exists(), Pattern::of(path)) {
        return pattern.find(excludes);
    }
    let input = if path.as_os_str() == "-" {
        Input::Stdin
    } else {
        // Whether it is there and readable is for the reader to say.
        Input::File(path.to_owned())
    };
    Found { inputs: vec![input], is_named: true, ..Found::default() }
}

fn in_folder(folder: &Path, excludes: &Excludes) -> Found {
    let mut found = Found::default();
    let mut profiles = Vec::new();
    search(folder, excludes, &mut found.inputs, |path| {
        match passed_over::sorted(path) {
            Sorted::List => return true,
            Sorted::PassedOver(kind, reason) => {
                found.passed_over.push(PassedOver {
                    path: path.display().to_string(),
                    kind,
                    reason,
                });
            }
            Sorted::ProfileOf(list) => profiles.push((path.to_owned(), list)),
            Sorted::Settings => {}
        }
        false
    });
    let lists: Vec<&Path> = found.inputs.iter().map(Input::path).collect();
    found.passed_over.extend(passed_over::without_list(profiles, &lists));
    if found.inputs.is_empty() {
        found.inputs.push(Input::Nothing(folder.to_owned(), empty()));
    }
    found
}

/// The files of a folder that may be lists.
///
/// # Errors
///
/// There is none, or something under the name of a list cannot be read.
pub(in crate::cli) fn files_in(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let found = find(folder, &Excludes::default()).inputs.into_iter();
    let files = found.filter_map(|input| match input {
        Input::File(path) => Some(Ok(path)),
        Input::Nothing(path, failure) => Some(Err(failure.about(path.display().to_string()))),
        Input::Stdin => None,
    });
    files.collect()
}

/// Why a folder cannot be valid.
pub(super) fn empty() -> Failure {
    let endings = read::list_endings();
    let endings: Vec<String> = endings.iter().map(|ending| format!(".{ending}")).collect();
    let endings = endings.join(" ");
    Failure::new(text!(
        vi: "trong thư mục không có danh sách nào",
        en: "there is no list in this folder"
    ))
    .help(text!(
        vi: "danh sách là các tệp {endings}; bỏ qua tệp ẩn",
        en: "lists are files ending in {endings}; hidden files are left out"
    ))
}

/// Walks through a folder in the order of names; what cannot be read is an input of its own.
fn search(
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

fn no_file() -> Failure {
    Failure::new(text!(
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
    let reason = fault.io_error().map_or_else(|| fault.to_string(), |it| it.kind().to_string());
    Input::Nothing(
        at,
        Failure::new(text!(
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

/// A pattern such as `lists/**/*.xlsx`, which the shells of Windows leave to the program.
struct Pattern {
    written: PathBuf,
    /// The folder in front of the first `*`.
    base: PathBuf,
    matcher: GlobMatcher,
}

impl Pattern {
    fn of(path: &Path) -> Option<Self> {
        let written = path.to_str()?;
        if !written.contains(['*', '?', '[', '{']) {
            return None;
        }
        let matcher =
            GlobBuilder::new(&composed_text(written)).literal_separator(true).build().ok()?;
        let mut base = PathBuf::new();
        for part in path.components() {
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

    fn find(&self, excludes: &Excludes) -> Found {
        let here = Path::new(".");
        let base = if self.base.as_os_str().is_empty() { here } else { &self.base };
        let mut found = Vec::new();
        let mut passed_over = Vec::new();
        search(base, excludes, &mut found, |path| {
            let path = path.strip_prefix(here).unwrap_or(path);
            if !self.matcher.is_match(composed(path)) {
                return false;
            }
            let left_aside = passed_over::left_aside_by_patterns(path);
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
                Failure::new(text!(
                    vi: "không có tệp nào khớp với mẫu này",
                    en: "no file matches this pattern"
                )),
            ));
        }
        Found { inputs: found, passed_over, is_named: false }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
            .map(|input| input.name()[root.len()..].trim_start_matches('/').replace('\\', "/"))
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
