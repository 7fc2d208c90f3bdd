//! What changed in one person: each field that means something else now.
//!
//! Two spellings of one meaning are no change: `Nữ` and a mark in the column of women, `Hmông` and
//! `Mông`, `12/5/1980` and a date cell.

use std::collections::BTreeSet;
use std::ops::Deref;

use smol_str::SmolStr;

use crate::catalogue::{GroupCatalogue, Resolution};
use crate::roster::{BirthDate, Common, Delegate, Field, Meant, Table, Value, words};
use crate::rules::{Privacy, Ruleset};
use crate::sheet::CellRef;
use crate::spelling;
use crate::text;
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
        let mut add = |field, change: Option<[Shown; 2]>| {
            if let Some([old, new]) = change.filter(|_| is_told(field)) {
                changes.push(ValueChange { field, old, new });
            }
        };
        let plain = |text: &SmolStr| Text::same(self.privacy.text(text));
        add(Field::FullName, self.text([&old.name, &new.name]));
        add(Field::Role, meant([&old.role, &new.role], |role| words::role(*role)));
        add(Field::Gender, meant([&old.gender, &new.gender], |gender| words::gender(*gender)));
        add(Field::Group, self.group([&old.group, &new.group]));
        add(Field::BirthDate, meant([&old.birth, &new.birth], |birth| birth_shown(*birth)));
        add(Field::Kind, meant([&old.kind, &new.kind], |kind| words::kind(*kind)));
        add(Field::Unit, folded([&old.unit, &new.unit], plain));
        add(Field::Work, folded([&*old.work, &*new.work], plain));
        add(Field::Identity, self.identity([&*old.identity, &*new.identity]));
        add(Field::Delegation, delegation([&*old.delegation, &*new.delegation]));
        let others = old.others.iter().chain(&new.others).map(|(field, _)| *field);
        let absent = Value::absent();
        for field in others.collect::<BTreeSet<Field>>() {
            let sides = [old, new].map(|person| person.other(field).unwrap_or(&absent));
            add(field, self.text(sides));
        }
        changes
    }

    /// Two names of one group are the same.
    fn group(self, sides: [&Common<Resolution>; 2]) -> Option<[Shown; 2]> {
        let code = |value: &Common<Resolution>| value.known().and_then(Resolution::group);
        let differ = match sides.map(code) {
            [None, None] => differ(sides, |value| spelling::key(&value.written)),
            [old, new] => old != new,
        };
        changed(sides, differ, |value| match code(value) {
            Some(code) => Some(Text::same(self.catalogue.name(code))),
            None => quoted(&value.written),
        })
    }

    fn identity(self, sides: [&Value<SmolStr>; 2]) -> Option<[Shown; 2]> {
        let digits = |value: &Value<SmolStr>| {
            let digits = value.known().map(|number| crate::rules::compact_identity(number));
            digits.map(|digits| digits.trim_start_matches('0').to_owned()).unwrap_or_default()
        };
        let shown = |number: &SmolStr| Text::same(self.privacy.number(number));
        changed(sides, differ(sides, digits), |value| value.known().map(shown))
    }

    /// Any other words: case, spaces and apostrophes do not count, marks do.
    fn text(self, sides: [&Value<SmolStr>; 2]) -> Option<[Shown; 2]> {
        let differ = differ(sides, |value| spelling::words(&value.written));
        changed(sides, differ, |value| {
            let visible = spelling::visible(&value.written);
            (!visible.is_empty()).then(|| Text::same(self.privacy.text(&visible)))
        })
    }
}

/// Whether two values differ by what is looked at in them.
fn differ<T, W, K: PartialEq>(
    [old, new]: [&Value<T, W>; 2],
    key: impl Fn(&Value<T, W>) -> K,
) -> bool {
    key(old) != key(new)
}

/// A value before and after, where it differs.
fn changed<T, W>(
    sides: [&Value<T, W>; 2],
    differ: bool,
    words: impl Fn(&Value<T, W>) -> Option<Text>,
) -> Option<[Shown; 2]> {
    differ.then(|| sides.map(|value| Shown { value: words(value), cell: value.cell }))
}

/// A value with a meaning of its own.
fn meant<T: PartialEq, W: Deref<Target = str>>(
    sides: [&Value<T, W>; 2],
    words: impl Fn(&T) -> Text,
) -> Option<[Shown; 2]> {
    let differ = match sides.map(|value| &value.meant) {
        [Meant::Known(old), Meant::Known(new)] => old != new,
        [Meant::Blank, Meant::Blank] => false,
        [Meant::Unclear(_), Meant::Unclear(_)] => {
            differ(sides, |value| spelling::key(&value.written))
        }
        _ => true,
    };
    changed(sides, differ, |value| match &value.meant {
        Meant::Known(known) => Some(words(known)),
        Meant::Blank => None,
        Meant::Unclear(_) => quoted(&value.written),
    })
}

/// Words that are compared as words, however they are spelt.
fn folded<W: Deref<Target = str>>(
    sides: [&Value<SmolStr, W>; 2],
    words: impl Fn(&SmolStr) -> Text,
) -> Option<[Shown; 2]> {
    let key = |value: &Value<SmolStr, W>| {
        value.known().map(|text| spelling::key(text)).unwrap_or_default()
    };
    if differ(sides, key) { meant(sides, words) } else { None }
}

/// No mark and no column of marks both mean that somebody stays.
fn delegation(sides: [&Value<bool>; 2]) -> Option<[Shown; 2]> {
    let words = |goes: &bool| {
        if *goes { text!(vi: "có", en: "yes") } else { text!(vi: "không", en: "no") }
    };
    let differ = differ(sides, |value| value.known() == Some(&true));
    differ.then(|| meant(sides, words)).flatten()
}

fn quoted(written: &str) -> Option<Text> {
    let written = spelling::visible(written);
    (!written.is_empty()).then(|| Text::same(format!("“{}”", Privacy::Masked.text(&written))))
}

/// A birth date as each language writes it.
pub(crate) fn birth_shown(birth: BirthDate) -> Text {
    match birth {
        BirthDate::Year(year) => Text::same(year.to_string()),
        BirthDate::Month { year, month } => {
            text!(vi: "{month:02}/{year}", en: "{year}-{month:02}")
        }
        BirthDate::Day(date) => {
            let (year, month, day) = (date.year(), date.month(), date.day());
            text!(vi: "{day:02}/{month:02}/{year}", en: "{date}")
        }
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
