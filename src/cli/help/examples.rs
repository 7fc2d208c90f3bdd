//! What stands at the end of a command's help: examples, and what its exit status means.
//!
//! The examples of a command are lines of `examples.txt`. `-h` has neither; `--help` and the manual
//! have both.

use std::sync::LazyLock;

use clap::Command;

use crate::wording::{Lang, Text};

/// A command line with what it does, each as its language writes it.
type Example = (Text, Text);

/// The examples of each command, of the tool itself in front.
static EXAMPLES: LazyLock<Vec<(&str, Vec<Example>)>> =
    LazyLock::new(|| read(include_str!("examples.txt")));

/// A command at the beginning of a line, and beneath it pairs of a Vietnamese line and an English
/// one: the command line, a bar, what it does.
fn read(text: &'static str) -> Vec<(&'static str, Vec<Example>)> {
    let mut commands: Vec<(&str, Vec<Example>)> = Vec::new();
    let mut vietnamese = None;
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let told = |of: &str| line.trim_start().strip_prefix(of)?.trim_start().split_once(" | ");
        match (commands.last_mut(), told("en:"), vietnamese) {
            (Some((_, examples)), Some((en, does_en)), Some((vi, does_vi))) => {
                examples.push((Text::fixed(vi, en), Text::fixed(does_vi, does_en)));
                vietnamese = None;
            }
            _ if line.starts_with(' ') => vietnamese = told("vi:"),
            _ => commands.push((line, Vec::new())),
        }
    }
    commands
}

/// Commands that judge a list, or what it would become.
const JUDGES: [&str; 5] = ["delegate-quota", "validate", "compare", "what-if", "repair"];

static STATUS_OF_A_VERDICT: Text = Text::fixed(
    "0 không có quy định nào chưa đạt; 1 có quy định chưa đạt; 2 không kiểm tra được.",
    "0 nothing is broken, 1 something is broken, 2 it could not be checked.",
);
static STATUS: Text = Text::fixed(
    "0 đã xong; 1 câu trả lời là không; 2 không làm được.",
    "0 done, 1 the answer is no, 2 it could not be done.",
);

/// The command with its examples and its exit status, where it has any.
pub(super) fn at_the_end(command: Command, lang: Lang) -> Command {
    let (examples, status) = (of(command.get_name()), status(command.get_name()));
    if examples.is_empty() {
        return command;
    }
    let header = command.get_styles().get_header();
    let (bold, plain) = (header.render(), header.render_reset());
    let (examples_title, status_title, more) = match lang {
        Lang::Vi => ("Ví dụ:", "Mã thoát:", "Thêm --help để xem đầy đủ, kèm ví dụ."),
        Lang::En => ("Examples:", "Exit status:", "Use --help for all options, with examples."),
    };
    let lines: Vec<String> = examples.iter().map(|example| shown(example, lang)).collect();
    let (lines, status) = (lines.join("\n"), status.get(lang));
    let end = format!(
        "{bold}{examples_title}{plain}\n{lines}\n\n{bold}{status_title}{plain}\n  {status}"
    );
    command.after_help(more).after_long_help(end)
}

fn shown((line, does): &Example, lang: Lang) -> String {
    format!("  {}\n      {}", line.get(lang), does.get(lang))
}

/// The examples of a command.
pub(in crate::cli) fn of(command: &str) -> &'static [Example] {
    EXAMPLES.iter().find(|(name, _)| *name == command).map_or(&[], |(_, examples)| examples)
}

/// What the exit status of a command means.
pub(in crate::cli) fn status(command: &str) -> &'static Text {
    if JUDGES.contains(&command) { &STATUS_OF_A_VERDICT } else { &STATUS }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::arguments::command;

    #[test]
    fn every_example_is_a_command_line_that_is_understood() {
        for (name, examples) in EXAMPLES.iter() {
            let lines = examples.iter().flat_map(|(line, _)| [&line.vi, &line.en]);
            for line in lines {
                let line = line.split(" > ").next().unwrap();
                let mut words = Vec::new();
                for (at, part) in line.split('"').enumerate() {
                    match at % 2 {
                        0 => words.extend(part.split_whitespace().map(std::ffi::OsString::from)),
                        _ => words.push(part.into()),
                    }
                }
                let words = crate::cli::shorthand::in_full(words);
                let read = command(Lang::En).try_get_matches_from(&words);
                let read = read.unwrap_or_else(|fault| panic!("{line}: {fault}"));
                let asked = read.subcommand_name().unwrap();
                assert!(asked == *name || *name == "delegate-quota", "{line} stands under {name}");
            }
        }
    }

    #[test]
    fn every_command_has_examples_but_the_manual() {
        let command = command(Lang::En);
        let without: Vec<&str> = command
            .get_subcommands()
            .map(Command::get_name)
            .filter(|name| of(name).is_empty())
            .collect();
        assert_eq!(without, ["man"]);
    }
}
