//! What is said when a list cannot be read as one: what was seen, and how to help the tool on.

mod columns;

use smol_str::SmolStr;

use super::RecogniseOptions;
use super::grid::own;
use super::hints::{ColumnHint, Hints};
use super::vocabulary::heading;
use crate::closed_list::ClosedList;
use crate::fault::Fault;
use crate::report::words::sheet_reason;
use crate::roster::{Field, Roster, Table, TableColumn, words};
use crate::rules::mask_numbers;
use crate::sheet::{Column, Row, Sheet, Workbook};
use crate::spelling;
use crate::text;
use crate::wording::{Text, nearest, one_line};
use columns::headers_of;
pub use columns::{SURE_ENOUGH, require_columns};
/// Every sheet that was asked for, by an option or in a map, is there.
pub(super) fn require_sheets(
    workbook: &Workbook,
    options: &RecogniseOptions<'_>,
) -> Result<(), Fault> {
    let mapped = options.hints.tables.iter().filter_map(|table| table.sheet.as_ref());
    let chosen: Vec<&String> = options.sheets.iter().chain(mapped).collect();
    let names: Vec<&str> =
        workbook.sheets.iter().filter_map(|sheet| sheet.name.as_deref()).collect();
    let Some(missing) = chosen
        .into_iter()
        .find(|sheet| !names.iter().any(|name| spelling::key(name) == spelling::key(sheet)))
    else {
        return Ok(());
    };
    let seen = names.iter().map(|name| format!("“{name}”")).collect::<Vec<_>>().join(", ");
    let hidden =
        workbook.left_out.iter().any(|(name, _)| spelling::key(name) == spelling::key(missing));
    let message = if hidden {
        text!(
            vi: "trang tính “{missing}” đang bị ẩn nên không được đọc",
            en: "the sheet `{missing}` is hidden and was not read",
        )
    } else {
        text!(vi: "không có trang tính “{missing}”", en: "there is no sheet `{missing}`")
    };
    let mut help = Vec::new();
    if hidden {
        help.push(text!(vi: "bỏ ẩn trang tính này trong Excel rồi lưu lại", en: "unhide the sheet in the workbook and save it"));
    } else if let Some(near) = nearest(missing, names.iter().copied()) {
        help.push(text!(vi: "có phải là “{near}” không?", en: "did you mean `{near}`?"));
    }
    help.push(text!(vi: "các trang tính trong tệp: {seen}", en: "the sheets of this file: {seen}"));
    Err(Fault::new(message).helps(help))
}

/// The sheet holds people whose names are headed by nothing that is known.
pub(super) fn names_not_found(
    sheet: Option<&str>,
    row: Row,
    labels: &[(Column, SmolStr)],
) -> Fault {
    let place = place(sheet);
    let seen: Vec<String> =
        labels.iter().map(|(column, label)| format!("{column} {label}")).collect();
    let seen = quoted(&seen);
    // A header that means nothing to the tool is likely the one that it looks for.
    let strange = labels.iter().find(|(_, label)| heading(label).is_none());
    let help =
        name_column(Field::FullName, strange.map(|(column, label)| (*column, label.as_str())));
    Fault::new(text!(
        vi: "{place}không tìm thấy cột họ và tên: dòng {row} có các tiêu đề {seen}",
        en: "{place}no column of names was found: row {row} is headed {seen}",
        place,
    ))
    .help(help)
}

/// The sheet holds people, and no row heads their columns.
pub(super) fn no_header(sheet: Option<&str>, row: Row) -> Fault {
    let place = place(sheet);
    Fault::new(text!(
        vi: "{place}dòng {row} có vẻ là người, nhưng không có dòng tiêu đề của các cột",
        en: "{place}row {row} seems to be a person, and no row heads the columns",
        place,
    ))
    .help(text!(
        vi: "thêm dòng tiêu đề (“STT”, “Họ và tên”, “Giới tính”, “Dân tộc” …) phía trên",
        en: "add a row with the headings (`STT`, `Họ và tên`, `Giới tính`, `Dân tộc` …) above it"
    ))
    .help(text!(
        vi: "nếu trang này không phải danh sách, chỉ chọn các trang cần kiểm tra bằng `--sheet`",
        en: "if it is no list, choose the sheets to check with `--sheet`"
    ))
}

/// How to name the column of a field: a column that may be it, where one is in sight. A wrong
/// letter as an example would be copied.
fn name_column(field: Field, candidate: Option<(Column, &str)>) -> Text {
    let id = field.id();
    let name = &field_name(field).vi;
    match candidate {
        Some((column, header)) => {
            let header = one_line(header);
            text!(
                vi: "nếu là cột {column} (“{header}”), thêm `--column {id}={column}`; hoặc đặt tiêu đề “{name}” cho cột đúng",
                en: "if it is column {column} (`{header}`), add `--column {id}={column}`; or head the right column `{name}`"
            )
        }
        None => text!(
            vi: "thêm cột “{name}” vào danh sách; nếu đã có, ghi chữ cái của cột: `--column {id}=CỘT`",
            en: "add a column headed `{name}` to the list; if there is one, name it by its letter: `--column {id}=COLUMN`"
        ),
    }
}

/// What keeps the tables that were found from being a list.
pub(super) fn of_list(roster: &Roster, sheets: &[Sheet], hints: &Hints) -> Option<Fault> {
    if roster.tables.is_empty() {
        return Some(no_list(roster, hints));
    }
    let without_names =
        roster.tables.iter().find(|table| table.columns_telling(Field::FullName).next().is_none());
    if let Some(table) = without_names {
        return Some(names_missing(table));
    }
    if let Some(told) = hints.columns.iter().find(|told| !is_filled(**told, None, roster, sheets)) {
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
            .find(|told| !headed(told) && !is_filled(**told, sheet, roster, sheets))
        {
            return Some(empty_column(*told, sheet));
        }
    }
    roster.delegates.is_empty().then(|| nobody(roster))
}

/// Whether a column that the user names holds anything in the rows of some table.
fn is_filled(told: ColumnHint, sheet: Option<&str>, roster: &Roster, sheets: &[Sheet]) -> bool {
    roster.delegates.is_empty()
        || roster.tables.iter().any(|table| {
            let named = |name: &str| {
                table.sheet.as_deref().is_some_and(|own| spelling::key(own) == spelling::key(name))
            };
            let rows = table.first_row..=table.last_row;
            sheet.is_none_or(named)
                && sheets.iter().filter(|sheet| sheet.name == table.sheet).any(|sheet| {
                    let mut rows = sheet.rows.iter().filter(|row| rows.contains(&row.row));
                    rows.any(|row| own(row, told.column).is_some())
                })
        })
}

fn empty_column(told: ColumnHint, sheet: Option<&str>) -> Fault {
    let place = place(sheet);
    let (id, column) = (told.field.id(), told.column);
    Fault::new(text!(
        vi: "{place}cột {column}, được chỉ ra là “{field}”, không có dữ liệu",
        en: "{place}column {column}, named as `{id}`, holds nothing",
        place,
        field = words::field_in_sentence(told.field)
    ))
}

/// A table that the user describes has no column of names.
fn names_missing(table: &Table) -> Fault {
    let place = place(table.sheet.as_deref());
    let seen = quoted(&headers_of(table));
    let row = table.header_rows.last().copied().unwrap_or_else(|| Row::new(1));
    Fault::new(text!(
        vi: "{place}không có cột họ và tên dưới dòng tiêu đề {row}",
        en: "{place}no column of names stands beneath the header in row {row}",
        place,
    ))
    .help(text!(vi: "các cột đã thấy: {seen}", en: "the columns seen: {seen}"))
    .help(text!(
        vi: "chỉ ra cột họ tên, như `--column full_name=B`",
        en: "name the column of names, such as `--column full_name=B`"
    ))
}

/// No sheet holds a list.
fn no_list(roster: &Roster, hints: &Hints) -> Fault {
    let mut help: Vec<Text> = roster
        .other_sheets
        .iter()
        .map(|other| {
            let why = sheet_reason(&other.reason);
            let place = place(other.sheet.as_deref());
            text!("{place}{why}", place, why)
        })
        .take(3)
        .collect();
    if let Some(row) = hints.header_row {
        help.push(text!(
            vi: "dòng {row} không có tiêu đề “Họ và tên”; nếu đó đúng là dòng tiêu đề, chỉ ra cột họ tên, như `--column full_name=B`",
            en: "row {row} heads no names; if it is the header, name the column of names, such as `--column full_name=B`"
        ));
    } else {
        help.push(text!(
            vi: "danh sách cần một dòng tiêu đề có “Họ và tên” và các cột như “Giới tính”, “Dân tộc”",
            en: "a list needs a header row with `Họ và tên` (or `Full name`) beside columns such as `Giới tính` and `Dân tộc`"
        ));
        help.push(text!(
            vi: "nếu có danh sách, chỉ ra dòng tiêu đề và cột họ tên, như `--header-row 8 --column full_name=B`",
            en: "if there is a list, name its header row and its column of names, such as `--header-row 8 --column full_name=B`"
        ));
    }
    Fault::new(
        text!(vi: "không tìm thấy danh sách đại biểu nào", en: "no list of delegates was found"),
    )
    .helps(help)
}

/// There are headers, and nobody beneath them: a blank form, or a list whose people were not seen.
fn nobody(roster: &Roster) -> Fault {
    const SHOWN: usize = 4;
    let header = |table: &Table| table.header_rows.last().map_or(0, |row| row.number());
    let fill_in = text!(
        vi: "nhập đại biểu vào danh sách rồi chạy lại",
        en: "fill in the delegates and run again"
    );
    if let [only] = roster.tables.as_slice() {
        let (row, place) = (header(only), place(only.sheet.as_deref()));
        return Fault::new(text!(
            vi: "{place}danh sách không có đại biểu nào dưới dòng tiêu đề {row}",
            en: "{place}the list names nobody beneath its header in row {row}",
            place,
        ))
        .help(fill_in);
    }
    let tables = roster.tables.iter().take(SHOWN).map(|table| {
        let (row, place) = (header(table), place(table.sheet.as_deref()));
        text!(
            vi: "{place}không có ai dưới dòng tiêu đề {row}",
            en: "{place}nobody beneath the header in row {row}",
            place,
        )
    });
    let mut help: Vec<Text> = tables.collect();
    help.push(fill_in);
    Fault::new(text!(
        vi: "danh sách không có đại biểu nào",
        en: "the list names nobody"
    ))
    .helps(help)
}

/// The usual header of a field.
fn field_name(field: Field) -> Text {
    match field {
        Field::FullName => Text::fixed("Họ và tên", "names"),
        Field::Gender => Text::fixed("Giới tính", "gender"),
        Field::Group => Text::fixed("Dân tộc", "ethnic group"),
        Field::BirthDate => Text::fixed("Ngày tháng năm sinh", "date of birth"),
        Field::Work => Text::fixed("Lĩnh vực", "field of work"),
        Field::Unit => Text::fixed("Đơn vị", "unit"),
        _ => Text::same(field.id()),
    }
}

fn place(sheet: Option<&str>) -> Option<Text> {
    sheet.map(|name| text!(vi: "trang tính “{name}”: ", en: "sheet `{name}`: "))
}

fn quoted(labels: &[String]) -> String {
    const SHOWN: usize = 12;
    let mut shown: Vec<String> = labels
        .iter()
        .take(SHOWN)
        .map(|label| {
            // A row of people that the user names as the header holds their numbers.
            format!("“{}”", mask_numbers(&one_line(label)))
        })
        .collect();
    if labels.len() > SHOWN {
        shown.push("…".to_owned());
    }
    shown.join(", ")
}
