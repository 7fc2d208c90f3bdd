//! GitLab's code quality report: a JSON array of issues as Code Climate writes them.
//!
//! GitLab asks for a part of such an issue. It is written whole, for whatever else reads them.

use serde::Serialize;

use super::fingerprint::Fingerprints;
use super::problems::{self, Problem, UNREADABLE};
use super::{TextWriter, address, for_terminal, json};
use crate::report::{Closing, InputReport, Location, Run, Severity, Status};
use crate::wording::Lang;

#[derive(Serialize)]
struct Issue<'a> {
    r#type: &'static str,
    check_name: &'a str,
    categories: [&'static str; 1],
    description: String,
    severity: &'static str,
    fingerprint: String,
    location: LocationJson,
    #[serde(skip_serializing_if = "Option::is_none")]
    content: Option<Content>,
}

#[derive(Serialize)]
struct Content {
    body: String,
}

#[derive(Serialize)]
struct LocationJson {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: u32,
    end: u32,
}

/// Code Climate's own word for what is wrong, beside those for how something is written.
const CATEGORIES: [&str; 1] = ["Bug Risk"];

/// Writes the issues one behind the other.
pub(super) struct Writer {
    lang: Lang,
    /// Whether an issue stands above already.
    begun: bool,
}

impl Writer {
    pub(super) fn new(lang: Lang) -> Self {
        Self { lang, begun: false }
    }

    fn element(&mut self, issue: &Issue<'_>) -> String {
        let first = !std::mem::replace(&mut self.begun, true);
        let open = if first { "[" } else { "" };
        format!("{open}{}", json::element(issue, first, 2))
    }

    fn problem(
        &mut self,
        path: &str,
        problem: &Problem<'_>,
        fingerprint: String,
        more: Vec<String>,
    ) -> String {
        let lines = problem.lines(self.lang).into_iter().chain(more);
        // What GitLab shows is one line, though a cell holds a line break.
        let mut lines: Vec<String> = lines.map(|line| for_terminal(&line)).collect();
        let waived = problem.waived.is_some();
        let first = lines.remove(0);
        // The waiver stands in the line that GitLab shows, for a waived problem looks like any other.
        let description = if waived { format!("{first} – {}", lines.remove(0)) } else { first };
        self.element(&Issue {
            r#type: "issue",
            check_name: problem.rule,
            categories: CATEGORIES,
            description,
            severity: severity(problem),
            fingerprint,
            location: location(path, problem.location),
            content: (!lines.is_empty()).then(|| Content { body: lines.join("\n\n") }),
        })
    }
}

impl TextWriter for Writer {
    fn begin(&mut self, _run: &Run) -> String {
        String::new()
    }

    fn input(&mut self, _run: &Run, input: &InputReport, _number: usize) -> String {
        let mut prints = Fingerprints::default();
        match &input.outcome {
            Ok(list) => problems::of_list(list)
                .iter()
                .map(|it| {
                    let path = it.path(&input.path);
                    self.problem(path, it, prints.of_problem(path, it), Vec::new())
                })
                .collect(),
            Err(error) => self.element(&Issue {
                r#type: "issue",
                check_name: UNREADABLE,
                categories: CATEGORIES,
                description: for_terminal(&format!(
                    "{}: {}",
                    problems::unreadable(self.lang),
                    error.message.get(self.lang)
                )),
                severity: "blocker",
                fingerprint: prints.of_unreadable(&input.path),
                location: location(&input.path, None),
                content: None,
            }),
        }
    }

    fn end(&mut self, _run: &Run, closing: &Closing) -> String {
        let mut prints = Fingerprints::default();
        let mut text = String::new();
        for finding in &closing.between_lists.findings {
            // GitLab wants a path: that of the folder, for a unit that sent no list.
            let path = finding.places.first().map_or(".", |place| place.path.as_str());
            let others = finding.places.iter().skip(1);
            let others = others.map(|at| problems::place(at, self.lang)).collect();
            let print = prints.of_lists(finding);
            text.push_str(&self.problem(path, &Problem::of_lists(finding), print, others));
        }
        let close = if self.begun { "\n]\n" } else { "[]\n" };
        format!("{text}{close}")
    }
}

fn location(path: &str, location: Option<&Location>) -> LocationJson {
    let row = location.map_or(1, |location| location.row.number());
    LocationJson { path: address::plain(path), lines: Lines { begin: row, end: row } }
}

fn severity(problem: &Problem<'_>) -> &'static str {
    match (problem.status, problem.severity) {
        _ if problem.waived.is_some() => "info",
        (Status::NotChecked, Severity::Error) => "minor",
        (Status::NotChecked, _) | (_, Severity::Advice) => "info",
        (_, Severity::Error) => "critical",
        (_, Severity::Warning) => "minor",
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::{Value, json};

    use crate::render::{Format, fixtures, render};
    use crate::report::Report;
    use crate::wording::Lang;

    fn issues(report: &Report) -> Vec<Value> {
        let text = render(report, Format::Gitlab, &fixtures::page(Lang::En, 80));
        serde_json::from_str(&text).unwrap()
    }

    /// What GitLab's documentation of the format asks of an issue.
    fn documented() -> jsonschema::Validator {
        let severities = json!(["info", "minor", "major", "critical", "blocker"]);
        jsonschema::validator_for(&json!({
            "type": "array",
            "items": {
                "required": ["description", "check_name", "fingerprint", "severity", "location"],
                "properties": {
                    "description": {"type": "string", "minLength": 1},
                    "check_name": {"type": "string"},
                    "fingerprint": {"type": "string"},
                    "severity": {"enum": severities},
                    "location": {
                        "required": ["path", "lines"],
                        "properties": {
                            "path": {"type": "string", "pattern": "^[^/]((?!^\\./).)*$"},
                            "lines": {
                                "required": ["begin"],
                                "properties": {"begin": {"type": "integer", "minimum": 1}}
                            }
                        }
                    }
                }
            }
        }))
        .unwrap()
    }

    #[test]
    fn issues_are_as_gitlab_documents_them() {
        for report in [fixtures::report(), fixtures::clean()] {
            let issues = Value::Array(issues(&report));
            assert!(documented().validate(&issues).is_ok(), "{issues:#}");
        }
        assert!(issues(&fixtures::clean()).is_empty());
    }

    #[test]
    fn a_finding_stands_at_its_row() {
        let issues = issues(&fixtures::report());
        let kinh = issues.iter().find(|it| it["check_name"] == "official-is-minority").unwrap();
        let lines = json!({"begin": 16, "end": 16});
        assert_eq!(kinh["location"], json!({"path": "huyen/sa-thay.xlsx", "lines": lines}));
        assert_eq!(kinh["severity"], "critical");
        let unreadable = issues.iter().find(|it| it["severity"] == "blocker").unwrap();
        assert_eq!(
            unreadable["description"],
            "The list could not be checked: the file is cut short"
        );
    }

    #[test]
    fn no_fingerprint_stands_twice() {
        let issues = issues(&fixtures::report());
        let prints: BTreeSet<&str> =
            issues.iter().map(|it| it["fingerprint"].as_str().unwrap()).collect();
        assert_eq!(prints.len(), issues.len());
    }
}
