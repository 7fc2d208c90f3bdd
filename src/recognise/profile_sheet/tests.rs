//! Profile sheets as offices fill them in, drawn as the lists of the neighbouring tests are.

use super::*;
use crate::recognise::tests::sheet;

fn try_read(name: &str, drawing: &str) -> Option<StatedProfile> {
    let sheet = sheet(name, drawing, &[]);
    read(&sheet, GroupCatalogue::vietnam()).map(|found| found.profile)
}

fn profile(drawing: &str) -> StatedProfile {
    try_read("Sheet1", drawing).unwrap()
}

/// Each group as `name people`.
fn groups(profile: &StatedProfile) -> Vec<String> {
    let catalogue = GroupCatalogue::vietnam();
    profile
        .groups
        .iter()
        .map(|stated| {
            let group = stated.group.known().and_then(crate::catalogue::Resolution::group);
            let name = group.map_or("?".to_owned(), |code| catalogue.name(code));
            match stated.people.known() {
                Some(people) => format!("{name} {people}"),
                None => name,
            }
        })
        .collect()
}

#[test]
fn a_sheet_filled_in_by_hand_is_read() {
    let profile = profile(
        "
THÔNG TIN CHUNG
1. Tên huyện: | Sa Thầy
2. Thuộc tỉnh | Kon Tum
3. Cấp đại hội | huyện
4. Dân số DTTS | 32.000 người
5. Các DTTS trên địa bàn | Gia Rai, Xơ Đăng và Ba Na
6. Ngày tổ chức | 16/5/2024
7. Số ngày | 1,5 ngày
8. Đại hội điểm | Có
9. Số ĐB được phân bổ | 22 chính thức, 2 dự khuyết
",
    );
    assert_eq!(profile.name.known().map(|text| &**text), Some("Sa Thầy"));
    assert_eq!(profile.province.known().map(|text| &**text), Some("Kon Tum"));
    assert_eq!(profile.level.known().map(|text| &**text), Some("huyện"));
    assert_eq!(profile.minority_population.known(), Some(&32_000));
    assert_eq!(groups(&profile), ["Gia Rai", "Xơ Đăng", "Ba Na"]);
    assert_eq!(profile.date.known(), Some(&jiff::civil::date(2024, 5, 16)));
    assert_eq!(profile.days.known().map(ToString::to_string).as_deref(), Some("1,5"));
    assert_eq!(profile.pilot.known(), Some(&true));
    assert_eq!(profile.allotted_official.known(), Some(&22));
    assert_eq!(profile.allotted_alternates.known(), Some(&2));
}

#[test]
fn groups_stand_in_a_table_or_one_a_row() {
    let table = profile(
        "
Đơn vị | Sa Thầy
Dân số DTTS | 32000
STT | Dân tộc | Dân số | Tỷ lệ
1 | Gia Rai | 12000 | 37,5
2 | Xơ-đăng | 20000 | 62,5
 | Tổng cộng | 32000 |
 | | | Người lập biểu
",
    );
    assert_eq!(groups(&table), ["Gia Rai 12000", "Xơ Đăng 20000"]);
    let rows = profile(
        "
Đơn vị | Sa Thầy
Dân số DTTS | 32000
Các dân tộc | Gia Rai
 | Xơ Đăng
 | Ba Na
Số ngày | 1
",
    );
    assert_eq!(groups(&rows), ["Gia Rai", "Xơ Đăng", "Ba Na"]);
    assert!(rows.days.known().is_some());
}

#[test]
fn labels_and_values_may_share_a_cell_and_remarks_are_no_values() {
    let profile = profile(
        "
HỒ SƠ ĐẠI HỘI
Tên đơn vị: Sa Thầy | | Tỉnh: Kon Tum
Dân số DTTS | | ví dụ: 32000
Cấp | : | Huyện
",
    );
    assert_eq!(profile.name.known().map(|text| &**text), Some("Sa Thầy"));
    assert_eq!(profile.province.known().map(|text| &**text), Some("Kon Tum"));
    assert!(profile.minority_population.is_blank());
    assert_eq!(profile.minority_population.cell.map(|at| at.to_string()).as_deref(), Some("B3"));
    assert_eq!(profile.level.known().map(|text| &**text), Some("Huyện"));
}

#[test]
fn the_delegation_s_numbers_stand_beneath_its_heading_and_others_are_not_its_own() {
    let profile = profile(
        "
Đơn vị | Sa Thầy
Dân số DTTS | 32000
Đại biểu chính thức | 150
Đoàn đại biểu dự đại hội cấp trên |
Chính thức | 22
Dự khuyết | 02
",
    );
    assert_eq!(profile.allotted_official.known(), Some(&22));
    assert_eq!(profile.allotted_alternates.known(), Some(&2));
}

#[test]
fn what_is_not_certain_stays_unclear_at_its_cell() {
    let profile = profile(
        "
Đơn vị | Sa Thầy
Dân số DTTS | trên 32.000
Các dân tộc | Gia Rai, và một số dân tộc khác
Ngày tổ chức | giữa tháng 5
Đại hội điểm | chưa rõ
Số ĐB được phân bổ | 24
",
    );
    assert_eq!(profile.minority_population.meant, Meant::Unclear(Unclear::NotUnderstood));
    assert_eq!(profile.minority_population.written, "trên 32.000");
    assert_eq!(groups(&profile), ["Gia Rai", "?"]);
    assert_eq!(profile.date.meant, Meant::Unclear(Unclear::NotUnderstood));
    assert_eq!(profile.pilot.meant, Meant::Unclear(Unclear::NotUnderstood));
    assert_eq!(profile.allotted_official.meant, Meant::Unclear(Unclear::NotUnderstood));
}

#[test]
fn two_statements_of_one_fact_must_agree() {
    let drawing = |second: &str| {
        format!("Đơn vị | Sa Thầy\nDân số DTTS | 32000\nSố ngày | 1\nSố người DTTS | {second}")
    };
    let agreeing = profile(&drawing("32.000 người"));
    assert_eq!(agreeing.minority_population.known(), Some(&32_000));
    let other = profile(&drawing("31000"));
    assert_eq!(other.minority_population.meant, Meant::Unclear(Unclear::SeveralMeanings));
    assert_eq!(other.minority_population.written, "32000 / 31000");
}

#[test]
fn one_label_is_used_of_the_day_and_of_the_length() {
    let of = |written: &str| {
        profile(&format!("Đơn vị | Sa Thầy\nDân số DTTS | 32000\nThời gian tổ chức | {written}"))
    };
    assert!(of("01 ngày").days.known().is_some());
    assert!(of("16/5/2024").date.known().is_some());
    assert!(of("tháng 5").date.known().is_none());
    assert!(!of("tháng 5").date.is_blank());
}

#[test]
fn covers_summaries_and_lists_are_no_profiles() {
    for drawing in [
        // A cover.
        "ĐẠI HỘI ĐẠI BIỂU CÁC DTTS\nĐơn vị: Sa Thầy\nTỉnh: Kon Tum\nThời gian: 16/5/2024",
        // A summary of delegates.
        "TỔNG HỢP\nĐơn vị | Sa Thầy\nNgày | 16/5/2024\nDân tộc | Số người\nGia Rai | 40\nBa Na | 20",
        // A table whose columns are headed by the same words.
        "Tên đơn vị | Dân số DTTS | Số ngày\nSa Thầy | 32000 | 1\nĐăk Hà | 40000 | 1",
        // A list.
        "Đơn vị: Sa Thầy\nDân số DTTS: 32000\nSố ngày: 1\nSTT | Họ và tên | Dân tộc | Giới tính",
    ] {
        assert_eq!(try_read("Sheet1", drawing), None, "{drawing}");
    }
    assert!(try_read("Hồ sơ đại hội", "Đơn vị | Sa Thầy").is_some());
}
