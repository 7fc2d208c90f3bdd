//! The annotations as `act` reads them, the runner of GitHub's workflows that is most used outside
//! GitHub.
//!
//! It reads three things in another way than GitHub's own runner does, and none of them stands in
//! what it is given here: a second `::` (it takes the last for the end of the properties), `=` in a
//! value (it drops the property), and what looks like the escape of another sign before it is
//! escaped, such as `%0A` (it undoes the escapes in any order; `%25` comes back whole in each). The
//! renderer's own tests have these.

use std::collections::BTreeMap;
use std::fs;
use std::process::{Command, Stdio};

use serde::Deserialize;

use super::judges;
use super::told::{STRANGE, Told, of_all_lists, of_strange_names};

/// A workflow command, as `act` logs it.
#[derive(Debug, Deserialize)]
struct Annotation {
    command: String,
    #[serde(rename = "kvPairs")]
    properties: BTreeMap<String, String>,
    #[serde(rename = "arg")]
    message: String,
}

/// A job that prints the annotations, as `docs/ci/github.yml` has it.
const WORKFLOW: &str = "
on: push
jobs:
  delegate-lists:
    runs-on: here
    steps:
      - run: cat \"$ANNOTATIONS\"
";

/// The annotations that the runner reads out of what the step prints.
fn read(printed: &str) -> Option<Vec<Annotation>> {
    let act = judges::act()?;
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("workflow.yml"), WORKFLOW).unwrap();
    fs::write(at("annotations.txt"), printed).unwrap();
    let output = Command::new(act)
        .current_dir(folder.path())
        // The job runs on this machine, without a container, and nothing is fetched for it.
        .args(["push", "--json", "--no-cache-server", "--platform", "here=-self-hosted"])
        .args(["--workflows", "workflow.yml"])
        .arg("--env")
        .arg(format!("ANNOTATIONS={}", at("annotations.txt").display()))
        .envs(["HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"].map(|name| (name, folder.path())))
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let log = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{log}{}", String::from_utf8_lossy(&output.stderr));
    Some(log.lines().filter_map(|line| serde_json::from_str(line).ok()).collect())
}

fn level(told: &Told) -> &'static str {
    match (told.severity.as_str(), told.checked) {
        ("error", true) => "error",
        ("warning", true) | ("error", false) => "warning",
        _ => "notice",
    }
}

/// The column of its cell, counted from 1.
fn column(told: &Told) -> Option<u32> {
    let letters = told.cell.as_deref()?.bytes().take_while(u8::is_ascii_uppercase);
    Some(letters.fold(0, |column, letter| column * 26 + u32::from(letter - b'A' + 1)))
}

fn assert_same(annotation: &Annotation, told: &Told) {
    let property = |name: &str| annotation.properties.get(name).map(String::as_str);
    assert_eq!(annotation.command, level(told), "{told:?}");
    assert_eq!(property("file"), Some(told.path.trim_start_matches("./")));
    assert_eq!(property("line"), told.row.map(|row| row.to_string()).as_deref(), "{told:?}");
    let column = column(told).map(|column| column.to_string());
    assert_eq!(property("col"), column.as_deref(), "{told:?}");
    let mut lines = annotation.message.split('\n');
    assert_eq!(lines.next(), Some(told.sentence().as_str()));
    if told.rule != "unreadable" {
        let title = property("title").unwrap();
        assert!(title.ends_with(&format!(" [{}]", told.rule)), "{title}");
        if let Some(advice) = told.advice() {
            assert_eq!(lines.next(), Some(advice.as_str()));
        }
    }
}

#[test]
fn the_runner_reads_every_annotation_at_its_row() {
    let reports = of_all_lists();
    let Some(annotations) = read(reports.in_format("github")) else { return };
    let told = reports.told();
    assert_eq!(annotations.len(), told.len());
    for (annotation, told) in annotations.iter().zip(&told) {
        assert_same(annotation, told);
    }
    let of = |level: &str| annotations.iter().filter(|it| it.command == level).count() as u64;
    let summary = &reports.json()["summary"];
    let counted = |what: &str| summary[what].as_u64().unwrap();
    assert_eq!(of("error"), counted("errors") + counted("unreadable"));
    // A rule that could not be checked weighs less than if it were broken.
    let lighter = counted("warnings") + counted("not_checked") + counted("advice");
    assert_eq!(of("warning") + of("notice"), lighter);
}

#[test]
fn the_runner_reads_names_with_commas_colons_quotes_and_percent_signs() {
    let reports = of_strange_names();
    let Some(annotations) = read(reports.in_format("github")) else { return };
    let told = reports.told();
    assert_eq!(annotations.len(), told.len());
    for (annotation, told) in annotations.iter().zip(&told) {
        assert_same(annotation, told);
        assert_eq!(annotation.properties["file"], STRANGE);
    }
    let message_at = |line: &str, column: &str| {
        let held = |it: &&Annotation| {
            it.properties.get("line").is_some_and(|it| it == line) && it.properties["col"] == column
        };
        annotations.iter().find(held).unwrap().message.lines().next().unwrap()
    };
    assert!(message_at("2", "4").starts_with("Y \"Bă\", 50%25: Niê: The birth date says"));
    let group = message_at("3", "5");
    assert!(group.starts_with("H'Lan Êban <b>&amp;: "), "{group}");
    assert!(group.contains("“Mnông|`x`, 100%”"), "{group}");
}
