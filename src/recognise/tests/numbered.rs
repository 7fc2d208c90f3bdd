//! Headings that are numbered as the delegates are.

use smol_str::SmolStr;

use super::*;

fn names_and_doubts(drawing: &str) -> (Vec<SmolStr>, usize) {
    let roster = read(drawing);
    let names = roster.delegates.iter().filter_map(|delegate| delegate.name.known().cloned());
    (names.collect(), roster.rows_in_doubt.len())
}

#[test]
fn an_agency_that_is_counted_among_the_people_may_be_one() {
    for drawing in [
        "
STT | Họ và tên | Giới tính | Dân tộc
1 | A Thút | Nam | Ba Na
2 | Y Lan | Nữ | Ba Na
3 | Ban Dân tộc | |
4 | A Blong | Nam | Ba Na
",
        "
STT | Họ và tên | Giới tính | Dân tộc
1 | Ban Dân tộc | |
2 | A Thút | Nam | Ba Na
3 | Y Lan | Nữ | Ba Na
4 | A Blong | Nam | Ba Na
",
    ] {
        let (names, in_doubt) = names_and_doubts(drawing);
        assert_eq!((names.join(", ").as_str(), in_doubt), ("A Thút, Y Lan, A Blong", 1));
    }
}

#[test]
fn a_role_that_is_counted_among_the_people_is_a_heading() {
    let roster = read(
        "
STT | Họ và tên | Giới tính | Dân tộc
1 | A Thút | Nam | Ba Na
2 | Đại biểu khách mời | |
3 | Y Lan | Nữ | Ba Na
",
    );
    let roles: Vec<_> = roster.delegates.iter().map(|d| d.role.known().copied()).collect();
    assert_eq!((roles, roster.rows_in_doubt.len()), (vec![None, Some(Guest)], 0));
}

#[test]
fn people_may_be_numbered_as_sections_are() {
    let (names, in_doubt) = names_and_doubts(
        "
STT | Họ và tên | Giới tính | Dân tộc | Chức vụ
I | A Thút | | | Nông dân
II | Y Lan | | | Bí thư
III | A Blong | Nam | Ba Na | Nông dân
",
    );
    assert_eq!((names.join(", ").as_str(), in_doubt), ("A Thút, Y Lan, A Blong", 0));
}

#[test]
fn a_unit_beside_a_dash_is_a_heading() {
    let roster = read(
        "
STT | Họ và tên | Giới tính | Dân tộc
- | | Xã Mô Rai |
1 | A Thút | Nam | Ba Na
",
    );
    assert_eq!(roster.delegates[0].unit.known().map(|text| &**text), Some("Xã Mô Rai"));
}

#[test]
fn a_role_with_the_number_of_its_people_is_a_heading_and_not_the_name_of_one() {
    for heading in [
        "II | Khách mời: 2",
        "II | KHÁCH MỜI (2)",
        "B | Khách mời 2",
        " | Khách mời: 2",
        " | Đại biểu khách mời: 2",
    ] {
        let roster = read(&format!(
            "
STT | Họ và tên | Giới tính | Dân tộc
I | Đại biểu chính thức: 1 | |
1 | A Thút | Nam | Ba Na
{heading} | |
1 | Y Lan | Nữ | Ba Na
2 | Trần Văn Bốn | Nam | Kinh
"
        ));
        let roles: Vec<_> = roster.delegates.iter().map(|d| d.role.known().copied()).collect();
        assert_eq!(roles, [Some(Official), Some(Guest), Some(Guest)], "{heading}");
        assert_eq!(roster.rows_in_doubt.len(), 0, "{heading}");
    }
}

#[test]
fn a_word_with_a_number_holds_the_place_of_a_name_that_is_not_known_yet() {
    let (names, in_doubt) = names_and_doubts(
        "
STT | Họ và tên | Giới tính | Dân tộc
1 | A Thút | Nam | Ba Na
2 | Đại biểu 2 | |
3 | Khách mời 3 | Nữ | Ba Na
",
    );
    assert_eq!((names.join(", ").as_str(), in_doubt), ("A Thút, Đại biểu 2, Khách mời 3", 0));
}

#[test]
fn units_numbered_as_sections_are_headings_though_they_are_called_like_people() {
    let roster = read(
        "
STT | Họ và tên | Giới tính | Dân tộc
I | Hà Quảng | |
1 | A Thút | Nam | Xơ Đăng
2 | A Blô | Nam | Xơ Đăng
II | Cao Lộc | |
1 | Y Lan | Nữ | Gia Rai
",
    );
    let units: Vec<_> =
        roster.delegates.iter().map(|one| one.unit.known().map(|text| &**text)).collect();
    assert_eq!(units, [Some("Hà Quảng"), Some("Hà Quảng"), Some("Cao Lộc")]);
}

#[test]
fn headings_stay_headings_whatever_is_noted_beside_them() {
    let roster = read(
        "
STT | Họ và tên | Giới tính | Dân tộc | Ghi chú
I | Xã Rờ Kơi | | | Theo quyết định của huyện
1 | A Thút | Nam | Xơ Đăng |
II | Khách mời | | | Theo giấy mời riêng
1 | Trần Văn Bốn | Nam | Kinh |
",
    );
    assert_eq!(
        lines(&roster),
        [
            "3 A Thút · male · ? · Xơ Đăng · ? · ? · Xã Rờ Kơi",
            "5 Trần Văn Bốn · male · ? · Kinh · guest · ? · ?",
        ]
    );
}

#[test]
fn somebody_named_by_a_post_alone_is_a_person_and_no_signature() {
    for drawing in [
        "
Họ và tên | Năm sinh | Giới tính | Dân tộc
A Thút | 1970 | Nam | Xơ Đăng
Chủ tịch UBND xã Mô Rai | 1975 | Nữ | Gia Rai
",
        "
STT | Họ và tên | Giới tính | Đơn vị công tác
1 | Chủ tịch UBND | | Xã Mô Rai
2 | Bí thư Đảng ủy | | Xã Rờ Kơi
",
        "
STT | Họ và tên | Giới tính | Đơn vị công tác
1 | A Thút | Nam |
2 | Bí thư Đảng ủy | Nữ |
",
    ] {
        let (names, in_doubt) = names_and_doubts(drawing);
        assert_eq!((names.len(), in_doubt), (2, 0), "{drawing}");
    }
}
