//! Where tables begin, and which of them go on.

use super::*;
use crate::roster::Delegate;

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

#[test]
fn a_person_beside_a_header_whose_cell_repeats_a_heading_leaves_it_there() {
    let drawing = "
ĐẠI BIỂU CHÍNH THỨC | | | | | | KHÁCH MỜI
STT | Họ và tên | Giới tính | Đảng viên | Dân tộc | | STT | Họ và tên | Giới tính | | Dân tộc
1 | A Thút | Nam | Đảng viên | Xơ Đăng | | | | Nam | Nữ |
2 | Y Lan | Nữ | Đảng viên | Gia Rai | | 1 | Trần Văn Bốn | x | | Kinh
";
    let merges = ["G2:G3", "H2:H3", "I2:J2", "K2:K3"];
    let roster = try_read(vec![sheet("Sheet1", drawing, &merges)]).unwrap();
    let is_member = |one: &Delegate| {
        one.others
            .iter()
            .any(|(field, value)| *field == Field::PartyMember && value.known().is_some())
    };
    let members: Vec<bool> = roster.delegates.iter().map(is_member).collect();
    assert_eq!(members, [true, true, false], "{:?}", lines(&roster));
}

#[test]
fn the_next_page_on_a_sheet_of_its_own_has_the_title_of_the_first() {
    let header = "STT | Họ và tên | Giới tính | Dân tộc";
    let first = format!("DANH SÁCH ĐẠI BIỂU KHÁCH MỜI\n{header}\n1 | A Thút | Nam | Xơ Đăng");
    let next = format!("{header}\n2 | Y Lan | Nữ | Gia Rai");
    let pages = vec![sheet("Trang 1", &first, &[]), sheet("Trang 2", &next, &[])];
    assert_eq!(roles(&try_read(pages).unwrap()), [Some(Role::Guest); 2]);
}
