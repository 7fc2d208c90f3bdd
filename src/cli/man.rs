//! `man`: the manual page, in roff; that of each command follows that of the tool.

use super::arguments;
use super::exit_code::ExitStatus;
use super::output;
use super::screen::Screen;

pub(super) fn run(screen: &Screen) -> anyhow::Result<ExitStatus> {
    let mut command = arguments::command(screen.lang);
    command.build();
    let mut page = Vec::new();
    render(&command, &mut page)?;
    output::print(&String::from_utf8_lossy(&page), screen)?;
    Ok(ExitStatus::Accepted)
}

fn render(command: &clap::Command, page: &mut Vec<u8>) -> std::io::Result<()> {
    clap_mangen::Man::new(command.clone()).render(page)?;
    for subcommand in command.get_subcommands() {
        let name = subcommand.get_bin_name().map(|name| name.replace(' ', "-"));
        let subcommand = subcommand.clone();
        let named = match name {
            Some(name) => subcommand.display_name(name),
            None => subcommand,
        };
        render(&named, page)?;
    }
    Ok(())
}
