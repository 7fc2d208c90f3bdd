//! What is said when a list cannot be read as one: what was seen, and how to help the tool on.

use std::collections::BTreeMap;

use super::RecogniseOptions;
use super::grid::is_empty;
use super::hints::{ColumnHint, Hints};
use super::vocabulary::heading;
use crate::fold;
use crate::lang::report::sheet_reason;
use crate::report::InputError;
use crate::roster::{Field, Role, Roster, Table, TableColumn, TableOf};
use crate::rules::mask_numbers;
use crate::sheet::{Column, Row, Workbook};
use crate::text;
use crate::wording::{Text, did_you_mean};

/// Every sheet that was asked for, by an option or in a map, is there.
pub(super) fn require_sheets(
    workbook: &Workbook,
    options: &RecogniseOptions<'_>,
) -> Result<(), InputError> {
    let mapped = options.hints.tables.iter().filter_map(|table| table.sheet.as_ref());
    let chosen: Vec<&String> = options.sheets.iter().chain(mapped).collect();
    let names: Vec<&str> =
        workbook.sheets.iter().filter_map(|sheet| sheet.name.as_deref()).collect();
    let Some(missing) = chosen
        .into_iter()
        .find(|sheet| !names.iter().any(|name| fold::key(name) == fold::key(sheet)))
    else {
        return Ok(());
    };
    let seen = names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    let hidden = workbook.left_out.iter().any(|(name, _)| fold::key(name) == fold::key(missing));
    let message = if hidden {
        text!(vi: "trang tính `{missing}` đang bị ẩn nên không được đọc", en: "the sheet `{missing}` is hidden and was not read")
    } else {
        text!(vi: "không có trang tính `{missing}`", en: "there is no sheet `{missing}`")
    };
    let mut help = Vec::new();
    if hidden {
        help.push(text!(vi: "bỏ ẩn trang tính này trong Excel rồi lưu lại", en: "unhide the sheet in the workbook and save it"));
    } else if let Some(near) = did_you_mean(missing, names.iter().copied()) {
        help.push(text!(vi: "có phải là `{near}` không?", en: "did you mean `{near}`?"));
    }
    help.push(text!(vi: "các trang tính trong tệp: {seen}", en: "the sheets of this file: {seen}"));
    Err(InputError { message, help })
}

/// The sheet holds people whose names are headed by nothing that is known.
pub(super) fn names_not_found(
    sheet: Option<&str>,
    row: Row,
    labels: &[(Column, String)],
) -> InputError {
    let place = place(sheet);
    let seen: Vec<String> =
        labels.iter().map(|(column, label)| format!("{column} {label}")).collect();
    let seen = quoted(&seen);
    // A header that means nothing to the tool is likely the one that it looks for.
    let strange = labels.iter().find(|(_, label)| heading(label).is_none());
    let help =
        name_column(Field::FullName, strange.map(|(column, label)| (*column, label.as_str())));
    InputError {
        message: Text::new(
            format!("{}không tìm thấy cột họ và tên: dòng {row} có các tiêu đề {seen}", place.vi),
            format!("{}no column of names was found: row {row} is headed {seen}", place.en),
        ),
        help: vec![help],
    }
}

/// How to name the column of a field: a column that may be it, where one is in sight. A wrong
/// letter as an example would be copied.
fn name_column(field: Field, candidate: Option<(Column, &str)>) -> Text {
    let id = field.id();
    let name = field_name(field).vi;
    match candidate {
        Some((column, header)) => {
            let header = header.split_whitespace().collect::<Vec<_>>().join(" ");
            text!(
                vi: "nếu là cột {column} (`{header}`), thêm `--column {id}={column}`; hoặc đặt tiêu đề `{name}` cho cột đúng",
                en: "if it is column {column} (`{header}`), add `--column {id}={column}`; or head the right column `{name}`"
            )
        }
        None => text!(
            vi: "thêm cột `{name}` vào danh sách; nếu đã có, ghi chữ cái của cột: `--column {id}=CỘT`",
            en: "add a column headed `{name}` to the list; if there is one, name it by its letter: `--column {id}=COLUMN`"
        ),
    }
}

/// What keeps the tables that were found from being a list.
pub(super) fn of_list(roster: &Roster, workbook: &Workbook, hints: &Hints) -> Option<InputError> {
    if roster.tables.is_empty() {
        return Some(no_list(roster, hints));
    }
    let without_names = roster.tables.iter().find(|table| !table.has_any(&NAMES));
    if let Some(table) = without_names {
        return Some(names_missing(table));
    }
    if let Some(told) = hints.columns.iter().find(|told| !is_filled(**told, None, roster, workbook))
    {
        return Some(empty_column(*told, None));
    }
    for hint in &hints.tables {
        let sheet = hint.sheet.as_deref();
        // A map names every column of a table, and one with a header may well be empty.
        let headed = |told: &ColumnHint| {
            roster.tables.iter().any(|table| {
                let at = |column: &&TableColumn| column.column == told.column;
                table.columns.iter().find(at).is_some_and(|column| !column.header.is_empty())
            })
        };
        if let Some(told) = hint
            .columns
            .iter()
            .find(|told| !headed(told) && !is_filled(**told, sheet, roster, workbook))
        {
            return Some(empty_column(*told, sheet));
        }
    }
    roster.delegates.is_empty().then(|| nobody(roster))
}

const NAMES: [Field; 2] = [Field::FullName, Field::FamilyName];

/// Whether a column that the user names holds anything in the rows of some table.
fn is_filled(told: ColumnHint, sheet: Option<&str>, roster: &Roster, workbook: &Workbook) -> bool {
    roster.delegates.is_empty()
        || roster.tables.iter().any(|table| {
            let named = |name: &str| {
                table.sheet.as_deref().is_some_and(|held| fold::key(held) == fold::key(name))
            };
            let rows = table.first_row..=table.last_row;
            sheet.is_none_or(named)
                && workbook.sheets.iter().filter(|held| held.name == table.sheet).any(|held| {
                    let mut rows = held.rows.iter().filter(|row| rows.contains(&row.row));
                    rows.any(|row| row.cell(told.column).is_some_and(|cell| !is_empty(cell)))
                })
        })
}

fn empty_column(told: ColumnHint, sheet: Option<&str>) -> InputError {
    let place = place(sheet);
    let (field, column) = (told.field.id(), told.column);
    InputError {
        message: Text::new(
            format!("{}cột {column}, được chỉ ra là `{field}`, không có dữ liệu", place.vi),
            format!("{}column {column}, named as `{field}`, holds nothing", place.en),
        ),
        help: Vec::new(),
    }
}

/// A table that the user describes has no column of names.
fn names_missing(table: &Table) -> InputError {
    let place = place(table.sheet.as_deref());
    let seen = quoted(&headers_of(table));
    let row = table.header_rows.last().copied().unwrap_or_else(|| Row::new(1));
    InputError {
        message: Text::new(
            format!("{}không có cột họ và tên dưới dòng tiêu đề {row}", place.vi),
            format!("{}no column of names stands beneath the header in row {row}", place.en),
        ),
        help: vec![
            text!(vi: "các cột đã thấy: {seen}", en: "the columns seen: {seen}"),
            text!(
                vi: "chỉ ra cột họ tên, như `--column full_name=B`",
                en: "name the column of names, such as `--column full_name=B`"
            ),
        ],
    }
}

/// No sheet holds a list.
fn no_list(roster: &Roster, hints: &Hints) -> InputError {
    let mut help: Vec<Text> = roster
        .other_sheets
        .iter()
        .map(|other| {
            let why = sheet_reason(&other.reason);
            let place = place(other.sheet.as_deref());
            Text::new(format!("{}{}", place.vi, why.vi), format!("{}{}", place.en, why.en))
        })
        .take(3)
        .collect();
    if let Some(row) = hints.header_row {
        help.push(text!(
            vi: "dòng {row} không có tiêu đề `Họ và tên`; nếu đó đúng là dòng tiêu đề, chỉ ra cột họ tên, như `--column full_name=B`",
            en: "row {row} heads no names; if it is the header, name the column of names, such as `--column full_name=B`"
        ));
    } else {
        help.push(text!(
            vi: "danh sách cần một dòng tiêu đề có `Họ và tên` và các cột như `Giới tính`, `Dân tộc`",
            en: "a list needs a header row with `Họ và tên` (or `Full name`) beside columns such as `Giới tính` and `Dân tộc`"
        ));
        help.push(text!(
            vi: "nếu có danh sách, chỉ ra dòng tiêu đề và cột họ tên, như `--header-row 8 --column full_name=B`",
            en: "if there is a list, name its header row and its column of names, such as `--header-row 8 --column full_name=B`"
        ));
    }
    InputError {
        message: text!(vi: "không tìm thấy danh sách đại biểu nào", en: "no list of delegates was found"),
        help,
    }
}

/// There are headers, and nobody beneath them: a blank form, or a list whose people were not seen.
fn nobody(roster: &Roster) -> InputError {
    const SHOWN: usize = 4;
    let header = |table: &Table| table.header_rows.last().map_or(0, |row| row.number());
    let fill_in = text!(
        vi: "nhập đại biểu vào danh sách rồi chạy lại",
        en: "fill in the delegates and run again"
    );
    if let [only] = roster.tables.as_slice() {
        let (row, place) = (header(only), place(only.sheet.as_deref()));
        return InputError {
            message: Text::new(
                format!("{}danh sách không có đại biểu nào dưới dòng tiêu đề {row}", place.vi),
                format!("{}the list names nobody beneath its header in row {row}", place.en),
            ),
            help: vec![fill_in],
        };
    }
    let tables = roster.tables.iter().take(SHOWN).map(|table| {
        let (row, place) = (header(table), place(table.sheet.as_deref()));
        Text::new(
            format!("{}không có ai dưới dòng tiêu đề {row}", place.vi),
            format!("{}nobody beneath the header in row {row}", place.en),
        )
    });
    let mut help: Vec<Text> = tables.collect();
    help.push(fill_in);
    InputError {
        message: text!(
            vi: "danh sách không có đại biểu nào",
            en: "the list names nobody"
        ),
        help,
    }
}

/// A fact of each delegate that the rules need, and the columns that can tell it.
fn columns_for(field: Field) -> &'static [Field] {
    match field {
        Field::Gender => &[
            Field::Gender,
            Field::GenderMale,
            Field::GenderFemale,
            Field::BirthDateMale,
            Field::BirthDateFemale,
        ],
        Field::BirthDate => {
            &[Field::BirthDate, Field::BirthDateMale, Field::BirthDateFemale, Field::BirthYear]
        }
        Field::FullName => &[Field::FullName, Field::FamilyName],
        Field::Group => &[Field::Group],
        Field::Work => &[Field::Work],
        Field::Unit => &[Field::Unit, Field::Workplace, Field::Address],
        _ => &[],
    }
}

/// Below this a column's header and its content disagree so far that a verdict would rest on a
/// guess: fewer than half of its cells can be what the header says.
pub const SURE_ENOUGH: u8 = 50;

/// Every table that holds official delegates, or delegates of an unknown role, has the columns
/// that the rules need, and it is certain which they are.
///
/// # Errors
///
/// A column is missing or doubtful: a verdict would rest on a guess.
pub fn require_columns(roster: &Roster, needed: &[Field]) -> Result<(), InputError> {
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

fn require_column(table: &Table, field: Field) -> Result<(), InputError> {
    let fields = columns_for(field);
    if fields.is_empty() {
        return Ok(());
    }
    let mut found = fields.iter().filter_map(|field| table.column(*field)).peekable();
    if found.peek().is_none() {
        return Err(column_missing(table, field));
    }
    match found.max_by_key(|column| column.confidence) {
        Some(best) if best.confidence < SURE_ENOUGH => Err(column_doubtful(table, field, best)),
        _ => Ok(()),
    }
}

/// The columns of a table as they are headed.
fn headers_of(table: &Table) -> Vec<String> {
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

/// A column is headed as the field, and most of what stands in it is something else.
fn column_doubtful(table: &Table, field: Field, column: &TableColumn) -> InputError {
    let place = place(table.sheet.as_deref());
    let name = field_name(field);
    let (vi, en) = (name.vi, name.en);
    let header = column.header.split_whitespace().collect::<Vec<_>>().join(" ");
    let (at, id) = (column.column, column.field.id());
    InputError {
        message: Text::new(
            format!(
                "{}cột {at} có tiêu đề `{header}`, nhưng phần lớn nội dung không giống {vi}",
                place.vi
            ),
            format!(
                "{}column {at} is headed `{header}`, but most of what it holds does not look like the {en}",
                place.en
            ),
        ),
        help: vec![text!(
            vi: "nếu đúng là cột này, thêm `--column {id}={at}`; nếu không, ghi chữ cái của cột đúng, hoặc sửa nội dung cột",
            en: "if it is this column all the same, add `--column {id}={at}`; else name the right one, or correct the cells"
        )],
    }
}

fn column_missing(table: &Table, field: Field) -> InputError {
    let place = place(table.sheet.as_deref());
    let name = field_name(field);
    let (vi, en) = (name.vi, name.en);
    let seen = quoted(&headers_of(table));
    let unused = table.unused_columns.first();
    let help = name_column(field, unused.map(|column| (column.column, column.header.as_str())));
    InputError {
        message: Text::new(
            format!("{}không tìm thấy cột {vi}, trong khi các quy định cần cột này", place.vi),
            format!("{}no column tells the {en}, which the rules need", place.en),
        ),
        help: vec![text!(vi: "các cột đã thấy: {seen}", en: "the columns seen: {seen}"), help],
    }
}

/// The usual header of a field.
fn field_name(field: Field) -> Text {
    match field {
        Field::FullName => Text::new("Họ và tên", "names"),
        Field::Gender => Text::new("Giới tính", "gender"),
        Field::Group => Text::new("Dân tộc", "ethnic group"),
        Field::BirthDate => Text::new("Ngày tháng năm sinh", "date of birth"),
        Field::Work => Text::new("Lĩnh vực", "field of work"),
        Field::Unit => Text::new("Đơn vị", "unit"),
        _ => Text::same(field.id()),
    }
}

fn place(sheet: Option<&str>) -> Text {
    sheet.map_or_else(
        || Text::same(""),
        |name| Text::new(format!("trang tính `{name}`: "), format!("sheet `{name}`: ")),
    )
}

fn quoted(labels: &[String]) -> String {
    const SHOWN: usize = 12;
    let mut shown: Vec<String> = labels
        .iter()
        .take(SHOWN)
        .map(|label| {
            let line = label.split_whitespace().collect::<Vec<_>>().join(" ");
            // A row of people that the user names as the header holds their numbers.
            format!("`{}`", mask_numbers(&line))
        })
        .collect();
    if labels.len() > SHOWN {
        shown.push("…".to_owned());
    }
    shown.join(", ")
}
