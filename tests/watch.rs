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

/// Numbers that look drawn, the same in every run.
struct Drawn(u64);

impl Drawn {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        usize::try_from(self.0 >> 33).unwrap() % most
    }
}

const TWO_SAVED: &str = "two lists have each other's people";

/// A folder in which something changes again and again.
struct Restless {
    folder: tempfile::TempDir,
    drawn: Drawn,
    /// How much has changed: no two changes leave the same behind.
    changes: usize,
}

impl Restless {
    fn new(seed: u64) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut restless = Self { folder, drawn: Drawn(seed), changes: 0 };
        for part in ["lists/a", "lists/b", "out"] {
            std::fs::create_dir_all(restless.folder.path().join(part)).unwrap();
        }
        for _ in 0..6 {
            restless.add();
        }
        restless
    }

    fn at(&self, name: &str) -> std::path::PathBuf {
        self.folder.path().join(name)
    }

    fn lists(&self) -> Vec<std::path::PathBuf> {
        let of =
            |part: &str| std::fs::read_dir(self.at(part)).unwrap().map(|it| it.unwrap().path());
        let mut lists: Vec<_> = of("lists/a").chain(of("lists/b")).collect();
        lists.retain(|path| path.extension().is_some_and(|it| it == "csv"));
        lists.sort();
        lists
    }

    fn one_of_the_lists(&mut self) -> std::path::PathBuf {
        let lists = self.lists();
        lists[self.drawn.below(lists.len())].clone()
    }

    fn save(&self, path: &Path, text: &str) {
        let beside = self.at("saving.tmp");
        std::fs::write(&beside, text).unwrap();
        std::fs::rename(beside, path).unwrap();
    }

    /// People out of few, so that lists share some of them.
    fn person(&mut self) -> String {
        let name = ["Lò Thị Mai", "Hà Văn An", "Vi Văn Tư", "Y Hồng", "Lò Thị Mài"];
        let group = ["Thái", "Tày", "Kinh"];
        let number = ["", "010180000001", "010180000002"];
        format!(
            "1,{},{}/5/1980,Nữ,{},{},Đại biểu chính thức\n",
            name[self.drawn.below(5)],
            1 + self.drawn.below(3),
            group[self.drawn.below(3)],
            number[self.drawn.below(3)]
        )
    }

    fn list(&mut self) -> String {
        let people = [2, 4, 9][self.drawn.below(3)];
        let mut list = "STT,Họ và tên,Ngày sinh,Giới tính,Dân tộc,Số CCCD,Tư cách\n".to_owned();
        for _ in 0..people {
            list += &self.person();
        }
        list
    }

    fn new_name(&mut self) -> std::path::PathBuf {
        let folder = ["a", "b"][self.drawn.below(2)];
        let name = format!("xa-{}-{}.csv", self.drawn.below(4), self.changes);
        self.at(&format!("lists/{folder}/{name}"))
    }

    fn add(&mut self) {
        self.changes += 1;
        let (path, list) = (self.new_name(), self.list());
        self.save(&path, &list);
    }

    /// Changes something.
    fn change(&mut self) -> &'static str {
        self.changes += 1;
        match self.drawn.below(8) {
            0 if self.lists().len() > 3 => {
                std::fs::remove_file(self.one_of_the_lists()).unwrap();
                "a list is gone"
            }
            1 => {
                self.add();
                "a list is new"
            }
            2 => {
                let to = self.new_name();
                std::fs::rename(self.one_of_the_lists(), to).unwrap();
                "a list has another name"
            }
            3 => {
                let (one, other) = (self.one_of_the_lists(), self.one_of_the_lists());
                let texts = [&one, &other].map(|path| std::fs::read_to_string(path).unwrap());
                self.save(&one, &texts[1]);
                self.save(&other, &texts[0]);
                TWO_SAVED
            }
            4 => {
                let text = std::fs::read_to_string(self.one_of_the_lists()).unwrap();
                let to = self.new_name();
                self.save(&to, &text);
                "a list was copied"
            }
            5 => {
                let place = ["lists", "lists/b"][self.drawn.below(2)];
                let severity = ["error", "warning", "advice"][self.drawn.below(3)];
                let text = format!(
                    "exclude = [\"none-{}\"]\n[severity]\nduplicate-across-lists = \"{severity}\"\n\
                     [[unit]]\nname = \"Bản {}\"\nlists = \"**/xa-{}-*\"\nlevel = \"district\"\n",
                    self.changes,
                    self.drawn.below(2),
                    self.drawn.below(4),
                );
                self.save(&self.at(place).join("delegate-quota.toml"), &text);
                "the settings say something else"
            }
            6 if self.at("lists/b/delegate-quota.toml").exists() => {
                std::fs::remove_file(self.at("lists/b/delegate-quota.toml")).unwrap();
                "settings are gone"
            }
            _ => {
                let (path, list) = (self.one_of_the_lists(), self.list());
                self.save(&path, &list);
                "a list says something else"
            }
        }
    }

    /// The options that write the report under this name in three formats.
    fn outputs(&self, name: &str) -> Vec<String> {
        let output = |format| {
            let path = self.at(&format!("out/{name}.{format}"));
            format!("--output={format}={}", path.display())
        };
        let outputs = ["json", "html", "csv"].map(output).into_iter();
        outputs.chain(["--force".to_owned()]).collect()
    }

    fn report(&self, name: &str) -> String {
        let of =
            |format| std::fs::read_to_string(self.at(&format!("out/{name}.{format}"))).unwrap();
        ["json", "html", "csv"].map(of).concat()
    }
}

#[test]
fn every_round_says_what_a_run_over_the_same_files_says() {
    for seed in [1, 2] {
        let mut restless = Restless::new(seed);
        let lists = restless.at("lists");
        let outputs = restless.outputs("round");
        let options: Vec<&str> = outputs.iter().map(String::as_str).collect();
        let mut watch = Watch::of(&lists, &options);
        watch.until("Ctrl-C ends");
        for _ in 0..16 {
            let what = restless.change();
            watch.until("Ctrl-C ends");
            let fresh = Command::new(env!("CARGO_BIN_EXE_delegate-quota"))
                .args(["validate", "--lang", "en", "--level", "district", "--color", "never"])
                .args(restless.outputs("fresh"))
                .arg(&lists)
                .output()
                .unwrap();
            assert!(fresh.status.code().is_some_and(|code| code < 3), "{fresh:?}");
            let (mut round, fresh) = (restless.report("round"), restless.report("fresh"));
            if round != fresh && what == TWO_SAVED {
                // A busy machine may have looked between the two.
                watch.until("Ctrl-C ends");
                round = restless.report("round");
            }
            assert!(round == fresh, "{what} ({seed}, {}):\n{round}\n\n{fresh}", restless.changes);
        }
    }
}
