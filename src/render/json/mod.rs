//! The report for programs: schema version 1.
//!
//! The shape is a promise that has nothing to do with how the report is kept in memory, so it is
//! written down here in structs of its own. Keys may be added; none is renamed or removed without a
//! new [`SCHEMA_VERSION`]. The keys stand in the order in which the documentation shows them.

mod between_lists;
mod compare;
pub(super) mod lines;
mod list;
mod repair;
mod side_by_side;
mod table;
mod what_if;

pub(super) use compare::render as compared;
pub(super) use what_if::render as what_if;

use std::sync::Arc;

use serde::Serialize;

use crate::fault::Fault;
use crate::report::{Closing, InputReport, PassedOverKind, RulesetFacts, Run, Tally};
use crate::roster::Role;
use crate::wording::Lang;

use super::TextWriter;
use between_lists::{BetweenListsJson, TotalsJson, UnitJson};
use list::{CheckJson, Congress, FindingJson};
pub(super) use list::{Note, RowsJson, SheetJson};
pub(super) use repair::render as repair;
pub(super) use table::TableJson;

/// The version of the shape.
pub(super) const SCHEMA_VERSION: u32 = 1;

/// What stands before the list of inputs.
#[derive(Serialize)]
struct Head<'a> {
    schema_version: u32,
    tool: Tool,
    ruleset: Ruleset<'a>,
}

/// What stands behind it.
#[derive(Serialize)]
struct Foot<'a> {
    units: Vec<UnitJson<'a>>,
    #[serde(rename = "across")]
    between_lists: BetweenListsJson<'a>,
    summary: Summary,
    totals: Vec<TotalsJson>,
    passed_over: Vec<PassedOverJson<'a>>,
}

/// A file of a folder that was not checked.
#[derive(Serialize)]
struct PassedOverJson<'a> {
    path: &'a str,
    kind: PassedOverKind,
    reason: &'a str,
}

#[derive(Serialize)]
pub(super) struct Tool {
    name: &'static str,
    version: &'static str,
}

#[derive(Serialize)]
pub(super) struct Ruleset<'a> {
    id: &'a str,
    title: &'a str,
    sources: &'a [String],
}

#[derive(Serialize)]
struct Input<'a> {
    path: &'a str,
    error: Option<Error<'a>>,
    congress: Option<Congress<'a>>,
    tables: Vec<TableJson<'a>>,
    tally: Option<&'a Tally>,
    checks: Vec<CheckJson<'a>>,
    findings: Vec<FindingJson<'a>>,
    unit: Option<&'a str>,
    ruleset: Option<&'a str>,
    rows_left_out: Vec<RowsJson<'a>>,
    sheets_left_out: Vec<SheetJson<'a>>,
    notes: Vec<Note<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    parts: Vec<PartJson<'a>>,
    #[serde(skip_serializing_if = "<[Role]>::is_empty")]
    roles_elsewhere: &'a [Role],
}

/// One of several files of a list.
#[derive(Serialize)]
struct PartJson<'a> {
    path: &'a str,
    tables: Vec<TableJson<'a>>,
}

impl<'a> PartJson<'a> {
    fn all(input: &'a InputReport) -> Vec<Self> {
        let tables = input.outcome.as_ref().map_or(&[][..], |list| &list.roster.tables);
        let of = |path: &'a Arc<str>| Self {
            path,
            tables: tables
                .iter()
                .filter(|table| table.file.as_ref() == Some(path))
                .map(TableJson::of)
                .collect(),
        };
        input.parts.iter().map(of).collect()
    }
}

impl<'a> Ruleset<'a> {
    /// The ruleset in force.
    pub(super) fn of(facts: &'a RulesetFacts, lang: Lang) -> Self {
        Self { id: &facts.id, title: facts.title.get(lang), sources: &facts.sources }
    }
}

impl Tool {
    /// This tool.
    pub(super) fn this() -> Self {
        Self { name: env!("CARGO_PKG_NAME"), version: env!("CARGO_PKG_VERSION") }
    }
}

#[derive(Serialize)]
pub(super) struct Error<'a> {
    message: &'a str,
    help: Vec<&'a str>,
}

#[derive(Serialize)]
struct Summary {
    inputs: usize,
    errors: u64,
    warnings: u64,
    not_checked: u64,
    advice: u64,
    unreadable: usize,
    waived: u64,
}

/// Writes the report, indented, so that people can read it too.
pub(super) struct Writer {
    lang: Lang,
}

impl Writer {
    pub(super) fn new(lang: Lang) -> Self {
        Self { lang }
    }
}

impl TextWriter for Writer {
    fn begin(&mut self, run: &Run) -> String {
        let head = pretty(&Head::of(run, self.lang));
        let open = head.trim_end().trim_end_matches('}').trim_end();
        format!("{open},\n  \"inputs\": [")
    }

    fn input(&mut self, _run: &Run, input: &InputReport, number: usize) -> String {
        element(&self::input(input, self.lang), number == 1, 4)
    }

    fn end(&mut self, _run: &Run, closing: &Closing) -> String {
        let foot = pretty(&Foot::of(closing, self.lang));
        let foot = foot.trim_start_matches('{');
        let close = if closing.inputs > 0 { "\n  ]" } else { "]" };
        format!("{close},{foot}")
    }
}

impl<'a> Head<'a> {
    fn of(run: &'a Run, lang: Lang) -> Self {
        Self {
            schema_version: SCHEMA_VERSION,
            tool: Tool::this(),
            ruleset: Ruleset::of(run.ruleset(), lang),
        }
    }
}

impl<'a> Foot<'a> {
    fn of(closing: &'a Closing, lang: Lang) -> Self {
        Self {
            units: closing.overview.units.iter().map(UnitJson::of).collect(),
            between_lists: BetweenListsJson::of(&closing.between_lists, lang),
            summary: Summary::of(closing),
            totals: closing.overview.totals().into_iter().map(TotalsJson::of).collect(),
            passed_over: closing
                .passed_over
                .iter()
                .map(|file| PassedOverJson {
                    path: &file.path,
                    kind: file.kind,
                    reason: file.reason.get(lang),
                })
                .collect(),
        }
    }
}

impl Summary {
    fn of(closing: &Closing) -> Self {
        let counts = closing.counts;
        Self {
            inputs: closing.inputs,
            errors: counts.errors,
            warnings: counts.warnings,
            not_checked: counts.not_checked,
            advice: counts.advice,
            unreadable: closing.unreadable,
            waived: counts.waived,
        }
    }
}

/// A document as indented JSON, ending with a line feed.
pub(super) fn pretty(document: &impl Serialize) -> String {
    let mut text = serde_json::to_string_pretty(document)
        .expect("structs of strings, numbers and lists always become JSON");
    text.push('\n');
    text
}

/// A document as an element of a list that is written element by element, so far indented.
pub(super) fn element(document: &impl Serialize, first: bool, indent: usize) -> String {
    let comma = if first { "" } else { "," };
    let line = format!("\n{}", " ".repeat(indent));
    let text = pretty(document);
    format!("{comma}{line}{}", text.trim_end().replace('\n', &line))
}

fn input(input: &InputReport, lang: Lang) -> Input<'_> {
    let path = input.path.as_str();
    match &input.outcome {
        Err(error) => Input {
            path,
            error: Some(self::error(error, lang)),
            congress: None,
            tables: Vec::new(),
            tally: None,
            checks: Vec::new(),
            findings: Vec::new(),
            unit: input.unit.as_deref(),
            ruleset: None,
            rows_left_out: Vec::new(),
            sheets_left_out: Vec::new(),
            notes: Vec::new(),
            parts: PartJson::all(input),
            roles_elsewhere: &[],
        },
        Ok(list) => Input {
            path,
            error: None,
            congress: Some(Congress::of(&list.congress)),
            tables: list.roster.tables.iter().map(TableJson::of).collect(),
            tally: Some(&list.tally),
            checks: list.checks.iter().map(|check| CheckJson::of(check, path, lang)).collect(),
            findings: list.findings.iter().map(|it| FindingJson::of(it, path, lang)).collect(),
            unit: input.unit.as_deref(),
            ruleset: Some(&list.ruleset.id),
            rows_left_out: list
                .roster
                .rows_left_out
                .iter()
                .map(|it| RowsJson::of(it, path))
                .collect(),
            sheets_left_out: list
                .roster
                .other_sheets
                .iter()
                .map(|sheet| SheetJson::of(sheet, path, lang))
                .collect(),
            notes: list.notes.iter().map(|note| Note::of_list(note, path, lang)).collect(),
            parts: PartJson::all(input),
            roles_elsewhere: &list.roles_elsewhere,
        },
    }
}

/// Why something could not be checked.
pub(super) fn error(error: &Fault, lang: Lang) -> Error<'_> {
    Error {
        message: error.message.get(lang),
        help: error.help.iter().map(|help| help.get(lang)).collect(),
    }
}

#[cfg(test)]
mod tests;
