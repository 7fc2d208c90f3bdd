//! The congress profile: what the unit is, who lives there, when the congress is held.
//!
//! Every fact may be missing; a rule that needs it is then not checked, and says so.

mod written;

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::catalogue::{GroupCatalogue, GroupCode, group_code};
use crate::numbers::{Fraction, Headcount};
use crate::spelling;
use crate::text;
use crate::toml_tree::{self, Problem, Value, WrittenTable};

pub(crate) use written::{FactLine, toml_string};

/// What is known of a congress, from its profile and from the command line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CongressProfile {
    /// The unit's name.
    pub name: Option<String>,
    /// The province it belongs to.
    pub province: Option<String>,
    /// The level, in the words of the ruleset.
    pub level: Option<String>,
    /// How many minority people live in the unit.
    pub minority_population: Option<u64>,
    /// The resident minority groups.
    pub groups: Option<Vec<GroupCode>>,
    /// How many units below this one qualify for a congress of their own.
    pub qualifying_districts: Option<u64>,
    /// How many people of each group live in the unit.
    pub population: BTreeMap<GroupCode, u64>,
    /// The congress's first day.
    pub date: Option<Date>,
    /// Its length in days.
    pub days: Option<Fraction>,
    /// Whether it is the pilot of its province.
    pub pilot: Option<bool>,
    /// The seats allotted to this unit at the upper congress.
    pub delegation: Option<Allotment>,
    /// The seats of each unit of the list itself, such as a constituency, by its name.
    pub seats: Vec<(String, Headcount)>,
}

/// The seats that a unit is allotted at the upper congress.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Allotment {
    /// Official delegates.
    pub official: Option<Headcount>,
    pub alternates: Option<Headcount>,
}

/// The keys of a profile, in the order of documentation.
pub(crate) const KEYS: [&str; 10] = [
    "name",
    "province",
    "level",
    "minority_population",
    "qualifying_districts",
    "groups",
    "population",
    "held",
    "delegation",
    "seats",
];

impl CongressProfile {
    /// Reads a profile; every key may be left out, and an unknown one is refused.
    ///
    /// The resident groups are those of `groups`, or else the minorities of `[population]`; the
    /// minority population is that of `minority_population`, or else their sum.
    ///
    /// # Errors
    ///
    /// All the problems of the text, which is file 0 of their places.
    ///
    /// # Examples
    ///
    /// ```
    /// use delegate_quota::rooms::catalogue::GroupCatalogue;
    /// use delegate_quota::rooms::congress::CongressProfile;
    ///
    /// let text = "name = \"Sa Thầy\"\n[population]\n\"Gia Rai\" = 12000\nKinh = 20000\n";
    /// let profile = CongressProfile::from_toml(text, GroupCatalogue::vietnam()).unwrap();
    /// assert_eq!(profile.minority_population, Some(12_000));
    /// ```
    pub fn from_toml(text: &str, catalogue: &GroupCatalogue) -> Result<Self, Vec<Problem>> {
        toml_tree::read_text(text, KEYS, |table, problems| {
            Self::from_table(table, catalogue, problems)
        })
    }

    /// Reads the keys of a profile out of a table that may have others.
    pub(crate) fn from_table(
        table: &WrittenTable<'_>,
        catalogue: &GroupCatalogue,
        problems: &mut Vec<Problem>,
    ) -> Self {
        let mut profile = Self {
            name: table.words("name", problems),
            province: table.words("province", problems),
            level: table.words("level", problems),
            minority_population: table.count("minority_population", problems),
            qualifying_districts: table.count("qualifying_districts", problems),
            groups: table
                .optional("groups")
                .and_then(|value| toml_tree::group_codes(value, catalogue, problems)),
            ..Self::default()
        };
        if let Some(value) = table.optional("population") {
            profile.population = population(value, catalogue, problems).unwrap_or_default();
            let minorities =
                || profile.population.iter().filter(|(code, _)| catalogue.is_minority(**code));
            profile.groups =
                profile.groups.or_else(|| Some(minorities().map(|(code, _)| *code).collect()));
            profile.minority_population = profile
                .minority_population
                .or_else(|| Some(minorities().map(|(_, people)| people).sum()));
        }
        if let Some(value) = table.optional("seats") {
            profile.seats = seats(value, problems).unwrap_or_default();
        }
        if let Some(value) = table.optional("held") {
            read_held(&mut profile, value, problems);
        }
        profile.delegation =
            table.optional("delegation").and_then(|value| allotment(value, problems));
        // A table without a number tells nothing.
        profile.delegation = profile.delegation.filter(|seats| *seats != Allotment::default());
        profile
    }

    /// How many people of a group live in the unit, as far as it is told: nobody of a minority that is
    /// not among the resident groups.
    pub fn residents(&self, group: GroupCode, catalogue: &GroupCatalogue) -> Option<u64> {
        let lives_elsewhere = || {
            let resident = self.groups.as_ref()?;
            (catalogue.is_minority(group) && !resident.contains(&group)).then_some(0)
        };
        self.population.get(&group).copied().or_else(lives_elsewhere)
    }

    /// Takes over what another profile tells and this one does not.
    pub fn fill_from(&mut self, other: &Self) {
        fn fill<T: Clone>(own: &mut Option<T>, other: Option<&T>) {
            if own.is_none() {
                *own = other.cloned();
            }
        }
        fill(&mut self.name, other.name.as_ref());
        fill(&mut self.province, other.province.as_ref());
        fill(&mut self.level, other.level.as_ref());
        fill(&mut self.minority_population, other.minority_population.as_ref());
        fill(&mut self.qualifying_districts, other.qualifying_districts.as_ref());
        fill(&mut self.groups, other.groups.as_ref());
        if self.population.is_empty() {
            self.population.clone_from(&other.population);
        }
        fill(&mut self.date, other.date.as_ref());
        fill(&mut self.days, other.days.as_ref());
        fill(&mut self.pilot, other.pilot.as_ref());
        fill(&mut self.delegation, other.delegation.as_ref());
        if self.seats.is_empty() {
            self.seats.clone_from(&other.seats);
        }
    }
}

pub(crate) fn population(
    value: &Value,
    catalogue: &GroupCatalogue,
    problems: &mut Vec<Problem>,
) -> Option<BTreeMap<GroupCode, u64>> {
    let mut population = BTreeMap::new();
    for entry in value.as_table(problems)?.entries.iter() {
        let people = entry.value.as_count(problems);
        let name = &entry.key.name;
        let code = match group_code(name, catalogue) {
            Ok(code) => code,
            Err(fault) => {
                problems.push(Problem::refused(&entry.key.place, fault));
                continue;
            }
        };
        if population.insert(code, people.unwrap_or_default()).is_some() {
            let group = catalogue.name(code);
            problems.push(Problem::error(
                &entry.key.place,
                text!(
                    vi: "`{name}` là dân tộc {group}, đã ghi ở trên",
                    en: "`{name}` is the group {group}, which stands above already",
                ),
            ));
        }
    }
    Some(population)
}

/// Seats by unit; two spellings of one unit are a mistake.
fn seats(value: &Value, problems: &mut Vec<Problem>) -> Option<Vec<(String, Headcount)>> {
    let mut seats: Vec<(String, Headcount)> = Vec::new();
    for entry in value.as_table(problems)?.entries.iter() {
        let name = entry.key.name.trim();
        let is_same =
            |(known, _): &(String, Headcount)| spelling::key(known) == spelling::key(name);
        if seats.iter().any(is_same) {
            problems.push(Problem::error(
                &entry.key.place,
                text!(
                    vi: "số đại biểu của “{name}” đã ghi ở trên",
                    en: "the seats of “{name}” stand above already",
                ),
            ));
        }
        seats.extend(entry.value.as_count(problems).map(|number| (name.to_owned(), number)));
    }
    Some(seats)
}

fn read_held(profile: &mut CongressProfile, value: &Value, problems: &mut Vec<Problem>) {
    let Some(table) = value.as_table(problems) else {
        return;
    };
    let table = WrittenTable::new(table, ["date", "days", "pilot"]);
    table.finish(problems);
    profile.date = table.optional("date").and_then(|value| value.as_date(problems));
    profile.days = table.optional("days").and_then(|value| {
        let days = value.as_fraction(problems)?;
        if days.numerator() == 0 {
            problems.push(value.problem(
                text!(vi: "đại hội không thể kéo dài 0 ngày", en: "a congress cannot last 0 days"),
            ));
        }
        Some(days)
    });
    profile.pilot = table.optional("pilot").and_then(|value| value.as_bool(problems));
}

pub(crate) fn allotment(value: &Value, problems: &mut Vec<Problem>) -> Option<Allotment> {
    let table = WrittenTable::new(value.as_table(problems)?, ["official", "alternates"]);
    table.finish(problems);
    Some(Allotment {
        official: table.count("official", problems),
        alternates: table.count("alternates", problems),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::toml_tree::{Sources, render_problems};
    use crate::wording::Lang;

    fn parse(text: &str) -> Result<CongressProfile, Vec<Problem>> {
        CongressProfile::from_toml(text, GroupCatalogue::vietnam())
    }

    #[test]
    fn every_key_of_a_profile_is_read() {
        let profile = parse(
            r#"
            name = "Sa Thầy"
            province = "Kon Tum"
            level = "district"
            minority_population = 32000
            groups = ["Gia Rai", "Xơ Đăng", "02"]
            [population]
            "Gia Rai" = 12000
            [held]
            date = 2024-05-16
            days = 1.0
            pilot = true
            [delegation]
            official = 22
            alternates = 2
            [seats]
            "Đơn vị 1" = 3
            "Đơn vị 2" = 5
            "#,
        )
        .unwrap();
        assert_eq!(profile.name.as_deref(), Some("Sa Thầy"));
        assert_eq!(profile.minority_population, Some(32_000));
        assert_eq!(profile.groups.as_ref().map(Vec::len), Some(3));
        assert_eq!(profile.date, Some(jiff::civil::date(2024, 5, 16)));
        assert_eq!(profile.days.as_ref().map(Fraction::numerator), Some(1));
        assert_eq!(profile.pilot, Some(true));
        let allotment = profile.delegation.unwrap();
        assert_eq!((allotment.official, allotment.alternates), (Some(22), Some(2)));
        assert_eq!(profile.seats, [("Đơn vị 1".to_owned(), 3), ("Đơn vị 2".to_owned(), 5)]);
        assert_eq!(parse("").unwrap(), CongressProfile::default());
    }

    #[test]
    fn minorities_are_summed_from_the_population_without_the_majority() {
        let profile =
            parse("[population]\n\"Tày\" = 4000\n\"Nùng\" = 999\nKinh = 50000\n").unwrap();
        assert_eq!(profile.minority_population, Some(4999));
        assert_eq!(profile.groups.map(|groups| groups.len()), Some(2));
    }

    #[test]
    fn all_problems_of_a_profile_are_told_at_once() {
        let text = "nmae = \"x\"\ngroups = [\"Tay\"]\n[held]\ndate = \"2024-05-16\"\ndays = 0\n\
                    [population]\n\"Tày\" = 1\n\"Thổ\" = -1\n\"Pa Dí\" = 2\n\
                    [seats]\n\"Đơn vị 1\" = 3\n\"đơn vị 1\" = 4\n";
        let problems = parse(text).unwrap_err();
        let sources = Sources::single("congress.toml", text);
        let shown = render_problems(&problems, &sources, Lang::En, false);
        for expected in [
            "unknown key `nmae`",
            "did you mean `name`?",
            "unknown group `Tay`",
            "expected a date",
            "cannot last 0 days",
            "`-1` is negative",
            "stands above already",
            "the seats of “đơn vị 1” stand above already",
        ] {
            assert!(shown.contains(expected), "{expected}\n{shown}");
        }
    }
}
