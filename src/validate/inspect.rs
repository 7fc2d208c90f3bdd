//! How a workbook is understood, without a verdict: for `inspect`.
//!
//! The same rooms as those of a check, up to the one that judges. Where a list cannot be read, what
//! was seen on the way is kept, because it is what helps the officer to help the tool.

use std::path::PathBuf;

use crate::fault::Fault;
use crate::recognise::{self, Survey, map_of};
use crate::roster::ColumnTrait;
use crate::roster::{Field, Roster, Table};
use crate::rules::{Level, Privacy};
use crate::settings::Unit;
use crate::sheet::{Column, ReadNote, Row, Sheet, Workbook};
use crate::wording::Lang;

use super::level::{self, LevelToldBy, ToldLevel};
use super::profile::OwnProfile;
use super::{CheckSettings, ListSource, masked, profile, unit, workbook};

/// How a workbook was understood.
#[derive(Debug, Clone, PartialEq)]
pub struct Inspection {
    /// The path as the user gave it.
    pub path: String,
    /// The sheets that were read, in their order; one without a name for CSV.
    pub sheets: Vec<Option<String>>,
    /// What to tell of the way the file was read.
    pub notes: Vec<ReadNote>,
    /// What was understood, however little.
    pub roster: Roster,
    /// Some values of each column, table by table.
    pub samples: Vec<Vec<ColumnSamples>>,
    /// The first rows of the sheets without a table.
    pub peeks: Vec<SheetPeek>,
    /// The level of the congress, where something tells it.
    pub level: Option<ToldLevel>,
    /// The ruleset by its id.
    pub ruleset: String,
    /// The settings file in force, and the unit that it takes the list for.
    pub settings: Option<SettingsSeen>,
    /// The levels that the ruleset knows.
    pub levels: Vec<Level>,
    /// Why `validate` could not check this list.
    pub error: Option<Fault>,
}

/// What a settings file says of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettingsSeen {
    pub file: PathBuf,
    /// The unit, where it names units and the list is known to be of one.
    pub unit: Option<String>,
    /// Whether it names units at all.
    pub names_units: bool,
}

/// Some values of a column, with numbers that are personal data masked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnSamples {
    pub column: Column,
    /// Different values, as written.
    pub values: Vec<String>,
}

/// The first rows of a sheet, or those from what looks like its header on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetPeek {
    /// The sheet; none for CSV.
    pub sheet: Option<String>,
    /// Its rows, with their cells.
    pub rows: Vec<(Row, Vec<(Column, String)>)>,
}

/// How many values of a column are shown.
const SAMPLES: usize = 3;
/// How many rows of a sheet without a table are shown, and how many cells of each.
const PEEK_ROWS: usize = 3;
const PEEK_CELLS: usize = 10;

/// Looks at one list; `path` is its name, as the user gave it.
///
/// The file itself may be unreadable: then only [`Inspection::error`] says something.
pub fn inspect_list(
    path: &str,
    source: ListSource<'_>,
    settings: &CheckSettings<'_>,
) -> Inspection {
    let file = match source {
        ListSource::File(file) => Some(file),
        ListSource::Bytes(_) => None,
    };
    let mut inspection = Inspection {
        path: path.to_owned(),
        sheets: Vec::new(),
        notes: Vec::new(),
        roster: Roster::default(),
        samples: Vec::new(),
        peeks: Vec::new(),
        level: None,
        ruleset: settings.ruleset.id.clone(),
        settings: settings.settings.map(|settings| SettingsSeen {
            file: settings.file.clone(),
            unit: None,
            names_units: !settings.units.is_empty(),
        }),
        levels: settings.ruleset.levels.clone(),
        error: None,
    };
    let privacy = settings.privacy;
    let workbook = match workbook(path, source, settings) {
        Ok(workbook) => workbook,
        Err(error) => return Inspection { error: Some(error), ..inspection },
    };
    let Survey { mut roster, problem, .. } =
        recognise::survey(workbook.clone(), &settings.recognise_options());
    inspection.error = problem;
    inspection.sheets = workbook.sheets.iter().map(|sheet| sheet.name.clone()).collect();
    inspection.samples =
        (0..roster.tables.len()).map(|at| samples(&roster, at, &workbook, privacy)).collect();
    inspection.peeks = peeks(&roster, &workbook, privacy);
    match profile::of_list(file, &roster, settings) {
        // That no level is known is no fault of the list: `inspect` says so by its absence.
        Ok(own) => {
            let unit = unit::of_list(file, &own, &roster, settings);
            if let Some(seen) = &mut inspection.settings {
                seen.unit = unit.map(|unit| unit.name.clone());
            }
            inspection.level = told_level(own, unit, &roster, settings);
        }
        Err(error) => _ = inspection.error.get_or_insert(error),
    }
    let level = inspection.level.as_ref().map(|level| level.id.as_str());
    if let Some(level) = level {
        level::settle_delegations(&mut roster, level, &settings.ruleset.levels);
    }
    if inspection.error.is_none() {
        let needed = needed(settings, level);
        inspection.error = recognise::require_columns(&roster, &needed).err();
    }
    masked::labels(&mut roster, privacy);
    inspection.error = inspection.error.map(|error| masked::error(error, privacy));
    inspection.notes = workbook.notes;
    inspection.roster = roster;
    inspection
}

/// The level, and what tells it; none where nothing does.
fn told_level(
    own: OwnProfile,
    unit: Option<&Unit>,
    roster: &Roster,
    settings: &CheckSettings<'_>,
) -> Option<ToldLevel> {
    let is_of_unit = own.is_told_by(unit, |profile| profile.level.is_some());
    let told = level::of_list(&own.completed(unit, settings), roster, settings).ok()?;
    let by = match told.by {
        LevelToldBy::Profile if is_of_unit => LevelToldBy::Settings,
        by => by,
    };
    Some(ToldLevel { by, ..told })
}

impl Inspection {
    /// A map file that says what was understood.
    pub fn map(&self, lang: Lang) -> String {
        map_of(&self.roster, &self.path, lang)
    }

    /// The values of a table's column.
    pub fn samples_of(&self, table: usize, column: Column) -> &[String] {
        self.samples
            .get(table)
            .and_then(|columns| columns.iter().find(|samples| samples.column == column))
            .map_or(&[], |samples| &samples.values)
    }
}

/// The fields that the rules need at this level, or at any where it is not known.
fn needed(settings: &CheckSettings<'_>, level: Option<&str>) -> Vec<Field> {
    let ruleset = settings.ruleset;
    let levels = ruleset.levels.iter().map(|level| level.id.as_str());
    let mut needed: Vec<Field> = levels
        .filter(|id| level.is_none_or(|level| level == *id))
        .flat_map(|id| ruleset.needed_fields(id))
        .collect();
    needed.sort_unstable();
    needed.dedup();
    needed
}

fn samples(
    roster: &Roster,
    index: usize,
    workbook: &Workbook,
    privacy: Privacy,
) -> Vec<ColumnSamples> {
    let Some(table) = roster.tables.get(index) else { return Vec::new() };
    let Some(sheet) = workbook.sheets.iter().find(|sheet| sheet.name == table.sheet) else {
        return Vec::new();
    };
    let rows: Vec<Row> = roster
        .delegates
        .iter()
        .filter(|delegate| delegate.table == index)
        .map(|delegate| delegate.row)
        .collect();
    let used = table.columns.iter().map(|column| column.column);
    let unused = table.unused_columns.iter().map(|column| column.column);
    used.chain(unused)
        .map(|column| ColumnSamples {
            column,
            values: values(sheet, table, column, &rows, privacy),
        })
        .collect()
}

fn values(
    sheet: &Sheet,
    table: &Table,
    column: Column,
    rows: &[Row],
    privacy: Privacy,
) -> Vec<String> {
    let field = table.columns.iter().find(|used| used.column == column).map(|used| used.field);
    let mut values: Vec<String> = Vec::new();
    for cell in rows.iter().filter_map(|row| sheet.row(*row)?.cell(column)) {
        let written = cell.shown();
        let value = match field {
            Some(field) if field.has(ColumnTrait::Private) => privacy.number(&written),
            _ => privacy.text(&written),
        };
        if !value.trim().is_empty() && !values.contains(&value) {
            values.push(value);
        }
        if values.len() == SAMPLES {
            break;
        }
    }
    values
}

fn peeks(roster: &Roster, workbook: &Workbook, privacy: Privacy) -> Vec<SheetPeek> {
    use crate::roster::SheetReason::{NamesNotFound, NoHeader, Summary};
    let peeked = roster.other_sheets.iter().filter_map(|other| {
        let from = match other.reason {
            NamesNotFound(row) => row,
            NoHeader | Summary => Row::new(1),
            _ => return None,
        };
        let sheet = workbook.sheets.iter().find(|sheet| sheet.name == other.sheet)?;
        Some(peek(sheet, from, privacy))
    });
    peeked.collect()
}

fn peek(sheet: &Sheet, from: Row, privacy: Privacy) -> SheetPeek {
    let rows = sheet
        .rows
        .iter()
        .filter(|row| row.row >= from)
        .map(|row| {
            let cells = row.cells.iter().filter(|cell| !cell.shown().trim().is_empty());
            let cells =
                cells.take(PEEK_CELLS).map(|cell| (cell.column, privacy.text(&cell.shown())));
            (row.row, cells.collect::<Vec<_>>())
        })
        .filter(|(_, cells)| !cells.is_empty())
        .take(PEEK_ROWS)
        .collect();
    SheetPeek { sheet: sheet.name.clone(), rows }
}
