//! Findings at rows: where, how severe, and in which words.

use jiff::civil::date;

use super::{List, Person};
use crate::report::{Finding, Severity, Status};
use crate::roster::{BirthDate, Meant, Role, Unclear};

fn severities(found: &[Finding]) -> Vec<Severity> {
    found.iter().map(|finding| finding.severity).collect()
}

fn cell(finding: &Finding) -> String {
    finding.location.cell.map(|cell| cell.to_string()).unwrap_or_default()
}

#[test]
fn the_same_person_twice_is_found_at_the_later_row() {
    let an =
        || Person::official().named("Lò Thị An").with(|person| person.unit = "Xã A".to_owned());
    let list = List::of("district")
        .and(1, an())
        .and(1, Person::official())
        .and(1, an().named("LÒ  THỊ AN"));
    let found = list.findings("duplicate-delegate");
    assert_eq!(severities(&found), [Severity::Error]);
    assert_eq!(cell(&found[0]), "B8");
    assert!(found[0].message.vi.contains("B6") && found[0].message.vi.contains("Lò Thị An"));
    assert_eq!(list.check("duplicate-delegate").status, Status::Fail);
}

#[test]
fn a_like_person_is_a_warning_and_two_birth_dates_are_two_people() {
    let person = |name: &str, day, unit: &str| {
        Person::official().named(name).with(|person| {
            person.birth = Meant::Known(BirthDate::Day(date(1980, 1, day)));
            person.unit = unit.to_owned();
        })
    };
    let found = |other| {
        List::of("district")
            .and(1, person("Lò An", 1, "Xã A"))
            .and(1, other)
            .findings("duplicate-delegate")
    };
    assert_eq!(severities(&found(person("Lò An", 1, "Xã B"))), [Severity::Warning]);
    assert_eq!(severities(&found(person("Lò Anh", 1, "Xã A"))), [Severity::Warning]);
    let year = |name: &str, year| {
        person(name, 1, "Xã A").with(|person| person.birth = Meant::Known(BirthDate::Year(year)))
    };
    assert_eq!(severities(&found(year("Lò An", 1980))), [Severity::Warning]);
    for nobody in [
        person("Lò An", 2, "Xã A"),
        person("Lò An", 2, "Xã B"),
        person("Lò Bình", 1, "Xã A"),
        person("Lò Anh", 1, "Xã B"),
        year("Lò An", 1981),
        year("Lò Anh", 1980),
    ] {
        assert!(found(nobody.clone()).is_empty(), "{nobody:?}");
    }
}

#[test]
fn a_number_that_is_not_kept_tells_by_how_many_people_it_would_be() {
    let help = |kind: &str, limit: &str| {
        let rule = "id = \"r\"\ntitle = { vi = \"t\", en = \"t\" }\ncitation = \"c\"";
        List::with_rules(&format!("[[{kind}]]\n{rule}\n{limit}\n"))
            .and(3, Person::official())
            .and(1, Person::official().man())
            .check("r")
            .help
            .map(|help| help.en.to_string())
    };
    let told = |told: &str| Some(told.to_owned());
    let of = "of = \"official\"\n";
    assert_eq!(help("count", &format!("{of}max = 4")), None);
    assert_eq!(
        help("count", &format!("{of}max = 2")),
        told("take 2 official delegates off the list")
    );
    assert_eq!(help("count", &format!("{of}min = 5")), told("add 1 official delegate"));
    let men = "of = { gender = \"male\" }\namong = \"official\"\n";
    assert_eq!(help("share", &format!("{men}max = \"25%\"")), None);
    assert_eq!(
        help("share", &format!("{men}max = \"20%\"")),
        told("1 male official delegate fewer, if the number of official delegates stays")
    );
    assert_eq!(
        help("share", &format!("{men}min = \"75%\"")),
        told("2 male official delegates more, if the number of official delegates stays")
    );
}

#[test]
fn each_field_that_is_missing_is_told_by_its_name() {
    let person = || Person::official().with(|person| person.work = Some("y tế".to_owned()));
    let told = |field: &str, change: fn(&mut Person)| {
        let rule = "[[required]]\nid = \"r\"\ntitle = { vi = \"t\", en = \"t\" }\ncitation = \"c\"";
        let list = List::with_rules(&format!("{rule}\nfields = [{{ field = \"{field}\" }}]\n"))
            .and(1, person())
            .and(1, person().with(change));
        let found = list.findings("r");
        let messages: Vec<String> =
            found.iter().map(|finding| finding.message.en.to_string()).collect();
        messages.join(" ")
    };
    assert_eq!(
        told("full_name", |person| "-".clone_into(&mut person.name)),
        "Not told: the full name."
    );
    assert_eq!(
        told("birth_date", |person| person.birth = Meant::Blank),
        "Not told: the birth date."
    );
    assert_eq!(told("gender", |person| person.gender = Meant::Blank), "Not told: the gender.");
    assert_eq!(told("group", |person| person.group.clear()), "Not told: the ethnic group.");
    assert_eq!(told("role", |person| person.role = None), "Not told: the role.");
    assert_eq!(
        told("kind", |person| person.kind = None),
        "Not told: whether ex officio or selected."
    );
    assert_eq!(told("work", |person| person.work = None), "Not told: the field of work.");
}

#[test]
fn one_identity_number_is_one_person_and_is_masked() {
    let numbered = |name: &str, number: &str| {
        Person::official().named(name).with(|person| person.identity = number.to_owned())
    };
    let list = List::of("district")
        .and(1, numbered("Lò An", "062180001234"))
        .and(1, numbered("Lò Bình", "62180001234"));
    let found = list.findings("duplicate-delegate");
    assert_eq!(severities(&found), [Severity::Error]);
    assert_eq!(cell(&found[0]), "J7");
    let told: Vec<String> = list
        .evaluate()
        .findings
        .iter()
        .flat_map(|finding| [finding.message.vi.to_string(), finding.message.en.to_string()])
        .collect();
    let told = told.join("\n");
    assert!(!told.contains("62180001234"), "{told}");
    assert_eq!(severities(&list.findings("identity-number")), [Severity::Advice]);
    assert!(list.findings("identity-mismatch").is_empty());
    let wrong = List::of("district")
        .and(1, numbered("A", "062080001234"))
        .and(1, numbered("B", "062181001234"))
        .and(1, numbered("C", "999180001234"))
        .and(1, numbered("D", "123"));
    assert_eq!(wrong.findings("identity-mismatch").len(), 2);
    assert_eq!(severities(&wrong.findings("identity-number")), [Severity::Warning; 2]);
}

#[test]
fn two_identity_numbers_are_two_people_whatever_else_agrees() {
    let an = |number: &str| {
        Person::official().named("Lò An").with(|person| {
            person.unit = "Xã A".to_owned();
            person.identity = number.to_owned();
        })
    };
    let found = |numbers: &[&str]| {
        let list =
            numbers.iter().fold(List::of("district"), |list, number| list.and(1, an(number)));
        let found = list.findings("duplicate-delegate");
        found.iter().map(|finding| finding.location.row.number() - 6).collect::<Vec<_>>()
    };
    assert_eq!(found(&["001180000001", "001180000002"]), [0_u32; 0]);
    assert_eq!(found(&["001180000001", "1180000001"]), [1]);
    // Without a number it may be either, and with an old one as well; `-` is no number.
    assert_eq!(found(&["001180000001", "001180000002", ""]), [2]);
    assert_eq!(found(&["", "001180000001", "001180000002"]), [1, 2]);
    assert_eq!(found(&["001180000001", "123456789"]), [1]);
    assert_eq!(found(&["001180000001", "-"]), [1]);
}

#[test]
fn a_duplicate_says_what_is_the_same_and_what_differs() {
    let hai = |name: &str, unit: &str| {
        Person::official().named(name).with(|person| person.unit = unit.to_owned())
    };
    let said = |first: Person, second: Person| {
        let list = List::of("district").and(1, first).and(1, second);
        let found = list.findings("duplicate-delegate").remove(0);
        (found.message.vi, found.message.en)
    };
    let (vi, en) = said(hai("Lò Văn Hai", "Xã A"), hai("Lò Văn Hải", "Xã A"));
    assert_eq!(
        vi,
        "Người này có thể đã có ở trang “ĐB”, ô B6: Lò Văn Hai; tên gần giống (chỉ khác dấu); trùng \
         ngày sinh và đơn vị."
    );
    assert_eq!(
        en,
        "This person may stand already at sheet “ĐB”, cell B6: Lò Văn Hai; the names are nearly the \
         same (marks apart); the same is the birth date and the unit."
    );
    let (vi, en) = said(hai("Lò Văn Hai", "Xã A"), hai("Lò Văn Hai", "Xã B"));
    assert!(vi.ends_with("trùng họ tên và ngày sinh; khác đơn vị."), "{vi}");
    let year = hai("Lò Văn Hai", "Xã A").with(|person| {
        person.birth = Meant::Known(BirthDate::Year(1980));
        person.identity = "123456789".to_owned();
    });
    let numbered =
        hai("Lò Văn Hai", "Xã A").with(|person| person.identity = "001080000001".to_owned());
    let (year_vi, year_en) = said(numbered, year);
    assert!(
        year_vi.ends_with(
            "trùng họ tên và đơn vị; chỉ một dòng ghi đủ ngày sinh; số định danh ghi theo hai mẫu \
             khác nhau."
        ),
        "{year_vi}"
    );
    assert!(year_en.contains("one row alone tells the full birth date; the identity"), "{year_en}");
    assert!(en.ends_with("the full name and the birth date; what differs is the unit."), "{en}");
}

#[test]
fn a_ruleset_may_ask_for_other_likenesses_and_two_numbers_stay_two_people() {
    let rules = "[[unique]]\nid = \"twice\"\ntitle = { vi = \"t\", en = \"t\" }\ncitation = \"c\"\n\
                 same = [[\"full_name\"]]\nsimilar = [[\"birth_date\", \"unit\"], [\"similar_name\"]]\n";
    let person = |name: &str, number: &str| {
        Person::official().named(name).with(|person| {
            person.unit = "Xã A".to_owned();
            person.identity = number.to_owned();
        })
    };
    let found = |first, second| {
        severities(&List::with_rules(rules).and(1, first).and(1, second).findings("twice"))
    };
    assert_eq!(found(person("Lò An", ""), person("Lò An", "")), [Severity::Error]);
    assert_eq!(found(person("Lò An", ""), person("Vi Bình", "")), [Severity::Warning]);
    let other = |name: &str| person(name, "").with(|person| person.unit = "Xã B".to_owned());
    assert_eq!(found(person("Lò An", ""), other("Ông Lò An")), [Severity::Warning]);
    assert_eq!(found(person("Lò An", ""), other("Vi Bình")), []);
    assert_eq!(found(person("Lò An", "001180000001"), person("Lò An", "001180000002")), []);
}

#[test]
fn people_of_the_delegation_stand_in_the_list_as_well() {
    let person = Person::official().named("Lò An").with(|person| person.unit = "Xã A".to_owned());
    let list = List::of("district")
        .and(1, person.clone())
        .and(1, person.with(|person| person.in_delegation_table = true));
    assert!(list.findings("duplicate-delegate").is_empty());
}

#[test]
fn missing_information_weighs_by_what_it_is() {
    let list = List::of("district")
        .and(1, Person::official().named("-"))
        .and(1, Person::official().group(""))
        .and(1, Person::official().with(|person| person.birth = Meant::Blank))
        .and(1, Person::new(Role::Guest).group(""))
        .and(3, Person::official());
    let found = list.findings("missing-field");
    let places: Vec<_> = found.iter().map(|finding| (cell(finding), finding.severity)).collect();
    assert_eq!(
        places,
        [
            ("B6".to_owned(), Severity::Error),
            ("E7".to_owned(), Severity::Error),
            ("C8".to_owned(), Severity::Warning),
        ]
    );
    assert!(list.findings("unknown-group").is_empty());
}

#[test]
fn unclear_values_weigh_by_role() {
    let list = List::of("district")
        .and(1, Person::official().gender_unknown())
        .and(1, Person::new(Role::Guest).gender_unknown())
        .and(1, Person::official().group("Tay"))
        .and(1, Person::new(Role::Guest).group("Tay"))
        .and(1, Person::official().group("Xá"))
        .and(1, Person::official().with(|person| person.role = None));
    assert_eq!(severities(&list.findings("unknown-gender")), [Severity::Error, Severity::Warning]);
    let groups = list.findings("unknown-group");
    assert_eq!(severities(&groups), [Severity::Error, Severity::Advice]);
    assert!(groups[0].message.vi.contains("“Tay”"));
    assert!(groups[0].help.as_ref().unwrap().vi.contains("Tày"));
    assert_eq!(severities(&list.findings("ambiguous-group")), [Severity::Error]);
    assert_eq!(severities(&list.findings("role-unknown")), [Severity::Error]);
}

#[test]
fn birth_dates_are_real_and_plausible() {
    let born = |meant| Person::official().with(|person| person.birth = meant);
    let known = |birth| born(Meant::Known(birth));
    let list = List::of("district")
        .profile(|profile| profile.date = Some(date(2024, 5, 16)))
        .and(1, born(Meant::Unclear(Unclear::ImpossibleDate)))
        .and(1, known(BirthDate::Year(2025)))
        .and(1, known(BirthDate::Year(2020)))
        .and(1, known(BirthDate::Year(1910)))
        .and(1, known(BirthDate::Day(date(2014, 5, 16))))
        .and(1, known(BirthDate::Day(date(2014, 5, 17))))
        .and(1, known(BirthDate::Year(1950)));
    let found = list.findings("bad-birth-date");
    let places: Vec<_> = found.iter().map(|finding| (cell(finding), finding.severity)).collect();
    assert_eq!(
        places,
        [
            ("C6".to_owned(), Severity::Error),
            ("C7".to_owned(), Severity::Error),
            ("C8".to_owned(), Severity::Warning),
            ("C9".to_owned(), Severity::Warning),
            ("C11".to_owned(), Severity::Warning),
        ]
    );
}

#[test]
fn a_kind_told_of_nobody_is_one_broken_rule_without_rows() {
    let silent = Person::official().with(|person| person.kind = None);
    let list = List::of("district").and(3, silent.clone());
    let check = list.check("official-kind-stated");
    assert_eq!((check.status, check.severity), (Status::Fail, Severity::Warning));
    assert!(list.findings("official-kind-stated").is_empty());
    let list = List::of("district").and(1, silent).and(2, Person::official());
    assert_eq!(list.findings("official-kind-stated").len(), 1);
}

#[test]
fn fields_of_work_are_asked_for_where_the_list_tells_them() {
    let silent = List::of("district").and(2, Person::official()).evaluate();
    assert!(silent.checks.iter().all(|check| check.rule != "field-coverage"));
    let works = |work: &str| Person::official().with(|person| person.work = Some(work.to_owned()));
    let list = List::of("district").and(1, works("Y tế")).and(1, works("Giáo dục và Đào tạo"));
    let check = list.check("field-coverage");
    assert_eq!((check.status, check.severity), (Status::Fail, Severity::Advice));
    assert!(check.message.vi.contains("nông nghiệp") && !check.message.vi.contains("giáo dục"));
}

#[test]
fn findings_stand_in_the_order_of_the_file() {
    let list = List::of("district")
        .and(1, Person::official().gender_unknown())
        .and(1, Person::official().group("Kinh"))
        .and(1, Person::official().gender_unknown().group("Kinh"));
    let rows: Vec<u32> =
        list.evaluate().findings.iter().map(|finding| finding.location.row.number()).collect();
    assert!(rows.is_sorted(), "{rows:?}");
}

#[test]
fn a_name_that_is_a_formula_without_a_result_is_told() {
    let list = List::of("district").and(1, Person::official().named("=B2&C2"));
    let found = list.findings("missing-field");
    assert_eq!(severities(&found), [Severity::Error]);
    let said = "The cell of the full name says “=B2&C2”: an error, or a formula without a result.";
    assert_eq!(found[0].message.en, said);
}

#[test]
fn numbers_quoted_from_any_cell_are_masked() {
    let list = List::of("district").and(
        1,
        Person::official()
            .named("Lò An 062180001234")
            .with(|person| person.group = "gọi 0912.345.678".to_owned()),
    );
    let found = list.findings("unknown-group");
    assert!(found[0].message.vi.contains("gọi 0912******78"), "{}", found[0].message.vi);
    assert_eq!(found[0].delegate.as_deref(), Some("Lò An 0621******34"));
}

#[test]
fn a_rule_about_each_points_at_the_cell_that_it_reads() {
    let rules = |must: &str| {
        format!(
            "[[each]]\nid = \"from\"\ntitle = {{ vi = \"t\", en = \"t\" }}\ncitation = \"c\"\n\
             among = \"official\"\nmust = {{ {must} }}\n"
        )
    };
    let person = || Person::official().with(|person| person.unit = "Xã A".to_owned());
    let found = |must| {
        let list = List::with_rules(&rules(must)).and(1, person());
        list.findings("from").pop().unwrap()
    };
    let unit = found("unit = \"Xã B\"");
    assert!(unit.message.en.contains("“Xã A”"), "{}", unit.message.en);
    let role = found("role = \"guest\"");
    assert!(!role.message.en.contains("“Xã A”"), "{}", role.message.en);
    assert_ne!(cell(&unit), cell(&role));
}
