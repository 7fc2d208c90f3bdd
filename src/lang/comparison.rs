//! The words with which two reports are laid side by side.

use crate::catalogue::GroupCatalogue;
use crate::comparison::{MatchedBy, Quantity};
use crate::roster::Role;
use crate::rules::{Ruleset, Selector};
use crate::text;
use crate::what_if::{Change, HowMany};
use crate::wording::Text;

/// A count of the tally.
pub fn quantity(quantity: Quantity, catalogue: &GroupCatalogue) -> Text {
    let (vi, en) = match quantity {
        Quantity::Total => ("Tổng số đại biểu", "Delegates in total"),
        Quantity::Official => ("Chính thức", "Official delegates"),
        Quantity::Guest => ("Khách mời", "Guests"),
        Quantity::Alternate => ("Dự khuyết", "Alternates"),
        Quantity::RoleUnknown => ("Chưa rõ tư cách", "In no known role"),
        Quantity::ExOfficio => ("Chính thức: đương nhiên", "Officials: ex officio"),
        Quantity::Selected => ("Chính thức: chọn cử", "Officials: selected"),
        Quantity::Appointed => ("Chính thức: chỉ định", "Officials: appointed"),
        Quantity::OfficialWomen => ("Chính thức: nữ", "Officials: women"),
        Quantity::OfficialMen => ("Chính thức: nam", "Officials: men"),
        Quantity::OfficialGenderUnknown => {
            ("Chính thức: chưa rõ giới tính", "Officials: gender unknown")
        }
        Quantity::AttendingWomen => ("Nữ, kể cả khách mời", "Women, guests included"),
        Quantity::OfficialGroupUnknown => {
            ("Chính thức: chưa rõ dân tộc", "Officials: group unknown")
        }
        Quantity::InDoubt => ("Dòng chưa được tính", "Rows not counted"),
        Quantity::Group(code) => {
            let name = catalogue.name(code);
            return text!(vi: "Chính thức: {name}", en: "Officials: {name}");
        }
    };
    Text::new(vi, en)
}

/// What told that two rows are one person, where it was not everything.
pub fn matched_by(by: MatchedBy) -> Option<Text> {
    let (vi, en) = match by {
        MatchedBy::Identity => ("cùng số định danh", "same identity number"),
        MatchedBy::NameBirthUnit => return None,
        MatchedBy::NameBirth => ("cùng họ tên và ngày sinh", "same name and birth date"),
        MatchedBy::NameUnit => ("cùng họ tên và đơn vị", "same name and unit"),
        MatchedBy::SimilarName => {
            ("họ tên gần giống, cùng ngày sinh", "similar name, same birth date")
        }
        MatchedBy::Name => ("cùng họ tên, không ai khác trùng tên", "same name, nobody else's"),
    };
    Some(Text::new(vi, en))
}

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
