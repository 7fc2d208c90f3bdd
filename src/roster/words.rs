//! What the facts of a list are called: its fields, and what stands in them.

use super::{Field, Gender, OfficialKind, Role, ToldBy, TotalOf};
use crate::text;
use crate::wording::{Text, counted};

/// What a column holds, in words.
pub fn field(field: Field) -> Text {
    field.words()
}

/// The same as a part of a sentence.
pub(crate) fn field_in_sentence(field: Field) -> Text {
    match field {
        Field::Kind => text!(vi: "đương nhiên hay chọn cử", en: "whether ex officio or selected"),
        Field::Unit => text!(vi: "đơn vị", en: "the unit"),
        Field::Identity => text!(vi: "số định danh cá nhân", en: "the personal identity number"),
        _ => text!(vi: "{name}", en: "the {name}", name = field.words()),
    }
}

/// A role, in the singular.
pub fn role(role: Role) -> Text {
    match role {
        Role::Official => Text::new("chính thức", "official"),
        Role::Guest => Text::new("khách mời", "guest"),
        Role::Alternate => Text::new("dự khuyết", "alternate"),
    }
}

/// So many people of a role.
pub fn people(role: Option<Role>, people: u64) -> Text {
    let Some(role) = role else {
        return text!(vi: "{people} chưa rõ tư cách", en: "{people} in no known role");
    };
    let (vi, en) = match role {
        Role::Official => {
            ("chính thức", counted(people, "official delegate", "official delegates"))
        }
        Role::Guest => ("khách mời", counted(people, "guest", "guests")),
        Role::Alternate => ("dự khuyết", counted(people, "alternate", "alternates")),
    };
    Text::new(format!("{people} {vi}"), en)
}

/// How an official delegate came to the congress.
pub fn kind(kind: OfficialKind) -> Text {
    match kind {
        OfficialKind::ExOfficio => Text::new("đương nhiên", "ex officio"),
        OfficialKind::Selected => Text::new("chọn cử", "selected"),
        OfficialKind::Appointed => Text::new("chỉ định", "appointed"),
    }
}

pub fn gender(gender: Gender) -> Text {
    match gender {
        Gender::Female => Text::new("nữ", "female"),
        Gender::Male => Text::new("nam", "male"),
    }
}

/// What told a role.
pub fn told_by(told_by: ToldBy) -> Text {
    match told_by {
        ToldBy::Column => Text::new("theo cột của từng dòng", "told by a column"),
        ToldBy::Section => Text::new("theo tên mục phía trên", "told by the section above"),
        ToldBy::Sheet => Text::new("theo tên trang tính", "told by the sheet's name"),
        ToldBy::Title => Text::new("theo tiêu đề phía trên bảng", "told by the title"),
        ToldBy::Ruleset => Text::new("theo bộ quy định", "as the ruleset says"),
        ToldBy::User => Text::new("theo tệp chỉ dẫn", "as the map says"),
    }
}

/// Whom a stated total counts.
pub fn total_of(of: TotalOf) -> Text {
    match of {
        TotalOf::Everyone | TotalOf::EitherGender => Text::new("người", "people"),
        TotalOf::Women => Text::new("nữ", "women"),
        TotalOf::Men => Text::new("nam", "men"),
        TotalOf::Role(Role::Official) => Text::new("chính thức", "official"),
        TotalOf::Role(Role::Guest) => Text::new("khách mời", "guests"),
        TotalOf::Role(Role::Alternate) => Text::new("dự khuyết", "alternates"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::closed_list::ClosedList;

    #[test]
    fn every_field_has_words_of_its_own_in_both_languages() {
        let mut seen = std::collections::BTreeSet::new();
        for &each in Field::ALL {
            let words = field(each);
            assert!(words.vi != each.id(), "{}", each.id());
            assert!(seen.insert(words.vi.into_owned()), "{}", each.id());
            assert!(seen.insert(format!("en {}", words.en)), "{}", each.id());
        }
    }
}
