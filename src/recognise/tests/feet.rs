//! Rows beneath a list, and headings that hold figures.

use super::*;

#[test]
fn a_heading_beside_figures_still_tells_the_role() {
    let roster = read(
        "
STT | Họ và tên | Giới tính | Dân tộc | Chức vụ
I | Đại biểu chính thức | | |
1 | A Thút | Nam | Xơ Đăng | Nông dân
II | Khách mời | 5 | 3 |
1 | Trần Văn Bốn | Nam | Kinh | Chủ tịch
",
    );
    let roles: Vec<_> = roster.delegates.iter().map(|d| d.role.known().copied()).collect();
    assert_eq!(roles, [Some(Official), Some(Guest)]);
    assert!(roster.rows_in_doubt.is_empty(), "{:?}", roster.rows_in_doubt);
}

#[test]
fn a_person_beneath_the_foot_is_one_by_what_else_is_told() {
    let roster = read(
        "
STT | Họ và tên | Năm sinh | Dân tộc
1 | A Thút | 1970 | Xơ Đăng
NGƯỜI LẬP BIỂU | | |
 | Y Lan | 1980 | Gia Rai
",
    );
    assert_eq!(roster.delegates.len(), 2);
}

#[test]
fn who_is_told_of_beneath_a_summary_is_a_person() {
    let roster = read(
        "
STT | Họ và tên | Giới tính | Dân tộc | Năm sinh
1 | A Thút | Nam | Ba Na | 1970
TỔNG HỢP CƠ CẤU | | | |
 | Y Lan | | Ba Na | 1980
",
    );
    assert_eq!(roster.delegates.len(), 2);
}

#[test]
fn names_beneath_the_foot_are_signatures() {
    let roster = read(
        "
STT | Họ và tên | Giới tính | Dân tộc | Chức vụ
1 | A Thút | Nam | Xơ Đăng | Nông dân
2 | Y Lan | Nữ | Gia Rai | Nông dân
 | NGƯỜI LẬP BIỂU | | | CHỦ TỊCH
 | Nguyễn Văn An | | | Trần Thị Bình
",
    );
    assert_eq!(roster.delegates.len(), 2);
    assert!(roster.rows_in_doubt.is_empty(), "{:?}", roster.rows_in_doubt);
}

#[test]
fn a_row_without_a_name_that_tells_a_person_is_asked_about() {
    let roster = read(
        "
STT | Họ và tên | Giới tính | Dân tộc
1 | Nông Văn An | Nam | Tày
 | | Nam | Dao
2 | Lý Thị Hoa | Nữ | Dao
",
    );
    assert_eq!(roster.rows_in_doubt.len(), 1);
}

#[test]
fn what_was_left_out_is_told_as_it_was_written() {
    let roster = read(
        "
STT | Họ và tên | Giới tính | Dân tộc
1 | Nông Văn An | Nam | Tày
 | Tổng cộng: 1 | 1 |
",
    );
    let written: Vec<&str> = roster.rows_left_out.iter().map(|rows| &*rows.written).collect();
    assert_eq!(written, ["Tổng cộng: 1 | 1"]);
}

#[test]
fn somebody_with_an_address_beneath_the_foot_is_asked_about() {
    let roster = read(
        "
STT | Họ và tên | Giới tính | Dân tộc | Nơi ở
1 | A Thút | Nam | Xơ Đăng | Thôn 2, xã Rờ Kơi
 | NGƯỜI LẬP BIỂU | | |
 | Trần Văn Bốn | | | Thôn 3, xã Rờ Kơi
",
    );
    let in_doubt: Vec<&str> = roster.rows_in_doubt.iter().map(|row| &*row.written).collect();
    assert_eq!(in_doubt, ["Trần Văn Bốn | Thôn 3, xã Rờ Kơi"]);
}

#[test]
fn the_numbered_recipients_of_a_document_are_nobody_on_its_list() {
    let roster = read(
        "
STT | Họ và tên | Giới tính | Dân tộc
1 | A Thút | Nam | Xơ Đăng
2 | Y Lan | Nữ | Gia Rai
 | Nơi nhận: | |
1 | Thường trực Huyện ủy | |
2 | Lưu Văn thư | |
",
    );
    assert_eq!(roster.delegates.len(), 2);
    assert!(roster.rows_in_doubt.is_empty(), "{:?}", roster.rows_in_doubt);
}
