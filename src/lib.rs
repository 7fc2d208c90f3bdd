//! Checks lists of delegates to congresses of ethnic minorities against declarative rules.
//!
//! A list goes one way through four rooms, and each hands the next one named value:
//!
//! ```text
//! file ──read──▶ Workbook ──recognise──▶ Roster ─┐
//!                                                ├─evaluate──▶ Report ──render──▶ table, JSON …
//! rules.toml ──rules──▶ Ruleset ─────────────────┤
//! congress.toml ──congress──▶ CongressProfile ───┘
//! ```
//!
//! `validate` joins the rooms for one list. Around it, `settings` tells what holds for a folder,
//! `between_lists` lays lists side by side, `versions` and `what_if` two reports of a list, and
//! `calculate` asks the same rules what is still allowed and what would have to change.
//!
//! The rooms are a staircase: each uses rooms of the steps above it alone, so that the crate can be
//! read from the first step to the last. `tests/rooms.rs` keeps it so.
//!
//! ```text
//!  1  sheet  spelling  numbers  asked  closed_list  files  version_day  phrases
//!  2  wording  file_names            texts in both languages; names as files spell them
//!  3  fault  panics                 why something cannot be done, and the way on
//!  4  catalogue  read               names of groups; files as workbooks
//!  5  roster  toml_tree             the people of a list; TOML with places
//!  6  report                        what is said of a list
//!  7  congress                      what is known of a congress
//!  8  rules                         rulesets, kinds of rules, what they measure with
//!  9  recognise  evaluate  versions
//! 10  units_table  template  annotate  selection
//! 11  settings                      what holds for a folder
//! 12  validate  between_lists  calculate  statistics
//! 13  what_if
//! 14  render                        every format
//! 15  runs                          several lists, checked together
//! 16  cli  api
//! ```
//!
//! [`api`] is what another program needs. In these rooms, which are private, `pub` means: for the
//! other rooms.
//!
//! Nothing but `cli` prints or exits, and no number of a regulation stands in this code: limits,
//! dates, clauses and the catalogue of groups are data under `rules/`.

// Much of what the command line uses is there in the bare library, and used by nobody.
#![cfg_attr(
    not(feature = "cli"),
    expect(dead_code, unused_imports, reason = "most commands are a part of the command line")
)]
// `tests/outside/clippy.toml` names what asks the disk, the clock or the terminal.
#![cfg_attr(not(feature = "cli"), deny(clippy::disallowed_types, clippy::disallowed_methods))]

mod asked;
mod closed_list;
mod file_names;
mod files;
mod numbers;
mod phrases;
mod sheet;
mod spelling;
mod version_day;

mod wording;
use wording::text;

mod fault;
mod panics;

mod catalogue;
mod read;

mod roster;
mod toml_tree;

mod report;

mod congress;

mod rules;

mod evaluate;
mod recognise;
mod versions;

mod annotate;
mod selection;
mod template;
mod units_table;

mod settings;

mod between_lists;
mod calculate;
mod statistics;
mod validate;

mod what_if;

mod render;

mod runs;

#[cfg(feature = "cli")]
mod cli;

pub mod api;

#[cfg(feature = "cli")]
pub use cli::run;

/// What this project's own tests, benches, fuzz targets and page look into; no promise to anybody else.
#[doc(hidden)]
pub mod rooms;
