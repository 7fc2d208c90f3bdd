//! Dates, lengths and delegations: rules that rest on the congress profile.

use jiff::civil::{Date, date};

use super::{List, Person};
use crate::congress::Allotment;
use crate::report::{Check, Measure, Severity, Status, TallyCount};
use crate::roster::Role;

fn held(ruleset: &str, level: &'static str, on: Date, days: Option<&str>, pilot: bool) -> List {
    List::under(ruleset, level).profile(|profile| {
        profile.date = Some(on);
        profile.days = days.map(|days| days.parse().unwrap());
        profile.pilot = Some(pilot);
    })
}

#[test]
fn a_congress_is_over_strictly_before_the_deadline() {
    for (on, days, status) in [
        (date(2024, 6, 29), Some("1"), Status::Pass),
        (date(2024, 6, 30), Some("1"), Status::Fail),
        (date(2024, 6, 28), Some("1.5"), Status::Pass),
        (date(2024, 6, 29), Some("1.5"), Status::Fail),
        // Without the length, one or two days decide.
        (date(2024, 6, 28), None, Status::Pass),
        (date(2024, 6, 29), None, Status::NotChecked),
        (date(2024, 6, 30), None, Status::Fail),
    ] {
        let check = held("vn-2024", "district", on, days, false).check("deadline");
        assert_eq!(check.status, status, "{on} {days:?}: {}", check.message.en);
    }
    assert_eq!(List::of("district").check("deadline").status, Status::NotChecked);
    let open = held("vn-2024", "district", date(2024, 6, 29), None, false).check("deadline");
    assert!(open.help.is_some_and(|help| help.en.contains("--days")), "{}", open.message.en);
}

#[test]
fn the_days_of_a_congress_are_told_as_one_or_as_a_span() {
    let told = |days| held("vn-2024", "district", date(2024, 6, 27), days, false).check("deadline");
    for (days, words) in [
        (Some("1"), "The congress is held on 27 June 2024,"),
        (Some("2"), "The congress is held from 27 June 2024 to 28 June 2024,"),
        (None, "The congress begins on 27 June 2024,"),
    ] {
        let message = told(days).message.en;
        assert!(message.starts_with(words), "{message}");
    }
}

#[test]
fn the_pilot_date_of_thai_nguyen_is_advice_elsewhere() {
    let on = date(2024, 5, 16);
    let elsewhere = held("vn-2024", "district", on, Some("1"), true);
    let check = elsewhere.check("pilot-deadline");
    assert_eq!((check.status, check.severity), (Status::Fail, Severity::Advice));
    assert_eq!(elsewhere.check("deadline").status, Status::Pass);
    let there = held("vn-2024-thai-nguyen", "district", on, Some("1"), true);
    assert_eq!(there.check("pilot-deadline").severity, Severity::Error);
    let other = held("vn-2024", "district", on, Some("1"), false).evaluate();
    assert!(other.checks.iter().all(|check| check.rule != "pilot-deadline"));
}

#[test]
fn local_rulesets_change_what_they_say_and_keep_the_rest() {
    let day =
        |ruleset, level, on| held(ruleset, level, on, Some("1"), false).check("deadline").status;
    assert_eq!(day("vn-2024-ba-ria-vung-tau", "district", date(2024, 5, 29)), Status::Pass);
    assert_eq!(day("vn-2024-ba-ria-vung-tau", "district", date(2024, 5, 30)), Status::Fail);
    assert_eq!(day("vn-2024-bac-kan", "district", date(2024, 4, 30)), Status::Fail);
    let of_province = held("vn-2024-bac-kan", "province", date(2024, 11, 29), Some("1"), false);
    let national = of_province.check("national-deadline");
    assert_eq!((national.status, national.severity), (Status::Pass, Severity::Warning));
    assert_eq!(day("vn-2019", "district", date(2019, 6, 29)), Status::Pass);
    let kept = List::under("vn-2019", "district").and(151, Person::official());
    assert_eq!(kept.check("official-cap").status, Status::Fail);
}

#[test]
fn a_congress_lasts_no_longer_than_it_may() {
    let length =
        |days| held("vn-2024", "district", date(2024, 5, 16), days, false).check("duration").status;
    assert_eq!(length(Some("1.5")), Status::Pass);
    assert_eq!(length(Some("2")), Status::Fail);
    assert_eq!(length(None), Status::NotChecked);
}

fn delegation(people: List) -> Check {
    people
        .profile(|profile| {
            profile.delegation = Some(Allotment { official: Some(2), alternates: Some(1) });
        })
        .check("delegation-size")
}

fn goes(role: Role) -> Person {
    Person::new(role).with(|person| person.goes = Some(true))
}

#[test]
fn the_delegation_is_exactly_as_allotted() {
    let marked = |officials, alternates| {
        List::of("district")
            .and(10, Person::official())
            .and(officials, goes(Role::Official))
            .and(alternates, goes(Role::Alternate))
    };
    assert_eq!(delegation(marked(2, 1)).status, Status::Pass);
    let short = delegation(marked(1, 1));
    assert_eq!((short.status, short.margin), (Status::Fail, Some(-1)));
    assert_eq!(delegation(marked(3, 1)).status, Status::Fail);
    // The list's own alternates are the delegation's where it names none.
    let list = marked(2, 0).and(1, Person::new(Role::Alternate));
    let whole = delegation(list);
    assert_eq!((whole.status, whole.observed), (Status::Pass, Some(Measure::Count(3))));
    let list = marked(2, 0).and(3, Person::new(Role::Alternate));
    for long in [delegation(list), delegation(marked(2, 3))] {
        let (status, observed) = (long.status, long.observed);
        assert_eq!((status, observed), (Status::Fail, Some(Measure::Count(5))));
        assert_eq!(long.margin, Some(-2));
    }
    // A table of its own.
    let in_table = |role| Person::new(role).with(|person| person.in_delegation_table = true);
    let list = List::of("district")
        .and(5, Person::official())
        .and(2, in_table(Role::Official))
        .and(1, in_table(Role::Alternate));
    assert_eq!(list.evaluate().tally[TallyCount::Official], 5);
    assert_eq!(delegation(list).status, Status::Pass);
}

#[test]
fn a_delegation_that_nothing_tells_is_not_checked_unless_the_alternates_decide() {
    let untold = List::of("district").and(5, Person::official());
    assert_eq!(delegation(untold).status, Status::NotChecked);
    let alternates = |count| {
        List::of("district").and(5, Person::official()).and(count, Person::new(Role::Alternate))
    };
    assert_eq!(delegation(alternates(1)).status, Status::NotChecked);
    assert_eq!(delegation(alternates(3)).status, Status::Fail);
    let unallotted = List::of("district").and(5, Person::official());
    assert_eq!(unallotted.check("delegation-size").status, Status::NotChecked);
    assert!(
        List::of("province").evaluate().checks.iter().all(|check| check.rule != "delegation-size")
    );
}
