//! The same 868 candidates by the quotas of the next election (`vn-na-2026`): the shares that were
//! published are what the rules measure.

use std::process::Command;

use serde_json::Value;

use super::{DAY, LIST, published};

#[test]
fn the_published_numbers_of_women_and_minorities_keep_the_quotas() {
    let output = Command::new(env!("CARGO_BIN_EXE_delegate-quota"))
        .args(["validate", LIST, "--rules", "vn-na-2026", "--date", DAY])
        .args(["--isolated", "--format", "json"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0));
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    let checks = report["inputs"][0]["checks"].as_array().unwrap();
    let published = published();
    for (rule, told, fewest) in [
        // 35% of 868 is 303.8, 18% is 156.24.
        ("women-candidates", &published["women"][0], 304),
        ("minority-candidates", &published["minority"][0], 157),
        ("young-candidates", &published["under_40"][0], 87),
    ] {
        let check = checks.iter().find(|check| check["rule"] == rule).unwrap();
        assert_eq!(&check["observed"], told, "{rule}");
        assert_eq!(check["of"], published["total"], "{rule}");
        assert_eq!((&check["status"], &check["min"]), (&"pass".into(), &fewest.into()), "{rule}");
    }
}
