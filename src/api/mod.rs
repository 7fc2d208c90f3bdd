//! What another program needs of this crate: a list in, a report out, a format of it.
//!
//! Nothing is printed, no file is written, and nothing leaves the machine. Everything else in the
//! crate is its own affair and may change with any version.
//!
//! # Examples
//!
//! ```
//! use std::path::Path;
//!
//! use delegate_quota::api::{CheckSettings, Format, Lang, ListSource, Status};
//! use delegate_quota::api::{check, load, render};
//!
//! let rules = load("vn-2024")?;
//! let settings = CheckSettings::new(&rules);
//! let path = "examples/01_sa_thay/delegates.xlsx";
//! let report = check(path, ListSource::File(Path::new(path)), &settings);
//!
//! let list = report.inputs[0].outcome.as_ref().expect("the list can be read");
//! let mut broken = list.checks.iter().filter(|check| check.status == Status::Fail);
//! assert_eq!(broken.next().map(|check| check.rule.as_str()), Some("pilot-deadline"));
//!
//! let page = render(&report, Format::Html, Lang::Vi);
//! assert!(page.starts_with("<!DOCTYPE html>"));
//! # Ok::<(), delegate_quota::api::Fault>(())
//! ```

mod commands;
mod files;

/// A day of the calendar.
pub use jiff::civil::Date;

pub use commands::{ListAtHand, annotated_copy, facts, format_of_id, quota, ruleset_json};
pub use files::{FilesOptions, FilesPlan, FilesReport};

pub use crate::congress::CongressProfile;
pub use crate::fault::Fault;
pub use crate::files::{FileFacts, Files, GivenFiles, OpenFile};
pub use crate::render::{Format, OverviewOrder, RenderOptions, WholeFormat};
pub use crate::report::{Check, Closing, Finding, InputReport, ListReport, Report, Run};
pub use crate::report::{Severity, Status, Strictness};
pub use crate::rules::{Builtin, Level, Privacy, Ruleset, builtin, load, load_from, parse};
pub use crate::runs::Joining;
pub use crate::validate::{CheckSettings, FilesKept, ListSource};
pub use crate::wording::{Lang, Text};

use crate::report::BetweenLists;
use crate::validate::check_list;

/// Checks one list, a file or bytes, against the rules of the settings.
///
/// `name` is what the report calls the list. A list that cannot be read is a part of the report,
/// too: its outcome is the [`Fault`] that says why, and what to do.
pub fn check(name: &str, list: ListSource<'_>, settings: &CheckSettings<'_>) -> Report {
    let run = Run {
        rulesets: vec![settings.ruleset.facts().into()],
        strictness: Strictness::default(),
        inputs: 1,
    };
    let inputs = vec![check_list(name, list, settings)];
    Report { run, inputs, between_lists: BetweenLists::default() }
}

/// The report in a format, ending with a line feed. A table is 80 columns wide, without colours.
pub fn render(report: &Report, format: Format, lang: Lang) -> String {
    crate::render::render(report, format, &RenderOptions::new(lang))
}
