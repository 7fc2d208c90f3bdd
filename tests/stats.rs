//! `stats` against the statistics that were published of 868 candidates of 2021
//! (`tests/files/na15`; the names are invented, everything else is as published).

mod candidates;
mod sentences;

use std::process::Command;

use serde_json::Value;

use crate::folders::{Folder, HA, MAI, Person, SON};

const LIST: &str = "tests/files/na15/danh-sach.csv";
const DAY: &str = "2021-04-27";

fn stats(arguments: &[&str]) -> (String, i32) {
    let output = Command::new(env!("CARGO_BIN_EXE_delegate-quota"))
        .arg("stats")
        .args(arguments)
        .arg("--isolated")
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("COLUMNS", "80")
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    (text, output.status.code().unwrap())
}

fn json(arguments: &[&str]) -> Value {
    let (text, code) = stats(&[arguments, &["--format", "json"]].concat());
    assert_eq!(code, 0, "{arguments:?}");
    serde_json::from_str(&text).unwrap()
}

fn published() -> Value {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/files/na15/official.json");
    serde_json::from_str(&std::fs::read_to_string(folder).unwrap()).unwrap()
}

/// The statistic with this id.
fn statistic<'a>(report: &'a Value, id: &str) -> &'a Value {
    let all = report["statistics"].as_array().unwrap();
    all.iter().find(|it| it["id"] == id).unwrap_or_else(|| panic!("{id} is missing"))
}

fn part<'a>(report: &'a Value, id: &str, part: &str) -> &'a Value {
    let parts = statistic(report, id)["parts"].as_array().unwrap();
    parts.iter().find(|it| it["id"] == part).unwrap_or_else(|| panic!("{id}.{part} is missing"))
}

/// What was published: the number and the percentage, with a point.
fn number_and_percent(told: &Value) -> (u64, String) {
    let percent = told[1].as_str().unwrap().trim_end_matches('%').replace(',', ".");
    (told[0].as_u64().unwrap(), percent)
}

/// Every published number that the tool comes to exactly: where it stands in the report, and itself.
fn exact(published: &Value) -> Vec<(&'static str, Option<&'static str>, (u64, String))> {
    let theory = &published["political_theory"];
    let qualification = &published["qualification"];
    [
        ("women", None, &published["women"]),
        ("minorities", None, &published["minority"]),
        ("party", Some("non_party"), &published["non_party"]),
        ("qualification", Some("postgraduate"), &qualification["postgraduate"]),
        ("qualification", Some("university"), &qualification["university"]),
        ("political_theory", Some("bachelor"), &theory["cu_nhan"]),
        ("political_theory", Some("advanced"), &theory["cao_cap"]),
        ("political_theory", Some("intermediate"), &theory["trung_cap"]),
        ("political_theory", Some("elementary"), &theory["so_cap"]),
        ("earlier_terms", Some("re_elected"), &published["re_elected"]),
        ("age_bands", Some("under_40"), &published["under_40"]),
    ]
    .map(|(id, part, told)| (id, part, number_and_percent(told)))
    .into()
}

#[test]
fn the_published_statistics_of_868_people_come_out() {
    let report = json(&[LIST, "--as-of", DAY, "--lang", "en"]);
    assert_eq!(report["base"]["n"], 868);
    assert_eq!(report["base"]["of"], "official");
    assert_eq!((&report["as_of"], &report["age"]), (&DAY.into(), &"completed".into()));
    for (id, name, (n, percent)) in exact(&published()) {
        let told = name.map_or_else(|| statistic(&report, id), |name| part(&report, id, name));
        assert_eq!(told["n"], n, "{id} {name:?}");
        assert_eq!(told["percent"], percent.as_str(), "{id} {name:?}");
    }
    assert_eq!(statistic(&report, "women")["unknown"], 0);
    assert_eq!(statistic(&report, "women")["of"], 868);
}

/// Officials put these five under “none”. Nobody can know what they mean, so that they are untold
/// here, and the published number lies within the range.
#[test]
fn the_five_texts_that_officials_took_for_none_are_untold() {
    let report = json(&[LIST, "--as-of", DAY, "--lang", "en"]);
    let theory = statistic(&report, "political_theory");
    let told: Vec<(&str, u64)> = theory["not_understood"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| (it["text"].as_str().unwrap(), it["n"].as_u64().unwrap()))
        .collect();
    let five = [
        ("Cử nhân, Cao cấp", 2),
        ("Cử nhân chính trị", 1),
        ("Thạc sĩ", 1),
        ("Đang học Trung cấp", 1),
    ];
    assert_eq!(told, five);
    assert_eq!((&theory["unknown"], &theory["blank"]), (&5.into(), &0.into()));
    let none = part(&report, "political_theory", "none");
    let (published, percent) = number_and_percent(&published()["political_theory"]["none"]);
    assert_eq!(none["n"].as_u64().unwrap() + 5, published);
    assert_eq!(none["percent_most"], percent.as_str());
}

/// Officials counted ten below university: five of them have nothing written in either column, and
/// are untold here.
#[test]
fn of_those_below_university_the_blank_ones_are_untold() {
    let report = json(&[LIST, "--as-of", DAY, "--lang", "en"]);
    let below = ["college", "intermediate", "elementary", "none"];
    let told: u64 =
        below.iter().map(|id| part(&report, "qualification", id)["n"].as_u64().unwrap()).sum();
    let qualification = statistic(&report, "qualification");
    assert_eq!(
        (told, &qualification["unknown"], &qualification["blank"]),
        (5, &5.into(), &5.into())
    );
    assert_eq!(told + 5, published()["qualification"]["below"][0].as_u64().unwrap());
}

/// The official report counts its bands in completed years, its mean and extremes by the year.
#[test]
fn mean_and_extremes_are_those_published_where_ages_are_counted_by_the_year() {
    let report = json(&[LIST, "--as-of", DAY, "--age", "year", "--lang", "en"]);
    let (ages, published) = (&report["ages"], published());
    assert_eq!(report["age"], "year");
    assert_eq!((&ages["mean"], &published["mean_age"]), (&"46.12".into(), &46.into()));
    assert_eq!(ages["youngest"]["age"], published["youngest"]);
    assert_eq!(ages["oldest"]["age"], published["oldest"]);
    let completed = json(&[LIST, "--as-of", DAY, "--lang", "en"]);
    assert_eq!(completed["ages"]["mean"], "45.40");
    assert_eq!(completed["ages"]["youngest"]["age"], 23);
}

#[test]
fn every_format_tells_the_published_numbers_in_both_languages() {
    let numbers = exact(&published());
    for format in ["table", "markdown", "html", "csv"] {
        for lang in ["vi", "en"] {
            let (text, code) = stats(&[LIST, "--as-of", DAY, "--format", format, "--lang", lang]);
            assert_eq!(code, 0);
            for (id, part, (n, percent)) in &numbers {
                let percent =
                    if lang == "vi" { percent.replace('.', ",") } else { percent.clone() };
                let is_told = |line: &str| {
                    let mut words = line.split(|c: char| !c.is_numeric());
                    words.any(|word| word == n.to_string()) && line.contains(&percent)
                };
                assert!(text.lines().any(is_told), "{format} {lang}: {id} {part:?}\n{text}");
            }
        }
    }
}

#[test]
fn without_the_day_ages_are_refused_and_the_rest_is_told() {
    let report = json(&[LIST, "--lang", "en"]);
    assert!(report["as_of"].is_null() && report["ages"].is_null());
    let all = report["statistics"].as_array().unwrap();
    assert!(all.iter().all(|it| it["id"] != "age_bands" && it["id"] != "under_40"));
    assert_eq!(statistic(&report, "women")["n"], 393);
    let (page, _) = stats(&[LIST, "--lang", "vi"]);
    assert!(page.contains("--as-of"), "{page}");
}

#[test]
fn names_are_those_of_the_youngest_and_the_oldest_unless_they_are_hidden() {
    let named = |names| {
        let (page, _) = stats(&[LIST, "--as-of", DAY, "--names", names, "--lang", "vi"]);
        page.contains("Quàng Thu Minh Khánh") || page.contains("Giàng Đức Ngân Lan")
    };
    assert!(named("extremes") && !named("none"));
}

#[test]
fn strict_asks_that_every_figure_be_told() {
    assert_eq!(stats(&[LIST, "--as-of", DAY]).1, 0);
    assert_eq!(stats(&[LIST, "--as-of", DAY, "--strict"]).1, 1);
    assert_eq!(stats(&["tests/files/na15/nowhere.csv"]).1, 2);
}

#[test]
fn bands_that_do_not_rise_are_refused() {
    for bands in ["40,30", "30,30", "30,x", "", "0"] {
        let (text, code) = stats(&[LIST, "--as-of", DAY, "--bands", bands]);
        assert_eq!((text.as_str(), code), ("", 2), "{bands}");
    }
    let report = json(&[LIST, "--as-of", DAY, "--bands", "30,40,50,60"]);
    let ids: Vec<&str> = statistic(&report, "age_bands")["parts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|part| part["id"].as_str().unwrap())
        .collect();
    assert_eq!(ids, ["under_30", "30_to_39", "40_to_49", "50_to_59", "from_60"]);
    assert_eq!(statistic(&report, "under_40")["n"], 224);
}

const EXAMPLE: &str = "examples/11_stats/delegates.csv";

#[test]
fn lists_of_two_levels_are_not_counted_together() {
    let folder = Folder::new().list("dai-tu.csv", "HUYỆN ĐẠI TỪ", &[HA, SON]).list(
        "tinh.csv",
        "TỈNH THÁI NGUYÊN",
        &[HA, MAI],
    );
    let path = folder.path().to_str().unwrap();
    let refused = Command::new(env!("CARGO_BIN_EXE_delegate-quota"))
        .args(["stats", path, "--isolated", "--lang", "en"])
        .output()
        .unwrap();
    let told = String::from_utf8(refused.stderr).unwrap();
    assert_eq!((refused.status.code(), refused.stdout.len()), (Some(2), 0));
    assert!(told.contains("`--level district` or `--level province`"), "{told}");
    for (level, women) in [("district", 1), ("tỉnh", 2)] {
        let report = json(&[path, "--level", level, "--lang", "en"]);
        assert_eq!(report["base"]["n"], 2);
        assert_eq!(statistic(&report, "women")["n"], women, "{level}");
    }
}

#[test]
fn who_stands_on_several_lists_is_told() {
    let again: Person = ["Nông T. Hà", HA[1], HA[2], HA[3], HA[4], "", HA[6]];
    let namesake: Person = [SON[0], "3/3/1990", "Nam", "Dao", "", "Xã D", SON[6]];
    let folder = Folder::new().list("dai-tu.csv", "HUYỆN ĐẠI TỪ", &[HA, SON]).list(
        "phu-luong.csv",
        "HUYỆN PHÚ LƯƠNG",
        &[MAI, again, namesake],
    );
    let path = folder.path().to_str().unwrap();
    let report = json(&[path, "--lang", "en"]);
    assert_eq!((&report["base"]["n"], &report["base"]["on_several_lists"]), (&5.into(), &1.into()));
    let notes = report["notes"].to_string();
    assert!(notes.contains("1 person stands on several of these lists"), "{notes}");
    assert_eq!(json(&[EXAMPLE])["base"]["on_several_lists"], 0);
}

#[test]
fn of_versions_the_newest_is_counted_where_their_names_tell_it() {
    let folder = Folder::new().list("ds 10-5-2024.csv", "HUYỆN ĐẠI TỪ", &[HA, SON]).list(
        "ds 16-5-2024.csv",
        "HUYỆN ĐẠI TỪ",
        &[HA, SON, MAI],
    );
    let report = json(&[folder.path().to_str().unwrap(), "--lang", "en"]);
    assert_eq!((&report["base"]["n"], &report["base"]["on_several_lists"]), (&3.into(), &0.into()));
    assert!(report["notes"].to_string().contains("ds 10-5-2024.csv"), "{}", report["notes"]);
}

#[test]
fn a_report_of_figures_is_no_list_whatever_its_format() {
    for ending in ["md", "html", "csv", "json"] {
        for lang in ["vi", "en"] {
            let folder = Folder::new().list("list.csv", "HUYỆN ĐẠI TỪ", &[HA, SON]);
            let report = folder.path().join(format!("thong-ke.{ending}"));
            let list = folder.path().join("list.csv");
            let asked = [list.to_str().unwrap(), "-o", report.to_str().unwrap(), "--lang", lang];
            assert_eq!(stats(&asked).1, 0);
            let (checked, _) = folder.report(&[]);
            let passed_over = &checked["passed_over"][0];
            assert_eq!(passed_over["kind"], "own_report", "{ending} {lang}: {passed_over}");
        }
    }
}

#[test]
fn bars_are_drawn_in_the_letters_that_the_terminal_has() {
    for (locale, terminal, bar) in [
        ("vi_VN.UTF-8", "xterm", "██"),
        ("vi_VN.TCVN5712-1", "xterm", "##"),
        ("en_US.UTF-8", "dumb", "##"),
        ("C", "xterm", "##"),
    ] {
        let output = Command::new(env!("CARGO_BIN_EXE_delegate-quota"))
            .args(["stats", LIST, "--isolated"])
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .env("LC_ALL", locale)
            .env("TERM", terminal)
            .output()
            .unwrap();
        let page = String::from_utf8(output.stdout).unwrap();
        assert!(page.contains(bar), "{locale}: {page}");
        assert!(!(bar == "##" && page.contains('█')), "{locale}");
    }
}
