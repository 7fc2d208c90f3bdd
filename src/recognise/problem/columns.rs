//! Columns that the rules need and that are missing or doubtful.

use std::collections::BTreeMap;

use super::{name_column, place, quoted};
use crate::closed_list::ClosedList;
use crate::fault::Fault;
use crate::recognise::vocabulary::{Heading, headings};
use crate::roster::{Field, Role, Roster, Table, TableColumn, TableOf};
use crate::text;
use crate::wording::Text;

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
    table
        .columns
        .iter()
        .map(|column| (column.column, &column.header))
        .chain(table.unused_columns.iter().map(|column| (column.column, &column.header)))
        .collect::<BTreeMap<_, _>>()
        .into_iter()
        .map(|(column, header)| format!("{column} {header}"))
        .collect()
}

/// The table's sheet, behind its file where the list has several.
fn place_of(table: &Table) -> Text {
    let sheet = place(table.sheet.as_deref());
    let Some(file) = &table.file else { return sheet };
    Text::new(format!("`{file}`: {}", sheet.vi), format!("`{file}`: {}", sheet.en))
}

/// A column is headed as the field, and most of what stands in it is something else.
fn column_doubtful(table: &Table, field: Field, column: &TableColumn) -> Fault {
    let place = place_of(table);
    let name = super::field_name(field);
    let (vi, en) = (name.vi, name.en);
    let header = column.header.split_whitespace().collect::<Vec<_>>().join(" ");
    let (at, id) = (column.column, column.field.id());
    Fault::new(Text::new(
        format!(
            "{}cột {at} có tiêu đề `{header}`, nhưng phần lớn nội dung không giống {vi}",
            place.vi
        ),
        format!(
            "{}column {at} is headed `{header}`, but most of what it holds does not look like the {en}",
            place.en
        ),
    ))
    .help(text!(
        vi: "nếu đúng là cột này, thêm `--column {id}={at}`; nếu không, ghi chữ cái của cột đúng, hoặc sửa nội dung cột",
        en: "if it is this column all the same, add `--column {id}={at}`; else name the right one, or correct the cells"
    ))
}

fn column_missing(table: &Table, field: Field) -> Fault {
    let place = place_of(table);
    let name = super::field_name(field);
    let (vi, en) = (name.vi, name.en);
    let seen = quoted(&headers_of(table));
    let candidate = table.unused_columns.iter().find(|column| column.looks_like == Some(field));
    let help = match (candidate, several_in_one(table, field)) {
        (None, Some(several)) => several,
        (candidate, _) => {
            name_column(field, candidate.map(|column| (column.column, column.header.as_str())))
        }
    };
    Fault::new(Text::new(
        format!("{}không tìm thấy cột {vi}, trong khi các quy định cần cột này", place.vi),
        format!("{}no column tells the {en}, which the rules need", place.en),
    ))
    .help(text!(vi: "các cột đã thấy: {seen}", en: "the columns seen: {seen}"))
    .help(help)
}

/// A column whose header names the field among others: its cells tell several things at once.
fn several_in_one(table: &Table, field: Field) -> Option<Text> {
    let used = table.columns.iter().map(|column| (column.column, &column.header));
    let unused = table.unused_columns.iter().map(|column| (column.column, &column.header));
    let names = |header: &str| {
        header.split(['/', '\n', ';', '+']).skip_while(|part| !heads(part, field)).count() > 0
            && header.contains(['/', '\n', ';', '+'])
    };
    let (column, header) = used.chain(unused).find(|(_, header)| names(header))?;
    let name = super::field_name(field);
    let (vi, en) = (name.vi, name.en);
    let header = header.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(text!(
        vi: "cột {column} (`{header}`) ghi nhiều thông tin trong một ô; tách {vi} thành một cột riêng",
        en: "column {column} (`{header}`) tells several things in one cell; give the {en} a column of their own"
    ))
}

/// Whether a text is the header of a field.
fn heads(text: &str, field: Field) -> bool {
    headings(text).iter().any(|found| found.heading == Heading::Field(field))
}
