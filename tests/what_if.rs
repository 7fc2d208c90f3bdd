//! `what-if --save` as people use it: a file that `validate` reads, and nothing of theirs lost.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_delegate-quota"))
        .args(arguments)
        .args(["--lang", "en"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap()
}

fn json(output: &Output) -> serde_json::Value {
    serde_json::from_slice(&output.stdout).unwrap()
}

const LIST: &str = "examples/01_sa_thay/delegates.xlsx";

/// What one more guest and one Brâu woman fewer make of the list.
const CHANGES: [&str; 6] =
    ["--add", "1: role=guest,group=Kinh", "--remove", "ĐB chính thức!47", "--format", "json"];

fn saved(name: &str, folder: &Path) -> (PathBuf, Output) {
    let file = folder.join(name);
    let mut arguments = vec!["what-if", LIST];
    arguments.extend(CHANGES);
    arguments.extend(["--save", file.to_str().unwrap()]);
    let output = run(&arguments);
    (file, output)
}

/// The tally, and each rule with its status and margin.
fn verdict(side: &serde_json::Value) -> (serde_json::Value, Vec<[String; 3]>) {
    let checks = side["checks"].as_array().unwrap().iter();
    let told = checks.map(|check| ["rule", "status", "margin"].map(|key| check[key].to_string()));
    (side["tally"].clone(), told.collect())
}

#[test]
fn a_saved_list_is_validated_with_the_verdict_that_was_told() {
    let folder = tempfile::tempdir().unwrap();
    let (file, output) = saved("new.xlsx", folder.path());
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    let played = json(&output);
    let rules = played["scenarios"][0]["rules"].as_array().unwrap();
    let turned = |rule: &str| {
        let found = rules.iter().find(|found| found["rule"] == rule).unwrap();
        found["turned"].as_str().unwrap().to_owned()
    };
    assert_eq!((turned("group-coverage"), turned("guest-cap")), ("worse".into(), "worse".into()));
    let validated = json(&run(&["validate", file.to_str().unwrap(), "--format", "json"]));
    let input = &validated["inputs"][0];
    assert_eq!(verdict(input), verdict(&played["scenarios"][0]["after"]));
    assert_eq!(input["notes"][0]["note"], "hypothetical_people");
}

#[test]
fn the_command_that_is_printed_beside_a_csv_comes_to_the_same_verdict_but_for_the_delegation() {
    let folder = tempfile::tempdir().unwrap();
    let (file, output) = saved("new.csv", folder.path());
    let told = String::from_utf8(output.stderr.clone()).unwrap();
    let congress = "examples/01_sa_thay/delegates.congress.toml";
    let options = format!("--level district --congress \"{congress}\"");
    assert!(told.contains(&options), "{told}");
    assert!(told.contains("leaves out the table of the upper delegation"), "{told}");
    let file = file.to_str().unwrap();
    let options = ["--level", "district", "--congress", congress, "--format", "json"];
    let validated = json(&run(&[&["validate", file], &options[..]].concat()));
    let but_delegation = |side: &serde_json::Value| {
        let (tally, checks) = verdict(side);
        let kept = checks.into_iter().filter(|check| check[0] != "\"delegation-size\"");
        (tally, kept.collect::<Vec<_>>())
    };
    let after = &json(&output)["scenarios"][0]["after"];
    assert_eq!(but_delegation(&validated["inputs"][0]), but_delegation(after));
}

#[test]
fn an_existing_file_is_kept_unless_it_may_be_replaced_and_a_list_always() {
    let folder = tempfile::tempdir().unwrap();
    let existing = folder.path().join("new.csv");
    std::fs::write(&existing, "mine").unwrap();
    let (file, output) = saved("new.csv", folder.path());
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "mine");
    let list = folder.path().join("list.xlsx");
    std::fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join(LIST), &list).unwrap();
    let before = std::fs::read(&list).unwrap();
    let path = list.to_str().unwrap();
    let change = ["what-if", path, "--add", "role=guest", "--level", "district", "--force"];
    assert_eq!(run(&[&change[..], &["--save", path]].concat()).status.code(), Some(2));
    assert_eq!(std::fs::read(&list).unwrap(), before);
    let file = file.to_str().unwrap();
    assert_ne!(run(&[&change[..], &["--save", file]].concat()).status.code(), Some(2));
    assert_ne!(std::fs::read_to_string(file).unwrap(), "mine");
}

#[test]
fn the_status_of_compare_is_that_of_the_new_list() {
    let mistaken = "examples/02_sa_thay_with_mistakes/delegates.xlsx";
    assert_eq!(run(&["compare", mistaken, LIST]).status.code(), Some(0));
    assert_eq!(run(&["compare", LIST, mistaken]).status.code(), Some(1));
    let compared = json(&run(&["compare", mistaken, LIST, "--format", "json"]));
    assert_eq!(compared["old"]["accepted"], false);
    assert_eq!(compared["new"]["accepted"], true);
    assert_eq!(compared["people"]["unchanged"], 198);
    let checks = |side: &str| compared[side]["checks"].as_array().unwrap().len();
    assert_eq!((checks("old"), checks("new")), (25, 25));
    let validated = json(&run(&["validate", LIST, "--format", "json"]));
    for key in ["tally", "checks", "findings"] {
        assert_eq!(compared["new"][key], validated["inputs"][0][key], "{key}");
    }
}
