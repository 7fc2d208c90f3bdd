//! Rulesets of other bodies: rules are data, and need no code.

use std::path::Path;

use jiff::civil::date;

use super::{List, Person};
use crate::report::Status;
use crate::roster::{BirthDate, Meant};
use crate::rules;

fn under(name: &str, level: &'static str) -> List {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules_files/valid");
    List {
        ruleset: rules::check_file(&folder.join(name)).unwrap(),
        level: level.to_owned(),
        profile: crate::congress::CongressProfile::default(),
        people: Vec::new(),
    }
}

#[test]
fn candidates_are_35_percent_women_and_18_percent_of_minorities() {
    let list = |women: usize, minority: usize| {
        let person = |at: usize| {
            let person = if at < women { Person::official() } else { Person::official().man() };
            person.group(if at < minority { "Tày" } else { "Kinh" })
        };
        (0..100)
            .fold(under("election-candidates.toml", "national"), |list, at| list.and(1, person(at)))
    };
    let status = |list: List| {
        ["women-candidates", "minority-candidates"].map(|rule| list.check(rule).status)
    };
    assert_eq!(status(list(35, 18)), [Status::Pass, Status::Pass]);
    assert_eq!(status(list(34, 17)), [Status::Fail, Status::Fail]);
}

#[test]
fn each_gender_has_40_to_60_percent() {
    let status = |women: usize| {
        under("gender-parity.toml", "board")
            .and(women, Person::official())
            .and(10 - women, Person::official().man())
            .check("women")
            .status
    };
    assert_eq!([3, 4, 6, 7].map(status), [Status::Fail, Status::Pass, Status::Pass, Status::Fail]);
    let men = under("gender-parity.toml", "board").and(4, Person::official()).check("men");
    assert_eq!(men.message.en, "0 men of 4; 2 to 2 are required.");
}

#[test]
fn a_commune_has_a_share_of_young_delegates() {
    let born =
        |year| Person::official().with(|person| person.birth = Meant::Known(BirthDate::Year(year)));
    let list = |young: usize, on| {
        under("commune-age-band.toml", "commune")
            .profile(|profile| profile.date = on)
            .and(young, born(2000))
            .and(20 - young, born(1970))
            .check("young-share")
            .status
    };
    let on = Some(date(2025, 7, 1));
    assert_eq!(list(3, on), Status::Pass);
    assert_eq!(list(2, on), Status::Fail);
    // Ages are counted on the first day: without it, nothing is told.
    assert_eq!(list(3, None), Status::NotChecked);
}

#[test]
fn a_birth_year_on_the_edge_of_the_band_decides() {
    // Born in 1989: 35 or 36 on 1 July 2025.
    let edge = Person::official().with(|person| person.birth = Meant::Known(BirthDate::Year(1989)));
    let list = under("commune-age-band.toml", "commune")
        .profile(|profile| profile.date = Some(date(2025, 7, 1)))
        .and(1, edge);
    let check = list.check("young-share");
    assert_eq!(check.status, Status::NotChecked);
    assert_eq!(check.decided_by.len(), 1);
}
