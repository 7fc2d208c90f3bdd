//! The command line: the only place that prints or exits.
//!
//! Standard output holds the report alone; everything about the run itself goes to standard error.
//! Help and errors are in the language of the user, which is found before the arguments are parsed.

mod allocate;
mod arguments;
mod browser;
mod changes;
mod check_again;
mod clock;
mod compare;
mod completions;
pub mod exit_code;
mod help;
mod init;
mod inspect;
mod language;
mod man;
mod one_list;
mod options;
mod output;
mod own_window;
mod profile;
mod quota;
mod repair;
mod rules;
mod save;
mod screen;
mod session;
mod settings;
mod shorthand;
mod stats;
mod template;
mod unquoted;
mod usage;
mod usage_in_vietnamese;
mod validate;
mod what_if;

use std::ffi::OsString;

#[cfg(test)]
use arguments::command;
use arguments::{Arguments, Subcommand};
use exit_code::ExitStatus;
use options::GlobalOptions;
use screen::Screen;

use crate::panics;
use crate::wording::Lang;

/// Parses the arguments, the program's name first, and runs the command. A window that would close with
/// it is kept until the person has read.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitStatus {
    let line: Vec<OsString> = arguments.into_iter().collect();
    let lang = language::of_run(&line);
    if !own_window::is_there() {
        return run_line(line, lang);
    }
    let status = if line.len() > 1 {
        run_line(shorthand::opened(line), lang)
    } else {
        own_window::introduce(lang);
        ExitStatus::NotChecked
    };
    own_window::wait(lang);
    status
}

fn run_line(line: Vec<OsString>, lang: Lang) -> ExitStatus {
    panics::silence();
    if let Err(fault) = unquoted::refuse(line.get(1..).unwrap_or_default()) {
        Screen::new(lang, &GlobalOptions::default()).fail(&fault);
        return ExitStatus::NotChecked;
    }
    let line = shorthand::in_full(line);
    let arguments = match arguments::read(&line, lang, screen::early_colour(&line)) {
        Ok(arguments) => arguments,
        Err(error) => return usage::tell(&error, lang),
    };
    let screen = Screen::new(lang, &arguments.global);
    match panics::caught(|| dispatch(&arguments, &screen)) {
        Ok(Ok(status)) => status,
        Ok(Err(error)) => screen.stop(&error),
        Err(fault) => {
            screen.fail(&fault);
            ExitStatus::NotChecked
        }
    }
}

fn dispatch(arguments: &Arguments, screen: &Screen) -> anyhow::Result<ExitStatus> {
    match &arguments.command {
        Subcommand::Validate(options) => validate::run(options, screen),
        Subcommand::Inspect(options) => inspect::run(options, screen),
        Subcommand::Stats(options) => stats::run(options, screen),
        Subcommand::Settings(options) => settings::run(options, screen),
        Subcommand::Allocate(options) => allocate::run(options, screen),
        Subcommand::Quota(options) => quota::run(options, screen),
        Subcommand::Compare(options) => compare::run(options, screen),
        Subcommand::WhatIf(options) => what_if::run(options, screen),
        Subcommand::Repair(options) => repair::run(options, screen),
        Subcommand::Rules(options) => rules::run(&options.command, screen),
        Subcommand::Profile(options) => profile::run(options, screen),
        Subcommand::Init(options) => init::run(options, screen),
        Subcommand::Template(options) => template::run(options, screen),
        Subcommand::Completions(options) => completions::run(options, screen),
        Subcommand::Man => man::run(screen),
    }
}
