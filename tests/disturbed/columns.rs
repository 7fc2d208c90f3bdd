//! The columns of a table: what they are headed with, and what they hold of a person.

use delegate_quota::rooms::roster::{Gender, Role};

use super::lookalikes::Lookalike;
use super::page::Typed;
use super::people::Person;
use super::random::Rng;

/// How a birth date is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BirthForm {
    Cell,
    Short,
    Long,
    Dots,
    Dashes,
    Year,
    YearText,
    /// `15/06/1993 (31)`.
    WithAge,
}

#[derive(Debug, Clone, Copy)]
pub(super) enum What {
    Ordinal,
    Name,
    Family,
    Given,
    /// The first word of the name, and all that follows it.
    Surname,
    RestOfName,
    Birth(BirthForm),
    /// A birth date in the column of the person's gender.
    BirthOf(Gender, BirthForm),
    Gender,
    GenderMark(Gender),
    Title,
    Group,
    /// A column to mark one group in.
    GroupMark(&'static str),
    Identity,
    Post,
    Workplace,
    Unit,
    Address,
    Religion,
    Role,
    RoleMark(Role),
    Kind,
    Notes,
    Phone,
    Party,
    Schooling,
    Lookalike(&'static Lookalike),
    /// An old column of another list, hidden: its values are wrong.
    OldGender,
    OldGroup,
    OldRole,
    Empty,
}

#[derive(Debug, Clone)]
pub(super) struct Column {
    pub(super) what: What,
    /// The headings over it, the uppermost first.
    pub(super) header: Vec<String>,
    pub(super) hidden: bool,
}

impl Column {
    pub(super) fn new(what: What, header: &[&str]) -> Self {
        let header = header.iter().map(|words| (*words).to_owned()).collect();
        Self { what, header, hidden: false }
    }

    pub(super) fn hidden(what: What, header: &str) -> Self {
        Self { hidden: true, ..Self::new(what, &[header]) }
    }
}

/// A value that a row lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    Birth,
    Gender,
    Group,
}

/// A person's row as it is to be written.
pub(super) struct Entry<'a> {
    pub(super) person: &'a Person,
    pub(super) name_written: String,
    pub(super) role: Role,
    pub(super) kind: Option<&'static str>,
    pub(super) kind_in_role: bool,
    /// `Ông` and `Bà` before the names tell the genders.
    pub(super) titles_tell: bool,
    pub(super) ordinal: Option<Typed>,
    /// What the row leaves out by mistake.
    pub(super) gap: Option<Gap>,
    /// Only name, post, unit and workplace are told.
    pub(super) sparse: bool,
    pub(super) mark: &'static str,
}

impl Entry<'_> {
    /// What stands in this column; an empty text is an empty cell.
    pub(super) fn cell(&self, column: &Column, rng: &mut Rng) -> Typed {
        let person = self.person;
        let marked = |holds: bool| Typed::from(if holds { self.mark } else { "" });
        match column.what {
            What::Ordinal => self.ordinal.clone().unwrap_or_else(|| "".into()),
            What::Name => self.name_written.as_str().into(),
            What::Family => split(&self.name_written).0.into(),
            What::Given => split(&self.name_written).1.into(),
            What::Surname => first_word(&self.name_written).0.into(),
            What::RestOfName => first_word(&self.name_written).1.into(),
            What::Post => person.post.into(),
            What::Workplace => person.workplace.into(),
            What::Unit => person.unit.into(),
            What::Title if person.gender == Gender::Female => "Bà".into(),
            What::Title => "Ông".into(),
            What::Role => role_words(self).into(),
            What::RoleMark(role) => marked(role == self.role),
            What::Notes => person.note.into(),
            What::Empty => "".into(),
            _ if self.sparse || self.lacks(column.what) => "".into(),
            What::Birth(form) => written(person, form),
            What::BirthOf(gender, form) if gender == person.gender => written(person, form),
            What::BirthOf(..) => "".into(),
            What::Gender => gender_word(person.gender).into(),
            What::GenderMark(gender) => marked(gender == person.gender),
            What::GroupMark(group) => marked(group == person.group),
            What::Group => person.group_written.as_str().into(),
            What::Identity => person.identity.as_str().into(),
            What::Address => format!("{}, {}", "Thôn 2", person.unit).into(),
            What::Religion => rng.pick(&["Không", "Không", "Tin lành", "Phật giáo"]).into(),
            What::Kind => self.kind.map_or("", kind_words).into(),
            What::Phone => person.phone.as_str().into(),
            What::Party => marked(rng.chance(50)),
            What::Schooling => rng.pick(&["12/12", "9/12", "10/10"]).into(),
            What::Lookalike(like) => like.holds.drawn(person, rng),
            What::OldGender => gender_word(other(person.gender)).into(),
            What::OldGroup => rng.pick(&["Kinh", "Kinh", "Hoa"]).into(),
            What::OldRole => rng.pick(&["Khách mời", "Dự khuyết"]).into(),
        }
    }

    fn lacks(&self, what: What) -> bool {
        match self.gap {
            Some(Gap::Birth) => matches!(what, What::Birth(_)),
            Some(Gap::Gender) => matches!(what, What::Gender),
            Some(Gap::Group) => matches!(what, What::Group | What::GroupMark(_)),
            None => false,
        }
    }
}

fn first_word(name: &str) -> (&str, &str) {
    name.split_once(' ').unwrap_or((name, ""))
}

pub(super) fn split(name: &str) -> (&str, &str) {
    name.rsplit_once(' ').unwrap_or((name, ""))
}

fn other(gender: Gender) -> Gender {
    if gender == Gender::Female { Gender::Male } else { Gender::Female }
}

fn gender_word(gender: Gender) -> &'static str {
    if gender == Gender::Female { "Nữ" } else { "Nam" }
}

fn role_words(entry: &Entry<'_>) -> &'static str {
    match (entry.role, entry.kind.filter(|_| entry.kind_in_role)) {
        (Role::Official, Some(kind)) => match kind {
            "ex_officio" if entry.person.birth.day() % 2 == 0 => "Chính thức (đương nhiên)",
            "ex_officio" => "ĐB đương nhiên",
            "appointed" => "ĐB chỉ định",
            _ => "ĐB chọn cử",
        },
        (Role::Official, None) => "Chính thức",
        (Role::Guest, _) => "Khách mời",
        (Role::Alternate, _) => "Dự khuyết",
    }
}

fn kind_words(kind: &'static str) -> &'static str {
    match kind {
        "ex_officio" => "Đương nhiên",
        "appointed" => "Chỉ định",
        _ => "Chọn cử",
    }
}

fn written(person: &Person, form: BirthForm) -> Typed {
    let (day, month, year) = (person.birth.day(), person.birth.month(), person.birth.year());
    match form {
        BirthForm::Cell => Typed::Date(person.birth),
        BirthForm::Short => format!("{day}/{month}/{year}").into(),
        BirthForm::Long => format!("{day:02}/{month:02}/{year}").into(),
        BirthForm::Dots => format!("{day:02}.{month:02}.{year}").into(),
        BirthForm::Dashes => format!("{day:02}-{month:02}-{year}").into(),
        BirthForm::Year => Typed::Number(i64::from(year)),
        BirthForm::YearText => year.to_string().into(),
        BirthForm::WithAge => format!("{day:02}/{month:02}/{year} ({})", 2024 - year).into(),
    }
}
