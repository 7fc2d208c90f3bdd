//! The library behind the page: what is asked comes in as JSON and the bytes of files, what is
//! answered goes out as bytes. The reports are those of the command line, byte for byte.
//!
//! [`Engine`] is all of it; `door` hands it to a page as a module of WebAssembly.

mod ask;
mod door;
mod sheets;

use std::path::PathBuf;

use delegate_quota::api::{
    Fault, FilesKept, FilesOptions, FilesPlan, FilesReport, Format, GivenFiles, Lang, ListAtHand,
    annotated_copy, quota, ruleset_json,
};
use serde::Serialize;

pub use ask::{Ask, Request, formats};
use sheets::OpenBooks;

/// The files of a page, and what was said of them last.
#[derive(Default)]
pub struct Engine {
    files: GivenFiles,
    /// The report, with what it was asked for.
    report: Option<(Ask, FilesReport)>,
    /// The list that what-if questions are about, with what it was asked for.
    at_hand: Option<(Ask, Vec<PathBuf>, ListAtHand)>,
    /// The files as they were understood, with what they were read for.
    kept: (Ask, FilesKept),
    books: OpenBooks,
}

/// A workbook as offices write them, with invented people.
const LIST: &[u8] =
    include_bytes!("../../../examples/09_district_folder/huyện/lam-ha-chinh-thuc.xlsx");

/// What is known of its congress, which a third more of the engine looks at.
const PROFILE: &[u8] = include_bytes!("../../../examples/01_sa_thay/delegates.congress.toml");

/// Checks a list that nobody asked for.
fn warm(ask: &Ask) {
    let mut files = GivenFiles::new();
    files.add("a.xlsx", LIST, None);
    files.add("a.congress.toml", PROFILE, None);
    let checked = ask.options().and_then(|options| {
        let plan = FilesPlan::new(&files, &[PathBuf::from("a.xlsx")], &options)?;
        Ok(plan.check()?.render(Format::Json, &ask.look()))
    });
    debug_assert!(checked.is_ok(), "the shipped rules judge any list");
}

/// Why a request has no answer, in the language of the request.
#[derive(Debug, Serialize)]
pub struct Refusal {
    pub about: Option<String>,
    pub message: String,
    pub help: Vec<String>,
    /// The problems of a file that somebody wrote by hand, each with its place.
    pub problems: Option<String>,
}

impl Refusal {
    pub(crate) fn of(fault: &Fault, lang: Lang) -> Self {
        Self {
            about: fault.about.clone(),
            message: fault.message.get(lang).to_owned(),
            help: fault.help.iter().map(|help| help.get(lang).to_owned()).collect(),
            problems: fault.problems.as_ref().map(|problems| problems.plain.get(lang).to_owned()),
        }
    }

    /// What the page itself has asked wrongly.
    pub(crate) fn of_request(error: &impl ToString) -> Self {
        Self { about: None, message: error.to_string(), help: Vec::new(), problems: None }
    }
}

impl Engine {
    /// Answers one request. `payload` are the bytes of a file that is added.
    ///
    /// # Errors
    ///
    /// What is asked for cannot be had; the refusal says why, and the way on.
    pub fn answer(&mut self, request: &[u8], payload: &[u8]) -> Result<Vec<u8>, Refusal> {
        let request: Request =
            serde_json::from_slice(request).map_err(|error| Refusal::of_request(&error))?;
        match request {
            Request::Add { path, written, length } => {
                self.add(&path, written, length, payload);
                Ok(Vec::new())
            }
            Request::Clear => {
                *self = Self::default();
                Ok(Vec::new())
            }
            Request::Warm { ask } => {
                warm(&ask);
                Ok(Vec::new())
            }
            Request::Check { ask } => self.report(ask, "json"),
            Request::Report { ask, format } => self.report(ask, &format),
            Request::Marked { ask, input } => self.marked(ask, input),
            Request::Statistics { ask, paths, format } => self.told(&ask, |files, ask, options| {
                let format = formats::whole(&format)?;
                let plan = FilesPlan::new(files, &ask.paths, options)?;
                plan.statistics(&paths, format, &ask.look())
            }),
            Request::WhatIf { ask, paths, changes, format } => {
                self.what_if(&ask, &paths, &changes, &format)
            }
            Request::Quota { ask, given, format } => self.told(&ask, |files, ask, options| {
                let given: Vec<(&str, u64)> =
                    given.iter().map(|(name, number)| (name.as_str(), *number)).collect();
                quota(files, options, &given, formats::whole(&format)?, &ask.look())
            }),
            Request::Rules { ask } => self.told(&ask, |files, ask, options| {
                let default = delegate_quota::api::builtin()[0].id;
                let rules = options.rules.as_deref().unwrap_or(default);
                ruleset_json(files, rules, &ask.look())
            }),
            Request::Choices => Ok(ask::choices()),
            Request::Sheets { path, ask } => {
                let lang = ask.lang();
                let sheets = self.books.sheets(&self.files, &path, ask.most_cells);
                sheets.map_err(|fault| Refusal::of(&fault, lang))
            }
            Request::Rows { path, sheet, from, count, shown } => self
                .books
                .rows(&path, sheet, from, count, shown)
                .map_err(|error| Refusal::of_request(&error)),
        }
    }

    fn add(&mut self, path: &str, written: Option<i64>, length: Option<u64>, payload: &[u8]) {
        self.report = None;
        self.at_hand = None;
        self.kept = <(Ask, FilesKept)>::default();
        self.books = OpenBooks::default();
        if let Some(length) = length {
            self.files.add_too_large(path, length);
        } else {
            let moment = written.and_then(|it| jiff::Timestamp::from_millisecond(it).ok());
            self.files.add(path, payload, moment);
        }
    }

    /// What was read before, where it would be read alike now.
    fn keep_for(&mut self, ask: &Ask) {
        if !self.kept.0.reads_alike(ask) {
            self.kept = (ask.clone(), FilesKept::default());
        }
    }

    /// An answer that rests on the files and on what is asked alone.
    fn told(
        &self,
        ask: &Ask,
        work: impl FnOnce(&GivenFiles, &Ask, &FilesOptions) -> Result<Vec<u8>, Fault>,
    ) -> Result<Vec<u8>, Refusal> {
        let lang = ask.lang();
        let answer = ask.options().and_then(|options| work(&self.files, ask, &options));
        answer.map_err(|fault| Refusal::of(&fault, lang))
    }

    /// Checks the files, if that was not asked for before.
    fn checked(&mut self, ask: Ask) -> Result<&(Ask, FilesReport), Fault> {
        // In which language, and in which look, the report does not know yet.
        let is_known = self.report.as_ref().is_some_and(|(known, _)| known.is_same_check(&ask));
        let report = match self.report.take() {
            Some((_, report)) if is_known => report,
            _ => {
                self.keep_for(&ask);
                let options = ask.options()?;
                let plan = FilesPlan::new(&self.files, &ask.paths, &options)?;
                plan.keeping(&self.kept.1).check()?
            }
        };
        Ok(self.report.insert((ask, report)))
    }

    fn report(&mut self, ask: Ask, format: &str) -> Result<Vec<u8>, Refusal> {
        let lang = ask.lang();
        let answer = formats::of_run(format).and_then(|format| {
            let (ask, report) = self.checked(ask)?;
            Ok(report.render(format, &ask.look()))
        });
        answer.map_err(|fault| Refusal::of(&fault, lang))
    }

    fn marked(&mut self, ask: Ask, input: usize) -> Result<Vec<u8>, Refusal> {
        let lang = ask.lang();
        let answer = self.checked(ask).map(|_| ()).and_then(|()| {
            let (ask, report) = self.report.as_ref().ok_or_else(formats::nothing)?;
            let input = report.inputs.get(input).ok_or_else(formats::nothing)?;
            annotated_copy(&self.files, report, input, &ask.look())
        });
        answer.map_err(|fault| Refusal::of(&fault, lang))
    }

    fn what_if(
        &mut self,
        ask: &Ask,
        paths: &[PathBuf],
        changes: &[(String, String)],
        format: &str,
    ) -> Result<Vec<u8>, Refusal> {
        let lang = ask.lang();
        self.keep_for(ask);
        let mut answer = || {
            let format = formats::whole(format)?;
            let options = ask.options()?;
            let plan = FilesPlan::new(&self.files, &ask.paths, &options)?.keeping(&self.kept.1);
            let is_known = self
                .at_hand
                .as_ref()
                .is_some_and(|(known, of, _)| known.is_same_check(ask) && of == paths);
            if !is_known {
                let list = plan.list(paths)?;
                self.at_hand = Some((ask.clone(), paths.to_vec(), list));
            }
            let (.., list) = self.at_hand.as_ref().ok_or_else(formats::nothing)?;
            let changes: Vec<(&str, &str)> =
                changes.iter().map(|(kind, text)| (kind.as_str(), text.as_str())).collect();
            plan.what_if(list, &changes, format, &ask.look())
        };
        answer().map_err(|fault| Refusal::of(&fault, lang))
    }
}
