//! `JUnit` XML, as Jenkins, `GitLab` and Azure Pipelines show test results: a suite for each list, a
//! case for each rule.
//!
//! A case fails where the run fails by it. A lesser problem passes and is told in `system-out`; a
//! rule that could not be checked or whose problems are all waived is skipped, with the reason.

use std::fmt::Write as _;

use super::problems::{self, Level, Problem};
use super::{TextWriter, for_markup};
use crate::report::{Check, Closing, InputReport, ListReport, Run, Status, Strictness, words};
use crate::text;
use crate::wording::Lang;

/// Writes a suite for each list and one for what was found between them.
pub(super) struct Writer {
    lang: Lang,
}

/// A suite while its cases are written.
struct Suite {
    name: String,
    tests: u32,
    failures: u32,
    errors: u32,
    skipped: u32,
    cases: String,
}

/// What comes of a case.
enum Outcome {
    Passed,
    Failed,
    Skipped,
    Broken,
}

impl Writer {
    pub(super) fn new(lang: Lang) -> Self {
        Self { lang }
    }

    /// A rule's case; its problems are those of the rule alone.
    fn case(
        &self,
        suite: &mut Suite,
        id: &str,
        title: &str,
        problems: &[&Problem<'_>],
        strictness: Strictness,
    ) {
        let fails = problems.iter().any(|it| it.level(strictness) == Level::Error);
        let excused = |it: &&Problem<'_>| it.waived.is_some() || it.status == Status::NotChecked;
        let outcome = match problems {
            [] => Outcome::Passed,
            _ if fails => Outcome::Failed,
            _ if problems.iter().all(excused) => Outcome::Skipped,
            _ => Outcome::Passed,
        };
        let lines: Vec<String> = problems.iter().map(|it| self.told(it)).collect();
        suite.add(&format!("{title} [{id}]"), id, &outcome, &lines);
    }

    /// `ĐB chính thức, F16: …`, and what to do about it.
    fn told(&self, problem: &Problem<'_>) -> String {
        let lines = problem.lines(self.lang).join("\n  ");
        let Some(location) = problem.location else {
            return lines;
        };
        let at = words::place(location);
        let at = at.get(self.lang);
        match location.on_sheet().address() {
            Some(sheet) => format!("{sheet}, {at}: {lines}"),
            None => format!("{at}: {lines}"),
        }
    }

    fn list(&self, suite: &mut Suite, list: &ListReport, strictness: Strictness) {
        let problems = problems::of_list(list);
        for check in &list.checks {
            let own: Vec<&Problem<'_>> =
                problems.iter().filter(|it| it.rule == check.rule).collect();
            self.case(suite, &check.rule, check.title.get(self.lang), &own, strictness);
        }
        let is_check = |rule: &str| list.checks.iter().any(|check: &Check| check.rule == rule);
        let others: Vec<&Problem<'_>> = problems.iter().filter(|it| !is_check(it.rule)).collect();
        self.by_rule(suite, &others, strictness);
    }

    /// A case for each rule that is met, in the order in which they are.
    fn by_rule(&self, suite: &mut Suite, problems: &[&Problem<'_>], strictness: Strictness) {
        let mut rules: Vec<&str> = Vec::new();
        for problem in problems {
            if !rules.contains(&problem.rule) {
                rules.push(problem.rule);
            }
        }
        for rule in rules {
            let own: Vec<&Problem<'_>> =
                problems.iter().copied().filter(|it| it.rule == rule).collect();
            self.case(suite, rule, own[0].title(self.lang), &own, strictness);
        }
    }
}

impl TextWriter for Writer {
    fn begin(&mut self, _run: &Run) -> String {
        let name = env!("CARGO_PKG_NAME");
        format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"{name}\">\n")
    }

    fn input(&mut self, run: &Run, input: &InputReport, _number: usize) -> String {
        let mut suite = Suite::new(&input.path);
        match &input.outcome {
            Ok(list) => self.list(&mut suite, list, run.strictness),
            Err(error) => {
                let lines = problems::error_lines(error, self.lang);
                let title = problems::unreadable(self.lang);
                suite.add(title, problems::UNREADABLE, &Outcome::Broken, &lines);
            }
        }
        suite.written()
    }

    fn end(&mut self, run: &Run, closing: &Closing) -> String {
        let name = text!(vi: "Đối chiếu giữa các danh sách", en: "Between the lists");
        let mut suite = Suite::new(name.get(self.lang));
        let problems: Vec<Problem<'_>> =
            closing.between_lists.findings.iter().map(Problem::of_lists).collect();
        self.by_rule(&mut suite, &problems.iter().collect::<Vec<_>>(), run.strictness);
        for text in &closing.between_lists.not_compared {
            let title = text!(vi: "Chưa đối chiếu được", en: "Not compared");
            let lines = [text.get(self.lang).to_owned()];
            suite.add(title.get(self.lang), "not-compared", &Outcome::Skipped, &lines);
        }
        let suite = if suite.tests > 0 { suite.written() } else { String::new() };
        format!("{suite}</testsuites>\n")
    }
}

impl Suite {
    fn new(name: &str) -> Self {
        let name = name.to_owned();
        Self { name, tests: 0, failures: 0, errors: 0, skipped: 0, cases: String::new() }
    }

    fn add(&mut self, name: &str, id: &str, outcome: &Outcome, lines: &[String]) {
        self.tests += 1;
        let body = for_markup(&lines.join("\n"));
        let message =
            for_markup(lines.first().map_or("", |told| told.lines().next().unwrap_or("")));
        let result = match outcome {
            Outcome::Passed if lines.is_empty() => String::new(),
            Outcome::Passed => format!("<system-out>{body}</system-out>"),
            Outcome::Failed => {
                self.failures += 1;
                format!("<failure type=\"{id}\" message=\"{message}\">{body}</failure>")
            }
            Outcome::Broken => {
                self.errors += 1;
                format!("<error type=\"{id}\" message=\"{message}\">{body}</error>")
            }
            Outcome::Skipped => {
                self.skipped += 1;
                format!("<skipped>{body}</skipped>")
            }
        };
        let (name, class) = (for_markup(name), for_markup(&self.name));
        // Writing to a `String` cannot fail.
        let _ = match result.as_str() {
            "" => writeln!(self.cases, "    <testcase name=\"{name}\" classname=\"{class}\"/>"),
            _ => writeln!(
                self.cases,
                "    <testcase name=\"{name}\" classname=\"{class}\">{result}</testcase>"
            ),
        };
    }

    fn written(&self) -> String {
        let Self { tests, failures, errors, skipped, cases, .. } = self;
        let name = for_markup(&self.name);
        format!(
            "  <testsuite name=\"{name}\" tests=\"{tests}\" failures=\"{failures}\" \
             errors=\"{errors}\" skipped=\"{skipped}\">\n{cases}  </testsuite>\n"
        )
    }
}

#[cfg(test)]
mod tests {
    use junit_parser::{TestCase, TestStatus, TestSuites};

    use crate::render::{Format, fixtures, render};
    use crate::report::{Report, Strictness};
    use crate::wording::Lang;

    fn suites(report: &Report) -> TestSuites {
        let text = render(report, Format::Junit, &fixtures::page(Lang::En, 80));
        junit_parser::from_reader(text.as_bytes()).unwrap()
    }

    fn case<'a>(suites: &'a TestSuites, rule: &str) -> &'a TestCase {
        let id = format!("[{rule}]");
        suites.suites[0].cases.iter().find(|case| case.name.ends_with(&id)).unwrap()
    }

    #[test]
    fn a_rule_with_findings_fails_and_names_their_cells() {
        let suites = suites(&fixtures::report());
        let TestStatus::Failure(failure) = &case(&suites, "official-is-minority").status else {
            panic!("it is broken");
        };
        assert!(failure.text.contains("ĐB chính thức, F16: "), "{}", failure.text);
        assert_eq!(failure.text.matches("the official delegate is “Kinh”").count(), 12);
    }

    #[test]
    fn what_was_not_checked_or_is_waived_is_skipped_and_warnings_pass() {
        let mut report = fixtures::report();
        let skipped = |case: &TestCase| matches!(case.status, TestStatus::Skipped(_));
        let suites = self::suites(&report);
        assert!(skipped(case(&suites, "deadline")));
        assert!(skipped(case(&suites, "group-coverage")), "waived in the fixtures");
        assert!(matches!(case(&suites, "field-coverage").status, TestStatus::Success));
        report.run.strictness = Strictness { not_checked_is_error: true, warning_is_error: true };
        let suites = self::suites(&report);
        for rule in ["deadline", "field-coverage"] {
            assert!(matches!(case(&suites, rule).status, TestStatus::Failure(_)), "{rule}");
        }
    }

    #[test]
    fn the_counts_of_a_suite_are_those_of_its_cases() {
        let suites = suites(&fixtures::report());
        assert_eq!(suites.suites.len(), 4, "three lists, and what is between them");
        for suite in &suites.suites {
            let of = |wanted: fn(&TestStatus) -> bool| {
                suite.cases.iter().filter(|case| wanted(&case.status)).count() as u64
            };
            assert_eq!(suite.tests, suite.cases.len() as u64);
            assert_eq!(suite.failures, of(|it| matches!(it, TestStatus::Failure(_))));
            assert_eq!(suite.errors, of(|it| matches!(it, TestStatus::Error(_))));
            assert_eq!(suite.skipped, of(|it| matches!(it, TestStatus::Skipped(_))));
        }
        assert_eq!(suites.suites[2].errors, 1, "the unreadable list");
    }
}
