//! How a folder of every district's list is checked: on one core, on two, and beside a program
//! that only reads the same files on two; and how much memory it takes as the folder grows.
//!
//! `cargo bench --bench folder` prints a line for each side. All sides run by turns in one run,
//! since machines are noisy, and of each the fastest turn counts: noise only ever adds. The bare
//! side is this program, started with `--bare FOLDER`: two threads read every cell with calamine.
//! The lists are made once, under the build folder.

#![expect(clippy::print_stdout, reason = "a bench reports on stdout")]
#![expect(clippy::float_arithmetic, reason = "a bench divides times; no verdict depends on it")]

mod lists;
mod sides;

use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, ExitStatus, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// Every district of the country, and a tenth of them.
const ALL: usize = 700;
const FEW: usize = 70;

/// How often each side runs.
const TURNS: usize = 7;

/// How many threads the bare side reads with.
const BARE_THREADS: usize = 2;

/// How often a running side is asked for its memory.
const ASKED_EVERY: Duration = Duration::from_millis(5);

fn main() -> Result<ExitCode> {
    let mut arguments = std::env::args().skip(1);
    if arguments.next().as_deref() == Some("--bare") {
        let folder = arguments.next().context("--bare needs a folder")?;
        let cells = bare_parallel_read(Path::new(&folder))?;
        // The count is used, so that the reading is not optimised away.
        return Ok(if cells == 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS });
    }
    let (all, few) = (folder(ALL)?, folder(FEW)?);
    let mut measured = [
        Side::new("validate --jobs 1", ALL, validate(&all, "1")),
        Side::new("validate --jobs 2", ALL, validate(&all, "2")),
        Side::new("validate --jobs 2", FEW, validate(&few, "2")),
        Side::new("bare read, 2 threads", ALL, bare(&all)?),
    ];
    for _ in 0..TURNS {
        for side in &mut measured {
            side.take_turn()?;
        }
    }
    println!("{:<22} {:>5} {:>10} {:>10} {:>10}", "side", "lists", "fastest", "median", "memory");
    for side in &mut measured {
        side.print();
    }
    let [one, two, _, bare] = measured.map(|side| side.fastest().as_secs_f64());
    println!("two cores to one: {:.2} times the throughput", one / two);
    println!("beside the bare read: {:.2} times as long", two / bare);
    Ok(ExitCode::SUCCESS)
}

fn folder(size: usize) -> Result<PathBuf> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("folder-of-{size}"));
    lists::write(&folder, size)?;
    Ok(folder)
}

fn validate(folder: &Path, jobs: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_delegate-quota"));
    command.args(["validate", "--isolated", "--color", "never", "--jobs", jobs]).arg(folder);
    command
}

fn bare(folder: &Path) -> Result<Command> {
    let mut command = Command::new(std::env::current_exe()?);
    command.arg("--bare").arg(folder);
    Ok(command)
}

/// One of those that are measured.
struct Side {
    name: &'static str,
    lists: usize,
    command: Command,
    times: Vec<Duration>,
    /// The most memory that it took in any turn, in KiB.
    memory: u64,
}

impl Side {
    fn new(name: &'static str, lists: usize, command: Command) -> Self {
        Self { name, lists, command, times: Vec::new(), memory: 0 }
    }

    fn take_turn(&mut self) -> Result<()> {
        self.command.stdout(Stdio::null()).stderr(Stdio::null());
        let start = Instant::now();
        let mut child = self.command.spawn()?;
        let (status, memory) = watch(&mut child)?;
        self.times.push(start.elapsed());
        self.memory = self.memory.max(memory);
        // Lists with slips in them end with 1.
        if !matches!(status.code(), Some(0 | 1)) {
            bail!("{:?} ended with {status}", self.command);
        }
        Ok(())
    }

    fn fastest(&self) -> Duration {
        self.times.iter().min().copied().unwrap_or_default()
    }

    fn print(&mut self) {
        let fastest = self.fastest().as_secs_f64();
        let median = sides::median(&mut self.times).as_secs_f64();
        let memory = self.memory >> 10;
        println!(
            "{:<22} {:>5} {fastest:>8.2} s {median:>8.2} s {memory:>6} MiB",
            self.name, self.lists
        );
    }
}

/// Waits for the end of a process; its peak memory is what it last told, on Linux alone.
fn watch(child: &mut Child) -> Result<(ExitStatus, u64)> {
    let mut peak = 0;
    loop {
        peak = peak.max(peak_memory(child.id()).unwrap_or_default());
        if let Some(status) = child.try_wait()? {
            return Ok((status, peak));
        }
        thread::sleep(ASKED_EVERY);
    }
}

/// `VmHWM` of a process, in KiB.
fn peak_memory(id: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{id}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.parse().ok()
}

/// Reads every cell of every list of a folder, on two threads.
fn bare_parallel_read(folder: &Path) -> Result<usize> {
    let mut files = Vec::new();
    for province in std::fs::read_dir(folder)?.flatten().filter(|entry| entry.path().is_dir()) {
        files.extend(std::fs::read_dir(province.path())?.flatten().map(|entry| entry.path()));
    }
    let next = AtomicUsize::new(0);
    let read = || {
        let mut cells = 0;
        while let Some(file) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
            cells += sides::bare_read(file)?;
        }
        Ok(cells)
    };
    thread::scope(|scope| {
        let threads: Vec<_> = (0..BARE_THREADS).map(|_| scope.spawn(read)).collect();
        let counts = threads.into_iter().map(|it| it.join().unwrap_or_else(|_| bail!("panicked")));
        counts.sum()
    })
}
