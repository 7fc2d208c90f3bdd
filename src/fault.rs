//! Why something could not be done, and the way on.
//!
//! Every room that can refuse something returns a [`Fault`]: what is wrong as a lower-case fragment,
//! found and expected, and what to do about it, in both languages. Only `cli` prints one, and only
//! there it is decided what becomes of the run. An error of its own type is left where the code
//! itself asks which error it is, and becomes a fault where it leaves its room.

use std::fmt;

use crate::text;
use crate::wording::{Part, Text};

/// Why something could not be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// What it is about: a file's name as the user gave it. None where the message tells it.
    pub about: Option<String>,
    /// What went wrong: a lower-case fragment, found and expected.
    pub message: Text,
    /// The way on, at most a few lines.
    pub help: Vec<Text>,
    /// The problems of a written file, shown in place of the message.
    pub problems: Option<Box<MarkedProblems>>,
}

/// The problems of a file that somebody wrote by hand, each with its line and a caret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkedProblems {
    /// In plain letters.
    pub plain: Text,
    /// With the colours of a terminal.
    pub coloured: Text,
}

impl Fault {
    /// A fault with nothing to say beyond its message.
    pub fn new(message: Text) -> Self {
        Self { about: None, message, help: Vec::new(), problems: None }
    }

    /// The same fault, about this file.
    #[must_use]
    pub fn about(self, about: impl fmt::Display) -> Self {
        Self { about: Some(about.to_string()), ..self }
    }

    /// The same fault, with one more way on.
    #[must_use]
    pub fn help(mut self, help: Text) -> Self {
        self.help.push(help);
        self
    }

    /// The same fault, with all these ways on, or none.
    #[must_use]
    pub fn helps(mut self, help: impl IntoIterator<Item = Text>) -> Self {
        self.help.extend(help);
        self
    }

    /// The same fault, its message behind the option, file or key that it comes from.
    #[must_use]
    pub fn at(self, place: impl Part) -> Self {
        let message = text!("{place}: {message}", place, message = self.message);
        Self { message, ..self }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let problems = self.problems.as_ref().map(|problems| &problems.plain);
        f.write_str(&problems.unwrap_or(&self.message).en)
    }
}

impl std::error::Error for Fault {}
