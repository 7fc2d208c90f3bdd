//! Rules asked of each unit against a plain count of all ways in which the people can turn out.

use proptest::prelude::*;

use super::all_ways::{every_list, verdict};
use super::{List, Person};
use crate::report::Status;
use crate::roster::{Gender, Meant, Role, Unclear};
use crate::rules::measure::{Case, People};
use crate::rules::{LinearConstraint, Privacy};

const RULES: &str = r#"
[[count]]
id = "more-than-seats"
title = { vi = "t", en = "t" }
citation = "c"
of = "official"
per = "unit"
more_than_seats = [{ from = 1, more = 1 }, { from = 2, more = 0 }]

[[count]]
id = "no-more-than-two"
title = { vi = "t", en = "t" }
citation = "c"
of = { role = "official", gender = "male" }
per = "unit"
max = 1

[[share]]
id = "women"
title = { vi = "t", en = "t" }
citation = "c"
of = { gender = "female" }
among = "official"
per = "unit"
min = "50%"

[[coverage]]
id = "groups"
title = { vi = "t", en = "t" }
citation = "c"
by = "group"
required = ["Tày"]
per = "unit"

[[order]]
id = "first-is-a-woman"
title = { vi = "t", en = "t" }
citation = "c"
of = { gender = "female" }
first = 1
min = 1
per = "unit"
"#;

const RULE_IDS: [&str; 5] =
    ["more-than-seats", "no-more-than-two", "women", "groups", "first-is-a-woman"];

/// The units of the profile with their seats.
const UNITS: [(&str, usize); 2] = [("Đơn vị 1", 1), ("Đơn vị 2", 2)];

/// What is drawn: the unit, none where it is not told; the gender; the group; whether it is a guest,
/// and whether the row is in doubt.
type Drawn = (Option<usize>, Option<Gender>, bool, bool, bool);
/// How somebody turns out: the unit, none where it is another one.
type Certain = (Option<usize>, Gender, bool, bool);

fn drawn() -> impl Strategy<Value = Drawn> {
    (
        prop_oneof![3 => Just(Some(0)), 3 => Just(Some(1)), 1 => Just(None)],
        prop_oneof![
            2 => Just(Some(Gender::Female)),
            2 => Just(Some(Gender::Male)),
            1 => Just(None),
        ],
        any::<bool>(),
        proptest::bool::weighted(0.2),
        proptest::bool::weighted(0.2),
    )
}

fn holds_in(rule: &str, unit: usize, people: &[Certain]) -> bool {
    let own: Vec<&Certain> = people.iter().filter(|it| it.0 == Some(unit)).collect();
    let officials = || own.iter().filter(|it| !it.3);
    let men = officials().filter(|it| it.1 == Gender::Male).count();
    match rule {
        "more-than-seats" => officials().count() >= [2, 2][unit],
        "no-more-than-two" => men <= 1,
        "women" => 2 * men <= officials().count(),
        "groups" => own.iter().any(|it| it.2),
        _ => own.first().is_some_and(|it| it.1 == Gender::Female),
    }
}

fn ways(drawn: &Drawn) -> Vec<Option<Certain>> {
    let (unit, gender, is_tay, is_guest, in_doubt) = *drawn;
    let units = match unit {
        Some(unit) => vec![Some(unit)],
        None => vec![None, Some(0), Some(1)],
    };
    let genders = gender.map_or(vec![Gender::Female, Gender::Male], |it| vec![it]);
    let mut ways: Vec<Option<Certain>> = in_doubt.then_some(None).into_iter().collect();
    for unit in units {
        ways.extend(genders.iter().map(|it| Some((unit, *it, is_tay, is_guest))));
    }
    ways
}

/// What all the ways say of a rule, in a unit alone or in all of them.
fn expected(rule: &str, unit: Option<usize>, drawn: &[Drawn]) -> Status {
    let ways: Vec<Vec<Option<Certain>>> = drawn.iter().map(ways).collect();
    let units = unit.map_or(0..UNITS.len(), |unit| unit..unit + 1);
    let holds = |list: &Vec<Certain>| units.clone().all(|unit| holds_in(rule, unit, list));
    verdict(every_list(&ways).iter().map(holds))
}

fn list(drawn: &[Drawn]) -> List {
    let person = |(unit, gender, is_tay, is_guest, in_doubt): &Drawn| {
        let role = if *is_guest { Role::Guest } else { Role::Official };
        Person::new(role).group(if *is_tay { "Tày" } else { "Dao" }).with(|person| {
            UNITS[unit.unwrap_or_default()].0.clone_into(&mut person.unit);
            person.is_unit_untold = unit.is_none();
            person.gender = gender.map_or(Meant::Unclear(Unclear::SeveralMeanings), Meant::Known);
            person.in_doubt = *in_doubt;
        })
    };
    let list = drawn.iter().fold(List::with_rules(RULES), |list, it| list.and(1, person(it)));
    list.profile(|profile| {
        profile.seats =
            UNITS.iter().map(|(name, seats)| ((*name).to_owned(), *seats as u64)).collect();
    })
}

/// What the inequalities of a rule say of the list; none where it has none.
fn judged(list: &List, rule: &str) -> Option<Status> {
    let all = list.ruleset.constraints(&list.level, &list.profile);
    let own = all.into_iter().filter(|(other, _)| other.id == rule);
    let own: Vec<LinearConstraint> = own.map(|(_, constraint)| constraint).collect();
    let roster = list.roster();
    let case = Case {
        ruleset: &list.ruleset,
        roster: &roster,
        profile: &list.profile,
        level: &list.level,
        people: People::new(roster.of_congress().collect(), roster.in_doubt().collect()),
        unit: None,
        privacy: Privacy::Masked,
    };
    (!own.is_empty()).then(|| case.judge(&own).status)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]
    #[test]
    fn no_unit_is_judged_otherwise_than_all_its_ways_say(
        drawn in prop::collection::vec(drawn(), 0..5),
    ) {
        let list = list(&drawn);
        let all_told = drawn.iter().all(|it| it.0.is_some());
        for rule in RULE_IDS {
            let check = list.check(rule);
            // Each unit by itself is exact; somebody who can make up for one of two units alone leaves
            // it open which of them fails.
            let units: Vec<Status> =
                (0..UNITS.len()).map(|unit| expected(rule, Some(unit), &drawn)).collect();
            let worst = [Status::Fail, Status::NotChecked].into_iter().find(|it| units.contains(it));
            prop_assert_eq!(check.status, worst.unwrap_or(Status::Pass), "{}: {}", rule, &check.message.en);
            prop_assert_eq!(!check.decided_by.is_empty(), check.status == Status::NotChecked, "{}", rule);
            // Whatever is said for certain is so whichever way the units turn out.
            let together = expected(rule, None, &drawn);
            if all_told || check.status != Status::NotChecked {
                prop_assert_eq!(check.status, together, "{}: {}", rule, &check.message.en);
            }
            // The inequalities by which numbers are calculated say the same of units that are told.
            if let Some(judged) = judged(&list, rule).filter(|_| all_told) {
                prop_assert_eq!(judged, check.status, "{}", rule);
            }
        }
    }
}

#[test]
fn each_unit_that_fails_is_named_with_its_seats_at_a_row_of_its_own() {
    let told = |unit, gender| (Some(unit), Some(gender), true, false, false);
    let list = list(&[told(0, Gender::Female), told(1, Gender::Male), told(1, Gender::Female)]);
    let check = list.check("more-than-seats");
    assert_eq!(check.status, Status::Fail);
    assert_eq!(
        check.message.en,
        "It does not hold in 1 of 2 units. Đơn vị 1 (1 seat): it has 1 official delegate, and at least 2 are required: 1 too few."
    );
    let findings = list.findings("more-than-seats");
    assert_eq!(findings.len(), 1);
    assert!(findings[0].message.vi.starts_with("Đơn vị 1 (được bầu 1): có 1 đại biểu chính thức"));
    let men = list.findings("first-is-a-woman");
    assert_eq!((men.len(), men[0].location.row.number()), (1, 7));
    assert!(men[0].message.en.starts_with("Đơn vị 2"), "{}", men[0].message.en);
}

#[test]
fn a_unit_of_which_nobody_is_listed_is_asked_for_its_fields_of_work() {
    const RULES: &str = "[[coverage]]\nid = \"work\"\ntitle = { vi = \"t\", en = \"t\" }\ncitation = \"c\"\n\
        by = \"work\"\nrequired = [\"health\"]\nper = \"unit\"\n";
    let nurse = Person::new(Role::Official).with(|person| {
        UNITS[0].0.clone_into(&mut person.unit);
        person.work = Some("y tế".to_owned());
    });
    let seats = UNITS.map(|(name, seats)| (name.to_owned(), seats as u64)).to_vec();
    let list = List::with_rules(RULES).and(1, nurse).profile(|profile| profile.seats = seats);
    let check = list.check("work");
    assert_eq!(check.status, Status::Fail);
    assert!(check.message.en.contains("Đơn vị 2"), "{}", check.message.en);
}

#[test]
fn without_seats_a_rule_on_seats_waits_and_the_others_look_at_the_units_of_the_list() {
    let told = |unit, gender| (Some(unit), Some(gender), true, false, false);
    let without = list(&[told(0, Gender::Male), told(1, Gender::Female)])
        .profile(|profile| profile.seats.clear());
    let check = without.check("more-than-seats");
    assert_eq!(check.status, Status::NotChecked);
    assert!(check.help.unwrap().en.contains("`[seats]`"));
    assert_eq!(without.check("women").status, Status::Fail);
    // A unit of the list whose seats are not told is named.
    let some = without.profile(|profile| profile.seats = vec![("ĐƠN VỊ 1".to_owned(), 0)]);
    let check = some.check("more-than-seats");
    assert_eq!(check.status, Status::NotChecked, "{}", check.message.en);
    assert!(
        check.message.en.contains("Đơn vị 2: the profile does not tell its seats"),
        "{}",
        check.message.en
    );
}

#[test]
fn a_list_that_tells_no_units_is_told_so() {
    let told = (None, Some(Gender::Female), true, false, false);
    let list = list(&[told, told]).profile(|profile| profile.seats.clear());
    let check = list.check("women");
    assert_eq!(check.status, Status::NotChecked);
    assert!(check.message.en.contains("does not tell the unit of anybody"));
}
