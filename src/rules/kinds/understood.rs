//! `[[understood]]`: which written values must be clear.

use super::required::{Lacking, TableOrRow, by_table, header_of};
use super::{FOUND, Kind, RuleBody, decode};
use crate::catalogue::{GroupCode, Resolution};
use crate::closed_list::closed_list;
use crate::report::{Finding, Severity};
use crate::roster::{Delegate, Meant, Unclear};
use crate::rules::measure::{Case, Outcome, Possible};
use crate::rules::option::options;
use crate::rules::option_value::{Nested, OneOf};
use crate::rules::{Rule, Selector};
use crate::sheet::CellRef;
use crate::text;
use crate::wording::{Text, all_of, any_of, quoted};

pub(super) static KIND: Kind = Kind {
    id: "understood",
    summary: Text::fixed("Nội dung phải hiểu được.", "Which written values must be clear."),
    options: Understood::OPTIONS,
    placeholders: FOUND,
    page: include_str!("understood.md"),
    decode: decode::<Understood>,
};

options! {
    #[derive(Debug)]
    struct Understood {
        value: OneOf<UnderstoodValue> {
            vi: "Giới tính (trống hoặc không rõ), dân tộc không có trong danh mục, tên của nhiều dân tộc, hay tư cách đại biểu.",
            en: "The gender (blank or unclear), a group that is not in the catalogue, a name of several groups, or the role.",
        },
        weights: Vec<Nested<Weight>> {
            vi: "Mức độ theo thành phần; dòng đầu tiên phù hợp được áp dụng, ai không thuộc dòng nào thì không xét.",
            en: "How much it weighs for whom: the first that fits; whoever fits none is not looked at.",
        },
    }
}

options! {
    #[derive(Debug)]
    struct Weight {
        among: Selector { vi: "Đối với những ai.", en: "For whom.", default: "\"everyone\"" },
        severity: Severity { vi: "Mức độ đối với họ.", en: "How much it weighs for them." },
    }
}

closed_list! {
    enum UnderstoodValue as "snake_case" {
        Gender,
        Group,
        SeveralGroups,
        Role,
    }
}

/// What is unclear of a delegate, in words.
struct Doubt {
    message: Text,
    help: Text,
}

impl RuleBody for Understood {
    fn looks_at_rows(&self) -> bool {
        true
    }

    fn evaluate(&self, rule: &Rule, case: &Case<'_>) -> Option<Outcome> {
        let weights: Vec<(Possible<'_>, Severity)> = self
            .weights
            .iter()
            .map(|weight| (case.possible(&weight.0.among), weight.0.severity))
            .collect();
        let mut lacking = Vec::new();
        let unclear =
            case.people.iter().enumerate().filter(|(_, delegate)| self.is_unclear(delegate));
        for (at, delegate) in unclear {
            // The first weight that can be meant.
            if let Some((_, how)) = weights.iter().find(|(among, _)| among.holds(at)) {
                lacking.push(Lacking { delegate, cell: self.cell(delegate), how: *how });
            }
        }
        // A role is told by more than a column: there is no one place to add it.
        let told_in = |table: usize| {
            self.value.0 == UnderstoodValue::Role
                || case
                    .people
                    .iter()
                    .any(|delegate| delegate.table == table && !self.is_unclear(delegate))
        };
        let findings: Vec<Finding> = by_table(case, &lacking, told_in)
            .into_iter()
            .filter_map(|place| self.finding(rule, case, &place))
            .collect();
        Some(Outcome::of_findings(findings, self.message(lacking.len())))
    }
}

impl Understood {
    fn message(&self, found: usize) -> Text {
        let what = self.words();
        match (self.value.0, found) {
            (UnderstoodValue::SeveralGroups, 0) => text!(
                vi: "Không có tên dân tộc nào là tên chung của nhiều dân tộc.",
                en: "No ethnic group is given by a name of several.",
            ),
            (UnderstoodValue::SeveralGroups, _) => text!(
                vi: "Có {found} người ghi tên chung của nhiều dân tộc.",
                en: "People whose ethnic group is given by a name of several: {found}.",
            ),
            (_, 0) => text!(
                vi: "Không có ai chưa rõ {what}.",
                en: "Nobody's {what} is left unclear.",
                what
            ),
            _ => text!(
                vi: "Có {found} người chưa rõ {what}.",
                en: "People whose {what} is unclear: {found}.",
                what
            ),
        }
    }

    fn words(&self) -> Text {
        match self.value.0 {
            UnderstoodValue::Gender => text!(vi: "giới tính", en: "gender"),
            UnderstoodValue::Group | UnderstoodValue::SeveralGroups => {
                text!(vi: "dân tộc", en: "ethnic group")
            }
            UnderstoodValue::Role => text!(vi: "tư cách đại biểu", en: "role"),
        }
    }

    fn finding(
        &self,
        rule: &Rule,
        case: &Case<'_>,
        place: &TableOrRow<'_, '_, Severity>,
    ) -> Option<Finding> {
        match place {
            TableOrRow::Row(Lacking { delegate, cell, how }) => {
                let doubt = self.doubt(case, delegate)?;
                Some(Finding {
                    severity: *how,
                    message: doubt.message,
                    help: Some(doubt.help),
                    ..Case::finding(rule, delegate, case.location(delegate, *cell))
                })
            }
            TableOrRow::Table(table, people) => {
                let what = self.words();
                let count = people.len();
                Some(Finding {
                    rule: rule.id.clone(),
                    severity: people.iter().map(|lacking| lacking.how).max()?,
                    message: text!(
                        vi: "Bảng này không cho biết {what} của cả {count} người.",
                        en: "This table does not tell the {what} of any of {count} people.",
                        what
                    ),
                    help: Some(text!(
                        vi: "thêm một cột ghi {what}",
                        en: "add a column that tells the {what}",
                        what
                    )),
                    location: header_of(table),
                    delegate: None,
                    waived: None,
                })
            }
        }
    }

    fn is_unclear(&self, delegate: &Delegate) -> bool {
        let group = &delegate.group.meant;
        match self.value.0 {
            UnderstoodValue::Gender => delegate.gender.known().is_none(),
            UnderstoodValue::Role => delegate.role.known().is_none(),
            UnderstoodValue::Group => {
                matches!(group, Meant::Known(Resolution::Unknown { .. }) | Meant::Unclear(_))
            }
            UnderstoodValue::SeveralGroups => {
                matches!(group, Meant::Known(Resolution::Ambiguous(_)))
            }
        }
    }

    /// The cell that tells it.
    fn cell(&self, delegate: &Delegate) -> Option<CellRef> {
        match self.value.0 {
            UnderstoodValue::Gender => delegate.gender.cell,
            UnderstoodValue::Role => delegate.role.cell,
            UnderstoodValue::Group | UnderstoodValue::SeveralGroups => delegate.group.cell,
        }
    }

    fn doubt(&self, case: &Case<'_>, delegate: &Delegate) -> Option<Doubt> {
        match self.value.0 {
            UnderstoodValue::Gender => gender_doubt(delegate),
            UnderstoodValue::Role => role_doubt(delegate),
            UnderstoodValue::Group => group_doubt(case, delegate),
            UnderstoodValue::SeveralGroups => several_groups_doubt(case, delegate),
        }
    }
}

fn gender_doubt(delegate: &Delegate) -> Option<Doubt> {
    let written = quoted(&delegate.gender.written);
    let message = match delegate.gender.meant {
        Meant::Known(_) => return None,
        Meant::Blank => text!(vi: "Giới tính để trống.", en: "The gender is blank."),
        Meant::Unclear(Unclear::SeveralMeanings) => text!(
            vi: "Giới tính ghi {written}, có thể là nam hoặc nữ.",
            en: "The gender says {written}, which can mean male or female.",
        ),
        Meant::Unclear(_) => text!(
            vi: "Giới tính ghi {written}, không rõ là nam hay nữ.",
            en: "The gender says {written}, which is neither male nor female.",
        ),
    };
    Some(Doubt {
        message,
        help: text!(vi: "ghi “Nam” hoặc “Nữ”", en: "write `Nam` (male) or `Nữ` (female)"),
    })
}

fn role_doubt(delegate: &Delegate) -> Option<Doubt> {
    let written = quoted(&delegate.role.written);
    let message = match delegate.role.meant {
        Meant::Known(_) => return None,
        Meant::Blank => text!(
            vi: "Không có chỗ nào cho biết đây là đại biểu chính thức, khách mời hay dự khuyết.",
            en: "Nothing tells whether this is an official delegate, a guest or an alternate.",
        ),
        Meant::Unclear(_) => text!(
            vi: "Tư cách đại biểu ghi {written}, không rõ là chính thức, khách mời hay dự khuyết.",
            en: "The role says {written}, which is neither official delegate, guest nor alternate.",
        ),
    };
    Some(Doubt {
        message,
        help: text!(
            vi: "ghi tư cách ở một cột, ở dòng đề mục phía trên hoặc ở tên trang tính",
            en: "tell the role in a column, in a heading above the row or in the sheet's name",
        ),
    })
}

fn group_doubt(case: &Case<'_>, delegate: &Delegate) -> Option<Doubt> {
    let written = quoted(&delegate.group.written);
    let (message, suggestions) = match &delegate.group.meant {
        Meant::Known(Resolution::Unknown { suggestions }) => (
            text!(
                vi: "Dân tộc ghi {written}, không có trong danh mục.",
                en: "The ethnic group says {written}, which is not in the catalogue.",
            ),
            suggestions.as_slice(),
        ),
        Meant::Unclear(_) => (
            text!(
                vi: "Dân tộc ghi {written}, không đọc được.",
                en: "The ethnic group says {written}, which cannot be read.",
            ),
            Default::default(),
        ),
        Meant::Known(_) | Meant::Blank => return None,
    };
    let help = if suggestions.is_empty() {
        text!(vi: "ghi tên dân tộc theo danh mục", en: "write the group's name as in the catalogue")
    } else {
        let groups = any_of(&names(case, suggestions));
        text!(vi: "có phải {groups}?", en: "did you mean {groups}?", groups)
    };
    Some(Doubt { message, help })
}

fn several_groups_doubt(case: &Case<'_>, delegate: &Delegate) -> Option<Doubt> {
    let Meant::Known(Resolution::Ambiguous(codes)) = &delegate.group.meant else {
        return None;
    };
    let written = quoted(&delegate.group.written);
    Some(Doubt {
        message: text!(
            vi: "Dân tộc ghi {written}, là tên gọi của nhiều dân tộc: {groups}.",
            en: "The ethnic group says {written}, a name of several groups: {groups}.",
            groups = all_of(&names(case, codes))
        ),
        help: text!(vi: "ghi rõ tên chính thức của dân tộc", en: "write the group's official name"),
    })
}

fn names(case: &Case<'_>, codes: &[GroupCode]) -> Vec<String> {
    codes.iter().map(|code| case.ruleset.catalogue.name(*code)).collect()
}
