//! Lists of several files: official delegates in one, guests in another.

use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

use crate::folders::slashed;
use tempfile::TempDir;

/// A folder with small lists of the congress of Bắc Hà.
struct Folder(TempDir);

const CONGRESS: &str = "DỰ ĐẠI HỘI ĐẠI BIỂU CÁC DÂN TỘC THIỂU SỐ HUYỆN BẮC HÀ LẦN THỨ IV";
const HEADER: &str = "STT,Họ và tên,Ngày sinh,Giới tính,Dân tộc,Đơn vị,Thành phần";

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn file(self, name: &str, text: &str) -> Self {
        let path = self.0.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
        self
    }

    /// Six official delegates, three of them women.
    fn official(self, name: &str, congress: &str) -> Self {
        let people = "1,Lò Thị Mai,12/5/1980,Nữ,Tày,Xã Bản Phố,Chọn cử\n\
                      2,Vàng A Sùng,3/9/1975,Nam,Mông,Xã Tà Chải,Chọn cử\n\
                      3,Giàng Thị Dợ,20/1/1990,Nữ,Mông,Xã Na Hối,Chọn cử\n\
                      4,Nông Văn Hòa,7/7/1968,Nam,Nùng,Xã Bảo Nhai,Chọn cử\n\
                      5,Lù Văn Páo,15/10/1982,Nam,Nùng,Xã Lùng Phình,Chọn cử\n\
                      6,Tẩn Thị Mẩy,2/2/1979,Nữ,Dao,Xã Nậm Đét,Chọn cử\n";
        let text = format!("DANH SÁCH ĐẠI BIỂU CHÍNH THỨC\n{congress}\n{HEADER}\n{people}");
        self.file(name, &text)
    }

    /// Two guests, one of whom was born on a day that no calendar has.
    fn guests(self, name: &str, congress: &str) -> Self {
        let people = "1,Trần Văn Bình,1/1/1970,Nam,Kinh,Huyện ủy,\n\
                      2,Hoàng Thị Cúc,31/2/1985,Nữ,Tày,Hội Phụ nữ,\n";
        let text = format!("DANH SÁCH ĐẠI BIỂU KHÁCH MỜI\n{congress}\n{HEADER}\n{people}");
        self.file(name, &text)
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn run(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_delegate-quota"))
            .args(arguments)
            .args(["--lang", "en"])
            .current_dir(self.path())
            .output()
            .unwrap()
    }

    fn json(&self, arguments: &[&str]) -> Value {
        let output = self.run(&[arguments, &["--format", "json"]].concat());
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        serde_json::from_str(&slashed(&output.stdout)).unwrap_or_else(|_| panic!("{told}"))
    }
}

fn paths(report: &Value) -> Vec<String> {
    let inputs = report["inputs"].as_array().unwrap().iter();
    inputs.map(|input| input["path"].as_str().unwrap().replace('\\', "/")).collect()
}

fn check<'a>(input: &'a Value, rule: &str) -> &'a Value {
    input["checks"].as_array().unwrap().iter().find(|check| check["rule"] == rule).unwrap()
}

#[test]
fn the_files_of_a_unit_are_judged_once_as_one_list() {
    let folder =
        Folder::new().guests("a-guests.csv", CONGRESS).official("b-official.csv", CONGRESS);
    let report = folder.json(&["validate", "."]);
    assert_eq!(report["summary"]["inputs"], 1);
    let input = &report["inputs"][0];
    assert_eq!(input["path"], "./b-official.csv", "that of the official delegates speaks");
    assert_eq!(input["congress"]["name"], "Huyện Bắc Hà");
    assert_eq!((&input["tally"]["official"], &input["tally"]["guest"]), (&6.into(), &2.into()));
    let ratio = check(input, "guest-ratio");
    assert_eq!((&ratio["status"], &ratio["margin"]), (&"pass".into(), &0.into()));
    let parts = input["parts"].as_array().unwrap();
    let told: Vec<_> =
        parts.iter().map(|it| (&it["path"], &it["tables"][0]["delegates"])).collect();
    assert_eq!(
        told,
        [(&"./b-official.csv".into(), &6.into()), (&"./a-guests.csv".into(), &2.into())]
    );
    let findings = input["findings"].as_array().unwrap();
    let wrong = findings.iter().find(|it| it["rule"] == "bad-birth-date").unwrap();
    assert_eq!((&wrong["path"], &wrong["cell"]), (&"./a-guests.csv".into(), &"C5".into()));
    assert_eq!(report["units"][0]["unit"], "Huyện Bắc Hà");
    assert_eq!(report["units"][0]["lists"].as_array().unwrap().len(), 2);
    let apart = folder.json(&["validate", ".", "--apart"]);
    assert_eq!(paths(&apart), ["./a-guests.csv", "./b-official.csv"]);
    assert!(apart["across"]["findings"].as_array().unwrap().is_empty(), "{apart:#}");
}

#[test]
fn the_settings_say_which_files_are_a_list_wherever_they_lie() {
    let settings = "[[unit]]\nname = \"Bắc Hà\"\nlevel = \"district\"\n\
                    lists = [\"x/chinh-thuc.csv\", \"y/khach-moi.csv\"]\n";
    let folder = Folder::new()
        .official("x/chinh-thuc.csv", "")
        .guests("y/khach-moi.csv", "")
        .file("delegate-quota.toml", settings);
    let report = folder.json(&["validate", "."]);
    assert_eq!(paths(&report), ["./x/chinh-thuc.csv"]);
    assert_eq!(report["inputs"][0]["unit"], "Bắc Hà");
    assert_eq!(check(&report["inputs"][0], "total-cap")["observed"], 8);
}

#[test]
fn guests_alone_are_a_part_of_a_list_and_break_no_rule_for_want_of_the_rest() {
    let folder = Folder::new().guests("guests.csv", CONGRESS);
    let report = folder.json(&["validate", "guests.csv"]);
    let input = &report["inputs"][0];
    for rule in ["total-cap", "official-cap", "guest-ratio", "women-share", "official-is-minority"]
    {
        let check = check(input, rule);
        assert_eq!(check["status"], "not_checked", "{rule}");
        let message = check["message"].as_str().unwrap();
        assert!(message.contains("the official delegates are not in this file"), "{message}");
    }
    assert_eq!(check(input, "guest-cap")["status"], "pass", "it counts the guests alone");
    assert_eq!(input["roles_elsewhere"], serde_json::json!(["official", "alternate"]));
    let output = folder.run(&["repair", "guests.csv"]);
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn a_file_given_alone_names_the_rest_of_its_list() {
    let folder = Folder::new().official("b.csv", CONGRESS).guests("c.csv", CONGRESS);
    let notes = |arguments: &[&str]| {
        let report = folder.json(arguments);
        let notes = report["inputs"][0]["notes"].as_array().unwrap().clone();
        (paths(&report), notes.iter().any(|note| note["note"] == "other_files"))
    };
    assert_eq!(notes(&["validate", "c.csv"]), (vec!["c.csv".to_owned()], true));
    assert_eq!(notes(&["validate", "c.csv", "--together"]), (vec!["b.csv".to_owned()], false));
    assert_eq!(notes(&["validate", "c.csv", "--apart"]), (vec!["c.csv".to_owned()], false));
}

#[test]
fn the_rest_of_a_list_is_found_among_the_files_of_many_units() {
    let mut folder = Folder::new()
        .official("bac-ha-chinh-thuc.csv", CONGRESS)
        .guests("bac-ha-khach-moi.csv", CONGRESS)
        .official("ds1.csv", "")
        .guests("ds2.csv", "");
    for unit in 0..20 {
        let congress = CONGRESS.replace("BẮC HÀ", &format!("MƯỜNG {unit}"));
        folder = folder.official(&format!("a{unit}-chinh-thuc.csv"), &congress);
    }
    let folder = folder.file(
        "delegate-quota.toml",
        "[[unit]]\nname = \"Sa Pa\"\nlevel = \"district\"\nlists = [\"ds1.csv\", \"ds2.csv\"]\n",
    );
    for (named, rest) in [
        ("bac-ha-khach-moi.csv", "bac-ha-chinh-thuc.csv"),
        ("bac-ha-chinh-thuc.csv", "bac-ha-khach-moi.csv"),
        ("ds2.csv", "ds1.csv"),
    ] {
        let report = folder.json(&["validate", named]);
        let notes = report["inputs"][0]["notes"].to_string();
        assert!(notes.contains(&format!("{rest} of the same list")), "{named}: {notes}");
    }
}

#[test]
fn together_makes_one_list_of_whatever_is_named() {
    let folder = Folder::new().official("x/a.csv", CONGRESS).guests("y/b.csv", "");
    let report = folder.json(&["validate", "x/a.csv", "y/b.csv", "--together"]);
    assert_eq!(paths(&report), ["x/a.csv"]);
    assert_eq!(report["inputs"][0]["tally"]["total"], 8);
    let folder = folder.file("y/empty.csv", "");
    let output = folder.run(&["validate", "x", "y", "--together"]);
    assert_eq!(output.status.code(), Some(2), "a list of which a file is missing is not judged");
    let told = String::from_utf8_lossy(&output.stderr).replace('\\', "/");
    assert!(told.contains("`y/empty.csv`"), "{told}");
}

#[test]
fn versions_are_told_and_the_newest_goes_with_the_guests() {
    let folder = Folder::new()
        .official("list 10-5-2024.csv", CONGRESS)
        .official("list 16-5-2024.csv", CONGRESS)
        .guests("guests.csv", CONGRESS);
    let report = folder.json(&["validate", "."]);
    assert_eq!(paths(&report), ["./list 16-5-2024.csv", "./list 10-5-2024.csv"]);
    let findings = report["across"]["findings"].as_array().unwrap();
    let told: Vec<&str> = findings.iter().map(|it| it["rule"].as_str().unwrap()).collect();
    assert_eq!(told, ["several-lists", "copied-list"]);
    let message = findings[0]["message"].as_str().unwrap();
    assert!(message.contains("./list 16-5-2024.csv is the newest (16 May 2024)"), "{message}");
    // Whoever stands in both is one delegate.
    let (unit, total) = (&report["units"][0], &report["totals"][0]);
    assert_eq!([&unit["official"], &unit["guest"]], [6, 2], "{unit:#}");
    assert_eq!([&total["lists"], &total["official"], &total["guest"]], [1, 6, 2], "{total:#}");
}

#[test]
fn what_if_repair_and_compare_see_the_whole_list() {
    let folder = Folder::new()
        .official("old/official.csv", CONGRESS)
        .guests("old/guests.csv", CONGRESS)
        .official("new/official.csv", CONGRESS);
    let played = folder.json(&["what-if", "old/official.csv", "--remove", "guests.csv!4"]);
    assert_eq!(played["before"]["tally"]["total"], 8);
    let touched = &played["scenarios"][0]["changes"][0]["people"][0];
    assert_eq!(touched["name"], "Trần Văn Bình", "{played:#}");
    assert_eq!(touched["path"], "old/guests.csv");
    let mended = folder.json(&["repair", "old"]);
    assert_eq!(mended["path"], "old/official.csv");
    let compared = folder.json(&["compare", "old", "new"]);
    assert_eq!(compared["people"]["went"].as_array().unwrap().len(), 2);
    assert_eq!(compared["people"]["went"][0]["path"], "old/guests.csv");
    // One file beside another that both sides lack or have is no news.
    let folder = folder.official("old/official-2.csv", CONGRESS);
    let compared = folder.json(&["compare", "old/official.csv", "old/official-2.csv"]);
    assert!(compared["people"]["came"].as_array().unwrap().is_empty());
    assert_eq!(compared["new"]["tally"]["total"], 8);
}
