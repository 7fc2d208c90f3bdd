//! Room 4: [`Ruleset`] × [`Roster`] × [`CongressProfile`] → checks and findings.
//!
//! Unknown values are carried to the end: a rule holds or is broken only if it comes out the same
//! whichever way they turn out ([`World`]), and otherwise it is not checked and names the cells
//! that decide. A row that may be a person is one that may or may not be on the list. How each kind
//! of rule is measured stands with the kind, in [`crate::rules::kinds`].

mod likeness;
mod linear;
mod listed;
mod matching;
mod names;
mod outcome;
mod pairs;
mod part;
mod person;
mod tally;
#[cfg(test)]
pub(crate) mod tests;
mod unsettled;
mod worlds;

use jiff::civil::Date;

pub(crate) use likeness::{Likeness, Trait, name_difference};
pub use linear::{Bounds, LinearVerdict};
pub(crate) use linear::{Summands, facts_of, headcount};
pub(crate) use listed::Listed;
pub(crate) use matching::cover_all;
pub(crate) use names::{NameDifference, PersonName};
pub use outcome::Outcome;
pub(crate) use part::delegates_elsewhere;
pub(crate) use person::{DoubtKeys, MOST_LOOKED_THROUGH, PersonKeys, hashed};
pub(crate) use unsettled::Unsettled;
pub use worlds::{World, Worlds};
pub(crate) use worlds::{age_range, fields_told};

use crate::congress::CongressProfile;
use crate::report::{Check, CongressFacts, Finding, Location, Tally};
use crate::roster::{Delegate, Roster, Value};
use crate::rules::{Privacy, Rule, Ruleset};

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

/// All that a rule is evaluated against.
#[derive(Debug)]
pub struct Case<'a> {
    /// The rules.
    pub ruleset: &'a Ruleset,
    /// The list.
    pub roster: &'a Roster,
    /// What is known of the congress.
    pub profile: &'a CongressProfile,
    /// The level.
    pub level: &'a str,
    /// The delegates to the congress itself.
    pub people: Vec<&'a Delegate>,
    /// Those who may be delegates to it, or nobody at all.
    pub in_doubt: Vec<&'a Delegate>,
    /// Whether findings may show personal numbers.
    pub privacy: Privacy,
}

/// Evaluates every rule that applies at this level.
///
/// # Examples
///
/// ```
/// use delegate_quota::{congress::CongressProfile, evaluate, roster::Roster, rules};
///
/// let ruleset = rules::load("vn-2024")?;
/// let profile = CongressProfile { minority_population: Some(4_999), ..Default::default() };
/// let outcome = evaluate::evaluate(&ruleset, &Roster::default(), &profile, "district");
/// let check = outcome.checks.iter().find(|check| check.rule == "congress-threshold");
/// assert_eq!(check.map(|check| check.margin), Some(Some(-1)));
/// # Ok::<(), rules::RulesError>(())
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
    let people: Vec<&Delegate> = roster.of_congress().collect();
    let on_file = people.iter().copied().filter(|person| !person.is_hypothetical()).collect();
    let in_doubt = || roster.in_doubt().collect();
    let case_of =
        |people| Case { ruleset, roster, profile, level, people, in_doubt: in_doubt(), privacy };
    let (case, rows) = (case_of(people), case_of(on_file));
    let mut checks = Vec::new();
    let mut findings = Vec::new();
    for rule in ruleset.rules_at(level) {
        // A made-up person counts, and has no row that something could be missing from.
        let outcome = if rule.body.looks_at_rows() {
            rows.outcome_of_rows(rule)
        } else {
            rule.body.evaluate(rule, &case)
        };
        if let Some(outcome) = outcome {
            let (check, found) = outcome.into_check(rule, level);
            checks.push(masked_check(check, privacy));
            findings.extend(found.into_iter().map(|finding| masked_finding(finding, privacy)));
        }
    }
    // Stable, so that several findings at one place stay in the order of the rules.
    findings.sort_by_cached_key(|finding| case.position(&finding.location));
    Evaluation {
        congress: CongressFacts {
            name: profile.name.clone(),
            province: profile.province.clone(),
            level: level.to_owned(),
            minority_population: profile.minority_population,
            groups: profile.groups.clone(),
        },
        tally: tally::tally(&case),
        checks,
        findings,
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

impl Case<'_> {
    /// The place of a cell of the delegate's row, or of the row itself.
    pub fn location(&self, delegate: &Delegate, cell: Option<crate::sheet::CellRef>) -> Location {
        Location::of(self.roster, delegate, cell)
    }

    /// The place of a value of the delegate's.
    pub fn place_of<T>(&self, delegate: &Delegate, value: &Value<T>) -> Location {
        self.location(delegate, value.cell)
    }

    /// A finding at a place of the delegate's row, to be completed.
    pub fn finding(&self, rule: &Rule, delegate: &Delegate, location: Location) -> Finding {
        Finding {
            rule: rule.id.clone(),
            severity: rule.severity,
            message: crate::wording::Text::same(""),
            help: None,
            location,
            delegate: name_of(delegate),
            waived: None,
        }
    }

    /// Where a place stands in the file: sheets in their order, then rows, then cells.
    fn position(&self, location: &Location) -> (usize, crate::sheet::Row, Option<u32>) {
        let sheet = self
            .roster
            .tables
            .iter()
            .position(|table| table.on_sheet() == location.on_sheet())
            .unwrap_or(usize::MAX);
        let column = location.cell.map(|cell| cell.column.number());
        (sheet, location.row, column)
    }

    /// The congress's first day.
    pub fn first_day(&self) -> Option<Date> {
        self.profile.date
    }
}

/// The delegate's name as written, if the row has one.
pub(crate) fn name_of(delegate: &Delegate) -> Option<String> {
    let written = delegate.name.written.trim();
    (!written.is_empty()).then(|| written.to_owned())
}
