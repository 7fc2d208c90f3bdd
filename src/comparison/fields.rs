//! What changed in one person: each field that means something else now.
//!
//! Two spellings of one meaning are no change: `Nữ` and a mark in the column of women, `Hmông` and
//! `Mông`, `12/5/1980` and a date cell.

use crate::catalogue::{GroupCatalogue, Resolution};
use crate::fold;
use crate::roster::{BirthDate, Delegate, Field, Meant, Table, Value, words};
use crate::rules::{Privacy, Ruleset};
use crate::sheet::CellRef;
use crate::wording::Text;

/// A value as it is told, with its cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// What it says; none where it says nothing.
    pub value: Option<Text>,
    /// Where it stands, where it has a place of its own.
    pub cell: Option<CellRef>,
}

/// A value that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValueChange {
    /// What it tells.
    pub field: Field,
    /// What it said.
    pub old: Shown,
    /// What it says.
    pub new: Shown,
}

/// What values are compared with.
#[derive(Debug, Clone, Copy)]
pub(super) struct Comparing<'a> {
    pub(super) catalogue: &'a GroupCatalogue,
    pub(super) privacy: Privacy,
}

/// The values of a delegate that changed in place.
pub(crate) fn values_changed(
    before: &Delegate,
    after: &Delegate,
    ruleset: &Ruleset,
) -> Vec<ValueChange> {
    let comparing = Comparing { catalogue: ruleset.catalogue, privacy: Privacy::Masked };
    comparing.changes(before, after, |_| true)
}

impl Comparing<'_> {
    /// The values that mean something else, among the fields that both lists tell.
    pub(super) fn changes(
        self,
        old: &Delegate,
        new: &Delegate,
        is_told: impl Fn(Field) -> bool,
    ) -> Vec<ValueChange> {
        let mut changes = Vec::new();
        let mut add = |field, change: Option<(Shown, Shown)>| {
            if let Some((old, new)) = change.filter(|_| is_told(field)) {
                changes.push(ValueChange { field, old, new });
            }
        };
        let plain = |text: &String| Text::same(self.privacy.text(text));
        add(Field::FullName, of_text(&old.name, &new.name, self.privacy));
        add(Field::Role, of(&old.role, &new.role, |role| words::role(*role)));
        add(Field::Gender, of(&old.gender, &new.gender, |gender| words::gender(*gender)));
        add(Field::Group, self.group(&old.group, &new.group));
        add(Field::BirthDate, of(&old.birth, &new.birth, |birth| birth_shown(*birth)));
        add(Field::Kind, of(&old.kind, &new.kind, |kind| words::kind(*kind)));
        add(Field::Unit, of_folded(&old.unit, &new.unit, plain));
        add(Field::Work, of_folded(&old.work, &new.work, plain));
        add(Field::Identity, self.identity(&old.identity, &new.identity));
        add(Field::Delegation, delegation(&old.delegation, &new.delegation));
        let others = old.others.iter().chain(&new.others).map(|(field, _)| *field);
        let mut fields: Vec<Field> = others.collect();
        fields.sort_unstable();
        fields.dedup();
        for field in fields {
            let absent = Value::absent();
            let value = |person: &Delegate| -> Value<String> {
                person.other(field).unwrap_or(&absent).clone()
            };
            add(field, of_text(&value(old), &value(new), self.privacy));
        }
        changes
    }

    /// Two names of one group are the same.
    fn group(self, old: &Value<Resolution>, new: &Value<Resolution>) -> Option<(Shown, Shown)> {
        let code = |value: &Value<Resolution>| value.known().and_then(Resolution::group);
        let same_group = code(old).is_some() && code(old) == code(new);
        let same_words = code(old).is_none()
            && code(new).is_none()
            && fold::key(&old.written) == fold::key(&new.written);
        let shown = |value: &Value<Resolution>| Shown {
            value: match code(value) {
                Some(code) => Some(Text::same(self.catalogue.name(code))),
                None => quoted(&value.written, Privacy::Masked),
            },
            cell: value.cell,
        };
        (!same_group && !same_words).then(|| (shown(old), shown(new)))
    }

    fn identity(self, old: &Value<String>, new: &Value<String>) -> Option<(Shown, Shown)> {
        let key = |value: &Value<String>| {
            let digits = value.known().map(|number| crate::rules::compact_identity(number));
            digits.map(|digits| digits.trim_start_matches('0').to_owned()).unwrap_or_default()
        };
        let shown = |value: &Value<String>| Shown {
            value: value.known().map(|number| Text::same(self.privacy.number(number))),
            cell: value.cell,
        };
        (key(old) != key(new)).then(|| (shown(old), shown(new)))
    }
}

/// A value with a meaning of its own.
fn of<T: PartialEq>(
    old: &Value<T>,
    new: &Value<T>,
    words: impl Fn(&T) -> Text,
) -> Option<(Shown, Shown)> {
    let same = match (&old.meant, &new.meant) {
        (Meant::Known(old), Meant::Known(new)) => old == new,
        (Meant::Blank, Meant::Blank) => true,
        (Meant::Unclear(_), Meant::Unclear(_)) => {
            fold::key(&old.written) == fold::key(&new.written)
        }
        _ => false,
    };
    let shown = |value: &Value<T>| Shown {
        value: match &value.meant {
            Meant::Known(known) => Some(words(known)),
            Meant::Blank => None,
            Meant::Unclear(_) => quoted(&value.written, Privacy::Masked),
        },
        cell: value.cell,
    };
    (!same).then(|| (shown(old), shown(new)))
}

/// Words that are compared as words, however they are spelt.
fn of_folded(
    old: &Value<String>,
    new: &Value<String>,
    words: impl Fn(&String) -> Text,
) -> Option<(Shown, Shown)> {
    let key = |value: &Value<String>| value.known().map(|text| fold::key(text)).unwrap_or_default();
    if key(old) == key(new) { None } else { of(old, new, words) }
}

/// Any other words: case, spaces and apostrophes do not count, marks do.
fn of_text(old: &Value<String>, new: &Value<String>, privacy: Privacy) -> Option<(Shown, Shown)> {
    let seen = |value: &Value<String>| fold::visible(&value.written);
    let shown = |value: &Value<String>| Shown {
        value: (!seen(value).is_empty()).then(|| Text::same(privacy.text(&seen(value)))),
        cell: value.cell,
    };
    let differ = fold::words(&old.written) != fold::words(&new.written);
    differ.then(|| (shown(old), shown(new)))
}

/// No mark and no column of marks both mean that somebody stays.
fn delegation(old: &Value<bool>, new: &Value<bool>) -> Option<(Shown, Shown)> {
    let goes = |value: &Value<bool>| value.known() == Some(&true);
    let words = |goes: &bool| {
        if *goes { Text::new("có", "yes") } else { Text::new("không", "no") }
    };
    (goes(old) != goes(new)).then(|| of(old, new, words)).flatten()
}

fn quoted(written: &str, privacy: Privacy) -> Option<Text> {
    let written = fold::visible(written);
    (!written.is_empty()).then(|| Text::same(format!("“{}”", privacy.text(&written))))
}

/// A birth date as each language writes it.
pub(crate) fn birth_shown(birth: BirthDate) -> Text {
    match birth {
        BirthDate::Year(year) => Text::same(year.to_string()),
        BirthDate::Month { year, month } => {
            Text::new(format!("{month:02}/{year}"), format!("{year}-{month:02}"))
        }
        BirthDate::Day(date) => Text::new(
            format!("{:02}/{:02}/{}", date.day(), date.month(), date.year()),
            date.to_string(),
        ),
    }
}

/// Whether the table has a place for the field, however it is laid out.
pub(super) fn has_place(table: &Table, field: Field) -> bool {
    match field {
        // Told by sections, titles and sheets as well.
        Field::FullName | Field::Role | Field::Unit | Field::Kind => true,
        field => table.columns_telling(field).next().is_some(),
    }
}
