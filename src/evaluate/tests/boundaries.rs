//! Each limit is met at one number and broken at the next.

use super::{List, Person};
use crate::catalogue::GroupCatalogue;
use crate::report::{Check, CongressFact, Fulfilled, Measure, OffBy, Severity, Status, TallyCount};
use crate::roster::Role;
use crate::wording::Lang;

fn outcome(check: &Check) -> (Status, Option<i64>) {
    (check.status, check.margin)
}

#[test]
fn official_delegates_are_capped_by_level() {
    for (level, most) in [("district", 150), ("province", 250)] {
        let list = List::of(level).and(most, Person::official());
        assert_eq!(outcome(&list.check("official-cap")), (Status::Pass, Some(0)));
        let list = list.and(1, Person::official());
        let check = list.check("official-cap");
        assert_eq!(outcome(&check), (Status::Fail, Some(-1)));
        assert_eq!(check.observed, Some(Measure::Count(most as u64 + 1)));
        assert_eq!(check.max, Some(Measure::Count(most as u64)));
        assert!(check.message.en.contains("1 too many"), "{}", check.message.en);
    }
}

#[test]
fn four_hundred_unknown_values_are_tried_out_together_and_no_more() {
    let half = "[[share]]\nid = \"half\"\ntitle = { vi = \"t\", en = \"t\" }\ncitation = \"c\"\n\
                of = { gender = \"female\" }\namong = \"official\"\nmin = \"50%\"\nmax = \"50%\"\n";
    let status = |known, unknown| {
        List::with_rules(half)
            .and(known, Person::official())
            .and(unknown, Person::official().gender_unknown())
            .check("half")
            .status
    };
    // Half of 401 is no number of people, whatever their genders.
    assert_eq!(status(1, 400), Status::Fail);
    assert_eq!(status(0, 401), Status::NotChecked);
}

#[test]
fn guests_may_be_a_third_of_the_official_delegates_and_no_more() {
    for (officials, guests, status, margin) in [
        (150, 50, Status::Pass, 0),
        (150, 51, Status::Fail, -1),
        (149, 49, Status::Pass, 0),
        (149, 50, Status::Fail, -1),
        (150, 0, Status::Pass, 50),
    ] {
        let list = List::of("district")
            .and(officials, Person::official())
            .and(guests, Person::new(Role::Guest));
        let check = list.check("guest-ratio");
        assert_eq!(outcome(&check), (status, Some(margin)), "{guests} to {officials}");
        assert_eq!(check.limit.as_deref(), Some("1/3"));
        assert_eq!(check.of, Some(officials as u64));
    }
    let list = List::of("province").and(250, Person::official()).and(83, Person::new(Role::Guest));
    for rule in ["guest-ratio", "guest-cap", "total-cap", "official-cap"] {
        assert_eq!(outcome(&list.check(rule)), (Status::Pass, Some(0)), "{rule}");
    }
    let list = list.and(1, Person::new(Role::Guest));
    for rule in ["guest-ratio", "guest-cap", "total-cap"] {
        assert_eq!(outcome(&list.check(rule)), (Status::Fail, Some(-1)), "{rule}");
    }
}

#[test]
fn women_are_at_least_thirty_percent_of_the_official_delegates() {
    for (women, status, margin) in
        [(45, Status::Pass, 0), (44, Status::Fail, -1), (46, Status::Pass, 1)]
    {
        let list = List::of("district")
            .and(women, Person::official())
            .and(150 - women, Person::official().man());
        let check = list.check("women-share");
        assert_eq!(outcome(&check), (status, Some(margin)), "{women}");
        assert_eq!(check.min, Some(Measure::Count(45)));
        assert_eq!(check.of, Some(150));
    }
}

#[test]
fn unknown_genders_are_carried_and_never_assumed() {
    let list = |women: usize, unknown: usize| {
        List::of("district")
            .and(women, Person::official())
            .and(unknown, Person::official().gender_unknown())
            .and(150 - women - unknown, Person::official().man())
    };
    assert_eq!(list(45, 3).check("women-share").status, Status::Pass);
    let open = list(43, 3).check("women-share");
    assert_eq!(open.status, Status::NotChecked);
    let cells: Vec<String> =
        open.decided_by.iter().map(|place| place.cell.unwrap().to_string()).collect();
    assert_eq!(cells, ["D49", "D50", "D51"]);
    assert!(open.message.vi.contains("3 ô"), "{}", open.message.vi);
    assert!(open.message.en.contains("3 cells"), "{}", open.message.en);
    assert_eq!(open.margin, None);
    let too_few = list(42, 2).check("women-share");
    assert_eq!(outcome(&too_few), (Status::Fail, Some(-1)));
    assert!(too_few.decided_by.is_empty());
}

#[test]
fn the_share_among_all_who_attend_is_told_beside() {
    let list = List::of("district")
        .and(60, Person::official())
        .and(90, Person::official().man())
        .and(50, Person::new(Role::Guest).man());
    let message = list.check("women-share").message;
    assert!(message.en.contains("60 of 200, 30.0%"), "{}", message.en);
    assert!(message.vi.contains("60/200, 30,0%"), "{}", message.vi);
}

#[test]
fn a_congress_needs_5000_minority_people_at_district_level_alone() {
    let at = |people| {
        List::of("district")
            .profile(|profile| profile.minority_population = people)
            .check("congress-threshold")
    };
    assert_eq!(outcome(&at(Some(5000))), (Status::Pass, Some(0)));
    assert_eq!(outcome(&at(Some(4999))), (Status::Fail, Some(-1)));
    let unknown = at(None);
    assert_eq!(unknown.status, Status::NotChecked);
    assert!(unknown.help.unwrap().en.contains("--population"));
    let province = List::of("province").evaluate();
    assert!(province.checks.iter().all(|check| check.rule != "congress-threshold"));
}

#[test]
fn a_group_of_unknown_population_may_be_asked_for() {
    const RULE: &str = "[[coverage]]\nid = \"large\"\ntitle = { vi = \"d\", en = \"l\" }\n\
        by = \"group\"\namong = \"official\"\nmin_population = 1000\ncitation = \"c\"\n";
    let check = |required: &str, told: &[(&str, u64)], people: &[&str]| {
        let code = |name: &str| GroupCatalogue::vietnam().resolve(name).group().unwrap();
        let rules = format!("{RULE}required = {required}\n");
        let list = List::with_rules(&rules).profile(|profile| {
            profile.groups = Some(["Tày", "Nùng", "Dao"].map(code).to_vec());
            profile.population = told.iter().map(|(name, people)| (code(name), *people)).collect();
        });
        let person = |group: &&str| Person::official().group(group);
        people.iter().map(person).fold(list, |list, person| list.and(1, person)).check("large")
    };
    let resident = "\"resident_groups\"";
    let two_told = [("Tày", 12_000), ("Nùng", 999)];
    // Whether the Dao are asked for is not known, and matters while nobody stands for them.
    let open = check(resident, &two_told, &["Tày"]);
    assert_eq!(open.status, Status::NotChecked);
    assert_eq!(open.waits_for.as_ref().unwrap().fact, CongressFact::GroupPopulation);
    assert!(open.message.en.contains("Dao") && !open.message.en.contains("Nùng"), "{open:?}");
    assert_eq!(check(resident, &two_told, &["Tày", "Dao"]).status, Status::Pass);
    // One who is missing for certain is, whatever the others are.
    assert_eq!(outcome(&check(resident, &two_told, &["Nùng"])), (Status::Fail, Some(-1)));
    let all_told = [("Tày", 12_000), ("Nùng", 999), ("Dao", 999)];
    assert_eq!(check(resident, &all_told, &["Tày"]).status, Status::Pass);
    // Nobody of a minority lives there that is not among the resident groups.
    assert_eq!(check("\"all\"", &all_told, &["Tày"]).status, Status::Pass);
    assert_eq!(check("\"all\"", &two_told, &["Tày"]).status, Status::NotChecked);
    // Where no population is told, each may be asked for.
    assert_eq!(check(resident, &[], &["Tày", "Nùng"]).status, Status::NotChecked);
    assert_eq!(check(resident, &[], &["Tày", "Nùng", "Dao"]).status, Status::Pass);
}

#[test]
fn every_resident_group_needs_an_official_delegate() {
    let groups = ["Tày", "Nùng", "Dao"];
    let list = || {
        List::of("district").profile(|profile| {
            let catalogue = GroupCatalogue::vietnam();
            profile.groups =
                Some(groups.iter().map(|name| catalogue.resolve(name).group().unwrap()).collect());
        })
    };
    let full = list()
        .and(2, Person::official())
        .and(2, Person::official().group("Nùng"))
        .and(2, Person::official().group("Dao"));
    assert_eq!(outcome(&full.check("group-coverage")), (Status::Pass, Some(1)));
    // A guest does not stand for a group.
    let short = list()
        .and(1, Person::official())
        .and(1, Person::official().group("Nùng"))
        .and(1, Person::new(Role::Guest).group("Dao"));
    let check = short.check("group-coverage");
    assert_eq!(outcome(&check), (Status::Fail, Some(-1)));
    let missing: Vec<String> = check.missing.iter().map(ToString::to_string).collect();
    assert_eq!(missing, ["09"]);
    assert!(check.message.vi.contains("Dao"), "{}", check.message.vi);
    // An ambiguous name decides where it may be the group that is missing.
    let open = list()
        .and(1, Person::official())
        .and(1, Person::official().group("Nùng"))
        .and(1, Person::official().group(""));
    let check = open.check("group-coverage");
    assert_eq!(check.status, Status::NotChecked);
    assert_eq!(check.decided_by.len(), 1);
    // One person of unknown group cannot stand for two.
    let too_few = list().and(1, Person::official()).and(1, Person::official().group(""));
    assert_eq!(too_few.check("group-coverage").status, Status::Fail);
    let without = List::of("district").and(1, Person::official());
    assert_eq!(without.check("group-coverage").status, Status::NotChecked);
}

#[test]
fn kinh_and_foreigners_among_official_delegates_are_found_at_their_cells() {
    let list = List::of("district")
        .and(1, Person::official())
        .and(1, Person::official().group("Kinh"))
        .and(1, Person::official().group("Người nước ngoài"))
        .and(1, Person::new(Role::Guest).group("Kinh"));
    assert_eq!(outcome(&list.check("official-is-minority")), (Status::Fail, Some(-2)));
    let found = list.findings("official-is-minority");
    assert_eq!(found.len(), 2);
    assert_eq!(found[0].location.cell.unwrap().to_string(), "E7");
    assert!(found[0].message.get(Lang::Vi).contains("“Kinh”"));
    assert_eq!(found[0].severity, Severity::Error);
    // An unknown group is possible, not certain.
    let open = List::of("district").and(1, Person::official().group("Zzz"));
    assert_eq!(open.check("official-is-minority").status, Status::NotChecked);
    assert!(open.findings("official-is-minority").is_empty());
}

#[test]
fn alternates_are_in_no_cap() {
    let list = List::of("district")
        .and(150, Person::official())
        .and(50, Person::new(Role::Guest))
        .and(20, Person::new(Role::Alternate));
    for rule in ["total-cap", "official-cap", "guest-cap", "guest-ratio"] {
        assert_eq!(list.check(rule).status, Status::Pass, "{rule}");
    }
    let tally = list.evaluate().tally;
    assert_eq!((tally[TallyCount::Total], tally[TallyCount::Alternate]), (200, 20));
}

#[test]
fn a_role_that_nothing_tells_decides_where_it_can() {
    let unknown = Person::official().with(|person| person.role = None);
    let full = List::of("district").and(150, Person::official()).and(1, unknown.clone());
    assert_eq!(full.check("official-cap").status, Status::NotChecked);
    let roomy = List::of("district").and(140, Person::official()).and(1, unknown);
    assert_eq!(outcome(&roomy.check("official-cap")), (Status::Pass, Some(9)));
    assert_eq!(roomy.evaluate().tally[TallyCount::RoleUnknown], 1);
}

#[test]
fn gender_and_group_are_needed_and_the_birth_date_is_not() {
    use crate::roster::Field;
    let needed = List::of("district").ruleset.needed_fields("district");
    assert!(needed.contains(&Field::Gender) && needed.contains(&Field::Group));
    assert!(!needed.contains(&Field::BirthDate));
}

#[test]
fn those_who_are_as_each_must_be_are_counted_and_those_unclear_are_not() {
    let list = List::of("district")
        .and(148, Person::official())
        .and(1, Person::official().group("Kinh"))
        .and(1, Person::official().group("Xê đăn"));
    let check = list.check("official-is-minority");
    assert_eq!(check.fulfilled, Some(Fulfilled { by: 148, not_by: 1, of: 150 }));
    assert_eq!(check.off_by(), Some(OffBy::Short(1)));
    assert_eq!(check.observed, Some(Measure::Count(1)), "what programs read is who is not");
    let untold = Person::official().with(|person| person.kind = None);
    let list = List::of("district").and(148, Person::official()).and(2, untold.clone());
    let check = list.check("official-kind-stated");
    assert_eq!(check.fulfilled, Some(Fulfilled { by: 148, not_by: 2, of: 150 }));
    let check = List::of("district").and(3, untold).check("official-kind-stated");
    assert_eq!(check.off_by(), Some(OffBy::Short(3)), "told of nobody");
}

#[test]
fn what_is_wrong_with_the_list_itself_is_counted_in_places() {
    let list = List::of("district")
        .and(10, Person::official())
        .and(2, Person::official().gender_unknown());
    let check = list.check("unknown-gender");
    assert!(check.counts_places);
    assert_eq!(check.off_by(), Some(OffBy::Places(2)));
    let cap = List::of("district").and(153, Person::official()).check("official-cap");
    assert!(!cap.counts_places);
    assert_eq!(cap.off_by(), Some(OffBy::Over(3)));
    let held = List::of("district").and(150, Person::official()).check("official-cap");
    assert_eq!(held.off_by(), None);
}
