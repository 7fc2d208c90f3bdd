//! Workbooks of results, as readers of others see them.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use delegate_quota::rooms::read::{ReadOptions, read_path};
use delegate_quota::rooms::sheet::SheetRow;
use serde_json::Value;

use crate::formats::judges;

const FOLDER: &str = "examples/08_province_folder";
const MISTAKES: &str = "examples/02_sa_thay_with_mistakes/delegates.xlsx";
const LIST: &str = "examples/01_sa_thay/delegates.xlsx";

/// A question to each command.
const COMMANDS: [&[&str]; 13] = [
    &["validate", MISTAKES],
    &["validate", FOLDER],
    &["stats", LIST],
    &["stats", "examples/09_district_folder"],
    &["compare", MISTAKES, LIST],
    &["what-if", LIST, "--add", "5: role=guest"],
    &["repair", MISTAKES],
    &["quota", "--level", "district", "--official", "120"],
    &["allocate", "examples/07_plan/dan-so.csv", "--seats", "250"],
    &["inspect", LIST],
    &["settings", FOLDER],
    &["rules", "show", "vn-2024"],
    &["rules", "list"],
];

/// Runs a command at the root of the project and writes its workbook there.
fn workbook(arguments: &[&str], lang: &str, path: &Path) -> PathBuf {
    let output = Command::new(env!("CARGO_BIN_EXE_delegate-quota"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(arguments)
        .args(["--lang", lang, "--force", "--output"])
        .arg(path)
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(path.exists(), "{arguments:?}: {told}");
    path.to_owned()
}

/// The workbooks of all commands in these languages.
fn workbooks(folder: &Path, languages: &[&str]) -> Vec<PathBuf> {
    let mut books = Vec::new();
    for (at, arguments) in COMMANDS.iter().enumerate() {
        for lang in languages {
            let path = folder.join(format!("{at} {}-{lang}.xlsx", arguments[0]));
            books.push(workbook(arguments, lang, &path));
        }
    }
    books
}

#[test]
fn openpyxl_finds_numbers_filters_and_links_that_lead_to_cells() {
    let folder = tempfile::tempdir().unwrap();
    let books = workbooks(folder.path(), &["vi", "en"]);
    let paths: Vec<&Path> = books.iter().map(PathBuf::as_path).collect();
    let Some(told) = judges::openpyxl("results.py", &paths) else { return };
    assert_eq!(told.len(), books.len());
    let of = |name: &str| told.iter().find(|it| it["file"] == name).unwrap();
    let one = of("0 validate-vi.xlsx");
    assert!(one["links"].as_u64().unwrap() > 8, "{one}");
    let sheets =
        |it: &Value| -> Vec<String> { it["sheets"].as_object().unwrap().keys().cloned().collect() };
    let units = &of("1 validate-vi.xlsx")["sheets"]["Đơn vị"];
    assert_eq!(units[0], 1 + 10, "a line for each unit beneath the headings");
    assert!(sheets(of("2 stats-en.xlsx")).contains(&"Charts".to_owned()));
}

#[test]
fn libreoffice_opens_every_workbook() {
    let folder = tempfile::tempdir().unwrap();
    let books = workbooks(folder.path(), &["vi"]);
    let out = folder.path().join("pdf");
    if !judges::libreoffice("pdf", &out, &books) {
        return;
    }
    for book in books {
        let pdf = out.join(book.with_extension("pdf").file_name().unwrap());
        assert!(std::fs::metadata(&pdf).is_ok_and(|it| it.len() > 5_000), "{}", pdf.display());
    }
}

#[test]
fn a_results_workbook_among_lists_is_no_list() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join(LIST), folder.path().join("a.xlsx"))
        .unwrap();
    for (at, arguments) in COMMANDS.iter().enumerate() {
        workbook(arguments, "vi", &folder.path().join(format!("{at}.xlsx")));
    }
    let output = Command::new(env!("CARGO_BIN_EXE_delegate-quota"))
        .args(["validate", folder.path().to_str().unwrap(), "--format", "json"])
        .output()
        .unwrap();
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["inputs"].as_array().unwrap().len(), 1, "{report:#}");
    let passed_over = report["passed_over"].as_array().unwrap();
    assert_eq!(passed_over.len(), COMMANDS.len());
    assert!(passed_over.iter().all(|file| file["kind"] == "own_report"), "{passed_over:#?}");
}

/// The sheet of records of a workbook as a spreadsheet would show it: its headings, and its rows.
fn records(path: &Path, sheet: &str) -> (Vec<String>, Vec<Vec<String>>) {
    let book = read_path(path, &ReadOptions::default()).unwrap();
    let sheet = book.sheets.iter().find(|it| it.name.as_deref() == Some(sheet)).unwrap();
    let width = sheet.rows[0].cells.len();
    let row = |row: &SheetRow| -> Vec<String> {
        let mut cells = vec![String::new(); width];
        for cell in &row.cells {
            cells[usize::try_from(cell.column.number()).unwrap() - 1] = cell.shown().into();
        }
        cells
    };
    (row(&sheet.rows[0]), sheet.rows[1..].iter().map(row).collect())
}

#[test]
fn the_workbook_of_the_published_statistics_has_the_numbers_of_the_csv() {
    let folder = tempfile::tempdir().unwrap();
    let question = ["stats", "tests/files/na15/danh-sach.csv", "--as-of", "2021-04-27"];
    for (lang, sheet) in [("vi", "Số liệu"), ("en", "Data")] {
        let csv = workbook(&question, lang, &folder.path().join(format!("{lang}.csv")));
        let xlsx = workbook(&question, lang, &folder.path().join(format!("{lang}.xlsx")));
        let text = std::fs::read_to_string(csv).unwrap();
        let mut csv = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        let told = csv.headers().unwrap().clone();
        let (headings, rows) = records(&xlsx, sheet);
        let lines: Vec<csv::StringRecord> = csv.records().map(Result::unwrap).collect();
        assert_eq!(lines.len(), rows.len());
        assert!(rows.iter().any(|row| row.contains(&"393".to_owned())), "women");
        for (line, row) in lines.iter().zip(&rows) {
            for (heading, field) in told.iter().zip(line) {
                let same =
                    |it: &String| it.to_lowercase() == heading.replace('_', " ").to_lowercase();
                let Some(at) = headings.iter().position(same) else {
                    assert_eq!(field, "", "{heading} is left out where it tells nothing");
                    continue;
                };
                let number = |text: &str| text.replace(',', ".").parse::<f64>().ok();
                match (number(field), number(&row[at])) {
                    (Some(one), Some(other)) => {
                        assert!((one - other).abs() < 1e-9, "{line:?} {row:?}");
                    }
                    _ => assert_eq!(field.trim_start_matches('\''), row[at], "{line:?} {row:?}"),
                }
            }
        }
    }
}
