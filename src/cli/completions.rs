//! `completions`: a script by which a shell completes commands and options.

use super::arguments;
use super::exit_code::ExitStatus;
use super::output;
use super::screen::Screen;

#[derive(Debug, clap::Args)]
pub(super) struct CompletionsOptions {
    /// The shell
    /// vi: Tên shell
    #[arg(value_name = "SHELL")]
    shell: clap_complete::Shell,
}

pub(super) fn run(options: &CompletionsOptions, screen: &Screen) -> anyhow::Result<ExitStatus> {
    let mut command = arguments::command(screen.lang);
    let name = command.get_name().to_owned();
    let mut script = Vec::new();
    clap_complete::generate(options.shell, &mut command, name, &mut script);
    output::print(&String::from_utf8_lossy(&script), screen)?;
    Ok(ExitStatus::Accepted)
}
