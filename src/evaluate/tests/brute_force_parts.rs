//! Parts of statistics and days of birth against a plain count of all ways in which they turn out.

use jiff::ToSpan as _;
use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::all_ways::{every_list, verdict};
use super::{List, Person};
use crate::report::Status;
use crate::roster::{BirthDate, Meant};

const RULES: &str = r#"
[[share]]
id = "outside"
title = { vi = "t", en = "t" }
citation = "c"
of = { party = "outside" }
min = "40%"

[[count]]
id = "probationary-or-higher"
title = { vi = "t", en = "t" }
citation = "c"
of = { party = { at_least = "probationary" }, not = { gender = "male" } }
max = 2

[[each]]
id = "members"
title = { vi = "t", en = "t" }
citation = "c"
must = { any = [{ party = "member" }, { born = { from = 1986-03-15 } }] }

[[count]]
id = "born"
title = { vi = "t", en = "t" }
citation = "c"
of = { born = { from = 1986-03-15, before = 1986-09-01 } }
min = 2

[[count]]
id = "young-and-born"
title = { vi = "t", en = "t" }
citation = "c"
of = { born = { before = 1986-05-20 }, age = { max = 37 } }
min = 1
max = 2
"#;

const PARTS: [Option<&str>; 4] = [Some("member"), Some("probationary"), Some("outside"), None];
/// Texts of the column, with the part that each tells; where nothing is understood, all may be.
const TEXTS: [(&str, Option<usize>); 5] =
    [("x", Some(0)), ("dự bị", Some(1)), ("không", Some(2)), ("Đoàn viên", None), ("", None)];

/// What is drawn: the text, the birth, whether the row is in doubt.
type Drawn = (usize, Option<BirthDate>, bool);
/// How somebody turns out.
type Certain = (Option<&'static str>, Date);

fn births() -> impl Strategy<Value = Option<BirthDate>> {
    prop::sample::select(vec![
        None,
        Some(BirthDate::Year(1985)),
        Some(BirthDate::Year(1986)),
        Some(BirthDate::Month { year: 1986, month: 3 }),
        Some(BirthDate::Month { year: 1986, month: 5 }),
        Some(BirthDate::Day(date(1986, 3, 14))),
        Some(BirthDate::Day(date(1986, 3, 15))),
        Some(BirthDate::Day(date(1986, 5, 16))),
        Some(BirthDate::Day(date(1986, 5, 17))),
        Some(BirthDate::Day(date(1986, 8, 31))),
        Some(BirthDate::Day(date(1986, 9, 1))),
    ])
}

/// Every day of a month or a year, or of three years.
fn days(birth: Option<BirthDate>) -> Vec<Date> {
    let (first, last) = birth.map_or((date(1985, 1, 1), date(1987, 12, 31)), BirthDate::range);
    std::iter::successors(Some(first), |day| Some(*day + 1.day()))
        .take_while(|it| *it <= last)
        .collect()
}

fn is_37_or_younger(born: Date) -> bool {
    // 38 years are completed on the congress's first day, 16 May 2024.
    born > date(1986, 5, 16)
}

fn holds(rule: &str, people: &[Certain]) -> bool {
    let count = |keep: &dyn Fn(&Certain) -> bool| people.iter().filter(|it| keep(it)).count();
    match rule {
        "outside" => 10 * count(&|it| it.0 == Some("outside")) >= 4 * people.len(),
        "probationary-or-higher" => {
            count(&|it| matches!(it.0, Some("member" | "probationary"))) <= 2
        }
        "members" => count(&|it| it.0 != Some("member") && it.1 < date(1986, 3, 15)) == 0,
        "born" => count(&|it| (date(1986, 3, 15)..date(1986, 9, 1)).contains(&it.1)) >= 2,
        _ => {
            let found = count(&|it| it.1 < date(1986, 5, 20) && is_37_or_younger(it.1));
            (1..=2).contains(&found)
        }
    }
}

/// What a rule sees of somebody; two who are seen alike need not both be tried.
fn seen(it: &Certain) -> (Option<&'static str>, [bool; 4]) {
    let limits = [date(1986, 3, 15), date(1986, 9, 1), date(1986, 5, 20)].map(|day| it.1 < day);
    (it.0, [limits[0], limits[1], limits[2], is_37_or_younger(it.1)])
}

fn ways(drawn: &Drawn) -> Vec<Option<Certain>> {
    let parts = match TEXTS[drawn.0].1 {
        Some(part) => vec![PARTS[part]],
        None => PARTS.to_vec(),
    };
    let days = days(drawn.1);
    let mut ways: Vec<Certain> =
        parts.iter().flat_map(|part| days.iter().map(move |day| (*part, *day))).collect();
    ways.sort_by_key(seen);
    ways.dedup_by_key(|it| seen(it));
    drawn.2.then_some(None).into_iter().chain(ways.into_iter().map(Some)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn every_verdict_is_that_of_all_combinations(
        drawn in prop::collection::vec((0..TEXTS.len(), births(), prop::bool::weighted(0.3)), 0..4),
    ) {
        let listed = |(text, birth, in_doubt): &Drawn| Person::official().with(|person| {
            person.party = Some(TEXTS[*text].0.to_owned());
            person.birth = birth.map_or(Meant::Blank, Meant::Known);
            person.in_doubt = *in_doubt;
        });
        let list = drawn.iter().fold(List::with_rules(RULES), |list, it| list.and(1, listed(it)));
        let list = list.profile(|profile| profile.date = Some(date(2024, 5, 16)));
        let ways: Vec<Vec<Option<Certain>>> = drawn.iter().map(ways).collect();
        let lists = every_list(&ways);
        for rule in ["outside", "probationary-or-higher", "members", "born", "young-and-born"] {
            let expected = verdict(lists.iter().map(|list| holds(rule, list)));
            let check = list.check(rule);
            prop_assert_eq!(check.status, expected, "{}: {}", rule, check.message.en);
            prop_assert_eq!(!check.decided_by.is_empty(), expected == Status::NotChecked, "{}", rule);
        }
    }
}

#[test]
fn blank_cells_tell_a_part_only_where_the_statistic_says_so_and_the_column_leaves_it_blank() {
    let rules = "id = \"test\"\ntitle = { vi = \"t\", en = \"t\" }\nextends = \"vn-2024\"\n\
                 [[share]]\nid = \"outside\"\ntitle = { vi = \"t\", en = \"t\" }\ncitation = \"c\"\n\
                 of = { party = \"non_party\" }\namong = \"official\"\nmin = \"1/3\"\n";
    let ruleset = crate::rules::parse("test.toml", rules).unwrap();
    let list = |texts: &[Option<&str>]| {
        let mut list = List::of("district");
        list.ruleset = ruleset.clone();
        let person = |text: Option<&str>| {
            Person::official().with(|person| person.party = text.map(str::to_owned))
        };
        texts.iter().fold(list, |list, text| list.and(1, person(*text)))
    };
    let status = |texts: &[Option<&str>]| list(texts).check("outside").status;
    assert_eq!(status(&[Some("x"), Some("1/5/2001"), Some("")]), Status::Pass);
    // More of them are written than left blank, so that a blank cell was forgotten.
    assert_eq!(status(&[Some("x"), Some("không"), Some("không"), Some("")]), Status::Pass);
    assert_eq!(status(&[Some("x"), Some("x"), Some("x"), Some("")]), Status::Fail);
    assert_eq!(
        status(&[
            Some("x"),
            Some("x"),
            Some("x"),
            Some("x"),
            Some("không"),
            Some("không"),
            Some("")
        ]),
        Status::NotChecked
    );
    // Without a column nothing is told.
    assert_eq!(status(&[None, None, None]), Status::NotChecked);
    let check = list(&[Some("x"), Some("x"), Some("x"), Some("")]).check("outside");
    let said = "There is 1 official delegate outside the Party of 4 official delegates (25.0%)";
    assert!(check.message.en.contains(said), "{}", check.message.en);
    assert!(
        check.message.vi.contains("đại biểu chính thức là người ngoài Đảng"),
        "{}",
        check.message.vi
    );
}

#[test]
fn the_cell_that_decides_is_that_of_the_statistic() {
    let list = List::with_rules(RULES)
        .and(1, Person::official().with(|person| person.party = Some("x".to_owned())))
        .and(1, Person::official().with(|person| person.party = Some("Đoàn viên".to_owned())));
    let check = list.check("outside");
    assert_eq!(check.status, Status::NotChecked, "{}", check.message.en);
    let cells: Vec<String> = check
        .decided_by
        .iter()
        .filter_map(|place| place.cell)
        .map(|cell| cell.to_string())
        .collect();
    assert_eq!(cells, ["L7"]);
}
