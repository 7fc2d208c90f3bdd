//! What a start, a row and a large list cost, beside programs that only read the same file.
//!
//! `cargo bench --bench goals` prints two tables. The first counts instructions by callgrind, the
//! same in every run, where valgrind is installed. The second holds whole processes beside each
//! other by turns, with their memory: this program, a bare read with the csv crate, and
//! `qsv validate` where qsv is installed. The bare side is this program, started with `--bare FILE`.

#![expect(clippy::print_stdout, reason = "a bench reports on stdout")]

mod callgrind;
mod flat;
mod process;
mod sides;

use std::path::Path;
use std::process::{Command, ExitCode};

use anyhow::Result;

use callgrind::instructions;
use process::Side;
use sides::{as_bare_side, bare_read};

/// How often each side of the second table runs.
const TURNS: usize = 3;

fn main() -> Result<ExitCode> {
    if let Some(status) = as_bare_side(bare_read)? {
        return Ok(status);
    }
    count_instructions()?;
    for rows in [100_000, 1_000_000] {
        time_sides(rows)?;
    }
    Ok(ExitCode::SUCCESS)
}

fn count_instructions() -> Result<()> {
    println!("{:<34} {:>12} {:>12}", "instructions", "validate", "bare read");
    let mut version = Command::new(env!("CARGO_BIN_EXE_delegate-quota"));
    version.arg("--version");
    let Some(start) = instructions(&version) else {
        println!("valgrind is not installed: nothing is counted");
        return Ok(());
    };
    println!("{:<34} {start:>12}", "printing the version");
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/01_sa_thay/delegates.xlsx");
    let mut files = vec![("examples/01_sa_thay".to_owned(), example)];
    for rows in [5, 2_000, 20_000] {
        files.push((format!("flat CSV, {rows} rows"), flat::list(rows)?));
    }
    for (name, file) in files {
        let sides = [validate(&file), bare(&file)?].map(|side| instructions(&side).unwrap_or(0));
        println!("{name:<34} {:>12} {:>12}", sides[0], sides[1]);
    }
    Ok(())
}

fn time_sides(rows: usize) -> Result<()> {
    let file = flat::list(rows)?;
    let mut sides = vec![
        Side::new(format!("validate, {rows} rows"), validate(&file)),
        Side::new(format!("bare read, {rows} rows"), bare(&file)?),
    ];
    if Command::new("qsv").arg("--version").output().is_ok() {
        let mut qsv = Command::new("qsv");
        qsv.arg("validate").arg(&file);
        sides.push(Side::new(format!("qsv validate, {rows} rows"), qsv));
    }
    for _ in 0..TURNS {
        for side in &mut sides {
            side.take_turn()?;
        }
    }
    println!("{:<34} {:>10} {:>10} {:>10}", "side", "fastest", "median", "memory");
    sides.iter_mut().for_each(Side::print);
    Ok(())
}

fn validate(file: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_delegate-quota"));
    command.args(["validate", "--isolated", "--level", "district", "--color", "never"]);
    command.args(["--max-cells", "10000000", "--max-file-size", "500"]).arg(file);
    command
}

fn bare(file: &Path) -> Result<Command> {
    let mut command = Command::new(std::env::current_exe()?);
    command.arg("--bare").arg(file);
    Ok(command)
}
