//! Changes to what statistics of the ruleset tell of people.

use super::*;

const RULES: &str = "id = \"t\"\ntitle = { vi = \"t\", en = \"t\" }\nextends = \"vn-2024\"\n\
    [[share]]\nid = \"outside\"\ntitle = { vi = \"t\", en = \"t\" }\ncitation = \"c\"\n\
    of = { party = \"non_party\" }\namong = \"official\"\nmin = \"50%\"\n\
    [[count]]\nid = \"graduates\"\ntitle = { vi = \"t\", en = \"t\" }\ncitation = \"c\"\n\
    of = { qualification = { at_least = \"university\" } }\nmin = 2\n";

const PEOPLE: &str = "STT,Họ và tên,Giới tính,Dân tộc,Thành phần,Đảng viên,Trình độ chuyên môn\n\
    1,A Thút,Nam,Ba Na,Chính thức,x,Đại học\n\
    2,Y Lan,Nữ,Ba Na,Chính thức,x,Trung cấp\n";

fn played_under(changes: &[(ChangeKind, &str)]) -> Result<Outcome, Fault> {
    let ruleset = rules::parse("t.toml", RULES).unwrap();
    let settings = settings(&ruleset);
    let list = understood(PEOPLE.as_bytes().to_vec(), "list.csv", &settings);
    let planned = changes.iter().map(|(kind, text)| PlannedChange::parse(*kind, text, &ruleset));
    let changes = planned.collect::<Result<Vec<_>, Fault>>()?;
    play(&list, Scenario { name: None, changes }, &settings, Lang::En)
}

fn statuses(outcome: &Outcome) -> [Option<Status>; 2] {
    ["outside", "graduates"].map(|rule| status(&outcome.report, rule))
}

#[test]
fn parts_of_statistics_are_told_of_added_people_and_of_rows() {
    let before = played_under(&[(Set, "row=2: gender=male")]).unwrap();
    assert_eq!(statuses(&before), [Some(Status::Fail), Some(Status::Fail)]);
    let added =
        played_under(&[(Add, "2: role=official,party=non_party,qualification=postgraduate")])
            .unwrap();
    assert_eq!(statuses(&added), [Some(Status::Pass), Some(Status::Pass)]);
    let set = played_under(&[(Set, "dòng 3: đảng viên=ngoài đảng, qualification=kỹ sư")]).unwrap();
    assert_eq!(statuses(&set), [Some(Status::Pass), Some(Status::Pass)]);
    // What is not said of somebody stays unknown.
    let untold = played_under(&[(Add, "2: role=official")]).unwrap();
    assert_eq!(statuses(&untold), [Some(Status::NotChecked), Some(Status::NotChecked)]);
}

#[test]
fn people_are_left_out_by_what_a_statistic_tells() {
    let left = played_under(&[(Remove, "1: party=member, qualification=intermediate")]).unwrap();
    assert_eq!(names(&left), ["A Thút"]);
    let title = &left.applied.changes[0].title;
    assert!(title.en.contains("delegate in the Party with"), "{}", title.en);
}

#[test]
fn a_part_that_nobody_has_is_told_with_those_there_are() {
    let refused = |text| played_under(&[(Add, text)]).unwrap_err();
    let error = refused("1: role=official,party=membr");
    assert!(error.message.en.contains("`party` has no part `membr`"), "{error:?}");
    assert!(error.help.iter().any(|help| help.en.contains("`member`")), "{error:?}");
    let error = refused("1: role=official,earlier_terms=re_elected");
    assert!(error.message.en.contains("hangs on the whole list"), "{error:?}");
}
