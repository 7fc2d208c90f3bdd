//! Two versions of small lists side by side.

use proptest::prelude::*;

use super::*;
use crate::report::Status;
use crate::report::TallyCount;
use crate::roster::Field;
use crate::rules::{self, Privacy, Ruleset};
use crate::validate::{CheckSettings, ListSource, check_list};

const HEADER: &str =
    "STT,Họ và tên,Ngày sinh,Giới tính,Dân tộc,Số CCCD,Đơn vị,Chức vụ,Thành phần,Hình thức";

const LIST: [&str; 5] = [
    "A Thút,12/5/1980,Nam,Ba Na,062080001234,Xã A,Bí thư,Chính thức,Chọn cử",
    "Y Lan,3/4/1985,Nữ,Ba Na,,Xã A,,Chính thức,Chọn cử",
    "A Bơng,1979,Nam,Gia Rai,,Xã B,,Chính thức,Đương nhiên",
    "A Rin,1/2/1990,,Xơ Đăng,,Xã B,,Chính thức,Chọn cử",
    "Nguyễn Văn An,1970,Nam,Kinh,,Phòng C,Trưởng phòng,Khách mời,",
];

fn settings(ruleset: &Ruleset) -> CheckSettings<'_> {
    CheckSettings { level: Some("district".to_owned()), ..CheckSettings::new(ruleset) }
}

fn report(ruleset: &Ruleset, header: &str, rows: &[&str]) -> ListReport {
    let rows: Vec<String> =
        (1..).zip(rows).map(|(number, row): (u32, _)| format!("{number},{row}")).collect();
    let text = format!("{header}\n{}\n", rows.join("\n")).into_bytes();
    let checked = check_list("list.csv", ListSource::Bytes(text), &settings(ruleset));
    *checked.outcome.unwrap()
}

/// Lays two lists side by side and looks at them.
fn beside<T>(
    old: &[&str],
    new: &[&str],
    look: impl FnOnce(&PeopleChanges, &Comparison<'_>) -> T,
) -> T {
    let ruleset = rules::load("vn-2024").unwrap();
    let (old, new) = (report(&ruleset, HEADER, old), report(&ruleset, HEADER, new));
    let people = compare_people(&old.roster, &new.roster, &ruleset, Privacy::Masked);
    look(&people, &Comparison::of(&old, &new, &people.origin, ruleset.catalogue))
}

/// `LIST` with one row in the place of another.
fn with(at: usize, row: &'static str) -> Vec<&'static str> {
    let mut rows = LIST.to_vec();
    rows[at] = row;
    rows
}

/// How the one changed person was known again, and the fields that changed.
fn changed(old: &[&str], new: &[&str]) -> Option<(MatchedBy, Vec<Field>)> {
    beside(old, new, |people, _| match &people.changed[..] {
        [one] if people.came.is_empty() && people.went.is_empty() => {
            Some((one.matched_by, one.changes.iter().map(|change| change.field).collect()))
        }
        _ => None,
    })
}

fn went_and_came(old: &[&str], new: &[&str]) -> (usize, usize) {
    beside(old, new, |people, _| (people.went.len(), people.came.len()))
}

#[test]
fn people_are_known_again_by_what_they_keep() {
    let moved = "A Thút Hai,1/1/1981,Nam,Ba Na,62080001234,Xã C,Bí thư,Chính thức,Chọn cử";
    assert_eq!(
        changed(&LIST, &with(0, moved)),
        Some((MatchedBy::Identity, vec![Field::FullName, Field::BirthDate, Field::Unit]))
    );
    let same = "Y Lan,3/4/1985,Nữ,Ba Na,,Xã A,Phó bí thư,Chính thức,Chọn cử";
    assert_eq!(changed(&LIST, &with(1, same)), Some((MatchedBy::NameBirthUnit, vec![Field::Post])));
    let other_unit = "Y Lan,3/4/1985,Nữ,Ba Na,,Xã D,,Chính thức,Chọn cử";
    assert_eq!(
        changed(&LIST, &with(1, other_unit)),
        Some((MatchedBy::NameBirth, vec![Field::Unit]))
    );
    let corrected = "Y Lan,3/4/1986,Nữ,Ba Na,,Xã A,,Chính thức,Chọn cử";
    assert_eq!(
        changed(&LIST, &with(1, corrected)),
        Some((MatchedBy::NameUnit, vec![Field::BirthDate]))
    );
    let more_exact = "A Bơng,7/8/1979,Nam,Gia Rai,,Xã C,,Chính thức,Đương nhiên";
    assert_eq!(
        changed(&LIST, &with(2, more_exact)),
        Some((MatchedBy::Name, vec![Field::BirthDate, Field::Unit]))
    );
}

#[test]
fn a_name_spelt_a_little_differently_is_a_change_of_name() {
    let row = "A Rín,1/2/1990,,Xơ Đăng,,Xã C,,Chính thức,Chọn cử";
    assert_eq!(
        changed(&LIST, &with(3, row)),
        Some((MatchedBy::SimilarName, vec![Field::FullName, Field::Unit]))
    );
    // Another given name is another person, though the birth date is the same.
    let other = "A Sang,1/2/1990,,Xơ Đăng,,Xã B,,Chính thức,Chọn cử";
    assert_eq!(went_and_came(&LIST, &with(3, other)), (1, 1));
}

#[test]
fn two_numbers_are_two_people_unless_all_else_stayed() {
    let row = |name: &str, birth: &str, number: &str, unit: &str| {
        format!("{name},{birth},Nam,Tày,{number},{unit},,Chính thức,Chọn cử")
    };
    let versions = |old: &str, new: &str| (changed(&[old], &[new]), went_and_came(&[old], &[new]));
    let hai = row("Lò Văn Hai", "1980", "019080000001", "Xã A");
    let (known, moved) = versions(&hai, &row("Lò Văn Hải", "1980", "019080000777", "Xã A"));
    assert_eq!((known, moved), (None, (1, 1)));
    let dated = |name, number| row(name, "1/2/1980", number, "Xã A");
    let (known, moved) =
        versions(&dated("Lò Văn Hai", "019080000001"), &dated("Lò Văn Hải", "019080000777"));
    assert_eq!((known, moved), (None, (1, 1)));
    // One of the two has no number: a name spelt anew.
    let (known, _) = versions(&hai, &row("Lò Văn Hải", "1980", "", "Xã A"));
    assert_eq!(known, Some((MatchedBy::SimilarName, vec![Field::FullName, Field::Identity])));
    let (known, _) = versions(&hai, &row("Lò Văn Hai", "1980", "019080009999", "Xã A"));
    assert_eq!(known, Some((MatchedBy::NameBirthUnit, vec![Field::Identity])));
    // A day that the calendar does not have says nothing against it.
    let (known, _) = versions(
        &row("Lò Văn Hai", "31/2/1980", "019080000001", "Xã A"),
        &dated("Lò Văn Hai", "019080009999"),
    );
    assert_eq!(known, Some((MatchedBy::NameUnit, vec![Field::BirthDate, Field::Identity])));
    for other in [
        row("Lò Văn Hai", "1980", "019080009999", "Xã B"),
        row("Lò Văn Hai", "1981", "019080009999", "Xã A"),
    ] {
        assert_eq!(versions(&hai, &other), (None, (1, 1)), "{other}");
    }
}

#[test]
fn a_title_or_a_middle_word_is_a_change_of_name() {
    for name in ["Ông A Rin", "NNƯT. A Rin", "A Văn Rin", "A Rinh"] {
        let row = format!("{name},1/2/1990,,Xơ Đăng,,Xã B,,Chính thức,Chọn cử");
        let mut rows = LIST.to_vec();
        rows[3] = &row;
        assert_eq!(
            changed(&LIST, &rows),
            Some((MatchedBy::SimilarName, vec![Field::FullName])),
            "{name}"
        );
    }
}

#[test]
fn nobody_is_guessed_where_two_fit() {
    let old = ["Y Lan,,Nữ,Ba Na,,Xã A,,Chính thức,", "Y Lan,,Nữ,Ba Na,,Xã B,,Chính thức,"];
    let new = ["Y Lan,,Nữ,Ba Na,,Xã C,,Chính thức,"];
    assert_eq!(went_and_came(&old, &new), (2, 1));
    // Two of one name, birth year and unit: the one whose row is the same stays, the other went.
    let old = ["Y Lan,1980,Nữ,Ba Na,,Xã A,,Chính thức,", "Y Lan,1980,Nữ,Dao,,Xã A,,Chính thức,"];
    let new = ["Y Lan,1980,Nữ,Dao,,Xã A,,Chính thức,"];
    assert_eq!(went_and_came(&old, &new), (1, 0));
    let new = ["Y Lan,1980,Nữ,Tày,,Xã A,,Chính thức,"];
    assert_eq!(went_and_came(&old, &new), (2, 1));
    // The same name with another birth date and unit is somebody else.
    let other = "A Rin,5/6/1971,,Xơ Đăng,,Xã C,,Chính thức,Chọn cử";
    assert_eq!(went_and_came(&LIST, &with(3, other)), (1, 1));
}

#[test]
fn of_one_person_listed_twice_one_row_goes() {
    let twice = [LIST[0], LIST[1], LIST[1]];
    beside(&twice, &twice[..2], |people, beside| {
        assert_eq!((people.went.len(), people.came.len(), people.changed.len()), (1, 0, 0));
        let mended: Vec<&str> =
            beside.findings.mended.iter().map(|finding| finding.rule.as_str()).collect();
        assert_eq!(mended, ["duplicate-delegate"]);
    });
}

#[test]
fn two_spellings_of_one_meaning_are_no_change() {
    let spelt = [
        "A THÚT,12/05/1980,nam,Bahnar,62080001234,xã A,Bí thư,Chính thức,Chọn cử",
        "Y  Lan,03-04-1985,nữ,Ba-na,,Xã A,,Đại biểu chính thức,Chọn cử",
    ];
    beside(&LIST[..2], &spelt, |people, _| {
        assert_eq!((people.unchanged, people.changed.len()), (2, 0), "{:?}", people.changed);
    });
}

#[test]
fn findings_follow_the_person_and_not_the_row() {
    let mut new = LIST.to_vec();
    new.reverse();
    new[1] = "A Rin,1/2/1990,Nam,Xơ Đăng,,Xã B,,Chính thức,Chọn cử";
    new.push("Y Mới,1/1/1999,N,Ba Na,,Xã A,,Chính thức,Chọn cử");
    beside(&LIST, &new, |people, beside| {
        let whose = |findings: &[&crate::report::Finding]| {
            let unclear = findings.iter().filter(|finding| finding.rule == "unknown-gender");
            unclear.map(|finding| finding.delegate.clone().unwrap()).collect::<Vec<_>>()
        };
        assert_eq!(whose(&beside.findings.mended), ["A Rin"]);
        assert_eq!(whose(&beside.findings.new), ["Y Mới"]);
        assert_eq!(people.came.len(), 1);
    });
}

#[test]
fn a_rule_turns_better_or_worse_and_keeps_its_numbers() {
    let women = [LIST[0], LIST[1]];
    let men = [LIST[0], LIST[2]];
    beside(&women, &men, |_, beside| {
        let rule = beside.rules.iter().find(|rule| rule.rule == "women-share").unwrap();
        assert_eq!(rule.turn, Turn::Worse);
        let statuses = (rule.before.unwrap().status, rule.after.unwrap().status);
        assert_eq!(statuses, (Status::Pass, Status::Fail));
        let tally =
            beside.tally.iter().find(|it| it.count == Some(TallyCount::OfficialWomen)).unwrap();
        assert_eq!((tally.before, tally.after), (1, 0));
    });
    beside(&men, &women, |_, beside| {
        assert!(beside.turned(Turn::Better).any(|rule| rule.rule == "women-share"));
    });
}

#[test]
fn what_was_broken_and_is_now_an_open_question_did_not_turn_better() {
    let untold = LIST[2].replace(",Nam,", ",,");
    assert_ne!(untold, LIST[2]);
    beside(&[LIST[0], LIST[2]], &[LIST[0], &untold], |_, beside| {
        let rule = beside.rules.iter().find(|rule| rule.rule == "women-share").unwrap();
        let statuses = (rule.before.unwrap().status, rule.after.unwrap().status);
        assert_eq!(statuses, (Status::Fail, Status::NotChecked));
        assert_eq!(rule.turn, Turn::Same);
    });
}

#[test]
fn a_column_that_is_gone_is_told_once_and_not_of_everybody() {
    let ruleset = rules::load("vn-2024").unwrap();
    let old = report(&ruleset, HEADER, &LIST);
    let rows: Vec<String> = LIST
        .iter()
        .map(|row| {
            let cells: Vec<&str> = row.split(',').collect();
            [&cells[..6], &cells[7..]].concat().join(",")
        })
        .collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let new = report(&ruleset, &HEADER.replace("Chức vụ,", ""), &rows);
    let people = compare_people(&old.roster, &new.roster, &ruleset, Privacy::Masked);
    assert_eq!((people.changed.len(), &people.fields_gone[..]), (0, &[Field::Post][..]));
    assert!(people.fields_new.is_empty());
}

#[test]
fn identity_numbers_are_masked_unless_asked_for() {
    let ruleset = rules::load("vn-2024").unwrap();
    let old = report(&ruleset, HEADER, &LIST[..2]);
    let new = [LIST[0], "Y Lan,3/4/1985,Nữ,Ba Na,062185009999,Xã A,,Chính thức,Chọn cử"];
    let new = report(&ruleset, HEADER, &new);
    let shown = |privacy| {
        let people = compare_people(&old.roster, &new.roster, &ruleset, privacy);
        people.changed[0].changes[0].new.value.clone().unwrap().en
    };
    assert_eq!(shown(Privacy::Masked), "0621******99");
    assert_eq!(shown(Privacy::Shown), "062185009999");
}

proptest! {
    #[test]
    fn another_order_of_the_rows_is_no_change(order in Just((0..5).collect::<Vec<usize>>()).prop_shuffle()) {
        let rows: Vec<&str> = order.iter().map(|at| LIST[*at]).collect();
        beside(&LIST, &rows, |people, beside| {
            prop_assert_eq!((people.came.len(), people.went.len(), people.changed.len()), (0, 0, 0));
            prop_assert_eq!(people.unchanged, 5);
            prop_assert!(beside.rules.iter().all(|rule| !rule.is_changed()));
            prop_assert!(beside.findings.new.is_empty() && beside.findings.mended.is_empty());
            Ok(())
        })?;
    }
}

#[test]
fn whoever_may_stand_in_a_row_that_was_not_counted_is_not_said_to_have_gone() {
    let ruleset = rules::load("vn-2024").unwrap();
    let (old, new) = (report(&ruleset, HEADER, &LIST), report(&ruleset, HEADER, &LIST[..4]));
    let doubtful = |mut list: ListReport, rows: &[u32]| {
        crate::evaluate::tests::put_in_doubt(&mut list.roster, rows);
        list
    };
    let compare = |old: &ListReport, new: &ListReport| {
        compare_people(&old.roster, &new.roster, &ruleset, Privacy::Masked)
    };
    // Row 3 is Y Lan's; Nguyễn Văn An has gone for certain.
    let people = compare(&old, &doubtful(new.clone(), &[3]));
    assert_eq!((people.went, people.perhaps_went), (vec![4], vec![1]));
    let people = compare(&doubtful(old, &[3]), &new);
    assert_eq!((people.came, people.perhaps_came), (vec![], vec![1]));
}
