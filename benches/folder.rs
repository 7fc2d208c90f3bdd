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
mod process;
mod sides;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use anyhow::{Result, bail};

use process::Side;

/// Every district of the country, and a tenth of them.
const ALL: usize = 700;
const FEW: usize = 70;

/// How often each side runs.
const TURNS: usize = 7;

/// How many threads the bare side reads with.
const BARE_THREADS: usize = 2;

fn main() -> Result<ExitCode> {
    if let Some(status) = sides::as_bare_side(bare_parallel_read)? {
        return Ok(status);
    }
    let (all, few) = (folder(ALL)?, folder(FEW)?);
    let mut measured = [
        Side::new(format!("validate --jobs 1, {ALL} lists"), validate(&all, "1")),
        Side::new(format!("validate --jobs 2, {ALL} lists"), validate(&all, "2")),
        Side::new(format!("validate --jobs 2, {FEW} lists"), validate(&few, "2")),
        Side::new(format!("bare read, 2 threads, {ALL} lists"), bare(&all)?),
    ];
    for _ in 0..TURNS {
        for side in &mut measured {
            side.take_turn()?;
        }
    }
    println!("{:<34} {:>10} {:>10} {:>10}", "side", "fastest", "median", "memory");
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
