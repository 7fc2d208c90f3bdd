//! All integration tests, in one binary.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod cli;
mod inspect;
mod repair;
mod robustness;
mod workbooks;
