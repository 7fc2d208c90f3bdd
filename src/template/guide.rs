//! The guide: how the form is filled in, in the words of an office.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::limits::caps;
use super::{Page, sends_delegation};
use crate::text;
use crate::wording::Text;

const NUMBER: u16 = 0;
const PARAGRAPH: u16 = 1;
/// The width of the paragraphs, in characters.
const WIDTH: u16 = 88;
/// How many letters fit into it; they are narrower than the digits that widths count.
const PER_LINE: usize = 100;

pub(super) fn write(page: &Page<'_>, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    page.set_up(sheet, &text!(vi: "Hướng dẫn", en: "Guide"))?;
    sheet.set_column_width(NUMBER, 5)?;
    sheet.set_column_width(PARAGRAPH, f64::from(WIDTH))?;
    sheet.set_screen_gridlines(false);
    let styles = page.styles;
    let title = text!(vi: "HƯỚNG DẪN GHI MẪU", en: "HOW TO FILL IN THIS FORM");
    sheet.merge_range(0, NUMBER, 0, PARAGRAPH, page.say(&title), &styles.title())?;
    let mut row = 2;
    for (number, paragraph) in (1_u32..).zip(paragraphs(page)) {
        sheet.write_string_with_format(
            row,
            NUMBER,
            format!("{number}."),
            &styles.paragraph_number(),
        )?;
        let text = page.say(&paragraph);
        sheet.write_string_with_format(row, PARAGRAPH, text, &styles.paragraph())?;
        Page::fit_row(sheet, row, text, PER_LINE)?;
        row += 1;
    }
    limits(page, sheet, row + 1)
}

fn paragraphs(page: &Page<'_>) -> Vec<Text> {
    let mut all = vec![
        text!(
            vi: "Ghi trang “Hồ sơ đại hội” trước. Ô nào chưa có số liệu thì để trống; quy định nào cần số liệu đó sẽ được báo là chưa kiểm tra.",
            en: "Fill in the sheet “Congress profile” first. Leave blank what is not known yet; a rule that needs it will be reported as not checked."
        ),
        text!(
            vi: "Ghi mỗi đại biểu một dòng vào trang ứng với tư cách của người đó: “ĐB chính thức”, “Khách mời” hoặc “Dự khuyết”. Không ghi một người hai lần.",
            en: "Write each person on one row of the sheet for their role: “Official delegates”, “Guests” or “Alternates”. Nobody is written twice."
        ),
        text!(
            vi: "Giới tính, dân tộc, lĩnh vực: bấm vào ô rồi chọn trong danh sách. Dân tộc có thể ghi bằng tên gọi khác hoặc tên nhóm địa phương; trang “Danh mục” cho biết tên nào thuộc dân tộc nào.",
            en: "Gender, ethnic group and field of work: click the cell and choose from the list. A group's other names and the names of local groups are understood too; the sheet “Names” tells which group they belong to."
        ),
        text!(
            vi: "Ngày sinh ghi đủ ngày/tháng/năm, ví dụ 05/03/1980. Nếu chỉ biết năm sinh thì gõ dấu nháy đơn trước năm ('1980); gõ 1980 không có dấu nháy, Excel sẽ hiểu thành một ngày của năm 1905.",
            en: "Dates of birth have day, month and year, such as 05/03/1980. If only the year is known, type an apostrophe before it ('1980); without it, Excel takes 1980 for a day in 1905."
        ),
        text!(
            vi: "Số CCCD và số điện thoại được lưu là văn bản nên số 0 ở đầu không bị mất. Khi dán từ tệp khác, dùng Dán đặc biệt – Giá trị (Paste Special – Values) để giữ định dạng của ô.",
            en: "Identity and phone numbers are kept as text, so that leading zeros stay. When pasting from another file, use Paste Special – Values, which keeps the format of the cells."
        ),
        text!(
            vi: "Ở trang “ĐB chính thức”, chọn Đương nhiên, Chọn cử hoặc Chỉ định cho từng người.",
            en: "On the sheet “Official delegates”, choose Ex officio, Selected or Appointed for each person."
        ),
    ];
    if sends_delegation(page.options) {
        all.push(text!(
            vi: "Người được chọn đi dự đại hội cấp trên thì đánh dấu x ở cột “Dự đại hội cấp trên (x)”. Người dự khuyết của đoàn ghi ở trang “Dự khuyết”.",
            en: "Mark with x, in the column “Upper congress (x)”, those who go on to the upper congress. The delegation's alternates are written on the sheet “Alternates”."
        ));
    }
    all.extend([
        text!(
            vi: "Có thể thêm cột, đổi chỗ các cột hoặc bỏ cột không dùng, nhưng giữ nguyên tên cột. Cần thêm dòng thì chèn vào giữa bảng để dòng mới có sẵn định dạng.",
            en: "Columns may be added, moved or left out, but keep their names. Insert further rows in the middle of the table, so that they take over its format."
        ),
        text!(
            vi: "Dòng trống không tính là đại biểu. Trước khi in, xóa các dòng trống còn thừa ở cuối bảng.",
            en: "Blank rows are not counted. Delete those left over at the end of a table before printing."
        ),
        text!(
            vi: "Lưu tệp rồi kiểm tra bằng lệnh delegate-quota validate kèm tên tệp. Không cần thêm tùy chọn nào.",
            en: "Save the file and check it with the command delegate-quota validate and the file's name. No option is needed."
        ),
        text!(
            vi: "Tệp có dữ liệu cá nhân (số CCCD, nơi ở, số điện thoại): chỉ gửi cho người có trách nhiệm.",
            en: "The file holds personal data (identity numbers, addresses, phone numbers): send it only to those in charge."
        ),
    ]);
    all
}

/// The caps that the ruleset sets at the level, with their clauses.
fn limits(page: &Page<'_>, sheet: &mut Worksheet, row: u32) -> Result<(), XlsxError> {
    let caps = caps(page.options);
    if caps.is_empty() {
        return Ok(());
    }
    let styles = page.styles;
    let id = &page.options.ruleset.id;
    let heading = text!(vi: "Mức tối đa (bộ quy định {id})", en: "Most allowed (ruleset {id})");
    sheet.merge_range(row, NUMBER, row, PARAGRAPH, page.say(&heading), &styles.heading())?;
    for (row, cap) in (row + 1..).zip(&caps) {
        let citation = cap.rule.citation(&page.options.level.id);
        let (most, clause) = (cap.most, citation.with_issuers());
        let line = text!(
            vi: "{title}: không quá {most} người – {clause}",
            en: "{title}: at most {most} people – {clause}",
            title = &cap.rule.title
        );
        sheet.write_string_with_format(row, NUMBER, "–", &styles.paragraph_number())?;
        sheet.write_string_with_format(row, PARAGRAPH, page.say(&line), &styles.paragraph())?;
    }
    Ok(())
}
