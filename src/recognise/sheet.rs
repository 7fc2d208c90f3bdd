//! One sheet: its headers, the tables beneath them, and the titles above.

use super::columns::{assign, side_by_side};
use super::grid::{Grid, filled};
use super::header::{Header, Nameless, nameless};
use super::hints::{Hints, TableHint};
use super::rows::{is_end, is_total};
use super::table::{BodyRow, TableRead, TableStart, read};
use super::titles::{TableTitle, begins_list, is_about_delegates, table_title};
use super::told::{find_headers, hint_for, tell_columns, tell_title};
use super::values::role_words;
use crate::catalogue::Remembering;
use crate::fold;
use crate::roster::{Field, Role, RowReason, RowsLeftOut, SheetReason, TableOf, Title};
use crate::sheet::{Cell, CellRef, CellValue, Column, Row, Sheet, SheetRow};

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

/// Reads a sheet; `index` is the number of tables before it.
pub(super) fn read_sheet(sheet: &Sheet, context: &SheetContext<'_>, index: usize) -> SheetRead {
    let grid = Grid::new(sheet);
    let described: Vec<&TableHint> = context.hints.tables_of(grid.name()).collect();
    let found = find_headers(&grid, context.hints, &described);
    if found.is_empty() {
        return without_table(&grid, context.hints);
    }
    let mut tables = Vec::new();
    for block in blocks(&grid, &found) {
        tables.extend(read_block(&grid, &block, &described, context, index + tables.len()));
    }
    SheetRead::Tables(tables)
}

/// Reads the tables beneath one header: one, or several side by side.
fn read_block(
    grid: &Grid<'_>,
    block: &Block<'_>,
    described: &[&TableHint],
    context: &SheetContext<'_>,
    index: usize,
) -> Vec<TitledTable> {
    let groups = side_by_side(block.header);
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
        let mut title = table_title(&titles.iter().collect::<Vec<_>>(), grid.name());
        // Of several tables side by side each has its own columns.
        let part = (groups.len() > 1).then_some(span);
        let hint = hint_for(described, block.header, part);
        if let Some(hint) = hint {
            tell_title(&mut title, hint);
        }
        let mut columns = assign(grid, paths, block.header.last, context.catalogue);
        tell_columns(&mut columns, context.hints, hint, part, paths);
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
            rows: block.rows_up_to(hint.and_then(|hint| hint.last_row)),
            index: index + tables.len(),
        });
        if at == 0 {
            read.left_out.splice(0..0, above(grid, &titles));
        }
        tables.push(TitledTable { read, title, titles });
    }
    tables
}

/// A header with the rows beneath it and the titles above.
struct Block<'a> {
    header: &'a Header,
    rows: Vec<BodyRow<'a>>,
    titles: Vec<Title>,
}

impl<'a> Block<'a> {
    /// The rows, as far as the user wants them read.
    fn rows_up_to(&self, last: Option<Row>) -> Vec<BodyRow<'a>> {
        let wanted = |row: &&BodyRow<'_>| last.is_none_or(|last| row.sheet_row().row <= last);
        self.rows.iter().filter(wanted).copied().collect()
    }
}

/// Cuts the sheet at its headers. A header that repeats the one before it, with no end of the
/// document between, continues its table.
fn blocks<'a>(grid: &Grid<'a>, headers: &'a [Header]) -> Vec<Block<'a>> {
    let mut blocks: Vec<Block<'a>> = Vec::new();
    for (at, header) in headers.iter().enumerate() {
        let until = headers.get(at + 1).map(|next| next.first);
        let beneath = grid
            .rows()
            .iter()
            .filter(|row| row.row > header.last && until.is_none_or(|until| row.row < until));
        let before: Vec<&SheetRow> = match blocks.last() {
            None => {
                let rows = grid.rows().iter().filter(|row| row.row < header.first);
                grid.above().iter().chain(rows).collect()
            }
            Some(_) => Vec::new(),
        };
        let continues = blocks.last().is_some_and(|block| {
            header.repeats(block.header)
                && !block.rows.iter().any(|row| ends(*row))
                && !another_list_begins(grid, block)
        });
        if continues && let Some(block) = blocks.last_mut() {
            let repeated = grid
                .rows()
                .iter()
                .filter(|row| (header.first..=header.last).contains(&row.row))
                .map(BodyRow::RepeatedHeader);
            block.rows.extend(repeated);
            block.rows.extend(beneath.map(BodyRow::Row));
            continue;
        }
        let titles = match blocks.last_mut() {
            None => before.iter().flat_map(|row| titles_of(grid, row)).collect(),
            Some(block) => cut_titles(grid, &mut block.rows),
        };
        blocks.push(Block { header, rows: beneath.map(BodyRow::Row).collect(), titles });
    }
    blocks
}

/// Whether the last rows of a block are the title of another list than its own: one that names a
/// delegation, or people in another role. The same title, repeated on each page, begins nothing.
fn another_list_begins(grid: &Grid<'_>, block: &Block<'_>) -> bool {
    let mut titles = Vec::new();
    for row in block.rows.iter().rev() {
        let BodyRow::Row(row) = row else { break };
        if filled(row).count() > MOST_TITLE_CELLS {
            break;
        }
        titles.extend(titles_of(grid, row));
    }
    if !titles.iter().any(|title| begins_list(&title.text)) {
        return false;
    }
    let own = table_title(&block.titles.iter().collect::<Vec<_>>(), None);
    let next = table_title(&titles.iter().collect::<Vec<_>>(), None);
    next.delegation != own.delegation || (next.role.is_some() && next.role != own.role)
}

fn ends(row: BodyRow<'_>) -> bool {
    let BodyRow::Row(row) = row else { return false };
    let cells: Vec<&Cell> = filled(row).collect();
    cells.len() <= 3 && is_end(&cells)
}

/// A title stands in no more cells than this.
const MOST_TITLE_CELLS: usize = 3;

/// Takes the titles of the next table from the end of the rows of the one before it.
fn cut_titles(grid: &Grid<'_>, rows: &mut Vec<BodyRow<'_>>) -> Vec<Title> {
    let mut start = rows.len();
    for (at, row) in rows.iter().enumerate().rev() {
        let BodyRow::Row(row) = row else { break };
        let texts: Vec<String> = filled(row).map(Cell::shown).collect();
        if texts.len() > MOST_TITLE_CELLS {
            break;
        }
        let heads = texts.iter().any(|text| {
            !is_total(text) && (is_about_delegates(text) || !role_words(text).is_empty())
        });
        if heads {
            start = at;
        }
    }
    let cut = rows.split_off(start);
    cut.iter()
        .filter_map(|row| match row {
            BodyRow::Row(row) => Some(titles_of(grid, row)),
            BodyRow::RepeatedHeader(_) => None,
        })
        .flatten()
        .collect()
}

/// The texts of a row.
fn titles_of(grid: &Grid<'_>, row: &SheetRow) -> Vec<Title> {
    filled(row)
        .filter(|cell| matches!(&cell.value, CellValue::Text(text) if text.chars().any(char::is_alphabetic)))
        .map(|cell| Title {
            sheet: grid.name().map(str::to_owned),
            cell: CellRef::new(cell.column, row.row),
            text: cell.shown(),
        })
        .collect()
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

/// A sheet without a header of names: a cover, a summary, or a list that cannot be read.
fn without_table(grid: &Grid<'_>, hints: &Hints) -> SheetRead {
    const MOST_TEXTS: usize = 60;
    let texts: Vec<Title> = grid
        .above()
        .iter()
        .chain(grid.rows())
        .flat_map(|row| titles_of(grid, row))
        .take(MOST_TEXTS)
        .collect();
    let reason = match nameless(grid) {
        _ if texts.is_empty() => SheetReason::Empty,
        None => SheetReason::NoHeader,
        // The user says that the header is another row: this one is not asked about.
        Some(_) if hints.header_row.is_some() => SheetReason::NoHeader,
        Some(header)
            if holds_people(grid, &header, &PERSONAL)
                || (tells_a_role(grid, &texts, header.row)
                    && holds_people(grid, &header, &OF_GUESTS)) =>
        {
            return SheetRead::NamesNotFound { row: header.row, labels: header.labels };
        }
        Some(_) => SheetReason::Summary,
    };
    SheetRead::None { reason, texts }
}

/// What only people have.
const PERSONAL: [Field; 5] =
    [Field::Gender, Field::Group, Field::BirthDate, Field::Identity, Field::GenderFemale];
/// What lists of guests tell besides names, and plans and programmes tell, too.
const OF_GUESTS: [Field; 3] = [Field::Post, Field::Workplace, Field::Unit];

/// Whether the sheet's name or its titles say whose list it is.
fn tells_a_role(grid: &Grid<'_>, texts: &[Title], header: Row) -> bool {
    let above: Vec<&Title> = texts.iter().filter(|title| title.cell.row < header).collect();
    table_title(&above, grid.name()).role.is_some()
}

/// Whether the rows beneath a header without names are people all the same: they tell such things
/// of themselves in words, where a summary has counts.
fn holds_people(grid: &Grid<'_>, header: &Nameless, personal: &[Field]) -> bool {
    if !header.fields.iter().any(|field| personal.contains(field)) {
        return false;
    }
    let header = header.row;
    let (mut wordy, mut rows) = (0, 0);
    for row in grid.rows().iter().filter(|row| row.row > header) {
        let cells: Vec<&Cell> = filled(row).collect();
        let texts = cells
            .iter()
            .filter(|cell| matches!(&cell.value, CellValue::Text(text) if fold::words(text).chars().any(char::is_alphabetic)))
            .count();
        rows += usize::from(cells.len() >= 3);
        wordy += usize::from(cells.len() >= 3 && texts >= 3);
    }
    rows > 0 && wordy * 2 >= rows
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
