//! Dates, lengths, thresholds, ages and delegations against a plain reckoning of every case.

use jiff::ToSpan as _;
use jiff::civil::date;
use proptest::prelude::*;

use super::all_ways::verdict;
use super::{List, Person};
use crate::closed_list::ClosedList;
use crate::congress::Allotment;
use crate::report::Status;
use crate::roster::{BirthDate, Meant, Role};

const RULES: &str = r#"
[[date]]
id = "date"
title = { vi = "t", en = "t" }
citation = "c"
from = 2024-06-10
before = 2024-06-15
longest_days = 2.5

[[length]]
id = "length"
title = { vi = "t", en = "t" }
citation = "c"
max = 1.5

[[threshold]]
id = "threshold"
title = { vi = "t", en = "t" }
citation = "c"
fact = "minority_population"
min = 5
max = 7

[[delegation]]
id = "delegation"
title = { vi = "t", en = "t" }
citation = "c"

[[count]]
id = "young"
title = { vi = "t", en = "t" }
citation = "c"
of = { age = { min = 18, max = 35 } }
min = 2
"#;

proptest! {
    #[test]
    fn a_congress_is_held_within_its_days(day in 5_i8..20, halves in prop::option::of(1_u32..7)) {
        let days = halves.map(|halves| format!("{}.{}", halves / 2, 5 * (halves % 2)));
        let list = List::with_rules(RULES).profile(|profile| {
            profile.date = Some(date(2024, 6, day));
            profile.days = days.map(|days| days.parse().unwrap());
        });
        // Half a day is a day; a length that is not told is one of up to five half days.
        let lengths: Vec<u32> = halves.map_or((1..=5).collect(), |halves| vec![halves]);
        let held = lengths.iter().map(|halves| {
            let last = date(2024, 6, day) + i64::from(halves.div_ceil(2) - 1).days();
            day >= 10 && last < date(2024, 6, 15)
        });
        prop_assert_eq!(list.check("date").status, verdict(held));
        let length = halves.map_or(Status::NotChecked, |halves| verdict([halves <= 3]));
        prop_assert_eq!(list.check("length").status, length);
    }

    #[test]
    fn a_population_lies_between_its_limits(people in 0_u64..12) {
        let list = List::with_rules(RULES).profile(|profile| profile.minority_population = Some(people));
        prop_assert_eq!(list.check("threshold").status, verdict([(5..=7).contains(&people)]));
    }

    #[test]
    fn ages_are_counted_on_the_first_day(
        born in prop::collection::vec((prop::option::of(1986_i16..2010), prop::bool::weighted(0.3)), 0..6),
    ) {
        let on = date(2024, 5, 16);
        let list = born.iter().fold(List::with_rules(RULES), |list, (year, in_doubt)| {
            let birth = year.map_or(Meant::Blank, |year| Meant::Known(BirthDate::Year(year)));
            list.and(1, Person::official().with(|person| {
                person.birth = birth;
                person.in_doubt = *in_doubt;
            }))
        });
        // Born in a year: of one age before the birthday, of the next after it.
        let in_band = |year: i16| [2024 - year - 1, 2024 - year].map(|age| (18..=35).contains(&age));
        let mut cases = vec![0];
        for (year, in_doubt) in &born {
            let mut young = year.map_or([false, true], in_band).to_vec();
            young.extend(in_doubt.then_some(false));
            cases = cases.iter().flat_map(|count| young.iter().map(move |young| count + i32::from(*young))).collect();
        }
        let check = list.profile(|profile| profile.date = Some(on)).check("young");
        prop_assert_eq!(check.status, verdict(cases.into_iter().map(|young| young >= 2)));
    }

    #[test]
    fn a_delegation_is_as_allotted(
        roles in prop::collection::vec(
            (prop::option::of(prop::sample::select(Role::ALL.to_vec())), prop::bool::weighted(0.3)),
            1..5,
        ),
        official in 0_u64..4,
        alternates in 0_u64..3,
    ) {
        let list = roles.iter().fold(List::with_rules(RULES), |list, (role, in_doubt)| {
            list.and(1, Person::official().with(|person| {
                person.role = *role;
                person.in_delegation_table = true;
                person.in_doubt = *in_doubt;
            }))
        });
        let list = list.profile(|profile| {
            profile.delegation = Some(Allotment { official: Some(official), alternates: Some(alternates) });
        });
        // Somebody whose role is unknown goes as an official delegate or as an alternate.
        let mut cases = vec![(0_u64, 0_u64)];
        for (role, in_doubt) in &roles {
            let without = if *in_doubt { cases.clone() } else { Vec::new() };
            cases = cases
                .iter()
                .flat_map(|(one, two)| match role {
                    Some(Role::Official) => vec![(one + 1, *two)],
                    Some(Role::Alternate) => vec![(*one, two + 1)],
                    Some(Role::Guest) => vec![(*one, *two)],
                    None => vec![(one + 1, *two), (*one, two + 1)],
                })
                .chain(without)
                .collect();
        }
        let is_told = roles.iter().any(|(_, in_doubt)| !in_doubt);
        // Where no row of the delegation is certain, nothing need tell who goes at all.
        let expected = if is_told {
            verdict(cases.iter().map(|case| *case == (official, alternates)))
        } else {
            Status::NotChecked
        };
        let check = list.check("delegation");
        prop_assert_eq!(check.status, expected);
        prop_assert_eq!(!check.decided_by.is_empty(), expected == Status::NotChecked);
    }
}
