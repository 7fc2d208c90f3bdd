//! Small phrases that the sentences of several kinds share.

use jiff::civil::Date;

use crate::roster::Field;
use crate::text;
use crate::units::Headcount;
use crate::wording::Text;

/// A day as each language writes it: `16/5/2024`, `16 May 2024`.
pub(crate) fn day(date: Date) -> Text {
    Text::new(
        format!("{}/{}/{}", date.day(), date.month(), date.year()),
        date.strftime("%-d %B %Y").to_string(),
    )
}

/// A cell's text as each language quotes it.
pub(crate) fn quoted(written: &str) -> String {
    format!("“{}”", written.trim())
}

/// A share in percent with one decimal, cut and not rounded: 44 of 150 never reads `30%`.
pub(crate) fn percent(part: Headcount, whole: Headcount) -> Text {
    if whole == 0 {
        return Text::same("–");
    }
    let thousandths = u128::from(part) * 1000 / u128::from(whole);
    let (units, tenths) = (thousandths / 10, thousandths % 10);
    text!(vi: "{units},{tenths}%", en: "{units}.{tenths}%")
}

/// A large number as each language groups it: `5.000`, `5,000`.
pub(crate) fn grouped(number: u64) -> Text {
    let digits = number.to_string();
    let with = |separator: char| {
        let mut grouped = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                grouped.push(separator);
            }
            grouped.push(digit);
        }
        grouped
    };
    Text::new(with('.'), with(','))
}

/// What a field of the list is called in a sentence.
pub(crate) fn field_words(field: Field) -> Text {
    let (vi, en) = match field {
        Field::FullName => ("họ và tên", "the full name"),
        Field::BirthDate => ("ngày sinh", "the birth date"),
        Field::Gender => ("giới tính", "the gender"),
        Field::Group => ("dân tộc", "the ethnic group"),
        Field::Role => ("tư cách đại biểu", "the role"),
        Field::Kind => ("đương nhiên hay chọn cử", "whether ex officio or selected"),
        Field::Unit => ("đơn vị", "the unit"),
        Field::Work => ("lĩnh vực", "the field of work"),
        Field::Identity => ("số định danh cá nhân", "the personal identity number"),
        _ => ("thông tin", "the information"),
    };
    Text::new(vi, en)
}
