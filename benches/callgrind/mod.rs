//! How many instructions a process takes, counted by callgrind: the same in every run.

use std::process::{Command, Stdio};

/// The instructions of a whole process; none where valgrind is not installed.
pub(crate) fn instructions(command: &Command) -> Option<u64> {
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(command.get_program())
        .args(command.get_args())
        .stdin(Stdio::null())
        .output()
        .ok()?;
    let told = String::from_utf8_lossy(&output.stderr);
    let counted = told.lines().find_map(|line| line.split_once("Collected :"))?.1;
    counted.trim().parse().ok()
}
