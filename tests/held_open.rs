//! Files that Excel has open on Windows: no other program may read or write them meanwhile.

use std::fs::{File, OpenOptions};
use std::os::windows::fs::OpenOptionsExt as _;
use std::path::Path;
use std::process::{Command, Stdio};

const LIST: &str = "examples/01_sa_thay/delegates.xlsx";

/// Opens a file as Excel does while somebody edits it.
fn hold(path: &Path) -> File {
    OpenOptions::new().read(true).write(true).share_mode(0).open(path).unwrap()
}

/// What the program says on standard error, and that it could not do what was asked.
fn refusal(lang: &str, arguments: &[&Path]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_delegate-quota"))
        .args(["--lang", lang, "validate"])
        .args(arguments)
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn a_list_that_excel_has_open_is_to_be_closed_there() {
    let folder = tempfile::tempdir().unwrap();
    let list = folder.path().join("delegates.xlsx");
    std::fs::copy(LIST, &list).unwrap();
    let held = hold(&list);
    for (lang, why, way_on) in [
        ("en", "another program has it open", "close it in Excel, and run this again"),
        ("vi", "tệp đang mở trong chương trình khác", "đóng tệp trong Excel rồi chạy lại"),
    ] {
        let said = refusal(lang, &[&list]);
        assert!(said.contains("delegates.xlsx"), "{said}");
        assert!(said.contains(why) && said.contains(way_on), "{said}");
        assert!(!said.contains("os error"), "{said}");
    }
    drop(held);
}

#[test]
fn a_report_that_excel_has_open_is_to_be_closed_there() {
    let folder = tempfile::tempdir().unwrap();
    let report = folder.path().join("result.xlsx");
    std::fs::write(&report, "").unwrap();
    let held = hold(&report);
    let output = [Path::new(LIST), Path::new("--force"), Path::new("--output"), &report];
    let said = refusal("en", &output);
    assert!(said.contains("result.xlsx"), "{said}");
    assert!(said.contains("another program has it open"), "{said}");
    assert!(said.contains("close it in Excel, and run this again"), "{said}");
    drop(held);
}
