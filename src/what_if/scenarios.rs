//! Scenario files: several named sets of changes, to be laid side by side.
//!
//! ```toml
//! [[scenario]]
//! name = "Thêm khách mời"
//! add = ["5: role=guest"]
//! remove = ["2: role=official,gender=female", "ĐB chính thức!17"]
//! set = ["row=22: gender=female"]
//! promote_alternates = 2
//! ```
//!
//! The keys of a scenario are applied in the order in which they stand.

use std::path::Path;

use super::change::{Change, ChangeKind};
use crate::closed_list::ClosedList;
use crate::fault::Fault;
use crate::files::Files;
use crate::rules::Ruleset;
use crate::text;
use crate::toml_tree::{self, Entry, Problem, Table, Value, ValueKind, WrittenTable};

/// A set of changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scenario {
    /// Its name; none for the one of the command line.
    pub name: Option<String>,
    /// The changes, in the order in which they are applied.
    pub changes: Vec<PlannedChange>,
}

/// A change with its own words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedChange {
    /// The change as written, without its option.
    pub written: String,
    pub change: Change,
}

impl PlannedChange {
    /// Reads a change of this kind.
    ///
    /// # Errors
    ///
    /// As [`Change::parse`].
    pub fn parse(kind: ChangeKind, written: &str, ruleset: &Ruleset) -> Result<Self, Fault> {
        let change = Change::parse(kind, written, ruleset)?;
        Ok(Self { written: written.trim().to_owned(), change })
    }
}

/// Reads a scenario file.
///
/// # Errors
///
/// The file cannot be read, or it is not valid; then all of its problems are told.
pub fn load_scenarios(
    path: &Path,
    files: &dyn Files,
    ruleset: &Ruleset,
) -> Result<Vec<Scenario>, Fault> {
    let what = text!(vi: "tệp kịch bản", en: "scenario file");
    toml_tree::file::load(path, files, &what, |text| parse_scenarios(text, ruleset))
}

/// Reads the text of a scenario file.
///
/// # Errors
///
/// All the problems of the text, which is file 0 of their places.
///
/// # Examples
///
/// ```
/// use delegate_quota::rooms::{rules, what_if::parse_scenarios};
///
/// let ruleset = rules::load("vn-2024")?;
/// let text = "[[scenario]]\nname = \"More guests\"\nadd = [\"5: role=guest\"]\n";
/// let scenarios = parse_scenarios(text, &ruleset).unwrap();
/// assert_eq!(scenarios[0].changes.len(), 1);
///
/// let problems = parse_scenarios("[[scenario]]\nname = \"x\"\nad = []\n", &ruleset).unwrap_err();
/// assert!(problems[0].message.en.contains("unknown key `ad`"));
/// # Ok::<(), delegate_quota::rooms::fault::Fault>(())
/// ```
pub fn parse_scenarios(text: &str, ruleset: &Ruleset) -> Result<Vec<Scenario>, Vec<Problem>> {
    let mut problems = Vec::new();
    let root = toml_tree::parse(text, 0, &mut problems);
    let file = WrittenTable::new(&root, ["scenario"]);
    file.finish(&mut problems);
    let items = file.required("scenario", &mut problems);
    let items = items.and_then(|value| value.as_array(&mut problems)).unwrap_or_default();
    let mut scenarios: Vec<Scenario> = Vec::new();
    for item in items {
        let Some(table) = item.as_table(&mut problems) else { continue };
        let scenario = scenario(table, ruleset, &mut problems);
        let name = table.get("name").map(|entry| &entry.value);
        if scenarios.iter().any(|other| other.name == scenario.name && scenario.name.is_some())
            && let Some(value) = name
        {
            problems.push(value.problem(text!(
                vi: "hai kịch bản trùng tên",
                en: "two scenarios have this name"
            )));
        }
        scenarios.push(scenario);
    }
    if items.is_empty() && problems.is_empty() {
        problems.push(Problem::error(
            &root.place,
            text!(vi: "tệp chưa có kịch bản nào", en: "there is no scenario in the file"),
        ));
    }
    if problems.is_empty() { Ok(scenarios) } else { Err(problems) }
}

fn scenario(table: &Table, ruleset: &Ruleset, problems: &mut Vec<Problem>) -> Scenario {
    let known = std::iter::once("name").chain(ChangeKind::ids());
    let written = WrittenTable::new(table, known);
    written.finish(problems);
    let name = written.required("name", problems);
    let name = name.and_then(|value| value.as_words(problems)).map(str::to_owned);
    let mut changes = Vec::new();
    let mut is_empty = true;
    for Entry { key, value } in table.entries.iter() {
        let kind = ChangeKind::with_id(&key.name);
        if let Some(kind) = kind {
            let before = problems.len();
            let found = changes_of(kind, value, ruleset, problems);
            is_empty &= found.is_empty() && problems.len() == before;
            changes.extend(found);
        }
    }
    if is_empty && name.is_some() {
        problems.push(
            Problem::error(
                &table.place,
                text!(vi: "kịch bản chưa có thay đổi nào", en: "the scenario changes nothing"),
            )
            .help(text!(
                vi: "ghi `add`, `remove`, `set` hoặc `promote_alternates`",
                en: "write `add`, `remove`, `set` or `promote_alternates`"
            )),
        );
    }
    Scenario { name, changes }
}

fn changes_of(
    kind: ChangeKind,
    value: &Value,
    ruleset: &Ruleset,
    problems: &mut Vec<Problem>,
) -> Vec<PlannedChange> {
    let is_number = kind == ChangeKind::PromoteAlternates;
    let items = match &value.kind {
        ValueKind::String(_) => std::slice::from_ref(value),
        _ if is_number => std::slice::from_ref(value),
        _ => value.as_array(problems).unwrap_or_default(),
    };
    let mut changes = Vec::new();
    for item in items {
        let written = if is_number {
            item.as_count(problems).map(|count| count.to_string())
        } else {
            item.as_words(problems).map(str::to_owned)
        };
        match written.map(|written| PlannedChange::parse(kind, &written, ruleset)) {
            Some(Ok(planned)) => changes.push(planned),
            Some(Err(fault)) => problems.push(Problem::refused(&item.place, fault)),
            None => {}
        }
    }
    changes
}
