//! How a workbook was understood, for programs: the keys of the report's tables, and more.

use serde::Serialize;

use crate::render::json::{self, Error, Note, RowsJson, SheetJson, TableJson, Tool};
use crate::roster::ToldBy;
use crate::roster::{OfficialKind, Role, SectionHeading, StatedTotal, Table, TableOf};
use crate::validate::{Inspection, LevelToldBy, SheetPeek};
use crate::wording::Lang;

#[derive(Serialize)]
struct InspectionJson<'a> {
    schema_version: u32,
    tool: Tool,
    path: &'a str,
    error: Option<Error<'a>>,
    level: Option<LevelJson<'a>>,
    sheets: Vec<SheetSeen<'a>>,
    tables: Vec<TableSeen<'a>>,
    delegates: Vec<RoleCount>,
    notes: Vec<Note<'a>>,
    ruleset: &'a str,
    settings: Option<SettingsJson<'a>>,
}

/// The settings file in force, and the unit that it takes the list for.
#[derive(Serialize)]
struct SettingsJson<'a> {
    file: String,
    unit: Option<&'a str>,
}

#[derive(Serialize)]
struct LevelJson<'a> {
    id: &'a str,
    told_by: LevelToldBy,
}

/// A sheet: how many tables it holds, or why none.
#[derive(Serialize)]
struct SheetSeen<'a> {
    sheet: Option<&'a str>,
    tables: usize,
    without_table: Option<SheetJson<'a>>,
    first_rows: Vec<RowJson<'a>>,
    rows_left_out: Vec<RowsJson<'a>>,
}

#[derive(Serialize)]
struct RowJson<'a> {
    row: u32,
    cells: Vec<CellJson<'a>>,
}

#[derive(Serialize)]
struct CellJson<'a> {
    column: String,
    text: &'a str,
}

/// A table as in a report, and how it was understood.
#[derive(Serialize)]
struct TableSeen<'a> {
    #[serde(flatten)]
    table: TableJson<'a>,
    roles: Vec<RoleCount>,
    sections: Vec<SectionJson<'a>>,
    stated_totals: Vec<TotalJson>,
    rows_in_doubt: Vec<InDoubtJson<'a>>,
}

#[derive(Serialize)]
struct InDoubtJson<'a> {
    row: u32,
    cell: Option<String>,
    written: &'a str,
}

#[derive(Serialize)]
struct RoleCount {
    role: Option<Role>,
    told_by: Option<ToldBy>,
    delegates: u64,
}

#[derive(Serialize)]
struct SectionJson<'a> {
    row: u32,
    written: &'a str,
    role: Option<Role>,
    kind: Option<OfficialKind>,
    unit: Option<&'a str>,
}

#[derive(Serialize)]
struct TotalJson {
    cell: String,
    counts: &'static str,
    stated: Option<u64>,
    counted_least: u64,
    counted_most: u64,
    agrees: bool,
}

pub(super) fn render(inspection: &Inspection, lang: Lang) -> String {
    let roster = &inspection.roster;
    let congress = |at: usize| roster.tables.get(at).is_some_and(|it| it.of == TableOf::Congress);
    json::pretty(&InspectionJson {
        schema_version: json::SCHEMA_VERSION,
        tool: Tool::this(),
        path: &inspection.path,
        error: inspection.error.as_ref().map(|error| json::error(error, lang)),
        level: inspection
            .level
            .as_ref()
            .map(|level| LevelJson { id: &level.id, told_by: level.by }),
        sheets: sheets(inspection, lang),
        tables: roster
            .tables
            .iter()
            .enumerate()
            .map(|(at, it)| table(inspection, at, it))
            .collect(),
        delegates: roles(inspection, congress),
        notes: inspection.notes.iter().map(|note| Note::of(note, lang)).collect(),
        ruleset: &inspection.ruleset,
        settings: inspection.settings.as_ref().map(|seen| SettingsJson {
            file: seen.file.display().to_string(),
            unit: seen.unit.as_deref(),
        }),
    })
}

fn sheets(inspection: &Inspection, lang: Lang) -> Vec<SheetSeen<'_>> {
    let roster = &inspection.roster;
    let unread = roster.other_sheets.iter().map(|other| &other.sheet);
    let unread = unread.filter(|sheet| !inspection.sheets.contains(sheet));
    inspection
        .sheets
        .iter()
        .chain(unread)
        .map(|sheet| {
            let other = roster.other_sheets.iter().find(|other| other.sheet == *sheet);
            let peek = inspection.peeks.iter().find(|peek| peek.sheet == *sheet);
            SheetSeen {
                sheet: sheet.as_deref(),
                tables: roster.tables.iter().filter(|table| table.sheet == *sheet).count(),
                without_table: other.map(|other| SheetJson::of(other, &inspection.path, lang)),
                first_rows: peek.map(first_rows).unwrap_or_default(),
                rows_left_out: roster
                    .rows_left_out
                    .iter()
                    .filter(|rows| rows.sheet == *sheet)
                    .map(|rows| RowsJson::of(rows, &inspection.path))
                    .collect(),
            }
        })
        .collect()
}

fn first_rows(peek: &SheetPeek) -> Vec<RowJson<'_>> {
    peek.rows
        .iter()
        .map(|(row, cells)| RowJson {
            row: row.number(),
            cells: cells
                .iter()
                .map(|(column, text)| CellJson { column: column.to_string(), text })
                .collect(),
        })
        .collect()
}

fn table<'a>(inspection: &'a Inspection, at: usize, table: &'a Table) -> TableSeen<'a> {
    let roster = &inspection.roster;
    TableSeen {
        table: TableJson::with_samples(table, |column| inspection.samples_of(at, column)),
        roles: roles(inspection, |table| table == at),
        sections: roster.sections.iter().filter(|it| it.table == at).map(section).collect(),
        stated_totals: roster
            .stated_totals
            .iter()
            .filter(|it| it.table == at)
            .map(|it| total(inspection, it))
            .collect(),
        rows_in_doubt: roster
            .rows_in_doubt
            .iter()
            .filter(|it| it.person.table == at)
            .map(|it| InDoubtJson {
                row: it.person.row.number(),
                cell: it.person.name.cell.map(|cell| cell.to_string()),
                written: &it.written,
            })
            .collect(),
    }
}

fn roles(inspection: &Inspection, of: impl Fn(usize) -> bool) -> Vec<RoleCount> {
    let mut counts: Vec<RoleCount> = Vec::new();
    for delegate in inspection.roster.delegates.iter().filter(|delegate| of(delegate.table)) {
        let (role, told_by) = (delegate.role.known().copied(), delegate.role_told_by);
        match counts.iter_mut().find(|held| held.role == role && held.told_by == told_by) {
            Some(held) => held.delegates += 1,
            None => counts.push(RoleCount { role, told_by, delegates: 1 }),
        }
    }
    counts
}

fn section(section: &SectionHeading) -> SectionJson<'_> {
    SectionJson {
        row: section.row.number(),
        written: &section.written,
        role: section.role,
        kind: section.kind,
        unit: section.unit.as_deref(),
    }
}

fn total(inspection: &Inspection, total: &StatedTotal) -> TotalJson {
    let counted = inspection.roster.counted(total);
    TotalJson {
        cell: total.cell.to_string(),
        counts: total.counts.id(),
        stated: total.stated,
        counted_least: counted.least,
        counted_most: counted.most,
        agrees: total.stated.is_some_and(|stated| counted.fits(stated)),
    }
}
