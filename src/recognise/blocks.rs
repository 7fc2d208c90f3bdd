//! Blocks of a sheet: each header with the rows beneath it and the titles above.

use smol_str::SmolStr;

use super::alone::{Alone, alone, is_foot};
use super::body::BodyRow;
use super::grid::{Grid, filled};
use super::header::Header;
use super::numbering::Numbering;
use super::titles::{begins_list, is_about_delegates, table_title};
use super::values::role_words;
use crate::roster::Title;
use crate::sheet::{Cell, CellRef, CellValue, Row, SheetRow};
/// A header with the rows beneath it and the titles above.
pub(super) struct Block<'a> {
    pub(super) header: &'a Header,
    pub(super) rows: Vec<BodyRow<'a>>,
    pub(super) titles: Vec<Title>,
    /// Whether the titles are those of the block before, which this one goes on with.
    pub(super) goes_on: bool,
}

impl<'a> Block<'a> {
    /// The rows, as far as the user wants them read.
    pub(super) fn rows_up_to(&self, last: Option<Row>) -> Vec<BodyRow<'a>> {
        let wanted = |row: &&BodyRow<'_>| last.is_none_or(|last| row.sheet_row().row <= last);
        self.rows.iter().filter(wanted).copied().collect()
    }
}

/// Cuts the sheet at its headers. A header that repeats the one before it
/// continues its table.
pub(super) fn blocks<'a>(grid: &Grid<'a>, headers: &'a [Header]) -> Vec<Block<'a>> {
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
        let continues = blocks
            .last()
            .is_some_and(|block| header.repeats(block.header) && !another_list_begins(grid, block));
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
        let mut titles: Vec<Title> = match blocks.last_mut() {
            None => before.iter().flat_map(|row| titles_of(grid, row)).collect(),
            Some(block) => cut_titles(grid, &mut block.rows),
        };
        // A table of its own, with no title of its own and no foot between, goes on with the title.
        let goes_on = titles.is_empty()
            && blocks.last().is_some_and(|block| !block.rows.iter().any(|row| ends(*row)));
        if let Some(block) = blocks.last().filter(|_| goes_on) {
            titles.clone_from(&block.titles);
        }
        blocks.push(Block { header, rows: beneath.map(BodyRow::Row).collect(), titles, goes_on });
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
    cells.len() <= 3 && cells.first().is_some_and(|cell| is_foot(&cell.shown()))
}

/// A title stands in no more cells than this.
const MOST_TITLE_CELLS: usize = 3;

/// Takes the titles of the next table from the end of the rows of the one before it. A title stands
/// in the heading cell of its row: a person's post may speak of delegates, too.
fn cut_titles(grid: &Grid<'_>, rows: &mut Vec<BodyRow<'_>>) -> Vec<Title> {
    let mut start = rows.len();
    for (at, row) in rows.iter().enumerate().rev() {
        let BodyRow::Row(row) = row else { break };
        let texts: Vec<SmolStr> = filled(row).map(Cell::shown).collect();
        let Some(lead) = texts.first() else { continue };
        if texts.len() > MOST_TITLE_CELLS || Numbering::of(lead).is_some() {
            break;
        }
        let names_list = is_about_delegates(lead) || !role_words(lead).is_empty();
        let is_other = matches!(alone(None, lead), Alone::Total | Alone::Foot | Alone::Remark)
            || lead.trim_start().starts_with(['-', '+', '–']);
        if names_list && !is_other && (texts.len() == 1 || begins_list(lead)) {
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
pub(super) fn titles_of(grid: &Grid<'_>, row: &SheetRow) -> Vec<Title> {
    filled(row)
        .filter(|cell| matches!(&cell.value, CellValue::Text(text) if text.chars().any(char::is_alphabetic)))
        .map(|cell| Title {
            file: None,
            sheet: grid.name().map(str::to_owned),
            cell: CellRef::new(cell.column, row.row),
            text: cell.shown().into(),
        })
        .collect()
}
