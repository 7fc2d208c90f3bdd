//! The command as people use it: each console block is run, and must print what it shows.
//!
//! `TRYCMD=overwrite cargo test --test main cli` writes the blocks anew from what the command
//! prints; look at the difference before it is kept.

/// The README, the examples and the cases under `tests/cmd`, in English on a terminal of 100
/// columns without colours where a block does not say otherwise.
#[test]
fn every_console_block_shows_what_the_command_prints() {
    trycmd::TestCases::new()
        .env("COLUMNS", "100")
        .env("LANG", "C")
        .env("LC_ALL", "C")
        .env("NO_COLOR", "1")
        .case("README.md")
        .case("examples/*/README.md")
        .case("tests/cmd/*.md");
}
