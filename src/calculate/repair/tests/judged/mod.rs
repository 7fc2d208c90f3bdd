//! Repairs against OR-tools' CP-SAT, which reads rules and people by itself (`tests/judges/repair.py`).
//!
//! The same cost, proved; the changed list keeps what is binding; the conflict that is named is
//! minimal, and the lack the least.

mod drawn;

use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::*;
use crate::calculate::repair::{Lack, Outcome, Repair};
use crate::calculate::small::is_thorough;
use crate::report::Status;
use drawn::Case;

/// Where `tests/judges/install` puts the judge.
fn packages() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/judges/python")
}

fn is_installed() -> bool {
    let asked = Command::new("python3")
        .env("PYTHONPATH", packages())
        .args(["-c", "import tomllib; from ortools.sat.python import cp_model"])
        .output();
    asked.is_ok_and(|output| output.status.success())
}

/// What the judge says of each case.
fn judged(cases: &[Value]) -> Vec<Value> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("cases.jsonl");
    let lines: Vec<String> = cases.iter().map(Value::to_string).collect();
    std::fs::write(&file, lines.join("\n")).unwrap();
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let output = Command::new("python3")
        .env("PYTHONPATH", packages())
        .arg(root.join("tests/judges/repair.py"))
        .args([file, root.join("rules")])
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let answers = String::from_utf8(output.stdout).unwrap();
    answers.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The case as the judge reads it, with what it is to judge.
fn written(case: &Case, repair: &Repair) -> Value {
    let mut written = case.written();
    let after = match &repair.outcome {
        Outcome::Found(plan) => case.after(plan),
        _ => Value::Null,
    };
    written["after"] = after;
    written["conflict"] = match &repair.outcome {
        Outcome::Impossible(impossible) => json!(impossible.conflict),
        _ => Value::Null,
    };
    written
}

/// What is wrong with a repair by the judge's answer; none where nothing is.
fn fault(repair: &Repair, answer: &Value) -> Option<String> {
    if answer.is_null() {
        return None;
    }
    let cost = answer["cost"].as_u64();
    match &repair.outcome {
        Outcome::Nothing => (cost != Some(0)).then(|| format!("nothing, not {cost:?}")),
        Outcome::Found(plan) => {
            let is_lost = |check: &crate::report::Check| {
                check.severity == Severity::Error
                    && check.status != Status::Pass
                    && repair
                        .before
                        .checks
                        .iter()
                        .any(|it| it.rule == check.rule && it.status == Status::Pass)
            };
            if cost != Some(plan.cost) {
                Some(format!(
                    "dear: {}, not {cost:?} (proved: {})",
                    plan.cost, plan.is_proven_minimal
                ))
            } else if !plan.is_proven_minimal {
                Some("not proved".to_owned())
            } else if answer["broken"] != json!([]) || plan.after.checks.iter().any(is_lost) {
                Some(format!("broken afterwards: {}", answer["broken"]))
            } else {
                None
            }
        }
        Outcome::Impossible(impossible) => {
            let lack = match &impossible.lack {
                Lack::People(needed) => Ok(Some(needed.iter().map(|one| one.count).sum::<u64>())),
                Lack::NobodyHelps => Ok(None),
                Lack::Unsettled => Err("unsettled"),
            };
            if cost.is_some() {
                Some(format!("impossible, not {cost:?}"))
            } else if answer["conflict_is_minimal"] != json!(true) {
                Some("conflict not minimal".to_owned())
            } else if Ok(answer["needed"].as_u64()) != lack {
                Some(format!("lack {lack:?}, not {}", answer["needed"]))
            } else {
                None
            }
        }
        Outcome::RowsInDoubt(rows) => {
            Some(format!("{rows} rows in doubt, of which none was drawn"))
        }
        Outcome::Unsettled => Some(format!("unsettled, not {cost:?}")),
    }
}

/// So many changes cost the same here that a search by cost alone exchanges them for one another.
#[test]
fn changes_of_one_cost_do_not_keep_the_search_from_its_end() {
    let repair = Case::drawn(1136).given.repair();
    assert!(matches!(repair.outcome, Outcome::Impossible(_)), "{:?}", repair.outcome);
}

#[test]
fn no_repair_is_found_wanting_by_cp_sat() {
    if !is_installed() {
        let way = "`tests/judges/install target/judges` installs it";
        return eprintln!("skipped: OR-tools is not here; {way}");
    }
    let count = if is_thorough() { 3_000 } else { 200 };
    let cases: Vec<Case> = (0..count as u64).map(Case::drawn).collect();
    let mut slowest = (Duration::ZERO, 0);
    let timed = cases.iter().enumerate().map(|(seed, case)| {
        let from = Instant::now();
        let repair = case.given.repair();
        slowest = slowest.max((from.elapsed(), seed));
        repair
    });
    let repairs: Vec<Repair> = timed.collect();
    let written: Vec<Value> =
        cases.iter().zip(&repairs).map(|(case, repair)| written(case, repair)).collect();
    let answers = judged(&written);
    assert_eq!(answers.len(), cases.len());
    let found = repairs.iter().zip(&answers).enumerate();
    let faults: Vec<String> = found
        .filter_map(|(seed, (repair, answer))| {
            fault(repair, answer).map(|fault| format!("{seed}: {fault}"))
        })
        .collect();
    let given_up = answers.iter().filter(|answer| answer.is_null()).count();
    let possible = answers.iter().filter(|answer| answer["cost"].is_u64()).count();
    let ((time, seed), proved) = (slowest, count - given_up - faults.len());
    eprintln!("CP-SAT judged {count} repairs, {possible} of them possible; it gave {given_up} up.");
    eprintln!("{proved} are proved as it says; the slowest, of list {seed}, took {time:.1?}.");
    assert!(given_up * 100 < answers.len());
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}
