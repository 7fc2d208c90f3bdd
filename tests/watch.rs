//! `validate --watch`, run as an officer runs it: a file is saved, the new state is shown, Ctrl-C.

use std::io::Read as _;
use std::path::Path;
use std::process::{Child, ChildStderr, ChildStdout, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

/// Long enough for a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

const HEADER: &str = "STT,Họ và tên,Năm sinh,Giới tính,Dân tộc,Tư cách\n";

/// A list whose one delegate is of this group.
fn write_list(folder: &Path, name: &str, group: &str) {
    let list = format!("{HEADER}1,Y Hồng,1980,Nữ,{group},Đại biểu chính thức\n");
    // As editors save: written beside its place, and moved there.
    let beside = folder.join("saving.tmp");
    std::fs::write(&beside, list).unwrap();
    std::fs::rename(beside, folder.join(name)).unwrap();
}

struct Watch {
    process: Child,
    /// What it prints, on both streams.
    told: Receiver<String>,
    read: String,
}

impl Watch {
    fn of(folder: &Path, options: &[&str]) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_delegate-quota"))
            .args(["validate", "--watch", "--interval", "0.05", "--lang", "en"])
            .args(["--level", "district", "--color", "never"])
            .args(options)
            .arg(folder)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let (stdout, stderr) = (process.stdout.take().unwrap(), process.stderr.take().unwrap());
        Self { process, told: listen(stdout, stderr), read: String::new() }
    }

    /// Reads on until this was printed, and returns all from the last such point to there.
    fn until(&mut self, expected: &str) -> String {
        loop {
            if let Some(at) = self.read.find(expected) {
                let rest = self.read.split_off(at + expected.len());
                return std::mem::replace(&mut self.read, rest);
            }
            let more = self.told.recv_timeout(PATIENCE);
            let more = more.unwrap_or_else(|_| panic!("no {expected:?} after {:?}", self.read));
            self.read.push_str(&more);
        }
    }

    /// Presses Ctrl-C. On Windows no program presses it for another: there the process is ended, and its
    /// verdict not asked for.
    fn ends_with(&mut self, verdict: i32) {
        if cfg!(unix) {
            let id = self.process.id().to_string();
            assert!(Command::new("kill").args(["-INT", &id]).status().unwrap().success());
            assert_eq!(self.process.wait().unwrap().code(), Some(verdict));
        }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn listen(mut stdout: ChildStdout, mut stderr: ChildStderr) -> Receiver<String> {
    let (sender, receiver) = channel();
    let other = sender.clone();
    let told = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    thread::spawn(move || {
        let mut part = [0; 4096];
        while let Ok(length @ 1..) = stdout.read(&mut part) {
            let _ = sender.send(told(&part[..length]));
        }
    });
    thread::spawn(move || {
        let mut part = [0; 4096];
        while let Ok(length @ 1..) = stderr.read(&mut part) {
            let _ = other.send(told(&part[..length]));
        }
    });
    receiver
}

#[test]
fn a_saved_list_is_checked_again_and_ctrl_c_ends_with_the_last_verdict() {
    let folder = tempfile::tempdir().unwrap();
    write_list(folder.path(), "a.csv", "Kinh");
    write_list(folder.path(), "b.csv", "Tày");
    let mut watch = Watch::of(folder.path(), &[]);
    watch.until("watching 2 lists · Ctrl-C ends");
    write_list(folder.path(), "a.csv", "Nùng");
    let told = watch.until("Ctrl-C ends");
    assert!(told.contains("a.csv: 1 error → 0"), "{told}");
    assert!(!told.contains("b.csv: "), "{told}");
    // One that is no list any more, and one that is gone, are told.
    std::fs::write(folder.path().join("b.csv"), "").unwrap();
    let told = watch.until("Ctrl-C ends");
    assert!(told.contains("b.csv: cannot be read"), "{told}");
    std::fs::remove_file(folder.path().join("b.csv")).unwrap();
    let told = watch.until("Ctrl-C ends");
    assert!(told.contains("b.csv: gone · watching 1 list "), "{told}");
    watch.ends_with(0);
}

#[test]
fn a_list_of_two_files_is_checked_again_when_either_is_saved() {
    let folder = tempfile::tempdir().unwrap();
    let settings = "[[unit]]\nname = \"Sa Pa\"\nlists = [\"a.csv\", \"b.csv\"]\n";
    std::fs::write(folder.path().join("delegate-quota.toml"), settings).unwrap();
    write_list(folder.path(), "a.csv", "Tày");
    let guests = |born: &str| {
        let list = format!("{HEADER}1,Lê Văn An,{born},Nam,Kinh,Khách mời\n");
        std::fs::write(folder.path().join("b.csv"), list).unwrap();
    };
    guests("1980");
    let mut watch = Watch::of(folder.path(), &[]);
    let told = watch.until("Ctrl-C ends");
    assert!(told.contains("watching 1 list "), "{told}");
    // One guest of one official delegate is too many, which only both files together tell.
    guests("2200");
    let told = watch.until("Ctrl-C ends");
    assert!(told.contains("Sa Pa: 1 error → 2"), "{told}");
    std::fs::remove_file(folder.path().join("b.csv")).unwrap();
    let told = watch.until("Ctrl-C ends");
    assert!(told.contains("Sa Pa: 2 errors → 0"), "{told}");
    watch.ends_with(0);
}

#[test]
fn broken_settings_are_told_and_waited_for() {
    let folder = tempfile::tempdir().unwrap();
    write_list(folder.path(), "a.csv", "Kinh");
    let settings = folder.path().join("delegate-quota.toml");
    std::fs::write(&settings, "").unwrap();
    let mut watch = Watch::of(folder.path(), &[]);
    watch.until("watching 1 list · Ctrl-C ends");
    std::fs::write(&settings, "exclud = []\n").unwrap();
    let told = watch.until("Ctrl-C ends");
    assert!(told.contains("exclud"), "{told}");
    assert!(told.contains("waiting for it to be mended"), "{told}");
    std::fs::write(&settings, "[severity]\nofficial-is-minority = \"warning\"\n").unwrap();
    let told = watch.until("Ctrl-C ends");
    assert!(told.contains("a.csv: 1 error → 0"), "{told}");
    watch.ends_with(0);
}

#[test]
fn a_report_is_written_anew_after_each_change() {
    let folder = tempfile::tempdir().unwrap();
    write_list(folder.path(), "a.csv", "Kinh");
    let report = folder.path().join("report.json");
    let output = report.to_str().unwrap();
    let mut watch = Watch::of(folder.path(), &["--output", output, "--force"]);
    watch.until("Ctrl-C ends");
    let first = std::fs::read_to_string(&report).unwrap();
    write_list(folder.path(), "a.csv", "Nùng");
    watch.until("Ctrl-C ends");
    assert_ne!(std::fs::read_to_string(&report).unwrap(), first);
    watch.ends_with(0);
}
