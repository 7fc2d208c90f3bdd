//! Answers that are remembered: the cells of a list repeat a few texts hundreds of times.

use std::cell::RefCell;
use std::collections::HashMap;

use foldhash::fast::RandomState;

/// What was asked of texts so far, with the answers.
#[derive(Debug)]
pub(crate) struct Asked<T> {
    answers: RefCell<HashMap<String, T, RandomState>>,
}

impl<T> Default for Asked<T> {
    fn default() -> Self {
        Self { answers: RefCell::default() }
    }
}

impl<T: Clone> Asked<T> {
    /// The answer of before, or what `answer` says of a text that was not asked yet.
    pub(crate) fn get(&self, text: &str, answer: impl FnOnce(&str) -> T) -> T {
        if let Some(known) = self.answers.borrow().get(text) {
            return known.clone();
        }
        let answer = answer(text);
        self.answers.borrow_mut().insert(text.to_owned(), answer.clone());
        answer
    }
}
