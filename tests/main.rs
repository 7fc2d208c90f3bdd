//! All integration tests, in one binary.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod annotated;
mod calculations;
mod cli;
mod disturbed;
mod documents;
mod folders;
mod foreign;
mod formats;
#[cfg(windows)]
mod held_open;
mod in_data;
mod init;
mod inspect;
mod joined;
mod library;
#[cfg(unix)]
mod open;
mod outputs;
mod passed_over;
mod plan;
mod profile;
mod quirks;
mod repair;
mod results;
mod robustness;
mod rooms;
mod settings;
mod stats;
mod watch;
mod what_if;
mod work;
mod workbooks;
mod writers;
