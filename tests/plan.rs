//! A province's plan in `examples/07_plan`: the files that a console block cannot write.

use std::process::Command;

/// The table of seats that `allocate` writes for the example when so many are set aside for agencies.
fn allotted(agencies: u64) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_delegate-quota"))
        .args(["allocate", "examples/07_plan/dan-so.csv", "--seats", "250", "--format", "csv"])
        .args(["--set-aside", &format!("Sở, ban, ngành, đoàn thể={agencies}")])
        .args(["--set-aside", "Đương nhiên=18", "--quiet"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn the_units_of_both_settings_files_are_what_allocate_writes() {
    let kept = |name: &str| {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/07_plan/");
        std::fs::read_to_string(format!("{folder}{name}")).unwrap().replace("\r\n", "\n")
    };
    assert_eq!(kept("phan-bo.csv"), allotted(45));
    assert_eq!(kept("phan-bo-du-thao.csv"), allotted(46));
}
