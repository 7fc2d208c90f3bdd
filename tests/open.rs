//! `--open`: a browser of its own is started, a script that keeps what it was asked to show.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::folders::{Folder, HA, SON};

/// A folder with a list, and beside it a program of this name that does what its text says.
struct Place {
    folder: Folder,
    programs: tempfile::TempDir,
}

impl Place {
    fn new(program: &str, does: &str) -> Self {
        let programs = tempfile::tempdir().unwrap();
        let file = programs.path().join(program);
        fs::write(&file, format!("#!/bin/sh\n{does}\n")).unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o755)).unwrap();
        fs::create_dir(programs.path().join("temp")).unwrap();
        Self {
            folder: Folder::new().list("Đại Từ.csv", "HUYỆN ĐẠI TỪ", &[HA, SON]), programs
        }
    }

    /// A browser that keeps the name of its page in a file.
    fn with_browser() -> Self {
        Self::new("browser", r#"printf %s "$1" > "$(dirname "$0")/shown""#)
    }

    /// Runs the command where the only programs are those of this place and the shell's own.
    fn run(&self, arguments: &[&str], browser: Option<&str>) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_delegate-quota"));
        command
            .current_dir(self.folder.path())
            .args(arguments)
            .args(["--lang", "en"])
            .env("TMPDIR", self.programs.path().join("temp"))
            .env("PATH", format!("{}:/usr/bin:/bin", self.programs.path().display()))
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("BROWSER");
        if let Some(name) = browser {
            command.env("BROWSER", self.programs.path().join(name));
        }
        command.output().unwrap()
    }

    /// What the browser was asked to show.
    fn shown(&self) -> PathBuf {
        PathBuf::from(fs::read_to_string(self.programs.path().join("shown")).unwrap())
    }

    fn kept_pages(&self) -> usize {
        fs::read_dir(self.programs.path().join("temp")).unwrap().count()
    }
}

fn said(output: &[u8]) -> String {
    String::from_utf8(output.to_vec()).unwrap()
}

fn rights(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

const LIST: &str = "Đại Từ.csv";

#[test]
fn the_page_is_shown_out_of_a_folder_that_is_its_owners_alone() {
    let place = Place::with_browser();
    let done = place.run(&["validate", LIST, "--open"], Some("browser"));
    let page = place.shown();
    assert_eq!(page.file_name().unwrap(), "Đại Từ.html");
    assert_eq!(rights(page.parent().unwrap()), 0o700);
    assert!(fs::read_to_string(&page).unwrap().starts_with("<!DOCTYPE html>"));
    assert!(said(&done.stderr).contains(page.to_str().unwrap()), "{}", said(&done.stderr));
    let checked = place.run(&["validate", LIST], None);
    assert_eq!((done.status, said(&done.stdout)), (checked.status, String::new()));
}

#[test]
fn a_page_that_is_written_anyway_is_the_one_that_is_shown() {
    let place = Place::with_browser();
    let asked = ["stats", LIST, "--open", "-o", "a.json", "-o", "page.html"];
    assert_eq!(place.run(&asked, Some("browser")).status.code(), Some(0));
    let expected = place.folder.path().join("page.html").canonicalize().unwrap();
    assert_eq!(place.shown().canonicalize().unwrap(), expected);
    assert_eq!(place.kept_pages(), 0);
}

#[test]
fn every_command_that_reports_shows_its_page() {
    let list = LIST;
    let commands: [&[&str]; 9] = [
        &["inspect", list],
        &["compare", list, list],
        &["what-if", list, "--add", "1: role=guest"],
        &["repair", list],
        &["quota", "--level", "district"],
        &["settings", "."],
        &["rules", "list"],
        &["rules", "show"],
        &["stats", list],
    ];
    for command in commands {
        let place = Place::with_browser();
        let done = place.run(&[command, &["--open"]].concat(), Some("browser"));
        let page = fs::read_to_string(place.shown()).unwrap();
        assert!(page.contains("</html>"), "{command:?}: {}", said(&done.stderr));
        assert_eq!(said(&done.stdout), "", "{command:?}");
    }
}

#[test]
fn a_format_that_is_asked_for_is_printed_beside_the_page() {
    let place = Place::with_browser();
    let done = place.run(&["stats", LIST, "--open", "--format", "json"], Some("browser"));
    let report: serde_json::Value = serde_json::from_slice(&done.stdout).unwrap();
    assert_eq!(report["base"]["n"], 2);
    assert!(place.shown().is_file());
}

#[test]
fn without_a_browser_the_report_is_written_and_the_way_to_it_told() {
    for (browser, does) in [("browser", "exit 3"), ("xdg-open", "exit 3")] {
        let place = Place::new(browser, does);
        let done = place.run(&["validate", LIST, "--open"], Some("browser"));
        let told = said(&done.stderr);
        let checked = place.run(&["validate", LIST], None);
        assert_eq!(done.status, checked.status, "{told}");
        let page = told.split("help: open ").nth(1).and_then(|rest| rest.split(" yourself").next());
        let page = page.unwrap_or_else(|| panic!("{told}"));
        assert!(Path::new(page).is_file(), "{told}");
    }
}

#[test]
fn the_systems_own_program_is_asked_where_no_browser_is_named() {
    let place = Place::new("xdg-open", r#"printf %s "$1" > "$(dirname "$0")/shown""#);
    place.run(&["validate", LIST, "--open"], None);
    assert!(place.shown().is_file());
}

#[test]
fn no_page_is_left_of_a_run_that_was_refused() {
    let place = Place::with_browser();
    let refused = place.run(&["stats", LIST, "--of", "nobody", "--open"], Some("browser"));
    assert_eq!(refused.status.code(), Some(2));
    assert_eq!(place.kept_pages(), 0);
    let watched = place.run(&["validate", LIST, "--watch", "--open"], Some("browser"));
    assert_eq!(watched.status.code(), Some(2), "{}", said(&watched.stderr));
}
