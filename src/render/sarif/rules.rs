//! The rules with their help, as a SARIF viewer shows them beside a result.

use std::collections::BTreeMap;

use serde::Serialize;

use super::super::escape::for_markdown;
use super::super::problems::Problem;
use super::log::{self, Message};
use crate::report::{RuleFacts, RulesetFacts, words};
use crate::wording::{Lang, capitalised};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Rule {
    id: String,
    name: String,
    short_description: Message,
    full_description: Message,
    help: Help,
    default_configuration: Configuration,
    properties: Properties,
}

#[derive(Serialize)]
struct Help {
    text: String,
    markdown: String,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct Properties {
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    citation: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ruleset: Option<String>,
}

/// The rules of all rulesets of a run, each id once, and those that only show between lists.
#[derive(Default)]
pub(super) struct Rules {
    written: Vec<Rule>,
    indices: BTreeMap<String, usize>,
}

impl Rules {
    /// Takes in a ruleset. Of rules of the same id the first is told.
    pub(super) fn add(&mut self, ruleset: &RulesetFacts, lang: Lang) {
        for rule in &ruleset.rules {
            if !self.indices.contains_key(&rule.id) {
                self.push(Rule::of(rule, ruleset, lang));
            }
        }
    }

    /// The index of a problem's rule, which is taken in if no ruleset has it.
    pub(super) fn index(&mut self, problem: &Problem<'_>, lang: Lang) -> usize {
        match self.indices.get(problem.rule) {
            Some(index) => *index,
            None => self.push(Rule::met(problem, lang)),
        }
    }

    pub(super) fn written(&self) -> &[Rule] {
        &self.written
    }

    fn push(&mut self, rule: Rule) -> usize {
        let index = self.written.len();
        self.indices.insert(rule.id.clone(), index);
        self.written.push(rule);
        index
    }
}

impl Rule {
    fn of(rule: &RuleFacts, ruleset: &RulesetFacts, lang: Lang) -> Self {
        let (title, summary) = (rule.title.get(lang), rule.summary.get(lang));
        let clauses = Some(rule.clauses.as_str()).filter(|clauses| !clauses.is_empty());
        let source = clauses.map(|clauses| match lang {
            Lang::Vi => format!("Căn cứ: {clauses}"),
            Lang::En => format!("Source: {clauses}"),
        });
        let help = rule.help.as_ref().map(|help| capitalised(help.get(lang)));
        let more = capitalised(words::clauses_elsewhere(&ruleset.id).get(lang));
        let told: Vec<String> =
            [Some(summary.to_owned()), help, source, Some(more)].into_iter().flatten().collect();
        let escaped: Vec<String> = told.iter().map(|part| for_markdown(part)).collect();
        Self {
            id: rule.id.clone(),
            name: name(&rule.id),
            short_description: Message { text: title.to_owned() },
            full_description: Message { text: summary.to_owned() },
            help: Help {
                text: told.join("\n"),
                markdown: format!("**{}**\n\n{}", for_markdown(title), escaped.join("\n\n")),
            },
            default_configuration: Configuration { level: log::severity(rule.severity) },
            properties: Properties {
                kind: Some(rule.kind),
                citation: clauses.map(str::to_owned),
                ruleset: Some(ruleset.id.clone()),
            },
        }
    }

    /// A rule of which only what it found is known.
    fn met(problem: &Problem<'_>, lang: Lang) -> Self {
        let title = problem.title(lang).to_owned();
        Self {
            id: problem.rule.to_owned(),
            name: name(problem.rule),
            short_description: Message { text: title.clone() },
            full_description: Message { text: title.clone() },
            help: Help { markdown: for_markdown(&title), text: title },
            default_configuration: Configuration { level: log::severity(problem.severity) },
            properties: Properties { kind: None, citation: None, ruleset: None },
        }
    }
}

/// `women-share` as `WomenShare`.
fn name(id: &str) -> String {
    id.split('-').map(capitalised).collect()
}
