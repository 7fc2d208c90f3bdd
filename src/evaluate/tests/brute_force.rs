//! Every linear kind, and coverage, against a count of all ways the unknown values can turn out.

use proptest::prelude::*;

use super::{List, Person};
use crate::catalogue::GroupCatalogue;
use crate::closed_list::ClosedList;
use crate::report::Status;
use crate::roster::{Gender, Meant, Role, Unclear};

/// Small enough for every combination to be tried.
const RULES: &str = r#"
[[count]]
id = "count"
title = { vi = "t", en = "t" }
citation = "c"
of = "official"
min = 2
max = 3

[[ratio]]
id = "ratio"
title = { vi = "t", en = "t" }
citation = "c"
of = "guest"
to = "official"
max = "1/2"

[[share]]
id = "share"
title = { vi = "t", en = "t" }
citation = "c"
of = { gender = "female" }
among = "official"
min = "40%"
max = "60%"

[[each]]
id = "each"
title = { vi = "t", en = "t" }
citation = "c"
among = "official"
must = { group = "minority" }

[[coverage]]
id = "coverage"
title = { vi = "t", en = "t" }
citation = "c"
by = "group"
among = "official"
required = ["Tày", "Thái", "Khơ Me"]

[[share]]
id = "rounded"
title = { vi = "t", en = "t" }
citation = "c"
of = { gender = "female" }
among = "official"
min = "45%"
round = "nearest"

[[share]]
id = "both"
title = { vi = "t", en = "t" }
citation = "c"
of = { gender = "female" }
among = "official"
min = "40%"
both = true

[[share]]
id = "more"
title = { vi = "t", en = "t" }
citation = "c"
of = { gender = "female" }
among = "official"
more_than = "50%"

[[share]]
id = "less"
title = { vi = "t", en = "t" }
citation = "c"
of = { gender = "female" }
among = "official"
less_than = "1/3"

[[difference]]
id = "difference"
title = { vi = "t", en = "t" }
citation = "c"
of = "official"
from = "guest"
max = 1

[[order]]
id = "first"
title = { vi = "t", en = "t" }
citation = "c"
among = "official"
each = "gender"
first = 2
min = 1

[[order]]
id = "neighbours"
title = { vi = "t", en = "t" }
citation = "c"
of = { role = "guest" }
any = 3
min = 1

[[order]]
id = "alternate"
title = { vi = "t", en = "t" }
citation = "c"
each = "gender"
alternate = true
"#;

const KINDS: [&str; 13] = [
    "count",
    "ratio",
    "share",
    "each",
    "coverage",
    "rounded",
    "both",
    "more",
    "less",
    "difference",
    "first",
    "neighbours",
    "alternate",
];

/// What is known of a person, `None` is unknown; and whether the row is in doubt.
type Known = (Option<Role>, Option<Gender>, &'static str, bool);
/// One way in which a person turns out.
type Certain = (Role, Gender, &'static str);

/// Names that the catalogue takes for one group, several groups, none, or does not know.
const GROUPS: [&str; 6] = ["Tày", "Thái", "Khơ Me", "Kinh", "Người nước ngoài", "Zzz"];

fn worlds(person: &Known) -> Vec<Certain> {
    let roles = person.0.map_or(Role::ALL.to_vec(), |role| vec![role]);
    let genders = person.1.map_or(Gender::ALL.to_vec(), |gender| vec![gender]);
    // Of all groups, these tell all the others apart: the three required, another minority, Kinh
    // and none.
    let groups = match person.2 {
        "Zzz" => vec!["Tày", "Thái", "Khơ Me", "Dao", "Kinh", "Người nước ngoài"],
        known => vec![known],
    };
    let mut all = Vec::new();
    for role in &roles {
        for gender in &genders {
            for group in &groups {
                all.push((*role, *gender, *group));
            }
        }
    }
    all
}

fn holds(rule: &str, people: &[Certain]) -> bool {
    let count =
        |keep: &dyn Fn(&Certain) -> bool| people.iter().filter(|person| keep(person)).count();
    let official = count(&|person| person.0 == Role::Official);
    match rule {
        "count" => (2..=3).contains(&official),
        "ratio" => 2 * count(&|person| person.0 == Role::Guest) <= official,
        "share" => {
            let women = count(&|person| person.0 == Role::Official && person.1 == Gender::Female);
            10 * women >= 4 * official && 10 * women <= 6 * official
        }
        "rounded" | "both" | "more" | "less" | "difference" => holds_by_number(rule, people),
        "first" | "neighbours" | "alternate" => holds_in_order(rule, people),
        "each" => {
            count(&|person| {
                person.0 == Role::Official && matches!(person.2, "Kinh" | "Người nước ngoài")
            }) == 0
        }
        _ => ["Tày", "Thái", "Khơ Me"]
            .iter()
            .all(|group| count(&|person| person.0 == Role::Official && person.2 == *group) > 0),
    }
}

fn holds_by_number(rule: &str, people: &[Certain]) -> bool {
    let count =
        |keep: &dyn Fn(&Certain) -> bool| people.iter().filter(|person| keep(person)).count();
    let official = count(&|person| person.0 == Role::Official);
    let women = count(&|person| person.0 == Role::Official && person.1 == Gender::Female);
    match rule {
        // 45% of one to five people: 0.45, 0.9, 1.35, 1.8 and 2.25.
        "rounded" => women >= [0, 0, 1, 1, 2, 2][official],
        "both" => 10 * women >= 4 * official && 10 * (official - women) >= 4 * official,
        // Nobody of nobody is neither more nor less.
        "more" => 2 * women > official,
        "less" => 3 * women < official,
        _ => official.abs_diff(count(&|person| person.0 == Role::Guest)) <= 1,
    }
}

fn holds_in_order(rule: &str, people: &[Certain]) -> bool {
    match rule {
        "first" => {
            let officials = people.iter().filter(|person| person.0 == Role::Official);
            let first: Vec<Gender> = officials.take(2).map(|person| person.1).collect();
            Gender::ALL.iter().all(|gender| first.contains(gender))
        }
        "neighbours" => {
            people.windows(3).all(|three| three.iter().any(|person| person.0 == Role::Guest))
        }
        _ => people.windows(2).all(|pair| pair[0].1 != pair[1].1),
    }
}

/// Tries every combination; `seen` collects whether the rule held and whether it was broken.
fn try_all(rule: &str, people: &[Known], chosen: &mut Vec<Certain>, seen: &mut (bool, bool)) {
    let Some((first, rest)) = people.split_first() else {
        if holds(rule, chosen) {
            seen.0 = true;
        } else {
            seen.1 = true;
        }
        return;
    };
    if first.3 {
        try_all(rule, rest, chosen, seen);
    }
    for world in worlds(first) {
        chosen.push(world);
        try_all(rule, rest, chosen, seen);
        chosen.pop();
        if *seen == (true, true) {
            return;
        }
    }
}

fn person() -> impl Strategy<Value = Known> {
    let role = prop_oneof![
        3 => Just(Some(Role::Official)),
        2 => Just(Some(Role::Guest)),
        1 => Just(Some(Role::Alternate)),
        1 => Just(None),
    ];
    let gender = prop_oneof![
        2 => Just(Some(Gender::Female)),
        2 => Just(Some(Gender::Male)),
        1 => Just(None),
    ];
    let in_doubt = proptest::bool::weighted(0.3);
    (role, gender, proptest::sample::select(GROUPS.to_vec()), in_doubt)
}

fn listed(known: &Known) -> Person {
    let mut person = Person::official().group(known.2);
    person.role = known.0;
    person.in_doubt = known.3;
    person.gender = known.1.map_or(Meant::Unclear(Unclear::SeveralMeanings), Meant::Known);
    person
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]
    #[test]
    fn every_verdict_is_that_of_all_combinations(people in prop::collection::vec(person(), 0..6)) {
        let list = people
            .iter()
            .fold(List::with_rules(RULES), |list, known| list.and(1, listed(known)));
        for rule in KINDS {
            let mut seen = (false, false);
            try_all(rule, &people, &mut Vec::new(), &mut seen);
            let expected = match seen {
                (true, false) => Status::Pass,
                (false, _) => Status::Fail,
                (true, true) => Status::NotChecked,
            };
            let check = list.check(rule);
            prop_assert_eq!(check.status, expected, "{}: {}", rule, check.message.en);
            prop_assert_eq!(!check.decided_by.is_empty(), expected == Status::NotChecked, "{}", rule);
        }
    }
}

#[test]
fn the_groups_of_the_property_are_what_it_takes_them_for() {
    let catalogue = GroupCatalogue::vietnam();
    for name in ["Tày", "Thái", "Khơ Me", "Kinh", "Dao"] {
        assert!(catalogue.resolve(name).group().is_some(), "{name}");
    }
}
