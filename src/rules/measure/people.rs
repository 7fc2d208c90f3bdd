//! Whom a list is measured by, with what was worked out of them once for all rules.

use std::ops::Deref;
use std::sync::Arc;

use super::classes::ClassesOfAll;
use super::parts::Columns;
use crate::asked::Asked;
use crate::roster::Delegate;

/// The delegates to the congress itself, and those who may be. As a slice, the delegates alone.
///
/// They never change: what was worked out of them would be wrong of others.
#[derive(Debug, Default)]
pub struct People<'a> {
    delegates: Vec<&'a Delegate>,
    in_doubt: Vec<&'a Delegate>,
    /// The fields of work that texts were found to tell.
    pub(super) works: Asked<Vec<String>>,
    pub(super) classes: ClassesOfAll,
    /// What the columns of the list were found to tell for statistics.
    pub(super) columns: Arc<Columns>,
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
