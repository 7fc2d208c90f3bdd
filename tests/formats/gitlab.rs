//! The code quality report, judged by the types of a Code Climate issue that other tools for GitLab
//! are checked by.
//!
//! GitLab takes a part of such an issue; a whole one is taken by every other reader, too.

use std::collections::BTreeSet;

use serde::Deserialize;
use serde_json::Value;

use super::told::{Reports, Told, of_all_lists, of_strange_names};

#[derive(Deserialize)]
struct Issue {
    check_name: String,
    description: String,
    severity: String,
    fingerprint: String,
    location: Location,
    content: Option<Content>,
}

#[derive(Deserialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Deserialize)]
struct Lines {
    begin: u64,
    end: u64,
}

#[derive(Deserialize)]
struct Content {
    body: String,
}

fn severity(told: &Told) -> &'static str {
    match (told.severity.as_str(), told.checked) {
        ("error", true) if told.rule == "unreadable" => "blocker",
        ("error", true) => "critical",
        ("warning", true) | ("error", false) => "minor",
        _ => "info",
    }
}

#[test]
fn every_issue_is_one_of_code_climate() {
    let types = include_str!("../schemas/codeclimate-types-0.3.1.json");
    let judge = jsonschema::validator_for(&serde_json::from_str(types).unwrap()).unwrap();
    for reports in [of_all_lists(), of_strange_names()] {
        let report: Value = serde_json::from_str(reports.in_format("gitlab")).unwrap();
        for issue in report.as_array().unwrap() {
            let faults: Vec<String> = judge.iter_errors(issue).map(|it| it.to_string()).collect();
            assert!(faults.is_empty(), "{faults:#?} in {issue:#}");
        }
    }
}

#[test]
fn every_problem_is_an_issue_at_its_row() {
    assert_issues(of_all_lists());
    assert_issues(of_strange_names());
}

fn assert_issues(reports: &Reports) {
    let issues: Vec<Issue> = serde_json::from_str(reports.in_format("gitlab")).unwrap();
    let told = reports.told();
    assert_eq!(issues.len(), told.len());
    for (issue, told) in issues.iter().zip(&told) {
        assert_eq!(issue.check_name, told.rule, "{told:?}");
        assert_eq!(issue.severity, severity(told), "{told:?}");
        let path = if cfg!(windows) { told.path.replace('\\', "/") } else { told.path.clone() };
        assert_eq!(issue.location.path, path.trim_start_matches("./"));
        let Lines { begin, end } = issue.location.lines;
        assert_eq!((begin, end), (told.row.unwrap_or(1), told.row.unwrap_or(1)), "{told:?}");
        let sentence = match told.rule.as_str() {
            "unreadable" => format!("The list could not be checked: {}", told.message),
            _ => told.sentence(),
        };
        assert_eq!(issue.description, sentence);
        assert!(!issue.description.contains('\n'), "the widget shows one line");
        let body = issue.content.as_ref().map_or("", |content| &content.body);
        assert!(body.starts_with(&told.advice().unwrap_or_default()), "{body}");
    }
    let fingerprints: BTreeSet<&str> = issues.iter().map(|it| it.fingerprint.as_str()).collect();
    assert_eq!(fingerprints.len(), issues.len(), "GitLab drops what has the same fingerprint");
}
