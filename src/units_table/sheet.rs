//! Workbook → [`UnitsTable`]: which sheet holds the table, and all that is wrong in it.

use std::collections::BTreeMap;

use crate::catalogue::GroupCatalogue;
use crate::fault::Fault;
use crate::numbers::Headcount;
use crate::recognise::Grid;
use crate::sheet::{CellRef, Sheet, Workbook};
use crate::spelling;
use crate::text;
use crate::wording::{Text, joined, number_of};

use super::columns::find;
use super::rows::{CellFault, Reader};
use super::{UnitsOptions, UnitsTable};

/// So many faults are told one by one.
const TOLD: usize = 8;

/// Reads the table of units in a workbook.
///
/// # Errors
///
/// No sheet holds one, or several do; a column is not known; a cell cannot be read; a unit stands
/// twice. All faulty cells are told at once.
///
/// # Examples
///
/// ```
/// use delegate_quota::rooms::catalogue::GroupCatalogue;
/// use delegate_quota::rooms::read::{ReadOptions, read_bytes};
/// use delegate_quota::rooms::units_table::{UnitsOptions, from_workbook};
///
/// let table = "Huyện,Dân số DTTS\nĐakrông,36.500\nHướng Hóa,45.200\nTổng cộng,81.700\n";
/// let workbook = read_bytes(table.into(), "units.csv", &ReadOptions::default())?;
/// let table =
///     from_workbook(workbook, GroupCatalogue::vietnam(), &UnitsOptions::default()).unwrap();
/// assert_eq!(table.units[1].population, 45_200);
/// assert!(table.totals[0].agrees());
/// # Ok::<(), delegate_quota::rooms::read::ReadError>(())
/// ```
pub fn from_workbook(
    workbook: Workbook,
    catalogue: &GroupCatalogue,
    options: &UnitsOptions,
) -> Result<UnitsTable, Fault> {
    let sheets = chosen(&workbook, options)?;
    let mut found = Vec::new();
    for sheet in sheets {
        let grid = Grid::new(sheet);
        if let Some(columns) = find(&grid, catalogue, options) {
            found.push((sheet, columns));
        }
    }
    let (sheet, columns) = match found.len() {
        0 => return Err(no_table()),
        1 => found.swap_remove(0),
        _ => return Err(several(&found.iter().map(|(sheet, _)| *sheet).collect::<Vec<_>>())),
    };
    let columns = columns?;
    let mut reader = Reader::new(&columns, catalogue);
    let mut table = reader.read(&sheet.rows);
    let mut faults = reader.faults;
    faults.extend(duplicates(&table));
    if !faults.is_empty() {
        return Err(faulty(sheet, faults));
    }
    if table.units.is_empty() {
        return Err(no_units());
    }
    table.notes = workbook.notes;
    Ok(table)
}

fn chosen<'a>(workbook: &'a Workbook, options: &UnitsOptions) -> Result<Vec<&'a Sheet>, Fault> {
    let Some(asked) = &options.sheet else {
        return Ok(workbook.sheets.iter().collect());
    };
    let is_asked = |sheet: &&Sheet| {
        sheet.name.as_deref().is_some_and(|name| spelling::key(name) == spelling::key(asked))
    };
    if let Some(sheet) = workbook.sheets.iter().find(is_asked) {
        return Ok(vec![sheet]);
    }
    let names = names(&workbook.sheets.iter().collect::<Vec<_>>());
    let help = text!(vi: "các trang tính: {names}", en: "the sheets of this file: {names}");
    Err(Fault::new(text!(vi: "không có trang tính “{asked}”", en: "there is no sheet `{asked}`"))
        .helps((!names.is_empty()).then_some(help)))
}

fn names(sheets: &[&Sheet]) -> String {
    let names = sheets.iter().filter_map(|sheet| sheet.name.as_deref());
    names.map(|name| format!("“{name}”")).collect::<Vec<_>>().join(", ")
}

fn no_table() -> Fault {
    Fault::new(text!(
        vi: "không thấy bảng đơn vị: cần một dòng tiêu đề có cột tên đơn vị và cột dân số",
        en: "no table of units was found: a header is needed with a column of names and one of populations"
    ))
    .help(text!(
        vi: "đặt tiêu đề cột như “Tên đơn vị”, “Dân số DTTS”, “Tối thiểu”, “Tối đa”",
        en: "head the columns name, population and, where there are bounds, min and max"
    ))
}

pub(super) fn no_units() -> Fault {
    Fault::new(text!(vi: "bảng không có đơn vị nào", en: "the table holds no unit")).help(text!(
        vi: "ghi mỗi đơn vị một dòng: tên và dân số",
        en: "write one line for each unit: its name and its population"
    ))
}

fn several(sheets: &[&Sheet]) -> Fault {
    let names = names(sheets);
    Fault::new(text!(
        vi: "nhiều trang tính có bảng đơn vị: {names}",
        en: "several sheets hold a table of units: {names}"
    ))
    .help(text!(
        vi: "chọn một trang bằng --sheet \"TÊN\"",
        en: "name one of them with --sheet \"NAME\""
    ))
}

/// The second mention of each name, naming the first.
fn duplicates(table: &UnitsTable) -> Vec<CellFault> {
    let mut first: BTreeMap<String, CellRef> = BTreeMap::new();
    let mut faults = Vec::new();
    for unit in &table.units {
        let Some(cell) = unit.cell else { continue };
        let name = &unit.name;
        match first.get(&spelling::key(name)) {
            Some(before) => faults.push((
                cell,
                text!(
                    vi: "đơn vị “{name}” đã có ở ô {before}",
                    en: "the unit “{name}” stands in {before} already"
                ),
            )),
            None => _ = first.insert(spelling::key(name), cell),
        }
    }
    faults
}

pub(super) fn crossed(name: &str, min: Headcount, max: Headcount) -> Text {
    text!(
        vi: "“{name}”: tối thiểu {min} lớn hơn tối đa {max}",
        en: "“{name}”: at least {min} is more than at most {max}"
    )
}

/// All faulty cells, each with its address.
fn faulty(sheet: &Sheet, mut faults: Vec<CellFault>) -> Fault {
    faults.sort_by_key(|(cell, _)| *cell);
    let place = match &sheet.name {
        Some(name) => text!(vi: "trang tính “{name}”, ô ", en: "sheet “{name}”, cell "),
        None => text!(vi: "ô ", en: "cell "),
    };
    let at = |(cell, fault): &CellFault| text!("{place}{cell}: {fault}", place, fault);
    if let [only] = faults.as_slice() {
        return Fault::new(at(only));
    }
    let cells = number_of(faults.len() as u64, "ô", "cell", "cells");
    let mut lines = vec![text!(vi: "{cells} không dùng được", en: "{cells} cannot be used", cells)];
    lines.extend(faults.iter().take(TOLD).map(at));
    if let Some(more) = faults.len().checked_sub(TOLD).filter(|more| *more > 0) {
        lines.push(text!(vi: "và {more} ô nữa", en: "and {more} more"));
    }
    Fault::new(joined(&lines, "\n  "))
}
