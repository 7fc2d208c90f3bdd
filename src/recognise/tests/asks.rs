//! Where there is no list, or none that can be relied on: what the tool asks.

use super::*;

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
    assert!(refused.message.en.contains("“B Quý danh”"), "{}", refused.message.en);
    assert!(refused.help[0].en.contains("--column full_name=B"), "{}", refused.help[0].en);
}

#[test]
fn a_missing_column_that_the_rules_need_is_named_with_what_was_seen() {
    let roster = read("STT | Họ tên | Dân tộc | Chức vụ\n1 | A Thút | Ba Na | Bí thư");
    let refused = require_columns(&roster, &[Field::Gender, Field::Group]).unwrap_err();
    assert!(refused.message.vi.contains("Giới tính"), "{}", refused.message.vi);
    assert!(refused.help[0].vi.contains("“D Chức vụ”"), "{}", refused.help[0].vi);
    assert!(refused.help[1].vi.contains("--column gender="), "{}", refused.help[1].vi);
}

#[test]
fn a_column_that_tells_several_things_is_to_be_split() {
    let roster =
        read("STT | Họ tên | Ngày sinh / Giới tính | Dân tộc\n1 | A Thút | 1970 / Nam | Ba Na");
    let refused = require_columns(&roster, &[Field::Gender]).unwrap_err();
    let help = &refused.help[1].en;
    assert!(help.starts_with("column C (`Ngày sinh / Giới tính`) tells several"), "{help}");
    let other = read("STT | Họ tên | Chức vụ / Đơn vị | Dân tộc\n1 | A Thút | Bí thư | Ba Na");
    let refused = require_columns(&other, &[Field::Gender]).unwrap_err();
    assert!(refused.help.iter().all(|help| !help.en.contains("tells several")), "{refused:?}");
}

#[test]
fn dates_of_birth_may_stand_in_the_columns_of_the_genders() {
    for list in [
        "STT | Họ tên | Năm sinh | Dân tộc\n1 | A Thút | 1970 | Ba Na",
        "STT | Họ tên | Nam | Nữ | Dân tộc\n1 | A Thút | 1970 | | Ba Na\n2 | Y Lan | | 1980 | Ba Na",
    ] {
        assert!(require_columns(&read(list), &[Field::BirthDate]).is_ok(), "{list}");
    }
    let without = read("STT | Họ tên | Dân tộc\n1 | A Thút | Ba Na");
    assert!(require_columns(&without, &[Field::BirthDate]).is_err());
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
    let refused = recognise(workbook, &options).unwrap_err();
    assert_eq!(refused.message.en, "there is no sheet `ĐB chính thưc`");
    assert_eq!(refused.help[0].en, "did you mean `ĐB chính thức`?");
    // That another sheet is hidden says nothing of the one that is not there.
    let left_out = vec![("Khách mời".to_owned(), crate::sheet::SheetLeftOut::Hidden)];
    let list = sheet("ĐB chính thức", "STT | Họ tên | GT | DT\n1 | A Thút | Nam | Ba Na", &[]);
    let workbook = Workbook { sheets: vec![list], left_out, ..Workbook::default() };
    let refused = recognise(workbook, &options).unwrap_err();
    assert_eq!(refused.message.en, "there is no sheet `ĐB chính thưc`");
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
        recognise(Workbook { sheets, ..Workbook::default() }, &options).unwrap()
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
fn guests_whose_names_are_headed_by_an_unknown_word_are_asked_about() {
    let guests = "TT | Quý danh | Chức vụ | Đơn vị công tác\n1 | Lê Văn A | Chủ tịch | UBND tỉnh\n\
                  2 | Trần B | Trưởng ban | Ban Dân tộc";
    let people = "STT | Họ và tên | Giới tính | Dân tộc\n1 | A Thút | Nam | Ba Na";
    let asked =
        |name| try_read(vec![sheet("Chính thức", people, &[]), sheet(name, guests, &[])]).is_err();
    assert!(asked("Khách mời"));
    assert!(!asked("Phân công nhiệm vụ"));
}
