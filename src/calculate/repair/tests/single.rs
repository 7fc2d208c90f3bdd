//! Single rules, each mended in the way that an officer would expect.

use super::*;
use crate::calculate::repair::people::{Latitude, RepairPeople};
use crate::calculate::repair::words;
use crate::roster::OfficialKind;

fn rules(text: &str) -> List {
    List::with_rules(text)
}

const CAP: &str = r#"
[[count]]
id = "cap"
title = { vi = "t", en = "t" }
citation = "c"
of = "official"
max = 2
"#;

const WOMEN: &str = r#"
[[share]]
id = "women"
title = { vi = "t", en = "t" }
citation = "c"
of = { gender = "female" }
among = "official"
min = "50%"
"#;

const MINORITY: &str = r#"
[[each]]
id = "minority"
title = { vi = "t", en = "t" }
citation = "c"
among = "official"
must = { group = "minority" }
"#;

const TWICE: &str = r#"
[[unique]]
id = "twice"
title = { vi = "t", en = "t" }
citation = "c"
same = [["full_name", "birth_date"]]
"#;

const UNDERSTOOD: &str = r#"
[[understood]]
id = "gender"
title = { vi = "t", en = "t" }
citation = "c"
value = "gender"
weights = [{ severity = "error" }]
"#;

#[test]
fn the_last_of_the_list_leave_first() {
    let given = Given::of(rules(CAP).and(4, official())).without_moves();
    let plan = given.plan();
    let gone = |at| Action::LeaveOut { person: Who::Listed(at), from: Some(Role::Official) };
    assert_eq!(actions(&plan), [gone(2), gone(3)]);
    assert_eq!((plan.cost, plan.is_proven_minimal), (2, true));
    assert_eq!(plan.changes[0].serves, ["cap"]);
}

#[test]
fn ex_officio_delegates_and_those_kept_stay() {
    let by_office = official().with(|person| person.kind = Some(OfficialKind::ExOfficio));
    let list = rules(CAP).and(2, official()).and(1, official()).and(1, by_office);
    let plan = Given::of(list).keep(2).without_moves().plan();
    let gone = |at| Action::LeaveOut { person: Who::Listed(at), from: Some(Role::Official) };
    assert_eq!(actions(&plan), [gone(0), gone(1)]);
}

#[test]
fn a_man_is_replaced_by_the_first_woman_of_the_reserve() {
    let given = Given::of(rules(WOMEN).and(1, official()).and(3, official().man()))
        .reserve(1, &official().man())
        .reserve(2, &official());
    let plan = given.plan();
    let replaced =
        Action::Replace { person: Who::Listed(3), by: Who::Reserve(1), role: Role::Official };
    assert_eq!(actions(&plan), [replaced]);
}

#[test]
fn alternates_of_the_list_are_a_reserve() {
    let alternate = Person::new(Role::Alternate);
    let list = rules(WOMEN).and(1, official().man()).and(1, alternate);
    let plan = Given::of(list).plan();
    // Adding her costs the same as anything else, and touches one person alone, as leaving out the
    // man would: then the last of the list leave first.
    assert_eq!(plan.cost, 1);
    assert_eq!(plan.changes.len(), 1);
}

#[test]
fn an_offender_leaves_and_an_unclear_cell_stays_to_be_corrected() {
    let list = rules(MINORITY)
        .and(1, official().group("Kinh"))
        .and(1, official().group("Zzz"))
        .and(1, official());
    let given = Given::of(list).without_moves();
    let outcome = given.repair();
    let Outcome::Found(plan) = outcome.outcome else { panic!() };
    let gone = Action::LeaveOut { person: Who::Listed(0), from: Some(Role::Official) };
    assert_eq!(actions(&plan), [gone]);
    assert_eq!(outcome.remaining.not_checked.len(), 1);
}

#[test]
fn of_two_rows_of_one_person_the_later_is_left_out() {
    let list = rules(TWICE)
        .and(1, official().named("A"))
        .and(1, official().named("B"))
        .and(2, official().named("A"));
    let plan = Given::of(list).plan();
    let gone = |at| Action::LeaveOut { person: Who::Listed(at), from: Some(Role::Official) };
    assert_eq!(actions(&plan), [gone(2), gone(3)]);
    assert_eq!(plan.changes[1].serves, ["twice"]);
}

#[test]
fn what_a_rule_that_only_warns_finds_does_not_keep_the_rest_from_being_mended() {
    let alike = "[[unique]]\nid = \"alike\"\ntitle = { vi = \"t\", en = \"t\" }\ncitation = \"c\"\n\
                 severity = \"warning\"\nsame = [[\"identity\"]]\n\
                 similar = [[\"full_name\"]]\nsimilar_severity = \"error\"\n";
    let list =
        rules(&format!("{CAP}{alike}")).and(2, official().named("A")).and(1, official().named("B"));
    let plan = Given::of(list).without_moves().plan();
    let gone = Action::LeaveOut { person: Who::Listed(2), from: Some(Role::Official) };
    assert_eq!(actions(&plan), [gone]);
}

#[test]
fn whoever_stands_on_the_list_already_is_no_reserve() {
    let list =
        rules(&format!("{WOMEN}{TWICE}")).and(1, official().named("A")).and(3, official().man());
    let given = Given::of(list).reserve(1, &official().named("A")).without_moves();
    // Without her, two men have to go.
    assert_eq!(given.plan().cost, 2);
    assert_eq!(given.repair().unfit, [(Who::Reserve(0), Unfit::Twice)]);
}

#[test]
fn weights_decide_between_ways_of_the_same_effect() {
    let list = || rules(WOMEN).and(1, official()).and(2, official().man());
    let with = |weights| {
        let mut given = Given::of(list()).reserve(1, &official());
        given.weights = weights;
        actions(&given.plan())[0]
    };
    let even = Weights::default();
    let leave = with(Weights { leave_out: 1, replace: 5, add: 5, move_role: 5 });
    assert!(matches!(leave, Action::LeaveOut { .. }), "{leave:?}");
    let add = with(Weights { add: 1, leave_out: 3, replace: 3, move_role: 3 });
    assert!(matches!(add, Action::Add { .. }), "{add:?}");
    let moved = with(Weights { leave_out: 2, add: 2, replace: 4, ..even });
    assert!(matches!(moved, Action::Move { to: Role::Guest, .. }), "{moved:?}");
}

#[test]
fn an_unknown_gender_is_not_counted_as_a_woman() {
    let list = rules(WOMEN).and(1, official().gender_unknown()).and(1, official().man());
    let given = Given::of(list).reserve(2, &official()).without_moves();
    // She may be a man for all that is known: one of the two is replaced.
    assert_eq!(given.plan().cost, 1);
}

#[test]
fn nobody_comes_of_whom_a_cell_would_have_to_be_corrected() {
    let least = r#"
[[count]]
id = "least"
title = { vi = "t", en = "t" }
citation = "c"
of = "official"
min = 1
"#;
    let given = Given::of(rules(&format!("{UNDERSTOOD}{least}")))
        .reserve(1, &official().gender_unknown())
        .reserve(1, &official());
    let came = Action::Add { person: Who::Reserve(1), role: Role::Official };
    assert_eq!(actions(&given.plan()), [came]);
    assert_eq!(given.repair().unfit, [(Who::Reserve(0), Unfit::CellToCorrect)]);
}

#[test]
fn whoever_has_a_cell_to_correct_may_change_role_where_that_makes_it_no_worse() {
    let list = rules(&format!("{CAP}{UNDERSTOOD}")).and(3, official().gender_unknown());
    let mut given = Given::of(list);
    given.weights = Weights { leave_out: 5, ..Weights::default() };
    let moved = Action::Move { person: Who::Listed(2), from: Role::Official, to: Role::Guest };
    assert_eq!(actions(&given.plan()), [moved]);
}

#[test]
fn a_list_with_an_offender_left_is_not_taken_for_mended() {
    let list = rules(MINORITY).and(2, official()).and(1, official().group("Kinh"));
    Given::of(list).with_problem(|problem| {
        let before = problem.evaluate(problem.list);
        let people = RepairPeople::of(problem, &before, Latitude::default());
        assert!(!people.hold_after(&before, &BTreeSet::new()));
        assert!(people.hold_after(&before, &BTreeSet::from(["minority".to_owned()])));
    });
}

#[test]
fn the_delegation_to_the_upper_congress_is_not_broken_up() {
    let goes = official().man().with(|person| person.goes = Some(true));
    let list = rules(&format!(
        "{WOMEN}[[delegation]]\nid = \"d\"\ntitle = {{ vi = \"t\", en = \"t\" }}\ncitation = \"c\"\n"
    ))
    .and(1, official())
    .and(1, official().man())
    .and(2, goes)
    .profile(|profile| {
        profile.delegation = Some(crate::congress::Allotment {
            official: Some(2),
            ..crate::congress::Allotment::default()
        });
    });
    let plan = Given::of(list).reserve(1, &official()).without_moves().plan();
    let replaced =
        Action::Replace { person: Who::Listed(1), by: Who::Reserve(0), role: Role::Official };
    assert_eq!(actions(&plan), [replaced]);
}

#[test]
fn somebody_twice_in_the_table_of_the_delegation_does_not_keep_the_list_from_being_mended() {
    let goes = official().named("A").with(|person| person.in_delegation_table = true);
    let list = rules(&format!("{CAP}{TWICE}")).and(3, official()).and(2, goes);
    let mended = Given::of(list).without_moves().repair();
    let Outcome::Found(plan) = mended.outcome else { panic!("{:?}", mended.outcome) };
    let gone = Action::LeaveOut { person: Who::Listed(2), from: Some(Role::Official) };
    assert_eq!(actions(&plan), [gone]);
    let left: Vec<&str> = mended.remaining.cells.iter().map(|cell| &*cell.rule).collect();
    assert_eq!(left, ["twice"]);
}

#[test]
fn a_mark_in_the_list_of_the_reserve_sends_nobody_on() {
    let goes = |person: Person| person.with(|person| person.goes = Some(true));
    let list = rules(&format!(
        "{WOMEN}[[delegation]]\nid = \"d\"\ntitle = {{ vi = \"t\", en = \"t\" }}\ncitation = \"c\"\n"
    ))
    .and(1, goes(official()))
    .and(3, official().man())
    .profile(|profile| {
        profile.delegation = Some(crate::congress::Allotment {
            official: Some(1),
            ..crate::congress::Allotment::default()
        });
    });
    let mended = Given::of(list).reserve(1, &goes(official())).without_moves().repair();
    let Outcome::Found(plan) = mended.outcome else { panic!("{:?}", mended.outcome) };
    let replaced =
        Action::Replace { person: Who::Listed(3), by: Who::Reserve(0), role: Role::Official };
    assert_eq!(actions(&plan), [replaced]);
    assert!(mended.remaining.elsewhere.is_empty(), "{:?}", mended.remaining.elsewhere);
}

#[test]
fn whoever_goes_on_leaves_only_at_a_price_that_is_told() {
    let delegation =
        "[[delegation]]\nid = \"d\"\ntitle = { vi = \"t\", en = \"t\" }\ncitation = \"c\"\n";
    let goes = official().group("Kinh").with(|person| person.goes = Some(true));
    let list = rules(&format!("{MINORITY}{delegation}")).and(2, official()).and(1, goes).profile(
        |profile| {
            profile.delegation = Some(crate::congress::Allotment {
                official: Some(1),
                ..crate::congress::Allotment::default()
            });
        },
    );
    let plan = Given::of(list).without_moves().plan();
    let gone = Action::LeaveOut { person: Who::Listed(2), from: Some(Role::Official) };
    assert_eq!(actions(&plan), [gone]);
    let price: Vec<&str> = plan.price.iter().map(|check| check.rule.as_str()).collect();
    assert_eq!(price, ["d"]);
}

#[test]
fn a_group_that_nobody_is_of_does_not_keep_the_rest_from_being_mended() {
    let groups = "[[coverage]]\nid = \"groups\"\ntitle = { vi = \"t\", en = \"t\" }\ncitation = \"c\"\n\
                  by = \"group\"\namong = \"official\"\nrequired = [\"Tày\", \"Dao\"]\n";
    let list = rules(&format!("{CAP}{groups}")).and(4, official());
    let Outcome::Impossible(impossible) = Given::of(list).without_moves().repair().outcome else {
        panic!()
    };
    assert_eq!(impossible.conflict, ["groups"]);
    let rest = impossible.rest.unwrap();
    assert_eq!((rest.cost, rest.is_proven_minimal), (2, true));
    assert!(rest.changes.iter().all(|change| change.serves == ["cap"]));
}

#[test]
fn a_plan_that_dismisses_many_tells_the_reserve_that_would_spare_them() {
    let list = rules(WOMEN).and(6, official()).and(18, official().man());
    let plan = Given::of(list).without_moves().plan();
    assert_eq!(plan.cost, 12);
    let relief = plan.relief.unwrap();
    assert_eq!((relief.cost, relief.replacements), (6, 6));
    assert_eq!((relief.departures, relief.additions), (0, 0));
    let needed: Vec<(u64, &str)> =
        relief.needed.iter().map(|one| (one.count, one.who.en_many.as_str())).collect();
    assert_eq!(needed, [(6, "female official delegates")]);
}

#[test]
fn a_good_list_is_left_alone() {
    let given = Given::of(rules(&format!("{CAP}{WOMEN}")).and(2, official())).reserve(1, &guest());
    let Repair { outcome, remaining, .. } = given.repair();
    assert!(matches!(outcome, Outcome::Nothing) && remaining.is_nothing());
    let says = words::outcome(&outcome, given.weights, &remaining).en;
    assert!(says.ends_with("holds."), "{says}");
}

#[test]
fn no_plan_is_made_over_rows_that_may_be_people() {
    let list = List::of("district").and(151, official()).and(1, official().in_doubt());
    assert!(matches!(Given::of(list).repair().outcome, Outcome::RowsInDoubt(1)));
    // Those of the delegation change nothing in the list.
    let sent = official().in_doubt().with(|person| person.in_delegation_table = true);
    let list = List::of("district").and(151, official()).and(1, sent);
    assert_eq!(Given::of(list).plan().cost, 1);
    let list = List::of("district").and(151, official());
    let given = Given::of(list).reserve(1, &official().in_doubt());
    assert!(matches!(given.repair().outcome, Outcome::RowsInDoubt(1)));
}
