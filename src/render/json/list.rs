//! One list in JSON: counts, checks, findings, and what was left out.

use std::sync::Arc;

use serde::Serialize;

use crate::numbers::Fraction;
use crate::report::{
    Check, CongressFacts, FileNote, Finding, Location, Measure, Severity, Status, Waived, words,
};
use crate::roster::{RowReason, RowsLeftOut, SheetWithoutTable};
use crate::sheet::ReadNote;
use crate::wording::Lang;

#[derive(Serialize)]
pub(super) struct Congress<'a> {
    name: Option<&'a str>,
    level: &'a str,
    minority_population: Option<u64>,
    groups: Option<Vec<String>>,
}

impl<'a> Congress<'a> {
    pub(super) fn of(facts: &'a CongressFacts) -> Self {
        Self {
            name: facts.name.as_deref(),
            level: &facts.level,
            minority_population: facts.minority_population,
            groups: facts
                .groups
                .as_ref()
                .map(|groups| groups.iter().map(ToString::to_string).collect()),
        }
    }
}

/// A quantity: people and days as numbers, a day of the calendar as a string.
#[derive(Serialize)]
#[serde(untagged)]
enum MeasureJson {
    Count(u64),
    Day(String),
    Days(f64),
}

impl MeasureJson {
    fn of(measure: &Measure) -> Self {
        match measure {
            Measure::Count(count) => Self::Count(*count),
            Measure::Day(date) => Self::Day(date.to_string()),
            Measure::Days(days) => Self::Days(decimal(days)),
        }
    }
}

#[expect(
    clippy::float_arithmetic,
    clippy::cast_precision_loss,
    reason = "JSON has no fractions; the number is shown, and nothing is decided by it"
)]
fn decimal(fraction: &Fraction) -> f64 {
    fraction.numerator() as f64 / fraction.denominator() as f64
}

#[derive(Serialize)]
pub(super) struct CheckJson<'a> {
    rule: &'a str,
    kind: &'static str,
    status: Status,
    severity: Severity,
    observed: Option<MeasureJson>,
    of: Option<u64>,
    min: Option<MeasureJson>,
    max: Option<MeasureJson>,
    margin: Option<i64>,
    missing: Vec<String>,
    message: &'a str,
    citation: &'a str,
    title: &'a str,
    limit: Option<&'a str>,
    help: Option<&'a str>,
    quote: Option<&'a str>,
    decided_by: Vec<Place<'a>>,
    waived: Option<WaivedJson<'a>>,
}

impl<'a> CheckJson<'a> {
    pub(super) fn of(check: &'a Check, list: &str, lang: Lang) -> Self {
        Self {
            rule: &check.rule,
            kind: check.kind,
            status: check.status,
            severity: check.severity,
            observed: check.observed.as_ref().map(MeasureJson::of),
            of: check.of,
            min: check.min.as_ref().map(MeasureJson::of),
            max: check.max.as_ref().map(MeasureJson::of),
            margin: check.margin,
            missing: check.missing.iter().map(ToString::to_string).collect(),
            message: check.message.get(lang),
            citation: &check.citation.clause,
            title: check.title.get(lang),
            limit: check.limit.as_deref(),
            help: check.help.as_ref().map(|help| help.get(lang)),
            quote: check.citation.quote.as_deref(),
            decided_by: check.decided_by.iter().map(|at| Place::of(at, list)).collect(),
            waived: check.waived.as_deref().map(WaivedJson::of),
        }
    }
}

#[derive(Serialize)]
pub(super) struct WaivedJson<'a> {
    reason: &'a str,
    document: &'a str,
    expires: Option<String>,
}

impl<'a> WaivedJson<'a> {
    pub(super) fn of(waived: &'a Waived) -> Self {
        Self {
            reason: &waived.reason,
            document: &waived.document,
            expires: waived.expires.map(|day| day.to_string()),
        }
    }
}

#[derive(Serialize)]
struct Place<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<&'a str>,
    sheet: Option<&'a str>,
    row: u32,
    cell: Option<String>,
}

impl<'a> Place<'a> {
    /// The place in the list of this path, which is not named again.
    fn of(location: &'a Location, list: &str) -> Self {
        Self {
            path: elsewhere(location.file.as_ref(), list),
            sheet: location.sheet.as_deref(),
            row: location.row.number(),
            cell: location.cell.map(|cell| cell.to_string()),
        }
    }
}

/// In place of a list's path: of a list of several files, the file is told at each place.
pub(super) const EACH_FILE: &str = "";

/// A file of a list, where it is not the one of the list's own path.
fn elsewhere<'a>(file: Option<&'a Arc<str>>, list: &str) -> Option<&'a str> {
    file.map(AsRef::as_ref).filter(|file| *file != list)
}

#[derive(Serialize)]
pub(super) struct FindingJson<'a> {
    rule: &'a str,
    severity: Severity,
    message: &'a str,
    help: Option<&'a str>,
    #[serde(flatten)]
    place: Place<'a>,
    delegate: Option<&'a str>,
    waived: Option<WaivedJson<'a>>,
}

impl<'a> FindingJson<'a> {
    pub(super) fn of(finding: &'a Finding, list: &str, lang: Lang) -> Self {
        Self {
            rule: &finding.rule,
            severity: finding.severity,
            message: finding.message.get(lang),
            help: finding.help.as_ref().map(|help| help.get(lang)),
            place: Place::of(&finding.location, list),
            delegate: finding.delegate.as_deref(),
            waived: finding.waived.as_deref().map(WaivedJson::of),
        }
    }
}

/// Rows that are no delegates. Their text is left out: a signature or a remark below the table may
/// hold numbers that are nobody's business.
#[derive(Serialize)]
pub(in crate::render) struct RowsJson<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<&'a str>,
    sheet: Option<&'a str>,
    first_row: u32,
    last_row: u32,
    reason: RowReason,
}

impl<'a> RowsJson<'a> {
    pub(in crate::render) fn of(rows: &'a RowsLeftOut, list: &str) -> Self {
        Self {
            path: elsewhere(rows.file.as_ref(), list),
            sheet: rows.sheet.as_deref(),
            first_row: rows.first.number(),
            last_row: rows.last.number(),
            reason: rows.reason,
        }
    }
}

#[derive(Serialize)]
pub(in crate::render) struct SheetJson<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<&'a str>,
    sheet: Option<&'a str>,
    reason: &'static str,
    message: String,
}

impl<'a> SheetJson<'a> {
    pub(in crate::render) fn of(sheet: &'a SheetWithoutTable, list: &str, lang: Lang) -> Self {
        Self {
            path: elsewhere(sheet.file.as_ref(), list),
            sheet: sheet.sheet.as_deref(),
            reason: sheet.reason.id(),
            message: words::sheet_reason(&sheet.reason).get(lang).to_owned(),
        }
    }
}

#[derive(Serialize)]
pub(in crate::render) struct Note<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<&'a str>,
    #[serde(rename = "note")]
    id: &'static str,
    message: String,
}

impl<'a> Note<'a> {
    pub(super) fn of_list(note: &'a FileNote, list: &str, lang: Lang) -> Self {
        Self { path: elsewhere(note.file.as_ref(), list), ..Self::of(&note.note, lang) }
    }

    pub(in crate::render) fn of(note: &ReadNote, lang: Lang) -> Self {
        Self { path: None, id: note.into(), message: words::read_note(note).get(lang).to_owned() }
    }
}
