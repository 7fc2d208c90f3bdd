//! The words with which `inspect` tells how a workbook was understood.

use crate::recognise::SURE_ENOUGH;
use crate::report;
use crate::rules::Level;
use crate::text;
use crate::validate::{Inspection, LevelToldBy};
use crate::wording::Text;

/// The level of the congress and what tells it, or that nothing does.
pub(in crate::render) fn level(inspection: &Inspection) -> Text {
    let levels = &inspection.levels;
    let Some(level) = &inspection.level else {
        return text!(
            vi: "không thấy ghi trong danh sách; khi kiểm tra, thêm `--level {choice}`",
            en: "the list does not tell it; add `--level {choice}` to check it",
            choice = Level::choice(levels)
        );
    };
    let known = levels.iter().find(|known| known.id == level.id);
    let title = known.map_or_else(|| Text::same(&level.id), |known| known.title.clone());
    text!("{name} ({by})", name = report::words::level(&title), by = level_told_by(level.by))
}

fn level_told_by(told_by: LevelToldBy) -> Text {
    match told_by {
        LevelToldBy::Option => text!(vi: "theo --level", en: "named by --level"),
        LevelToldBy::Profile => {
            text!(vi: "theo hồ sơ đại hội", en: "told by the congress profile")
        }
        LevelToldBy::Settings => text!(vi: "theo tệp thiết lập", en: "told by the settings"),
        LevelToldBy::Ruleset => {
            text!(vi: "bộ quy định chỉ có cấp này", en: "the only one of the ruleset")
        }
        LevelToldBy::Title => {
            text!(vi: "theo tiêu đề danh sách", en: "told by the title of the list")
        }
        LevelToldBy::Cover => text!(vi: "theo trang bìa", en: "told by the cover page"),
    }
}

/// How certain it is what a column holds.
pub(in crate::render) fn confidence(percent: u8) -> Text {
    const CERTAIN: u8 = 90;
    match percent {
        CERTAIN.. => Text::new("chắc chắn", "certain"),
        SURE_ENOUGH.. => Text::new("khá chắc", "likely"),
        _ => Text::new("? chưa chắc", "? doubtful"),
    }
}

/// What to do about people whose role nothing tells.
pub(in crate::render) fn state_the_role() -> Text {
    text!(
        vi: "ghi tư cách vào tiêu đề, tên trang tính, tên mục hoặc một cột; hoặc ghi `role = \"official\"` trong tệp chỉ dẫn",
        en: "state the role in the title, the sheet's name, a section heading or a column; or write `role = \"official\"` into a map"
    )
}

/// What to do about a doubtful column.
pub(in crate::render) fn confirm(field_id: &str, column: &str) -> Text {
    text!(
        vi: "cột {column} chưa chắc: nếu hiểu đúng, thêm `--column {field_id}={column}`; nếu không, ghi chữ cái của cột đúng",
        en: "column {column} is doubtful: if it was understood right, add `--column {field_id}={column}`; else name the right column"
    )
}
