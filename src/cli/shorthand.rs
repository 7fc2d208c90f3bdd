//! Command lines that people type and that name no command: `delegate-quota list.xlsx` checks the
//! list, and `delegate-quota help quota` is `delegate-quota quota --help`. Lists that are dropped onto the
//! program are such a line.

use std::ffi::{OsStr, OsString};
use std::path::Path;

use super::arguments::is_command;

/// The command line in full, the program's name first.
pub(super) fn in_full(mut line: Vec<OsString>) -> Vec<OsString> {
    if line.get(1).is_some_and(|word| word == "help") {
        line.remove(1);
        line.push("--help".into());
    } else if names_a_list(line.get(1..).unwrap_or_default()) {
        line.insert(1, "validate".into());
    }
    line
}

/// The line of lists that were dropped onto the program: their report opens in the browser. Any other
/// line is left as it is.
pub(super) fn opened(mut line: Vec<OsString>) -> Vec<OsString> {
    let words = line.get(1..).unwrap_or_default();
    if !words.is_empty() && words.iter().all(|word| Path::new(word).is_absolute()) {
        line.push("--open".into());
    }
    line
}

/// Whether the words name a list and no command. A mistyped command stands in front and looks like no
/// path, so that it is told as one.
fn names_a_list(words: &[OsString]) -> bool {
    let Some(first) = words.first().filter(|_| !words.iter().any(|word| is_command(word))) else {
        return false;
    };
    let is_option = |word: &OsStr| word.len() > 1 && word.as_encoded_bytes().starts_with(b"-");
    if is_option(first) { words.iter().any(|word| is_a_path(word)) } else { is_a_path(first) }
}

/// Something that stands on the disk, or is written as paths are.
fn is_a_path(word: &OsStr) -> bool {
    let written = word.as_encoded_bytes();
    word == "-"
        || Path::new(word).exists()
        || (!written.starts_with(b"-") && written.iter().any(|byte| b"./\\*".contains(byte)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn full(line: &str) -> String {
        let words = line.split(' ').map(OsString::from).collect();
        let full = in_full(words);
        full.iter().map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_path_alone_is_checked() {
        for line in
            ["list.xlsx", "--lang vi list.xlsx", "src", "-", "lists/2024", "*.xlsx --strict"]
        {
            assert_eq!(full(&format!("dq {line}")), format!("dq validate {line}"));
        }
    }

    #[test]
    fn commands_their_mistyped_names_and_bare_options_are_left_as_they_are() {
        for line in
            ["validate list.xlsx", "--lang vi quota", "valdate list.xlsx", "--help", "-V", "quota"]
        {
            assert_eq!(full(&format!("dq {line}")), format!("dq {line}"));
        }
        assert_eq!(full("dq"), "dq");
    }

    #[test]
    fn dropped_lists_open_in_the_browser() {
        let list = std::env::temp_dir().join("a.xlsx").into_os_string();
        let line = |words: &[&str]| -> Vec<OsString> {
            let word = |it: &&str| if *it == "LIST" { list.clone() } else { OsString::from(it) };
            words.iter().map(word).collect()
        };
        assert_eq!(opened(line(&["dq", "LIST", "LIST"])), line(&["dq", "LIST", "LIST", "--open"]));
        for typed in
            [&["dq", "LIST", "--strict"][..], &["dq", "a.xlsx"], &["dq", "--open"], &["dq"]]
        {
            assert_eq!(opened(line(typed)), line(typed));
        }
    }

    #[test]
    fn help_is_asked_for_as_elsewhere() {
        assert_eq!(full("dq help quota"), "dq quota --help");
        assert_eq!(full("dq help"), "dq --help");
    }
}
