//! Checks the inputs of a run one by one, and keeps what is said of all of them together.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::joining::{Joining, Parts, with_those_beside};
use super::passed_over;
use super::planned::{Input, Planned};
use crate::between_lists::{Company, Digest, PeopleKnown, RunComparison};
use crate::fault::Fault;
use crate::panics;
use crate::report::{Closing, InputReport, PassedOver, Strictness};
use crate::validate::{
    CheckSettings, ListSource, check_list, check_parts, in_order_of_roles, no_list, unit_by_path,
};

/// A list that was checked.
#[derive(Debug)]
pub struct CheckedList {
    pub report: InputReport,
    /// What is compared of it with others.
    pub digest: Arc<Digest>,
}

/// What every list of a run is checked with.
pub struct Checker<'a> {
    /// The settings of each group.
    pub settings: &'a [CheckSettings<'a>],
    /// The files that were read already.
    pub parts: Parts,
    /// Where the run is over one file: what is done about the others of its list.
    pub alone: Option<Joining>,
    /// Whether the run is over one list, which meets no other.
    pub is_only: bool,
    /// Reads standard input.
    pub stdin: fn() -> Result<Vec<u8>, Fault>,
}

impl Checker<'_> {
    /// Checks one input, and takes out of it what is compared with others; of the people themselves
    /// only what the report shows is kept.
    pub fn check(&self, planned: &Planned) -> CheckedList {
        let settings = &self.settings[planned.group];
        let name = planned.input.name();
        let checked = match &planned.input {
            Input::Nothing(_, failure) => Err(failure.clone()),
            Input::Stdin => (self.stdin)().and_then(|bytes| {
                let list = || check_list(&name, ListSource::Bytes(bytes), settings);
                panics::caught(|| self.compared(list(), None, settings))
            }),
            Input::File(file) => panics::caught(|| {
                let mut checked = self.compared(self.files(planned, file), Some(file), settings);
                // A file that is named is meant to be a list, and has to be one.
                let report = &mut checked.report;
                if report.outcome.is_err() && planned.others.is_empty() && !planned.is_named {
                    let what = no_list(file, settings);
                    report.passed_over = what.map(|what| passed_over::opened(name.clone(), what));
                }
                checked
            }),
        };
        checked.unwrap_or_else(|fault| self.compared(unchecked(name, fault), None, settings))
    }

    /// A report, and what is compared of it with others.
    fn compared(
        &self,
        mut report: InputReport,
        file: Option<&PathBuf>,
        settings: &CheckSettings<'_>,
    ) -> CheckedList {
        let inside = file.zip(settings.settings).and_then(|(file, it)| it.seen_from_root(file));
        let company = if self.is_only { Company::Alone } else { Company::Others };
        let mut digest = Digest::of(&report, settings.ruleset, inside, settings.privacy, company);
        if let Ok(list) = &mut report.outcome {
            let facts = file.and_then(|file| settings.files.about(file).ok());
            digest.written = facts.and_then(|facts| facts.day_written());
            list.roster.delegates.retain(|delegate| delegate.hidden);
        }
        CheckedList { report, digest: Arc::new(digest) }
    }

    /// The report on the list that these files are.
    fn files(&self, planned: &Planned, file: &Path) -> InputReport {
        let settings = &self.settings[planned.group];
        let mut parts = Vec::new();
        for path in planned.files() {
            match self.parts.take(path, settings) {
                Ok(part) => parts.push(part),
                Err(error) => return unread(planned, path, error, settings),
            }
        }
        if let (Some(joining), [_]) = (self.alone, &parts[..]) {
            let part = parts.remove(0);
            parts = with_those_beside(part, joining, settings);
        }
        debug_assert!(!parts.is_empty(), "{} is a file", file.display());
        check_parts(in_order_of_roles(parts), settings)
    }
}

/// A list of which this file cannot be read.
fn unread(
    planned: &Planned,
    file: &Path,
    error: Fault,
    settings: &CheckSettings<'_>,
) -> InputReport {
    let report = InputReport {
        path: planned.input.name(),
        parts: Vec::new(),
        unit: unit_by_path(file, settings),
        outcome: Err(error),
        passed_over: None,
    };
    if planned.others.is_empty() {
        return report;
    }
    let name = format!("`{}`", file.display());
    let outcome = report.outcome.map_err(|fault| fault.at(name));
    let parts = planned.files().map(|file| file.display().to_string().into()).collect();
    InputReport { parts, outcome, ..report }
}

fn unchecked(path: String, failure: Fault) -> InputReport {
    let outcome = Err(failure);
    InputReport { path, parts: Vec::new(), unit: None, outcome, passed_over: None }
}

/// The people of all lists of a run, by its groups, kept from one round to the next.
#[derive(Debug, Default)]
pub struct RunPeople(Vec<PeopleKnown>);

/// What is said of all lists of a run, as far as they are checked.
#[derive(Debug)]
pub struct RunSoFar<'a> {
    closing: Closing,
    /// The lists of each group, laid side by side.
    comparisons: Vec<RunComparison<'a>>,
}

impl<'a> RunSoFar<'a> {
    /// A run over lists that these settings, one of each group, are for.
    pub fn new(settings: &'a [CheckSettings<'a>], people: &'a mut RunPeople) -> Self {
        people.0.resize_with(settings.len(), PeopleKnown::default);
        let compared = |(settings, people): (&'a CheckSettings<'a>, &'a mut PeopleKnown)| {
            let levels = &settings.ruleset.levels;
            RunComparison::new(settings.settings, levels, settings.today, people)
        };
        let comparisons = settings.iter().zip(&mut people.0).map(compared).collect();
        Self { closing: Closing::default(), comparisons }
    }

    /// Notes a file that is no list.
    pub fn pass_over(&mut self, file: PassedOver, group: usize) {
        self.comparisons[group].pass_over(&file);
        self.closing.passed_over.push(file);
    }

    /// Adds the report on a list.
    pub fn add(&mut self, list: &CheckedList, group: usize, strictness: Strictness) {
        self.closing.add(&list.report, strictness);
        self.comparisons[group].add(&list.digest);
    }

    /// Whether no list was found so far.
    pub fn is_empty(&self) -> bool {
        self.closing.inputs == 0
    }

    /// What is said once all are checked; for each group, whether all of its folder was.
    pub fn finish(self, covers_all: impl IntoIterator<Item = bool>) -> Closing {
        let mut closing = self.closing;
        closing.passed_over.sort_by(|one, other| one.path.cmp(&other.path));
        for (comparison, covers_all) in self.comparisons.into_iter().zip(covers_all) {
            let compared = comparison.finish(covers_all);
            closing.conclude(compared.between_lists);
            closing.overview.units.extend(compared.units);
        }
        closing
    }
}
