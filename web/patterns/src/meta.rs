//! Expressions, one or several.

use std::ops::Range;

use crate::pattern::Pattern;
use crate::util::syntax;
use crate::{Input, MatchKind, PatternSet};

pub use crate::pattern::BuildError;

#[derive(Debug, Clone)]
pub struct Regex(Vec<Pattern>);

impl Regex {
    #[must_use]
    pub fn config() -> Config {
        Config
    }

    #[must_use]
    pub fn builder() -> Builder {
        Builder
    }

    #[must_use]
    pub fn pattern_len(&self) -> usize {
        self.0.len()
    }

    pub fn is_match<'h>(&self, input: impl Into<Input<'h>>) -> bool {
        let Input(text) = input.into();
        self.0.iter().any(|pattern| pattern.is_match(text))
    }

    pub fn which_overlapping_matches(&self, input: &Input<'_>, found: &mut PatternSet) {
        for (pattern, matches) in self.0.iter().zip(&mut found.0) {
            *matches |= pattern.is_match(input.0);
        }
    }

    #[must_use]
    pub fn create_captures(&self) -> Captures {
        Captures
    }

    /// Asked for what git's own settings say, which no page can read.
    pub fn captures(&self, _text: &[u8], _captures: &mut Captures) {}
}

/// The parts of a match, which are not told.
#[derive(Debug)]
pub struct Captures;

impl Captures {
    #[must_use]
    pub fn get_group(&self, _place: usize) -> Option<Range<usize>> {
        None
    }
}

/// How to search fast, which does not matter here.
#[derive(Debug, Clone, Copy)]
pub struct Config;

impl Config {
    #[must_use]
    pub fn match_kind(self, _kind: MatchKind) -> Self {
        self
    }

    #[must_use]
    pub fn utf8_empty(self, _yes: bool) -> Self {
        self
    }

    #[must_use]
    pub fn nfa_size_limit(self, _limit: Option<usize>) -> Self {
        self
    }

    #[must_use]
    pub fn hybrid_cache_capacity(self, _limit: usize) -> Self {
        self
    }
}

#[derive(Debug, Clone, Copy)]
pub struct Builder;

impl Builder {
    #[must_use]
    pub fn syntax(self, _syntax: syntax::Config) -> Self {
        self
    }

    #[must_use]
    pub fn configure(self, _config: Config) -> Self {
        self
    }

    /// # Errors
    ///
    /// The expression is none that globset writes.
    pub fn build(self, expression: &str) -> Result<Regex, BuildError> {
        self.build_many(&[expression])
    }

    /// # Errors
    ///
    /// One of the expressions is none that globset writes.
    pub fn build_many(self, expressions: &[impl AsRef<str>]) -> Result<Regex, BuildError> {
        expressions
            .iter()
            .map(|expression| Pattern::read(expression.as_ref()))
            .collect::<Result<_, _>>()
            .map(Regex)
    }
}
