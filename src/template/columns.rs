//! The columns of our lists: the blank form has the usual ones, a filled-in list those it needs.
//!
//! The headers are among those of `recognise/headers.txt`; the round trips in the tests hold the two
//! together.

use super::style::CellEntry;
use crate::roster::Field;
use crate::text;
use crate::wording::Text;

/// A column of a list.
pub(super) struct ListColumn {
    pub(super) field: Field,
    pub(super) header: Text,
    /// In characters.
    pub(super) width: u16,
    pub(super) entry: CellEntry,
}

/// Every column that a list of ours can have, from the left.
pub(super) fn all() -> Vec<ListColumn> {
    use CellEntry::{Day, Digits, Mark, Ordinal, Words};
    let column = |field, header, width, entry| ListColumn { field, header, width, entry };
    vec![
        column(Field::Ordinal, text!(vi: "STT", en: "No."), 5, Ordinal),
        column(Field::FullName, text!(vi: "Họ và tên", en: "Full name"), 20, Words),
        column(Field::BirthDate, text!(vi: "Ngày tháng năm sinh", en: "Date of birth"), 11, Day),
        column(Field::Gender, text!(vi: "Giới tính", en: "Gender"), 7, Mark),
        column(Field::Group, text!(vi: "Dân tộc", en: "Ethnic group"), 10, Words),
        column(Field::Religion, text!(vi: "Tôn giáo", en: "Religion"), 10, Words),
        column(Field::Identity, text!(vi: "Số CCCD", en: "Identity number"), 15, Digits),
        column(Field::Post, text!(vi: "Chức vụ", en: "Position"), 14, Words),
        column(Field::Workplace, text!(vi: "Đơn vị công tác", en: "Workplace"), 16, Words),
        column(Field::Unit, text!(vi: "Đơn vị cử", en: "Unit"), 18, Words),
        column(Field::Address, text!(vi: "Nơi ở", en: "Residence"), 15, Words),
        column(Field::Education, text!(vi: "Trình độ văn hóa", en: "Education"), 10, Words),
        column(
            Field::Qualification,
            text!(vi: "Trình độ chuyên môn", en: "Qualification"),
            12,
            Words,
        ),
        column(
            Field::PoliticalTheory,
            text!(vi: "Lý luận chính trị", en: "Political theory"),
            10,
            Words,
        ),
        column(Field::PartyMember, text!(vi: "Đảng viên", en: "Party member"), 10, Mark),
        column(Field::Work, text!(vi: "Lĩnh vực", en: "Field of work"), 11, Words),
        column(Field::Role, text!(vi: "Thành phần", en: "Role"), 12, Words),
        column(
            Field::Kind,
            text!(vi: "Đương nhiên/ Chọn cử", en: "Kind (ex officio or selected)"),
            13,
            Mark,
        ),
        column(
            Field::Delegation,
            text!(vi: "Dự đại hội cấp trên (x)", en: "Upper congress (x)"),
            9,
            Mark,
        ),
        column(Field::Honours, text!(vi: "Khen thưởng", en: "Awards"), 12, Words),
        column(Field::Phone, text!(vi: "Số điện thoại", en: "Phone"), 12, Digits),
        column(Field::Notes, text!(vi: "Ghi chú", en: "Notes"), 10, Words),
    ]
}
