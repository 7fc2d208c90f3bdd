//! A list that goes on elsewhere: on the next sheet with its header or without one, and a table beneath
//! it that is about the same people.

use std::collections::{BTreeMap, BTreeSet};

use super::blocks::Block;
use super::body::{BodyRow, Rows};
use super::grid::{Grid, filled};
use super::numbering::Numbering;
use super::sheet::{SheetContext, TitledTable};
use super::table::{SoFar, TableSeen, TableStart};
use super::titles::{is_about_delegates, table_title};
use crate::roster::{Delegate, Field, RowInDoubt, RowReason, RowsLeftOut, ToldBy};
use crate::sheet::{Column, Row, Sheet, SheetRow};
use crate::spelling;

/// Whether a sheet goes on with the list of the sheet before it: the same header with no title of its
/// own, and people who are counted on.
pub(super) fn next_page(grid: &Grid<'_>, block: &Block<'_>, before: &TitledTable) -> bool {
    let labels: BTreeMap<Column, String> =
        before.read.table.headed().map(|(column, header)| (column, header.to_owned())).collect();
    let heads = block.titles.iter().any(|title| is_about_delegates(&title.text));
    let ordinal = before.read.columns.of(Field::Ordinal);
    let first =
        block.rows.iter().find_map(|row| Numbering::of(&row.sheet_row().cell(ordinal?)?.shown()));
    let counts_on = before.counts_on(first);
    labels == block.header.labels()
        && !heads
        && (counts_on || ordinal.is_none())
        && table_title(&[], grid.name()).role.is_none()
}

impl TitledTable {
    /// Whether a number goes on with the last one of this table.
    fn counts_on(&self, number: Option<Numbering>) -> bool {
        number.zip(self.read.so_far.last.as_ref()).is_some_and(|(next, last)| next.follows(last))
    }
}

/// A table beneath the list that tells nothing of delegates but their names, such as their pay, is
/// no list of its own: whom the list has already is not counted again, and whether it means the
/// others is open.
pub(super) fn leave_to_the_list(table: &mut TitledTable, before: &[TitledTable]) {
    let is_of_any_table =
        |field: Field| matches!(field, Field::Ordinal | Field::Notes) || field.is_name();
    let read = &mut table.read;
    let found = &mut read.found;
    let is_other = read.table.columns.iter().all(|column| is_of_any_table(column.field))
        && read.table.unused_columns.len() >= 2;
    if !is_other {
        return;
    }
    let name = |person: &Delegate| spelling::key(&person.name.written);
    let listed = before.iter().flat_map(|table| &table.read.found.delegates);
    let listed: BTreeSet<String> = listed.map(name).collect();
    found.in_doubt.retain(|row| !listed.contains(&name(&row.person)));
    for rows in &mut found.left_out {
        let is_open = found.in_doubt.iter().any(|row| row.person.row == rows.first);
        if rows.reason == RowReason::InDoubt && !is_open {
            rows.reason = RowReason::BelowTable;
        }
    }
    for person in std::mem::take(&mut found.delegates) {
        let is_listed = listed.contains(&name(&person));
        let reason = if is_listed { RowReason::BelowTable } else { RowReason::InDoubt };
        let written = person.name.written.to_string();
        found.left_out.push(RowsLeftOut {
            file: None,
            sheet: read.table.sheet.clone(),
            first: person.row,
            last: person.row,
            reason,
            written: written.clone(),
        });
        if !is_listed {
            found.in_doubt.push(RowInDoubt { person, written });
        }
    }
    found.left_out.sort_by_key(|rows| rows.first);
    read.table.delegates = 0;
}

/// What a sheet without a header goes on with.
pub(super) enum Continued {
    Table(Box<TitledTable>),
    /// People, perhaps, from this row on.
    Perhaps(Row),
}

/// Reads a sheet without a header as what the table before it goes on with; none where its rows do
/// not fit beneath the same columns.
pub(super) fn read_continued(
    sheet: &Sheet,
    context: &SheetContext<'_>,
    index: usize,
    before: &TitledTable,
) -> Option<Continued> {
    let grid = Grid::new(sheet);
    let own = table_title(&[], grid.name());
    let title = if own.role.is_some() { own.clone() } else { before.title.clone() };
    let goes_on = own.role.is_none();
    let start = TableStart {
        columns: before.read.columns.clone(),
        span: before.read.span,
        header_rows: Vec::new(),
        title: title.clone(),
        index,
        so_far: if goes_on { before.read.so_far.clone() } else { SoFar::default() },
        women_marked_beside: false,
        is_alone_on_its_sheet: true,
    };
    let rows: Vec<BodyRow<'_>> = grid.rows().iter().map(BodyRow::Row).collect();
    let seen = TableSeen::of(start, &rows, &grid, context);
    let read = seen.read(Rows::Kept(rows.into_iter()), &grid, context);
    let first = read.found.delegates.first()?.row;
    let number = sheet.row(first).and_then(|row| {
        let ordinal = row.cell(read.columns.of(Field::Ordinal)?)?;
        Numbering::of(&ordinal.shown())
    });
    let counts_on = before.counts_on(number);
    let heads = |row: &&SheetRow| filled(row).any(|cell| is_about_delegates(&cell.shown()));
    let is_titled = own.role.is_some()
        || grid.rows().iter().filter(|row| row.row < first).any(|row| heads(&row));
    let people = read.found.delegates.len();
    let telling = |least: usize| {
        read.found.delegates.iter().filter(|person| facts_told(person) >= least).count()
    };
    let is_sure = counts_on || is_titled || telling(2) * 5 >= people * 4;
    let is_other =
        |row: &&RowsLeftOut| row.reason == RowReason::Remark && row.written.contains(" | ");
    let others = read.found.left_out.iter().filter(is_other).count();
    let fits =
        (others + read.found.in_doubt.len()) * 4 <= people && (is_sure || telling(1) * 2 > people);
    let table = || Box::new(TitledTable { read, title, titles: Vec::new() });
    fits.then(|| if is_sure { Continued::Table(table()) } else { Continued::Perhaps(first) })
}

/// How many facts of somebody a row tells beside the name.
fn facts_told(person: &Delegate) -> usize {
    let facts = [
        person.birth.known().is_some(),
        person.gender.known().is_some(),
        person.group.known().is_some_and(|group| group.group().is_some()),
        person.role_told_by == Some(ToldBy::Column),
        person.others.iter().any(|(field, value)| *field == Field::Post && value.known().is_some()),
    ];
    facts.into_iter().filter(|is_told| *is_told).count()
}
