//! What a settings file changes in the reports on its folder.

use serde_json::Value;

use super::{Folder, HA, MAI, Person, SON, UNITS, across, rule};

#[test]
fn a_waiver_is_shown_and_does_not_count_and_one_without_use_is_a_warning() {
    let settings = format!(
        "{UNITS}
[[waiver]]
unit = \"Đại Từ\"
rule = \"women-share\"
reason = \"Bổ sung sau\"
document = \"CV 1\"
expires = 2024-05-24
[[waiver]]
unit = \"Đại Từ\"
rule = \"guest-cap\"
reason = \"x\"
document = \"CV 2\"
"
    );
    let folder = Folder::new().file("delegate-quota.toml", &settings).list(
        "dai-tu.csv",
        "HUYỆN ĐẠI TỪ",
        &[SON],
    );
    let (report, _) = folder.report(&["--today", "2024-05-24"]);
    assert_eq!(rule(&report, 0, "women-share")["status"], "fail");
    assert_eq!(rule(&report, 0, "women-share")["waived"]["document"], "CV 1");
    assert_eq!(report["units"][0]["waived"], 1);
    assert_eq!(across(&report), ["waiver-unused: warning"]);
    let (report, _) = folder.report(&["--today", "2024-05-25"]);
    assert_eq!(rule(&report, 0, "women-share")["waived"], Value::Null);
    assert_eq!(across(&report), ["waiver-expired: warning", "waiver-unused: warning"]);
    let place = &report["across"]["findings"][2]["places"][0];
    assert!(place["row"].is_number(), "{place}");
}

#[test]
fn settings_weigh_rules_anew_switch_them_off_and_require_fields() {
    let settings = "
[severity]
women-share = \"advice\"
official-kind-stated = \"off\"
list-missing = \"off\"
[required]
official = [\"identity\"]
[[unit]]
name = \"Đại Từ\"
level = \"district\"
minority_population = 9000
";
    let nobody: Person = ["Vi Văn Ba", "01/01/1970", "Nam", "Nùng", "", "Xã A", "Chính thức"];
    let folder = Folder::new().file("delegate-quota.toml", settings).list(
        "dai-tu.csv",
        "HUYỆN ĐẠI TỪ",
        &[SON, nobody],
    );
    let (report, status) = folder.report(&[]);
    assert_eq!(rule(&report, 0, "women-share")["severity"], "advice");
    assert_eq!(rule(&report, 0, "official-kind-stated"), &Value::Null);
    assert_eq!(rule(&report, 0, "required-here")["status"], "fail");
    assert_eq!(report["inputs"][0]["findings"][0]["cell"], "E4");
    assert_eq!(status, Some(1));
    let (plain, _) = folder.report(&["--isolated"]);
    assert_eq!(rule(&plain, 0, "women-share")["severity"], "error");
    assert_eq!(plain["inputs"][0]["unit"], Value::Null);
}

#[test]
fn every_problem_of_a_settings_file_is_told_and_nothing_is_checked() {
    let settings = "ruls = \"vn-2024\"\n[severity]\nwomen-shar = \"eror\"\n[required]\nguests = [\"x\"]\n\
                    [[unit]]\nlevel = \"huyện\"\n[[waiver]]\nrule = \"guest-cap\"\n";
    let folder =
        Folder::new().file("delegate-quota.toml", settings).list("a.csv", "HUYỆN A", &[SON]);
    let output = folder.run(&["."]);
    let told = String::from_utf8(output.stderr).unwrap();
    for expected in [
        "unknown key `ruls`",
        "did you mean `rules`?",
        "unknown rule `women-shar`",
        "did you mean `error`?",
        "unknown key `guests`",
        "missing key `name`",
        "missing key `reason`",
        "delegate-quota.toml:3:",
    ] {
        assert!(told.contains(expected), "{expected}\n{told}");
    }
    assert!(output.stdout.is_empty());
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn what_the_settings_exclude_is_left_out_of_the_folder_and_not_by_name() {
    let folder = Folder::new()
        .file("tinh/delegate-quota.toml", "exclude = [\"nhap/\", \"*-cu.csv\"]\n")
        .list("tinh/dai-tu.csv", "HUYỆN ĐẠI TỪ", &[SON])
        .list("tinh/dai-tu-cu.csv", "HUYỆN ĐẠI TỪ", &[SON])
        .list("tinh/nhap/x.csv", "HUYỆN ĐẠI TỪ", &[SON]);
    for from in [".", "tinh"] {
        let output = folder.run(&[from, "--format", "json"]);
        let report: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(report["inputs"].as_array().unwrap().len(), 1, "{from}");
    }
    let output = folder.run(&["tinh/dai-tu-cu.csv", "--format", "json"]);
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["inputs"].as_array().unwrap().len(), 1);
}

#[test]
fn the_units_may_stand_in_a_table_of_the_office() {
    let table = "BIỂU TỔNG HỢP DÂN SỐ\nSTT;Đơn vị;Dân số DTTS\n1;Huyện Đại Từ;9.000\n2;Huyện Phú Lương;12.500\n\
                 3;TP Sông Công;4.200\nTổng cộng;;25.700\n";
    let settings = "units = { file = \"don-vi.csv\", level = \"district\" }\n\
                    [[unit]]\nname = \"Đại Từ\"\nlevel = \"district\"\nheld = { days = 2.0 }\n";
    let folder = Folder::new()
        .file("delegate-quota.toml", settings)
        .file("don-vi.csv", table)
        .list("dai-tu.csv", "HUYỆN ĐẠI TỪ", &[HA, SON, MAI]);
    let (report, _) = folder.report(&[]);
    assert_eq!(report["inputs"].as_array().unwrap().len(), 1, "{}", report["inputs"]);
    assert_eq!(report["inputs"][0]["congress"]["minority_population"], 9000);
    assert_eq!(rule(&report, 0, "duration")["status"], "fail");
    let standing = |at: usize| report["units"][at]["standing"].as_str().unwrap();
    assert_eq!((standing(1), standing(2)), ("missing", "not_expected"));
    // A table that is not there is a mistake of the settings.
    let folder = folder.file("delegate-quota.toml", "units = \"khong-co.csv\"\n");
    assert_eq!(folder.run(&["."]).status.code(), Some(2));
}

#[test]
fn a_district_is_not_taken_for_the_province_in_whose_name_its_own_name_stands() {
    let from = |person: Person, unit: &'static str| {
        let [name, birth, gender, group, identity, _, role] = person;
        [name, birth, gender, group, identity, unit, role]
    };
    let settings = "[[unit]]\nname = \"Huyện Lắk\"\n[[unit]]\nname = \"Tỉnh Đắk Lắk\"\n";
    let province = [from(HA, "Đoàn huyện Lắk"), from(MAI, "Sở Y tế tỉnh Đắk Lắk")];
    let folder = Folder::new()
        .file("delegate-quota.toml", settings)
        .sending("Lắk/ds.csv", "HUYỆN LẮK", &[HA], &[HA])
        .list("Danh sách tỉnh Đắk Lắk.csv", "TỈNH ĐẮK LẮK", &province);
    assert_eq!(across(&folder.report(&[]).0), Vec::<String>::new());
    // Two lists of the unit that do not tell whom it sends: the unit is named once.
    let folder =
        folder.list("Lắk/ds.csv", "HUYỆN LẮK", &[SON]).list("Lắk/bo-sung.csv", "HUYỆN LẮK", &[HA]);
    let open = folder.report(&[]).0["across"]["not_compared"].to_string();
    assert_eq!(open.matches("Huyện Lắk").count(), 1, "{open}");
}

#[test]
fn what_the_settings_lack_of_a_unit_is_told_and_no_more() {
    let settings = "[[unit]]\nname = \"Lắk\"\nminority_population = 9000\n\
                    [[unit]]\nname = \"Huyện Ea Kar\"\n";
    let folder = Folder::new().file("delegate-quota.toml", settings).list(
        "krong-buk.csv",
        "HUYỆN KRÔNG BÚK",
        &[HA],
    );
    let open = folder.report(&[]).0["across"]["not_compared"].to_string();
    assert!(
        open.contains("Lắk should send a list is not known: the settings tell no `level`"),
        "{open}"
    );
    assert!(
        open.contains("Ea Kar should send a list is not known: the settings tell no `minority_"),
        "{open}"
    );
}
