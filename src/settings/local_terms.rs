//! What the settings say of one list: how much its rules weigh, and what is accepted in it.
//!
//! Whoever judges a list asks here, so that `validate`, `what-if`, `compare` and `repair` accept the
//! same things.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::civil::Date;

use super::{Settings, Waiver};
use crate::report::{Check, Finding, Severity};
use crate::rules::EXPIRED;
use crate::text;
use crate::wording::Text;

/// The terms under which a list is judged; none in particular where no settings are in force.
#[derive(Debug, Clone, Default)]
pub struct LocalTerms<'a> {
    /// What rules weigh; none for one that is switched off.
    severity: Option<&'a BTreeMap<String, Option<Severity>>>,
    /// The waivers for this list that hold.
    waivers: Vec<&'a Waiver>,
    /// Those for it that have expired.
    expired: Vec<&'a Waiver>,
    /// Where the waivers stand.
    file: Option<&'a Path>,
}

impl Settings {
    /// The terms of the list of a unit; its path is seen from the folder of the settings.
    pub fn terms_of(&self, unit: Option<&str>, path: Option<&Path>, today: Date) -> LocalTerms<'_> {
        let own = self.waivers.iter().filter(|waiver| waiver.is_for(unit, path));
        let (waivers, expired) = own.partition(|waiver| waiver.holds_on(today));
        LocalTerms { severity: Some(&self.severity), waivers, expired, file: Some(&self.file) }
    }
}

impl LocalTerms<'_> {
    /// Weighs checks and findings as the settings do, and marks what a waiver accepts.
    pub fn apply(&self, checks: &mut [Check], findings: &mut [Finding]) {
        let weight = |rule: &str| self.severity?.get(rule).copied().flatten();
        for check in checks.iter_mut() {
            check.severity = weight(&check.rule).unwrap_or(check.severity);
        }
        for finding in findings.iter_mut() {
            finding.severity = weight(&finding.rule).unwrap_or(finding.severity);
        }
        for waiver in &self.waivers {
            waiver.apply(checks, findings);
        }
    }

    /// Whether all that the rule asks of the list is waived.
    pub fn waive(&self, rule: &str) -> bool {
        self.waivers.iter().any(|waiver| waiver.rule == rule && waiver.delegate.is_none())
    }

    /// Whether what the rule asks of the delegate of this name is waived.
    pub fn waive_for(&self, rule: &str, delegate: Option<&str>) -> bool {
        self.waivers.iter().any(|waiver| waiver.rule == rule && waiver.is_about(delegate))
    }

    /// That waivers for the list have expired and are not applied, with the lines on which they
    /// stand; nothing where the settings switch that off.
    pub fn told_expired(&self) -> Vec<Text> {
        let is_off = self.severity.is_some_and(|weights| weights.get(EXPIRED) == Some(&None));
        let expired = self.expired.iter().filter(|_| !is_off);
        let file = self.file.unwrap_or(Path::new(super::FILE_NAME)).display();
        let warnings = expired.map(|waiver| {
            let (line, expired) = (waiver.line, waiver.told_expired());
            text!(vi: "{file}, dòng {line}: {expired}", en: "{file}, line {line}: {expired}", expired)
        });
        warnings.collect()
    }
}
