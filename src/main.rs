//! The binary: parse, run, exit.

use std::process::ExitCode;

fn main() -> ExitCode {
    delegate_quota::run(std::env::args_os()).into()
}
