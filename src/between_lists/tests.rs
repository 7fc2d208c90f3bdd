//! Lists with rows that may be people: what is not said between them. Lists that come and go between
//! rounds: what is found does not depend on it.

use std::sync::Arc;

use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::{Company, Digest, PeopleKnown, RunComparison};
use crate::calculate::small::cases;
use crate::evaluate::tests::{List, Person};
use crate::report::{BetweenLists, InputReport, ListReport};
use crate::roster::{BirthDate, Meant};
use crate::rules::Privacy;

/// A list of a unit, as `validate` hands it on.
fn checked(list: &List, unit: &str) -> InputReport {
    let evaluation = list.evaluate();
    let report = ListReport {
        ruleset: Arc::new(list.ruleset.facts()),
        congress: evaluation.congress,
        roster: list.roster(),
        notes: Vec::new(),
        roles_elsewhere: Vec::new(),
        tally: evaluation.tally,
        checks: evaluation.checks,
        findings: evaluation.findings,
    };
    InputReport {
        path: format!("{unit}.xlsx"),
        parts: Vec::new(),
        unit: Some(unit.to_owned()),
        outcome: Ok(Box::new(report)),
        passed_over: None,
    }
}

fn found(district: &List, province: &List) -> BetweenLists {
    let levels = &district.ruleset.levels;
    let mut people = PeopleKnown::default();
    let mut comparison = RunComparison::new(None, levels, Date::MIN, &mut people);
    for input in [checked(district, "Sa Thầy"), checked(province, "Kon Tum")] {
        let digest = Digest::of(&input, &district.ruleset, None, Privacy::Masked, Company::Others);
        comparison.add(&Arc::new(digest));
    }
    comparison.finish(false).between_lists
}

fn named(name: &str) -> Person {
    Person::official().named(name).with(|person| "Sa Thầy".clone_into(&mut person.unit))
}

/// A district that sends these people.
fn sending(people: Vec<Person>) -> List {
    let list =
        List::of("district").profile(|profile| profile.province = Some("Kon Tum".to_owned()));
    people.into_iter().fold(list.and(1, named("Người ở lại")), |list, person| {
        list.and(1, person.with(|person| person.in_delegation_table = true))
    })
}

fn rules(between_lists: &BetweenLists) -> Vec<&str> {
    between_lists.findings.iter().map(|finding| finding.rule).collect()
}

#[test]
fn whoever_may_stand_in_a_row_of_the_upper_list_is_not_said_to_be_missing() {
    let district = sending(vec![named("Lò Thị Mai"), named("A Thút")]);
    let without = List::of("province").and(1, named("A Thút"));
    assert_eq!(rules(&found(&district, &without)), ["delegation-missing"]);
    let between_lists = found(&district, &without.and(1, named("Lò Thị Mai").in_doubt()));
    assert_eq!(rules(&between_lists), [""; 0]);
    let told = &between_lists.not_compared[0];
    assert!(told.en.contains("Lò Thị Mai") && told.en.contains("Kon Tum"), "{told:?}");
    // Another's row in doubt excuses nobody.
    let other = List::of("province").and(1, named("A Thút")).and(1, named("Y Lan").in_doubt());
    assert_eq!(rules(&found(&district, &other)), ["delegation-missing"]);
}

#[test]
fn whoever_may_stand_in_a_row_of_the_delegation_is_not_said_to_be_unexpected() {
    let province = List::of("province").and(1, named("A Thút")).and(1, named("Y Lan"));
    let district = sending(vec![named("A Thút")]);
    assert_eq!(rules(&found(&district, &province)), ["delegation-unexpected"]);
    let district = sending(vec![named("A Thút"), named("Y Lan").in_doubt()]);
    assert_eq!(rules(&found(&district, &province)), [""; 0]);
}

#[test]
fn a_group_is_not_said_to_be_lost_while_a_row_above_may_be_of_it() {
    let dao = |name| named(name).group("Dao");
    let mut district = sending(vec![named("A Thút")]);
    district.people.push(dao("Triệu Thị Ba"));
    let province = List::of("province").and(1, named("A Thút"));
    assert_eq!(rules(&found(&district, &province)), ["group-missing-above"]);
    let between_lists = found(&district, &province.and(1, dao("Bàn Văn Tư").in_doubt()));
    assert_eq!(rules(&between_lists), [""; 0]);
    assert_eq!(between_lists.not_compared.len(), 1);
}

/// Somebody out of few, so that many are alike.
fn somebody() -> impl Strategy<Value = Person> {
    let name = prop::sample::select(vec!["Lò Thị Mai", "Lò Thị Mài", "Hà Văn An", "Vi Văn Tư"]);
    let number = prop::sample::select(vec!["", "", "010190000001", "010190000002"]);
    (name, number, 1..3_i8, prop::bool::ANY).prop_map(|(name, number, day, is_of_unit)| {
        named(name).with(|person| {
            number.clone_into(&mut person.identity);
            person.birth = Meant::Known(BirthDate::Day(date(1980, 5, day)));
            person.birth_written = format!("{day}/5/1980");
            if !is_of_unit {
                person.unit.clear();
            }
        })
    })
}

/// A level and a few people, now and then so many that one list is a copy of another.
fn drawn_list() -> impl Strategy<Value = (&'static str, Vec<Person>)> {
    let level = prop::sample::select(vec!["district", "district", "province"]);
    let few = prop::collection::vec(somebody(), 0..4);
    (level, prop_oneof![few, prop::collection::vec(somebody(), 6..9)])
}

fn compared(lists: &[&Arc<Digest>], people: &mut PeopleKnown) -> BetweenLists {
    let ruleset = List::of("district").ruleset;
    let mut comparison = RunComparison::new(None, &ruleset.levels, Date::MIN, people);
    for list in lists {
        comparison.add(list);
    }
    comparison.finish(true).between_lists
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn what_is_found_does_not_depend_on_the_rounds_before(
        pool in prop::collection::vec(drawn_list(), 8),
        rounds in prop::collection::vec(
            prop::sample::subsequence((0..8_usize).collect::<Vec<_>>(), 0..=8).prop_shuffle(),
            1..6,
        ),
    ) {
        let digest = |(at, (level, people)): (usize, &(&'static str, Vec<Person>))| {
            let list = people.iter().fold(List::of(level), |list, person| list.and(1, person.clone()));
            let input = checked(&list, &format!("Xã {}", at / 2));
            let input = InputReport { path: format!("{at}.xlsx"), ..input };
            Arc::new(Digest::of(&input, &list.ruleset, None, Privacy::Masked, Company::Others))
        };
        let pool: Vec<Arc<Digest>> = pool.iter().enumerate().map(digest).collect();
        let mut kept = PeopleKnown::default();
        for round in rounds {
            let lists: Vec<&Arc<Digest>> = round.iter().map(|at| &pool[*at]).collect();
            let fresh = compared(&lists, &mut PeopleKnown::default());
            prop_assert_eq!(compared(&lists, &mut kept), fresh);
        }
    }
}
