//! Lists with rows that may be people: what is not said between them.

use std::sync::Arc;

use jiff::civil::Date;

use super::{Digest, RunComparison};
use crate::evaluate::tests::{List, Person};
use crate::report::{BetweenLists, InputReport, ListReport};
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
    let mut comparison = RunComparison::new(None, levels, Date::MIN);
    for input in [checked(district, "Sa Thầy"), checked(province, "Kon Tum")] {
        let digest = Digest::of(input.outcome.as_ref().unwrap(), None, Privacy::Masked);
        comparison.add(&input, digest);
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
