//! Who is taken for whom, in a list, between lists and between two versions of a list, against a
//! slow reading of the promise: everybody is compared with everybody, by the words as written.

mod promise;
mod rows;

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::date;
use proptest::prelude::*;

use crate::between_lists::{Company, Digest, PeopleKnown, RunComparison};
use crate::calculate::small::cases;
use crate::congress::CongressProfile;
use crate::report::{InputReport, Severity};
use crate::rules::measure::{Case, People};
use crate::rules::{self, Privacy, Ruleset};
use crate::validate::{CheckSettings, ListSource, check_list};
use crate::versions::compare_people;
use rows::{Row, row};

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
            people: People::new(report.roster.of_congress().collect(), Vec::new()),
            unit: None,
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
        let (levels, mut people) = (&self.ruleset.levels, PeopleKnown::default());
        let mut beside = RunComparison::new(None, levels, date(2024, 5, 20), &mut people);
        for (at, row) in rows.iter().enumerate() {
            let input = self.check(&at.to_string(), std::slice::from_ref(row));
            let digest = Digest::of(&input, &self.ruleset, None, Privacy::Masked, Company::Others);
            beside.add(&Arc::new(digest));
        }
        let found = beside.finish(true).between_lists.findings;
        let found = found.iter().filter(|it| it.rule == "duplicate-across-lists");
        let list = |it: &crate::report::Place| it.path.parse::<usize>().unwrap();
        found.map(|it| (it.severity, list(&it.places[0]), list(&it.places[1]))).collect()
    }

    fn are_one_in_two_versions(&self, old: &Row, new: &Row) -> bool {
        let lists = [old, new]
            .map(|row| self.check("list.csv", std::slice::from_ref(row)).outcome.unwrap().roster);
        let people = compare_people(&lists[0], &lists[1], &self.ruleset, Privacy::Masked);
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
