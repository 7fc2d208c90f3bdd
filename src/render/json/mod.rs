//! The report for programs: schema version 1.
//!
//! The shape is a promise that has nothing to do with how the report is kept in memory, so it is
//! written down here in structs of its own. Keys may be added; none is renamed or removed without a
//! new [`SCHEMA_VERSION`]. The keys stand in the order in which the documentation shows them.

mod compare;
mod list;
mod side_by_side;
mod what_if;

pub(super) use compare::render as compared;
pub(super) use what_if::render as what_if;

use serde::Serialize;

use crate::report::{InputError, InputReport, Report, RulesetFacts};
use crate::wording::Lang;

use list::{CheckJson, Congress, FindingJson, TableJson, TallyJson};
pub(super) use list::{Note, RowsJson, SheetJson};

/// The version of the shape.
pub(super) const SCHEMA_VERSION: u32 = 1;

#[derive(Serialize)]
struct Document<'a> {
    schema_version: u32,
    tool: Tool,
    ruleset: Ruleset<'a>,
    inputs: Vec<Input<'a>>,
    summary: Summary,
}

#[derive(Serialize)]
pub(super) struct Tool {
    name: &'static str,
    version: &'static str,
}

#[derive(Serialize)]
struct Ruleset<'a> {
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
    tally: Option<TallyJson>,
    checks: Vec<CheckJson<'a>>,
    findings: Vec<FindingJson<'a>>,
    rows_left_out: Vec<RowsJson<'a>>,
    sheets_left_out: Vec<SheetJson<'a>>,
    notes: Vec<Note>,
}

impl<'a> Ruleset<'a> {
    fn of(facts: &'a RulesetFacts, lang: Lang) -> Self {
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
}

/// Renders the report, indented, so that people can read it too.
pub(super) fn render(report: &Report, lang: Lang) -> String {
    let counts = report.counts();
    let document = Document {
        schema_version: SCHEMA_VERSION,
        tool: Tool::this(),
        ruleset: Ruleset::of(&report.ruleset, lang),
        inputs: report.inputs.iter().map(|one| input(one, lang)).collect(),
        summary: Summary {
            inputs: report.inputs.len(),
            errors: counts.errors,
            warnings: counts.warnings,
            not_checked: counts.not_checked,
            advice: counts.advice,
            unreadable: report.inputs.iter().filter(|input| input.outcome.is_err()).count(),
        },
    };
    pretty(&document)
}

/// A document as indented JSON, ending with a line feed.
pub(super) fn pretty(document: &impl Serialize) -> String {
    let mut text = serde_json::to_string_pretty(document)
        .expect("structs of strings, numbers and lists always become JSON");
    text.push('\n');
    text
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
            rows_left_out: Vec::new(),
            sheets_left_out: Vec::new(),
            notes: Vec::new(),
        },
        Ok(list) => Input {
            path,
            error: None,
            congress: Some(Congress::of(&list.congress)),
            tables: list.roster.tables.iter().map(TableJson::of).collect(),
            tally: Some(TallyJson::of(&list.tally)),
            checks: list.checks.iter().map(|check| CheckJson::of(check, lang)).collect(),
            findings: list.findings.iter().map(|finding| FindingJson::of(finding, lang)).collect(),
            rows_left_out: list.roster.rows_left_out.iter().map(RowsJson::of).collect(),
            sheets_left_out: list
                .roster
                .other_sheets
                .iter()
                .map(|sheet| SheetJson::of(sheet, lang))
                .collect(),
            notes: list.notes.iter().map(|note| Note::of(note, lang)).collect(),
        },
    }
}

/// Why something could not be checked.
pub(super) fn error(error: &InputError, lang: Lang) -> Error<'_> {
    Error {
        message: error.message.get(lang),
        help: error.help.iter().map(|help| help.get(lang)).collect(),
    }
}

#[cfg(test)]
mod tests;
