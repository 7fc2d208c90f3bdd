//! What is the same at every start is made here, when the tool is built: the shipped rulesets as trees of
//! their TOML, the catalogue of groups, the letters of Vietnamese, files of phrases. Tests of the crate hold each beside
//! what it comes from.

use std::io::Write as _;

mod catalogue;
mod letters;
#[path = "../src/catalogue/letters.rs"]
#[expect(dead_code, reason = "the crate asks more of it")]
mod letters_of_names;
#[path = "../src/phrases.rs"]
#[expect(dead_code, reason = "the crate asks more of it")]
mod phrase_files;
mod phrases;
mod rulesets;
#[path = "../src/spelling/taken_apart.rs"]
mod taken_apart;
#[path = "../src/spelling/thorough.rs"]
mod thorough;

fn main() {
    let used = [
        "build",
        "rules",
        "src/catalogue/letters.rs",
        "src/phrases.rs",
        "src/recognise/alone.txt",
        "src/recognise/headers.txt",
        "src/recognise/profile_sheet/labels.txt",
        "src/recognise/values/roles.txt",
        "src/spelling",
    ];
    let told = used.map(|path| format!("cargo::rerun-if-changed={path}\n")).concat();
    std::io::stdout().write_all(told.as_bytes()).expect("cargo listens");
    rulesets::write();
    catalogue::write();
    letters::write();
    phrases::write();
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
