//! `completions`: a script by which a shell completes commands and options, and the values of those
//! that take a level or a ruleset.

use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Arg, Command};
use clap_complete::Shell;

use super::arguments;
use super::exit_code::ExitStatus;
use super::output;
use super::screen::Screen;
use crate::rules::{self, Ruleset};
use crate::wording::Lang;

#[derive(Debug, clap::Args)]
pub(super) struct CompletionsOptions {
    /// The shell
    /// vi: Tên shell
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

pub(super) fn run(options: &CompletionsOptions, screen: &Screen) -> anyhow::Result<ExitStatus> {
    let mut command = with_values(arguments::command(screen.lang), screen.lang);
    let name = command.get_name().to_owned();
    let mut script = Vec::new();
    clap_complete::generate(options.shell, &mut command, name, &mut script);
    let script = taking_files(&String::from_utf8_lossy(&script), options.shell);
    output::print(&script, screen)?;
    Ok(ExitStatus::Accepted)
}

/// The script with files, too, where a ruleset is named: the generator offers either values or files.
/// That of bash falls back on files by itself.
fn taking_files(script: &str, shell: Shell) -> String {
    match shell {
        Shell::Fish => {
            let taking = |line: &str| {
                let is_of_rules = line.contains(" -l rules ");
                let values = if is_of_rules { " -r -F -a " } else { " -r -f -a " };
                line.replace(" -r -f -a ", values) + "\n"
            };
            script.lines().map(taking).collect()
        }
        Shell::Zsh => {
            let ids: Vec<&str> = rules::builtin().iter().map(|shipped| shipped.id).collect();
            let action = format!(":{{compadd {}; _files}}'", ids.join(" "));
            let mut parts = script.split("'--rules=");
            let mut taking = parts.next().unwrap_or_default().to_owned();
            for part in parts {
                let values = part.split_once(":((").zip(part.split_once("))'"));
                let option =
                    values.map(|((before, _), (_, behind))| before.to_owned() + &action + behind);
                taking = taking + "'--rules=" + option.as_deref().unwrap_or(part);
            }
            taking
        }
        _ => script.to_owned(),
    }
}

/// The command with the values that a shell can offer. Others are taken as well, such as the path of
/// a rules file: the parser that reads a command line knows nothing of these.
fn with_values(command: Command, lang: Lang) -> Command {
    let shipped = || rules::builtin().iter().filter_map(|shipped| rules::load(shipped.id).ok());
    let rulesets: Vec<Ruleset> = shipped().collect();
    offering(command, &levels(&rulesets, lang), &ids(&rulesets, lang))
}

fn offering(command: Command, levels: &[PossibleValue], rulesets: &[PossibleValue]) -> Command {
    let offers = |argument: Arg| match argument.get_id().as_str() {
        "level" => argument.value_parser(PossibleValuesParser::new(levels.to_vec())),
        "rules" | "ruleset" => argument.value_parser(PossibleValuesParser::new(rulesets.to_vec())),
        _ => argument,
    };
    command.mut_args(offers).mut_subcommands(|subcommand| offering(subcommand, levels, rulesets))
}

/// Each level once, by the word that the language has for it.
fn levels(rulesets: &[Ruleset], lang: Lang) -> Vec<PossibleValue> {
    let mut values: Vec<PossibleValue> = Vec::new();
    for level in rulesets.iter().flat_map(|ruleset| &ruleset.levels) {
        // The parser asks for names that last as long as the program, which ends behind these.
        let word: &'static str = level.word().in_lang(lang).leak();
        if !values.iter().any(|value| value.get_name() == word) {
            values.push(PossibleValue::new(word).help(level.title.get(lang).to_owned()));
        }
    }
    values
}

fn ids(rulesets: &[Ruleset], lang: Lang) -> Vec<PossibleValue> {
    let value = |ruleset: &Ruleset| {
        let shipped = rules::builtin().iter().find(|shipped| shipped.id == ruleset.id)?;
        Some(PossibleValue::new(shipped.id).help(ruleset.title.get(lang).to_owned()))
    };
    rulesets.iter().filter_map(value).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn script(shell: Shell, lang: Lang) -> String {
        let mut command = with_values(arguments::command(lang), lang);
        let mut script = Vec::new();
        clap_complete::generate(shell, &mut command, "delegate-quota", &mut script);
        taking_files(&String::from_utf8(script).unwrap(), shell)
    }

    #[test]
    fn levels_and_rulesets_are_offered_as_values() {
        for shell in [Shell::Bash, Shell::Zsh, Shell::Fish] {
            for (lang, level) in [(Lang::En, "district"), (Lang::Vi, "huyện")] {
                let script = script(shell, lang);
                for value in [level, "vn-2024-bac-kan"] {
                    assert!(script.contains(value), "{shell}, {value}");
                }
            }
        }
        let fish = script(Shell::Fish, Lang::Vi);
        assert!(fish.contains("cấp tỉnh"), "{fish}");
    }

    #[test]
    fn a_rules_file_is_completed_beside_the_shipped_rulesets() {
        let fish = script(Shell::Fish, Lang::En);
        let rules = fish.lines().find(|line| line.contains(" -l rules ")).unwrap();
        assert!(rules.contains(" -r -F -a \"vn-2024"), "{rules}");
        let zsh = script(Shell::Zsh, Lang::En);
        let rules = zsh.lines().find(|line| line.contains("'--rules=")).unwrap();
        assert!(rules.contains(":ID|PATH:{compadd vn-2024 vn-2024-thai-nguyen"), "{rules}");
        assert!(rules.ends_with("; _files}' \\"), "{rules}");
    }
}
