//! What a run says of the lists in this repository, in every format, and what its JSON tells of
//! each problem: the reading to which those of the judges are held.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::LazyLock;

use serde_json::Value;

/// Every list that stands here, with mistakes and without, and files that are none.
const LISTS: [&str; 2] = ["examples", "tests/workbooks"];

/// But for those with waivers in force, which each format tells in a way of its own.
const WAIVED: &str = "10_waivers";

const FORMATS: [&str; 7] = ["json", "json-lines", "csv", "github", "gitlab", "markdown", "html"];

/// The report of a run in each format.
pub(super) struct Reports {
    written: Vec<(&'static str, String)>,
}

impl Reports {
    pub(super) fn in_format(&self, format: &str) -> &str {
        &self.written.iter().find(|(name, _)| *name == format).unwrap().1
    }

    pub(super) fn json(&self) -> Value {
        serde_json::from_str(self.in_format("json")).unwrap()
    }

    pub(super) fn told(&self) -> Vec<Told> {
        told(&self.json())
    }
}

/// One run over all lists, which the tests of the formats share: it takes some seconds.
pub(super) fn of_all_lists() -> &'static Reports {
    static REPORTS: LazyLock<Reports> =
        LazyLock::new(|| reported(Path::new(env!("CARGO_MANIFEST_DIR")), &LISTS));
    &REPORTS
}

/// The path of the list with strange names. Windows has no quotes and colons in names of files.
pub(super) const STRANGE: &str = if cfg!(windows) {
    "Đắk Lắk, đợt 1 100%25/xã Ea Súp & 'Cư M’gar'.csv"
} else {
    "Đắk Lắk, đợt 1: 100%25/xã \"Ea Súp\" & 'Cư M’gar'.csv"
};

/// A run over one list whose path, names and cells hold what a careless format trips over.
pub(super) fn of_strange_names() -> &'static Reports {
    static REPORTS: LazyLock<Reports> = LazyLock::new(|| {
        let list = "STT,Họ và tên,Giới tính,Ngày sinh,Dân tộc,Tư cách\n\
            1,\"Y \"\"Bă\"\", 50%25: Niê\",Nam,31/02/1980,Ê Đê,Chính thức\n\
            2,\"H'Lan\nÊban <b>&amp;\",??,1/1/1990,\"Mnông|`x`, 100%\",Chính thức\n";
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(STRANGE);
        fs::create_dir(path.parent().unwrap()).unwrap();
        fs::write(path, list).unwrap();
        reported(folder.path(), &[STRANGE])
    });
    &REPORTS
}

/// What `validate` writes about the lists in the folder.
fn reported(folder: &Path, lists: &[&str]) -> Reports {
    let written = tempfile::tempdir().unwrap();
    let path = |format: &str| written.path().join(format);
    let outputs = FORMATS.map(|format| format!("{format}={}", path(format).display()));
    let status = Command::new(env!("CARGO_BIN_EXE_delegate-quota"))
        .current_dir(folder)
        .args(["validate", "--lang", "en", "--level", "district", "--exclude", WAIVED])
        .args(outputs.iter().flat_map(|output| ["--output", output.as_str()]))
        .args(lists)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .unwrap();
    assert_ne!(status.code(), Some(0), "the lists have mistakes");
    let read = |format| (format, fs::read_to_string(path(format)).unwrap());
    Reports { written: FORMATS.map(read).into() }
}

/// One problem, as the JSON tells it.
#[derive(Debug)]
pub(super) struct Told {
    pub(super) path: String,
    pub(super) rule: String,
    /// `error`, `warning` or `advice`.
    pub(super) severity: String,
    pub(super) checked: bool,
    pub(super) sheet: Option<String>,
    pub(super) row: Option<u64>,
    pub(super) cell: Option<String>,
    pub(super) delegate: Option<String>,
    pub(super) message: String,
    pub(super) help: Option<String>,
}

/// The problems of a report in the order of its lists: a rule that is broken by rows is told by its
/// findings, one a row.
fn told(report: &Value) -> Vec<Told> {
    let mut told = Vec::new();
    for input in items(&report["inputs"]) {
        let path = text(&input["path"]).unwrap();
        if !input["error"].is_null() {
            let unreadable = Told { rule: "unreadable".to_owned(), ..one(&path, &input["error"]) };
            told.push(Told { severity: "error".to_owned(), ..unreadable });
        }
        let findings: Vec<Told> = items(&input["findings"])
            .map(|it| one(&text(&it["path"]).unwrap_or_else(|| path.clone()), it))
            .collect();
        let by_rows: BTreeSet<&str> = findings.iter().map(|it| it.rule.as_str()).collect();
        for check in items(&input["checks"]).filter(|check| check["status"] != "pass") {
            let check = one(&path, check);
            if !(check.checked && by_rows.contains(check.rule.as_str())) {
                told.push(check);
            }
        }
        told.extend(findings);
    }
    for finding in items(&report["across"]["findings"]) {
        let place = &finding["places"][0];
        told.push(Told {
            sheet: text(&place["sheet"]),
            row: place["row"].as_u64(),
            cell: text(&place["cell"]),
            ..one(&text(&place["path"]).unwrap(), finding)
        });
    }
    told
}

fn one(path: &str, problem: &Value) -> Told {
    assert!(problem["waived"].is_null(), "no list here has a waiver in force");
    Told {
        path: path.to_owned(),
        rule: text(&problem["rule"]).unwrap_or_default(),
        severity: text(&problem["severity"]).unwrap_or_default(),
        checked: problem["status"] != "not_checked",
        sheet: text(&problem["sheet"]),
        row: problem["row"].as_u64(),
        cell: text(&problem["cell"]),
        delegate: text(&problem["delegate"]),
        message: text(&problem["message"]).unwrap(),
        help: text(&problem["help"]),
    }
}

fn items(array: &Value) -> impl Iterator<Item = &Value> {
    array.as_array().unwrap().iter()
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(ToOwned::to_owned)
}

impl Told {
    /// The problem as a sentence that stands for itself.
    pub(super) fn sentence(&self) -> String {
        match &self.delegate {
            // A line break within the cell is no end of the line that quotes it.
            Some(name) => format!("{}: {}", name.replace('\n', " "), self.message),
            None => capitalised(&self.message),
        }
    }

    /// What to do about it, as a sentence.
    pub(super) fn advice(&self) -> Option<String> {
        self.help.as_deref().map(capitalised)
    }
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
