//! Builds small lists for tests.

use crate::catalogue::GroupCatalogue;
use crate::congress::CongressProfile;
use crate::evaluate::{Evaluation, evaluate};
use crate::report::{Check, Finding};
use crate::roster::{
    BirthDate, Delegate, Field, Gender, Meant, OfficialKind, Role, Roster, RowInDoubt, RowReason,
    RowsLeftOut, Table, TableColumn, TableOf, Unclear, Value,
};
use crate::rules::{self, Ruleset};
use crate::sheet::{CellRef, Column, Row};
use jiff::civil::date;
use smol_str::SmolStr;

/// A person to put on a list: a woman, Tày, official, selected, with everything told.
#[derive(Debug, Clone)]
pub(crate) struct Person {
    pub(crate) name: String,
    pub(crate) role: Option<Role>,
    pub(crate) gender: Meant<Gender>,
    pub(crate) group: String,
    pub(crate) kind: Option<OfficialKind>,
    pub(crate) birth: Meant<BirthDate>,
    pub(crate) birth_written: String,
    pub(crate) unit: String,
    /// Whether the cell of the unit is blank; without a name there is a unit for each row.
    pub(crate) is_unit_untold: bool,
    pub(crate) work: Option<String>,
    /// The text of the column on the Party; without one for anybody, there is no column.
    pub(crate) party: Option<String>,
    pub(crate) identity: String,
    pub(crate) goes: Option<bool>,
    pub(crate) in_delegation_table: bool,
    /// Whether the row may be nobody at all.
    pub(crate) in_doubt: bool,
}

impl Person {
    pub(crate) fn new(role: Role) -> Self {
        Self {
            name: String::new(),
            role: Some(role),
            gender: Meant::Known(Gender::Female),
            group: "Tày".to_owned(),
            kind: (role == Role::Official).then_some(OfficialKind::Selected),
            birth: Meant::Known(BirthDate::Day(date(1980, 5, 12))),
            birth_written: "12/5/1980".to_owned(),
            unit: String::new(),
            is_unit_untold: false,
            work: None,
            party: None,
            identity: String::new(),
            goes: None,
            in_delegation_table: false,
            in_doubt: false,
        }
    }

    pub(crate) fn official() -> Self {
        Self::new(Role::Official)
    }

    pub(crate) fn man(mut self) -> Self {
        self.gender = Meant::Known(Gender::Male);
        self
    }

    pub(crate) fn gender_unknown(mut self) -> Self {
        self.gender = Meant::Unclear(Unclear::SeveralMeanings);
        self
    }

    pub(crate) fn in_doubt(mut self) -> Self {
        self.in_doubt = true;
        self
    }

    pub(crate) fn group(mut self, group: &str) -> Self {
        group.clone_into(&mut self.group);
        self
    }

    pub(crate) fn named(mut self, name: &str) -> Self {
        name.clone_into(&mut self.name);
        self
    }

    pub(crate) fn with(mut self, change: impl FnOnce(&mut Self)) -> Self {
        change(&mut self);
        self
    }
}

/// A list with the facts it is checked against.
pub(crate) struct List {
    pub(crate) ruleset: Ruleset,
    pub(crate) level: String,
    pub(crate) profile: CongressProfile,
    pub(crate) people: Vec<Person>,
}

const HEADER: u32 = 5;

impl List {
    pub(crate) fn of(level: &'static str) -> Self {
        Self::under("vn-2024", level)
    }

    pub(crate) fn under(ruleset: &str, level: &'static str) -> Self {
        Self {
            ruleset: rules::load(ruleset).unwrap(),
            level: level.to_owned(),
            profile: CongressProfile::default(),
            people: Vec::new(),
        }
    }

    /// Rules written for one test, under the head of a ruleset with both levels.
    pub(crate) fn with_rules(text: &str) -> Self {
        let head = "id = \"test\"\ntitle = { vi = \"t\", en = \"t\" }\n\
                    [level.district]\ntitle = { vi = \"h\", en = \"d\" }\n\
                    [level.province]\ntitle = { vi = \"t\", en = \"p\" }\n\
                    [statistic.party]\ntitle = { vi = \"Đảng viên\", en = \"Party\" }\nfields = [\"party_member\"]\n\
                    parts = [{ id = \"member\", title = { vi = \"Đảng viên\", en = \"Members\" }, words = [\"=x\"] },\
                    { id = \"probationary\", title = { vi = \"Dự bị\", en = \"Probationary\" }, words = [\"=dự bị\"] },\
                    { id = \"outside\", title = { vi = \"Ngoài Đảng\", en = \"Outside\" }, words = [\"=không\"] }]\n\
                    [field.health]\ntitle = { vi = \"y tế\", en = \"health\" }\nwords = [\"y tế\"]\n\
                    [field.trade]\ntitle = { vi = \"thương mại\", en = \"trade\" }\nwords = [\"thương mại\"]\n";
        let ruleset = match rules::parse("test.toml", &format!("{head}{text}")) {
            Ok(ruleset) => ruleset,
            Err(error) => panic!("{error}"),
        };
        Self {
            ruleset,
            level: "district".to_owned(),
            profile: CongressProfile::default(),
            people: Vec::new(),
        }
    }

    pub(crate) fn and(mut self, count: usize, person: Person) -> Self {
        self.people.extend(std::iter::repeat_n(person, count));
        self
    }

    pub(crate) fn profile(mut self, change: impl FnOnce(&mut CongressProfile)) -> Self {
        change(&mut self.profile);
        self
    }

    pub(crate) fn roster(&self) -> Roster {
        let table = |of| Table {
            file: None,
            sheet: Some(match of {
                TableOf::Congress => "ĐB".to_owned(),
                TableOf::Delegation => "Đoàn".to_owned(),
            }),
            header_rows: vec![Row::new(HEADER)],
            first_row: Row::new(HEADER + 1),
            last_row: Row::new(9999),
            columns: Vec::<TableColumn>::new(),
            unused_columns: Vec::new(),
            role: None,
            of,
            addressed_by_gender: false,
            delegates: 0,
        };
        let mut roster = Roster {
            tables: vec![table(TableOf::Congress), table(TableOf::Delegation)],
            ..Roster::default()
        };
        if self.people.iter().any(|person| person.party.is_some()) {
            roster.tables[0].columns.push(TableColumn {
                field: Field::PartyMember,
                column: Column::new(12),
                header: "Đảng viên".to_owned(),
                confidence: 100,
            });
        }
        for (at, listed) in self.people.iter().enumerate() {
            let person = delegate(at, listed);
            if listed.in_doubt {
                let written = format!("{} | {}", at + 1, person.name.written);
                roster.rows_in_doubt.push(RowInDoubt { person, written });
            } else {
                roster.delegates.push(person);
            }
        }
        roster
    }

    pub(crate) fn evaluate(&self) -> Evaluation {
        evaluate(&self.ruleset, &self.roster(), &self.profile, &self.level)
    }

    pub(crate) fn check(&self, rule: &str) -> Check {
        let found = self.evaluate().checks.into_iter().find(|check| check.rule == rule);
        found.unwrap_or_else(|| panic!("{rule} is not listed"))
    }

    pub(crate) fn findings(&self, rule: &str) -> Vec<Finding> {
        let mut found = self.evaluate().findings;
        found.retain(|finding| finding.rule == rule);
        found
    }
}

/// Makes a list that was read one in which the people of these rows were not counted.
pub(crate) fn put_in_doubt(roster: &mut Roster, rows: &[u32]) {
    for person in std::mem::take(&mut roster.delegates) {
        if !rows.contains(&person.row.number()) {
            roster.delegates.push(person);
            continue;
        }
        roster.tables[person.table].delegates -= 1;
        roster.rows_left_out.push(RowsLeftOut {
            file: None,
            sheet: roster.sheet_of(&person).name.map(str::to_owned),
            first: person.row,
            last: person.row,
            reason: RowReason::InDoubt,
            written: person.name.written.to_string(),
        });
        let written = format!("{} | {}", person.name.written, person.birth.written);
        roster.rows_in_doubt.push(RowInDoubt { person, written });
    }
}

fn value<T, W: for<'a> From<&'a str>>(
    meant: Meant<T>,
    written: &str,
    column: u32,
    row: Row,
) -> Value<T, W> {
    Value { meant, cell: Some(CellRef::new(Column::new(column), row)), written: written.into() }
}

fn told<T>(known: Option<T>) -> Meant<T> {
    known.map_or(Meant::Blank, Meant::Known)
}

fn words(text: &str) -> Meant<SmolStr> {
    if text.starts_with('=') {
        return Meant::Unclear(Unclear::Unreadable);
    }
    told((!text.is_empty()).then(|| text.into()))
}

fn delegate(at: usize, person: &Person) -> Delegate {
    let row = Row::from_index(HEADER + u32::try_from(at).unwrap());
    let name = if person.name.is_empty() {
        format!("Người thứ {}", at + 1)
    } else {
        person.name.clone()
    };
    let name = if name == "-" { String::new() } else { name };
    let gender_written = match person.gender {
        Meant::Known(Gender::Female) => "Nữ",
        Meant::Known(Gender::Male) => "Nam",
        Meant::Blank => "",
        Meant::Unclear(_) => "N",
    };
    let group =
        (!person.group.is_empty()).then(|| GroupCatalogue::vietnam().resolve(&person.group));
    let unit = match person.is_unit_untold {
        true => String::new(),
        false if person.unit.is_empty() => format!("Xã {at}"),
        false => person.unit.clone(),
    };
    Delegate {
        table: usize::from(person.in_delegation_table),
        row,
        hidden: false,
        name: value(words(&name), &name, 2, row),
        birth: value(person.birth, &person.birth_written, 3, row),
        gender: value(person.gender, gender_written, 4, row),
        group: value(told(group), &person.group, 5, row),
        role: value(told(person.role), "", 6, row),
        role_told_by: None,
        kind: value(told(person.kind), "", 7, row),
        unit: value(words(&unit), &unit, 8, row),
        work: match &person.work {
            Some(work) => value(words(work), work, 9, row).into(),
            None => Value::absent().into(),
        },
        identity: value(words(&person.identity), &person.identity, 10, row).into(),
        delegation: match person.goes {
            Some(goes) => value(Meant::Known(goes), "x", 11, row).into(),
            None => Value::absent().into(),
        },
        others: match &person.party {
            Some(party) => Box::new([(Field::PartyMember, value(words(party), party, 12, row))]),
            None => Box::default(),
        },
    }
}
