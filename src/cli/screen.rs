//! The terminal: how wide it is, whether it shows colours, and what is told on standard error.

use std::ffi::OsString;
use std::io::{IsTerminal as _, Write as _};

use anstream::AutoStream;
use anstyle::AnsiColor;

use super::exit_code::ExitStatus;
use super::language;
use super::options::{ColourOption, GlobalOptions};
use crate::fault::{Fault, MarkedProblems};
use crate::render::{OverviewOrder, RenderOptions, for_terminal, for_terminal_lines};
use crate::settings::LocalTerms;
use crate::wording::{Lang, Text};

/// The width where nothing tells it.
const WIDTH: usize = 80;

/// Wider terminals are not filled: the eye would lose the line.
const WIDEST: usize = 200;

const HELP: Text = Text::fixed("gợi ý:", "help:");
const ERROR: Text = Text::fixed("lỗi:", "error:");
const WARNING: Text = Text::fixed("cảnh báo:", "warning:");

/// What is known of where the output goes.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is an option of the command line by itself"
)]
pub(super) struct Screen {
    pub(super) lang: Lang,
    pub(super) quiet: bool,
    /// Whether standard output shows colours.
    pub(super) colour: bool,
    /// Whether standard output shows the letters of a typewriter alone.
    plain_letters: bool,
    /// What the user asked for, whatever the output is.
    pub(super) asked: ColourOption,
    /// Whether the user asked for this language, which then wins over the settings.
    lang_asked: bool,
    pub(super) width: usize,
    error_colour: bool,
}

impl Screen {
    pub(super) fn new(lang: Lang, options: &GlobalOptions) -> Self {
        let wanted = |automatic: anstream::ColorChoice| match options.color {
            ColourOption::Always => true,
            ColourOption::Never => false,
            ColourOption::Auto => automatic != anstream::ColorChoice::Never,
        };
        Self {
            lang,
            lang_asked: options.lang.is_some(),
            quiet: options.quiet,
            colour: wanted(AutoStream::choice(&std::io::stdout())),
            plain_letters: has_plain_letters(
                language::charset().as_deref(),
                std::env::var("TERM").ok().as_deref(),
            ),
            asked: options.color,
            width: width(),
            error_colour: wanted(AutoStream::choice(&std::io::stderr())),
        }
    }

    /// The same screen in the language that a settings file asks for, unless the user asked for one.
    pub(super) fn in_language_of(&self, settings: Option<Lang>) -> Self {
        let lang = settings.filter(|_| !self.lang_asked).unwrap_or(self.lang);
        Self { lang, ..*self }
    }

    /// How a page on standard output is to look.
    pub(super) fn page(&self, all: bool) -> RenderOptions {
        RenderOptions {
            lang: self.lang,
            width: self.width,
            colour: self.colour,
            plain_letters: self.plain_letters,
            all,
            quiet: self.quiet,
            details: false,
            order: OverviewOrder::Worst,
            day: None,
        }
    }

    /// Tells why a command stopped. What has no words of its own, such as a full disk, is told in
    /// those of the system.
    pub(super) fn stop(&self, error: &anyhow::Error) -> ExitStatus {
        match error.downcast_ref::<Fault>() {
            Some(fault) => self.fail(fault),
            None => self.fail(&Fault::new(Text::same(format!("{error:#}")))),
        }
        ExitStatus::NotChecked
    }

    /// Tells why something could not be done: `error:` and at most a few `help:` lines.
    pub(super) fn fail(&self, fault: &Fault) {
        let mut lines = match &fault.problems {
            Some(problems) => {
                let MarkedProblems { plain, coloured } = &**problems;
                let problems = if self.error_colour { coloured } else { plain };
                format!("{}\n", problems.get(self.lang))
            }
            None => self.error_line(fault),
        };
        for help in &fault.help {
            let label = self.paint(AnsiColor::Cyan, &HELP);
            let help = for_terminal_lines(help.get(self.lang));
            lines = format!("{lines}{label} {help}\n");
        }
        self.tell(&lines);
    }

    fn error_line(&self, fault: &Fault) -> String {
        let label = self.paint(AnsiColor::Red, &ERROR);
        let message = for_terminal_lines(fault.message.get(self.lang));
        match &fault.about {
            Some(name) => format!("{label} {}: {message}\n", for_terminal(name)),
            None => format!("{label} {message}\n"),
        }
    }

    /// A line about the run itself, which `--quiet` leaves out.
    pub(super) fn note(&self, note: &Text) {
        if !self.quiet {
            self.tell(&format!("{}\n", for_terminal(note.get(self.lang))));
        }
    }

    /// A line about something that needs attention, `--quiet` or not.
    pub(super) fn warn(&self, warning: &Text) {
        let label = self.paint(AnsiColor::Yellow, &WARNING);
        self.tell(&format!("{label} {}\n", for_terminal(warning.get(self.lang))));
    }

    /// Tells which waivers for a list are not applied any more: `validate` has it among its
    /// findings between lists, which a report on one list does not have.
    pub(super) fn warn_of_expired(&self, terms: &LocalTerms<'_>) {
        for warning in terms.told_expired() {
            self.warn(&warning);
        }
    }

    /// Empties the screen for the next page; only on a terminal that can.
    pub(super) fn clear() {
        let stdout = std::io::stdout();
        if !stdout.is_terminal() || std::env::var_os("TERM").is_some_and(|kind| kind == "dumb") {
            return;
        }
        let mut stdout = AutoStream::new(stdout, anstream::ColorChoice::Always);
        let _ = stdout.write_all(b"\x1b[2J\x1b[H").and_then(|()| stdout.flush());
    }

    /// Where standard error cannot be written to, there is nobody left to tell.
    fn tell(&self, text: &str) {
        let mut stderr = AutoStream::new(
            std::io::stderr(),
            if self.error_colour {
                anstream::ColorChoice::Always
            } else {
                anstream::ColorChoice::Never
            },
        );
        let _ = stderr.write_all(text.as_bytes());
    }

    fn paint(&self, colour: AnsiColor, label: &Text) -> String {
        let (style, text) = (colour.on_default().bold(), label.get(self.lang));
        if self.error_colour {
            format!("{}{text}{}", style.render(), style.render_reset())
        } else {
            text.to_owned()
        }
    }
}

/// The terminal's columns; `COLUMNS` where standard output is none.
fn width() -> usize {
    let terminal = std::io::stdout()
        .is_terminal()
        .then(terminal_size::terminal_size)
        .flatten()
        .map(|(columns, _)| usize::from(columns.0));
    let variable = || std::env::var("COLUMNS").ok()?.parse().ok();
    terminal.or_else(variable).filter(|columns| *columns > 0).unwrap_or(WIDTH).min(WIDEST)
}

/// Where the locale writes no Unicode, or the terminal is one that only types.
fn has_plain_letters(charset: Option<&str>, terminal: Option<&str>) -> bool {
    let is_unicode = charset.is_none_or(|charset| {
        let bare: String = charset.chars().filter(char::is_ascii_alphanumeric).collect();
        bare.eq_ignore_ascii_case("utf8")
    });
    !is_unicode || terminal == Some("dumb")
}

/// The colours of the parser's own help and errors.
pub(super) fn early_colour(arguments: &[OsString]) -> clap::ColorChoice {
    match language::option(arguments, "--color") {
        Some("always") => clap::ColorChoice::Always,
        Some("never") => clap::ColorChoice::Never,
        _ => clap::ColorChoice::Auto,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_plain_where_the_terminal_shows_no_others() {
        for (charset, terminal, expected) in [
            (Some("UTF-8"), Some("xterm"), false),
            (Some("utf8"), None, false),
            (None, None, false),
            (Some("ANSI_X3.4-1968"), Some("xterm"), true),
            (Some("UTF-8"), Some("dumb"), true),
        ] {
            assert_eq!(has_plain_letters(charset, terminal), expected, "{charset:?} {terminal:?}");
        }
    }
}
