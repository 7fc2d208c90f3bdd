//! What is said when a list cannot be read as one: what was seen, and how to help the tool on.

use crate::fold;
use crate::lang::report::sheet_reason;
use crate::report::InputError;
use crate::roster::{Field, Role, Roster, Table, TableOf};
use crate::sheet::{Row, Workbook};
use crate::text;
use crate::wording::{Text, did_you_mean};

/// Every sheet that was asked for is there.
pub(super) fn require_sheets(workbook: &Workbook, chosen: &[String]) -> Result<(), InputError> {
    let names: Vec<&str> =
        workbook.sheets.iter().filter_map(|sheet| sheet.name.as_deref()).collect();
    let Some(missing) =
        chosen.iter().find(|sheet| !names.iter().any(|name| fold::key(name) == fold::key(sheet)))
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
pub(super) fn names_not_found(sheet: Option<&str>, row: Row, labels: &[String]) -> InputError {
    let place = place(sheet);
    let seen = quoted(labels);
    InputError {
        message: Text::new(
            format!("{}không tìm thấy cột họ và tên: dòng {row} có các tiêu đề {seen}", place.vi),
            format!("{}no column of names was found: row {row} is headed {seen}", place.en),
        ),
        help: vec![text!(
            vi: "đặt tiêu đề `Họ và tên` cho cột họ tên rồi chạy lại",
            en: "head the column of names `Họ và tên` and run again"
        )],
    }
}

/// No sheet holds a list.
pub(super) fn no_list(roster: &Roster) -> InputError {
    let mut help: Vec<Text> = roster
        .other_sheets
        .iter()
        .map(|other| {
            let name = other.sheet.as_deref().unwrap_or_default();
            let why = sheet_reason(&other.reason);
            if name.is_empty() {
                why
            } else {
                Text::new(
                    format!("trang tính `{name}`: {}", why.vi),
                    format!("sheet `{name}`: {}", why.en),
                )
            }
        })
        .take(4)
        .collect();
    help.push(text!(
        vi: "danh sách cần một dòng tiêu đề có `Họ và tên` và các cột như `Giới tính`, `Dân tộc`",
        en: "a list needs a header row with `Họ và tên` (or `Full name`) beside columns such as `Giới tính` and `Dân tộc`"
    ));
    InputError {
        message: text!(vi: "không tìm thấy danh sách đại biểu nào", en: "no list of delegates was found"),
        help,
    }
}

/// There are headers, and nobody beneath them: a blank form, or a list whose people were not seen.
pub(super) fn nobody(roster: &Roster) -> InputError {
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
        Field::Group => &[Field::Group],
        Field::Work => &[Field::Work],
        Field::Unit => &[Field::Unit, Field::Workplace, Field::Address],
        _ => &[],
    }
}

/// Every table that holds official delegates, or delegates of an unknown role, has the columns
/// that the rules need.
///
/// # Errors
///
/// A column is missing: a verdict would rest on a guess.
pub fn require_columns(roster: &Roster, needed: &[Field]) -> Result<(), InputError> {
    for (at, table) in roster.tables.iter().enumerate() {
        let counts = roster.delegates.iter().any(|delegate| {
            delegate.table == at && matches!(delegate.role.known(), None | Some(Role::Official))
        });
        if table.of == TableOf::Delegation || !counts {
            continue;
        }
        for field in needed {
            let columns = columns_for(*field);
            if columns.is_empty() || table.has_any(columns) {
                continue;
            }
            let seen: Vec<String> = table
                .columns
                .iter()
                .map(|column| (column.column, column.header.clone()))
                .chain(table.unused_columns.iter().map(|c| (c.column, c.header.clone())))
                .collect::<std::collections::BTreeMap<_, _>>()
                .into_iter()
                .map(|(column, header)| format!("{column} {header}"))
                .collect();
            return Err(column_missing(table.sheet.as_deref(), *field, &seen));
        }
    }
    Ok(())
}

fn column_missing(sheet: Option<&str>, field: Field, seen: &[String]) -> InputError {
    let place = place(sheet);
    let name = field_name(field);
    let (vi, en) = (name.vi, name.en);
    let seen = quoted(seen);
    InputError {
        message: Text::new(
            format!("{}không tìm thấy cột {vi}, trong khi các quy định cần cột này", place.vi),
            format!("{}no column tells the {en}, which the rules need", place.en),
        ),
        help: vec![
            text!(vi: "các cột đã thấy: {seen}", en: "the columns seen: {seen}"),
            text!(vi: "đặt tiêu đề `{vi}` cho cột đó rồi chạy lại", en: "head that column `{vi}` and run again"),
        ],
    }
}

/// The usual header of a field.
fn field_name(field: Field) -> Text {
    match field {
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
        .map(|label| format!("`{}`", label.split_whitespace().collect::<Vec<_>>().join(" ")))
        .collect();
    if labels.len() > SHOWN {
        shown.push("…".to_owned());
    }
    shown.join(", ")
}
