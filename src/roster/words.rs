//! What the facts of a list are called: its fields, and what stands in them.

use super::{Field, Gender, OfficialKind, Role, ToldBy, TotalOf};
use crate::closed_list::ClosedList;
use crate::text;
use crate::wording::{Text, counted};

/// What a column holds, in words.
pub fn field(field: Field) -> Text {
    match field {
        Field::Ordinal => Text::new("số thứ tự", "ordinal"),
        Field::FullName => Text::new("họ và tên", "full name"),
        Field::FamilyName => Text::new("họ đệm", "family and middle name"),
        Field::GivenName => Text::new("tên", "given name"),
        Field::BirthDate => Text::new("ngày sinh", "birth date"),
        Field::BirthDateMale => Text::new("ngày sinh của nam", "birth date of a man"),
        Field::BirthDateFemale => Text::new("ngày sinh của nữ", "birth date of a woman"),
        Field::BirthDay => Text::new("ngày của ngày sinh", "day of birth"),
        Field::BirthMonth => Text::new("tháng sinh", "month of birth"),
        Field::BirthYear => Text::new("năm sinh", "year of birth"),
        Field::Gender => Text::new("giới tính", "gender"),
        Field::GenderMale => Text::new("đánh dấu nam", "mark for a man"),
        Field::GenderFemale => Text::new("đánh dấu nữ", "mark for a woman"),
        Field::Group => Text::new("dân tộc", "ethnic group"),
        Field::Religion => Text::new("tôn giáo", "religion"),
        Field::Identity => Text::new("số CCCD hoặc CMND", "identity number"),
        Field::Post => Text::new("chức vụ", "post"),
        Field::Workplace => Text::new("đơn vị công tác", "workplace"),
        Field::Unit => Text::new("đơn vị cử đại biểu", "unit represented"),
        Field::Address => Text::new("nơi ở", "address"),
        _ => other_field(field),
    }
}

fn other_field(field: Field) -> Text {
    match field {
        Field::Education => Text::new("trình độ học vấn", "education"),
        Field::Qualification => Text::new("trình độ chuyên môn", "qualification"),
        Field::PoliticalTheory => Text::new("lý luận chính trị", "political theory"),
        Field::PartyMember => Text::new("đảng viên", "party member"),
        Field::Work => Text::new("lĩnh vực", "field of work"),
        Field::Role => Text::new("tư cách đại biểu", "role"),
        Field::RoleOfficial => Text::new("đánh dấu chính thức", "mark for an official delegate"),
        Field::RoleGuest => Text::new("đánh dấu khách mời", "mark for a guest"),
        Field::RoleAlternate => Text::new("đánh dấu dự khuyết", "mark for an alternate"),
        Field::Kind => Text::new("đương nhiên hay chọn cử", "ex officio or selected"),
        Field::KindExOfficio => Text::new("đánh dấu đương nhiên", "mark for ex officio"),
        Field::KindSelected => Text::new("đánh dấu chọn cử", "mark for selected"),
        Field::Delegation => Text::new("đi dự đại hội cấp trên", "goes on to the upper congress"),
        Field::Honours => Text::new("danh hiệu, khen thưởng", "honours"),
        Field::Phone => Text::new("số điện thoại", "telephone number"),
        Field::Notes => Text::new("ghi chú", "notes"),
        _ => Text::same(field.id()),
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

/// A gender.
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
