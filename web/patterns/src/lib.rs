//! Stands in for regex-automata in the page, where globset and ignore alone ask for it.
//!
//! Its engines are a twelfth of the page's code, and are there to search fast through much text. The page
//! matches a few patterns of file names with a few paths. Expressions that are not those of globset are refused
//! rather than taken for something else. The items have the names and shapes of the crate that they stand for.

pub mod meta;
mod pattern;
pub mod util;

/// Which matches are looked for. Whether there is one does not depend on it.
#[derive(Debug, Clone, Copy)]
pub enum MatchKind {
    All,
}

/// What is searched.
#[derive(Debug, Clone, Copy)]
pub struct Input<'h>(&'h [u8]);

impl<'h> Input<'h> {
    pub fn new<H: ?Sized + AsRef<[u8]>>(haystack: &'h H) -> Self {
        Self(haystack.as_ref())
    }
}

impl<'h, H: ?Sized + AsRef<[u8]>> From<&'h H> for Input<'h> {
    fn from(haystack: &'h H) -> Self {
        Self::new(haystack)
    }
}

/// Which of several expressions match.
#[derive(Debug, Clone)]
pub struct PatternSet(Vec<bool>);

impl PatternSet {
    #[must_use]
    pub fn new(length: usize) -> Self {
        Self(vec![false; length])
    }

    pub fn clear(&mut self) {
        self.0.fill(false);
    }

    #[must_use]
    pub fn is_full(&self) -> bool {
        self.0.iter().all(|matches| *matches)
    }

    /// The places of those that match.
    pub fn iter(&self) -> impl Iterator<Item = usize> {
        self.0.iter().enumerate().filter_map(|(place, matches)| matches.then_some(place))
    }
}
