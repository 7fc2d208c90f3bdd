//! What is the same at every start is made here, when the tool is built: the shipped rulesets as trees of
//! their TOML. Tests of the crate hold each beside
//! the file that it comes from.

use std::io::Write as _;

mod rulesets;

fn main() {
    let used = ["build", "rules"];
    let told = used.map(|path| format!("cargo::rerun-if-changed={path}\n")).concat();
    std::io::stdout().write_all(told.as_bytes()).expect("cargo listens");
    rulesets::write();
}

/// The text of a file of this repository.
fn text_of(path: &std::path::Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|fault| panic!("{}: {fault}", path.display()))
}

/// Writes a file that the crate includes.
fn write(name: &str, text: &str) {
    let folder = std::env::var_os("OUT_DIR").expect("cargo names the folder");
    let path = std::path::Path::new(&folder).join(name);
    std::fs::write(&path, text).unwrap_or_else(|fault| panic!("{}: {fault}", path.display()));
}
