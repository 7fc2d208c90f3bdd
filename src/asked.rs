//! Answers that are remembered: the cells of a list repeat a few texts hundreds of times.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use foldhash::fast::RandomState;

/// What was asked of texts so far, with the answers.
#[derive(Debug)]
pub(crate) struct Asked<T> {
    answers: Mutex<HashMap<String, T, RandomState>>,
}

impl<T> Default for Asked<T> {
    fn default() -> Self {
        Self { answers: Mutex::default() }
    }
}

impl<T: Clone> Asked<T> {
    /// The answer of before, or what `answer` says of a text that was not asked yet.
    pub(crate) fn get(&self, text: &str, answer: impl FnOnce(&str) -> T) -> T {
        if let Some(known) = self.lock().get(text) {
            return known.clone();
        }
        let answer = answer(text);
        self.lock().insert(text.to_owned(), answer.clone());
        answer
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<String, T, RandomState>> {
        self.answers.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
