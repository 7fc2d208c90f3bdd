//! The shipped rulesets at their own size, by known numbers.

use super::super::*;
use super::usual_quantities;
use crate::rules;

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
