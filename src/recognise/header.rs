//! Where the header of a table is: one to four rows of words that lists have above their columns.
//!
//! A header is found by its words, not by its place or its format. The row that heads the names is
//! the anchor; rows above and beneath belong to it where they hold headings of their own, such as
//! `Năm sinh` over `Nam | Nữ`. Merged cells help where the format tells them and are not needed.

use std::collections::BTreeMap;

use smol_str::SmolStr;

use super::alone::{Alone, alone, heads_a_group};
use super::exact_headings::NAMES;
use super::grid::{Grid, filled, own};
use super::numbering::{Numbering, without_number};
use super::section::is_section_number;
use super::values::tells_a_day;
use super::vocabulary::{CERTAIN, Heading, Match, heading};
use crate::roster::Field;
use crate::roster::Tells;
use crate::sheet::{Cell, CellRef, CellValue, Column, Row, SheetRow};
use crate::wording::one_line;
/// The least certainty with which a word makes a row a header.
const SURE: u8 = 75;
/// The least certainty with which a row above or beneath joins the header.
pub(super) const QUITE_SURE: u8 = 85;
/// How many rows a header has at most.
const DEEPEST: u32 = 5;

/// The header of a table, or of several side by side.
#[derive(Debug, Clone)]
pub(super) struct Header {
    /// Its first and last row.
    pub(super) first: Row,
    pub(super) last: Row,
    pub(super) columns: Paths,
}

/// The words over each column, from the outermost group to the column's own.
pub(super) type Paths = BTreeMap<Column, Vec<SmolStr>>;

/// The words over a column as one line; none over a column without any.
pub(super) fn label_over(paths: &Paths, column: Column) -> String {
    paths.get(&column).map(|path| label(path)).unwrap_or_default()
}

fn label(path: &[SmolStr]) -> String {
    let mut lines: Vec<String> = path.iter().map(|text| one_line(text)).collect();
    lines.dedup();
    lines.join(" / ")
}

impl Header {
    /// The words over each column as one line.
    pub(super) fn labels(&self) -> BTreeMap<Column, String> {
        self.columns.iter().map(|(column, path)| (*column, label(path))).collect()
    }

    /// Whether one of its columns is headed as the names.
    pub(super) fn heads_names(&self) -> bool {
        self.columns.values().any(|path| path.last().is_some_and(|text| heads_a_name(text)))
    }

    /// Whether two headers say the same over the same columns: one repeats the other.
    pub(super) fn repeats(&self, other: &Self) -> bool {
        self.labels() == other.labels()
    }
}

/// All headers of a sheet, from the top.
pub(super) fn headers(grid: &Grid<'_>) -> Vec<Header> {
    let rows = grid.rows();
    let mut found: Vec<Header> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let is_known = found.last().is_some_and(|header| row.row <= header.last);
        if is_known
            || is_plainly_a_person(row)
            || !(heads_names(grid, row) || heads_names_alone(grid, row))
        {
            continue;
        }
        found.push(build(grid, at, name_column(row)));
    }
    found
}

/// Whether a row opens with a number and tells a day and a gender, as nearly every person's does: no
/// header is looked for in it.
fn is_plainly_a_person(row: &SheetRow) -> bool {
    let [number, others @ ..] = &row.cells[..] else { return false };
    let is_number = match &number.value {
        CellValue::Text(text) => !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()),
        CellValue::Number(_) => true,
        _ => false,
    };
    let text = |cell: &Cell| matches!(&cell.value, CellValue::Text(text) if matches!(&**text, "Nam" | "Nữ"));
    is_number && others.iter().any(text) && others.iter().any(tells_a_day)
}

/// Whether a row beneath a header heads columns of its own, but no names: a summary follows.
pub(super) fn heads_other_columns(grid: &Grid<'_>, row: &SheetRow) -> bool {
    const ENOUGH: usize = 3;
    if filled(row).count() < ENOUGH || filled(row).any(begins_with_a_figure) {
        return false;
    }
    let fields = fields_of(grid, row, QUITE_SURE).len();
    fields >= ENOUGH && fields * 2 > filled(row).count()
}

/// The distinct fields that a row's words stand for.
pub(super) fn fields_of(grid: &Grid<'_>, row: &SheetRow, least: u8) -> Vec<Field> {
    let mut fields = Vec::new();
    for cell in filled(row) {
        if let Some(found) = grid.heading(&cell.shown())
            && found.score >= least
            && let Heading::Field(field) = found.heading
            && !fields.contains(&field)
        {
            fields.push(field);
        }
    }
    fields
}

/// Whether the row heads a column of names beside at least one other column.
///
/// A cell that says `Họ và tên` and nothing else is believed, however many of its neighbours are not
/// known; words that only sound like it need neighbours that are.
fn heads_names(grid: &Grid<'_>, row: &SheetRow) -> bool {
    // Data rows begin with numbers and hold dates, and nothing in them heads a name; asking this
    // first spares them the comparison with every phrase of the vocabulary.
    let cells = filled(row).count();
    let is_figure = |cell: &&Cell| begins_with_a_figure(cell);
    let figures = filled(row).filter(is_figure).count();
    if cells < 2 || figures * 4 > cells {
        return false;
    }
    // Among figures only the very words head the names.
    let may_head = if figures > 0 {
        says_names(grid, row)
    } else {
        filled(row).any(|cell| grid.may_head_a_name(&cell.text()))
    };
    if !may_head {
        return false;
    }
    let found: Vec<Match> = filled(row)
        .filter_map(|cell| grid.heading(&cell.shown()))
        .filter(|found| found.score >= SURE)
        .collect();
    let names = found.iter().filter(|found| found.heading.is_name()).count();
    if names == 0 || (figures > 0 && found.len() * 2 < cells) {
        return false;
    }
    // A lone `Tên` heads products as well as people.
    let fields = fields_of(grid, row, SURE);
    let lone_given_name = names == 1 && fields.contains(&Field::GivenName);
    let others = if lone_given_name { fields.len().saturating_sub(2) } else { found.len() - names };
    others > 0 && (found.len() * 3 >= cells || (!lone_given_name && says_names(grid, row)))
}

/// Whether the row heads the names and nothing else, beneath a group of one, with the headings of
/// the other columns reaching down beside it.
fn heads_names_alone(grid: &Grid<'_>, row: &SheetRow) -> bool {
    if filled(row).count() != 1 || !says_names(grid, row) {
        return false;
    }
    let Some(names) = name_column(row) else { return false };
    let beside = [-1, 1].into_iter().filter_map(|step| names.number().checked_add_signed(step));
    let heads = |column: u32| {
        grid.text(CellRef::new(Column::new(column), row.row))
            .and_then(|text| grid.heading(&text))
            .is_some_and(|found| found.score >= QUITE_SURE)
    };
    let above = [1, 2].into_iter().filter_map(|up| row.row.number().checked_sub(up));
    let mut above = above.filter_map(|above| grid.row(Row::new(above)));
    beside.filter(|column| *column > 0).any(heads)
        || above.any(|above| joins_above(grid, above, row))
}

/// Whether a cell of the row says that it heads the names, and nothing else.
fn says_names(grid: &Grid<'_>, row: &SheetRow) -> bool {
    let texts = filled(row).map(Cell::text).filter(|text| NAMES.hold(text));
    texts.filter_map(|text| grid.heading(&text)).any(|found| {
        found.score >= CERTAIN
            && matches!(found.heading, Heading::Field(Field::FullName | Field::FamilyName))
    })
}

/// Whether a cell holds a figure, and no words behind the number of a heading: `1. Họ và tên`.
fn begins_with_a_figure(cell: &Cell) -> bool {
    match &cell.value {
        CellValue::Text(text) => {
            text.trim_start().starts_with(|c: char| c.is_ascii_digit())
                && without_number(text).starts_with(|c: char| !c.is_alphabetic())
        }
        _ => true,
    }
}

fn build(grid: &Grid<'_>, at: usize, names: Option<Column>) -> Header {
    let rows = grid.rows();
    let anchor = &rows[at];
    let mut first = merged_up_to(grid, anchor);
    // A row of one heading over all, such as `Thông tin cá nhân`, may stand between.
    for above in rows[..at].iter().rev().take(3) {
        let joins = joins_above(grid, above, anchor);
        let lead = above.cells.first();
        // A group of columns stands alone over the names; people and headings of sections do not.
        // Tables beside each other repeat it, once over each.
        let names_group = filled(above).all(|cell| heads_a_group(&cell.shown()));
        let is_group = names_group
            || (filled(above).count() == 1
                && lead.is_some_and(|cell| alone(None, &cell.shown()) == Alone::Nothing));
        let is_left = lead.is_some_and(|cell| {
            Some(cell.column) < names || (Some(cell.column) == names && !is_group)
        });
        if above.row.number() + 3 < anchor.row.number() || (is_left && !joins) {
            break;
        }
        if joins || names_group {
            first = first.min(above.row);
        }
    }
    let mut last = merged_down_to(grid, anchor, anchor.row);
    for beneath in rows.iter().skip(at + 1) {
        if beneath.row <= last {
            last = merged_down_to(grid, beneath, last);
            continue;
        }
        let near = beneath.row.number() == last.number() + 1;
        if !near || !(joins_beneath(grid, beneath, names) || parts_of(anchor, beneath, names)) {
            break;
        }
        last = beneath.row;
    }
    last = Row::new(last.number().min(first.number() + DEEPEST - 1));
    Header { first, last, columns: paths(grid, first, last) }
}

/// The header that stands in these rows, as the user tells.
pub(super) fn at_rows(grid: &Grid<'_>, first: Row, last: Row) -> Header {
    let last = last.max(first);
    Header { first, last, columns: paths(grid, first, last) }
}

/// The header that begins in this row, as the user tells, with the rows that belong to it; `names`
/// is the column of names where the user tells that, too.
pub(super) fn from_row(grid: &Grid<'_>, row: Row, names: Option<Column>) -> Header {
    match grid.rows().iter().position(|other| other.row == row) {
        Some(at) => build(grid, at, names.or_else(|| name_column(&grid.rows()[at]))),
        None => at_rows(grid, row, row),
    }
}

fn name_column(row: &SheetRow) -> Option<Column> {
    filled(row).find(|cell| heads_a_name(&cell.shown())).map(|cell| cell.column)
}

/// A row above the anchor that heads columns or groups of them, and is no title.
fn joins_above(grid: &Grid<'_>, row: &SheetRow, anchor: &SheetRow) -> bool {
    let cells = filled(row).count();
    // Titles are long, and cost most to compare.
    if cells < 2 || filled(row).any(begins_with_a_figure) {
        return false;
    }
    let fields = fields_of(grid, row, QUITE_SURE);
    // `Thông tin cá nhân` over `Họ và tên | Ngày sinh` is a group of columns.
    let is_known = |cell: &&Cell| {
        let next = cell.column.right();
        grid.heading(&cell.shown()).is_some_and(|found| found.score >= QUITE_SURE)
            || (own(anchor, cell.column).is_some()
                && own(anchor, next).is_some()
                && own(row, next).is_none())
    };
    let known = filled(row).filter(is_known).count();
    // Roles above a header are the titles of tables side by side.
    let heads_columns = fields.iter().any(|field| !matches!(field.tells(), Tells::Role(_)));
    heads_columns && known * 2 >= cells
}

/// A row beneath the anchor that names parts of what stands above, and is no data.
fn joins_beneath(grid: &Grid<'_>, row: &SheetRow, names: Option<Column>) -> bool {
    let holds_name = names.is_some_and(|column| {
        own(row, column).is_some() && grid.merge(CellRef::new(column, row.row)).is_none()
    });
    // Where the column of names is not known, figures tell people (`1 | … | Nam`) from headings.
    let figures = names.is_none() && filled(row).any(begins_with_a_figure);
    if holds_name || figures || fields_of(grid, row, QUITE_SURE).is_empty() {
        return false;
    }
    let mut cells = filled(row).peekable();
    // A section row begins at the left with its number or its words.
    let first = cells.peek().map(|cell| (cell.column, cell.shown()));
    let section = first.is_some_and(|(column, text)| {
        is_section_number(&text) || names.is_some_and(|names| column <= names)
    });
    !section && cells.all(|cell| matches!(cell.value, CellValue::Text(_)))
}

/// Whether every cell of a row names a part of a group that stands above it: the anchor has blanks
/// where it stands, or right of where it stands.
fn parts_of(anchor: &SheetRow, row: &SheetRow, names: Option<Column>) -> bool {
    let is_blank = |column: Column| own(anchor, column).is_none();
    let is_part = |cell: &Cell| {
        let next = cell.column.right();
        let is_last = anchor.cells.last().is_none_or(|last| last.column <= cell.column);
        names.is_some_and(|names| cell.column > names)
            && matches!(&cell.value, CellValue::Text(text) if text.chars().any(char::is_alphabetic))
            && (is_blank(cell.column) || (is_blank(next) && !is_last))
    };
    filled(row).count() >= 2 && filled(row).all(is_part)
}

/// The first row of the cells that reach down to this row of a header.
fn merged_up_to(grid: &Grid<'_>, anchor: &SheetRow) -> Row {
    let last = anchor.cells.last().map_or(1, |cell| cell.column.number() + 12);
    (1..=last)
        .filter_map(|column| grid.merge(CellRef::new(Column::new(column), anchor.row)))
        .filter(|merge| merge.first.row.number() + DEEPEST > anchor.row.number())
        .filter(|merge| grid.text(merge.first).is_some_and(|text| grid.heading(&text).is_some()))
        .map(|merge| merge.first.row)
        .fold(anchor.row, Row::min)
}

/// The last row that the merged cells of a header row reach down to.
fn merged_down_to(grid: &Grid<'_>, row: &SheetRow, least: Row) -> Row {
    let limit = row.row.number() + DEEPEST - 1;
    filled(row)
        .filter(|cell| grid.heading(&cell.shown()).is_some())
        .filter_map(|cell| grid.merge(CellRef::new(cell.column, row.row)))
        .map(|merge| merge.last.row)
        .filter(|last| last.number() <= limit)
        .fold(least, Row::max)
}

/// The words over each column, row by row; a group's words stand over all of its columns.
fn paths(grid: &Grid<'_>, first: Row, last: Row) -> Paths {
    let header_rows: Vec<&SheetRow> =
        grid.rows().iter().filter(|row| (first..=last).contains(&row.row)).collect();
    let mut columns: Vec<Column> =
        header_rows.iter().flat_map(|row| filled(row).map(|cell| cell.column)).collect();
    columns.sort_unstable();
    columns.dedup();
    let mut paths = BTreeMap::new();
    for column in columns {
        let mut path: Vec<SmolStr> = Vec::new();
        let mut has_own = false;
        for row in first.number()..=last.number() {
            let at = CellRef::new(column, Row::new(row));
            let own = grid.text(at);
            has_own |= own.is_some();
            let text = own.or_else(|| {
                let beneath_a_group = !has_own && filled_beneath(&header_rows, at);
                beneath_a_group.then(|| group_to_the_left(grid, &header_rows, at)).flatten()
            });
            let Some(text) = text else { continue };
            let is_figure = !path.is_empty() && Numbering::of(&text).is_some();
            // Beneath the heading of the names stand names: another table's header is deeper here.
            let is_name = path.last().is_some_and(|above| heads_a_name(above))
                && !heads_a_name(&text)
                && !text.starts_with('(');
            if is_name || is_figure {
                break;
            }
            if path.last() != Some(&text) {
                path.push(text);
            }
        }
        paths.insert(column, path);
    }
    paths
}

/// Whether a text heads names, or a part of them.
pub(super) fn heads_a_name(text: &str) -> bool {
    heading(text).is_some_and(|found| found.heading.is_name())
}

fn filled_beneath(header_rows: &[&SheetRow], at: CellRef) -> bool {
    header_rows.iter().filter(|row| row.row > at.row).any(|row| own(row, at.column).is_some())
}

/// Without merges: the group's words stand in its first column, and the rest of the row is empty.
fn group_to_the_left(grid: &Grid<'_>, header_rows: &[&SheetRow], at: CellRef) -> Option<SmolStr> {
    let row = header_rows.iter().find(|row| row.row == at.row)?;
    let group = filled(row).take_while(|cell| cell.column < at.column).last()?;
    let group_at = CellRef::new(group.column, at.row);
    let is_group = match grid.merge(group_at) {
        Some(merge) => merge.contains(at),
        None => filled_beneath(header_rows, group_at),
    };
    is_group.then(|| group.shown())
}
