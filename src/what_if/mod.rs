//! A list as it would be: people added, left out, changed, alternates moved up.
//!
//! A change is written in the words of rules files (`5: role=guest`, `row=22: gender=female`),
//! applied to the list as it was understood, and the outcome is checked like any other list. The
//! file itself is never touched. People who are added are made up: what is not said of them is
//! unknown and counts as unknown, and no row is asked to tell it.
//!
//! A new sort of change is a variant of [`ChangeKind`] and [`Change`] with the way in which it is
//! written (`change`), what it does to a list (`apply`) and its words (`texts`); the option of the
//! command line stands in `cli`. Whom a change means is found in `whom`, what it says of a person in
//! `facts`; `choice` asks whether another choice of people would change a verdict.

mod apply;
mod change;
mod choice;
mod drafted;
mod examples;
mod facts;
mod scenarios;
#[cfg(test)]
mod tests;
pub mod texts;
mod whom;

pub use apply::{Applied, AppliedChange, Effect, Touched, apply};
pub use change::{Change, ChangeKind, HowMany};
pub use choice::Hinges;
pub use drafted::example_beyond_a_limit;
pub use examples::test_examples;
pub use scenarios::{PlannedChange, Scenario, load_scenarios, parse_scenarios};

use crate::catalogue::GroupCatalogue;
use crate::closed_list::ClosedList;
use crate::fault::Fault;
use crate::report::{ListReport, RulesetFacts, Strictness};
use crate::text;
use crate::validate::{CheckSettings, UnderstoodList};
use crate::versions::Comparison;
use crate::wording::Lang;

/// What becomes of a list in a scenario.
#[derive(Debug, Clone)]
pub struct Outcome {
    pub scenario: Scenario,
    /// The list as it would be, and whom each change touched.
    pub applied: Applied,
    pub report: ListReport,
    /// The rules whose outcome hangs on who is left out.
    pub hinges: Vec<Hinges>,
}

/// A list and what becomes of it in each scenario.
#[derive(Debug)]
pub struct WhatIf<'a> {
    /// The rules.
    pub ruleset: RulesetFacts,
    /// What counts as an error beyond the rules' own severities.
    pub strictness: Strictness,
    /// The list's path, as the user gave it.
    pub path: &'a str,
    /// The report on the list as it is.
    pub before: &'a ListReport,
    /// Each scenario, beside the list as it is.
    pub scenarios: Vec<Played<'a>>,
}

/// A scenario beside the list as it is.
#[derive(Debug)]
pub struct Played<'a> {
    /// What becomes of the list.
    pub outcome: &'a Outcome,
    /// The two reports side by side.
    pub beside: Comparison<'a>,
}

impl Outcome {
    /// The outcome beside the report on the list as it is.
    pub fn beside<'a>(&'a self, before: &'a ListReport, catalogue: &GroupCatalogue) -> Played<'a> {
        let beside = Comparison::of(before, &self.report, &self.applied.origin, catalogue);
        Played { outcome: self, beside }
    }
}

/// Applies a scenario to a list and checks what becomes of it. Made-up people are named in `lang`.
///
/// # Errors
///
/// A change speaks of a row or of people that the list does not have.
pub fn play(
    list: &UnderstoodList,
    scenario: Scenario,
    settings: &CheckSettings<'_>,
    lang: Lang,
) -> Result<Outcome, Fault> {
    let changes = scenario.changes.iter().map(|planned| &planned.change);
    let applied = apply(list, changes, settings.ruleset, lang)
        .map_err(|(at, error)| told_where(&scenario, at, error))?;
    let mut supposed = list.clone();
    supposed.roster = applied.roster.clone();
    let report = supposed.judge(settings);
    let hinges = choice::hinges(list, &applied, &report, settings);
    Ok(Outcome { scenario, applied, report, hinges })
}

/// The error beneath the option or the key that it comes from.
fn told_where(scenario: &Scenario, at: usize, error: Fault) -> Fault {
    let Some(planned) = scenario.changes.get(at) else { return error };
    let written = &planned.written;
    let kind = planned.change.kind();
    let Some(name) = &scenario.name else {
        return error.at(format!("`{} \"{written}\"`", kind.option()));
    };
    let key = kind.id();
    error.at(text!(
        vi: "kịch bản “{name}”, `{key}` “{written}”",
        en: "scenario “{name}”, `{key}` “{written}”"
    ))
}
