//! [`Ruleset`] × [`Roster`] × [`CongressProfile`] → checks and findings.
//!
//! Unknown values are carried to the end: a rule holds or is broken only if it comes out the same
//! whichever way they turn out, and otherwise it is not checked and names the cells that decide. How
//! each kind of rule is measured stands with the kind, in [`crate::rules::kinds`]; with what they
//! measure, in [`crate::rules::measure`].

mod cores;
mod part;
#[cfg(test)]
pub(crate) mod tests;

pub(crate) use part::delegates_elsewhere;

use crate::congress::CongressProfile;
use crate::report::{Check, CongressFacts, Finding, Tally};
use crate::roster::Roster;
use crate::rules::measure::{Case, People};
use crate::rules::{Privacy, Ruleset};

/// What came out of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Evaluation {
    /// The congress as it was understood.
    pub congress: CongressFacts,
    /// The counts.
    pub tally: Tally,
    /// Every rule that applies, in the order of the ruleset.
    pub checks: Vec<Check>,
    /// Everything to mend, in the order of the file.
    pub findings: Vec<Finding>,
}

/// Evaluates every rule that applies at this level.
///
/// # Examples
///
/// ```
/// use delegate_quota::rooms::{congress::CongressProfile, evaluate, roster::Roster, rules};
///
/// let ruleset = rules::load("vn-2024")?;
/// let profile = CongressProfile { minority_population: Some(4_999), ..Default::default() };
/// let outcome = evaluate::evaluate(&ruleset, &Roster::default(), &profile, "district");
/// let check = outcome.checks.iter().find(|check| check.rule == "congress-threshold");
/// assert_eq!(check.map(|check| check.margin), Some(Some(-1)));
/// # Ok::<(), delegate_quota::rooms::fault::Fault>(())
/// ```
pub fn evaluate(
    ruleset: &Ruleset,
    roster: &Roster,
    profile: &CongressProfile,
    level: &str,
) -> Evaluation {
    evaluate_with(ruleset, roster, profile, level, Privacy::Masked)
}

/// The same, with the choice whether findings may show personal numbers.
pub fn evaluate_with(
    ruleset: &Ruleset,
    roster: &Roster,
    profile: &CongressProfile,
    level: &str,
    privacy: Privacy,
) -> Evaluation {
    let list = List { ruleset, roster, profile, level, privacy };
    let case = list.case();
    let mut checks = Vec::new();
    let mut findings = Vec::new();
    for (rule, outcome) in cores::outcomes(&list, &case) {
        let (check, found) = outcome.into_check(rule, level);
        checks.push(masked_check(check, privacy));
        findings.extend(found.into_iter().map(|finding| masked_finding(finding, privacy)));
    }
    // Stable, so that several findings at one place stay in the order of the rules.
    findings.sort_by_cached_key(|finding| case.position(&finding.location));
    Evaluation {
        congress: CongressFacts {
            name: profile.name.clone(),
            province: profile.province.clone(),
            level: level.to_owned(),
            level_title: ruleset.level_title(level),
            minority_population: profile.minority_population,
            groups: profile.groups.clone(),
        },
        tally: Tally::of_alike(case.people_alike(), case.people.in_doubt().len())
            .named(|code| ruleset.catalogue.name(code)),
        checks,
        findings,
    }
}

/// A list, with what is asked of it.
#[derive(Clone, Copy)]
struct List<'a> {
    ruleset: &'a Ruleset,
    roster: &'a Roster,
    profile: &'a CongressProfile,
    level: &'a str,
    privacy: Privacy,
}

impl<'a> List<'a> {
    fn case(&self) -> Case<'a> {
        let Self { ruleset, roster, profile, level, privacy } = *self;
        let people = People::new(roster.of_congress().collect(), roster.in_doubt().collect());
        Case { ruleset, roster, profile, level, people, unit: None, privacy }
    }

    /// The same without people who are made up, where there are some. They count, and have no row that
    /// something could be missing from.
    fn case_of_rows(&self, case: &Case<'a>) -> Option<Case<'a>> {
        let on_file = || case.people.iter().copied().filter(|person| !person.is_hypothetical());
        let is_on_file = on_file().count() == case.people.len();
        (!is_on_file).then(|| Case {
            people: People::new(on_file().collect(), self.roster.in_doubt().collect()),
            ..*case
        })
    }
}

/// Messages quote cells as they were written, and any cell may hold a personal number.
fn masked_check(check: Check, privacy: Privacy) -> Check {
    let own = check.limit.as_deref().unwrap_or_default();
    Check {
        message: privacy.said_beside(&check.message, own),
        help: check.help.map(|help| privacy.said(help)),
        ..check
    }
}

fn masked_finding(finding: Finding, privacy: Privacy) -> Finding {
    Finding {
        message: privacy.said(finding.message),
        help: finding.help.map(|help| privacy.said(help)),
        delegate: finding.delegate.map(|name| privacy.text(&name)),
        ..finding
    }
}
