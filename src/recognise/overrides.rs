//! What the user tells of a sheet, in the place of what is found in it.

use super::columns::Columns;
use super::grid::Grid;
use super::header::{Header, Paths, at_rows, from_row, headers, label_over};
use super::hints::{ColumnHint, Hints, TableHint};
use super::nameless::nameless;
use super::titles::TableTitle;
use crate::roster::{Field, TableColumn, ToldBy};
use crate::sheet::Column;

/// The headers that the user names, or those that are found.
pub(super) fn find_headers(
    grid: &Grid<'_>,
    hints: &Hints,
    described: &[&TableHint],
) -> Vec<Header> {
    let mut told: Vec<Header> = described
        .iter()
        .filter_map(|hint| {
            Some(at_rows(grid, *hint.header_rows.first()?, *hint.header_rows.last()?))
        })
        .collect();
    // Tables side by side share their header.
    told.sort_by_key(|header| header.first);
    told.dedup_by_key(|header| header.first);
    if !told.is_empty() {
        return with_repetitions(grid, told);
    }
    let names_told = hints
        .columns
        .iter()
        .chain(described.iter().flat_map(|hint| &hint.columns))
        .find(|hint| hint.field.tells_of(Field::FullName))
        .map(|hint| hint.column);
    if let Some(row) = hints.header_row {
        // A cover has a row of this number, too, and no list beneath it.
        let header = from_row(grid, row, names_told);
        let heads = header.heads_names() || (names_told.is_some() && !header.columns.is_empty());
        return if heads { with_repetitions(grid, vec![header]) } else { Vec::new() };
    }
    let found = headers(grid);
    if !found.is_empty() || names_told.is_none() {
        return found;
    }
    // The user names the column of names beneath a header that does not.
    nameless(grid).map(|header| from_row(grid, header.row, names_told)).into_iter().collect()
}

/// The headers that the user names, with those that repeat one of them after a page break.
fn with_repetitions(grid: &Grid<'_>, told: Vec<Header>) -> Vec<Header> {
    let repetitions = headers(grid).into_iter().filter(|header| {
        let above = told.iter().rev().find(|told| told.last < header.first);
        above.is_some_and(|above| header.repeats(above))
    });
    let mut all: Vec<Header> = repetitions.collect();
    all.extend(told);
    all.sort_by_key(|header| header.first);
    all
}

/// The table that the user describes with this header; of several side by side the one whose
/// columns stand in this part of it.
pub(super) fn hint_for<'a>(
    described: &[&'a TableHint],
    header: &Header,
    span: Option<(Column, Column)>,
) -> Option<&'a TableHint> {
    let here = |hint: &&&TableHint| {
        let rows = hint.header_rows.first().is_none_or(|row| *row == header.first);
        let part = span.is_none_or(|(first, last)| {
            hint.columns.iter().all(|told| (first..=last).contains(&told.column))
        });
        rows && part
    };
    described.iter().find(here).copied()
}

/// Puts what the user tells of a table's people in the place of what its title does.
pub(super) fn override_title(title: &mut TableTitle, hint: &TableHint) {
    if let Some(role) = hint.role {
        title.role = Some((role, ToldBy::User));
    }
    title.of = hint.of;
}

/// Puts what the user tells of the columns in the place of what was recognised. An option wins over
/// a map, as everywhere.
pub(super) fn override_columns(
    columns: &mut Columns,
    hints: &Hints,
    hint: Option<&TableHint>,
    span: Option<(Column, Column)>,
    paths: &Paths,
) {
    for ignored in hint.iter().flat_map(|hint| &hint.ignored) {
        let ignored = |column: &TableColumn| column.column == *ignored;
        let displaced = columns.used.iter().filter(|column| ignored(column));
        columns.unused.extend(displaced.map(TableColumn::as_unused));
        columns.used.retain(|column| !ignored(column));
    }
    columns.unused.sort_by_key(|column| column.column);
    for told in hint.iter().flat_map(|hint| &hint.columns) {
        override_column(columns, *told, paths);
    }
    let here =
        |told: &&ColumnHint| span.is_none_or(|(first, last)| (first..=last).contains(&told.column));
    for told in hints.columns.iter().filter(here) {
        override_column(columns, *told, paths);
    }
}

fn override_column(columns: &mut Columns, told: ColumnHint, paths: &Paths) {
    // A column that loses its field to another is still seen.
    let displaced: Vec<TableColumn> = columns
        .used
        .iter()
        .filter(|column| column.field == told.field && column.column != told.column)
        .cloned()
        .collect();
    columns.unused.extend(displaced.iter().map(TableColumn::as_unused));
    columns.used.retain(|column| column.field != told.field && column.column != told.column);
    columns.unused.retain(|column| column.column != told.column);
    columns.unused.sort_by_key(|column| column.column);
    let header = label_over(paths, told.column);
    let ColumnHint { field, column } = told;
    columns.used.push(TableColumn { field, column, header, confidence: 100 });
    columns.used.sort_by_key(|column| column.column);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::GroupCatalogue;
    use crate::recognise::tests::sheet;
    use crate::recognise::{RecogniseOptions, Survey, require_columns, survey};
    use crate::roster::Role;
    use crate::sheet::{Row, Sheet, Workbook};

    fn look(sheets: Vec<Sheet>, hints: Hints) -> Survey {
        let options = RecogniseOptions {
            catalogue: GroupCatalogue::vietnam(),
            sheets: Vec::new(),
            unstated_role: None,
            hints,
        };
        survey(Workbook { sheets, ..Workbook::default() }, &options)
    }

    fn columns(told: &[&str]) -> Hints {
        let columns = told.iter().map(|told| told.parse().unwrap()).collect();
        Hints { columns, ..Hints::default() }
    }

    const LIST: &str = "STT | Họ tên | GT | DT | Ghi chú\n1 | A Thút | Nam | Ba Na | x";

    #[test]
    fn a_column_that_the_user_names_displaces_the_recognised_one_in_sight() {
        let roster = look(vec![sheet("S", LIST, &[])], columns(&["gender=E"])).roster;
        let table = &roster.tables[0];
        assert_eq!(table.column(Field::Gender).unwrap().column, Column::new(5));
        assert!(table.unused_columns.iter().any(|column| column.header == "GT"));
    }

    #[test]
    fn a_named_column_that_holds_nothing_is_refused() {
        let problem = look(vec![sheet("S", LIST, &[])], columns(&["gender=Z"])).problem.unwrap();
        assert_eq!(problem.message.en, "column Z, named as `gender`, holds nothing");
    }

    #[test]
    fn a_cover_has_no_list_beneath_the_named_header_row() {
        let cover = sheet("Bìa", "\nỦY BAN | NHÂN DÂN\nvề việc | tổ chức đại hội", &[]);
        let list = sheet("S", &format!("DANH SÁCH\n{LIST}"), &[]);
        let hints = Hints { header_row: Some(Row::new(2)), ..Hints::default() };
        let seen = look(vec![cover.clone(), list], hints.clone());
        assert_eq!((seen.problem, seen.roster.tables.len()), (None, 1));
        let problem = look(vec![cover], hints).problem.unwrap();
        assert!(problem.help.iter().any(|help| help.en.contains("row 2 heads no names")));
    }

    #[test]
    fn tables_side_by_side_are_described_one_by_one() {
        let drawing = "STT | Họ tên | GT | | STT | Họ tên | GT\n\
                       1 | A Thút | Nam | | 1 | Lê Hoa | Nữ";
        let map = "[[table]]\nheader_row = 1\nrole = \"official\"\ncolumns = { full_name = \"B\" }\n\
                   [[table]]\nheader_row = 1\nrole = \"guest\"\ncolumns = { full_name = \"F\" }\n";
        let hints = Hints::from_map(map).unwrap();
        let roster = look(vec![sheet("S", drawing, &[])], hints).roster;
        let roles: Vec<_> = roster.delegates.iter().map(|one| one.role.known().copied()).collect();
        assert_eq!(roles, [Some(Role::Official), Some(Role::Guest)]);
    }

    #[test]
    fn an_ignored_column_keeps_no_meaning() {
        let map = "[[table]]\nignore = [\"E\"]\n";
        let hints = Hints::from_map(map).unwrap();
        let roster = look(vec![sheet("S", LIST, &[])], hints).roster;
        assert!(roster.tables[0].column(Field::Notes).is_none());
        assert_eq!(roster.delegates.len(), 1);
    }

    #[test]
    fn a_column_whose_content_contradicts_its_header_is_asked_about() {
        let mut drawing = "STT | Họ tên | Giới tính | DT".to_owned();
        for at in 1..=10 {
            let gender = if at <= 2 { "Nam" } else { "Bí thư" };
            drawing = format!("{drawing}\n{at} | A Thút | {gender} | Ba Na");
        }
        let needed = [Field::Gender];
        let read = |hints| look(vec![sheet("S", &drawing, &[])], hints).roster;
        let refused = require_columns(&read(Hints::default()), &needed).unwrap_err();
        assert!(refused.help[0].en.contains("--column gender=C"), "{}", refused.help[0].en);
        assert_eq!(require_columns(&read(columns(&["gender=C"])), &needed), Ok(()));
    }
}
