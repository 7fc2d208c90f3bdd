//! The texts of an allotment of seats.

use super::TieChoice;
use crate::calculate::apportion::Method;
use crate::text;
use crate::wording::{Text, all_of, counted};

/// A number of seats in English: `1 seat`, `2 seats`.
pub fn seats(count: u64) -> String {
    counted(count, "seat", "seats")
}

/// Units whose claims to the last seats were equal, and for whom these seats are.
pub fn tied(units: &[String], seats: u64, group: Option<&str>) -> Text {
    let units = all_of(units);
    let last = if seats == 1 { "last seat".to_owned() } else { format!("last {seats} seats") };
    match group {
        None => text!(
            vi: "{units} ngang nhau về {seats} chỉ tiêu cuối cùng",
            en: "{units} have equal claims to the {last}", units
        ),
        Some(group) => text!(
            vi: "{units} ngang nhau về {seats} chỉ tiêu cuối cùng dành cho dân tộc {group}",
            en: "{units} have equal claims to the {last} reserved for the {group}", units
        ),
    }
}

/// How a tie was broken, or that it was not.
pub fn decided(choice: &TieChoice, winners: &[String], open: u64) -> Text {
    let by = match choice {
        TieChoice::Leave => text!(""),
        TieChoice::TableOrder => {
            text!(vi: "theo thứ tự trong bảng", en: "by the order of the table")
        }
        TieChoice::Named(_) => text!(vi: "theo thứ tự đã nêu", en: "by the order that was named"),
        TieChoice::Lot(seed) => text!(
            vi: "bốc thăm với số {seed}, bốc lại cũng vậy",
            en: "by the lot with seed {seed}, which anybody can draw again"
        ),
    };
    let stay = if open == 1 { "stays" } else { "stay" };
    let stay = format!("{open} {stay} unallotted");
    let units = all_of(winners);
    match (winners.is_empty(), open) {
        (true, _) => text!(vi: "chưa phân bổ {open}", en: "{stay}"),
        (false, 0) => text!("{by}: {units}", by, units),
        (false, _) => text!(
            vi: "{by}: {units}; còn {open} chưa phân bổ", en: "{by}: {units}; {stay}", by, units
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
    let why = if by_method {
        text!(vi: "do phương pháp tính", en: "the method does it")
    } else {
        text!(vi: "do mức tối thiểu, tối đa", en: "the bounds do it")
    };
    text!(
        vi: "{unit} được {seats}, không phải là phần theo tỷ lệ {share} làm tròn xuống hoặc lên: {why}",
        en: "the quota rule is broken: {unit} has {seats} for an exact share of {share}; {why}",
        share, why
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
    let have = if units.len() == 1 { "has" } else { "have" };
    text!(
        vi: "nghịch lý Alabama: tăng từ {smaller} lên {larger} chỉ tiêu mà {units} lại bị bớt",
        en: "the Alabama paradox occurs: {units} {have} fewer seats of {larger} than of {smaller}",
        units = all_of(units)
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
    let (unit, claim) = last;
    let last = text!(
        vi: "chỉ tiêu cuối cùng thuộc về {unit} ({claim})",
        en: "the last seat went to {unit} ({claim})", claim
    );
    let Some((other, claim)) = next else { return last };
    text!(
        vi: "{last}, kế đó là {other} ({claim})", en: "{last}; next was {other} ({claim})", last, claim
    )
}

/// What a claim measures.
pub fn claim(method: Method) -> Text {
    if method.goes_by_remainders() {
        text!(vi: "còn thiếu", en: "still due")
    } else {
        text!(vi: "thương số", en: "quotient")
    }
}
