//! Folders of lists under a settings file, as a province's office keeps them: small lists are
//! written anew for each test, and the command is run on them.

use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

/// Somebody on a list: name, birth date, gender, group, identity number, unit, role.
pub(crate) type Person = [&'static str; 7];

const HEADER: &str =
    "Họ và tên;Ngày sinh;Giới tính;Dân tộc;Số CCCD;Đơn vị;Tư cách đại biểu;Thành phần";

/// A folder with these files: lists by their people, other files by their text.
pub(crate) struct Folder(TempDir);

impl Folder {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub(crate) fn file(self, name: &str, text: &str) -> Self {
        let path = self.0.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
        self
    }

    /// A list whose title names the congress of this unit.
    pub(crate) fn list(self, name: &str, unit: &str, people: &[Person]) -> Self {
        let mut text = format!(
            "DANH SÁCH ĐẠI BIỂU DỰ ĐẠI HỘI ĐẠI BIỂU CÁC DÂN TỘC THIỂU SỐ {unit}\n{HEADER}\n"
        );
        for person in people {
            writeln!(text, "{};Chọn cử", person.join(";")).unwrap();
        }
        self.file(name, &text)
    }

    /// A district's list with a table of those whom it sends to the province's congress.
    fn sending(self, name: &str, unit: &str, people: &[Person], sent: &[Person]) -> Self {
        let folder = self.list(name, unit, people);
        let path = folder.0.path().join(name);
        let mut text = std::fs::read_to_string(&path).unwrap();
        write!(text, "\n\nDANH SÁCH ĐOÀN ĐẠI BIỂU {unit} DỰ ĐẠI HỘI CẤP TỈNH\n{HEADER}\n").unwrap();
        for person in sent {
            writeln!(text, "{};", person.join(";")).unwrap();
        }
        std::fs::write(path, text).unwrap();
        folder
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_delegate-quota"))
            .args(["validate", "--lang", "en", "--color", "never"])
            .args(arguments)
            .current_dir(self.path())
            .output()
            .unwrap()
    }

    /// The report on the whole folder, and the exit status.
    pub(crate) fn report(&self, arguments: &[&str]) -> (Value, Option<i32>) {
        let output = self.run(&[&[".", "--format", "json"], arguments].concat());
        let report = serde_json::from_slice(&output.stdout).unwrap_or_else(|error| {
            panic!("{error}: {}", String::from_utf8_lossy(&output.stderr));
        });
        (report, output.status.code())
    }
}

pub(crate) const HA: Person =
    ["Nông Thị Hà", "12/03/1980", "Nữ", "Tày", "019180001234", "Xã A", "Chính thức"];
pub(crate) const SON: Person =
    ["Lý Văn Sơn", "01/02/1975", "Nam", "Dao", "019075004321", "Xã B", "Chính thức"];
pub(crate) const MAI: Person =
    ["Triệu Thị Mai", "05/06/1985", "Nữ", "Nùng", "019185007777", "Xã C", "Chính thức"];

pub(crate) const UNITS: &str = r#"
[[unit]]
name = "Phú Lương"
level = "district"
minority_population = 9000

[[unit]]
name = "Đại Từ"
level = "district"
minority_population = 9000

[[unit]]
name = "Sông Công"
level = "district"
minority_population = 4200

[[unit]]
name = "Thái Nguyên"
level = "province"
"#;

/// The findings between lists as `rule: severity`, without those about missing lists.
fn across(report: &Value) -> Vec<String> {
    let findings = report["across"]["findings"].as_array().unwrap();
    findings
        .iter()
        .filter(|finding| finding["rule"] != "list-missing")
        .map(|finding| {
            let text = |key: &str| finding[key].as_str().unwrap().to_owned();
            format!("{}: {}", text("rule"), text("severity"))
        })
        .collect()
}

fn rule<'a>(report: &'a Value, input: usize, rule: &str) -> &'a Value {
    let checks = report["inputs"][input]["checks"].as_array().unwrap();
    checks.iter().find(|check| check["rule"] == rule).unwrap_or(&Value::Null)
}

#[test]
fn the_same_person_in_two_districts_is_found_by_the_identity_number() {
    let folder = Folder::new().list("dai-tu.csv", "HUYỆN ĐẠI TỪ", &[HA, SON]).list(
        "phu-luong.csv",
        "HUYỆN PHÚ LƯƠNG",
        &[MAI, ["Nông T. Hà", HA[1], HA[2], HA[3], HA[4], "", HA[6]]],
    );
    let (report, status) = folder.report(&[]);
    assert_eq!(across(&report), ["duplicate-across-lists: error"]);
    let places = report["across"]["findings"][0]["places"].as_array().unwrap();
    assert_eq!((&places[0]["cell"], &places[1]["cell"]), (&"A4".into(), &"A3".into()));
    assert_eq!(status, Some(1));
}

#[test]
fn the_same_name_and_birth_date_is_a_warning_and_the_name_alone_is_nothing() {
    let namesake: Person = [HA[0], "30/11/1991", "Nữ", "Tày", "", "Xã D", "Chính thức"];
    let near: Person = [HA[0], HA[1], "Nữ", "Tày", "", "Xã D", "Chính thức"];
    for (other, expected) in [(namesake, &[][..]), (near, &["duplicate-across-lists: warning"])] {
        let folder = Folder::new().list("dai-tu.csv", "HUYỆN ĐẠI TỪ", &[HA, SON]).list(
            "phu-luong.csv",
            "HUYỆN PHÚ LƯƠNG",
            &[MAI, other],
        );
        assert_eq!(across(&folder.report(&[]).0), expected);
    }
}

#[test]
fn namesakes_of_one_day_with_two_numbers_are_two_people() {
    let namesake: Person = [HA[0], HA[1], "Nữ", "Tày", "019180000777", "Xã D", "Chính thức"];
    let folder = Folder::new().list("dai-tu.csv", "HUYỆN ĐẠI TỪ", &[HA, SON]).list(
        "phu-luong.csv",
        "HUYỆN PHÚ LƯƠNG",
        &[MAI, namesake],
    );
    assert_eq!(across(&folder.report(&[]).0), Vec::<String>::new());
    // A third without a number may be either.
    let untold: Person = [HA[0], HA[1], "Nữ", "Tày", "", "Xã E", "Chính thức"];
    let folder = folder.list("song-cong.csv", "THÀNH PHỐ SÔNG CÔNG", &[untold]);
    assert_eq!(across(&folder.report(&[]).0), ["duplicate-across-lists: warning"]);
}

#[test]
fn a_near_name_in_two_lists_is_a_warning_where_the_unit_is_the_same() {
    let near = |name, unit| -> Person { [name, HA[1], "Nữ", "Tày", "", unit, "Chính thức"] };
    for (other, expected) in [
        (near("Bà Nông Thị Hà", HA[5]), &["duplicate-across-lists: warning"][..]),
        (near("Nông Thị Hạ", HA[5]), &["duplicate-across-lists: warning"]),
        (near("Nông Hà", HA[5]), &["duplicate-across-lists: warning"]),
        (near("Nông Thị Hạ", "Xã D"), &[]),
        (near("Vi Thị Hoa", HA[5]), &[]),
    ] {
        let folder = Folder::new().list("dai-tu.csv", "HUYỆN ĐẠI TỪ", &[HA, SON]).list(
            "phu-luong.csv",
            "HUYỆN PHÚ LƯƠNG",
            &[MAI, other],
        );
        assert_eq!(across(&folder.report(&[]).0), expected, "{other:?}");
    }
}

#[test]
fn an_agency_in_a_district_is_not_its_delegation() {
    let from = |person: Person, unit: &'static str| {
        let [name, birth, gender, group, identity, _, role] = person;
        [name, birth, gender, group, identity, unit, role]
    };
    let settings = "[[unit]]\nname = \"Thái Nguyên\"\nlevel = \"province\"\n\
                    composition = { delegations = 1, agencies = 2, ex_officio = 0 }\n\
                    [[unit]]\nname = \"Đại Từ\"\nlevel = \"district\"\n\
                    minority_population = 40000\ndelegation = { official = 1 }\n";
    let province = |unit| {
        let school = from(MAI, "Trường PTDT nội trú huyện Đại Từ");
        [from(SON, unit), school, from(HA, "Sở Y tế")]
    };
    // Whoever works at an agency in the district is of its delegation where the district says so.
    for unit in ["Huyện Đại Từ", "Xã Văn Yên, huyện Đại Từ", "Công an huyện Đại Từ"]
    {
        let folder = Folder::new()
            .file("delegate-quota.toml", settings)
            .sending("dai-tu.csv", "HUYỆN ĐẠI TỪ", &[SON], &[SON])
            .list("tinh.csv", "TỈNH THÁI NGUYÊN", &province(unit));
        let report = folder.report(&[]).0;
        assert_eq!(across(&report), Vec::<String>::new(), "{unit}: {}", report["across"]);
    }
}

#[test]
fn a_guest_may_be_invited_by_several_units() {
    let guest: Person = [HA[0], HA[1], HA[2], HA[3], HA[4], "Tỉnh", "Khách mời"];
    let folder = Folder::new().list("dai-tu.csv", "HUYỆN ĐẠI TỪ", &[SON, guest]).list(
        "phu-luong.csv",
        "HUYỆN PHÚ LƯƠNG",
        &[MAI, guest],
    );
    assert!(across(&folder.report(&[]).0).is_empty());
}

#[test]
fn a_delegation_and_the_provinces_list_are_compared_both_ways() {
    let from = |person: Person, unit: &'static str| {
        let [name, birth, gender, group, identity, _, role] = person;
        [name, birth, gender, group, identity, unit, role]
    };
    let province = [from(SON, "Huyện Đại Từ"), from(MAI, "Huyện Đại Từ"), from(HA, "Sở Y tế")];
    let settings = UNITS.replacen(
        "[[unit]]\nname = \"Sông",
        "delegation = { official = 3 }\n\n[[unit]]\nname = \"Sông",
        1,
    );
    let folder = Folder::new()
        .file("delegate-quota.toml", &settings)
        .list("phu-luong.csv", "HUYỆN PHÚ LƯƠNG", &[HA])
        .sending("dai-tu.csv", "HUYỆN ĐẠI TỪ", &[HA, SON], &[HA, SON])
        .list("tinh.csv", "TỈNH THÁI NGUYÊN", &province[..2]);
    let (report, _) = folder.report(&[]);
    let found = across(&report);
    for expected in
        ["delegation-missing: error", "delegation-unexpected: error", "delegation-allotment: error"]
    {
        assert!(found.iter().any(|found| found == expected), "{expected}: {found:?}");
    }
    let text = report["across"].to_string();
    assert!(text.contains("Đại Từ sends “Nông Thị Hà”"), "{text}");
    assert!(text.contains("“Triệu Thị Mai” from Đại Từ"), "{text}");
    assert!(!text.contains("Lý Văn Sơn"), "{text}");
}

#[test]
fn a_district_of_another_province_is_not_compared_and_that_is_told() {
    let folder = Folder::new()
        .sending("dai-tu.csv", "HUYỆN ĐẠI TỪ", &[HA, SON], &[HA])
        .list("tinh.csv", "TỈNH ĐẮK LẮK", &[MAI])
        .file("tinh.congress.toml", "name = \"Đắk Lắk\"\nlevel = \"province\"\n")
        .file("dai-tu.congress.toml", "name = \"Đại Từ\"\nlevel = \"district\"\n");
    let (report, _) = folder.report(&[]);
    assert!(across(&report).is_empty(), "{}", report["across"]);
    assert!(report["across"]["not_compared"].to_string().contains("Đại Từ"));
}

#[test]
fn who_sent_nothing_is_missing_and_who_holds_no_congress_is_not() {
    let folder = Folder::new().file("delegate-quota.toml", UNITS).list(
        "dai-tu.csv",
        "HUYỆN ĐẠI TỪ",
        &[HA, SON],
    );
    let (report, status) = folder.report(&[]);
    let standing: Vec<(&str, &str)> = report["units"]
        .as_array()
        .unwrap()
        .iter()
        .map(|unit| (unit["unit"].as_str().unwrap(), unit["standing"].as_str().unwrap()))
        .collect();
    assert_eq!(
        standing[1..],
        [("Phú Lương", "missing"), ("Sông Công", "not_expected"), ("Thái Nguyên", "missing")]
    );
    assert_eq!(status, Some(1));
    // One list by itself says nothing of the others.
    let output = folder.run(&["dai-tu.csv", "--format", "json"]);
    let alone: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(alone["units"].as_array().unwrap().len(), 1);
    assert_eq!(alone["across"]["findings"].as_array().unwrap().len(), 0);
}

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
fn the_bytes_do_not_depend_on_the_number_of_threads() {
    let mut folder = Folder::new().file("delegate-quota.toml", UNITS);
    for number in 0..24 {
        let name = format!("{number:02}/dai-tu.csv");
        folder = if number % 5 == 0 {
            folder.file(&name, "no list\n")
        } else {
            folder.list(&name, "HUYỆN ĐẠI TỪ", &[HA, SON, MAI])
        };
    }
    let run = |jobs| {
        let output = folder.run(&[".", "--details", "--jobs", jobs]);
        (output.stdout, output.stderr, output.status.code())
    };
    let alone = run("1");
    assert_eq!(alone.2, Some(2));
    for jobs in ["2", "8"] {
        assert!(run(jobs) == alone, "{jobs} jobs");
    }
}

#[test]
fn a_run_writes_several_reports_and_the_table() {
    let folder = Folder::new().list("a.csv", "HUYỆN ĐẠI TỪ", &[SON]);
    let output = folder.run(&["a.csv", "--output", "r.json", "--output", "table=r.out"]);
    assert!(String::from_utf8(output.stdout).unwrap().contains("The list has 1 person"));
    let json: Value =
        serde_json::from_slice(&std::fs::read(folder.path().join("r.json")).unwrap()).unwrap();
    assert_eq!(json["summary"]["inputs"], 1);
    let table = std::fs::read_to_string(folder.path().join("r.out")).unwrap();
    assert!(table.contains("The list has 1 person"));
    // A report is never written over what it was made from, nor over another without being asked.
    for refused in ["a.csv", "r.json"] {
        let output = folder.run(&["a.csv", "--output", refused]);
        assert_eq!(output.status.code(), Some(2), "{refused}");
    }
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

#[test]
fn units_are_ordered_by_name_as_a_vietnamese_reader_looks_for_them() {
    let folder = Folder::new()
        .file("delegate-quota.toml", UNITS)
        .list("dai-tu.csv", "HUYỆN ĐẠI TỪ", &[HA])
        .list("phu-luong.csv", "HUYỆN PHÚ LƯƠNG", &[SON]);
    let output = folder.run(&[".", "--order", "name"]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.find("Đại Từ") < text.find("Phú Lương"), "{text}");
}
