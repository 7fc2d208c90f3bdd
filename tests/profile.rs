//! `profile`: what it writes is found by `validate`, and no input is written over.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

const LIST: &str = "Tư cách,Họ và tên,Ngày sinh,Giới tính,Dân tộc\n\
                    Chính thức,Nông Văn An,12/5/1980,Nam,Tày\n\
                    Chính thức,Lý Thị Hoa,1/2/1985,Nữ,Dao\n";

fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_delegate-quota"))
        .current_dir(folder)
        .args(arguments)
        .args(["--lang", "en"])
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn a_profile_stands_beside_its_list_and_is_written_anew_with_what_it_said() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("list.csv"), LIST).unwrap();
    let profile = |more: &[&str]| run(folder.path(), &[&["profile", "list.csv"], more].concat());
    let first = profile(&["--level", "huyện", "--population", "32.000", "--date", "16/5/2024"]);
    assert!(first.status.success(), "{}", stderr(&first));
    let refused = profile(&["--days", "1,5"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(stderr(&refused).contains("--force"), "{}", stderr(&refused));
    assert!(profile(&["--days", "1,5", "--force"]).status.success());
    let written = fs::read_to_string(folder.path().join("list.congress.toml")).unwrap();
    for line in
        ["level = \"district\"", "minority_population = 32000", "date = 2024-05-16", "days = 1.5"]
    {
        assert!(written.lines().any(|known| known.starts_with(line)), "{line}: {written}");
    }
    let judged = run(folder.path(), &["validate", "list.csv", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_slice(&judged.stdout).unwrap();
    assert_eq!(report["inputs"][0]["congress"]["minority_population"], 32_000);
}

#[test]
fn the_profile_of_a_folder_stands_in_it() {
    let folder = tempfile::tempdir().unwrap();
    let unit = folder.path().join("unit");
    fs::create_dir(&unit).unwrap();
    fs::write(unit.join("list.csv"), LIST).unwrap();
    let written = run(folder.path(), &["profile", "unit", "--level", "district"]);
    assert!(written.status.success(), "{}", stderr(&written));
    assert!(unit.join("congress.toml").is_file());
}

#[test]
fn neither_the_list_nor_what_it_is_read_with_is_written_over() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("list.csv"), LIST).unwrap();
    fs::write(folder.path().join("other.toml"), "level = \"district\"\n").unwrap();
    for place in ["list.csv", "other.toml"] {
        let arguments =
            ["profile", "list.csv", "--congress", "other.toml", "--output", place, "--force"];
        let refused = run(folder.path(), &arguments);
        assert_eq!(refused.status.code(), Some(2), "{place}");
        assert!(stderr(&refused).contains("never written over"), "{}", stderr(&refused));
    }
    assert_eq!(fs::read_to_string(folder.path().join("list.csv")).unwrap(), LIST);
}

/// What the report on a list says to do about the facts that it lacks.
fn way_on(folder: &Path, list: &str) -> String {
    let report = run(folder, &["validate", list, "--level", "district"]);
    let text = String::from_utf8(report.stdout).unwrap();
    let (_, block) = text.split_once("Not checked for want of facts of the congress").unwrap();
    let block = block.split("\n\n").next().unwrap();
    let (_, way) = block.split_once("→ ").unwrap_or_else(|| panic!("{block}"));
    way.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn facts_that_are_missing_are_asked_for_where_the_officer_has_a_place_for_them() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("list.csv"), LIST).unwrap();
    assert_eq!(
        way_on(folder.path(), "list.csv"),
        "Add to the command, with the unit's own facts: --population 32000 \
         --groups \"Tày,Nùng\" --date 2024-05-16 --days 1.5 --delegation 22+2"
    );
    // A workbook of the tool's own form has a cell for each.
    let saved = run(
        folder.path(),
        &["what-if", "list.csv", "--level", "district", "--remove", "row=3", "--save", "form.xlsx"],
    );
    assert!(folder.path().join("form.xlsx").is_file(), "{}", stderr(&saved));
    assert_eq!(
        way_on(folder.path(), "form.xlsx"),
        "Fill in B7, B8, B9, B13 and A18 of the sheet “Congress profile”"
    );
    fs::write(folder.path().join("form.congress.toml"), "minority_population = 32000\n").unwrap();
    let way = way_on(folder.path(), "form.xlsx");
    assert!(way.starts_with("Write `groups`, `date` (`[held]`)"), "{way}");
    assert!(way.ends_with("into the congress profile form.congress.toml"), "{way}");
}
