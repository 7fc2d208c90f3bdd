//! Long texts that cells repeat, kept once: a post or a unit stands beside hundreds of people.

use std::collections::HashSet;

use foldhash::fast::RandomState;
use smol_str::SmolStr;

/// The texts so far.
#[derive(Debug, Default)]
pub(super) struct SharedTexts(HashSet<SmolStr, RandomState>);

impl SharedTexts {
    /// The text, shared with the cells that hold the same.
    pub(super) fn get(&mut self, text: &str) -> SmolStr {
        /// Up to this a text is kept in its cell, and there is nothing to share.
        const IN_ITS_CELL: usize = 23;
        /// What repeats does so early; a list of other texts would only fill the table.
        const MOST: usize = 50_000;
        if text.len() <= IN_ITS_CELL {
            return SmolStr::new(text);
        }
        if let Some(known) = self.0.get(text) {
            return known.clone();
        }
        let text = SmolStr::new(text);
        if self.0.len() < MOST {
            self.0.insert(text.clone());
        }
        text
    }
}
