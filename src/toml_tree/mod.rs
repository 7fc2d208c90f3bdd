//! TOML as it was written: values with their places, and problems shown with a caret.
//!
//! Rules files, congress profiles and other files that people write by hand are read in two steps.
//! Here a file becomes a tree in which each key and value knows where it stands; the reader of that
//! kind of file takes out what it understands, one key at a time, and records every
//! [`Problem`] on the way. So all the problems of a file are told at once, each at its place, and
//! an unknown key is refused instead of being overlooked.

pub(crate) mod file;
mod groups;
mod problem;
mod table;
mod value;

pub(crate) use groups::group_codes;
#[cfg(test)]
pub use problem::render_problems;
pub use problem::{Place, Problem, Sources, invalid};
pub use table::WrittenTable;
pub(crate) use table::{offer, read_text};
pub use value::{Entry, Key, Table, Value, ValueKind, parse};
