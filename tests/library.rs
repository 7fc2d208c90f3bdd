//! The library as other programs use it: files in memory in, the reports of the command line out.

use std::path::{Path, PathBuf};
use std::process::Command;

use delegate_quota::api::{
    Date, FilesKept, FilesOptions, FilesPlan, Format, GivenFiles, Lang, RenderOptions, WholeFormat,
    annotated_copy, facts, quota,
};

use crate::folders::slashed;

const TODAY: &str = "2024-06-01";

/// The files of these folders of the repository, in memory.
fn held(folders: &[&str]) -> GivenFiles {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = GivenFiles::new();
    let mut left: Vec<PathBuf> = folders.iter().map(PathBuf::from).collect();
    while let Some(folder) = left.pop() {
        for entry in std::fs::read_dir(root.join(&folder)).unwrap().flatten() {
            let path = folder.join(entry.file_name());
            if entry.path().is_dir() {
                left.push(path);
                continue;
            }
            let written = entry.metadata().unwrap().modified().unwrap().try_into().unwrap();
            files.add(path, std::fs::read(entry.path()).unwrap(), Some(written));
        }
    }
    files
}

fn options() -> FilesOptions {
    FilesOptions::new(TODAY.parse::<Date>().unwrap())
}

/// What the program prints.
fn program(line: &[&str]) -> String {
    let run = Command::new(env!("CARGO_BIN_EXE_delegate-quota"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(line)
        .args(["--lang", "vi", "--format", "json"])
        .output()
        .unwrap();
    String::from_utf8(run.stdout).unwrap()
}

#[test]
fn a_check_of_files_that_were_kept_says_what_a_fresh_one_says() {
    let folders = ["examples", "tests/files"];
    let (files, kept) = (held(&folders), FilesKept::default());
    let told = facts("minority_population = 4999\ngroups = [\"Tày\"]\n").unwrap();
    let asked = [
        options(),
        FilesOptions { facts: told, level: Some("district".to_owned()), ..options() },
        FilesOptions { today: "2026-01-01".parse::<Date>().unwrap(), ..options() },
        options(),
    ];
    for options in &asked {
        let report = |kept: Option<&FilesKept>| {
            let plan = FilesPlan::new(&files, &folders.map(PathBuf::from), options).unwrap();
            let plan = match kept {
                Some(kept) => plan.keeping(kept),
                None => plan,
            };
            plan.check().unwrap().render(Format::Json, &RenderOptions::new(Lang::En))
        };
        assert_eq!(slashed(&report(Some(&kept))), slashed(&report(None)));
    }
}

#[test]
fn files_in_memory_are_judged_as_the_program_judges_those_of_a_disk() {
    for folder in ["examples", "tests/workbooks", "tests/writers", "tests/files"] {
        let files = held(&[folder]);
        let options = options();
        let plan = FilesPlan::new(&files, &[PathBuf::from(folder)], &options).unwrap();
        let report = plan.check().unwrap();
        let ours = report.render(Format::Json, &RenderOptions::new(Lang::Vi));
        let theirs = program(&["validate", folder, "--today", TODAY]);
        // On Windows a path that was given with slashes keeps them in memory alone.
        let (ours, theirs) = (slashed(&ours), slashed(theirs.as_bytes()));
        for (line, (one, other)) in (1..).zip(ours.lines().zip(theirs.lines())) {
            assert_eq!(one, other, "{folder}, line {line}");
        }
        assert_eq!(ours.len(), theirs.len(), "{folder}");
        assert!(!report.inputs.is_empty(), "{folder}");
    }
}

#[test]
fn a_list_in_two_files_is_one_and_its_figures_are_those_of_stats() {
    let folder = "examples/09_district_folder";
    let files = held(&[folder]);
    let options = options();
    let plan = FilesPlan::new(&files, &[PathBuf::from(folder)], &options).unwrap();
    let report = plan.check().unwrap();
    let look = RenderOptions::new(Lang::Vi);
    for input in report.inputs.iter().filter(|input| input.outcome.is_ok()) {
        let paths: Vec<PathBuf> = input.paths().into_iter().map(PathBuf::from).collect();
        let told = plan.statistics(&paths, WholeFormat::Json, &look).unwrap();
        let line: Vec<&str> = paths.iter().map(|path| path.to_str().unwrap()).collect();
        let line = [&["stats"], &line[..], &["--together"]].concat();
        assert_eq!(String::from_utf8(told).unwrap(), program(&line), "{paths:?}");
    }
}

#[test]
fn what_would_become_of_a_list_is_told_as_what_if_tells_it() {
    let path = "examples/02_sa_thay_with_mistakes/delegates.xlsx";
    let files = held(&["examples/02_sa_thay_with_mistakes"]);
    let options = options();
    let plan = FilesPlan::new(&files, &[PathBuf::from(path)], &options).unwrap();
    let list = plan.list(&[PathBuf::from(path)]).unwrap();
    let changes = [("remove", "ĐB chính thức!54"), ("add", "2: role=official,gender=female")];
    let look = RenderOptions::new(Lang::Vi);
    let ours = plan.what_if(&list, &changes, WholeFormat::Json, &look).unwrap();
    let [(_, remove), (_, add)] = changes;
    let theirs = program(&["what-if", path, "--remove", remove, "--add", add, "--today", TODAY]);
    assert_eq!(String::from_utf8(ours).unwrap(), theirs);
}

#[test]
fn numbers_that_are_still_allowed_are_those_of_quota() {
    let facts = facts("minority_population = 32000\n").unwrap();
    let asked = FilesOptions { level: Some("huyện".to_owned()), facts, ..options() };
    let look = RenderOptions::new(Lang::Vi);
    let given = [("official", 120), ("guest", 30)];
    let told = quota(&GivenFiles::new(), &asked, &given, WholeFormat::Json, &look).unwrap();
    let line = ["quota", "--level", "district", "--official", "120", "--guests", "30"];
    let theirs = program(&[&line[..], &["--population", "32000"]].concat());
    assert_eq!(String::from_utf8(told).unwrap(), theirs);
}

#[test]
fn a_marked_copy_is_made_of_a_list_in_memory() {
    let path = "examples/02_sa_thay_with_mistakes/delegates.xlsx";
    let files = held(&["examples/02_sa_thay_with_mistakes"]);
    let options = options();
    let plan = FilesPlan::new(&files, &[PathBuf::from(path)], &options).unwrap();
    let report = plan.check().unwrap();
    let look = RenderOptions { day: Some(options.today), ..RenderOptions::new(Lang::Vi) };
    let copy = annotated_copy(&files, &report, &report.inputs[0], &look).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let name = folder.path().join("copy.xlsx");
    let run = Command::new(env!("CARGO_BIN_EXE_delegate-quota"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(["validate", path, "--today", TODAY, "--lang", "vi", "--annotate"])
        .arg(&name)
        .output()
        .unwrap();
    let theirs = std::fs::read(&name).unwrap_or_else(|_| panic!("{run:?}"));
    assert!(copy == theirs, "{} and {} bytes", copy.len(), theirs.len());
}

#[test]
fn a_file_that_is_too_large_to_be_held_is_refused_for_its_size() {
    let mut files = GivenFiles::new();
    files.add_too_large("big.xlsx", 200 << 20);
    let options = options();
    let plan = FilesPlan::new(&files, &[PathBuf::from("big.xlsx")], &options).unwrap();
    let report = plan.check().unwrap();
    let fault = report.inputs[0].outcome.as_ref().unwrap_err();
    assert_eq!(fault.message.en, "the file has 200 MB, at most 32 MB are read");
}

/// A ruleset of another country, with its own groups in a file beside it.
#[test]
fn a_catalogue_of_groups_is_found_among_the_files_in_memory() {
    let folder = "examples/13_own_catalogue";
    let (list, rules) = (format!("{folder}/candidates.csv"), format!("{folder}/kosovo.toml"));
    let files = held(&[folder]);
    let options = FilesOptions { rules: Some(rules.clone()), ..options() };
    let plan = FilesPlan::new(&files, &[PathBuf::from(&list)], &options).unwrap();
    let ours = plan.check().unwrap().render(Format::Json, &RenderOptions::new(Lang::Vi));
    let theirs = program(&["validate", &list, "--rules", &rules, "--today", TODAY, "--isolated"]);
    assert_eq!(slashed(&ours), slashed(theirs.as_bytes()));
    assert!(theirs.contains("\"01\": 4"), "four Albanians: {theirs}");
}
