//! Which letters a name has. The build script has it, too: it counts those of the names that are known.

use std::borrow::Cow;

/// A name with how many letters it has, and which.
#[derive(Debug)]
pub(super) struct Letters {
    pub(super) name: Cow<'static, str>,
    pub(super) length: usize,
    /// A bit for each letter; several letters share one.
    pub(super) set: u64,
}

impl Letters {
    pub(super) fn of(name: String) -> Self {
        let set = name.chars().fold(0, |set, letter| set | 1 << (u32::from(letter) % u64::BITS));
        Self { length: name.chars().count(), set, name: name.into() }
    }

    pub(super) fn name(&self) -> &str {
        &self.name
    }
}
