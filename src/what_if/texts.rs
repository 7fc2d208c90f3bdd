//! The texts of a list as it would be: what was changed, and what hangs on whom it takes.

use super::{Change, HowMany};
use crate::roster::Role;
use crate::rules::{Ruleset, Selector};
use crate::text;
use crate::wording::Text;

/// What a change does, in a few words; `people` are those whom it touched.
pub fn change(change: &Change, people: u64, ruleset: &Ruleset) -> Text {
    let counted_as = |selector: &Selector| selector.noun(ruleset).counted(people);
    match change {
        Change::Add { facts, .. } => {
            let Text { vi, en } = counted_as(&facts.selector());
            text!(vi: "Thêm {vi}", en: "Add {en}")
        }
        Change::Remove { count: HowMany::All, of } => {
            let Text { vi, en } = counted_as(of);
            text!(vi: "Bớt tất cả {vi}", en: "Leave out all {en}")
        }
        Change::Remove { of, .. } => {
            let Text { vi, en } = counted_as(of);
            text!(vi: "Bớt {vi}", en: "Leave out {en}")
        }
        Change::RemoveRow(_) => Text::new("Bớt", "Leave out"),
        Change::Set { .. } => Text::new("Sửa", "Change"),
        Change::PromoteAlternates { .. } => {
            let Text { vi, en } = counted_as(&Selector::Role(vec![Role::Alternate]));
            text!(vi: "Đưa {vi} lên chính thức", en: "Make {en} official")
        }
    }
}

/// Who was taken, where there was a choice.
pub fn taken_from_end(candidates: usize) -> Text {
    text!(
        vi: "lấy từ cuối danh sách, trong số {candidates} người phù hợp",
        en: "the last in the list of {candidates} who fit"
    )
}

/// That a verdict hangs on who is left out.
pub fn hinges(rule: &Text, otherwise: &Text, instead: &str) -> Text {
    let (vi, en) = (&rule.vi, &rule.en);
    let (other_vi, other_en) = (otherwise.vi.to_lowercase(), &otherwise.en);
    text!(
        vi: "“{vi}” tùy vào bớt ai: nếu trong số đó có {instead} thì kết quả là “{other_vi}”.",
        en: "“{en}” hangs on who is left out: with {instead} among them it is “{other_en}”."
    )
}
