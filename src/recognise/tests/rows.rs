//! Rows, sections and tables: who is a delegate, and in which role.

use super::*;

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
    assert_eq!(beside.delegates.iter().map(|d| d.table).collect::<Vec<_>>(), [0, 0, 1]);
}

#[test]
fn a_table_beside_begins_at_its_own_group_of_columns() {
    let drawing = "
ĐẠI BIỂU CHÍNH THỨC | | | | | ĐẠI BIỂU KHÁCH MỜI | | |
Thông tin đại biểu | | | Chức vụ | | Thông tin đại biểu | | | Chức vụ
Họ và tên | Giới tính | Dân tộc | | | Họ và tên | Giới tính | Dân tộc |
Vàng Văn Hạnh | Nam | Giáy | Già làng | | Kim Thị Nơi | Nữ | Khmer | Giáo viên
Ma Thị Hiền | Nữ | Mông | Nông dân | | | | |
";
    let merges = ["A2:C2", "D2:D3", "F2:H2", "I2:I3"];
    let roster = try_read(vec![sheet("Sheet1", drawing, &merges)]).unwrap();
    let told: Vec<_> =
        roster.delegates.iter().map(|d| (d.role.known(), d.gender.known())).collect();
    let (official, guest) = (Some(&Official), Some(&Guest));
    let (male, female) = (Some(&Gender::Male), Some(&Gender::Female));
    assert_eq!(told, [(official, male), (official, female), (guest, female)]);
}

#[test]
fn a_person_beside_the_lower_row_of_a_header_is_no_part_of_it() {
    let drawing = "
ĐẠI BIỂU CHÍNH THỨC | | | | | KHÁCH MỜI
STT | Họ và tên | Giới tính | Dân tộc | | STT | Họ và tên | Giới tính | | Dân tộc
1 | A Thút | Nam | Xơ Đăng | | | | Nam | Nữ |
2 | Y Lan | Nữ | Gia Rai | | 1 | Trần Văn Bốn | x | | Kinh
";
    let merges = ["F2:F3", "G2:G3", "H2:I2", "J2:J3"];
    let roster = try_read(vec![sheet("Sheet1", drawing, &merges)]).unwrap();
    assert_eq!(
        lines(&roster),
        [
            "3 A Thút · male · ? · Xơ Đăng · official · ? · ?",
            "4 Y Lan · female · ? · Gia Rai · official · ? · ?",
            "4 Trần Văn Bốn · male · ? · Kinh · guest · ? · ?",
        ]
    );
    let headers: Vec<&str> =
        roster.tables[0].columns.iter().map(|column| column.header.as_str()).collect();
    assert_eq!(headers, ["STT", "Họ và tên", "Giới tính", "Dân tộc"]);
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

#[test]
fn a_summary_beneath_the_list_counts_nobody() {
    let list = "STT | Họ và tên | Năm sinh | Giới tính | Dân tộc
1 | A Thút | 1970 | Nam | Xơ Đăng
2 | Y Lan | 1985 | Nữ | Gia Rai";
    for summary in [
        "STT | Dân tộc | Tổng số | Nam | Nữ\n1 | Xơ Đăng | 1 | 1 | 0\n2 | Gia Rai | 1 | 0 | 1",
        " | TỔNG HỢP CƠ CẤU\n1 | Xơ Đăng | 1 | 1 | 0\n2 | Gia Rai | 1 | 0 | 1",
    ] {
        let roster = read(&format!("{list}\n{summary}\n | Cộng | 2 | 1 | 1"));
        assert_eq!(roster.delegates.len(), 2, "{summary}");
        assert_eq!(roster.stated_totals, [], "{summary}");
    }
}

#[test]
fn numbered_rows_still_to_be_filled_in_are_nobody() {
    let roster = read(
        "STT | Họ và tên | Năm sinh | Giới tính | Dân tộc
1 | A Thút | 1970 | Nam | Xơ Đăng
2 | …………
3 | ... | ... | |
4",
    );
    assert_eq!(roster.delegates.len(), 1);
    let reasons: Vec<_> = roster.rows_left_out.iter().map(|row| row.reason).collect();
    assert_eq!(reasons, [RowReason::OrdinalOnly]);
}

#[test]
fn a_note_of_a_role_alone_tells_it_whatever_the_title_says() {
    let roster = read(
        "DANH SÁCH ĐẠI BIỂU CHÍNH THỨC
STT | Họ và tên | Năm sinh | Giới tính | Dân tộc | Ghi chú
1 | A Thút | 1970 | Nam | Xơ Đăng | Đương nhiên
2 | Y Lan | 1985 | Nữ | Gia Rai | Thay đồng chí A Blô dự khuyết
3 | A Blô | 1990 | Nam | Gia Rai | ĐB dự khuyết",
    );
    let told: Vec<_> = roster
        .delegates
        .iter()
        .map(|one| (one.role.known().copied(), one.kind.known().copied()))
        .collect();
    assert_eq!(
        told,
        [
            (Some(Official), Some(OfficialKind::ExOfficio)),
            (Some(Official), None),
            (Some(Alternate), None),
        ]
    );
}

#[test]
fn people_whose_cells_are_words_of_headers_stay_people() {
    let roster = read(
        "Họ và tên | Giới tính | Dân tộc | Tư cách | Đảng viên
Hoàng Thị Nữ | Nữ | Tày | Chính thức | Đảng viên
Lò Văn Nam | Nam | Thái | Khách mời | Đảng viên",
    );
    assert_eq!(roster.delegates.len(), 2);
}

#[test]
fn the_same_header_beneath_a_title_of_its_own_begins_another_table() {
    let drawing = |title: &str| {
        format!(
            "
DANH SÁCH ĐẠI BIỂU DỰ ĐẠI HỘI CÁC DTTS HUYỆN ĐẠI TỪ
Họ tên | Giới tính | Dân tộc
A Thút | Nam | Xơ Đăng
Y Lan | Nữ | Gia Rai

{title}
Họ tên | Giới tính | Dân tộc
Y Lan | Nữ | Gia Rai
"
        )
    };
    let tables = |title: &str| -> Vec<(TableOf, u64)> {
        let roster = read(&drawing(title));
        roster.tables.iter().map(|table| (table.of, table.delegates)).collect()
    };
    assert_eq!(
        tables("DANH SÁCH ĐOÀN ĐẠI BIỂU HUYỆN ĐẠI TỪ DỰ ĐẠI HỘI CẤP TỈNH"),
        [(TableOf::Congress, 2), (TableOf::Delegation, 1)]
    );
    assert_eq!(
        tables("DANH SÁCH ĐẠI BIỂU KHÁCH MỜI"),
        [(TableOf::Congress, 2), (TableOf::Congress, 1)]
    );
    // Repeated on each page, the title of the same list begins nothing.
    assert_eq!(
        tables("DANH SÁCH ĐẠI BIỂU DỰ ĐẠI HỘI CÁC DTTS HUYỆN ĐẠI TỪ"),
        [(TableOf::Congress, 3)]
    );
}

#[test]
fn every_filled_row_is_a_person_or_is_told_with_its_reason() {
    let drawing = "
DANH SÁCH ĐẠI BIỂU
STT | Họ và tên | Giới tính | Dân tộc | Chức vụ
(1) | (2) | (3) | (4a) | (4b)
I | Đại biểu chính thức | | |
1 | A Thút | Nam | Xơ Đăng | Chủ tịch UBND xã
2 | | | | Trưởng phòng Dân tộc
Lưu ý: đại biểu khách mời ngồi khu B
Tổng cộng: 2
Sa Thầy, ngày 10 tháng 4 năm 2024
Nguyễn Văn B
II | Khách mời | | |
1 | Trương Ban | | | Trưởng ban
TM. BAN TỔ CHỨC";
    let roster = read(drawing);
    let people: Vec<_> = roster.delegates.iter().map(|one| (one.row, one.role.known())).collect();
    assert_eq!(people, [(Row::new(5), Some(&Official)), (Row::new(12), Some(&Guest))]);
    let mut told: Vec<(u32, RowReason)> = Vec::new();
    for rows in &roster.rows_left_out {
        told.extend((rows.first.number()..=rows.last.number()).map(|row| (row, rows.reason)));
    }
    assert_eq!(
        told,
        [
            (1, RowReason::AboveTable),
            (3, RowReason::ColumnNumbers),
            (4, RowReason::Section),
            (6, RowReason::InDoubt),
            (7, RowReason::Remark),
            (8, RowReason::Total),
            (9, RowReason::BelowTable),
            (10, RowReason::BelowTable),
            (11, RowReason::Section),
            (13, RowReason::BelowTable),
        ]
    );
    assert_eq!(roster.rows_in_doubt.len(), 1);
}

#[test]
fn a_list_goes_on_on_the_next_sheet_without_its_header() {
    let first = sheet(
        "Trang 1",
        "DANH SÁCH ĐẠI BIỂU CHÍNH THỨC\nSTT | Họ và tên | Giới tính | Dân tộc\n1 | A Thút | Nam | Xơ Đăng",
        &[],
    );
    let second = sheet("Trang 2", "2 | Y Lan | Nữ | Gia Rai\n3 | A Blô | Nam | Gia Rai", &[]);
    let roster = try_read(vec![first.clone(), second]).unwrap();
    let roles: Vec<_> = roster.delegates.iter().map(|one| one.role.known().copied()).collect();
    assert_eq!(roles, [Some(Official); 3]);
    // People whom neither a header nor a count explains are asked about.
    let strange = sheet("Trang 2", "7 | Nông Văn An | Sở Y tế\n8 | Lý Thị Hoa | Sở Nội vụ", &[]);
    let asked = try_read(vec![first, strange]).unwrap_err();
    assert!(asked.message.en.contains("Trang 2"), "{}", asked.message.en);
}
