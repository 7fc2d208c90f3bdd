//! Pure arithmetic on counts: no files, no terminal, no rules of a regulation.

pub mod allotment;
pub mod apportion;
