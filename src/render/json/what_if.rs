//! `what-if` for programs: the list as it is, and each scenario with what it changes.

use serde::Serialize;

use crate::closed_list::ClosedList;
use crate::report::Status;
use crate::versions::ValueChange;
use crate::what_if::{AppliedChange, Effect, Hinges, Played, Touched, WhatIf};
use crate::wording::Lang;

use super::list::Congress;
use super::side_by_side::{Beside, Side};
use super::{Ruleset, SCHEMA_VERSION, Tool, pretty};

#[derive(Serialize)]
struct Document<'a> {
    schema_version: u32,
    tool: Tool,
    ruleset: Ruleset<'a>,
    path: &'a str,
    congress: Congress<'a>,
    before: Side<'a>,
    scenarios: Vec<ScenarioJson<'a>>,
}

#[derive(Serialize)]
struct ScenarioJson<'a> {
    name: Option<&'a str>,
    changes: Vec<ChangeJson<'a>>,
    after: Side<'a>,
    #[serde(flatten)]
    beside: Beside<'a>,
    hinges: Vec<HingeJson<'a>>,
}

#[derive(Serialize)]
struct ChangeJson<'a> {
    change: &'static str,
    written: &'a str,
    candidates: Option<usize>,
    people: Vec<TouchedJson<'a>>,
}

#[derive(Serialize)]
struct TouchedJson<'a> {
    name: &'a str,
    effect: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<&'a str>,
    sheet: Option<&'a str>,
    row: Option<u32>,
    changes: Vec<ValueJson<'a>>,
}

/// A value before and after.
#[derive(Serialize)]
pub(super) struct ValueJson<'a> {
    field: crate::roster::Field,
    old: CellJson<'a>,
    new: CellJson<'a>,
}

#[derive(Serialize)]
struct CellJson<'a> {
    value: Option<&'a str>,
    cell: Option<String>,
}

impl<'a> ValueJson<'a> {
    pub(super) fn of(change: &'a ValueChange, lang: Lang) -> Self {
        let side = |shown: &'a crate::versions::Shown| CellJson {
            value: shown.value.as_ref().map(|value| value.get(lang)),
            cell: shown.cell.map(|cell| cell.to_string()),
        };
        Self { field: change.field, old: side(&change.old), new: side(&change.new) }
    }
}

#[derive(Serialize)]
struct HingeJson<'a> {
    rule: &'a str,
    otherwise: Status,
    instead: &'a [String],
}

pub(in crate::render) fn render(played: &WhatIf<'_>, lang: Lang) -> String {
    pretty(&Document {
        schema_version: SCHEMA_VERSION,
        tool: Tool::this(),
        ruleset: Ruleset::of(&played.ruleset, lang),
        path: played.path,
        congress: Congress::of(&played.before.congress),
        before: Side::of(played.before, played.strictness, lang),
        scenarios: played.scenarios.iter().map(|one| scenario(one, played, lang)).collect(),
    })
}

fn scenario<'a>(one: &'a Played<'_>, played: &WhatIf<'_>, lang: Lang) -> ScenarioJson<'a> {
    let outcome = one.outcome;
    let planned = &outcome.scenario.changes;
    let changes = outcome.applied.changes.iter().zip(planned);
    ScenarioJson {
        name: outcome.scenario.name.as_deref(),
        changes: changes.map(|(change, planned)| told(change, &planned.written, lang)).collect(),
        after: Side::of(&outcome.report, played.strictness, lang),
        beside: Beside::of(&one.beside, lang),
        hinges: outcome
            .hinges
            .iter()
            .map(|Hinges { rule, otherwise, instead }| HingeJson {
                rule,
                otherwise: *otherwise,
                instead,
            })
            .collect(),
    }
}

fn told<'a>(change: &'a AppliedChange, written: &'a str, lang: Lang) -> ChangeJson<'a> {
    ChangeJson {
        change: change.change.kind().id(),
        written,
        candidates: (!change.candidates.is_empty()).then_some(change.candidates.len()),
        people: change.touched.iter().map(|one| touched(one, lang)).collect(),
    }
}

fn touched(one: &Touched, lang: Lang) -> TouchedJson<'_> {
    let (effect, changes) = match &one.effect {
        Effect::Added => ("added", &[][..]),
        Effect::Removed => ("removed", &[][..]),
        Effect::Changed(changes) => ("changed", changes.as_slice()),
    };
    TouchedJson {
        name: &one.name,
        effect,
        path: one.location.as_ref().and_then(|location| location.file.as_deref()),
        sheet: one.location.as_ref().and_then(|location| location.sheet.as_deref()),
        row: one.location.as_ref().map(|location| location.row.number()),
        changes: changes.iter().map(|change| ValueJson::of(change, lang)).collect(),
    }
}
