//! The words with which two reports are laid side by side.

use super::{MatchedBy, Turn};
use crate::wording::Text;

/// What told that two rows are one person, where it was not everything.
pub fn matched_by(by: MatchedBy) -> Option<Text> {
    Some(match by {
        MatchedBy::Identity => Text::fixed("cùng số định danh", "same identity number"),
        MatchedBy::NameBirthUnit => return None,
        MatchedBy::NameBirth => Text::fixed("cùng họ tên và ngày sinh", "same name and birth date"),
        MatchedBy::NameUnit => Text::fixed("cùng họ tên và đơn vị", "same name and unit"),
        MatchedBy::SimilarName => {
            Text::fixed("họ tên gần giống, cùng ngày sinh", "similar name, same birth date")
        }
        MatchedBy::Name => {
            Text::fixed("cùng họ tên, không ai khác trùng tên", "same name, nobody else's")
        }
    })
}

/// Which way a rule turned.
pub fn turn(turn: Turn) -> Text {
    match turn {
        Turn::Better => Text::fixed("tốt lên", "better"),
        Turn::Worse => Text::fixed("xấu đi", "worse"),
        Turn::Same => Text::fixed("như trước", "as before"),
    }
}
