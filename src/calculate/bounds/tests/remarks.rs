//! What is said of rules that contradict or imply each other.

use super::super::*;
use crate::evaluate::tests::List;

fn told(rules: &str) -> Vec<String> {
    let list = List::with_rules(rules);
    let ids = |rules: &[StatedRule<'_>]| {
        rules.iter().map(|(rule, _)| rule.id.as_str()).collect::<Vec<_>>().join(" ")
    };
    let audited = audit(&list.ruleset, "district");
    assert!(!audited.gave_up);
    audited
        .remarks
        .iter()
        .map(|remark| match remark {
            Remark::Contradiction { rules, is_error } => {
                format!("contradiction {is_error}: {}", ids(rules))
            }
            Remark::LeavesNone { people, rules } => {
                format!("no {}: {}", people.en_many, ids(rules))
            }
            Remark::Implied { rule: (rule, _), by, reached } => {
                let reached = reached.as_ref().map_or("", |reached| &*reached.en);
                format!("{} by {} {reached}", rule.id, ids(by)).trim_end().to_owned()
            }
            Remark::CannotFail { rule: (rule, says) } => format!("{} never: {}", rule.id, says.en),
        })
        .collect()
}

fn rule(kind: &str, id: &str, said: &str) -> String {
    format!(
        "[[{kind}]]\nid = \"{id}\"\ntitle = {{ vi = \"t\", en = \"t\" }}\ncitation = \"c\"\n{said}\n"
    )
}

#[test]
fn rules_that_no_list_keeps_are_contradictory_and_each_contradiction_is_told() {
    let rules = [
        rule("count", "few", "of = \"official\"\nmax = 10"),
        rule("count", "many", "of = \"official\"\nmin = 12"),
        rule("share", "none", "of = { gender = \"female\" }\nmore_than = \"100%\""),
        rule("count", "apart", "of = \"alternate\"\nmax = 2"),
    ];
    assert_eq!(told(&rules.concat()), ["contradiction true: none", "contradiction true: few many"]);
}

#[test]
fn a_rule_of_many_numbers_says_three_and_how_many_more() {
    let says = |groups: &str| {
        let groups = format!("by = \"group\"\namong = \"official\"\nrequired = [{groups}]");
        let rules = [
            rule("count", "few", "of = \"official\"\nmax = 2"),
            rule("coverage", "groups", &groups),
        ];
        let list = List::with_rules(&rules.concat());
        let audited = audit(&list.ruleset, "district");
        let [Remark::Contradiction { rules, .. }] = &audited.remarks[..] else { panic!() };
        let (_, says) = rules.iter().find(|(rule, _)| rule.id == "groups").unwrap();
        says.en.to_string()
    };
    let three = says("\"Tày\", \"Nùng\", \"Dao\"");
    assert!(!three.contains("more"), "{three}");
    let five = says("\"Tày\", \"Nùng\", \"Dao\", \"Thái\", \"Mường\"");
    assert!(five.contains("2 more"), "{five}");
}

#[test]
fn a_rule_that_sets_the_least_and_the_most_says_which_is_which() {
    let rules = [
        rule("count", "guests", "of = \"guest\"\nmin = 3\nmax = 5"),
        rule("count", "few", "of = \"guest\"\nmax = 2"),
    ];
    let list = List::with_rules(&rules.concat());
    let audited = audit(&list.ruleset, "district");
    let [Remark::Contradiction { rules, .. }] = &audited.remarks[..] else { panic!() };
    let (_, says) = rules.iter().find(|(rule, _)| rule.id == "guests").unwrap();
    for said in ["there must be at least 3 guests", "there may be at most 5 guests"] {
        assert!(says.en.contains(said), "{}", says.en);
    }
    for said in ["phải có ít nhất 3 đại biểu khách mời", "được tối đa 5 đại biểu khách mời"]
    {
        assert!(says.vi.contains(said), "{}", says.vi);
    }
}

#[test]
fn a_warning_that_contradicts_an_error_is_no_error() {
    let rules = [
        rule("count", "few", "of = \"official\"\nmax = 10"),
        rule("count", "many", "of = \"official\"\nmin = 12\nseverity = \"warning\""),
    ];
    assert_eq!(told(&rules.concat()), ["contradiction false: few many"]);
}

#[test]
fn ratios_that_only_lists_of_nobody_keep_leave_none() {
    let rules = [
        rule("ratio", "few", "of = \"guest\"\nto = \"official\"\nmax = \"1/3\""),
        rule("ratio", "many", "of = \"guest\"\nto = \"official\"\nmin = \"1/2\""),
    ];
    assert_eq!(told(&rules.concat()), ["no official delegates: few many"]);
}

#[test]
fn a_stricter_rule_implies_a_looser_one_and_tells_how_far_the_number_goes() {
    let rules = [
        rule("count", "total", "of = [\"official\", \"guest\"]\nmax = 200"),
        rule("count", "official", "of = \"official\"\nmax = 140"),
        rule("ratio", "guests", "of = \"guest\"\nto = \"official\"\nmax = \"1/3\""),
    ];
    assert_eq!(
        told(&rules.concat()),
        ["total by official guests there can be at most 186 delegates (official and guests)"]
    );
}

#[test]
fn of_two_rules_that_say_the_same_one_is_needed() {
    let rules = [
        rule("count", "one", "of = \"official\"\nmax = 140"),
        rule("count", "other", "of = \"official\"\nmax = 140"),
    ];
    assert_eq!(told(&rules.concat()), ["one by other"]);
}

#[test]
fn an_error_is_not_implied_by_a_warning() {
    let rules = [
        rule("count", "binding", "of = \"official\"\nmax = 140"),
        rule("count", "asked", "of = \"official\"\nmax = 100\nseverity = \"warning\""),
    ];
    assert!(told(&rules.concat()).is_empty());
}

#[test]
fn a_part_is_never_more_than_its_whole() {
    let share = rule("share", "women", "of = { gender = \"female\" }\nmax = \"100%\"");
    assert_eq!(told(&share), ["women never: the women are at most 100% of the delegates"]);
}
