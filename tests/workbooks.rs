//! Lists by many producers, with known truth: `tests/workbooks/NAME.ext` beside
//! `NAME.expected.json`, written by the scripts that made the list, without any code of this crate.

use std::path::{Path, PathBuf};
use std::process::Command;

use delegate_quota::rooms::catalogue::GroupCatalogue;
use delegate_quota::rooms::closed_list::ClosedList;
use delegate_quota::rooms::read::{ReadOptions, read_path};
use delegate_quota::rooms::recognise::{Hints, RecogniseOptions, recognise};
use delegate_quota::rooms::roster::{BirthDate, Delegate, Roster, TableOf};
use serde::Deserialize;
use serde_json::Value;

#[derive(Debug, Deserialize)]
struct Expected {
    /// None: left open.
    exit: Option<u8>,
    delegates: Vec<Person>,
    #[serde(default)]
    delegation: Vec<Person>,
    /// Options to pass beside the file's name.
    #[serde(default)]
    args: Vec<String>,
    level: Option<String>,
    #[serde(default)]
    tally: Option<Person>,
    /// The rules of severity error that must be broken; no other may.
    #[serde(default)]
    failed: Vec<String>,
    /// Findings that must be there, by those of their keys that are given.
    #[serde(default)]
    findings: Vec<Value>,
    /// A word that the message of exit status 2 must hold.
    error_contains: Option<String>,
}

/// What is told of a person; a key that is missing is left open, a null must be unknown.
pub(crate) type Person = serde_json::Map<String, Value>;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/workbooks")
}

/// Each list with its truth.
fn lists() -> Vec<(PathBuf, Expected)> {
    let mut lists = Vec::new();
    for entry in std::fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        let Some(stem) = path.file_name().unwrap().to_str().unwrap().strip_suffix(".expected.json")
        else {
            continue;
        };
        let text = std::fs::read_to_string(&path).unwrap();
        let expected =
            serde_json::from_str(&text).unwrap_or_else(|error| panic!("{stem}: {error}"));
        lists.push((list_named(stem), expected));
    }
    lists.sort_by(|left, right| left.0.cmp(&right.0));
    lists
}

fn list_named(stem: &str) -> PathBuf {
    const ENDINGS: [&str; 8] = ["xlsx", "xls", "xlsm", "xlsb", "ods", "csv", "tsv", "txt"];
    ENDINGS
        .into_iter()
        .map(|ending| folder().join(format!("{stem}.{ending}")))
        .find(|path| path.exists())
        .unwrap_or_else(|| panic!("{stem}: the list is missing"))
}

pub(crate) fn person(roster: &Roster, delegate: &Delegate) -> Person {
    let birth = delegate.birth.known().map(|birth| match birth {
        BirthDate::Year(year) => year.to_string(),
        BirthDate::Month { year, month } => format!("{year}-{month:02}"),
        BirthDate::Day(date) => date.to_string(),
    });
    let facts = serde_json::json!({
        "sheet": roster.sheet_of(delegate).name,
        "row": delegate.row.number(),
        "name": delegate.name.known().map(smol_str::SmolStr::as_str),
        "gender": delegate.gender.known().map(|gender| gender.id()),
        "birth": birth,
        "group": delegate.group.known().and_then(|group| Some(group.group()?.to_string())),
        "role": delegate.role.known().map(|role| role.id()),
        "kind": delegate.kind.known().map(|kind| kind.id()),
        "unit": delegate.unit.known().map(smol_str::SmolStr::as_str),
    });
    facts.as_object().cloned().unwrap_or_default()
}

/// What differs between the people of a list and those who were read from it.
fn differences(expected: &[Person], read: &[Person]) -> Vec<String> {
    let mut differences = Vec::new();
    for person in expected {
        let agrees = |other: &Person, key: &str| {
            person.get(key).is_none_or(|truth| Some(truth) == other.get(key))
        };
        let same_place = |other: &&Person| agrees(other, "row") && agrees(other, "sheet");
        let same_person = read.iter().find(|other| same_place(other) && agrees(other, "name"));
        let Some(found) = same_person.or_else(|| read.iter().find(same_place)) else {
            differences.push(format!("row {} is lost: {}", person["row"], person["name"]));
            continue;
        };
        for (key, truth) in person {
            if !agrees(found, key) {
                let read = &found[key];
                differences
                    .push(format!("row {}: {key} is {truth}, read as {read}", person["row"]));
            }
        }
    }
    if read.len() > expected.len() {
        differences.push(format!("{} people too many", read.len() - expected.len()));
    }
    differences
}

#[test]
fn every_list_is_read_as_it_is() {
    let options = RecogniseOptions {
        catalogue: GroupCatalogue::vietnam(),
        sheets: Vec::new(),
        unstated_role: None,
        hints: Hints::default(),
    };
    let mut wrong = Vec::new();
    let lists = lists();
    for (path, expected) in &lists {
        let name = path.file_name().unwrap().to_str().unwrap();
        let read = match read_path(path, &ReadOptions::default()) {
            Ok(workbook) => recognise(workbook, &options).map_err(|error| error.message.en),
            Err(error) => Err(error.fault().message.en),
        };
        match read {
            // Asked about, not read: the command's own test looks at these.
            _ if expected.exit == Some(2) => {}
            Err(message) => wrong.push(format!("{name}: refused: {message}")),
            Ok(roster) => {
                let of = |of| -> Vec<Person> {
                    let held = |delegate: &&Delegate| roster.table_of(delegate) == of;
                    roster.delegates.iter().filter(held).map(|it| person(&roster, it)).collect()
                };
                for difference in differences(&expected.delegates, &of(TableOf::Congress)) {
                    wrong.push(format!("{name}: {difference}"));
                }
                for difference in differences(&expected.delegation, &of(TableOf::Delegation)) {
                    wrong.push(format!("{name}: delegation: {difference}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {} lists:\n{}", wrong.len(), lists.len(), wrong.join("\n"));
}

/// What the command says of a list: its exit status, its JSON and its errors.
fn validate(path: &Path, arguments: &[String]) -> (i32, Value, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_delegate-quota"))
        .args(["validate", "--format", "json"])
        .args(arguments)
        .arg(path)
        .output()
        .unwrap();
    let report = serde_json::from_slice(&output.stdout).unwrap_or(Value::Null);
    let errors = String::from_utf8(output.stderr).unwrap();
    (output.status.code().unwrap_or(-1), report, errors)
}

/// What differs between the verdict that a list deserves and the one it got.
fn misjudged(path: &Path, expected: &Expected) -> Vec<String> {
    let (exit, report, errors) = validate(path, &expected.args);
    let mut wrong = Vec::new();
    if expected.exit.is_some_and(|truth| i32::from(truth) != exit) {
        wrong.push(format!("exit {exit}, not {:?}: {errors}", expected.exit));
    }
    if let Some(word) = &expected.error_contains
        && !errors.to_lowercase().contains(&word.to_lowercase())
    {
        wrong.push(format!("the error does not name `{word}`: {errors}"));
    }
    let Some(input) = report["inputs"].get(0).filter(|input| input["error"].is_null()) else {
        return wrong;
    };
    for (key, truth) in expected.tally.iter().flatten() {
        if input["tally"][key] != *truth {
            wrong.push(format!("{key} is {truth}, counted {}", input["tally"][key]));
        }
    }
    if let Some(level) = &expected.level
        && input["congress"]["level"] != level.as_str()
    {
        wrong.push(format!("the level is {level}, taken for {}", input["congress"]["level"]));
    }
    wrong.extend(findings_missed(input, expected));
    wrong.extend(findings_made_up(input, expected));
    wrong
}

fn findings_missed(input: &Value, expected: &Expected) -> Vec<String> {
    let found: Vec<&Value> = input["findings"].as_array().into_iter().flatten().collect();
    let agrees = |finding: &Value, truth: &Value| {
        ["rule", "cell", "row", "sheet", "severity"]
            .into_iter()
            .all(|key| truth.get(key).is_none_or(|value| value.is_null() || *value == finding[key]))
    };
    let missed = expected
        .findings
        .iter()
        .filter(|truth| !found.iter().any(|finding| agrees(finding, truth)));
    let mut wrong: Vec<String> = missed.map(|truth| format!("not found: {truth}")).collect();
    let failed: Vec<&str> = failed_rules(input).collect();
    let missed = expected.failed.iter().filter(|rule| !failed.contains(&rule.as_str()));
    wrong.extend(missed.map(|rule| format!("`{rule}` did not fail")));
    wrong
}

/// Errors that nothing in the truth asks for.
fn findings_made_up(input: &Value, expected: &Expected) -> Vec<String> {
    let expected_rule = |rule: &str| {
        expected.failed.iter().any(|failed| failed == rule)
            || expected
                .findings
                .iter()
                .any(|truth| truth["rule"].is_null() || truth["rule"] == rule)
    };
    failed_rules(input)
        .filter(|rule| !expected_rule(rule))
        .map(|rule| format!("`{rule}` failed without reason"))
        .collect()
}

/// The rules of severity error that are broken.
fn failed_rules(input: &Value) -> impl Iterator<Item = &str> {
    let checks = input["checks"].as_array().into_iter().flatten();
    checks
        .filter(|check| check["status"] == "fail" && check["severity"] == "error")
        .filter_map(|check| check["rule"].as_str())
}

#[test]
fn every_list_is_judged_as_it_deserves() {
    let lists = lists();
    let wrong: Vec<String> = lists
        .iter()
        .flat_map(|(path, expected)| {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            misjudged(path, expected).into_iter().map(move |wrong| format!("{name}: {wrong}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{} of {} lists:\n{}", wrong.len(), lists.len(), wrong.join("\n"));
}
