//! People who turn out in the same ways, counted together.
//!
//! A list of thousands has a few dozen kinds of people: of a role, a gender, a group. A rule looks
//! at one of each kind and counts how many there are, so that what it costs hangs on the kinds.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::OnceLock;

use foldhash::fast::RandomState;
use smol_str::SmolStr;

use super::worlds::age_range;
use super::{Case, Listed, fields_told};
use crate::catalogue::{GroupCode, Resolution};
use crate::roster::{BirthDate, Delegate};
use crate::rules::{LadderRule, Mentioned};
use crate::spelling;

/// What tells people apart beside role, kind, gender and group, of which there are a few each.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "one for each attribute")]
struct ToldApart {
    ages: bool,
    works: bool,
    units: bool,
    births: bool,
    /// The ids of the statistics.
    statistics: Vec<String>,
}

/// In how many ways people can be told apart without births and statistics, which few rules name.
const TOLD_APART: usize = 8;

impl ToldApart {
    fn by(mentioned: &Mentioned) -> Self {
        Self {
            ages: !mentioned.ages.is_empty(),
            works: !mentioned.works.is_empty(),
            units: !mentioned.units.is_empty(),
            births: !mentioned.births.is_empty(),
            statistics: mentioned.parts.keys().cloned().collect(),
        }
    }

    /// Its place among all ways; none where births or statistics are among them.
    fn index(&self) -> Option<usize> {
        let is_plain = !self.births && self.statistics.is_empty();
        is_plain.then(|| {
            usize::from(self.ages) | usize::from(self.works) << 1 | usize::from(self.units) << 2
        })
    }
}

/// The classes of everybody listed, for each way to tell people apart that was asked for.
#[derive(Debug, Default)]
pub(super) struct ClassesOfAll {
    plain: [OnceLock<Classes>; TOLD_APART],
    others: OnceLock<Box<OtherClasses>>,
}

/// Classes by births or statistics, and behind them those that were asked for next.
#[derive(Debug)]
struct OtherClasses {
    told_apart: ToldApart,
    classes: Classes,
    next: OnceLock<Box<Self>>,
}

impl Case<'_> {
    /// Everybody listed, in classes of those whom selectors that look at this cannot tell apart.
    pub(crate) fn classes(&self, mentioned: &Mentioned) -> &Classes {
        let told_apart = ToldApart::by(mentioned);
        let ClassesOfAll { plain, others } = &self.people.classes;
        if let Some(at) = told_apart.index() {
            return plain[at].get_or_init(|| Classes::of(self, told_apart));
        }
        let mut place = others;
        loop {
            let held = place.get_or_init(|| {
                let classes = Classes::of(self, told_apart.clone());
                let told_apart = told_apart.clone();
                Box::new(OtherClasses { told_apart, classes, next: OnceLock::new() })
            });
            if held.told_apart == told_apart {
                return &held.classes;
            }
            place = &held.next;
        }
    }
}

/// Everybody listed, by their class.
#[derive(Debug, Default)]
pub(crate) struct Classes {
    /// The class of each, in the order of [`Case::listed`].
    of: Vec<u32>,
    alike: Vec<Alike>,
}

/// Those of a class.
#[derive(Debug, Clone, Copy)]
struct Alike {
    /// The place of the first of them.
    first: usize,
    many: u32,
}

impl Classes {
    fn of(case: &Case<'_>, told_apart: ToldApart) -> Self {
        let mut classes = Self::default();
        let mut keys = Keys::of(case, told_apart);
        let mut known: HashMap<ClassKey, u32, RandomState> = HashMap::default();
        classes.of.reserve_exact(case.people.len() + case.people.in_doubt().len());
        for (at, who) in case.listed().enumerate() {
            let next = u32::try_from(classes.alike.len()).unwrap_or(u32::MAX);
            let class = *known.entry(keys.key(who)).or_insert(next);
            match classes.alike.get_mut(class as usize) {
                Some(alike) => alike.many += 1,
                None => classes.alike.push(Alike { first: at, many: 1 }),
            }
            classes.of.push(class);
        }
        classes
    }

    /// The class of somebody, by the place among all who are listed.
    pub(crate) fn class_of(&self, at: usize) -> usize {
        self.of[at] as usize
    }

    /// How many classes there are.
    pub(crate) fn len(&self) -> usize {
        self.alike.len()
    }

    /// One of each class, with the number of all who are alike.
    pub(crate) fn each<'c, 'a>(
        &'c self,
        case: &'c Case<'a>,
    ) -> impl Iterator<Item = (Listed<'a>, u32)> + 'c {
        self.alike.iter().map(|alike| (case.listed_at(alike.first), alike.many))
    }

    /// Everybody who is of one of these classes, in the order of the list.
    pub(crate) fn members<'c, 'a>(
        &'c self,
        case: &'c Case<'a>,
        is_of_them: &'c [bool],
    ) -> impl Iterator<Item = (usize, Listed<'a>)> + 'c {
        let listed = case.listed().zip(&self.of);
        listed.map(|(who, class)| (*class as usize, who)).filter(|(class, _)| is_of_them[*class])
    }
}

/// All that makes the ways in which somebody can turn out, as numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct ClassKey {
    traits: u64,
    texts: u64,
}

/// Makes the keys of people.
struct Keys<'c, 'a> {
    case: &'c Case<'a>,
    told_apart: ToldApart,
    /// The names that several groups share, each as its groups.
    shared_names: Vec<&'a [GroupCode]>,
    works: Numbered<'a, Vec<String>>,
    units: Numbered<'a, String>,
    births: HashMap<BirthDate, u32, RandomState>,
    ladders: Vec<&'a LadderRule>,
    /// A field of work together with the parts told of the statistics.
    parts: HashMap<(u32, Vec<Option<&'a str>>), u32, RandomState>,
}

impl<'c, 'a> Keys<'c, 'a> {
    fn of(case: &'c Case<'a>, told_apart: ToldApart) -> Self {
        Self {
            case,
            ladders: told_apart.statistics.iter().filter_map(|id| case.ladder(id)).collect(),
            told_apart,
            shared_names: Vec::new(),
            works: Numbered::default(),
            units: Numbered::default(),
            births: HashMap::default(),
            parts: HashMap::default(),
        }
    }

    fn key(&mut self, who: Listed<'a>) -> ClassKey {
        let person = who.person;
        let ToldApart { ages, works, units, births, .. } = self.told_apart;
        let role = person.role.known().map_or(0, |role| 1 + *role as u64);
        let gender = person.gender.known().map_or(0, |gender| 1 + *gender as u64);
        let kind = person.kind.known().map_or(0, |kind| 1 + *kind as u64);
        let traits = role | gender << 2 | kind << 4 | u64::from(who.is_in_doubt) << 6;
        let birth = match (births, ages) {
            (true, _) => self.birth(person),
            (false, true) => self.ages(person),
            (false, false) => 0,
        };
        let ruleset = self.case.ruleset;
        let work = person.work.known().filter(|_| works);
        let work =
            work.map_or(0, |work| self.works.number(work, |work| fields_told(ruleset, work)));
        let work = if self.ladders.is_empty() { work } else { self.parts(work, person) };
        let unit = person.unit.known().filter(|_| units);
        let unit = unit.map_or(0, |unit| self.units.number(unit, spelling::key));
        ClassKey {
            traits: traits | u64::from(self.group(person)) << 7 | birth << 31,
            texts: u64::from(work) << 32 | u64::from(unit),
        }
    }

    /// A number for a field of work together with the parts told of the statistics.
    fn parts(&mut self, work: u32, person: &Delegate) -> u32 {
        let case = self.case;
        let told =
            |ladder: &&'a LadderRule| case.part_told(ladder, person).map(|part| part.id.as_str());
        let parts = self.ladders.iter().map(told).collect();
        next_number(&mut self.parts, (work, parts))
    }

    /// A number for the birth date, by which the ages are told apart, too.
    fn birth(&mut self, person: &Delegate) -> u64 {
        let birth = person.birth.known();
        birth.map_or(0, |birth| u64::from(next_number(&mut self.births, *birth)))
    }

    /// A number for the groups that the person can be of.
    fn group(&mut self, person: &'a Delegate) -> u16 {
        const FOREIGN: u16 = 1;
        const FIRST_GROUP: u16 = 2;
        const FIRST_SHARED_NAME: u16 = FIRST_GROUP + 256;
        match person.group.known() {
            Some(Resolution::Group(code)) => FIRST_GROUP + u16::from(code.number()),
            Some(Resolution::Foreign) => FOREIGN,
            Some(Resolution::Ambiguous(codes)) => {
                let names = &mut self.shared_names;
                let known = names.iter().position(|known| known == codes);
                let at = known.unwrap_or_else(|| {
                    names.push(codes);
                    names.len() - 1
                });
                // Names are the catalogue's, which has few that groups share.
                FIRST_SHARED_NAME + u16::try_from(at).unwrap_or(u16::MAX - FIRST_SHARED_NAME)
            }
            Some(Resolution::Unknown { .. }) | None => 0,
        }
    }

    /// A number for the ages that the person can be of.
    fn ages(&self, person: &Delegate) -> u64 {
        let Some((birth, day)) = person.birth.known().zip(self.case.first_day()) else { return 0 };
        let (youngest, oldest) = age_range(*birth, day);
        let bits = |age: i16| u64::from(age.cast_unsigned());
        1 | bits(youngest) << 1 | bits(oldest) << 17
    }
}

/// Texts by the numbers of what they say; 0 is for those who have none.
struct Numbered<'a, T> {
    texts: HashMap<&'a str, u32, RandomState>,
    said: HashMap<T, u32, RandomState>,
}

impl<T> Default for Numbered<'_, T> {
    fn default() -> Self {
        Self { texts: HashMap::default(), said: HashMap::default() }
    }
}

impl<'a, T: Hash + Eq> Numbered<'a, T> {
    fn number(&mut self, text: &'a SmolStr, says: impl FnOnce(&str) -> T) -> u32 {
        *self.texts.entry(text).or_insert_with(|| next_number(&mut self.said, says(text)))
    }
}

/// The number of something that was met before, or the next one; the first is 1.
fn next_number<T: Hash + Eq>(known: &mut HashMap<T, u32, RandomState>, it: T) -> u32 {
    let next = u32::try_from(known.len() + 1).unwrap_or(u32::MAX);
    *known.entry(it).or_insert(next)
}
