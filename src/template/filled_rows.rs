//! What the rows of a filled-in list say: the columns it needs, and the text of each cell.
//!
//! What was understood is written in the plain words of the form, so that it is understood again;
//! what was not is written as it stood, so that it is asked about again.

use jiff::civil::Date;
use smol_str::SmolStr;

use super::columns::{self, ListColumn};
use super::lists::capitalised;
use crate::roster::{BirthDate, ColumnTrait, Delegate, Field, Meant, Role, Value, words};
use crate::versions::birth_shown;
use crate::wording::Lang;

/// The columns that these people need; the main ones are there in any case.
pub(super) fn columns(people: &[&Delegate], with_role: bool) -> Vec<ListColumn> {
    let is_told =
        |field: Field| people.iter().any(|person| !text_of(person, field, 1, Lang::Vi).is_empty());
    let is_main = |field| {
        matches!(
            field,
            Field::Ordinal | Field::FullName | Field::BirthDate | Field::Gender | Field::Group
        )
    };
    columns::all()
        .into_iter()
        .filter(|column| match column.field {
            Field::Role => with_role,
            field => is_main(field) || is_told(field),
        })
        .collect()
}

/// The unit, unless workplace or address tell it already.
fn unit(person: &Delegate) -> String {
    let other = |field| person.other(field).and_then(Value::known);
    let unit = person.unit.known().map_or(&*person.unit.written, SmolStr::as_str);
    let known_otherwise = Field::with(ColumnTrait::MayBeUnit).find_map(other);
    if known_otherwise.is_some_and(|other| other == unit) { String::new() } else { unit.to_owned() }
}

/// The day of birth, where the list tells it to the day.
pub(super) fn day_of_birth(person: &Delegate) -> Option<Date> {
    match person.birth.known() {
        Some(BirthDate::Day(date)) => Some(*date),
        _ => None,
    }
}

/// What a cell says; empty where there is nothing to say.
pub(super) fn text_of(person: &Delegate, field: Field, number: u32, lang: Lang) -> String {
    match field {
        Field::Ordinal => number.to_string(),
        Field::FullName => person.name.known().unwrap_or(&person.name.written).to_string(),
        Field::BirthDate => match &person.birth.meant {
            // Days stand before months in every list, whatever its language.
            Meant::Known(birth) => birth_shown(*birth).in_lang(Lang::Vi),
            _ => person.birth.written.to_string(),
        },
        Field::Gender => match &person.gender.meant {
            Meant::Known(gender) => capitalised(&words::gender(*gender), lang),
            _ => person.gender.written.to_string(),
        },
        Field::Group => person.group.written.to_string(),
        Field::Identity => person.identity.written.to_string(),
        Field::Unit => unit(person),
        Field::Work => person.work.written.to_string(),
        Field::Role => match &person.role.meant {
            Meant::Known(role) => capitalised(&words::role(*role), lang),
            _ => person.role.written.to_string(),
        },
        Field::Kind => match (&person.kind.meant, person.role.known()) {
            (_, Some(Role::Guest | Role::Alternate)) | (Meant::Blank, _) => String::new(),
            (Meant::Known(kind), _) => capitalised(&words::kind(*kind), lang),
            (Meant::Unclear(_), _) => person.kind.written.to_string(),
        },
        Field::Delegation => match &person.delegation.meant {
            Meant::Known(true) => "x".to_owned(),
            Meant::Unclear(_) => person.delegation.written.to_string(),
            Meant::Known(false) | Meant::Blank => String::new(),
        },
        field => person.other(field).map(|value| value.written.to_string()).unwrap_or_default(),
    }
}
