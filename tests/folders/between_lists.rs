//! What lists of one folder say of each other: people on two of them, delegations, lists that are
//! missing.

use serde_json::Value;

use super::{Folder, HA, MAI, Person, SON, UNITS, across};

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
