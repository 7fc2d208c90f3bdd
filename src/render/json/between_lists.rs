//! The overview and what was found between lists, in JSON.

use serde::Serialize;

use crate::report::{
    BetweenLists, FindingBetweenLists, Headcounts, LevelTotals, Place, Severity, UnitLine,
};
use crate::wording::Lang;

use super::list::WaivedJson;

#[derive(Serialize)]
pub(super) struct UnitJson<'a> {
    unit: Option<&'a str>,
    level: Option<&'a str>,
    standing: &'static str,
    lists: &'a [String],
    #[serde(flatten, serialize_with = "Headcounts::of_units")]
    people: Headcounts,
    groups: u64,
    resident_groups: Option<u64>,
    broken: Vec<&'a str>,
    errors: u64,
    warnings: u64,
    not_checked: u64,
    advice: u64,
    waived: u64,
}

impl<'a> UnitJson<'a> {
    pub(super) fn of(line: &'a UnitLine) -> Self {
        Self {
            unit: line.unit.as_deref(),
            level: line.level.as_deref(),
            standing: line.standing.id(),
            lists: &line.paths,
            people: line.people,
            groups: line.groups,
            resident_groups: line.resident_groups,
            broken: line.broken.iter().map(|broken| broken.rule.as_str()).collect(),
            errors: line.counts.errors,
            warnings: line.counts.warnings,
            not_checked: line.counts.not_checked,
            advice: line.counts.advice,
            waived: line.counts.waived,
        }
    }
}

/// What the lists of one level hold together.
#[derive(Serialize)]
pub(super) struct TotalsJson {
    level: String,
    lists: u64,
    #[serde(flatten, serialize_with = "Headcounts::of_units")]
    people: Headcounts,
}

impl TotalsJson {
    pub(super) fn of(totals: LevelTotals) -> Self {
        Self { level: totals.level, lists: totals.lists, people: totals.people }
    }
}

#[derive(Serialize)]
pub(super) struct BetweenListsJson<'a> {
    findings: Vec<FindingBetweenListsJson<'a>>,
    not_compared: Vec<&'a str>,
}

#[derive(Serialize)]
struct FindingBetweenListsJson<'a> {
    rule: &'a str,
    title: &'a str,
    severity: Severity,
    unit: Option<&'a str>,
    message: &'a str,
    help: Option<&'a str>,
    places: Vec<PlaceJson<'a>>,
    waived: Option<WaivedJson<'a>>,
}

#[derive(Serialize)]
struct PlaceJson<'a> {
    path: &'a str,
    sheet: Option<&'a str>,
    row: Option<u32>,
    cell: Option<String>,
}

impl<'a> BetweenListsJson<'a> {
    pub(super) fn of(between_lists: &'a BetweenLists, lang: Lang) -> Self {
        Self {
            findings: between_lists
                .findings
                .iter()
                .map(|it| FindingBetweenListsJson::of(it, lang))
                .collect(),
            not_compared: between_lists.not_compared.iter().map(|text| text.get(lang)).collect(),
        }
    }
}

impl<'a> FindingBetweenListsJson<'a> {
    fn of(finding: &'a FindingBetweenLists, lang: Lang) -> Self {
        Self {
            rule: finding.rule,
            title: finding.title.get(lang),
            severity: finding.severity,
            unit: finding.unit.as_deref(),
            message: finding.message.get(lang),
            help: finding.help.as_ref().map(|help| help.get(lang)),
            places: finding.places.iter().map(PlaceJson::of).collect(),
            waived: finding.waived.as_deref().map(WaivedJson::of),
        }
    }
}

impl<'a> PlaceJson<'a> {
    fn of(place: &'a Place) -> Self {
        let location = place.location.as_ref();
        Self {
            path: &place.path,
            sheet: location.and_then(|location| location.sheet.as_deref()),
            row: location.map(|location| location.row.number()),
            cell: location.and_then(|location| location.cell).map(|cell| cell.to_string()),
        }
    }
}
