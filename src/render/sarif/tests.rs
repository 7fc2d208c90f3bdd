use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::render::{Format, fixtures, render};
use crate::report::{Report, Strictness};
use crate::wording::Lang;

fn run(report: &Report, lang: Lang) -> Value {
    let text = render(report, Format::Sarif, &fixtures::page(lang, 80));
    let mut log: Value = serde_json::from_str(&text).unwrap();
    let schema = include_str!("../../../tests/schemas/sarif-2.1.0-rtm.5.json");
    // A bracket too many in one pattern, which the errata of the standard take out.
    let schema = schema.replace("[a-zA-Z]{2}]?$", "[a-zA-Z]{2}$");
    let schema = serde_json::from_str(&schema).unwrap();
    let judge = jsonschema::validator_for(&schema).unwrap();
    let faults: Vec<String> = judge.iter_errors(&log).map(|fault| fault.to_string()).collect();
    assert!(faults.is_empty(), "{faults:#?}");
    log["runs"][0].take()
}

fn results<'a>(run: &'a Value, rule: &str) -> Vec<&'a Value> {
    run["results"].as_array().unwrap().iter().filter(|it| it["ruleId"] == rule).collect()
}

#[test]
fn the_log_keeps_the_schema_of_the_standard() {
    for lang in [Lang::Vi, Lang::En] {
        for report in [fixtures::report(), fixtures::broken(), fixtures::clean()] {
            run(&report, lang);
        }
    }
}

#[test]
fn a_finding_stands_at_its_row_and_column() {
    let run = run(&fixtures::report(), Lang::En);
    let kinh = results(&run, "official-is-minority")[0];
    assert_eq!(
        kinh["locations"],
        json!([{
            "physicalLocation": {
                "artifactLocation": {"uri": "huyen/sa-thay.xlsx", "uriBaseId": "%SRCROOT%"},
                "region": {
                    "startLine": 16, "startColumn": 6, "endColumn": 7, "properties": {"cell": "F16"}
                },
            },
            "logicalLocations": [{"name": "ĐB chính thức", "kind": "sheet"}],
        }])
    );
    assert_eq!((&kinh["level"], &kinh["kind"]), (&json!("error"), &json!("fail")));
    assert_eq!(kinh["suppressions"], json!([]));
    let women = results(&run, "women-share")[0];
    assert!(women["locations"][0]["physicalLocation"].get("region").is_none(), "{women:#}");
}

#[test]
fn every_result_names_a_rule_that_is_told_with_its_help() {
    let run = run(&fixtures::report(), Lang::Vi);
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    for result in run["results"].as_array().unwrap() {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
    }
    let women = rules.iter().find(|rule| rule["id"] == "women-share").unwrap();
    assert_eq!(women["name"], "WomenShare");
    assert_eq!(women["defaultConfiguration"]["level"], "error");
    let help = women["help"]["text"].as_str().unwrap();
    assert!(help.contains("47/KH-UBND III.5.2"), "{help}");
    let ids: BTreeSet<&str> = rules.iter().map(|rule| rule["id"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), rules.len(), "each rule once");
}

#[test]
fn what_could_not_be_checked_is_open_and_names_the_cells_that_decide() {
    let mut report = fixtures::report();
    let log = run(&report, Lang::En);
    let deadline = results(&log, "deadline")[0];
    assert_eq!((&deadline["kind"], &deadline["level"]), (&json!("open"), &json!("none")));
    let related = deadline["relatedLocations"].as_array().unwrap();
    assert_eq!(related.len(), 3);
    assert_eq!(related[0]["physicalLocation"]["region"]["startLine"], 17);
    report.run.strictness = Strictness { not_checked_is_error: true, warning_is_error: false };
    let log = run(&report, Lang::En);
    let deadline = results(&log, "deadline")[0];
    assert_eq!((&deadline["kind"], &deadline["level"]), (&json!("fail"), &json!("error")));
}

#[test]
fn an_unreadable_list_is_a_notification_and_the_run_was_not_successful() {
    let log = run(&fixtures::report(), Lang::En);
    let invocation = &log["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    let notification = &invocation["toolExecutionNotifications"][0];
    assert_eq!(notification["message"]["text"], "The file is cut short\nCopy the file again");
    assert_eq!(
        notification["locations"][0]["physicalLocation"]["artifactLocation"]["uri"],
        "huyen/h%E1%BB%8Fng.xlsx"
    );
    assert_eq!(run(&fixtures::clean(), Lang::En)["invocations"][0]["executionSuccessful"], true);
}

#[test]
fn a_waiver_suppresses_its_problem_and_says_why() {
    let log = run(&fixtures::report(), Lang::En);
    let waived = results(&log, "group-coverage")[0];
    assert_eq!(waived["suppressions"][0]["kind"], "external");
    let why = waived["suppressions"][0]["justification"].as_str().unwrap();
    assert!(why.starts_with("Accepted under 12/QĐ-UBND, until "), "{why}");
}

#[test]
fn a_problem_between_lists_names_both_places() {
    let log = run(&fixtures::report(), Lang::En);
    let twice = results(&log, "delegate-in-two-lists")[0];
    let at = |place: &Value| {
        let place = &place["physicalLocation"];
        (place["artifactLocation"]["uri"].clone(), place["region"]["startLine"].clone())
    };
    let uri = "huyen/ng%E1%BB%8Dc-h%E1%BB%93i.xlsx";
    assert_eq!(at(&twice["locations"][0]), (json!("huyen/sa-thay.xlsx"), json!(30)));
    assert_eq!(at(&twice["relatedLocations"][0]), (json!(uri), json!(12)));
    let missing = results(&log, "list-missing")[0];
    assert_eq!(at(&missing["locations"][0]), (json!("."), Value::Null));
}
