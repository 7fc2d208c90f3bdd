//! The plain sentence at the end: whether the list can be submitted.

use anstyle::{AnsiColor, Style};

use crate::lang::report as words;
use crate::report::{Counts, ListReport, Standing, Strictness};
use crate::text;
use crate::wording::Text;

use crate::render::paper::Paper;

pub(super) const GREEN: Style = AnsiColor::Green.on_default().bold();
pub(super) const RED: Style = AnsiColor::Red.on_default().bold();
pub(super) const YELLOW: Style = AnsiColor::Yellow.on_default().bold();

/// The colour of a list's standing.
pub(super) fn colour(standing: Standing) -> Style {
    match standing {
        Standing::Ready => GREEN,
        Standing::Open => YELLOW,
        Standing::Refused => RED,
    }
}

/// One list's sentence.
pub(super) fn sentence(paper: &mut Paper, list: &ListReport, strictness: Strictness) {
    let standing = list.standing(strictness);
    let said = paper.say(&verdict(standing, list.counts(), strictness));
    paper.blank();
    paper.paragraph("", &said, colour(standing));
}

fn verdict(standing: Standing, counts: Counts, strictness: Strictness) -> Text {
    let problems = words::problems(counts);
    let (vi, en) = (&problems.vi, &problems.en);
    match standing {
        Standing::Refused => {
            let said = text!(
                vi: "Chưa thể trình danh sách: {vi}.",
                en: "The list cannot be submitted yet: {en}."
            );
            as_strict(said, counts, strictness)
        }
        Standing::Open => text!(
            vi: "Không có lỗi, nhưng chưa đủ căn cứ để kết luận ({vi}): hãy bổ sung thông tin rồi kiểm tra lại trước khi trình.",
            en: "No error was found, but not every rule could be checked ({en}): give what is missing and check again before submitting."
        ),
        Standing::Ready if counts == Counts::default() => text!(
            vi: "Có thể trình danh sách: mọi quy định đều đạt.",
            en: "The list can be submitted: every rule holds."
        ),
        Standing::Ready => text!(
            vi: "Có thể trình danh sách; nên xem lại: {vi}.",
            en: "The list can be submitted; worth another look: {en}."
        ),
    }
}

/// Says which options made a list fail that has no error of its own.
pub(super) fn as_strict(said: Text, counts: Counts, strictness: Strictness) -> Text {
    if counts.errors > 0 {
        return said;
    }
    let mut options = Vec::new();
    if strictness.warning_is_error && counts.warnings > 0 {
        options.push("--deny-warnings");
    }
    if strictness.not_checked_is_error && counts.not_checked > 0 {
        options.push("--strict");
    }
    if options.is_empty() {
        return said;
    }
    let options = options.join(", ");
    let Text { vi, en } = said;
    text!(vi: "{vi} (Theo {options}.)", en: "{en} (Under {options}.)")
}
