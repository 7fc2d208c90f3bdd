//! The words with which `inspect` tells how a workbook was understood.

use crate::check::LevelToldBy;
use crate::recognise::SURE_ENOUGH;
use crate::text;
use crate::wording::Text;

/// What told the level of the congress.
pub(super) fn level_told_by(told_by: LevelToldBy) -> Text {
    match told_by {
        LevelToldBy::Option => Text::new("theo --level", "named by --level"),
        LevelToldBy::Profile => Text::new("theo hồ sơ đại hội", "told by the congress profile"),
        LevelToldBy::Settings => Text::new("theo tệp thiết lập", "told by the settings"),
        LevelToldBy::Ruleset => {
            Text::new("bộ quy định chỉ có cấp này", "the only one of the ruleset")
        }
        LevelToldBy::Title => Text::new("theo tiêu đề danh sách", "told by the title of the list"),
        LevelToldBy::Cover => Text::new("theo trang bìa", "told by the cover page"),
    }
}

/// Nothing tells the level.
pub(super) fn level_unknown(levels: &str) -> Text {
    text!(
        vi: "không thấy ghi trong danh sách; khi kiểm tra, thêm `--level {levels}`",
        en: "the list does not tell it; add `--level {levels}` to check it"
    )
}

/// How certain it is what a column holds.
pub(super) fn confidence(percent: u8) -> Text {
    const CERTAIN: u8 = 90;
    match percent {
        CERTAIN.. => Text::new("chắc chắn", "certain"),
        SURE_ENOUGH.. => Text::new("khá chắc", "likely"),
        _ => Text::new("? chưa chắc", "? doubtful"),
    }
}

/// What to do about people whose role nothing tells.
pub(super) fn state_the_role() -> Text {
    text!(
        vi: "ghi tư cách vào tiêu đề, tên trang tính, tên mục hoặc một cột; hoặc ghi `role = \"official\"` trong tệp chỉ dẫn",
        en: "state the role in the title, the sheet's name, a section heading or a column; or write `role = \"official\"` into a map"
    )
}

/// What to do about a doubtful column.
pub(super) fn confirm(field_id: &str, column: &str) -> Text {
    text!(
        vi: "cột {column} chưa chắc: nếu hiểu đúng, thêm `--column {field_id}={column}`; nếu không, ghi chữ cái của cột đúng",
        en: "column {column} is doubtful: if it was understood right, add `--column {field_id}={column}`; else name the right column"
    )
}
