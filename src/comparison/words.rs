//! The words with which two reports are laid side by side.

use super::{MatchedBy, Quantity};
use crate::catalogue::GroupCatalogue;
use crate::text;
use crate::wording::Text;

/// A count of the tally.
pub fn quantity(quantity: Quantity, catalogue: &GroupCatalogue) -> Text {
    let (vi, en) = match quantity {
        Quantity::Total => ("Tổng số đại biểu", "Delegates in total"),
        Quantity::Official => ("Chính thức", "Official delegates"),
        Quantity::Guest => ("Khách mời", "Guests"),
        Quantity::Alternate => ("Dự khuyết", "Alternates"),
        Quantity::RoleUnknown => ("Chưa rõ tư cách", "In no known role"),
        Quantity::ExOfficio => ("Chính thức: đương nhiên", "Officials: ex officio"),
        Quantity::Selected => ("Chính thức: chọn cử", "Officials: selected"),
        Quantity::Appointed => ("Chính thức: chỉ định", "Officials: appointed"),
        Quantity::OfficialWomen => ("Chính thức: nữ", "Officials: women"),
        Quantity::OfficialMen => ("Chính thức: nam", "Officials: men"),
        Quantity::OfficialGenderUnknown => {
            ("Chính thức: chưa rõ giới tính", "Officials: gender unknown")
        }
        Quantity::AttendingWomen => ("Nữ, kể cả khách mời", "Women, guests included"),
        Quantity::OfficialGroupUnknown => {
            ("Chính thức: chưa rõ dân tộc", "Officials: group unknown")
        }
        Quantity::InDoubt => ("Dòng chưa được tính", "Rows not counted"),
        Quantity::Group(code) => {
            let name = catalogue.name(code);
            return text!(vi: "Chính thức: {name}", en: "Officials: {name}");
        }
    };
    Text::new(vi, en)
}

/// What told that two rows are one person, where it was not everything.
pub fn matched_by(by: MatchedBy) -> Option<Text> {
    let (vi, en) = match by {
        MatchedBy::Identity => ("cùng số định danh", "same identity number"),
        MatchedBy::NameBirthUnit => return None,
        MatchedBy::NameBirth => ("cùng họ tên và ngày sinh", "same name and birth date"),
        MatchedBy::NameUnit => ("cùng họ tên và đơn vị", "same name and unit"),
        MatchedBy::SimilarName => {
            ("họ tên gần giống, cùng ngày sinh", "similar name, same birth date")
        }
        MatchedBy::Name => ("cùng họ tên, không ai khác trùng tên", "same name, nobody else's"),
    };
    Some(Text::new(vi, en))
}
