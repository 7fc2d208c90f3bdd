//! What is said where no change of people will do.

use super::*;
use crate::calculate::repair::{Impossible, Lack};
use crate::roster::OfficialKind;

const HEAD: &str = "\ntitle = { vi = \"t\", en = \"t\" }\ncitation = \"c\"\n";

fn rules(rules: &[&str]) -> List {
    List::with_rules(&rules.iter().fold(String::new(), |text, rule| text + rule + HEAD))
}

fn impossible(given: &Given) -> Impossible {
    match given.repair().outcome {
        Outcome::Impossible(impossible) => impossible,
        other => panic!("{other:?}"),
    }
}

fn needed(impossible: &Impossible) -> Vec<(u64, &str)> {
    let Lack::People(needed) = &impossible.lack else { panic!("{:?}", impossible.lack) };
    needed.iter().map(|one| (one.count, one.who.en_many.as_str())).collect()
}

const AT_LEAST_FOUR: &str = "[[count]]\nid = \"four\"\nof = \"official\"\nmin = 4";
const AT_MOST_THREE: &str = "[[count]]\nid = \"three\"\nof = \"official\"\nmax = 3";
const HALF_WOMEN: &str =
    "[[share]]\nid = \"women\"\nof = { gender = \"female\" }\namong = \"official\"\nmin = \"50%\"";
const DAO_OR_LA_CHI: &str = "[[count]]\nid = \"dao\"\nof = { role = \"official\", gender = \"female\", group = [\"Dao\", \"La Chí\"] }\nmin = 2";
const MINORITY: &str =
    "[[each]]\nid = \"minority\"\namong = \"official\"\nmust = { group = \"minority\" }";

#[test]
fn two_rules_that_contradict_each_other_are_named_and_no_others() {
    let list = rules(&[HALF_WOMEN, AT_LEAST_FOUR, AT_MOST_THREE]).and(4, official());
    let said = impossible(&Given::of(list).reserve(5, &official()));
    assert_eq!(said.conflict, ["four", "three"]);
    assert_eq!(said.lack, Lack::NobodyHelps);
    assert!(!said.is_for_those_kept);
}

#[test]
fn the_reserve_that_is_lacking_is_told_as_loosely_as_the_rules_allow() {
    let list = rules(&[DAO_OR_LA_CHI, MINORITY]).and(3, official().man());
    let said = impossible(&Given::of(list).reserve(3, &official()));
    assert_eq!(said.conflict, ["dao"]);
    let who = "female official delegates of Dao or La Chí ethnicity";
    assert_eq!(needed(&said), [(2, who)]);
}

#[test]
fn what_the_reserve_holds_is_not_asked_for_again() {
    let list = rules(&[DAO_OR_LA_CHI]).and(3, official().man());
    let said = impossible(&Given::of(list).reserve(1, &official().group("Dao")));
    assert_eq!(needed(&said)[0].0, 1);
}

#[test]
fn who_works_in_two_fields_is_asked_for_where_one_seat_is_left() {
    let fields = "[[coverage]]\nid = \"fields\"\nby = \"work\"\namong = \"official\"\nrequired = [\"health\", \"trade\"]";
    let one = "[[count]]\nid = \"one\"\nof = \"official\"\nmax = 1";
    let of_health = official().with(|person| person.work = Some("y tế".to_owned()));
    let said = impossible(&Given::of(rules(&[fields, one]).and(1, of_health)));
    let [(1, who)] = needed(&said)[..] else { panic!("{:?}", said.lack) };
    assert!(who.contains("health") && who.contains("trade"), "{who}");
}

#[test]
fn that_nobody_helps_is_not_said_where_people_of_many_fields_were_not_all_thought_of() {
    let fields = ["culture", "science", "industry"].map(|field| {
        format!("[field.{field}]\ntitle = {{ vi = \"t\", en = \"t\" }}\nwords = [\"{field}\"]\n")
    });
    let coverage = "[[coverage]]\nid = \"fields\"\nby = \"work\"\namong = \"official\"\n\
                    required = [\"health\", \"trade\", \"culture\", \"science\", \"industry\"]";
    let one = "[[count]]\nid = \"one\"\nof = \"official\"\nmax = 1";
    let head = fields.concat();
    let of_health = official().with(|person| person.work = Some("y tế".to_owned()));
    // Whoever works in all five would do, and was not asked about.
    let said = impossible(&Given::of(rules(&[&(head + coverage), one]).and(1, of_health)));
    assert_eq!(said.lack, Lack::Unsettled);
}

#[test]
fn those_who_stay_in_any_case_can_be_what_stands_in_the_way() {
    let by_office =
        official().group("Kinh").with(|person| person.kind = Some(OfficialKind::ExOfficio));
    let said = impossible(&Given::of(rules(&[MINORITY]).and(1, by_office).and(2, official())));
    assert_eq!(said.conflict, ["minority"]);
    assert!(said.is_for_those_kept);
    assert_eq!(said.lack, Lack::NobodyHelps);
}

#[test]
fn a_fact_of_the_congress_is_told_apart_and_the_rest_is_repaired() {
    let threshold = "[[threshold]]\nid = \"people\"\nfact = \"minority_population\"\nmin = 5000";
    let list = rules(&[threshold, AT_MOST_THREE])
        .and(4, official())
        .profile(|profile| profile.minority_population = Some(4_000));
    let repair = Given::of(list).repair();
    assert!(matches!(&repair.outcome, Outcome::Found(plan) if plan.cost == 1));
    let left: Vec<&str> = repair.remaining.elsewhere.iter().map(|it| it.rule.as_str()).collect();
    assert_eq!(left, ["people"]);
}
