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
