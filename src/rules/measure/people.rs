//! Whom a list is measured by, with what was worked out of them once for all rules.

use std::cell::OnceCell;
use std::ops::Deref;

use super::Case;
use super::classes::{Classes, TOLD_APART, ToldApart};
use crate::asked::Asked;
use crate::roster::Delegate;
use crate::rules::Mentioned;

/// The delegates to the congress itself, and those who may be. As a slice, the delegates alone.
///
/// They never change: what was worked out of them would be wrong of others.
#[derive(Debug, Default)]
pub struct People<'a> {
    delegates: Vec<&'a Delegate>,
    in_doubt: Vec<&'a Delegate>,
    /// The fields of work that texts were found to tell.
    pub(super) works: Asked<Vec<String>>,
    classes: [OnceCell<Classes>; TOLD_APART],
}

impl<'a> People<'a> {
    /// The delegates, and beside them those who may be delegates or nobody at all.
    pub fn new(delegates: Vec<&'a Delegate>, in_doubt: Vec<&'a Delegate>) -> Self {
        Self { delegates, in_doubt, ..Self::default() }
    }

    /// Those who may be delegates, or nobody at all.
    pub(crate) fn in_doubt(&self) -> &[&'a Delegate] {
        &self.in_doubt
    }
}

impl<'a> Deref for People<'a> {
    type Target = [&'a Delegate];

    fn deref(&self) -> &Self::Target {
        &self.delegates
    }
}

impl Case<'_> {
    /// Everybody listed, in classes of those whom selectors that look at this cannot tell apart.
    pub(crate) fn classes(&self, mentioned: &Mentioned) -> &Classes {
        let told_apart = ToldApart::by(mentioned);
        self.people.classes[told_apart.index()].get_or_init(|| Classes::of(self, told_apart))
    }
}
