//! What a column can hold: the names that JSON, rules and map files share.

use serde::Serialize;

/// What a column of the list holds. The names are those of JSON and of map files.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    strum::IntoStaticStr,
    strum::VariantArray,
    Serialize,
)]
#[strum(serialize_all = "snake_case")]
#[serde(into = "&'static str")]
#[expect(missing_docs, reason = "the variants are the words of the documentation themselves")]
pub enum Field {
    Ordinal,
    FullName,
    /// Họ đệm, where the name is split.
    FamilyName,
    /// Tên, where the name is split.
    GivenName,
    BirthDate,
    /// `Năm sinh` over `Nam`: the birth date of a man.
    BirthDateMale,
    /// `Năm sinh` over `Nữ`: the birth date of a woman.
    BirthDateFemale,
    BirthDay,
    BirthMonth,
    BirthYear,
    Gender,
    /// A column to mark men in.
    GenderMale,
    /// A column to mark women in.
    GenderFemale,
    Group,
    Religion,
    Identity,
    Post,
    Workplace,
    /// The unit that the delegate stands for.
    Unit,
    Address,
    Education,
    Qualification,
    PoliticalTheory,
    PartyMember,
    /// Lĩnh vực: the field of work.
    Work,
    /// Thành phần: role, kind or both.
    Role,
    RoleOfficial,
    RoleGuest,
    RoleAlternate,
    /// Đương nhiên, chọn cử or chỉ định.
    Kind,
    KindExOfficio,
    KindSelected,
    /// Whether the delegate goes on to the upper congress.
    Delegation,
    Honours,
    Phone,
    Notes,
}
