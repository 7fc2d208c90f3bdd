//! What a settings file means for one list: its unit, what rules weigh, what is waived.

use std::path::Path;

use super::profile::OwnProfile;
use super::{CheckSettings, level};
use crate::report::ListReport;
use crate::roster::Roster;
use crate::settings::{Unit, UnitMatch};

/// The unit by the list's name alone.
pub(super) fn by_path<'a>(file: Option<&Path>, settings: &CheckSettings<'a>) -> Option<&'a Unit> {
    let list = UnitMatch { path: file, level: settings.level.as_deref(), ..UnitMatch::default() };
    settings.settings?.unit_of(&list)
}

/// The unit by all that is known of the list.
pub(super) fn of_list<'a>(
    file: Option<&Path>,
    own: &OwnProfile,
    roster: &Roster,
    settings: &CheckSettings<'a>,
) -> Option<&'a Unit> {
    let known = settings.settings?;
    let level = level::of_list(&own.profile, roster, settings).ok();
    let passages = level::passages(&roster.titles);
    known.unit_of(&UnitMatch {
        path: file,
        congress: own.profile.name.as_deref(),
        titles: passages.iter().map(String::as_str).collect(),
        level: level.as_ref().map(|level| level.id.as_str()),
    })
}

/// Weighs the report as the settings do, and marks what a waiver accepts.
pub(super) fn apply_settings(
    report: &mut ListReport,
    file: Option<&Path>,
    unit: Option<&str>,
    settings: &CheckSettings<'_>,
) {
    let Some(known) = settings.settings else { return };
    let weight = |rule: &str| known.severity.get(rule).copied().flatten();
    for check in &mut report.checks {
        check.severity = weight(&check.rule).unwrap_or(check.severity);
    }
    for finding in &mut report.findings {
        finding.severity = weight(&finding.rule).unwrap_or(finding.severity);
    }
    let inside = file.and_then(|file| known.seen_from_root(file));
    let name = unit.map(str::to_owned).or_else(|| report.congress.name.clone());
    for waiver in &known.waivers {
        if waiver.holds_on(settings.today) && waiver.is_for(name.as_deref(), inside.as_deref()) {
            waiver.apply(report);
        }
    }
}
