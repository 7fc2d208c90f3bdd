//! Large lists, whose rows are given back while they are read.

use super::super::sheet::read_sheet;
use super::*;

/// A header and 5,300 rows: people of many units, some of them struck out or unclear, sections with
/// their counts, and what stands beneath a list.
fn drawing() -> String {
    let mut lines =
        "DANH SÁCH ĐẠI BIỂU\nSTT | Họ tên | Ngày sinh | Giới tính | Dân tộc | Đơn vị | Tư cách\n"
            .to_owned();
    for row in 1..=5_300 {
        let line = match row % 500 {
            0 => format!("{} | Đoàn xã {row} (499 đại biểu)", row / 500),
            7 => "| Siu Bình".to_owned(),
            8 => format!("| Cộng | | {row}"),
            _ => format!(
                "{row} | Lò Văn An {row} | 1/2/1980 | Nam | Tày | Xã {} | Khách mời",
                row / 9
            ),
        };
        lines += &line;
        lines += "\n";
    }
    lines + "| Tổng cộng: 5300 đại biểu\n| NGƯỜI LẬP BIỂU\n| Nguyễn Văn Bình\n"
}

fn look(sheet: &Sheet) -> Survey {
    let options = RecogniseOptions {
        catalogue: GroupCatalogue::vietnam(),
        sheets: Vec::new(),
        unstated_role: None,
        hints: Hints::default(),
    };
    survey(Workbook { sheets: vec![sheet.clone()], ..Workbook::default() }, &options)
}

/// How many rows are left when a sheet was read.
fn left(mut sheet: Sheet) -> usize {
    let catalogue = Remembering::new(GroupCatalogue::vietnam());
    let hints = Hints::default();
    let context = SheetContext { catalogue: &catalogue, unstated_role: None, hints: &hints };
    assert!(matches!(read_sheet(&mut sheet, &context, 0, None), SheetRead::Tables(_)));
    sheet.rows.len()
}

#[test]
fn a_list_is_read_alike_whether_its_rows_are_given_back_or_not() {
    let drawing = drawing();
    let flat = sheet("S", &drawing, &[]);
    // Merged cells far from the list keep all rows where they are.
    let kept = sheet("S", &drawing, &["ZA900000:ZB900000"]);
    let read = look(&flat);
    assert_eq!(read.roster.delegates.len(), 5_268);
    assert!(!read.roster.rows_in_doubt.is_empty() && !read.roster.stated_totals.is_empty());
    assert!(read == look(&kept));
    assert_eq!((left(flat), left(kept.clone())), (0, kept.rows.len()));
}

#[test]
fn rows_that_ditto_marks_repeat_are_kept() {
    let drawing = drawing().replace("Xã 450 |", "\" |");
    let list = sheet("S", &drawing, &[]);
    let roster = look(&list).roster;
    assert!(roster.delegates.iter().all(|person| &*person.unit.written != "\""));
    assert_eq!(left(list.clone()), list.rows.len());
}
