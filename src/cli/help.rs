//! The help of the command line, in Vietnamese or in English.
//!
//! Both texts of a command or option stand in its doc comment, which the parser takes for one text:
//! the English one, and behind `vi:` the Vietnamese one. Here one of them is chosen. What the parser
//! itself says in its help is English, and is said anew in Vietnamese.

pub(super) mod examples;
mod value_names;

use clap::builder::StyledStr;
use clap::{Arg, Command};

use crate::wording::Lang;

const USAGE: &str = "Cách dùng:";
const COMMANDS: &str = "Lệnh";
const ARGUMENTS: &str = "Tham số";
const OPTIONS: &str = "Tùy chọn";

/// A group of options under a heading of its own.
struct Group {
    english: &'static str,
    vietnamese: &'static str,
    options: &'static [&'static str],
}

/// The groups of options, by the names of the options. What is in none is an option of its command.
const GROUPS: [Group; 5] = [
    Group {
        english: "Rules",
        vietnamese: "Quy định áp dụng",
        options: &[
            "rules",
            "level",
            "congress",
            "config",
            "isolated",
            "strict",
            "deny_warnings",
            "today",
        ],
    },
    Group {
        english: "Facts of the congress (they win over the profile)",
        vietnamese: "Thông tin về đại hội (được ưu tiên hơn hồ sơ)",
        options: &["population", "groups", "date", "days", "pilot", "delegation"],
    },
    Group {
        english: "Reading the list",
        vietnamese: "Cách đọc danh sách",
        options: &[
            "together",
            "apart",
            "sheets",
            "columns",
            "header_row",
            "map",
            "encoding",
            "max_file_size",
            "max_cells",
            "show_identity",
            "exclude",
        ],
    },
    Group {
        english: "Report",
        vietnamese: "Báo cáo",
        options: &["format", "output", "annotate", "open", "force", "all", "details", "order"],
    },
    Group {
        english: "Global options",
        vietnamese: "Tùy chọn chung",
        options: &["lang", "color", "quiet", "help", "version"],
    },
];

impl Group {
    fn of(argument: &Arg) -> Option<&'static Self> {
        let name = argument.get_id().as_str();
        GROUPS.iter().filter(|_| !argument.is_positional()).find(|it| it.options.contains(&name))
    }
}

/// What stands between the two texts.
const VIETNAMESE: &str = " vi: ";

/// The command with its help, and that of its commands, in this language.
pub(super) fn in_language(command: Command, lang: Lang) -> Command {
    let spoken = command.get_name().to_owned();
    translated(command, &spoken, lang)
}

/// The command that is called by these words.
fn translated(command: Command, spoken: &str, lang: Lang) -> Command {
    let about = told(command.get_about(), lang);
    let command = examples::at_the_end(command.about(about), lang);
    let command = command.mut_subcommands(|subcommand| {
        let spoken = format!("{spoken} {}", subcommand.get_name());
        translated(subcommand, &spoken, lang)
    });
    match lang {
        Lang::En => command.mut_args(|argument| {
            let (help, group) = (told(argument.get_help(), lang), Group::of(&argument));
            let argument = argument.help(help);
            match group {
                Some(group) => argument.help_heading(group.english),
                None => argument,
            }
        }),
        Lang::Vi => in_vietnamese(command, spoken),
    }
}

/// The text in this language; the whole of one that is told in no other.
fn told(text: Option<&StyledStr>, lang: Lang) -> String {
    let text = text.map(StyledStr::to_string).unwrap_or_default();
    match (text.split_once(VIETNAMESE), lang) {
        (Some((english, _)), Lang::En) => english.to_owned(),
        (Some((_, vietnamese)), Lang::Vi) => vietnamese.to_owned(),
        (None, _) => text,
    }
}

fn in_vietnamese(command: Command, spoken: &str) -> Command {
    let mut place = 0;
    let command =
        command.subcommand_help_heading(COMMANDS).subcommand_value_name("LỆNH").mut_args(|it| {
            let argument = argument_in_vietnamese(it);
            if !argument.is_positional() {
                return argument;
            }
            // Under a heading of their own the parser would sort them by name.
            place += 1;
            argument.display_order(place)
        });
    let usage = usage(&command, spoken);
    let header = command.get_styles().get_header();
    let template = format!(
        "{{about-with-newline}}\n{}{USAGE}{} {{usage}}\n\n{{all-args}}{{after-help}}",
        header.render(),
        header.render_reset()
    );
    command.override_usage(usage).help_template(template)
}

/// The usage line, which the parser composes with an English word in it.
fn usage(command: &Command, spoken: &str) -> String {
    let usage = command.clone().bin_name(spoken).render_usage().to_string();
    usage.trim_start_matches("Usage:").trim().replace("[OPTIONS]", "[TÙY CHỌN]")
}

fn argument_in_vietnamese(argument: Arg) -> Arg {
    let heading = match Group::of(&argument) {
        _ if argument.is_positional() => ARGUMENTS,
        Some(group) => group.vietnamese,
        None => OPTIONS,
    };
    let help = format!("{}{}", told(argument.get_help(), Lang::Vi), values(&argument));
    let takes_value = argument.get_action().takes_values();
    let argument = argument.help(help).help_heading(heading);
    if takes_value {
        value_names::in_vietnamese(argument).hide_default_value(true).hide_possible_values(true)
    } else {
        argument
    }
}

/// The default and the possible values, which the parser would name in English.
fn values(argument: &Arg) -> String {
    let takes_value = argument.get_action().takes_values();
    let default: Vec<String> = argument
        .get_default_values()
        .iter()
        .map(|value| value.to_string_lossy().into_owned())
        .collect();
    let possible: Vec<String> =
        argument.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
    let mut values = String::new();
    if takes_value && !default.is_empty() {
        values = format!(" [mặc định: {}]", default.join(", "));
    }
    if takes_value && !possible.is_empty() {
        values = format!("{values} [giá trị: {}]", possible.join(", "));
    }
    values
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli;
    use crate::cli::arguments;

    fn walk(command: &Command, path: &str, see: &mut impl FnMut(&Command, &str)) {
        see(command, path);
        for subcommand in command.get_subcommands() {
            let path = format!("{path} {}", subcommand.get_name());
            walk(subcommand, path.trim_start(), see);
        }
    }

    #[test]
    fn every_command_and_argument_is_told_in_both_languages() {
        let is_told = |text: Option<&StyledStr>, what: &str| {
            let text = text.map(StyledStr::to_string).unwrap_or_default();
            let both = text.split_once(VIETNAMESE);
            assert!(
                both.is_some_and(|(en, vi)| !en.is_empty() && !vi.is_empty()),
                "{what}: {text}"
            );
        };
        walk(&arguments::tree(), "", &mut |command, path| {
            is_told(command.get_about(), path);
            for argument in command.get_arguments() {
                is_told(argument.get_help(), &format!("{path} {}", argument.get_id()));
            }
        });
    }

    #[test]
    fn what_is_named_in_a_row_is_told_in_that_row() {
        for (lang, [old, new]) in
            [(Lang::Vi, ["<BẢN CŨ>", "<BẢN MỚI>"]), (Lang::En, ["<OLD>", "<NEW>"])]
        {
            let mut command = cli::command(lang);
            command.build();
            let compare = command.find_subcommand_mut("compare").unwrap();
            let help = compare.render_long_help().to_string();
            let at = |name: &str| help.rfind(name).unwrap_or_else(|| panic!("{name}: {help}"));
            assert!(at(old) < at(new), "{help}");
        }
    }

    #[test]
    fn the_groups_name_options_that_there_are() {
        let mut known = std::collections::BTreeSet::new();
        walk(&arguments::tree(), "", &mut |command, _| {
            known.extend(command.get_arguments().map(|argument| argument.get_id().to_string()));
        });
        for name in GROUPS.iter().flat_map(|group| group.options) {
            assert!(known.contains(*name), "{name}");
        }
    }

    #[test]
    fn no_english_word_is_left_in_the_help() {
        let mut command = cli::command(Lang::Vi);
        command.build();
        walk(&command, "", &mut |command, path| {
            let help = command.clone().render_long_help().to_string();
            for word in [
                "Usage",
                "Options",
                "Commands",
                "Arguments",
                "Print",
                "default",
                "possible",
                "OPTIONS",
            ] {
                assert!(!help.contains(word), "`{path}`: {word}\n{help}");
            }
            assert!(help.contains(USAGE), "{help}");
        });
    }
}
