//! One sheet: its headers, the tables beneath them, and the titles above.

use smol_str::SmolStr;

use super::blocks::{Block, blocks};
use super::body::{BodyRow, Rows, body_of};
use super::columns::{Content, assign, side_by_side};
use super::continued::{leave_to_the_list, next_page};
use super::flat::first_row_of_flat;
use super::grid::{Grid, own};
use super::header::{Header, Paths, heads_a_name};
use super::hints::{Hints, TableHint};
use super::overrides::{find_headers, hint_for, override_columns, override_title};
use super::table::{SoFar, TableRead, TableSeen, TableStart};
use super::titles::{TableTitle, table_title};
use super::vocabulary::{Heading, headings};
use super::without_table::without_table;
use crate::catalogue::Remembering;
use crate::roster::{Field, Role, RowReason, RowsLeftOut, SheetReason, TableOf, Title};
use crate::sheet::{Cell, Column, Row, Sheet, SheetRow};
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
        labels: Vec<(Column, SmolStr)>,
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
    so_far: SoFar,
    title: Option<TableTitle>,
}

/// Reads a sheet; `index` is the number of tables before it, and `before` the last of them. The rows
/// of a large flat list are no longer in it afterwards.
pub(super) fn read_sheet(
    sheet: &mut Sheet,
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
    let blocks = blocks(&grid, &found);
    let is_only_one = blocks.len() == 1;
    for block in blocks {
        let above = match tables.last() {
            Some(table) => Some(table).filter(|_| block.goes_on),
            None => before.filter(|table| next_page(&grid, &block, table)),
        };
        let place = Place {
            index: index + tables.len(),
            so_far: above.map(|table| table.read.so_far.clone()).unwrap_or_default(),
            title: above.map(|table| table.title.clone()).filter(|_| !block.goes_on),
        };
        let mut seen = look_at(&grid, &block, &described, context, &place);
        let goes_on = block.goes_on;
        drop(block);
        if is_only_one
            && let [table] = &seen[..]
            && let Some(first) = first_row_of_flat(&grid, table.seen.columns(), &table.rows)
            && let Some(table) = seen.pop()
        {
            let TableOfBlock { seen, head, rows } = table;
            drop(rows);
            return SheetRead::Tables(vec![read_flat(sheet, first, seen, head, context)]);
        }
        let read = seen.into_iter().map(|table| table.read(&grid, context));
        let mut read: Vec<TitledTable> = read.collect();
        if goes_on {
            for table in &mut read {
                leave_to_the_list(table, &tables);
            }
        }
        tables.extend(read);
    }
    SheetRead::Tables(tables)
}

/// Reads a flat list from its first row on, and gives back each row that is read.
fn read_flat(
    sheet: &mut Sheet,
    first: usize,
    seen: TableSeen,
    head: Head,
    context: &SheetContext<'_>,
) -> TitledTable {
    let mut rows = std::mem::take(&mut sheet.rows).into_iter();
    rows.by_ref().take(first).for_each(drop);
    head.over(seen.read(Rows::GivenBack(rows), &Grid::new(sheet), context))
}

/// The people who stand beside the lower rows of a header: of two tables side by side, one may have
/// the deeper header.
fn names_beside_the_header<'a>(
    grid: &Grid<'a>,
    header: &Header,
    paths: &Paths,
) -> Vec<BodyRow<'a>> {
    let heads_names = |path: &Vec<SmolStr>| path.iter().any(|text| heads_a_name(text));
    let names = paths.iter().find(|(_, path)| heads_names(path));
    let is_beside = |row: &&SheetRow| {
        row.row > header.first
            && row.row <= header.last
            && names.is_some_and(|(column, path)| {
                own(row, *column).is_some_and(|cell| {
                    let text = cell.shown();
                    !path.contains(&text) && !heads_a_name(&text)
                })
            })
    };
    grid.rows().iter().filter(is_beside).map(BodyRow::Row).collect()
}

/// The words over the columns without those of people who stand beside the header.
fn without_people(paths: &Paths, people: &[BodyRow<'_>]) -> Paths {
    let mut own = paths.clone();
    for row in people {
        for (column, path) in &mut own {
            let text = row.sheet_row().cell(*column).map(Cell::shown);
            if path.len() > 1 && path.last() == text.as_ref() {
                path.pop();
            }
        }
    }
    own
}

/// A table of a block, before its rows are read.
struct TableOfBlock<'a> {
    seen: TableSeen,
    head: Head,
    rows: Vec<BodyRow<'a>>,
}

/// What stands above a table.
struct Head {
    title: TableTitle,
    titles: Vec<Title>,
    /// The letterhead and title as rows left out.
    left_out: Option<RowsLeftOut>,
}

impl TableOfBlock<'_> {
    fn read(self, grid: &Grid<'_>, context: &SheetContext<'_>) -> TitledTable {
        self.head.over(self.seen.read(Rows::Kept(self.rows.into_iter()), grid, context))
    }
}

impl Head {
    fn over(self, mut read: TableRead) -> TitledTable {
        read.found.left_out.splice(0..0, self.left_out);
        TitledTable { read, title: self.title, titles: self.titles }
    }
}

/// Looks at the tables beneath one header: one, or several side by side.
fn look_at<'a>(
    grid: &Grid<'a>,
    block: &Block<'a>,
    described: &[&TableHint],
    context: &SheetContext<'_>,
    place: &Place,
) -> Vec<TableOfBlock<'a>> {
    let groups = side_by_side(block.header);
    let body = Content::of(grid, &body_of(&block.rows), context.catalogue);
    let women_marked_beside = groups.len() > 1 && marks_women(&groups, &body);
    let mut tables = Vec::new();
    for (at, paths) in groups.iter().enumerate() {
        let is_alone = groups.len() == 1;
        let span = span_of(&groups, at);
        let within = |title: &&Title| is_alone || (span.0..=span.1).contains(&title.cell.column);
        let titles: Vec<Title> = block.titles.iter().filter(within).cloned().collect();
        let own = table_title(&titles.iter().collect::<Vec<_>>(), grid.name());
        let mut title = place.title.clone().unwrap_or(own);
        // Of several tables side by side each has its own columns.
        let part = (!is_alone).then_some(span);
        let hint = hint_for(described, block.header, part);
        if let Some(hint) = hint {
            override_title(&mut title, hint);
        }
        let mut rows = names_beside_the_header(grid, block.header, paths);
        let paths = &without_people(paths, &rows);
        let mut columns = assign(grid, paths, block.header, &body, context.catalogue);
        override_columns(&mut columns, context.hints, hint, part, paths);
        rows.extend(block.rows_up_to(hint.and_then(|hint| hint.last_row)));
        let last_told = columns.used.iter().map(|column| column.column).max();
        let header_rows = block.header.first.number()..=block.header.last.number();
        let start = TableStart {
            columns,
            span: (span.0, span.1.max(last_told.unwrap_or(span.1))),
            header_rows: header_rows.map(Row::new).collect(),
            title: title.clone(),
            index: place.index + at,
            so_far: place.so_far.clone(),
            women_marked_beside,
            is_alone_on_its_sheet: is_alone,
        };
        // Titles that a block goes on with are told of the first.
        let titles = if block.goes_on { Vec::new() } else { titles };
        let left_out = if at == 0 { above(grid, &titles) } else { None };
        let seen = TableSeen::of(start, &rows, grid, context);
        tables.push(TableOfBlock { seen, head: Head { title, titles, left_out }, rows });
    }
    tables
}

/// Whether any of several tables has women marked in a column for them.
fn marks_women(groups: &[Paths], content: &Content<'_>) -> bool {
    let heads_women = |path: &Vec<SmolStr>| {
        path.last().is_some_and(|text| {
            headings(text).iter().any(|found| found.heading == Heading::Field(Field::GenderFemale))
        })
    };
    let columns = groups.iter().flatten().filter(|(_, path)| heads_women(path));
    columns.map(|(column, _)| *column).any(|column| content.is_ticked(column))
}

/// The first and the last column of one of several tables side by side.
fn span_of(groups: &[Paths], at: usize) -> (Column, Column) {
    let columns = groups.get(at).map(|paths| (paths.keys().next(), paths.keys().last()));
    let (first, last) = columns.unwrap_or_default();
    let first = first.copied().unwrap_or_else(|| Column::new(1));
    let last = last.copied().unwrap_or(first);
    let next = groups.get(at + 1).and_then(|next| next.keys().next().copied());
    (
        if at == 0 { Column::new(1) } else { first },
        next.map_or(last, |next| Column::new(next.number() - 1)),
    )
}

/// The letterhead and title as one run of rows left out.
fn above(grid: &Grid<'_>, titles: &[Title]) -> Option<RowsLeftOut> {
    // Titles above the first row stand in none.
    let in_a_row = |title: &&Title| grid.text(title.cell).is_some_and(|text| text == title.text);
    let first = titles.iter().find(in_a_row)?;
    let last = titles.iter().rfind(in_a_row)?;
    let (first_row, last_row) = (first.cell.row, last.cell.row);
    Some(grid.rows_left_out(first_row, last_row, RowReason::AboveTable, first.text.clone()))
}

/// Marks the tables of a delegation to the upper congress, where the list has others besides: a
/// list of nothing but such people is the upper congress's own.
pub(super) fn mark_delegations(tables: &mut [TitledTable]) {
    let own = tables.iter().any(|table| !table.title.delegation && table.read.table.delegates > 0);
    // Alternates are of the upper congress always, and need no table of their own to be told so.
    let alternates = |table: &TitledTable| matches!(table.title.role, Some((Role::Alternate, _)));
    for table in tables {
        if own && table.title.delegation && !alternates(table) {
            table.read.table.of = TableOf::Delegation;
        }
        table.read.table.of = table.title.of.unwrap_or(table.read.table.of);
    }
}
