//! Columns that the rules need and that are missing or doubtful.

use std::collections::BTreeMap;

use super::{field_name, name_column, place, quoted};
use crate::closed_list::ClosedList;
use crate::fault::Fault;
use crate::recognise::vocabulary::{Heading, headings};
use crate::roster::{Field, Role, Roster, Table, TableColumn, TableOf};
use crate::sheet::Column;
use crate::text;
use crate::wording::{Text, one_line};

/// Below this a column's header and its content disagree so far that a verdict would rest on a
/// guess: fewer than half of its cells can be what the header says.
pub const SURE_ENOUGH: u8 = 50;

/// Every table that holds official delegates, or delegates of an unknown role, has the columns
/// that the rules need, and it is certain which they are.
///
/// # Errors
///
/// A column is missing or doubtful: a verdict would rest on a guess.
pub fn require_columns(roster: &Roster, needed: &[Field]) -> Result<(), Fault> {
    for (at, table) in roster.tables.iter().enumerate() {
        let counts = roster.delegates.iter().any(|delegate| {
            delegate.table == at && matches!(delegate.role.known(), None | Some(Role::Official))
        });
        if table.of == TableOf::Delegation || !counts {
            continue;
        }
        for field in std::iter::once(Field::FullName).chain(needed.iter().copied()) {
            require_column(table, field)?;
        }
    }
    Ok(())
}

fn require_column(table: &Table, field: Field) -> Result<(), Fault> {
    if field == Field::Gender && table.addressed_by_gender {
        return Ok(());
    }
    match table.columns_telling(field).max_by_key(|column| column.confidence) {
        None => Err(column_missing(table, field)),
        Some(best) if best.confidence < SURE_ENOUGH => Err(column_doubtful(table, field, best)),
        _ => Ok(()),
    }
}

/// The columns of a table as they are headed.
pub(super) fn headers_of(table: &Table) -> Vec<String> {
    let headed: BTreeMap<Column, &str> = table.headed().collect();
    headed.into_iter().map(|(column, header)| format!("{column} {header}")).collect()
}

/// The table's sheet, behind its file where the list has several.
fn place_of(table: &Table) -> Text {
    let file = table.file.as_ref().map(|file| format!("`{file}`: "));
    text!("{file}{sheet}", file, sheet = place(table.sheet.as_deref()))
}

/// A column is headed as the field, and most of what stands in it is something else.
fn column_doubtful(table: &Table, field: Field, column: &TableColumn) -> Fault {
    let place = place_of(table);
    let name = field_name(field);
    let header = one_line(&column.header);
    let (at, id) = (column.column, column.field.id());
    Fault::new(text!(
        vi: "{place}cột {at} có tiêu đề “{header}”, nhưng phần lớn nội dung không giống {name}",
        en: "{place}column {at} is headed `{header}`, but most of what it holds does not look like the {name}",
        place,
        name,
    ))
    .help(text!(
        vi: "nếu đúng là cột này, thêm `--column {id}={at}`; nếu không, ghi chữ cái của cột đúng, hoặc sửa nội dung cột",
        en: "if it is this column all the same, add `--column {id}={at}`; else name the right one, or correct the cells"
    ))
}

fn column_missing(table: &Table, field: Field) -> Fault {
    let place = place_of(table);
    let name = field_name(field);
    let seen = quoted(&headers_of(table));
    let candidate = table.unused_columns.iter().find(|column| column.looks_like == Some(field));
    let help = match (candidate, several_in_one(table, field)) {
        (None, Some(several)) => several,
        (candidate, _) => {
            name_column(field, candidate.map(|column| (column.column, column.header.as_str())))
        }
    };
    Fault::new(text!(
        vi: "{place}không tìm thấy cột {name}, trong khi các quy định cần cột này",
        en: "{place}no column tells the {name}, which the rules need",
        place,
        name,
    ))
    .help(text!(vi: "các cột đã thấy: {seen}", en: "the columns seen: {seen}"))
    .help(help)
}

/// A column whose header names the field among others: its cells tell several things at once.
fn several_in_one(table: &Table, field: Field) -> Option<Text> {
    let names = |header: &str| {
        header.split(['/', '\n', ';', '+']).skip_while(|part| !heads(part, field)).count() > 0
            && header.contains(['/', '\n', ';', '+'])
    };
    let (column, header) = table.headed().find(|(_, header)| names(header))?;
    let name = field_name(field);
    let header = one_line(header);
    Some(text!(
        vi: "cột {column} (“{header}”) ghi nhiều thông tin trong một ô; tách {name} thành một cột riêng",
        en: "column {column} (`{header}`) tells several things in one cell; give the {name} a column of their own",
        name
    ))
}

/// Whether a text is the header of a field.
fn heads(text: &str, field: Field) -> bool {
    headings(text).iter().any(|found| found.heading == Heading::Field(field))
}
