//! Rulesets drawn at random: every kind that is linear, every way to write a limit, selectors in
//! selectors, levels, severities, and local rulesets that extend a shipped one and switch rules off.

use std::collections::BTreeSet;

use jiff::civil::date;
use proptest::prelude::*;

use super::super::*;
use crate::closed_list::ClosedList;
use crate::evaluate::tests::Person;
use crate::roster::{BirthDate, Meant, OfficialKind, Role};
use crate::rules;

/// The attributes of which a drawn ruleset looks at two, with the selectors on them.
pub(crate) const ATTRIBUTES: [(&str, &[&str]); 8] = [
    ("gender", &["{ gender = \"female\" }", "{ role = \"official\", gender = \"male\" }"]),
    (
        "group",
        &[
            "{ role = \"official\", group = [\"Tày\"] }",
            "{ group = \"minority\" }",
            "{ role = \"official\", not = { group = \"minority\" } }",
        ],
    ),
    ("age", &["{ age = { min = 18, max = 35 } }", "{ role = \"guest\", age = { min = 36 } }"]),
    (
        "work",
        &[
            "{ work = [\"health\"] }",
            "{ any = [{ work = [\"trade\"] }, \"guest\"] }",
            "{ work = [\"prevention\", \"trade\"] }",
        ],
    ),
    (
        "unit",
        &["{ unit = \"Xã A\" }", "{ role = [\"official\", \"alternate\"], unit = [\"Xã A\"] }"],
    ),
    ("kind", &["{ kind = \"ex_officio\" }", "{ not = { kind = \"selected\" } }"]),
    (
        "party",
        &[
            "{ party = \"member\" }",
            "{ role = \"official\", not = { party = { at_least = \"probationary\" } } }",
            "{ party = [\"probationary\", \"outside\"] }",
        ],
    ),
    (
        "born",
        &[
            "{ born = { before = 1990-01-01 } }",
            "{ role = \"guest\", born = { from = 1990-01-01, before = 2005-06-01 } }",
        ],
    ),
];

/// Their places among the attributes.
pub(crate) const AGE: usize = 2;
pub(crate) const BORN: usize = 7;
const UNIT: usize = 4;

/// The units that people are of, with their seats: rules may be asked of each.
pub(crate) const SEATS: [(&str, u64); 2] = [("Xã A", 2), ("Xã B", 1)];

const ROLES: [&str; 4] = ["\"official\"", "\"guest\"", "[\"official\", \"guest\"]", "\"everyone\""];

/// Rules that a local ruleset can switch off.
const MAY_BE_OFF: [&str; 5] =
    ["guest-ratio", "women-share", "group-coverage", "official-is-minority", "congress-threshold"];

const HEAD: &str = "id = \"test\"\ntitle = { vi = \"t\", en = \"t\" }\n";

/// The last of the fields is never told alone.
const OWN: &str = "[level.district]\ntitle = { vi = \"h\", en = \"d\" }\n\
    [level.province]\ntitle = { vi = \"t\", en = \"p\" }\n\
    [statistic.party]\ntitle = { vi = \"Đảng\", en = \"Party\" }\nfields = [\"party_member\"]\n\
    parts = [{ id = \"member\", title = { vi = \"m\", en = \"m\" }, words = [\"=x\"] },\
    { id = \"probationary\", title = { vi = \"p\", en = \"p\" }, words = [\"=dự bị\"] },\
    { id = \"outside\", title = { vi = \"o\", en = \"o\" }, words = [\"=không\"] }]\n\
    [field.health]\ntitle = { vi = \"y tế\", en = \"health\" }\nwords = [\"y tế\"]\n\
    [field.trade]\ntitle = { vi = \"thương mại\", en = \"trade\" }\nwords = [\"thương mại\"]\n";

const PREVENTION: &str = "[field.prevention]\ntitle = { vi = \"dp\", en = \"prevention\" }\nwords = [\"y tế dự phòng\"]\n";

/// A selector as it was drawn: one of those on the attributes by its number, or made of others.
#[derive(Debug, Clone)]
enum Chosen {
    Plain(usize),
    Not(Box<Self>),
    Any(Vec<Self>),
    InRole(usize, Box<Self>),
}

/// A rule as it was drawn: what kind, of whom, to whom, which limits, how heavy, where.
#[derive(Debug, Clone)]
pub(crate) struct DrawnRule {
    pub(crate) kind: usize,
    of: Chosen,
    to: Chosen,
    numbers: (u64, u64),
    limits: usize,
    severity: usize,
    levels: usize,
    /// Whether it is asked of each unit, where the ruleset looks at units and the kind can be.
    is_per_unit: bool,
}

/// What a drawn ruleset stands on: a shipped one with some of its rules off, or nothing.
pub(crate) type Base = Option<(usize, Vec<bool>)>;

fn chosen() -> impl Strategy<Value = Chosen> {
    let plain = (0_usize..12).prop_map(Chosen::Plain);
    plain.prop_recursive(2, 4, 2, |inner| {
        prop_oneof![
            3 => (0_usize..12).prop_map(Chosen::Plain),
            1 => inner.clone().prop_map(|other| Chosen::Not(Box::new(other))),
            1 => prop::collection::vec(inner.clone(), 1..3).prop_map(Chosen::Any),
            1 => (0_usize..4, inner).prop_map(|(role, other)| Chosen::InRole(role, Box::new(other))),
        ]
    })
}

pub(crate) fn drawn() -> impl Strategy<Value = DrawnRule> {
    let severity = prop_oneof![8 => Just(0_usize), 1 => Just(1), 1 => Just(2)];
    let levels = prop_oneof![4 => Just(0_usize), 1 => 1_usize..5];
    let how = (severity, levels, any::<bool>());
    (0_usize..11, chosen(), chosen(), (0_u64..4, 1_u64..5), 0_usize..3, how).prop_map(
        |(kind, of, to, numbers, limits, (severity, levels, is_per_unit))| DrawnRule {
            kind,
            of,
            to,
            numbers,
            limits,
            severity,
            levels,
            is_per_unit,
        },
    )
}

pub(crate) fn base() -> impl Strategy<Value = Base> {
    let off = prop::collection::vec(prop::bool::weighted(0.3), MAY_BE_OFF.len());
    prop_oneof![3 => Just(None), 1 => (0_usize..6, off).prop_map(Some)]
}

impl Chosen {
    /// As a rules file has it, of selectors on these attributes.
    fn written(&self, attributes: (usize, usize)) -> String {
        match self {
            Self::Plain(at) => {
                let (one, other) = (ATTRIBUTES[attributes.0].1, ATTRIBUTES[attributes.1].1);
                let all: Vec<&str> = ROLES.iter().chain(one).chain(other).copied().collect();
                all[at % all.len()].to_owned()
            }
            Self::Not(other) => format!("{{ not = {} }}", other.written(attributes)),
            Self::Any(parts) => {
                let parts: Vec<String> =
                    parts.iter().map(|part| part.written(attributes)).collect();
                format!("{{ any = [{}] }}", parts.join(", "))
            }
            Self::InRole(role, other) => {
                let role =
                    ["\"official\"", "\"guest\"", "\"alternate\"", "[\"official\", \"guest\"]"]
                        [*role];
                format!("{{ role = {role}, any = [{}] }}", other.written(attributes))
            }
        }
    }
}

/// The keys of limits that are themselves allowed.
const MIN_AND_MAX: [&str; 2] = ["min", "max"];

impl DrawnRule {
    /// A limit for all levels, for each its own, or for one of them.
    fn by_level(&self, key: &str, here: &str, there: &str) -> String {
        match self.levels {
            1 => format!("{key} = {{ district = {here}, province = {there} }}\n"),
            2 => format!("{key} = {{ district = {here} }}\n"),
            3 => format!("{key} = {{ province = {here} }}\n"),
            _ => format!("{key} = {here}\n"),
        }
    }

    /// The least, the most, or both.
    fn limits(&self, keys: [&str; 2], least: &[String; 2], most: &[String; 2]) -> String {
        let least = self.by_level(keys[0], &least[0], &least[1]);
        let most = self.by_level(keys[1], &most[0], &most[1]);
        match self.limits {
            0 => most,
            1 => least,
            _ => least + &most,
        }
    }

    /// The same asked of the whole list.
    pub(crate) fn of_the_list(self) -> Self {
        Self { is_per_unit: false, ..self }
    }

    /// So many more than the seats of a unit.
    fn more_than_seats(&self) -> String {
        let (a, b) = self.numbers;
        format!("more_than_seats = [{{ more = {} }}, {{ from = 2, more = {} }}]\n", a % 2, b % 3)
    }

    fn counts(&self) -> String {
        let (a, b) = self.numbers;
        let told = |numbers: [u64; 2]| numbers.map(|number| number.to_string());
        self.limits(MIN_AND_MAX, &told([a.min(2), a.min(1)]), &told([a, b]))
    }

    fn fractions(&self, keys: [&str; 2], is_part: bool) -> String {
        let (a, b) = self.numbers;
        let fraction =
            |above: u64| format!("\"{}/{b}\"", if is_part { above.min(b) } else { above });
        self.limits(keys, &[a, a / 2].map(fraction), &[a, a + 1].map(fraction))
    }

    /// What is to be covered, by an attribute that the ruleset looks at.
    fn coverage(&self, attributes: (usize, usize)) -> Option<&'static str> {
        let by = [attributes.0, attributes.1].map(|at| ATTRIBUTES[at].0);
        let choices = [
            ("group", "by = \"group\"\nrequired = [\"Tày\", \"Nùng\"]"),
            ("group", "by = \"group\"\nrequired = \"resident_groups\""),
            ("unit", "by = \"unit\"\nrequired = [\"Xã A\"]"),
            ("work", "by = \"work\"\nrequired = [\"health\", \"trade\"]"),
            ("work", "by = \"work\"\nrequired = [\"prevention\"]"),
            ("group", "by = \"group\"\nrequired = [\"Tày\", \"Nùng\"]\nmin = 2"),
        ];
        let fit: Vec<&str> =
            choices.iter().filter(|(of, _)| by.contains(of)).map(|(_, said)| *said).collect();
        let at = usize::try_from(self.numbers.0).unwrap();
        (!fit.is_empty()).then(|| fit[at % fit.len()])
    }

    /// The kind with what the rule says.
    fn said(&self, attributes: (usize, usize)) -> (&'static str, String) {
        let (of, to) = (self.of.written(attributes), self.to.written(attributes));
        match self.kind {
            1 if self.is_of_each_unit(attributes) && self.levels == 0 => {
                ("count", format!("of = {of}\n{}{}", self.counts(), self.more_than_seats()))
            }
            0 | 1 => ("count", format!("of = {of}\n{}", self.counts())),
            2 => ("ratio", format!("of = {of}\nto = {to}\n{}", self.fractions(MIN_AND_MAX, false))),
            3 | 4 => {
                ("share", format!("of = {of}\namong = {to}\n{}", self.fractions(MIN_AND_MAX, true)))
            }
            5 => match self.coverage(attributes) {
                Some(covered) => ("coverage", format!("among = {to}\n{covered}\n")),
                None => ("each", format!("among = {to}\nmust = {of}\n")),
            },
            6 => ("each", format!("among = {to}\nmust = {of}\n")),
            7 => {
                let most = self.by_level("max", &self.numbers.0.to_string(), "1");
                ("difference", format!("of = {of}\nfrom = {to}\n{most}"))
            }
            8 => {
                let round = ["nearest", "up", "down", "exact"];
                let round = round[usize::try_from(self.numbers.0).unwrap() % round.len()];
                let both = self.numbers.1 % 2 == 1;
                let limits = self.fractions(MIN_AND_MAX, true);
                let share = format!("of = {of}\namong = {to}\n{limits}");
                ("share", format!("{share}round = \"{round}\"\nboth = {both}\n"))
            }
            10 => {
                let round = ["nearest", "up", "down", "exact", "exact", "exact"];
                let round = round[usize::try_from(self.numbers.0 + self.numbers.1).unwrap() % 6];
                // One of them: both of the same fraction leave nothing, and are refused.
                let limits = Self { limits: self.limits % 2, ..self.clone() };
                let limits = limits.fractions(["more_than", "less_than"], true);
                ("share", format!("of = {of}\namong = {to}\n{limits}round = \"{round}\"\n"))
            }
            _ => {
                let facts = ["minority_population", "qualifying_districts"];
                let fact = facts[usize::try_from(self.numbers.1 % 2).unwrap()];
                ("threshold", format!("fact = \"{fact}\"\n{}", self.counts()))
            }
        }
    }

    fn written(&self, id: &str, attributes: (usize, usize)) -> String {
        let (table, said) = self.said(attributes);
        let is_plain = matches!(table, "coverage" | "each");
        let levels = match self.levels {
            2 if is_plain => "levels = [\"district\"]\n",
            3 if is_plain => "levels = [\"province\"]\n",
            4 => "levels = [\"district\"]\n",
            _ => "",
        };
        let can_be_per_unit = matches!(table, "count" | "share" | "coverage");
        let is_per_unit = can_be_per_unit && self.is_of_each_unit(attributes);
        let per = if is_per_unit { "per = \"unit\"\n" } else { "" };
        // Only a rule that binds keeps those whom it counts within the units, where all lists have them.
        let severity = if is_per_unit { 0 } else { self.severity };
        let severity = ["error", "warning", "advice"][severity];
        headed(table, id, &format!("severity = \"{severity}\"\n{levels}{said}{per}"))
    }

    fn is_of_each_unit(&self, attributes: (usize, usize)) -> bool {
        self.is_per_unit && [attributes.0, attributes.1].contains(&UNIT)
    }
}

/// The ruleset of these rules, with a cap on everybody.
pub(crate) fn ruleset(
    rules: &[DrawnRule],
    attributes: (usize, usize),
    (base, cap): (&Base, usize),
) -> Ruleset {
    let mut text = match base {
        None => format!("{HEAD}{OWN}{PREVENTION}"),
        Some((shipped, off)) => {
            let extends = format!("extends = \"{}\"\n", rules::tests::congresses()[*shipped]);
            format!("{HEAD}{extends}{PREVENTION}{}", changes(off))
        }
    };
    text += &headed("count", "cap", &format!("of = \"everyone\"\nmax = {cap}\n"));
    for (number, rule) in rules.iter().enumerate() {
        text += &rule.written(&format!("r{number}"), attributes);
    }
    match rules::parse("test.toml", &text) {
        Ok(ruleset) => ruleset,
        Err(error) => panic!("{error}\n{text}"),
    }
}

/// What a local ruleset changes: a threshold within reach, and rules that are off.
fn changes(off: &[bool]) -> String {
    let mut changes = String::new();
    for (id, is_off) in MAY_BE_OFF.iter().zip(off) {
        if *is_off {
            for part in ["[[off]]\nid = \"", id, "\"\nreason = { vi = \"t\", en = \"t\" }\n"] {
                changes += part;
            }
        } else if *id == "congress-threshold" {
            changes += &headed("threshold", id, "min = { district = 1 }\n");
        }
    }
    changes
}

fn headed(kind: &str, id: &str, said: &str) -> String {
    format!(
        "[[{kind}]]\nid = \"{id}\"\ntitle = {{ vi = \"t\", en = \"t\" }}\ncitation = \"c\"\n{said}"
    )
}

/// People of each role and gender, and of every value of the two attributes that matters.
pub(crate) fn kinds(attributes: (usize, usize)) -> Vec<Person> {
    let told = |person: &mut Person| {
        person.work = Some("nghề khác".to_owned());
        person.party = Some("x".to_owned());
        if [attributes.0, attributes.1].contains(&UNIT) {
            SEATS[1].0.clone_into(&mut person.unit);
        }
    };
    let mut kinds: Vec<Person> =
        Role::ALL.iter().map(|&role| Person::new(role).with(told)).collect();
    for at in BTreeSet::from([0, attributes.0, attributes.1]) {
        let more: Vec<Person> = kinds.iter().flat_map(|person| others(person, at)).collect();
        kinds.extend(more);
    }
    kinds
}

/// The same person with each other value of an attribute.
fn others(person: &Person, attribute: usize) -> Vec<Person> {
    let with = |change: &dyn Fn(&mut Person)| person.clone().with(|person| change(person));
    let works = |text: &str| with(&|person| person.work = Some(text.to_owned()));
    let born = |year| with(&|person| person.birth = Meant::Known(BirthDate::Day(date(year, 1, 1))));
    match ATTRIBUTES[attribute].0 {
        "gender" => vec![person.clone().man()],
        "group" => ["Nùng", "Dao", "Kinh"].map(|group| person.clone().group(group)).to_vec(),
        "age" | "born" => vec![born(2000), born(2010)],
        "party" => {
            let other = |text: &str| with(&|person| person.party = Some(text.to_owned()));
            ["dự bị", "không"].map(other).to_vec()
        }
        "work" => {
            let told = ["y tế", "thương mại", "y tế, thương mại", "y tế dự phòng"];
            told.iter().chain(&["y tế dự phòng, thương mại"]).map(|text| works(text)).collect()
        }
        "unit" => vec![with(&|person| SEATS[0].0.clone_into(&mut person.unit))],
        _ if person.role == Some(Role::Official) => {
            let others = [OfficialKind::ExOfficio, OfficialKind::Appointed];
            others.into_iter().map(|kind| with(&|person| person.kind = Some(kind))).collect()
        }
        _ => Vec::new(),
    }
}
