//! Every command that judges a list judges it by the settings that are found upwards from it, as
//! `validate` does; on the folder of the example.

use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

const FOLDER: &str = "examples/08_province_folder";
const PHU_BINH: &str = "examples/08_province_folder/huyen/phu-binh.xlsx";
const VO_NHAI: &str = "examples/08_province_folder/huyen/vo-nhai.xlsx";

fn run_in(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_delegate-quota"))
        .args(arguments)
        .env("LC_ALL", "C")
        .env("COLUMNS", "200")
        .current_dir(folder)
        .output()
        .unwrap()
}

fn run(arguments: &[&str]) -> Output {
    run_in(Path::new(env!("CARGO_MANIFEST_DIR")), arguments)
}

fn json(arguments: &[&str]) -> (Value, Option<i32>) {
    let output = run(&[arguments, &["--format", "json"]].concat());
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    let report =
        serde_json::from_slice(&output.stdout).unwrap_or_else(|it| panic!("{it}: {error}"));
    (report, output.status.code())
}

fn told(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn check<'a>(checks: &'a Value, rule: &str) -> &'a Value {
    let checks = checks.as_array().unwrap();
    checks.iter().find(|check| check["rule"] == rule).unwrap_or(&Value::Null)
}

/// A settings file that is found from nowhere, to be named by `--config`.
fn settings(text: &str) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("thiet-lap.toml");
    std::fs::write(&file, text).unwrap();
    let name = file.display().to_string();
    (folder, name)
}

#[test]
fn repair_judges_a_list_by_the_rules_and_the_unit_that_validate_judges_it_by() {
    let (validated, _) = json(&["validate", PHU_BINH, "--today", "2024-05-20"]);
    let (repaired, status) = json(&["repair", PHU_BINH, "--today", "2024-05-20"]);
    assert_eq!(repaired["ruleset"]["id"], "vn-2024-thai-nguyen");
    assert_eq!(repaired["congress"], validated["inputs"][0]["congress"]);
    assert_eq!(repaired["checks"]["before"], validated["inputs"][0]["checks"]);
    assert_eq!((&repaired["outcome"], status), (&"found".into(), Some(1)));
    let (alone, _) = json(&["repair", PHU_BINH, "--isolated"]);
    assert_eq!(alone["ruleset"]["id"], "vn-2024");
    assert_eq!(alone["congress"]["minority_population"], Value::Null);
}

#[test]
fn repair_mends_nothing_that_is_waived_until_the_waiver_expires() {
    let (waived, status) = json(&["repair", VO_NHAI, "--today", "2024-05-24"]);
    assert_eq!((&waived["outcome"], status), (&"nothing_to_change".into(), Some(0)));
    assert_eq!(waived["remaining"]["waived"], serde_json::json!(["women-share"]));
    assert_eq!(check(&waived["checks"]["before"], "women-share")["status"], "fail");
    let output = run(&["repair", VO_NHAI, "--today", "2024-05-25", "--format", "json"]);
    let expired: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_ne!(expired["outcome"], "nothing_to_change");
    assert_eq!(output.status.code(), Some(1));
    let told = told(&output);
    assert!(told.contains("delegate-quota.toml, line 87: the waiver of `women-share`"), "{told}");
}

#[test]
fn what_if_shows_a_waived_rule_as_waived_on_both_sides() {
    let change = ["--remove", "1: role=guest", "--today", "2024-05-20"];
    let (report, status) = json(&[&["what-if", VO_NHAI], &change[..]].concat());
    let after = &report["scenarios"][0]["after"];
    for side in [&report["before"], after] {
        assert!(check(&side["checks"], "women-share")["waived"]["reason"].is_string());
        assert_eq!((&side["accepted"], &side["summary"]["waived"]), (&true.into(), &1.into()));
    }
    assert_eq!(status, Some(0));
    let text = run(&[&["what-if", VO_NHAI, "--lang", "vi"], &change[..]].concat()).stdout;
    let text = String::from_utf8(text).unwrap();
    assert!(text.contains("Tỷ lệ đại biểu nữ (được chấp thuận"), "{text}");
}

#[test]
fn compare_judges_both_lists_by_the_settings_of_the_new_one() {
    let folder = tempfile::tempdir().unwrap();
    let old = folder.path().join("ban-cu.xlsx");
    std::fs::copy(VO_NHAI, &old).unwrap();
    std::fs::write(folder.path().join("delegate-quota.toml"), "rules = \"vn-2019\"\n").unwrap();
    let arguments = ["compare", old.to_str().unwrap(), VO_NHAI, "--today", "2024-05-20"];
    let (report, status) = json(&arguments);
    assert_eq!(report["ruleset"]["id"], "vn-2024-thai-nguyen");
    assert_eq!(report["old"]["congress"], report["new"]["congress"]);
    for side in ["old", "new"] {
        assert!(!check(&report[side]["checks"], "women-share")["waived"].is_null());
    }
    assert_eq!(status, Some(0));
    let told = told(&run(&arguments));
    assert!(told.contains("are not used: both lists are judged by those of the new one"), "{told}");
}

#[test]
fn inspect_tells_the_settings_the_unit_and_the_level_that_they_tell() {
    let list = "examples/08_province_folder/huyen/phu-binh.xlsx";
    let (seen, _) = json(&["inspect", list]);
    assert_eq!(seen["ruleset"], "vn-2024-thai-nguyen");
    assert_eq!(seen["settings"]["unit"], "Phú Bình");
    assert_eq!(seen["level"], serde_json::json!({"id": "district", "told_by": "settings"}));
    let (alone, _) = json(&["inspect", list, "--isolated"]);
    assert_eq!((&alone["ruleset"], &alone["settings"]), (&"vn-2024".into(), &Value::Null));
    assert_eq!(alone["level"]["told_by"], "title");
}

#[test]
fn every_command_refuses_broken_settings_in_the_words_of_validate() {
    let broken = [
        "ruls = \"vn-2024\"\n[severity]\nwomen-shar = \"eror\"\n",
        "rules = \"khong-co\"\n",
        "units = \"khong-co.csv\"\n",
        "= 3\n",
    ];
    for text in broken {
        let (_folder, file) = settings(text);
        let config = ["--config", &file];
        let expected = run(&[&["validate", PHU_BINH], &config[..]].concat());
        assert_eq!(expected.status.code(), Some(2), "{text}");
        assert!(!expected.stderr.is_empty(), "{text}");
        let commands: [&[&str]; 5] = [
            &["what-if", PHU_BINH, "--remove", "1: role=guest"],
            &["repair", PHU_BINH],
            &["compare", PHU_BINH, PHU_BINH],
            &["inspect", PHU_BINH],
            &["quota", "--level", "district"],
        ];
        for command in commands {
            let output = run(&[command, &config[..]].concat());
            assert_eq!(output.status.code(), Some(2), "{command:?}: {text}");
            assert_eq!(told(&output), told(&expected), "{command:?}: {text}");
            assert!(output.stdout.is_empty(), "{command:?}: {text}");
        }
    }
}

#[test]
fn the_command_line_wins_over_the_settings_and_its_language_over_theirs() {
    let (_folder, file) = settings("lang = \"vi\"\nrules = \"vn-2024-thai-nguyen\"\n");
    let repair = ["repair", PHU_BINH, "--config", &file];
    let vi = String::from_utf8(run(&repair).stdout).unwrap();
    assert!(vi.contains("Bộ quy định: vn-2024-thai-nguyen"), "{vi}");
    let en = run(&[&repair[..], &["--lang", "en", "--rules", "vn-2019"]].concat()).stdout;
    let en = String::from_utf8(en).unwrap();
    assert!(en.contains("Rules: vn-2019"), "{en}");
    // An error, too, is told in the language of the settings.
    let missing = run(&["repair", "khong-co.xlsx", "--config", &file]);
    assert!(told(&missing).starts_with("lỗi:"), "{}", told(&missing));
}

#[test]
fn strict_settings_are_strict_in_every_command() {
    let (_folder, file) = settings("strict = true\n");
    let status = |command: &[&str]| run(&[command, &["--config", &file]].concat()).status.code();
    // Without the facts of a unit some rules cannot be checked.
    let list = "examples/08_province_folder/huyen/dong-hy.xlsx";
    assert_eq!(status(&["validate", list]), Some(1));
    assert_eq!(status(&["compare", list, list]), Some(1));
    assert_eq!(status(&["repair", list]), Some(1));
    assert_eq!(status(&["what-if", list, "--remove", "1: role=guest"]), Some(1));
}

#[test]
fn a_saved_list_is_checked_again_by_the_settings_that_were_in_force() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["moi.xlsx", "moi.csv"] {
        let file = folder.path().join(name);
        let file = file.to_str().unwrap();
        let change = ["--add", "1: role=guest,group=Kinh", "--save", file];
        let output = run(&[&["what-if", VO_NHAI, "--today", "2024-05-20"], &change[..]].concat());
        let told = told(&output);
        let command = told.split("to check it: delegate-quota ").nth(1).unwrap();
        let command = command.lines().next().unwrap();
        let words: Vec<&str> = command
            .split('"')
            .enumerate()
            .flat_map(|(at, part)| {
                let quoted = at % 2 == 1;
                if quoted { vec![part] } else { part.split_whitespace().collect() }
            })
            .collect();
        let again = run(&words);
        let text = String::from_utf8(again.stdout).unwrap();
        assert!(text.contains("vn-2024-thai-nguyen"), "{command}\n{text}");
        assert!(text.contains("47,100"), "{command}\n{text}");
    }
}

#[test]
fn a_settings_file_and_its_tables_are_never_written_over() {
    let settings = "examples/08_province_folder/delegate-quota.toml";
    let before = std::fs::read(settings).unwrap();
    let commands: [&[&str]; 3] = [
        &["repair", PHU_BINH, "--output", settings, "--force"],
        &["compare", PHU_BINH, PHU_BINH, "--output", settings, "--force"],
        &["inspect", PHU_BINH, "--write-map", settings, "--force"],
    ];
    for command in commands {
        assert_eq!(run(command).status.code(), Some(2), "{command:?}");
    }
    assert_eq!(std::fs::read(settings).unwrap(), before);
}

#[test]
fn quota_in_a_folder_takes_its_rules_and_the_facts_of_a_unit() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(FOLDER);
    let quota = |arguments: &[&str]| {
        let output = run_in(&folder, &[&["quota", "--format", "json"], arguments].concat());
        let report: Value = serde_json::from_slice(&output.stdout).unwrap();
        (report["ruleset"]["id"].clone(), report["quantities"]["minority_population"].clone())
    };
    let (rules, people) = quota(&["--unit", "phú bình"]);
    assert_eq!((rules, &people["given"]), ("vn-2024-thai-nguyen".into(), &16_900.into()));
    let (_, people) = quota(&["--unit", "Phú Bình", "--population", "6000"]);
    assert_eq!(people["given"], 6_000);
    let (rules, people) = quota(&["--level", "district"]);
    assert_eq!((rules, &people["given"]), ("vn-2024-thai-nguyen".into(), &Value::Null));
    assert_eq!(quota(&["--level", "district", "--isolated"]).0, "vn-2024");
    assert_eq!(quota(&["--level", "district", "--rules", "vn-2019"]).0, "vn-2019");
    let output = run_in(&folder, &["quota", "--unit", "Phú Binh"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(told(&output).contains("did you mean `Phú Bình`?"), "{}", told(&output));
    let output = run(&["quota", "--unit", "Phú Bình"]);
    assert!(told(&output).contains("no settings file"), "{}", told(&output));
}
