//! The layout of a draw: how roles, genders, births, kinds and units are told, and the columns.

use delegate_quota::rooms::roster::{Gender, Role};

use super::columns::{BirthForm, Column, What};
use super::kinds::{Kind, Switches};
use super::lookalikes::{LOOKALIKES, OTHER_NAMES};
use super::random::Rng;
use super::words::{self, Home};
use super::write::Format;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RoleBy {
    /// A list of official delegates alone.
    Title,
    Section,
    Column,
    Marks,
    Sheet,
    TableBeneath,
    TableBeside,
}

/// What tells ex officio, selected and appointed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum KindBy {
    Nothing,
    Section,
    Column,
    /// The column of roles.
    Role,
}

#[derive(Debug, Clone)]
pub(super) struct Layout {
    pub(super) role_by: RoleBy,
    pub(super) kind_by: KindBy,
    pub(super) unit_sections: bool,
    pub(super) columns: Vec<Column>,
    pub(super) mark: &'static str,
    /// Nothing but the title before a name tells the gender.
    pub(super) gender_in_name: bool,
    /// The columns of tables that hold guests alone.
    pub(super) guest_columns: Vec<Column>,
}

impl Layout {
    pub(super) fn drawn(seed: u64, on: Switches, format: Format, home: &Home) -> Self {
        let role_by = role_by(on, format);
        let mut layout = Self {
            role_by,
            kind_by: kind_by(on, role_by),
            unit_sections: (on.has(Kind::UnitSections) || on.has(Kind::UnitTallies))
                && !matches!(role_by, RoleBy::TableBeside)
                && !on.has(Kind::UnitColumn)
                && !on.has(Kind::UnitFirst),
            columns: Vec::new(),
            mark: Rng::new(seed, "mark").pick(&["x", "X", "x", "1", "v"]),
            gender_in_name: on.has(Kind::GenderInName),
            guest_columns: Vec::new(),
        };
        layout.columns = layout.drawn_columns(seed, on, format, home);
        layout.gender_in_name &= !layout.columns.iter().any(|column| {
            use What::{BirthOf, Gender, GenderMark, Title};
            !column.hidden && matches!(column.what, Gender | GenderMark(_) | BirthOf(..) | Title)
        });
        layout.guest_columns = layout.columns.clone();
        if on.has(Kind::SparseGuests) && Rng::new(seed, "guest columns").chance(50) {
            layout.guest_columns.retain(|column| {
                use What::{Name, Notes, Ordinal, Post, Unit, Workplace};
                matches!(column.what, Ordinal | Name | Post | Unit | Workplace | Notes)
                    || matches!(column.what, What::Family | What::Given)
                    || matches!(column.what, What::Surname | What::RestOfName)
            });
        }
        if on.has(Kind::OtherOrder) {
            layout.guest_columns.retain(|column| !column.hidden);
        }
        let single = layout.guest_columns.iter().all(|column| column.header.len() == 1);
        let whole = !on.has(Kind::NameApart) && !on.has(Kind::SurnameApart);
        if on.has(Kind::OtherOrder) && single && whole && layout.guest_columns.len() > 2 {
            layout.guest_columns[1..].rotate_left(1);
        }
        layout
    }

    fn drawn_columns(&self, seed: u64, on: Switches, format: Format, home: &Home) -> Vec<Column> {
        let mut drawn = Headings { rng: Rng::new(seed, "headings"), on };
        let mut columns = Vec::new();
        if !on.has(Kind::NoOrdinals) {
            columns.push(drawn.one(What::Ordinal, words::ORDINAL));
        }
        let unit_told = on.has(Kind::UnitColumn) || on.has(Kind::UnitFirst);
        let unit = unit_told.then(|| drawn.one(What::Unit, words::UNIT));
        if on.has(Kind::UnitFirst) {
            columns.extend(unit.clone());
        }
        let ordinals = columns.len();
        if on.has(Kind::SurnameApart) {
            columns.push(Column::new(What::Surname, &["Họ"]));
            columns.push(Column::new(What::RestOfName, &["Tên đệm và tên"]));
        } else if on.has(Kind::NameApart) {
            columns.push(drawn.one(What::Family, words::FAMILY));
            columns.push(drawn.one(What::Given, words::GIVEN));
        } else {
            columns.push(drawn.one(What::Name, words::NAME));
        }
        columns.extend(person_columns(&mut drawn, seed));
        group_columns(&mut drawn, &mut columns, home);
        columns.push(drawn.one(What::Post, words::POST));
        if unit.is_some() && !on.has(Kind::UnitFirst) {
            columns.extend(unit);
        }
        self.role_columns(&mut drawn, &mut columns);
        if on.has(Kind::MoreColumns) {
            more_columns(&mut drawn, &mut columns, seed);
        }
        if on.has(Kind::Shuffled) {
            // Columns under one heading stay together; ordinals and units stay first.
            let apart = columns.iter().all(|column| column.header.len() == 1);
            let split = on.has(Kind::NameApart)
                || on.has(Kind::SurnameApart)
                || on.has(Kind::OneRowYears)
                || on.has(Kind::DeepHeader);
            if apart && !split {
                Rng::new(seed, "order").shuffle(&mut columns[ordinals..]);
            }
        }
        if on.has(Kind::TrapNotes) || Rng::new(seed, "notes").chance(50) {
            columns.push(drawn.one(What::Notes, words::NOTES));
        }
        strange_columns(&mut columns, seed, on, format);
        if on.has(Kind::DeepHeader) {
            deepen(&mut columns, &mut Rng::new(seed, "deep"));
        }
        if on.has(Kind::NumberedHeadings) {
            number(&mut columns);
        }
        if format == Format::Csv {
            for part in columns.iter_mut().flat_map(|column| column.header.iter_mut()) {
                *part = part.replace('\n', " ");
            }
        }
        columns
    }

    fn role_columns(&self, drawn: &mut Headings, columns: &mut Vec<Column>) {
        match self.role_by {
            RoleBy::Column => columns.push(drawn.one(What::Role, words::ROLE)),
            RoleBy::Marks => {
                let over =
                    if drawn.rng.chance(50) { Some("Thành phần đại biểu") } else { None };
                for (role, words) in [
                    (Role::Official, "Chính thức"),
                    (Role::Guest, "Khách mời"),
                    (Role::Alternate, "Dự khuyết"),
                ] {
                    let header: Vec<&str> = over.into_iter().chain([words]).collect();
                    columns.push(Column::new(What::RoleMark(role), &header));
                }
            }
            _ => {}
        }
        if self.kind_by == KindBy::Column {
            columns.push(drawn.one(What::Kind, words::KIND));
        }
    }
}

fn kind_by(on: Switches, role_by: RoleBy) -> KindBy {
    let in_rows = matches!(role_by, RoleBy::Column | RoleBy::Marks);
    if on.has(Kind::SectionsOfKinds) && !in_rows {
        KindBy::Section
    } else if on.has(Kind::ColumnOfKinds) && role_by == RoleBy::Column {
        KindBy::Role
    } else if on.has(Kind::ColumnOfKinds) {
        KindBy::Column
    } else {
        KindBy::Nothing
    }
}

fn role_by(on: Switches, format: Format) -> RoleBy {
    let one_sheet = format == Format::Csv;
    if on.has(Kind::RoleBySheet) && !one_sheet {
        RoleBy::Sheet
    } else if on.has(Kind::TablesBeneath) {
        RoleBy::TableBeneath
    } else if on.has(Kind::TablesBeside) {
        RoleBy::TableBeside
    } else if on.has(Kind::RoleByColumn) {
        RoleBy::Column
    } else if on.has(Kind::RoleByMarks) {
        RoleBy::Marks
    } else if on.has(Kind::RoleBySection) {
        RoleBy::Section
    } else {
        RoleBy::Title
    }
}

/// Draws headings: the plainest, or a synonym.
struct Headings {
    rng: Rng,
    on: Switches,
}

impl Headings {
    fn one(&mut self, what: What, words: &[&str]) -> Column {
        let drawn = self.rng.pick(words);
        let heading = if self.on.has(Kind::Synonyms) { drawn } else { words[0] };
        Column::new(what, &[heading])
    }
}

fn birth_form(on: Switches, rng: &mut Rng) -> BirthForm {
    use BirthForm::{Cell, Dashes, Dots, Long, Short, WithAge, Year, YearText};
    if on.has(Kind::AgeBesideBirth) {
        WithAge
    } else if on.has(Kind::BirthYear) {
        rng.pick(&[Year, YearText])
    } else if on.has(Kind::BirthText) {
        rng.pick(&[Short, Long, Dots, Dashes])
    } else {
        Cell
    }
}

/// The group, in words or in a column to mark for each of the unit's groups.
fn group_columns(drawn: &mut Headings, columns: &mut Vec<Column>, home: &Home) {
    if drawn.on.has(Kind::GroupMarks) {
        columns.extend(
            home.groups
                .iter()
                .map(|group| Column::new(What::GroupMark(group), &["Dân tộc", group])),
        );
    } else {
        columns.push(drawn.one(What::Group, words::GROUP));
    }
}

/// Birth and gender, which may be told together.
fn person_columns(drawn: &mut Headings, seed: u64) -> Vec<Column> {
    let on = drawn.on;
    let mut rng = Rng::new(seed, "birth");
    let form = birth_form(on, &mut rng);
    let year_alone = matches!(form, BirthForm::Year | BirthForm::YearText);
    let births = if year_alone { words::YEAR } else { words::BIRTH };
    let mut birth = drawn.one(What::Birth(form), births);
    let genders = [(Gender::Male, "Nam"), (Gender::Female, "Nữ")];
    if on.has(Kind::OneRowYears) {
        return genders
            .map(|(gender, word)| {
                let heading = format!("{} {word}", birth.header[0]);
                Column::new(What::BirthOf(gender, form), &[&heading])
            })
            .to_vec();
    }
    if on.has(Kind::YearsByGender) {
        let over = birth.header[0].clone();
        return genders
            .map(|(gender, word)| Column::new(What::BirthOf(gender, form), &[&over, word]))
            .to_vec();
    }
    birth.header.truncate(1);
    let mut columns = vec![birth];
    if on.has(Kind::GenderMarks) {
        let over = rng.chance(60).then_some("Giới tính");
        columns.extend(genders.map(|(gender, word)| {
            let header: Vec<&str> = over.into_iter().chain([word]).collect();
            Column::new(What::GenderMark(gender), &header)
        }));
    } else if on.has(Kind::WomenMarked) {
        columns.push(drawn.one(What::GenderMark(Gender::Female), words::WOMAN_MARK));
    } else if on.has(Kind::GenderByTitle) {
        columns.insert(0, drawn.one(What::Title, words::TITLE));
    } else if !on.has(Kind::GenderInName) || on.has(Kind::SurnameApart) {
        columns.push(drawn.one(What::Gender, words::GENDER));
    }
    columns
}

fn more_columns(drawn: &mut Headings, columns: &mut Vec<Column>, seed: u64) {
    let mut rng = Rng::new(seed, "more columns");
    for (what, words) in [
        (What::Identity, words::IDENTITY),
        (What::Workplace, words::WORKPLACE),
        (What::Address, words::ADDRESS),
        (What::Religion, words::RELIGION),
        (What::Phone, words::PHONE),
        (What::Party, words::PARTY),
        (What::Schooling, words::SCHOOLING),
    ] {
        if rng.chance(45) {
            columns.push(drawn.one(what, words));
        }
    }
}

/// Columns that are none of the list's: look-alikes, old ones that are hidden, empty ones.
fn strange_columns(columns: &mut Vec<Column>, seed: u64, on: Switches, format: Format) {
    let mut rng = Rng::new(seed, "strange columns");
    let alike = if on.has(Kind::Wide) {
        rng.between(12, 18)
    } else if on.has(Kind::Lookalikes) {
        rng.between(1, 4)
    } else {
        0
    };
    for _ in 0..alike {
        let like = rng.pick_one(LOOKALIKES);
        let first = LOOKALIKES.iter().filter(|other| other.header[0] == like.header[0]);
        let group: Vec<Column> =
            first.map(|like| Column::new(What::Lookalike(like), like.header)).collect();
        if columns.iter().any(|column| column.header == group[0].header) {
            continue;
        }
        let at = place_for(columns, &mut rng);
        columns.splice(at..at, group);
    }
    let mut rng = Rng::new(seed, "other names");
    if on.has(Kind::OtherNames) {
        for like in [rng.pick_one(OTHER_NAMES), rng.pick_one(OTHER_NAMES)] {
            if columns.iter().all(|column| column.header != like.header) {
                columns.push(Column::new(What::Lookalike(like), like.header));
            }
        }
    }
    let mut rng = Rng::new(seed, "empty columns");
    if on.has(Kind::EmptyColumns) {
        let at = place_for(columns, &mut rng);
        columns.insert(at, Column::new(What::Empty, &[]));
    }
    let mut rng = Rng::new(seed, "hidden columns");
    if on.has(Kind::HiddenColumns) && format != Format::Csv {
        let old = rng.pick(&[
            (What::OldGender, "Giới tính"),
            (What::OldGroup, "Dân tộc"),
            (What::OldRole, "Thành phần"),
        ]);
        // A table beneath with other columns must not have one of its own in the hidden place.
        let others = on.has(Kind::SparseGuests) || on.has(Kind::OtherOrder);
        let inside = rng.chance(50) && !others;
        let at = if inside { place_for(columns, &mut rng) } else { columns.len() };
        columns.insert(at, Column::hidden(old.0, old.1));
    }
}

/// A place behind the names, and not within a group of columns under one heading.
fn place_for(columns: &[Column], rng: &mut Rng) -> usize {
    let named =
        |column: &Column| matches!(column.what, What::Name | What::Given | What::RestOfName);
    let first = columns.iter().position(named).map_or(1, |at| at + 1);
    let at = rng.between(first.min(columns.len()), columns.len());
    let grouped = columns.get(at).is_some_and(|column| column.header.len() > 1);
    if grouped { columns.len() } else { at }
}

/// Puts a run of columns under common headings, so that the header takes three or four rows.
fn deepen(columns: &mut [Column], rng: &mut Rng) {
    let named = |column: &Column| matches!(column.what, What::Name | What::Family | What::Surname);
    let first = columns.iter().position(named).unwrap_or(0);
    let last = (first + rng.between(3, 5)).min(columns.len());
    let twice = rng.chance(30);
    for column in &mut columns[first..last] {
        if column.header.is_empty() {
            continue;
        }
        column.header.insert(0, "Thông tin cá nhân".to_owned());
        if twice {
            column.header.insert(0, "Thông tin đại biểu".to_owned());
        }
    }
}

fn number(columns: &mut [Column]) {
    let mut number = 0;
    for column in columns {
        if let Some(words) = column.header.last_mut() {
            number += 1;
            *words = format!("{number}. {words}");
        }
    }
}
