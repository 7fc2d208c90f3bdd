//! The ways in which a delegate's unknown values can turn out.
//!
//! Delegates are independent of each other: every combination of their worlds is possible. So the
//! least and the most that a sum over the list can come to are the sums of the delegates' own
//! least and most, and no combination need be drawn.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::Case;
use crate::catalogue::{GroupCode, Resolution};
use crate::closed_list::ClosedList;
use crate::roster::{BirthDate, Delegate, Gender, OfficialKind, Role};
use crate::rules::{FoldedWords, LadderRule, Mentioned, Ruleset};
use crate::sheet::CellRef;
use crate::spelling;

/// One way in which a delegate's values can turn out. What no selector looks at holds an
/// arbitrary value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct World {
    pub role: Role,
    pub gender: Gender,
    /// The group; none for a foreigner.
    pub group: Option<GroupCode>,
    /// Ex-officio, selected or appointed, of an official delegate.
    pub kind: OfficialKind,
    /// The age on the congress's first day.
    pub age: i16,
    /// The day of birth.
    pub born: Date,
    /// The fields of work, by id.
    pub works: Vec<String>,
    /// What is told for statistics: the statistic and its part; none where it is none of those
    /// asked for.
    pub parts: Vec<(String, String)>,
    /// The unit, folded; none where it is none of those asked for.
    pub unit: Option<String>,
}

impl Default for World {
    fn default() -> Self {
        Self {
            role: Role::Official,
            gender: Gender::Female,
            group: None,
            kind: OfficialKind::Selected,
            age: 0,
            born: Date::ZERO,
            works: Vec::new(),
            parts: Vec::new(),
            unit: None,
        }
    }
}

/// Which of the values that selectors look at are unknown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "one for each attribute")]
pub(crate) struct Unknown<'r> {
    role: bool,
    gender: bool,
    group: bool,
    kind: bool,
    birth: bool,
    work: bool,
    /// The statistics of which no part is told.
    untold: Vec<&'r LadderRule>,
    unit: bool,
}

impl<'r> Unknown<'r> {
    pub(crate) fn of(case: &Case<'r>, delegate: &Delegate, mentioned: &Mentioned) -> Self {
        let several_births = if mentioned.births.is_empty() {
            !mentioned.ages.is_empty() && ages(case, delegate, mentioned).len() > 1
        } else {
            births(case, delegate, mentioned).len() > 1
        };
        let looked_at = mentioned.parts.keys().filter_map(|id| case.ladder(id));
        let untold = looked_at.filter(|ladder| case.part_told(ladder, delegate).is_none());
        Self {
            role: mentioned.role && delegate.role.known().is_none(),
            gender: mentioned.gender && delegate.gender.known().is_none(),
            group: mentioned.group && groups(case, delegate).len() > 1,
            kind: mentioned.kind
                && delegate.kind.known().is_none()
                && delegate.role.known().is_none_or(|role| *role == Role::Official),
            birth: several_births,
            untold: untold.collect(),
            work: !mentioned.works.is_empty() && delegate.work.known().is_none(),
            unit: !mentioned.units.is_empty() && delegate.unit.known().is_none(),
        }
    }

    /// The cells of the unknown values; none for a value that has no cell.
    pub(crate) fn cells(
        &self,
        delegate: &Delegate,
    ) -> impl Iterator<Item = Option<CellRef>> + use<'_> {
        let cell = |ladder: &&LadderRule| ladder.looked_at(delegate).and_then(|value| value.cell);
        let untold: Vec<Option<CellRef>> = self.untold.iter().map(cell).collect();
        [
            (self.role, delegate.role.cell),
            (self.gender, delegate.gender.cell),
            (self.group, delegate.group.cell),
            (self.kind, delegate.kind.cell),
            (self.birth, delegate.birth.cell),
            (self.work, delegate.work.cell),
            (self.unit, delegate.unit.cell),
        ]
        .into_iter()
        .filter(|(is_unknown, _)| *is_unknown)
        .map(|(_, cell)| cell)
        .chain(untold)
    }
}

/// The ways in which a delegate's values can turn out. Nearly every delegate has only one.
#[derive(Debug, Clone, PartialEq)]
pub enum Worlds {
    /// All values that were asked for are known.
    One(World),
    /// Some are not.
    Many(Vec<World>),
}

impl std::ops::Deref for Worlds {
    type Target = [World];

    fn deref(&self) -> &[World] {
        match self {
            Self::One(world) => std::slice::from_ref(world),
            Self::Many(worlds) => worlds,
        }
    }
}

impl Worlds {
    /// Splits every world into one for each value.
    pub(crate) fn branch<T>(&mut self, values: &[T], set: impl Fn(&mut World, &T)) {
        if let [only] = values {
            match self {
                Self::One(world) => set(world, only),
                Self::Many(worlds) => worlds.iter_mut().for_each(|world| set(world, only)),
            }
            return;
        }
        let split = self.iter().flat_map(|world| {
            values.iter().map(|value| {
                let mut world = world.clone();
                set(&mut world, value);
                world
            })
        });
        *self = Self::Many(split.collect());
    }

    /// Splits them by what is told for each statistic.
    fn tell_parts(&mut self, case: &Case<'_>, delegate: &Delegate, mentioned: &Mentioned) {
        for (statistic, parts) in &mentioned.parts {
            self.branch(&told(case, delegate, statistic, parts), |world, part| {
                world.parts.extend(part.iter().map(|part| (statistic.clone(), part.clone())));
            });
        }
    }
}

impl World {
    /// Every way in which the values that selectors look at can turn out.
    pub fn all(case: &Case<'_>, delegate: &Delegate, mentioned: &Mentioned) -> Worlds {
        let mut worlds = Worlds::One(Self::default());
        if mentioned.role {
            let roles = known_or(delegate.role.known(), Role::ALL);
            worlds.branch(roles, |world, role| world.role = *role);
        }
        if mentioned.gender {
            let genders = known_or(delegate.gender.known(), Gender::ALL);
            worlds.branch(genders, |world, gender| world.gender = *gender);
        }
        if mentioned.group {
            let set = |world: &mut Self, group: &Option<GroupCode>| world.group = *group;
            match delegate.group.known() {
                Some(Resolution::Group(code)) => worlds.branch(&[Some(*code)], set),
                _ => worlds.branch(&groups(case, delegate), set),
            }
        }
        if mentioned.kind {
            let kinds = known_or(delegate.kind.known(), OfficialKind::ALL);
            worlds.branch(kinds, |world, kind| world.kind = *kind);
        }
        if !mentioned.births.is_empty() {
            let births = births(case, delegate, mentioned);
            worlds.branch(&births, |world, (born, age)| (world.born, world.age) = (*born, *age));
        } else if !mentioned.ages.is_empty() {
            let ages = ages(case, delegate, mentioned);
            worlds.branch(&ages, |world, age| world.age = *age);
        }
        if !mentioned.works.is_empty() {
            let works = works(case, delegate, mentioned);
            worlds.branch(&works, |world, works| world.works.clone_from(works));
        }
        // Next to no rule looks at any, and this is asked for everybody.
        if !mentioned.parts.is_empty() {
            worlds.tell_parts(case, delegate, mentioned);
        }
        if !mentioned.units.is_empty() {
            let units = units(delegate, mentioned);
            worlds.branch(&units, |world, unit| world.unit.clone_from(unit));
        }
        worlds
    }

    /// The part that is told for a statistic.
    pub(crate) fn part_of(&self, statistic: &str) -> Option<&str> {
        let told = self.parts.iter().find(|(known, _)| known == statistic);
        told.map(|(_, part)| part.as_str())
    }
}

fn known_or<'a, T>(known: Option<&'a T>, all: &'a [T]) -> &'a [T] {
    known.map_or(all, std::slice::from_ref)
}

/// The groups that the delegate can be of; an unknown one can be any, or a foreigner's none.
fn groups(case: &Case<'_>, delegate: &Delegate) -> Vec<Option<GroupCode>> {
    match delegate.group.known() {
        Some(Resolution::Group(code)) => vec![Some(*code)],
        Some(Resolution::Ambiguous(codes)) => codes.iter().copied().map(Some).collect(),
        Some(Resolution::Foreign) => vec![None],
        Some(Resolution::Unknown { .. }) | None => {
            let catalogue = case.ruleset.catalogue.groups().iter();
            let mut all: Vec<_> = catalogue.map(|group| Some(group.code)).collect();
            all.push(None);
            all
        }
    }
}

/// The ages that the delegate can be of. A wholly unknown one is each that a limit tells apart.
fn ages(case: &Case<'_>, delegate: &Delegate, mentioned: &Mentioned) -> Vec<i16> {
    match (delegate.birth.known(), case.first_day()) {
        (Some(birth), Some(day)) => {
            let (youngest, oldest) = age_range(*birth, day);
            (youngest..=oldest).collect()
        }
        _ => mentioned.ages.iter().copied().collect(),
    }
}

/// The days on which the delegate can be born, each with the age on the congress's first day: one
/// for each way in which the limits see them, which are told apart at the days beside each limit.
fn births(case: &Case<'_>, delegate: &Delegate, mentioned: &Mentioned) -> Vec<(Date, i16)> {
    let range = delegate.birth.known().map(|birth| birth.range());
    let is_possible = |day: &Date| range.is_none_or(|(first, last)| (first..=last).contains(day));
    let mut days: BTreeSet<Date> = mentioned.births.iter().copied().filter(is_possible).collect();
    days.extend(range.into_iter().flat_map(|(first, last)| [first, last]));
    let Some(congress) = case.first_day() else {
        // On a day that nobody knows, the age hangs on no birth date.
        let ages: Vec<i16> = mentioned.ages.iter().copied().collect();
        let ages = if ages.is_empty() { vec![0] } else { ages };
        return days.into_iter().flat_map(|day| ages.iter().map(move |age| (day, *age))).collect();
    };
    let of_age = mentioned.ages.iter().flat_map(|age| birthdays(*age, congress));
    days.extend(of_age.filter(is_possible));
    let mut seen = BTreeSet::new();
    let mut is_seen_anew = |(day, age): &(Date, i16)| {
        let births = mentioned.births.range(..=*day).count();
        seen.insert((births, mentioned.ages.range(..=*age).count()))
    };
    days.into_iter()
        .map(|day| (day, completed_years(day, congress)))
        .filter(|it| is_seen_anew(it))
        .collect()
}

/// The first and the last day of birth of somebody of this age.
fn birthdays(age: i16, congress: Date) -> impl Iterator<Item = Date> {
    let years_before = |years: i16| {
        let span = jiff::Span::new().try_years(years).ok()?;
        congress.checked_sub(span).ok()
    };
    let first = years_before(age.saturating_add(1)).and_then(|day| day.tomorrow().ok());
    first.into_iter().chain(years_before(age))
}

/// The least and the most years that somebody born then can have completed on this day.
pub(crate) fn age_range(birth: BirthDate, day: Date) -> (i16, i16) {
    let (first, last) = birth.range();
    (completed_years(last, day), completed_years(first, day))
}

/// The years completed on this day; negative before birth.
fn completed_years(birth: Date, day: Date) -> i16 {
    let had_birthday = (day.month(), day.day()) >= (birth.month(), birth.day());
    day.year() - birth.year() - i16::from(!had_birthday)
}

/// The fields that the delegate can work in. Of an unknown one it is assumed that it is a single
/// field or none.
fn works(case: &Case<'_>, delegate: &Delegate, mentioned: &Mentioned) -> Vec<Vec<String>> {
    match delegate.work.known() {
        Some(written) => {
            vec![case.people.works.get(written, |written| fields_told(case.ruleset, written))]
        }
        None => std::iter::once(Vec::new())
            .chain(mentioned.works.iter().map(|field| vec![field.clone()]))
            .collect(),
    }
}

/// The fields of work that a text tells.
pub(crate) fn fields_told(ruleset: &Ruleset, written: &str) -> Vec<String> {
    let text = FoldedWords::of(written);
    ruleset
        .fields_of_work
        .iter()
        .filter(|field| field.words.stand_in(&text))
        .map(|field| field.id.clone())
        .collect()
}

/// The parts of a statistic that can be told of the delegate. An untold one can be each of those
/// looked at, or none of them.
fn told(
    case: &Case<'_>,
    delegate: &Delegate,
    statistic: &str,
    looked_at: &BTreeSet<String>,
) -> Vec<Option<String>> {
    let ladder = case.ladder(statistic);
    match ladder.and_then(|ladder| case.part_told(ladder, delegate)) {
        Some(part) => vec![Some(part.id.clone())],
        None => std::iter::once(None).chain(looked_at.iter().cloned().map(Some)).collect(),
    }
}

fn units(delegate: &Delegate, mentioned: &Mentioned) -> Vec<Option<String>> {
    match delegate.unit.known() {
        Some(written) => vec![Some(spelling::key(written))],
        None => std::iter::once(None).chain(mentioned.units.iter().cloned().map(Some)).collect(),
    }
}
