//! How much work an answer may take before it is given up.
//!
//! Work is counted in steps and not in seconds, so that the same question has the same answer on
//! every machine and every day. The rulesets there are need some thousands of steps; a ruleset made
//! to be hard could take hours, and ends here with "cannot be calculated exactly" instead.

use std::cell::Cell;

use super::Unsettled;

/// A step is about one multiplication; so many are a few seconds' work.
const MOST_STEPS: usize = 100_000_000;

/// The steps left for all programmes of one question.
#[derive(Debug)]
pub(crate) struct Effort(Cell<usize>);

impl Effort {
    /// What a question may take.
    pub(crate) fn of_a_question() -> Self {
        Self::of_steps(MOST_STEPS)
    }

    pub(crate) fn of_steps(steps: usize) -> Self {
        Self(Cell::new(steps))
    }

    /// Takes so many steps off; the question is given up where they are not left.
    pub(crate) fn spend(&self, steps: usize) -> Result<(), Unsettled> {
        let left = self.0.get().checked_sub(steps);
        self.0.set(left.unwrap_or(0));
        left.map(|_| ()).ok_or(Unsettled)
    }
}
