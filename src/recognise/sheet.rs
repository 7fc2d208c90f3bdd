//! One sheet: its headers, the tables beneath them, and the titles above.

use std::collections::{BTreeMap, BTreeSet};

use super::blocks::{Block, blocks};
use super::columns::{Content, assign, side_by_side};
use super::evidence::has_letters;
use super::grid::{Grid, filled};
use super::header::Header;
use super::hints::{Hints, TableHint};
use super::numbering::Numbering;
use super::section::SectionStack;
use super::table::{BodyRow, TableRead, TableStart, read};
use super::titles::{TableTitle, is_about_delegates, table_title};
use super::told::{find_headers, hint_for, tell_columns, tell_title};
use super::unread::without_table;
use crate::catalogue::Remembering;
use crate::fold;
use crate::roster::{
    Delegate, Field, Role, RowInDoubt, RowReason, RowsLeftOut, SheetReason, TableOf, Title, ToldBy,
};
use crate::sheet::{Column, Row, Sheet, SheetRow};

/// What came of a sheet.
pub(super) enum SheetRead {
    Tables(Vec<TitledTable>),
    /// No table, and why.
    None {
        reason: SheetReason,
        texts: Vec<Title>,
    },
    /// A list whose names are headed by nothing that is known: taking it for no list would leave
    /// its people out in silence.
    NamesNotFound {
        row: Row,
        labels: Vec<(Column, String)>,
    },
    /// People whom no header explains; the first stands in this row.
    NoHeader {
        row: Row,
        texts: Vec<Title>,
    },
}

/// A table with its title.
pub(super) struct TitledTable {
    pub(super) read: TableRead,
    pub(super) title: TableTitle,
    pub(super) titles: Vec<Title>,
}

/// What reading a sheet needs to know.
pub(super) struct SheetContext<'a> {
    pub(super) catalogue: &'a Remembering<'a>,
    pub(super) unstated_role: Option<Role>,
    pub(super) hints: &'a Hints,
}

/// Where a block stands in the list.
#[derive(Default)]
struct Place {
    /// The number of tables before it.
    index: usize,
    /// What a list that goes on has said so far.
    sections: SectionStack,
    title: Option<TableTitle>,
    last: Option<Numbering>,
}

/// Reads a sheet; `index` is the number of tables before it, and `before` the last of them.
pub(super) fn read_sheet(
    sheet: &Sheet,
    context: &SheetContext<'_>,
    index: usize,
    before: Option<&TitledTable>,
) -> SheetRead {
    let grid = Grid::new(sheet);
    let described: Vec<&TableHint> = context.hints.tables_of(grid.name()).collect();
    let found = find_headers(&grid, context.hints, &described);
    if found.is_empty() {
        return without_table(&grid, context);
    }
    let mut tables: Vec<TitledTable> = Vec::new();
    for block in blocks(&grid, &found) {
        let above = match tables.last() {
            Some(table) => Some(table).filter(|_| block.goes_on),
            None => before.filter(|table| next_page(&grid, &block, table)),
        };
        let place = Place {
            index: index + tables.len(),
            sections: above.map(|table| table.read.sections.clone()).unwrap_or_default(),
            title: above.map(|table| table.title.clone()).filter(|_| !block.goes_on),
            last: above.and_then(|table| table.read.last.clone()),
        };
        let mut read = read_block(&grid, &block, &described, context, &place);
        if block.goes_on {
            read.iter_mut().for_each(|table| leave_to_the_list(table, &tables));
        }
        tables.extend(read);
    }
    SheetRead::Tables(tables)
}

/// The people who stand beside the lower rows of a header: of two tables side by side, one may have
/// the deeper header.
fn names_beside_the_header<'a>(
    grid: &Grid<'a>,
    header: &Header,
    names: Option<Column>,
) -> Vec<BodyRow<'a>> {
    let is_beside = |row: &&SheetRow| {
        row.row > header.first
            && row.row <= header.last
            && names.and_then(|names| row.cell(names)).is_some_and(|cell| {
                let text = cell.shown();
                let path = header.columns.get(&cell.column);
                has_letters(cell) && path.is_some_and(|path| !path.contains(&text))
            })
    };
    grid.rows().iter().filter(is_beside).map(BodyRow::Row).collect()
}

/// Whether a sheet goes on with the list of the sheet before it: the same header with no title of its
/// own, and people who are counted on.
fn next_page(grid: &Grid<'_>, block: &Block<'_>, before: &TitledTable) -> bool {
    let table = &before.read.table;
    let used = table.columns.iter().map(|column| (column.column, column.header.clone()));
    let unused = table.unused_columns.iter().map(|column| (column.column, column.header.clone()));
    let labels: BTreeMap<Column, String> = used.chain(unused).collect();
    let own: BTreeMap<Column, String> =
        block.header.columns.iter().map(|(column, path)| (*column, Header::label(path))).collect();
    let heads = block.titles.iter().any(|title| is_about_delegates(&title.text));
    let ordinal = before.read.columns.of(Field::Ordinal);
    let first =
        block.rows.iter().find_map(|row| Numbering::of(&row.sheet_row().cell(ordinal?)?.shown()));
    let counts_on = first.zip(before.read.last.as_ref()).is_some_and(|(it, last)| it.follows(last));
    labels == own && !heads && counts_on && table_title(&[], grid.name()).role.is_none()
}

/// A table beneath the list that tells nothing of delegates but their names, such as their pay, is
/// no list of its own: whom the list has already is not counted again, and whether it means the
/// others is open.
fn leave_to_the_list(table: &mut TitledTable, before: &[TitledTable]) {
    const NAMES: [Field; 5] =
        [Field::Ordinal, Field::FullName, Field::FamilyName, Field::GivenName, Field::Notes];
    let read = &mut table.read;
    let is_other = read.table.columns.iter().all(|column| NAMES.contains(&column.field))
        && read.table.unused_columns.len() >= 2;
    if !is_other {
        return;
    }
    let name = |person: &Delegate| fold::key(&person.name.written);
    let listed = before.iter().flat_map(|table| &table.read.delegates);
    let listed: BTreeSet<String> = listed.map(name).collect();
    read.in_doubt.retain(|row| !listed.contains(&name(&row.person)));
    for rows in &mut read.left_out {
        let is_open = read.in_doubt.iter().any(|row| row.person.row == rows.first);
        if rows.reason == RowReason::InDoubt && !is_open {
            rows.reason = RowReason::BelowTable;
        }
    }
    for person in std::mem::take(&mut read.delegates) {
        let is_listed = listed.contains(&name(&person));
        let reason = if is_listed { RowReason::BelowTable } else { RowReason::InDoubt };
        let written = person.name.written.clone();
        read.left_out.push(RowsLeftOut {
            sheet: read.table.sheet.clone(),
            first: person.row,
            last: person.row,
            reason,
            written: written.clone(),
        });
        if !is_listed {
            read.in_doubt.push(RowInDoubt { person, written });
        }
    }
    read.left_out.sort_by_key(|rows| rows.first);
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
    let read = read(TableStart {
        grid: &grid,
        columns: before.read.columns.clone(),
        span: before.read.span,
        header_rows: Vec::new(),
        title: title.clone(),
        unstated_role: context.unstated_role,
        catalogue: context.catalogue,
        rows: grid.rows().iter().map(BodyRow::Row).collect(),
        index,
        sections: if goes_on { before.read.sections.clone() } else { SectionStack::default() },
        last: before.read.last.clone().filter(|_| goes_on),
        is_alone_on_its_sheet: true,
    });
    let first = read.delegates.first()?.row;
    let number = sheet.row(first).and_then(|row| {
        let ordinal = row.cell(read.columns.of(Field::Ordinal)?)?;
        Numbering::of(&ordinal.shown())
    });
    let counts_on =
        number.zip(before.read.last.as_ref()).is_some_and(|(it, last)| it.follows(last));
    let heads = |row: &&SheetRow| filled(row).any(|cell| is_about_delegates(&cell.shown()));
    let is_titled = own.role.is_some()
        || grid.rows().iter().filter(|row| row.row < first).any(|row| heads(&row));
    let telling = |least| read.delegates.iter().filter(|it| facts_told(it) >= least).count();
    let told = telling(2);
    let is_sure = counts_on || is_titled || told * 5 >= read.delegates.len() * 4;
    let is_other =
        |row: &&RowsLeftOut| row.reason == RowReason::Remark && row.written.contains(" | ");
    let others = read.left_out.iter().filter(is_other).count();
    let fits = (others + read.in_doubt.len()) * 4 <= read.delegates.len()
        && (is_sure || telling(1) * 2 > read.delegates.len());
    let table = || Box::new(TitledTable { read, title, titles: Vec::new() });
    fits.then(|| if is_sure { Continued::Table(table()) } else { Continued::Perhaps(first) })
}

/// How many facts of somebody a row tells beside the name.
fn facts_told(person: &Delegate) -> usize {
    let told = [
        person.birth.known().is_some(),
        person.gender.known().is_some(),
        person.group.known().is_some_and(|group| group.group().is_some()),
        person.role_told_by == Some(ToldBy::Column),
        person.others.iter().any(|(field, value)| *field == Field::Post && value.known().is_some()),
    ];
    told.into_iter().filter(|told| *told).count()
}

/// Reads the tables beneath one header: one, or several side by side.
fn read_block(
    grid: &Grid<'_>,
    block: &Block<'_>,
    described: &[&TableHint],
    context: &SheetContext<'_>,
    place: &Place,
) -> Vec<TitledTable> {
    let groups = side_by_side(block.header);
    let own = |row: &BodyRow<'_>| matches!(row, BodyRow::Row(_));
    let rows: Vec<&SheetRow> =
        block.rows.iter().filter(|row| own(row)).map(|row| row.sheet_row()).collect();
    let content = Content::of(&rows, context.catalogue);
    let mut tables = Vec::new();
    for (at, paths) in groups.iter().enumerate() {
        let first = paths.keys().next().copied().unwrap_or_else(|| Column::new(1));
        let last = paths.keys().last().copied().unwrap_or(first);
        let next = groups.get(at + 1).and_then(|next| next.keys().next().copied());
        let span = (
            if at == 0 { Column::new(1) } else { first },
            next.map_or(last, |next| Column::new(next.number() - 1)),
        );
        let titles: Vec<Title> = block
            .titles
            .iter()
            .filter(|title| groups.len() == 1 || (span.0..=span.1).contains(&title.cell.column))
            .cloned()
            .collect();
        let own = table_title(&titles.iter().collect::<Vec<_>>(), grid.name());
        let mut title = place.title.clone().unwrap_or(own);
        // Of several tables side by side each has its own columns.
        let part = (groups.len() > 1).then_some(span);
        let hint = hint_for(described, block.header, part);
        if let Some(hint) = hint {
            tell_title(&mut title, hint);
        }
        let mut columns = assign(grid, paths, block.header, &content, context.catalogue);
        tell_columns(&mut columns, context.hints, hint, part, paths);
        let mut rows = names_beside_the_header(grid, block.header, columns.of(Field::FullName));
        rows.extend(block.rows_up_to(hint.and_then(|hint| hint.last_row)));
        let last_told = columns.used.iter().map(|column| column.column).max();
        let mut read = read(TableStart {
            grid,
            columns,
            span: (span.0, span.1.max(last_told.unwrap_or(span.1))),
            header_rows: (block.header.first.number()..=block.header.last.number())
                .map(Row::new)
                .collect(),
            title: title.clone(),
            unstated_role: context.unstated_role,
            catalogue: context.catalogue,
            rows,
            index: place.index + tables.len(),
            sections: place.sections.clone(),
            last: place.last.clone(),
            is_alone_on_its_sheet: groups.len() == 1,
        });
        // Titles that a block goes on with are told of the first.
        let own = if block.goes_on { Vec::new() } else { titles };
        if at == 0 {
            read.left_out.splice(0..0, above(grid, &own));
        }
        tables.push(TitledTable { read, title, titles: own });
    }
    tables
}

/// The letterhead and title as one run of rows left out.
fn above(grid: &Grid<'_>, titles: &[Title]) -> Option<RowsLeftOut> {
    // Titles above the first row stand in none.
    let in_a_row = |title: &&Title| grid.text(title.cell).as_ref() == Some(&title.text);
    let first = titles.iter().find(in_a_row)?;
    let last = titles.iter().rfind(in_a_row)?;
    Some(RowsLeftOut {
        sheet: grid.name().map(str::to_owned),
        first: first.cell.row,
        last: last.cell.row,
        reason: RowReason::AboveTable,
        written: first.text.clone(),
    })
}

/// Marks the tables of a delegation to the upper congress, where the list has others besides: a
/// list of nothing but such people is the upper congress's own.
pub(super) fn mark_delegations(tables: &mut [TitledTable]) {
    let own = tables.iter().any(|table| !table.title.delegation && table.read.table.delegates > 0);
    // Alternates are of the upper congress always, and need no table of their own to be told so.
    let alternates = |table: &TitledTable| matches!(table.title.role, Some((Role::Alternate, _)));
    for table in tables.iter_mut().filter(|it| own && it.title.delegation && !alternates(it)) {
        table.read.table.of = TableOf::Delegation;
    }
    for table in tables.iter_mut() {
        table.read.table.of = table.title.of.unwrap_or(table.read.table.of);
    }
}
