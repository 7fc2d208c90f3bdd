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
            text!(vi: "Thêm {people}", en: "Add {people}", people = counted_as(&facts.selector()))
        }
        Change::Remove { count: HowMany::All, of } => {
            text!(vi: "Bớt tất cả {people}", en: "Leave out all {people}", people = counted_as(of))
        }
        Change::Remove { of, .. } => {
            text!(vi: "Bớt {people}", en: "Leave out {people}", people = counted_as(of))
        }
        Change::RemoveRow(_) => text!(vi: "Bớt", en: "Leave out"),
        Change::Set { .. } => text!(vi: "Sửa", en: "Change"),
        Change::PromoteAlternates { .. } => {
            let people = counted_as(&Selector::Role(vec![Role::Alternate]));
            text!(vi: "Đưa {people} lên chính thức", en: "Make {people} official", people)
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
pub fn hinges(rule: &Text, otherwise: &Text, instead: &Text) -> Text {
    let (vi, en) = (otherwise.vi.to_lowercase(), &otherwise.en);
    text!(
        vi: "“{rule}” tùy vào bớt ai: nếu trong số đó có {instead} thì kết quả là “{vi}”.",
        en: "“{rule}” hangs on who is left out: with {instead} among them it is “{en}”.",
        rule,
        instead
    )
}
