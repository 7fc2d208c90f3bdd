//! Checks lists of delegates to congresses of ethnic minorities against declarative rules.
//!
//! A list goes one way through five rooms, and each hands the next one named value:
//!
//! ```text
//! file ──read──▶ Workbook ──recognise──▶ Roster ─┐
//!                                                ├─evaluate──▶ Report ──render──▶ table, JSON …
//! rules.toml ──rules──▶ Ruleset ─────────────────┤
//! congress.toml ──congress──▶ CongressProfile ───┘
//! ```
//!
//! [`check`] joins the rooms for one list. Around it, [`settings`] tells what holds for a folder,
//! [`across`] lays lists side by side, [`comparison`] and [`what_if`] two reports of a list, and
//! [`calculate`] asks the same rules what is still allowed and what would have to change.
//!
//! Nothing but [`cli`] prints or exits, and no number of a regulation stands in this code: limits,
//! dates, clauses and the catalogue of groups are data under `rules/`.

pub mod read;
pub mod sheet;

pub mod catalogue;
pub mod fold;
pub mod recognise;
pub mod roster;

pub mod congress;
pub mod rules;
pub mod units_table;
pub mod written;

pub mod evaluate;
pub mod report;

pub mod settings;

pub mod across;
pub mod check;

pub mod calculate;
pub mod comparison;
pub mod what_if;

pub mod template;

pub mod render;

pub mod cli;

mod asked;
mod file_names;
pub mod units;
mod version_day;
pub mod wording;
