//! What a field of the list is called in the sentences of rules.

use crate::roster::Field;
use crate::wording::Text;

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
