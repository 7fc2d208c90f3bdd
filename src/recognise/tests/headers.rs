//! Words over columns: which are believed, and how much.

use super::*;
use crate::recognise::vocabulary::{Heading, UNSURE, heading};

fn field(text: &str) -> Option<Field> {
    match heading(text)?.heading {
        Heading::Field(field) => Some(field),
        Heading::Other => None,
    }
}

#[test]
fn a_single_word_is_believed_where_it_begins_the_cell() {
    let believed = heading("gender qwert").unwrap();
    assert_eq!((field("gender qwert"), believed.score), (Some(Field::Gender), UNSURE));
    assert_eq!(field("qwert gender"), None);
    assert_eq!(field("ns qwert"), None);
}

#[test]
fn the_shortest_header_that_may_hold_a_slip_of_the_hand_has_six_letters() {
    assert_eq!(field("gendar"), Some(Field::Gender));
    assert_eq!(field("honor"), None);
}

#[test]
fn a_name_in_two_cells_beneath_one_merged_heading_is_put_together() {
    let names = |drawing: &str| {
        let roster = try_read(vec![sheet("Sheet1", drawing, &["B1:C1"])]).unwrap();
        lines(&roster).join("; ")
    };
    let split = "
STT | Họ và tên | | Giới tính | Dân tộc
1 | Nông Văn | An | Nam | Tày
2 | Lý Thị | Mai | Nữ | Dao
";
    assert!(names(split).contains("2 Nông Văn An · male"), "{}", names(split));
    let whole = "
STT | Họ và tên | | Giới tính | Dân tộc
1 | Nông Văn An | xã Rờ Kơi 1 | Nam | Tày
2 | Lý Thị Mai | xã Mô Rai 2 | Nữ | Dao
";
    assert!(names(whole).contains("2 Nông Văn An · male"), "{}", names(whole));
}

#[test]
fn a_second_name_with_a_heading_of_its_own_is_no_part_of_the_first() {
    let drawing = "
STT | Họ và tên | | Giới tính | Dân tộc
 | Tên khai sinh | Bí danh | |
1 | Nông Văn An | Sơn | Nam | Tày
2 | Lý Thị Mai | Hoa | Nữ | Dao
";
    let roster = try_read(vec![sheet("Sheet1", drawing, &["B1:C1"])]).unwrap();
    assert!(lines(&roster)[0].starts_with("3 Nông Văn An · male"), "{:?}", lines(&roster));
    for heading in ["Họ và tên khai sinh / Họ và tên thường dùng", "Họ và tên (bí danh)"]
    {
        assert_eq!(field(heading), Some(Field::FullName), "{heading}");
    }
}

#[test]
fn numbers_directly_beneath_a_header_number_its_columns() {
    let roster = read(
        "
STT | Họ và tên | Giới tính | Dân tộc
2 | 3 | 4 | 5
1 | Nông Văn An | Nam | Tày
",
    );
    assert_eq!(roster.rows_left_out[0].reason, RowReason::ColumnNumbers);
    assert_eq!(roster.delegates.len(), 1);
}

#[test]
fn figures_beside_the_name_of_a_group_count_it_though_they_are_text() {
    let roster = read(
        "
STT | Họ và tên | Giới tính | Dân tộc | Chức vụ
1 | Nông Văn An | Nam | Tày | Bí thư
1 | Xơ Đăng | 45% | 30% | 12%
",
    );
    assert_eq!(roster.delegates.len(), 1, "{:?}", lines(&roster));
}

#[test]
fn a_column_of_family_names_alone_holds_the_names() {
    let roster = read("STT | Họ và tên đệm | Giới tính | Dân tộc\n1 | Nông Văn An | Nam | Tày");
    assert_eq!(lines(&roster), ["2 Nông Văn An · male · ? · Tày · ? · ? · ?"]);
    assert_eq!(roster.tables[0].columns[1].field, Field::FullName);
}

#[test]
fn two_columns_that_contradict_each_other_leave_the_field_in_doubt() {
    let certainty = |second: &str| {
        let drawing = format!(
            "STT | Họ và tên | Giới tính | Phái | Dân tộc\n1 | Nông Văn An | Nam | {second} | Tày"
        );
        let roster = read(&drawing);
        let columns = roster.tables[0].columns.iter();
        columns.filter(|column| column.field == Field::Gender).map(|column| column.confidence).max()
    };
    assert!(certainty("Nữ") < certainty("Nam"));
}

#[test]
fn the_heading_of_the_names_may_stand_alone_beneath_a_group() {
    let groups = |merges: &[&str], others: &str, columns: &str| {
        let drawing = format!(
            "
STT | Thông tin đại biểu | {others}
 | Họ và tên | |
1 | A Thút | {columns}
2 | Y Lan | {columns}
"
        );
        let roster = try_read(vec![sheet("Sheet1", &drawing, merges)]).unwrap();
        roster.delegates.iter().filter_map(|one| one.name.known().cloned()).collect::<Vec<_>>()
    };
    let names = ["A Thút", "Y Lan"];
    assert_eq!(groups(&[], "Giới tính | Dân tộc", "Nam | Gia Rai"), names);
    // Cells that reach down beside it are headings, whatever the rest of the row above is.
    let merges = ["A1:A2", "C1:C2", "D1:D2", "E1:E2"];
    let unknown = "Ký hiệu | Suất ăn trưa | Chỗ ngồi";
    assert_eq!(groups(&merges, unknown, "a | b | c"), names);
}

#[test]
fn a_form_that_asks_for_a_name_heads_no_list() {
    let form =
        "Đơn vị | Huyện Sa Thầy\nHọ và tên | Nguyễn Văn An\nĐiện thoại | Máy bàn\nGhi chú | Đã gọi";
    let list = "STT | Họ và tên | Giới tính | Dân tộc\n1 | A Thút | Nam | Xơ Đăng";
    let roster =
        try_read(vec![sheet("Người lập", form, &[]), sheet("Danh sách", list, &[])]).unwrap();
    assert_eq!((roster.tables.len(), roster.delegates.len()), (1, 1));
    assert_eq!(roster.other_sheets.len(), 1);
}

#[test]
fn headings_over_and_under_a_group_are_one_header_without_merged_cells() {
    let roster = read(
        "
STT | Đại biểu | Năm sinh | | Dân tộc
 | Họ và tên | Nam | Nữ |
1 | A Thút | 1970 | | Xơ Đăng
2 | Y Lan | | 1985 | Gia Rai
",
    );
    assert_eq!(
        lines(&roster),
        [
            "3 A Thút · male · 1970 · Xơ Đăng · ? · ? · ?",
            "4 Y Lan · female · 1985 · Gia Rai · ? · ? · ?",
        ]
    );
}

#[test]
fn people_whose_cells_are_words_of_headers_are_no_part_of_the_header_beneath_them() {
    let roster = read(
        "
STT | Họ và tên | Giới tính | Tư cách
1 | A Thút | Nam | Chính thức
2 | Y Lan | Nữ | Chính thức
STT | Họ và tên | Tư cách | Giới tính
3 | A Blong | Chính thức | Nam
",
    );
    assert_eq!(
        lines(&roster),
        [
            "2 A Thút · male · ? · ? · official · ? · ?",
            "3 Y Lan · female · ? · ? · official · ? · ?",
            "5 A Blong · male · ? · ? · official · ? · ?",
        ]
    );
}

#[test]
fn whoever_tells_a_figure_is_a_person_though_other_cells_are_words_of_headers() {
    let roster = read(
        "
Họ và tên | Giới tính | Tư cách | Đảng viên | Trình độ văn hóa
Hoàng Nam | Nam | Chính thức | Đảng viên | 12/12
Lò Mai | Nữ | Khách mời | Đảng viên | 12/12
",
    );
    assert_eq!(roster.delegates.len(), 2, "{:?}", lines(&roster));
}
