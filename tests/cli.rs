//! The command as people use it: each console block is run, and must print what it shows.
//!
//! `TRYCMD=overwrite cargo test --test main cli` writes the blocks anew from what the command
//! prints; look at the difference before it is kept.

/// Console blocks, in English on a terminal of so many columns without colours where a block does
/// not say otherwise.
fn on_a_terminal(columns: &str) -> trycmd::TestCases {
    let cases = trycmd::TestCases::new();
    let locale = "C.UTF-8";
    cases
        .env("COLUMNS", columns)
        .env("LANG", locale)
        .env("LC_ALL", locale)
        .env("NO_COLOR", "1")
        .env("TERM", "xterm");
    cases
}

/// The README in both languages, the pages under `docs`, the examples and the cases under `tests/cmd`.
#[test]
fn every_console_block_shows_what_the_command_prints() {
    on_a_terminal("100")
        .case("README*.md")
        .case("docs/*.md")
        .case("examples/*/README.md")
        .case("tests/cmd/*.md");
}

#[test]
fn narrow_and_wide_terminals_show_the_same_in_their_width() {
    on_a_terminal("80").case("tests/cmd/narrow/*.md");
    on_a_terminal("120").case("tests/cmd/wide/*.md");
}
