//! Rows that may be people: what is said of them, and what is not said over them.

use proptest::prelude::*;

use super::{List, Person};
use crate::catalogue::GroupCatalogue;
use crate::closed_list::ClosedList;
use crate::congress::Allotment;
use crate::report::TallyCount;
use crate::report::{Check, Severity, Status};
use crate::roster::{OfficialKind, Role};
use crate::sheet::Row;

fn status(list: &List, rule: &str) -> Status {
    list.check(rule).status
}

fn rows(check: &Check) -> Vec<u32> {
    check.decided_by.iter().map(|place| place.row.number()).collect()
}

#[test]
fn a_row_in_doubt_is_an_error_at_its_cell_that_quotes_it() {
    let list = List::of("district")
        .and(1, Person::official())
        .and(1, Person::official().named("Lò Thị Mai").in_doubt());
    let found = list.findings("row-not-counted");
    let [finding] = &found[..] else { panic!("{found:?}") };
    assert_eq!(finding.severity, Severity::Error);
    assert_eq!(finding.location.cell.map(|cell| cell.to_string()).as_deref(), Some("B7"));
    assert_eq!(finding.delegate.as_deref(), Some("Lò Thị Mai"));
    assert_eq!(
        finding.message.en,
        "The row says “2 | Lò Thị Mai”: it may be a person, and was not counted."
    );
    assert_eq!(
        finding.message.vi,
        "Dòng này ghi “2 | Lò Thị Mai”: có thể là một người nhưng chưa được tính."
    );
    assert!(finding.help.is_some());
    assert_eq!(status(&list, "row-not-counted"), Status::Fail);
}

#[test]
fn a_list_without_such_rows_is_not_asked_for_them() {
    let list = List::of("district").and(1, Person::official());
    assert!(list.evaluate().checks.iter().all(|check| check.rule != "row-not-counted"));
}

#[test]
fn a_long_row_is_quoted_in_part_and_numbers_in_it_are_masked() {
    let long = format!("062080001234 {}", "Nông Thị Hà ".repeat(30));
    let list = List::of("district").and(1, Person::official().named(&long).in_doubt());
    let message = &list.findings("row-not-counted")[0].message.vi;
    assert!(message.contains('…') && message.chars().count() < 250, "{message}");
    assert!(!message.contains("062080001234"), "{message}");
}

#[test]
fn people_in_doubt_are_counted_apart() {
    let list = List::of("district")
        .and(3, Person::official())
        .and(1, Person::new(Role::Guest).in_doubt())
        .and(2, Person::official().in_doubt());
    let tally = list.evaluate().tally;
    assert_eq!(
        (
            tally[TallyCount::Total],
            tally[TallyCount::Official],
            tally[TallyCount::Guest],
            tally[TallyCount::InDoubt]
        ),
        (3, 3, 0, 3)
    );
}

#[test]
fn a_cap_is_open_where_a_row_in_doubt_is_one_too_many() {
    let with = |certain| {
        List::of("district").and(certain, Person::official()).and(1, Person::official().in_doubt())
    };
    assert_eq!(status(&with(149), "official-cap"), Status::Pass);
    assert_eq!(status(&with(151), "official-cap"), Status::Fail);
    let check = with(150).check("official-cap");
    assert_eq!((check.status, rows(&check)), (Status::NotChecked, vec![156]));
    assert!(check.message.en.ends_with("because of 1 row that was not counted."));
    assert!(check.message.vi.ends_with("chưa kết luận được vì 1 dòng chưa được tính."));
    let help = check.help.unwrap();
    assert_eq!(help.en, "settle the 1 row that was not counted and check again");
}

#[test]
fn cells_and_rows_are_told_apart_where_both_decide() {
    let list = List::of("district")
        .and(43, Person::official())
        .and(3, Person::official().gender_unknown())
        .and(103, Person::official().man())
        .and(1, Person::official().in_doubt());
    let message = list.check("women-share").message.en;
    assert!(message.contains("3 cells left unclear and 1 row that was not counted."), "{message}");
    assert!(message.ends_with("43 to 47 of 149 to 150.)"), "{message}");
}

#[test]
fn an_offender_in_doubt_leaves_the_rule_open_and_an_offender_for_certain_breaks_it() {
    let kinh = || Person::official().group("Kinh");
    let list = List::of("district").and(5, Person::official()).and(1, kinh().in_doubt());
    let check = list.check("official-is-minority");
    assert_eq!((check.status, rows(&check)), (Status::NotChecked, vec![11]));
    assert_eq!(list.findings("official-is-minority"), []);
    let list = list.and(1, kinh());
    assert_eq!(status(&list, "official-is-minority"), Status::Fail);
    assert_eq!(list.findings("official-is-minority").len(), 1);
}

#[test]
fn a_group_that_only_a_row_in_doubt_has_is_perhaps_represented() {
    let code = |name: &str| GroupCatalogue::vietnam().resolve(name).group().unwrap();
    let list = |groups: &[&str]| {
        List::of("district")
            .and(5, Person::official())
            .and(1, Person::official().group("Nùng").in_doubt())
            .profile(|profile| profile.groups = Some(groups.iter().map(|it| code(it)).collect()))
    };
    assert_eq!(status(&list(&["Tày"]), "group-coverage"), Status::Pass);
    let check = list(&["Tày", "Nùng"]).check("group-coverage");
    assert_eq!((check.status, rows(&check)), (Status::NotChecked, vec![11]));
    assert_eq!(check.missing, [code("Nùng")]);
    assert_eq!(status(&list(&["Tày", "Nùng", "Dao"]), "group-coverage"), Status::Fail);
}

#[test]
fn nobody_is_said_to_stand_there_once_while_a_row_in_doubt_agrees_with_another() {
    let mai = || {
        Person::official()
            .named("Lò Thị Mai")
            .with(|person| "062180001234".clone_into(&mut person.identity))
    };
    let list = List::of("district").and(1, mai()).and(1, mai().in_doubt());
    assert_eq!(status(&list, "duplicate-delegate"), Status::NotChecked);
    assert_eq!(list.findings("duplicate-delegate"), []);
}

#[test]
fn verdicts_carry_the_row_where_the_rule_about_it_is_off() {
    let text = "[[count]]\nid = \"cap\"\ntitle = { vi = \"t\", en = \"t\" }\ncitation = \"c\"\n\
                of = \"official\"\nmax = 2\n";
    let list =
        List::with_rules(text).and(2, Person::official()).and(1, Person::official().in_doubt());
    let evaluation = list.evaluate();
    assert_eq!(evaluation.checks.len(), 1);
    assert_eq!(evaluation.checks[0].status, Status::NotChecked);
    assert_eq!(evaluation.tally[TallyCount::InDoubt], 1);
}

#[test]
fn a_row_in_doubt_of_the_delegation_concerns_the_delegation_alone() {
    let sent = |role| Person::new(role).with(|person| person.in_delegation_table = true);
    let list = List::of("district")
        .and(150, Person::official())
        .and(2, sent(Role::Official))
        .and(1, sent(Role::Alternate))
        .and(1, sent(Role::Official).in_doubt());
    let allotted = |official| {
        let mut profile = list.profile.clone();
        profile.delegation = Some(Allotment { official: Some(official), alternates: Some(1) });
        List {
            profile,
            ruleset: list.ruleset.clone(),
            level: list.level.clone(),
            people: list.people.clone(),
        }
    };
    assert_eq!(status(&list, "official-cap"), Status::Pass);
    assert_eq!(list.evaluate().tally[TallyCount::InDoubt], 0);
    assert_eq!(status(&allotted(2), "delegation-size"), Status::NotChecked);
    assert_eq!(status(&allotted(3), "delegation-size"), Status::NotChecked);
    assert_eq!(rows(&allotted(3).check("delegation-size")), [159]);
    assert_eq!(status(&allotted(4), "delegation-size"), Status::Fail);
    assert_eq!(list.findings("row-not-counted").len(), 1);
}

#[test]
fn appointed_delegates_are_official_and_of_a_kind_of_their_own() {
    let appointed =
        || Person::official().with(|person| person.kind = Some(OfficialKind::Appointed));
    let list = List::of("district").and(2, Person::official()).and(3, appointed());
    let tally = list.evaluate().tally;
    assert_eq!(
        (
            tally[TallyCount::Official],
            tally[TallyCount::ExOfficio],
            tally[TallyCount::Selected],
            tally[TallyCount::Appointed]
        ),
        (5, 0, 2, 3)
    );
    assert_eq!(status(&list, "official-kind-stated"), Status::Pass);
    let text = "[[count]]\nid = \"cap\"\ntitle = { vi = \"t\", en = \"t\" }\ncitation = \"c\"\n\
                of = { kind = \"appointed\" }\nmax = 2\n";
    let check = List::with_rules(text).and(2, Person::official()).and(3, appointed()).check("cap");
    assert_eq!(check.status, Status::Fail);
    assert_eq!(
        check.message.en,
        "The list has 3 appointed delegates, and at most 2 are allowed: 1 too many."
    );
    assert!(check.message.vi.contains("3 đại biểu chỉ định"), "{}", check.message.vi);
}

/// What is drawn: the role, the kind or none, whether the row is in doubt.
type Drawn = (Option<Role>, Option<OfficialKind>, bool);

proptest! {
    #[test]
    fn the_kinds_are_parts_of_the_official_delegates(
        drawn in prop::collection::vec(
            (
                prop::option::of(prop::sample::select(Role::ALL.to_vec())),
                prop::option::of(prop::sample::select(OfficialKind::ALL.to_vec())),
                any::<bool>(),
            ),
            0..9,
        ),
    ) {
        let list = drawn.iter().fold(List::of("district"), |list, (role, kind, in_doubt): &Drawn| {
            list.and(1, Person::official().with(|person| {
                person.role = *role;
                person.kind = *kind;
                person.in_doubt = *in_doubt;
            }))
        });
        let tally = list.evaluate().tally;
        prop_assert!(tally[TallyCount::ExOfficio] + tally[TallyCount::Selected] + tally[TallyCount::Appointed] <= tally[TallyCount::Official]);
        prop_assert_eq!(
            tally[TallyCount::Total] + tally[TallyCount::Alternate] + tally[TallyCount::RoleUnknown] + tally[TallyCount::InDoubt],
            drawn.len() as u64
        );
    }

    /// Marked people, of whom some rows may be nobody's: what is said must be so in every case.
    #[test]
    fn what_is_said_of_a_marked_delegation_is_so_in_every_case(
        drawn in prop::collection::vec((any::<bool>(), any::<bool>(), any::<bool>()), 1..6),
        official in 0_u64..4,
        alternates in 0_u64..3,
    ) {
        let list = drawn.iter().fold(List::of("district"), |list, (is_marked, is_alternate, in_doubt)| {
            let role = if *is_alternate { Role::Alternate } else { Role::Official };
            list.and(1, Person::new(role).with(|person| {
                person.goes = is_marked.then_some(true);
                person.in_doubt = *in_doubt;
            }))
        });
        let list = list.profile(|profile| {
            profile.delegation = Some(Allotment { official: Some(official), alternates: Some(alternates) });
        });
        let check = list.check("delegation-size");
        if check.status == Status::NotChecked {
            return Ok(());
        }
        for choice in 0..1_usize << drawn.len() {
            let there = |at: usize| !drawn[at].2 || choice >> at & 1 == 1;
            let count = |is: &dyn Fn(&(bool, bool, bool)) -> bool| {
                (0..drawn.len()).filter(|at| there(*at) && is(&drawn[*at])).count() as u64
            };
            let marked = count(&|it| it.0);
            let mut going = count(&|it| it.0 && it.1);
            if going == 0 {
                going = count(&|it| it.1);
            }
            let as_allotted = (count(&|it| it.0 && !it.1), going) == (official, alternates);
            match check.status {
                Status::Pass => prop_assert!(marked > 0 && as_allotted),
                // Where nobody is marked, the alternates alone can tell.
                _ if marked == 0 => prop_assert!(going > 0 && going != alternates),
                _ => prop_assert!(!as_allotted),
            }
        }
    }
}

#[test]
fn findings_about_rows_in_doubt_stand_in_the_order_of_the_file() {
    let list = List::of("district")
        .and(1, Person::official().in_doubt())
        .and(1, Person::official().group("Kinh"))
        .and(1, Person::official().in_doubt());
    let found = list.evaluate().findings;
    let told: Vec<(Row, &str)> =
        found.iter().map(|it| (it.location.row, it.rule.as_str())).collect();
    assert_eq!(
        told,
        [
            (Row::new(6), "row-not-counted"),
            (Row::new(7), "official-is-minority"),
            (Row::new(8), "row-not-counted"),
        ]
    );
}
