//! Why a command stops before there is a report.

use std::fmt;

use crate::report::InputError;
use crate::rules::RulesError;
use crate::text;
use crate::wording::{Lang, Text};

/// A message for standard error, in both languages.
#[derive(Debug, Clone)]
pub(super) struct Failure {
    /// What it is about: a file's name as the user gave it.
    about: Option<String>,
    /// What went wrong: a lower-case fragment.
    message: Text,
    /// The way on.
    help: Vec<Text>,
    /// The problems of a written file, with their carets: shown in place of the message.
    problems: Option<Box<Problems>>,
}

#[derive(Debug, Clone)]
struct Problems {
    plain: Text,
    coloured: Text,
}

impl Failure {
    pub(super) fn new(message: Text) -> Self {
        Self { about: None, message, help: Vec::new(), problems: None }
    }

    #[must_use]
    pub(super) fn about(mut self, about: impl Into<String>) -> Self {
        self.about = Some(about.into());
        self
    }

    #[must_use]
    pub(super) fn help(mut self, help: Text) -> Self {
        self.help.push(help);
        self
    }

    /// The ruleset cannot be used; a broken file shows all of its problems.
    pub(super) fn of_rules(error: &RulesError) -> Self {
        let shown = |colour| {
            Some(Text::new(error.render(Lang::Vi, colour)?, error.render(Lang::En, colour)?))
        };
        let problems = shown(false).zip(shown(true));
        Self {
            about: None,
            message: error.message(),
            help: error.help(),
            problems: problems.map(|(plain, coloured)| Box::new(Problems { plain, coloured })),
        }
    }

    /// A fault that has no text of its own, such as a full disk.
    pub(super) fn unexpected(error: &anyhow::Error) -> Self {
        Self::new(text!(vi: "{error:#}", en: "{error:#}"))
    }

    pub(super) fn name(&self) -> Option<&str> {
        self.about.as_deref()
    }

    pub(super) fn message(&self) -> &Text {
        &self.message
    }

    pub(super) fn way_on(&self) -> &[Text] {
        &self.help
    }

    pub(super) fn problems(&self, colour: bool) -> Option<&Text> {
        let problems = self.problems.as_ref()?;
        Some(if colour { &problems.coloured } else { &problems.plain })
    }
}

impl From<InputError> for Failure {
    fn from(error: InputError) -> Self {
        Self { about: None, message: error.message, help: error.help, problems: None }
    }
}

impl From<Failure> for InputError {
    fn from(failure: Failure) -> Self {
        Self { message: failure.message, help: failure.help }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message.en)
    }
}

impl std::error::Error for Failure {}
