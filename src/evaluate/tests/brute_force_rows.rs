//! The kinds that look at rows against a plain count: missing, unclear, doubtful and repeated values,
//! identity numbers, names and stated totals.

use jiff::civil::date;
use proptest::prelude::*;

use super::{List, Person};
use crate::closed_list::ClosedList;
use crate::evaluate::evaluate;
use crate::report::Status;
use crate::roster::{BirthDate, Gender, Meant, Role, StatedTotal, TotalOf};
use crate::sheet::{CellRef, Column, Row};

/// What is drawn of a person. Small ranges, so that people agree by chance.
#[derive(Debug, Clone)]
struct Drawn {
    name: u8,
    role: Role,
    gender: Option<Gender>,
    group: &'static str,
    born: Option<i16>,
    unit: u8,
    identity: Option<(bool, Gender, i16)>,
}

const NAMES: [&str; 4] = ["-", "Nông Thị Hoa", "Lý Văn Páo", "A Thút"];

fn drawn() -> impl Strategy<Value = Drawn> {
    let role = prop::sample::select(Role::ALL.to_vec());
    let gender = prop::option::of(prop::sample::select(Gender::ALL.to_vec()));
    let group = prop::sample::select(vec!["", "Tày", "Xá", "Nùg"]);
    let born = prop::option::of(prop::sample::select(vec![1900_i16, 1980, 1981, 2020, 2030]));
    let century = prop::sample::select(Gender::ALL.to_vec());
    let identity = prop::option::of((any::<bool>(), century, 1980_i16..1982));
    (0_u8..4, role, gender, group, born, 0_u8..2, identity).prop_map(
        |(name, role, gender, group, born, unit, identity)| Drawn {
            name,
            role,
            gender,
            group,
            born,
            unit,
            identity,
        },
    )
}

fn person(at: usize, drawn: &Drawn) -> Person {
    Person::new(drawn.role).named(NAMES[usize::from(drawn.name)]).group(drawn.group).with(
        |person| {
            person.gender = drawn.gender.map_or(Meant::Blank, Meant::Known);
            person.birth = drawn
                .born
                .map_or(Meant::Blank, |year| Meant::Known(BirthDate::Day(date(year, 1, 1))));
            person.birth_written = drawn.born.map(|year| year.to_string()).unwrap_or_default();
            person.unit = format!("Xã {}", drawn.unit);
            // The last digits tell people apart; the province is 001, or one that there is not.
            person.identity = drawn.identity.map_or(String::new(), |(known, gender, year)| {
                let province = if known { "001" } else { "999" };
                let century = u8::from(gender == Gender::Female);
                format!("{province}{century}{:02}{at:06}", year - 1900)
            });
        },
    )
}

/// How many stand behind somebody whom `duplicate-delegate` takes them for: the same name with the
/// same birth date or unit, where no birth date and no number differs. The names drawn are unlike.
fn repeated(people: &[Drawn]) -> usize {
    let agrees = |one: &Drawn, other: &Drawn| {
        let name = one.name != 0 && one.name == other.name;
        let both_born = one.born.is_some() && other.born.is_some();
        let born = both_born && one.born == other.born;
        // Every number is another.
        let numbered = one.identity.is_some() && other.identity.is_some();
        name && (born || one.unit == other.unit) && born == both_born && !numbered
    };
    (0..people.len())
        .filter(|at| people[..*at].iter().any(|before| agrees(before, &people[*at])))
        .count()
}

proptest! {
    #[test]
    fn rows_are_found_as_a_plain_count_finds_them(people in prop::collection::vec(drawn(), 1..7)) {
        let congress = people.iter().filter(|person| person.role == Role::Official);
        let officials: Vec<&Drawn> = congress.collect();
        let list = people.iter().enumerate().fold(List::of("district"), |list, (at, drawn)| {
            list.and(1, person(at, drawn))
        });
        let list = list.profile(|profile| profile.date = Some(date(2024, 5, 16)));
        let found = |rule: &str| list.findings(rule).len();
        let count = |holds: &dyn Fn(&Drawn) -> bool| people.iter().filter(|it| holds(it)).count();

        let missing = count(&|it| it.name == 0)
            + officials.iter().filter(|it| it.group.is_empty()).count()
            + officials.iter().filter(|it| it.born.is_none()).count();
        prop_assert_eq!(found("missing-field"), missing);
        prop_assert_eq!(found("unknown-gender"), count(&|it| it.gender.is_none()));
        prop_assert_eq!(found("unknown-group"), count(&|it| it.group == "Nùg"));
        prop_assert_eq!(found("ambiguous-group"), count(&|it| it.group == "Xá"));
        let doubtful = |year: i16| year == 2030 || !(10..=110).contains(&(2024 - year));
        prop_assert_eq!(found("bad-birth-date"), count(&|it| it.born.is_some_and(doubtful)));
        let malformed = |it: &Drawn| it.identity.is_some_and(|(known, _, _)| !known);
        prop_assert_eq!(found("identity-number"), count(&malformed));
        let disagrees = |it: &Drawn| it.identity.is_some_and(|(known, gender, year)| {
            known && (it.gender.is_some_and(|own| own != gender) || it.born.is_some_and(|own| own != year))
        });
        prop_assert_eq!(found("identity-mismatch"), count(&disagrees));
        let unusual = |it: &Drawn| {
            matches!((it.name, it.gender), (1, Some(Gender::Male)) | (2, Some(Gender::Female)))
        };
        prop_assert_eq!(found("name-gender"), count(&unusual));
        prop_assert_eq!(found("duplicate-delegate"), repeated(&people));
    }

    #[test]
    fn a_stated_total_agrees_where_the_count_does(
        (women, unknown, men) in (0_usize..4, 0_usize..3, 0_usize..3),
        (women_in_doubt, men_in_doubt) in (0_usize..3, 0_usize..2),
        stated in 0_u64..8,
    ) {
        let list = List::of("district")
            .and(women, Person::official())
            .and(unknown, Person::official().gender_unknown())
            .and(men, Person::official().man())
            .and(women_in_doubt, Person::official().in_doubt())
            .and(men_in_doubt, Person::official().man().in_doubt());
        let all = women + unknown + men;
        // The least and the most that are counted, and how many rows in doubt would add to both.
        for (counts, least, most, in_doubt) in [
            (TotalOf::Everyone, all, all, women_in_doubt + men_in_doubt),
            (TotalOf::Women, women, women + unknown, women_in_doubt),
            (TotalOf::Role(Role::Guest), 0, 0, 0),
        ] {
            let mut roster = list.roster();
            roster.stated_totals.push(StatedTotal {
                table: 0,
                cell: CellRef::new(Column::new(1), Row::new(100)),
                written: stated.to_string(),
                stated: Some(stated),
                rows: (Row::new(6), Row::new(99)),
                counts,
            });
            let outcome = evaluate(&list.ruleset, &roster, &list.profile, "district");
            let check = outcome.checks.iter().find(|check| check.rule == "stated-total").unwrap();
            let fits: Vec<bool> = (0..=in_doubt)
                .map(|more| ((least + more) as u64..=(most + more) as u64).contains(&stated))
                .collect();
            let expected = match (fits.contains(&true), fits.contains(&false)) {
                (true, true) => Status::NotChecked,
                (true, false) => Status::Pass,
                (false, _) => Status::Fail,
            };
            prop_assert_eq!(check.status, expected, "{:?}", counts);
        }
    }
}

/// The rules that look at rows, each of which a row in doubt may break.
const OF_ROWS: [&str; 9] = [
    "missing-field",
    "unknown-gender",
    "unknown-group",
    "ambiguous-group",
    "bad-birth-date",
    "identity-number",
    "identity-mismatch",
    "name-gender",
    "duplicate-delegate",
];

proptest! {
    // Each case is as many lists as there are subsets of its rows in doubt.
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn rows_in_doubt_leave_open_what_they_alone_would_break(
        drawn in prop::collection::vec((drawn(), prop::bool::weighted(0.4)), 1..6),
    ) {
        // The number in the sum of powers of two tells which rows in doubt are people.
        let doubtful = drawn.iter().filter(|(_, in_doubt)| *in_doubt).count();
        let list = |choice: Option<usize>| {
            let mut place = 0;
            let list = drawn.iter().enumerate().fold(List::of("district"), |list, (at, (drawn, in_doubt))| {
                let person = person(at, drawn);
                match (in_doubt, choice) {
                    (false, _) => list.and(1, person),
                    (true, None) => list.and(1, person.in_doubt()),
                    (true, Some(choice)) => {
                        place += 1;
                        list.and(choice >> (place - 1) & 1, person)
                    }
                }
            });
            list.profile(|profile| profile.date = Some(date(2024, 5, 16)))
        };
        let outcomes: Vec<_> = (0..1 << doubtful).map(|choice| list(Some(choice)).evaluate()).collect();
        let with_doubt = list(None);
        for rule in OF_ROWS {
            let status = |checks: &[crate::report::Check]| {
                checks.iter().find(|check| check.rule == rule).map(|check| check.status)
            };
            let seen: Vec<_> = outcomes.iter().map(|outcome| status(&outcome.checks)).collect();
            let expected = match (seen.contains(&Some(Status::Pass)), seen.contains(&Some(Status::Fail))) {
                (true, true) => Status::NotChecked,
                (true, false) => Status::Pass,
                (false, _) => Status::Fail,
            };
            let check = with_doubt.check(rule);
            prop_assert_eq!(check.status, expected, "{}", rule);
            prop_assert_eq!(!check.decided_by.is_empty(), expected == Status::NotChecked, "{}", rule);
        }
        // A row in doubt is told once, and by no other rule.
        let told = with_doubt.evaluate().findings.into_iter();
        let in_doubt = |row: Row| drawn[row.number() as usize - 6].1;
        let told: Vec<_> = told.filter(|finding| in_doubt(finding.location.row)).collect();
        prop_assert_eq!(told.len(), doubtful);
        prop_assert!(told.iter().all(|finding| finding.rule == "row-not-counted"));
    }
}
