//! Checks the lists of a plan on all cores, and hands each report on in the order of the plan.

use std::io::Read as _;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use super::super::clock;
use super::super::options::Joining;
use super::super::panics;
use super::super::screen::Screen;
use super::in_order::in_order;
use super::joining::{Parts, with_those_beside};
use super::lists::{self, Input};
use super::outputs::Outputs;
use super::passed_over;
use super::plan::{Aside, Planned, SettingsGroup};
use super::progress::Progress;
use crate::between_lists::{Digest, RunComparison};
use crate::fault::{self, Fault};
use crate::report::{Closing, InputReport, Run};
use crate::text;
use crate::validate::{
    CheckSettings, ListSource, check_list, check_parts, in_order_of_roles, no_list, unit_by_path,
};

/// More of standard input than this is no list; the reader has a smaller limit of its own.
const LARGEST_INPUT: u64 = 1 << 30;

/// The lists of a run.
pub(super) struct RunLists<'a> {
    pub(super) groups: &'a [SettingsGroup],
    pub(super) inputs: &'a [Planned],
    /// The files that are no lists.
    pub(super) aside: &'a [Aside],
    /// What the lists of each group are checked with.
    pub(super) settings: &'a [CheckSettings<'a>],
}

/// A run that is ready to begin.
pub(super) struct Checking<'a> {
    pub(super) lists: &'a RunLists<'a>,
    pub(super) run: &'a Run,
    pub(super) jobs: NonZeroUsize,
}

impl Checking<'_> {
    /// Has every input checked, and writes each report as soon as those before it are written.
    ///
    /// Where `work` has nothing for an input, the run was stopped, and there is no closing.
    pub(super) fn each(
        &self,
        work: impl Fn(&Planned) -> Option<(InputReport, Digest)> + Sync,
        outputs: &mut Outputs<'_>,
        screen: &Screen,
    ) -> anyhow::Result<Option<Closing>> {
        let run = self.run;
        let mut closing = Closing::default();
        let mut comparisons = self.comparisons();
        for aside in self.lists.aside {
            comparisons[aside.group].pass_over(&aside.file);
            closing.passed_over.push(aside.file.clone());
        }
        let mut written = outputs.begin(run);
        let mut number = 0;
        let mut stopped = false;
        let mut progress = Progress::new(run.inputs, screen);
        in_order(self.lists.inputs, self.jobs, work, |planned, checked| {
            let Some((report, digest)) = checked.filter(|_| !stopped) else {
                stopped = true;
                return;
            };
            if let Some(file) = report.passed_over {
                comparisons[planned.group].pass_over(&file);
                closing.passed_over.push(file);
                progress.step();
                return;
            }
            number += 1;
            progress.aside(|| {
                if let Err(error) = &report.outcome {
                    screen.fail(&error.clone().about(report.path.clone()));
                }
                if written.is_ok() {
                    written = outputs.input(run, &report, number);
                }
            });
            closing.add(&report, run.strictness);
            comparisons[planned.group].add(&report, digest);
            progress.step();
        });
        progress.finish();
        written?;
        if stopped {
            return Ok(None);
        }
        closing.passed_over.sort_by(|one, other| one.path.cmp(&other.path));
        if closing.inputs == 0 {
            // Of several paths the first stands for all: nothing was found in any.
            screen.fail(&lists::empty());
        }
        for (comparison, group) in comparisons.into_iter().zip(self.lists.groups) {
            let compared = comparison.finish(group.covers_all);
            closing.conclude(compared.between_lists);
            closing.overview.units.extend(compared.units);
        }
        Ok(Some(closing))
    }

    fn comparisons(&self) -> Vec<RunComparison<'_>> {
        let mut comparisons = Vec::new();
        for it in self.lists.settings {
            comparisons.push(RunComparison::new(it.settings, &it.ruleset.levels, it.today));
        }
        comparisons
    }
}

/// What every list of a run is checked with.
pub(super) struct Checker<'a> {
    /// The settings of each group.
    pub(super) settings: &'a [CheckSettings<'a>],
    /// The files that were read already.
    pub(super) parts: Parts,
    /// Where the run is over one file: what is done about the others of its list.
    pub(super) alone: Option<Joining>,
    /// Whether the run is over one list, which meets no other.
    pub(super) is_only: bool,
}

impl Checker<'_> {
    /// Checks one input, and takes out of it what is compared with others; of the people themselves
    /// only what the report shows is kept.
    pub(super) fn check(&self, planned: &Planned) -> (InputReport, Digest) {
        let settings = &self.settings[planned.group];
        let name = planned.input.name();
        let checked = match &planned.input {
            Input::Nothing(_, failure) => Err(failure.clone()),
            Input::Stdin => stdin().and_then(|bytes| {
                let list = || check_list(&name, ListSource::Bytes(bytes), settings);
                panics::caught(|| self.compared(list(), None, settings))
            }),
            Input::File(file) => panics::caught(|| {
                let (mut report, digest) =
                    self.compared(self.files(planned, file), Some(file), settings);
                // A file that is named is meant to be a list, and has to be one.
                if report.outcome.is_err() && planned.others.is_empty() && !planned.is_named {
                    let what = no_list(file, settings);
                    report.passed_over = what.map(|what| passed_over::opened(name.clone(), what));
                }
                (report, digest)
            }),
        };
        checked.unwrap_or_else(|failure| (unchecked(name, failure), Digest::default()))
    }

    /// A report, and what is compared of it with others.
    fn compared(
        &self,
        mut report: InputReport,
        file: Option<&PathBuf>,
        settings: &CheckSettings<'_>,
    ) -> (InputReport, Digest) {
        let inside = file.zip(settings.settings).and_then(|(file, it)| it.seen_from_root(file));
        let digest = match &mut report.outcome {
            Ok(list) => {
                let lowest = settings.ruleset.levels.first().map(|level| &level.id);
                let has_no_use = self.is_only && lowest == Some(&list.congress.level);
                let take = if has_no_use { Digest::without_officials } else { Digest::of };
                let mut digest = take(list, inside, settings.privacy);
                digest.written = file.and_then(|file| clock::day_written(file));
                list.roster.delegates.retain(|delegate| delegate.hidden);
                digest
            }
            Err(_) => Digest::default(),
        };
        (report, digest)
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

/// All that standard input holds.
pub(in crate::cli) fn stdin() -> Result<Vec<u8>, Fault> {
    let mut bytes = Vec::new();
    std::io::stdin().lock().take(LARGEST_INPUT).read_to_end(&mut bytes).map_err(|fault| {
        Fault::new(text!(
            vi: "không đọc được đầu vào chuẩn: {fault}",
            en: "standard input cannot be read: {fault}",
            fault = fault::system(&fault)
        ))
    })?;
    Ok(bytes)
}
