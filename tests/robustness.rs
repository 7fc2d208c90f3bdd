//! Spreadsheets from elsewhere: each ends in a report or in a clear error, within the bounds.
//!
//! The files are those that packages for spreadsheets ship for their own tests, gathered by
//! `tests/corpus/fetch` into the folder that `DELEGATE_QUOTA_CORPUS` names. Each is opened in a
//! process of its own, because what is watched for cannot be caught within one: an abort, a hang,
//! memory without end.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use delegate_quota::rooms::read;

/// How long one file may take. Without optimisation the same work takes many times longer.
const LONGEST: Duration = Duration::from_secs(if cfg!(debug_assertions) { 60 } else { 5 });
/// What one file may cost at its peak.
const MOST_MEMORY_KIB: u64 = 300 * 1024;
/// How often a running process is looked at.
const LOOK: Duration = Duration::from_millis(2);

/// How one run of the command ended.
#[derive(Debug)]
struct Run {
    /// None: ended by a signal, or killed for taking too long.
    code: Option<i32>,
    took: Duration,
    peak_kib: u64,
    said: String,
}

fn spreadsheets(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        // Some packages hide their workbooks from other programs so.
        let is_renamed = path.extension().is_some_and(|ending| ending == "xlsx_");
        if path.is_dir() {
            spreadsheets(&path, found);
        } else if is_renamed || read::is_named_as_list(&path) {
            found.push(path);
        }
    }
}

/// The most memory that the process has held so far, where the system tells.
fn peak_kib(child: &Child) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().trim_end_matches(" kB").parse().ok()
}

fn run(file: &Path, language: &str) -> Run {
    let started = Instant::now();
    // What it says goes to a file: a full pipe would hold it up.
    let said = tempfile::NamedTempFile::new().unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_delegate-quota"))
        .args(["--lang", language, "validate", "--level", "district"])
        .arg(file)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(said.reopen().unwrap())
        .spawn()
        .unwrap();
    let mut peak = 0;
    let code = loop {
        peak = peak.max(peak_kib(&child).unwrap_or_default());
        if let Some(status) = child.try_wait().unwrap() {
            break status.code();
        }
        if started.elapsed() > LONGEST * 2 {
            child.kill().unwrap();
            child.wait().unwrap();
            break None;
        }
        std::thread::sleep(LOOK);
    };
    let said = std::fs::read(said.path()).unwrap();
    Run {
        code,
        took: started.elapsed(),
        peak_kib: peak,
        said: String::from_utf8_lossy(&said).into_owned(),
    }
}

/// What is wrong with the way a file ended, if anything is.
fn fault(file: &Path, run: &Run) -> Option<String> {
    const VALID: i32 = 0;
    const FINDINGS: i32 = 1;
    const NOT_READ: i32 = 2;
    if run.took > LONGEST {
        return Some(format!("took {:.1?}", run.took));
    }
    if run.peak_kib > MOST_MEMORY_KIB {
        return Some(format!("held {} MB", run.peak_kib / 1024));
    }
    match run.code {
        Some(VALID | FINDINGS) => None,
        Some(NOT_READ) => {
            let vietnamese = self::run(file, "vi");
            let explained = |said: &str| {
                let own_fault = ["panicked", "failed unexpectedly", "ngoài dự kiến"]
                    .iter()
                    .any(|it| said.contains(it));
                said.trim().len() > 20 && !own_fault
            };
            (!explained(&run.said) || !explained(&vietnamese.said) || run.said == vietnamese.said)
                .then(|| format!("explains nothing: {:?}", run.said))
        }
        code => Some(format!("ended with {code:?}: {}", run.said)),
    }
}

/// The outcome in a few words, for the count.
fn outcome(run: &Run) -> String {
    let message = run.said.lines().find(|line| line.starts_with("error:")).unwrap_or_default();
    match run.code {
        Some(0 | 1) => "read, and checked".to_owned(),
        Some(2) if message.contains("is not a spreadsheet") => "refused: not a spreadsheet".into(),
        Some(2) if message.contains("damaged or incomplete") => "refused: damaged".into(),
        Some(2) if message.contains("password") => "refused: password".into(),
        Some(2) if message.contains(" are read") || message.contains("are believed") => {
            "refused: too large".into()
        }
        Some(2) if message.contains("the file is empty") => "refused: empty".into(),
        Some(2) => "read, and no list in it".into(),
        other => format!("faulty: {other:?}"),
    }
}

#[test]
fn files_from_elsewhere_end_in_a_report_or_a_clear_error() {
    let Some(folder) = std::env::var_os("DELEGATE_QUOTA_CORPUS").map(PathBuf::from) else {
        println!(
            "skipped: DELEGATE_QUOTA_CORPUS names no folder; `tests/corpus/fetch FOLDER` fills one"
        );
        return;
    };
    let mut files = Vec::new();
    spreadsheets(&folder, &mut files);
    files.sort();
    assert!(!files.is_empty(), "no spreadsheet in {}", folder.display());
    let next = AtomicUsize::new(0);
    let runs = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                while let Some(file) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let run = run(file, "en");
                    let fault = fault(file, &run);
                    runs.lock().unwrap().push((file, run, fault));
                }
            });
        }
    });
    let runs = runs.into_inner().unwrap();
    let mut outcomes: BTreeMap<String, usize> = BTreeMap::new();
    for (_, run, _) in &runs {
        *outcomes.entry(outcome(run)).or_default() += 1;
    }
    for (outcome, count) in &outcomes {
        println!("{count:5} {outcome}");
    }
    if let Some((file, run, _)) = runs.iter().max_by_key(|(_, run, _)| run.took) {
        println!("slowest: {:.1?}, {}", run.took, file.display());
    }
    if let Some((file, run, _)) = runs.iter().max_by_key(|(_, run, _)| run.peak_kib) {
        println!("largest: {} MB, {}", run.peak_kib / 1024, file.display());
    }
    if let Some(path) = std::env::var_os("DELEGATE_QUOTA_CORPUS_LOG") {
        let line = |(file, run, fault): &(&PathBuf, Run, Option<String>)| {
            let said = run.said.lines().next().unwrap_or_default();
            let fault = fault.as_deref().unwrap_or("-");
            let (file, outcome) = (file.display(), outcome(run));
            let (took, peak) = (run.took.as_millis(), run.peak_kib);
            format!("{file}\t{outcome}\t{took}\t{peak}\t{fault}\t{said}\n")
        };
        std::fs::write(path, runs.iter().map(line).collect::<String>()).unwrap();
    }
    let wrong: Vec<String> = runs
        .iter()
        .filter_map(|(file, _, fault)| Some(format!("{}: {}", file.display(), fault.as_ref()?)))
        .collect();
    assert!(wrong.is_empty(), "{} of {} files:\n{}", wrong.len(), files.len(), wrong.join("\n"));
}
