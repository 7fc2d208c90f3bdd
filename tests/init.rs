//! `init`: the settings that it begins leave every verdict as it was, and hold nothing that the
//! lists do not tell.

use std::fs;
use std::path::Path;

use serde_json::Value;
use tempfile::TempDir;

use crate::disturbed;
use crate::folders::{Folder, HA, MAI, SON};

const SETTINGS: &str = "delegate-quota.toml";

struct Done {
    code: Option<i32>,
    out: String,
    err: String,
}

fn run(folder: &Path, arguments: &[&str]) -> Done {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_delegate-quota"))
        .current_dir(folder)
        .args(arguments)
        .args(["--color", "never"])
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Done { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

fn init(folder: &Path, arguments: &[&str]) -> Done {
    run(folder, &[&["init", ".", "--lang", "en"], arguments].concat())
}

fn validated(folder: &Path) -> (Value, Option<i32>) {
    let done = run(folder, &["validate", ".", "--format", "json", "--lang", "en"]);
    (serde_json::from_str(&done.out).unwrap(), done.code)
}

fn written(folder: &Path) -> String {
    fs::read_to_string(folder.join(SETTINGS)).unwrap()
}

/// The lists of an example, without its settings.
fn lists_of(example: &str) -> TempDir {
    fn copy(from: &Path, to: &Path) {
        fs::create_dir_all(to).unwrap();
        for entry in fs::read_dir(from).unwrap() {
            let entry = entry.unwrap();
            let place = to.join(entry.file_name());
            if entry.file_type().unwrap().is_dir() {
                copy(&entry.path(), &place);
            } else if entry.file_name() != SETTINGS {
                fs::copy(entry.path(), place).unwrap();
            }
        }
    }
    let folder = tempfile::tempdir().unwrap();
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(example), folder.path());
    folder
}

/// Lists drawn from seeds, each in one of the formats that offices use.
fn drawn_lists() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for seed in 0..24 {
        let (ending, bytes) = disturbed::drawn(seed);
        fs::create_dir_all(folder.path().join(format!("{}", seed % 4))).unwrap();
        fs::write(folder.path().join(format!("{}/ds{seed}.{ending}", seed % 4)), bytes).unwrap();
    }
    folder
}

/// What can be said only where settings name the units: that a list is of none of them, and what
/// lists of two levels that belong together say of each other.
fn is_about_settings(rule: &str) -> bool {
    rule == "unit-unknown" || rule.starts_with("delegation-")
}

#[test]
fn every_verdict_is_as_it_was_under_the_settings_that_are_begun() {
    let folders = [lists_of("08_province_folder"), lists_of("09_district_folder"), drawn_lists()];
    for folder in &folders {
        let (before, code) = validated(folder.path());
        let begun = init(folder.path(), &[]);
        assert!(folder.path().join(SETTINGS).is_file(), "{}", begun.err);
        let shown = run(folder.path(), &["settings", "."]);
        assert_eq!(shown.code, Some(0), "{}\n{}", shown.err, written(folder.path()));
        let (after, code_after) = validated(folder.path());
        assert_eq!(code, code_after);
        let lists = |report: &Value| report["inputs"].as_array().unwrap().clone();
        assert_eq!(lists(&before).len(), lists(&after).len());
        for (one, other) in lists(&before).iter().zip(&lists(&after)) {
            for key in ["path", "parts", "error", "congress", "tally", "checks", "findings"] {
                assert_eq!(one[key], other[key], "{} {key}", one["path"]);
            }
        }
        let across = |report: &Value| -> Vec<String> {
            let findings = report["across"]["findings"].as_array().unwrap();
            let rules = findings.iter().map(|finding| finding["rule"].as_str().unwrap());
            rules.filter(|rule| !is_about_settings(rule)).map(str::to_owned).collect()
        };
        assert_eq!(across(&before), across(&after));
    }
}

#[test]
fn every_remark_can_be_taken_as_it_stands() {
    for example in ["08_province_folder", "09_district_folder"] {
        let folder = lists_of(example);
        init(folder.path(), &[]);
        let filled = written(folder.path());
        let mut units = 0;
        let filled: Vec<String> = filled
            .lines()
            .map(|line| match line.strip_prefix("# ") {
                Some("name = \"…\"") => {
                    units += 1;
                    format!("name = \"Đơn vị {units}\"")
                }
                Some(key) if key.contains(" = ") || key == "[[unit]]" => key.to_owned(),
                _ => line.to_owned(),
            })
            .collect();
        fs::write(folder.path().join(SETTINGS), filled.join("\n")).unwrap();
        let shown = run(folder.path(), &["settings", ".", "--format", "json"]);
        assert_eq!(shown.code, Some(0), "{}", shown.err);
        assert_eq!(shown.out.contains("Đơn vị 1"), units > 0, "{}", shown.out);
    }
}

#[test]
fn what_is_known_is_written_and_what_is_not_stands_as_a_remark() {
    let profile = "minority_population = 9000\ngroups = [\"Tày\", \"Dao\"]\n\
                   held = { date = 2024-05-20, days = 1.5 }\ndelegation = { official = 12 }\n";
    let folder = Folder::new()
        .list("dai-tu.csv", "HUYỆN ĐẠI TỪ", &[HA, SON])
        .file("dai-tu.congress.toml", profile)
        .list("ds1.csv", "CẤP HUYỆN", &[MAI]);
    let begun = init(folder.path(), &[]);
    assert_eq!(begun.code, Some(0), "{}", begun.err);
    assert!(begun.err.contains("ds1.csv"), "{}", begun.err);
    let text = written(folder.path());
    let has = |line: &str| text.lines().any(|own| own == line || own.starts_with(line));
    for line in [
        "rules = \"vn-2024\"",
        "name = \"Huyện Đại Từ\"",
        "level = \"district\"",
        "lists = \"dai-tu*\"",
        "minority_population = 9000",
        "groups = [\"Tày\", \"Dao\"]",
        "held.date = 2024-05-20",
        "held.days = 1.5",
        "# held.pilot = ",
        "delegation.official = 12",
        "# delegation.alternates = ",
        "# name = \"…\"",
        "# lists = \"ds1.csv\"",
    ] {
        assert!(has(line), "{line}\n{text}");
    }
}

#[test]
fn remarks_are_in_the_language_of_the_user() {
    let folder = Folder::new().list("dai-tu.csv", "HUYỆN ĐẠI TỪ", &[HA]);
    let vietnamese = run(folder.path(), &["init", ".", "--dry-run", "--lang", "vi"]).out;
    assert!(vietnamese.contains("số ngày họp, theo kế hoạch đại hội"), "{vietnamese}");
    assert!(init(folder.path(), &["--dry-run"]).out.contains("length in days, from the plan"));
}

#[test]
fn nothing_is_written_where_it_is_only_shown() {
    let folder = Folder::new().list("dai-tu.csv", "HUYỆN ĐẠI TỪ", &[HA]);
    let shown = init(folder.path(), &["--dry-run"]);
    assert_eq!((shown.code, &*shown.err), (Some(0), ""));
    assert_eq!(init(folder.path(), &["--output", "-"]).out, shown.out);
    assert!(!folder.path().join(SETTINGS).exists());
    assert_eq!(init(folder.path(), &[]).code, Some(0));
    assert_eq!(written(folder.path()), shown.out);
}

#[test]
fn settings_that_are_there_are_replaced_on_demand_and_what_they_tell_of_units_stays() {
    let before = "rules = \"vn-2024-thai-nguyen\"\nexclude = [\"nhap/\"]\n\
                  [[unit]]\nname = \"Đại Từ\"\nminority_population = 7777\n\
                  [[unit]]\nname = \"Sông Công\"\nminority_population = 4200\n\
                  [severity]\nofficial-kind-stated = \"advice\"\n";
    let folder = Folder::new().list("dai-tu.csv", "HUYỆN ĐẠI TỪ", &[HA]).file(SETTINGS, before);
    let refused = init(folder.path(), &[]);
    assert_eq!(refused.code, Some(2));
    assert!(refused.err.contains("--force"), "{}", refused.err);
    assert_eq!(written(folder.path()), before);
    let replaced = init(folder.path(), &["--force"]);
    assert_eq!(replaced.code, Some(0), "{}", replaced.err);
    assert!(replaced.err.contains("[severity]"), "{}", replaced.err);
    let text = written(folder.path());
    for line in [
        "rules = \"vn-2024-thai-nguyen\"",
        "exclude = [\"nhap/\"]",
        "minority_population = 7777",
        "name = \"Sông Công\"",
        "minority_population = 4200",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
}

#[test]
fn settings_from_above_are_put_out_of_force_on_demand_alone() {
    let folder = Folder::new()
        .list("huyen/dai-tu.csv", "HUYỆN ĐẠI TỪ", &[HA])
        .file(SETTINGS, "exclude = [\"*-cu.csv\", \"huyen/nhap/\"]\n");
    let inner = folder.path().join("huyen");
    let refused = init(&inner, &[]);
    assert_eq!(refused.code, Some(2));
    assert!(refused.err.contains("--force"), "{}", refused.err);
    assert!(!inner.join(SETTINGS).exists());
    let begun = init(&inner, &["--force"]);
    assert_eq!(begun.code, Some(0), "{}", begun.err);
    // A path is seen from the folder of its own settings.
    assert!(begun.err.contains("not in the new file: exclude"), "{}", begun.err);
    assert!(written(&inner).contains("exclude = [\"*-cu.csv\"]"), "{}", written(&inner));
}

#[test]
fn lists_under_settings_of_their_own_are_told_and_left_to_them() {
    let folder = Folder::new()
        .list("dai-tu.csv", "HUYỆN ĐẠI TỪ", &[HA])
        .list("khac/phu-luong.csv", "HUYỆN PHÚ LƯƠNG", &[SON])
        .file("khac/delegate-quota.toml", "");
    let begun = init(folder.path(), &[]);
    assert!(begun.err.contains("phu-luong.csv"), "{}", begun.err);
    assert!(!written(folder.path()).contains("Phú Lương"), "{}", written(folder.path()));
}

#[test]
fn the_settings_stand_in_the_folder_or_above_it() {
    let folder = Folder::new().list("huyen/dai-tu.csv", "HUYỆN ĐẠI TỪ", &[HA]);
    let above = ["init", "huyen", "--output", "delegate-quota.toml"];
    assert_eq!(run(folder.path(), &above).code, Some(0));
    assert!(written(folder.path()).contains("lists = \"huyen/dai-tu*\""));
    fs::create_dir(folder.path().join("khac")).unwrap();
    let beside = run(folder.path(), &["init", "huyen", "--output", "khac/x.toml", "--isolated"]);
    assert_eq!(beside.code, Some(2), "{}", beside.out);
}

#[test]
fn what_is_no_folder_of_lists_is_told() {
    let folder = Folder::new().file("list.csv", "a").file("leer/x.txt", "");
    for (place, told) in [
        ("list.csv", "this is no folder"),
        ("nowhere", "no such folder"),
        ("leer", "there is no list"),
    ] {
        let done = run(folder.path(), &["init", place, "--lang", "en"]);
        assert_eq!(done.code, Some(2), "{place}");
        assert!(done.err.contains(told), "{place}: {}", done.err);
    }
    assert!(!folder.path().join("leer").join(SETTINGS).exists());
}

#[test]
fn a_list_that_cannot_be_read_is_told_and_the_others_are_written() {
    let folder = Folder::new()
        .list("dai-tu.csv", "HUYỆN ĐẠI TỪ", &[HA])
        .file("phu-luong.xlsx", "PK\u{3}\u{4} and nothing that a workbook has");
    let begun = init(folder.path(), &[]);
    assert_eq!(begun.code, Some(2), "{}", begun.err);
    assert!(begun.err.contains("phu-luong.xlsx"), "{}", begun.err);
    assert!(written(folder.path()).contains("Huyện Đại Từ"));
}
