//! The figures themselves: counts, and partitions of the base.

use std::collections::BTreeMap;

use super::figure::{Count, Figure, Part, Statistic, Untold};
use super::person::{GroupOf, Person, RungTold};
use super::{Asked, ListCounted};
use crate::closed_list::ClosedList as _;
use crate::numbers::Headcount;
use crate::roster::{Field, Gender, OfficialKind, Role, Table, words};
use crate::rules::LadderRule;
use crate::text;
use crate::wording::Text;

/// The order of the form; what it does not have stands before the ages.
const ORDER: [&str; 12] = [
    "role",
    "kind",
    "women",
    "men",
    "party",
    "minorities",
    "groups",
    "work",
    "education",
    "qualification",
    "political_theory",
    "religion",
];
const LAST: [&str; 3] = ["age_bands", "young", "honours"];

/// Every figure, in the order of the form.
pub(super) fn all(
    people: &[Person<'_>],
    lists: &[ListCounted],
    asked: &Asked<'_>,
) -> Vec<Statistic> {
    let counting = Counting { people, lists, asked };
    let mut all = counting.of_persons();
    for (at, ladder) in asked.ruleset.ladders.iter().enumerate() {
        let told = counting.ladder(at, ladder);
        let is_missing = matches!(told.figure, Figure::NoColumn(_));
        all.extend((!is_missing || !ladder.is_optional).then_some(told));
    }
    all.extend(counting.of_ages());
    all.sort_by_key(|statistic| place(&statistic.id));
    all
}

fn place(id: &str) -> usize {
    let id = if id.starts_with("under_") { LAST[1] } else { id };
    let of = |order: &[&str]| order.iter().position(|known| id == *known);
    of(&ORDER).or_else(|| of(&LAST).map(|at| ORDER.len() + 1 + at)).unwrap_or(ORDER.len())
}

struct Counting<'c, 'a> {
    people: &'c [Person<'a>],
    lists: &'c [ListCounted],
    asked: &'c Asked<'c>,
}

impl Counting<'_, '_> {
    fn of_persons(&self) -> Vec<Statistic> {
        let mut all = Vec::new();
        let roles = |person: &Person<'_>| person.role;
        if self.distinct(roles) > 1 {
            let parts = Role::ALL.iter().map(|role| (*role, role.id(), words::role(*role)));
            let title = text!(vi: "Tư cách đại biểu", en: "Role");
            all.push(self.partition("role", title, &[Field::Role], parts, roles));
        }
        let kinds = |person: &Person<'_>| person.kind;
        let parts = OfficialKind::ALL.iter().map(|kind| (*kind, kind.id(), words::kind(*kind)));
        let title = text!(vi: "Thành phần", en: "How chosen");
        all.push(self.partition("kind", title, &[Field::Kind], parts, kinds));
        for (id, gender, title) in [
            ("women", Gender::Female, text!(vi: "Nữ", en: "Women")),
            ("men", Gender::Male, text!(vi: "Nam", en: "Men")),
        ] {
            let is = |person: &Person<'_>| person.gender.map(|it| it == gender);
            all.push(self.count(id, title, &[Field::Gender], is));
        }
        let title = text!(vi: "Người dân tộc thiểu số", en: "Ethnic minorities");
        all.push(self.count("minorities", title, &[Field::Group], |person| person.is_minority));
        all.push(self.groups());
        all.push(self.works());
        all
    }

    /// How many different values the people have.
    fn distinct<T: PartialEq>(&self, value: impl Fn(&Person<'_>) -> Option<T>) -> usize {
        let mut seen: Vec<T> = Vec::new();
        for value in self.people.iter().filter_map(value) {
            if !seen.contains(&value) {
                seen.push(value);
            }
        }
        seen.len()
    }

    /// Where nobody is known to have it and no column could tell it, nothing is counted.
    fn missing(&self, nobody: bool, fields: &[Field]) -> Option<Figure> {
        let tells = |table: &Table| {
            fields.iter().any(|field| table.columns_telling(*field).next().is_some())
        };
        let tables = || self.lists.iter().flat_map(|list| &list.roster.tables);
        let is_missing = nobody && !tables().any(tells);
        is_missing.then(|| Figure::NoColumn(fields.to_vec()))
    }

    fn count(
        &self,
        id: &str,
        title: Text,
        fields: &[Field],
        is: impl Fn(&Person<'_>) -> Option<bool>,
    ) -> Statistic {
        let count = Count::of(self.people.iter().map(&is));
        let nobody = self.people.iter().all(|person| is(person).is_none());
        let figure = self.missing(nobody, fields).unwrap_or(Figure::Count(count));
        let untold = nothing_told(count.unknown);
        Statistic { id: id.to_owned(), title, figure, untold }
    }

    fn partition<'p, T: PartialEq>(
        &self,
        id: &str,
        title: Text,
        fields: &[Field],
        parts: impl Iterator<Item = (T, &'p str, Text)>,
        value: impl Fn(&Person<'_>) -> Option<T>,
    ) -> Statistic {
        let values: Vec<Option<T>> = self.people.iter().map(value).collect();
        let unknown = values.iter().filter(|value| value.is_none()).count() as Headcount;
        let parts = parts.map(|(part, id, title)| {
            let n = values.iter().filter(|value| value.as_ref() == Some(&part)).count();
            Part { id: id.to_owned(), title: title.capitalised(), n: n as Headcount }
        });
        let parts = parts.collect();
        let nobody = values.iter().all(Option::is_none);
        let figure = self.missing(nobody, fields).unwrap_or(Figure::Parts { parts, unknown });
        Statistic { id: id.to_owned(), title, figure, untold: nothing_told(unknown) }
    }

    /// The groups, the largest first.
    fn groups(&self) -> Statistic {
        let catalogue = self.asked.ruleset.catalogue;
        let groups = in_order_of_size(self.people.iter().map(|person| person.group));
        let ids: Vec<String> = groups.iter().map(|(group, _)| group_id(*group)).collect();
        let parts = groups.iter().zip(&ids).map(|((group, _), id)| {
            let title = match group {
                GroupOf::Group(code) => Text::same(catalogue.name(*code)),
                GroupOf::Foreigner => text!(vi: "Người nước ngoài", en: "Foreigners"),
            };
            (*group, id.as_str(), title)
        });
        let title = text!(vi: "Dân tộc", en: "Ethnic groups");
        self.partition("groups", title, &[Field::Group], parts, |person| person.group)
    }

    /// The fields of work; whoever works in several is in a part of its own.
    fn works(&self) -> Statistic {
        const SEVERAL: &str = "several";
        let fields = &self.asked.ruleset.fields_of_work;
        let work = |person: &Person<'_>| match person.works.as_deref()? {
            [only] => Some(only.clone()),
            _ => Some(SEVERAL.to_owned()),
        };
        let several = text!(vi: "Nhiều lĩnh vực", en: "Several fields");
        let parts = fields.iter().map(|field| (field.id.clone(), &*field.id, field.title.clone()));
        let parts = parts.chain(std::iter::once((SEVERAL.to_owned(), SEVERAL, several)));
        let title = text!(vi: "Lĩnh vực công tác", en: "Fields of work");
        self.partition("work", title, &[Field::Work], parts, work)
    }

    fn ladder(&self, at: usize, ladder: &LadderRule) -> Statistic {
        let rungs = || self.people.iter().map(|person| &person.rungs[at]);
        let tables = || self.lists.iter().flat_map(|list| &list.roster.tables);
        let parts = ladder.parts.iter().enumerate().map(|(place, rung)| {
            let n = rungs().filter(|told| **told == RungTold::Rung(place)).count();
            Part { id: rung.id.clone(), title: rung.title.clone(), n: n as Headcount }
        });
        let mut untold = Untold::default();
        let mut texts: BTreeMap<&str, Headcount> = BTreeMap::new();
        for told in rungs() {
            match told {
                RungTold::Rung(_) => {}
                RungTold::Blank => untold.blank += 1,
                RungTold::NotUnderstood(text) => *texts.entry(text).or_default() += 1,
            }
        }
        let unknown = untold.blank + texts.values().sum::<Headcount>();
        untold.texts = texts.into_iter().map(|(text, n)| (text.to_owned(), n)).collect();
        untold.texts.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
        let figure = if tables().any(|table| ladder.has_column(table)) {
            Figure::Parts { parts: parts.collect(), unknown }
        } else {
            Figure::NoColumn(ladder.fields.clone())
        };
        Statistic { id: ladder.id.clone(), title: ladder.title.clone(), figure, untold }
    }

    /// The bands of age, and the young where no band ends with them. None where no day is told.
    fn of_ages(&self) -> Vec<Statistic> {
        let (limits, young) = (self.asked.bands.limits(), self.asked.ruleset.ages.young);
        if self.asked.as_of.is_none() {
            return Vec::new();
        }
        let mut all = Vec::new();
        if !limits.is_empty() {
            let band = |age| self.asked.bands.band(age);
            let of = |person: &Person<'_>| {
                let (least, most) = person.age?;
                (band(least) == band(most)).then(|| band(least))
            };
            let ids: Vec<(String, Text)> =
                (0..=limits.len()).map(|at| band_of(limits, at)).collect();
            let parts = ids.iter().enumerate().map(|(at, (id, title))| (at, &**id, title.clone()));
            let title = text!(vi: "Độ tuổi", en: "Age");
            all.push(self.partition("age_bands", title, &[Field::BirthDate], parts, of));
        }
        if young > 0 && limits.first() != Some(&young) {
            let title = younger_than(young);
            let is = |person: &Person<'_>| person.is_younger(young);
            all.push(self.count(&format!("under_{young}"), title, &[Field::BirthDate], is));
        }
        all
    }
}

/// How many women and men there are in a band of age.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BandByGender {
    pub title: Text,
    pub women: Headcount,
    pub men: Headcount,
}

/// The bands of age by gender, the youngest first; empty where no age is counted.
pub(super) fn pyramid(people: &[Person<'_>], asked: &Asked<'_>) -> Vec<BandByGender> {
    let limits = asked.bands.limits();
    let band = |person: &Person<'_>| {
        let (least, most) = person.age?;
        let (least, most) = (asked.bands.band(least), asked.bands.band(most));
        (least == most).then_some(least)
    };
    let known = people.iter().filter_map(|person| Some((band(person)?, person.gender?)));
    let known: Vec<(usize, Gender)> = known.collect();
    if known.is_empty() || limits.is_empty() {
        return Vec::new();
    }
    let of = |at, gender| known.iter().filter(|it| **it == (at, gender)).count() as Headcount;
    let row = |at| BandByGender {
        title: band_of(limits, at).1,
        women: of(at, Gender::Female),
        men: of(at, Gender::Male),
    };
    (0..=limits.len()).map(row).collect()
}

fn nothing_told(unknown: Headcount) -> Untold {
    Untold { blank: unknown, texts: Vec::new() }
}

/// The id of a group as a part: its code.
pub(super) fn group_id(group: GroupOf) -> String {
    match group {
        GroupOf::Group(code) => code.to_string(),
        GroupOf::Foreigner => "foreign".to_owned(),
    }
}

/// What is told, the most frequent first.
pub(super) fn in_order_of_size<T: Ord + Copy>(
    told: impl Iterator<Item = Option<T>>,
) -> Vec<(T, Headcount)> {
    let mut sizes: BTreeMap<T, Headcount> = BTreeMap::new();
    for it in told.flatten() {
        *sizes.entry(it).or_default() += 1;
    }
    let mut sizes: Vec<(T, Headcount)> = sizes.into_iter().collect();
    sizes.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    sizes
}

/// Those below an age.
pub(super) fn younger_than(limit: i16) -> Text {
    text!(vi: "Dưới {limit} tuổi", en: "Under {limit}")
}

fn band_of(limits: &[i16], at: usize) -> (String, Text) {
    let from = at.checked_sub(1).and_then(|below| limits.get(below));
    match (from, limits.get(at)) {
        (None, Some(limit)) => (format!("under_{limit}"), younger_than(*limit)),
        (Some(from), Some(limit)) => {
            let last = limit - 1;
            let title = text!(vi: "Từ {from} đến {last} tuổi", en: "{from} to {last}");
            (format!("{from}_to_{last}"), title)
        }
        (Some(from), None) => {
            (format!("from_{from}"), text!(vi: "Từ {from} tuổi trở lên", en: "{from} and over"))
        }
        (None, None) => (String::new(), Text::same("")),
    }
}
