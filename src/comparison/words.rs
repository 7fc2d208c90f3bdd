//! The words with which two reports are laid side by side.

use super::MatchedBy;
use crate::wording::Text;

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
