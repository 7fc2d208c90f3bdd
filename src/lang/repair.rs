//! The words in which a repair is told.

use crate::calculate::repair::{Action, Outcome, Plan, Unfit, Weights};
use crate::roster::{Gender, Role};
use crate::text;
use crate::wording::{Text, counted};

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
    let Text { vi, en } = super::inspect::role(into);
    text!(vi: "→ {vi}", en: "→ {en}")
}

/// The sentence at the top: whether anything can be done, and how little.
///
/// Where a rule is waived, not every one of them holds, and that is not said.
pub fn outcome(outcome: &Outcome, weights: Weights, is_waived: bool) -> Text {
    match outcome {
        Outcome::Nothing if is_waived => text!(
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
    let count = plan.changes.len();
    let english = counted(u64::try_from(count).unwrap_or(u64::MAX), "change is", "changes are");
    let cost = plan.cost;
    let is_plain = weights == Weights::default();
    let enough = if is_plain {
        text!(
            vi: "Chỉ cần {count} thay đổi để các quy định bắt buộc về thành phần đại biểu đều đạt",
            en: "{english} enough for every binding rule about who is on the list to hold"
        )
    } else {
        text!(
            vi: "Cần {count} thay đổi, tổng mức tính {cost} theo --weights, để các quy định bắt buộc về thành phần đại biểu đều đạt",
            en: "{english} enough, at a cost of {cost} by --weights, for every binding rule about who is on the list to hold"
        )
    };
    let proof = match (plan.is_proven_minimal, is_plain) {
        (true, true) => text!(
            vi: "đã chứng minh không thể ít hơn", en: "it is proved that fewer will not do"
        ),
        (true, false) => text!(
            vi: "đã chứng minh không có phương án nào có mức tính thấp hơn",
            en: "it is proved that nothing cheaper will do"
        ),
        (false, _) => text!(
            vi: "chưa chứng minh được là ít nhất, vì đã hết giới hạn tính toán",
            en: "that this is the least was not proved within the bounds of the search"
        ),
    };
    Text::new(format!("{}; {}.", enough.vi, proof.vi), format!("{}; {}.", enough.en, proof.en))
}
