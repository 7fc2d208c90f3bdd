//! The words in which a repair is told.

use super::{Action, Change, Needed, Outcome, Plan, Relief, Remaining, Unfit, Weights};
use crate::roster::{Gender, Role, words};
use crate::text;
use crate::wording::{Text, all_of, counted, joined, number_of};

/// What is done, as a heading of its line.
pub fn action(action: &Action) -> Text {
    match action {
        Action::LeaveOut { .. } => text!(vi: "Đưa ra", en: "Leave out"),
        Action::Replace { .. } => text!(vi: "Thay người", en: "Replace"),
        Action::Add { role: Role::Guest, .. } => text!(vi: "Mời thêm", en: "Add"),
        Action::Add { .. } => text!(vi: "Bổ sung", en: "Add"),
        Action::Move { .. } => text!(vi: "Chuyển", en: "Move"),
    }
}

/// A gender beside a name.
pub fn gender(gender: Gender) -> Text {
    match gender {
        Gender::Female => text!(vi: "nữ", en: "woman"),
        Gender::Male => text!(vi: "nam", en: "man"),
    }
}

/// Why somebody of the reserve cannot come.
pub fn unfit(why: Unfit) -> Text {
    match why {
        Unfit::Twice => text!(
            vi: "đã có trong danh sách, hoặc trùng với người phía trên trong nguồn bổ sung",
            en: "stands on the list already, or in the reserve further up"
        ),
        Unfit::CellToCorrect => {
            text!(vi: "có ô phải sửa trước", en: "a cell has to be corrected first")
        }
        Unfit::BreaksAnother => text!(
            vi: "sẽ làm một quy định khác không đạt, như số đại biểu dự đại hội cấp trên",
            en: "would break another rule, such as the number of the upper delegation"
        ),
    }
}

/// Comes into a role.
pub fn becomes(into: Role) -> Text {
    text!("→ {role}", role = words::role(into))
}

/// The sentence at the top: whether anything can be done, and how little.
///
/// Where a rule is waived or not worked out here, not every one of them holds, and that is not said.
pub fn outcome(outcome: &Outcome, weights: Weights, remaining: &Remaining) -> Text {
    match outcome {
        Outcome::Nothing if !remaining.not_supported.is_empty() => text!(
            vi: "Theo những quy định mà lệnh này tính được thì không cần thay đổi đại biểu nào; còn có quy định chưa đạt mà lệnh này chưa tính được.",
            en: "What is worked out here needs no change of people; a rule is broken that is not worked out here."
        ),
        Outcome::Nothing if remaining.is_waived() => text!(
            vi: "Không cần thay đổi đại biểu nào: các quy định bắt buộc về thành phần đại biểu đều đạt hoặc được chấp thuận.",
            en: "Nobody need be changed: every binding rule about who is on the list holds or is waived."
        ),
        Outcome::Nothing => text!(
            vi: "Không cần thay đổi đại biểu nào: các quy định bắt buộc về thành phần đại biểu đều đạt.",
            en: "Nobody need be changed: every binding rule about who is on the list holds."
        ),
        Outcome::Found(plan) => found(plan, weights),
        Outcome::Impossible(_) => text!(
            vi: "Không có cách thay đổi nào để các quy định bắt buộc về thành phần đại biểu cùng đạt; điều này đã được chứng minh.",
            en: "No change of people makes every binding rule about who is on the list hold; this is proved."
        ),
        Outcome::Unsettled => text!(
            vi: "Chưa tìm được phương án trong giới hạn tính toán, cũng chưa chứng minh được là không có.",
            en: "Within the bounds of the search no repair was found, nor was it proved that there is none."
        ),
        Outcome::RowsInDoubt(rows) => {
            let english =
                counted(*rows as u64, "row may be a person and was", "rows may be people and were");
            text!(
                vi: "Chưa tìm phương án: có {rows} dòng có thể là người nhưng chưa được tính. Hãy làm rõ các dòng đó trước rồi chạy lại.",
                en: "No repair was looked for: {english} not counted. Settle that first, and run this again."
            )
        }
    }
}

fn found(plan: &Plan, weights: Weights) -> Text {
    text!("{enough}; {proof}.", enough = enough(plan, weights), proof = proof(plan, weights))
}

fn is_plain(weights: Weights) -> bool {
    weights == Weights::default()
}

fn changes(plan: &Plan) -> (usize, String) {
    let count = plan.changes.len();
    (count, counted(u64::try_from(count).unwrap_or(u64::MAX), "change is", "changes are"))
}

fn enough(plan: &Plan, weights: Weights) -> Text {
    let ((count, english), cost) = (changes(plan), plan.cost);
    match (is_plain(weights), plan.is_proven_minimal) {
        (true, true) => text!(
            vi: "Chỉ cần {count} thay đổi để các quy định bắt buộc về thành phần đại biểu đều đạt",
            en: "{english} enough for every binding rule about who is on the list to hold"
        ),
        (true, false) => text!(
            vi: "Có phương án {count} thay đổi để các quy định bắt buộc về thành phần đại biểu đều đạt",
            en: "{english} enough for every binding rule about who is on the list to hold"
        ),
        (false, _) => text!(
            vi: "Cần {count} thay đổi, tổng mức tính {cost} theo --weights, để các quy định bắt buộc về thành phần đại biểu đều đạt",
            en: "{english} enough, at a cost of {cost} by --weights, for every binding rule about who is on the list to hold"
        ),
    }
}

/// What is proved of the changes: that there are none cheaper, or how few there must be.
fn proof(plan: &Plan, weights: Weights) -> Text {
    let (least, cost) = (plan.at_least, plan.cost);
    match (plan.is_proven_minimal, is_plain(weights)) {
        (true, true) => text!(
            vi: "đã chứng minh không thể ít hơn", en: "it is proved that fewer will not do"
        ),
        (true, false) => text!(
            vi: "đã chứng minh không có phương án nào có mức tính thấp hơn",
            en: "it is proved that nothing cheaper will do"
        ),
        (false, true) => text!(
            vi: "đã chứng minh phải có ít nhất {least} thay đổi, phương án này cần {cost}; có phương án ít hơn hay không thì chưa biết, vì đã hết giới hạn tính toán",
            en: "it is proved that at least {least} are needed, and this plan needs {cost}; whether fewer will do was not found out within the bounds of the search"
        ),
        (false, false) => text!(
            vi: "đã chứng minh mức tính ít nhất là {least}, phương án này là {cost}; có phương án thấp hơn hay không thì chưa biết, vì đã hết giới hạn tính toán",
            en: "it is proved that the cost is at least {least}, and this plan costs {cost}; whether something cheaper will do was not found out within the bounds of the search"
        ),
    }
}

/// What can be mended where not everything can.
pub fn rest(plan: &Plan) -> Text {
    let (count, english) = changes(plan);
    text!(
        vi: "Các quy định còn lại vẫn có thể đạt với {count} thay đổi dưới đây.",
        en: "{english} enough for the other rules to hold; they are told below."
    )
}

/// What is to be said where nobody need be changed and the list is refused all the same.
pub fn refused_all_the_same() -> Text {
    text!(
        vi: "Tuy vậy danh sách vẫn chưa được chấp nhận, vì những điểm nêu dưới đây.",
        en: "The list is refused all the same, for what is told below."
    )
}

/// A long plan in one line: so many replaced, so many more or fewer in each role, so many moved.
pub fn in_short(changes: &[Change]) -> Text {
    let number = |is_meant: &dyn Fn(&Action) -> bool| {
        changes.iter().filter(|change| is_meant(&change.action)).count() as u64
    };
    let replaced = number(&|action| matches!(action, Action::Replace { .. }));
    let english = counted(replaced, "replacement", "replacements");
    let mut parts = vec![(replaced, text!(vi: "thay {replaced} người", en: "{english}"))];
    for of_role in [Some(Role::Official), Some(Role::Guest), Some(Role::Alternate), None] {
        let is_of_role = |role: &Role| Some(*role) == of_role;
        let left =
            number(&|action| matches!(action, Action::LeaveOut { from, .. } if *from == of_role));
        let came = number(&|action| matches!(action, Action::Add { role, .. } if is_of_role(role)));
        let moved =
            number(&|action| matches!(action, Action::Move { from, .. } if is_of_role(from)));
        let people = |count| people(of_role, count);
        parts.extend([
            (left, text!(vi: "bớt {people}", en: "{people} fewer", people = people(left))),
            (came, text!(vi: "thêm {people}", en: "{people} more", people = people(came))),
            (moved, text!(
                vi: "chuyển tư cách {people}", en: "{people} in another role", people = people(moved)
            )),
        ]);
    }
    let parts: Vec<Text> =
        parts.into_iter().filter(|(count, _)| *count > 0).map(|(_, text)| text).collect();
    text!(vi: "Tóm tắt: {parts}.", en: "In short: {parts}.", parts = joined(&parts, ", "))
}

fn people(role: Option<Role>, count: u64) -> Text {
    match role {
        Some(Role::Official) => {
            number_of(count, "đại biểu chính thức", "official delegate", "official delegates")
        }
        Some(Role::Guest) => number_of(count, "khách mời", "guest", "guests"),
        Some(Role::Alternate) => number_of(count, "đại biểu dự khuyết", "alternate", "alternates"),
        None => number_of(
            count,
            "người chưa rõ tư cách",
            "person of unknown role",
            "people of unknown role",
        ),
    }
}

/// The reserve by which a drastic plan would become a small one.
pub fn relief(relief: &Relief, departures: usize) -> Text {
    let sorts = [
        (relief.replacements, "thay", "replacement", "replacements"),
        (relief.additions, "thêm", "addition", "additions"),
        (relief.departures, "bớt", "departure", "departures"),
        (relief.moves, "chuyển tư cách", "change of role", "changes of role"),
    ];
    let some = sorts.into_iter().filter(|(count, ..)| *count > 0);
    let each = some.map(|(count, vi, one, many)| {
        text!(vi: "{vi} {count} người", en: "{english}", english = counted(count, one, many))
    });
    let many = counted(departures as u64, "departure", "departures");
    text!(
        vi: "Nếu nguồn bổ sung có thêm {people}: chỉ phải {changes}, thay vì bớt {departures} người.",
        en: "With {people} in reserve: {changes} instead of {many}.",
        people = needed(&relief.needed), changes = all_of(&each.collect::<Vec<_>>())
    )
}

/// People whom a reserve lacks, each sort with its number.
pub fn needed(needed: &[Needed]) -> Text {
    let each: Vec<Text> = needed.iter().map(|sort| sort.who.counted(sort.count)).collect();
    all_of(&each)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_plan_is_told_in_short_by_what_is_done_and_nothing_else() {
        let person = || crate::calculate::repair::Person::Listed(0);
        let change = |action| Change { action, serves: Vec::new() };
        let leave = || Action::LeaveOut { person: person(), from: Some(Role::Guest) };
        let changes = [
            change(leave()),
            change(leave()),
            change(Action::Add { person: person(), role: Role::Official }),
        ];
        let told = in_short(&changes);
        assert_eq!(told.en, "In short: 1 official delegate more, 2 guests fewer.");
        assert_eq!(told.vi, "Tóm tắt: thêm 1 đại biểu chính thức, bớt 2 khách mời.");
    }
}
