//! The text of a cell where it is only looked at.

use std::fmt;
use std::ops::Deref;

use smol_str::SmolStr;

/// A cell's text: its own, or one that a number or a date is shown by, which is short.
#[derive(Debug)]
pub enum CellText<'a> {
    /// The cell holds it.
    Held(&'a str),
    /// It was written for what the cell holds.
    Made(SmolStr),
}

impl Deref for CellText<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        match self {
            Self::Held(text) => text,
            Self::Made(text) => text,
        }
    }
}

impl fmt::Display for CellText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self)
    }
}
