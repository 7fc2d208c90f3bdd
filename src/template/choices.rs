//! What a cell accepts: lists to choose from, and the question that Excel asks otherwise.
//!
//! Where a list is closed, as genders are, anything else is refused. Where offices may rightly write
//! more than the list has (the name of a local group, another field of work), Excel only asks.

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, Formula, XlsxError,
};

use super::Page;
use super::lists::capitalised;
use crate::text;
use crate::wording::{Text, any_of};

/// One of these words, and nothing else.
pub(super) fn one_of(page: &Page<'_>, words: &[Text]) -> Result<DataValidation, XlsxError> {
    let words: Vec<Text> =
        words.iter().map(|word| Text::by(|lang| capitalised(word, lang))).collect();
    let choices: Vec<&str> = words.iter().map(|word| page.say(word)).collect();
    refusing(
        page,
        DataValidation::new().allow_list_strings(&choices)?,
        &text!(vi: "Chọn {words}.", en: "Choose {words}.", words = any_of(&words)),
    )
}

/// A tick in a column.
pub(super) fn mark(page: &Page<'_>) -> Result<DataValidation, XlsxError> {
    refusing(
        page,
        DataValidation::new().allow_list_strings(&["x"])?,
        &text!(vi: "Đánh dấu x, hoặc để trống.", en: "Mark with x, or leave blank."),
    )
}

/// A group's name; a local group's is as good, so that Excel only asks.
pub(super) fn group(page: &Page<'_>, list: Formula) -> Result<DataValidation, XlsxError> {
    asking(
        page,
        list,
        &text!(
            vi: "Tên này không có trong danh sách chọn. Tên gọi khác hoặc tên nhóm địa phương vẫn ghi được, xem trang “Danh mục”. Giữ nguyên?",
            en: "This name is not on the list. Other names and local groups can be written too; see the sheet “Names”. Keep it?"
        ),
    )
}

/// A field of work. The regulation's list is open, and so is this one.
pub(super) fn work(page: &Page<'_>, list: Formula) -> Result<DataValidation, XlsxError> {
    asking(
        page,
        list,
        &text!(
            vi: "Lĩnh vực này không có trong danh sách chọn. Giữ nguyên?",
            en: "This field of work is not on the list. Keep it?"
        ),
    )
}

pub(super) fn level(page: &Page<'_>, list: Formula) -> Result<DataValidation, XlsxError> {
    refusing(
        page,
        DataValidation::new().allow_list_formula(list),
        &text!(vi: "Chọn cấp đại hội trong danh sách.", en: "Choose the level from the list."),
    )
}

pub(super) fn length(page: &Page<'_>, list: Formula) -> Result<DataValidation, XlsxError> {
    asking(
        page,
        list,
        &text!(
            vi: "Số ngày này không có trong danh sách chọn. Giữ nguyên?",
            en: "This length is not on the list. Keep it?"
        ),
    )
}

/// A number of people.
pub(super) fn headcount(page: &Page<'_>) -> Result<DataValidation, XlsxError> {
    let whole = DataValidationRule::GreaterThanOrEqualTo(0);
    refusing(
        page,
        DataValidation::new().allow_whole_number(whole),
        &text!(
            vi: "Ghi một số nguyên, chỉ gồm chữ số, ví dụ 32000.",
            en: "Write a whole number in digits alone, such as 32000."
        ),
    )
}

/// The first day of the congress.
pub(super) fn congress_day(page: &Page<'_>) -> Result<DataValidation, XlsxError> {
    // A bare year is, to Excel, a day about 1905.
    let first = DataValidationRule::GreaterThan(Formula::new("=DATE(2000,1,1)"));
    refusing(
        page,
        DataValidation::new().allow_date_formula(first),
        &text!(
            vi: "Ghi đủ ngày/tháng/năm, ví dụ 16/05/2024.",
            en: "Write day, month and year, such as 16/05/2024."
        ),
    )
}

/// A date of birth in the cell that `first` names.
///
/// A bare year such as 1980 is, to Excel, the 1980th day of its calendar, in 1905: it is refused with
/// the way to write it. Text is accepted, since lists may know no more than a year.
pub(super) fn birth_date(page: &Page<'_>, first: &str) -> Result<DataValidation, XlsxError> {
    let rule = format!("=OR(ISTEXT({first}),AND({first}>2200,{first}<=TODAY()))");
    refusing(
        page,
        DataValidation::new().allow_custom(Formula::new(rule)),
        &text!(
            vi: "Ghi đủ ngày/tháng/năm, ví dụ 05/03/1980. Nếu chỉ biết năm sinh thì gõ dấu nháy đơn trước năm: '1980",
            en: "Write day, month and year, such as 05/03/1980. If only the year is known, type an apostrophe before it: '1980"
        ),
    )
}

/// Digits that must stay text.
pub(super) fn identity(page: &Page<'_>) -> Result<DataValidation, XlsxError> {
    let any = DataValidation::new().allow_any_value();
    let title = text!(vi: "Số CCCD", en: "Identity number");
    let prompt = text!(
        vi: "12 chữ số, gồm cả số 0 ở đầu. Ô này đã đặt là văn bản nên số 0 được giữ nguyên.",
        en: "12 digits, leading zeros included. The cell is text, so that they stay."
    );
    any.set_input_title(page.say(&title))?.set_input_message(page.say(&prompt))
}

fn refusing(
    page: &Page<'_>,
    choice: DataValidation,
    message: &Text,
) -> Result<DataValidation, XlsxError> {
    let title = text!(vi: "Chưa đúng", en: "Not accepted");
    otherwise(page, choice, DataValidationErrorStyle::Stop, &title, message)
}

fn asking(page: &Page<'_>, list: Formula, message: &Text) -> Result<DataValidation, XlsxError> {
    let choice = DataValidation::new().allow_list_formula(list);
    let title = text!(vi: "Ngoài danh sách", en: "Not on the list");
    otherwise(page, choice, DataValidationErrorStyle::Warning, &title, message)
}

/// What happens where something else is written.
fn otherwise(
    page: &Page<'_>,
    choice: DataValidation,
    style: DataValidationErrorStyle,
    title: &Text,
    message: &Text,
) -> Result<DataValidation, XlsxError> {
    choice
        .set_error_style(style)
        .set_error_title(page.say(title))?
        .set_error_message(page.say(message))
}
