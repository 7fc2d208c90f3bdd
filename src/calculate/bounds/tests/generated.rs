//! Rulesets drawn at random, of every linear kind and over every attribute, against every list.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::date;
use proptest::prelude::*;

use super::super::model::Model;
use super::super::*;
use super::every_list::{EveryList, each_list};
use crate::evaluate::tests::{List, Person};
use crate::report::Status;
use crate::roster::{BirthDate, Meant, OfficialKind, Role};
use crate::rules::Fact;

/// The attributes of which a drawn ruleset looks at two, with the selectors on them.
const ATTRIBUTES: [(&str, &[&str]); 6] = [
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
    ("work", &["{ work = [\"health\"] }", "{ any = [{ work = [\"trade\"] }, \"guest\"] }"]),
    (
        "unit",
        &["{ unit = \"Xã A\" }", "{ role = [\"official\", \"alternate\"], unit = [\"Xã A\"] }"],
    ),
    ("kind", &["{ kind = \"ex_officio\" }", "{ not = { kind = \"selected\" } }"]),
];

const ROLES: [&str; 4] = ["\"official\"", "\"guest\"", "[\"official\", \"guest\"]", "\"everyone\""];

/// A rule as it was drawn: what kind, of whom, to whom, which limits, how heavy.
#[derive(Debug, Clone)]
struct Drawn {
    kind: usize,
    of: usize,
    to: usize,
    numbers: (u64, u64),
    is_warning: bool,
}

fn drawn() -> impl Strategy<Value = Drawn> {
    (0_usize..6, 0_usize..10, 0_usize..10, (0_u64..4, 1_u64..5), prop::bool::weighted(0.15))
        .prop_map(|(kind, of, to, numbers, is_warning)| Drawn { kind, of, to, numbers, is_warning })
}

/// The selectors of a ruleset that looks at these two attributes: roles, and each of theirs; and
/// ones that look at both at once.
fn selectors(attributes: (usize, usize)) -> Vec<String> {
    let of = |at: usize| ATTRIBUTES[at].1.iter().map(|words| (*words).to_owned());
    let mut all: Vec<String> = ROLES.iter().map(|words| (*words).to_owned()).collect();
    all.extend(of(attributes.0).chain(of(attributes.1)));
    let (one, other) = (ATTRIBUTES[attributes.0].1[0], ATTRIBUTES[attributes.1].1[0]);
    all.push(format!("{{ any = [{one}, {other}] }}"));
    all
}

fn written(rules: &[Drawn], attributes: (usize, usize), most: usize) -> String {
    let selectors = selectors(attributes);
    let by = [attributes.0, attributes.1].map(|at| ATTRIBUTES[at].0);
    let mut text = format!(
        "[[count]]\nid = \"cap\"\ntitle = {{ vi = \"t\", en = \"t\" }}\ncitation = \"c\"\nof = \"everyone\"\nmax = {most}\n"
    );
    for (number, rule) in rules.iter().enumerate() {
        let of = &selectors[rule.of % selectors.len()];
        let to = &selectors[rule.to % selectors.len()];
        let (a, b) = rule.numbers;
        let (table, said) = match rule.kind {
            0 => ("count", format!("of = {of}\nmax = {a}")),
            1 => ("count", format!("of = {of}\nmin = {}", a.min(2))),
            2 => ("ratio", format!("of = {of}\nto = {to}\nmax = \"{a}/{b}\"")),
            3 => ("share", format!("of = {of}\namong = {to}\nmin = \"{}/{}\"", a.min(b), b)),
            4 if by.contains(&"group") => (
                "coverage",
                format!("by = \"group\"\namong = {to}\nrequired = [\"Tày\", \"Nùng\"]"),
            ),
            4 if by.contains(&"unit") => {
                ("coverage", format!("by = \"unit\"\namong = {to}\nrequired = [\"Xã A\"]"))
            }
            4 => ("each", format!("among = {to}\nmust = {of}")),
            _ => ("threshold", format!("fact = \"minority_population\"\nmin = {}", a.min(2))),
        };
        let severity = if rule.is_warning { "warning" } else { "error" };
        text = format!(
            "{text}[[{table}]]\nid = \"r{number}\"\ntitle = {{ vi = \"t\", en = \"t\" }}\ncitation = \"c\"\nseverity = \"{severity}\"\n{said}\n"
        );
    }
    text
}

/// People of each role, and of every value of the two attributes that matters.
fn kinds(attributes: (usize, usize)) -> Vec<Person> {
    let told = |person: &mut Person| person.work = Some("nghề khác".to_owned());
    let mut kinds: Vec<Person> = Role::ALL.map(|role| Person::new(role).with(told)).to_vec();
    for at in [attributes.0, attributes.1] {
        let plain = kinds.clone();
        let with = |change: &dyn Fn(&mut Person)| -> Vec<Person> {
            plain.iter().map(|person| person.clone().with(|person| change(person))).collect()
        };
        let more = match ATTRIBUTES[at].0 {
            "gender" => vec![plain.iter().map(|person| person.clone().man()).collect()],
            "group" => vec![
                with(&|person| "Nùng".clone_into(&mut person.group)),
                with(&|person| "Kinh".clone_into(&mut person.group)),
            ],
            "age" => vec![
                with(&|person| person.birth = Meant::Known(BirthDate::Day(date(2000, 1, 1)))),
                with(&|person| person.birth = Meant::Known(BirthDate::Day(date(2010, 1, 1)))),
            ],
            "work" => vec![
                with(&|person| person.work = Some("y tế".to_owned())),
                with(&|person| person.work = Some("thương mại".to_owned())),
                with(&|person| person.work = Some("y tế, thương mại".to_owned())),
            ],
            "unit" => vec![with(&|person| "Xã A".clone_into(&mut person.unit))],
            _ => vec![
                plain
                    .iter()
                    .filter(|person| person.role == Some(Role::Official))
                    .map(|person| {
                        person.clone().with(|person| person.kind = Some(OfficialKind::ExOfficio))
                    })
                    .collect(),
            ],
        };
        kinds.extend(more.into_iter().flatten());
    }
    kinds
}

/// A congress whose day is known, as ages need it.
fn held() -> CongressProfile {
    CongressProfile { date: Some(date(2024, 5, 16)), ..Default::default() }
}

fn question<'a>(list: &'a List, profile: &'a CongressProfile) -> Question<'a> {
    let (given, binding) = (Vec::new(), Severity::Error);
    Question { ruleset: &list.ruleset, level: &list.level, profile, given, binding }
}

/// How large lists of these kinds are drawn.
fn most_of(kinds: &[Person]) -> usize {
    match kinds.len() {
        0..=6 => 5,
        7..=9 => 4,
        10..=18 => 3,
        _ => 2,
    }
}

/// The quantities of all the rules, once each: of those that choose the same people, the first.
fn distinct(question: &Question<'_>) -> Vec<Quantity> {
    let mut all: Vec<Quantity> = Vec::new();
    for (_, constraint) in question.ruleset.constraints(question.level, question.profile) {
        for term in constraint.terms {
            if !all.contains(&term.quantity) {
                all.push(term.quantity);
            }
        }
    }
    let given = all.iter().map(|quantity| (quantity.clone(), 0)).collect();
    let model = Model::new(&Question { given, ..question.clone() }).unwrap();
    all.retain(|quantity| model.quantity(quantity).is_some());
    all
}

proptest! {
    // A case draws a thousand lists; `PROPTEST_CASES` asks for more of them.
    #![proptest_config(ProptestConfig::with_cases(16))]
    #[test]
    fn the_ranges_of_any_ruleset_are_those_of_all_lists(
        one in 0_usize..6,
        other in 1_usize..6,
        rules in prop::collection::vec(drawn(), 1..6),
        asked in prop::collection::vec(prop::collection::btree_map(0_usize..6, 0_u64..4, 0..4), 6),
    ) {
        let attributes = (one, (one + other) % 6);
        let kinds = kinds(attributes);
        let most = most_of(&kinds);
        let list = List::with_rules(&written(&rules, attributes, most));
        let profile = held();
        let question = question(&list, &profile);
        let quantities = distinct(&question);
        let is_on_people = !quantities.contains(&Quantity::Fact(Fact::MinorityPopulation));
        let populations: &[u64] = if is_on_people { &[0] } else { &[0, 1, 2] };
        let every = EveryList::draw(&question, (&kinds, most), populations, &quantities);
        every.compare(&question, &BTreeMap::new())?;
        for numbers in asked {
            let mut given: BTreeMap<usize, u64> = BTreeMap::new();
            for (at, number) in numbers {
                let at = at % quantities.len();
                // Larger populations are not drawn.
                let is_fact = matches!(quantities[at], Quantity::Fact(_));
                given.insert(at, if is_fact { number.min(2) } else { number });
            }
            every.compare(&question, &given)?;
        }
    }

    /// A rule is told to be needless, or to contradict others, if and only if the lists show it.
    /// The cap on everybody holds in all lists that are drawn, so only the other rules are looked at.
    #[test]
    fn the_remarks_on_any_ruleset_are_what_all_lists_show(
        one in 0_usize..6,
        other in 1_usize..6,
        rules in prop::collection::vec(drawn(), 2..5),
    ) {
        let attributes = (one, (one + other) % 6);
        let kinds = kinds(attributes);
        let most = most_of(&kinds);
        // Without a threshold the profile has no part, and lists of nobody are as the others.
        let rules: Vec<Drawn> = rules.into_iter().filter(|rule| rule.kind != 5).collect();
        let list = List::with_rules(&written(&rules, attributes, most));
        let profile = held();
        let question = question(&list, &profile);
        let mut broken: BTreeSet<Vec<String>> = BTreeSet::new();
        each_list(&question, (&kinds, most), &mut |list| {
            let checks = list.evaluate().checks;
            let fails = |rule: &&Rule| match checks.iter().find(|check| check.rule == rule.id) {
                Some(check) => check.status == Status::Fail,
                None => list.people.is_empty(),
            };
            let failing = question.ruleset.rules.iter().filter(fails);
            broken.insert(failing.map(|rule| rule.id.clone()).collect());
        });
        let audited = audit(question.ruleset, "district");
        prop_assert!(!audited.gave_up);
        compare_remarks(question.ruleset, &audited.remarks, &broken)?;
    }
}

/// Compares what is said of the rules with the sets of rules that lists break.
fn compare_remarks(
    ruleset: &Ruleset,
    remarks: &[Remark<'_>],
    broken: &BTreeSet<Vec<String>>,
) -> Result<(), TestCaseError> {
    let ids =
        |rules: &[Said<'_>]| rules.iter().map(|(rule, _)| rule.id.clone()).collect::<Vec<_>>();
    let keeps = |broken: &[String], rules: &[String]| rules.iter().all(|id| !broken.contains(id));
    let mut told: BTreeSet<String> = BTreeSet::new();
    for remark in remarks {
        match remark {
            Remark::Contradiction { rules, .. } => {
                let rules = ids(rules);
                prop_assert!(!broken.iter().any(|broken| keeps(broken, &rules)), "{:?}", rules);
                told.extend(rules);
            }
            Remark::Implied { rule: (rule, _), by, .. } => {
                let by = ids(by);
                let shown =
                    broken.iter().any(|broken| broken.contains(&rule.id) && keeps(broken, &by));
                prop_assert!(!shown, "{} by {:?}", rule.id, by);
                told.insert(rule.id.clone());
                told.extend(by);
            }
            Remark::CannotFail { rule: (rule, _) } => {
                prop_assert!(!broken.iter().any(|broken| broken.contains(&rule.id)), "{}", rule.id);
                told.insert(rule.id.clone());
            }
            Remark::LeavesNone { .. } => {}
        }
    }
    let is_contradictory =
        remarks.iter().any(|remark| matches!(remark, Remark::Contradiction { .. }));
    for rule in ruleset.rules.iter().filter(|rule| rule.id != "cap" && !is_contradictory) {
        let weighs =
            |id: &String| ruleset.rule(id).is_some_and(|other| other.severity >= rule.severity);
        let alone = broken.iter().any(|broken| {
            broken.contains(&rule.id) && broken.iter().all(|id| *id == rule.id || !weighs(id))
        });
        prop_assert!(alone || told.contains(&rule.id), "{} is needless, and not told", rule.id);
    }
    Ok(())
}
