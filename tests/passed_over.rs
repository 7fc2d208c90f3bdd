//! What a folder holds besides lists, and names whose letters are put together otherwise.

use std::process::Command;

use serde_json::Value;

use crate::folders::{Folder, HA, MAI, SON, UNITS};

/// What a run passed over, as `kind path`.
fn passed_over(report: &Value) -> Vec<String> {
    let files = report["passed_over"].as_array().unwrap();
    let text = |file: &Value, key: &str| file[key].as_str().unwrap().to_owned();
    files
        .iter()
        .map(|file| {
            format!("{} {}", text(file, "kind"), text(file, "path").trim_start_matches("./"))
        })
        .collect()
}

#[test]
fn every_file_that_is_passed_over_is_told_and_is_no_fault() {
    let form = Command::new(env!("CARGO_BIN_EXE_delegate-quota"))
        .args(["template", "--level", "district", "--output", "-"])
        .output()
        .unwrap()
        .stdout;
    let folder = Folder::new()
        .list("dai-tu.csv", "HUYỆN ĐẠI TỪ", &[HA, SON, MAI])
        .file("cong-van.pdf", "%PDF-1.7")
        .file("~$dai-tu.xlsx", "lock")
        .file("trang.html", "<html><body><p>Kế hoạch</p></body></html>")
        .file("tong-hop.csv", "BIỂU TỔNG HỢP\nSTT,Đơn vị,Tổng số,Nam,Nữ\n1,Xã A,10,4,6\n2,Xã B,8,4,4\n,Cộng,18,8,10\n")
        .file("dai-tu.congress.toml", "name = \"Đại Từ\"\n")
        .file("dai-tu-cu.congress.toml", "name = \"Đại Từ\"\n");
    std::fs::write(folder.path().join("mau.xlsx"), form).unwrap();
    for report in ["a.html", "a.csv", "a.json", "a.md", "a.txt", "a.jsonl", "a.xml"] {
        folder.run(&["dai-tu.csv", "--output", report]);
    }
    let (report, status) = folder.report(&[]);
    assert_eq!(
        passed_over(&report),
        [
            "own_report a.csv",
            "own_report a.html",
            "own_report a.json",
            "own_report a.jsonl",
            "own_report a.md",
            "own_report a.txt",
            "own_report a.xml",
            "not_readable cong-van.pdf",
            "profile_without_list dai-tu-cu.congress.toml",
            "empty_form mau.xlsx",
            "summary tong-hop.csv",
            "no_list trang.html",
            "lock_file ~$dai-tu.xlsx",
        ]
    );
    assert_eq!(report["summary"]["inputs"], 1);
    assert_eq!(report["inputs"].as_array().unwrap().len(), 1);
    assert_ne!(status, Some(2));
    // Named by itself, a file has to be a list.
    assert_eq!(folder.run(&["mau.xlsx"]).status.code(), Some(2));
    // Whoever writes a pattern means no reports that this tool has written.
    let by_pattern = folder.run(&["*.{csv,html}"]);
    assert!(String::from_utf8_lossy(&by_pattern.stdout).contains("(4)"));
    assert_ne!(by_pattern.status.code(), Some(2));
    let people = folder.run(&["."]);
    assert!(String::from_utf8_lossy(&people.stdout).contains("Files that were not checked (13)"));
}

#[test]
fn a_folder_of_files_that_are_no_lists_is_not_valid() {
    let folder = Folder::new().file("a.html", "<html><body><p>Kế hoạch</p></body></html>");
    let (report, status) = folder.report(&[]);
    assert_eq!((passed_over(&report), status), (vec!["no_list a.html".to_owned()], Some(2)));
    let told = folder.run(&["."]);
    assert!(String::from_utf8_lossy(&told.stderr).contains("there is no list in this folder"));
}

#[test]
fn a_unit_that_sent_what_cannot_be_read_has_not_sent_nothing() {
    let folder = Folder::new()
        .file("delegate-quota.toml", UNITS)
        .list("phu-luong.csv", "HUYỆN PHÚ LƯƠNG", &[HA])
        .file("dai-tu.pdf", "%PDF-1.7");
    let (report, _) = folder.report(&[]);
    let missing: Vec<(&str, &str)> = report["across"]["findings"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|finding| finding["rule"] == "list-missing" && finding["unit"] == "Đại Từ")
        .map(|it| (it["message"].as_str().unwrap(), it["places"][0]["path"].as_str().unwrap()))
        .collect();
    assert_eq!(missing, [("Đại Từ has sent a file that cannot be read", "./dai-tu.pdf")]);
    let standing = |unit: &str| {
        let units = report["units"].as_array().unwrap();
        units.iter().find(|line| line["unit"] == unit).unwrap()["standing"].clone()
    };
    assert_eq!(standing("Đại Từ"), "unreadable");
}

#[test]
fn a_rules_file_is_found_however_its_letters_are_put_together() {
    use unicode_normalization::UnicodeNormalization as _;
    let rules = "id = \"own\"\ntitle = { vi = \"Own\", en = \"Own\" }\nextends = \"vn-2024\"\n";
    let folder = Folder::new()
        .file("delegate-quota.toml", "rules = \"luật.toml\"\n")
        .file(&"luật.toml".nfd().collect::<String>(), rules)
        .list("dai-tu.csv", "HUYỆN ĐẠI TỪ", &[HA, SON]);
    for options in [&["dai-tu.csv"][..], &["dai-tu.csv", "--isolated", "--rules", "luật.toml"]] {
        let output = folder.run(&[options, &["--format", "json"]].concat());
        let report: Value = serde_json::from_slice(&output.stdout)
            .unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&output.stderr)));
        assert_eq!(report["ruleset"]["id"], "own", "{options:?}");
    }
}

#[test]
fn decomposed_names_of_files_mean_what_composed_ones_do() {
    use unicode_normalization::UnicodeNormalization as _;
    let nfd = |text: &str| text.nfd().collect::<String>();
    let settings =
        "[[unit]]\nname = \"Huyện Bắc Hà\"\nlists = \"huyện/Bắc*.csv\"\nlevel = \"district\"\n";
    let folder = Folder::new()
        .file("delegate-quota.toml", settings)
        .list(&nfd("huyện/Bắc Hà.csv"), "X", &[HA, SON])
        .file("huyện/Bắc Hà.congress.toml", "minority_population = 1234\n");
    // The profile's folder is another one on disk: it is written where the list is.
    std::fs::rename(
        folder.path().join("huyện/Bắc Hà.congress.toml"),
        folder.path().join(nfd("huyện")).join("Bắc Hà.congress.toml"),
    )
    .unwrap();
    std::fs::remove_dir(folder.path().join("huyện")).unwrap();
    for path in ["huyện", "huyện/Bắc Hà.csv", "huyện/*Hà.csv", "."] {
        let output = folder.run(&[path, "--format", "json"]);
        let report: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(report["inputs"][0]["unit"], "Huyện Bắc Hà", "{path}");
        assert_eq!(report["inputs"][0]["congress"]["minority_population"], 1234, "{path}");
        assert_eq!(report["inputs"].as_array().unwrap().len(), 1, "{path}");
    }
}
