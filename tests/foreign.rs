//! Lists of candidates in invented constituencies under the laws of other countries: at the limit,
//! and one step beyond it.

use std::fmt::Write as _;
use std::process::Command;

/// The ruleset, the sexes down a list that keeps it, those down one that does not, and the rule
/// that it breaks.
const LISTS: [(&str, &str, &str, &str); 8] = [
    ("pl-list", "FFFFFFFMMMMMMMMMMMMM", "FFFFFFMMMMMMMMMMMMMM", "each-sex"),
    ("hr-list", "FFFFFFMMMMMMMM", "FFFFFMMMMMMMMM", "each-sex"),
    ("es-list", "FMFMMFMFMM", "MMMMFFFFFM", "each-five"),
    ("be-list", "FMFMF", "FMFFMF", "parity"),
    ("pt-list", "FFMFMM", "FMMMFF", "no-three-in-a-row"),
    ("fr-list", "FMFM", "FMMF", "alternate"),
    ("ba-list", "FMFMFMFM", "MMFFFFMM", "first-places"),
    ("mk-list", "FMMFMMFMMF", "FFFMMMFMMM", "each-three"),
];

/// The rules that a list of people of these sexes breaks, and those that are not checked.
fn verdict(ruleset: &str, sexes: &str) -> (Vec<String>, Vec<String>) {
    let mut list = "No.,Full name,Gender\n".to_owned();
    for (at, sex) in sexes.chars().enumerate() {
        let letter = char::from(b'a' + u8::try_from(at).unwrap());
        let gender = if sex == 'F' { "Female" } else { "Male" };
        writeln!(list, "{},Candidate Mod{letter}l,{gender}", at + 1).unwrap();
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("list.csv");
    std::fs::write(&path, list).unwrap();
    let run = Command::new(env!("CARGO_BIN_EXE_delegate-quota"))
        .args(["validate", "--isolated", "--rules", ruleset, "--level", "list"])
        .args(["--format", "json"])
        .arg(&path)
        .output()
        .unwrap();
    let report: serde_json::Value = serde_json::from_slice(&run.stdout).unwrap();
    let checks = report["inputs"][0]["checks"].as_array().unwrap_or_else(|| panic!("{report:#}"));
    let with = |status: &str| {
        let those = checks.iter().filter(|check| check["status"] == status);
        those.map(|check| check["rule"].as_str().unwrap().to_owned()).collect()
    };
    (with("fail"), with("not_checked"))
}

#[test]
fn lists_at_the_limit_keep_the_law_and_those_beyond_break_it() {
    for (ruleset, kept, broken, rule) in LISTS {
        assert_eq!(verdict(ruleset, kept), (vec![], vec![]), "{ruleset} {kept}");
        assert_eq!(verdict(ruleset, broken), (vec![rule.to_owned()], vec![]), "{ruleset} {broken}");
    }
}
