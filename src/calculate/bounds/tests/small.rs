//! Every shipped ruleset, made small, at every level: every question against every list.

use std::collections::BTreeMap;

use super::super::*;
use super::compared::{Compared, Reach};
use super::every_list::{Given, Pool};
use super::usual_quantities;
use crate::calculate::small::{Caps, is_thorough, made_small};
use crate::evaluate::tests::Person;
use crate::roster::Role;
use crate::rules::{self, Fact};

/// The people whom the rules of a congress tell apart, so many of each that no limit and no number
/// asked for is beyond all of them. The rules let nobody in whom one such person would not stand for.
fn pools(caps: Caps) -> [Pool; 4] {
    let official = |person: Person| [person.clone(), person.man()];
    let minorities = official(Person::official()).into_iter();
    let minorities = minorities.chain(official(Person::official().group("Nùng"))).collect();
    let size = |number: u64| usize::try_from(number).unwrap();
    [
        // One guest more than allowed needs three official delegates.
        (minorities, size((caps.official + 2).max(3 * (caps.official / 3 + 1)))),
        (vec![Person::official().man().group("Kinh")], 1),
        (vec![Person::new(Role::Guest).group("Kinh")], size(caps.total + 1)),
        (vec![Person::new(Role::Alternate)], 1),
    ]
}

/// Congresses on either side of every threshold.
fn congresses(groups: Option<&str>, ruleset: &Ruleset) -> Vec<CongressProfile> {
    let groups = groups.map(|names| {
        names.split(',').map(|name| ruleset.catalogue.resolve(name).group().unwrap()).collect()
    });
    let profile = |population, districts| CongressProfile {
        groups: groups.clone(),
        minority_population: Some(population),
        qualifying_districts: Some(districts),
        ..CongressProfile::default()
    };
    (0..=2)
        .flat_map(|population| (0..=3).map(move |districts| (population, districts)))
        .map(|(population, districts)| profile(population, districts))
        .collect()
}

/// Every combination of numbers given, each left out or from 0 to one more than is allowed.
fn every_question(most: &[u64]) -> Vec<Given> {
    most.iter().fold(vec![Vec::new()], |questions, most| {
        let given = || std::iter::once(None).chain((0..=*most).map(Some));
        let with = |question: &Given| {
            let question = question.clone();
            given().map(move |number| question.iter().copied().chain([number]).collect())
        };
        questions.iter().flat_map(with).collect::<Vec<Given>>()
    })
}

/// Every number of people given with no fact, and every fact with no number of people: they have
/// no rule in common.
fn people_apart_from_facts(most: &[u64]) -> Vec<Given> {
    let (people, facts) = most.split_at(4);
    let nothing = |of: &[u64]| vec![None; of.len()];
    let of_people = every_question(people).into_iter();
    let of_people = of_people.map(|question| [question, nothing(facts)].concat());
    let of_facts = every_question(facts).into_iter();
    of_people.chain(of_facts.map(|question| [nothing(people), question].concat())).collect()
}

/// A ruleset made small, at a level, with its resident groups told or not.
struct Small {
    id: &'static str,
    level: &'static str,
    groups: Option<&'static str>,
    ruleset: Ruleset,
}

impl Small {
    fn each(caps: Caps) -> impl Iterator<Item = Self> {
        rules::tests::congresses().into_iter().flat_map(move |id| {
            let told = [None, Some("Tày,Nùng")];
            let asked = ["district", "province"]
                .into_iter()
                .flat_map(move |level| told.into_iter().map(move |groups| (level, groups)));
            asked.map(move |(level, groups)| Self {
                id,
                level,
                groups,
                ruleset: made_small(id, caps),
            })
        })
    }

    fn profile(&self) -> CongressProfile {
        let groups = congresses(self.groups, &self.ruleset)[0].groups.clone();
        CongressProfile { groups, ..CongressProfile::default() }
    }

    /// All that an answer rests on.
    fn inequalities(&self) -> String {
        let profile = self.profile();
        let binding = self.ruleset.constraints(self.level, &profile).into_iter();
        let binding = binding.filter(|(rule, _)| rule.severity >= Severity::Error);
        let told = binding.map(|(rule, constraint)| format!("{} {constraint:?}", rule.id));
        told.collect::<Vec<String>>().join("\n")
    }

    /// Compares every answer with all lists.
    fn compare(&self, caps: Caps, is_whole: bool) {
        let profile = self.profile();
        let (given, binding) = (Vec::new(), Severity::Error);
        let (ruleset, level) = (&self.ruleset, self.level);
        let question = Question { ruleset, level, profile: &profile, given, binding };
        let mut quantities = usual_quantities();
        quantities.push(Quantity::Fact(Fact::QualifyingDistricts));
        let over = |cap: u64| cap + 1;
        let most =
            [over(caps.official), over(caps.guest), over(caps.official), over(caps.total), 2, 3];
        let questions =
            if is_whole { every_question(&most) } else { people_apart_from_facts(&most) };
        let drawn = (&pools(caps)[..], &congresses(self.groups, ruleset)[..]);
        let compared = Compared::new(&question, drawn, quantities, Reach::Full);
        for given in &questions {
            if let Err(error) = compared.compare(given) {
                panic!("{self}: {error}");
            }
        }
        let (answers, conflicts) = compared.answers.get();
        let (lists, (needed, _)) = (compared.every.judged, compared.needed.get());
        println!(
            "{self}: {answers} answers, {conflicts} of them conflicts, against {lists} lists; \
             {needed} rules and numbers shown to be needed"
        );
    }
}

impl std::fmt::Display for Small {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let groups = self.groups.unwrap_or("no groups told");
        write!(f, "{}, {}, {groups}", self.id, self.level)
    }
}

/// Without `DELEGATE_QUOTA_THOROUGH`, of rulesets that come down to the same inequalities the first
/// stands for all: nothing else of a ruleset is looked at.
fn compare_at(level: &str) {
    let is_whole = is_thorough();
    let caps = if is_whole {
        Caps { official: 4, guest: 2, total: 5 }
    } else {
        Caps { official: 3, guest: 1, total: 4 }
    };
    let mut compared: BTreeMap<String, String> = BTreeMap::new();
    for small in Small::each(caps).filter(|small| small.level == level) {
        let asked = small.inequalities();
        match compared.get(&asked) {
            Some(same) if !is_whole => println!("{small}: the inequalities of {same}"),
            _ => {
                small.compare(caps, is_whole);
                compared.insert(asked, small.to_string());
            }
        }
    }
    assert!(compared.len() >= 2, "{compared:?}");
}

#[test]
fn every_answer_for_a_district_is_that_of_all_lists() {
    compare_at("district");
}

#[test]
fn every_answer_for_a_province_is_that_of_all_lists() {
    compare_at("province");
}
