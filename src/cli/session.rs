//! What a command that looks at one list works under: the rules in force for it, in the language
//! that their settings ask for.
//!
//! `compare`, `what-if` and `repair` begin here, so that all of them judge a list alike, refuse the
//! same settings in the same words, and write over no file that their report is made from.

use std::path::{Path, PathBuf};

use super::exit_code::ExitStatus;
use super::options::CheckingOptions;
use super::screen::Screen;
use crate::render::RenderOptions;
use crate::report::Strictness;
use crate::runs::RulesInForce;
use crate::validate::CheckSettings;

/// What is the same for everything that one run of a command does.
pub(super) struct Session<'a> {
    pub(super) checking: &'a CheckingOptions,
    pub(super) in_force: &'a RulesInForce,
    /// What lists are checked with.
    pub(super) settings: CheckSettings<'a>,
    pub(super) strictness: Strictness,
    pub(super) screen: &'a Screen,
}

impl Session<'_> {
    /// Opens what is in force for a list, and does the work under it.
    pub(super) fn open(
        checking: &CheckingOptions,
        list: &Path,
        screen: &Screen,
        work: impl FnOnce(&Session<'_>) -> anyhow::Result<ExitStatus>,
    ) -> anyhow::Result<ExitStatus> {
        let in_force = checking.governing.in_force(list)?;
        Ok(in_language_of(&in_force, screen, |screen| {
            work(&Session {
                checking,
                in_force: &in_force,
                settings: checking.check_settings(&in_force)?,
                strictness: checking.strictness(in_force.settings()),
                screen,
            })
        }))
    }

    /// How a page of the report is to look, which tells the day of the check.
    pub(super) fn page(&self, all: bool) -> RenderOptions {
        RenderOptions { day: Some(self.settings.today), ..self.screen.page(all) }
    }

    /// The files that a report on these lists is made from, none of which may be written over.
    pub(super) fn originals(&self, lists: &[&Path]) -> Vec<PathBuf> {
        self.checking.originals(lists, &[self.in_force])
    }
}

/// Does the work in the language that the settings in force ask for, and tells in it why the work
/// stopped.
pub(super) fn in_language_of(
    in_force: &RulesInForce,
    screen: &Screen,
    work: impl FnOnce(&Screen) -> anyhow::Result<ExitStatus>,
) -> ExitStatus {
    let screen = screen.in_language_of(in_force.lang());
    work(&screen).unwrap_or_else(|error| screen.stop(&error))
}
