//! What a column can hold: the names that JSON, rules and map files share.
//!
//! A field is a variant of [`Field`] and a row of its table: what it is called, what it tells of a
//! person, and what else holds of its column. Whoever needs the fields of some sort asks the table.

use ColumnTrait::{AsWritten, Carried, CountsOthers, MayBeUnit, Private, Vague};
use Gender::{Female, Male};
use OfficialKind::{ExOfficio, Selected};
use Role::{Alternate, Guest, Official};
use Tells::{BirthOf, Fact, MainPartOf, Nothing, PartOf};

use super::{Gender, OfficialKind, Role};
use crate::closed_list::{ClosedList, closed_list};
use crate::wording::Text;

closed_list! {
    /// What a column of the list holds.
    #[expect(missing_docs, reason = "the variants are the words of the documentation themselves")]
    pub enum Field as "snake_case" {
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
        /// Học hàm, học vị, where it stands beside the qualification.
        Degree,
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
        /// The earlier terms in which the person was elected.
        EarlierTerms,
        Phone,
        Notes,
    }
}

/// What a column tells of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tells {
    /// Nothing: it counts the rows.
    Nothing,
    /// The fact that it is named for.
    Fact,
    /// A part of a fact that says nothing by itself.
    PartOf(Field),
    /// The part of a fact that does.
    MainPartOf(Field),
    /// The gender of whoever is marked in it.
    Gender(Gender),
    /// The birth date of those of one gender, and so the gender too.
    BirthOf(Gender),
    /// The role of whoever is marked in it.
    Role(Role),
    /// The kind of whoever is marked in it.
    Kind(OfficialKind),
}

/// What else may hold of a field's column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ColumnTrait {
    /// A merged cell or a ditto mark carries its value to other rows.
    Carried,
    /// A delegate keeps it as written, without a meaning of its own.
    AsWritten,
    /// Its headings are used of many other things, so that they have to be certain.
    Vague,
    /// A number beneath the column does not count people of the list.
    CountsOthers,
    /// It names whom a delegate stands for, where no column of units does.
    MayBeUnit,
    /// Its numbers are nobody's business.
    Private,
}

/// A row of the table.
struct Row {
    field: Field,
    words: Text,
    tells: Tells,
    traits: &'static [ColumnTrait],
}

const fn row(
    field: Field,
    vi: &'static str,
    en: &'static str,
    tells: Tells,
    traits: &'static [ColumnTrait],
) -> Row {
    Row { field, words: Text::fixed(vi, en), tells, traits }
}

/// What is known of each field, in the order of the variants.
static TABLE: [Row; Field::ALL.len()] = [
    row(Field::Ordinal, "số thứ tự", "ordinal", Nothing, &[]),
    row(Field::FullName, "họ và tên", "full name", Fact, &[Vague]),
    row(Field::FamilyName, "họ đệm", "family and middle name", MainPartOf(Field::FullName), &[]),
    row(Field::GivenName, "tên", "given name", PartOf(Field::FullName), &[]),
    row(Field::BirthDate, "ngày sinh", "birth date", Fact, &[]),
    row(Field::BirthDateMale, "ngày sinh của nam", "birth date of a man", BirthOf(Male), &[]),
    row(Field::BirthDateFemale, "ngày sinh của nữ", "birth date of a woman", BirthOf(Female), &[]),
    row(Field::BirthDay, "ngày của ngày sinh", "day of birth", PartOf(Field::BirthDate), &[]),
    row(Field::BirthMonth, "tháng sinh", "month of birth", PartOf(Field::BirthDate), &[]),
    row(Field::BirthYear, "năm sinh", "year of birth", MainPartOf(Field::BirthDate), &[]),
    row(Field::Gender, "giới tính", "gender", Fact, &[]),
    row(Field::GenderMale, "đánh dấu nam", "mark for a man", Tells::Gender(Male), &[]),
    row(Field::GenderFemale, "đánh dấu nữ", "mark for a woman", Tells::Gender(Female), &[]),
    row(Field::Group, "dân tộc", "ethnic group", Fact, &[Carried]),
    row(Field::Religion, "tôn giáo", "religion", Fact, &[AsWritten, CountsOthers]),
    row(Field::Identity, "số CCCD hoặc CMND", "identity number", Fact, &[Vague, Private]),
    row(Field::Post, "chức vụ", "post", Fact, &[AsWritten]),
    row(Field::Workplace, "đơn vị công tác", "workplace", Fact, &[Carried, AsWritten, MayBeUnit]),
    row(Field::Unit, "đơn vị cử đại biểu", "unit represented", Fact, &[Carried]),
    row(Field::Address, "nơi ở", "address", Fact, &[Carried, AsWritten, MayBeUnit]),
    row(Field::Education, "trình độ học vấn", "education", Fact, &[AsWritten, CountsOthers]),
    row(
        Field::Qualification,
        "trình độ chuyên môn",
        "qualification",
        Fact,
        &[AsWritten, CountsOthers],
    ),
    row(Field::Degree, "học hàm, học vị", "degree", Fact, &[AsWritten, CountsOthers]),
    row(
        Field::PoliticalTheory,
        "lý luận chính trị",
        "political theory",
        Fact,
        &[AsWritten, CountsOthers],
    ),
    row(Field::PartyMember, "đảng viên", "party member", Fact, &[AsWritten, CountsOthers]),
    row(Field::Work, "lĩnh vực", "field of work", Fact, &[Carried]),
    row(Field::Role, "tư cách đại biểu", "role", Fact, &[Carried, Vague]),
    row(
        Field::RoleOfficial,
        "đánh dấu chính thức",
        "mark for an official delegate",
        Tells::Role(Official),
        &[Vague],
    ),
    row(Field::RoleGuest, "đánh dấu khách mời", "mark for a guest", Tells::Role(Guest), &[Vague]),
    row(
        Field::RoleAlternate,
        "đánh dấu dự khuyết",
        "mark for an alternate",
        Tells::Role(Alternate),
        &[Vague],
    ),
    row(Field::Kind, "đương nhiên hay chọn cử", "ex officio or selected", Fact, &[Carried, Vague]),
    row(
        Field::KindExOfficio,
        "đánh dấu đương nhiên",
        "mark for ex officio",
        Tells::Kind(ExOfficio),
        &[Vague, CountsOthers],
    ),
    row(
        Field::KindSelected,
        "đánh dấu chọn cử",
        "mark for selected",
        Tells::Kind(Selected),
        &[Vague, CountsOthers],
    ),
    row(
        Field::Delegation,
        "đi dự đại hội cấp trên",
        "goes on to the upper congress",
        Fact,
        &[CountsOthers],
    ),
    row(Field::Honours, "danh hiệu, khen thưởng", "honours", Fact, &[AsWritten, CountsOthers]),
    row(
        Field::EarlierTerms,
        "đại biểu khóa trước",
        "elected in earlier terms",
        Fact,
        &[AsWritten, CountsOthers],
    ),
    row(
        Field::Phone,
        "số điện thoại",
        "telephone number",
        Fact,
        &[AsWritten, CountsOthers, Private],
    ),
    row(Field::Notes, "ghi chú", "notes", Fact, &[Carried, AsWritten]),
];

/// Each row stands at the place of its field.
const _: () = {
    let mut at = 0;
    while at < TABLE.len() {
        assert!(TABLE[at].field as usize == at);
        at += 1;
    }
};

impl Field {
    fn row(self) -> &'static Row {
        &TABLE[self as usize]
    }

    /// What it is called.
    pub(super) fn words(self) -> Text {
        self.row().words.clone()
    }

    /// What its column tells of a person.
    pub(crate) fn tells(self) -> Tells {
        self.row().tells
    }

    /// Whether this holds of its column.
    pub(crate) fn has(self, it: ColumnTrait) -> bool {
        self.row().traits.contains(&it)
    }

    /// The fields with this trait, in the order of the documentation.
    pub(crate) fn with(it: ColumnTrait) -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(move |field| field.has(it))
    }

    /// Whether it heads names, or a part of them.
    pub(crate) fn is_name(self) -> bool {
        matches!(
            (self, self.tells()),
            (Self::FullName, _)
                | (_, Tells::PartOf(Self::FullName) | Tells::MainPartOf(Self::FullName))
        )
    }

    /// Whether its column tells a fact, that of its own name or another: a column of women's birth
    /// dates tells the gender.
    pub(crate) fn tells_of(self, fact: Self) -> bool {
        let facts = match self.tells() {
            Tells::Nothing | Tells::Fact | Tells::PartOf(_) => [None, None],
            Tells::MainPartOf(whole) => [Some(whole), None],
            Tells::Gender(_) => [Some(Self::Gender), None],
            Tells::BirthOf(_) => [Some(Self::Gender), Some(Self::BirthDate)],
            Tells::Role(_) => [Some(Self::Role), None],
            Tells::Kind(_) => [Some(Self::Kind), None],
        };
        self == fact || facts.contains(&Some(fact))
    }
}
