//! Which delegates a rule speaks of.
//!
//! A selector is asked about a [`World`]: one way in which a delegate's unknown values can turn
//! out. What is unknown about the delegate is therefore no concern of the selector; it only tells
//! which attributes it looks at ([`Mentioned`]), so that no more worlds are drawn than matter.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::catalogue::{GroupCatalogue, GroupCode};
use crate::roster::{Gender, OfficialKind, Role};
use crate::rules::measure::World;
use crate::spelling;

/// A choice of delegates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Selector {
    /// Those in one of these roles.
    Role(Vec<Role>),
    /// Those of this gender.
    Gender(Gender),
    /// Those of one of these groups.
    Group(Groups),
    /// Those of this age, in years completed on the congress's first day.
    Age(AgeBand),
    /// Those who were born on one of these days.
    Born(BirthDays),
    /// Those who work in one of these fields.
    Work(Vec<String>),
    /// Those of whom a statistic of the ruleset tells one of these parts.
    Told(PartsTold),
    /// Those who stand for one of these units.
    Unit(Vec<String>),
    /// Official delegates of this kind.
    Kind(OfficialKind),
    /// All others.
    Not(Box<Self>),
    /// Those whom at least one chooses.
    Any(Vec<Self>),
    /// Those whom each chooses; everybody where there is none.
    All(Vec<Self>),
}

/// A choice of ethnic groups.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Groups {
    Minority,
    Listed(Vec<GroupCode>),
}

/// From so many to so many years.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AgeBand {
    /// The least.
    pub min: Option<i16>,
    /// The most.
    pub max: Option<i16>,
}

impl AgeBand {
    /// Whether the age lies within the band.
    pub fn contains(self, age: i16) -> bool {
        self.min.is_none_or(|min| min <= age) && self.max.is_none_or(|max| age <= max)
    }
}

/// From a day on, and before another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BirthDays {
    /// The first.
    pub from: Option<Date>,
    /// The first that is too late.
    pub before: Option<Date>,
}

impl BirthDays {
    /// Whether the day is one of them.
    pub fn contain(self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.before.is_none_or(|before| day < before)
    }
}

/// Some parts of a statistic, such as the Party members of `party`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartsTold {
    /// The statistic's id.
    pub statistic: String,
    /// The ids of the parts, of which one is told.
    pub parts: Vec<String>,
}

/// The attributes that selectors look at.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "one for each attribute")]
pub struct Mentioned {
    pub role: bool,
    pub gender: bool,
    pub group: bool,
    /// Ex-officio, selected or appointed.
    pub kind: bool,
    /// The age: one on each side of every limit, so that all that differ are among them.
    pub ages: BTreeSet<i16>,
    /// The days of birth: the last and the first on the two sides of every limit.
    pub births: BTreeSet<Date>,
    /// The fields of work.
    pub works: BTreeSet<String>,
    /// The parts of statistics, by the statistic.
    pub parts: BTreeMap<String, BTreeSet<String>>,
    /// The units, folded.
    pub units: BTreeSet<String>,
}

impl Selector {
    /// Everybody on the list.
    pub fn everyone() -> Self {
        Self::All(Vec::new())
    }

    /// Those whom both choose.
    #[must_use]
    pub fn and(&self, other: &Self) -> Self {
        let mut all = Vec::new();
        for part in [self, other] {
            match part {
                Self::All(parts) => all.extend(parts.iter().cloned()),
                other => all.push(other.clone()),
            }
        }
        // What is asked twice reads badly in a sentence.
        let mut distinct: Vec<Self> = Vec::new();
        for part in all {
            if !distinct.contains(&part) {
                distinct.push(part);
            }
        }
        match distinct.len() {
            1 => distinct.remove(0),
            _ => Self::All(distinct),
        }
    }

    /// Whether it chooses the delegate, if the unknown values turn out this way.
    pub fn chooses(&self, world: &World, catalogue: &GroupCatalogue) -> bool {
        match self {
            Self::Role(roles) => roles.contains(&world.role),
            Self::Gender(gender) => world.gender == *gender,
            Self::Group(Groups::Minority) => {
                world.group.is_some_and(|code| catalogue.is_minority(code))
            }
            Self::Group(Groups::Listed(codes)) => {
                world.group.is_some_and(|code| codes.contains(&code))
            }
            Self::Age(band) => band.contains(world.age),
            Self::Born(days) => days.contain(world.born),
            Self::Work(fields) => world.works.iter().any(|field| fields.contains(field)),
            Self::Told(PartsTold { statistic, parts }) => {
                world.part_of(statistic).is_some_and(|told| parts.iter().any(|part| part == told))
            }
            Self::Unit(units) => {
                units.iter().any(|unit| world.unit.as_deref() == Some(&spelling::key(unit)))
            }
            Self::Kind(kind) => world.role == Role::Official && world.kind == *kind,
            Self::Not(other) => !other.chooses(world, catalogue),
            Self::Any(parts) => parts.iter().any(|part| part.chooses(world, catalogue)),
            Self::All(parts) => parts.iter().all(|part| part.chooses(world, catalogue)),
        }
    }

    /// Whether it can choose somebody in this role, whatever else is known of them.
    pub fn may_choose(&self, role: Role) -> bool {
        match self {
            Self::Role(roles) => roles.contains(&role),
            Self::Kind(_) => role == Role::Official,
            Self::Not(other) => match other.as_ref() {
                Self::Role(roles) => !roles.contains(&role),
                _ => true,
            },
            Self::Any(parts) => parts.iter().any(|part| part.may_choose(role)),
            Self::All(parts) => parts.iter().all(|part| part.may_choose(role)),
            Self::Gender(_)
            | Self::Group(_)
            | Self::Age(_)
            | Self::Born(_)
            | Self::Work(_)
            | Self::Told(_)
            | Self::Unit(_) => true,
        }
    }

    /// Adds the attribute that a leaf looks at.
    fn mention(&self, mentioned: &mut Mentioned) {
        match self {
            Self::Role(_) => mentioned.role = true,
            Self::Gender(_) => mentioned.gender = true,
            Self::Group(_) => mentioned.group = true,
            Self::Age(band) => {
                let min = band.min.unwrap_or_default();
                mentioned.ages.extend([min.saturating_sub(1), min]);
                if let Some(max) = band.max {
                    mentioned.ages.extend([max, max.saturating_add(1)]);
                }
            }
            Self::Born(days) => {
                for limit in [days.from, days.before].into_iter().flatten() {
                    mentioned.births.extend(limit.yesterday().into_iter().chain([limit]));
                }
            }
            Self::Work(fields) => mentioned.works.extend(fields.iter().cloned()),
            Self::Told(PartsTold { statistic, parts }) => {
                let known = mentioned.parts.entry(statistic.clone()).or_default();
                known.extend(parts.iter().cloned());
            }
            Self::Unit(units) => {
                mentioned.units.extend(units.iter().map(|unit| spelling::key(unit)));
            }
            Self::Kind(_) => {
                mentioned.kind = true;
                mentioned.role = true;
            }
            Self::Not(_) | Self::Any(_) | Self::All(_) => {}
        }
    }

    /// The parts that look at one attribute each.
    pub(crate) fn leaves(&self) -> Vec<&Self> {
        match self {
            Self::Not(other) => other.leaves(),
            Self::Any(parts) | Self::All(parts) => parts.iter().flat_map(Self::leaves).collect(),
            leaf => vec![leaf],
        }
    }

    /// The attributes that it looks at.
    pub fn mentioned(&self) -> Mentioned {
        Self::mentioned_by([self])
    }

    /// The attributes that any of these look at.
    pub fn mentioned_by<'a>(selectors: impl IntoIterator<Item = &'a Self>) -> Mentioned {
        let mut mentioned = Mentioned::default();
        for leaf in selectors.into_iter().flat_map(Self::leaves) {
            leaf.mention(&mut mentioned);
        }
        mentioned
    }
}

impl Mentioned {
    /// Whether it hangs on the birth date.
    pub fn looks_at_birth(&self) -> bool {
        !self.ages.is_empty() || !self.births.is_empty()
    }

    /// The columns of a list that tell gender, group or birth date, where those are looked at.
    pub fn needed_fields(&self) -> Vec<crate::roster::Field> {
        use crate::roster::Field;
        let asked = [
            (self.gender, Field::Gender),
            (self.group, Field::Group),
            (self.looks_at_birth(), Field::BirthDate),
        ];
        asked.into_iter().filter(|(is_asked, _)| *is_asked).map(|(_, field)| field).collect()
    }
}
