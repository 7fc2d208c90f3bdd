//! How long `validate` takes, start-up included, beside a program that only reads the same file.
//!
//! `cargo bench --bench whole_process` prints one line a format: the median of each side and their
//! quotient. Both sides run by turns in one run, since machines are noisy. The bare side is this
//! program, started with `--bare FILE`: it reads every cell with calamine or csv and ends.

#![expect(clippy::print_stdout, reason = "a bench reports on stdout")]
#![expect(clippy::float_arithmetic, reason = "a bench divides times; no verdict depends on it")]

mod sides;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use sides::{as_bare_side, bare_read, median};

/// Enough that the median stands still to about a hundredth.
const RUNS: usize = 60;

fn main() -> Result<ExitCode> {
    if let Some(status) = as_bare_side(bare_read)? {
        return Ok(status);
    }
    println!("{:<6} {:>12} {:>12} {:>8}", "file", "bare read", "validate", "times");
    for format in ["xlsx", "xls", "ods", "csv"] {
        let file = data(format);
        let (mut bare, mut whole) = (Vec::new(), Vec::new());
        for _ in 0..RUNS {
            bare.push(time(Command::new(std::env::current_exe()?).arg("--bare").arg(&file), &[0])?);
            whole.push(time(
                Command::new(env!("CARGO_BIN_EXE_delegate-quota"))
                    .args(["validate", "--color", "never", "--level", "district"])
                    .arg(&file),
                &[0, 1],
            )?);
        }
        let (bare, whole) = (median(&mut bare), median(&mut whole));
        println!(
            "{format:<6} {:>9.2} ms {:>9.2} ms {:>8.2}",
            bare.as_secs_f64() * 1000.0,
            whole.as_secs_f64() * 1000.0,
            whole.as_secs_f64() / bare.as_secs_f64()
        );
    }
    Ok(ExitCode::SUCCESS)
}

fn data(format: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/data").join(format!("list.{format}"))
}

fn time(command: &mut Command, expected: &[i32]) -> Result<Duration> {
    let start = Instant::now();
    let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status()?;
    let taken = start.elapsed();
    if !status.code().is_some_and(|code| expected.contains(&code)) {
        bail!("{command:?} ended with {status}");
    }
    Ok(taken)
}
