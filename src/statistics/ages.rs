//! Mean age, youngest and oldest.

use jiff::civil::Date;

use super::person::Person;
use crate::numbers::Headcount;
use crate::wording::Text;

/// So many names stand beside an extreme; of more people the number is told alone.
const MOST_NAMES: usize = 3;

/// The ages of the people of whom the birth is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ages {
    /// The mean; none where no age is known.
    pub mean: Option<Mean>,
    pub youngest: Option<Extreme>,
    pub oldest: Option<Extreme>,
    /// Those whose age is not told.
    pub unknown: Headcount,
}

/// A mean age, exact: where years of birth alone are told, the least and the most that it can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mean {
    least: u64,
    most: u64,
    people: u64,
}

/// The youngest or the oldest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extreme {
    /// The least and the most that the age can be.
    pub age: (i16, i16),
    /// Those who are, or may be; empty where names are not shown or there are too many.
    pub names: Vec<String>,
    /// How many they are.
    pub people: Headcount,
}

impl Mean {
    /// The least and the most, with two decimals behind a point, rounded half up.
    pub fn plain(self) -> (String, String) {
        let hundredths = |sum: u64| (2 * sum * 100 + self.people) / (2 * self.people);
        let plain = |sum| format!("{}.{:02}", hundredths(sum) / 100, hundredths(sum) % 100);
        (plain(self.least), plain(self.most))
    }

    /// The mean as each language writes it.
    pub fn words(self) -> Text {
        let (least, most) = self.plain();
        let plain = if least == most { least } else { format!("{least}–{most}") };
        Text::new(plain.replace('.', ","), plain)
    }
}

impl Ages {
    pub(super) fn of(people: &[Person<'_>], names: bool) -> Self {
        let known: Vec<Aged<'_>> = people.iter().filter_map(Aged::of).collect();
        let sum = |age: &dyn Fn(&Aged<'_>) -> i16| {
            known.iter().map(|it| u64::try_from(age(it)).unwrap_or_default()).sum::<u64>()
        };
        let mean = (!known.is_empty()).then(|| Mean {
            least: sum(&|it| it.age.0),
            most: sum(&|it| it.age.1),
            people: known.len() as u64,
        });
        Self {
            mean,
            youngest: youngest(&known, names),
            oldest: oldest(&known, names),
            unknown: (people.len() - known.len()) as Headcount,
        }
    }
}

/// Somebody whose age is known, at least between two years.
#[derive(Debug, Clone, Copy)]
struct Aged<'a> {
    name: &'a str,
    age: (i16, i16),
    born: (Date, Date),
}

impl<'a> Aged<'a> {
    fn of(person: &Person<'a>) -> Option<Self> {
        let name = person.delegate.name.written.trim();
        Some(Self { name, age: person.age?, born: person.birth?.range() })
    }
}

fn youngest(known: &[Aged<'_>], names: bool) -> Option<Extreme> {
    let least = known.iter().map(|it| it.age.0).min()?;
    let most = known.iter().map(|it| it.age.1).min()?;
    let latest = known.iter().map(|it| it.born.0).max()?;
    Some(extreme((least, most), known.iter().filter(|it| it.born.1 >= latest), names))
}

fn oldest(known: &[Aged<'_>], names: bool) -> Option<Extreme> {
    let least = known.iter().map(|it| it.age.0).max()?;
    let most = known.iter().map(|it| it.age.1).max()?;
    let earliest = known.iter().map(|it| it.born.1).min()?;
    Some(extreme((least, most), known.iter().filter(|it| it.born.0 <= earliest), names))
}

fn extreme<'a>(
    age: (i16, i16),
    people: impl Iterator<Item = &'a Aged<'a>>,
    names: bool,
) -> Extreme {
    let people: Vec<&str> = people.map(|it| it.name).collect();
    let are_named = names && people.len() <= MOST_NAMES;
    let shown = people.iter().filter(|name| are_named && !name.is_empty());
    Extreme {
        age,
        names: shown.map(|name| (*name).to_owned()).collect(),
        people: people.len() as Headcount,
    }
}
