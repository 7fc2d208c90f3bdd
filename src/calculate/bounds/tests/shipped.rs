//! The shipped rulesets: at their own size by known numbers, and made small against every list.

use std::collections::BTreeMap;

use super::super::*;
use super::every_list::EveryList;
use crate::evaluate::tests::Person;
use crate::roster::Role;
use crate::rules::{self, Fact, Selector};

fn given(numbers: &[(&str, u64)]) -> Vec<(Quantity, u64)> {
    let usual = usual_quantities();
    let names = ["official", "guest", "official_women", "total", "minority_population"];
    numbers
        .iter()
        .map(|(name, number)| {
            let at = names.iter().position(|known| known == name).unwrap();
            (usual[at].clone(), *number)
        })
        .collect()
}

fn usual_quantities() -> Vec<Quantity> {
    let official = Selector::Role(vec![Role::Official]);
    let women = Selector::Gender(crate::roster::Gender::Female);
    vec![
        Quantity::Delegates(official.clone()),
        Quantity::Delegates(Selector::Role(vec![Role::Guest])),
        Quantity::Delegates(official.and(&women)),
        Quantity::Delegates(Selector::Role(vec![Role::Official, Role::Guest])),
        Quantity::Fact(Fact::MinorityPopulation),
    ]
}

/// The ranges as `name min–max`, and the conflict as ids and names.
fn asked(
    level: &str,
    profile: &CongressProfile,
    numbers: &[(&str, u64)],
) -> (Vec<String>, Vec<String>) {
    let ruleset = rules::load("vn-2024").unwrap();
    let question = Question {
        ruleset: &ruleset,
        level,
        profile,
        given: given(numbers),
        binding: Severity::Error,
    };
    let answer = allowed(&question).unwrap();
    let ranges = answer
        .quantities
        .iter()
        .take(5)
        .map(|quantity| match &quantity.range {
            None => format!("{} none", quantity.name),
            Some(Range { min, max: Some(max), .. }) => format!("{} {min}–{max}", quantity.name),
            Some(Range { min, .. }) => format!("{} {min}–", quantity.name),
        })
        .collect();
    let conflict = answer.conflict.iter().flat_map(|conflict| {
        let rules =
            conflict.rules.iter().map(|(rule, sentence)| format!("{}: {}", rule.id, sentence.vi));
        rules.chain(conflict.given.iter().map(|at| answer.quantities[*at].name.clone()))
    });
    (ranges, conflict.collect())
}

#[test]
fn a_district_of_120_official_delegates_may_have_40_guests_and_needs_36_women() {
    let (ranges, conflict) = asked("district", &CongressProfile::default(), &[("official", 120)]);
    assert_eq!(
        ranges,
        [
            "official 0–150",
            "guest 0–40",
            "official_women 36–120",
            "total 120–160",
            "minority_population 5000–",
        ]
    );
    assert!(conflict.is_empty());
}

#[test]
fn a_province_may_have_250_and_83() {
    let (ranges, _) = asked("province", &CongressProfile::default(), &[("guest", 83)]);
    assert_eq!(ranges[0], "official 249–250");
    assert_eq!(ranges[3], "total 332–333");
    assert_eq!(ranges[4], "minority_population 0–");
}

#[test]
fn too_many_guests_conflict_with_the_ratio_in_the_numbers_at_hand() {
    let (ranges, conflict) =
        asked("district", &CongressProfile::default(), &[("official", 100), ("guest", 40)]);
    assert_eq!(&ranges[..2], ["official 120–150", "guest 0–33"]);
    assert_eq!(
        conflict,
        [
            "guest-ratio: 40 đại biểu khách mời cần ít nhất 120 đại biểu chính thức (đã cho: 100)",
            "official",
            "guest",
        ]
    );
    // What contradicts the rest leaves the rest no range at all.
    assert_eq!(ranges[2], "official_women none");
}

#[test]
fn a_unit_below_the_threshold_may_hold_no_congress() {
    let (_, conflict) =
        asked("district", &CongressProfile::default(), &[("minority_population", 4_800)]);
    assert_eq!(conflict.len(), 2);
    assert!(conflict[0].contains("phải có ít nhất 5.000 người dân tộc thiểu số"), "{conflict:?}");
    assert!(conflict[0].ends_with("(đã cho: 4.800)"), "{conflict:?}");
}

#[test]
fn each_resident_group_needs_a_seat() {
    let codes = rules::load("vn-2024").unwrap().catalogue.groups().iter();
    let groups = codes.filter(|group| group.minority).take(21).map(|group| group.code).collect();
    let profile = CongressProfile { groups: Some(groups), ..Default::default() };
    let (ranges, _) = asked("district", &profile, &[]);
    assert_eq!(ranges[0], "official 21–150");
    let (_, conflict) = asked("district", &profile, &[("official", 20)]);
    assert_eq!(
        conflict,
        ["group-coverage: phải có ít nhất 21 đại biểu chính thức (đã cho: 20)", "official"]
    );
}

/// The ruleset with caps so small that every list can be drawn.
fn made_small(id: &str) -> Ruleset {
    let cap = |id: &str, max: u64| {
        format!(
            "[[count]]\nid = \"{id}\"\nmax = {{ district = {max}, province = {max} }}\ncitation = \"c\"\n"
        )
    };
    let text = format!(
        "id = \"small\"\ntitle = {{ vi = \"t\", en = \"t\" }}\nextends = \"{id}\"\n{}{}{}\
         [[threshold]]\nid = \"congress-threshold\"\nmin = {{ district = 1 }}\ncitation = \"c\"\n",
        cap("total-cap", 5),
        cap("official-cap", 4),
        cap("guest-cap", 2),
    );
    rules::parse("small.toml", &text).unwrap()
}

/// Kinds of people that the rules of a congress tell apart.
fn kinds() -> Vec<Person> {
    vec![
        Person::official(),
        Person::official().man(),
        Person::official().group("Nùng"),
        Person::official().man().group("Nùng"),
        Person::official().man().group("Kinh"),
        Person::new(Role::Guest).group("Kinh"),
        Person::new(Role::Alternate),
    ]
}

/// Compares every answer with all lists: with no number given, one, or two of them, or all.
fn compare_with_every_list(
    id: &str,
    level: &str,
    groups: Option<&str>,
    (kinds, populations, step): (&[Person], &[u64], usize),
) {
    let ruleset = made_small(id);
    let groups = groups.map(|name| {
        name.split(',').filter_map(|name| ruleset.catalogue.resolve(name).group()).collect()
    });
    let profile = CongressProfile { groups, ..Default::default() };
    let quantities = usual_quantities();
    let question = Question {
        ruleset: &ruleset,
        level,
        profile: &profile,
        given: Vec::new(),
        binding: Severity::Error,
    };
    let every = EveryList::draw(&question, (kinds, 6), populations, &quantities);
    let most = [6, 3, 5, 7, u64::try_from(populations.len()).unwrap() - 1];
    let mut asked: Vec<BTreeMap<usize, u64>> = vec![BTreeMap::new()];
    for one in 0..most.len() {
        for number in 0..=most[one] {
            asked.push(BTreeMap::from([(one, number)]));
            for (other, most) in most.iter().enumerate().skip(one + 1) {
                asked
                    .extend((0..=*most).map(|more| BTreeMap::from([(one, number), (other, more)])));
            }
        }
    }
    asked.extend((0..6).flat_map(|official| {
        (0..3).flat_map(move |guest| {
            (0..4).map(move |women| {
                BTreeMap::from([
                    (0, official),
                    (1, guest),
                    (2, women),
                    (3, official + guest),
                    (4, 1),
                ])
            })
        })
    }));
    for given in asked.iter().step_by(step) {
        if let Err(error) = every.compare(&question, given) {
            panic!("{id} {level}: {error}");
        }
    }
}

#[test]
fn every_range_of_the_national_ruleset_is_that_of_all_lists() {
    compare_with_every_list("vn-2024", "district", None, (&kinds(), &[0, 1, 2], 2));
    compare_with_every_list("vn-2024", "province", Some("Tày,Nùng"), (&kinds(), &[0, 1], 5));
}

#[test]
fn every_range_of_the_other_shipped_rulesets_is_that_of_all_lists() {
    // The men of one group, the women of another, and guests.
    let few = [1, 2, 5].map(|kind| kinds()[kind].clone());
    for (at, shipped) in rules::builtin().iter().enumerate().skip(1) {
        let groups = at.is_multiple_of(2).then_some("Nùng");
        compare_with_every_list(shipped.id, "district", groups, (&few, &[0, 1], 19));
        compare_with_every_list(shipped.id, "province", groups, (&few, &[0, 1], 23));
    }
}
