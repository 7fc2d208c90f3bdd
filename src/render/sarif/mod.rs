//! SARIF 2.1.0, for code scanning and everything else that takes in results of analyses.
//!
//! A spreadsheet's row is a line and its column a column; the sheet is the logical location. Lists
//! are written one by one, and what stands behind them (the rules, the unreadable lists) is all
//! that is kept. A rule that could not be checked is a result of the kind `open`; a list that could
//! not be is no result but a notification, and the execution was then not successful.

mod log;
mod rules;

#[cfg(test)]
mod tests;

use serde::Serialize;

use super::fingerprint::Fingerprints;
use super::problems::{self, Level, Problem, UNREADABLE};
use super::{TextWriter, json};
use crate::report::{Closing, FindingBetweenLists, InputReport, Place, Run, Status};
use crate::text;
use crate::wording::Lang;
use log::{
    ArtifactLocation, BaseIds, Fingerprint, Invocation, Location, Message, Notification,
    NotificationId, Properties, ResultJson, Suppression, Tool,
};
use rules::Rules;

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// Writes the results list by list, and the tool behind them.
pub(super) struct Writer {
    lang: Lang,
    rules: Rules,
    /// Whether a result stands above already.
    begun: bool,
    notifications: Vec<Notification>,
}

/// What stands behind the results.
#[derive(Serialize)]
struct Foot<'a> {
    tool: Tool<'a>,
    invocations: [Invocation<'a>; 1],
    #[serde(rename = "originalUriBaseIds")]
    original_uri_base_ids: BaseIds,
}

impl Writer {
    pub(super) fn new(lang: Lang) -> Self {
        Self { lang, rules: Rules::default(), begun: false, notifications: Vec::new() }
    }

    fn element(&mut self, result: &ResultJson<'_>) -> String {
        let first = !std::mem::replace(&mut self.begun, true);
        json::element(result, first, 8)
    }

    fn result<'a>(
        &mut self,
        run: &Run,
        problem: &Problem<'a>,
        fingerprint: String,
    ) -> ResultJson<'a> {
        let level = problem.level(run.strictness);
        let open = problem.status == Status::NotChecked && level != Level::Error;
        let waiver = problem.waiver(self.lang);
        ResultJson {
            rule_id: problem.rule,
            rule_index: self.rules.index(problem, self.lang),
            kind: if open { "open" } else { "fail" },
            level: match (open, problem.waived) {
                (true, _) => "none",
                // The suppression says that it is waived; the level still what it weighs.
                (false, Some(_)) => log::severity(problem.severity),
                (false, None) => log::level(level),
            },
            message: Message { text: problem.sentence(self.lang) },
            locations: Vec::new(),
            related_locations: Vec::new(),
            partial_fingerprints: Fingerprint::new(fingerprint),
            suppressions: waiver.map(Suppression::accepted).into_iter().collect(),
            properties: Properties {
                unit: None,
                delegate: problem.delegate,
                help: problem.help(self.lang).map(str::to_owned),
                citation: problem.citation.map(|it| it.clause.as_str()).filter(|it| !it.is_empty()),
            },
        }
    }

    fn between_lists(
        &mut self,
        run: &Run,
        finding: &FindingBetweenLists,
        fingerprint: String,
    ) -> String {
        let at = |place: &Place| Location::new(&place.path, place.location.as_ref());
        let problem = Problem::of_lists(finding);
        let mut result = self.result(run, &problem, fingerprint);
        result.properties.unit = finding.unit.as_deref();
        // A unit that sent no list has no place but the folder in which the lists are.
        result.locations = vec![finding.places.first().map_or_else(Location::folder, at)];
        let others = finding.places.iter().skip(1).zip(1..);
        result.related_locations = others
            .map(|(place, id)| at(place).related(id, problems::place(place, self.lang)))
            .collect();
        self.element(&result)
    }
}

impl TextWriter for Writer {
    fn begin(&mut self, run: &Run) -> String {
        for ruleset in &run.rulesets {
            self.rules.add(ruleset, self.lang);
        }
        let lang = match self.lang {
            Lang::Vi => "vi",
            Lang::En => "en",
        };
        format!(
            "{{\n  \"$schema\": \"{SCHEMA}\",\n  \"version\": \"2.1.0\",\n  \"runs\": [\n    {{\n      \
             \"language\": \"{lang}\",\n      \"columnKind\": \"unicodeCodePoints\",\n      \"results\": ["
        )
    }

    fn input(&mut self, run: &Run, input: &InputReport, _number: usize) -> String {
        let path = input.path.as_str();
        let list = match &input.outcome {
            Ok(list) => list,
            Err(error) => {
                let lines = problems::error_lines(error, self.lang);
                self.notifications.push(Notification {
                    descriptor: Some(NotificationId { id: UNREADABLE }),
                    level: "error",
                    message: Message { text: lines.join("\n") },
                    locations: vec![Location::new(path, None)],
                });
                return String::new();
            }
        };
        self.rules.add(&list.ruleset, self.lang);
        let mut prints = Fingerprints::default();
        let mut results = String::new();
        for problem in &problems::of_list(list) {
            let print = prints.of_problem(problem.path(path), problem);
            let mut result = self.result(run, problem, print);
            result.properties.unit = input.unit_name();
            result.locations = vec![Location::new(path, problem.location)];
            let deciding = problem.decided_by.iter().zip(1..);
            let said = text!(vi: "Tùy thuộc vào ô này", en: "Decided by this cell");
            result.related_locations = deciding
                .map(|(at, id)| {
                    Location::new(path, Some(at)).related(id, said.get(self.lang).to_owned())
                })
                .collect();
            results.push_str(&self.element(&result));
        }
        results
    }

    fn end(&mut self, run: &Run, closing: &Closing) -> String {
        let mut prints = Fingerprints::default();
        let mut results = String::new();
        for finding in &closing.between_lists.findings {
            let print = prints.of_lists(finding);
            results.push_str(&self.between_lists(run, finding, print));
        }
        let mut notifications = std::mem::take(&mut self.notifications);
        notifications.extend(closing.between_lists.not_compared.iter().map(|text| Notification {
            descriptor: None,
            level: "warning",
            message: Message { text: text.get(self.lang).to_owned() },
            locations: Vec::new(),
        }));
        let foot = json::pretty(&Foot {
            tool: Tool::new(self.rules.written(), self.lang),
            invocations: [Invocation {
                execution_successful: closing.unreadable == 0,
                tool_execution_notifications: &notifications,
            }],
            original_uri_base_ids: BaseIds::new(ArtifactLocation::base(self.lang)),
        });
        let foot = foot.trim_start_matches('{').trim_end().replace('\n', "\n    ");
        let close = if self.begun { "\n      ]" } else { "]" };
        format!("{results}{close},{foot}\n  ]\n}}\n")
    }
}
