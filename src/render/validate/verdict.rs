//! The plain sentence at the end: whether the list can be submitted.

use crate::evaluate::delegates_elsewhere;
use crate::render::document::TextLine;
use crate::render::marks;
use crate::report::{Counts, ListReport, Standing, Strictness, words};
use crate::roster::Role;
use crate::text;
use crate::wording::{Text, number_of};

/// One list's sentence in the tone of its standing.
pub(in crate::render) fn sentence(list: &ListReport, strictness: Strictness) -> TextLine {
    let standing = list.standing(strictness);
    let tone = marks::of_standing(standing).strong();
    let sentence = of_counts(standing, list.counts(), strictness);
    let elsewhere = &list.roles_elsewhere;
    let sentence = match (elsewhere.is_empty(), standing) {
        (true, _) => sentence,
        (false, Standing::Open) => is_a_part(elsewhere),
        (false, _) => text!("{sentence} {part}", sentence, part = is_a_part(elsewhere)),
    };
    TextLine::from(sentence).toned(tone)
}

fn is_a_part(elsewhere: &[Role]) -> Text {
    text!(
        vi: "Đây mới là một phần của danh sách (không có {delegates}): hãy kiểm tra cùng các tệp còn lại trước khi trình (nêu các tệp trong một lệnh, thêm --together nếu cần).",
        en: "This is only a part of a list ({delegates} are not in it): check it together with the other files before submitting (name them in one command, with --together if need be).",
        delegates = delegates_elsewhere(elsewhere)
    )
}

fn of_counts(standing: Standing, counts: Counts, strictness: Strictness) -> Text {
    let problems = words::problems(counts);
    match standing {
        Standing::Refused => {
            let sentence = text!(
                vi: "Chưa thể trình danh sách: {problems}.",
                en: "The list cannot be submitted yet: {problems}.",
                problems
            );
            as_strict(sentence, counts, strictness)
        }
        Standing::Open => text!(
            vi: "Không có lỗi, nhưng chưa đủ căn cứ để kết luận ({problems}): hãy bổ sung thông tin rồi kiểm tra lại trước khi trình.",
            en: "No error was found, but not every rule could be checked ({problems}): give what is missing and check again before submitting.",
            problems
        ),
        Standing::Ready if counts == Counts::default() => text!(
            vi: "Có thể trình danh sách: mọi quy định đều đạt.",
            en: "The list can be submitted: every rule holds."
        ),
        Standing::Ready if counts == (Counts { waived: counts.waived, ..Counts::default() }) => {
            text!(
                vi: "Có thể trình danh sách: mọi quy định đều đạt, trừ {waived}.",
                en: "The list can be submitted: every rule holds, apart from {waived}.",
                waived =
                    number_of(counts.waived, "điểm được chấp thuận", "waived point", "waived points")
            )
        }
        Standing::Ready => text!(
            vi: "Có thể trình danh sách; nên xem lại: {problems}.",
            en: "The list can be submitted; worth another look: {problems}.",
            problems
        ),
    }
}

/// Says which options made a list fail that has no error of its own.
pub(super) fn as_strict(sentence: Text, counts: Counts, strictness: Strictness) -> Text {
    let mut options = Vec::new();
    if strictness.warning_is_error && counts.warnings > 0 {
        options.push("--deny-warnings");
    }
    if strictness.not_checked_is_error && counts.not_checked > 0 {
        options.push("--strict");
    }
    if counts.errors > 0 || options.is_empty() {
        return sentence;
    }
    let options = options.join(", ");
    text!(vi: "{sentence} (Theo {options}.)", en: "{sentence} (Under {options}.)", sentence)
}
