//! `--format` and `--output` are one thing for every command that prints a report.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

use crate::formats::judges;

const LIST: &str = "examples/01_sa_thay/delegates.xlsx";
const MISTAKES: &str = "examples/02_sa_thay_with_mistakes/delegates.xlsx";

/// A question to each command, and how many records its answer has.
const COMMANDS: [(&[&str], usize); 10] = [
    (&["compare", MISTAKES, LIST, "--today", "2024-05-20"], 20),
    (&["what-if", LIST, "--add", "5: role=guest", "--today", "2024-05-20"], 15),
    (&["repair", MISTAKES, "--today", "2024-05-20"], 1),
    (&["quota", "--level", "district", "--official", "120"], 5),
    (&["allocate", "tests/cmd/tied_units.csv", "--seats", "13"], 3),
    (&["inspect", LIST], 6),
    (&["settings", "examples/08_province_folder"], 5),
    (&["rules", "list"], 3),
    (&["rules", "show", "vn-2024"], 20),
    (&["rules", "check", "rules/vn-2024.toml"], 1),
];

fn run(arguments: &[&str], more: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_delegate-quota"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(arguments)
        .args(more)
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// What a command writes into a file of this name, and that it says so.
fn written(folder: &Path, arguments: &[&str], name: &str, lang: &str) -> String {
    let path = folder.join(name);
    let output = run(arguments, &["--lang", lang, "--output", path.to_str().unwrap(), "--force"]);
    assert!(output.stdout.is_empty(), "{arguments:?}: {}", text(&output.stdout));
    assert!(text(&output.stderr).contains(name), "{arguments:?}: {}", text(&output.stderr));
    fs::read_to_string(path).unwrap()
}

#[test]
fn the_ending_tells_every_command_the_format() {
    let folder = tempfile::tempdir().unwrap();
    for (arguments, least) in COMMANDS {
        for lang in ["vi", "en"] {
            let of = |name: &str| written(folder.path(), arguments, name, lang);
            let json: Value = serde_json::from_str(&of("report.json")).unwrap();
            assert!(json.is_object(), "{arguments:?}");
            let page = of("report.html");
            assert!(page.starts_with("<!DOCTYPE html>\n"), "{arguments:?}");
            assert!(page.contains(&format!("<html lang=\"{lang}\">")), "{arguments:?}");
            assert!(of("report.md").starts_with("# "), "{arguments:?}");
            let csv = of("report.csv");
            let mut reader =
                csv::Reader::from_reader(csv.trim_start_matches('\u{feff}').as_bytes());
            // A line that is longer or shorter than the headings is an error.
            let records = reader.records().map(Result::unwrap).count();
            assert!(records >= least, "{arguments:?}: {records}\n{csv}");
            let plain = of("report.txt");
            assert!(!plain.contains("</") && !plain.starts_with(['{', '#', '\u{feff}']), "{plain}");
        }
    }
}

#[test]
fn what_is_written_is_what_is_printed() {
    let folder = tempfile::tempdir().unwrap();
    for (arguments, _) in COMMANDS {
        for (format, name) in [("markdown", "a.md"), ("html", "a.html"), ("csv", "a.csv")] {
            let printed = run(arguments, &["--format", format, "--lang", "vi"]);
            let file = written(folder.path(), arguments, name, "vi");
            assert_eq!(text(&printed.stdout), file, "{arguments:?}");
        }
    }
}

#[test]
fn an_ending_that_is_not_written_is_refused_by_every_command_before_anything_is_done() {
    let folder = tempfile::tempdir().unwrap();
    let validate: &[&str] = &["validate", LIST];
    let commands = COMMANDS.iter().map(|(arguments, _)| *arguments).chain([validate]);
    for arguments in commands {
        for name in ["o.pdf", "o.docx", "o.log"] {
            let path = folder.path().join(name);
            for (lang, refused) in [
                ("vi", "lệnh này không ghi được tệp có đuôi"),
                ("en", "writes no file that ends in"),
            ] {
                let output = run(arguments, &["--lang", lang, "-o", path.to_str().unwrap()]);
                let told = text(&output.stderr);
                assert_eq!(output.status.code(), Some(2), "{arguments:?}: {told}");
                assert!(told.contains(refused) && told.contains("`.html` (html)"), "{told}");
                assert!(output.stdout.is_empty(), "{arguments:?}");
            }
            assert!(!path.exists(), "{arguments:?}");
        }
        let output = run(arguments, &["--format", "pdf"]);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    }
}

#[test]
fn one_run_writes_as_many_files_as_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let outputs = [path("a.html"), path("a.csv"), format!("json={}", path("a.bin"))];
    let named: Vec<&str> = outputs.iter().flat_map(|path| ["--output", path]).collect();
    let output = run(COMMANDS[0].0, &named);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(serde_json::from_slice::<Value>(&fs::read(path("a.bin")).unwrap()).is_ok());
    let twice = run(COMMANDS[0].0, &["-o", &path("b.md"), "-o", &path("b.md")]);
    assert_eq!(twice.status.code(), Some(2));
    assert!(!Path::new(&path("b.md")).exists());
}

#[test]
fn the_checker_of_web_pages_finds_nothing_in_the_page_of_any_command() {
    if judges::nu_checker().is_none() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    for (at, (arguments, _)) in COMMANDS.iter().enumerate() {
        written(folder.path(), arguments, &format!("{at}.html"), "vi");
    }
    judges::check_pages(folder.path());
    let page = fs::read_to_string(folder.path().join("0.html")).unwrap();
    judges::check_accessible(&page);
}

#[test]
fn no_report_that_lies_among_lists_is_taken_for_one() {
    let folder = tempfile::tempdir().unwrap();
    for (at, (arguments, _)) in COMMANDS.iter().enumerate() {
        for lang in ["vi", "en"] {
            for ending in ["csv", "html"] {
                written(folder.path(), arguments, &format!("{at}-{lang}.{ending}"), lang);
            }
        }
    }
    fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join(LIST), folder.path().join("a.xlsx"))
        .unwrap();
    let output = run(&["validate", folder.path().to_str().unwrap()], &["--format", "json"]);
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["inputs"].as_array().unwrap().len(), 1, "{report:#}");
    let passed_over = report["passed_over"].as_array().unwrap();
    // The table of units that `allocate` writes is one of the files.
    assert_eq!(passed_over.len(), COMMANDS.len() * 4);
    assert!(passed_over.iter().all(|file| file["kind"] == "own_report"), "{passed_over:#?}");
}
