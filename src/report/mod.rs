//! All that a renderer knows: checks, findings, and how the list was understood.
//!
//! A [`Check`] is one rule's outcome, once for the whole list; a [`Finding`] is something to mend
//! at one place. A failure that belongs to rows stands in both. Texts carry both languages; the
//! renderer chooses.

mod between_lists;
mod citation;
mod counts;
mod missing_fact;
mod off_by;
mod overview;
mod passed_over;
mod run;
mod tally;
mod waived;
pub mod words;

use std::sync::Arc;

use jiff::civil::Date;
use serde::Serialize;

use crate::catalogue::GroupCode;
use crate::closed_list::closed_list;
use crate::fault::Fault;
use crate::numbers::{Fraction, Headcount};
use crate::roster::{Delegate, Role, Roster, SheetOf};
use crate::sheet::{CellRef, ReadNote, Row};
use crate::wording::Text;

pub use between_lists::{BetweenLists, FindingBetweenLists, Place};
pub use citation::{Citation, IssuedDocument};
pub use counts::{Counts, Standing, Strictness};
pub use missing_fact::{CongressFact, FactPlace, MissingFact, way_on};
pub use off_by::{Fulfilled, OffBy};
pub use overview::{Broken, LevelTotals, Overview, UnitLine, UnitStanding};
pub use passed_over::{PassedOver, PassedOverKind};
pub use run::{Closing, Report, RuleFacts, RulesetFacts, Run};
pub use tally::{Headcounts, Tally, TallyCount};
pub use waived::Waived;

/// How a rule came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// It holds, whichever way the unknown values turn out.
    Pass,
    /// It is broken, whichever way the unknown values turn out.
    Fail,
    /// It cannot be told from what is known.
    NotChecked,
}

closed_list! {
    /// How much a broken rule weighs. The order is from the least to the most.
    pub enum Severity as "snake_case" {
        /// Worth a look.
        Advice,
        /// Should be mended; an error under `--deny-warnings`.
        Warning,
        /// The list cannot be submitted.
        Error,
    }
}

/// A measured quantity or a limit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Measure {
    /// A number of people, of rows or of groups.
    Count(Headcount),
    Day(Date),
    /// A length in days, such as `1.5`.
    Days(Fraction),
}

/// One rule's outcome.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// The rule's id.
    pub rule: String,
    /// The rule's kind, such as `share`.
    pub kind: &'static str,
    /// The rule's title.
    pub title: Text,
    /// How it came out.
    pub status: Status,
    /// How much it weighs.
    pub severity: Severity,
    /// What was counted or found.
    pub observed: Option<Measure>,
    /// The whole that a part was measured against.
    pub of: Option<Headcount>,
    /// The least that is allowed, in the unit of `observed`.
    pub min: Option<Measure>,
    /// The most that is allowed, in the unit of `observed`.
    pub max: Option<Measure>,
    /// The limit as the rule writes it, such as `30%` or `1/3`; none where `min` and `max` say it.
    pub limit: Option<String>,
    /// How many people fit before the rule breaks; negative: how many too many or too few.
    pub margin: Option<i64>,
    /// Where each of some people must be something: how many are.
    pub fulfilled: Option<Fulfilled>,
    /// Whether what was found are places of the list to mend, and no number of people.
    pub counts_places: bool,
    /// For coverage of groups, those without a delegate.
    pub missing: Vec<GroupCode>,
    /// What came out, in one sentence with the numbers.
    pub message: Text,
    /// What would mend it, or what the check lacks.
    pub help: Option<Text>,
    /// Where the rule comes from.
    pub citation: Citation,
    /// For a check that could not be made: the fact of the congress that it waits for.
    pub waits_for: Option<MissingFact>,
    /// For a check that could not be made: the places whose unknown values decide it.
    pub decided_by: Vec<Location>,
    /// The waiver under which it is accepted as it is.
    pub waived: Option<Arc<Waived>>,
}

/// A place in the list.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Location {
    /// The file, of a list of several files.
    pub file: Option<Arc<str>>,
    /// The sheet; none for CSV.
    pub sheet: Option<String>,
    pub row: Row,
    /// The cell, where one is meant.
    pub cell: Option<CellRef>,
}

impl Location {
    /// The delegate's row, or a cell of it.
    pub fn of(roster: &Roster, delegate: &Delegate, cell: Option<CellRef>) -> Self {
        let table = roster.tables.get(delegate.table);
        Self {
            file: table.and_then(|table| table.file.clone()),
            sheet: table.and_then(|table| table.sheet.clone()),
            row: delegate.row,
            cell,
        }
    }

    /// The sheet that it is on.
    pub fn on_sheet(&self) -> SheetOf<'_> {
        SheetOf::new(self.file.as_ref(), self.sheet.as_ref())
    }

    /// The path of its file, in the list of this path.
    pub fn path<'a>(&'a self, list: &'a str) -> &'a str {
        self.file.as_deref().unwrap_or(list)
    }
}

/// Something to mend at one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The id of the rule that asked for it.
    pub rule: String,
    /// How much it weighs.
    pub severity: Severity,
    /// What is wrong, quoting the cell as written.
    pub message: Text,
    /// What to do about it.
    pub help: Option<Text>,
    /// Where.
    pub location: Location,
    /// The delegate's name as written, if the row has one.
    pub delegate: Option<String>,
    /// The waiver under which it is accepted as it is.
    pub waived: Option<Arc<Waived>>,
}

/// What was checked, and against which facts: the congress as it was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CongressFacts {
    /// The unit's name.
    pub name: Option<String>,
    /// The province that the unit belongs to.
    pub province: Option<String>,
    pub level: String,
    /// What the ruleset calls the level.
    pub level_title: Text,
    pub minority_population: Option<u64>,
    /// The resident minority groups.
    pub groups: Option<Vec<GroupCode>>,
}

/// One list's report.
#[derive(Debug, Clone, PartialEq)]
pub struct ListReport {
    /// The rules that it was checked against.
    pub ruleset: Arc<RulesetFacts>,
    /// The congress.
    pub congress: CongressFacts,
    /// How the list was understood.
    pub roster: Roster,
    /// What to tell of the way its files were read.
    pub notes: Vec<FileNote>,
    /// The counts.
    pub tally: Tally,
    /// The roles whose delegates are kept in other files, where this is a part of a list.
    pub roles_elsewhere: Vec<Role>,
    /// Every rule that applies, in the order of the ruleset.
    pub checks: Vec<Check>,
    /// Everything to mend, in the order of the file.
    pub findings: Vec<Finding>,
}

/// What to tell of the way a file was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileNote {
    /// The file, of a list of several files.
    pub file: Option<Arc<str>>,
    /// What there is to tell.
    pub note: ReadNote,
}

/// One input of a run.
#[derive(Debug, Clone, PartialEq)]
pub struct InputReport {
    /// The path as the user gave it, of several files the first; `-` for standard input.
    pub path: String,
    /// All its files, that of the path in front, where the list has several; else none.
    pub parts: Vec<Arc<str>>,
    /// The unit of the settings that sent it.
    pub unit: Option<String>,
    /// The report, or why there is none.
    pub outcome: Result<Box<ListReport>, Fault>,
    /// What it turned out to be, where it is no list and no fault: it is not an input then.
    pub passed_over: Option<PassedOver>,
}

impl InputReport {
    /// The paths of all its files.
    pub fn paths(&self) -> Vec<String> {
        if self.parts.is_empty() {
            return vec![self.path.clone()];
        }
        self.parts.iter().map(ToString::to_string).collect()
    }

    /// The unit that the list is of: that of the settings, else that of its congress.
    pub fn unit_name(&self) -> Option<&str> {
        let named = || self.outcome.as_ref().ok()?.congress.name.as_deref();
        self.unit.as_deref().or_else(named)
    }
}
