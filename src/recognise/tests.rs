//! Lists as offices make them, drawn as text: one line a row, `|` between the cells. A line of
//! merges may follow the drawing.

use super::*;
use crate::roster::Role::{Alternate, Guest, Official};
use crate::roster::{BirthDate, Field, Gender, OfficialKind, RowReason};
use crate::sheet::{Cell, CellRef, CellValue, Column, Merge, Row, Sheet, SheetRow};

/// Draws a sheet. `A1:C1` among the merges merges these cells.
pub(in crate::recognise) fn sheet(name: &str, drawing: &str, merges: &[&str]) -> Sheet {
    let mut rows = Vec::new();
    for (at, line) in drawing.trim_matches('\n').lines().enumerate() {
        let cells = line
            .split('|')
            .enumerate()
            .filter(|(_, text)| !text.trim().is_empty())
            .map(|(column, text)| {
                let text = text.trim().replace("\\n", "\n");
                let value = text.parse().map_or(CellValue::Text(text), CellValue::Number);
                Cell::new(Column::from_index(u32::try_from(column).unwrap()), value)
            })
            .collect();
        rows.push(SheetRow {
            row: Row::from_index(u32::try_from(at).unwrap()),
            cells,
            hidden: false,
        });
    }
    rows.retain(|row| !row.cells.is_empty());
    let merges = merges.iter().map(|merge| merge_of(merge)).collect();
    Sheet { name: Some(name.to_owned()), rows, merges }
}

fn merge_of(text: &str) -> Merge {
    let corner = |text: &str| {
        let digits = text.find(|c: char| c.is_ascii_digit()).unwrap();
        CellRef::new(text[..digits].parse().unwrap(), Row::new(text[digits..].parse().unwrap()))
    };
    let (first, last) = text.split_once(':').unwrap();
    Merge { first: corner(first), last: corner(last) }
}

fn try_read(sheets: Vec<Sheet>) -> Result<Roster, InputError> {
    let options = RecogniseOptions {
        catalogue: GroupCatalogue::vietnam(),
        sheets: Vec::new(),
        unstated_role: None,
        hints: Hints::default(),
    };
    recognise(&Workbook { sheets, ..Workbook::default() }, &options)
}

fn read(drawing: &str) -> Roster {
    try_read(vec![sheet("Sheet1", drawing, &[])]).unwrap()
}

/// Each delegate as `row name gender year group role kind unit`.
fn lines(roster: &Roster) -> Vec<String> {
    let catalogue = GroupCatalogue::vietnam();
    roster
        .delegates
        .iter()
        .map(|delegate| {
            let known = [
                delegate.name.known().cloned(),
                delegate.gender.known().map(|gender| gender.id().to_owned()),
                delegate.birth.known().map(|birth| birth.year().to_string()),
                delegate.group.known().and_then(|group| Some(catalogue.name(group.group()?))),
                delegate.role.known().map(|role| role.id().to_owned()),
                delegate.kind.known().map(|kind| kind.id().to_owned()),
                delegate.unit.known().cloned(),
            ];
            let words = known.map(|value| value.unwrap_or_else(|| "?".to_owned()));
            format!("{} {}", delegate.row, words.join(" · "))
        })
        .collect()
}

#[test]
fn a_birth_year_stands_in_the_column_of_its_gender() {
    let roster = read(
        "
UBND HUYỆN SA THẦY | | | | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
DANH SÁCH ĐẠI BIỂU CHÍNH THỨC
Dự Đại hội đại biểu các dân tộc thiểu số huyện Sa Thầy lần thứ IV
STT | Họ và tên | Năm sinh | | Dân tộc | Chức vụ
 | | Nam | Nữ | |
1 | 2 | 3 | 4 | 5 | 6
I | Đại biểu đương nhiên | | | |
1 | A Thút | 1970 | | Xơ Đăng | Bí thư
II | Đại biểu chọn cử | | | |
1 | Y Lan | | 1985 | Gia Rai | Nông dân
 | Tổng cộng: 2 | 1 | 1 | |
 | | | | Sa Thầy, ngày 10 tháng 4 năm 2024
 | Nơi nhận: | | | TM. ỦY BAN NHÂN DÂN
 | | | | Nguyễn Văn B
",
    );
    assert_eq!(
        lines(&roster),
        [
            "8 A Thút · male · 1970 · Xơ Đăng · official · ex_officio · ?",
            "10 Y Lan · female · 1985 · Gia Rai · official · selected · ?",
        ]
    );
    let reasons: Vec<RowReason> = roster.rows_left_out.iter().map(|rows| rows.reason).collect();
    assert_eq!(
        reasons,
        [
            RowReason::AboveTable,
            RowReason::ColumnNumbers,
            RowReason::Section,
            RowReason::Section,
            RowReason::Total,
            RowReason::BelowTable,
        ]
    );
    assert_eq!(roster.tables[0].header_rows, [Row::new(4), Row::new(5)]);
    let totals: Vec<_> = roster.stated_totals.iter().map(|total| total.stated).collect();
    assert_eq!(totals, [Some(2), Some(1), Some(1)]);
}

#[test]
fn one_column_to_mark_women_leaves_men_blank() {
    let roster = read(
        "
DANH SÁCH KHÁCH MỜI
TT | Họ tên | Nữ | NS | DT
1 | Nguyễn Văn An | | 1960 | Kinh
2 | Lê Thị Bình | x | 1970 | Kinh
",
    );
    assert_eq!(
        lines(&roster),
        [
            "3 Nguyễn Văn An · male · 1960 · Kinh · guest · ? · ?",
            "4 Lê Thị Bình · female · 1970 · Kinh · guest · ? · ?",
        ]
    );
}

#[test]
fn an_unmarked_column_for_women_says_nothing() {
    let roster = read(
        "
TT | Họ tên | Nữ | Năm sinh | Dân tộc
1 | Nông Văn An | | 1960 | Tày
2 | Lê Thị Bình | | 1970 | Nùng
",
    );
    assert!(roster.delegates.iter().all(|delegate| delegate.gender.is_blank()));
}

#[test]
fn roles_are_told_by_column_by_section_and_by_sheet() {
    let by_column = read(
        "
STT | Họ và tên | Giới tính | Dân tộc | Thành phần
1 | Nông Văn An | Nam | Tày | Chính thức
2 | Lý Thị Hoa | Nữ | Dao | Khách mời
3 | Lý Thị Mai | Nữ | Dao | ĐB dự khuyết
4 | Lý Văn Páo | Nam | Dao | Đương nhiên
5 | Lý Văn Sài | Nam | Dao | ?
",
    );
    let roles: Vec<_> = by_column.delegates.iter().map(|d| d.role.known().copied()).collect();
    assert_eq!(roles, [Some(Official), Some(Guest), Some(Alternate), Some(Official), None]);
    assert_eq!(by_column.delegates[3].kind.known(), Some(&OfficialKind::ExOfficio));

    let list = "
STT | Họ và tên | Giới tính | Dân tộc
1 | Nông Văn An | Nam | Tày
";
    let by_sheet = try_read(vec![
        sheet("ĐB chính thức", list, &[]),
        sheet("KM", list, &[]),
        sheet("DK", list, &[]),
    ]);
    let roles: Vec<_> =
        by_sheet.unwrap().delegates.iter().map(|d| d.role.known().copied()).collect();
    assert_eq!(roles, [Some(Official), Some(Guest), Some(Alternate)]);
}

#[test]
fn sections_nest_and_carry_role_and_unit() {
    let roster = read(
        "
STT | Họ và tên | Giới tính | Dân tộc
A | ĐẠI BIỂU CHÍNH THỨC | |
I | Đại biểu đương nhiên | |
1 | A Thút | Nam | Xơ Đăng
II | Đại biểu chọn cử | |
1 | Xã Rờ Kơi | |
1 | Y Lan | Nữ | Gia Rai
2 | Xã Mô Rai | |
1 | Y Blưn | Nữ | Rơ Măm
B | ĐẠI BIỂU KHÁCH MỜI | |
1 | Trần Văn Bốn | Nam | Kinh
",
    );
    assert_eq!(
        lines(&roster),
        [
            "4 A Thút · male · ? · Xơ Đăng · official · ex_officio · ?",
            "7 Y Lan · female · ? · Gia Rai · official · selected · Xã Rờ Kơi",
            "9 Y Blưn · female · ? · Rơ Măm · official · selected · Xã Mô Rai",
            "11 Trần Văn Bốn · male · ? · Kinh · guest · ? · ?",
        ]
    );
}

#[test]
fn a_numbered_unit_above_a_new_count_is_a_section_whatever_its_name() {
    let roster = read(
        "
STT | Họ và tên | Giới tính | Dân tộc
1 | Đăk Wơk | |
1 | A Thút | Nam | Xơ Đăng
2 | Rờ Kơi | |
1 | Y Lan | Nữ | Gia Rai
2 | A Blong | |
",
    );
    let units: Vec<_> = roster.delegates.iter().map(|d| d.unit.known().cloned().unwrap()).collect();
    assert_eq!(units, ["Đăk Wơk", "Rờ Kơi", "Rờ Kơi"]);
    assert!(roster.delegates[2].gender.is_blank());
}

#[test]
fn a_header_repeated_after_a_page_break_is_no_delegate() {
    let roster = read(
        "
ĐẠI BIỂU CHÍNH THỨC
STT | Họ và tên | Giới tính | Dân tộc
1 | A Thút | Nam | Xơ Đăng
STT | Họ và tên | Giới tính | Dân tộc
2 | Y Lan | Nữ | Gia Rai
",
    );
    assert_eq!(roster.tables.len(), 1);
    assert_eq!(roster.delegates.len(), 2);
}

#[test]
fn two_tables_on_one_sheet_have_their_own_titles() {
    let below = read(
        "
DANH SÁCH ĐẠI BIỂU CHÍNH THỨC
STT | Họ và tên | Giới tính | Dân tộc
1 | A Thút | Nam | Xơ Đăng
Tổng cộng: 1

DANH SÁCH ĐẠI BIỂU KHÁCH MỜI
STT | Họ và tên | Chức vụ | Giới tính
1 | Trần Văn Bốn | Chủ tịch | Nam
",
    );
    let roles: Vec<_> = below.delegates.iter().map(|d| d.role.known().copied()).collect();
    assert_eq!(roles, [Some(Role::Official), Some(Role::Guest)]);
    assert_eq!(below.stated_totals.len(), 1);

    let beside = read(
        "
ĐẠI BIỂU CHÍNH THỨC | | | | | KHÁCH MỜI
STT | Họ và tên | Giới tính | Dân tộc | | STT | Họ và tên | Giới tính | Dân tộc
1 | A Thút | Nam | Xơ Đăng | | 1 | Trần Văn Bốn | Nam | Kinh
2 | Y Lan | Nữ | Gia Rai | | | | |
",
    );
    let roles: Vec<_> = beside.delegates.iter().map(|d| d.role.known().copied()).collect();
    assert_eq!(roles, [Some(Role::Official), Some(Role::Official), Some(Role::Guest)]);
}

#[test]
fn names_may_be_split_over_two_columns() {
    let headed = read(
        "
STT | Họ đệm | Tên | Giới tính | Dân tộc
1 | Nông Văn | An | Nam | Tày
",
    );
    assert_eq!(headed.delegates[0].name.known().unwrap(), "Nông Văn An");
    let unheaded = read(
        "
STT | Họ và tên | | Giới tính | Dân tộc
1 | Nông Văn | An | Nam | Tày
2 | Lý Thị | Hoa | Nữ | Dao
3 | Lý Thị | Mai | Nữ | Dao
",
    );
    assert_eq!(unheaded.delegates[1].name.known().unwrap(), "Lý Thị Hoa");
}

#[test]
fn headers_may_be_deep_merged_and_broken() {
    let drawing = "
STT | Họ\\nvà tên | Thông tin cá nhân | | | Trình độ | | Ghi\\nchú
 | | Ngày,\\ntháng, năm sinh | | Dân\\ntộc | Văn hóa | Chuyên môn |
 | | Nam | Nữ | | | |
(1) | (2) | (3) | (4) | (5) | (6) | (7) | (8)
1 | A Thút | 12/5/1970 | | Xơ Đăng | 12/12 | Đại học |
";
    let merges = ["A1:A3", "B1:B3", "C1:E1", "C2:D2", "E2:E3", "F1:G1", "F2:F3", "G2:G3", "H1:H3"];
    for merges in [&merges[..], &[]] {
        let roster = try_read(vec![sheet("Sheet1", drawing, merges)]).unwrap();
        let table = &roster.tables[0];
        assert_eq!(table.header_rows.len(), 3, "{merges:?}");
        assert_eq!(table.column(Field::BirthDateMale).unwrap().column.to_string(), "C");
        assert_eq!(table.column(Field::BirthDateFemale).unwrap().column.to_string(), "D");
        assert_eq!(table.column(Field::Group).unwrap().column.to_string(), "E");
        assert_eq!(roster.delegates.len(), 1);
        assert_eq!(roster.delegates[0].gender.known(), Some(&Gender::Male));
        let born = jiff::civil::date(1970, 5, 12);
        assert_eq!(roster.delegates[0].birth.known(), Some(&BirthDate::Day(born)));
    }
}

#[test]
fn a_merged_unit_reaches_every_row_it_spans() {
    let drawing = "
STT | Họ và tên | Giới tính | Dân tộc | Đơn vị
1 | A Thút | Nam | Xơ Đăng | Xã Rờ Kơi
2 | Y Lan | Nữ | Gia Rai |
3 | A Blong | Nam | Gia Rai | Xã Mô Rai
";
    let roster = try_read(vec![sheet("Sheet1", drawing, &["E2:E3"])]).unwrap();
    let units: Vec<_> = roster.delegates.iter().map(|d| d.unit.known().cloned().unwrap()).collect();
    assert_eq!(units, ["Xã Rờ Kơi", "Xã Rờ Kơi", "Xã Mô Rai"]);
}

#[test]
fn number_codes_of_gender_count_only_where_the_names_prove_them() {
    let proven = read(
        "
STT | Họ và tên | Giới tính | Dân tộc
1 | Nông Văn An | 1 | Tày
2 | Lý Thị Hoa | 0 | Dao
3 | Lý Thị Mai | 0 | Dao
4 | Lý Páo | 1 | Dao
",
    );
    assert_eq!(proven.delegates[3].gender.known(), Some(&Gender::Male));
    let explained = read(
        "
STT | Họ và tên | Giới tính (1: Nam, 0: Nữ) | Dân tộc
1 | A Thút | 1 | Xơ Đăng
2 | Y Lan | 0 | Gia Rai
",
    );
    assert_eq!(explained.delegates[1].gender.known(), Some(&Gender::Female));
    let unproven = read(
        "
STT | Họ và tên | Giới tính | Dân tộc
1 | A Thút | 1 | Xơ Đăng
2 | Y Lan | 0 | Gia Rai
",
    );
    assert!(unproven.delegates.iter().all(|delegate| delegate.gender.known().is_none()));
}

#[test]
fn a_row_without_a_name_but_with_a_persons_data_is_a_delegate() {
    let roster = read(
        "
STT | Họ và tên | Năm sinh | Giới tính | Dân tộc
1 | A Thút | 1970 | Nam | Xơ Đăng
2 | | 1985 | Nữ | Gia Rai
3 | | | |
4 | Y Lan | | |
",
    );
    assert_eq!(roster.delegates.len(), 3);
    assert!(roster.delegates[1].name.is_blank());
    assert_eq!(roster.delegates[2].name.known().unwrap(), "Y Lan");
    assert_eq!(roster.rows_left_out.last().unwrap().reason, RowReason::OrdinalOnly);
}

#[test]
fn people_whose_names_look_like_other_rows_stay_people() {
    let roster = read(
        "
STT | Họ và tên | Năm sinh | Giới tính | Dân tộc
1 | Tống Văn Cộng | 1970 | Nam | Tày
2 | Đoàn Thị Hội | 1970 | Nữ | Nùng
3 | Bàn Thị Ban | 1971 | Nữ | Dao
4 | Nam | 1971 | Nam | Dao
5 | Tổng Thị Hoa | 1985 | Nữ | Tày
",
    );
    assert_eq!(roster.delegates.len(), 5);
}

#[test]
fn a_cover_and_a_summary_hold_no_list_and_do_not_pass_for_one() {
    let cover = sheet("Bìa", "ĐẠI HỘI ĐẠI BIỂU CÁC DÂN TỘC THIỂU SỐ\nHUYỆN SA THẦY", &[]);
    let summary = sheet(
        "Tổng hợp",
        "STT | Đơn vị | Nam | Nữ | Dân tộc\n1 | Xã A | 10 | 5 | 3\n2 | Xã B | 8 | 2 | 1",
        &[],
    );
    let refused = try_read(vec![cover.clone(), summary.clone()]).unwrap_err();
    assert_eq!(refused.message.en, "no list of delegates was found");
    assert!(refused.help[0].en.contains("Bìa") && refused.help[1].en.contains("counts people"));

    let list = sheet("DS", "STT | Họ tên | GT | DT\n1 | A Thút | Nam | Ba Na", &[]);
    let roster = try_read(vec![cover, summary, list]).unwrap();
    assert_eq!(roster.other_sheets.len(), 2);
    assert_eq!(roster.cover.len(), 2);
}

#[test]
fn a_list_whose_names_are_headed_by_an_unknown_word_is_asked_about() {
    let drawing = "
STT | Quý danh | Giới tính | Dân tộc | Chức vụ
1 | A Thút | Nam | Xơ Đăng | Bí thư
2 | Y Lan | Nữ | Gia Rai | Nông dân
";
    let refused = try_read(vec![sheet("Sheet1", drawing, &[])]).unwrap_err();
    assert!(refused.message.en.contains("`B Quý danh`"), "{}", refused.message.en);
    assert!(refused.help[0].en.contains("--column full_name=B"), "{}", refused.help[0].en);
}

#[test]
fn a_missing_column_that_the_rules_need_is_named_with_what_was_seen() {
    let roster = read("STT | Họ tên | Dân tộc | Chức vụ\n1 | A Thút | Ba Na | Bí thư");
    let refused = require_columns(&roster, &[Field::Gender, Field::Group]).unwrap_err();
    assert!(refused.message.vi.contains("Giới tính"), "{}", refused.message.vi);
    assert!(refused.help[0].vi.contains("`D Chức vụ`"), "{}", refused.help[0].vi);
    assert!(refused.help[1].vi.contains("--column gender="), "{}", refused.help[1].vi);
}

#[test]
fn a_sheet_that_is_not_there_is_named_with_those_that_are() {
    let list = sheet("ĐB chính thức", "STT | Họ tên | GT | DT\n1 | A Thút | Nam | Ba Na", &[]);
    let options = RecogniseOptions {
        catalogue: GroupCatalogue::vietnam(),
        sheets: vec!["ĐB chính thưc".to_owned()],
        unstated_role: None,
        hints: Hints::default(),
    };
    let workbook = Workbook { sheets: vec![list], ..Workbook::default() };
    let refused = recognise(&workbook, &options).unwrap_err();
    assert_eq!(refused.message.en, "there is no sheet `ĐB chính thưc`");
    assert_eq!(refused.help[0].en, "did you mean `ĐB chính thức`?");
}

#[test]
fn the_user_names_a_column_or_a_header_that_the_tool_does_not_know() {
    let drawing = "
STT | Quý danh | Giới tính | Dân tộc | Chức vụ
1 | A Thút | Nam | Xơ Đăng | Bí thư
2 | Y Lan | Nữ | Gia Rai | Nông dân
";
    let read = |hints| {
        let options = RecogniseOptions {
            catalogue: GroupCatalogue::vietnam(),
            sheets: Vec::new(),
            unstated_role: None,
            hints,
        };
        let sheets = vec![sheet("Sheet1", drawing, &[])];
        recognise(&Workbook { sheets, ..Workbook::default() }, &options).unwrap()
    };
    let names = ColumnHint { field: Field::FullName, column: Column::new(2) };
    let by_column = read(Hints { columns: vec![names], ..Hints::default() });
    assert_eq!(by_column.delegates[1].name.known().unwrap(), "Y Lan");
    let described = read(Hints {
        tables: vec![TableHint {
            sheet: Some("Sheet1".to_owned()),
            header_rows: vec![Row::new(1)],
            last_row: Some(Row::new(2)),
            role: Some(Guest),
            columns: vec![names],
            ..TableHint::default()
        }],
        ..Hints::default()
    });
    assert_eq!(described.delegates.len(), 1);
    assert_eq!(described.delegates[0].role.known(), Some(&Guest));
}

#[test]
fn people_of_a_delegation_are_not_counted_again() {
    let officials = sheet(
        "ĐB chính thức",
        "DANH SÁCH ĐẠI BIỂU CHÍNH THỨC dự Đại hội đại biểu các DTTS huyện Sa Thầy\nSTT | Họ tên | GT | DT\n1 | A Thút | Nam | Ba Na",
        &[],
    );
    let delegation = sheet(
        "Đoàn dự ĐH tỉnh",
        "DANH SÁCH ĐOÀN ĐẠI BIỂU huyện Sa Thầy dự Đại hội đại biểu các DTTS tỉnh Kon Tum\nSTT | Họ tên | GT | DT\nI | Đại biểu chính thức | |\n1 | A Thút | Nam | Ba Na",
        &[],
    );
    let roster = try_read(vec![officials, delegation.clone()]).unwrap();
    assert_eq!(roster.tables[1].of, TableOf::Delegation);
    assert_eq!(roster.of_congress().count(), 1);
    let alone = try_read(vec![delegation]).unwrap();
    assert_eq!(alone.of_congress().count(), 1);
}
