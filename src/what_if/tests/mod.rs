//! Changes to small lists, and the way of a hypothetical list through a file and back.

mod examples;
mod in_doubt;
mod parts;

use proptest::prelude::*;

use super::*;
use crate::congress::CongressProfile;
use crate::report::Status;
use crate::report::TallyCount;
use crate::roster::{Gender, Role};
use crate::rules::{self, Ruleset};
use crate::template::{FilledList, TemplateOptions, filled_csv, filled_workbook};
use crate::validate::{ListSource, understand_list};

const HEADER: &str =
    "STT,Họ và tên,Ngày sinh,Giới tính,Dân tộc,Số CCCD,Đơn vị,Thành phần,Hình thức\n";

const LIST: &str = "\
1,A Thút,12/5/1980,Nam,Ba Na,,Xã A,Chính thức,Chọn cử
2,Y Lan,3/4/1985,Nữ,Ba Na,,Xã A,Chính thức,Chọn cử
3,A Bơng,1979,Nam,Gia Rai,,Xã B,Chính thức,Đương nhiên
4,A Rin,1/2/1990,Nam,Xơ Đăng,,Xã B,Chính thức,Chọn cử
5,Nguyễn Văn An,1970,Nam,Kinh,,Phòng C,Khách mời,
6,Y Hoa,1990,N,Ba Na,,Xã A,Dự khuyết,
7,A Blong,1991,Nam,Ba Na,,Xã A,Dự khuyết,
";

fn profile() -> CongressProfile {
    let text = "level = \"district\"\nminority_population = 8000\ngroups = [\"Ba Na\", \"Gia Rai\"]\n\
                [held]\ndate = 2024-05-10\ndays = 1.0\n";
    CongressProfile::from_toml(text, crate::catalogue::GroupCatalogue::vietnam()).unwrap()
}

fn settings(ruleset: &Ruleset) -> CheckSettings<'_> {
    CheckSettings { congress: Some(profile()), ..CheckSettings::new(ruleset) }
}

fn understood(bytes: Vec<u8>, name: &str, settings: &CheckSettings<'_>) -> UnderstoodList {
    understand_list(name, ListSource::Bytes(bytes), settings).unwrap()
}

fn list(rows: &str, settings: &CheckSettings<'_>) -> UnderstoodList {
    understood(format!("{HEADER}{rows}").into_bytes(), "list.csv", settings)
}

fn scenario(changes: &[(ChangeKind, &str)], ruleset: &Ruleset) -> Scenario {
    let planned =
        changes.iter().map(|(kind, text)| PlannedChange::parse(*kind, text, ruleset).unwrap());
    Scenario { name: None, changes: planned.collect() }
}

fn played(changes: &[(ChangeKind, &str)]) -> Result<Outcome, Fault> {
    let ruleset = rules::load("vn-2024").unwrap();
    let settings = settings(&ruleset);
    play(&list(LIST, &settings), scenario(changes, &ruleset), &settings, Lang::Vi)
}

fn names(outcome: &Outcome) -> Vec<&str> {
    outcome.applied.roster.delegates.iter().map(|person| person.name.written.as_str()).collect()
}

fn status(report: &ListReport, rule: &str) -> Option<Status> {
    report.checks.iter().find(|check| check.rule == rule).map(|check| check.status)
}

use ChangeKind::{Add, PromoteAlternates, Remove, Set};

#[test]
fn added_people_are_counted_and_not_asked_for_what_rows_must_tell() {
    let outcome =
        played(&[(Add, "2: role=official,gender=nữ,group=Dao"), (Add, "role=khách mời")]).unwrap();
    assert_eq!(&names(&outcome)[7..], ["(giả định 1)", "(giả định 2)", "(giả định 3)"]);
    let tally = &outcome.report.tally;
    assert_eq!(
        (tally[TallyCount::Official], tally[TallyCount::OfficialWomen], tally[TallyCount::Guest]),
        (6, 3, 2)
    );
    let about_them = |finding: &&crate::report::Finding| {
        finding.delegate.as_deref().is_some_and(|name| name.starts_with('('))
    };
    assert_eq!(outcome.report.findings.iter().filter(about_them).count(), 0);
}

#[test]
fn what_is_not_said_of_an_added_delegate_is_unknown_to_the_rules() {
    // 1 woman of 4 is too few; of 7 there may be 4 women, or 1.
    let outcome = played(&[(Add, "3: role=official")]).unwrap();
    assert_eq!(status(&outcome.report, "women-share"), Some(Status::NotChecked));
    assert_eq!(status(&outcome.report, "official-is-minority"), Some(Status::NotChecked));
    let told = played(&[(Add, "3: role=official,gender=female,group=Dao")]).unwrap();
    assert_eq!(status(&told.report, "women-share"), Some(Status::Pass));
    assert_eq!(status(&told.report, "official-is-minority"), Some(Status::Pass));
}

#[test]
fn the_last_who_fit_are_left_out_and_made_up_ones_after_all_others() {
    let outcome = played(&[(Remove, "2: role=official,gender=male")]).unwrap();
    assert_eq!(names(&outcome)[..2], ["A Thút", "Y Lan"]);
    assert_eq!(outcome.applied.changes[0].candidates.len(), 3);
    let outcome =
        played(&[(Add, "1: role=guest"), (Remove, "1: role=guest"), (Remove, "1: role=guest")])
            .unwrap();
    let left: Vec<&str> =
        outcome.applied.changes[1..].iter().map(|it| it.touched[0].name.as_str()).collect();
    assert_eq!(left, ["Nguyễn Văn An", "(giả định 1)"]);
}

#[test]
fn somebody_who_only_may_fit_is_not_left_out() {
    let refused = played(&[(Remove, "2: role=alternate,gender=male")]).unwrap_err();
    assert!(refused.message.en.contains("has 1 male alternate, and 2"), "{refused:?}");
    assert!(refused.help[0].en.contains("1 more may be among them"), "{refused:?}");
}

#[test]
fn a_rule_that_hangs_on_who_is_left_out_is_told_with_another_choice() {
    // The last man is the only Xơ Đăng, who are not resident; A Bơng is the only Gia Rai.
    let outcome = played(&[(Remove, "1: role=official,gender=male")]).unwrap();
    assert_eq!(status(&outcome.report, "group-coverage"), Some(Status::Pass));
    let hinge = outcome.hinges.iter().find(|hinge| hinge.rule == "group-coverage").unwrap();
    assert_eq!((hinge.otherwise, &hinge.instead[..]), (Status::Fail, &["A Bơng".to_owned()][..]));
    // All three leave no choice.
    let outcome = played(&[(Remove, "3: role=official,gender=male")]).unwrap();
    assert!(outcome.hinges.is_empty());
}

#[test]
fn a_row_is_changed_and_the_old_value_told() {
    let outcome = played(&[(Set, "row=7: gender=nữ"), (Set, "4: role=guest")]).unwrap();
    let changed = &outcome.applied.roster.delegates;
    assert_eq!(changed[5].gender.known(), Some(&Gender::Female));
    assert_eq!(changed[2].role.known(), Some(&Role::Guest));
    let Effect::Changed(values) = &outcome.applied.changes[0].touched[0].effect else {
        panic!("{:?}", outcome.applied.changes)
    };
    let shown = |shown: &crate::versions::Shown| shown.value.clone().unwrap().en;
    assert_eq!((shown(&values[0].old), shown(&values[0].new)), ("“N”".into(), "female".into()));
}

#[test]
fn alternates_move_up_from_the_first_and_count_as_chosen() {
    let outcome = played(&[(PromoteAlternates, "1")]).unwrap();
    let tally = &outcome.report.tally;
    assert_eq!(
        (tally[TallyCount::Official], tally[TallyCount::Alternate], tally[TallyCount::Selected]),
        (5, 1, 4)
    );
    assert_eq!(outcome.applied.changes[0].touched[0].name, "Y Hoa");
    let refused = played(&[(PromoteAlternates, "3")]).unwrap_err();
    assert!(refused.message.en.contains("has 2 alternates, and 3"), "{refused:?}");
}

#[test]
fn changes_are_applied_in_the_order_given() {
    let first = played(&[(Set, "4: role=guest"), (Remove, "all: role=guest")]).unwrap();
    assert!(!names(&first).contains(&"A Bơng"));
    let other = played(&[(Remove, "all: role=guest"), (Set, "4: role=guest")]).unwrap();
    assert!(names(&other).contains(&"A Bơng"));
}

#[test]
fn an_age_needs_the_day_and_then_is_exactly_that() {
    let outcome = played(&[(Add, "1: role=official,age=30"), (Remove, "1: age=30")]).unwrap();
    assert_eq!(outcome.applied.changes[1].touched[0].name, "(giả định 1)");
}

#[test]
fn rows_that_hold_nobody_are_refused_with_the_rows_there_are() {
    for (kind, written, said) in [
        (Remove, "99", "row 99 holds nobody"),
        (Remove, "Sheet1!2", "has no sheets"),
        (Set, "1: gender=female", "row 1 holds nobody"),
    ] {
        let refused = played(&[(kind, written)]).unwrap_err();
        assert!(refused.message.en.contains(said), "{written}: {refused:?}");
        assert!(refused.message.en.starts_with(&format!("`{}", kind.option())), "{refused:?}");
    }
    let twice = played(&[(Remove, "2"), (Remove, "2")]).unwrap_err();
    assert!(twice.message.en.contains("left out by a change before"), "{twice:?}");
}

#[test]
fn wrong_words_are_refused_with_what_is_expected() {
    let ruleset = rules::load("vn-2024").unwrap();
    for (kind, written, message, help) in [
        (Add, "5: role=gest", "unknown value “gest”", "did you mean `guest`"),
        (Add, "5: rol=guest", "unknown key `rol`", "did you mean `role`"),
        (Add, "5: gender=female", "role of the people to add", "role=official"),
        (Add, "x: role=guest", "“x” is no number of people", "--add"),
        (Add, "0: role=guest", "“0” is no number", "--add"),
        (Add, "99999: role=guest", "at most 10000", ""),
        (Add, "5: role=guest,kind=selected", "official delegates alone", "role=official"),
        (Add, "5: role=official,group=Dao|Tày", "several values", ""),
        (Add, "5: role=official,group=Xá", "name of several groups", "choose one"),
        (Add, "5: role=official,Dao", "“official|Dao” are several values", ""),
        (Add, "5: role=official,role=guest", "several values", ""),
        (Add, "5: official,not=guest", "chooses among people", ""),
        (Add, "5:", "nothing is said", "role=official"),
        (Remove, "gender=male", "does not tell how many", "3: gender=male"),
        (Remove, "3: work=farming", "knows no field of work “farming”", ""),
        (Remove, "3: birth_date=1980", "chooses nobody", "age=18-35"),
        (Remove, "3: age=40-18", "“40-18” is no age", "18-35"),
        (Remove, "Nguyễn Văn A", "is not a row", "Sheet!17"),
        (Set, "22", "is not written as `row: key=value`", "row=22"),
        (Set, "x: gender=female", "“x” is not a row", "row=22"),
        (Set, "22: gender=?", "unknown value “?”", "female"),
        (PromoteAlternates, "-1", "is no number of people", ""),
    ] {
        let refused = Change::parse(kind, written, &ruleset).unwrap_err();
        assert!(refused.message.en.contains(message), "{written}: {refused:?}");
        let all: Vec<&str> = refused.help.iter().map(|help| &*help.en).collect();
        assert!(all.join("\n").contains(help), "{written}: {refused:?}");
    }
}

#[test]
fn several_problems_of_a_scenario_file_are_told_at_once() {
    let ruleset = rules::load("vn-2024").unwrap();
    let text = "[[scenario]]\nname = \"a\"\nad = [\"1: role=guest\"]\n\
                [[scenario]]\nname = \"a\"\nadd = [\"1: role=gest\"]\npromote_alternates = \"x\"\n";
    let problems = parse_scenarios(text, &ruleset).unwrap_err();
    let said: Vec<&str> = problems.iter().map(|problem| &*problem.message.en).collect();
    assert!(said.contains(&"unknown key `ad`"), "{said:?}");
    assert!(said.iter().any(|said| said.contains("unknown value “gest”")), "{said:?}");
    assert!(said.contains(&"two scenarios have this name"), "{said:?}");
    assert!(said.iter().any(|said| said.contains("expected a whole number")), "{said:?}");
    assert!(said.contains(&"the scenario changes nothing"), "{said:?}");
    assert!(parse_scenarios("", &ruleset).is_err());
}

/// The rules by outcome, and the counts: what must survive a file.
fn verdict(report: &ListReport) -> (Vec<(String, Status)>, crate::report::Tally) {
    let checks = report.checks.iter().map(|check| (check.rule.clone(), check.status));
    (checks.collect(), report.tally.clone())
}

/// Writes a list and reads it again, as a workbook and as CSV.
fn read_again(outcome: &Outcome, list: &UnderstoodList, ruleset: &Ruleset) -> [ListReport; 2] {
    let filled = FilledList {
        options: TemplateOptions {
            ruleset,
            level: ruleset.level(&list.level).unwrap(),
            lang: Lang::Vi,
        },
        roster: &outcome.applied.roster,
        profile: &list.profile,
    };
    // The workbook tells its congress by itself.
    let told_nothing = CheckSettings { congress: None, ..settings(ruleset) };
    let workbook = filled_workbook(&filled).unwrap();
    let csv = filled_csv(&filled).unwrap();
    [
        understood(workbook, "new.xlsx", &told_nothing).judge(&told_nothing),
        understood(csv, "new.csv", &settings(ruleset)).judge(&settings(ruleset)),
    ]
}

#[test]
fn a_saved_list_tells_its_congress_and_comes_to_the_same_verdict() {
    let ruleset = rules::load("vn-2024").unwrap();
    let settings = settings(&ruleset);
    let list = list(LIST, &settings);
    let changes = [(Add, "3: role=official"), (Remove, "1: role=alternate"), (Set, "5: group=Dao")];
    let outcome = play(&list, scenario(&changes, &ruleset), &settings, Lang::Vi).unwrap();
    for report in read_again(&outcome, &list, &ruleset) {
        assert_eq!(verdict(&report), verdict(&outcome.report));
        assert_eq!(report.congress, outcome.report.congress);
        let told = crate::sheet::ReadNote::HypotheticalPeople { people: 3 };
        assert!(report.notes.iter().any(|note| note.note == told), "{:?}", report.notes);
    }
}

#[test]
fn cells_of_a_saved_list_never_become_formulas() {
    let ruleset = rules::load("vn-2024").unwrap();
    let settings = settings(&ruleset);
    let rows =
        "1,=1+1,1980,Nữ,Dao,,@SUM(A1),Chính thức,Chọn cử\n2,+84,1981,Nam,Dao,,-x,Chính thức,\n";
    let list = list(rows, &settings);
    let outcome =
        play(&list, scenario(&[(Add, "role=guest")], &ruleset), &settings, Lang::Vi).unwrap();
    let filled = FilledList {
        options: TemplateOptions {
            ruleset: &ruleset,
            level: ruleset.level("district").unwrap(),
            lang: Lang::Vi,
        },
        roster: &outcome.applied.roster,
        profile: &list.profile,
    };
    let csv = String::from_utf8(filled_csv(&filled).unwrap()).unwrap();
    let cells = csv.trim_start_matches('\u{feff}').split(['\n', ',']);
    assert!(cells.clone().any(|cell| cell == "'=1+1"), "{csv}");
    for cell in cells {
        assert!(!cell.trim_matches('"').starts_with(['=', '+', '-', '@']), "{cell}");
    }
    let bytes = filled_workbook(&filled).unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut sheet = String::new();
    let mut part = archive.by_name("xl/worksheets/sheet1.xml").unwrap();
    std::io::Read::read_to_string(&mut part, &mut sheet).unwrap();
    assert!(sheet.contains("sheetData") && !sheet.contains("<f>"), "{sheet}");
}

fn row() -> impl Strategy<Value = String> {
    let one_of = |words: &'static [&'static str]| prop::sample::select(words);
    (
        one_of(&["A Thút", "Y Lan", "Nguyễn Văn An", "Trần Thị Mai"]),
        one_of(&["12/5/1980", "1980", "5/1980", "31/02/1980", "", "1875"]),
        one_of(&["Nam", "Nữ", "Nữ", "", "N"]),
        one_of(&["Ba Na", "Gia Rai", "Dao", "Kinh", "Xá", "Xê đăn", ""]),
        one_of(&["", "", "062180001234", "62180001234", "12345"]),
        one_of(&["Xã A", "Xã B", ""]),
        one_of(&["Chính thức", "Chính thức", "Khách mời", "Dự khuyết", "", "?"]),
        one_of(&["Chọn cử", "Đương nhiên", "Chỉ định", ""]),
    )
        .prop_map(|(name, birth, gender, group, identity, unit, role, kind)| {
            let kind = if role == "Chính thức" { kind } else { "" };
            format!("{name},{birth},{gender},{group},{identity},{unit},{role},{kind}\n")
        })
}

fn rows() -> impl Strategy<Value = String> {
    prop::collection::vec(row(), 1..12).prop_map(|rows| {
        let numbered =
            (1..).zip(rows).map(|(number, row): (u32, String)| format!("{number},{row}"));
        numbered.collect::<Vec<_>>().concat()
    })
}

fn change() -> impl Strategy<Value = (ChangeKind, &'static str)> {
    prop::sample::select(vec![
        (Add, "1: role=official"),
        (Add, "2: role=official,gender=female,group=Dao"),
        (Add, "1: role=guest,group=Kinh"),
        (Add, "1: role=official,kind=ex_officio,group=Kinh,age=30"),
        (Add, "1: role=alternate,unit=Xã A"),
        (Remove, "1: role=official"),
        (Remove, "all: gender=female"),
        (Remove, "1: role=official|guest,group=minority"),
        (Remove, "2"),
        (Set, "row=2: gender=female"),
        (Set, "2: role=guest"),
        (Set, "3: kind=selected,group=Ba Na,birth_date=1/2/1980"),
        (PromoteAlternates, "1"),
    ])
}

proptest! {
    // Writing and reading a workbook takes a while without optimisation.
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn no_change_at_all_is_the_list_itself(rows in rows()) {
        let ruleset = rules::load("vn-2024").unwrap();
        let settings = settings(&ruleset);
        let list = list(&rows, &settings);
        let report = list.clone().judge(&settings);
        let outcome = play(&list, scenario(&[], &ruleset), &settings, Lang::Vi).unwrap();
        prop_assert_eq!(&outcome.report, &report);
        let played = outcome.beside(&report, ruleset.catalogue);
        prop_assert!(played.beside.rules.iter().all(|rule| !rule.is_changed()));
        prop_assert!(played.beside.findings.mended.is_empty());
        prop_assert!(played.beside.findings.new.is_empty());
        // What `validate` says of the file is the same.
        let text = format!("{HEADER}{rows}").into_bytes();
        let validated = crate::validate::check_list("list.csv", ListSource::Bytes(text), &settings);
        let validated = *validated.outcome.unwrap();
        prop_assert_eq!(validated.counts(), report.counts());
        prop_assert_eq!(validated, report);
    }

    #[test]
    fn a_changed_list_that_is_saved_comes_to_the_same_verdict(
        rows in rows(),
        changes in prop::collection::vec(change(), 1..4),
    ) {
        let ruleset = rules::load("vn-2024").unwrap();
        let settings = settings(&ruleset);
        let list = list(&rows, &settings);
        let Ok(outcome) = play(&list, scenario(&changes, &ruleset), &settings, Lang::Vi) else {
            // The list lacks whom the changes speak of.
            return Ok(());
        };
        prop_assume!(!outcome.applied.roster.delegates.is_empty());
        // A row that may be a person is one once it is written anew; the command refuses to save.
        prop_assume!(list.roster.rows_in_doubt.is_empty());
        for report in read_again(&outcome, &list, &ruleset) {
            // Where the sheet tells the role and no cell of the row, what is left of a row with a
            // birth year and a number that nobody has may be no person: that is asked, not guessed.
            prop_assume!(report.roster.rows_in_doubt.is_empty());
            prop_assert_eq!(verdict(&report), verdict(&outcome.report));
        }
    }
}
