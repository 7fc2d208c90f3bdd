//! The texts of an allotment of seats.

use super::TieChoice;
use crate::calculate::apportion::Method;
use crate::text;
use crate::wording::{Lang, Lang::En, Lang::Vi, Text, counted, list};

/// The names as each language lists them.
pub fn names(names: &[String]) -> Text {
    Text::new(list(names, Vi), list(names, En))
}

/// A number of seats in English: `1 seat`, `2 seats`.
pub fn seats(count: u64) -> String {
    counted(count, "seat", "seats")
}

/// Units whose claims to the last seats were equal, and for whom these seats are.
pub fn tied(units: &[String], seats: u64, group: Option<&str>) -> Text {
    let names = names(units);
    let (vi, en) = (names.vi, names.en);
    let last = if seats == 1 { "last seat".to_owned() } else { format!("last {seats} seats") };
    match group {
        None => text!(
            vi: "{vi} ngang nhau về {seats} chỉ tiêu cuối cùng",
            en: "{en} have equal claims to the {last}"
        ),
        Some(group) => text!(
            vi: "{vi} ngang nhau về {seats} chỉ tiêu cuối cùng dành cho dân tộc {group}",
            en: "{en} have equal claims to the {last} reserved for the {group}"
        ),
    }
}

/// How a tie was broken, or that it was not.
pub fn decided(choice: &TieChoice, winners: &[String], open: u64) -> Text {
    let names = names(winners);
    let (vi, en) = (names.vi, names.en);
    let by = match choice {
        TieChoice::Leave => text!(vi: "", en: ""),
        TieChoice::TableOrder => {
            text!(vi: "theo thứ tự trong bảng", en: "by the order of the table")
        }
        TieChoice::Named(_) => text!(vi: "theo thứ tự đã nêu", en: "by the order that was named"),
        TieChoice::Lot(seed) => text!(
            vi: "bốc thăm với số {seed}, bốc lại cũng vậy",
            en: "by the lot with seed {seed}, which anybody can draw again"
        ),
    };
    let (by_vi, by_en) = (by.vi, by.en);
    let were =
        if open == 1 { "1 stays unallotted".to_owned() } else { format!("{open} stay unallotted") };
    match (winners.is_empty(), open) {
        (true, _) => text!(vi: "chưa phân bổ {open}", en: "{were}"),
        (false, 0) => text!(vi: "{by_vi}: {vi}", en: "{by_en}: {en}"),
        (false, _) => text!(
            vi: "{by_vi}: {vi}; còn {open} chưa phân bổ",
            en: "{by_en}: {en}; {were}"
        ),
    }
}

/// How a tie can be broken.
pub fn ways_to_break() -> Text {
    text!(
        vi: "nêu đơn vị được ưu tiên: --ties-order \"A,B\"; theo thứ tự trong bảng: --ties order; hoặc bốc thăm: --lot SỐ",
        en: "name who goes first with --ties-order \"A,B\", take the table's order with --ties order, or draw a lot with --lot NUMBER"
    )
}

/// Every unit has its share rounded down or up.
pub fn quota_rule_holds() -> Text {
    text!(
        vi: "mỗi đơn vị được đúng phần theo tỷ lệ làm tròn xuống hoặc làm tròn lên",
        en: "the quota rule holds: every unit has its exact share rounded down or up"
    )
}

/// A unit has other seats than its share rounded down or up.
pub fn outside_quota(unit: &str, seats: &str, share: &Text, by_method: bool) -> Text {
    let (vi, en) = (&share.vi, &share.en);
    let why = if by_method {
        text!(vi: "do phương pháp tính", en: "the method does it")
    } else {
        text!(vi: "do mức tối thiểu, tối đa", en: "the bounds do it")
    };
    let (why_vi, why_en) = (why.vi, why.en);
    text!(
        vi: "{unit} được {seats}, không phải là phần theo tỷ lệ {vi} làm tròn xuống hoặc lên: {why_vi}",
        en: "the quota rule is broken: {unit} has {seats} for an exact share of {en}; {why_en}"
    )
}

/// A method under which nobody can lose by growth.
pub fn no_paradox() -> Text {
    text!(
        vi: "với phương pháp này, thêm chỉ tiêu thì không đơn vị nào bị bớt, và đơn vị tăng dân số nhanh hơn không mất chỉ tiêu về đơn vị tăng chậm hơn",
        en: "no paradox is at stake: under this method no unit loses by a seat more, and none that grows faster loses a seat to one that grows slower"
    )
}

/// Nobody would lose by one seat more, at this number.
pub fn no_alabama() -> Text {
    text!(
        vi: "thêm hoặc bớt một chỉ tiêu thì không xảy ra nghịch lý Alabama",
        en: "the Alabama paradox does not occur here: one seat more takes none away"
    )
}

/// Some units would have fewer seats if there were one more in all.
pub fn alabama(units: &[String], smaller: u64, larger: u64) -> Text {
    let names = names(units);
    let (vi, en) = (names.vi, names.en);
    let have = if units.len() == 1 { "has" } else { "have" };
    text!(
        vi: "nghịch lý Alabama: tăng từ {smaller} lên {larger} chỉ tiêu mà {vi} lại bị bớt",
        en: "the Alabama paradox occurs: {en} {have} fewer seats of {larger} than of {smaller}"
    )
}

/// The other paradox of remainders, which one table cannot show.
pub fn population_paradox() -> Text {
    text!(
        vi: "khi dân số thay đổi, phương pháp số dư có thể lấy chỉ tiêu của đơn vị tăng nhanh hơn cho đơn vị tăng chậm hơn (nghịch lý dân số)",
        en: "when populations change, remainders can take a seat from a unit that grew faster and give it to one that grew slower (the population paradox)"
    )
}

/// Who got the last seat, and who was next.
pub fn last_seat(last: (&str, &Text), next: Option<(&str, &Text)>) -> Text {
    let (unit, Text { vi, en }) = last;
    match next {
        Some((other, Text { vi: next_vi, en: next_en })) => text!(
            vi: "chỉ tiêu cuối cùng thuộc về {unit} ({vi}), kế đó là {other} ({next_vi})",
            en: "the last seat went to {unit} ({en}); next was {other} ({next_en})"
        ),
        None => text!(
            vi: "chỉ tiêu cuối cùng thuộc về {unit} ({vi})",
            en: "the last seat went to {unit} ({en})"
        ),
    }
}

/// What a claim measures.
pub fn claim(method: Method) -> Text {
    if method.goes_by_remainders() {
        text!(vi: "còn thiếu", en: "still due")
    } else {
        text!(vi: "thương số", en: "quotient")
    }
}

/// How the seats of the pool are made up, by parts.
pub fn parts(parts: &[(Text, u64)], lang: Lang) -> String {
    let one = |(name, seats): &(Text, u64)| format!("{} {seats}", name.get(lang));
    parts.iter().map(one).collect::<Vec<_>>().join(" + ")
}
