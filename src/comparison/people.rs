//! Who is who in two versions of a list, who came, who went, and what changed in whom.
//!
//! A person is known again by the identity number; by name, birth date and unit; by the name and
//! one of the others where nobody else fits; and by a name that is spelt a little differently where
//! the birth date is the same. Where two people fit, nobody is guessed: one came and one went. The
//! row says nothing, so that a list in another order is the same list.

use std::collections::BTreeMap;

use serde::Serialize;

use super::fields::{Comparing, ValueChange, has_place};
use crate::catalogue::{GroupCatalogue, Resolution};
use crate::evaluate::{BirthKey, DoubtKeys, MOST_LOOKED_THROUGH, PersonKeys};
use crate::fold;
use crate::roster::{Delegate, Field, Roster, TableOf};
use crate::rules::Privacy;

/// What told that two rows are one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MatchedBy {
    /// The identity number.
    Identity,
    /// Name, birth date and unit.
    NameBirthUnit,
    /// Name and birth date.
    NameBirth,
    /// Name and unit.
    NameUnit,
    /// Nearly the same name, and the birth date.
    SimilarName,
    /// The name alone: nobody else bears it, and nothing else contradicts.
    Name,
}

/// Somebody of both lists of whom something changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedPerson {
    /// The person in the old list, as an index into its delegates.
    pub old: usize,
    /// In the new one.
    pub new: usize,
    /// What told that they are the same.
    pub matched_by: MatchedBy,
    /// What changed.
    pub changes: Vec<ValueChange>,
}

/// Who came, who went, what changed in whom: all as indices into the lists' delegates.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PeopleChanges {
    /// Those of the new list alone.
    pub came: Vec<usize>,
    /// Those of the old list alone.
    pub went: Vec<usize>,
    /// Those of the new list alone, unless a row of the old one that was not counted is theirs.
    pub perhaps_came: Vec<usize>,
    /// Those of the old list alone, unless a row of the new one that was not counted is theirs.
    pub perhaps_went: Vec<usize>,
    /// Those of both of whom something changed, in the order of the new list.
    pub changed: Vec<ChangedPerson>,
    /// How many are on both lists and the same.
    pub unchanged: u64,
    /// For each delegate of the new list, which one of the old list it is.
    pub origin: Vec<Option<usize>>,
    /// The fields that only the old list tells.
    pub fields_gone: Vec<Field>,
    /// The fields that only the new list tells.
    pub fields_new: Vec<Field>,
}

/// Lays the people of two versions of a list side by side.
///
/// The delegation to the upper congress is compared with itself: its people stand in the list, too.
pub fn compare_people(
    old: &Roster,
    new: &Roster,
    catalogue: &GroupCatalogue,
    privacy: Privacy,
) -> PeopleChanges {
    let mut pairs: Vec<(usize, usize, MatchedBy)> = Vec::new();
    for of in [TableOf::Congress, TableOf::Delegation] {
        pairs.extend(Matching::of(old, new, of).all(old, new));
    }
    let mut changes =
        PeopleChanges { origin: vec![None; new.delegates.len()], ..PeopleChanges::default() };
    (changes.fields_gone, changes.fields_new) = columns(old, new);
    let comparing = Comparing { catalogue, privacy };
    let mut is_kept = vec![false; old.delegates.len()];
    pairs.sort_by_key(|(_, new, _)| *new);
    for (before, after, matched_by) in pairs {
        changes.origin[after] = Some(before);
        is_kept[before] = true;
        let (before_person, after_person) = (&old.delegates[before], &new.delegates[after]);
        let is_told =
            |field| is_told(old, before_person, field) && is_told(new, after_person, field);
        let values = comparing.changes(before_person, after_person, is_told);
        if values.is_empty() {
            changes.unchanged += 1;
        } else {
            changes.changed.push(ChangedPerson {
                old: before,
                new: after,
                matched_by,
                changes: values,
            });
        }
    }
    let unmatched = |at: &usize| changes.origin[*at].is_none();
    let came = (0..new.delegates.len()).filter(unmatched).collect();
    let went = (0..old.delegates.len()).filter(|at| !is_kept[*at]).collect();
    (changes.perhaps_came, changes.came) = in_doubt(came, new, old);
    (changes.perhaps_went, changes.went) = in_doubt(went, old, new);
    changes
}

/// Tells those apart who may stand in a row of the other list that was not counted.
fn in_doubt(people: Vec<usize>, own: &Roster, other: &Roster) -> (Vec<usize>, Vec<usize>) {
    let rows: Vec<DoubtKeys> = other.rows_in_doubt.iter().map(DoubtKeys::of).collect();
    people.into_iter().partition(|at| {
        let name = fold::key(&own.delegates[*at].name.written);
        rows.len() > MOST_LOOKED_THROUGH || rows.iter().any(|row| row.may_name(&name))
    })
}

/// Whether the person's table has a place for the field; a missing column is told once, and not of
/// everybody.
fn is_told(roster: &Roster, person: &Delegate, field: Field) -> bool {
    roster.tables.get(person.table).is_none_or(|table| has_place(table, field))
}

/// The fields that one list has a column for and the other has not.
fn columns(old: &Roster, new: &Roster) -> (Vec<Field>, Vec<Field>) {
    let tells = |roster: &Roster, field: Field| {
        roster.tables.iter().any(|table| table.of == TableOf::Congress && has_place(table, field))
    };
    let only = |one: &Roster, other: &Roster| {
        const SPLIT: [Field; 15] = [
            Field::Ordinal,
            Field::FamilyName,
            Field::GivenName,
            Field::BirthDateMale,
            Field::BirthDateFemale,
            Field::BirthDay,
            Field::BirthMonth,
            Field::BirthYear,
            Field::GenderMale,
            Field::GenderFemale,
            Field::RoleOfficial,
            Field::RoleGuest,
            Field::RoleAlternate,
            Field::KindExOfficio,
            Field::KindSelected,
        ];
        let fields = Field::ALL.into_iter().filter(|field| !SPLIT.contains(field));
        fields.filter(|field| tells(one, *field) && !tells(other, *field)).collect()
    };
    (only(old, new), only(new, old))
}

/// Where so many share a birth date, as whole villages share a year, nobody would be known again.
const MOST_COMPARED: usize = 10_000;

/// The people of both lists who are not known again yet.
struct Matching {
    old: Vec<(usize, PersonKeys)>,
    new: Vec<(usize, PersonKeys)>,
    /// How many bear each name in the old and in the new list.
    bearers: BTreeMap<String, (usize, usize)>,
    found: Vec<(usize, usize, MatchedBy)>,
}

impl Matching {
    fn of(old: &Roster, new: &Roster, of: TableOf) -> Self {
        let people = |roster: &Roster| -> Vec<(usize, PersonKeys)> {
            roster
                .delegates
                .iter()
                .enumerate()
                .filter(|(_, person)| roster.table_of(person) == of)
                .map(|(at, person)| (at, PersonKeys::of(person)))
                .collect()
        };
        let (old, new) = (people(old), people(new));
        let mut bearers: BTreeMap<String, (usize, usize)> = BTreeMap::new();
        for name in old.iter().filter_map(|(_, keys)| keys.name.clone()) {
            bearers.entry(name).or_default().0 += 1;
        }
        for name in new.iter().filter_map(|(_, keys)| keys.name.clone()) {
            bearers.entry(name).or_default().1 += 1;
        }
        Self { old, new, bearers, found: Vec::new() }
    }

    /// Everybody who is known again, by the surest sign first.
    fn all(mut self, old: &Roster, new: &Roster) -> Vec<(usize, usize, MatchedBy)> {
        self.by_everything(old, new);
        let three = |keys: &PersonKeys| Some((keys.name.clone()?, keys.birth?, keys.unit.clone()?));
        let birth = |keys: &PersonKeys| Some((keys.name.clone()?, keys.birth?));
        let unit = |keys: &PersonKeys| Some((keys.name.clone()?, keys.unit.clone()?));
        self.by_key(MatchedBy::Identity, |keys| keys.identity.clone(), true);
        self.by_key(MatchedBy::NameBirthUnit, three, false);
        self.by_key(MatchedBy::NameBirth, birth, false);
        self.by_key(MatchedBy::NameUnit, unit, false);
        self.by_similar_name(old, new);
        self.by_name();
        self.found
    }

    /// Pairs those whose rows say the same: which of two such rows is which does not matter.
    fn by_everything(&mut self, old: &Roster, new: &Roster) {
        let group = |people: &[(usize, PersonKeys)], roster: &Roster| {
            let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
            for at in people.iter().filter(|(_, keys)| keys.name.is_some()).map(|(at, _)| *at) {
                groups.entry(everything(&roster.delegates[at])).or_default().push(at);
            }
            groups
        };
        let mut new = group(&self.new, new);
        let mut pairs = Vec::new();
        for (key, old) in group(&self.old, old) {
            let alike = new.remove(&key).unwrap_or_default();
            pairs.extend(
                old.into_iter().zip(alike).map(|(old, new)| (old, new, MatchedBy::NameBirthUnit)),
            );
        }
        self.take(pairs);
    }

    /// Pairs those who agree in a key that is told of nobody else. Where the key is as good as the
    /// person, as many as there are on both sides are paired: they are one person, listed twice.
    fn by_key<K: Ord>(
        &mut self,
        by: MatchedBy,
        key: impl Fn(&PersonKeys) -> Option<K>,
        is_person: bool,
    ) {
        let group = |people: &[(usize, PersonKeys)]| {
            let mut groups: BTreeMap<K, Vec<usize>> = BTreeMap::new();
            for (at, keys) in people {
                if let Some(key) = key(keys) {
                    groups.entry(key).or_default().push(*at);
                }
            }
            groups
        };
        let mut new = group(&self.new);
        let mut pairs = Vec::new();
        for (key, old) in group(&self.old) {
            let Some(new) = new.remove(&key) else { continue };
            if is_person || (old.len() == 1 && new.len() == 1) {
                pairs.extend(old.into_iter().zip(new).map(|(old, new)| (old, new, by)));
            }
        }
        self.take(pairs);
    }

    /// Pairs those born on one day whose names differ in a letter or in marks.
    fn by_similar_name(&mut self, old_list: &Roster, new_list: &Roster) {
        let same_birth = |old: &PersonKeys, new: &PersonKeys| {
            match (old.birth_day(), new.birth_day()) {
                (Some(old), Some(new)) => old == new,
                // A year alone is shared by many; the unit has to agree.
                _ => {
                    old.birth.is_some()
                        && old.birth == new.birth
                        && old.unit.is_some()
                        && old.unit == new.unit
                }
            }
        };
        let name = |list: &Roster, at: usize| {
            list.delegates.get(at).and_then(|person| person.name.known().cloned())
        };
        let mut by_birth: BTreeMap<BirthKey, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
        for (at, (_, keys)) in self.old.iter().enumerate() {
            if let Some(birth) = keys.birth {
                by_birth.entry(birth).or_default().0.push(at);
            }
        }
        for (at, (_, keys)) in self.new.iter().enumerate() {
            if let Some(birth) = keys.birth {
                by_birth.entry(birth).or_default().1.push(at);
            }
        }
        let mut edges = Vec::new();
        for (old, new) in
            by_birth.values().filter(|(old, new)| old.len() * new.len() <= MOST_COMPARED)
        {
            for before in old {
                for after in new {
                    let ((one, old), (two, new)) = (&self.old[*before], &self.new[*after]);
                    if same_birth(old, new) && are_near(name(old_list, *one), name(new_list, *two))
                    {
                        edges.push((*one, *two));
                    }
                }
            }
        }
        self.take(only_ones(&edges, MatchedBy::SimilarName));
    }

    /// Pairs those whose name nobody else bears, where nothing else contradicts.
    fn by_name(&mut self) {
        let left = |people: &[(usize, PersonKeys)]| -> BTreeMap<String, (usize, PersonKeys)> {
            let named = people
                .iter()
                .filter_map(|(at, keys)| Some((keys.name.clone()?, (*at, keys.clone()))));
            named.collect()
        };
        let mut new = left(&self.new);
        let mut pairs = Vec::new();
        for (name, (before, old)) in left(&self.old) {
            let Some((after, new)) = new.remove(&name) else { continue };
            if self.bearers.get(&name) == Some(&(1, 1)) && !contradicts(&old, &new) {
                pairs.push((before, after, MatchedBy::Name));
            }
        }
        self.take(pairs);
    }

    fn take(&mut self, pairs: Vec<(usize, usize, MatchedBy)>) {
        let old: std::collections::BTreeSet<usize> = pairs.iter().map(|pair| pair.0).collect();
        let new: std::collections::BTreeSet<usize> = pairs.iter().map(|pair| pair.1).collect();
        self.old.retain(|(at, _)| !old.contains(at));
        self.new.retain(|(at, _)| !new.contains(at));
        self.found.extend(pairs);
    }
}

/// All that a row says of a person, however it is spelt: a key, and nothing to be read.
fn everything(person: &Delegate) -> String {
    let meant = (
        person.role.known(),
        person.gender.known(),
        person.group.known().and_then(Resolution::group),
        person.birth.known(),
        person.kind.known(),
        person.delegation.known(),
    );
    let own = [&person.name, &person.unit, &person.work, &person.identity];
    let others = person.others.iter().map(|(_, value)| value);
    let written: Vec<String> =
        own.into_iter().chain(others).map(|value| fold::words(&value.written)).collect();
    format!("{meant:?} {}", written.join("\n"))
}

/// Whether something speaks against two bearers of one name being one person: two identity numbers,
/// two birth dates of which neither tells the other more exactly, or another unit and no birth date.
fn contradicts(old: &PersonKeys, new: &PersonKeys) -> bool {
    let differ = |old: &Option<String>, new: &Option<String>| {
        old.as_ref().zip(new.as_ref()).is_some_and(|(old, new)| old != new)
    };
    let alike = |one: i8, other: i8| one == other || one == 0 || other == 0;
    let same_birth = old
        .birth
        .zip(new.birth)
        .map(|(old, new)| old.0 == new.0 && alike(old.1, new.1) && alike(old.2, new.2));
    differ(&old.identity, &new.identity)
        || same_birth == Some(false)
        || (same_birth.is_none() && differ(&old.unit, &new.unit))
}

/// Those pairs of which each side has no other choice.
fn only_ones(edges: &[(usize, usize)], by: MatchedBy) -> Vec<(usize, usize, MatchedBy)> {
    let alone = |at: usize, side: fn(&(usize, usize)) -> usize| {
        edges.iter().filter(|edge| side(edge) == at).count() == 1
    };
    edges
        .iter()
        .filter(|(old, new)| alone(*old, |edge| edge.0) && alone(*new, |edge| edge.1))
        .map(|(old, new)| (*old, *new, by))
        .collect()
}

/// Whether two names differ in their marks alone, or in a letter or two of which the last word, by
/// which people are called, has at most one.
fn are_near(old: Option<String>, new: Option<String>) -> bool {
    /// Shorter names differ in a letter by being other names.
    const LONG_ENOUGH: usize = 7;
    const LETTERS: usize = 2;
    let Some((old, new)) = old.zip(new) else { return false };
    let (old, new) = (fold::unmarked(&old), fold::unmarked(&new));
    let last = |name: &str| name.rsplit(' ').next().unwrap_or_default().to_owned();
    old == new
        || (old.len().min(new.len()) >= LONG_ENOUGH
            && strsim::osa_distance(&old, &new) <= LETTERS
            && strsim::osa_distance(&last(&old), &last(&new)) <= 1)
}
