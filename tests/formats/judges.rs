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

/// Has openpyxl read workbooks by a script among `tests/judges`; what it prints, or nothing where it
/// is not here.
pub(crate) fn openpyxl(script: &str, arguments: &[&Path]) -> Option<Vec<serde_json::Value>> {
    let packages = folder().join("python");
    let python = || {
        let mut command = Command::new("python3");
        command.env("PYTHONPATH", &packages).stdin(Stdio::null());
        command
    };
    let is_here = python().args(["-c", "import openpyxl"]).output();
    if !is_here.is_ok_and(|output| output.status.success()) {
        skipped("openpyxl");
        return None;
    }
    let script = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/judges").join(script);
    let output = python().arg(script).args(arguments).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let lines = String::from_utf8(output.stdout).unwrap();
    Some(lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect())
}

/// Has LibreOffice open workbooks and save them in another format, in a folder; whether it is here.
pub(crate) fn libreoffice(format: &str, into: &Path, workbooks: &[PathBuf]) -> bool {
    if !answers(&PathBuf::from("soffice"), "--version", "LibreOffice") {
        skipped("LibreOffice");
        return false;
    }
    // A profile of its own: another one may be open on this machine.
    let profile = format!("-env:UserInstallation=file://{}", into.join("profile").display());
    let output = Command::new("soffice")
        .args([&*profile, "--headless", "--convert-to", format, "--outdir"])
        .arg(into)
        .args(workbooks)
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    true
}

/// The browser, and the script that looks in it for what keeps people from reading a page.
fn browser_with_axe() -> Option<(PathBuf, PathBuf)> {
    let known = ["chromium", "chromium-browser", "google-chrome"].map(PathBuf::from);
    let Some(browser) = known.into_iter().find(|program| answers(program, "--version", "")) else {
        skipped("Chromium");
        return None;
    };
    let axe = folder().join("node_modules/axe-core/axe.min.js");
    if !axe.exists() {
        skipped("axe");
        return None;
    }
    Some((browser, axe))
}

/// What axe finds in a page, on a wide screen and on a narrow one: nothing.
pub(crate) fn check_accessible(page: &str) {
    let Some((browser, axe)) = browser_with_axe() else { return };
    let axe = std::fs::read_to_string(axe).unwrap();
    let asks = "axe.run({ resultTypes: ['violations'] }).then(found => {
        const told = found.violations.map(it => [it.id, it.nodes.map(node => node.target)]);
        document.body.textContent = 'AXE' + JSON.stringify(told) + 'END';
    })";
    let scripts = format!("<script>{axe}</script><script>{asks}</script></body>");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("page.html");
    std::fs::write(&path, page.replace("</body>", &scripts)).unwrap();
    for size in ["1200,1000", "500,900"] {
        let output = Command::new(&browser)
            .args(["--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=60000"])
            .args([&format!("--window-size={size}"), "--dump-dom"])
            .arg(format!("file://{}", path.display()))
            .output()
            .unwrap();
        let text = String::from_utf8_lossy(&output.stdout);
        let found = text.rsplit_once("AXE").and_then(|(_, found)| found.split_once("END"));
        assert_eq!(found.map(|(found, _)| found), Some("[]"), "{size}");
    }
}
