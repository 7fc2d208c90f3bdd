//! The formats for other programs, judged by others: the standard's schema, Jenkins' own, the
//! runner of workflows, and the workbook itself opened by a reader of spreadsheets.
//!
//! `schemas/README.md` tells which judge each format has.

mod data;
mod github;
mod gitlab;
pub(crate) mod judges;
mod page;
mod rows;
mod told;

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use calamine::{Data, Range, Reader as _, open_workbook_auto};
use serde_json::Value;

const MISTAKES: &str = "examples/02_sa_thay_with_mistakes/delegates.xlsx";

/// What `validate` prints about the lists.
fn validated(format: &str, lists: &[&str]) -> Vec<u8> {
    let output = Command::new(env!("CARGO_BIN_EXE_delegate-quota"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(["validate", "--lang", "en", "--format", format])
        .args(lists)
        .output()
        .unwrap();
    output.stdout
}

fn sarif(lists: &[&str]) -> Value {
    serde_json::from_slice(&validated("sarif", lists)).unwrap()
}

/// The text of a cell of the workbook, by row and column from 1 as a person counts them.
fn cell(sheet: &Range<Data>, row: u64, column: u64) -> String {
    let at = (u32::try_from(row).unwrap() - 1, u32::try_from(column).unwrap() - 1);
    sheet.get_value(at).map(ToString::to_string).unwrap_or_default()
}

#[test]
fn sarif_points_at_the_rows_and_columns_of_the_workbook() {
    let log = sarif(&[MISTAKES]);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(MISTAKES);
    let mut workbook = open_workbook_auto(path).unwrap();
    for (rule, cell_name, holds) in [
        ("official-is-minority", "E54", "Kinh"),
        ("unknown-group", "E39", "Xê đăn"),
        ("ambiguous-group", "E32", "Xá"),
        ("bad-birth-date", "C67", "31/02/1980"),
    ] {
        let results = log["runs"][0]["results"].as_array().unwrap();
        let result = results.iter().find(|it| it["ruleId"] == rule).unwrap();
        let place = &result["locations"][0];
        let region = &place["physicalLocation"]["region"];
        assert_eq!(region["properties"]["cell"], cell_name, "{rule}");
        let sheet = place["logicalLocations"][0]["name"].as_str().unwrap();
        let sheet = workbook.worksheet_range(sheet).unwrap();
        let (row, column) =
            (region["startLine"].as_u64().unwrap(), region["startColumn"].as_u64().unwrap());
        assert_eq!(cell(&sheet, row, column), holds, "{rule} at row {row}, column {column}");
        // The row is the delegate's own.
        let name = result["properties"]["delegate"].as_str().unwrap();
        assert_eq!(cell(&sheet, row, 2), name, "{rule} at row {row}");
    }
}

#[test]
fn sarif_of_real_lists_keeps_the_schema_of_the_standard() {
    let schema = include_str!("schemas/sarif-2.1.0-rtm.5.json");
    // A bracket too many in one pattern, which the errata of the standard take out.
    let schema = schema.replace("[a-zA-Z]{2}]?$", "[a-zA-Z]{2}$");
    let judge = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
    let log = sarif(&["examples", "tests/workbooks/openpyxl_cover_only.xlsx"]);
    let faults: Vec<String> = judge.iter_errors(&log).map(|fault| fault.to_string()).collect();
    assert!(faults.is_empty(), "{faults:#?}");
    assert_eq!(log["runs"][0]["invocations"][0]["executionSuccessful"], false);
}

#[test]
fn jenkins_takes_the_junit_report() {
    let mut judge = match Command::new("xmllint")
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(["--nonet", "--noout", "--schema", "tests/schemas/jenkins-junit.xsd", "-"])
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
    {
        Ok(judge) => judge,
        Err(fault) => {
            eprintln!("skipped: xmllint cannot be run ({fault})");
            return;
        }
    };
    let report = validated("junit", &["examples", "tests/workbooks/openpyxl_cover_only.xlsx"]);
    judge.stdin.take().unwrap().write_all(&report).unwrap();
    let verdict = judge.wait_with_output().unwrap();
    assert!(verdict.status.success(), "{}", String::from_utf8_lossy(&verdict.stderr));
}
