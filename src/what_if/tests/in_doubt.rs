//! Changes to lists with rows of which it is in doubt whether they are people.

use super::*;

/// What becomes of the list, of which the people of these rows were not counted.
fn played_in_doubt(rows: &[u32], changes: &[(ChangeKind, &str)]) -> Result<Outcome, Fault> {
    let ruleset = rules::load("vn-2024").unwrap();
    let settings = settings(&ruleset);
    let mut list = list(LIST, &settings);
    crate::evaluate::tests::put_in_doubt(&mut list.roster, rows);
    play(&list, scenario(changes, &ruleset), &settings, Lang::En)
}

#[test]
fn a_row_in_doubt_stays_in_doubt_in_a_hypothetical_list() {
    // A Bơng is the only one of the Gia Rai.
    let change = (Add, "1: role=official,gender=nữ,group=Ba Na,kind=chỉ định");
    assert_eq!(status(&played(&[change]).unwrap().report, "group-coverage"), Some(Status::Pass));
    let outcome = played_in_doubt(&[4], &[change]).unwrap();
    assert_eq!(status(&outcome.report, "group-coverage"), Some(Status::NotChecked));
    assert_eq!(
        (outcome.report.tally[TallyCount::InDoubt], outcome.report.tally[TallyCount::Appointed]),
        (1, 1)
    );
}

#[test]
fn a_row_in_doubt_is_not_said_to_hold_nobody() {
    let error = played_in_doubt(&[4], &[(Remove, "row=4")]).unwrap_err();
    assert!(error.message.en.ends_with("row 4 may be a person, and was not counted"), "{error:?}");
}
