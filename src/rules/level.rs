//! The levels of congress, and limits that differ by level.

use std::collections::BTreeMap;

use super::KnownWords;
use crate::spelling;
use crate::wording::{Text, joined};

/// A level of congress, as a ruleset names it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Level {
    /// The name used in rules, options and JSON.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// The words before a unit's name that tell the level: `huyện`, `tỉnh`.
    #[serde(skip)]
    pub(crate) title_words: KnownWords<String>,
    /// Units of this level that no such word tells apart: cities directly under the centre.
    #[serde(skip)]
    pub(crate) names: KnownWords<String>,
}

impl Level {
    /// Whether the level is the one of this unit by name, as written in a title.
    pub fn names_unit(&self, written: &str) -> bool {
        !self.names.written().is_empty() && {
            let folded = spelling::words(written);
            self.names.folded().contains(&folded)
        }
    }

    /// The word for the level that `--level` takes: `huyện`, `district`. A title of several words is
    /// not for typing.
    pub fn word(&self) -> Text {
        let vi = self.title.vi.strip_prefix("cấp ").unwrap_or(&self.title.vi);
        let is_one_word = !vi.is_empty() && !vi.contains(char::is_whitespace);
        Text::new(if is_one_word { vi } else { &self.id }, &*self.id)
    }

    /// What `--level` takes: `huyện|tỉnh`, `district|province`.
    pub fn choice(levels: &[Self]) -> Text {
        joined(&levels.iter().map(Self::word).collect::<Vec<_>>(), "|")
    }
}

/// A value that is one for all levels, or one for each of some.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ByLevel<T> {
    All(T),
    /// One for each level named; the rule says nothing at the others.
    Each(BTreeMap<String, T>),
}

impl<T> ByLevel<T> {
    /// The value at this level.
    pub fn at(&self, level: &str) -> Option<&T> {
        match self {
            Self::All(value) => Some(value),
            Self::Each(values) => values.get(level),
        }
    }

    /// What each value comes to.
    pub(crate) fn map<U>(self, turn: impl Fn(T) -> U) -> ByLevel<U> {
        match self {
            Self::All(value) => ByLevel::All(turn(value)),
            Self::Each(values) => ByLevel::Each(
                values.into_iter().map(|(level, value)| (level, turn(value))).collect(),
            ),
        }
    }
}

impl ByLevel<String> {
    /// The words of all levels, each once.
    pub fn joined(&self) -> String {
        match self {
            Self::All(words) => words.clone(),
            Self::Each(words) => {
                let mut distinct: Vec<&str> = words.values().map(String::as_str).collect();
                distinct.dedup();
                distinct.join("; ")
            }
        }
    }
}

/// The value at this level of a limit that may be left out.
pub(crate) fn at<'a, T>(limit: Option<&'a ByLevel<T>>, level: &str) -> Option<&'a T> {
    limit?.at(level)
}
