//! Where tables begin, and which of them go on.

use super::*;

fn roles(roster: &Roster) -> Vec<Option<Role>> {
    roster.delegates.iter().map(|delegate| delegate.role.known().copied()).collect()
}

#[test]
fn a_header_that_is_repeated_begins_no_table() {
    let roster = read(
        "
STT | Họ và tên | Giới tính | Dân tộc
1 | A Thút | Nam | Xơ Đăng
STT | Họ và tên | Giới tính | Dân tộc
2 | Y Lan | Nữ | Gia Rai
",
    );
    assert_eq!((roster.tables.len(), roster.delegates.len()), (1, 2));
}

#[test]
fn a_table_without_a_title_goes_on_with_the_one_above_until_a_foot() {
    let with = |between: &str| {
        let drawing = format!(
            "
DANH SÁCH ĐẠI BIỂU KHÁCH MỜI
STT | Họ và tên | Giới tính | Dân tộc
1 | A Thút | Nam | Xơ Đăng
2 | Y Blưn | Nữ |
{between}
STT | Họ và tên | Chức vụ | Giới tính | Dân tộc
1 | Y Lan | Bí thư | Nữ | Gia Rai
"
        );
        roles(&read(&drawing))
    };
    assert_eq!(with(""), [Some(Role::Guest); 3]);
    assert_eq!(with("NGƯỜI LẬP BIỂU"), [Some(Role::Guest), Some(Role::Guest), None]);
}

#[test]
fn a_heading_of_names_is_believed_beside_others_that_nobody_knows() {
    let roster = read(
        "
Alpha | Họ và tên | Dân tộc | Beta | Gamma | Delta | Epsilon | Zeta
a | A Thút | Xơ Đăng | b | c | d | e | f
a | Y Lan | Gia Rai | b | c | d | e | f
",
    );
    assert_eq!(roster.delegates.len(), 2);
}
