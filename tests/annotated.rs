//! Annotated copies: the original but for what is marked, as readers of others see it, and the same
//! list as before to this tool.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

use crate::formats::judges;

const MISTAKES: &str = "examples/02_sa_thay_with_mistakes/delegates.xlsx";

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_delegate-quota"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(arguments)
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

fn path(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// Options that make every list one that can be checked.
const CHECKED: [&str; 4] = ["--level", "district", "--today", "2024-05-20"];

fn annotate(list: &Path, copy: &Path, lang: &str) -> Output {
    let mut arguments = vec!["validate", path(list), "--annotate", path(copy), "--lang", lang];
    arguments.extend(CHECKED);
    arguments.push("--apart");
    run(&arguments)
}

/// All that is said of a list but where it lies, which the help may name.
fn verdict(list: &Path) -> Value {
    let alone = ["--apart", "--isolated", "--lang", "en"];
    let mut arguments = vec!["validate", path(list), "--format", "json"];
    arguments.extend(alone);
    arguments.extend(CHECKED);
    let mut report: Value = serde_json::from_slice(&run(&arguments).stdout).unwrap();
    let input = &mut report["inputs"][0];
    for checks in ["checks", "findings"] {
        for told in input[checks].as_array_mut().into_iter().flatten() {
            told["help"] = Value::Null;
        }
    }
    serde_json::json!({
        "tally": input["tally"],
        "checks": input["checks"],
        "findings": input["findings"],
        "error": input["error"],
    })
}

/// Workbooks of real producers, and those that were misread once.
fn lists() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["tests/workbooks", "tests/writers", "examples"];
    let mut lists = Vec::new();
    for folder in folders {
        let mut waiting = vec![root.join(folder)];
        while let Some(folder) = waiting.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    waiting.push(path);
                } else if path.extension().is_some_and(|ending| ending == "xlsx") {
                    lists.push(path);
                }
            }
        }
    }
    lists.sort();
    lists
}

/// Some of them, from all folders: each takes several runs of the program.
fn some_lists(step: usize) -> Vec<PathBuf> {
    lists().into_iter().step_by(step).collect()
}

/// Annotates lists; each with its copy, where there is one.
fn copies(folder: &Path, lists: Vec<PathBuf>) -> Vec<(PathBuf, PathBuf)> {
    let mut pairs = Vec::new();
    for (at, list) in lists.into_iter().enumerate() {
        let copy = folder.join(format!("{at}.xlsx"));
        let output = annotate(&list, &copy, "vi");
        let told = String::from_utf8_lossy(&output.stderr);
        // A list that cannot be checked has no copy.
        assert!(copy.exists() || output.status.code() == Some(2), "{}: {told}", list.display());
        if copy.exists() {
            // What is known of the congress stands beside a list, under its name.
            let profile = |list: &Path| list.with_extension("congress.toml");
            if profile(&list).exists() {
                fs::copy(profile(&list), profile(&copy)).unwrap();
            }
            pairs.push((list, copy));
        }
    }
    pairs
}

#[test]
fn openpyxl_finds_the_original_in_every_copy_but_for_colours_and_notes() {
    let folder = tempfile::tempdir().unwrap();
    let pairs = copies(folder.path(), some_lists(3));
    assert!(pairs.len() > 35, "{}", pairs.len());
    let paths: Vec<&Path> = pairs.iter().flat_map(|(list, copy)| [&**list, &**copy]).collect();
    let Some(told) = judges::openpyxl("annotated.py", &paths) else { return };
    assert_eq!(told.len(), pairs.len());
    let judged = told.iter().filter(|it| it["not_judged"].is_null()).count();
    // It does not open every workbook that writers make.
    assert!(judged * 5 > pairs.len() * 4, "{judged} of {}", pairs.len());
    let marked = told.iter().filter(|it| it["links"].as_u64() > Some(0)).count();
    assert!(marked > 5, "{marked} copies lead to cells");
}

#[test]
fn a_copy_is_the_same_list_as_before() {
    let folder = tempfile::tempdir().unwrap();
    let mut lists = some_lists(7);
    lists.retain(|list| !path(list).contains("08_province_folder"));
    for (list, copy) in copies(folder.path(), lists) {
        assert_eq!(verdict(&copy), verdict(&list), "{}", list.display());
    }
}

#[test]
fn a_copy_that_an_office_mends_and_saves_is_still_the_list() {
    let folder = tempfile::tempdir().unwrap();
    let list = folder.path().join("ds.xlsx");
    fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join(MISTAKES), &list).unwrap();
    let copy = folder.path().join("copy.xlsx");
    annotate(&list, &copy, "vi");
    let out = folder.path().join("saved");
    if !judges::libreoffice("xlsx", &out, std::slice::from_ref(&copy)) {
        return;
    }
    let findings = |list: &Path| -> Vec<(Value, Value)> {
        let told = verdict(list);
        let findings = told["findings"].as_array().unwrap();
        findings.iter().map(|it| (it["rule"].clone(), it["cell"].clone())).collect()
    };
    assert_eq!(findings(&out.join("copy.xlsx")), findings(&list));
}

#[test]
fn the_original_is_as_it_was_and_what_cannot_be_annotated_is_refused_beforehand() {
    let folder = tempfile::tempdir().unwrap();
    let list = folder.path().join("ds.xlsx");
    let original = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(MISTAKES)).unwrap();
    fs::write(&list, &original).unwrap();
    let copy = folder.path().join("danh dau.xlsx");
    assert_eq!(annotate(&list, &copy, "vi").status.code(), Some(1));
    assert_eq!(fs::read(&list).unwrap(), original);
    let first = fs::read(&copy).unwrap();
    for (name, refused) in [
        ("danh dau.xlsx", "tệp đã có sẵn"),
        ("ds.xlsx", "không ghi báo cáo đè lên tệp đầu vào"),
        ("danh dau.pdf", "bản đánh dấu là tệp .xlsx"),
    ] {
        let output = annotate(&list, &folder.path().join(name), "vi");
        let told = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{name}: {told}");
        assert!(told.contains(refused), "{name}: {told}");
    }
    assert_eq!(fs::read(&list).unwrap(), original);
    assert_eq!(fs::read(&copy).unwrap(), first);
    let again = annotate(&copy, &folder.path().join("again.xlsx"), "vi");
    let told = String::from_utf8_lossy(&again.stderr);
    assert!(told.contains("tệp này đã là bản đánh dấu"), "{told}");
    let several = run(&["validate", path(folder.path()), "--annotate", "x.xlsx", "--lang", "vi"]);
    let told = String::from_utf8_lossy(&several.stderr);
    assert!(told.contains("mỗi lần chỉ đánh dấu được một danh sách"), "{told}");
}

#[test]
fn lists_of_other_formats_are_marked_in_a_new_workbook() {
    let folder = tempfile::tempdir().unwrap();
    let writers = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/writers");
    for name in ["libreoffice.xls", "libreoffice.ods", "libreoffice.csv", "libreoffice.docx"] {
        let list = writers.join(name);
        let copy = folder.path().join(format!("{name}.xlsx"));
        let output = annotate(&list, &copy, "vi");
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(told.contains("không giữ định dạng"), "{name}: {told}");
        let (before, after) = (verdict(&list), verdict(&copy));
        assert_eq!(after["tally"], before["tally"], "{name}");
    }
}
