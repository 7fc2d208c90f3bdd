//! Who is taken for whom, in a list, between lists and between two versions of a list, against a
//! slow reading of the promise: everybody is compared with everybody, by the words as written.

use std::collections::BTreeSet;

use jiff::civil::date;
use proptest::prelude::*;
use proptest::sample::select;
use unicode_normalization::UnicodeNormalization as _;

use crate::across::{Digest, RunComparison};
use crate::calculate::small::cases;
use crate::check::{CheckSettings, ListSource, check_list};
use crate::comparison::compare_people;
use crate::congress::CongressProfile;
use crate::report::{InputReport, Severity};
use crate::rules::measure::Case;
use crate::rules::{self, Privacy, Ruleset};

/// What a row says.
#[derive(Debug, Clone)]
struct Row {
    honorific: &'static str,
    name: Vec<String>,
    /// Day, month and year, as far as they are told.
    birth: Vec<u32>,
    number: String,
    unit: &'static str,
}

#[derive(Debug, Clone, Copy)]
enum Change {
    Honorific(&'static str),
    OtherLetter(char),
    MoreLetters(&'static str),
    FewerLetters,
    NoMarks,
    NoMiddle,
    OtherMiddle(&'static str),
    MoreMiddle,
    LostZero,
    Number(&'static str),
    OtherDay,
    OtherYear,
    LessOfBirth(usize),
    Unit(&'static str),
}

/// Two near namesakes of one day and unit, two others.
const PEOPLE: [(&str, [u32; 3], &str, &str); 4] = [
    ("Lò Văn Hai", [1, 2, 1980], "019080000001", "Xã A"),
    ("Lò Văn Hải", [1, 2, 1980], "", "Xã A"),
    ("Nông Thị Thu Hà", [12, 3, 1975], "019175000003", "Xã B"),
    ("A Thút", [1, 2, 1980], "", "Xã A"),
];

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        select(&["Ông", "Bà", "Đ/c", "PGS.TS", "NNƯT"][..]).prop_map(Change::Honorific),
        select(&['o', 'p', 'ư'][..]).prop_map(Change::OtherLetter),
        select(&["i", "nh"][..]).prop_map(Change::MoreLetters),
        Just(Change::FewerLetters),
        Just(Change::NoMarks),
        Just(Change::NoMiddle),
        select(&["Xuân", "V."][..]).prop_map(Change::OtherMiddle),
        Just(Change::MoreMiddle),
        Just(Change::LostZero),
        select(&["", "-", "019080000777", "0190800007777", "080000001", "080000002"][..])
            .prop_map(Change::Number),
        Just(Change::OtherDay),
        Just(Change::OtherYear),
        (1_usize..4).prop_map(Change::LessOfBirth),
        select(&["", "xã a", "Xã C"][..]).prop_map(Change::Unit),
    ]
}

fn row() -> impl Strategy<Value = Row> {
    (select(&PEOPLE[..]), prop::collection::vec(change(), 0..3)).prop_map(|(person, changes)| {
        let (name, birth, number, unit) = person;
        let name = name.split(' ').map(str::to_owned).collect();
        let plain = Row { honorific: "", name, birth: birth.into(), number: number.into(), unit };
        changes.into_iter().fold(plain, changed)
    })
}

fn changed(mut row: Row, change: Change) -> Row {
    let last = row.name.len() - 1;
    match change {
        Change::Honorific(honorific) => row.honorific = honorific,
        Change::OtherLetter(letter) => {
            row.name[last].pop();
            row.name[last].push(letter);
        }
        Change::MoreLetters(letters) => row.name[last].push_str(letters),
        Change::FewerLetters if row.name[last].chars().count() > 1 => {
            row.name[last].pop();
        }
        Change::NoMarks => row.name[last] = unmarked(&row.name[last]),
        Change::NoMiddle if last > 1 => {
            row.name.remove(1);
        }
        Change::OtherMiddle(word) if last > 1 => row.name[1] = word.to_owned(),
        Change::MoreMiddle => row.name.insert(last, "Mai".to_owned()),
        Change::LostZero => row.number = row.number.trim_start_matches('0').to_owned(),
        Change::Number(number) => number.clone_into(&mut row.number),
        Change::OtherDay if row.birth.len() == 3 => row.birth[0] += 1,
        Change::OtherYear => {
            if let Some(year) = row.birth.last_mut() {
                *year += 1;
            }
        }
        Change::LessOfBirth(parts) => {
            let gone = parts.min(row.birth.len());
            row.birth.drain(..gone);
        }
        Change::Unit(unit) => row.unit = unit,
        _ => {}
    }
    row
}

fn unmarked(text: &str) -> String {
    let letters = text.nfd().filter(|c| !unicode_normalization::char::is_combining_mark(*c));
    letters.collect::<String>().replace('Đ', "D").replace('đ', "d")
}

/// The promise, word by word.
mod promise {
    use super::{Row, unmarked};

    fn whole_name(row: &Row) -> String {
        let name = row.name.join(" ");
        format!("{} {name}", row.honorific).trim().to_lowercase()
    }

    fn one_letter_apart(one: &str, other: &str) -> bool {
        let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
        let without = |all: &[char], at: usize| {
            let mut left = all.to_vec();
            left.remove(at);
            left
        };
        let shorter =
            |long: &[char], short: &[char]| (0..long.len()).any(|at| without(long, at) == short);
        let replaced = one.len() == other.len()
            && (0..one.len()).any(|at| without(&one, at) == without(&other, at));
        replaced || shorter(&one, &other) || shorter(&other, &one)
    }

    fn one_middle_word_apart(one: &[String], other: &[String]) -> bool {
        let without_one = |all: &[String]| -> Vec<Vec<String>> {
            let inner = 1..all.len().saturating_sub(1);
            inner.map(|at| [&all[..at], &all[at + 1..]].concat()).collect()
        };
        let replaced = one.len() == other.len()
            && without_one(one)
                .iter()
                .enumerate()
                .any(|(at, left)| without_one(other)[at] == *left);
        replaced
            || without_one(one).iter().any(|left| left == other)
            || without_one(other).iter().any(|left| left == one)
    }

    pub(super) fn same_name(one: &Row, other: &Row) -> bool {
        whole_name(one) == whole_name(other)
    }

    /// Equal, or an honorific, marks, a letter or a middle word apart.
    pub(super) fn near_name(one: &Row, other: &Row) -> bool {
        let words = |row: &Row| -> Vec<String> {
            row.name.iter().map(|word| word.to_lowercase().replace('.', "")).collect()
        };
        let (one_words, other_words) = (words(one), words(other));
        let (one, other) = (one_words.concat(), other_words.concat());
        one == other
            || unmarked(&one) == unmarked(&other)
            || one_letter_apart(&one, &other)
            || one_middle_word_apart(&one_words, &other_words)
    }

    fn number(row: &Row) -> Option<&str> {
        (row.number.len() >= 9).then(|| row.number.trim_start_matches('0'))
    }

    pub(super) fn same_number(one: &Row, other: &Row) -> bool {
        number(one).is_some() && number(one) == number(other)
    }

    /// An old number beside a new one, or one that is too long, tells nothing.
    pub(super) fn two_numbers(one: &Row, other: &Row) -> bool {
        let form = |row: &Row| match row.number.len() {
            9 => Some("old"),
            11 | 12 => Some("new"),
            _ => None,
        };
        form(one).is_some() && form(one) == form(other) && !same_number(one, other)
    }

    pub(super) fn same_birth(one: &Row, other: &Row) -> bool {
        !one.birth.is_empty() && one.birth == other.birth
    }

    pub(super) fn same_day(one: &Row, other: &Row) -> bool {
        one.birth.len() == 3 && one.birth == other.birth
    }

    pub(super) fn two_births(one: &Row, other: &Row) -> bool {
        // From the year on, as far as both tell.
        one.birth.iter().rev().zip(other.birth.iter().rev()).any(|(one, other)| one != other)
    }

    pub(super) fn same_unit(one: &Row, other: &Row) -> bool {
        !one.unit.is_empty() && one.unit.to_lowercase() == other.unit.to_lowercase()
    }

    pub(super) fn two_units(one: &Row, other: &Row) -> bool {
        !one.unit.is_empty() && !other.unit.is_empty() && !same_unit(one, other)
    }

    fn two_people(one: &Row, other: &Row) -> bool {
        two_numbers(one, other) || two_births(one, other)
    }

    pub(super) fn error_in_a_list(one: &Row, other: &Row) -> bool {
        let all = same_name(one, other) && same_birth(one, other) && same_unit(one, other);
        same_number(one, other) || (all && !two_people(one, other))
    }

    pub(super) fn warning_in_a_list(one: &Row, other: &Row) -> bool {
        let near = near_name(one, other) && same_birth(one, other) && same_unit(one, other);
        let named = same_name(one, other) && (same_birth(one, other) || same_unit(one, other));
        (near || named) && !two_people(one, other)
    }

    pub(super) fn warning_between_lists(one: &Row, other: &Row) -> bool {
        let name = same_name(one, other) || (near_name(one, other) && same_unit(one, other));
        name && same_day(one, other) && !two_numbers(one, other)
    }

    /// Of lists of one person each: nobody else fits.
    pub(super) fn one_in_two_versions(one: &Row, other: &Row) -> bool {
        let name = same_name(one, other);
        let moved_or_birth_corrected = name && (same_birth(one, other) || same_unit(one, other));
        let number_corrected =
            moved_or_birth_corrected && !two_births(one, other) && !two_units(one, other);
        let name_corrected = near_name(one, other)
            && (same_day(one, other) || (same_birth(one, other) && same_unit(one, other)));
        let both_born = !one.birth.is_empty() && !other.birth.is_empty();
        let by_name = name && !two_births(one, other) && (both_born || !two_units(one, other));
        same_number(one, other)
            || number_corrected
            || (!two_numbers(one, other) && (moved_or_birth_corrected || name_corrected || by_name))
    }
}

/// Lists of these rows, checked.
struct Lists {
    ruleset: Ruleset,
}

impl Lists {
    fn check(&self, path: &str, rows: &[Row]) -> InputReport {
        let mut text =
            "STT,Họ và tên,Ngày sinh,Giới tính,Dân tộc,Số CCCD,Đơn vị,Thành phần\n".to_owned();
        for (number, row) in (1..).zip(rows) {
            let name = row.name.join(" ");
            let birth: Vec<String> = row.birth.iter().map(ToString::to_string).collect();
            let honorific = row.honorific;
            let line = format!(
                "{number},{honorific} {name},{},Nam,Tày,{},{},Chính thức\n",
                birth.join("/"),
                row.number,
                row.unit
            );
            text.push_str(&line);
        }
        let settings = CheckSettings {
            level: Some("district".to_owned()),
            ..CheckSettings::new(&self.ruleset)
        };
        check_list(path, ListSource::Bytes(text.into_bytes()), &settings)
    }

    /// In one list: the severity, the row and the row that is named.
    fn in_a_list(&self, rows: &[Row]) -> Vec<(Severity, usize, usize)> {
        let report = self.check("list.csv", rows).outcome.unwrap();
        assert_eq!(report.roster.delegates.len(), rows.len(), "{rows:?}");
        let found = report.findings.iter().filter(|it| it.rule == "duplicate-delegate");
        let place = |row: u32| usize::try_from(row).unwrap() - 2;
        let told = |finding: &crate::report::Finding| {
            let (_, named) = finding.message.en.split_once("at line ").unwrap();
            let first = named.split(':').next().unwrap().parse().unwrap();
            (finding.severity, place(finding.location.row.number()), place(first))
        };
        found.map(told).collect()
    }

    /// Every two of whom `repair` lets one alone stay.
    fn rivals(&self, rows: &[Row]) -> BTreeSet<(usize, usize)> {
        let report = self.check("list.csv", rows).outcome.unwrap();
        let case = Case {
            ruleset: &self.ruleset,
            roster: &report.roster,
            profile: &CongressProfile::default(),
            level: "district",
            people: report.roster.of_congress().collect(),
            in_doubt: Vec::new(),
            privacy: Privacy::Masked,
        };
        let rule = self.ruleset.rules.iter().find(|rule| rule.id == "duplicate-delegate").unwrap();
        let sets = rule.body.rivals(&case);
        let pairs = sets
            .iter()
            .flat_map(|set| set.iter().flat_map(|one| set.iter().map(move |other| (*one, *other))));
        pairs.filter(|(one, other)| one < other).collect()
    }

    /// In lists of one person each: the severity, the list and the list that is named.
    fn between_lists(&self, rows: &[Row]) -> Vec<(Severity, usize, usize)> {
        let mut beside = RunComparison::new(None, &self.ruleset.levels, date(2024, 5, 20));
        for (at, row) in rows.iter().enumerate() {
            let input = self.check(&at.to_string(), std::slice::from_ref(row));
            let digest = Digest::of(input.outcome.as_ref().unwrap(), None, Privacy::Masked);
            beside.add(&input, digest);
        }
        let found = beside.finish(true).across.findings;
        let found = found.iter().filter(|it| it.rule == "duplicate-across-lists");
        let list = |it: &crate::report::Place| it.path.parse::<usize>().unwrap();
        found.map(|it| (it.severity, list(&it.places[0]), list(&it.places[1]))).collect()
    }

    fn are_one_in_two_versions(&self, old: &Row, new: &Row) -> bool {
        let lists = [old, new]
            .map(|row| self.check("list.csv", std::slice::from_ref(row)).outcome.unwrap().roster);
        let catalogue = self.ruleset.catalogue;
        let people = compare_people(&lists[0], &lists[1], catalogue, Privacy::Masked);
        people.came.is_empty() && people.went.is_empty()
    }
}

/// What must be found: for every row the severity, and which of those above may be named.
fn expected(
    rows: &[Row],
    is_error: fn(&Row, &Row) -> bool,
    is_warning: fn(&Row, &Row) -> bool,
) -> Vec<(Severity, usize, BTreeSet<usize>)> {
    let above = |at: usize, is: fn(&Row, &Row) -> bool| -> BTreeSet<usize> {
        (0..at).filter(|before| is(&rows[*before], &rows[at])).collect()
    };
    (0..rows.len())
        .filter_map(|at| {
            let (errors, warnings) = (above(at, is_error), above(at, is_warning));
            match (errors.is_empty(), warnings.is_empty()) {
                (false, _) => Some((Severity::Error, at, errors)),
                (true, false) => Some((Severity::Warning, at, warnings)),
                (true, true) => None,
            }
        })
        .collect()
}

fn agree(
    found: &[(Severity, usize, usize)],
    expected: &[(Severity, usize, BTreeSet<usize>)],
) -> bool {
    found.len() == expected.len()
        && found.iter().zip(expected).all(|(found, expected)| {
            (found.0, found.1) == (expected.0, expected.1) && expected.2.contains(&found.2)
        })
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn a_list_and_several_lists_find_whom_the_promise_names(rows in prop::collection::vec(row(), 2..7)) {
        let lists = Lists { ruleset: rules::load("vn-2024").unwrap() };
        let found = lists.in_a_list(&rows);
        let wanted = expected(&rows, promise::error_in_a_list, promise::warning_in_a_list);
        prop_assert!(agree(&found, &wanted), "in a list: {found:?}, not {wanted:?}");
        let pairs = (0..rows.len()).flat_map(|one| (one + 1..rows.len()).map(move |other| (one, other)));
        let errors = pairs.filter(|(one, other)| promise::error_in_a_list(&rows[*one], &rows[*other]));
        prop_assert_eq!(lists.rivals(&rows), errors.collect());
        let found = lists.between_lists(&rows);
        let wanted = expected(&rows, promise::same_number, promise::warning_between_lists);
        prop_assert!(agree(&found, &wanted), "between lists: {found:?}, not {wanted:?}");
    }

    #[test]
    fn two_versions_of_a_list_agree_with_the_list_and_with_several(one in row(), other in row()) {
        let lists = Lists { ruleset: rules::load("vn-2024").unwrap() };
        let is_one = lists.are_one_in_two_versions(&one, &other);
        prop_assert_eq!(is_one, promise::one_in_two_versions(&one, &other));
        prop_assert_eq!(is_one, lists.are_one_in_two_versions(&other, &one));
        let pair = [one, other];
        let (inside, between) = (lists.in_a_list(&pair), lists.between_lists(&pair));
        // Who may be one in a list is known again, and who may be one in two lists may be in one.
        prop_assert!(is_one || inside.is_empty());
        prop_assert!(between.is_empty() || !inside.is_empty());
    }
}
