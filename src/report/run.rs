//! A run over one or more lists: what is known before the first, and what after the last.
//!
//! Between the two, lists pass one by one and are dropped again, so that a run over thousands takes
//! no more memory than one over a few.

use std::sync::Arc;

use super::{BetweenLists, Counts, InputReport, Overview, PassedOver, Severity, Strictness};
use crate::wording::Text;

/// What the report tells of the ruleset.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RulesetFacts {
    /// The ruleset's id.
    pub id: String,
    pub title: Text,
    /// The documents it comes from.
    pub sources: Vec<String>,
    /// Its rules, in their order.
    pub rules: Vec<RuleFacts>,
}

/// What the report tells of a rule, whether it was broken or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleFacts {
    /// The rule's id.
    pub id: String,
    pub kind: &'static str,
    pub title: Text,
    /// What rules of this kind ask for, in a line.
    pub summary: Text,
    /// How much it weighs.
    pub severity: Severity,
    /// The clauses that it comes from at all levels.
    pub clauses: String,
    /// What to do where it is broken, if the rule says so itself.
    pub help: Option<Text>,
}

/// What is known of a run before its first list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The rulesets in force, that of the first list in front; never empty.
    pub rulesets: Vec<Arc<RulesetFacts>>,
    /// What counts as an error beyond the rules' own severities.
    pub strictness: Strictness,
    /// How many inputs there are, as far as their names tell.
    pub inputs: usize,
}

/// What is known of a run after its last list.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Closing {
    /// A line for each unit.
    pub overview: Overview,
    /// What was found between lists.
    pub between_lists: BetweenLists,
    /// The problems of all inputs together, those between them included.
    pub counts: Counts,
    /// How many inputs there were.
    pub inputs: usize,
    /// How many inputs could not be checked.
    pub unreadable: usize,
    /// The files of folders that were not checked, in the order of their paths.
    pub passed_over: Vec<PassedOver>,
}

/// A whole run, kept in memory.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// What was known beforehand.
    pub run: Run,
    /// Each input, in order.
    pub inputs: Vec<InputReport>,
    /// What was found between them.
    pub between_lists: BetweenLists,
}

impl Run {
    /// The ruleset of the run as a whole.
    ///
    /// # Panics
    ///
    /// A run without a ruleset is a fault of whoever made it.
    pub fn ruleset(&self) -> &RulesetFacts {
        self.rulesets.first().expect("a run has a ruleset")
    }
}

impl Closing {
    /// Takes one more input in.
    pub fn add(&mut self, input: &InputReport, strictness: Strictness) {
        self.inputs += 1;
        match &input.outcome {
            Ok(list) => self.counts += list.counts(),
            Err(_) => self.unreadable += 1,
        }
        self.overview.add(input, strictness);
    }

    /// Takes in what was found between lists.
    pub fn conclude(&mut self, between_lists: BetweenLists) {
        for finding in &between_lists.findings {
            self.counts.add(finding.severity, finding.waived.is_some());
            self.overview.add_finding(finding);
        }
        self.between_lists.findings.extend(between_lists.findings);
        self.between_lists.not_compared.extend(between_lists.not_compared);
    }
}

impl Report {
    /// What is known after the last list.
    pub fn closing(&self) -> Closing {
        let mut closing = Closing::default();
        for input in &self.inputs {
            closing.add(input, self.run.strictness);
        }
        closing.conclude(self.between_lists.clone());
        closing
    }
}
