//! A run over a folder as a whole: its outputs, and their order.

use serde_json::Value;

use super::{Folder, HA, MAI, SON, UNITS};

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
fn a_run_writes_several_reports_and_prints_one_where_it_is_asked_to() {
    let folder = Folder::new().list("a.csv", "HUYỆN ĐẠI TỪ", &[SON]);
    let output = folder.run(&["a.csv", "--output", "r.json", "--output", "table=r.out"]);
    assert_eq!(output.stdout, b"", "a report that goes to files is not printed as well");
    let told = String::from_utf8(output.stderr).unwrap();
    for file in ["r.json", "r.out"] {
        assert!(told.contains(&format!("the report was written to {file}")), "{told}");
    }
    let status = output.status.code();
    let both = folder.run(&["a.csv", "--output", "s.json", "--output", "-"]);
    assert!(String::from_utf8(both.stdout).unwrap().contains("The list has 1 person"));
    assert_eq!((status, both.status.code()), (Some(1), Some(1)));
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
fn units_are_ordered_by_name_as_a_vietnamese_reader_looks_for_them() {
    let folder = Folder::new()
        .file("delegate-quota.toml", UNITS)
        .list("dai-tu.csv", "HUYỆN ĐẠI TỪ", &[HA])
        .list("phu-luong.csv", "HUYỆN PHÚ LƯƠNG", &[SON]);
    let output = folder.run(&[".", "--order", "name"]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.find("Đại Từ") < text.find("Phú Lương"), "{text}");
}
