//! The formats that are read as data: what is promised of the JSON, and that its lines and the CSV
//! tell the same.

use serde_json::Value;

use super::told::{Reports, of_all_lists, of_strange_names};

/// A value of the CSV: an empty one is none.
fn value(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

#[test]
fn the_json_keeps_what_is_promised_of_it() {
    let promise = serde_json::from_str(include_str!("report.schema.json")).unwrap();
    let judge = jsonschema::validator_for(&promise).unwrap();
    let report = of_all_lists().json();
    let faults: Vec<String> =
        judge.iter_errors(&report).map(|it| format!("{}: {it}", it.instance_path())).collect();
    assert!(faults.is_empty(), "{faults:#?}");
    let told = of_all_lists().told();
    let count = |of: &dyn Fn(&super::told::Told) -> bool| told.iter().filter(|it| of(it)).count();
    let summary = |what: &str| usize::try_from(report["summary"][what].as_u64().unwrap()).unwrap();
    let failed = |severity: &str| {
        count(&|it| it.checked && it.severity == severity && it.rule != "unreadable")
    };
    assert_eq!(failed("error"), summary("errors"));
    assert_eq!(failed("warning"), summary("warnings"));
    assert_eq!(failed("advice"), summary("advice"));
    assert_eq!(count(&|it| !it.checked), summary("not_checked"));
    assert_eq!(count(&|it| it.rule == "unreadable"), summary("unreadable"));
}

#[test]
fn the_lines_of_json_are_the_parts_of_the_document() {
    let reports = of_all_lists();
    let mut lines: Vec<Value> = reports
        .in_format("json-lines")
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let mut report = reports.json();
    let kinds: Vec<Value> = lines.iter_mut().map(|line| line["type"].take()).collect();
    let mut expected: Vec<&str> = vec!["list"; lines.len() - 1];
    expected.push("summary");
    assert_eq!(kinds, expected);
    for line in &mut lines {
        line.as_object_mut().unwrap().remove("type");
    }
    let last = lines.pop().unwrap();
    assert_eq!(report["inputs"].take(), Value::Array(lines));
    report.as_object_mut().unwrap().remove("inputs");
    assert_eq!(report, last);
}

#[test]
fn the_csv_has_every_problem_at_its_row() {
    assert_records(of_all_lists());
    assert_records(of_strange_names());
}

fn assert_records(reports: &Reports) {
    let text = reports.in_format("csv").trim_start_matches('\u{feff}');
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let columns = reader.headers().unwrap().clone();
    let all: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    // The lines of numbers stand in front.
    let (units, records) = all.split_at(all.iter().take_while(|it| &it[0] == "unit").count());
    assert_eq!(units.len(), reports.json()["units"].as_array().unwrap().len());
    let told = reports.told();
    assert_eq!(records.len(), told.len());
    for (record, told) in records.iter().zip(&told) {
        let held = |name: &str| {
            let at = columns.iter().position(|it| it == name).unwrap();
            value(&record[at])
        };
        assert_eq!(held("path").as_deref(), Some(told.path.as_str()));
        // A list that could not be read is broken by no rule.
        let named = if told.rule == "unreadable" { "status" } else { "rule" };
        assert_eq!(held(named).as_deref(), Some(told.rule.as_str()));
        assert_eq!(held("severity").as_deref(), Some(told.severity.as_str()), "{told:?}");
        assert_eq!(held("row"), told.row.map(|row| row.to_string()), "{told:?}");
        assert_eq!(held("cell"), told.cell);
        assert_eq!(held("sheet"), told.sheet);
        // A spreadsheet would calculate a name that begins like a formula.
        let name = held("delegate").map(|it| it.trim_start_matches('\'').to_owned());
        assert_eq!(name, told.delegate.as_ref().map(|name| name.replace('\n', " ")));
        assert_eq!(held("message").as_deref(), Some(told.message.as_str()));
    }
}
