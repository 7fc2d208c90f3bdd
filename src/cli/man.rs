//! `man`: the manual page, in roff; that of each command follows that of the tool.

use clap_mangen::roff::{Roff, bold, roman};

use super::arguments;
use super::exit_code::ExitStatus;
use super::help::examples;
use super::output;
use super::screen::Screen;
use crate::wording::{Lang, Text};

/// The files that the tool looks for by name.
const FILES: [(&str, Text); 3] = [
    (
        "delegate-quota.toml",
        Text::fixed(
            "thiết lập của thư mục: bộ quy định, các đơn vị, những gì đã được chấp thuận",
            "the settings of a folder: the ruleset, the units, what was accepted",
        ),
    ),
    (
        "NAME.congress.toml",
        Text::fixed("hồ sơ đại hội của danh sách NAME.xlsx", "the congress profile of NAME.xlsx"),
    ),
    (
        "congress.toml",
        Text::fixed(
            "hồ sơ đại hội của mọi danh sách trong thư mục",
            "the congress profile of every list of the folder",
        ),
    ),
];

pub(super) fn run(screen: &Screen) -> anyhow::Result<ExitStatus> {
    let mut command = arguments::command(screen.lang);
    command.build();
    let mut page = Vec::new();
    render(&command, screen.lang, &mut page)?;
    output::print(&page, screen)?;
    Ok(ExitStatus::Accepted)
}

/// The page of a command, in the order of manual pages: what stands at the end of its help becomes
/// the sections EXIT STATUS, FILES and EXAMPLES.
fn render(command: &clap::Command, lang: Lang, page: &mut Vec<u8>) -> std::io::Result<()> {
    let bare = command.clone().after_help(None::<&str>).after_long_help(None::<&str>);
    let man = clap_mangen::Man::new(bare);
    man.render_title(page)?;
    man.render_name_section(page)?;
    man.render_synopsis_section(page)?;
    man.render_description_section(page)?;
    man.render_options_section(page)?;
    if command.has_subcommands() {
        man.render_subcommands_section(page)?;
    }
    sections(command, lang).to_writer(page)?;
    if command.get_version().is_some() {
        man.render_version_section(page)?;
    }
    for subcommand in command.get_subcommands() {
        let name = subcommand.get_bin_name().map(|name| name.replace(' ', "-"));
        let subcommand = subcommand.clone();
        let named = match name {
            Some(name) => subcommand.display_name(name),
            None => subcommand,
        };
        render(&named, lang, page)?;
    }
    Ok(())
}

fn sections(command: &clap::Command, lang: Lang) -> Roff {
    let name = command.get_name();
    let mut roff = Roff::default();
    let lines = examples::of(name);
    if lines.is_empty() {
        return roff;
    }
    roff.control("SH", ["EXIT STATUS"]);
    roff.text([roman(examples::status(name).get(lang))]);
    if name == "delegate-quota" {
        roff.control("SH", ["FILES"]);
        for (file, what) in &FILES {
            roff.control("TP", []);
            roff.text([bold(*file)]);
            roff.text([roman(what.get(lang))]);
        }
    }
    roff.control("SH", ["EXAMPLES"]);
    for (line, does) in lines {
        roff.control("TP", []);
        roff.text([bold(line.get(lang))]);
        roff.text([roman(does.get(lang))]);
    }
    roff
}
