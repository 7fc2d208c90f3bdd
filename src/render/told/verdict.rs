//! The plain sentence at the end: whether the list can be submitted.

use crate::evaluate::delegates_elsewhere;
use crate::report::{Counts, ListReport, Standing, Strictness, words};
use crate::roster::Role;
use crate::text;
use crate::wording::{Text, counted};

/// One list's sentence.
pub(in crate::render) fn of(list: &ListReport, strictness: Strictness) -> Text {
    let standing = list.standing(strictness);
    let said = of_counts(standing, list.counts(), strictness);
    if list.roles_elsewhere.is_empty() {
        return said;
    }
    let Text { vi, en } = part(&list.roles_elsewhere);
    if standing == Standing::Open {
        return Text::new(vi, en);
    }
    Text::new(format!("{} {vi}", said.vi), format!("{} {en}", said.en))
}

/// That a part of a list is no list.
fn part(elsewhere: &[Role]) -> Text {
    let Text { vi, en } = delegates_elsewhere(elsewhere);
    text!(
        vi: "Đây mới là một phần của danh sách (không có {vi}): hãy kiểm tra cùng các tệp còn lại trước khi trình (nêu các tệp trong một lệnh, thêm --together nếu cần).",
        en: "This is only a part of a list ({en} are not in it): check it together with the other files before submitting (name them in one command, with --together if need be)."
    )
}

fn of_counts(standing: Standing, counts: Counts, strictness: Strictness) -> Text {
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
        Standing::Ready if counts == (Counts { waived: counts.waived, ..Counts::default() }) => {
            let waived = counts.waived;
            let points = counted(waived, "waived point", "waived points");
            text!(
                vi: "Có thể trình danh sách: mọi quy định đều đạt, trừ {waived} điểm được chấp thuận.",
                en: "The list can be submitted: every rule holds, apart from {points}."
            )
        }
        Standing::Ready => text!(
            vi: "Có thể trình danh sách; nên xem lại: {vi}.",
            en: "The list can be submitted; worth another look: {en}."
        ),
    }
}

/// Says which options made a list fail that has no error of its own.
pub(in crate::render) fn as_strict(said: Text, counts: Counts, strictness: Strictness) -> Text {
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
