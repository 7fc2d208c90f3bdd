//! One draw: what is typed under a seed, ready to be written and read.

use super::hand::Hand;
use super::kinds::{Kind, Switches};
use super::page::Page;
use super::random::Rng;
use super::surroundings;
use super::truth::Truth;
use super::words::Home;
use super::write::Format;

/// A list as drawn, ready to be written and read.
pub(super) struct Draw {
    pub(super) seed: u64,
    pub(super) on: Switches,
    pub(super) format: Format,
    pub(super) pages: Vec<Page>,
    pub(super) truth: Truth,
    pub(super) home: &'static Home,
    pub(super) level: &'static str,
    /// Whether the title tells the level, so that no option is needed.
    pub(super) title_tells_level: bool,
}

impl Draw {
    pub(super) fn new(seed: u64) -> Self {
        Self::with(seed, Switches::drawn(seed), Rng::new(seed, "format").pick(&Format::ALL))
    }

    /// The same draw with other switches or in another format.
    pub(super) fn with(seed: u64, on: Switches, format: Format) -> Self {
        let mut hand = Hand::new(seed, on, format);
        hand.book.truth.open = on.has(Kind::GroupMarks);
        hand.write();
        surroundings::sheets(&mut hand.book, seed, format, hand.home, &hand.place);
        if on.has(Kind::Decomposed) {
            hand.book.pages.iter_mut().for_each(Page::decompose);
        }
        Self {
            seed,
            on,
            format,
            pages: hand.book.pages,
            truth: hand.book.truth,
            home: hand.home,
            level: hand.level,
            title_tells_level: hand.title_tells_level,
        }
    }

    pub(super) fn bytes(&self) -> Vec<u8> {
        self.format.write(&self.pages, &mut Rng::new(self.seed, "file"))
    }
}
