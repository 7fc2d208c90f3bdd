//! Lists of which the truth is known, by solvers of somebody else: each folder of
//! `tests/calculations` is one.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::{Value, json};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/calculations").join(name)
}

/// Runs the tool in the folder, with what its list needs.
fn run(name: &str, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_delegate-quota"))
        .current_dir(folder(name))
        .args(arguments)
        .args(["--lang", "en"])
        .output()
        .unwrap()
}

fn told(name: &str, arguments: &[&str]) -> String {
    String::from_utf8(run(name, arguments).stdout).unwrap()
}

fn json_of(name: &str, arguments: &[&str]) -> Value {
    let arguments = [arguments, &["--isolated", "--format", "json"]].concat();
    serde_json::from_str(&told(name, &arguments)).unwrap()
}

fn repaired(name: &str, arguments: &[&str]) -> Value {
    json_of(name, &[&["repair", "list.csv"], arguments].concat())
}

fn is_proved(repair: &Value, cost: u64) {
    assert_eq!((&repair["outcome"], &repair["cost"]), (&"found".into(), &cost.into()));
    assert_eq!((&repair["proven_minimal"], &repair["at_least"]), (&true.into(), &cost.into()));
    let changes = repair["changes"].as_array().unwrap();
    assert!(changes.iter().all(|change| change["serves"] != json!([])), "{changes:?}");
}

#[test]
fn the_smallest_list_is_proved() {
    let groups = "Tày,Thái,Mường,Nùng,Mông,Dao";
    is_proved(
        &repaired("repair-0-smallest-not-proved", &["--level", "district", "--groups", groups]),
        12,
    );
}

const TWELVE: &str = "Giáy,Chu Ru,Kháng,Sán Chay,Mnông,La Chí,Khơ Mú,Phù Lá,Pu Péo,Mông,Cơ Lao,Tày";

#[test]
fn the_least_is_found_with_a_reserve() {
    let arguments = ["--level", "province", "--groups", TWELVE, "--reserve", "reserve.csv"];
    is_proved(&repaired("repair-1-not-least-112-vs-98", &arguments), 98);
}

#[test]
fn the_least_is_found_where_many_must_leave() {
    let groups = TWELVE.trim_end_matches(",Tày");
    let arguments = ["--level", "district", "--groups", groups];
    let repair = repaired("repair-3-unsettled-though-73-do", &arguments);
    is_proved(&repair, 73);
    // So many departures are drastic: with a reserve, far fewer would have to be done.
    let relief = &repair["relief"];
    assert!(relief["cost"].as_u64().unwrap() * 2 <= 73, "{relief}");
    assert_ne!(relief["needed"], json!([]));
}

#[test]
fn a_person_of_another_unit_or_field_than_the_named_helps() {
    for (rules, fewest) in [("rules.toml", 1), ("work.toml", 3)] {
        let name = "repair-5-no-reserve-would-help";
        let arguments = ["--level", "district", "--groups", "Tày,Lào", "--rules", rules];
        let repair = repaired(name, &arguments);
        let needed = repair["impossible"]["needed"].as_array().unwrap();
        let count: u64 = needed.iter().map(|one| one["count"].as_u64().unwrap()).sum();
        assert_eq!(count, fewest, "{needed:?}");
    }
    // One of the reserve does where it is the unit that counts; nothing tells the fields of work.
    let arguments = ["--level", "district", "--groups", "Tày,Lào", "--rules", "rules.toml"];
    let with = [&arguments[..], &["--reserve", "reserve.csv"]].concat();
    is_proved(&repaired("repair-5-no-reserve-would-help", &with), 1);
}

#[test]
fn rules_of_a_province_and_people_to_keep_are_proved() {
    let mut arguments = vec!["--level", "district", "--rules", "r.toml"];
    arguments.extend(["--weights", "leave-out=5,add=3,move=3"]);
    for row in ["66", "67", "70", "71", "43", "11", "13", "45", "110", "63"] {
        arguments.extend(["--keep", row]);
    }
    is_proved(&repaired("repair-6-answer-depends-on-load", &arguments), 135);
}

#[test]
fn the_cost_is_that_of_the_changes() {
    let arguments =
        ["--level", "district", "--rules", "r.toml", "--reserve", "reserve.csv", "--keep", "15"];
    let repair = repaired("repair-7-cost-not-that-of-the-changes", &arguments);
    is_proved(&repair, 6);
    assert_eq!(repair["changes"].as_array().unwrap().len(), 6);
}

#[test]
fn nobody_is_mended_by_there_being_nobody() {
    let repair = repaired("repair-10-everybody-leaves", &["--level", "district"]);
    assert_eq!(repair["outcome"], "impossible");
    assert_eq!(repair["impossible"]["conflict"], json!(["guest-ratio", "women-share"]));
    assert_eq!(repair["impossible"]["needed"][0]["count"], 1);
}

#[test]
fn whoever_goes_on_to_the_province_stays() {
    let repair = repaired(
        "repair-11-leaves-out-the-delegate",
        &["--level", "district", "--rules", "r.toml"],
    );
    assert_eq!((&repair["outcome"], &repair["price"]), (&"found".into(), &json!([])));
    let is_gone = |change: &Value| change["row"] == 8 && change["action"] != "add";
    assert!(!repair["changes"].as_array().unwrap().iter().any(is_gone));
    let after = repair["checks"]["after"].as_array().unwrap();
    let delegation = after.iter().find(|check| check["rule"] == "delegation-size").unwrap();
    assert_eq!(delegation["status"], "pass");
}

#[test]
fn what_refuses_the_list_under_deny_warnings_is_named() {
    let name = "repair-12-deny-warnings-says-nothing";
    let arguments = ["--level", "district", "--groups", "Tày", "--deny-warnings"];
    let repair = repaired(name, &arguments);
    let cells = repair["remaining"]["cells"].as_array().unwrap();
    assert!(cells.iter().any(|cell| cell["rule"] == "duplicate-delegate"), "{cells:?}");
    let page = told(name, &[&["repair", "list.csv", "--isolated"], &arguments[..]].concat());
    assert!(page.contains("refused all the same"), "{page}");
}

#[test]
fn a_share_above_everybody_is_refused() {
    let output = run("rules-1-share-above-100", &["rules", "check", "r.toml"]);
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("did you mean `\"30%\"`?"), "{said}");
    let arguments = ["repair", "five.csv", "--level", "district", "--isolated"];
    let output =
        run("repair-10-everybody-leaves", &[&arguments[..], &["--rules", "r.toml"]].concat());
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn a_cell_that_is_told_to_decide_does() {
    let name = "validate-2-cell-decides-nothing";
    let arguments = ["validate", "l.csv", "--level", "district", "--rules", "r.toml"];
    let page = told(name, &[&arguments[..], &["--isolated"]].concat());
    // Whether the man of row 2 is official changes nothing: 1 woman of 4 is too few, 2 of 5 enough.
    let women = page.split("? Share of women").nth(1).unwrap();
    let women = women.split("[women-share]").next().unwrap();
    assert!(women.contains("F7") && !women.contains("F2"), "{women}");
}

#[test]
fn a_limit_is_not_masked() {
    let arguments = ["--level", "district", "--rules", "r.toml", "--groups", "Tày", "--isolated"];
    let page =
        told("validate-1-limit-is-masked", &[&["validate", "l.csv"], &arguments[..]].concat());
    assert!(
        page.contains("least 43.3333333% (3)") || page.contains("43.3333333% (3) is"),
        "{page}"
    );
    assert!(!page.contains("43.3*"), "{page}");
}

#[test]
fn that_nobody_is_listed_twice_hangs_on_who_is_left_out() {
    let change = ["--remove", "1: role=official,gender=male"];
    let arguments = ["what-if", "list.csv", "--level", "district", "--groups", "Tày", "--isolated"];
    let page =
        told("what-if-1-dependence-on-duplicates-not-told", &[&arguments[..], &change].concat());
    assert!(page.contains("Nobody twice") && page.contains("Hoàng Văn An"), "{page}");
}

#[test]
fn between_lists_nobody_is_taken_for_sent_or_for_another() {
    // An agency in a district is not its delegation, and two identity numbers are two people.
    for name in ["across-1-workplace-taken-for-sender", "across-2-two-numbers-still-may-be-one"] {
        let arguments = ["validate", ".", "--today", "2024-05-20", "--format", "json"];
        let report: Value = serde_json::from_str(&told(name, &arguments)).unwrap();
        assert_eq!(report["inputs"].as_array().unwrap().len(), 2);
        let found = (&report["across"]["findings"], &report["summary"]["errors"]);
        assert_eq!(found, (&json!([]), &json!(0)), "{name}");
    }
}

#[test]
fn two_identity_numbers_are_no_person_renamed() {
    let name = "compare-1-two-numbers-taken-for-one";
    let arguments = ["compare", "o.csv", "n.csv", "--level", "district", "--groups", "Tày"];
    let people = &json_of(name, &arguments)["people"];
    let named = |which: &str| people[which][0]["name"].as_str().unwrap().to_owned();
    assert_eq!((named("went"), named("came")), ("Lò Văn Hai".into(), "Lò Văn Hải".into()));
}

/// A plan is a list that `validate` takes.
#[test]
fn the_saved_list_keeps_the_rules() {
    let folder = tempfile::tempdir().unwrap();
    for ending in ["csv", "xlsx"] {
        let saved = folder.path().join(format!("after.{ending}"));
        let path = saved.to_str().unwrap();
        let common = ["--level", "province", "--groups", TWELVE, "--isolated"];
        let name = "repair-1-not-least-112-vs-98";
        let repair = ["repair", "list.csv", "--reserve", "reserve.csv", "--save", path];
        run(name, &[&repair[..], &common].concat());
        let checked = json_of(name, &[&["validate", path], &common[..4]].concat());
        let checks = checked["inputs"][0]["checks"].as_array().unwrap();
        let broken: Vec<&Value> = checks
            .iter()
            .filter(|check| check["status"] == "fail" && check["severity"] == "error")
            .map(|check| &check["rule"])
            .collect();
        assert!(broken.is_empty(), "{broken:?}");
        assert!(checks.len() > 10);
    }
}

#[test]
fn thousands_may_be_written_as_an_office_writes_them() {
    let of = |people: &str| {
        told(
            "repair-0-smallest-not-proved",
            &["quota", "--level", "district", "--population", people],
        )
    };
    assert_eq!(of("65.000"), of("65000"));
    assert_ne!(of("65.000"), of("650"));
    let folder = tempfile::tempdir().unwrap();
    let rules = folder.path().join("r.toml");
    let head = "id = \"r\"\ntitle = { vi = \"x\", en = \"x\" }\nextends = \"vn-2024\"\n";
    std::fs::write(&rules, format!("{head}[[count]]\nid = \"total-cap\"\nmax = 5.000\n")).unwrap();
    let checked = run(".", &["rules", "check", rules.to_str().unwrap()]);
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stderr));
}
