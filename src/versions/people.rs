//! Who is who in two versions of a list, who came, who went, and what changed in whom.
//!
//! A person is known again by the identity number; by name, birth date and unit; by the name and
//! one of the others where nobody else fits; and by a near name where the birth date is the same.
//! Where two people fit, nobody is guessed: one came and one went. Two identity numbers are two
//! people, unless the name stayed and nothing else differs: then the number was corrected. The row
//! says nothing, so that a list in another order is the same list.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::fields::{Comparing, ValueChange, has_place};
use crate::catalogue::Resolution;
use crate::closed_list::ClosedList;
use crate::roster::{Delegate, Field, Roster, TableOf, Tells};
use crate::rules::measure::{
    DoubtKeys, Likeness, MOST_LOOKED_THROUGH, PersonKeys, PersonNumbers, Trait,
};
use crate::rules::{IdentityNumbers, Privacy, Ruleset};
use crate::spelling;

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
    pub new: usize,
    /// What told that they are the same.
    pub matched_by: MatchedBy,
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
    ruleset: &Ruleset,
    privacy: Privacy,
) -> PeopleChanges {
    let mut pairs: Vec<(usize, usize, MatchedBy)> = Vec::new();
    for of in [TableOf::Congress, TableOf::Delegation] {
        pairs.extend(Matching::of((old, new), of, &ruleset.identity).all(old, new));
    }
    let mut changes =
        PeopleChanges { origin: vec![None; new.delegates.len()], ..PeopleChanges::default() };
    (changes.fields_gone, changes.fields_new) = columns(old, new);
    let comparing = Comparing { catalogue: ruleset.catalogue, privacy };
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
        let name = spelling::key(&own.delegates[*at].name.written);
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
        let fields = Field::ALL.iter().copied().filter(|field| field.tells() == Tells::Fact);
        fields.filter(|field| tells(one, *field) && !tells(other, *field)).collect()
    };
    (only(old, new), only(new, old))
}

/// Where so many could be each other, nobody would be known again.
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
    fn of((old, new): (&Roster, &Roster), of: TableOf, numbers: &IdentityNumbers) -> Self {
        let people = |roster: &Roster| -> Vec<(usize, PersonKeys)> {
            roster
                .delegates
                .iter()
                .enumerate()
                .filter(|(_, person)| roster.table_of(person) == of)
                .map(|(at, person)| (at, PersonKeys::of(person, numbers)))
                .collect()
        };
        let (old, new) = (people(old), people(new));
        let mut bearers: BTreeMap<String, (usize, usize)> = BTreeMap::new();
        for name in old.iter().filter_map(|(_, keys)| keys.name_key()) {
            bearers.entry(name.to_owned()).or_default().0 += 1;
        }
        for name in new.iter().filter_map(|(_, keys)| keys.name_key()) {
            bearers.entry(name.to_owned()).or_default().1 += 1;
        }
        Self { old, new, bearers, found: Vec::new() }
    }

    /// Everybody who is known again, by the surest sign first.
    ///
    /// One value of a person may have been corrected between two versions: a number where nothing
    /// else differs, a birth date where name and unit are the same. Of two people more differs.
    fn all(mut self, old: &Roster, new: &Roster) -> Vec<(usize, usize, MatchedBy)> {
        use Trait::{Birth, BirthDay, Name, SimilarName, Unit};
        self.by_everything(old, new);
        self.by_number();
        let one_number = |old: &PersonKeys, new: &PersonKeys| !old.numbers_differ(new);
        let corrected = |old: &PersonKeys, new: &PersonKeys| {
            one_number(old, new) || !(old.births_differ(new) || units_differ(old, new))
        };
        self.by_likeness(MatchedBy::NameBirthUnit, [Name, Birth, Unit], corrected);
        self.by_likeness(MatchedBy::NameBirth, [Name, Birth], corrected);
        self.by_likeness(MatchedBy::NameUnit, [Name, Unit], corrected);
        self.by_likeness(MatchedBy::SimilarName, [SimilarName, BirthDay], one_number);
        // A year alone is shared by many; the unit has to agree.
        self.by_likeness(MatchedBy::SimilarName, [SimilarName, Birth, Unit], one_number);
        // The name alone, where nobody else bears it.
        let bearers = std::mem::take(&mut self.bearers);
        let has_one_bearer = |person: &PersonKeys| {
            person.name_key().and_then(|name| bearers.get(name)) == Some(&(1, 1))
        };
        let by_name =
            |old: &PersonKeys, new: &PersonKeys| has_one_bearer(old) && !are_two(old, new);
        self.by_likeness(MatchedBy::Name, [Name], by_name);
        self.found
    }

    /// Pairs those whose rows say the same: which of two such rows is which does not matter.
    fn by_everything(&mut self, old: &Roster, new: &Roster) {
        let named = |people: &[(usize, PersonKeys)], roster: &Roster| {
            let named = people.iter().filter(|(_, keys)| keys.name.is_some());
            by_key(named.map(|(at, _)| (everything(&roster.delegates[*at]), *at)))
        };
        let (old, new) = (named(&self.old, old), named(&self.new, new));
        self.take_in_order(MatchedBy::NameBirthUnit, old, new);
    }

    /// Pairs those of one identity number. As many as there are on both sides are paired: they are
    /// one person, listed twice.
    fn by_number(&mut self) {
        let numbered = |people: &[(usize, PersonKeys)]| {
            by_key(people.iter().filter_map(|(at, keys)| Some((keys.identity?, *at))))
        };
        let (old, new) = (numbered(&self.old), numbered(&self.new));
        self.take_in_order(MatchedBy::Identity, old, new);
    }

    fn take_in_order<K: Ord>(
        &mut self,
        by: MatchedBy,
        old: PeopleByKey<K>,
        mut new: PeopleByKey<K>,
    ) {
        let mut pairs = Vec::new();
        for (key, old) in old {
            let alike = new.remove(&key).unwrap_or_default();
            pairs.extend(old.into_iter().zip(alike).map(|(old, new)| (old, new, by)));
        }
        self.take(pairs);
    }

    /// Pairs those who have this in common, where nobody else fits and nothing speaks against it.
    fn by_likeness(
        &mut self,
        by: MatchedBy,
        traits: impl Into<Vec<Trait>>,
        is_possible: impl Fn(&PersonKeys, &PersonKeys) -> bool,
    ) {
        let likeness = Likeness::new(traits);
        let (places, keys): (Vec<usize>, Vec<PersonKeys>) =
            self.old.iter().chain(&self.new).cloned().unzip();
        let mut edges = BTreeSet::new();
        let numbers: Vec<PersonNumbers> = keys.iter().map(PersonNumbers::of).collect();
        for group in likeness.groups(&numbers, |at| keys[at].name.clone()) {
            let (old, new) = group.split_at(group.partition_point(|at| *at < self.old.len()));
            if old.len() * new.len() > MOST_COMPARED {
                continue;
            }
            for (old, new) in old.iter().flat_map(|old| new.iter().map(move |new| (*old, *new))) {
                let (one, other) = (&keys[old], &keys[new]);
                if is_possible(one, other) && likeness.has_in_common(one, other) {
                    edges.insert((places[old], places[new]));
                }
            }
        }
        self.take(only_ones(&edges, by));
    }

    fn take(&mut self, pairs: Vec<(usize, usize, MatchedBy)>) {
        let old: BTreeSet<usize> = pairs.iter().map(|pair| pair.0).collect();
        let new: BTreeSet<usize> = pairs.iter().map(|pair| pair.1).collect();
        self.old.retain(|(at, _)| !old.contains(at));
        self.new.retain(|(at, _)| !new.contains(at));
        self.found.extend(pairs);
    }
}

/// The people under each key, in the order of the list.
type PeopleByKey<K> = BTreeMap<K, Vec<usize>>;

fn by_key<K: Ord>(people: impl Iterator<Item = (K, usize)>) -> PeopleByKey<K> {
    let mut groups = PeopleByKey::new();
    for (key, at) in people {
        groups.entry(key).or_default().push(at);
    }
    groups
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
    let own = [
        &*person.name.written,
        &*person.unit.written,
        &*person.work.written,
        &*person.identity.written,
    ];
    let others = person.others.iter().map(|(_, value)| &*value.written);
    let written: Vec<String> = own.into_iter().chain(others).map(spelling::words).collect();
    format!("{meant:?} {}", written.join("\n"))
}

/// Whether something speaks against two bearers of one name being one person: two identity numbers,
/// two birth dates of which neither tells the other more exactly, or another unit and no birth date.
fn are_two(old: &PersonKeys, new: &PersonKeys) -> bool {
    let is_dated = old.birth.is_some() && new.birth.is_some();
    old.contradicts(new) || (!is_dated && units_differ(old, new))
}

/// Whether both tell a unit, and not the same.
fn units_differ(old: &PersonKeys, new: &PersonKeys) -> bool {
    old.unit.as_ref().zip(new.unit.as_ref()).is_some_and(|(old, new)| old != new)
}

/// Those pairs of which each side has no other choice.
fn only_ones(edges: &BTreeSet<(usize, usize)>, by: MatchedBy) -> Vec<(usize, usize, MatchedBy)> {
    let mut choices: (BTreeMap<usize, usize>, BTreeMap<usize, usize>) = Default::default();
    for (old, new) in edges {
        *choices.0.entry(*old).or_default() += 1;
        *choices.1.entry(*new).or_default() += 1;
    }
    edges
        .iter()
        .filter(|(old, new)| choices.0[old] == 1 && choices.1[new] == 1)
        .map(|(old, new)| (*old, *new, by))
        .collect()
}
