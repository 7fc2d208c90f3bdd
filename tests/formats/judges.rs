//! The judges that are no crates. `tests/judges/install` puts them where they are looked for; a
//! test whose judge is not there says so and passes.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Where `.ci/run` lets them be installed.
fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/judges")
}

/// Whether the program can be run and says of itself what is expected.
fn answers(program: &PathBuf, question: &str, expected: &str) -> bool {
    let output = Command::new(program).arg(question).stdin(Stdio::null()).output();
    output.is_ok_and(|output| String::from_utf8_lossy(&output.stdout).contains(expected))
}

#[expect(clippy::print_stderr, reason = "a test that is skipped says so")]
fn skipped(judge: &str) {
    eprintln!("skipped: {judge} is not here; `tests/judges/install target/judges` installs it");
}

/// The runner of workflows: the one installed for these tests, else the machine's own.
pub(super) fn act() -> Option<PathBuf> {
    let known = [folder().join("bin/act"), PathBuf::from("act")];
    let found = known.into_iter().find(|program| answers(program, "--version", "act version"));
    if found.is_none() {
        skipped("act");
    }
    found
}

/// The command that starts the checker of web pages, which is a program for Java.
pub(crate) fn nu_checker() -> Option<Command> {
    let program = folder().join("node_modules/vnu-jar/build/dist/vnu.jar");
    if !program.exists() || !answers(&PathBuf::from("java"), "--version", "") {
        skipped("the Nu Html Checker");
        return None;
    }
    let mut command = Command::new("java");
    command.arg("-jar").arg(program);
    Some(command)
}

/// What the checker of web pages has to say of a page or of all that are in a folder: nothing.
pub(crate) fn check_pages(pages: &Path) {
    let Some(mut checker) = nu_checker() else { return };
    let output = checker.args(["--stdout", "--format", "json"]).arg(pages).output().unwrap();
    let verdict: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(verdict["messages"], serde_json::json!([]), "{verdict:#}");
}
