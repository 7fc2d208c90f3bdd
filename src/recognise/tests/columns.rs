//! Headers and columns: which of them holds what.

use super::*;

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
fn a_column_for_men_or_women_is_marked_by_its_own_word_too() {
    let roster = read(
        "
STT | Họ và tên | Nam | Nữ | Dân tộc
1 | A Thút | Nam | | Ba Na
2 | Y Lan | | x | Ba Na
",
    );
    let genders: Vec<_> = roster.delegates.iter().map(|d| d.gender.known().copied()).collect();
    assert_eq!(genders, [Some(Gender::Male), Some(Gender::Female)]);
}

#[test]
fn a_word_of_one_field_alone_is_believed_beside_words_that_nobody_knows() {
    let roster = read(
        "
STT | Họ và tên | Giới tính | Dân tộc | Ngành phụ trách
1 | A Thút | Nam | Ba Na | Y tế
",
    );
    assert_eq!(roster.delegates[0].work.known().map(|text| &**text), Some("Y tế"));
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
    for (header, one) in [
        ("Giới tính (1: Nam, 0: Nữ)", Gender::Male),
        ("Giới tính (Nam = 1, Nữ = 0)", Gender::Male),
        ("Giới tính (Nữ = 1, Nam = 0)", Gender::Female),
        ("Giới tính (0 = Nam, 1 = Nữ)", Gender::Female),
        ("Gender (1 = female, 0 = male)", Gender::Female),
    ] {
        let list = "1 | A Thút | 1 | Xơ Đăng\n2 | Y Lan | 0 | Gia Rai";
        let explained = read(&format!("STT | Họ và tên | {header} | Dân tộc\n{list}"));
        let genders: Vec<_> =
            explained.delegates.iter().map(|delegate| delegate.gender.known().copied()).collect();
        let zero = if one == Gender::Male { Gender::Female } else { Gender::Male };
        assert_eq!(genders, [Some(one), Some(zero)], "{header}");
    }
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
fn words_in_the_column_for_women_say_what_they_say() {
    let drawing = "STT | Họ và tên | Nữ | Dân tộc | Tư cách
1 | A Thút | Nam | Xơ Đăng | Chính thức
2 | Y Lan | Nữ | Gia Rai | Chính thức
3 | A Blô |  | Gia Rai | Chính thức";
    let genders: Vec<_> =
        read(drawing).delegates.iter().map(|delegate| delegate.gender.known().copied()).collect();
    assert_eq!(genders, [Some(Gender::Male), Some(Gender::Female), None]);
}

#[test]
fn years_beneath_nam_and_nu_alone_are_years_of_birth() {
    let drawing = "STT | Họ và tên | Nam | Nữ | Dân tộc | Tư cách
1 | A Thút | 1970 | | Xơ Đăng | Chính thức
2 | Y Lan | | 1985 | Gia Rai | Chính thức
3 | A Blô | 1990 | | Gia Rai | Chính thức
4 | Y Blô | | 1991 | Gia Rai | Chính thức
5 | Y Mai | | 1992 | Gia Rai | Chính thức
6 | A Mai | 1993 | | Gia Rai | Chính thức";
    assert_eq!(lines(&read(drawing))[1], "3 Y Lan · female · 1985 · Gia Rai · official · ? · ?");
}

#[test]
fn a_column_of_day_counts_is_a_column_of_dates_and_one_number_is_not() {
    let list = |births: [&str; 4]| {
        let mut drawing = "STT | Họ và tên | Ngày sinh | Giới tính | Dân tộc".to_owned();
        for (at, birth) in births.iter().enumerate() {
            drawing = format!("{drawing}\n{} | A Thút | {birth} | Nam | Tày", at + 1);
        }
        let roster = read(&drawing);
        roster
            .delegates
            .iter()
            .map(|one| one.birth.known().map(|birth| birth.year()))
            .collect::<Vec<_>>()
    };
    let years = [Some(1980), Some(1967), Some(1990), Some(1975)];
    assert_eq!(list(["29353", "24509", "33159", "27534"]), years);
    assert_eq!(list(["1980", "19800", "1990", "1975"]), [Some(1980), None, Some(1990), Some(1975)]);
}

#[test]
fn ditto_marks_repeat_the_row_above() {
    let drawing = "STT | Họ và tên | Giới tính | Dân tộc | Đơn vị | Tư cách
1 | A Thút | Nam | Xơ Đăng | Xã Rờ Kơi | Chính thức
2 | Y Lan | Nữ | \" | -nt- | Chính thức
3 | A Blô | Nam | - \" - | như trên | Chính thức
4 | A Mai | Nam | - | Xã Mô Rai | Chính thức";
    let lines = lines(&read(drawing));
    assert_eq!(lines[1], "3 Y Lan · female · ? · Xơ Đăng · official · ? · Xã Rờ Kơi");
    assert_eq!(lines[2], "4 A Blô · male · ? · Xơ Đăng · official · ? · Xã Rờ Kơi");
    // A dash is the sign for nothing.
    assert_eq!(lines[3], "5 A Mai · male · ? · ? · official · ? · Xã Mô Rai");
}

#[test]
fn a_column_of_kinds_leaves_the_roles_to_the_column_that_tells_them() {
    let roster = read(
        "
DANH SÁCH ĐẠI BIỂU
TT | Họ tên | Giới tính | Dân tộc | Thành phần | Tư cách đại biểu
1 | A Thút | Nam | Xơ Đăng | Đương nhiên | Chính thức
2 | Y Lan | Nữ | Gia Rai | Chọn cử | Chính thức
3 | Lê Văn An | Nam | Kinh | | Khách mời
",
    );
    assert_eq!(
        lines(&roster),
        [
            "3 A Thút · male · ? · Xơ Đăng · official · ex_officio · ?",
            "4 Y Lan · female · ? · Gia Rai · official · selected · ?",
            "5 Lê Văn An · male · ? · Kinh · guest · ? · ?",
        ]
    );
}

#[test]
fn a_circle_beside_other_ticks_may_say_no_and_is_asked_about() {
    let genders = |marks: [&str; 3]| {
        let drawing = format!(
            "DANH SÁCH ĐẠI BIỂU CHÍNH THỨC\nSTT | Họ và tên | Nữ | Dân tộc\n1 | A Thút | {} | Xơ Đăng\n\
             2 | Y Lan | {} | Gia Rai\n3 | Y Mai | {} | Gia Rai",
            marks[0], marks[1], marks[2]
        );
        read(&drawing).delegates.iter().map(|one| one.gender.known().copied()).collect::<Vec<_>>()
    };
    assert_eq!(genders(["o", "x", "x"]), [None, Some(Gender::Female), Some(Gender::Female)]);
    let circles = [Some(Gender::Male), Some(Gender::Female), Some(Gender::Female)];
    assert_eq!(genders(["", "o", "o"]), circles);
}

#[test]
fn people_are_addressed_by_their_gender_where_no_column_tells_it() {
    let roster = read(
        "
DANH SÁCH ĐẠI BIỂU CHÍNH THỨC
STT | Họ và tên | Dân tộc
1 | Ông Nông Văn An | Tày
2 | Bà Lý Thị Hoa | Dao
",
    );
    let genders: Vec<_> = roster.delegates.iter().map(|one| one.gender.known().copied()).collect();
    assert_eq!(genders, [Some(Gender::Male), Some(Gender::Female)]);
    assert_eq!(require_columns(&roster, &[Field::Gender]), Ok(()));
}

#[test]
fn a_hidden_column_says_nothing_against_what_is_seen() {
    let drawing = "DANH SÁCH ĐẠI BIỂU CHÍNH THỨC
STT | Họ và tên | Dân tộc | Giới tính | Dân tộc | Thành phần
1 | A Thút | Kinh | Nam | Xơ Đăng | Khách mời
2 | Y Lan | Kinh | Nữ | Gia Rai | Dự khuyết";
    let mut hidden = sheet("Sheet1", drawing, &[]);
    hidden.hidden_columns = [3, 6].map(|at| (Column::new(at), Column::new(at))).to_vec();
    let roster = try_read(vec![hidden]).unwrap();
    assert_eq!(
        lines(&roster),
        [
            "3 A Thút · male · ? · Xơ Đăng · official · ? · ?",
            "4 Y Lan · female · ? · Gia Rai · official · ? · ?",
        ]
    );
}

#[test]
fn a_column_that_contradicts_the_section_is_told_and_not_obeyed() {
    let roster = read(
        "
STT | Họ và tên | Giới tính | Dân tộc | Thành phần
I | ĐẠI BIỂU CHÍNH THỨC | | |
1 | A Thút | Nam | Xơ Đăng | Chính thức
2 | Y Lan | Nữ | Gia Rai | Khách mời
",
    );
    let roles: Vec<_> = roster.delegates.iter().map(|one| one.role.known().copied()).collect();
    assert_eq!(roles, [Some(Official), None]);
}

#[test]
fn ticks_beneath_a_heading_for_either_gender_are_asked_about_in_their_column() {
    let roster = read(
        "
STT | Họ và tên | Giới tính | Dân tộc
1 | A Thút | | Xơ Đăng
2 | Y Lan | x | Gia Rai
3 | Y Mai | x | Gia Rai
",
    );
    assert_eq!(require_columns(&roster, &[Field::Gender]), Ok(()));
    let written: Vec<&str> = roster.delegates.iter().map(|one| &*one.gender.written).collect();
    assert_eq!(written, ["", "x", "x"]);
    assert!(roster.delegates.iter().all(|one| one.gender.known().is_none()));
}
