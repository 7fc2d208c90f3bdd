//! What is taken out of a list for the comparison with others.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;
use smol_str::SmolStr;

use super::people::KeptPerson;
use super::rank;
use crate::catalogue::GroupCode;
use crate::closed_list::ClosedList;
use crate::report::{InputReport, ListReport, Location, Place};
use crate::roster::{Delegate, Meant, OfficialKind, Role, Roster, Table, TableOf};
use crate::rules::measure::{DoubtKeys, MOST_LOOKED_THROUGH, PersonKeys, PersonName};
use crate::rules::{Privacy, Ruleset};
use crate::settings::UnitName;
use crate::sheet::{CellRef, Column, Row};
use crate::version_day;

/// Whether there are other lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Company {
    /// It is the only list of the run.
    Alone,
    Others,
}

/// What the comparison of lists needs of one list. It is taken out where the list is checked and
/// kept until all lists are there, so that the list itself can be dropped.
#[derive(Debug, Clone, Default)]
pub struct Digest {
    /// The path, as the report names it.
    pub(super) path: String,
    /// The unit that it is of.
    pub(super) unit: Option<String>,
    pub(super) is_read: bool,
    pub(super) level: Option<String>,
    pub(super) province: Option<String>,
    /// The path as patterns see it.
    pub(super) inside: Option<PathBuf>,
    /// The unit's name, ready to be compared.
    pub(super) unit_name: Option<UnitName>,
    /// The official delegates by what other lists can have in common with them.
    pub(super) people: Box<[KeptPerson]>,
    /// The official delegates with all that is told of them; of the many lists below others they are
    /// not kept.
    pub(super) official: Option<Box<[ListedPerson]>>,
    /// Those who are sent to the upper congress; none where the list does not tell.
    pub(super) delegation: Option<Box<[ListedPerson]>>,
    /// The rows that may be people and were not counted.
    in_doubt: Vec<DoubtfulPerson>,
    pub(super) groups: BTreeSet<GroupCode>,
    pub(super) waivers_used: BTreeSet<usize>,
    pub(super) sheets: Vec<SheetKept>,
    /// The roles in it; all where one is unknown.
    roles: Vec<Role>,
    /// The day on which the file was last written.
    pub written: Option<Date>,
}

/// A sheet of a list, with its file where the list has several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SheetKept {
    file: Option<Arc<str>>,
    name: Option<String>,
}

impl SheetKept {
    fn of(table: &Table) -> Self {
        Self { file: table.file.clone(), name: table.sheet.clone() }
    }
}

/// A person, with what shows whether somebody of another list is the same.
#[derive(Debug, Clone)]
pub(super) struct ListedPerson {
    pub(super) name: String,
    pub(super) keys: PersonKeys,
    pub(super) at: PersonAt,
    pub(super) role: Option<Role>,
    pub(super) kind: Option<OfficialKind>,
    /// Where the person comes from: the unit's cell, or the heading or title above.
    pub(super) from: String,
}

/// A row that may be a person, and was not counted.
#[derive(Debug, Clone)]
pub(super) struct DoubtfulPerson {
    person: ListedPerson,
    keys: DoubtKeys,
    may_be_official: bool,
}

/// By what people are taken out of a list.
#[derive(Clone, Copy)]
struct TakenBy<'a> {
    ruleset: &'a Ruleset,
    privacy: Privacy,
}

/// Where somebody stands: the table's sheet by number, the row and the name's column. Small, since
/// it is kept of everybody in thousands of lists.
#[derive(Debug, Clone, Copy)]
pub(super) struct PersonAt {
    pub(super) sheet: u16,
    pub(super) row: Row,
    pub(super) column: Option<Column>,
}

impl Digest {
    /// Takes out of a report what is compared. Names are quoted, and a number among their words is
    /// masked as everywhere.
    pub fn of(
        input: &InputReport,
        ruleset: &Ruleset,
        inside: Option<PathBuf>,
        privacy: Privacy,
        company: Company,
    ) -> Self {
        let by = TakenBy { ruleset, privacy };
        let mut digest = match &input.outcome {
            Ok(list) => Self::of_list(list, by, company),
            Err(_) => Self::default(),
        };
        digest.path.clone_from(&input.path);
        digest.unit = input.unit_name().map(str::to_owned);
        digest.unit_name = digest.unit.as_deref().map(UnitName::of);
        digest.is_read = input.outcome.is_ok();
        digest.inside = inside.filter(|_| digest.is_read);
        digest
    }

    fn of_list(report: &ListReport, by: TakenBy<'_>, company: Company) -> Self {
        let mut digest = Self::without_officials(report, by);
        let level = &report.congress.level;
        let is_upper = rank(&by.ruleset.levels, level).is_some_and(|rank| rank > 0);
        // Nobody looks for the official delegates of a list that meets no other.
        if company == Company::Alone && !is_upper {
            return digest;
        }
        let roster = &report.roster;
        let officials =
            roster.of_congress().filter(|delegate| delegate.role.known() == Some(&Role::Official));
        let person = |delegate| ListedPerson::of(delegate, roster, &digest.sheets, by);
        let officials = officials.map(person);
        if is_upper {
            let officials: Box<[ListedPerson]> = officials.collect();
            digest.people = officials.iter().map(|one| KeptPerson::of(one, level)).collect();
            digest.official = Some(officials);
        } else {
            digest.people = officials.map(|one| KeptPerson::of(&one, level)).collect();
        }
        digest
    }

    fn without_officials(report: &ListReport, by: TakenBy<'_>) -> Self {
        let roster = &report.roster;
        let mut sheets: Vec<SheetKept> = Vec::new();
        for sheet in roster.tables.iter().map(SheetKept::of) {
            if !sheets.contains(&sheet) {
                sheets.push(sheet);
            }
        }
        let person = |delegate: &Delegate| ListedPerson::of(delegate, roster, &sheets, by);
        let checks = report.checks.iter().filter_map(|check| check.waived.as_ref());
        let findings = report.findings.iter().filter_map(|finding| finding.waived.as_ref());
        Self {
            level: Some(report.congress.level.clone()),
            province: report.congress.province.clone(),
            delegation: delegation(roster, person),
            in_doubt: roster
                .rows_in_doubt
                .iter()
                .map(|row| DoubtfulPerson {
                    person: person(&row.person),
                    keys: DoubtKeys::of(row),
                    may_be_official: roster.table_of(&row.person) == TableOf::Congress
                        && row.person.role.known().is_none_or(|role| *role == Role::Official),
                })
                .collect(),
            groups: report.tally.official_by_group.keys().copied().collect(),
            waivers_used: checks.chain(findings).map(|waived| waived.index).collect(),
            sheets,
            roles: roster.roles().unwrap_or_else(|| Role::ALL.to_vec()),
            ..Self::default()
        }
    }

    /// Whether some role stands in both lists.
    pub(super) fn shares_roles_with(&self, other: &Self) -> bool {
        self.roles.iter().any(|role| other.roles.contains(role))
    }

    /// The day that the file's name tells.
    pub(super) fn named_day(&self) -> Option<Date> {
        version_day::day_of(Path::new(&self.path))
    }

    /// Whether a row that was not counted may be this person.
    pub(super) fn may_hold(&self, person: &ListedPerson) -> bool {
        let name = person.keys.name.as_ref().map_or("", PersonName::key);
        let may_be = |row: &DoubtfulPerson| row.keys.may_name(name) || row.person.can_be(person);
        self.in_doubt.len() > MOST_LOOKED_THROUGH || self.in_doubt.iter().any(may_be)
    }

    /// How many rows that were not counted may be official delegates.
    pub(super) fn officials_in_doubt(&self) -> u64 {
        self.in_doubt.iter().filter(|row| row.may_be_official).count() as u64
    }

    /// A place in this list.
    pub(super) fn place(&self, at: PersonAt) -> Place {
        let sheet = self.sheets.get(usize::from(at.sheet));
        let file = sheet.and_then(|sheet| sheet.file.as_deref());
        Place {
            path: file.unwrap_or(&self.path).to_owned(),
            location: Some(Location {
                file: None,
                sheet: sheet.and_then(|sheet| sheet.name.clone()),
                row: at.row,
                cell: at.column.map(|column| CellRef::new(column, at.row)),
            }),
        }
    }

    /// The list as a whole.
    pub(super) fn whole(&self) -> Place {
        Place { path: self.path.clone(), location: None }
    }

    /// What the list is called in a sentence: its unit, or its file.
    pub(super) fn name(&self) -> &str {
        self.unit.as_deref().unwrap_or(&self.path)
    }
}

/// The people of a delegation's own tables, or those whom a column marks.
fn delegation(
    roster: &Roster,
    person: impl Fn(&Delegate) -> ListedPerson,
) -> Option<Box<[ListedPerson]>> {
    let going = |delegate: &&Delegate| {
        roster.table_of(delegate) == TableOf::Delegation
            || delegate.delegation.meant == Meant::Known(true)
    };
    let people: Box<[ListedPerson]> = roster.delegates.iter().filter(going).map(person).collect();
    (!people.is_empty()).then_some(people)
}

impl ListedPerson {
    fn of(delegate: &Delegate, roster: &Roster, sheets: &[SheetKept], by: TakenBy<'_>) -> Self {
        let table = roster.tables.get(delegate.table);
        let sheet = table.map(SheetKept::of);
        let sheet = sheet.and_then(|sheet| sheets.iter().position(|known| *known == sheet));
        let title = roster
            .delegation_titles
            .iter()
            .find(|(table, _)| *table == delegate.table)
            .map(|(_, title)| title.as_str());
        let unit = delegate.unit.known().map(SmolStr::as_str);
        let name = by.privacy.text(delegate.name.written.trim());
        Self {
            keys: PersonKeys::named(delegate, &name, &by.ruleset.identity),
            name,
            at: PersonAt {
                sheet: sheet.and_then(|sheet| u16::try_from(sheet).ok()).unwrap_or_default(),
                row: delegate.row,
                column: delegate.name.cell.map(|cell| cell.column),
            },
            role: delegate.role.known().copied(),
            kind: delegate.kind.known().copied(),
            from: unit.or(title).unwrap_or_default().to_owned(),
        }
    }

    /// Whether the two can be one person: the same identity number, or the same name, an honorific
    /// aside, and nothing that speaks against it.
    pub(super) fn can_be(&self, other: &Self) -> bool {
        let (one, other) = (&self.keys, &other.keys);
        if one.identity.is_some() && one.identity == other.identity {
            return true;
        }
        let names = one.name.as_ref().zip(other.name.as_ref());
        let same_name =
            |(one, other): (&PersonName, &PersonName)| one.is_same_without_honorific(other);
        !one.contradicts(other) && names.is_some_and(same_name)
    }
}
