//! Groups or units, one a row, with the same few counts of each.

use super::figure::Count;
use super::figures::{group_id, in_order_of_size, younger_than};
use super::person::{GroupOf, Person};
use super::{Asked, CrossBy};
use crate::numbers::Headcount;
use crate::roster::Gender;
use crate::settings::same_unit;
use crate::spelling;
use crate::text;
use crate::wording::Text;

/// A cross table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CrossTable {
    pub by: CrossBy,
    pub columns: Vec<CrossColumn>,
    pub rows: Vec<CrossRow>,
    /// Everybody.
    pub total: CrossRow,
}

/// What is counted of each row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CrossColumn {
    pub id: String,
    pub title: Text,
}

/// A group or a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CrossRow {
    /// The group's code, the unit's name; none for those of whom it is not told.
    pub id: Option<String>,
    pub title: Text,
    /// The seats allotted to the unit, where the settings tell them.
    pub allotted: Option<Headcount>,
    pub n: Headcount,
    /// The counts, in the order of the columns.
    pub counts: Vec<Count>,
}

type Counts<'c> = Box<dyn Fn(&Person<'_>) -> Option<bool> + 'c>;

/// The table; none where the lists tell nobody's unit or group.
pub(super) fn table(by: CrossBy, people: &[Person<'_>], asked: &Asked<'_>) -> Option<CrossTable> {
    let (columns, counts): (Vec<CrossColumn>, Vec<Counts<'_>>) = columns(by, asked)
        .into_iter()
        .filter(|(_, is)| people.iter().any(|it| is(it).is_some()))
        .unzip();
    let row = |id: Option<String>, title: Text, chosen: &dyn Fn(&Person<'_>) -> bool| {
        let chosen: Vec<&Person<'_>> = people.iter().filter(|person| chosen(person)).collect();
        let count = |is: &Counts<'_>| Count::of(chosen.iter().map(|person| is(person)));
        // Seats are allotted at the congress of this list, and not of those below it.
        let is_of_list = by == CrossBy::Unit && people.iter().all(|person| person.list.is_none());
        let allotted = id.as_ref().filter(|_| is_of_list).and_then(|id| allotted(id, asked));
        CrossRow {
            id,
            title,
            allotted,
            n: chosen.len() as Headcount,
            counts: counts.iter().map(count).collect(),
        }
    };
    let mut rows: Vec<CrossRow> = match by {
        CrossBy::Group => {
            let name = |group: GroupOf| match group {
                GroupOf::Group(code) => Text::same(asked.ruleset.catalogue.name(code)),
                GroupOf::Foreigner => text!(vi: "Người nước ngoài", en: "Foreigners"),
            };
            let groups = in_order_of_size(people.iter().map(|person| person.group));
            let of = |(group, _): &(GroupOf, Headcount)| {
                row(Some(group_id(*group)), name(*group), &|person| person.group == Some(*group))
            };
            groups.iter().map(of).collect()
        }
        CrossBy::Unit => {
            let mut units: Vec<(String, &str)> = Vec::new();
            for (key, name) in people.iter().filter_map(unit) {
                if !units.iter().any(|(known, _)| *known == key) {
                    units.push((key, name));
                }
            }
            let of = |(key, name): &(String, &str)| {
                let is = |person: &Person<'_>| unit(person).is_some_and(|(other, _)| other == *key);
                row(Some((*name).to_owned()), Text::same(*name), &is)
            };
            units.iter().map(of).collect()
        }
    };
    if rows.is_empty() {
        return None;
    }
    let is_untold = |person: &Person<'_>| match by {
        CrossBy::Group => person.group.is_none(),
        CrossBy::Unit => unit(person).is_none(),
    };
    if people.iter().any(is_untold) {
        rows.push(row(None, text!(vi: "Chưa rõ", en: "Not told"), &is_untold));
    }
    let total = row(None, text!(vi: "Tổng số", en: "Total"), &|_| true);
    Some(CrossTable { by, columns, rows, total })
}

/// The unit, folded and as written: of several lists that of the list.
fn unit<'p>(person: &'p Person<'_>) -> Option<(String, &'p str)> {
    let name = match person.list {
        Some(list) => list,
        None => person.delegate.unit.known()?.trim(),
    };
    let key = spelling::key(name);
    (!key.is_empty()).then_some((key, name))
}

fn allotted(unit: &str, asked: &Asked<'_>) -> Option<Headcount> {
    let unit = asked.units.iter().find(|known| same_unit(&known.name, unit))?;
    unit.profile.delegation.as_ref()?.official
}

fn columns<'c>(by: CrossBy, asked: &'c Asked<'c>) -> Vec<(CrossColumn, Counts<'c>)> {
    let column = |id: &str, title: Text| CrossColumn { id: id.to_owned(), title };
    let mut columns: Vec<(CrossColumn, Counts<'c>)> = Vec::new();
    let women = column("women", text!(vi: "Nữ", en: "Women"));
    columns.push((women, Box::new(|it| it.gender.map(|gender| gender == Gender::Female))));
    if by == CrossBy::Unit {
        let minorities = column("minorities", text!(vi: "DTTS", en: "Minorities"));
        columns.push((minorities, Box::new(|it| it.is_minority)));
    }
    let young = asked.ruleset.ages.young;
    if asked.as_of.is_some() && young > 0 {
        let title = column(&format!("under_{young}"), younger_than(young));
        columns.push((title, Box::new(move |it| it.is_younger(young))));
    }
    for (at, ladder) in asked.ruleset.ladders.iter().enumerate() {
        let Some(title) = &ladder.column else { continue };
        columns.push((
            column(&ladder.id, title.clone()),
            Box::new(move |it| it.is_in_column(at, ladder)),
        ));
    }
    columns
}
